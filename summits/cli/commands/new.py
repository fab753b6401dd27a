"""`summits new`."""

from __future__ import annotations

import os
import re
import shlex
from typing import Any

import click

from summits.cli import asking, complete, options, usage
from summits.cli.output import talk
from summits.cli.session import Session
from summits.errors import UsageError, quoted
from summits.keep import new

EXAMPLES = """
summits new talks
summits new talks --side "France:FR:emmanuel-macron" --side "Germany:DE:Olaf Scholz"
"""
TOPICS = {new.NOTHING: "an empty table", new.OURS: "those of the record that comes with summits"}


@usage.command(
    EXAMPLES,
    "A record of your own, empty and sound, in DIR: its tables, a codebook to start from, "
    "schemas for your editor. On a terminal what isn't told is asked. More: summits help own.",
)
@click.argument("folder", metavar="DIR", type=click.Path(), shell_complete=complete.folders)
@click.option(
    "--side",
    "sides",
    multiple=True,
    metavar="LABEL:COUNTRY:PERSON",
    help="Give two; :ADJECTIVE:OFFICE may follow.",
)
@click.option("--title", metavar="TITLE", help="Its title.")
@click.option("--scope", metavar="TEXT", help="What counts as a meeting.")
@click.option("--covers", metavar="DATE", help="What was searched, as 2017/2021.")
@click.option("--creator", metavar="NAME", help="Who is named where it is cited.")
@click.option("--license", metavar="LICENCE", help=f"Its SPDX id; {new.LICENSE} unless told.")
@click.option(
    "--origins",
    metavar="N",
    type=click.IntRange(1, 9),
    help="So many confirm a meeting, else 1.",
)
@click.option("--topics", type=complete.Choice(TOPICS), help="Topics to begin with.")
@click.option("--id", metavar="ID", help="Its id; worked out unless told.")
@asking.quietly
@options.as_json
def command(session: Session, /, folder: str, sides: tuple[str, ...], **told: Any) -> None:
    if len(sides) > 2:
        raise UsageError(f"{quoted(sides[2])} is a third side; a record has two.")
    known = {name: value for name, value in told.items() if value is not None}
    asked = new.Plan(sides=tuple(map(new.party, sides)), **known)
    if asking.may_ask(session.ctx):
        new.must_be_empty(folder)
        asked = _asked(asked, known)
    names = new.create(folder, asked)
    _say(session, folder, asked, names)


def _asked(asked: new.Plan, known: dict[str, Any]) -> new.Plan:
    untold = new.UNTOLD[len(asked.sides) :]
    asked = asked._replace(sides=(*asked.sides, *(_side(side.label) for side in untold)))
    if "title" not in known:
        asked = asked._replace(title=asking.ask("Title", asked.named))
    if "scope" not in known:
        asked = asked._replace(scope=asking.ask("What counts as a meeting", asked.counts))
    if "covers" not in known:
        covers = asking.ask(
            "What was searched, as 2005/2021, or ../2021 with no first day",
            new.covers(""),
            new.covers,
        )
        asked = asked._replace(covers=covers)
    if "origins" not in known:
        origins = asking.ask("Origins that confirm a meeting", "1", _count)
        asked = asked._replace(origins=int(origins))
    if "topics" not in known and asking.agree("Begin with the topics of summits?", False):
        asked = asked._replace(topics=new.OURS)
    return asked


def _side(called: str) -> new.Party:
    label = asking.ask(f"{called}: its name, as France")
    found = new.Party(label, label, "").country
    margin = "  its country, or up to three capital letters for the margin"
    code = asking.ask(margin, found.code if found else None, _margin)
    principal = asking.ask("  whose meetings these are, by name")
    side = new.Party(label, code, principal)
    adjective = asking.ask("  adjective, as in “the French side”", side.belonging)
    return side._replace(adjective=adjective)


def _margin(words: str) -> None:
    if not new.Party("", words, "").country and not re.fullmatch(r"[A-Z]{1,3}", words):
        raise UsageError(f"{quoted(words)} is no country; write one, or letters as EU.")


def _count(words: str) -> int:
    if words not in map(str, range(1, 10)):
        raise UsageError(f"{quoted(words)} is no number from 1 to 9; write one.")
    return int(words)


def _say(session: Session, folder: str, asked: new.Plan, names: list[str]) -> None:
    if session.out.as_json:
        options.keep(session.ctx, data=folder)
        Session(session.ctx).document(folder=folder, files=names)
    else:
        session.out.line(folder)
    where = shlex.quote(folder)
    if len(asked.sides) < 2:
        people = os.path.join(folder, "people.json")
        talk(f"Nobody told whose meetings they are: name the sides in {people} and dataset.json.")
    talk(f"{asked.named}: empty, {asked.license}, and it passes summits check.")
    talk(f"Next: summits import FILE.csv --into {where}, or summits add meeting --into {where}")
