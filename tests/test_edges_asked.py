"""The edges of what is asked: words, limits and sentences that a change once broke unseen."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from summits.answers import (
    about,
    accounts,
    changes,
    cite,
    compare,
    coverage,
    evidence,
    nothing,
    part,
    passages,
    people,
    python,
    search,
    show,
    sources,
    topics,
)
from summits.answers.query import terms_of
from summits.ask import fields, filters, selectors
from summits.ask.filters import Filters
from summits.errors import SelectionError, UsageError
from summits.record import files, light
from summits.record.facts import Fact
from summits.record.record import Record, cited_sources
from summits.values import dates
from summits.values.citations import Citation
from tests.conftest import INVENTED

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


# A meeting in other words: a part of it, a sentence, a document.

ASKED_OF = {
    part.Only(topics=("fisheries",)): (
        "herring-census",
        "count-together counters",
        "",
        "statements.counters",
    ),
    part.Only(people=("bartolo-zumm",)): (
        "herring-census lighthouses",
        "counters lighthouse",
        "bartolo-zumm",
        "statements.counters",
    ),
    part.Only(people=("anselm-brick",)): (
        "",
        "",
        "anselm-brick",
        "participants.anselm-brick.office",
    ),
    part.Only(("lighthouses",), ("bartolo-zumm",)): (
        "lighthouses",
        "lighthouse",
        "bartolo-zumm",
        "",
    ),
    part.Only(("puddings",), ("bartolo-zumm",)): ("puddings", "", "bartolo-zumm", ""),
    part.Only(topics=("lighthouses",), brief=True): ("lighthouses", "", "", ""),
    part.Only(people=("bartolo-zumm",), brief=True): (
        "herring-census lighthouses",
        "",
        "bartolo-zumm",
        "statements.counters",
    ),
}


@pytest.mark.parametrize("asked", ASKED_OF, ids=str)
def test_a_part_of_a_meeting(invented: Record, asked: part.Only) -> None:
    """What was asked for: topics, statements, people and disputes; of all else nothing."""
    found = part.part(invented, invented.meetings["quillport-1991"], asked)
    assert (
        tuple(
            " ".join(names)
            for names in (
                [row.topic for row in found.topics],
                [row.key for row in found.statements],
                [row.person for row in found.participants],
                [row.about or "" for row in found.disputes],
            )
        )
        == (ASKED_OF[asked])
    )
    assert (found.programme, found.outcomes, found.summary) == ((), (), None)
    assert set(vars(found.evidence).values()) == {None}


def test_the_outline_of_a_meeting(invented: Record) -> None:
    """In brief, all topics, people and disputes, and nothing that was said; of nothing asked, all."""
    meeting = invented.meetings["quillport-1991"]
    brief = part.part(invented, meeting, part.Only(brief=True))
    assert (brief.topics, brief.participants) == (meeting.topics, meeting.participants)
    assert (brief.disputes, brief.statements) == (meeting.disputes, ())
    assert part.part(invented, meeting, part.Only()) is meeting


WHO = "Meeting of Orla Quillfeather and Bartolo Zumm"
SENTENCES: list[tuple[dict[str, Any], str]] = [
    ({}, f"{WHO}, Teapot Palace, Quillport, Norland, 14 May 1991."),
    ({"venue": None}, f"{WHO}, Quillport, Norland, 14 May 1991."),
    ({"place": None}, f"{WHO}, Teapot Palace, in person, 14 May 1991."),
    ({"place": None, "mode": None}, f"{WHO}, Teapot Palace, 14 May 1991."),
    ({"mode": None, "venue": None}, f"{WHO}, Quillport, Norland, 14 May 1991."),
    ({"place": None, "venue": None, "mode": "video"}, f"{WHO}, by video, 14 May 1991."),
    (
        {"status": "unconfirmed"},
        f"{WHO}, Teapot Palace, Quillport, Norland, 14 May 1991 (claimed, not established).",
    ),
    (
        {"participants": []},
        "Herring Talks: every meeting of the Chancellors of Norland and Suland (invented), "
        "Teapot Palace, Quillport, Norland, 14 May 1991.",
    ),
]


@pytest.mark.parametrize(("changed", "said"), SENTENCES)
def test_a_meeting_in_a_sentence(invented: Record, changed: dict[str, Any], said: str) -> None:
    """Who, where or how, and when; whatever is not known is not told."""
    meeting: Any = SimpleNamespace(**{**vars(invented.meetings["quillport-1991"]), **changed})
    assert cite.sentence(invented, meeting) == said


BETTER: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"url": "x"}, {"url": None}),
    ({"contradicts": False}, {"contradicts": True}),
    ({"kind": "official"}, {"kind": "agency"}),
    ({"kind": "agency"}, {"kind": "press"}),
    ({"counted": 1}, {"counted": 0}),
    ({"publisher": "Norwire"}, {"publisher": "Palace text at Norwire"}),
    ({"read": "whole"}, {"read": "opening"}),
    ({"title": "x"}, {"title": None}),
    ({"counted": 2}, {"counted": 1}),
    ({}, {}),
]
"""What makes a source the better one of two, the weightiest first."""


@pytest.mark.parametrize("rank", range(len(BETTER)))
def test_what_makes_the_best_source(monkeypatch: pytest.MonkeyPatch, rank: int) -> None:
    """The weightiest difference decides, whatever speaks for the other; the record's order at last."""
    same = {
        "url": "x",
        "contradicts": False,
        "kind": "official" if rank == 4 else "press",
        "counted": 1,
        "publisher": "Norwire",
        "read": "whole",
        "title": "x",
        "side": "a",
    }
    one, other = {**same}, {**same}
    for number, (better, worse) in enumerate(BETTER):
        if number == rank:
            one.update(better)
            other.update(worse)
        elif number > max(rank, 4) and not {*better} & {*BETTER[rank][0]}:
            one.update(worse)
            other.update(better)
    rows = {"one": one, "other": other} if rank == len(BETTER) - 1 else {"other": other, "one": one}
    record: Any = SimpleNamespace(sources={id: SimpleNamespace(**row) for id, row in rows.items()})
    accounts_ = [
        SimpleNamespace(held=False, evidence=[Citation(id)])
        for id, row in rows.items()
        if row["contradicts"]
    ]
    meeting: Any = SimpleNamespace(disputes=[SimpleNamespace(about="date", accounts=accounts_)])
    core = [Citation(id) for id, row in rows.items() for _ in range(row["counted"])]
    monkeypatch.setattr(cite, "cited_sources", lambda meeting: [*rows])
    assert cite._best(record, meeting, core, "a") == "one"
    assert cite._best(record, meeting, core, "b") is None


