"""Words with styles are Rich's; how they are broken into lines and sent, without Rich's console.

`rich.console` and `rich.table` take longer to import than a record takes to read, and `rich.text`, with
the widths of `rich.cells` and the codes of `rich.style`, does without them.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Protocol, cast

from rich.color import ColorSystem
from rich.style import Style
from rich.text import Text

if TYPE_CHECKING:
    from rich.console import Console


NO_STYLE = "none"
"""Rich's name for it."""


class Drawn(Protocol):
    """What takes a width and gives lines."""

    def lines(self, width: int) -> list[Text]:
        """The lines it takes, none wider than it may be."""
        ...


Block = Text | Drawn
"""What stands on a screen. A text may stand in several places, so only who made it changes it."""


def lines_of(block: Block, width: int) -> list[Text]:
    """The lines that a block takes; a word that is longer than one is folded, and loses nothing."""
    if not isinstance(block, Text):
        return block.lines(width)
    if block.no_wrap or (block.cell_len <= width and "\n" not in block.plain):
        return [block]
    return list(block.wrap(_CONSOLE, width, overflow="fold"))


def coded(line: Text) -> str:
    """What a terminal is sent: the words, between the codes of their styles."""
    base = str(line.style)
    spans = [(a, b, str(style)) for a, b, style in line.spans if style != NO_STYLE]
    if not (base or spans):
        return line.plain
    cuts = sorted({0, len(line), *(place for span in spans for place in span[:2])})
    return "".join(
        _styled(
            line.plain[start:end],
            " ".join([base, *(style for a, b, style in spans if a <= start < b)]),
        )
        for start, end in pairwise(cuts)
    )


def _styled(words: str, style: str) -> str:
    # Of a style of several parts, Rich lets the later go before the earlier, as it does with spans.
    return Style.parse(style).render(words, color_system=ColorSystem.STANDARD)


class _Stand:
    """Stands for Rich's console, which a text that is broken into lines asks only to justify it.

    Should a later Rich ask it for more, a console that is made then answers.
    """

    def __getattr__(self, name: str) -> Any:
        from rich.console import Console

        return getattr(Console(), name)


_CONSOLE = cast("Console", _Stand())
