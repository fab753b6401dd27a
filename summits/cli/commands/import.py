"""`summits import`."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from summits.cli import asking, complete, options, usage
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
summits import trips.csv --into talks --map date="Trip start" --day-first --dry-run
summits import everybody.csv --into talks --person Merkel --person Erdoğan
"""


@usage.command(
    EXAMPLES,
    "The meetings of a list, from a CSV file. A column is known by its heading (date, end, "
    "year, month, city, place, country, venue, people, topics, mode, visit, reported, "
    "announced, duration, summary, source, url), or told with --map. Several people or topics "
    "stand between ; or in columns of their own. A row that can't be read stays out, and is "
    "written to a list beside it, with the reason (exit 1). Run again, it adds what is new; "
    "what is recorded stays. More: summits help own.",
    columns="state (new, filled, had, out), line, meeting, date, city, country, people, sources, reason",
)
@click.argument("file", metavar="FILE", type=click.Path(), shell_complete=complete.paths)
@asking.into
@click.option("--dry-run", is_flag=True, help="Show what would come in; write nothing.")
@click.option(
    "--map",
    "told",
    metavar="FIELD=HEADING",
    multiple=True,
    help="Which column is which; repeatable.",
)
@click.option("--day-first/--month-first", default=None, help="The order of numeric dates.")
@click.option("--separator", metavar="SIGN", help="Between people or topics, besides ;.")
@click.option("--delimiter", metavar="SIGN", help="Between cells; tab stands for a tab.")
@click.option("--encoding", metavar="ENCODING", help="As cp1251; UTF-8 is found out.")
@click.option("--country", metavar="COUNTRY", help="The country, where a row names none.")
@click.option(
    "--person",
    metavar="NAME",
    multiple=True,
    shell_complete=complete.people,
    help="Only rows with that person; repeated, with all.",
)
@click.option("--principals", is_flag=True, help="Each row is a meeting of the two principals.")
@click.option("--publisher", metavar="NAME", help="Who published the list.")
@click.option("--url", metavar="URL", help="The address of the list.")
@click.option("--published", metavar="DATE", help="When the list was published.")
@options.output
def command(session: Session, /, file: str, dry_run: bool, **told: Any) -> int:
    from summits.keep import importing, reading, sheet
    from summits.keep.draft import Draft

    asking.must_be_told(session.ctx)
    columns: dict[str, list[str]] = {}
    for name, head in map(_column, told.pop("told")):
        columns.setdefault(name, []).append(head)
    sign = told.pop("delimiter")
    sign = "\t" if sign in ("tab", "\\t") else sign
    read = sheet.read(file, columns, told.pop("encoding"), sign)
    draft = Draft(session.record)
    with progress(sys.stderr, "Reading the list") as report:
        brought = importing.bring(draft, read, reading.Instructions(**told), report)
    if brought.changes:
        _write(draft, dry_run)
    beside = _beside(file, read, brought.out) if brought.out and not dry_run else None
    _emit(session, brought, dry_run, beside)
    _say(draft, read, brought, dry_run)
    if beside:
        talk(f"Left out, and written to {beside}: {counted(len(brought.out), 'row')}.")
    if read.unread:
        talk(_unread(read, dry_run))
    if brought.changes and not dry_run:
        talk(f"Next: summits timeline --data {shlex.quote(draft.record.files.folder)}")
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
            if os.path.isfile(path):  # and no pipe, which would hold it up
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
    doubts = [{"line": row.line, "reason": why} for row in brought.came for why in row.doubts]
    answer = {
        "dry_run": dry_run,
        "count": len(brought.meetings),
        "meetings": brought.came,
        "left_out": [{"line": row.line, "reason": row.reason} for row in brought.out],
        "left_out_file": beside,
        "not_read": doubts,
        "alike": brought.alike,
        "taken": [{"written": written, "for": name} for written, name in brought.taken],
        "passed_over": brought.passed,
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
    if read.mended:
        broken, meant = read.mended[0]
        count = counted(len(read.mended), "cell")
        talk(f"In a broken encoding, and mended: {count}, as {quoted(broken)} to {quoted(meant)}.")
    if read.proposed:
        other = '--map date="…" says another'
        talk(f"Taken for the date, as it looks like one: {read.proposed}; {other}.")
    talk(_made(draft, brought, dry_run))
    if brought.passed:
        count = counted(brought.passed, "row")
        talk(f"Passed over, as they don't name all you asked for: {count}.")
    if brought.townless:
        talk(f"A country and no city, so no place: {_lines(brought.townless)}.")
    doubtful = [row.line for row in brought.came if row.doubts]
    if doubtful:
        talk(f"Not read, and so not recorded: something in {_lines(doubtful)}.")
    filled = [row for row in brought.came if row.filled]
    if filled:
        fields = list(dict.fromkeys(field for row in filled for field in row.filled))
        would = "Would fill in" if dry_run else "Filled in"
        lines = _lines([row.line for row in filled])
        talk(f"{would} what was not recorded, {listed(fields)}: {lines}.")
    if brought.taken:
        told = [f"{quoted(written)} for {name}" for written, name in brought.taken]
        talk(f"Taken for what the record calls otherwise: {_some(told, 20, 'names')}.")
    if brought.alike:
        pairs = [f"{known} and {new}" for known, new in brought.alike]
        talk(f"Named almost alike, so perhaps one: {_some(pairs, 5, 'pairs')}.")
    _nobody(draft, brought)


def _unread(read: Sheet, dry_run: bool) -> str:
    """The columns that are no field, and how those are read whose headings say what they may be."""
    from summits.keep import headings

    guesses = {head: headings.guess(head, read.columns) for head in read.unread}
    found = [head for head, field in guesses.items() if field]
    maps = [f'--map {guesses[head]}="{head}"' for head in found]
    how = " ".join(maps) or f'--map FIELD="{read.unread[-1]}", with topics, say, for FIELD,'
    reads = f"read{'s' if len(maps) < 2 else ''} {listed(found or read.unread[-1:])}"
    again = "" if dry_run else "; import again so, and what was left open is filled in"
    kind = "Column" if len(read.unread) == 1 else "Columns"
    return (
        f"{kind} not read, as no field of a meeting: {listed(read.unread)}; {how} {reads}{again}."
    )


def _some(words: Sequence[str], most: int, kind: str) -> str:
    more = f", and {len(words) - most} {kind} more" if len(words) > most else ""
    return f"{'; '.join(words[:most])}{more}"


def _made(draft: Draft, brought: Brought, dry_run: bool) -> str:
    made = [counted(len(brought.meetings), "meeting")]
    words = {"people": ("person", "people"), "places": ("place",), "topics": ("topic",)}
    for table, name in {**words, "sources": ("source",)}.items():
        found = brought.new[table]
        made += [counted(len(found), *name)] if found else []
    had = len(brought.came) - len(brought.meetings)
    also = f"; {had} it had already" if had else ""
    return f"{'Would add' if dry_run else 'Added'} {listed(made)}{also}."


def _lines(lines: Sequence[int]) -> str:
    """`7 rows, 3, 5, 8, 9 and 12, and more`."""
    shown = [str(line) for line in lines[:5]]
    rest = ["more"] if len(lines) > len(shown) else []
    return f"{counted(len(lines), 'row')}, {listed([*shown, *rest])}"


def _nobody(draft: Draft, brought: Brought) -> None:
    principals = set(draft.record.principals)
    without = [row for row in brought.meetings if not principals & set(row.people)]
    if without:
        both = listed([draft.record.people[id].name for id in draft.record.principals])
        talk(
            f"Neither principal is named in {counted(len(without), 'row')}; if each is a meeting of "
            f"{both}, --principals puts them there, in rows that came already too."
        )
