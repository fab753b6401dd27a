"""Dates as lists have them: `12–15 November 2001`, `May 23-26, 2002`, a column in one numeric order.

Nothing is guessed here either: what has no reading, or two, is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from summits.errors import UsageError
from summits.values import dates, typed

_NUMERIC = r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![\d./-])"
_TO = re.compile(r"\s+(?:-|to|until)\s+|\s*-\s*")
_NOTE = re.compile(r"\s*\[(?:\d+|[a-z]|note \d+)\]")
"""The mark of a footnote, as an encyclopaedia has it."""
_MIDNIGHT = re.compile(r"(\d{4}-\d\d-\d\d)[ T]00:00(?::00(?:\.0+)?)?")
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_ABOUT = re.compile(r"(?:c\.|ca\.?|circa|about|around)\s+(.+)", re.IGNORECASE)


def without_notes(text: str) -> str:
    """A cell without the marks of footnotes."""
    return _NOTE.sub("", text).strip()


def read(text: str, day_first: bool | None = None) -> dates.Edtf:
    """A date or a range of dates as typed; raise UsageError where it has no reading, or two.

    `day_first`: how a numeric date that has two readings is meant.
    """
    if re.search(r"\d{4}[–—]\d{2}(?!\d)", text):
        raise UsageError(f"“{text}” can be a month or two years; write 2001-02 or 2001/2002.")
    plain = without_notes(typed.tidy(text))
    if midnight := _MIDNIGHT.fullmatch(plain):
        plain = midnight[1]
    if about := _ABOUT.fullmatch(plain):
        return _marked(read(about[1], day_first), "~")
    if plain.endswith("?") and not plain[:-1].endswith(("?", "-")):
        return _marked(read(plain[:-1].rstrip(), day_first), "?")
    ordered = _in_order(plain, day_first if day_first is not None else _own(plain))
    try:
        ranges = {str(found): found for found in _ranges(ordered)}
        return next(iter(ranges.values())) if len(ranges) == 1 else typed.read(ordered)
    except UsageError as error:
        raise UsageError(str(error).replace(f"“{ordered}”", f"“{text}”")) from None


def _own(text: str) -> bool | None:
    """The order that a date proves by itself, its two ends taken together."""
    try:
        return day_first([Cell(0, text)])
    except UsageError:
        return None


def _marked(date: dates.Edtf, mark: str) -> dates.Edtf:
    if date.precision == "interval" or date.mark:
        raise UsageError(f"“{date}” can't be marked as {mark}; write it as EDTF.")
    return dates.parse(f"{date}{mark}")


def _in_order(text: str, day_first: bool | None) -> str:
    """The text with its numeric dates as ISO has them, where their order is known."""
    if day_first is None:
        return text

    def iso(found: re.Match[str]) -> str:
        day, month = (found[1], found[3]) if day_first else (found[3], found[1])
        return f"{found[4]}-{int(month):02d}-{int(day):02d}"

    return re.sub(_NUMERIC, iso, text)


def _ranges(text: str) -> Iterator[dates.Edtf]:
    """The readings of a text as a range, beginning and end on either side of a dash."""
    if _one(text) is not None:
        return
    for dash in _TO.finditer(text):
        first, last = text[: dash.start()], text[dash.end() :]
        begin, end = _ends(first.strip(), last.strip())
        if begin and end and begin.earliest > end.latest:
            raise UsageError(f"“{text}” ends before it begins; put the earlier date first.")
        if begin and end:
            yield begin if begin == end else dates.parse(f"{begin}/{end}")


def _ends(first: str, last: str) -> tuple[dates.Edtf | None, dates.Edtf | None]:
    same_month = re.fullmatch(rf"{_DAY},?\s+(\d{{4}})", last)
    month_before = re.fullmatch(rf"([^\W\d_]+\.?)\s+{_DAY}", first)
    if same_month and month_before:  # November 12-15, 2001
        month, day = month_before[1], month_before[2]
        year = same_month[2]
        return _one(f"{day} {month} {year}"), _one(f"{same_month[1]} {month} {year}")
    end = _one(last)
    if end is None:
        return None, None
    year = f"{end.earliest.year:04d}"
    if day_alone := re.fullmatch(_DAY, first):  # 12-15 November 2001
        if end.precision != "day":
            return None, None
        return _one(f"{end[:8]}{int(day_alone[1]):02d}"), end
    begin = _one(first) or _one(f"{first} {year}") or _one(f"{first}, {year}")
    return begin, end


def _one(text: str) -> dates.Edtf | None:
    """A single date, or none: here a half of a range may be no date at all."""
    try:
        found = typed.find(text)
    except UsageError:
        return None
    return found if found is not None and found.precision != "interval" else None


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
    return f"“{cell.text}” (line {cell.line})"


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
    dates.duration_words(plain)
    return plain
