"""Dates that never claim more than is known: EDTF (ISO 8601-2), their bounds, order and words.

Written conformance: Level 0 dates and intervals; of Level 1 the qualifiers `?` `~` `%` after a whole
date, `X` for unspecified last digits, and open (`..`) and unknown (empty) interval ends.
https://www.loc.gov/standards/datetime/
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import Any, NoReturn

from summits.errors import UsageError, quoted

MONTHS = re.split(
    " ",
    "January February March April May June July August September October November December",
)
FIRST, LAST = dt.date.min, dt.date.max
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?(?P<mark>[?~%])?",
    re.ASCII,
)


class Edtf(str):
    """One EDTF date or interval: its text, and the inclusive days it lies between.

    An open or unknown end of an interval is `dt.date.min` or `dt.date.max`: infinite, never guessed.
    It is a string, so that JSON, equality and hashing are the text's; in time it is put by `order`.
    """

    __slots__ = ("earliest", "latest", "mark", "precision")
    earliest: dt.date
    latest: dt.date
    precision: str
    """`day`, `month`, `year`, `decade`, `century` or `interval`."""
    mark: str
    """`?` uncertain, `~` approximate, `%` both, or empty."""

    def __new__(
        cls, text: str, earliest: dt.date, latest: dt.date, precision: str, mark: str
    ) -> Edtf:
        made = super().__new__(cls, text)
        made.earliest, made.latest, made.precision, made.mark = earliest, latest, precision, mark
        return made

    def __getnewargs__(self) -> tuple[Any, ...]:
        return str(self), self.earliest, self.latest, self.precision, self.mark

    def __lt__(self, other: str) -> NoReturn:
        raise TypeError("dates have an order of time, not of text: use dates.order")

    __le__ = __gt__ = __ge__ = __lt__

    @property
    def exact(self) -> bool:
        """Whether it is one day, without a doubt."""
        return self.precision == "day" and not self.mark

    def overlaps(self, other: Edtf) -> bool:
        """Whether some day is in both."""
        return self.earliest <= other.latest and other.earliest <= self.latest


@cache
def parse(text: str) -> Edtf:
    """Read EDTF; raise UsageError with what is wrong and how it is written."""
    if "/" in text:
        return _interval(text)
    match = _DATE.fullmatch(text)
    if not match:
        raise UsageError(
            f"{quoted(text)} is no date; write 2021-09-13, 2021-09, 2021, an interval 2021-09/2021-11, "
            "with ? (uncertain) or ~ (about) behind it if need be."
        )
    return _date(text, match)


def _date(text: str, match: re.Match[str]) -> Edtf:
    year, month, day, mark = match["year"], match["month"], match["day"], match["mark"] or ""
    if (year[-1] == "X" and month) or (month == "XX" and day not in (None, "XX")):
        raise UsageError(
            f"{quoted(text)} is not a date; X stands only for the last digits of a date."
        )
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    first = first or min(last, 1)  # there is no year 0
    try:
        if first < 1:
            raise ValueError
        if month is None or month == "XX":
            earliest, latest = dt.date(first, 1, 1), dt.date(last, 12, 31)
        elif day is None or day == "XX":
            earliest = dt.date(first, int(month), 1)
            latest = earliest.replace(day=days(first, int(month)))
        else:
            earliest = latest = dt.date(first, int(month), int(day))
    except ValueError:
        raise UsageError(
            f"{quoted(text)} is not a day of the calendar; check day and month."
        ) from None
    return Edtf(text, earliest, latest, _precision(year, month, day), mark)


def _precision(year: str, month: str | None, day: str | None) -> str:
    if year.endswith("X"):
        return "century" if year.endswith("XX") else "decade"
    if month is None or month == "XX":
        return "year"
    return "month" if day is None or day == "XX" else "day"


def _interval(text: str) -> Edtf:
    first, _, last = text.partition("/")
    if "/" in last or (first in ("", "..") and last in ("", "..")):
        raise UsageError(
            f"{quoted(text)} is not an interval; write START/END, “..” for an open end."
        )
    start = None if first in ("", "..") else parse(first)
    end = None if last in ("", "..") else parse(last)
    if start and end and start.earliest > end.latest:
        raise UsageError(f"{quoted(text)} ends before it begins; put the earlier date first.")
    marks = {date.mark for date in (start, end) if date and date.mark}
    return Edtf(
        text,
        start.earliest if start else FIRST,
        end.latest if end else LAST,
        "interval",
        "%" if len(marks) > 1 else next(iter(marks), ""),
    )


def days(year: int, month: int) -> int:
    """How many days a month has."""
    # The module calendar would take as long to import as twelve meetings take to read.
    if month == 12:
        return 31
    return (dt.date(year, month + 1, 1) - dt.date(year, month, 1)).days


def order(date: Edtf, id: str = "") -> tuple[dt.date, dt.date, str]:
    """The sort key: earliest, latest, then id; a year stands after a day that shares its first day."""
    return date.earliest, date.latest, id


def words(date: Edtf, *, short: bool = False, weekday: bool = False) -> str:
    """A date in plain English, with no more precision than it has.

    >>> words(parse("2021-09"))
    'September 2021'
    >>> words(parse("2024-11-29?"), short=True)
    'perhaps 29 Nov 2024'
    """
    if date.precision == "interval":
        return _interval_words(date, short)
    prefix = {"?": "perhaps ", "~": "about ", "%": "perhaps about "}.get(date.mark, "")
    return prefix + _plain_words(date, short, weekday)


def brief(date: Edtf) -> str:
    """A date for a column: short, with its mark as EDTF has it.

    >>> brief(parse("2024-11-29?"))
    '29 Nov 2024?'
    """
    if date.precision != "interval":
        return _plain_words(date, short=True, weekday=False) + date.mark
    return _interval_words(date, short=True)


def _plain_words(date: Edtf, short: bool, weekday: bool) -> str:
    first = date.earliest
    month = MONTHS[first.month - 1][: 3 if short else None]
    if date.precision == "day":
        day = f"{WEEKDAYS[first.weekday()]} " if weekday else ""
        return f"{day}{first.day} {month} {first.year:04}"
    if date.precision == "month":
        return ("a day in " if "XX" in date else "") + f"{month} {first.year:04}"
    if date.precision == "year":
        unknown = {1: "a month in ", 2: "a day in "}.get(date.count("XX"), "")
        return f"{unknown}{first.year:04}"
    if date.precision == "decade":
        return f"the {date[:3]}0s"
    return f"between {first.year:04} and {date.latest.year:04}"


def of_days(date: Edtf) -> bool:
    """Whether it is an interval of which the first and the last day are known."""
    return date == f"{date.earliest.isoformat()}/{date.latest.isoformat()}"


def _interval_words(date: Edtf, short: bool) -> str:
    if of_days(date) and date.earliest.year == date.latest.year:
        return _days_words(date.earliest, date.latest, short)
    first, _, last = date.partition("/")
    if first in ("", ".."):
        start = "an unknown date" if not first else ""
        end = words(parse(last), short=short)
        return f"{start} to {end}" if start else f"until {end}"
    begin = words(parse(first), short=short)
    if last == "..":
        return f"since {begin}"
    return f"{begin} to {words(parse(last), short=short) if last else 'an unknown date'}"


def _days_words(first: dt.date, last: dt.date, short: bool) -> str:
    """Two days of one year: `1–3 March 1995`, `31 May to 1 June 1995`; in a column `31 May–1 Jun 1995`."""
    months = [MONTHS[day.month - 1][: 3 if short else None] for day in (first, last)]
    if months[0] == months[1]:
        return f"{first.day}–{last.day} {months[0]} {first.year}"
    to = "–" if short else " to "
    return f"{first.day} {months[0]}{to}{last.day} {months[1]} {first.year}"
