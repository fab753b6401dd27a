"""`summits changes`."""

from __future__ import annotations

import os

import click

from summits.cli import complete, options
from summits.cli.history import at, latest
from summits.cli.session import Session
from summits.errors import DataError, UsageError, reason
from summits.record import files, light
from summits.record.record import Record
from summits.render import plain, screens

EXAMPLES = """
summits changes path/to/older/data
summits changes HEAD
summits changes HEAD --json
"""


@options.command(
    EXAMPLES,
    "What changed from OLD to NEW: facts added, gone, reworded, on other sources, held otherwise; "
    "people, places, sources. Each is a data folder; OLD may be a revision of the git repository "
    "that NEW lies in. Without NEW, the record in use. OLD is held to its shape only, not to "
    "today's rules. Exit 0 whatever changed. Into a pipe: meeting, kind, field, changes, old, new, "
    "sources added, sources gone.",
)
@click.argument("old", required=False, shell_complete=complete.paths)
@click.argument("new", required=False, type=click.Path())
@options.output
def command(session: Session, /, old: str | None, new: str | None) -> None:
    if old is None:
        known = latest(session.folder)
        told = f"of {session.folder}: {known}" if known else "of git"
        raise UsageError(f"“changes” takes OLD, an older folder or a revision {told}.")
    now = session.record if new is None else _read(files.read(new))
    is_folder = os.path.isdir(old)
    was = _read(files.read(old) if is_folder else at(now.files.folder, old))
    from summits.answers.changes import changes

    found = changes(was, now)
    session.emit(
        {"changes": found, "counts": dict(found.counts())},
        plain=lambda: plain.changes(found),
        screen=lambda look: screens.changes(found, look),
    )


def _read(content: files.Files) -> Record:
    if not files.has_passed(content):
        from summits.gate import gate

        gate.check_shape(content)
    try:
        return light.read(content)
    except OSError as error:
        raise DataError(f"“{content.folder}” could not be read: {reason(error)}.") from None
