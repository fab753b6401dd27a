"""`summits show`: one meeting on a page, each fact with what it rests on."""

from __future__ import annotations

import pytest

from summits.record.record import Record
from tests.conftest import Run

WIDTHS = [40, 80, 120]


@pytest.mark.parametrize("width", WIDTHS)
def test_screen(run: Run, golden, width: int) -> None:
    """The page answers who, what, what came of it and who says so, at every width."""
    golden(f"show-{width}", run("show", "quillport-1991", width=width).out)


@pytest.mark.parametrize("width", WIDTHS)
def test_evidence_screen(run: Run, golden, width: int) -> None:
    """`--evidence` puts publisher and paragraph below each fact, instead of numbers."""
    golden(f"show-evidence-{width}", run("show", "first", "--evidence", width=width).out)


def test_evidence_names_each_source_once_a_fact(run: Run) -> None:
    """Paragraphs of one source stand together; each alone supports the fact, and so has its sign."""
    out = run("show", "quillport-1991", "--evidence", width=80).out
    assert "Northern Herald (Norlandish press) ¶5–6; Southern Post" in out
    assert "Northern Herald (Norlandish press) ¶2,8" in out
    assert "SOURCES\n" not in out
    assert "[1" not in out


@pytest.mark.parametrize("width", [40, 60, 71, 72, 80, 120])
@pytest.mark.parametrize("flags", [[], ["--evidence"]])
def test_nothing_is_cut(run: Run, invented: Record, width: int, flags: list[str]) -> None:
    """No line is longer than the screen, nothing is cut, no margin is torn apart."""
    for id in invented.meetings:
        out = run("show", id, *flags, width=width).out
        assert max(map(len, out.splitlines())) <= width
        assert "…" not in out
        assert not any(line.strip() in ("only", "! ") for line in out.splitlines())


def test_margin(run: Run) -> None:
    """Nothing where both sides report it, `SU side` where one does, `neither side` where neither."""
    out = run("show", "quillport-1991", width=120).out.splitlines()
    margins = {line[2:90].strip().lstrip("· "): line[90:].strip() for line in out}
    assert margins["A Herring Protocol was signed."] == "[1,2]"
    assert margins["Supper, and the gift of a barometer to Zumm."] == "[1] NL side"
    assert margins["The lighthouse at Saltcellar was lit again in November 1991."] == (
        "[6] neither side"
    )
    assert margins["duration      1 hour, 30 minutes"] == "! [1,4] NL side"


def test_several_parts(run: Run) -> None:
    """A person with several parts has a line for each, with its own sources."""
    out = run("show", "quillport-1991", width=120).out
    assert "Tobin Quillfeather, Keeper of the Lighthouses (joined later)" in out
    assert "  also (side meeting)" in out


def test_made_public(run: Run) -> None:
    """The day it was made public says no more than the day above leaves to say."""
    assert "made public 15 May\n" in run("show", "quillport-1991", width=120).out
    assert "made public the same day\n" in run("show", "ferrymouth-south-1999", width=120).out
    assert "made public about 2 July 1994\n" in run("show", "ferrymouth-1994", width=120).out
    assert "made public March 1995\n" in run("show", "saltcellar-1995", width=120).out


def test_unconfirmed(run: Run) -> None:
    """An unconfirmed meeting says so in its head."""
    out = run("show", "quillport-1996", width=80).out
    assert out.startswith("perhaps Thursday 29 February 1996 · Quillport, Norland")
    assert "unconfirmed: claimed, not established · in person" in out


def test_neighbours(run: Run) -> None:
    """The page leads on to the meetings before and after, with the time between."""
    lines = run("show", "video-1991", width=80).out.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("BEFORE"))
    assert lines[at].split("  ")[1:2] + lines[at].split("  ")[-1:] == [
        "14 May 1991, Quillport",
        " 21 days earlier",
    ]
    assert lines[at + 1].startswith("AFTER   June 1994, Ferrymouth ")
    assert lines[at + 1].endswith(" about 3 years later")


def test_hostile_text(run: Run) -> None:
    """Text from data is text: no markup, no emoji, no control character reaches the terminal."""
    out = run("show", "ferrymouth-south-1999", width=120).out
    assert "[sic] [/] [b]x[/b] :warning: \\[x] a" in out
    assert not set(out) & set("\x1b\x07\u202e\t")


def test_pipe(run: Run) -> None:
    """Into a pipe: kind, key, text, sources with whole addresses; what is disputed says so."""
    rows = run("show", "quillport-1991").rows
    assert {len(row) for row in rows} == {4}
    assert rows[0][:2] == ["meeting", "quillport-1991"]
    duration = next(row for row in rows if row[:2] == ["field", "duration"])
    assert duration[2] == "PT1H30M (disputed)"
    assert duration[3] == (
        "northern-herald-1991-05-15#3 "
        "https://northern-herald.example/1991/05/15/herring?page=1&view=full; "
        "norwire-1991-05-15 https://norwire.example/news/1991-05-15-2"
    )
    held = next(row for row in rows if row[:2] == ["account", "statements.counters"])
    assert held[2] == "How many counters did Zumm promise? twelve, and two spare ones (held)"


def test_json(run: Run) -> None:
    """One document: the record with labels beside its ids, its sources and its neighbours."""
    meeting = run("show", "ferrymouth-1994", "--json").json["meeting"]
    assert meeting["visit"] is None
    assert meeting["disputes"] == []
    assert meeting["city"] == "Ferrymouth"
    assert meeting["topics"][0]["label"] == "Fisheries"
    assert meeting["participants"][2]["name"] == "Greta Marzipan"
    assert [source["id"] for source in meeting["sources"]] == [
        "suland-radio-1994-07-03",
        "lantern-weekly-1995-03",
    ]
    assert meeting["sources"][0]["url"] is None
    assert meeting["previous"]["id"] == "video-1991"
    assert meeting["next"]["id"] == "saltcellar-1995"


@pytest.mark.real
@pytest.mark.parametrize("width", WIDTHS)
def test_real(run: Run, real: Record, width: int) -> None:
    """Every meeting of the real record fits the screen."""
    for id in real.meetings:
        out = run("show", id, width=width, data=None).out
        assert max(map(len, out.splitlines())) <= width
        assert "…" not in out
