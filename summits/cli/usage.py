"""How a command is told of and read: its help by examples, its words that begin with a dash."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import update_wrapper
from typing import Any

import click

from summits.errors import UsageError, quoted
from summits.values.words import meant, nearest


class Context(click.Context):
    """A context whose help is set in our own way."""

    def make_formatter(self) -> click.HelpFormatter:
        from summits.cli.formatter import Formatter

        return Formatter(width=self.terminal_width, max_width=self.max_content_width)


def show_help(ctx: click.Context) -> None:
    """Print the help of a command, through the pager where it is longer than the screen."""
    from summits.cli.session import Session

    Session(ctx).out.page(f"{ctx.get_help()}\n")


def _help_asked(ctx: click.Context, param: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        show_help(ctx)
        ctx.exit()


_HELP = click.Option(
    ["-h", "--help", "_help"],
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_help_asked,
    help="Show this help.",
)


class _Helped(click.Command):
    """Whose `--help` is shown so; Click would look for a translation of its own at every start."""

    context_class = Context

    def get_help_option(self, ctx: click.Context) -> click.Option:
        return _HELP


class Command(_Helped):
    """A command that takes `-0044` for a date, and a misspelt option for the nearest of its own."""

    dashed = r"-\d"
    """What is a word, where Click would see an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        known = [name for parameter in self.get_params(ctx) for name in parameter.opts]
        # A blank hides the dash from Click.
        words = re.compile(self.dashed)
        hidden = [f" {arg}" if words.match(arg) and arg not in known else arg for arg in args]
        try:
            rest = super().parse_args(ctx, hidden)
        except click.NoSuchOption as error:
            names = [name for name in known if name[:2] == "--"]
            # What only shares some letters with an option is not meant by it.
            near = nearest(error.option_name.lstrip("-"), names, count=1, cutoff=0.7)
            hint = meant(near, f"see {ctx.command_path} --help.")
            raise UsageError(
                f"{quoted(error.option_name)} is no option of {ctx.info_name}; {hint}"
            ) from None
        for name, value in ctx.params.items():
            if isinstance(value, tuple):
                ctx.params[name] = tuple(map(_unhidden, value))
            else:
                ctx.params[name] = _unhidden(value)
        return rest


def _unhidden(value: Any) -> Any:
    return value[1:] if isinstance(value, str) and value.startswith(" -") else value


class CommandGroup(_Helped, click.Group):
    """Commands of one kind, with a help set as theirs."""


def command(
    examples: str, about: str, columns: str = "", cls: type[Command] = Command, **more: Any
) -> Callable[[Callable[..., Any]], click.Command]:
    """A command whose help begins with its examples; it is given the session of its run."""

    def made(function: Callable[..., Any]) -> click.Command:
        @click.pass_context
        def run(ctx: click.Context, /, **asked: Any) -> Any:
            from summits.cli.session import Session

            return function(Session(ctx), **asked)

        help = help_of(examples, about, columns)
        return click.command(cls=cls, help=help, **more)(update_wrapper(run, function))

    return made


def help_of(examples: str, about: str, columns: str = "") -> str:
    """A help text: its examples, as they are to be typed, what it is about, and its plain lines."""
    lines = [f"  {line}" for line in examples.strip().splitlines()]
    told = f"\n\nColumns: {columns}." if columns else ""
    return "\b\n" + "\n".join(lines) + f"\n\n{about}{told}"
