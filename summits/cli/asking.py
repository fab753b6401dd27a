"""Questions, on a terminal alone: one short line each, with a default; what was told is not asked."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

import click

from summits.cli import complete, options
from summits.cli.output import talk
from summits.cli.signals import Stopped
from summits.errors import SummitsError, UsageError, quoted
from summits.values.clean import printable

T = TypeVar("T")
Row = TypeVar("Row")


def may_ask(ctx: click.Context) -> bool:
    """Whether there is somebody to answer, and they want to be asked."""
    told = ctx.find_root().meta.get(__name__, False)
    return not told and sys.stdin.isatty() and sys.stderr.isatty()


def quietly(command: options.F) -> options.F:
    """`--yes`: ask nothing."""

    def keep(ctx: click.Context, param: click.Parameter, value: bool) -> None:
        ctx.find_root().meta[__name__] = value

    return click.option(
        "--yes", "-y", is_flag=True, expose_value=False, callback=keep, help="Ask nothing."
    )(command)


def ask(question: str, default: str | None = None, read: Callable[[str], T] | None = None) -> str:
    """An answer on a line; asked again, with the reason, while there is none or `read` refuses it."""
    words = printable(f"{question} [{default}]" if default else question)
    while True:
        with _line():
            told = click.prompt(words, default=default or "", show_default=False, err=True)
        given = str(told).strip()
        if not given and default is None:
            talk("That needs an answer; Ctrl-C leaves everything as it was.")
            continue
        try:
            if read:
                read(given)
        except SummitsError as error:
            talk(str(error))
        else:
            return given


def agree(question: str, default: bool = True) -> bool:
    """Yes or no."""
    with _line():
        return click.confirm(printable(question), default=default, err=True)


@contextmanager
def _line() -> Iterator[None]:
    """End the line of a question that Ctrl-C or the end of the input leaves open."""
    try:
        yield
    except (Stopped, click.Abort):
        click.echo(err=True)
        raise


def needed(
    ctx: click.Context,
    value: str | None,
    question: str,
    option: str,
    read: Callable[[str], object] | None = None,
) -> str:
    """What a command can't do without: as it was told, or asked for, until `read` takes it."""
    if value:
        return value
    if not may_ask(ctx):
        raise UsageError(f"{option} is missing; see {ctx.command_path} --help.")
    return ask(question, read=read)


def one_of(
    ctx: click.Context, name: str, rows: Sequence[Row], called: Callable[[Row], str]
) -> Row | None:
    """The one that is meant by a name, asked for one after the other; None where it is none of them."""
    if not may_ask(ctx):
        return None
    for row in rows[:5]:
        if agree(f"{quoted(name)}: is this {called(row)}?"):
            return row
    return None


into = options.kept(
    "--into",
    "data",
    metavar="DIR",
    shell_complete=complete.folders,
    help="The record to write into, as --data.",
)


def must_be_told(ctx: click.Context) -> None:
    """What writes must be told where: the record that comes with the tool is not the reader's own."""
    if options.choices(ctx).data is None and not os.environ.get("SUMMITS_DATA"):
        raise UsageError(
            f"{quoted(ctx.command_path)} writes into a record of your own; name it with --into DIR, or make "
            "one with summits new DIR."
        )
    if options.choices(ctx).data is None:
        options.keep(ctx, data=os.environ["SUMMITS_DATA"])
