"""`summits people`: everyone by side, and one person at each meeting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summits.answers import people
from summits.ask.filters import Filters, apply, side
from summits.errors import UsageError
from summits.record.record import Record
from summits.render.look import drawn, look
from summits.render.people import view
from tests.conftest import Run
from tests.test_topics import edited

Golden = Callable[[str, str], None]


# Screens


@pytest.mark.parametrize("width", [40, 80, 120])
def test_screen(run: Run, golden: Golden, width: int) -> None:
    """Everyone stands under a side, whole at every width, with offices through the years."""
    golden(f"people-{width}", run("people", width=width).out)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_person_screen(run: Run, golden: Golden, width: int) -> None:
    """A person's page has every name, and each meeting with office and parts."""
    golden(f"person-{width}", run("people", "tobin-quillfeather", width=width).out)


def test_names_on_a_page(run: Run) -> None:
    """Names in all scripts stand on the page, and all other spellings."""
    page = " ".join(run("people", "kolobokova", width=80).out.split())
    assert "ru Алёна Колобокова ar \u2068أليونا كولوبوكوفة\u2069" in page
    assert "also Aléna Kolobóková, Alena Kolobokowa" in page


def test_office_by_years(run: Run) -> None:
    """Where somebody held several offices, each has its years."""
    assert "Foreign Warden (1991), First Warden (1994)" in run("people", width=80).out
    assert "Harbour Master · introduced, delegation\n" in run("people", width=80).out


def test_not_present(run: Run) -> None:
    """Whoever is named and not recorded as present is listed, and says so; the page has the dispute."""
    line = next(row for row in run("people").rows if row[0] == "fenella-inkwell")
    assert line[3:] == ["0", "", "", "Secretary of Fog", ""]
    assert "Secretary of Fog · not recorded as present" in run("people", width=80).out
    page = " ".join(run("people", "inkwell", width=80).out.split())
    assert "Did Fenella Inkwell sit at the table?" in page
    assert "summits evidence quillport-1991 participants.fenella-inkwell" in page


# What is worked out


@given(st.sampled_from([(None, None), ("1994", None), (None, "1991"), ("1992", "1995")]))
def test_the_meetings_of_a_person(invented: Record, window: tuple[str | None, str | None]) -> None:
    """A person's meetings are those that `list --person` gives, and the page counts the same."""
    asked = Filters(since=window[0], until=window[1])
    cards = apply(invented, asked)
    found = {row.person: row for row in people.rows(invented, cards)}
    assert set(found) == set(invented.people)
    for person, row in found.items():
        listed = [card.id for card in apply(invented, asked._replace(person=(person,)))]
        assert (row.meetings, row.times) == (listed, len(listed))
        page = people.portrait(invented, cards, person)
        assert [at.meeting for at in page.meetings] == listed
        assert (page.times, page.of) == (len(listed), len(cards))
        assert sum(len(at.parts) for at in page.meetings) >= len(listed)


def test_order(run: Run) -> None:
    """By side; whoever was at most meetings first, then whoever came first; the absent last."""
    assert [(row[0], row[2], row[3]) for row in run("people").rows] == [
        ("orla-quillfeather", "norland", "5"),
        ("pim-thistledown", "norland", "2"),
        ("tobin-quillfeather", "norland", "2"),
        ("wanda-thistledown", "norland", "2"),
        ("fenella-inkwell", "norland", "0"),
        ("bartolo-zumm", "suland", "5"),
        ("greta-marzipan", "suland", "2"),
        ("anselm-brick", "suland", "2"),
        ("dot-semolina", "suland", "1"),
        ("alyona-kolobokova", "other", "1"),
    ]


def test_offices(invented: Record) -> None:
    """An office lasts from the first meeting at which it was held to the last."""
    page = people.portrait(invented, invented.confirmed(), "pim-thistledown")
    assert page.offices == (
        people.Office("Foreign Warden", "1991-05-14", "1991-05-14"),
        people.Office("First Warden", "1994-06", "1994-06"),
    )
    assert (page.first, page.last) == ("1991-05-14", "1994-06")


def test_parts(invented: Record) -> None:
    """Each part stands by itself, with the sides that report it."""
    page = people.portrait(invented, invented.confirmed(), "tobin-quillfeather")
    first = page.meetings[0]
    assert [(part.part, part.sides) for part in first.parts] == [
        ("joined-later", ["norland"]),
        ("side-meeting", ["suland"]),
    ]
    assert [at.statements for at in page.meetings] == [[], ["lamp"]]


def test_disputed(invented: Record) -> None:
    """A dispute over an office marks that meeting, and stands among the disputes."""
    page = people.portrait(invented, invented.confirmed(), "anselm-brick")
    assert [at.disputed for at in page.meetings] == [True, False]
    assert page.disputes == (
        people.Doubt(
            "quillport-1991", "participants.anselm-brick", "Which office did Anselm Brick hold?"
        ),
    )


