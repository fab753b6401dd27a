"""The command line: Click lives here and nowhere else, and only here does anything print.

A command is imported when it is asked for; every import that weighs waits inside its function.
"""

from __future__ import annotations

import importlib
import os
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from summits import __version__
from summits.cli import complete, options, usage
from summits.cli.output import end
from summits.cli.signals import stoppable
from summits.cli.streams import open_streams, size
from summits.errors import UsageError, quoted
from summits.values.words import meant, nearest

if TYPE_CHECKING:
    from summits.cli.complete import Items

GROUPS: dict[str, dict[str, str]] = {
    "Read": {
        "list": "The meetings, one per line.",
        "show": "One meeting, each fact with its sources.",
        "compare": "Two meetings side by side.",
        "timeline": "The meetings on a line of time, with the gaps between them.",
        "search": "Words in everything the record says.",
        "topics": "The topics through the years.",
        "people": "Who took part, when, in which office.",
    },
    "Who says so": {
        "evidence": "Each version of a fact, and who claims it.",
        "accounts": "What each side reported of one meeting.",
        "sources": "What the record rests on.",
        "verify": "Check citations against your own copies of articles.",
        "read": "An article, with what the record knows of it.",
    },
    "Take out": {
        "export": "The record for another program: a spreadsheet, a calendar, a map, a wiki.",
        "cite": "What to paste: a meeting or a source with its reference.",
    },
    "Your own record": {
        "new": "A record of your own, empty and sound.",
        "add": "A meeting, a person, a source and so on, one at a time.",
        "import": "The meetings of a list, from a CSV file.",
        "changes": "What changed between two states of a record.",
        "check": "Check a data folder, every broken rule at once.",
    },
    "This tool": {
        "about": "What the record is, covers and leaves out.",
        "help": "Each command with its sentence, and help topics.",
        "completion": "Completion for your shell.",
    },
}
"""The commands by group, in the order of the help, each with its line there."""
COMMANDS = {name: about for group in GROUPS.values() for name, about in group.items()}

SENTENCE = "Who met, when, where, about what, and who says so."


class Commands(usage.CommandGroup):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            near = nearest(name, COMMANDS)
            raise UsageError(f"{quoted(name)} is no command; {meant(near, 'see summits --help.')}")
        command: click.Command = importlib.import_module(f"summits.cli.commands.{name}").command
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> Items:
        # Click would import every command to ask what it is.
        options = click.Command.shell_complete(self, ctx, incomplete)
        return complete.fitting(COMMANDS.items(), incomplete) + options

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from summits.cli import front
        from summits.cli.session import Session

        session = Session(ctx)
        whose = front.title(session)
        formatter.write_text(f"{whose}. {SENTENCE}" if whose else SENTENCE)
        formatter.write("\n")
        with formatter.indentation():
            formatter.write_dl(list(front.examples(session).items()), col_max=52, col_spacing=2)
        formatter.write("\n")
        formatter.write_usage("summits", "COMMAND [OPTIONS] …")
        formatter.write("\n")
        formatter.write_dl([(title, " ".join(names)) for title, names in GROUPS.items()])
        self.format_options_only(ctx, formatter)
        formatter.write("\n")
        formatter.write_text(
            "Each with its sentence: summits help. One of them: summits help show."
        )

    def format_options_only(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, without the list of commands that Click would add."""
        records = [parameter.get_help_record(ctx) for parameter in self.get_params(ctx)]
        with formatter.section("Options"):
            formatter.write_dl([record for record in records if record])


def _version(ctx: click.Context, param: click.Parameter, asked: bool) -> None:
    if not asked or ctx.resilient_parsing:
        return
    from summits.cli.session import Session

    session = Session(ctx)
    record = session.record
    header = record.header
    counted = f"{len(record.confirmed())} confirmed meetings, {len(record.sources)} sources"
    digest = record.files.short_digest
    session.out.line(f"summits {__version__}")
    session.out.line(
        f"{header.id} {header.version} ({digest}): {counted}, checked {header.checked}"
    )
    ctx.exit()


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@options.everywhere
@click.option(
    "--version",
    "-V",
    is_flag=True,
    expose_value=False,
    callback=_version,
    help="The tool's version and the data set's.",
)
@click.pass_context
def cli(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        usage.show_help(ctx)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and end the process with its exit code.

    Without arguments it is a process of its own, which takes nothing down behind it.
    """
    alone = arguments is None
    unfit = open_streams()

    def run() -> Any:
        if unfit:
            raise UsageError(f"“{unfit}” can't write text; set PYTHONIOENCODING to utf-8.")
        if complete.VARIABLE in os.environ:
            from summits.cli import shells

            shells.register()
        # Click would not go below 50 columns, and would cut its words there.
        width = min(size()[0] - 2, 100)
        return cli.main(arguments, prog_name="summits", standalone_mode=False, terminal_width=width)

    code = end(partial(stoppable, run) if alone else run)
    if alone:
        os._exit(code)
    sys.exit(code)