@pytest.mark.parametrize(
    ("about", "counts"),
    [
        ("date", True),
        ("place", True),
        ("participants.x", True),
        ("participants.x.office", True),
        ("duration", False),
        (None, False),
    ],
)
def test_what_the_record_goes_with(about: str | None, counts: bool) -> None:
    """A source is better or worse by what it says of the day, the place and the people alone."""
    rows = [SimpleNamespace(held=held, evidence=[Citation(f"s{held:d}")]) for held in (True, False)]
    meeting: Any = SimpleNamespace(disputes=[SimpleNamespace(about=about, accounts=rows)])
    assert list(cite._said(meeting, held=True)) == ["s1"] * counts
    assert list(cite._said(meeting, held=False)) == ["s0"] * counts


def test_a_meeting_as_a_document(invented: Record) -> None:
    """A meeting has every name that its tables have of it; a call has no place with names."""
    found = show.labelled(invented, invented.meetings["quillport-1991"])
    assert found["country_names"] == {"en": "Norland", "ru": "Норландия", "ar": "نورلاند"}
    assert found["city_names"] == {"ru": "Квиллпорт", "ar": "كويلبورت"}
    assert (found["previous"], found["next"]["id"]) == (None, "video-1991")
    assert [row["label"] for row in found["topics"]] == [
        "Counting the herring",
        "Lighthouses",
        "Trade in puddings",
    ]
    assert found["statements"][2]["by_names"] == ["Orla Quillfeather", "Bartolo Zumm"]
    assert found["statements"][2]["topic_label"] == "Lighthouses"
    assert {"name": "Dot Semolina", "names": {}, "side": "suland"}.items() <= found["participants"][
        -1
    ].items()
    assert "prints" not in found["sources"][0]
    call = show.labelled(invented, invented.meetings["video-1991"])
    assert (call["country_names"], call["city_names"], call["city"]) == ({}, {}, None)
    last = show.labelled(invented, invented.meetings["ferrymouth-south-1999"])
    assert (last["previous"]["id"], last["next"]) == ("saltcellar-1995", None)


# Figures of a record.


@pytest.mark.parametrize(
    ("covers", "met", "years"),
    [
        ("1990/1999", "", range(1990, 2000)),
        ("1990/..", "1993 1995", range(1990, 1996)),
        ("1990/..", "", range(0)),
        ("../1990", "1985", range(1985, 1991)),
        ("1990/1990", "", range(1990, 1991)),
        ("1990/1991", "1988 1995", range(1988, 1996)),
    ],
)
def test_which_years_a_record_covers(covers: str, met: str, years: range) -> None:
    """From end to end, as far as meetings reach; of one end without a meeting no year at all."""
    assert about._years(dates.parse(covers), dict.fromkeys(met.split(), 1)) == years


def test_years_in_runs() -> None:
    """Years that follow each other are drawn together."""
    assert (
        about.runs(["2007", "2009", "2010", "2011", "2016", "2017"]) == "2007, 2009–2011, 2016–2017"
    )
    assert (about.runs([]), about.runs(["2007"])) == ("", "2007")


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ('a -"b c" d', "a|-b c|d"),
        ('- "b"', "b"),
        ('-"b" "c"', "-b|c"),
        ('x- "b"', "x|b"),
        ('"a" b "c', "a|b|c"),
        ("-a* b*", "-a*|b*"),
        ('"-a"', "a"),
        ('x-"b"', "x|b"),
        ('--"b" c', "-b|c"),
        ('-"', ""),
        ("a * -", "a"),
    ],
)
def test_terms_of_a_query(typed: str, terms: str) -> None:
    """A dash that touches a word or a phrase leaves it out, a star is behind the beginning of a word."""
    found = terms_of(typed)
    assert (
        "|".join("-" * row.without + " ".join(row.words) + "*" * row.prefix for row in found)
        == terms
    )


def test_how_fields_are_covered(invented: Record) -> None:
    """The weakest first, then those on fewest origins; a dispute marks the column of its field."""
    found = coverage.coverage(invented)
    assert [(row.meeting, row.weak) for row in found] == [
        ("saltcellar-1995", 5),
        ("quillport-1996", 4),
        ("ferrymouth-1994", 4),
        ("ferrymouth-south-1999", 3),
        ("video-1991", 2),
        ("quillport-1991", 2),
    ]
    cells = {cell.field: cell for cell in found[-1].cells}
    assert [cells[name].origins for name in ("date", "reported", "duration", "outcomes")] == [
        3,
        1,
        1,
        3,
    ]
    assert [name for name in cells if cells[name].disputed] == [
        "duration",
        "participants",
        "statements",
    ]
    assert found[1].cells[-1].origins is None


# Sources.


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (None, ""),
        ("HTTP://WWW.X.org/A/", "www.x.org/a"),
        ("https://www.x.org/a", "x.org/a"),
        ("https://x.org/a?b=1&utm_c=2&d=3", "x.org/ab=1&d=3"),
        ("x.org?fbclid=1&gclid=2", "x.org"),
        ("https://a.org/x/", "a.org/x"),
        ("x.org/%D0%B0", "x.org/а"),
        ("x.org/a#b?c", "x.org/a"),
    ],
)
def test_an_address(written: str | None, address: str) -> None:
    """What changes nothing of an address is no part of it."""
    assert sources._address(written) == address


def test_how_a_source_is_named(invented: Record) -> None:
    """By its id or address, its site, or its publisher or origin, whole or some words of it."""
    herald, norwire = "northern-herald-1991-05-15", ["norwire-1991-05-15", "norwire-1991-06-05"]
    for asked, found in {
        "Northern Herald 1991 05 15": [herald],
        "norwire": [herald, *norwire],
        "norwire.example": norwire,
        " norwire.example ": norwire,
        "norlandish herald": [herald, "northern-herald-1999-05-15"],
        "palace.example/chronicle": ["suland-palace-1991"],
        "archive.example/palace.example/chronicle": ["suland-palace-1991"],
        "lantern.example/1995/11#x": ["lantern-weekly-1995-03"],
        "radio suland": ["suland-radio-1994-07-03"],
    }.items():
        assert sources.named(invented, asked) == found, asked
    for asked in ("", "/", ".", "example", "xyzzy.example"):
        with pytest.raises(UsageError):
            sources.named(invented, asked)


