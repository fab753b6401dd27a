"""Text from data is never trusted: what may reach a terminal."""

from __future__ import annotations

import re

from summits.errors import UsageError, quoted

_DROPPED = {
    **dict.fromkeys((*range(0x20), 0x7F, *range(0x80, 0xA0))),
    # Embeddings, overrides and isolates turn round what stands beside them; U+FEFF hides.
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)),
    **dict.fromkeys(map(ord, "\t\n\v\f\r\x85\u2028\u2029"), " "),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
_KEPT = {**_DROPPED, **{ord(sign): sign for sign in "\t\n\r"}}

ADDRESS = r"https?://[^\s<>\x22\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+"
"""An address, which becomes a link, and so has in it nothing that turns a terminal round: a pattern."""
UNPRINTABLE = "[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
"""What is not printed, beside what JSON escapes anyway: a pattern."""


def address(text: str) -> str:
    """An address as it is; raise UsageError for what is none."""
    if not re.fullmatch(ADDRESS, text):
        raise UsageError(f"{quoted(text)} is no address; write http:// or https:// and no spaces.")
    return text


def linkable(text: str | None) -> str | None:
    """An address as it is, None for what is none: whatever makes a link of it asks here first."""
    return text if text and re.fullmatch(ADDRESS, text) else None


def printable(text: str) -> str:
    """The text without control characters and bidi overrides; tabs and line ends become a space."""
    if text.isprintable():  # nothing that is dropped is
        return text
    return text.translate(_DROPPED)


def escaped(document: str) -> str:
    """A JSON document with the same signs escaped as JSON has it, so that its strings stay true."""
    return re.sub(UNPRINTABLE, lambda found: f"\\u{ord(found[0]):04x}", document)


_ISOLATE, _END = "\u2068", "\u2069"
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_RIGHT_TO_LEFT = (
    # Up to its last such letter: single blanks, digits, signs and escapes within, but no other letter.
    rf"[{_RTL}]+(?:(?:\x1b\[[0-9;]*m|[^\sA-Za-zÀ-ԯ\x1b{_RTL}●○│┆]| (?! ))*?[{_RTL}]+)*"
)


def isolated(screen: str) -> str:
    """A screen whose words from right to left leave the columns after them in place.

    For terminals that do bidi: each run of them is shut off from what stands around it.
    """
    if screen.isascii():
        return screen
    return re.sub(_RIGHT_TO_LEFT, lambda found: f"{_ISOLATE}{found[0]}{_END}", screen)


def within_lines(text: str) -> str:
    """The text without what steers a terminal; tabs and line ends stay, for a format that has them."""
    if text.isprintable():  # nothing that is dropped is
        return text
    return text.translate(_KEPT)
