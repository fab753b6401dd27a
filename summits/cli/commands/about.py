"""`summits about`."""

from __future__ import annotations

import click

from summits.answers import about, coverage
from summits.cli import options
from summits.cli.session import Session
from summits.errors import UsageError
from summits.render import plain, screens

EXAMPLES = """
summits about
summits about --coverage
summits about --candidates
"""


@options.command(
    EXAMPLES,
    "What the record is: its scope, what it covers, when it was last checked, its known gaps, counts "
    "by year and place, where the data lie, and how to cite it.",
)
@click.option(
    "--coverage", "table", is_flag=True, help="Origins by meeting and field, weakest first."
)
@click.option("--candidates", is_flag=True, help="What was looked into and not substantiated.")
@options.output
def command(session: Session, /, table: bool, candidates: bool) -> None:
    if table and candidates:
        raise UsageError("--coverage and --candidates are two answers; ask for one of them.")
    if table:
        _coverage(session)
    elif candidates:
        _candidates(session)
    else:
        _about(session)


def _about(session: Session) -> None:
    known = about.about(session.record)
    session.emit(
        {"about": known},
        plain=lambda: plain.about(known),
        screen=lambda look: screens.about(session.record, known, look),
    )


def _coverage(session: Session) -> None:
    rows = coverage.coverage(session.record)
    session.emit(
        {"coverage": rows},
        plain=lambda: plain.coverage(rows),
        screen=lambda look: screens.coverage(rows, look),
    )


def _candidates(session: Session) -> None:
    rows = list(session.record.candidates.values())
    session.emit(
        {"candidates": rows},
        plain=lambda: plain.candidates(session.record, rows),
        screen=lambda look: screens.candidates(session.record, rows, look),
    )
