"""The options that commands share: the same words mean the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from summits.ask.filters import Filters
from summits.cli import complete

if TYPE_CHECKING:
    from summits.record.record import Record

F = TypeVar("F", bound=Callable[..., Any])


class Choices(NamedTuple):
    """What was asked of every command: which record, and how the answer is written."""

    data: str | None = None
    color: str = "auto"
    json: bool = False
    plain: bool = False
    no_pager: bool = False


def choices(ctx: click.Context) -> Choices:
    """What was asked of this run, before the command or after it."""
    found: Choices = ctx.find_root().meta.get(__name__, Choices())
    return found


def _keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    # --data and --color stand before or after the command; the later one wins.
    if value is not None and param.name:
        ctx.find_root().meta[__name__] = choices(ctx)._replace(**{param.name: value})


def _kept(*names: str, **more: Any) -> Callable[[F], F]:
    return click.option(*names, expose_value=False, callback=_keep, is_eager=True, **more)


def everywhere(command: F) -> F:
    """`--data` and `--color`."""
    command = _kept(
        "--color",
        type=complete.Choice(
            {
                "auto": "on a terminal, unless NO_COLOR says no",
                "always": "also into a pipe",
                "never": "plain text",
            }
        ),
        help="Colour and drawing; always: also into a pipe.",
    )(command)
    return _kept(
        "--data",
        metavar="DIR",
        shell_complete=complete.folders,
        help="Another record than the one that comes with summits.",
    )(command)


def as_json(command: F) -> F:
    """`--json` alone."""
    return _kept("--json", is_flag=True, default=None, help="One JSON document.")(command)


def output(command: F) -> F:
    """How the answer is written: `--json`, `--plain`, `--no-pager`, and what is everywhere."""
    command = everywhere(command)
    command = _kept("--no-pager", is_flag=True, default=None, help="Never a pager.")(command)
    command = _kept("--plain", is_flag=True, default=None, help="Plain lines, as into a pipe.")(
        command
    )
    return as_json(command)


def filters(command: F) -> F:
    """The filters of everything that lists; the command gets one `filters`."""
    for option in reversed(_FILTERS):
        command = option(command)
    return command


def weighed(command: F) -> F:
    """The filters by what a meeting rests on."""
    for option in reversed(_WEIGHED):
        command = option(command)
    return command


_WEIGHED = [
    click.option("--disputed", is_flag=True, help="Only those on which sources disagree."),
    click.option(
        "--min-origins",
        metavar="N",
        type=click.IntRange(min=0),
        default=0,
        help="Only those that rest on that many origins.",
    ),
]
_FILTERS = [
    click.option(
        "--since", metavar="DATE", help="Held on that date or later, as precise as you like."
    ),
    click.option("--until", metavar="DATE", help="Held on that date or earlier."),
    click.option("--on", metavar="MM-DD", help="Held on that day, of any year."),
    click.option(
        "--city", metavar="NAME", multiple=True, shell_complete=complete.cities, help="Held there."
    ),
    click.option(
        "--country",
        metavar="NAME",
        multiple=True,
        shell_complete=complete.countries,
        help="Held in that country.",
    ),
    click.option(
        "--person",
        metavar="NAME",
        multiple=True,
        shell_complete=complete.people,
        help="With that person, in any spelling or script; repeated: with all of them.",
    ),
    click.option(
        "--topic",
        metavar="TOPIC",
        multiple=True,
        shell_complete=complete.topics,
        help="On that topic or a narrower one; repeated: on all of them.",
    ),
    click.option(
        "--mode",
        type=complete.Choice(
            {"in-person": "at one place", "video": "by video", "phone": "by phone"}
        ),
        multiple=True,
        help="How they met.",
    ),
    click.option(
        "--status",
        type=complete.Choice(
            {
                "confirmed": "established by both sides or two origins",
                "unconfirmed": "claimed, not established",
                "all": "both",
            }
        ),
        multiple=True,
        help="Confirmed ones are shown unless you ask for others.",
    ),
]


def lang(command: F) -> F:
    """`--lang`, which `language` reads."""
    return click.option(
        "--lang",
        metavar="CODE",
        shell_complete=complete.named_in,
        help="Names of people, places and countries in that language, as far as it has them.",
    )(command)


def language(record: Record, asked: str | None) -> str:
    """The language that was asked for; English where none was."""
    from summits.record import wording

    return wording.ENGLISH if asked is None else wording.language(record, asked)


def chosen(values: dict[str, Any]) -> Filters:
    """The filters out of a command's keyword arguments, which it takes from them."""
    return Filters(**{name: values.pop(name) for name in Filters._fields if name in values})


def command(
    examples: str, about: str, **more: Any
) -> Callable[[Callable[..., Any]], click.Command]:
    """A command whose help begins with its examples."""
    lines = [f"  {line}" for line in examples.strip().splitlines()]
    return click.command(help="\b\n" + "\n".join(lines) + f"\n\n{about}", **more)
