"""The real record: floors that fail the build, and what must agree across it."""

from __future__ import annotations

import json
import os
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from summits.ask import filters
from summits.gate import gate
from summits.record import disputes, facts, names
from summits.record.record import Record, cited
from summits.values.citations import sources_of
from summits.values.words import fold, fold_words
from tests.conftest import ROOT

pytestmark = pytest.mark.real

CONFIRMED = {
    "moscow-2005": "2005-01-25",
    "moscow-2006": "2006-12-19",
    "moscow-2015": "2015-10-20",
    "sochi-2017": "2017-11-20",
    "khmeimim-2017": "2017-12-11",
    "sochi-2018": "2018-05-17",
    "damascus-2020": "2020-01-07",
    "video-2020": "2020-11-09",
    "moscow-2021": "2021-09-13",
    "moscow-2023": "2023-03-15",
    "moscow-2024": "2024-07-24",
}


def test_the_gate() -> None:
    """The record passes its own gate, as models."""
    assert len(gate.load(ROOT / "data").meetings) == len(CONFIRMED) + 1


def test_confirmed(real: Record) -> None:
    """The eleven confirmed meetings, and the day of each."""
    assert {card.id: card.date for card in real.confirmed()} == CONFIRMED


def test_unconfirmed(real: Record) -> None:
    """One claim is recorded as such, with its date uncertain and disputed."""
    card = real.card("moscow-2024-11")
    assert (card.status, card.date) == ("unconfirmed", "2024-11-29?")
    assert "date" in card.disputed


@pytest.mark.parametrize("id", CONFIRMED)
def test_substantiated(real: Record, id: str) -> None:
    """Each confirmed meeting rests on three origins and on a source from each principal side."""
    assert filters.origin_count(real, id) >= 3
    sides = {real.sources[s].side for s in sources_of(cited(real.meetings[id]))}
    assert {"russia", "syria"} <= sides


@pytest.mark.parametrize("id", sorted(set(CONFIRMED) - {"video-2020"}))
def test_disagreement_is_kept(real: Record, id: str) -> None:
    """Each confirmed meeting but the call has a dispute on record."""
    assert real.meetings[id].disputes


def test_candidates(real: Record) -> None:
    """What was looked into and not substantiated covers the years without a meeting."""
    whens = {row.when for row in real.candidates.values()}
    assert {"2000/2004", "2007", "2008-08", "2019", "2022"} <= whens


def test_one_wording_an_office(real: Record) -> None:
    """An office that two people held is worded the same; no two wordings differ by case or spaces."""
    offices = {office for person in real.people.values() for office in person.offices}
    folded = Counter(" ".join(fold_words(office)) for office in offices)
    assert [office for office, count in folded.items() if count > 1] == []


def test_offices_are_held(real: Record) -> None:
    """Everybody who took part held a recorded office there, and principals were presidents."""
    for meeting in real.meetings.values():
        for row in meeting.participants:
            assert row.office in real.people[row.person].offices


def test_aliases_lead_to_one_person(real: Record) -> None:
    """No spelling leads to two people."""
    owners = defaultdict(set)
    for person in real.people.values():
        for form in names.forms(person):
            owners[fold(form)].add(person.id)
    assert {form: ids for form, ids in owners.items() if len(ids) > 1} == {}


def test_everything_is_used(real: Record) -> None:
    """Every topic, every source and every person stands somewhere."""
    meetings = real.meetings.values()
    used = {item.topic for meeting in meetings for item in meeting.topics}
    assert set(real.topics) == used
    named = {row.person for meeting in meetings for row in meeting.participants}
    named |= {id for meeting in meetings for row in meeting.statements for id in row.by}
    disputed = (field.partition(".") for card in real.cards for field in card.disputed)
    assert set(real.people) == named | {key for kind, _, key in disputed if kind == "participants"}
    everything = [c for meeting in meetings for c in cited(meeting)]
    for table in (real.places, real.candidates):
        everything += [c for row in table.values() for c in row.evidence]
    assert set(sources_of(everything)) == set(real.sources)


