"""How long: the time between two dates, and that of a meeting, in words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from summits.errors import UsageError, quoted
from summits.values.dates import FIRST, Edtf, order

if TYPE_CHECKING:
    from dateutil.relativedelta import relativedelta

_DURATION = r"P(?!$|~)(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,4})H)?(?:(\d{1,4})M)?)?(~)?"


class Span(NamedTuple):
    """The time between two dates."""

    days: int | None
    """Whole days; None where an end is imprecise."""
    words: str


def between(a: Edtf, b: Edtf) -> Span:
    """The time between two dates, always from the earlier to the later.

    Where an end is imprecise the words say "about" and count in the coarser unit, and `days` is None.
    """
    first, last = sorted((a, b), key=order)
    if not _measurable(first, last):
        return Span(None, "an unknown time")
    begin, end, unit = _beginnings(first, last)
    delta = _delta(begin, end)
    counted = ((delta.years, "year"), (delta.months, "month"), (delta.days, "day"))
    words = _counted((count, unit) for count, unit in counted if count)
    if first.exact and last.exact:
        return Span((end - begin).days, words or "the same day")
    return Span(None, f"about {words}" if words else f"less than {unit}")


def whole_years(a: Edtf, b: Edtf) -> int | None:
    """The whole years between two dates, as the words count them; None where they are unknown."""
    first, last = sorted((a, b), key=order)
    if not _measurable(first, last):
        return None
    begin, end, _ = _beginnings(first, last)
    return _delta(begin, end).years


def _delta(begin: dt.date, end: dt.date) -> relativedelta:
    from dateutil.relativedelta import relativedelta

    return relativedelta(end, begin)


def _measurable(first: Edtf, last: Edtf) -> bool:
    vague = {"decade", "century"} & {first.precision, last.precision}
    return first.earliest != FIRST and not vague


def _beginnings(first: Edtf, last: Edtf) -> tuple[dt.date, dt.date, str]:
    # Of two dates, in the coarser of their units.
    units = {_unit(first), _unit(last)}
    begin, end = first.earliest, last.earliest
    if "year" in units:
        return begin.replace(month=1, day=1), end.replace(month=1, day=1), "a year"
    if "month" in units:
        return begin.replace(day=1), end.replace(day=1), "a month"
    return begin, end, "a day"


def _unit(date: Edtf) -> str:
    if date.precision != "interval":
        return date.precision
    return "month" if (date.latest - date.earliest).days < 31 else "year"


def _counted(units: Iterable[tuple[int, str]]) -> str:
    return ", ".join(f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in units)


@lru_cache(1024)
def duration(text: str) -> str:
    """An ISO 8601 duration in words; a `~` behind it reads "about". Raise UsageError if it is none.

    >>> duration("PT4H~")
    'about 4 hours'
    """
    match = re.fullmatch(_DURATION, text, re.ASCII)
    if not match:
        raise UsageError(
            f"{quoted(text)} is not a duration; write PT4H, PT1H30M or P2D, ~ for about."
        )
    days, hours, minutes, about = match.groups()
    counted = ((days, "day"), (hours, "hour"), (minutes, "minute"))
    words = _counted((int(count), unit) for count, unit in counted if count)
    return f"about {words}" if about else words
