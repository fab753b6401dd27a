"""`summits read`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from summits.cli import articles, complete, options
from summits.cli.output import talk
from summits.cli.session import Session
from summits.errors import OutputError, UsageError, reason
from summits.render import plain, screens
from summits.values import typed
from summits.values.prints import Paragraph

if TYPE_CHECKING:
    from summits.answers.read import Reading

EXAMPLES = """
summits read article.txt
summits read article.txt --published 2021-09-14
summits read saved-page.html --text article.txt
"""


@options.command(
    EXAMPLES,
    "Read an article with the record beside you: its paragraphs as citations count them, the people, "
    "places, topics and dates that the record knows, people it does not know, who speaks in which "
    "paragraph and whether quoted or reported, which facts rest on which paragraph, and which "
    "meeting it may be about. It proposes and writes nothing into the record; each proposal carries "
    "the words that it rests on. ARTICLE is a text or a saved page, or - for standard input. Into a "
    "pipe: paragraph, kind, id, words; one line per thing seen.",
)
@click.argument("files", metavar="ARTICLE…", nargs=-1, required=True, type=click.Path())
@click.option("--published", metavar="DATE", help="The day it was published, for “Wednesday”.")
@click.option(
    "--text", "target", metavar="FILE", type=click.Path(), help="Write a saved page's text first."
)
@click.option(
    "--as",
    "as_id",
    metavar="ID",
    shell_complete=complete.sources,
    help="Print it as a source, with its prints.",
)
@click.option(
    "--lines", is_flag=True, help="One paragraph per line, with its number and fingerprint."
)
@options.output
def command(
    session: Session,
    /,
    files: tuple[str, ...],
    published: str | None,
    target: str | None,
    as_id: str | None,
    lines: bool,
) -> None:
    from summits.answers.read import Reader

    if len(files) > 1 and (target or as_id):
        raise UsageError("--text and --as take one article; name one at a time.")
    day = typed.read(published) if published is not None else None
    if target is not None:
        _write(articles.text(files[0]), target)
        files = (target,)
    if as_id is not None:
        prints = [row.print for row in articles.read(files[0])]
        published_on = {} if day is None else {"published": str(day)}
        session.out.document({"id": as_id, "prints": prints, **published_on})
    elif lines:
        _lines(session, [row for name in files for row in articles.read(name)])
    else:
        reader = Reader(session.record)
        _readings(session, [reader.read(name, articles.read(name), day) for name in files])


def _readings(session: Session, found: list[Reading]) -> None:
    for one in found:
        if not one.guesses:
            talk(f"“{one.file}” fits no meeting of the record by its days and people.")
    session.emit(
        {"count": len(found), "articles": found},
        plain=lambda: plain.reading(found),
        screen=lambda look: screens.readings(session.record, found, look),
    )


def _lines(session: Session, paragraphs: list[Paragraph]) -> None:
    if session.out.as_json:
        session.document(count=len(paragraphs), paragraphs=paragraphs)
    else:
        session.out.rows(articles.rows(paragraphs), articles.PRINTS)


def _write(words: str, target: str) -> None:
    try:
        with Path(target).open("x", encoding="utf-8") as file:
            file.write(words)
    except OSError as error:
        raise OutputError(
            f"“{target}” could not be written: {reason(error)}; name a file that is not there yet."
        ) from None
