"""The edges of what is asked: words, limits and sentences that a change once broke without a test seeing it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from summits.answers import accounts, cite, compare, passages, topics
from summits.ask import fields, filters, selectors
from summits.errors import SelectionError, UsageError
from summits.record import files, light
from summits.record.record import Record
from summits.values import dates
from tests.conftest import INVENTED, Run

QUILLPORT = "meetings/quillport-1991.json"


# What is declared, each word of it.


def test_what_people_call_a_field(invented: Record) -> None:
    """Each other word for a field means that field, and there are no others."""
    means = {
        "date": "when day",
        "reported": "public",
        "place": "where city",
        "mode": "how",
        "duration": "length how-long",
    }
    words = {word: field for field, several in means.items() for word in several.split()}
    assert words == fields._ALSO
    for word, field in words.items():
        assert fields.named(invented, invented.meetings["quillport-1991"], word) == field


def test_what_people_call_a_meeting(invented: Record) -> None:
    """Each other word for the latest and the first names ours, and there are no others."""
    means = {"latest": "last newest recent current now", "first": "earliest oldest 1st"}
    words = {word: ours for ours, several in means.items() for word in several.split()}
    assert words == selectors._SENSE
    for word, ours in words.items():
        with pytest.raises(SelectionError, match=f"; did you mean {ours}\\?$"):
            selectors.select(invented, word)


def test_what_is_declared() -> None:
    """What stands in tables of words is this, in this order."""
    assert compare.FIELDS == ("place", "venue", "mode", "visit", "announced", "duration")
    assert accounts.SECTIONS[-2:] == ("fields", "disputes")
    assert set(topics.SORTS) == {"first", "count", "last", "name"}
    assert cite._NEAR == {"official": 0, "agency": 1}
    assert cite._CORE == ("date", "place", "mode")
    assert passages.BY_FILTERS == {"date", "reported", "mode", "visit", "announced", "duration"}
    assert filters._SEVERAL == {"person": "people", "topic": "topics"}
    assert passages.Passage(None, "field", "place", [])[4:] == ("", frozenset(), (), False, False)


# Which field, which meetings.


def test_near_names_are_of_nine_forms() -> None:
    """The names that look like what was asked are sought among the nine nearest spellings."""

    def row(id: str, *aliases: str) -> Any:
        return SimpleNamespace(id=id, label=id, aliases=aliases)

    for count, expected in ((7, "zebra0 or zephyr"), (8, "zebra0")):
        many = row("zebra0", *[f"zebra{number}" for number in range(1, count + 1)])
        table = {"zebra0": many, "zephyr": row("zephyr")}
        with pytest.raises(UsageError, match=f"; did you mean {expected}\\?$"):
            filters._found(table, "zebra", "topic")


@pytest.mark.parametrize(
    ("date", "day", "holds"),
    [
        ("1896-03-01/1904-02-28", (2, 29), False),
        ("1896-03-01/1904-02-29", (2, 29), True),
        ("../1950", (2, 29), True),
        ("1896-02-29/1950", (2, 29), True),
        ("1995-05-02/1996-04-30", (5, 1), False),
        ("1995-05-02/1996-05-01", (5, 1), True),
    ],
)
def test_a_day_of_long_intervals(date: str, day: tuple[int, int], holds: bool) -> None:
    """A day of the year is in an interval where one of its years has it, the last one too."""
    assert filters._falls_on(dates.parse(date), day) is holds
