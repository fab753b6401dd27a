"""EDTF as the record writes it: the grammar, bounds, precision, order, words, spans, durations."""

from __future__ import annotations

import calendar
import datetime as dt
import random
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summits.ask import filters
from summits.errors import UsageError
from summits.record.record import Record
from summits.values import dates, spans, typed

quickly = settings(deadline=None, max_examples=100)
DAYS = st.dates(dt.date(1, 1, 2), dt.date(9999, 12, 30))
MARKS = st.sampled_from(["", "", "?", "~", "%"])


def _forms(day: dt.date) -> st.SearchStrategy[str]:
    iso = day.isoformat()
    forms = [iso, iso[:7], iso[:4], iso[:3] + "X", iso[:2] + "XX"]
    forms += [iso[:7] + "-XX", iso[:4] + "-XX", iso[:4] + "-XX-XX"]
    # Year 0 is no year of the calendar, so no decade or century has it.
    return st.sampled_from([form for form in forms if not form.startswith(("000X", "00XX"))])


SINGLE = st.builds(str.__add__, DAYS.flatmap(_forms), MARKS)
ENDS = SINGLE | st.sampled_from(["", ".."])


@st.composite
def _intervals(draw: st.DrawFn) -> str:
    first, last = draw(ENDS), draw(SINGLE)
    if first not in ("", ".."):
        first, last = sorted([first, last], key=lambda text: dates.order(dates.parse(text)))
        last = draw(st.sampled_from([last, last, "", ".."]))
    return f"{first}/{last}"


EDTF = SINGLE | _intervals()


# The grammar


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision", "mark"),
    [
        ("2021-09-13", "2021-09-13", "2021-09-13", "day", ""),
        ("2024-02-29", "2024-02-29", "2024-02-29", "day", ""),
        ("2021-09", "2021-09-01", "2021-09-30", "month", ""),
        ("2024-02", "2024-02-01", "2024-02-29", "month", ""),
        ("2021", "2021-01-01", "2021-12-31", "year", ""),
        ("2024-11-29?", "2024-11-29", "2024-11-29", "day", "?"),
        ("2021-09~", "2021-09-01", "2021-09-30", "month", "~"),
        ("2021%", "2021-01-01", "2021-12-31", "year", "%"),
        ("202X", "2020-01-01", "2029-12-31", "decade", ""),
        ("19XX", "1900-01-01", "1999-12-31", "century", ""),
        ("2021-XX", "2021-01-01", "2021-12-31", "year", ""),
        ("2021-02-XX", "2021-02-01", "2021-02-28", "month", ""),
        ("2021-XX-XX", "2021-01-01", "2021-12-31", "year", ""),
        ("1995-03-01/1995-03-03", "1995-03-01", "1995-03-03", "interval", ""),
        ("2021-09/2021-11", "2021-09-01", "2021-11-30", "interval", ""),
        ("2021/..", "2021-01-01", "9999-12-31", "interval", ""),
        ("2021/", "2021-01-01", "9999-12-31", "interval", ""),
        ("../2021", "0001-01-01", "2021-12-31", "interval", ""),
        ("/2021", "0001-01-01", "2021-12-31", "interval", ""),
        ("2020?/2021~", "2020-01-01", "2021-12-31", "interval", "%"),
        ("2020~/2021", "2020-01-01", "2021-12-31", "interval", "~"),
    ],
)
def test_reads(text: str, earliest: str, latest: str, precision: str, mark: str) -> None:
    """What the written conformance takes in, with inclusive bounds; a mark doesn't widen them."""
    read = dates.parse(text)
    assert (read.earliest.isoformat(), read.latest.isoformat()) == (earliest, latest)
    assert (read.precision, read.mark) == (precision, mark)
    assert read.exact is (precision == "day" and not mark)


