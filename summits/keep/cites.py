"""Citations as a curator types them, completed: a beginning of an id, an address, a paragraph behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from summits.errors import UsageError, quoted
from summits.keep import ids
from summits.keep.draft import Draft, address_key
from summits.record.vocabulary import OTHER
from summits.values import citations, clean
from summits.values.words import meant, nearest

if TYPE_CHECKING:
    from summits.record import tables


def complete(draft: Draft, typed: Iterable[str]) -> list[str]:
    """Each citation whole, once; an address that the record has not becomes a source of it."""
    return list(dict.fromkeys(_complete(draft, text.strip()) for text in typed))


def _complete(draft: Draft, text: str) -> str:
    if is_address(text):
        return by_address(draft, text) or add_address(draft, text)
    source, mark, paragraphs = text.partition("#")
    return str(citations.parse(f"{find(draft.sources, source)}{mark}{paragraphs}"))


def find(sources: Mapping[str, tables.Source], text: str) -> str:
    """The id that is meant: itself, or the only one that begins so."""
    if text in sources:
        return text
    fits = [id for id in sources if text and id.startswith(text)]
    if len(fits) == 1:
        return fits[0]
    if fits:
        raise UsageError(
            f"{quoted(text)} fits several sources: {', '.join(fits[:9])}; write one of them."
        )
    hint = meant(nearest(text, sources), "add it with summits add source.")
    raise UsageError(f"{quoted(text)} is no source of the record; {hint}")


def is_address(text: str) -> bool:
    """Whether it is meant as an address."""
    return re.match(r"https?:", text, re.IGNORECASE) is not None


def by_address(draft: Draft, text: str) -> str | None:
    """The source with an address, or with an archived copy at it."""
    return draft.addresses.get(address_key(text))


def publisher(address: str) -> str:
    """Who published a page, as far as its address says: the site."""
    try:
        host = urlsplit(address).hostname
    except ValueError:
        host = None
    return (host or "unknown").removeprefix("www.")


def add_address(draft: Draft, text: str, called: str = "") -> str:
    """A source of which an address alone is known."""
    name = called or publisher(clean.address(text))
    return draft.add(
        "sources",
        id=ids.source(name, None, draft.sources),
        publisher=name,
        origin=ids.slug(name, "unknown"),
        side=OTHER,
        read="none",
        url=text,
    )
