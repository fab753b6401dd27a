"""`summits changes`: what changed between two states of a record, carried by keys."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

import summits
from tests.conftest import INVENTED, Run

QUILLPORT = "meetings/quillport-1991.json"


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """A copy of the invented record, to be changed."""
    shutil.copytree(INVENTED, tmp_path / "record")
    return tmp_path / "record"


def _edit(folder: Path, change: Any, name: str = QUILLPORT) -> None:
    path = folder / name
    content = json.loads(path.read_text("utf-8"))
    change(content)
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")


def _rows(run: Run, *arguments: str) -> list[list[str]]:
    result = run("changes", *arguments)
    assert result.code == 0, result.err
    return result.rows


def test_nothing(run: Run, edited: Path) -> None:
    """A record does not differ from itself, whatever order its lists are in."""
    assert _rows(run, str(INVENTED), str(edited)) == []
    for name in ("participants", "topics", "statements", "outcomes", "disputes"):
        _edit(edited, lambda meeting, name=name: meeting[name].reverse())
    assert _rows(run, str(INVENTED), str(edited)) == []


def test_each_way(run: Run, edited: Path) -> None:
    """Added, gone, reworded, moved to other sources: each fact by its name."""

    def change(meeting: Any) -> None:
        first, second, third = meeting["statements"][:3]
        first["says"] = "It was said otherwise."
        second["evidence"].append("suland-palace-1991")
        meeting["statements"].remove(third)
        meeting["outcomes"].append(
            {"key": "new", "text": "A new thing.", "evidence": ["suland-palace-1991"]}
        )

    _edit(edited, change)
    rows = _rows(run, str(INVENTED), str(edited))
    meeting = json.loads((INVENTED / QUILLPORT).read_text("utf-8"))
    first, second, third = (f"statements.{row['key']}" for row in meeting["statements"][:3])
    told = {row[2]: (row[3], row[6], row[7]) for row in rows}
    assert told == {
        first: ("reworded", "", ""),
        second: ("other sources", "suland-palace-1991", ""),
        third: ("gone", "", ",".join(meeting["statements"][2]["evidence"])),
        "outcomes.new": ("added", "suland-palace-1991", ""),
    }


def test_held_otherwise(run: Run, edited: Path) -> None:
    """Which account the record goes with is a change of its own; so is its wording, by its sources."""

    def change(meeting: Any) -> None:
        accounts = meeting["disputes"][1]["accounts"]
        accounts[0]["held"] = True
        accounts[1]["says"] = "quite other words"

    _edit(edited, change)
    rows = _rows(run, str(INVENTED), str(edited))
    assert [(row[1], row[3]) for row in rows] == [("account", "held"), ("account", "reworded")]


def test_meetings_and_tables(run: Run, edited: Path) -> None:
    """Meetings that came or went, and rows of the tables by id; the counts say how many of each."""
    (edited / "meetings" / "video-1991.json").unlink()
    _edit(edited, lambda t: t["people"][0].update(name="Another Name"), "people.json")
    found = run("changes", str(INVENTED), str(edited), "--json").json
    assert found["changes"]["meetings_gone"] == ["video-1991"]
    people = next(table for table in found["changes"]["tables"] if table["table"] == "people")
    assert (people["added"], people["gone"], len(people["changed"])) == ([], [], 1)
    assert found["counts"]["gone"] == sum(
        row["meeting"] == "video-1991" for row in found["changes"]["facts"]
    )


def test_old_is_held_to_its_shape_only(run: Run, edited: Path) -> None:
    """An older state may break today's rules, but not its shape."""
    _edit(edited, lambda meeting: meeting["evidence"].pop("visit"))
    assert run("changes", str(edited), str(INVENTED)).code == 0
    _edit(edited, lambda meeting: meeting.pop("status"))
    assert run("changes", str(edited), str(INVENTED)).code == 4


@pytest.mark.process
def test_no_old(run: Run, edited: Path) -> None:
    """Without OLD it says what to give, with the latest revisions where there are any."""
    alone = run("changes", data=edited)
    assert (alone.code, alone.out) == (2, "")
    assert "takes OLD, an older folder or a revision of git." in alone.err
    git = ["git", "-C", str(edited), "-c", "user.name=n", "-c", "user.email=e"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
        subprocess.run([*git, *command], check=True)
    head = subprocess.run([*git, "rev-parse", "--short", "HEAD"], capture_output=True, text=True)
    known = run("changes", data=edited)
    assert f"a revision of {edited}: it changed last in {head.stdout.strip()} (" in known.err


def test_a_revision(run: Run, edited: Path) -> None:
    """OLD may be a revision of the repository that the record lies in; one that is none is said."""

    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        command = ["git", "-C", str(edited.parent), *identity, *arguments]
        subprocess.run(command, check=True, capture_output=True)

    git("init", "-q")
    git("add", "record")
    git("commit", "-qm", "first")
    _edit(edited, lambda meeting: meeting.update(summary="Another summary."))
    rows = _rows(run, "HEAD", str(edited))
    assert [row[2:4] for row in rows] == [["summary", "reworded"]]
    result = run("changes", "no-such-revision", str(edited))
    assert result.code == 4
    assert "no revision" in result.err
    assert re.search(r"it changed last in [0-9a-f]{7,} \(\d{4}-\d\d-\d\d\)\.$", result.err.strip())


@pytest.mark.parametrize("width", [40, 80])
def test_screen(run: Run, golden: Any, edited: Path, width: int) -> None:
    """By meeting: what was, what is, the sources that came and went."""

    def change(meeting: Any) -> None:
        meeting["statements"][0]["says"] = "It was said otherwise."
        meeting["outcomes"].pop()
        meeting["disputes"][0]["because"] = "A better reason."

    _edit(edited, change)
    golden(f"changes-{width}", run("changes", str(INVENTED), str(edited), width=width).out)


def test_python() -> None:
    """`summits.changes` takes two records, loaded or not."""
    record = summits.load(INVENTED)
    assert summits.changes(record, record).facts == ()