_NONE = """
20210913 2021-9-13 13.09.2021 2021-09-13T10:00 latest 2021-02-30 2023-02-29 2021-13 2021-00 2021-09-00
0000 21 12021 -2021 202u open 2021-09-13?~ 2021?-09 ?2021 202X-09 2021-XX-13 2X21 XXXX 2021-0X
2021-09-1X / .. ../.. /.. 2021/2020 2021-09-14/2021-09-13 2021/2022/2023 2021-21 ٢٠٢١ 2021–09–13
[2021,2022] Y20210 2021-W37 2021-256
"""


@pytest.mark.parametrize("text", [*_NONE.split(), "", " ", "2021-09-13 ", "2021-09-13\n"])
def test_refuses(text: str) -> None:
    """Everything else is refused, with the text in quotes; nothing is repaired or guessed."""
    with pytest.raises(UsageError) as caught:
        dates.parse(text)
    assert "“" in str(caught.value)


def test_a_refusal_says_what_is_wrong() -> None:
    """A day that is none, an interval turned round and a form that is none are told apart."""
    for text, words in (
        ("2021-02-30", "is not a day of the calendar"),
        ("2021/2020", "ends before it begins"),
        ("13 Sep", "write 2021-09-13"),
    ):
        with pytest.raises(UsageError, match=words):
            dates.parse(text)


@quickly
@given(EDTF)
def test_keeps_the_text(text: str) -> None:
    """A date is written as it was read, and its bounds are in order."""
    read = dates.parse(text)
    assert read == text
    assert read.earliest <= read.latest


@quickly
@given(EDTF)
def test_is_read_the_same_as_typed(text: str) -> None:
    """Everything the record can write can be typed, and means the same."""
    assert typed.read(text) == dates.parse(text)


@quickly
@given(st.text(alphabet="0123456789X?~%./- ", max_size=22))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text is more than a date or a UsageError; a date is not wider than it says."""
    try:
        read = dates.parse(text)
    except UsageError:
        return
    days = (read.latest - read.earliest).days + 1
    widest = {"day": 1, "month": 31, "year": 366, "decade": 3653, "century": 36525}
    assert days <= widest.get(read.precision, dt.date.max.toordinal())


# Order and overlap


def test_order() -> None:
    """Earliest, then latest: a year stands after a day that shares its first day; then the id."""
    texts = ["2021", "2021-01-01", "2020-12", "2021-01", "../2020", "2021-01-02"]
    ordered = sorted(texts, key=lambda text: dates.order(dates.parse(text)))
    assert ordered == ["../2020", "2020-12", "2021-01-01", "2021-01", "2021", "2021-01-02"]
    day = dates.parse("2021")
    assert dates.order(day, "a") < dates.order(day, "b")


@quickly
@given(st.lists(EDTF, max_size=12), st.randoms(use_true_random=False))
def test_order_is_total_and_stable(texts: list[str], chance: random.Random) -> None:
    """However a list is shuffled, it is sorted the same: no two entries are ever equal."""
    rows = [(dates.order(dates.parse(text), f"id-{n}"), text) for n, text in enumerate(texts)]
    shuffled = rows.copy()
    chance.shuffle(shuffled)
    assert sorted(shuffled) == sorted(rows)
    assert len({key for key, _ in rows}) == len(rows)


@quickly
@given(EDTF, EDTF)
def test_overlap_is_symmetric(a: str, b: str) -> None:
    """Two dates share a day or they don't, whichever is asked; each overlaps itself."""
    one, other = dates.parse(a), dates.parse(b)
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(one)
    share = max(one.earliest, other.earliest) <= min(one.latest, other.latest)
    assert one.overlaps(other) == share


@quickly
@given(EDTF.filter(lambda text: dates.parse(text).earliest.year < 2100))
def test_since_and_until(invented: Record, text: str) -> None:
    """`--since X --until X` gives exactly the meetings that overlap X."""
    asked = filters.Filters(since=text, until=text, status=("all",))
    found = [card.id for card in filters.apply(invented, asked)]
    window = dates.parse(text)
    assert found == [card.id for card in invented.cards if card.date.overlaps(window)]