def test_what_rests_on_a_source(invented: Record) -> None:
    """Each fact with the paragraphs it rests on, what holds it up besides, and whether all else fails."""
    found = sources.weights(invented)["northern-herald-1991-05-15"]
    assert (found.facts, found.alone, found.meetings) == (28, 9, ("quillport-1991",))
    told = {row.fact.field: row for row in found.cited}
    assert told["reported"].paragraphs == [2, 3]
    assert told["reported"].besides(3) == ["norwire-1991-05-15"]
    assert told["reported"].besides(4) == ["northern-herald-1991-05-15#2-3", "norwire-1991-05-15"]
    assert told["programme.welcome"].besides(8) == []
    assert list(sources.by_paragraph(found.cited)) == [*range(2, 12)]
    assert sources.weights(invented)["midmark-gazetteer-1990"].meetings == ()
    logbook = sources.weights(invented)["barnacle-blog-1996-03"].cited
    tables = {row.fact[:2] for row in logbook if row.meeting is None}
    assert tables == {("candidate", "candidates.regatta-1992")}
    [*_, place] = sources.weights(invented)["midmark-gazetteer-1990"].cited
    assert place.fact[:3] == ("place", "places.saltcellar", "Saltcellar lies at -47.0, -122.875")
    said = [sources.words(invented, row.fact) for row in found.cited]
    assert said[0] == "date: 14 May 1991"
    assert "topic: Lighthouses" in said
    assert "How long did the talks last? ninety minutes, by the palace clock" in said
    assert "Zumm: Suland will send twelve counters of herring and two spare ones." in said
    assert "Orla Quillfeather, Chancellor" in said


# Changes.


def test_an_account_that_was_reworded() -> None:
    """An account with other words is that of its question with which it shares most sources, if any."""

    def account(*cited: str) -> Fact:
        return Fact("account", "date", "", tuple(map(Citation, cited)))

    was = {
        ("account", "date", "", "A"): account("s1", "s2"),
        ("account", "date", "", "B"): account("s3"),
    }
    now = {
        ("account", "date", "", "C"): account("s1"),
        ("account", "date", "", "D"): account("s2", "s1"),
        ("account", "place", "", "E"): account("s3"),
    }
    assert [key[-1] for key in changes._rekeyed(was, now)] == ["D", "B"]
    assert [
        key[-1]
        for key in changes._rekeyed({**was}, {**now, ("account", "date", "", "F"): account("s3")})
    ] == ["D", "F"]
    kept = {("account", "date", "", "C"): account("s9"), **was}
    assert [key[-1] for key in changes._rekeyed(kept, now)] == ["C", "D", "B"]
    other = {("topic", "topics.x"): Fact("topic", "topics.x", "", (Citation("s1"),))}
    assert list(changes._rekeyed(other, {("topic", "topics.y"): other["topic", "topics.x"]})) == [
        *other
    ]


def test_ways_to_change() -> None:
    """A fact is new, gone, or changed in words, topic, sources or standing, each told by itself."""
    fact = Fact("account", "date", "a", (Citation("s1"), Citation("s2")), "x")
    for one, other, told in (
        (None, fact, ["added"]),
        (fact, None, ["gone"]),
        (fact, fact, []),
        (fact, fact._replace(evidence=fact.evidence[::-1]), []),
        (fact, fact._replace(evidence=fact.evidence[:1]), ["other sources"]),
        (fact, fact._replace(text="b", about="y"), ["reworded", "other topic"]),
        (fact, fact._replace(held=True), ["held"]),
        (fact._replace(held=True), fact, ["no longer held"]),
    ):
        assert list(changes._between(one, other)) == told


def _record(tmp_path: Path, name: str, **files_: Any) -> Record:
    """The invented record, some of its files changed or, where None is given for them, gone."""
    folder = Path(shutil.copytree(INVENTED, tmp_path / name))
    for file, change in files_.items():
        [path] = folder.rglob(f"{file.replace('_', '-')}.json")
        if change is None:
            path.unlink()
            continue
        content = json.loads(path.read_text("utf-8"))
        change(content)
        path.write_text(json.dumps(content), "utf-8")
    return light.read(files.read(folder))


def test_states_of_a_record(tmp_path: Path) -> None:
    """Meetings and rows are new or gone, or changed; those of both states that are alike are neither."""
    old = _record(tmp_path, "old", video_1991=None)
    new = _record(
        tmp_path,
        "new",
        quillport_1996=None,
        people=lambda table: table["people"].pop(5),
        topics=lambda table: table["topics"][3].update(label="Haze"),
        dataset=lambda table: table.update(version="2.0.0"),
    )
    there, back = changes.changes(old, new), changes.changes(new, old)
    assert (there.old, there.new) == (back.new, back.old) == ("1.0.0", "2.0.0")
    assert there.meetings_added == back.meetings_gone == ("video-1991",)
    assert there.meetings_gone == back.meetings_added == ("quillport-1996",)
    tables = {row.table: row[1:] for row in there.tables}
    assert tables.pop("people") == ((), ("fenella-inkwell",), ())
    assert tables.pop("topics") == ((), (), ("fog",))
    assert set(tables.values()) == {((), (), ())}
    assert [row[1:3] for row in back.tables if row.added] == [(("fenella-inkwell",), ())]
    ways = {row.meeting: row.changes for row in there.facts if row.kind != "topic"}
    assert ways == {"video-1991": ("added",), "quillport-1996": ("gone",)}
    assert there.counts()["added"] == back.counts()["gone"] > 10
    gone = next(row for row in there.facts if row.field == "status" and row.changes == ("gone",))
    assert (gone.old, gone.new, gone.kind) == ("unconfirmed", None, "status")
    [place] = [row for row in there.facts if row[:3] == ("video-1991", "summary", "summary")]
    assert (place.old, place.sources_added) == (None, ())


def test_what_changed_of_a_meeting(tmp_path: Path) -> None:
    """Each fact with the words before and after, and the citations that came and went."""

    def change(meeting: Any) -> None:
        meeting["participants"][2]["parts"][0]["part"] = "joined-later"
        meeting["outcomes"][0].update(text="Nothing was signed.", evidence=["norwire-1991-05-15"])
        meeting["disputes"][0]["accounts"][0].pop("held")
        meeting["disputes"][1]["because"] = "Left open."
        meeting["disputes"][3]["question"] = "When did the talks begin?"

    found = changes.changes(
        _record(tmp_path, "old"), _record(tmp_path, "new", quillport_1991=change)
    )
    told = [(row.kind, row.field, row.changes) for row in found.facts]
    person, dispute = "participants.pim-thistledown", "participants.fenella-inkwell"
    assert told == [
        ("outcome", "outcomes.protocol", ("reworded", "other sources")),
        ("participant", person, ("added",)),
        ("account", "duration", ("no longer held",)),
        ("because", dispute, ("reworded",)),
        ("question", "disputes.time-of-day", ("reworded",)),
        ("participant", person, ("gone",)),
    ]
    assert found.facts[0].sources_added == ("norwire-1991-05-15",)
    assert found.facts[0].sources_gone == (
        "northern-herald-1991-05-15#9",
        "southern-post-1991-05-16#10",
    )
    assert (found.facts[3].old or "")[:4] == "Each"
    assert found.facts[3].new == "Left open."


