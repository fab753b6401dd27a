"""`summits add`."""

from __future__ import annotations

import click

from summits.cli import add_facts, add_rows, options
from summits.errors import UsageError

EXAMPLES = """
summits add meeting "12 June 2018" --place Singapore --country SG --source https://… --into talks
summits add person "Mike Pompeo" --side "United States" --into talks
summits add statement singapore-2018 --topic refugees --by trump --says "…" --source ID --into talks
"""
ABOUT = """\
One thing more for a record of your own. What isn't told is asked on a terminal, and a usage error
elsewhere. Names are looked up in the record, dates read as people type them, citations completed and
checked. The files are written only if the whole folder holds every rule afterwards, and all of them or
none. Then what is still missing is said, with its line. Into a pipe: id, and the key within a meeting."""


class _Add(options.CommandGroup):
    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Alone it says what can be added; a shell that completes gets no error."""
        if not args and not ctx.resilient_parsing:
            *most, last = self.list_commands(ctx)
            kinds = f"{', '.join(most)} or {last}"
            raise UsageError(f"“add” takes what to add: {kinds}; see summits add --help.")
        return super().parse_args(ctx, args)


command = _Add(
    "add",
    help=options.help_of(EXAMPLES, ABOUT),
    commands={
        "meeting": add_facts.meeting,
        "person": add_rows.person,
        "place": add_rows.place,
        "source": add_rows.source,
        "topic": add_rows.topic,
        "participant": add_facts.participant,
        "statement": add_facts.statement,
        "outcome": add_facts.outcome,
    },
)
