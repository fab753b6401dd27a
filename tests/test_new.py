"""`summits new`: a record of one's own, sound and readable while it is empty."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import click
import pytest

from summits.cli import asking
from summits.cli.signals import Stopped
from tests.conftest import ROOT, Run

SIDES = ("--side", "France:FR:emmanuel-macron", "--side", "Germany:DEU:Olaf Scholz")


def _json(path: Path) -> dict:
    return json.loads(path.read_text("utf-8"))


def test_sound_at_once(run: Run, tmp_path: Path) -> None:
    """It passes check as it is, has all its files, and each is written as the others are."""
    home = tmp_path / "talks"
    made = run("new", str(home), *SIDES, data=None)
    assert (made.code, made.out) == (0, f"{home}\n")
    assert "Next: summits import FILE.csv --into" in made.err
    assert run("check", str(home), data=None).code == 0
    assert {path.name for path in home.iterdir()} == {
        "README.md",
        "schema",
        "meetings",
        *(f"{name}.json" for name in ("dataset", "people", "places", "topics", "sources")),
        "candidates.json",
    }
    for path in home.glob("*.json"):
        text = path.read_text("utf-8")
        content = json.loads(text)
        assert next(iter(content)) == "$schema"
        assert (home / content["$schema"]).is_file()
        assert text == json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def test_what_follows_from_the_sides(run: Run, tmp_path: Path) -> None:
    """Country, adjective, margin, title and ids follow from a label, a country and a person."""
    run("new", str(tmp_path / "x"), *SIDES, data=None)
    header = _json(tmp_path / "x" / "dataset.json")
    assert header["id"] == "macron-scholz-meetings"
    assert header["title"] == "Meetings of Emmanuel Macron and Olaf Scholz"
    assert header["sides"][1] == {
        "id": "germany",
        "label": "Germany",
        "adjective": "German",
        "short": "DE",
        "principal": "olaf-scholz",
    }
    assert header["countries"] == {
        "FR": {"name": "France", "names": {}},
        "DE": {"name": "Germany", "names": {}},
    }
    assert header["confirmed"] == {"origins": 1, "sides": True}
    people = _json(tmp_path / "x" / "people.json")["people"]
    assert [(row["name"], row["side"]) for row in people] == [
        ("Emmanuel Macron", "france"),
        ("Olaf Scholz", "germany"),
    ]


def test_every_answer_is_an_option(run: Run, tmp_path: Path) -> None:
    """What is told stands in the record; a side need not be a country."""
    told = {
        "title": "Talks of the Two",
        "scope": "Whatever they say.",
        "covers": "2001/Nov 2004",
        "creator": "Us",
        "license": "CC0-1.0",
        "id": "two",
    }
    options = [part for name, value in told.items() for part in (f"--{name}", value)]
    sides = ("--side", "The Union:EU:ann-lee:Union:President", "--side", "Band:BND:Bo")
    result = run("new", str(tmp_path / "x"), *options, *sides, "--origins", "3", data=None)
    assert result.code == 0, result
    header = _json(tmp_path / "x" / "dataset.json")
    assert {name: header[name] for name in told} == {**told, "covers": "2001/2004-11"}
    assert header["confirmed"]["origins"] == 3
    assert header["countries"] == {}
    assert header["sides"][0]["adjective"] == "Union"
    assert header["sides"][1]["short"] == "BND"
    assert _json(tmp_path / "x" / "people.json")["people"][0]["offices"] == ["President"]


def test_untold(run: Run, tmp_path: Path) -> None:
    """Without a terminal nothing is asked: what isn't told has a default, and that is said."""
    made = run("new", str(tmp_path / "x"), data=None)
    assert made.code == 0
    assert "Nobody told whose meetings they are" in made.err
    assert run("check", str(tmp_path / "x"), data=None).code == 0


@pytest.mark.real
def test_topics_of_ours(run: Run, tmp_path: Path) -> None:
    """`--topics ours` begins with the topics of the record that comes with summits."""
    run("new", str(tmp_path / "x"), "--topics", "ours", data=None)
    ours = (ROOT / "data" / "topics.json").read_text("utf-8")
    assert (tmp_path / "x" / "topics.json").read_text("utf-8") == ours
    assert run("check", str(tmp_path / "x"), data=None).code == 0


def test_only_into_an_empty_folder(run: Run, tmp_path: Path) -> None:
    """A folder that holds anything is left as it is: exit 2. One under git is empty still."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "note.txt").write_text("mine")
    result = run("new", str(tmp_path / "full"), *SIDES, data=None)
    assert result.code == 2
    assert "is not empty; name a folder that is new or empty." in result.err
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["note.txt"]
    assert run("new", str(tmp_path / "full" / "note.txt"), data=None).code == 2
    (tmp_path / "bare" / ".git").mkdir(parents=True)
    assert run("new", str(tmp_path / "bare"), *SIDES, data=None).code == 0
    assert run("new", str(tmp_path / "bare"), *SIDES, data=None).code == 2


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--side", "France"], "is no side; write LABEL:COUNTRY:PERSON"),
        ([*SIDES, "--side", "A:B:c"], "is a third side"),
        (["--covers", "long ago"], "“long ago” is no date"),
        (["--id", "No Id"], "Nothing was written. “No Id” is no id"),
        (["--title", " "], "Nothing was written."),
    ],
)
def test_refused(run: Run, tmp_path: Path, arguments: list[str], why: str) -> None:
    """What can't be is refused in a sentence, and no folder is made."""
    result = run("new", str(tmp_path / "x"), *arguments, data=None)
    assert result.code == 2
    assert why in result.err
    assert not (tmp_path / "x").exists()