def test_two_questions_of_one_field(tmp_path: Path) -> None:
    """Where several questions are about one field, each is known by its words."""

    def two(meeting: Any) -> None:
        meeting["disputes"].append({**meeting["disputes"][0], "question": "By whose clock?"})

    found = changes._facts(_record(tmp_path, "two", quillport_1991=two), "quillport-1991")
    names = {key[2] for key in found if key[:2] == ("question", "duration")}
    assert names == {"How long did the talks last?", "By whose clock?"}
    assert [key for key in found if key[0] == "because" and key[2] == ""]
    values = [key[3] for key in found if key[0] == "account"]
    assert {"PT1H30M", "twenty", "Minister of Umbrellas"} <= set(values)


# Fields, people, topics, accounts: each value of them, at meetings that have them.

CLAIMED = {
    "duration": (
        "disputed",
        "PT1H30M",
        "1 hour, 30 minutes",
        "norwire southern-post",
        "",
        "1 hour, 30 minutes|about 2 hours",
    ),
    "participants.anselm-brick": (
        "disputed",
        None,
        "Anselm Brick, Chief of Umbrellas (side meeting)",
        "suland-palace southern-post",
        "Anselm Brick, Chief of Umbrellas (side meeting)",
        "Chief of Umbrellas|Minister of Umbrellas",
    ),
    "participants.anselm-brick.office": (
        "disputed",
        "Chief of Umbrellas",
        "Anselm Brick, Chief of Umbrellas (side meeting)",
        "suland-palace southern-post",
        "",
        "Chief of Umbrellas|Minister of Umbrellas",
    ),
    "participants.fenella-inkwell": (
        "disputed",
        None,
        "Fenella Inkwell, not named",
        "norwire southern-post",
        "",
        "she was at home with a cold|she sat there, wrapped in a shawl",
    ),
    "statements.count-together": (
        "one origin",
        None,
        "Quillfeather: Herring belongs to whoever counts it, and the two sides will count it together.",
        "norwire",
        "Herring belongs to whoever counts it, and the two sides will count it together.",
        "",
    ),
    "disputes.time-of-day": (
        "disputed",
        None,
        "At what time of day did the talks begin?",
        "norwire southern-post",
        "",
        "at four in the afternoon|straight after breakfast",
    ),
    "mode": ("several origins", "in-person", "in person", "norwire southern-post", "in person", ""),
    "topics.fog": ("not recorded", None, "not recorded", "", "", ""),
}


@pytest.mark.parametrize("field", CLAIMED)
def test_what_is_claimed_of_a_field(invented: Record, field: str) -> None:
    """How a field stands, what the record says of it, its origins, and the values of its questions."""
    found = evidence.field(invented, invented.meetings["quillport-1991"], field)
    standing, value, text, origins, own, asked = CLAIMED[field]
    assert (found.standing, found.value, found.text) == (standing, value, text)
    assert found.disputed == (standing == "disputed")
    assert " ".join(found.origins) == origins
    assert "|".join(one.text for one in found.values) == own
    assert "|".join(one.text for row in found.questions for one in row.values) == asked
    held = [one.held for row in found.questions for one in row.values]
    assert held == [number == 0 for number in range(len(held))] or not any(held)
    assert all(one.held and one.claims for one in found.values)


def test_an_office_rests_on_its_parts(invented: Record) -> None:
    """An office that nobody disputes rests on each citation of somebody's parts, once."""
    meeting = invented.meetings["quillport-1991"]
    office = evidence.field(invented, meeting, "participants.tobin-quillfeather.office")
    [own] = office.values
    assert own.text == own.value == "Keeper of the Lighthouses"
    assert [claim.citation for claim in own.claims] == [
        "northern-herald-1991-05-15#8",
        "southern-post-1991-05-16#5",
    ]
    assert (own.sides, office.disputed, office.standing) == (
        ("norland", "suland"),
        False,
        "several origins",
    )
    [row] = evidence.field(invented, meeting, "duration").questions
    assert row.held is row.values[0]
    [left_open] = evidence.field(invented, meeting, "participants.fenella-inkwell").questions
    assert left_open.held is None


def test_people_in_order(invented: Record) -> None:
    """By side, whoever was at most meetings first; of those at as many, who came first."""
    every = people.rows(invented, invented.cards)
    assert [(row.person.partition("-")[0], row.times) for row in every] == [
        ("orla", 6),
        ("pim", 2),
        ("tobin", 2),
        ("wanda", 2),
        ("fenella", 0),
        ("bartolo", 6),
        ("greta", 2),
        ("anselm", 2),
        ("dot", 1),
        ("alyona", 1),
    ]
    assert every[1].offices == (
        people.Office("Foreign Warden", dates.parse("1991-05-14"), dates.parse("1991-05-14")),
        people.Office("First Warden", dates.parse("1994-06"), dates.parse("1994-06")),
    )
    assert (every[1].first, every[1].last) == (dates.parse("1991-05-14"), dates.parse("1994-06"))
    assert every[4][5:] == (0, None, None, (people.Office("Secretary of Fog", None, None),), [])
    some = people.rows(invented, invented.cards[1:3], everyone=False)
    assert [row.person.partition("-")[0] for row in some] == ["orla", "pim", "bartolo", "greta"]
    later = people.rows(invented, invented.cards[2:], everyone=False)
    assert [row.person.partition("-")[0] for row in later][1:4] == ["pim", "tobin", "wanda"]


def test_somebody_at_each_meeting(invented: Record) -> None:
    """Parts and who reports them, what was said, what is in doubt; of whoever was quoted, that alone."""
    found = people.portrait(invented, invented.cards, "tobin-quillfeather")
    assert [row.statements for row in found.meetings] == [[], ["lamp"]]
    assert [[(one.part, one.sides) for one in row.parts] for row in found.meetings] == [
        [("joined-later", ["norland"]), ("side-meeting", ["suland"])],
        [("in-talks", [])],
    ]
    brick = people.portrait(invented, invented.cards, "anselm-brick")
    assert [row.disputed for row in brick.meetings] == [True, False]
    assert [row[:2] for row in brick.disputes] == [("quillport-1991", "participants.anselm-brick")]
    absent = [card._replace(people=()) for card in invented.cards]
    quoted = people.portrait(invented, absent, "pim-thistledown").quoted
    assert quoted == (people.Quoted("ferrymouth-1994", dates.parse("1994-06"), ["stones"]),)
    assert people.portrait(invented, invented.cards, "pim-thistledown").quoted == ()


