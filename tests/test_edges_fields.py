"""Edges of fields, people, topics and accounts: each value, at meetings that have it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from summits.answers import (
    accounts,
    changes,
    cite,
    compare,
    evidence,
    nothing,
    part,
    passages,
    people,
    python,
    search,
    topics,
)
from summits.answers.query import terms_of
from summits.ask import filters, selectors
from summits.ask.filters import Filters
from summits.errors import UsageError
from summits.record.facts import Fact
from summits.record.record import Record, cited_sources
from summits.values import dates
from summits.values.citations import Citation
from tests.conftest import changed_record

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

    record = changed_record(tmp_path, "disputed", quillport_1991=dispute)
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

    record = changed_record(tmp_path, "parts", video_1991=change)
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

    record = changed_record(tmp_path, "alias", people=change)
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

    record = changed_record(tmp_path, "printed", sources=change)
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

    record = changed_record(tmp_path, "part", quillport_1991=dispute)
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
    record = changed_record(
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

    record = changed_record(tmp_path, "two", quillport_1991=two)
    found = [row for row in passages.passages(record, Filters()) if row.field == "duration"]
    assert {row.lead: row.pieces[-1][0] for row in found} == {
        "How long did the talks last?": "A clock that was read is taken before a round number.",
        "By whose clock?": "By none.",
    }
    assert [len(row.pieces) for row in found] == [3, 3]
