"""The one place that prints: data on stdout, talk on stderr, one door for everything that goes wrong."""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

import click

from summits.cli.signals import Stopped
from summits.cli.streams import coloured, fitting, size
from summits.errors import OutputError, SummitsError, reason
from summits.values.clean import escaped, isolated, printable, within_lines

if TYPE_CHECKING:
    from summits.cli.options import Choices
    from summits.render.look import Look
    from summits.render.rows import Row, Table
    from summits.render.styled import Block

Form = Literal["screen", "plain", "json", "csv", "jsonl", "markdown", "svg"]
"""The forms of an answer. Who adds one is led by mypy to where it is written, in `Session.emit`."""
_LINK = r"\x1b\]8;[^\x1b]*\x1b\\"
_NO_LINKS = r"(dumb|linux|vt\d.*|ansi|cons25.*|)"
"""Terminals that would print a link's escapes, or may."""


class _ReaderLeft(Exception):
    """The reader closed the pipe."""


class Output:
    """Where an answer goes, and in which form."""

    def __init__(self, choices: Choices) -> None:
        self.choices = choices
        self.terminal = sys.stdout.isatty()
        self.colour = coloured(choices.color, self.terminal)
        self.form: Form = choices.form or ("screen" if self.terminal else "plain")

    @property
    def as_json(self) -> bool:
        """Whether one JSON document was asked for."""
        return self.form == "json"

    def table(self, table: Table, *, found: object = True) -> None:
        """An answer in any form that is a table; where nothing was `found`, its head alone."""
        if self.choices.color == "always" and not self.choices.form:
            talk(
                "--color always makes no screen of a pipe; add --format screen, and it colours it."
            )
        rows = table.rows if found else ()
        if self.form == "plain":
            self.rows(rows, table.columns)
            return
        from summits.export.tables import FORMS

        self._deliver("".join(FORMS[self.form](table.columns, rows)))

    def rows(self, rows: Iterable[Row], columns: Sequence[str] = ()) -> None:
        """Plain lines: a row each, its values between tabs, whole; the columns' names if wished."""
        every = [columns, *rows] if self.choices.header and columns else rows
        lines = ("\t".join(printable(_cell(value)) for value in row) for row in every)
        self._deliver("".join(f"{line}\n" for line in lines))

    def document(self, value: Mapping[str, Any]) -> None:
        """One JSON document."""
        encoding = (sys.stdout.encoding or "utf-8").lower()
        text = json.dumps(value, ensure_ascii=not encoding.startswith("utf"), indent=2)
        # What turns a terminal round is escaped as JSON has it, so that the string stays true.
        self._deliver(f"{escaped(text)}\n")

    def line(self, text: str) -> None:
        """One line of data, or several, without what steers a terminal."""
        self.write(f"{within_lines(text)}\n")

    def page(self, text: str) -> None:
        """A text that is to be read, as long as it is: a help text is paged as an answer is."""
        self._deliver(text)

    def write(self, text: str) -> None:
        """Text on stdout, whatever its encoding."""
        try:
            sys.stdout.write(fitting(text, sys.stdout))
            sys.stdout.flush()
        except BrokenPipeError:
            # Click would make it exit code 1 on the way.
            raise _ReaderLeft from None

    def screen(self, draw: Callable[[Look], Block]) -> None:
        """An answer as a page, or as the picture of one."""
        from summits.render.look import GLUE, drawn, look

        how = look(size()[0], self.colour or self.form == "svg")
        shown = draw(how)
        if self.form == "svg":
            from summits.render.styled import lines_of
            from summits.render.svg import picture

            title = click.get_current_context().command_path
            self.write(picture(lines_of(shown, how.width), how.width, title).replace(GLUE, " "))
            return
        text = drawn(shown, how)
        if not self.terminal or re.fullmatch(_NO_LINKS, os.environ.get("TERM", "xterm")):
            text = re.sub(_LINK, "", text)
        self._deliver(isolated(text) if self.terminal else text)

    def _deliver(self, text: str) -> None:
        """An answer: through the pager where it is longer than the screen, as git does it."""
        shown = self.terminal and sys.stdin is not None and sys.stdin.isatty()
        if shown and not self.choices.no_pager:
            from summits.cli import pager

            if pager.shows(text):
                return
        if text:
            self.write(text)


def talk(message: str) -> None:
    """One line on stderr."""
    words = printable(message)
    if sys.stderr.isatty():
        import textwrap

        words = textwrap.fill(words, size()[0], break_long_words=False, break_on_hyphens=False)
    with contextlib.suppress(OSError):
        # A stderr that is full or closed takes nothing from the answer.
        print(fitting(words, sys.stderr), file=sys.stderr, flush=True)


def end(run: Callable[[], Any]) -> int:
    """Run a command; turn whatever ends it into one sentence and an exit code."""
    try:
        result = run()
        sys.stdout.flush()
    except SummitsError as error:
        return _failed(str(error), error.code)
    except click.ClickException as error:
        return _failed(_sentence(error), 2)
    except (KeyboardInterrupt, click.Abort):
        return _silenced(130)
    except Stopped as stopped:
        return _silenced(stopped.code)
    except (_ReaderLeft, BrokenPipeError):
        return _silenced(141)
    except SystemExit as asked:
        # Click ends so where the reader of a help text has left, having put a stand-in for stdout.
        if type(sys.stdout).__name__.endswith("PacifyFlushWrapper"):
            return _silenced(141)
        # And where it has told a shell what fits, all of which is written by then.
        result = asked.code
    except OSError as error:
        # Everything that is read is read behind a door of its own, so this is the answer's.
        message = f"The answer could not be written: {reason(error)}; write it somewhere else."
        return _failed(message, OutputError.code)
    return result if isinstance(result, int) else 0


def _failed(message: str, code: int) -> int:
    talk(f"summits: {message}")
    try:
        sys.stdout.flush()
    except OSError:
        return _silenced(code)
    return code


def _silenced(code: int) -> int:
    # Python would flush once more on its way out, and complain.
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    return code


def _sentence(error: click.ClickException) -> str:
    message = error.format_message().strip()
    context = getattr(error, "ctx", None)
    help = f" See {context.command_path} --help." if context else ""
    return (message if message.endswith((".", "?")) else f"{message}.") + help


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ",".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