TOPICS_IN_ORDER = {
    "first": "fisheries herring-census lighthouses puddings greetings border fog",
    "count": "fisheries herring-census lighthouses border fog puddings greetings",
    "last": "fisheries herring-census border fog lighthouses greetings puddings",
    "name": "fisheries herring-census fog greetings lighthouses border puddings",
}


@pytest.mark.parametrize("sort", TOPICS_IN_ORDER)
def test_topics_in_order(invented: Record, sort: str) -> None:
    """Broader before narrower; else by first or last meeting, by number, by name."""
    found = topics.rows(invented, invented.cards, sort)
    assert " ".join(row.topic for row in found) == TOPICS_IN_ORDER[sort]


def test_the_life_of_a_topic(invented: Record) -> None:
    """A topic with its narrower ones: each meeting, what was said, and the gaps between."""
    found = topics.life(invented, invented.cards, "fisheries")
    assert (found.narrower, found.times, found.of) == (["herring-census"], 3, 6)
    assert (found.first, found.last) == (dates.parse("1991-05-14"), dates.parse("1999-05-14"))
    assert [row[:3] for row in found.gaps] == [
        ("quillport-1991", "ferrymouth-1994", ["video-1991"]),
        ("ferrymouth-1994", "ferrymouth-south-1999", ["saltcellar-1995", "quillport-1996"]),
    ]
    [item] = found.meetings[0].topics
    assert [(row.key, row.sides, row.disputed) for row in item.statements] == [
        ("count-together", ["norland"], False),
        ("counters", ["norland"], True),
    ]
    assert (item.sides, item.disputed, item.label) == (
        ["norland", "suland"],
        False,
        "Counting the herring",
    )
    nothing_ = topics.life(invented, invented.cards, "umbrellas")
    assert nothing_[6:] == (0, 6, None, None, (), ())
    [held] = [row for row in topics.rows(invented, invented.cards) if row.topic == "fisheries"]
    assert [(row.sides, len(row.evidence), row.disputed) for row in held.meetings] == [
        (["norland", "suland"], 2, False),
        (["suland"], 2, False),
        (["suland"], 1, False),
    ]


def test_a_disputed_topic(tmp_path: Path) -> None:
    """A topic is disputed at the meeting at which it is, and with it the broader one."""

    def dispute(meeting: Any) -> None:
        meeting["disputes"].append({**meeting["disputes"][1], "about": "topics.herring-census"})

    record = _record(tmp_path, "disputed", quillport_1991=dispute)
    rows = {row.topic: row for row in topics.rows(record, record.cards)}
    assert [row.disputed for row in rows["fisheries"].meetings] == [True, False, False]
    assert [row.disputed for row in rows["herring-census"].meetings] == [True]
    [item] = topics.life(record, record.cards, "herring-census").meetings[0].topics
    assert item.disputed
    hits = search.search(record, "herring", Filters())
    assert [hit.disputed for hit in hits if hit.kind == "topic"] == [True]


def test_who_reports_what(invented: Record) -> None:
    """Each field is in one section, with whoever reports it; versions are those of one side each."""
    found = accounts.accounts(invented, invented.meetings["quillport-1991"])
    assert [row[:3] for row in found.heads] == [
        ("norland", 2, 1),
        ("suland", 2, 0),
        ("other", 0, 1),
    ]
    told = {row.field: row for section in found.sections for row in section.entries}
    assert [section.name for section in found.sections] == [*accounts.SECTIONS]
    assert all(told[name].whose == "both" for name in ("date", "statements.counters"))
    assert told["statements.count-together"].whose == "norland"
    assert told["outcomes.lit-again"].whose == "other"
    parts = told["participants.tobin-quillfeather"]
    assert parts.text == "Tobin Quillfeather, Keeper of the Lighthouses"
    assert parts.differing == (
        accounts.Differing(
            None,
            (
                accounts.Version(
                    "joined later", False, "norland", ("northern-herald-1991-05-15#8",)
                ),
                accounts.Version("side meeting", False, "suland", ("southern-post-1991-05-16#5",)),
            ),
        ),
    )
    assert told["participants.pim-thistledown"].differing == ()
    fenella = told["participants.fenella-inkwell"]
    assert (fenella.disputed, fenella.whose, fenella.evidence) == (True, "both", ())
    [lasted] = told["duration"].differing
    assert [(row.held, row.whose) for row in lasted.versions] == [
        (True, "norland"),
        (False, "suland"),
    ]
    assert [row.text for row in lasted.of("suland")] == [
        "about two hours, by the delegation’s watch"
    ]
    call = accounts.accounts(invented, invented.meetings["video-1991"])
    assert [(row.name, len(row.entries)) for row in call.sections] == [
        ("participants", 2),
        ("topics", 2),
        ("statements", 2),
        ("fields", 4),
    ]


def test_a_principal_of_one_side_only(tmp_path: Path) -> None:
    """A part that goes without saying is named where another side gives another one."""

    def change(meeting: Any) -> None:
        row = meeting["participants"][0]["parts"]
        row[0]["evidence"] = ["norwire-1991-06-05"]
        row.append({"part": "in-talks", "evidence": ["suland-palace-1991"]})

    record = _record(tmp_path, "parts", video_1991=change)
    found = accounts.accounts(record, record.meetings["video-1991"])
    [differing] = found.sections[0].entries[0].differing
    assert [row.text for row in differing.versions] == ["principal", "in the talks"]


def test_when_the_public_learned(invented: Record) -> None:
    """The same day, the next, so long after; a day where the time between is not known."""
    for id, said in {
        "quillport-1991": "the next day",
        "ferrymouth-1994": "about 2 July 1994",
        "quillport-1996": None,
        "ferrymouth-south-1999": "the same day",
    }.items():
        assert compare.made_public(invented.meetings[id]) == said
    for reported, said in {"1991-05-16": "2 days later", "1991-06-14": "1 month later"}.items():
        day = {"reported": dates.parse(reported)}
        meeting: Any = SimpleNamespace(**{**vars(invented.meetings["quillport-1991"]), **day})
        assert compare.made_public(meeting) == said


