"""From a spreadsheet to a record of one's own: other people's data, all the way, in a few commands."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from tests.conftest import HERE, Result, Run

pytest.importorskip("pycountry")

LISTS = HERE / "lists"


def _page(run: Run, home: Path, out: Path) -> Result | None:
    """The page of the record, where this version can make one."""
    formats = run("export", "--list", data=home).out if _has_export() else ""
    if "html" not in formats:
        return None
    result = run("export", "html", "-o", str(out), data=home)
    assert result.code == 0, result
    return result


def _has_export() -> bool:
    return importlib.util.find_spec("summits.cli.commands.export") is not None


def _is_theirs(text: str, *others: str) -> None:
    """Nothing of our own record stands in somebody else's."""
    for word in ("Assad", "Syria", *others):
        assert word not in text


def test_trump_and_kim(run: Run, tmp_path: Path) -> None:
    """In at most ten commands from a CSV to a record that lists, compares, cites and exports."""
    home = tmp_path / "talks"
    sides = ("--side", "United States:US:Donald Trump", "--side", "North Korea:KP:Kim Jong Un")
    says = ("They agreed to work towards it.", "--source", "peoplespedia")
    steps = [
        ("new", str(home), *sides, "--covers", "2018/2019"),
        ("import", str(LISTS / "trump-kim.csv"), "--into", str(home)),
        ("add", "person", "Mike Pompeo", "--side", "US", "--into", str(home)),
        ("add", "outcome", "singapore-2018", *says, "--into", str(home)),
        ("check", "--data", str(home)),
        ("list", "--data", str(home)),
        ("timeline", "--data", str(home)),
        ("compare", "singapore-2018", "hanoi-2019", "--data", str(home)),
    ]
    results = {}
    for step in steps:
        results[step[0]] = run(*step, data=None, width=80)
        assert results[step[0]].code == 0, results[step[0]]
    assert len(steps) + 1 <= 10  # with the page
    assert "27–28 Feb 2019" in results["list"].out
    assert "Singapore, Singapore" not in results["list"].out
    assert "Panmunjom, South Korea" in results["timeline"].out
    assert "day not known" not in results["timeline"].out
    assert "who, both          Trump, Kim\n" in results["compare"].out
    for result in results.values():
        _is_theirs(result.out, "Russia", "Putin")
    if _page(run, home, tmp_path / "page.html") is None:
        pytest.skip("export html is not there yet; all else of the way was gone")
    page = (tmp_path / "page.html").read_text("utf-8")
    _is_theirs(page, "Russia", "Putin")
    assert "the sources disagree" not in page, "nothing is disputed"
    assert "the first on 12 June 2018, the last on 30 June 2019" in page


VIEWS = [
    ["list"],
    ["timeline"],
    ["show", "latest"],
    ["show", "latest", "--evidence"],
    ["compare"],
    ["compare", "--all"],
    ["people"],
    ["people", "Putin"],
    ["topics"],
    ["sources"],
    ["about"],
    ["about", "--coverage"],
    ["evidence", "latest"],
    ["evidence", "latest", "date"],
    ["accounts", "latest"],
    ["search", "Putin"],
]


@pytest.fixture(scope="module")
def bush_putin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record imported from a list, once for all views."""
    import shutil
    import subprocess
    import sys

    home = tmp_path_factory.mktemp("bush-putin")
    path = Path(shutil.copy(LISTS / "bush-putin.csv", home))
    sides = ("--side", "United States:US:George W. Bush", "--side", "Russia:RU:Vladimir Putin")
    for step in (
        ["new", str(home / "talks"), *sides],
        ["import", str(path), "--into", str(home / "talks"), "--principals"],
    ):
        subprocess.run([sys.executable, "-m", "summits", *step], cwd=HERE.parent, check=False)
    return home / "talks"


@pytest.mark.process
@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("view", VIEWS, ids=" ".join)
def test_views_of_bush_and_putin(run: Run, bush_putin: Path, view: list[str], width: int) -> None:
    """Every view of a record of bare dates and towns: no traceback, no heading over nothing."""
    result = run(*view, data=bush_putin, width=width)
    assert result.code == 0, result
    _is_theirs(result.out)
    assert "!" not in result.out, "nothing is disputed"
    assert "…" not in result.out
    lines = [line for line in result.out.splitlines() if line.strip()]
    for line, below in zip(lines, [*lines[1:], "THE END"], strict=False):
        heads = [
            text
            for text in (line, below)
            if text.isupper() and text not in ("FIELD",) and text[0] != " "
        ]
        assert len(heads) < 2, f"nothing stands under {line!r}"


def test_bush_and_putin_all_the_way(run: Run, bush_putin: Path, tmp_path: Path) -> None:
    """The same record checks, lists and goes onto a page."""
    assert run("check", data=bush_putin).code == 0
    assert len(run("list", data=bush_putin).rows) == 10
    if _page(run, bush_putin, tmp_path / "page.html") is None:
        pytest.skip("export html is not there yet; all else of the way was gone")
    _is_theirs((tmp_path / "page.html").read_text("utf-8"))
