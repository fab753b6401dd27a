"""The front page and `summits help`: of the record in hand, whole in 24 lines, every command and topic."""

from __future__ import annotations

import json
import shlex
import shutil
from pathlib import Path

import click
import pytest

from summits.cli import GROUPS, cli, topics
from tests.conftest import INVENTED, ROOT, Run

NAMES = [name for group in GROUPS.values() for name in group]


@pytest.mark.parametrize("data", [INVENTED, ROOT / "data"])
def test_front_page(run: Run, data: Path) -> None:
    """It says whose meetings the record is of, in 24 lines of 80 columns, with every command's name."""
    result = run("--help", data=data)
    lines = result.out.splitlines()
    assert (result.code, result.err) == (0, "")
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80
    title = json.loads((data / "dataset.json").read_text("utf-8"))["title"]
    assert " ".join(result.out.split()).startswith(f"{title}. Who met, when, where")
    assert set(NAMES) <= set(result.out.split())


@pytest.mark.parametrize("data", [INVENTED, ROOT / "data"])
def test_examples_of_the_record_in_hand(run: Run, data: Path) -> None:
    """Its three examples are of meetings that this record has, and work."""
    lines = [line.split("  ") for line in run("--help", data=data).out.splitlines()]
    examples = [line[1] for line in lines if line[1:] and line[1].startswith("summits ")]
    assert len(examples) == 3
    for example in examples:
        assert run(*shlex.split(example)[1:], data=data).code == 0, example


def test_front_page_of_few(run: Run, tmp_path: Path) -> None:
    """With one meeting or none it has three examples too; an unconfirmed one is no example."""
    data = tmp_path / "data"
    shutil.copytree(INVENTED, data)
    for path in (data / "meetings").iterdir():
        if path.stem not in ("video-1991", "quillport-1996"):
            path.unlink()
    one = run("--help", data=data).out
    assert "summits evidence video-1991" in one
    assert "quillport-1996" not in one
    (data / "meetings" / "video-1991.json").unlink()
    assert "summits about" in run("--help", data=data).out


@pytest.mark.parametrize("content", [b"", b"{", b"[" * 100_000, b"{}", b'{"title": 7}', b"\xff"])
def test_unreadable(run: Run, tmp_path: Path, content: bytes) -> None:
    """A record that can't be read has no title there; the help is the help, exit 0."""
    for data in (tmp_path / "nowhere", tmp_path):
        result = run("--help", data=data)
        assert (result.code, result.err) == (0, "")
        assert result.out.startswith("Who met, when, where, about what, and who says so.")
        (tmp_path / "dataset.json").write_bytes(content)


def test_hostile_title(run: Run, tmp_path: Path) -> None:
    """What a title has for a terminal gets no further, nor do names of files that are no ids."""
    (tmp_path / "dataset.json").write_text(json.dumps({"title": "a\x1b[31mb\u202e"}), "utf-8")
    (tmp_path / "meetings").mkdir()
    (tmp_path / "meetings" / "x\x1b[31m-2021.json").write_text("{}")
    out = run("--help", data=tmp_path).out
    assert not set(out) & set("\x1b\u202e")
    assert "2021" not in out


def test_all(run: Run) -> None:
    """`summits help` has each command with its sentence, then the topics."""
    out = run("help").out
    sentences = {name: words for group in GROUPS.values() for name, words in group.items()}
    for name, words in {**sentences, **topics.TOPICS}.items():
        assert f"  {name} " in out
        assert words in " ".join(out.split())


@pytest.mark.parametrize("name", NAMES)
def test_of_a_command(run: Run, name: str) -> None:
    """`summits help show` is `summits show --help`; a topic of that name stands behind it."""
    shown = run(name, "--help").out
    assert run("help", name).out.startswith(shown)
    assert (run("help", name).out == shown) == (name not in topics.TOPICS)


@pytest.mark.parametrize("name", topics.TOPICS)
def test_of_a_topic(run: Run, name: str) -> None:
    """`summits help dates` is the text of that topic."""
    assert run("help", name).out.endswith(topics.shown(name, 80))


def test_of_a_command_of_a_group(run: Run) -> None:
    """`summits help add meeting` is `summits add meeting --help`."""
    assert run("help", "add", "meeting").out == run("add", "meeting", "--help").out