def test_a_name_within_an_alias(tmp_path: Path) -> None:
    """Who is found by another's short name only as that is part of an alias, is not meant by the other."""

    def change(table: Any) -> None:
        [brick] = [row for row in table["people"] if row["id"] == "anselm-brick"]
        brick["aliases"] = ["Old Quillfeather"]

    record = _record(tmp_path, "alias", people=change)
    for asked, found in (("orla", False), ("quillfeather", True), ("old", True)):
        fields_ = {hit.field for hit in search.search(record, asked, Filters())}
        assert ("participants.anselm-brick" in fields_) == found, asked


COVERS = "No meeting is recorded then; the record covers 1 Jan 1990 to 31 Dec 1999."
REGATTA = (
    "Aug 1992 to Sep 1992: The one page that tells of it says that the boats passed each other in fog; "
    "no talk is described."
)
SCOPE = (
    "Every meeting of Orla Quillfeather and Bartolo Zumm, in person or by video. All of it is invented, "
    "for tests."
)
HIDDEN = "Not confirmed, and shown with --status all: quillport-1996."
NONE_FITS: list[tuple[Filters, list[str]]] = [
    (Filters(since="1992", until="1993"), [COVERS, REGATTA]),
    (Filters(since="1992", until="1993", city=("Quillport",)), [COVERS, REGATTA]),
    (Filters(since="1992", until="1993", on="08-15"), [COVERS]),
    (Filters(on="08-15"), [COVERS]),
    (Filters(since="1996", until="1996"), [COVERS, HIDDEN]),
    (Filters(since="1996", until="1996", status=("confirmed",)), [COVERS]),
    (
        Filters(mode=("telephone",)),
        ["5 meetings fit all but --mode: in person and by video.", SCOPE],
    ),
    (
        Filters(
            city=("Saltcellar",), mode=("telephone",), disputed=True, since="1991", until="1991"
        ),
        ["No meeting fits all of that, of 2 meetings in that time.", SCOPE],
    ),
    (
        Filters(city=("Saltcellar",), mode=("video",), disputed=True, since="1994", until="1994"),
        ["No meeting fits all of that, of 1 meeting in that time."],
    ),
    (
        Filters(on="05-14", mode=("video",), topic=("greetings",)),
        ["1 meeting fits all but --on: video-1991: 4 Jun 1991."],
    ),
    (
        Filters(since="1999", mode=("video",), topic=("greetings",)),
        ["1 meeting fits all but --since and --until: video-1991: 4 Jun 1991."],
    ),
    (
        Filters(since="1996", city=("Quillport",)),
        ["1 meeting fits all but --city: ferrymouth-south-1999: Ferrymouth, Suland.", HIDDEN],
    ),
    (
        Filters(country=("XN",), city=("Saltcellar",)),
        [
            "2 meetings fit all but --city: quillport-1991, ferrymouth-1994: Quillport, Norland and "
            "Ferrymouth, Norland."
        ],
    ),
    (
        Filters(topic=("umbrellas",)),
        [
            "5 meetings fit all else. “Umbrellas” is not recorded of any of 5 meetings, 1991–1999; "
            "recorded are Counting the herring, Lighthouses, Trade in puddings, Greetings, Fisheries, "
            "The border stones and Fog, nor of any other."
        ],
    ),
    (
        Filters(person=("inkwell",), since="1991", until="1991"),
        [
            "2 meetings fit all else. Fenella Inkwell is not named at quillport-1991 or video-1991; named "
            "are Quillfeather, Zumm, Pim Thistledown, Tobin Quillfeather, Wanda Thistledown, Marzipan, "
            "Brick and Semolina. Sources disagree: summits evidence quillport-1991 "
            "participants.fenella-inkwell, nor at any other. Whoever is not named may still have been "
            "there."
        ],
    ),
    (
        Filters(topic=("fog", "puddings")),
        [
            "1 meeting fits all else. “Fog” is not recorded of quillport-1991; recorded are Counting the "
            "herring, Lighthouses and Trade in puddings. It is recorded of saltcellar-1995, "
            "ferrymouth-south-1999."
        ],
    ),
]


@pytest.mark.parametrize(("asked", "said"), NONE_FITS)
def test_why_no_meeting_passes(invented: Record, asked: Filters, said: list[str]) -> None:
    """What fits all but one filter; of a time without a meeting, what was looked into then."""
    assert filters.apply(invented, asked) == []
    assert list(nothing.sentences(invented, asked)) == said


PASSED = {
    Filters(since="1992", until="1993"): "candidates.regatta-1992",
    Filters(on="04-01"): "",
    Filters(since="1991-06", until="1991-07"): "people.orla-quillfeather people.bartolo-zumm",
    Filters(city=("Saltcellar",)): (
        "people.orla-quillfeather people.bartolo-zumm people.tobin-quillfeather places.saltcellar"
    ),
    Filters(since="1997", person=("Brick",)): (
        "people.orla-quillfeather people.bartolo-zumm people.wanda-thistledown people.anselm-brick "
        "people.alyona-kolobokova places.ferrymouth-south"
    ),
}


@pytest.mark.parametrize("asked", PASSED)
def test_what_is_read_through(invented: Record, asked: Filters) -> None:
    """Candidates by their time alone; people and places of the meetings that pass."""
    found = [row for row in passages.passages(invented, asked) if row.meeting is None]
    assert " ".join(row.field for row in found) == PASSED[asked]


