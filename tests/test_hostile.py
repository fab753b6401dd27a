"""Data that never passed the gate, under a forged receipt: every reader answers, and nothing gets out."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from summits.record import files
from summits.values.clean import ADDRESS
from tests.conftest import ARTICLES, INVENTED, Result, Run

COMMANDS = [
    ["--version"],
    ["list"],
    ["show", "latest"],
    ["show", "quillport-1991"],
    ["compare"],
    ["timeline"],
    ["search", "lighthouse*"],
    ["search", "zumm"],
    ["search", "quill*"],
    ["search", "???"],
    ["topics"],
    ["people"],
    ["people", "orla-quillfeather"],
    ["evidence", "quillport-1991", "duration"],
    ["accounts", "quillport-1991"],
    ["sources"],
    ["sources", "--unread"],
    ["about"],
    ["about", "--coverage"],
]
HARMFUL = re.compile(r"[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LINK = re.compile(r"\x1b\]8;[^;]*;([^\x1b]*)\x1b\\")
_STYLE = re.compile(r"\x1b\[[0-9;]*m")

Spoil = Callable[[Any], Any]


def _forged(place: Path, spoil: Callable[[str, Any], None]) -> Path:
    """A copy of the invented record, changed by hand, and a receipt that says it has passed."""
    folder = Path(shutil.copytree(INVENTED, place / "data"))
    for path in [*folder.glob("*.json"), *folder.glob("meetings/*.json")]:
        content = json.loads(path.read_text("utf-8"))
        spoil(path.stem, content)
        path.write_text(json.dumps(content), "utf-8")
    files.leave_receipt(files.read(folder))
    return folder


def _answers(run: Run, folder: Path) -> Iterator[tuple[list[str], Result]]:
    for command in COMMANDS:
        for more in ([], ["--json"], ["--color", "always"]):
            if command == ["--version"] and more:
                continue
            yield [*command, *more], run(*command, *more, data=folder)
        yield command, run(*command, data=folder, width=60)


@pytest.fixture(autouse=True)
def _links(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal has colour and links."""
    monkeypatch.setenv("FORCE_COLOR", "1")


NAMES = ["???", "—", "(x)", "ـ", "\u200f", "x" * 5000, "Ann al-", "al-", "( )", "-", "\u0301", "()"]


def _named(name: str) -> Callable[[str, Any], None]:
    def spoil(file: str, content: Any) -> None:
        for row in content.get("people", ()):
            row["name"] = name if row["id"] != "orla-quillfeather" else row["name"]
            row["aliases"] = [name, *row["aliases"]]
        for row in content.get("places", ()):
            row["city"] = name
            row["names"] = {"ru": name}
        for row in content.get("topics", ()):
            row["label"] = name
        if file == "dataset":
            for side in content["sides"]:
                side["short"] = name
            for country in content["countries"].values():
                country["name"] = name

    return spoil


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_odd_names(tmp_path: Path, run: Run, name: str) -> None:
    """A name without a letter, of thousands, or of a particle alone: every reader bears it."""
    folder = _forged(tmp_path, _named(name))
    for command, result in _answers(run, folder):
        assert result.code in (0, 2, 3), command
    for option in ("--person", "--city", "--country", "--topic"):
        for query in (name, "???", "—", "x", "nobody"):
            result = run("list", option, query, data=folder)
            assert result.code in (0, 2), (option, query)
            assert result.code == 2 or any(sign.isalnum() for sign in query), (option, query)


ESCAPES = "\x1b]8;;http://evil.example\x07\x1b[31m\x9b2J\u202e\ud800"
ADDRESSES = ["javascript:alert(1)", f"https://x.example/{ESCAPES[:-1]}", "data:text/html,x"]
ADDRESSES += ["https://x.example/\x1b\\\x1b[2J", "HTTPS://x.example/ bold red", "https://x/\n\r"]


def _strings(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {key: _strings(inner, change) for key, inner in value.items()}
    if isinstance(value, list):
        return [_strings(inner, change) for inner in value]
    return change(value) if isinstance(value, str) and " " in value else value


def _escaping(address: str) -> Callable[[str, Any], None]:
    def spoil(file: str, content: Any) -> None:
        changed = _strings(content, lambda text: text.replace(" ", f" {ESCAPES} ", 1))
        content.clear()
        content.update(changed)
        for row in content.get("sources", ()):
            row["url"] = row["archived"] = address

    return spoil


@pytest.mark.parametrize("address", ADDRESSES, ids=range(len(ADDRESSES)))
def test_nothing_gets_out(tmp_path: Path, run: Run, address: str) -> None:
    """Escapes in any text, and what is no address in an address: no sign of them, and no link."""
    folder = _forged(tmp_path, _escaping(address))
    for command, result in _answers(run, folder):
        assert result.code in (0, 2, 3), command
        for text in (result.out, result.err):
            assert not HARMFUL.search(text), command
            for link in _LINK.findall(text):
                assert not link or re.fullmatch(ADDRESS, link), command
            rest = _STYLE.sub("", _LINK.sub("", text))
            assert "\x1b" not in rest, command


def test_bytes_that_are_no_text(tmp_path: Path, run: Run) -> None:
    """What is typed in another encoding is refused by what writes, and nothing is written."""
    result = run("new", str(tmp_path / "own"), "--title", "caf\udce9", data=None)
    assert result.code == 2
    assert result.err.startswith("summits: “")
    assert not (tmp_path / "own").exists()


def test_lines_as_json(run: Run) -> None:
    """`--json` is one document also where an article's paragraphs are all that is asked for."""
    found = run("read", "--lines", "--json", str(ARTICLES / "unrelated.txt")).json
    assert found["paragraphs"][3]["text"] == "The judges have awarded the prize to an onion."
