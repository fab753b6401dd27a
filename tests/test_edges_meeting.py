"""Edges of a meeting in other words, of figures, of sources and of changes."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from summits.answers import (
    about,
    changes,
    cite,
    coverage,
    part,
    show,
    sources,
)
from summits.answers.query import terms_of
from summits.errors import UsageError
from summits.record.facts import Fact
from summits.record.record import Record
from summits.values import dates
from summits.values.citations import Citation
from tests.conftest import changed_record

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
    """How many origins each field of a meeting rests on; a dispute marks the column of its field."""
    found = coverage.coverage(invented)
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


def test_states_of_a_record(tmp_path: Path) -> None:
    """Meetings and rows are new or gone, or changed; those of both states that are alike are neither."""
    old = changed_record(tmp_path, "old", video_1991=None)
    new = changed_record(
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
        changed_record(tmp_path, "old"), changed_record(tmp_path, "new", quillport_1991=change)
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

    found = changes._facts(changed_record(tmp_path, "two", quillport_1991=two), "quillport-1991")
    names = {key[2] for key in found if key[:2] == ("question", "duration")}
    assert names == {"How long did the talks last?", "By whose clock?"}
    assert [key for key in found if key[0] == "because" and key[2] == ""]
    values = [key[3] for key in found if key[0] == "account"]
    assert {"PT1H30M", "twenty", "Minister of Umbrellas"} <= set(values)
