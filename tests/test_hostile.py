"""Data that never passed the gate, under a forged receipt: every reader answers, and nothing gets out."""

from __future__ import annotations

import itertools
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from summits.cli import GROUPS, asking
from summits.record import files
from summits.values.clean import ADDRESS
from tests.conftest import ARTICLES, INVENTED, Result, Run
from tests.readers import ARTICLE, FORMS, OTHERS, QUILLPORT, READERS

HARMFUL = re.compile(r"[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LINK = re.compile(r"\x1b\]8;[^;]*;([^\x1b]*)\x1b\\")
_TARGETS = {
    "html": r'\b(?:href|src)="([^"]+)"',
    "markdown": r"(?<!\\)\]\(<?([^\s>)]+)",
    "wikitext": r"\|(?:archive-)?url=([^\s|}]+)",
}
"""Where a page, Markdown or wikitext links to."""
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
    for command in READERS:
        for more in ([], *FORMS):
            yield [*command, *more], run(*command, *more, data=folder)
        yield command, run(*command, data=folder, width=60)
    for command in OTHERS:
        yield command, run(*command, data=folder)
    typed = {"_SUMMITS_COMPLETE": "zsh_complete", "SUMMITS_DATA": str(folder), "COMP_CWORD": "3"}
    for words in ("show", "list --person", "list --city", "list --topic", "sources"):
        asked = {
            **typed,
            "COMP_WORDS": f"summits {words} ",
            "COMP_CWORD": str(words.count(" ") + 2),
        }
        with pytest.MonkeyPatch.context() as patch:
            for name, value in asked.items():
                patch.setenv(name, value)
            yield [words, "TAB"], run(data=None)


