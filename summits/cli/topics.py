"""The help topics: texts that travel with the package, set to the width of the screen."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

from summits.cli.formatter import copied

TOPICS = {
    "dates": "How dates are written, typed and matched.",
    "meetings": "How to name a meeting, and the filters.",
    "sides": "Sources, origins, sides, and the margin.",
    "output": "Screens, columns, exit codes.",
    "json": "The keys of --json, and what changed.",
    "record": "What a record is made of.",
    "own": "From a spreadsheet to a record of your own.",
    "python": "The same answers from Python.",
    "read": "What read sees in an article.",
}


_COMMAND = re.compile(r" +(\$ )?summits (?!.*   )")
"""A line to be copied, and none of two columns."""


def text(topic: str) -> str:
    """A topic as it is written: paragraphs on one line, examples set in by two blanks."""
    return (Path(__file__).parent / "topics" / f"{topic}.txt").read_text("utf-8")


def shown(topic: str, width: int) -> str:
    """A topic for a screen so many columns wide."""
    return "".join(f"{line}\n" for line in _lines(text(topic), width))


def _lines(words: str, width: int) -> Iterator[str]:
    for line in words.splitlines():
        if _COMMAND.match(line):
            yield from copied(line, width)
            continue
        inset = len(line) - len(line.lstrip())
        hang = _hang(line, inset, width)
        shown = textwrap.wrap(
            line,
            width,
            subsequent_indent=" " * hang,
            break_on_hyphens=False,
            drop_whitespace=True,
        )
        yield from shown or [""]


def _hang(line: str, inset: int, width: int) -> int:
    """Where the further lines of one begin: under its meaning, where it has two columns."""
    words = line[inset:]
    gap = words.find("   ")
    if gap < 0:
        return inset + 2 if inset else 0
    meaning = inset + gap + len(words[gap:]) - len(words[gap:].lstrip())
    return meaning if meaning < width // 2 else inset + 4
