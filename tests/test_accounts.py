"""`summits accounts`: what each side reported of the same meeting."""

from __future__ import annotations

import copy
from itertools import chain

import pytest

from summits.answers import accounts
from summits.answers.accounts import Reported
from summits.record import disputes, facts
from summits.record.record import Record
from tests.conftest import Run


def entries(record: Record, id: str) -> dict[str, Reported]:
    """The entries of a meeting, by field."""
    found = accounts.accounts(record, record.meetings[id])
    return {entry.field: entry for section in found.sections for entry in section.entries}


@pytest.mark.parametrize("width", [60, 80, 120])
def test_screen(run: Run, golden, width: int) -> None:
    """The two sides next to each other, or below each other; what both say above, others below."""
    golden(f"accounts-{width}", run("accounts", "quillport-1991", width=width).out)


def test_side_by_side_from_72(run: Run) -> None:
    """Two columns from 72 columns on; below, one side after the other."""
    beside = "of the two sides, only Norland"
    wide = run("accounts", "quillport-1991", width=72).out.splitlines()
    narrow = run("accounts", "quillport-1991", width=71).out.splitlines()
    assert any(beside in line and "of the two sides, only Suland" in line for line in wide)
    assert f"  {beside}" in narrow
    assert "  of the two sides, only Suland" in narrow


def test_versions_stand_on_one_line(run: Run) -> None:
    """The versions of a disputed thing are side by side; › is what the record goes with."""
    out = run("accounts", "quillport-1991", width=80).out
    assert "    › NL: twelve, and two spare ones [1]     SU: twenty [2]\n" in out


def test_sides_of_a_fact(invented: Record) -> None:
    """A fact's sides are those of its evidence and of the accounts in disputes about it."""
    found = entries(invented, "quillport-1991")
    assert found["outcomes.protocol"].whose == "both"
    assert found["outcomes.commission"].whose == "norland"
    assert found["outcomes.lit-again"].whose == "other"
    # Cited from one side only, but the other side has a version of it.
    assert found["statements.counters"].evidence == ("northern-herald-1991-05-15#6",)
    assert found["statements.counters"].whose == "both"
    # Recorded by nobody, disputed between the two.
    assert found["participants.fenella-inkwell"].whose == "both"
    assert found["participants.fenella-inkwell"].evidence == ()


def test_everything_stands_once(invented: Record) -> None:
    """No fact is left out, none stands twice, and each is under the right heading."""
    for id, meeting in invented.meetings.items():
        found = accounts.accounts(invented, meeting)
        told = [entry.field for section in found.sections for entry in section.entries]
        assert len(told) == len(set(told))
        known = {fact.field for fact in facts.facts(invented, meeting)}
        assert set(told) == known | set(disputes.disputed(meeting)), id
        for section in found.sections:
            kinds = {entry.field.partition(".")[0] for entry in section.entries}
            assert kinds == {section.name} or section.name == "fields"


def test_whose_partitions_a_section(invented: Record) -> None:
    """An entry is in one of: both, one side, another, others."""
    for meeting in invented.meetings.values():
        for section in accounts.accounts(invented, meeting).sections:
            groups = [section.of(who) for who in ("both", "norland", "suland", "other")]
            assert sorted(chain.from_iterable(groups)) == sorted(section.entries)


def test_parts_by_side(invented: Record) -> None:
    """A person whom both sides name is in both, also where each gives another part."""
    tobin = entries(invented, "quillport-1991")["participants.tobin-quillfeather"]
    assert tobin.whose == "both"
    assert tobin.text == "Tobin Quillfeather, Keeper of the Lighthouses"
    assert not tobin.disputed
    (parts,) = tobin.differing
    assert [(version.whose, version.text) for version in parts.versions] == [
        ("norland", "joined later"),
        ("suland", "side meeting"),
    ]


def test_same_parts_are_no_difference(invented: Record) -> None:
    """Where one side gives a person several parts, they stand behind the name."""
    meeting = copy.deepcopy(invented.meetings["quillport-1991"])
    parts = meeting.participants[3].parts
    vars(parts[1])["evidence"] = parts[0].evidence
    found = accounts.accounts(invented, meeting).sections[0].entries[3]
    assert found.differing == ()
    assert found.text.endswith("(joined later, side meeting)")


