"""Dates as lists have them: `12–15 November 2001`, `May 23-26, 2002`, a column in one numeric order.

Nothing is guessed here either: what has no reading, or two, is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from summits.errors import UsageError, quoted
from summits.values import dates, spans, typed

_NUMERIC = r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![\d./-])"
_NOTE = re.compile(r"\s*\[(?:\d+|[a-z]|note \d+)\]")
"""The mark of a footnote, as an encyclopaedia has it."""
_TIME = re.compile(
    r"(.*\d{4}|\d{4}-\d\d-\d\d)[T,]? ?[012]?\d:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?: ?[ap]m)?",
    re.IGNORECASE,
)
"""A time of day behind a date; with its zone it would be another day elsewhere, and so is not taken off."""
_DAYS = r"(?<![\d./-])(\d{1,2})\.?\s*(?:/|&|-)\s*(\d{1,2})"
_TWO_DAYS = (rf"{_DAYS}(?=\.?\s+[^\W\d])", rf"(?<=[^\W\d]\s){_DAYS}(?=,?\s+\d{{4}})")
"""`15/16 November 2015`, `29./30. März 2010`, `November 15/16, 2015`."""
_ABOUT = re.compile(r"(?:c\.|ca\.?|circa|about|around)\s+(.+)", re.IGNORECASE)


def without_notes(text: str) -> str:
    """A cell without the marks of footnotes."""
    return _NOTE.sub("", text).strip()


_JOINT = re.compile(
    r"(?!between|from)(?=.*(?:\d\S*\s+|[^\W\d]\s+)(?:and|und|et|y|e|и)\s|.*\d\.?\s*&\s*\d"
    r"|.*[^\W_]\.?\s*/\s*\d{1,2}\.?\s+[^\W\d]|.*[^\W\d]\s+\d{1,2}\s*/\s*\d{1,2},?\s+\d{4})",
    re.IGNORECASE,
)
"""Two dates with an `and` between them, which are a range only where one follows the other."""


def read(text: str, day_first: bool | None = None) -> dates.Edtf:
    """A date or a range of dates as typed; raise UsageError where it has no reading, or two.

    `day_first`: how a numeric date that has two readings is meant.
    """
    found = _read(text, day_first)
    if found.precision == "interval" and _JOINT.match(text.strip()):
        first, last = map(dates.parse, str(found).split("/"))
        if (last.earliest - first.latest).days > 1:
            why = "names two dates that don't follow each other; write one, or a row for each"
            raise UsageError(f"{quoted(text)} {why}.")
    return found


def _read(text: str, day_first: bool | None) -> dates.Edtf:
    if re.search(r"\d{4}[–—]\d{2}(?!\d)", text):
        raise UsageError(f"{quoted(text)} can be a month or two years; write 2001-02 or 2001/2002.")
    plain = without_notes(typed.tidy(text))
    if timed := _TIME.fullmatch(plain):
        plain = timed[1]
    for days in _TWO_DAYS:
        plain = re.sub(days, r"\1-\2", plain)
    plain = re.sub(r"(?<=[^\W\d])\s*/\s*(?=\d{1,2}\s+[^\W\d])", " - ", plain)
    plain = re.sub(r"(?<=\d)er(?= )|(?<=\w) del?(?= \w)", "", plain)
    if about := _ABOUT.fullmatch(plain):
        return _marked(read(about[1], day_first), "~")
    if plain.endswith("?") and not plain[:-1].endswith(("?", "-")):
        return _marked(read(plain[:-1].rstrip(), day_first), "?")
    ordered = _in_order(plain, day_first if day_first is not None else _own(plain))
    try:
        return typed.read(ordered)
    except UsageError as error:
        raise UsageError(str(error).replace(f"{quoted(ordered)}", f"{quoted(text)}")) from None


def with_year(day: str, month: str, year: str) -> str:
    """A date of which the year, and perhaps the month, stands in a column of its own.

    >>> with_year("June 28-29", "", "2022")
    'June 28-29, 2022'
    >>> with_year("6", "10", "2006")
    '2006-10-6'
    """
    if not year or re.search(r"\d{4}", day):
        return day
    if not day or (month and day.isdecimal()):
        parts = [year, *([month] if month else []), *([day] if day else [])]
        return ("-" if month.isdecimal() or not month else " ").join(parts)
    return f"{day}, {year}" if day[-1].isdecimal() else f"{day.rstrip('.')} {year}"


def _own(text: str) -> bool | None:
    """The order that a date proves by itself, its two ends taken together."""
    try:
        return day_first([Cell(0, text)])
    except UsageError:
        return None


def _marked(date: dates.Edtf, mark: str) -> dates.Edtf:
    if date.precision == "interval" or date.mark:
        raise UsageError(f"{quoted(date)} can't be marked as {mark}; write it as EDTF.")
    return dates.parse(f"{date}{mark}")


def _in_order(text: str, day_first: bool | None) -> str:
    """The text with its numeric dates as ISO has them, where their order is known."""
    if day_first is None:
        return text

    def iso(found: re.Match[str]) -> str:
        day, month = (found[1], found[3]) if day_first else (found[3], found[1])
        return f"{found[4]}-{int(month):02d}-{int(day):02d}"

    return re.sub(_NUMERIC, iso, text)


class Cell(NamedTuple):
    """A date as a list has it, and in which line."""

    line: int
    text: str


def day_first(cells: Iterable[Cell]) -> bool | None:
    """The one numeric order of a column, as its dates with one reading prove it.

    None where no date has two readings. Raise UsageError, with two rows as the reason, where the rows
    prove both orders or none.
    """
    proofs: dict[bool, Cell] = {}
    unclear: list[Cell] = []
    for cell in cells:
        for first, _, second, _ in re.findall(_NUMERIC, typed.tidy(cell.text)):
            if int(first) > 12 or int(second) > 12:
                proofs.setdefault(int(first) > 12, cell)
            elif first.zfill(2) != second.zfill(2):
                unclear.append(cell)
    if len(proofs) == 2:
        raise UsageError(
            f"The dates are in two orders: {_quoted(proofs[True])} has the day first, "
            f"{_quoted(proofs[False])} the month; write both columns in one order."
        )
    if proofs:
        return next(iter(proofs))
    if unclear:
        rows = " and ".join(map(_quoted, unclear[:2]))
        one = len(unclear) == 1
        raise UsageError(
            f"{rows} {'has' if one else 'have'} two readings each, and no row of the column says "
            "which is meant; give --day-first or --month-first."
        )
    return None


def _quoted(cell: Cell) -> str:
    return f"{quoted(cell.text)} (line {cell.line})"


def length(text: str) -> str:
    """A duration as ISO 8601 has it, or in words: `about 4 hours`, `1 hour 30 minutes`, `90 min`."""
    plain = typed.tidy(text)
    words = re.fullmatch(
        r"(about |ca\.? |~)?(?:(\d{1,3})\s*(?:h|hours?)[ ,]*)?(?:(\d{1,3})\s*(?:m|min|minutes?)?)?",
        plain,
        re.IGNORECASE,
    )
    if words and (words[2] or (words[3] and not plain.isdecimal())):
        hours = f"{int(words[2])}H" if words[2] else ""
        minutes = f"{int(words[3])}M" if words[3] else ""
        return f"PT{hours}{minutes}{'~' if words[1] else ''}"
    spans.duration(plain)
    return plain
