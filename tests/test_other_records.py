"""Screens of other people's records: long names, long words, names from right to left."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from summits.cli import GROUPS
from tests.conftest import INVENTED, Run
from tests.readers import READERS
from tests.terminal import terminal

FIRST = "quillport-1991"
EVERY = [
    "list --status all",
    f"show {FIRST}",
    f"show {FIRST} --evidence",
    f"show {FIRST} --brief",
    "show saltcellar-1995 --topic fog",
    f"compare {FIRST} saltcellar-1995",
    f"compare {FIRST} saltcellar-1995 --all",
    "timeline --status all",
    "search lighthouse",
    "topics",
    "topics lighthouses",
    "people",
    "people kolobokova",
    f"evidence {FIRST}",
    f"evidence {FIRST} date",
    f"evidence {FIRST} statements.counters",
    f"accounts {FIRST}",
    "sources",
    "sources southern-post-1991-05-16",
    f"verify --facts {FIRST}",
    "about",
    "about --coverage",
    "about --candidates",
]
LONG = {
    "Norlandish": "North Korean",
    "Sulandish": "American",
    "Norland": "North Korea",
    "Suland": "United States",
    '"NL"': '"DPRK"',
    '"SU"': '"US"',
}


def edited(folder: Path, edit: Callable[[str], str]) -> Path:
    """The invented record with its files edited."""
    shutil.copytree(INVENTED, folder)
    for path in folder.rglob("*.json"):
        path.write_text(edit(path.read_text("utf-8")), "utf-8")
    return folder


@pytest.fixture(scope="module")
def korea(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record whose sides have long names."""

    def edit(text: str) -> str:
        for old, new in LONG.items():
            text = text.replace(old, new)
        return text

    return edited(tmp_path_factory.mktemp("korea") / "data", edit)


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("command", EVERY)
def test_sides_with_long_names(run: Run, korea: Path, command: str, width: int) -> None:
    """Every screen keeps within its width but for addresses, and breaks no mark of a side."""
    result = run(*command.split(), data=korea, width=width)
    assert result.code == 0, result
    for line in result.out.splitlines():
        assert cell_len(line) <= width or "://" in line
        assert not re.search(r"(?<!· )\b(DPRK|US|neither)$", line), line
    assert not re.search(r"\n\n\n|^\n|\n\n$", result.out)


def test_labels_of_sides(run: Run, korea: Path) -> None:
    """A side's name stands on one line, with all labels of the page as wide as it needs."""
    page = run("show", FIRST, data=korea, width=80).out
    assert "  North Korea    Orla Quillfeather, Chancellor              [1,2,3]\n" in page
    assert "  United States  Bartolo Zumm, Chancellor                   [1,2,3]\n" in page
    assert "    Quillfeather   The lighthouse at Saltcellar should be" in page
    heads = "  of the two sides, only North Korea      of the two sides, only United States\n"
    assert heads in run("accounts", FIRST, data=korea, width=80).out


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("page", ["show", "people", "accounts"])
def test_golden(
    run: Run, korea: Path, golden: Callable[[str, str], None], page: str, width: int
) -> None:
    """What it looks like."""
    arguments = [page] if page == "people" else [page, FIRST]
    golden(f"long-{page}-{width}", run(*arguments, data=korea, width=width).out)


WORDS = {
    "Kolobokova": "ä",
    "Teapot Palace": "ë",
    "Saltcellar": "ï",
    "Lighthouses": "ö",
    "Southern Post": "ü",
    "Chancellor": "ÿ",
    "twelve": "â",
    "palace clock": "ê",
    "Norland": "î",
}
"""Each a word of the invented record, and the letter that a word of 45 is made of in its place."""