def test_passages_of_a_record(invented: Record) -> None:
    """Each fact once, with its tags and other names; in order of time, the tables last."""
    found = list(passages.passages(invented, Filters()))
    rows = {(row.meeting, row.kind, row.field): row for row in found}
    at = "quillport-1991"
    assert len(rows) == len(found)
    kinds = list(dict.fromkeys(row.kind for row in found))
    assert kinds[-2:] == ["person", "place"]
    assert kinds[0] == "summary"
    assert [row.field for row in found if row.kind == "candidate"] == [
        "candidates.regatta-1992",
        "candidates.saltcellar-1997",
    ]
    assert [row.field for row in found if row.meeting == at and row.kind == "field"] == [
        "place",
        "venue",
    ]
    for key, tags, others in (
        ("participant participants.pim-thistledown", ["people.pim-thistledown"], []),
        ("topic topics.herring-census", ["topics.herring-census"], ["herring"]),
        (
            "statement statements.lighthouse",
            ["people.bartolo-zumm", "people.orla-quillfeather"],
            [],
        ),
        ("statement statements.custard", [], []),
        ("programme programme.welcome", [], []),
        ("dispute duration", [], []),
    ):
        kind, field = key.split()
        row = rows[at, kind, field]
        assert (sorted(row.tags), list(row.names), row.lead == "") == (
            tags,
            others,
            kind != "dispute",
        )
    assert {row.kind for row in found if row.prose} == {"summary", "candidate"}
    marked = [row.field for row in found if row.meeting == at and row.disputed]
    assert marked == [
        "participants.anselm-brick",
        "statements.counters",
        "duration",
        "participants.fenella-inkwell",
        "participants.anselm-brick",
        "disputes.time-of-day",
        "statements.counters",
    ]
    tobin = rows[at, "participant", "participants.tobin-quillfeather"]
    assert tobin.pieces[0][1] == ["northern-herald-1991-05-15#8", "southern-post-1991-05-16#5"]
    lasted = rows[at, "dispute", "duration"]
    assert lasted.texts() == (
        "How long did the talks last?",
        "ninety minutes, by the palace clock",
        "about two hours, by the delegation’s watch",
        "A clock that was read is taken before a round number.",
    )
    regatta = rows[None, "candidate", "candidates.regatta-1992"]
    assert (
        regatta.lead
        == "The two Chancellors are said to have met on a boat during the autumn regatta."
    )
    lit = rows[None, "candidate", "candidates.saltcellar-1997"]
    assert lit.lead.startswith("Saltcellar, Suland: The two Chancellors are said")
    ferry = rows[None, "place", "places.ferrymouth-south"]
    assert (list(ferry.names), ferry.pieces[0][0]) == (
        ["Ферримут", "New Ferrymouth"],
        "Ferrymouth, Suland",
    )
    zumm = rows[None, "person", "people.bartolo-zumm"]
    assert list(zumm.names) == ["Бартоло Зумм", "Bartholomew Zumm", "Bartolo Zoom"]
    assert zumm.pieces[0] == ("Bartolo Zumm, Chancellor", ())


def test_asked_from_python(invented: Record) -> None:
    """Filters are words, or several of them; one that is none is told, with all that are."""
    asked: list[tuple[dict[str, Any], int]] = [
        ({"status": "all"}, 6),
        ({"city": "Ferrymouth"}, 2),
        ({"city": ["Ferrymouth", "Quillport"]}, 3),
        ({"disputed": True}, 2),
        ({"since": "1994", "until": "1995"}, 2),
        ({"min_origins": 3}, 1),
    ]
    for keywords, count in asked:
        assert len(python.meetings(invented, **keywords)) == count, keywords
    known = "since, until, on, city, country, person, topic, mode, status, disputed, min_origins"
    with pytest.raises(UsageError) as error:
        python.meetings(invented, day="x")
    assert str(error.value) == f"“day” is no filter; write one of {known}."
    assert [len(python.facts(invented, id)) for id in invented.meetings] == [42, 10, 15, 18, 5, 21]
    assert len(python.facts(invented)) == 111
    latest = python.select(invented, "latest")
    assert python.facts(invented, latest) == python.facts(invented, "latest")
    assert len(python.evidence(invented, latest)) == 21
    assert [row.field for row in python.evidence(invented, latest, "when")] == ["date"]
    assert python.accounts(invented, "first").meeting == "quillport-1991"
    assert [
        len(python.people(invented, **time)) for time in ({}, {"since": "1994", "until": "1994"})
    ] == [
        10,
        4,
    ]
    assert [
        row.topic for row in python.topics(invented, sort="name", since="1994", until="1994")
    ] == [
        "fisheries",
        "border",
    ]
    assert [row.card.id for row in python.timeline(invented, city="Ferrymouth")] == [
        "ferrymouth-1994",
        "ferrymouth-south-1999",
    ]
    assert [row.field for row in python.search(invented, "fog", since="1999")] == [
        "topics.fog",
        "statements.fog",
    ]
    assert len(python.sources(invented)) == 12


def test_what_a_text_does_not_have(invented: Record) -> None:
    """Of the other names the first that has a term stands behind what was found, as it was typed."""
    said = passages.Passage(
        None, "topic", "x", [("Fog", ())], names=("Mist one", "Mist two", "Haze")
    )

    def needle(*spellings: str) -> Any:
        return search._Needle(
            terms_of(spellings[0])[0], tuple((s,) for s in spellings), frozenset()
        )

    assert search._hit(said, [needle("mist")]).snippet == "Fog («Mist» one)"
    assert search._hit(said, [needle("mist", "fog")]).snippet == "«Fog» («Mist» one)"
    assert search._hit(said, [needle("mist"), needle("haze")]).snippet == "Fog («Mist» one, «Haze»)"
    assert search._hit(said, [needle("fog")]).snippet == "«Fog»"


@pytest.mark.parametrize(("what", "count"), [("topic", 5), ("person", 3), ("city", 3)])
def test_how_many_near_names(what: str, count: int) -> None:
    """Of topics that may be meant five are named; of people and cities three."""
    table: Any = {
        id: SimpleNamespace(id=id, city=id, aliases=())
        for id in (f"zebra{number}" for number in range(7))
    }
    with pytest.raises(UsageError) as error:
        filters._found(table, "zebra", what)
    assert str(error.value).count("zebra") == 1 + count


def test_the_time_asked_about() -> None:
    """A window is an interval without a doubt, open where no bound was given."""
    for since, until, text in (("1991", None, "1991/.."), (None, "1991", "../1991")):
        window = filters.window(Filters(since=since, until=until))
        assert (window, window.precision, window.mark) == (text, "interval", "")
    assert (
        filters.window(Filters(since="1991-05", until="1991-05")).earliest
        == dates.parse("1991-05").earliest
    )


def test_words_printed_by_another(tmp_path: Path) -> None:
    """Where somebody printed another's words, both are told."""
    publishers = {
        "Norwire text at Northern Herald": ("Norwire", "Northern Herald"),
        "Palace statement (in part) on The Lantern": ("Palace", "The Lantern"),
        "Norwire context at sea": (None, "Norwire context at sea"),
    }

    def change(table: Any) -> None:
        for row, publisher in zip(table["sources"], publishers, strict=False):
            row["publisher"] = publisher

    record = _record(tmp_path, "printed", sources=change)
    for id, (agency, work) in zip(record.sources, publishers.values(), strict=False):
        found = cite.reference(record, id)
        assert (found.agency, found.work) == (agency, work)
        assert found.printed == (f"{agency} text at {work}" if agency else work)