@pytest.fixture(autouse=True)
def _links(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal has colour and links."""
    monkeypatch.setenv("FORCE_COLOR", "1")


NAMES = ["???", "—", "(x)", "ـ", "\u200f", "x" * 5000, "Ann al-", "al-", "( )", "-", "\u0301", "()"]


def _named(first: int, step: int) -> Callable[[str, Any], None]:
    """Odd names for all but one person: each another, or all of them the same."""

    def spoil(file: str, content: Any) -> None:
        names = itertools.islice(itertools.cycle(NAMES), first, None, step or len(NAMES))
        for row in content.get("people", ()):
            row["aliases"] = [next(names), *row["aliases"]]
            row["name"] = next(names) if row["id"] != "orla-quillfeather" else row["name"]
        for row in content.get("places", ()):
            row["city"], row["names"] = next(names), {"ru": next(names)}
        for row in content.get("topics", ()):
            row["label"] = next(names)
        if file == "dataset":
            content["title"] = next(names)
            for side in content["sides"]:
                side.update(short=next(names), label=next(names), adjective=next(names))
            for country in content["countries"].values():
                country["name"] = next(names)

    return spoil


def test_no_reader_is_left_out() -> None:
    """A command that is new is tried here too, or does not read a record."""
    tried = {command[0] for command in [*READERS, *OTHERS]}
    every = {name for group in GROUPS.values() for name in group}
    assert every - tried == {"new", "add", "import", "completion"}


@pytest.mark.parametrize(("first", "step"), [(0, 1), (1, 1), (0, 0), (6, 0)])
def test_odd_names(tmp_path: Path, run: Run, first: int, step: int) -> None:
    """A name without a letter, of thousands, or of a particle alone: every reader bears it."""
    folder = _forged(tmp_path, _named(first, step))
    for command, result in _answers(run, folder):
        assert result.code in (0, 1 if command[0] in ("verify", "check") else 0, 2, 3), command


WAYS = [["list", "--person"], ["list", "--city"], ["list", "--country"], ["list", "--topic"]]
WAYS += [["people"], ["topics"], ["evidence", QUILLPORT], ["show", QUILLPORT, "--person"]]
WAYS += [["show", QUILLPORT, "--topic"], ["people", "--side"], ["cite"], ["show"], ["sources"]]
WAYS += [["compare"], ["accounts"], ["search"], ["help"]]


@pytest.mark.parametrize("way", WAYS, ids=" ".join)
def test_odd_names_are_looked_for(tmp_path: Path, run: Run, way: list[str]) -> None:
    """Every way of finding bears them; what has no letter or digit finds nothing by a name."""
    folder = _forged(tmp_path, _named(0, 1))
    for query in (*NAMES, "x", "nobody", "ann", "al"):
        result = run(*way, "--", query, data=folder) if way[-1][0] != "-" else None
        result = result or run(*way[:-1], f"{way[-1]}={query}", data=folder)
        assert result.code in (0, 2, 3), query
        if way[-1] != "search" and not any(sign.isalnum() for sign in query):
            assert result.code in (2, 3), query


ESCAPES = "\x1b]8;;http://evil.example\x07\x1b[31m\x9b2J\u202e\ud800"
ADDRESSES = ["javascript:alert(1)", f"https://x.example/{ESCAPES[:-1]}", "data:text/html,x"]
ADDRESSES += ["https://x.example/\x1b\\\x1b[2J", "HTTPS://x.example/ bold red", "https://x/\n\r"]


def _strings(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {key: _strings(inner, change) for key, inner in value.items()}
    if isinstance(value, list):
        return [_strings(inner, change) for inner in value]
    return change(value) if isinstance(value, str) and " " in value else value


def _escaping(first: int) -> Callable[[str, Any], None]:
    """Escapes in every text, and another address that is none for each source."""

    def spoil(file: str, content: Any) -> None:
        changed = _strings(content, lambda text: text.replace(" ", f" {ESCAPES} ", 1))
        content.clear()
        content.update(changed)
        for number, row in enumerate(content.get("sources", ()), first):
            row["url"] = row["archived"] = ADDRESSES[number % len(ADDRESSES)]

    return spoil


@pytest.mark.parametrize("first", [0, 3])
def test_nothing_gets_out(tmp_path: Path, run: Run, first: int) -> None:
    """Escapes in any text, and what is no address in an address: no sign of them, and no link."""
    folder = _forged(tmp_path, _escaping(first))
    for command, result in _answers(run, folder):
        assert result.code in (0, 1 if command[0] in ("verify", "check") else 0, 2, 3), command
        for text in (result.out, result.err):
            assert not HARMFUL.search(
                text.replace("\r", "" if command[0] in ("export", "cite") else "\r")
            ), command
            for link in _LINK.findall(text):
                assert not link or re.fullmatch(ADDRESS, link), command
            rest = _STYLE.sub("", _LINK.sub("", text))
            assert "\x1b" not in rest, command
        for form in _TARGETS.keys() & {*command}:
            for target in re.findall(_TARGETS[form], result.out):
                assert re.match(r"https?://|#", target), (command, target)


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


def test_an_answer_that_is_no_text(tmp_path: Path, run: Run, monkeypatch) -> None:
    """So is what is answered to a question."""
    monkeypatch.setattr(asking, "may_ask", lambda ctx: True)
    sides = ["--side", "A:XA:b c", "--side", "B:XB:d e"]
    result = run("new", str(tmp_path / "own"), *sides, data=None, stdin=b"caf\xe9\n\n\n\n\n\n")
    assert result.code == 2
    assert "summits: “" in result.err
    assert not (tmp_path / "own").exists()


@pytest.mark.parametrize(
    "typed", [["new", "{}/x\u202e\x9by"], ["read", "--as", "x\u202e\x9by", ARTICLE]], ids=str
)
def test_what_is_typed_is_shown_harmless(tmp_path: Path, run: Run, typed: list[str]) -> None:
    """What was typed comes back as the name of something without what steers a terminal."""
    result = run(*[word.format(tmp_path) for word in typed])
    assert result.code == 0
    assert not HARMFUL.search(result.out + result.err)


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("text", "Meeting of Orla Quillfeather and Bartolo Zumm, [x](y) {{z}} <ref>, Quillport"),
        ("markdown", r"Zumm, \[x\](y) {{z}} \<ref\>, Quillport"),
        ("wikitext", "Zumm, &#91;x&#93;(y) &#123;&#123;z&#125;&#125; &#60;ref&#62;, Quillport"),
    ],
)
def test_a_cited_sentence_is_no_markup(tmp_path: Path, run: Run, style: str, shown: str) -> None:
    """The sentence that is cited is shown as it is written, in a style that has markup too."""

    def spoil(file: str, content: Any) -> None:
        if file == QUILLPORT:
            content["venue"] = "[x](y) {{z}} <ref>"

    folder = _forged(tmp_path, spoil)
    assert shown in run("cite", QUILLPORT, "--style", style, data=folder).out.split("\n")[0]


def test_sides_that_escape(tmp_path: Path, run: Run) -> None:
    """What a side is called, in full and in the margin, is shown harmless by every reader."""

    def spoil(file: str, content: Any) -> None:
        for side in content.get("sides", ()):
            side.update(short=f"S{ESCAPES[:-1]}", label=ESCAPES[:-1], adjective=f"A{ESCAPES[:-1]}")

    for command, result in _answers(run, _forged(tmp_path, spoil)):
        assert "\x9b" not in result.out + result.err, command
        assert "\u202e" not in result.out + result.err, command


def test_the_versions_of_a_forged_record(tmp_path: Path, run: Run) -> None:
    """So does what calls the record itself."""

    def spoil(file: str, content: Any) -> None:
        if file == "dataset":
            content.update(id=f"x{ESCAPES}", version=ESCAPES, checked="2000")

    result = run("--version", data=_forged(tmp_path, spoil))
    assert not HARMFUL.search(result.out + result.err)
    assert "\x1b" not in result.out


LONG = "x" * 3000


@pytest.mark.parametrize(
    "arguments",
    [
        [LONG],
        ["list", f"--{LONG}"],
        ["list", "--topic", LONG],
        ["sources", "--origin", LONG],
        ["sources", LONG],
        ["evidence", "--all", LONG],
        ["export", LONG],
        ["export", "csv", "--lang", LONG],
        ["people", "latest", "--side", LONG],
        ["completion", LONG],
        ["show", LONG],
        ["cite", LONG],
    ],
)
def test_what_was_typed_is_quoted_by_its_beginning(run: Run, arguments: list[str]) -> None:
    """A word of thousands of letters does not bury the sentence that says what is wrong with it."""
    refused = run(*arguments)
    assert refused.code in (2, 3)
    assert "xxx…”" in refused.err
    assert len(refused.err) < 600
