"""`--format csv|jsonl|markdown|svg`: what a reader lists, as one table in several forms, or as a picture."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest

from summits.export import tables
from tests import hostile
from tests.cells import unguarded, unlisted
from tests.conftest import ROOT, Run

READERS = [
    ["list"],
    ["timeline"],
    ["topics"],
    ["topics", "lighthouses"],
    ["people"],
    ["people", "zumm"],
    ["sources"],
    ["sources", "suland-radio-1994-07-03"],
    ["search", "herring"],
    ["evidence", "quillport-1991"],
    ["evidence", "quillport-1991", "duration"],
    ["accounts", "quillport-1991"],
    ["changes", str(ROOT / "tests" / "data")],
    ["show", "quillport-1991"],
    ["compare"],
    ["about"],
    ["about", "--coverage"],
]
SVG = "{http://www.w3.org/2000/svg}"


def _plain(run: Run, command: list[str]) -> tuple[list[str], list[list[str]]]:
    head, *rows = run(*command, "--plain", "--header").rows
    return head, [[*row, *[""] * (len(head) - len(row))] for row in rows]


@pytest.mark.parametrize("command", READERS, ids=" ".join)
def test_csv(run: Run, command: list[str]) -> None:
    """The columns of the plain lines, one row per line, each cell its value."""
    head, rows = _plain(run, command)
    out = run(*command, "--format", "csv").out
    found, *cells = csv.reader(io.StringIO(out, newline=""))
    assert found == head
    assert len(cells) == len(rows)
    assert {len(row) for row in cells} <= {len(head)}
    shown = [[unguarded(cell) for cell in row] for row in cells]
    same = [
        one == other
        for row, line in zip(shown, rows, strict=True)
        for one, other in zip(row, line, strict=True)
    ]
    lists = [
        one
        for row, line in zip(shown, rows, strict=True)
        for one, other in zip(row, line, strict=True)
        if one != other
    ]
    assert not rows or any(same)
    assert all(unlisted(cell) or cell in ("true", "false") for cell in lists)


@pytest.mark.parametrize("command", READERS, ids=" ".join)
def test_jsonl(run: Run, command: list[str]) -> None:
    """An object a line, with the same keys in the same order on every line."""
    head, rows = _plain(run, command)
    lines = [json.loads(line) for line in run(*command, "--format", "jsonl").out.splitlines()]
    assert [list(line) for line in lines] == [head] * len(rows)


@pytest.mark.parametrize("command", READERS, ids=" ".join)
def test_markdown(run: Run, command: list[str]) -> None:
    """A table: every row has as many cells as the head, and addresses are links, whole."""
    head, rows = _plain(run, command)
    out = run(*command, "--format", "markdown").out
    cells = [re.split(r"(?<!\\)\|", line) for line in out.splitlines()]
    assert {len(row) for row in cells} == {len(head) + 2}
    assert len(cells) == len(rows) + 2
    for url in {
        url for row in rows for cell in row for url in re.findall(r"https?://[^\s;]+", cell)
    }:
        assert f"<{url}>" in out


@pytest.mark.parametrize("command", READERS, ids=" ".join)
def test_svg(run: Run, command: list[str]) -> None:
    """A picture that is whole XML, asks nothing of a network, and has a title for who can't see it."""
    out = run(*command, "--format", "svg").out
    picture = ET.fromstring(out)
    assert picture.tag == f"{SVG}svg"
    assert picture.findtext(f"{SVG}title") == f"summits {command[0]}"
    assert not re.search(r"url\((?!#)|@import|@font-face|<image|href", out)
    words = "".join(text.text or "" for text in picture.iter(f"{SVG}text")).replace("\u00a0", " ")
    assert len(words) > 40


def test_empty(run: Run) -> None:
    """Where nothing matches: a header, no line, an empty table; still exit 0."""
    asked = ["list", "--since", "1999-12-30", "--format"]
    assert run(*asked, "csv").out.startswith("id,date,")
    assert run(*asked, "jsonl") == (0, "", run(*asked, "jsonl").err)
    assert run(*asked, "markdown").out.count("\n") == 2


def test_traps(run: Run, tmp_path: Path) -> None:
    """What is markup somewhere is text everywhere."""
    folder = hostile.spoilt(tmp_path)
    for form in ("csv", "jsonl", "markdown", "svg"):
        for command in (["show", hostile.MEETING], ["people"], ["sources"]):
            out = run(*command, "--format", form, data=folder).out
            assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]", out)
            if form == "svg":
                ET.fromstring(out)


def test_every_form_is_a_table() -> None:
    """A row may end before its last columns; what is missing is empty."""
    write = {name: "".join(form(["a", "b"], [["x"]])) for name, form in tables.FORMS.items()}
    assert write == {
        "csv": "a,b\r\nx,\r\n",
        "jsonl": '{"a": "x", "b": null}\n',
        "markdown": "| a | b |\n| --- | --- |\n| x |  |\n",
    }


@pytest.mark.real
def test_the_picture_of_the_readme(run: Run, golden: Callable[..., None]) -> None:
    """The README opens with the timeline as it is now."""
    golden("timeline.svg", run("timeline", "--format", "svg", data=None).out)
    assert "tests/golden/timeline.svg" in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("command", "forms"), [("check", "plain, json"), ("list", "screen, plain, json, csv, jsonl")]
)
def test_forms_that_can_be_made(run: Run, command: str, forms: str) -> None:
    """A command offers the forms that it can make, and no other."""
    assert f"One of {forms}" in " ".join(run(command, "--help").out.split())
    refused = run(command, "--format", "picture").err
    assert ("svg" in refused) is (command == "list")


def test_a_script_has_one_form(run: Run) -> None:
    """What completes is a script, or that in a document: no screen, no table, no picture."""
    told = run("completion", "--help").out
    assert "--json" in told
    assert "--format" not in told
    assert run("completion", "bash", "--format", "svg").code == 2