@pytest.mark.parametrize(
    ("asked", "near"), [("shwo", "show"), ("date", "dates"), ("--shwo", ""), ("xyzzy", "")]
)
def test_unknown(run: Run, asked: str, near: str) -> None:
    """What is neither is a usage error that names the nearest."""
    result = run("help", asked)
    assert (result.code, result.out) == (2, "")
    assert f"did you mean {near}?" in result.err if near else "see summits help" in result.err


def test_short_for_version(run: Run) -> None:
    """`-V` is `--version`."""
    assert run("-V") == run("--version")


def test_where_the_record_is(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """SUMMITS_DATA names the folder, --data goes before it, and a tilde is the home in both."""
    home = Path(ROOT / "tests")
    monkeypatch.setenv("HOME", str(home))
    wanted = run("list")
    monkeypatch.setenv("SUMMITS_DATA", str(INVENTED))
    assert run("list", data=None) == wanted
    monkeypatch.setenv("SUMMITS_DATA", "~/data")
    assert run("list", data=None) == wanted
    assert run("check", data=None).code == 0
    assert "Herring Talks" in run("--help", data=None).out
    assert run("list", "--data=~/nowhere", data=None).code == 4
    monkeypatch.setenv("SUMMITS_DATA", "/nowhere")
    assert run("list", data=None).code == 4
    assert run("list", "--data=~/data", data=None) == wanted
    monkeypatch.setenv("SUMMITS_DATA", "")
    assert run("list", data=None).out != wanted.out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("list --limit 3", "“--limit” is no option of list; see summits list --help."),
        ("list -n 3", "“-n” is no option of list; see summits list --help."),
        ("list --persn x", "did you mean --person?"),
        ("evidence --all --since 2020", "see summits evidence --help."),
        ("help exit", "did you mean output?"),
        ("help filters", "did you mean meetings?"),
        ("people Mishustin 2021", "see summits people."),
        ("people Lavrv", "did you mean sergei-lavrov?"),
        ("evidence date 2021", "The meeting comes first: summits evidence moscow-2021 date"),
        ("evidence date", "“date” is no meeting of the record; see summits list"),
        ("evidence date nothing", "“date” is no meeting of the record; see summits list"),
        ("list Lavrov", "to filter by it: summits list --person Lavrov"),
        ("list Damascus", "to filter by it: summits list --city Damascus"),
        ("timeline economy", "to filter by it: summits timeline --topic economy"),
        ("list nonsense", "write what it is: --person, --city, --country or --topic nonsense."),
    ],
)
def test_what_is_proposed(run: Run, typed: str, said: str) -> None:
    """A remedy is what is meant by sense, or where to look; never a word of a few shared letters."""
    result = run(*typed.split(), data=ROOT / "data")
    assert result.code in (2, 3)
    assert said in result.err


def test_a_site_is_a_source(run: Run) -> None:
    """A site without a page is every source on it, as `sources --help` says."""
    rows = run("sources", "tass.com", data=ROOT / "data").rows
    assert rows
    assert all("//tass.com/" in row[-1] for row in rows)


ADDED = ["meeting", "person", "place", "source", "statement", "topic", "participant", "outcome"]


@pytest.mark.parametrize("name", [*NAMES, *(f"add {kind}" for kind in ADDED)])
def test_a_value_is_called_what_it_is(run: Run, name: str) -> None:
    """What an option takes has the name of what is meant, in every command."""
    options = run(*name.split(), "--help").out.partition("\nOptions:")[2]
    assert "WORDS" not in options


APART = {"--all", "--person", "--topic", "--country", "--side", "--read", "--format", "--published"}
"""Options that ask for something else in another command: for a part of one meeting, of a list."""


def test_one_option_one_sentence() -> None:
    """An option that several commands have says so in the same words in each, on one line."""
    said: dict[str, set[str]] = {}
    for name in NAMES:
        command = cli.get_command(click.Context(cli), name)  # type: ignore[attr-defined]
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.help
                assert len(option.help) <= 48 or option.opts == ["--format"], option.help
                said.setdefault(option.opts[0], set()).add(option.help)
    assert {option for option, ways in said.items() if len(ways) > 1} <= APART