@pytest.fixture(scope="module")
def wordy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with words of 45 letters in names, places, topics, offices, sentences and sources."""

    def edit(text: str) -> str:
        for old, letter in WORDS.items():
            text = re.sub(rf"(?<![\w/#-]){old}(?![\w-])", letter * 45, text)
        return text

    return edited(tmp_path_factory.mktemp("wordy") / "data", edit)


@pytest.mark.parametrize("width", [40, 72, 80, 120])
@pytest.mark.parametrize("command", EVERY)
def test_long_words(run: Run, wordy: Path, command: str, width: int) -> None:
    """A word of 45 letters folds within the screen, and loses none of them."""
    result = run(*command.split(), data=wordy, width=width)
    assert result.code == 0, result
    for letter in WORDS.values():
        assert result.out.count(letter) % 45 == 0, letter
    for line in result.out.splitlines():
        assert cell_len(line) <= width or "://" in line
    assert "…" not in result.out


def test_long_words_are_on_the_screens(run: Run, wordy: Path) -> None:
    """They are there, so that the test above tells something."""
    shown = "".join(run(*command.split(), data=wordy, width=40).out for command in EVERY)
    assert [letter for letter in WORDS.values() if letter not in shown] == []


def _empty(text: str) -> str:
    content = json.loads(text)
    kept: dict[str, Any] = {"summary": None, "participants": [], "topics": [], "disputes": []}
    kept |= {"statements": [], "programme": [], "outcomes": []}
    if "participants" in content:
        content.update(kept)
    return json.dumps(content)


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("command", EVERY)
def test_sections_with_nothing(run: Run, tmp_path: Path, command: str, width: int) -> None:
    """Where a record says little, no heading stands over nothing, and no blank lines are left."""
    data = edited(tmp_path / "data", _empty)
    result = run(*command.split(), data=data, width=width)
    assert "Traceback" not in result.err
    lines = result.out.splitlines()
    assert not re.search(r"\n\n\n|^\n|\n\n$", result.out)
    for line, below in pairwise(lines):
        assert not (re.fullmatch(r"[A-Z][A-Z ,]+", line) and not below.strip()), line


@pytest.mark.parametrize("width", [40, 80])
def test_legends_of_what_is_there(run: Run, tmp_path: Path, width: int) -> None:
    """A legend explains no sign that is not on the screen, and each that is."""
    undisputed = run("show", "video-1991", width=width).out
    assert "! disputed" not in undisputed
    assert "neither side" not in undisputed
    assert "○" not in run("timeline", "--mode", "in-person", width=width).out
    assert "?" not in run("list", width=width).out
    assert "narrower" not in run("topics", "--topic", "fog", "--on", "05-14", width=width).out
    page = run("show", FIRST, width=width).out
    legend = " ".join(page[page.index("Unmarked") :].split())
    assert legend.startswith(
        "Unmarked: both sides report it; NL side, SU side: that side does; neither side: only "
        "others do. ! disputed, › held by the record."
    )


@pytest.fixture(scope="module")
def unsided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record none of whose sources speaks for a side."""

    def edit(text: str) -> str:
        rows = json.loads(text)
        for row in rows.get("sources", []):
            row["side"] = "other"
        if "covers" in rows:
            rows["confirmed"] = {"origins": 1, "sides": False}
        return json.dumps(rows)

    return edited(tmp_path_factory.mktemp("unsided") / "data", edit)


SAYS_NOT = ("list", "timeline", "verify", "people", "accounts")
"""Commands some of whose screens have no margin."""


@pytest.mark.parametrize(
    "command", [command for command in EVERY if not command.startswith(("about", "sources"))]
)
def test_no_source_has_a_side(run: Run, unsided: Path, command: str) -> None:
    """Where no source of the record speaks for a side, margin and legend say nothing of sides."""

    before = run(*command.split(), width=80).out
    result = run(*command.split(), data=unsided, width=80)
    assert result.code == 0, result.err
    said = r"neither side|\b(?:NL|SU) side\b|both sides|not both|only others"
    assert re.search(said, before) or command.split()[0] in SAYS_NOT
    assert not re.search(said, result.out), result.out


def test_no_source_has_a_side_on_the_page(run: Run, unsided: Path) -> None:
    """The same on the page: how many sources stand beside a fact, and nothing of sides."""
    pytest.importorskip("jinja2")
    page = run("export", "html", data=unsided).out
    assert "neither side" not in re.sub(
        r"<script.*?</script>|<form.*?</form>", "", page, flags=re.S
    )
    assert "<summary>sources <b>3</b>" in page
    assert "<summary>neither side <b>1</b>" in run("export", "html").out


