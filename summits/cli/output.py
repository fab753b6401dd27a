"""The one place that prints: data on stdout, talk on stderr, one door for everything that goes wrong."""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import click

from summits.errors import OutputError, SummitsError, reason
from summits.values.clean import escaped, printable

if TYPE_CHECKING:
    from rich.console import RenderableType

    from summits.cli.options import Choices
    from summits.render.look import Look

Row = Iterable[object]


class _ReaderLeft(Exception):
    """The reader closed the pipe."""


class Output:
    """Where an answer goes, and in which form: JSON, plain lines, or a screen."""

    def __init__(self, choices: Choices) -> None:
        self.terminal = sys.stdout.isatty()
        self.colour = _colour(choices.color, self.terminal)
        self.as_json = choices.json
        plain = choices.plain and choices.color != "always"
        self.as_screen = not plain and (self.terminal or self.colour)
        self.pager = self.terminal and not choices.no_pager

    def emit(
        self,
        *,
        envelope: Callable[[], Mapping[str, Any]],
        plain: Callable[[], Iterable[Row]],
        screen: Callable[[Look], RenderableType],
        found: object = True,
    ) -> None:
        """Write the answer in the form that was asked for; only that form is worked out.

        Where nothing was `found`, an empty document is an answer, and an empty screen is none.
        """
        if self.as_json:
            self.document(envelope())
        elif not found:
            return
        elif self.as_screen:
            self._screen(screen)
        else:
            self.rows(plain())

    def rows(self, rows: Iterable[Row]) -> None:
        """Plain lines: a row each, its values between tabs, whole."""
        lines = ("\t".join(printable(_cell(value)) for value in row) for row in rows)
        text = "".join(f"{line}\n" for line in lines)
        if text:
            self.write(text)

    def document(self, value: Mapping[str, Any]) -> None:
        """One JSON document."""
        encoding = (sys.stdout.encoding or "utf-8").lower()
        text = json.dumps(value, ensure_ascii=not encoding.startswith("utf"), indent=2)
        # What turns a terminal round is escaped as JSON has it, so that the string stays true.
        self.line(escaped(text))

    def line(self, text: str) -> None:
        """One line of data, as it is."""
        self.write(f"{text}\n")

    def write(self, text: str) -> None:
        """Text on stdout, whatever its encoding."""
        try:
            sys.stdout.write(_fitting(text, sys.stdout))
            sys.stdout.flush()
        except BrokenPipeError:
            # Click would make it exit code 1 on the way.
            raise _ReaderLeft from None

    def _screen(self, draw: Callable[[Look], RenderableType]) -> None:
        from summits.render.look import console, look

        columns, rows = size()
        how = look(columns, self.colour, self.terminal)
        screen = console(how)
        with screen.capture() as captured:
            # Addresses run over the edge, whole; everything else keeps within it.
            screen.print(draw(how), crop=False)
        # Rich fills lines with spaces up to the edge, which a copy and a narrower window would keep.
        text = re.sub(r" +((?:\x1b\[[0-9;]*m)*)$", r"\1", captured.get(), flags=re.MULTILINE)
        if not self.terminal:
            text = re.sub(r"\x1b\]8;[^\x1b]*\x1b\\", "", text)
        command = os.environ.get("SUMMITS_PAGER") or os.environ.get("PAGER")
        if self.pager and command and text.count("\n") >= rows:
            os.environ["PAGER"] = command  # the one that Click looks for
            os.environ.setdefault("LESS", "-R")  # which Click leaves out where colour is chosen
            click.echo_via_pager(text.rstrip("\n"), color=True)
        else:
            self.write(text)


def size() -> tuple[int, int]:
    """Columns and lines of the screen, as COLUMNS and LINES say or the terminal does."""
    try:
        columns, lines = os.get_terminal_size(sys.stdout.fileno())
    except (OSError, ValueError):
        columns, lines = 80, 24
    given = os.environ.get("COLUMNS", ""), os.environ.get("LINES", "")
    return (
        int(given[0]) if given[0].isdecimal() and int(given[0]) else columns or 80,
        int(given[1]) if given[1].isdecimal() and int(given[1]) else lines or 24,
    )


def talk(message: str) -> None:
    """One line on stderr."""
    words = printable(message)
    if sys.stderr.isatty():
        import textwrap

        words = textwrap.fill(words, size()[0], break_long_words=False, break_on_hyphens=False)
    print(_fitting(words, sys.stderr), file=sys.stderr, flush=True)


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
    except (_ReaderLeft, BrokenPipeError):
        return _silenced(141)
    except SystemExit:
        # Click ends so where the reader of a help text has left, having put a stand-in for stdout.
        if type(sys.stdout).__name__.endswith("PacifyFlushWrapper"):
            return _silenced(141)
        raise
    except OSError as error:
        # Everything that is read is read behind a door of its own, so this is the answer's.
        message = f"The answer could not be written: {reason(error)}; write it somewhere else."
        return _failed(message, OutputError.code)
    return result if isinstance(result, int) else 0


def _failed(message: str, code: int) -> int:
    with contextlib.suppress(OSError):
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


def open_streams() -> None:
    """A stream that is closed, or can't write every sign, is made one that brings no traceback."""
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115  it lives as long as we do
    if sys.stdout is None:
        full = "/dev/full" if os.path.exists("/dev/full") else os.devnull
        sys.stdout = open(full, "w")  # noqa: SIM115  the same
    for stream in (sys.stdout, sys.stderr):
        if stream.errors != "backslashreplace" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


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
    return ",".join(value) if isinstance(value, (list, tuple)) else str(value)


_SUBSTITUTES = dict(zip("·–—“”‘’«»›●○│┆…×¶", "---\"\"''<>>*o|:.x#", strict=True))
"""Our own signs in ASCII, one for one, for a terminal that has no better."""


def _fitting(text: str, stream: Any) -> str:
    encoding = (stream.encoding or "utf-8").lower()
    if encoding.startswith("utf"):
        return text
    missing = {ord(sign): plain for sign, plain in _SUBSTITUTES.items() if not _has(encoding, sign)}
    return text.translate(missing)


def _has(encoding: str, sign: str) -> bool:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _colour(flag: str, terminal: bool) -> bool:
    """https://no-color.org, https://force-color.org and https://bixense.com/clicolors, in that order."""
    if flag != "auto":
        return flag == "always"
    if os.environ.get("NO_COLOR"):
        return False
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE"):
        if os.environ.get(name, "0") not in ("", "0"):
            return True
    return terminal and os.environ.get("TERM") != "dumb"
