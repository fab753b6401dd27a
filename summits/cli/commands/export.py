"""`summits export`."""

from __future__ import annotations

from typing import Any

import click

from summits.answers import nothing
from summits.ask import filters, selectors
from summits.cli import complete, options, usage
from summits.cli.empty import matching
from summits.cli.output import talk
from summits.cli.session import Session
from summits.cli.streams import size
from summits.errors import UsageError, quoted
from summits.export import FORMATS, Export, Format
from summits.record import wording
from summits.values.words import meant, nearest

EXAMPLES = """
summits export csv -o meetings.csv
summits export html --open
summits export wikitext moscow-2021
"""


def _list(ctx: click.Context, param: click.Parameter, asked: bool) -> None:
    if not asked or ctx.resilient_parsing:
        return
    out = Session(ctx).out
    if out.terminal:
        lines = []
        for row in FORMATS.values():
            told = (row.what, f"read by {row.readers}", f"loses {row.loses}")
            lines += [row.name, *map(_hung, told)]
        out.page("".join(f"{line}\n" for line in lines))
    else:
        out.rows(
            (row.name, row.suffix, row.what, row.readers, row.loses) for row in FORMATS.values()
        )
    ctx.exit()


def _hung(words: str) -> str:
    """Words under the name of their format, as wide as the screen."""
    import textwrap

    wide = min(size()[0], 80)
    return textwrap.fill(words, wide, initial_indent="  ", subsequent_indent="    ")


def _help() -> str:
    width = max(map(len, FORMATS))
    lines = "\n".join(f"  {row.name:<{width}}  {row.what}" for row in FORMATS.values())
    return (
        "The record for another program: a spreadsheet, a calendar, a map, a wiki. Without MEETING, every "
        "confirmed one that the filters let through."
        f"\n\n\b\n{lines}\n\nWho reads each, and what it loses: summits export --list."
    )


@usage.command(EXAMPLES, _help())
@click.argument(
    "format", shell_complete=complete.words({row.name: row.what for row in FORMATS.values()})
)
@click.argument("meeting", nargs=-1, shell_complete=complete.meetings)
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    default="-",
    shell_complete=complete.paths,
    help="The file; - for standard output.",
)
@click.option("--force", is_flag=True, help="Also over a file that is there.")
@click.option("--bom", is_flag=True, help="Begin with a byte order mark, for Excel.")
@click.option("--open", "shown", is_flag=True, help="Show it in the browser (html).")
@options.lang
@click.option(
    "--list",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list,
    help="Each format, who reads it, what it loses.",
)
@options.filters
@options.weighed
@options.everywhere
def command(
    session: Session,
    /,
    format: str,
    meeting: tuple[str, ...],
    output: str,
    force: bool,
    bom: bool,
    shown: bool,
    lang: str,
    **values: Any,
) -> None:
    chosen = _format(format)
    if bom and not chosen.bom:
        kinds = " and ".join(row.name for row in FORMATS.values() if row.bom)
        raise UsageError(f"--bom is for {kinds}; leave it out.")
    if shown and chosen.suffix != "html":
        raise UsageError("--open is for html; leave it out.")
    if chosen.folder and output == "-":
        raise UsageError(f"“{chosen.name}” is a folder; name one with -o.")
    if chosen.suffix == "html" and output == "-" and not shown and session.out.terminal:
        raise UsageError("A page is for a browser; show it with --open, or write it with -o FILE.")
    notes: list[str] = []
    cards = _cards(session, meeting, options.chosen(values))
    language = wording.language(session.record, lang)
    export = Export(session.record, cards, len(meeting) == 1, language, notes.append)
    path = _beside(session) if shown and output == "-" else output
    _write(chosen, export, path, force=force, bom=bom)
    if shown and click.launch(path):
        notes.append(f"No browser could be started; the page is {path}")
    for note in notes:
        talk(note)


def _beside(session: Session) -> str:
    """Where a page stands that is only to be looked at."""
    import tempfile

    return f"{tempfile.mkdtemp(prefix='summits-')}/{session.record.header.id}.html"


def _format(name: str) -> Format:
    if name in FORMATS:
        return FORMATS[name]
    hint = meant(nearest(name, FORMATS), f"write one of {', '.join(FORMATS)}.")
    raise UsageError(f"{quoted(name)} is no format; {hint}")


def _cards(session: Session, meetings: tuple[str, ...], asked: filters.Filters) -> list[Any]:
    record = session.record
    if not meetings:
        hidden = nothing.unconfirmed(record, asked)
        cards = matching(record, asked)
        if hidden and cards:
            talk(f"Not confirmed, and left out: {', '.join(hidden)}; --status all takes them in.")
        return cards
    if any(asked):
        raise UsageError("MEETING and filters don't go together; leave one of them out.")
    named = {selectors.select(record, text).id for text in meetings}
    return [card for card in record.cards if card.id in named]


def _write(chosen: Format, export: Export, output: str, *, force: bool, bom: bool) -> None:
    from summits.cli import writing

    before = writing.BOM if bom else b""
    if chosen.folder:
        writing.to_folder(output, chosen.files(export), force=force)
    elif output == "-":
        writing.to_stdout(chosen.pieces(export), before)
    else:
        writing.to_file(output, chosen.pieces(export), before, force=force)