def test_quoted(invented: Record, run: Run) -> None:
    """Whoever is quoted without being recorded as present is told apart from who was there."""

    def edit(content: dict[str, Any]) -> None:
        for row in content["meetings/video-1991.json"]["statements"]:
            row["by"] = ["dot-semolina"]

    page = people.portrait(edited(invented, edit), invented.confirmed(), "dot-semolina")
    assert page.quoted == (people.Quoted("video-1991", "1991-06-04", ["oil", "keeper"]),)
    assert [at.meeting for at in page.meetings] == ["quillport-1991"]


# The command


def test_row(run: Run) -> None:
    """Into a pipe: person, name, side, times, first, last, offices, meetings."""
    assert run("people").rows[1] == [
        "pim-thistledown",
        "Pim Thistledown",
        "norland",
        "2",
        "1991-05-14",
        "1994-06",
        "Foreign Warden; First Warden",
        "quillport-1991,ferrymouth-1994",
    ]


def test_person_rows(run: Run) -> None:
    """With a person: kind, key, text, sides, sources; one line per name, a part, a dispute."""
    lines = run("people", "brick").rows
    assert [line[:4] for line in lines] == [
        ["person", "anselm-brick", "Anselm Brick", "suland"],
        ["meeting", "quillport-1991", "Chief of Umbrellas (side-meeting) (disputed)", "suland"],
        ["meeting", "ferrymouth-south-1999", "Chief of Umbrellas (in-talks)", "norland,suland"],
        ["dispute", "quillport-1991", "Which office did Anselm Brick hold?", ""],
    ]
    assert lines[1][4].startswith("southern-post-1991-05-16#5")
    names = [line[1:3] for line in run("people", "zumm").rows if line[0] == "name"]
    assert names == [["ru", "Бартоло Зумм"], ["", "Bartholomew Zumm"], ["", "Bartolo Zoom"]]


def test_json(run: Run) -> None:
    """One document: count and people, each with offices and meetings."""
    answer = run("people", "--json").json
    assert answer["count"] == len(answer["people"]) == 10
    assert answer["people"][4] == {
        "person": "fenella-inkwell",
        "name": "Fenella Inkwell",
        "names": {},
        "aliases": [],
        "side": "norland",
        "times": 0,
        "first": None,
        "last": None,
        "offices": [{"office": "Secretary of Fog", "first": None, "last": None}],
        "meetings": [],
    }


def test_json_of_a_person(run: Run) -> None:
    """A person has every key, lists where there are none."""
    page = run("people", "kolobokova", "--json").json["person"]
    assert page["names"] == {"ru": "Алёна Колобокова", "ar": "أليونا كولوبوكوفة"}
    assert page["meetings"][0]["parts"] == [
        {
            "part": "joined-later",
            "sides": ["suland"],
            "evidence": ["southern-post-1999-05-14"],
        }
    ]
    assert (page["quoted"], page["disputes"]) == ([], [])


@pytest.mark.parametrize(
    "name", [["Kolobokova"], ["алёна"], ["ALENA"], ["كولوبوكوفه"], ["Alena", "Kolobokowa"]]
)
def test_any_spelling(run: Run, name: list[str]) -> None:
    """A person is found in any spelling and script, in one argument or several."""
    assert run("people", *name, "--json").json["person"]["person"] == "alyona-kolobokova"


def test_several(run: Run) -> None:
    """Several people of a name: exit 2, with the candidates."""
    result = run("people", "Thistledown")
    assert (result.code, result.out) == (2, "")
    assert "pim-thistledown" in result.err
    assert "wanda-thistledown" in result.err
    assert run("people", "Marzipam").err == (
        "summits: “Marzipam” is no person of the record; did you mean greta-marzipan?\n"
    )


@pytest.mark.parametrize("side", ["norland", "Norland", "Norlandish", "nl", "NORLAND"])
def test_side(run: Run, side: str) -> None:
    """A side is named by id, label, adjective or short name."""
    assert {row[2] for row in run("people", "--side", side).rows} == {"norland"}
    assert len(run("people", "--side", side).rows) == 5


def test_other_side(run: Run, invented: Record) -> None:
    """Whoever belongs to neither side is on the side `other`; what is no side is an error."""
    assert [row[0] for row in run("people", "--side", "other").rows] == ["alyona-kolobokova"]
    result = run("people", "--side", "west")
    assert (result.code, result.out) == (2, "")
    assert "“west” is no side of the record; write one of norland, suland, other." in result.err
    with pytest.raises(UsageError):
        side(invented, "")