def test_which_sources_are_cited_for_a_meeting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that report its day, place and people, and any official one; all, where nobody does."""

    def best(kind: str, *core: str) -> str | None:
        row = {
            "kind": kind,
            "side": "a",
            "url": None,
            "publisher": "x",
            "read": "whole",
            "title": None,
        }
        record: Any = SimpleNamespace(sources={"s": SimpleNamespace(**row)})
        meeting: Any = SimpleNamespace(disputes=[])
        monkeypatch.setattr(cite, "cited_sources", lambda meeting: ["s"])
        return cite._best(record, meeting, [Citation(id) for id in core], "a")

    assert best("official", "t") == best("press", "s") == best("press") == "s"
    assert best("press", "t") is None


def test_disputes_of_a_part(tmp_path: Path) -> None:
    """A dispute about a topic is shown with the topic, and not with those who spoke on it."""

    def dispute(meeting: Any) -> None:
        meeting["disputes"].append({**meeting["disputes"][1], "about": "topics.lighthouses"})

    record = _record(tmp_path, "part", quillport_1991=dispute)
    meeting = record.meetings["quillport-1991"]
    for asked, count in (
        (part.Only(topics=("lighthouses",)), 1),
        (part.Only(people=("orla-quillfeather",)), 0),
        (part.Only(topics=("lighthouses",), people=("orla-quillfeather",)), 1),
    ):
        assert len(part.part(record, meeting, asked).disputes) == count, asked


def test_one_account_becomes_one() -> None:
    """Two accounts are never taken for one and the same new one."""
    cited = (Citation("s1"), Citation("s2"))
    fact = Fact("account", "date", "", cited)
    was = {("account", "date", "", name): fact for name in "AB"}
    now = {("account", "date", "", "C"): fact}
    assert [key[-1] for key in changes._rekeyed(was, now)] == ["C", "B"]


def test_claimed_since(invented: Record) -> None:
    """After the latest confirmed meeting stands what is only claimed; after any other, nothing."""
    cards = invented.cards
    assert not selectors.claimed_since(invented, cards[-1])
    assert not selectors.claimed_since(invented, cards[3])
    record: Any = SimpleNamespace(
        cards=cards[:5], shown=lambda: cards[:4], confirmed=lambda: cards[:4]
    )
    assert selectors.claimed_since(record, cards[3]) == cards[4:5]
    assert selectors.claimed_since(record, cards[2]) == []
    record.confirmed = list
    assert selectors.claimed_since(record, cards[3]) == []


def test_what_only_a_table_has(tmp_path: Path) -> None:
    """What is found of a person alone, through a meeting that is not confirmed, is no meeting's."""
    record = _record(
        tmp_path, "office", people=lambda table: table["people"][0]["offices"].append("Mayor")
    )
    asked = Filters(since="1996", until="1996")
    assert search.found(record, "mayor", asked) == ([], ())
    assert search.advice(record, "mayor", asked) == (
        "Nothing has “mayor”; without the filters: 1 hit."
    )
    assert search.advice(record, "sailor", asked).endswith(
        "“sailor”; not confirmed, and found with --status all: quillport-1996."
    )


def test_a_topic_is_meant_in_a_row(invented: Record) -> None:
    """People are meant by the words of their names in any order, a topic by its own in a row."""
    assert not search.search(invented, '"herring counting"', Filters())
    assert search.search(invented, '"counting the"', Filters())
    assert search.search(invented, '"zumm bartolo"', Filters())


def test_what_to_cite_of_a_meeting(invented: Record) -> None:
    """The best source of each side, of others where no side has any; or all there are, in one."""
    for id, best in {
        "quillport-1991": [
            ("norland", "norland-chancellery-1991-05-10"),
            ("suland", "suland-palace-1991"),
        ],
        "ferrymouth-1994": [("suland", "suland-radio-1994-07-03")],
        "saltcellar-1995": [("other", "barnacle-blog-1996-03")],
    }.items():
        meeting = invented.meetings[id]
        found = cite.of_meeting(invented, meeting)
        assert [(row.side, *[one.key for one in row.references]) for row in found] == best
        [every] = cite.of_meeting(invented, meeting, everything=True)
        assert (every.says, every.side) == (found[0].says, None)
        assert [one.key for one in every.references] == list(cited_sources(meeting))


def test_the_head_of_an_account(invented: Record) -> None:
    """What a side's account rests on, each source without its prints."""
    [head, *_] = accounts.accounts(invented, invented.meetings["quillport-1991"]).heads
    told = head.as_json()
    assert list(told) == ["side", "whole", "opening", "sources"]
    assert [row["id"] for row in told["sources"]] == [row.id for row in head.sources]
    assert not any("prints" in row for row in told["sources"])


def test_what_is_hidden(invented: Record) -> None:
    """What is not confirmed and would pass; nothing where the status was asked for, or none is."""
    assert nothing.unconfirmed(invented, Filters(city=("Quillport",))) == ["quillport-1996"]
    assert nothing.unconfirmed(invented, Filters(city=("Saltcellar",))) == []
    assert nothing.unconfirmed(invented, Filters(status=("all",))) == []
    only: Any = SimpleNamespace(confirmed=list)
    assert nothing.unconfirmed(only, Filters()) == []


def test_who_is_named_instead(invented: Record) -> None:
    """Only who is named at those meetings; where nobody is, nobody."""
    tail = (
        " Named at quillport-1991, ferrymouth-south-1999. Whoever is not named may still have been there; "
        "who names whom: summits evidence video-1991."
    )
    for there, named in (
        ((), ""),
        (("dot-semolina", "bartolo-zumm"), "; named are Zumm and Semolina"),
    ):
        cards = [invented.cards[1]._replace(people=there)]
        said = nothing.not_named(invented, cards, "anselm-brick")
        assert said == f"Anselm Brick is not named at video-1991{named}.{tail}"


def test_why_of_each_question(tmp_path: Path) -> None:
    """Of two questions about one field each has its own reason; so has one in the same words of another."""

    def two(meeting: Any) -> None:
        again = {**meeting["disputes"][0], "question": "By whose clock?", "because": "By none."}
        same = {**meeting["disputes"][1], "about": "topics.lighthouses"}
        same["question"] = meeting["disputes"][0]["question"]
        meeting["disputes"] += [again, same]

    record = _record(tmp_path, "two", quillport_1991=two)
    found = [row for row in passages.passages(record, Filters()) if row.field == "duration"]
    assert {row.lead: row.pieces[-1][0] for row in found} == {
        "How long did the talks last?": "A clock that was read is taken before a round number.",
        "By whose clock?": "By none.",
    }
    assert [len(row.pieces) for row in found] == [3, 3]
