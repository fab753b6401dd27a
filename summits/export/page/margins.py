"""The margin of the page: which side reports a fact, and its sources, numbered through the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from summits.answers import cite
from summits.export import references
from summits.record import backing
from summits.record.record import Record
from summits.record.vocabulary import BOTH
from summits.values.citations import Citation
from summits.values.clean import linkable
from summits.values.words import fold_words


class Cite(NamedTuple):
    """One citation, as it stands beneath a fact."""

    number: int
    publisher: str
    paragraphs: str
    """`3–5,7`; empty where the whole is cited."""


class Margin(NamedTuple):
    """What stands beside a fact."""

    sides: str
    """`ab`, `a`, `b` or `o`: both sides, the first, the second, only others."""
    words: str
    whose: str
    """A side's id, `both` or `other`."""
    cites: tuple[Cite, ...]

    @property
    def numbers(self) -> str:
        """The numbers of the sources: `1, 3`."""
        return ", ".join(map(str, dict.fromkeys(cite.number for cite in self.cites)))

    @property
    def sources(self) -> int:
        """How many sources there are."""
        return len({cite.number for cite in self.cites})


class Listed(NamedTuple):
    """A source in the list at the end of the page."""

    number: int
    id: str
    citation: str
    """As it is to be copied."""
    voice: str
    """Whose words they are, and how much was read."""
    url: str | None
    host: str
    """Of the address, as much as a reader takes in."""
    archived: str | None
    side: str
    """`a`, `b` or `o`."""
    read: str


class Margins:
    """The margins of a page; a source gets its number where it is first cited."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.numbers: dict[str, int] = {}
        self._letters = dict(zip(record.sides, "ab", strict=True))

    def margin(self, evidence: Iterable[Citation]) -> Margin:
        """What stands beside a fact that rests on this."""
        cited = tuple(evidence)
        reported = backing.sides(self.record, cited)
        whose = backing.whose(reported)
        sides = "".join(self._letters[side] for side in reported) or "o"
        cites = tuple(map(self._cite, cited))
        words = called(self.record, whose) if self.record.sided else _bare(cites)
        return Margin(sides, words, whose, cites)

    def number(self, source: str) -> int:
        """The number of a source; a new one for a new source."""
        return self.numbers.setdefault(source, len(self.numbers) + 1)

    def listed(self) -> list[Listed]:
        """The sources that have a number, in its order."""
        origins = _origins(self.record)
        return [self._listed(id, number, origins) for id, number in self.numbers.items()]

    def _listed(self, id: str, number: int, origins: Mapping[str, str]) -> Listed:
        row = self.record.sources[id]
        # The address stands behind it as a link.
        citation = references.text(cite.reference(self.record, id)._replace(url=None))
        origin = origins[row.origin]
        named = origin in row.publisher or row.origin in "-".join(fold_words(row.publisher))
        words = [row.kind, "" if named else f"after {origin}", _READ[row.read]]
        return Listed(
            number=number,
            id=id,
            citation=citation,
            voice=", ".join(filter(None, words)),
            url=_address(row.url),
            host=_host(row.url),
            archived=_address(row.archived),
            side=self._letters.get(row.side, "o"),
            read=row.read,
        )

    def _cite(self, citation: Citation) -> Cite:
        row = self.record.sources[citation.source]
        paragraphs = citation.partition("#")[2].replace("-", "–")
        return Cite(self.number(row.id), _brief(row.publisher), paragraphs)


def called(record: Record, whose: str) -> str:
    """Whose account it is, in the words of the page: there is room for whole ones."""
    if whose == BOTH:
        return "both sides"
    return f"{record.sides[whose].adjective} side" if whose in record.sides else OTHERS


def _bare(cites: Sequence[Cite]) -> str:
    """What stands before the number of sources where none of the record speaks for a side."""
    return "source" if len({cite.number for cite in cites}) == 1 else "sources"


OTHERS = "neither side"
"""What reports a fact where neither side does."""


def _brief(publisher: str) -> str:
    """Whose words they are, or the address it is named with; who carries them stands in the list.

    >>> _brief("Reuters text at AOL"), _brief("President of Russia (kremlin.ru)")
    ('Reuters', 'kremlin.ru')
    """
    words = publisher.partition(" text at ")[0]
    found = _AT.fullmatch(words)
    return found[1] if found else words


_AT = re.compile(r".+ \(([a-z0-9-]+(?:\.[a-z0-9-]+)+)\)")
_BRACKETS = re.compile(r" \([^()]*\)$")


def _origins(record: Record) -> dict[str, str]:
    """What an origin is called: as the publisher that most often carries its words."""
    found: dict[str, Counter[str]] = {}
    for row in record.sources.values():
        found.setdefault(row.origin, Counter())[_BRACKETS.sub("", row.publisher)] += 1
    return {id: names.most_common(1)[0][0] for id, names in found.items()}


_READ = {"whole": "read whole", "opening": "", "none": "not read: only its address is known"}


def _host(url: str | None) -> str:
    return (url or "").partition("://")[2].partition("/")[0].removeprefix("www.")


def _address(url: str | None) -> str | None:
    """An address that may be a link, with its letters as themselves."""
    known = linkable(url)
    return _ENCODED.sub(_letters, known) if known else None


# Bytes of signs beyond ASCII, as an address carries them.
_ENCODED = re.compile(r"(?:%[89A-F][0-9A-F])+")


def _letters(encoded: re.Match[str]) -> str:
    """Letters as themselves, which a reader can read and a browser encodes the same; nothing else."""
    with suppress(UnicodeDecodeError):
        text = bytes.fromhex(encoded[0].replace("%", "")).decode()
        return text if text.isalnum() else encoded[0]
    return encoded[0]