def test_open_and_held(invented: Record) -> None:
    """A version that the record goes with is marked; where none is held, none is."""
    found = entries(invented, "quillport-1991")
    held = found["duration"].differing[0].versions
    assert [version.held for version in held] == [True, False]
    open_ = found["disputes.time-of-day"].differing[0].versions
    assert [version.held for version in open_] == [False, False]


def test_heads(invented: Record) -> None:
    """The head counts each side's sources, and how many were read only in part."""
    heads = accounts.accounts(invented, invented.meetings["quillport-1991"]).heads
    assert [(head.side, head.whole, head.opening) for head in heads] == [
        ("norland", 2, 1),
        ("suland", 2, 0),
        ("other", 0, 1),
    ]
    assert [len(head.sources) for head in heads] == [3, 2, 1]


def test_absence_is_not_silence(run: Run) -> None:
    """Where a side's texts were read only in part, the head says so; where whole, that."""
    out = run("accounts", "quillport-1991", width=120).out.splitlines()
    at = next(n for n, line in enumerate(out) if "the Norlandish side: 3 sources" in line)
    assert out[at + 1].split("  ")[1] == "1 read only in part: absence there is not silence"
    assert out[at + 1].endswith("  read whole")


def test_no_source_of_a_side(run: Run) -> None:
    """A side without a source has not kept silent: there is no source of it."""
    out = run("accounts", "saltcellar-1995", width=80).out
    assert "the Norlandish side: no source" in out
    assert "of the two sides, only Norland" not in out
    out = run("accounts", "ferrymouth-1994", width=80).out
    row = next(line for line in out.splitlines() if "· Orla Quillfeather" in line)
    assert row.split("·")[0].strip() == "no source"


@pytest.mark.parametrize("width", [40, 60, 71, 72, 80, 120])
def test_nothing_is_cut(run: Run, invented: Record, width: int) -> None:
    """No line is longer than the screen, nothing is cut."""
    for id in invented.meetings:
        out = run("accounts", id, width=width).out
        assert max(map(len, out.splitlines())) <= width
        assert "…" not in out


def test_hostile_text(run: Run) -> None:
    """Text from data is text: no markup, no control character reaches the terminal."""
    out = run("accounts", "ferrymouth-south-1999", width=120).out
    assert "[sic] [/] [b]x[/b] :warning:" in " ".join(out.split())
    assert not set(out) & set("\x1b\x07\u202e\t")


def test_pipe(run: Run) -> None:
    """Into a pipe: kind, whose, field, text, sources; a version has a line of its own."""
    rows = run("accounts", "quillport-1991").rows
    assert {len(row) for row in rows} == {5}
    assert rows[1][:4] == [
        "source",
        "norland",
        "norwire-1991-05-15",
        "Norwire (Norlandish state agency) (read in part)",
    ]
    counters = [row[:4] for row in rows if row[2] == "statements.counters"]
    asked = "How many counters did Zumm promise?"
    assert counters == [
        [
            "statement",
            "both",
            "statements.counters",
            "Zumm: Suland will send twelve counters of herring and two spare ones. (disputed)",
        ],
        ["version", "norland", "statements.counters", f"{asked} twelve, and two spare ones (held)"],
        ["version", "suland", "statements.counters", f"{asked} twenty"],
    ]


def test_json(run: Run) -> None:
    """One document: heads with their sources, sections with their entries, lists never null."""
    answer = run("accounts", "latest", "--json").json
    assert answer["meeting"] == "ferrymouth-south-1999"
    assert [head["side"] for head in answer["heads"]] == ["norland", "suland", "other"]
    assert answer["heads"][2]["sources"] == []
    assert answer["heads"][0]["sources"][0]["id"] == "northern-herald-1999-05-15"
    assert [section["name"] for section in answer["sections"]][:2] == ["participants", "topics"]
    fog = answer["sections"][1]["entries"][2]
    assert fog == {
        "field": "topics.fog",
        "text": "Fog",
        "disputed": False,
        "whose": "norland",
        "evidence": ["northern-herald-1999-05-15"],
        "differing": [],
    }
