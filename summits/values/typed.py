"""Dates as people type them, read without guessing: one reading, or a refusal that says why.

What is read is written as EDTF and read as that. Nothing is filled in from today's date. What our own
screens print is read too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from summits.errors import UsageError, quoted
from summits.values import dates, months
from summits.values.words import fold

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_DIRECTIONS = dict.fromkeys((0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?:of\s+)?(?P<month>[^\W\d_]+(?:[\s/]+[^\W\d_]+)?)\.?"
_YEAR = r"(?P<year>\d{4})"
_IN_WORDS = (
    rf"(?:{_DAY}[\s.-]+)?{_MONTH},?[\s-]+{_YEAR}(?:\s*(?:г(?:ода|\.)?|م))?",
    rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
    rf"{_YEAR}[\s.-]+{_MONTH}(?:[\s.-]+{_DAY})?",
)
_YEAR_FIRST = r"(\d{4})([./ -])(\d{1,2})(?:\2(\d{1,2}))?"
_YEAR_LAST = r"(\d{1,2})([./ -])(?:(\d{1,2})\2)?(\d{4})"
_DATE_SIGNS = r"(?=.*\d)[\dX?~%./-]+"
_PHRASES = (
    (r"an unknown date to (.+)", "/{}"),
    (r"(.+) to an unknown date", "{}/"),
    (r"since (.+)", "{}/.."),
    (r"until (.+)", "../{}"),
)
"""Phrases of a range, and how they are written."""
_MARKED = (
    (r"perhaps about (.+)", "{}%"),
    (r"perhaps (.+)", "{}?"),
    (r"about (.+)", "{}~"),
    (r"(.+?) ?\?", "{}?"),
    (r"(.+?) ?~", "{}~"),
    (r"(.+?) ?%", "{}%"),
    (r"a month in (\d{4})", "{}-XX"),
    (r"a day in (\d{4})", "{}-XX-XX"),
    (r"a day in (.+)", "{}-XX"),
)
"""Phrases of a doubt."""
_TO = r"\s+(?:-|to|and|until)\s+|\s*-\s*"
_REFUSED = (
    (r"\d{1,2}\W+(?:\d{1,2}|[^\W\d_]+)\W+\d\d", "has a year of two digits; write all four", ""),
    (
        r"(.+?)(?:T\d\d:?\d\d|[\s,]+(?:at\s+)?\d{1,2}:\d\d).*",
        "has a time of day; write {}",
        "{}",
    ),
    (
        r"(?:circa|c|ca|approximately|approx|around|~)\b\.?\s*(.+)",
        "is about a date; write {}",
        "{}~",
    ),
    (r"~\s*(.+)", "is about a date; write {}", "{}~"),
    (r"(\d{4}(?:-(?!00)\d\d)?)-00(?:-00)?", "has a day or month 00; write {}", "{}"),
    (r"-\d.*", "lies before the year 1; write a year as 0001 or later", ""),
    (r"(\d{4}(?=\d{4}$))(\d\d)(\d\d)", "is one number; write {}", "{}-{}-{}"),
)
"""What is no date, why, and how what was meant is written."""


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
            f"{quoted(text)} is no date; write YYYY-MM-DD, YYYY-MM or YYYY, or day, month in words and year."
        )
    return found


def find(text: str) -> dates.Edtf | None:
    """A date as typed, None for a text that is none.

    Raise UsageError for one that is meant as a date and has no reading, or two.
    """
    plain = tidy(text)
    try:
        return _find(plain)
    except UsageError as error:
        said = str(error)
        for form in (plain, fold(plain)):
            said = said.replace(f"“{form}”", f"“{text}”")
        # Of an interval, say, only an end may be wrong.
        said = said if f"“{text}”" in said else f"“{text}” is no date: {said}"
        raise UsageError(said.replace(f"“{text}”", quoted(text))) from None


def parted(words: Sequence[str]) -> tuple[str, str]:
    """Words that end or begin with a date: the rest, and the date; either may be empty.

    What has no year is no date here: `covid 19`.
    """
    for size in range(len(words), 0, -1):
        for date, rest in ((words[-size:], words[:-size]), (words[:size], words[size:])):
            text = " ".join(date)
            if re.search(r"\d{3}[\dX]", tidy(text)) and find(text):
                return " ".join(rest), text
    return " ".join(words), ""


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


def _find(text: str) -> dates.Edtf | None:
    _refuse(text)
    folded = fold(text)
    return _plain(text, folded) or _span(folded) or _phrase(folded, _MARKED) or _edtf(text)


def _plain(text: str, folded: str) -> dates.Edtf | None:
    return _numeric(text) or _in_words(folded) or _phrase(folded, _PHRASES) or _weekday(folded)


def _sound(text: str) -> dates.Edtf | None:
    """A date as typed; None also where it has no reading, or two."""
    try:
        return _find(text)
    except UsageError:
        return None


def _refuse(text: str) -> None:
    for pattern, why, way in _REFUSED:
        match = re.fullmatch(pattern, text, re.IGNORECASE)
        if not match:
            continue
        parts = [part if part.isdecimal() else _sound(part) for part in match.groups()]
        meant = _sound(way.format(*parts)) if way and all(parts) else None
        if meant or not way:
            raise UsageError(f"“{text}” {why.format(meant)}.")


def _weekday(text: str) -> dates.Edtf | None:
    """A date behind the weekday that it was."""
    word, _, rest = text.partition(" ")
    named = [day for day, known in months.weekdays() if word.strip(".,،") in known]
    date = _find(rest.strip()) if named and rest else None
    if date is None or named == [right := dates.WEEKDAYS[date.earliest.weekday()]]:
        return date
    was = f"{date} was a {right}" if date.precision == "day" else "it names no day"
    raise UsageError(f"“{text}” is no {named[0]}: {was}; leave the weekday out.")


def _phrase(text: str, phrases: Iterable[tuple[str, str]]) -> dates.Edtf | None:
    if decade := re.fullmatch(r"(?:the )?(\d{3})0s", text):
        return dates.parse(f"{decade[1]}X")
    for pattern, form in phrases:
        if (match := re.fullmatch(pattern, text)) and (found := _written(form, *match.groups())):
            return found
    return None


def _written(form: str, *parts: str) -> dates.Edtf | None:
    read = [_find(part) for part in parts]
    return dates.parse(form.format(*read)) if all(read) else None


def _span(text: str) -> dates.Edtf | None:
    """A range, whose beginning may leave out what its end has."""
    written = "/" in text and re.fullmatch(_DATE_SIGNS, text)
    for by in () if written else re.finditer(_TO, text):
        first = re.sub(r"^(?:from|between)\s+", "", text[: by.start()])
        begin, end = _ends(first, text[by.end() :])
        if begin and end and begin.earliest > end.latest:
            raise UsageError(f"“{text}” ends before it begins; put the earlier date first.")
        if begin and end:
            return begin if begin == end else dates.parse(f"{begin}/{end}")
    return None


def _ends(first: str, last: str) -> tuple[dates.Edtf | None, dates.Edtf | None]:
    within = re.fullmatch(rf"{_DAY},?\s+(\d{{4}})", last)
    month = re.fullmatch(rf"([^\W\d_]+)\.?\s+{_DAY}", first)
    if within and month:  # November 12-15, 2001
        in_month = f"{month[1]} {within[2]}"
        return _end(f"{month['day']} {in_month}"), _end(f"{within['day']} {in_month}")
    end = _end(last)
    if end is None:
        return None, None
    if day := re.fullmatch(_DAY, first):  # 12-15 November 2001
        written = f"{end[:8]}{int(day['day']):02d}" if end.precision == "day" else ""
        return _end(written), end
    year = f"{end.earliest.year:04d}"
    return _end(first) or _end(f"{first} {year}") or _end(f"{first}, {year}"), end


def _end(text: str) -> dates.Edtf | None:
    """A single date; None for what is none: half of what looks like a range may be anything."""
    try:
        found = _plain(text, text) or _phrase(text, _MARKED) or _edtf(text)
    except UsageError:
        return None
    return None if found is None or found.precision == "interval" else found


def _edtf(text: str) -> dates.Edtf | None:
    return dates.parse(text) if re.fullmatch(_DATE_SIGNS, text) else None


def _in_words(text: str) -> dates.Edtf | None:
    for pattern in _IN_WORDS:
        match = re.fullmatch(pattern, text)
        month = months.month(match["month"]) if match else None
        if match and month:
            day = [int(match["day"])] if match["day"] else []
            return _calendar(text, match["year"], month, *day)
    return None


def _numeric(text: str) -> dates.Edtf | None:
    if match := re.fullmatch(_YEAR_FIRST, text):
        return _calendar(text, match[1], *(int(part) for part in match.group(3, 4) if part))
    if not (match := re.fullmatch(_YEAR_LAST, text)):
        return None
    year, first = match[4], int(match[1])
    if match[3] is None:
        return _calendar(text, year, first)
    second = int(match[3])
    forms = {_iso(year, second, first), _iso(year, first, second)}
    readings = sorted(filter(_sound, forms))
    if len(readings) == 2:
        raise UsageError(
            f"{quoted(text)} can be read as {' or '.join(readings)}; write the one you mean."
        )
    return dates.parse(readings[0]) if readings else _calendar(text, year, second, first)


def _calendar(text: str, year: str, *rest: int) -> dates.Edtf:
    try:
        return dates.parse(_iso(year, *rest))
    except UsageError:
        raise UsageError(
            f"{quoted(text)} is not a day of the calendar; check day and month."
        ) from None


def _iso(year: str, *rest: int) -> str:
    return "-".join([year, *(f"{number:02d}" for number in rest)])
