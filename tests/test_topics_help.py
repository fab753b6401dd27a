"""The help topics: short, whole at every width, and every example in them works."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from summits.cli import GROUPS, topics
from summits.record import facts, vocabulary
from tests.conftest import Run


@pytest.mark.parametrize("topic", topics.TOPICS)
def test_short(topic: str) -> None:
    """A topic is at most 100 lines at 80 columns."""
    assert len(topics.shown(topic, 80).splitlines()) <= 100


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("topic", topics.TOPICS)
def test_whole(topic: str, width: int) -> None:
    """Every word of a topic is there, and no line is wider than the screen."""
    shown = topics.shown(topic, width)
    assert shown.replace(" \\\n", "\n").split() == topics.text(topic).split()
    assert max(map(len, shown.splitlines())) <= width


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("topic", topics.TOPICS)
def test_what_is_pasted(topic: str, width: int) -> None:
    """A command that goes on in the next line says so, so that a shell reads the command as written."""
    commands = [
        line.strip().removeprefix("$ ")
        for line in topics.text(topic).splitlines()
        if line.strip().removeprefix("$ ").startswith("summits ") and line.startswith(" ")
    ]
    joined = topics.shown(topic, width).replace(" \\\n", " ").splitlines()
    inset = [line.strip().removeprefix("$ ") for line in joined if line.startswith(" ")]
    pasted = [shlex.split(line) for line in inset if line.startswith("summits ")]
    assert [shlex.split(command) for command in commands] == pasted


def test_every_part_is_explained() -> None:
    """Whatever stands in brackets behind a name has its line in the help on sides."""
    told = topics.text("sides")
    for part in vocabulary.PARTS:
        assert f"\n  {facts.part_words(part)} " in told or part == "principal"
    assert "A principal is" in told


def _examples() -> list[str]:
    lines = [line.strip() for topic in topics.TOPICS for line in topics.text(topic).splitlines()]
    return [line[2:] for line in lines if line.startswith("$ summits")]


@pytest.mark.real
@pytest.mark.parametrize("example", _examples())
def test_examples(run: Run, example: str) -> None:
    """Each example that is marked with $ is run, answers, and exits 0."""
    result = run(*shlex.split(example)[1:], data=None)
    assert result.code == 0, result.err
    assert result.out or result.err


ASKED = {
    "show": ["2021"],
    "compare": [],
    "search": ["refugees"],
    "evidence": ["2021"],
    "accounts": ["2021"],
    "verify": ["tests/articles"],
    "read": ["tests/articles/northern-herald.txt"],
    "cite": ["2021"],
    "changes": ["data"],
    "check": ["data"],
    "import": ["tests/lists/trump-kim.csv", "--dry-run", "--into"],
}
"""What a command is told, so that it answers."""


def _promised() -> list[tuple[str, str]]:
    text = topics.text("json")
    _, card, rest = re.split(r"\n\n.*; a card is (.*):\n\n", text)
    lines = rest.partition("\n\n")[0].replace("a card", card).splitlines()
    return [(name, keys) for name, keys in (line.split(maxsplit=1) for line in lines)]


@pytest.mark.real
@pytest.mark.parametrize(("name", "keys"), _promised(), ids=lambda value: value.split()[0])
def test_every_promised_key(run: Run, name: str, keys: str, tmp_path: Path) -> None:
    """Each key that the contract names is there, in the first row of each list."""
    told = [*ASKED.get(name, [])]
    if name == "import":
        sides = ["United States:US:donald-trump", "North Korea:KP:kim-jong-un"]
        run("new", str(tmp_path / "new"), *(word for side in sides for word in ("--side", side)))
        told.append(str(tmp_path / "new"))
    answer = run(name, *told, "--json", data=None).json
    for part in keys.split("; "):
        key, _, inner = part.partition(": ")
        if key in ("of one", "with --all") or name == "show":
            continue
        assert key in answer, part
        row = answer[key]
        row = row[0] if isinstance(row, list) and row else row
        if inner:
            assert set(inner.split(", ")) <= set(row), part


WAYS = {
    "topics TOPIC": "topics economy",
    "people PERSON": "people Lavrov",
    "evidence MEETING": "evidence 2021",
    "evidence --all": "evidence --all",
    "evidence … FIELD": "evidence 2021 date",
    "sources SOURCE": "sources reuters-2021-09-14",
    "verify --show": "verify --show tests/articles",
    "verify --facts": "verify --facts 2021",
}
"""What is typed for a way to ask; of one that is not here, what ASKED has behind its name."""


def _columns() -> dict[str, list[str]]:
    """The columns of each way to ask, as the contract has them."""
    text = topics.text("output")
    rows = text.partition("The columns of each command")[2].split("\n\n")[1].splitlines()
    found: dict[str, list[str]] = {}
    for row in rows:
        way, _, told = row.strip().partition("  ")
        names: list[str] = []
        for name in told.partition(";")[0].strip().split(", "):
            name = name.removeprefix("and ").partition(":")[0]
            names += found[name[len("those of ") :]] if name.startswith("those of ") else [name]
        found[way] = names
    return found


@pytest.mark.real
@pytest.mark.parametrize("way", sorted(_columns().keys() - {"add"}))
def test_every_promised_column(run: Run, way: str, tmp_path: Path) -> None:
    """The columns that the contract names are those over the plain lines, in their order."""
    name = way.split()[0]
    told = shlex.split(WAYS.get(way, way))
    told += ASKED.get(name, []) if way not in WAYS else []
    if name == "import":
        sides = ["United States:US:donald-trump", "North Korea:KP:kim-jong-un"]
        run("new", str(tmp_path / "new"), *(word for side in sides for word in ("--side", side)))
        told.append(str(tmp_path / "new"))
    lines = run(*told, "--plain", "--header", data=None).out.splitlines()
    assert lines[0].split("\t") == _columns()[way]


@pytest.mark.parametrize("name", [name for group in GROUPS.values() for name in group])
def test_every_help_says_its_columns(run: Run, name: str) -> None:
    """A command that writes lines says their columns in its help as the contract does."""
    every = _columns()
    way = next((way for way in (name, f"{name} MEETING") if way in every), None)
    text = " ".join(run(name, "--help").out.partition("\nOptions:")[0].split())
    _, says, told = text.partition(" Columns: ")
    assert bool(says) is bool(way)
    if way:
        names = re.sub(r" \([^)]*\)|, as .*|and |\.$", "", told).split(", ")
        assert every["list"] + ["gap"] == every["timeline"]
        assert names == ["those of list", "gap"] if name == "timeline" else names == every[way]


def test_every_help_begins_alike(run: Run) -> None:
    """A help text has its usage, its examples, and the sentence that the list of commands has."""
    for name, sentence in (
        (name, told) for group in GROUPS.values() for name, told in group.items()
    ):
        usage, examples, told, *_ = run(name, "--help").out.split("\n\n")
        assert usage.startswith(f"Usage: summits {name} ")
        assert examples.lstrip().startswith(f"summits {name}")
        assert " ".join(told.split()).startswith(sentence.rstrip(".")), name


MOST = {"list": 42, "show": 52, "compare": 55, "timeline": 43, "search": 58, "topics": 51}
MOST |= {"people": 53, "evidence": 54, "accounts": 37, "sources": 68, "verify": 59, "about": 32}
MOST |= {"check": 47, "completion": 44, "cite": 70, "export": 123, "changes": 58, "read": 70}
MOST |= {"new": 50, "add": 82, "import": 131, "help": 26}
"""How many words a help text has before its options; who needs one more takes it from another."""


def test_help_is_short(run: Run) -> None:
    """No help text grows by itself, and those of the first version stay two thirds of what they were."""
    words = {name: len(run(name, "--help").out.partition("\nOptions:")[0].split()) for name in MOST}
    assert {name: count for name, count in words.items() if count > MOST[name]} == {}
    assert sum(list(words.values())[:14]) <= 694


def test_every_command_is_promised() -> None:
    """Each command that has --json stands in the contract, but those that only say what they wrote."""
    told = {name for name, _ in _promised()}
    every = {name for group in GROUPS.values() for name in group}
    assert every - told == {"export", "new", "add", "help", "completion"}


@pytest.mark.real
def test_the_keys_of_one(run: Run) -> None:
    """What `--json` gives of one thing, as the contract has it."""
    meeting = run("show", "2021", "--json", data=None).json["meeting"]
    assert {"city", "city_names", "country", "country_names", "previous", "next"} <= set(meeting)
    assert {"name", "names", "side"} <= set(meeting["participants"][0])
    assert "label" in meeting["topics"][0]
    assert {"topic_label", "by_names"} <= set(meeting["statements"][0])
    assert "person" in run("people", "Lavrov", "--json", data=None).json
    assert "field" in run("evidence", "2021", "date", "--json", data=None).json
    assert {"count", "meetings"} <= set(run("evidence", "--all", "--json", data=None).json)
    one = run("sources", "reuters-2021-09-14", "--json", data=None).json
    assert "cited" in one["source"]
