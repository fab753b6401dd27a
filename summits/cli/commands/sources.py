"""`summits sources`."""

from __future__ import annotations

from typing import Any

import click

from summits.answers import nothing, show, sources
from summits.cli import closed, complete, options, usage
from summits.cli.output import talk
from summits.cli.session import Session
from summits.errors import UsageError, quoted
from summits.render import plain, screens, single

EXAMPLES = """
summits sources --side Russia --kind official
summits sources --meeting moscow-2021 --urls
summits sources reuters
"""


@usage.command(
    EXAMPLES,
    "What the record rests on: how many facts rest on each source, and how many on it alone. "
    "SOURCE is an id or an address, for its facts, or a publisher or a site, for its sources.",
    columns="id, published, publisher, origin, side, kind, language, read, facts, alone, url",
)
@click.argument("source", metavar="[SOURCE]", nargs=-1, shell_complete=complete.sources)
@options.naming("--side", "SIDE", complete.sides, "Only that side, or other.")
@click.option("--kind", multiple=True, type=complete.Choice(closed.KINDS), help="Only that kind.")
@options.naming("--origin", "ORIGIN", complete.origins, "Only in the words of that origin.")
@options.naming("--language", "CODE", complete.languages, "Only in that language, as ru.")
@options.naming("--meeting", "MEETING", complete.meetings, "Only what that meeting rests on.")
@click.option(
    "--read",
    multiple=True,
    type=complete.Choice(closed.READ),
    help="Only what was read so far.",
)
@click.option("--urls", is_flag=True, help="Only the addresses.")
@options.output
def command(session: Session, /, source: tuple[str, ...], urls: bool, **values: Any) -> None:
    asked = sources.SourceFilters(**values)
    named = (
        sources.named(session.record, " ".join(source)) if source else list(session.record.sources)
    )
    if len(named) == 1 and source and any(asked):
        raise UsageError(f"{quoted(named[0])} is one source already; leave the filters out.")
    found = [weight for weight in sources.choose(session.record, asked) if weight.source in named]
    if not found:
        count = len(session.record.sources)
        talk(f"No source matches; the record rests on {count}." if count else nothing.NO_SOURCE)
    if urls and not session.out.as_json:
        _addresses(session, found)
    elif source and len(named) == 1:
        _one(session, found[0])
    else:
        _all(session, found)


def _addresses(session: Session, found: list[sources.Weight]) -> None:
    urls = [session.record.sources[weight.source].url for weight in found]
    session.out.rows(([url] for url in dict.fromkeys(urls) if url), ["url"])
    if None in urls:
        talk(f"Without an address: {urls.count(None)} of {len(urls)}.")


def _all(session: Session, found: list[sources.Weight]) -> None:
    session.emit(
        {"count": len(found), "sources": [_row(session, weight) for weight in found]},
        plain=lambda: plain.sources(session.record, found),
        screen=lambda look: screens.sources(session.record, found, look),
        found=found,
    )


def _one(session: Session, weight: sources.Weight) -> None:
    groups = sources.by_paragraph(weight.cited).items()
    cited = [{"paragraph": at, "facts": facts} for at, facts in groups]
    session.emit(
        {"source": {**_row(session, weight), "cited": cited}},
        plain=lambda: single.source(session.record, weight),
        screen=lambda look: screens.source(session.record, weight, look),
    )


def _row(session: Session, weight: sources.Weight) -> dict[str, Any]:
    prints = session.record.sources[weight.source].prints
    counts = {"facts": weight.facts, "alone": weight.alone, "meetings": weight.meetings}
    row = show.source(session.record.sources[weight.source])
    return {**row, "paragraphs": len(prints) if prints else None, **counts}