def test_a_git_clone_of_it(run: Run, tmp_path: Path) -> None:
    """Its empty folder of meetings holds a file that git keeps, so that a clone can be read."""
    run("new", str(tmp_path / "x"), *SIDES, data=None)
    assert [path.name for path in (tmp_path / "x" / "meetings").iterdir()] == [".gitkeep"]


def test_read_while_empty(run: Run, tmp_path: Path) -> None:
    """Every command that reads has something sensible to say of a record without a meeting."""
    home = tmp_path / "x"
    run("new", str(home), *SIDES, data=None)
    for name in ("list", "timeline", "topics", "people"):
        result = run(name, data=home, width=80)
        assert (result.code, result.err[:35]) == (0, "The record holds no meeting yet; su") or (
            name == "people" and result.code == 0
        )
    about = run("about", data=home, width=80).out
    assert "BY YEAR" not in about
    assert "none found" not in about
    assert run("about", data=home).rows[0] == [
        "title",
        "Meetings of Emmanuel Macron and Olaf Scholz",
    ]
    assert "the record has none; see summits about" in run("compare", data=home).err


def test_asked(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal each thing that isn't told is asked once, with its default."""
    answers = iter(["Norland", "foo", "NL", "Orla", "", "", "", "sometime", "1990/1999", "2", "n"])
    seen: list[str] = []

    def prompt(question: str, default: str | None = None, **_: object) -> str:
        seen.append(question)
        return next(answers) or str(default)

    monkeypatch.setattr(asking, "may_ask", lambda ctx: True)
    monkeypatch.setattr("click.prompt", prompt)
    monkeypatch.setattr("click.confirm", lambda *_, **__: next(answers) == "y")
    result = run("new", str(tmp_path / "x"), "--side", "France:FR:ann-lee", data=None)
    assert result.code == 0, result
    header = _json(tmp_path / "x" / "dataset.json")
    assert header["title"] == "Meetings of Ann Lee and Orla"
    assert header["covers"] == "1990/1999"
    assert header["confirmed"]["origins"] == 2
    assert "“sometime” is no date" in result.err
    assert "“foo” is no country; write one, or letters as EU." in result.err
    assert seen[0] == "Second side: its name, as France"


@pytest.mark.process
def test_on_a_real_terminal(tmp_path: Path) -> None:
    """Questions go to the terminal, answers come from it, and Enter takes the default."""
    master, slave = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb"}
    command = [sys.executable, "-m", "summits", "new", str(tmp_path / "x"), *SIDES]
    process = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=environment, cwd=tmp_path
    )
    os.close(slave)
    os.write(master, b"\n" * 8)
    said = b""
    while True:
        try:
            part = os.read(master, 4096)
        except OSError:
            break
        if not part:
            break
        said += part
    os.close(master)
    assert process.wait() == 0, said
    assert b"Title [Meetings of Emmanuel Macron and Olaf Scholz]:" in said
    assert (tmp_path / "x" / "dataset.json").is_file()


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (["list"], "The record holds no meeting yet"),
        (["people"], "2 people · no meeting yet"),
        (["sources"], "The record holds no source yet"),
        (["about", "--coverage"], "The record holds no meeting yet"),
    ],
)
def test_an_empty_record_says_so(run: Run, tmp_path: Path, view: list[str], said: str) -> None:
    """No heading over nothing, no legend of what is not there."""
    run("new", str(tmp_path / "talks"), *SIDES, data=None)
    result = run(*view, data=tmp_path / "talks", width=80)
    assert said in result.out + result.err
    assert "undated" not in result.out
    assert "Origins behind" not in result.out


def test_a_question_without_a_default(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty answer is asked for again, with a word on how to get away."""
    answers = iter(["", " ", "Berlin"])
    monkeypatch.setattr("click.prompt", lambda *told, **options: next(answers))
    assert asking.ask("Where") == "Berlin"
    assert capsys.readouterr().err.count("That needs an answer; Ctrl-C") == 2


@pytest.mark.parametrize("left", [Stopped(2), click.Abort()])
def test_left_at_a_question(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], left: BaseException
) -> None:
    """Ctrl-C at a question ends its line, so that the shell's prompt has one of its own."""

    def leave(*told: object, **options: object) -> None:
        raise left

    monkeypatch.setattr("click.prompt", leave)
    monkeypatch.setattr("click.confirm", leave)
    with pytest.raises(type(left)):
        asking.ask("Where")
    with pytest.raises(type(left)):
        asking.agree("Is it")
    assert capsys.readouterr().err == "\n\n"


def test_nothing_of_ours(run: Run, tmp_path: Path) -> None:
    """Its codebook and its schemas explain themselves with nobody's names."""
    run("new", str(tmp_path / "talks"), *SIDES, data=None)
    for path in (tmp_path / "talks").rglob("*.*"):
        text = path.read_text("utf-8").lower()
        assert [
            word for word in ("russia", "syria", "putin", "assad", "sana ") if word in text
        ] == []
