"""Which meeting: the same selectors for every command, each with one answer or a refusal."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summits.ask import selectors
from summits.errors import SelectionError, UsageError
from summits.record import light
from summits.record.record import Record
from tests.conftest import ROOT, Run

SELECTED = {
    "quillport-1991": "quillport-1991",
    "1991-05-14": "quillport-1991",
    "1991-05": "quillport-1991",
    "14 May 1991": "quillport-1991",
    "14 мая 1991 г.": "quillport-1991",
    "14.05.1991": "quillport-1991",
    "1994": "ferrymouth-1994",
    "1994-06-30": "ferrymouth-1994",
    "1995-03-02": "saltcellar-1995",
    "1995-03-02/1999": None,
    "latest": "ferrymouth-south-1999",
    "latest~0": "ferrymouth-south-1999",
    "latest~1": "saltcellar-1995",
    "latest~4": "quillport-1991",
    "first": "quillport-1991",
    "first~1": "video-1991",
    "salt": "saltcellar-1995",
    "SALT": "saltcellar-1995",
    "video": "video-1991",
    "quill": "quillport-1991",
    "ferrymouth-s": "ferrymouth-south-1999",
    "quillport-1996": "quillport-1996",
    "1996": "quillport-1996",
    "1996-02-29": "quillport-1996",
}
"""What is asked and which meeting that is; None where several fit."""


@pytest.mark.parametrize("text", SELECTED)
def test_select(invented: Record, text: str) -> None:
    """An id, a date as precise as you have it, a step from either end, the beginning of an id.

    Steps count confirmed meetings; an unconfirmed one is meant only where no other fits.
    """
    if SELECTED[text] is None:
        with pytest.raises(SelectionError, match="fits 2 meetings"):
            selectors.select(invented, text)
    else:
        assert selectors.select(invented, text).id == SELECTED[text]


def test_former_ids(invented: Record) -> None:
    """An id that was given up still leads to its meeting."""
    former = invented.meetings["quillport-1991"].former_ids
    assert former
    for id in former:
        assert selectors.select(invented, id).id == "quillport-1991"


def test_every_id_and_day(invented: Record) -> None:
    """Each meeting is found by its id, and each confirmed one by its date as it is written."""
    for card in invented.cards:
        assert selectors.select(invented, card.id) == card
    for card in invented.confirmed():
        assert selectors.select(invented, card.date) == card


def test_reported(run: Run) -> None:
    """The day on which a meeting was reported is not its day: that is said, with the command."""
    result = run("show", "1991-05-15")
    assert result.code == 3
    assert result.out == ""
    assert result.err == (
        "summits: The record has no meeting on “1991-05-15”, but that of 14 May 1991 was reported "
        "then; to see it: summits show 1991-05-14\n"
    )
    assert run("show", "1991-05-14").code == 0


def test_reported_at_some_time(run: Run) -> None:
    """Where the day of the report is not sure, it is not claimed."""
    err = run("show", "1994-07-02").err
    assert "that of June 1994 was reported then (about 2 July 1994)" in err
    assert err.endswith("summits show ferrymouth-1994\n")


@pytest.mark.real
def test_reported_in_the_record(run: Run) -> None:
    """The report of 14 September 2021 leads to the meeting of the 13th."""
    result = run("show", "2021-09-14", data=ROOT / "data")
    assert result.code == 3
    assert "13 September 2021 was reported then" in result.err
    assert result.err.endswith("summits show 2021-09-13\n")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "1996-12-01",
            "no meeting on “1996-12-01”; the nearest is quillport-1996, perhaps 29 February 1996",
        ),
        ("1950", "no meeting on “1950”; the nearest is quillport-1991, 14 May 1991: summits show"),
        ("1991", "“1991” fits 2 meetings: quillport-1991 (14 May 1991); video-1991 (4 June 1991)"),
        ("ferry", "“ferry” fits 2 meetings: ferrymouth-1994 (June 1994); ferrymouth-south-1999"),
        ("latest~5", "“latest~5” reaches beyond the 5 confirmed meetings; take a smaller step"),
        ("first~5", "“first~5” reaches beyond the 5 confirmed meetings"),
        ("quilport", "“quilport” is no meeting of the record; did you mean quillport-199"),
        ("Monday", "“Monday” is no meeting of the record; see summits list, or give a date as"),
        ("99 May", "“99 May” is no meeting of the record"),
        ("latest~-1", "is no meeting of the record"),
        ("../../etc/passwd", "“../../etc/passwd” is no meeting of the record"),
        ("", "“” is no meeting of the record"),
    ],
)
def test_none_or_several(run: Run, text: str, words: str) -> None:
    """Exit 3: several are listed, of none the nearest is named; each with what to do."""
    result = run("show", text)
    assert (result.code, result.out) == (3, "")
    assert words in result.err


@pytest.mark.parametrize(
    "text", ["05/06/1991", "1991-02-30", "31 Sep 1991", "1991/1990", "19910514"]
)
def test_no_reading(run: Run, text: str) -> None:
    """Exit 2: a date with two readings or none is a mistake in what was asked."""
    result = run("show", text)
    assert (result.code, result.out) == (2, "")
    assert f"“{text}”" in result.err


def test_an_empty_record(invented: Record) -> None:
    """Where there is no meeting at all, that is said."""
    empty = light.read(invented.files._replace(content={"dataset.json": b"{}"}))
    for text in ("1991", "latest", "sochi"):
        with pytest.raises(SelectionError):
            selectors.select(empty, text)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=12))
def test_any_text_is_answered(invented: Record, text: str) -> None:
    """No text is more than a meeting, a SelectionError or a UsageError."""
    try:
        answer = selectors.select(invented, text).id
    except (SelectionError, UsageError) as error:
        answer = str(error)
    # Of an interval, the end that is no date is quoted.
    assert answer in invented.meetings or f"“{text}”" in answer or "/" in text


def test_neighbours(invented: Record) -> None:
    """Before and after are confirmed meetings; the ends have one only."""
    first, *_, last = invented.confirmed()
    assert selectors.before(invented, first) is None
    assert selectors.after(invented, last) is None
    unsure = invented.card("quillport-1996")
    before, after = selectors.before(invented, unsure), selectors.after(invented, unsure)
    assert (before, after) == (invented.card("saltcellar-1995"), last)
    assert selectors.after(invented, invented.card("saltcellar-1995")) == last