def test_filters(run: Run) -> None:
    """Where something is asked for, only those present are listed: who met whom, on what, where."""
    assert [row[0] for row in run("people", "--person", "marzipan", "--side", "norland").rows] == [
        "orla-quillfeather",
        "pim-thistledown",
        "tobin-quillfeather",
        "wanda-thistledown",
    ]
    assert [row[3] for row in run("people", "--mode", "video").rows] == ["1", "1"]
    page = run("people", "zumm", "--topic", "border", "--json").json["person"]
    assert (page["times"], page["of"]) == (2, 2)
    assert "0" in {row[3] for row in run("people", "--status", "all").rows}


def test_nothing(run: Run) -> None:
    """Nobody, or no meeting: exit 0, a sentence, nothing on stdout."""
    nobody = run("people", "--side", "other", "--mode", "video")
    assert (nobody.code, nobody.out) == (0, "")
    assert nobody.err == "Nobody of that side is named at the meetings that match.\n"
    none = run("people", "--since", "1996", "--until", "1998")
    assert (none.code, none.out) == (0, "")
    assert "No meeting is recorded then" in none.err
    assert run("people", "--mode", "phone", "--json").json["people"] == []


def test_elsewhere(run: Run) -> None:
    """A person named at none of the meetings that match: the page, who is named, and where to look."""
    result = run("people", "semolina", "--since", "1994")
    assert result.code == 0
    assert result.err == (
        "Dot Semolina is not named at ferrymouth-1994, saltcellar-1995 or ferrymouth-south-1999; "
        "named are Quillfeather, Zumm, Marzipan, Pim Thistledown, Tobin Quillfeather, Kolobokova, Wanda "
        "Thistledown and Brick. Named at quillport-1991. Whoever is not named may still have been "
        "there.\n"
    )


def test_was_somebody_there(run: Run) -> None:
    """A person and a date: one line per meeting of that time, with who says so; or who is named instead."""
    named = run("people", "thistledown", "wanda", "14", "May", "1991", width=80)
    assert (named.code, named.err) == (0, "")
    assert "Wanda Thistledown, Harbour Master" in named.out
    assert "also" not in named.out
    lines = named.out.splitlines()
    assert any("(Norlandish" in line or "Post" in line or "Herald" in line for line in lines)
    first = run("people", "1991", "dot", "semolina")
    assert first.rows[-1][:2] == ["meeting", "quillport-1991"]
    other = run("people", "semolina", "1994", width=80)
    assert (other.code, other.out) == (0, "")
    assert "Dot Semolina is not named at ferrymouth-1994; named are" in other.err


def test_named_in_doubt(run: Run) -> None:
    """Of somebody whose presence is disputed, it is not said that nobody names them and no more."""
    result = run("people", "inkwell", "1991", width=80)
    assert "Sources disagree: summits evidence quillport-1991" in result.err
    assert "Did Fenella Inkwell sit at the table?" in result.out


def test_a_time_alone(run: Run) -> None:
    """A bare date stands for that time; with --since it is said twice."""
    assert run("people", "1994") == run("people", "--since", "1994", "--until", "1994")
    assert run("people", "1994", "--since", "1994").code == 2
    assert run("people", "zumm", "05/06/1991").code == 2


def test_one_message_for_one_mistake(run: Run) -> None:
    """A name that is none is the one thing said, whatever else would match nothing."""
    result = run("people", "nobody", "--mode", "phone")
    assert (result.code, result.err.count("\n")) == (2, 1)


def test_only_unconfirmed(invented: Record) -> None:
    """Somebody who is only at an unconfirmed meeting is listed with it, and not counted."""

    def edit(content: dict[str, Any]) -> None:
        present = content["meetings/quillport-1996.json"]["participants"]
        part = {"part": "in-talks", "evidence": present[0]["parts"][0]["evidence"]}
        present.append({"person": "fenella-inkwell", "office": "Secretary of Fog", "parts": [part]})

    record = edited(invented, edit)
    how = look(120, False)
    cards = record.confirmed()
    shown = drawn(view(record, people.rows(record, cards), cards, how), how)
    assert "Secretary of Fog · only at quillport-1996, not confirmed" in shown


def test_a_side_of_one_person(run: Run) -> None:
    """An option that would change nothing is refused, not passed over in silence."""
    result = run("people", "marzipan", "--side", "suland")
    assert (result.code, result.out) == (2, "")
    assert "leave it out" in result.err


def test_named_in_a_year_on_a_screen(run: Run) -> None:
    """Whether somebody is named at the meetings of a year: each with its sources by name."""
    shown = run("people", "1991", "Zumm", width=80)
    assert shown.code == 0
    assert "Northern Herald" in shown.out
