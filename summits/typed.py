"""Dates as people type them, read without guessing: one reading, or a refusal that names both.

`dateutil.parser.parse` is never called: it fills in what is missing from today's date.
"""

from __future__ import annotations

import re
from typing import ClassVar

from summits import dates
from summits.errors import UsageError

_ASCII = str.maketrans(
    "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹‐‑‒–—−",
    "01234567890123456789------",
)
_DAY_FIRST = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s.]+)?(?P<month>[^\W\d_]+)\.?,?\s+(?P<year>\d{4})(?:\s*г(?:ода|\.)?)?"
)
_MONTH_FIRST = re.compile(
    r"(?P<month>[^\W\d_]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"
)
_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})|(\d{4})([./])(\d{1,2})\6(\d{1,2})")


def fold(text: str) -> str:
    """Pasted dashes and Arabic-Indic digits as ASCII, ends stripped."""
    return text.translate(_ASCII).strip()


def read(text: str) -> dates.Edtf:
    """A date as typed, EDTF first; raise UsageError where it has no reading, or two."""
    plain = fold(text)
    try:
        return dates.parse(plain)
    except UsageError as error:
        found = guess_free(plain)
        if found is None:
            raise UsageError(str(error).replace(f"“{plain}”", f"“{text}”")) from None
        return found


def guess_free(text: str) -> dates.Edtf | None:
    """A date with the month in words, or a numeric one with one reading; None where it is no date."""
    in_words = _DAY_FIRST.fullmatch(text) or _MONTH_FIRST.fullmatch(text)
    if in_words:
        month = _month(in_words["month"])
        if month is not None:
            day = in_words["day"]
            tail = f"-{int(day):02d}" if day else ""
            return dates.parse(f"{in_words['year']}-{month:02d}{tail}")
    numeric = _NUMERIC.fullmatch(text)
    return _numeric(text, numeric) if numeric else None


def _numeric(text: str, match: re.Match[str]) -> dates.Edtf:
    first, _, second, year, year_first, _, month, day = match.groups()
    if year_first:
        return dates.parse(f"{year_first}-{int(month):02d}-{int(day):02d}")
    readings = {
        f"{year}-{int(b):02d}-{int(a):02d}"
        for a, b in ((first, second), (second, first))
        if _is_day(f"{year}-{int(b):02d}-{int(a):02d}")
    }
    if len(readings) == 2:
        both = " or ".join(sorted(readings))
        raise UsageError(f"“{text}” can be read as {both}; write the one you mean.")
    if not readings:
        raise UsageError(f"“{text}” is not a day of the calendar; write it as 2021-09-13.")
    return dates.parse(readings.pop())


def _is_day(text: str) -> bool:
    try:
        return dates.parse(text).precision == "day"
    except UsageError:
        return False


def _month(word: str) -> int | None:
    # The heaviest import of all, so it waits until a word has to be read as a month.
    from dateutil.parser import parserinfo

    class Months(parserinfo):
        """English month names, and Russian ones as they stand alone and in a date."""

        MONTHS: ClassVar = [  # type: ignore[misc]  # the base has it so
            (*english, *russian)
            for english, russian in zip(parserinfo.MONTHS, _RUSSIAN, strict=True)
        ]

    return Months().month(word.lower())


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
