"""Words with styles: how wide they are, where their lines are broken, what a terminal is sent.

Rich's own text does the same, and a test holds this one to it; but with all that it brings along it takes
longer to import than the whole record to read. What is wide, and what is narrow, Rich says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Protocol

from rich.cells import cell_len, chop_cells, set_cell_size

Span = tuple[int, int, str]
"""From where to where a style goes."""
_WORD = re.compile(r"\s*\S+\s*")
_CODES = {
    "bold": 1,
    "dim": 2,
    "italic": 3,
    "underline": 4,
    "green": 32,
    "yellow": 33,
    "magenta": 35,
    "cyan": 36,
    "bright_blue": 94,
}
_COLOURS = 30
"""The first code of a colour, of which a later one takes the place of an earlier."""


class Block(Protocol):
    """What is drawn: lines that are no wider than they may be."""

    def lines(self, width: int) -> list[Text]:
        """The lines it takes."""
        ...


class Text:
    """Words of one or several styles; never changed, so it may stand in several places."""

    __slots__ = ("plain", "spans")

    def __init__(self, plain: str = "", style: str = "", spans: Iterable[Span] = ()) -> None:
        self.plain = plain
        own = [(0, len(plain), style)] if style and plain else []
        self.spans: list[Span] = [*own, *spans]

    def __bool__(self) -> bool:
        return bool(self.plain)

    def __add__(self, other: Text) -> Text:
        return assemble(self, other)

    @property
    def cell_len(self) -> int:
        """How many columns it takes."""
        return cells(self.plain)

    def styled(self, style: str) -> Text:
        """The same in a style, which what has one of its own goes before."""
        return Text(self.plain, style, self.spans)

    def marked(self, style: str, start: int, end: int) -> Text:
        """The same, with a style on top from one place to another."""
        return Text(self.plain, "", [*self.spans, *([(start, end, style)] if start < end else ())])

    def join(self, parts: Iterable[Text]) -> Text:
        """Parts with this between them."""
        between: list[Text] = []
        for part in parts:
            between += (self, part) if between else (part,)
        return assemble(*between)

    def padded(self, width: int) -> Text:
        """The same with blanks behind it, up to a width."""
        return assemble(self, " " * (width - self.cell_len))

    def slice(self, start: int, end: int) -> Text:
        """What stands between two places."""
        if start == 0 and end == len(self.plain):
            return self
        kept = ((max(a, start) - start, min(b, end) - start, style) for a, b, style in self.spans)
        return Text(self.plain[start:end], "", [span for span in kept if span[0] < span[1]])

    def rstrip(self) -> Text:
        """The same without blanks at its end."""
        return self.slice(0, len(self.plain.rstrip()))

    def divide(self, places: Iterable[int]) -> list[Text]:
        """The pieces between some places."""
        return [self.slice(*ends) for ends in pairwise((0, *places, len(self.plain)))]

    def cropped(self, width: int) -> Text:
        """As much of it as finds room; of a sign that does so by half, a blank."""
        if self.cell_len <= width:
            return self
        plain = set_cell_size(self.plain, width)
        return Text(plain, "", self.slice(0, len(plain)).spans)

    def lines(self, width: int) -> list[Text]:
        """Lines of a width; a word that is longer is folded, and loses nothing."""
        if "\n" not in self.plain:
            return self._wrapped(width)
        places = [place for found in re.finditer("\n", self.plain) for place in found.span()]
        return [line for part in self.divide(places)[::2] for line in part._wrapped(width)]

    def _wrapped(self, width: int) -> list[Text]:
        if self.cell_len <= width:
            return [self]
        pieces = self.divide(_breaks(self.plain, width))
        return [piece._within(width).cropped(width) for piece in pieces]

    def _within(self, width: int) -> Text:
        """Without the blanks at its end that lie beyond the edge."""
        length = len(self.plain)
        return self.slice(0, max(len(self.plain.rstrip()), min(length, width)))

    def escaped(self) -> str:
        """What a terminal is sent."""
        if not self.spans:
            return self.plain
        cuts = sorted({0, len(self.plain), *(place for span in self.spans for place in span[:2])})
        return "".join(
            _escaped(
                self.plain[start:end],
                " ".join([style for a, b, style in self.spans if a <= start < b]),
            )
            for start, end in pairwise(cuts)
        )


def assemble(*parts: Text | str | tuple[str, str]) -> Text:
    """Parts one behind the other: texts, plain words, words with a style."""
    words: list[str] = []
    spans: list[Span] = []
    length = 0
    for part in parts:
        shown = (
            part if isinstance(part, Text) else Text(part) if isinstance(part, str) else Text(*part)
        )
        words.append(shown.plain)
        spans += [(start + length, end + length, style) for start, end, style in shown.spans]
        length += len(shown.plain)
    return Text("".join(words), "", spans)


def cells(text: str) -> int:
    """How many columns a text takes."""
    return len(text) if text.isascii() else cell_len(text)


def _breaks(text: str, width: int) -> Iterator[int]:
    """Where a new line begins: before a word, and within one that is longer than a line."""
    used = 0
    for found in _WORD.finditer(text):
        word, start = found[0], found.start()
        needed = cells(word.rstrip())
        if needed > width - used and needed > width:
            for piece in chop_cells(word, width):
                if start:
                    yield start
                start, used = start + len(piece), cells(piece)
        elif needed > width - used:
            yield start
            used = cells(word)
        else:
            used += cells(word)


def _escaped(words: str, style: str) -> str:
    codes, link = _codes(style)
    shown = f"\x1b[{codes}m{words}\x1b[0m" if codes else words
    return f"\x1b]8;;{link}\x1b\\{shown}\x1b]8;;\x1b\\" if link else shown


@cache
def _codes(style: str) -> tuple[str, str]:
    """The codes of a style (`bold yellow`, `dim link https://…`), and its link."""
    names, link = style.split(), ""
    while "link" in names:
        at = names.index("link")
        link = names[at + 1]
        del names[at : at + 2]
    known = [_CODES[name] for name in names]
    colour = [code for code in known if code >= _COLOURS][-1:]
    signs = sorted({code for code in known if code < _COLOURS})
    return ";".join(map(str, signs + colour)), link
