"""A value and those who claim it: the sources, whose words they are, and where it stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from summits.record import backing
from summits.record.record import Record
from summits.values import dates
from summits.values.citations import Citation, Cites

Said = tuple[Cites, str | None]
"""Citations, and the version that they give of it in a few words, if they give one."""


class Claim(NamedTuple):
    """One citation for a value: who claims it, and where it stands."""

    citation: Citation
    source: str
    paragraphs: tuple[int, ...]
    """Counted from 1; () is the whole text."""
    publisher: str
    origin: str
    side: str
    """The origin's side, or `other`."""
    kind: str | None
    read: str
    """`whole`, or `opening`: in part."""
    published: dates.Edtf | None
    """EDTF."""
    url: str | None
    says: str | None
    """The version in a few words, where an account gives one."""


class Value(NamedTuple):
    """One value of a field, with everybody who claims it."""

    value: str | bool | None
    """In the field's own form, where it has one."""
    text: str
    held: bool
    """Whether the record goes with it."""
    origins: tuple[str, ...]
    sides: tuple[str, ...]
    """The principal sides that claim it; () where only others do."""
    claims: tuple[Claim, ...]


def claimed(
    record: Record,
    value: str | bool | None,
    text: str,
    held: bool,
    said: Iterable[Said],
) -> Value:
    """A value with everybody who claims it; a citation counts once."""
    claims = tuple(_claims(record, said))
    cited = [claim.citation for claim in claims]
    origins, reported = backing.origins(record, cited), backing.sides(record, cited)
    return Value(value, text, held, tuple(origins), tuple(reported), claims)


def _claims(record: Record, said: Iterable[Said]) -> Iterator[Claim]:
    seen: set[str] = set()
    for evidence, says in said:
        for text in evidence:
            if text not in seen:
                seen.add(text)
                yield _claim(record, text, says)


def _claim(record: Record, read: Citation, says: str | None) -> Claim:
    row = record.sources[read.source]
    return Claim(
        citation=read,
        source=read.source,
        paragraphs=read.paragraphs,
        publisher=row.publisher,
        origin=row.origin,
        side=row.side,
        kind=row.kind,
        read=row.read,
        published=row.published,
        url=row.url,
        says=says,
    )
