"""Every example with which a help text begins is typed as it stands there, and works."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from summits.cli import cli, topics
from tests.conftest import ARTICLES, HERE, ROOT, Run

pytest.importorskip("pycountry")
pytestmark = pytest.mark.real

SIDES = ["--side", "United States:US:Donald Trump", "--side", "North Korea:KP:Kim Jong Un"]
OTHERS = ["--side", "Russia:RU:Vladimir Putin", "--side", "Syria:SY:Bashar al-Assad"]
LISTS = {
    "meetings.csv": (HERE / "lists" / "trump-kim.csv").read_text("utf-8"),
    "trips.csv": "Trip start,City,Country,People\n13/06/2018,Singapore,Singapore,Kim Jong Un\n",
    "everybody.csv": "date,people\n12 May 2018,Angela Merkel; Recep Tayyip Erdoğan\n",
}
"""The lists that examples name."""


def _commands(group: click.Group, path: str) -> list[tuple[str, click.Command]]:
    found = []
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command
        found.append((f"{path} {name}", command))
        if isinstance(command, click.Group):
            found += _commands(command, f"{path} {name}")
    return found


def _examples() -> list[str]:
    """The lines that stand first in each help text, each a command."""
    found = []
    for path, command in _commands(cli, "summits"):  # type: ignore[arg-type]
        lines = (command.help or "").removeprefix("\b\n").partition("\n\n")[0].splitlines()
        examples = [line.strip() for line in lines]
        assert 1 <= len(examples) <= 3, path
        assert all(example.startswith(path) for example in examples), path
        found += examples
    return found


@pytest.fixture
def desk(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what examples name: articles, lists, data, a record of one's own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(click, "launch", lambda path: 0)
    article = ARTICLES / "northern-herald.txt"
    shutil.copy(article, "article.txt")
    shutil.copytree(ARTICLES, "articles")
    Path("saved-page.html").write_text(f"<p>{article.read_text('utf-8')}</p>", "utf-8")
    shutil.copytree(ROOT / "data", "path/to/record")
    shutil.copytree(ROOT / "data", "path/to/older/data")
    for name, text in LISTS.items():
        Path(name).write_text(text, "utf-8")
    return tmp_path


def _own(run: Run, words: list[str]) -> str:
    """A record of one's own in which an example has what it names; the id of a source in it."""
    theirs = {"Russia", "Syria"} & {*words}
    made = [
        ["new", "talks", *(OTHERS if theirs else SIDES), "--topics", "ours"],
        ["import", "meetings.csv", "--into", "talks"],
        ["add", "person", "Mike Pompeo", "--side", "other", "--into", "talks"],
        ["add", "source", "https://example.org/1", "--publisher", "A paper", "--into", "talks"],
    ]
    result = None
    for step in made[:1] + made[2:] if words[1] == "topic" else made:
        result = run(*step, data=None)
        assert result.code == 0, result
    assert result
    return result.rows[0][0]


def _typed(example: str) -> list[str]:
    """An example as somebody types it: what it leaves open is filled in, what a shell does is done."""
    words = shlex.split(example.partition(" > ")[0])[1:]
    open_ = {"https://…": "https://example.org/2", "…": "It was said."}
    words = [os.path.expanduser(open_.get(word, word)) for word in words]
    for option in ("-o", "--text"):
        if option in words:  # a file that is not there yet
            words[words.index(option) + 1] = "new-file"
    return words


@pytest.mark.parametrize("example", _examples())
def test_example(run: Run, desk: Path, example: str) -> None:
    """It ends well and answers; that an article of somebody else is no source is an answer, too."""
    words = _typed(example)
    if "talks" in words and words[0] != "new":
        known = _own(run, words)
        words = [known if word == "ID" else word for word in words]
    data: str | None = None
    if words[:2] == ["changes", "HEAD"]:
        data = "path/to/record"
        for git in (["init", "-q"], ["add", "path"], ["commit", "-qm", "x"]):
            who = ["-c", "user.name=n", "-c", "user.email=e"]
            subprocess.run(["git", *who, *git], check=True)
    result = run(*words, data=data)
    assert result.code == 0 or (words[0], result.code) == ("verify", 1), result
    assert result.out or result.err or words[0] == "changes"


OWN = {
    "meetings.csv": "date,city,country,people,topics\n"
    "9 May 2022,Paris,France,Emmanuel Macron; Olaf Scholz,Energy\n",
    "talks.csv": "date,city,country\n10 June 2022,Paris,France\n",
    "everybody.csv": "date,city,country,people\n11 June 2022,Paris,France,Macron; Scholz\n"
    "12 June 2022,Paris,France,Mario Draghi\n",
    "trips.csv": "date,Visitor,Host,city,country\n"
    "12 July 2022,Olaf Scholz,Emmanuel Macron,Paris,France\n",
}
"""What somebody has who goes the way of the README and of `summits help own`."""


def _told(text: str) -> list[str]:
    """The commands that stand in a text, one per line, those that a test runs elsewhere left out."""
    lines = [line.partition(" #")[0].strip() for line in text.splitlines()]
    return [line for line in lines if line.startswith("summits ")]


def _in_turn(run: Run, commands: list[str]) -> None:
    for name, text in OWN.items():
        Path(name).write_text(text, "utf-8")
    id = ""
    for command in commands:
        words = [id if word == "ID" else word for word in _typed(command)]
        result = run(*words, data=None)
        assert result.code == 0, (command, result)
        if words[0] == "import" and "--dry-run" not in words:
            id = result.rows[0][7] or id


def test_the_way_of_the_help(run: Run, desk: Path) -> None:
    """What `summits help own` tells to type works, one after the other."""
    commands = _told(topics.text("own"))
    assert len(commands) > 10
    _in_turn(run, commands)
    assert len(run("list", "--data", "talks", data=None).rows) == 4


def test_the_way_of_the_readme(run: Run, desk: Path) -> None:
    """So does what the README tells to type for a record of one's own."""
    part = (ROOT / "README.md").read_text("utf-8").partition("## Your own record")[2]
    commands = _told(part.partition("```sh")[2].partition("```")[0])
    assert len(commands) == 6
    pytest.importorskip("jinja2")
    _in_turn(run, commands)
    assert run("list", "--data", "talks", data=None).rows[0][0] == "paris-2022"


def test_the_others_of_the_help(run: Run, desk: Path) -> None:
    """What help topics tell to type about files that a reader has."""
    named = [name for name in topics.TOPICS if name != "own"]
    for command in (row for name in named for row in _told(topics.text(name))):
        if "   " not in command:
            result = run(*_typed(command), data=None)
            assert result.code == 0 or "verify" in command, (command, result)
