"""`summits import`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from summits.cli import asking, complete, options
from summits.cli.output import talk
from summits.cli.progress import progress
from summits.cli.session import Session
from summits.errors import OutputError, UsageError, quoted, reason
from summits.record.wording import counted, listed
from summits.render import plain, screens

if TYPE_CHECKING:
    from summits.answers.importing import Brought
    from summits.keep.draft import Draft
    from summits.keep.sheet import Sheet

EXAMPLES = """
summits import meetings.csv --into talks
summits import trips.csv --into talks --dry-run
summits import trips.csv --into talks --map date="Trip start" --day-first --country Russia
"""


@options.command(
    EXAMPLES,
    "The meetings of a list. Columns are known by their headings (date, end, city or place, country, "
    "venue, people, topics, mode, visit, reported, announced, duration, summary, source, url), or told "
    "with --map. All numeric dates of a list have one order, which its rows prove or you tell. What a "
    "row doesn't say is not recorded. Several people or topics stand between ; (or , where the file's "
    "delimiter is another). A row whose date can't be read, or whose people can't be told apart, stays "
    "out: it is listed with the reason, and written beside as a list of its own (exit 1). Each row's "
    "address becomes a source, or the list itself is one. Run again, it adds only what is new. Into a "
    "pipe: new, had or out, line, id, date, city, country, people, sources, reason.",
)
@click.argument("file", metavar="FILE", type=click.Path(), shell_complete=complete.paths)
@asking.into
@click.option("--dry-run", is_flag=True, help="Show what would come in, and write nothing.")
@click.option(
    "--map",
    "told",
    metavar="WORDS",
    multiple=True,
    help='A column by its heading: date="Trip start".',
)
@click.option("--day-first/--month-first", default=None, help="The order of numeric dates.")
@click.option("--separator", metavar="WORDS", help="What stands between several people or topics.")
@click.option("--delimiter", metavar="WORDS", help="What stands between cells; tab for a tab.")
@click.option("--encoding", metavar="WORDS", help="As cp1251; found where it is UTF-8.")
@click.option("--country", metavar="WORDS", help="The country of towns whose row names none.")
@click.option("--principals", is_flag=True, help="Both principals were at each meeting.")
@click.option(
    "--publisher", metavar="WORDS", help="Who published the list, where it is the source."
)
@click.option("--url", metavar="WORDS", help="The address of the list.")
@click.option("--published", metavar="DATE", help="When the list was published.")
@options.output
def command(session: Session, /, file: str, dry_run: bool, **told: Any) -> int:
    from summits.keep import importing, reading, sheet
    from summits.keep.draft import Draft

    asking.must_be_told(session.ctx)
    columns = dict(map(_column, told.pop("told")))
    sign = told.pop("delimiter")
    sign = "\t" if sign in ("tab", "\\t") else sign
    read = sheet.read(file, columns, told.pop("encoding"), sign)
    draft = Draft(session.record)
    with progress(sys.stderr, "Reading the list") as report:
        brought = importing.bring(draft, read, reading.Asked(**told), report)
    if brought.meetings:
        _write(draft, dry_run)
    beside = _beside(file, read, brought.out) if brought.out and not dry_run else None
    _emit(session, brought, dry_run, beside)
    _say(draft, read, brought, dry_run)
    if beside:
        talk(f"Left out, and written to {beside}: {counted(len(brought.out), 'row')}.")
    return int(bool(brought.out))


def _column(words: str) -> tuple[str, str]:
    field, equals, head = words.partition("=")
    if not equals:
        raise UsageError(f'{quoted(words)} maps nothing; write it as date="Trip start".')
    return field.strip(), head.strip()


def _write(draft: Draft, dry_run: bool) -> None:
    if dry_run:
        draft.check()
    else:
        draft.commit()


def _beside(file: str, read: Sheet, out: Sequence[Any]) -> str:
    """Write the rows that stay out beside the list; return where."""
    from summits.keep import sheet

    text = sheet.left_out(read, out)
    stem = os.path.splitext(file)[0].removesuffix(".left-out")
    number = 1
    while True:
        path = f"{stem}.left-out{f'-{number}' if number > 1 else ''}.csv"
        try:
            if not os.path.lexists(path):
                with open(path, "x", encoding="utf-8", newline="") as target:
                    target.write(text)
                return path
            with open(path, encoding="utf-8", newline="") as known:
                if known.read() == text:
                    return path
        except (OSError, UnicodeDecodeError) as error:
            why = reason(error) if isinstance(error, OSError) else "it is no list"
            raise OutputError(
                f"{quoted(path)} could not be written: {why}; move it away."
            ) from None
        number += 1


def _emit(session: Session, brought: Brought, dry_run: bool, beside: str | None) -> None:
    answer = {
        "dry_run": dry_run,
        "count": len(brought.meetings),
        "meetings": brought.came,
        "left_out": [{"line": row.line, "reason": row.reason} for row in brought.out],
        "left_out_file": beside,
        "new": {**brought.new, "countries": brought.countries},
    }
    session.emit(
        answer,
        plain=lambda: plain.importing(brought),
        screen=lambda look: screens.importing(brought, look),
        found=[*brought.came, *brought.out],
    )


def _say(draft: Draft, read: Sheet, brought: Brought, dry_run: bool) -> None:
    """What came, what was not read, and what the rows don't say."""
    if read.encoding not in ("utf-8", "utf-8-sig", "utf-16"):
        talk(f"It is not UTF-8 and was read as {read.encoding}; --encoding says otherwise.")
    if read.unread:
        talk(f"No field of a meeting, and not read: {listed(read.unread)}.")
    made = [counted(len(brought.meetings), "meeting")]
    words = {"people": ("person", "people"), "places": ("place",), "topics": ("topic",)}
    for table, name in {**words, "sources": ("source",)}.items():
        found = brought.new[table]
        made += [counted(len(found), *name)] if found else []
    had = len(brought.came) - len(brought.meetings)
    also = f"; {had} it had already" if had else ""
    talk(f"{'Would add' if dry_run else 'Added'} {listed(made)}{also}.")
    if brought.townless:
        lines = listed([str(line) for line in brought.townless[:5]])
        talk(
            f"A country and no town, so no place: {counted(len(brought.townless), 'row')}, {lines}."
        )
    _nobody(draft, brought)


def _nobody(draft: Draft, brought: Brought) -> None:
    principals = set(draft.record.principals)
    without = [row for row in brought.meetings if not principals & set(row.people)]
    if without:
        both = listed([draft.record.short_names[id] for id in draft.record.principals])
        talk(
            f"Neither principal is named in {counted(len(without), 'row')}; if each is a meeting of "
            f"{both}, --principals puts them there."
        )
