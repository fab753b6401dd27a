"""What is disputed: decided in one place, and every command agrees with it."""

from __future__ import annotations

import copy
import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from summits.answers import accounts, coverage, evidence
from summits.ask import filters
from summits.ask.fields import names_of
from summits.record import disputes, facts, light, models
from summits.record.files import read
from summits.record.record import Record
from summits.render import plain, show, single
from summits.render.look import Look, drawn
from tests.conftest import INVENTED

RECORD = light.read(read(INVENTED))
MEETINGS = list(RECORD.meetings.values())


def abouts(meeting: models.Meeting) -> list[str | None]:
    """Everything that a dispute of a meeting can be about; somebody who was not there too."""
    undisputed = copy.copy(meeting)
    vars(undisputed)["disputes"] = ()
    known: list[str | None] = [*names_of(undisputed, parts=True)]
    absent = set(RECORD.people) - {row.person for row in meeting.participants}
    return [*known, *(f"participants.{person}" for person in sorted(absent)), None, None]


@st.composite
def disputed_meetings(draw: st.DrawFn) -> models.Meeting:
    """An invented meeting with some of its disputes left out and others put in."""
    meeting = copy.deepcopy(draw(st.sampled_from(MEETINGS)))
    kept = [row for row in meeting.disputes if draw(st.booleans())]
    added = [draw(some_dispute(meeting, number)) for number in range(draw(st.integers(0, 4)))]
    vars(meeting)["disputes"] = draw(st.permutations([*kept, *added]))
    return meeting


@st.composite
def some_dispute(draw: st.DrawFn, meeting: models.Meeting, number: int) -> Any:
    """A dispute about something of the meeting, held or open."""
    about = draw(st.sampled_from(abouts(meeting)))
    cited = st.lists(st.sampled_from(sorted(RECORD.sources)), min_size=1, max_size=3, unique=True)
    rows: list[Any] = [
        {"says": f"version {index}", "evidence": draw(cited)}
        for index in range(draw(st.integers(2, 3)))
    ]
    if draw(st.booleans()):
        rows[0]["held"] = True
    dispute = {"about": about, "question": f"Question {number}?", "accounts": rows, "because": "."}
    key = {} if about else {"key": f"question-{number}"}
    return light.filled("Dispute", dispute | key)


def with_meeting(meeting: models.Meeting) -> Record:
    """The invented record with one meeting in place of its own."""
    record = light.read(RECORD.files)
    record.meetings = {**RECORD.meetings, meeting.id: meeting}
    return record


@settings(max_examples=60, deadline=None)
@given(disputed_meetings())
def test_commands_agree(meeting: models.Meeting) -> None:
    """`list`, `show`, `evidence`, `accounts`, `about --coverage` have the same fields disputed."""
    record = with_meeting(meeting)
    decided = set(disputes.disputed(meeting))
    card = record.card(meeting.id)
    assert set(card.disputed) == decided

    assert set(plain.card_row(card)[-1]) == decided

    overview = evidence.fields(record, meeting)
    assert {field.field for field in overview if field.disputed} == decided
    assert {field.field for field in overview if field.standing == "disputed"} == decided
    assert {field.field for field in overview if field.questions} == decided

    told = accounts.accounts(record, meeting).sections
    assert {row.field for part in told for row in part.entries if row.disputed} == decided

    rows = list(single.meeting(record, meeting).rows)
    assert {row[1] for row in rows if row[0] == "account"} == decided
    assert marked(record, meeting, rows) == decided & recorded(record, meeting)

    covered = next(row for row in coverage.coverage(record) if row.meeting == meeting.id)
    columns = {name.partition(".")[0] for name in decided} & set(coverage.FIELDS)
    assert {cell.field for cell in covered.cells if cell.disputed} == columns

    shown = filters.apply(record, filters.Filters(disputed=True, status=("all",)))
    assert (card in shown) == bool(decided)


def recorded(record: Record, meeting: models.Meeting) -> set[str]:
    """The fields of which the record says something."""
    return {fact.field for fact in facts.facts(record, meeting) if fact.kind != "account"}


def marked(record: Record, meeting: models.Meeting, rows: list[Any]) -> set[str]:
    """The fields that the lines of `show` call disputed."""
    known = list(facts.facts(record, meeting))
    lines = rows[1:]
    assert len(lines) == len(known)
    return {
        fact.field
        for fact, row in zip(known, lines, strict=True)
        if fact.kind != "account" and str(row[2]).endswith(" (disputed)")
    }


@settings(max_examples=15, deadline=None)
@given(disputed_meetings())
def test_screen_agrees(meeting: models.Meeting) -> None:
    """On the page of `show`, each disputed fact has one `!` in its margin, and nothing else has."""
    record = with_meeting(meeting)
    look = Look(120, False)
    signs = re.findall(r"! \[\d", drawn(show.view(record, meeting, look), look))
    assert len(signs) == len(set(disputes.disputed(meeting)) & recorded(record, meeting))


def test_order_is_the_records() -> None:
    """The disputed fields stand in the order of the disputes, each once."""
    meeting = RECORD.meetings["quillport-1991"]
    assert disputes.disputed(meeting) == (
        "duration",
        "participants.fenella-inkwell",
        "participants.anselm-brick",
        "disputes.time-of-day",
        "statements.counters",
    )
    doubled = copy.copy(meeting)
    vars(doubled)["disputes"] = meeting.disputes * 2
    assert disputes.disputed(doubled) == disputes.disputed(meeting)


def test_held() -> None:
    """At most one account is held; none where it is open."""
    duration, fenella = RECORD.meetings["quillport-1991"].disputes[:2]
    held = disputes.held(duration)
    assert held is not None
    assert held.value == "PT1H30M"
    assert disputes.held(fenella) is None
