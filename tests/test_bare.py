"""A record that knows little more than dates and towns: everything reads well, and says no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from summits.gate import gate
from tests.conftest import Run

BARE = Path(__file__).parent / "bare"
COMMANDS = [
    ["list"],
    ["list", "--status", "all"],
    ["show", "crag-1981"],
    ["show", "fen-1983", "--evidence"],
    ["show", "unplaced-1987"],
    ["compare", "crag-1981", "fen-1983"],
    ["compare", "crag-1984", "unplaced-1987", "--all"],
    ["timeline", "--status", "all"],
    ["search", "Crag"],
    ["topics"],
    ["people"],
    ["people", "Ada Moor"],
    ["evidence", "crag-1984"],
    ["evidence", "crag-1984", "date"],
    ["accounts", "crag-1984"],
    ["sources"],
    ["sources", "page-1984"],
    ["about"],
    ["about", "--coverage"],
    ["about", "--candidates"],
    ["changes", str(BARE)],
]


def test_it_passes() -> None:
    """Participants, offices, modes, summaries, coordinates, kinds and languages may be absent."""
    record = gate.load(BARE)
    assert [card.people for card in record.cards][:2] == [(), ("ada-moor",)]


@pytest.mark.parametrize("form", ["screen", "pipe", "json"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command(run: Run, command: list[str], form: str) -> None:
    """No view, line or document stumbles over what is absent, or prints that it is None."""
    json = ["--json"] if form == "json" else []
    result = run(*command, *json, data=BARE, width=80 if form == "screen" else None)
    assert (result.code, "Traceback" in result.err) == (0, False), result.err
    assert form == "json" or "None" not in result.out
    assert "Russia" not in result.out + result.err
    assert "Syria" not in result.out + result.err


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_empty_headings(run: Run, command: list[str]) -> None:
    """A section with nothing in it has no heading, and no two blank lines follow each other."""
    out = run(*command, data=BARE, width=80).out
    assert "\n\n\n" not in out
    lines = out.splitlines()
    for line, below in zip(lines, [*lines[1:], ""], strict=False):
        assert not (line.isupper() and line != "FIELD" and len(line) > 3 and not below.strip()), (
            line
        )


def test_the_floor_is_its_own(run: Run, tmp_path: Path) -> None:
    """What a meeting needs to be confirmed is the data set's own: here one origin."""
    assert run("check", str(BARE)).code == 0
    assert "3 meetings" in run("list", data=BARE, width=80).out
