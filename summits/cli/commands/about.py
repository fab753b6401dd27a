"""`summits about`."""

from __future__ import annotations

import click

from summits.answers import about, coverage, nothing
from summits.cli import options, usage
from summits.cli.output import talk
from summits.cli.session import Session
from summits.errors import UsageError
from summits.render import plain, screens, single

EXAMPLES = """
summits about
summits about --coverage
"""


@usage.command(
    EXAMPLES,
    "What the record is, covers and leaves out: scope, gaps, counts by year and place, how to "
    "cite it.",
    columns="name, value, count",
)
@click.option("--coverage", "table", is_flag=True, help="Origins by meeting and field.")
@click.option("--candidates", is_flag=True, help="What was looked into and not found.")
@options.output
def command(session: Session, /, table: bool, candidates: bool) -> None:
    if table and candidates:
        raise UsageError("--coverage and --candidates are two answers; ask for one of them.")
    record = session.record
    if table:
        covered = coverage.coverage(record)
        if not covered:
            talk(nothing.NO_MEETING)
        session.emit(
            {"coverage": covered},
            plain=lambda: plain.coverage(covered),
            screen=lambda look: screens.coverage(covered, look),
            found=covered,
        )
    elif candidates:
        looked_into = list(record.candidates.values())
        session.emit(
            {"candidates": looked_into},
            plain=lambda: plain.candidates(record, looked_into),
            screen=lambda look: screens.candidates(record, looked_into, look),
        )
    else:
        known = about.about(record)
        session.emit(
            {"about": known},
            plain=lambda: single.about(known),
            screen=lambda look: screens.about(record, known, look),
        )
