"""Edges of what is asked and of what is sought, and of what is said where nothing is found."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from summits.answers import (
    accounts,
    cite,
    compare,
    evidence,
    nothing,
    passages,
    search,
    topics,
)
from summits.answers.query import terms_of
from summits.ask import fields, filters, selectors
from summits.errors import SelectionError, UsageError
from summits.record.record import Record
from summits.values import dates

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
    alone = ("min_origins", "disputed", "mode", "city", "country", "on")
    assert (*[(name,) for name in alone], ("since", "until")) == nothing._OTHERS
    assert cite._NEAR == {"official": 0, "agency": 1}
    assert cite._CORE == ("date", "place", "mode")
    assert sorted(passages.BY_FILTERS) == sorted(
        {*compare.FIELDS, "date", "reported"} - {"place", "venue"}
    )
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
        ("9997/..", (2, 29), False),
        ("1995-05-02/1996-05-01", (5, 1), True),
    ],
)
def test_a_day_of_long_intervals(date: str, day: tuple[int, int], holds: bool) -> None:
    """A day of the year is in an interval where one of its years has it, the last one too."""
    assert filters._falls_on(dates.parse(date), day) is holds


# What is searched, and what is said where nothing is found.


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("A. B", ["A.", "B"]),
        ("! B", ["!", "B"]),
        ("A? B! C", ["A?", "B!", "C"]),
        ("Mr. b. C", ["Mr. b.", "C"]),
        ("A.B. ", ["A.B. "]),
        ("A . B", ["A .", "B"]),
        ("A, B", ["A, B"]),
        ("Max B", ["Max B"]),
        ("", [""]),
    ],
)
def test_where_a_sentence_ends(text: str, sentences: list[str]) -> None:
    """A sentence ends at a stop before a blank and a capital, wherever in the text that is."""
    assert list(search._sentences(text)) == sentences


@pytest.mark.parametrize(
    ("having", "left"),
    [
        ([{1, 2}, {2, 3}, {4}], "; without “c”: 1 hit"),
        ([{4}, {1, 2}, {1, 2, 3}], "; without “a”: 2 hits"),
        ([{1, 2}, set(), {1, 2, 3}], "; without “b”: 2 hits"),
        ([{1}, {1, 2}, {2}], "; without “a”: 1 hit"),
        ([{1}, {2}, {3}], ""),
        ([set()], ""),
        ([{1}, set()], "; without “b”: 1 hit"),
    ],
)
def test_which_word_is_one_too_many(having: list[set[int]], left: str) -> None:
    """Of several words, the one without which most is left is named; of those alike, the first."""
    assert search._without(terms_of("a* b* c*")[: len(having)], having) == left


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("Fog and mist", "fog", "«Fog» and mist"),
        ("Fog and mist", "and fog", "«Fog and» mist"),
        ("Fog, and mist", "and fog", "«Fog», «and» mist"),
        ("fog’s end", "fog s", "«fog’s» end"),
        ("a foghorn, a fog", "fog*", "a «foghorn», a «fog»"),
        ("a horn of fog", '"fog of"', "a horn of fog"),
        ("of fog of fog", '"of fog"', "«of fog of fog»"),
        ("the fog", '"the fog"', "«the fog»"),
    ],
)
def test_what_is_marked(text: str, words: str, marked: str) -> None:
    """Each word that was looked for is marked as it is written; those that touch share the signs."""
    needles = [search._Needle(term, (term.words,), frozenset()) for term in terms_of(words)]
    assert search._marked(text, needles) == marked


def test_a_beginning_is_of_what_was_typed() -> None:
    """A short name of somebody is looked for whole, though what was typed is only a beginning."""
    [term] = terms_of("fog*")
    needle = search._Needle(term, (("fog",), ("mist", "y")), frozenset())
    assert (
        search._marked("foggy misty mist yes mist y", [needle]) == "«foggy» misty mist yes «mist y»"
    )
    assert not needle.occurs("misty mist")


def _many_topics(count: int, *ids: str) -> Any:
    rows = {f"t{number}": SimpleNamespace(label=f"T{number}") for number in range(count + 1)}
    cards = [SimpleNamespace(id=id, topics=list(rows)[1:]) for id in ids]
    return SimpleNamespace(topics=rows, cards=cards, narrower=lambda topic: {topic})


@pytest.mark.parametrize(
    ("count", "listed"),
    [
        (0, ""),
        (1, "; recorded are T1"),
        (8, "; recorded are T1, T2, T3, T4, T5, T6, T7 and T8"),
        (9, "; recorded are T1, T2, T3, T4, T5, T6, T7, T8 and 1 more"),
        (11, "; recorded are T1, T2, T3, T4, T5, T6, T7, T8 and 3 more"),
    ],
)
def test_what_an_agenda_has_instead(count: int, listed: str) -> None:
    """Of what an agenda has, eight are named, and of more their number."""
    record = _many_topics(count, "a")
    said = nothing.not_on(record, record.cards, "t0")
    assert said == f"“T0” is not recorded of a{listed}, nor of any other."


def test_meetings_are_named_up_to_four(invented: Record) -> None:
    """Up to four meetings are named by their ids; of more it is told how many, and when."""
    cards = invented.cards
    assert nothing._listed(cards[:1]) == "quillport-1991"
    assert nothing._listed(cards[:2]) == "quillport-1991 or video-1991"
    assert nothing._listed(cards[:4]) == (
        "quillport-1991, video-1991, ferrymouth-1994 or saltcellar-1995"
    )
    assert nothing._listed(cards[:5]) == "any of 5 meetings, 1991–1996"


def test_why_nothing_is_recorded(invented: Record) -> None:
    """Of a field nothing is recorded of: who is named instead, what is, or just that."""
    assert nothing.of_field(invented, "video-1991", "participants.dot-semolina.office") == (
        "Dot Semolina is not named at video-1991; named are Quillfeather and Zumm. Named at "
        "quillport-1991. Whoever is not named may still have been there; who names whom: summits "
        "evidence video-1991."
    )
    assert nothing.of_field(invented, "video-1991", "topics.fog") == (
        "“Fog” is not recorded of video-1991; recorded are Lighthouses and Greetings. It is recorded "
        "of saltcellar-1995, ferrymouth-south-1999. See summits show video-1991"
    )
    assert nothing.of_field(invented, "video-1991", "venue") == (
        "Nothing is recorded of “venue” at video-1991, and no source is in dispute over it."
    )
    assert nothing.of_field(invented, "quillport-1991", "participants.fenella-inkwell") == (
        "Fenella Inkwell is not named at quillport-1991; named are Quillfeather, Zumm, Pim "
        "Thistledown, Tobin Quillfeather, Wanda Thistledown, Marzipan, Brick and Semolina. Sources "
        "disagree: summits evidence quillport-1991 participants.fenella-inkwell, nor at any other. "
        "Whoever is not named may still have been there; who names whom: summits evidence "
        "quillport-1991."
    )


@pytest.mark.parametrize(("most", "count"), [(0, 0), (1, 1), (2, 2), (9, 3)])
def test_fields_on_so_many_origins(invented: Record, most: int, count: int) -> None:
    """With a limit, the fields on so many origins or fewer, and on at least one."""
    one = [invented.meetings["quillport-1991"]]
    found = [row for each in evidence.over(invented, one, most=most) for row in each.fields]
    assert {len(row.origins) for row in found} == {*range(1, count + 1)}
    assert len(evidence.over(invented, one, "topics.fog", most)) == 0
