"""`summits list`: one line per meeting, filters, and what an empty answer says."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT, Run


@pytest.mark.parametrize("width", [40, 80, 120])
def test_screen(run: Run, golden, width: int) -> None:
    """The list is whole at every width: no date, id or name is cut."""
    golden(f"list-{width}", run("list", "--status", "all", width=width).out)


def test_disputes_are_counted(run: Run) -> None:
    """A header names the columns, the last of them the number of disputes; nothing where there are none."""
    head, *lines = run("list", width=120).out.splitlines()
    assert head.split() == ["date", "id", "where", "with", "sources", "disputes"]
    ends = [re.search(r"(\d+)( +(\d+))?$", line) for line in lines[:5]]
    counts = [(end[1], end[3]) for end in ends if end]
    meetings = [run("show", row[0], "--json").json["meeting"] for row in run("list").rows]
    assert counts == [
        (str(len(meeting["sources"])), str(len(meeting["disputes"]) or "") or None)
        for meeting in meetings
    ]
    assert "5 disputes" in run("list", width=40).out


def test_as_many_names_as_find_room(run: Run) -> None:
    """Who was there is told in one line, by as many names as find room, and the number of the rest."""
    real = ROOT / "data"
    wide, narrow = (run("list", width=width, data=real).out for width in (120, 80))
    assert "Lavrov, Shoigu, Patrushev, Medvedev" in wide
    assert "Lavrov, 3 more" in narrow
    assert len(narrow.splitlines()) == len(run("list", data=real).rows) + 4


def test_what_is_not_confirmed(run: Run) -> None:
    """What is left out for not being confirmed is named below, and no more where it was asked for."""
    said = "Not confirmed, and shown with --status all: quillport-1996."
    assert said in run("list", width=80).out
    for asked in (["--status", "all"], ["--since", "1997"]):
        assert "Not confirmed" not in run("list", *asked, width=80).out
