"""Dates as lists have them: ranges in words, and one numeric order for a whole column."""

from __future__ import annotations

import pytest

from summits.errors import UsageError
from summits.values import ranges
from summits.values.ranges import Cell


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("12–15 November 2001", "2001-11-12/2001-11-15"),
        ("18-19 June 2018", "2018-06-18/2018-06-19"),
        ("12 to 15 June 2018", "2018-06-12/2018-06-15"),
        ("Nov 2001", "2001-11"),
        ("May 23-26, 2002", "2002-05-23/2002-05-26"),
        ("Sept. 5-6, 2001", "2001-09-05/2001-09-06"),
        ("May 31-June 1, 2003", "2003-05-31/2003-06-01"),
        ("30 June–2 July 2001", "2001-06-30/2001-07-02"),
        ("12 Nov - 15 Nov 2001", "2001-11-12/2001-11-15"),
        ("31 December 2001 – 2 January 2002", "2001-12-31/2002-01-02"),
        ("2001-11-12 – 2001-11-15", "2001-11-12/2001-11-15"),
        ("2001-11-12/2001-11-15", "2001-11-12/2001-11-15"),
        ("November–December 2001", "2001-11/2001-12"),
        ("2001-2003", "2001/2003"),
        ("12 June 2018[3]", "2018-06-12"),
        ("2018-06-12 00:00:00", "2018-06-12"),
        ("12.06.2018 - 13.06.2018", "2018-06-12/2018-06-13"),
        ("12–12 June 2018", "2018-06-12"),
        ("c. June 2001", "2001-06~"),
        ("June 2001?", "2001-06?"),
    ],
)
def test_read(typed: str, edtf: str) -> None:
    """What a list writes becomes EDTF, no more exact than it was."""
    assert ranges.read(typed) == edtf


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("2001–02", "can be a month or two years"),
        ("5/6/2018", "can be read as"),
        ("5/6/2018 - 7/6/2018", "no date"),
        ("12-11 June 2001", "ends before it begins"),
        ("31 December – 2 January 2002", "ends before it begins"),
        ("30-31 June 2018", "no date"),
        ("6/12/18", "has a year of two digits"),
        ("X", "no date"),
        ("", "no date"),
        ("spring 2001", "no date"),
        ("2001??", "no date"),
        ("May 2001 -?", "no date"),
    ],
)
def test_refused(typed: str, why: str) -> None:
    """What has no reading, or two, is refused and quoted as it was typed."""
    with pytest.raises(UsageError, match=why) as error:
        ranges.read(typed)
    assert f"“{typed}”" in str(error.value)


def test_order_given() -> None:
    """The order of a column reads its unclear dates, ranges included."""
    assert ranges.read("5/6/2018", day_first=True) == "2018-06-05"
    assert ranges.read("5/6/2018", day_first=False) == "2018-05-06"
    assert ranges.read("5/6/2018 - 7/6/2018", day_first=True) == "2018-06-05/2018-06-07"
    with pytest.raises(UsageError):
        ranges.read("13/6/2018", day_first=False)


def test_order_of_a_column() -> None:
    """Rows with one reading prove the order; where none or both are proved, two rows say why."""
    clear, unclear = Cell(2, "13/06/2018"), Cell(3, "5/6/2018")
    assert ranges.day_first([clear, unclear]) is True
    assert ranges.day_first([unclear, Cell(4, "06/27/2018")]) is False
    assert ranges.day_first([Cell(2, "12 June 2018"), Cell(3, "6/6/2018")]) is None
    with pytest.raises(
        UsageError, match=r"“13/06/2018” \(line 2\) has the day first, “06/27/2018”"
    ):
        ranges.day_first([clear, Cell(4, "06/27/2018")])
    with pytest.raises(UsageError, match=r"\(line 3\) and “1/2/2018” \(line 9\).*--day-first"):
        ranges.day_first([unclear, Cell(9, "1/2/2018"), Cell(11, "2/3/2018")])


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("PT4H~", "PT4H~"),
        ("about 4 hours", "PT4H~"),
        ("1 hour 30 minutes", "PT1H30M"),
        ("1h30", "PT1H30M"),
        ("90 min", "PT90M"),
    ],
)
def test_length(typed: str, iso: str) -> None:
    """A duration as people write it."""
    assert ranges.length(typed) == iso


def test_no_length() -> None:
    """A bare number is no duration."""
    for typed in ("90", "long", ""):
        with pytest.raises(UsageError):
            ranges.length(typed)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("15/16 November 2015", "2015-11-15/2015-11-16"),
        ("29./30. März 2010", "2010-03-29/2010-03-30"),
        ("29.–30. März 2010", "2010-03-29/2010-03-30"),
        ("November 15/16, 2015", "2015-11-15/2015-11-16"),
        ("8 & 9 May 2010", "2010-05-08/2010-05-09"),
        ("31 May/1 June 2003", "2003-05-31/2003-06-01"),
        ("30 and 31 May 2003", "2003-05-30/2003-05-31"),
        ("between 12 and 15 November 2001", "2001-11-12/2001-11-15"),
        ("2001-11-12/2001-11-15", "2001-11-12/2001-11-15"),
        ("3 de octubre de 2006", "2006-10-03"),
        ("1er mars 2010", "2010-03-01"),
        ("8 Mayıs 2016", "2016-05-08"),
        ("2018-06-12T09:00:00", "2018-06-12"),
        ("12 June 2018, 9:00 am", "2018-06-12"),
    ],
)
def test_as_lists_have_them(text: str, date: str) -> None:
    """Days with a stroke or an ampersand between, other languages, a time of day behind."""
    assert str(ranges.read(text)) == date


@pytest.mark.parametrize(
    "text",
    [
        "June 23 and 25, 1967",
        "15 and 27 September 1959",
        "July 30 and August 2, 1975",
        "15/27 September 1959",
        "September 15/27, 1959",
        "8 & 12 May 2010",
        "31 May/4 June 2003",
        "March and May 2001",
    ],
)
def test_two_dates_are_no_range(text: str) -> None:
    """What has an `and` between is a range only where one follows the other."""
    with pytest.raises(UsageError, match="names two dates that don't follow each other"):
        ranges.read(text)


def test_a_time_with_its_zone() -> None:
    """Elsewhere it would be another day, so it is not taken off."""
    with pytest.raises(UsageError, match="has a time of day"):
        ranges.read("2018-06-12T23:00Z")
