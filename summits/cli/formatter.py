"""How a help text is set: whole words at every width, and examples that can be copied."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import click

_ROOMY = 60
"""From how many columns on the options and what they mean stand side by side."""
_SHORT = 12
"""Words that leave room beside them also on a narrow screen."""
_JOINT = "\x00"
_TOGETHER = r"""(--\S+ )?("[^"]*"|'[^']*'|(?<= )[^-\s]\S*)"""
"""What stays on one line: an option with its value, a quoted text."""
_VERBATIM = "\b\n"
_ROW = r" *(\S+) {2,}(\S.*)"


class Formatter(click.HelpFormatter):
    """Click's, but for what it would break inside a word."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        words = f"{'Usage: ' if prefix is None else prefix}{prog} {args}".rstrip()
        self._write(_wrapped(words, self.width, "", " " * 4))

    def write_text(self, text: str) -> None:
        import textwrap

        inset, first = " " * self.current_indent, True
        for paragraph in textwrap.dedent(text).strip("\n").split("\n\n"):
            if not first:
                self.write("\n")
            first = False
            if paragraph.startswith(_VERBATIM):
                self._verbatim(paragraph.removeprefix(_VERBATIM).splitlines(), inset)
            else:
                self._write(_wrapped(paragraph, self.width, inset, inset))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        rows = list(rows)
        inset = " " * self.current_indent
        longest = max((len(term) for term, _ in rows), default=0)
        if self.width < _ROOMY and longest > _SHORT:
            for term, words in rows:
                self._write(_wrapped(term.replace("|", "| "), self.width, inset, inset + "  "))
                self._write(_wrapped(words, self.width, inset + " " * 4, inset + " " * 4))
            return
        column = min(longest, col_max) + col_spacing
        for term, words in rows:
            head = f"{inset}{term:{column}}"
            below = " " * (len(inset) + column)
            if len(term) + col_spacing > column:
                self.write(f"{inset}{term}\n")
                head = below
            self._write(_wrapped(words, self.width, head, below))

    def _verbatim(self, lines: list[str], inset: str) -> None:
        """Commands, each to be copied; or a list of terms and what they mean, two spaces between."""
        rows = [re.fullmatch(_ROW, line) for line in lines]
        if all(rows):
            with self.indentation():
                self.write_dl([(row[1], row[2]) for row in rows if row])
            return
        for line in lines:
            self._write(copied(inset + line, self.width))

    def _write(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(f"{line}\n")


def _wrapped(words: str, width: int, first: str, others: str) -> list[str]:
    import textwrap

    lines = textwrap.wrap(
        " ".join(words.split()),
        width,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace("| ", "|") for line in lines] or [first.rstrip()]


def _joint(found: re.Match[str], room: int) -> str:
    option, value = found[1] or "", found[2].replace(" ", _JOINT)
    return (
        f"{option.rstrip()}{_JOINT}{value}" if option and len(found[0]) <= room else option + value
    )


def copied(line: str, width: int) -> Iterator[str]:
    """A command that is longer than the screen goes on in the next line, as a shell reads it."""
    if len(line) <= width:
        yield line
        return
    inset = " " * (len(line) - len(line.lstrip()))
    room = width - 2 - len(inset) - 2
    whole = re.sub(_TOGETHER, lambda found: _joint(found, room), line)
    *lines, last = (
        shown.replace(_JOINT, " ") for shown in _wrapped(whole, width - 2, inset, inset + "  ")
    )
    yield from (f"{shown} \\" for shown in lines)
    yield last
