"""`summits read`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from summits.cli import articles, complete, options, usage
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


@usage.command(
    EXAMPLES,
    "An article, with what the record knows of it: people, places, topics and dates, who says "
    "what, and which meeting it may be about. It writes nothing into the record. ARTICLE is a "
    "text or a saved page, or - for standard input. More: summits help read.",
    columns="paragraph, kind, id, words",
)
@click.argument("files", metavar="ARTICLE…", nargs=-1, required=True, type=click.Path())
@click.option("--published", metavar="DATE", help="When it was published.")
@click.option(
    "--text",
    "target",
    metavar="FILE",
    type=click.Path(),
    help="Write the text of a saved page there first.",
)
@click.option(
    "--as",
    "as_id",
    metavar="ID",
    shell_complete=complete.sources,
    help="Print it as a source, with fingerprints.",
)
@click.option("--lines", is_flag=True, help="Its paragraphs, with fingerprints.")
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
