"""`summits add`."""

from __future__ import annotations

import click

from summits.cli import add_facts, add_rows, usage
from summits.errors import UsageError

EXAMPLES = """
summits add meeting "12 June 2018" --place Singapore --country SG --source https://… --into talks
summits add statement singapore-2018 --topic refugees --by trump --says "…" --source ID --into talks
"""
ABOUT = """\
A meeting, a person, a source and so on, one at a time. On a terminal what isn't told is asked. It is written
only if the record then holds every rule, and what is still missing is said. More: summits help own."""


class _Add(usage.CommandGroup):
    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Alone it says what can be added; a shell that completes gets no error."""
        if not args and not ctx.resilient_parsing:
            *most, last = self.list_commands(ctx)
            kinds = f"{', '.join(most)} or {last}"
            raise UsageError(f"“add” takes what to add: {kinds}; see summits add --help.")
        return super().parse_args(ctx, args)


command = _Add(
    "add",
    help=usage.help_of(EXAMPLES, ABOUT, "id, key"),
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
