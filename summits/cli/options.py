"""The options that commands share: the same words mean the same everywhere."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from summits.ask.filters import Filters
from summits.cli import closed, complete
from summits.errors import UsageError, quoted
from summits.values import typed

if TYPE_CHECKING:
    from summits.cli.output import Form

F = TypeVar("F", bound=Callable[..., Any])


FORMS: dict[Form, str] = {
    "screen": "the page, as plain text where it goes into a pipe",
    "plain": "lines with tabs between the values, as into a pipe",
    "json": "one document",
    "csv": "a table for a spreadsheet",
    "jsonl": "a JSON object per line",
    "markdown": "a table for a page",
    "svg": "the screen as a picture",
}


class Choices(NamedTuple):
    """What was asked of every command: which record, and how the answer is written."""

    data: str | None = None
    color: str = "auto"
    form: Form | None = None
    header: bool = False
    no_pager: bool = False


def choices(ctx: click.Context) -> Choices:
    """What was asked of this run, before the command or after it."""
    found: Choices = ctx.find_root().meta.get(__name__, Choices())
    return found


def _keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    # --data and --color stand before or after the command; the later one wins.
    if value is not None and param.name:
        keep(ctx, **{param.name: value})


def keep(ctx: click.Context, **chosen: Any) -> None:
    """Take down what was asked of this run."""
    ctx.find_root().meta[__name__] = choices(ctx)._replace(**chosen)


def kept(*names: str, **more: Any) -> Callable[[F], F]:
    """An option of which the run takes note, so that the command need not."""
    return click.option(*names, expose_value=False, callback=_keep, is_eager=True, **more)


def _all(*options: Callable[[F], F]) -> Callable[[F], F]:
    def taking(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return taking


as_json = kept("--json", "form", flag_value="json", default=None, help="One JSON document.")
everywhere = _all(
    kept(
        "--data",
        metavar="DIR",
        shell_complete=complete.folders,
        help="The folder of another record.",
    ),
    kept(
        "--color",
        type=complete.Choice(
            {
                "auto": "on a terminal, unless NO_COLOR says no",
                "always": "also where a screen goes into a pipe",
                "never": "plain text",
            }
        ),
        help="Whether the screen is coloured.",
    ),
)
no_pager = kept("--no-pager", is_flag=True, default=None, help="Show it without a pager.")


def _output(forms: Mapping[Form, str]) -> Callable[[F], F]:
    """How the answer is written, in a form of these, and what is everywhere."""
    return _all(
        kept(
            "--format",
            "form",
            metavar="FORM",
            type=complete.Choice(forms),
            help=f"One of {', '.join(forms)}.",
        ),
        as_json,
        kept(
            "--plain", "form", flag_value="plain", default=None, help="Plain lines, as into a pipe."
        ),
        kept("--header", is_flag=True, default=None, help="Columns' names over plain lines."),
        no_pager,
        everywhere,
    )


output = _output(FORMS)
lines = _output({form: FORMS[form] for form in ("plain", "json")})
"""That of a command which has no screen."""


def naming(option: str, metavar: str, offers: complete.Complete, help: str) -> Callable[[F], F]:
    """An option that names something of the record, which the shell offers; it may stand repeatedly."""
    return click.option(option, metavar=metavar, multiple=True, shell_complete=offers, help=help)


weighed = _all(
    click.option("--disputed", is_flag=True, help="Only what sources disagree on."),
    click.option(
        "--min-origins",
        metavar="N",
        type=click.IntRange(min=0),
        default=0,
        help="Only with N origins or more.",
    ),
)
"""The filters by what a meeting rests on."""
filters = _all(
    click.option("--since", metavar="DATE", help="Only on that date or later."),
    click.option("--until", metavar="DATE", help="Only on that date or earlier."),
    click.option("--on", metavar="MM-DD", help="Only on that day of any year."),
    naming("--city", "NAME", complete.cities, "Only in that city."),
    naming("--country", "NAME", complete.countries, "Only in that country."),
    naming(
        "--person",
        "NAME",
        complete.people,
        "Only with that person; repeated, with all.",
    ),
    naming(
        "--topic",
        "TOPIC",
        complete.topics,
        "Only on that topic; repeated, on all.",
    ),
    click.option(
        "--mode",
        type=complete.Choice(closed.MODES),
        multiple=True,
        help="Only where they met so.",
    ),
    click.option(
        "--status",
        type=complete.Choice(closed.STATUSES),
        multiple=True,
        help="Only confirmed ones, unless told.",
    ),
)
"""The filters of everything that lists; `chosen` reads them."""
lang = click.option(
    "--lang",
    metavar="CODE",
    default="en",
    shell_complete=complete.named_in,
    help="Names in that language, where known.",
)


def chosen(values: dict[str, Any]) -> Filters:
    """The filters out of a command's keyword arguments, which it takes from them."""
    asked = Filters(**{name: values.pop(name) for name in Filters._fields if name in values})
    return dated(asked, " ".join(values.pop("when", ())))


def dated(asked: Filters, when: str) -> Filters:
    """The filters with a bare date, which stands for that time."""
    if not when:
        return asked
    if asked.since is not None or asked.until is not None:
        raise UsageError(f"{quoted(when)} says when already; leave --since and --until out.")
    if typed.find(when) is None:
        raise UsageError(f"{quoted(when)} is no date; {_instead(when)}")
    return asked._replace(since=when, until=when)


def _instead(words: str) -> str:
    """What to write for a word that is no date: the command, where the record knows the word."""
    from summits.ask import filters
    from summits.cli.session import Session

    ctx = click.get_current_context()
    record = Session(ctx).record
    value = f'"{words}"' if " " in words else words
    for name in ("person", "city", "country", "topic"):
        with contextlib.suppress(UsageError):
            asked: dict[str, Any] = {name: (words,)}
            filters.apply(record, Filters(**asked))
            return f"to filter by it: {ctx.command_path} --{name} {value}"
    return f"write what it is: --person, --city, --country or --topic {value}."


moment = click.argument("when", metavar="[DATE]", nargs=-1)
"""A bare date, for `chosen`."""
