"""`summits about`, and what an empty answer elsewhere says."""

from __future__ import annotations

import pytest

from summits.answers import coverage
from summits.answers.about import about, runs
from summits.record import disputes
from summits.record.record import Record
from tests.conftest import Run


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("option", ["", "--coverage", "--candidates"])
def test_screen(run: Run, golden, width: int, option: str, monkeypatch) -> None:
    """Each page is whole at every width."""
    monkeypatch.chdir("tests/..")
    shown = run("about", *([option] if option else []), width=width, data="tests/data")
    golden(f"about{option.replace('--', '-')}-{width}", shown.out)


def test_counts(invented: Record) -> None:
    """Only confirmed meetings are counted; years without one are named."""
    known = about(invented)
    assert (known.meetings, known.unconfirmed) == (5, 1)
    assert sum(known.by_year.values()) == sum(known.by_place.values()) == 5
    assert known.years_without == ["1990", "1992", "1993", "1996", "1997", "1998"]
    assert known.by_place["Ferrymouth"] == 2


@pytest.mark.parametrize(
    ("years", "drawn"),
    [([], ""), (["2007"], "2007"), (["2007", "2008", "2010"], "2007–2008, 2010")],
)
def test_runs(years: list[str], drawn: str) -> None:
    """Runs of years are drawn together."""
    assert runs(years) == drawn


def test_coverage_is_weakest_first(invented: Record) -> None:
    """The first row has the most fields on a single origin."""
    rows = coverage.coverage(invented)
    assert [row.weak for row in rows] == sorted((row.weak for row in rows), reverse=True)
    assert {row.meeting for row in rows} == set(invented.meetings)


def test_coverage_asks_what_is_disputed(invented: Record) -> None:
    """A cell is marked where, and only where, the one function says that its field is disputed."""
    for row in coverage.coverage(invented):
        marked = {cell.field for cell in row.cells if cell.disputed}
        named = {field.split(".")[0] for field in disputes.disputed(invented.meetings[row.meeting])}
        assert marked == named & set(coverage.FIELDS)


def test_null_is_no_origin(invented: Record) -> None:
    """A field that is not recorded has no count, rather than nought."""
    cells = {
        (row.meeting, cell.field): cell.origins
        for row in coverage.coverage(invented)
        for cell in row.cells
    }
    assert cells["video-1991", "place"] is None
    assert cells["video-1991", "date"]


@pytest.mark.parametrize("option", [[], ["--coverage"], ["--candidates"]])
def test_json(run: Run, option: list[str]) -> None:
    """One document, with the promise and the record that it is from."""
    answer = run("about", *option, "--json").json
    assert answer["schema_version"] == 1
    assert answer["dataset"]["version"] == "1.0.0"
    assert len(answer) == 3


def test_plain(run: Run) -> None:
    """One count per line into a pipe."""
    lines = run("about").out.splitlines()
    assert "by_year\t1991\t2" in lines
    assert "meetings\t5" in lines


def test_one_question_at_a_time(run: Run) -> None:
    """Two answers at once are refused."""
    result = run("about", "--coverage", "--candidates")
    assert (result.code, result.out) == (2, "")
    assert "ask for one" in result.err


def test_empty_answer_says_what_was_looked_into(run: Run) -> None:
    """Nothing found is exit 0, and stderr says what the record covers and what falls in the range."""
    result = run("list", "--since", "1997", "--until", "1997")
    assert (result.code, result.out) == (0, "")
    assert "the record covers" in result.err
    assert "1997" in result.err.splitlines()[1]


def test_empty_answer_names_what_is_hidden(run: Run) -> None:
    """An unconfirmed meeting that would have matched is named."""
    result = run("list", "--since", "1996", "--until", "1996")
    assert "Not confirmed, and shown with --status all: quillport-1996." in result.err


def test_empty_json_is_a_document(run: Run) -> None:
    """An empty answer is an empty list, and the talk stays on stderr."""
    result = run("list", "--since", "1997", "--until", "1997", "--json")
    assert result.json["count"] == 0
    assert result.json["meetings"] == []
