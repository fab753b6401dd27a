"""What every `summits add …` does: read, add, write all of it or nothing, and say what is missing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import update_wrapper
from typing import TYPE_CHECKING, Any

import click

from summits.ask import filters
from summits.cli import asking, complete, options, usage
from summits.cli.output import talk
from summits.cli.session import Session
from summits.errors import UsageError

if TYPE_CHECKING:
    from summits.record import tables

sources = click.option(
    "--source",
    "sources",
    metavar="SOURCE",
    multiple=True,
    shell_complete=complete.sources,
    help="What it rests on: an id, with #3 its paragraph, or an address.",
)
MEETING = click.argument("meeting", metavar="MEETING", shell_complete=complete.meetings)


def command(name: str, examples: str, about: str) -> Callable[[Callable[..., Any]], click.Command]:
    """A command of the group, with what all of them take."""

    def made(function: Callable[..., Any]) -> click.Command:
        def run(session: Session, /, **told: Any) -> None:
            function(session.ctx, **told)

        update_wrapper(run, function)
        for more in (options.everywhere, options.as_json, asking.into, asking.quietly):
            run = more(run)
        short = re.split(r"[.:;] ", about)[0].rstrip(".") + "."
        command = usage.command(examples, about, name=name, short_help=short)(run)
        command.params.sort(key=lambda parameter: parameter.name in _SHARED)
        return command

    return made


_SHARED = ("data", "yes", "form", "color")
"""What every command of the group takes, told of last."""


class Adding:
    """One addition to a record, from its reading to its writing."""

    def __init__(self, ctx: click.Context) -> None:
        from summits.keep.draft import Draft

        asking.must_be_told(ctx)
        self.ctx = ctx
        self.session = Session(ctx)
        self.draft = Draft(self.session.record)

    def person(self, name: str) -> str:
        """The person of the record who is meant; on a terminal those who may be are asked for."""
        from summits.keep import add

        try:
            return filters.person(self.draft.record, name)
        except UsageError as error:
            found = asking.one_of(self.ctx, name, add.alike(self.draft.people, name), called)
            if found:
                return found.id
            raise UsageError(f"{error} To add somebody: summits add person.") from None

    def evidence(self, typed: Sequence[str]) -> list[str]:
        """The citations, completed; at least one, which a terminal is asked for."""
        from summits.keep import cites

        before = set(self.draft.sources)

        def whole(told: str) -> list[str]:
            return cites.complete(self.draft, [told])

        asked = ("Source (id or address)", "--source", whole)
        given = typed or [asking.needed(self.ctx, None, *asked)]
        found = cites.complete(self.draft, given)
        for id in self.draft.sources.keys() - before:
            talk(f"New source, of which only the address is known: {id}.")
        return found

    def done(self, kind: str, table: str, id: str, key: str = "") -> None:
        """Write it, and say what was added and what it leaves open."""
        from summits.keep.missing import missing

        self.draft.commit()
        changes = self.draft.changes()
        file = f"meetings/{id}.json" if table == "meetings" else f"{table}.json"
        folder = self.draft.record.files.folder
        asked = not key and file in changes
        open_ = missing(folder, file, changes[file], id) if asked else []
        if self.session.out.as_json:
            added = {"kind": kind, "id": id, "key": key or None}
            answer = {"added": added, "files": list(changes), "missing": open_}
            self.session.document(**answer)
            return
        self.session.out.rows([[id, key] if key else [id]])
        for row in open_:
            talk(str(row))


def called(row: tables.Person) -> str:
    """Somebody, as a question or a refusal names them."""
    return f"{row.name} ({row.id})"