@quickly
@given(DAYS, DAYS)
def test_since_after_until(invented: Record, a: dt.date, b: dt.date) -> None:
    """A window that ends before it begins is a mistake, not an empty answer."""
    asked = filters.Filters(since=a.isoformat(), until=b.isoformat())
    if a <= b:
        filters.apply(invented, asked)
    else:
        with pytest.raises(UsageError, match="exchange the two"):
            filters.apply(invented, asked)


# Words


@pytest.mark.parametrize(
    ("text", "long", "short", "brief"),
    [
        ("2021-09-13", "13 September 2021", "13 Sep 2021", "13 Sep 2021"),
        ("2024-11-29?", "perhaps 29 November 2024", "perhaps 29 Nov 2024", "29 Nov 2024?"),
        ("2021-09~", "about September 2021", "about Sep 2021", "Sep 2021~"),
        ("2021%", "perhaps about 2021", "perhaps about 2021", "2021%"),
        ("2021-09-XX", "a day in September 2021", "a day in Sep 2021", "a day in Sep 2021"),
        ("2021-XX", "a month in 2021", "a month in 2021", "a month in 2021"),
        ("2021-XX-XX", "a day in 2021", "a day in 2021", "a day in 2021"),
        ("202X", "the 2020s", "the 2020s", "the 2020s"),
        ("19XX", "between 1900 and 1999", "between 1900 and 1999", "between 1900 and 1999"),
        ("2021/..", "since 2021", "since 2021", "since 2021"),
        ("../2021", "until 2021", "until 2021", "until 2021"),
        ("/2021", "an unknown date to 2021", "an unknown date to 2021", "an unknown date to 2021"),
        (
            "1995-03-01/1995-03-03",
            "1–3 March 1995",
            "1–3 Mar 1995",
            "1–3 Mar 1995",
        ),
        (
            "1995-03-XX/1995-03-03",
            "a day in March 1995 to 3 March 1995",
            "a day in Mar 1995 to 3 Mar 1995",
            "a day in Mar 1995 to 3 Mar 1995",
        ),
        (
            "2021-09/2021-11?",
            "September 2021 to perhaps November 2021",
            "Sep 2021 to perhaps Nov 2021",
            "Sep 2021 to perhaps Nov 2021",
        ),
    ],
)
def test_words(text: str, long: str, short: str, brief: str) -> None:
    """A date in words claims no more than was said; a mark is said, or shown in a column."""
    read = dates.parse(text)
    assert dates.words(read) == long
    assert dates.words(read, short=True) == short
    assert dates.brief(read) == brief


def test_weekday() -> None:
    """A weekday stands with a day only."""
    assert dates.words(dates.parse("2021-09-13"), weekday=True) == "Monday 13 September 2021"
    assert dates.words(dates.parse("2021-09"), weekday=True) == "September 2021"


@quickly
@given(EDTF)
def test_words_invent_nothing(text: str) -> None:
    """Every number in the words of a date stands in the date, but for the ends of a century."""
    if "XX" in text:
        return
    said = {int(number) for number in re.findall(r"\d+", dates.words(dates.parse(text)))}
    assert said <= {int(number) for number in re.findall(r"\d+", text.replace("X", "0"))}


# Spans


