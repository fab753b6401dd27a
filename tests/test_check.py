"""`summits check`: every problem, past the cache, and without a trace."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from summits.record import files
from tests.conftest import ARTICLES, INVENTED, Run

VIDEO = "meetings/video-1991.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the invented record with two rules broken."""
    copy = Path(shutil.copytree(INVENTED, tmp_path / "data"))
    text = (copy / VIDEO).read_text("utf-8")
    text = text.replace('"mode": "video"', '"mode": "letter"').replace('"oil"', '"Oil"')
    (copy / VIDEO).write_text(text, "utf-8")
    return copy


def test_sound(run: Run) -> None:
    """A record without a problem: nothing on stdout, a sentence beside it, exit 0."""
    result = run("check")
    assert (result.code, result.out) == (0, "")
    assert result.err == "No problems: 6 meetings and 6 tables hold every rule.\n"


@pytest.mark.parametrize("width", [None, 40, 80])
def test_problems(run: Run, folder: Path, width: int | None) -> None:
    """One line per problem, whole at every width, in the form that editors jump to; exit 1."""
    result = run("check", str(folder), width=width)
    assert result.code == 1
    assert result.err == "2 problems in 1 file.\n"
    first, second = result.out.splitlines()
    assert re.match(rf"{folder}/{VIDEO}:\d+: wrong-value /mode: Input should be ", first)
    assert second.startswith(f"{folder}/{VIDEO}:")
    assert " wrong-value /statements/0/key: “Oil” is no id; write a-z" in second
    for line in (first, second):
        assert int(line.split(":")[1]) > 1


def test_json(run: Run, folder: Path) -> None:
    """The same as one document, and its exit code."""
    result = run("check", str(folder), "--json")
    assert result.code == 1
    assert result.json["schema_version"] == 1
    assert result.json["dataset"] == {"id": "herring-talks", "version": "1.0.0"}
    assert result.json["count"] == 2
    problem = result.json["problems"][0]
    assert problem.keys() == {"file", "line", "code", "pointer", "message", "places"}
    assert (problem["code"], problem["pointer"]) == ("wrong-value", "/mode")
    assert run("check", "--json").json["problems"] == []


@pytest.mark.parametrize("header", ["{", "[]", '{"id": 5}'])
def test_json_with_a_broken_header(run: Run, folder: Path, header: str) -> None:
    """Also where dataset.json itself is broken, the promised keys are there."""
    (folder / "dataset.json").write_text(header)
    result = run("check", str(folder), "--json")
    assert result.code == 1
    assert result.json["dataset"].keys() == {"id", "version"}


def test_which_folder(run: Run, folder: Path) -> None:
    """PATH, or --data before or after; PATH is nearer."""
    assert run("check", data=folder).code == 1
    assert run("check", "--data", str(folder)).code == 1
    assert run("check", str(INVENTED), data=folder).code == 0


def test_the_receipt_is_not_trusted(run: Run, folder: Path) -> None:
    """A receipt for broken files makes them readable, and changes nothing for check."""
    files.leave_receipt(files.read(folder))
    assert run("list", data=folder).code == 0
    assert run("check", str(folder)).code == 1


def _traces(place: Path) -> dict[Path, tuple[int, bytes]]:
    return {
        path: (path.stat().st_mtime_ns, b"" if path.is_dir() else path.read_bytes())
        for path in place.rglob("*")
    }


@pytest.mark.parametrize(
    "arguments", [[], ["--json"], ["--prints", str(ARTICLES / "unrelated.txt")]]
)
def test_no_trace(run: Run, folder: Path, tmp_path: Path, monkeypatch, arguments) -> None:
    """Check changes no byte and no time, neither of the record nor of the cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    shutil.copytree(INVENTED, tmp_path / "sound")
    before = _traces(tmp_path)
    for data in (folder, tmp_path / "sound"):
        run("check", *arguments, data=data)
    assert _traces(tmp_path) == before


@pytest.mark.parametrize("path", ["nowhere", "/dev/null", ""])
def test_unreadable(run: Run, path: str) -> None:
    """A folder that can't be read is not a broken rule: exit 4."""
    result = run("check", path)
    assert (result.code, result.out) == (4, "")
    assert result.err == f"summits: “{path}” is not a folder; name the folder of a record.\n"


def test_prints(run: Run) -> None:
    """An article's paragraphs: number, print, text, as sources.json and citations want them."""
    rows = run("check", "--prints", str(ARTICLES / "unrelated.txt")).out.splitlines()
    assert rows[3].split("\t") == [
        "4",
        "89ba20db915d0d97",
        "The judges have awarded the prize to an onion.",
    ]
    found = run("check", "--prints", "-", "--json", stdin=b"One.\r\n\r\nTwo.").json
    assert [(row["number"], row["text"]) for row in found["paragraphs"]] == [
        (1, "One."),
        (2, "Two."),
    ]
    assert found["dataset"]["id"] == "herring-talks"


@pytest.mark.parametrize(
    ("content", "why"), [(b"\x7fELF\0", "is not text in UTF-8"), (None, "is not to be read")]
)
def test_no_prints(run: Run, tmp_path: Path, content: bytes | None, why: str) -> None:
    """What is no article is refused in a sentence."""
    if content is not None:
        (tmp_path / "article").write_bytes(content)
    result = run("check", "--prints", str(tmp_path / "article"))
    assert result.code == 2
    assert f"article” {why}" in result.err


def test_one_thing_at_a_time(run: Run) -> None:
    """A path, a schema, an article: one of them."""
    result = run("check", str(INVENTED), "--schema", "people")
    assert result.code == 2
    assert result.err.startswith("summits: “check” does one thing at a time;")


def test_hostile_text(run: Run, folder: Path) -> None:
    """What stands in the data reaches a terminal as text alone, and JSON whole."""
    path = folder / VIDEO
    path.write_text(path.read_text("utf-8").replace('"Oil"', r'"\u001b[31m[/]\u202e"'), "utf-8")
    result = run("check", str(folder), width=80)
    assert "“[31m[/]” is no id" in result.out
    assert "\x1b" not in result.out
    found = json.loads(run("check", str(folder), "--json").out)["problems"]
    assert "“\x1b[31m[/]\u202e” is no id" in found[1]["message"]
