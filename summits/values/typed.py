"""Dates as people type them, read without guessing: one reading, or a refusal that names both.

`dateutil.parser.parse` is never called: it fills in what is missing from today's date. Its names of
the months are used, and what is found is read as EDTF.
"""

from __future__ import annotations

import re
import unicodedata
from typing import ClassVar

from summits.errors import UsageError, quoted
from summits.values import dates

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_DIRECTIONS = dict.fromkeys((0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[^\W\d_]+)\.?"
_YEAR = r"(?P<year>\d{4})"
# Compiled when first used: most runs read no typed date.
_DAY_FIRST = rf"(?:{_DAY}[\s.-]+)?{_MONTH},?[\s-]+{_YEAR}(?:\s*г(?:ода|\.)?)?"
_MONTH_FIRST = rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}"
_YEAR_FIRST = r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})"
_YEAR_LAST = r"(\d{1,2})([./-])(?:(\d{1,2})\2)?(\d{4})"
_DATE_SIGNS = r"(?=.*\d)[\dX?~%./-]+"


def tidy(text: str) -> str:
    """Digits and dashes of other scripts as ASCII, without direction marks, the ends stripped."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_DASHES).translate(_DIRECTIONS)
        text = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    return text.strip()


def read(text: str) -> dates.Edtf:
    """A date as typed; raise UsageError where it has no reading, or two."""
    found = find(text)
    if found is None:
        raise UsageError(
            f"{quoted(text)} is no date; write 2021-09-13, 2021-09, 2021, 13 Sep 2021 or September 2021."
        )
    return found


def find(text: str) -> dates.Edtf | None:
    """A date as typed, None for a text that is none.

    Raise UsageError for one that is meant as a date and has no reading, or two.
    """
    weekday, plain = _weekday(tidy(text))
    try:
        date = _numeric(plain) or _in_words(plain) or _edtf(plain)
        if weekday and date:
            _agree(weekday, date)
        return date
    except UsageError as error:
        raise UsageError(str(error).replace(f"{quoted(plain)}", f"{quoted(text)}")) from None


def month_day(text: str) -> tuple[int, int]:
    """A day of any year, as `09-13` or `13 Sep`; raise UsageError where it is none, or two."""
    plain = tidy(text)
    by = "/" if "/" in plain else "." if re.fullmatch(r"\d+\.\d+", plain) else " "
    try:
        # A leap year, so that 02-29 is a day.
        given = re.fullmatch(r"\d\d-\d\d", plain)
        date = dates.parse(f"2000-{plain}") if given else find(f"{plain}{by}2000")
    except UsageError:
        date = None
    if date is None or date.precision != "day":
        raise UsageError(
            f"{quoted(text)} is not a day of the year, or could be two; write month and day as 09-13."
        )
    return date.earliest.month, date.earliest.day


def _weekday(text: str) -> tuple[str, str]:
    """The English weekday that a date begins with, if any, and the rest."""
    match = re.fullmatch(rf"({'|'.join(dates.WEEKDAYS)}),?\s+(.*)", text, re.IGNORECASE)
    return (match[1].capitalize(), match[2]) if match else ("", text)


def _agree(weekday: str, date: dates.Edtf) -> None:
    right = dates.WEEKDAYS[date.earliest.weekday()]
    if date.precision != "day" or right != weekday:
        was = f"that day was a {right}" if date.precision == "day" else "it names no day"
        raise UsageError(f"{quoted(date)} is no {weekday}: {was}; leave the weekday out.")


def _edtf(text: str) -> dates.Edtf | None:
    return dates.parse(text) if re.fullmatch(_DATE_SIGNS, text) else None


def _in_words(text: str) -> dates.Edtf | None:
    match = re.fullmatch(_DAY_FIRST, text) or re.fullmatch(_MONTH_FIRST, text)
    month = _month(match["month"]) if match else None
    if not match or not month:
        return None
    day = [int(match["day"])] if match["day"] else []
    return _calendar(text, match["year"], month, *day)


def _numeric(text: str) -> dates.Edtf | None:
    if match := re.fullmatch(_YEAR_FIRST, text):
        return _calendar(text, match[1], int(match[3]), int(match[4]))
    if not (match := re.fullmatch(_YEAR_LAST, text)):
        return None
    year, first = match[4], int(match[1])
    if match[3] is None:
        return _calendar(text, year, first)
    second = int(match[3])
    forms = {_iso(year, second, first), _iso(year, first, second)}
    readings = sorted(form for form in forms if _is_real(form))
    if len(readings) == 2:
        raise UsageError(
            f"{quoted(text)} can be read as {' or '.join(readings)}; write the one you mean."
        )
    return dates.parse(readings[0]) if readings else _calendar(text, year, second, first)


def _is_real(text: str) -> bool:
    try:
        return bool(dates.parse(text))
    except UsageError:
        return False


def _calendar(text: str, year: str, *rest: int) -> dates.Edtf:
    try:
        return dates.parse(_iso(year, *rest))
    except UsageError:
        raise UsageError(
            f"{quoted(text)} is not a day of the calendar; check day and month."
        ) from None


def _iso(year: str, *rest: int) -> str:
    return "-".join([year, *(f"{number:02d}" for number in rest)])


def _month(word: str) -> int | None:
    # The heaviest import of all, so it waits until a word has to be read as a month.
    from dateutil.parser import parserinfo

    class Months(parserinfo):
        """English month names, and Russian ones as they stand alone and in a date."""

        MONTHS: ClassVar = [  # type: ignore[misc]  # the base has it so
            (*english, *russian)
            for english, russian in zip(parserinfo.MONTHS, _RUSSIAN, strict=True)
        ]

    return Months().month(word)


_RUSSIAN = [
    ("янв", "январь", "января"),
    ("фев", "февр", "февраль", "февраля"),
    ("мар", "март", "марта"),
    ("апр", "апрель", "апреля"),
    ("май", "мая"),
    ("июн", "июнь", "июня"),
    ("июл", "июль", "июля"),
    ("авг", "август", "августа"),
    ("сен", "сент", "сентябрь", "сентября"),
    ("окт", "октябрь", "октября"),
    ("ноя", "нояб", "ноябрь", "ноября"),
    ("дек", "декабрь", "декабря"),
]