@pytest.mark.parametrize(
    ("a", "b", "days", "words"),
    [
        ("2021-09-13", "2023-03-15", 548, "1 year, 6 months, 2 days"),
        ("2018-05-17", "2020-01-07", 600, "1 year, 7 months, 21 days"),
        ("2017-11-20", "2017-12-11", 21, "21 days"),
        ("2021-09-13", "2021-09-13", 0, "the same day"),
        ("2021-09-13", "2021-09-14", 1, "1 day"),
        ("2020-02-29", "2021-02-28", 365, "1 year"),
        ("2021-01-31", "2021-03-01", 29, "1 month, 1 day"),
        ("2024-07-24", "2024-11-29?", None, "about 4 months, 5 days"),
        ("1991-06-04", "1994-06", None, "about 3 years"),
        ("1994-06", "1995-03-01/1995-03-03", None, "about 9 months"),
        ("1994-06", "1994-06-20", None, "less than a month"),
        ("1994", "1994-06-20", None, "less than a year"),
        ("1994", "1999-01-01", None, "about 5 years"),
        ("2024-11-29?", "2024-11-29", None, "less than a day"),
        ("199X", "2021", None, "an unknown time"),
        ("19XX", "2021-09-13", None, "an unknown time"),
        ("../1994", "1999-01-01", None, "an unknown time"),
    ],
)
def test_span(a: str, b: str, days: int | None, words: str) -> None:
    """The time between two dates; imprecise ends give no days and "about" in their own unit."""
    assert spans.between(dates.parse(a), dates.parse(b)) == (days, words)


def test_years() -> None:
    """Whole years to the day, and as the words of an imprecise span count them."""

    def years(a: str, b: str) -> int | None:
        return spans.whole_years(dates.parse(a), dates.parse(b))

    assert years("2020-05-14", "2021-05-13") == 0
    assert years("2020-05-14", "2021-05-14") == years("2021-05-14", "2020-05-14") == 1
    assert years("1991-06-04", "1994-06") == 3
    assert years("../2020", "2021") is years("199X", "2021") is None


@quickly
@given(EDTF, EDTF)
def test_span_is_symmetric(a: str, b: str) -> None:
    """It goes from the earlier to the later, whichever is given first; days only of exact ends."""
    one, other = dates.parse(a), dates.parse(b)
    span = spans.between(one, other)
    assert span == spans.between(other, one)
    assert (span.days is not None) == (one.exact and other.exact)
    years = spans.whole_years(one, other)
    assert (years is None) == (span.words == "an unknown time")
    assert f"{years} year" in span.words or not years


@quickly
@given(st.lists(DAYS, min_size=2, max_size=8))
def test_gaps_add_up(days: list[dt.date]) -> None:
    """The gaps between exact days in order add up to the span from the first to the last."""
    read = sorted((dates.parse(day.isoformat()) for day in days), key=dates.order)
    gaps = [spans.between(a, b).days for a, b in pairwise(read)]
    assert sum(gap or 0 for gap in gaps) == spans.between(read[0], read[-1]).days
    assert None not in gaps


@quickly
@given(DAYS, DAYS)
def test_span_words_lead_back(a: dt.date, b: dt.date) -> None:
    """Counted on from the earlier day, the words end on the later one."""
    first, last = sorted([a, b])
    words = spans.between(*(dates.parse(day.isoformat()) for day in (a, b))).words
    count = {"year": 0, "month": 0, "day": 0}
    if words != "the same day":
        for part in words.split(", "):
            number, unit = part.split()
            count[unit.rstrip("s")] = int(number)
    months = first.year * 12 + first.month - 1 + count["year"] * 12 + count["month"]
    year, month = divmod(months, 12)
    day = min(first.day, calendar.monthrange(year, month + 1)[1])
    assert dt.date(year, month + 1, day) + dt.timedelta(days=count["day"]) == last


# Durations


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("PT4H", "4 hours"),
        ("PT4H~", "about 4 hours"),
        ("PT1H30M", "1 hour, 30 minutes"),
        ("PT90M", "90 minutes"),
        ("PT1M", "1 minute"),
        ("P2D", "2 days"),
        ("P1DT2H", "1 day, 2 hours"),
    ],
)
def test_duration(text: str, words: str) -> None:
    """A duration in words; about stays about."""
    assert spans.duration(text) == words


@pytest.mark.parametrize("text", ["", "P", "PT", "P~", "PT~", "4H", "PT4", "PT4H?", "P1Y", "PT4H "])
def test_no_duration(text: str) -> None:
    """What is no duration is refused with the way it is written."""
    with pytest.raises(UsageError, match="write PT4H"):
        spans.duration(text)