HEBREW = "דוד בן־גוריון"
ARABIC = "سيرغي شويغو"


@pytest.fixture(scope="module")
def bidi(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with names from right to left."""
    names = {"Anselm Brick": ARABIC, "Orla Quillfeather": HEBREW, "Quillport": "القاهرة"}

    def edit(text: str) -> str:
        for old, new in names.items():
            text = text.replace(f'"{old}"', f'"{new}"')
        return text

    return edited(tmp_path_factory.mktemp("bidi") / "data", edit)


def test_right_to_left(run: Run, bidi: Path) -> None:
    """On a terminal a name from right to left is shut off, and what stands behind it keeps its place."""
    lines = run("people", data=bidi, width=80).out.splitlines()
    line = next(line for line in lines if ARABIC in line)
    assert line == f"  \u2068{ARABIC}\u2069         2  1991–1999  Chief of Umbrellas"
    assert any(f"  \u2068{HEBREW}\u2069  " in line for line in lines)
    listed = run("list", data=bidi, width=120).out
    assert "  \u2068القاهرة\u2069, Norland  " in listed


def test_only_on_a_terminal(run: Run, bidi: Path) -> None:
    """Into a pipe or a file, in whatever form, names are as they are."""
    for form in ("screen", "plain", "json", "csv", "markdown"):
        out = run("people", "--format", form, data=bidi).out
        assert ARABIC in out
        assert not {"\u2068", "\u2069"} & set(out)


def test_typed_back(run: Run, bidi: Path) -> None:
    """What was copied from a terminal with the signs around it finds what it names."""
    shut = f"\u2068{ARABIC}\u2069"
    assert run("people", shut, data=bidi).rows[0][1] == "anselm-brick"
    assert (
        run("list", "--person", shut, data=bidi).out
        == run("list", "--person", "anselm-brick", data=bidi).out
    )
    assert run("list", "--city", "\u2068القاهرة\u2069", data=bidi).out
    assert run("search", shut, data=bidi).out == run("search", ARABIC, data=bidi).out
    assert run("show", "\u206814 May 1991\u2069").out == run("show", "1991-05-14").out
    assert run("show", "\u2068quillport-1991\u2069").out == run("show", "quillport-1991").out


@pytest.mark.process
@pytest.mark.parametrize(
    "term", ["xterm", "linux", "vt100", "vt220", "dumb", "screen-256color", ""]
)
def test_links(term: str, tmp_path: Path) -> None:
    """Terminals that don't know links get none."""
    shown = terminal(["sources"], {"TERM": term, "FORCE_COLOR": "1"}, tmp_path)
    assert ("\x1b]8;" in shown) is (term in ("xterm", "screen-256color"))


@pytest.mark.process
def test_colours_of_the_sides(tmp_path: Path) -> None:
    """Each side has a colour of its own, for its name and for what it reports."""
    shown = terminal(["show", FIRST], {"TERM": "xterm"}, tmp_path)
    assert re.search(r"\x1b\[94mNorland\x1b\[0m", shown)
    assert re.search(r"\x1b\[94mNL side\x1b\[0m", shown)
    assert re.search(r"\x1b\[35mSuland\x1b\[0m", shown)
    assert re.search(r"\x1b\[35mSU side\x1b\[0m", shown)


SIZES = ["0", "1", "2", "5000", "9" * 4301, "-5", "x", "", "٤٠"]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size[:9])
def test_odd_sizes(run: Run, monkeypatch: pytest.MonkeyPatch, size: str) -> None:
    """Whatever COLUMNS and LINES are, each command and its help answers, in 40 to 120 columns."""
    monkeypatch.setenv("LINES", size)
    helps = [[name, "--help"] for group in GROUPS.values() for name in group]
    for command in [*READERS, *helps, ["--help"], ["help"], ["help", "own"], ["export", "--list"]]:
        result = run(*command, width=size)
        assert result.code in (0, 1 if command[0] == "verify" else 0), command
        lines = [line for line in result.out.splitlines() if "://" not in line]
        assert max(map(cell_len, lines), default=0) <= 120, command