def test_addresses(real: Record) -> None:
    """No two sources are one page; no address carries a tracker, none is encoded twice."""
    urls = Counter(row.url for row in real.sources.values() if row.url)
    assert [url for url, count in urls.items() if count > 1] == []
    tracked = re.compile(r"[?&](utm_|fbclid|gclid|yclid|traffic_source)")
    assert [
        url for url in urls if tracked.search(url) or re.search(r"%25[\dA-F]{2}", url, re.I)
    ] == []


def test_publishers(real: Record) -> None:
    """A publisher is spelt one way, and with a text of somebody else's it is that one's words."""
    spelt = defaultdict(set)
    for row in real.sources.values():
        spelt[fold(row.publisher)].add(row.publisher)
    assert {key: found for key, found in spelt.items() if len(found) > 1} == {}
    whose = defaultdict(set)
    for row in real.sources.values():
        whose[row.publisher].add(row.origin)
    assert {publisher: found for publisher, found in whose.items() if len(found) > 1} == {}


def test_sides(real: Record) -> None:
    """An origin speaks for one side."""
    sides = defaultdict(set)
    for row in real.sources.values():
        sides[row.origin].add(row.side)
    assert {origin: found for origin, found in sides.items() if len(found) > 1} == {}


def test_prints(real: Record) -> None:
    """The five articles that are held have their prints."""
    counted = sorted(len(row.prints) for row in real.sources.values() if row.prints)
    assert counted == [16, 22, 24, 26, 37]


def test_what_the_seeds_tell_apart(real: Record) -> None:
    """The clashes between the articles that the record began with are all there."""
    assert {"date", "duration"} <= set(disputes.disputed(real.meetings["sochi-2017"]))
    questions = " ".join(d.question for d in real.meetings["moscow-2021"].disputes)
    for word in ("time of day", "political process", "How much of Syria"):
        assert word in questions
    of_2023 = set(disputes.disputed(real.meetings["moscow-2023"]))
    assert {"visit", "programme.arrival", "programme.meal", "outcomes.forty-projects"} <= of_2023


def test_loaded_words_have_a_speaker(real: Record) -> None:
    """In our own voice nobody is a terrorist, and nothing is liberated or besieged."""
    loaded = re.compile(r"\b(terrorists?|liberat\w+|siege|besieged|regime)\b", re.IGNORECASE)
    ours = [
        row.definition
        for row in real.topics.values()
        if "what the parties call" not in row.definition.lower()
    ]
    ours += [meeting.summary for meeting in real.meetings.values()]
    ours += [row.label for row in real.topics.values()]
    assert [text for text in ours if loaded.search(text)] == []


@pytest.mark.articles
def test_no_sentence_is_copied(real: Record) -> None:
    """Nothing we wrote repeats a run of eight words of an article; an office is a title, not a sentence."""
    runs: set[tuple[str, ...]] = set()
    for path in sorted(Path(os.environ["SUMMITS_ARTICLES"]).glob("*.txt")):
        said = fold_words(path.read_text("utf-8"))
        runs |= {tuple(said[at : at + 8]) for at in range(len(said) - 7)}
    assert runs
    for meeting in real.meetings.values():
        ours = [fact for fact in facts.facts(real, meeting) if fact.kind != "participant"]
        for fact in (*ours, facts.Fact("summary", "summary", meeting.summary, [])):
            said = fold_words(fact.text)
            copied = [
                said[at : at + 8] for at in range(len(said) - 7) if tuple(said[at : at + 8]) in runs
            ]
            assert not copied, f"{meeting.id} {fact.field}: {' '.join(copied[0])}"


def test_every_file_names_its_schema() -> None:
    """An editor finds the schema of each file."""
    for path in sorted((ROOT / "data").rglob("*.json")):
        if path.parent.name != "schema":
            named = path.parent / json.loads(path.read_text("utf-8"))["$schema"]
            assert named.resolve().is_file(), path
