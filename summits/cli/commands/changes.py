"""`summits changes`."""

from __future__ import annotations

import os

import click

from summits.cli import complete, options, usage
from summits.cli.history import at, latest
from summits.cli.session import Session
from summits.errors import DataError, UsageError, reason
from summits.record import files, light
from summits.record.record import Record
from summits.render import plain, screens

EXAMPLES = """
summits changes path/to/older/data
summits changes HEAD
"""


@usage.command(
    EXAMPLES,
    "What changed between two states of a record: facts, people, places, sources. OLD is a data "
    "folder, or a revision of the git repository that NEW lies in; NEW is a folder, else the "
    "record in use.",
    columns="meeting, kind, field, changes, old, new, sources_added, sources_gone",
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
