"""Two meetings told side by side, or below each other where the screen is narrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.text import Text

from summits.render.look import DIM, Beside, Group, Look, hung, indented, joined, text, wrapped
from summits.render.margin import Flow
from summits.render.styled import Block

_LABEL = 17
_NOTHING = Text("")


class SideBySide(NamedTuple):
    """A label and what stands beside it: paragraphs for each side, or one text for both."""

    label: str
    a: Sequence[Text] = ()
    b: Sequence[Text] = ()
    both: Text | None = None
    near: bool = False
    """Whether the label stands close to its paragraphs, as a name does."""
    marks: tuple[Sequence[Text], Sequence[Text]] = ((), ())
    """What stands behind each paragraph of a side."""


def beside(label: str, sides: Iterable[Sequence[Text]], *, near: bool = False) -> SideBySide:
    """A row of two sides, the paragraphs of each."""
    a, b = sides
    return SideBySide(label, a, b, near=near)


def columns(rows: Iterable[SideBySide], look: Look) -> Iterator[Block]:
    """Rows below each other, whole at every width."""
    for row in rows:
        if look.wide:
            yield indented(_wide(row))
        else:
            yield from map(indented, _narrow(row))


def _wide(row: SideBySide) -> Block:
    label = _right(row.label) if row.near else text(row.label, DIM)
    if row.both is not None:
        return Beside([label, row.both], [_LABEL, 0])
    return Beside([label, *(Group(*side) for side in _sides(row, hang=2))], [_LABEL, 0, 0])


def _right(label: str) -> Block:
    """A label at the right edge of its column, with each of its lines."""
    words = text(label.rjust(_LABEL), DIM)
    lines = wrapped(words, _LABEL)
    if lines == [words]:
        return words
    return Group(*(Text(" " * (_LABEL - line.cell_len) + line.plain, DIM) for line in lines))


def _narrow(row: SideBySide) -> Iterator[Block]:
    label = text(row.label.strip(), DIM)
    if row.both is not None:
        yield joined(label, row.both, by=": ")
        return
    if label:
        yield label
    for tag, side in zip(("A", "B"), _sides(row, hang=0), strict=True):
        for index, paragraph in enumerate(side):
            shown = text(tag if row.near or not index else "", DIM)
            yield indented(hung(shown, paragraph, 3), 2 if label else 0)


def _sides(row: SideBySide, hang: int) -> Iterator[list[Flow]]:
    """The paragraphs of each side; of several, further lines are set in to tell them apart."""
    for side, marks in zip((row.a, row.b), row.marks, strict=True):
        margins = [*marks, *[_NOTHING] * (len(side) - len(marks))]
        by = hang if len(side) > 1 else 0
        yield [Flow(words, mark, by) for words, mark in zip(side, margins, strict=True)]
