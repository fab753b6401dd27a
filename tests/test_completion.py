"""Completion: what fits, each with a description, in the shells that people use."""

from __future__ import annotations

import importlib.util
import os
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from summits.cli import GROUPS, cli
from summits.cli.shells import SHELLS
from tests.conftest import INVENTED, ROOT, Result, Run

Ask = Callable[..., Result]


@pytest.fixture
def ask(run: Run, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """What a shell is told where so much of a line is typed; the last word is being typed."""

    def _ask(shell: str, line: str, *, menu: bool = False) -> Result:
        words = line.split(" ")
        current = words[-1] if shell == "fish" else str(len(words) - 1)
        monkeypatch.setenv("_SUMMITS_COMPLETE", f"{shell}_complete")
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", current)
        monkeypatch.setenv("COMP_TYPE", "37" if menu else "9")
        return run(data=None)

    return _ask


def _offers(result: Result) -> dict[str, str]:
    assert (result.code, result.err) == (0, "")
    lines = [line.split("\t") for line in result.out.splitlines() if line]
    return {line[1]: line[2] if len(line) > 2 else "" for line in lines}


def _line(words: str) -> str:
    return f"summits --data {INVENTED} {words}"


# What fits


def test_meetings(ask: Ask) -> None:
    """A meeting with its day and place, in order of time; the selectors after them."""
    offers = _offers(ask("fish", _line("show ")))
    assert list(offers.items()) == [
        ("quillport-1991", "14 May 1991, Quillport"),
        ("video-1991", "4 Jun 1991, by video"),
        ("ferrymouth-1994", "Jun 1994, Ferrymouth"),
        ("saltcellar-1995", "1–3 Mar 1995, Saltcellar"),
        ("quillport-1996", "29 Feb 1996?, Quillport, unconfirmed"),
        ("ferrymouth-south-1999", "14 May 1999, Ferrymouth"),
        ("latest", "the latest confirmed meeting"),
        ("first", "the first one"),
    ]


@pytest.mark.parametrize(
    ("words", "value", "description"),
    [
        ("show salt", "saltcellar-1995", "1–3 Mar 1995, Saltcellar"),
        ("list --person pim", "pim-thistledown", "Pim Thistledown, Foreign Warden"),
        ("list --person kolob", "alyona-kolobokova", "Alyona Kolobokova, Envoy of the League"),
        ("list --person PIM", "pim-thistledown", "Pim Thistledown, Foreign Warden"),
        ("list --city salt", "saltcellar", "Saltcellar, Suland"),
        ("list --person Колоб", "alyona-kolobokova", "Alyona Kolobokova, Envoy of the League"),
        ("list --person Алена", "alyona-kolobokova", "Alyona Kolobokova, Envoy of the League"),
        ("people Dorothea", "dot-semolina", "Dot Semolina, Ambassador to Norland"),
        ("list --city Квилл", "quillport", "Quillport, Norland"),
        ("list --city كويل", "quillport", "Quillport, Norland"),
        ("list --country Норл", "xn", "Norland"),
        ("list --topic beac", "lighthouses", "Lighthouses"),
        ("list --country xs", "xs", "Suland"),
        ("list --topic fo", "fog", "Fog"),
        ("timeline --mode v", "video", "by video"),
        ("timeline --status a", "all", "both"),
        ("list --color n", "never", "plain text"),
        ("comple", "completion", "Completion for your shell."),
        ("completion z", "zsh", "the script for zsh"),
        ("timeline --rev", "--reverse", "The latest first."),
    ],
)
def test_each_kind(ask: Ask, words: str, value: str, description: str) -> None:
    """Commands, options, meetings, people, places, topics and choices, each described."""
    (offer,) = _offers(ask("fish", _line(words))).items()
    assert offer[0] == value
    assert offer[1].startswith(description)


def test_a_word_in_the_middle(ask: Ask) -> None:
    """A surname finds the one who has it; where several do, nothing takes the word away."""
    assert list(_offers(ask("bash", _line("list --person zumm")))) == ["bartolo-zumm"]
    assert _offers(ask("bash", _line("list --person thistle"))) == {}


def test_folders(ask: Ask) -> None:
    """A data folder is left to the shell, which knows folders best."""
    for shell in SHELLS:
        assert ask(shell, "summits --data te").out.startswith("dir\t")


def _commands() -> list[str]:
    names = [name for group in GROUPS.values() for name in group]
    return [name for name in names if importlib.util.find_spec(f"summits.cli.commands.{name}")]


_FREE = {
    "DATE",
    "MM-DD",
    "N",
    "WORDS",
    "FIELD",
    "TITLE",
    "TEXT",
    "LICENCE",
    "LABEL:COUNTRY:PERSON",
}
_FREE |= {"FIELD=HEADING", "SIGN", "ENCODING", "COUNTRY", "URL"}
"""What only the reader can know."""
_NEW = {("new", "creator"), ("new", "id"), ("import", "publisher")}
"""Names and ids that the record does not have yet."""


@pytest.mark.parametrize("name", _commands())
def test_every_parameter(name: str) -> None:
    """Every choice and every argument that names a thing of the record is completed, described."""
    command = cli.get_command(click.Context(cli), name)
    assert command
    context = click.Context(command, parent=click.Context(cli))
    context.find_root().meta["data"] = str(INVENTED)
    for parameter in command.params:
        free = parameter.make_metavar(context).strip("[].") in _FREE
        if getattr(parameter, "is_flag", False) or free or (name, parameter.name) in _NEW:
            continue
        offers = parameter.shell_complete(context, "")
        assert offers, f"{name}: {parameter.name} is not completed"
        assert all(offer.help or offer.type != "plain" for offer in offers), parameter.name


def test_commands_are_not_imported(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the commands are is known without them: completing their names must be fast."""
    monkeypatch.setattr("importlib.import_module", None)
    assert set(_offers(ask("fish", "summits "))) == {n for group in GROUPS.values() for n in group}


# How each shell is told


def test_bash_lists_descriptions(ask: Ask) -> None:
    """Bash shows them behind the values while it lists; what it inserts is the value alone."""
    assert ask("bash", _line("show quill")).out.splitlines() == [
        "plain\tquillport-1991  (14 May 1991, Quillport)",
        "plain\tquillport-1996  (29 Feb 1996?, Quillport, unconfirmed)",
    ]
    assert ask("bash", _line("show quillport-1991")).out == "plain\tquillport-1991\n"
    menu = ask("bash", _line("show quill"), menu=True)
    assert menu.out == "plain\tquillport-1991\nplain\tquillport-1996\n"


def test_bash_and_the_equals_sign(ask: Ask) -> None:
    """Bash takes `--mode=video` for three words."""
    assert ask("bash", _line("list --mode = v")).out == "plain\tvideo\n"
    assert len(_offers(ask("bash", _line("list --mode =")))) == 3


def test_fish_and_the_equals_sign(ask: Ask) -> None:
    """Fish wants the whole word."""
    assert _offers(ask("fish", _line("list --mode=v"))) == {"--mode=video": "by video"}


def test_zsh_and_colons(ask: Ask) -> None:
    """Zsh takes what stands behind the first colon for the description."""
    assert ask("zsh", _line("show salt")).out == "plain\tsaltcellar-1995:1–3 Mar 1995, Saltcellar\n"


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    "line",
    [
        "summits --data /nowhere show ",
        "summits --data pyproject.toml list --person ",
        "summits nothing ",
        "summits show 'moscow",
        "summits --nothing show ",
        "summits show a b c ",
        "",
    ],
)
def test_quiet(ask: Ask, shell: str, line: str) -> None:
    """Whatever is wrong, nothing is said: the reader is in the middle of a line."""
    result = ask(shell, line)
    assert (result.code, result.err) == (0, "")
    assert "rror" not in result.out


def test_quiet_without_a_shell(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked by hand, without a line, it is as quiet."""
    for name in ("COMP_WORDS", "COMP_CWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("_SUMMITS_COMPLETE", "bash_complete")
    assert run(data=None) == (0, "\n", "")


def test_hostile_descriptions(ask: Ask, tmp_path: Path) -> None:
    """A description is data: no codes and no lines of its own reach the shell."""
    data = tmp_path / "data"
    shutil.copytree(INVENTED, data)
    path = data / "places.json"
    path.write_text(
        path.read_text("utf-8").replace('"Saltcellar"', r'"Sal\u001b[31m\u202e\ncellar"')
    )
    for shell in SHELLS:
        out = ask(shell, f"summits --data {data} list --city salt").out
        assert not set("\x1b\u202e") & set(out)
        assert len(out.splitlines()) == 1


# The command


@pytest.mark.parametrize("shell", SHELLS)
def test_script(run: Run, shell: str) -> None:
    """The script of each shell, on stdout and nothing else, the same on a terminal."""
    result = run("completion", shell)
    assert (result.code, result.err) == (0, "")
    assert "_SUMMITS_COMPLETE=" in result.out
    assert run("completion", shell, "--json").json["script"] == result.out
    shown = run("completion", shell, width=40)
    assert shown.out == result.out
    assert f"summits completion {shell} > ~/" in shown.err


def test_the_shell_in_use(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a name, it is the shell in use."""
    monkeypatch.setenv("SHELL", "/usr/local/bin/fish")
    assert run("completion") == run("completion", "fish")


@pytest.mark.parametrize(
    ("arguments", "shell"), [(["tcsh"], "/bin/bash"), ([], "/bin/tcsh"), ([], "")]
)
def test_unknown_shell(
    run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str], shell: str
) -> None:
    """A shell that is not known is a mistake in what was asked; the known ones are named."""
    monkeypatch.setenv("SHELL", shell)
    result = run("completion", *arguments)
    assert (result.code, result.out) == (2, "")
    assert "name bash, zsh or fish" in result.err


def test_needs_no_record(run: Run) -> None:
    """The script does not depend on the data."""
    assert run("completion", "zsh", data="/nowhere").code == 0


# The real shells

_READY = "READY> "
_START = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], 'eval "$(summits completion bash)"'),
    "zsh": (
        ["zsh", "-f", "-i"],
        'autoload -U compinit; compinit -D -u; eval "$(summits completion zsh)"',
    ),
    "fish": (
        ["fish", "--no-config", "-i", "-C", "function fish_prompt; printf 'READY> '; end"],
        "summits completion fish | source",
    ),
}
_LIST = {"bash": "\t\t", "zsh": "\t", "fish": ""}
"""What asks for the list, after the first tab has put in what all have in common."""
_IN_TERMINAL = """\
import pty, sys
pty.spawn(["sh", "-c", 'stty cols 100 rows 40; exec "$@"', "sh", *sys.argv[1:]])
"""
_CODES = re.compile(
    rb"\x1b(?:\[[0-9;?>=]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][A-Z0-9]|[=>78])|\x07"
)


class Talk:
    """A conversation with a shell on a pseudo-terminal."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        # The terminal is made in a process of its own: a fork would take this one's threads along.
        self.process = subprocess.Popen(
            [sys.executable, "-c", _IN_TERMINAL, *command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        )
        self.heard = b""
        self.list = ""

    @property
    def words(self) -> str:
        """What was heard, without the bell and the codes that move and colour it."""
        return _CODES.sub(b"", self.heard).decode(errors="replace")

    def type(self, keys: str) -> None:
        """Type some keys."""
        assert self.process.stdin
        self.process.stdin.write(keys.encode())
        self.process.stdin.flush()

    def hear(self, *wanted: str, patience: float = 10) -> None:
        """Listen until all of that is heard; fail where it is not in good time."""
        assert self.process.stdout
        out = self.process.stdout.fileno()
        until = time.monotonic() + patience
        while not all(words in self.words for words in wanted):
            ready, _, _ = select.select([out], [], [], max(0, until - time.monotonic()))
            chunk = os.read(out, 65536) if ready else b""
            assert chunk, f"{wanted} not heard in {self.words!r}"
            self.heard += chunk

    def end(self) -> None:
        """End the shell."""
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A home of its own, with `summits` on the path."""
    program = tmp_path / "summits"
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m summits "$@"\n')
    program.chmod(0o755)
    return {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"],
        "PS1": _READY,
        "TERM": "xterm",
        "LC_ALL": "C.UTF-8",
    }


@pytest.fixture(params=SHELLS)
def talk(request: pytest.FixtureRequest, environment: dict[str, str]) -> Iterator[Talk]:
    """A shell that has loaded its script."""
    if not shutil.which(request.param):
        pytest.skip(f"{request.param} is not installed")
    command, load = _START[request.param]
    shell = Talk(command, environment)
    try:
        shell.hear(_READY)
        shell.heard = b""
        shell.type(f"{load}\n")
        shell.hear(_READY)
        shell.heard = b""
        shell.list = _LIST[request.param]
        yield shell
    finally:
        shell.end()


@pytest.mark.process
@pytest.mark.real
def test_the_real_shell_lists(talk: Talk) -> None:
    """The shell itself completes a meeting, and shows the day and the place of each that fits."""
    talk.type("summits show mos\t")
    talk.hear("moscow-20")
    talk.type(talk.list)
    talk.hear("moscow-2021", "13 Sep 2021, Moscow", "moscow-2023", "15 Mar 2023, Moscow")
    assert "sochi" not in talk.words


@pytest.mark.process
def test_the_real_shell_inserts(talk: Talk) -> None:
    """Where one fits, it stands in the line without its description; --data is heeded."""
    talk.type(f"summits --data {INVENTED} show salt\t")
    talk.hear("saltcellar-1995 ")
    assert "Mar 1995" not in talk.words


@pytest.mark.process
def test_the_real_shell_and_the_equals_sign(talk: Talk) -> None:
    """A choice is completed behind the sign too."""
    talk.type(f"summits --data {INVENTED} list --mode=v\t")
    talk.hear("--mode=video ")


@pytest.mark.process
def test_zsh_reads_it_from_a_folder(environment: dict[str, str], tmp_path: Path, run: Run) -> None:
    """Kept as _summits in fpath, it works the first time and the second."""
    if not shutil.which("zsh"):
        pytest.skip("zsh is not installed")
    (tmp_path / "_summits").write_text(run("completion", "zsh").out)
    shell = Talk(_START["zsh"][0], environment)
    try:
        shell.hear(_READY)
        shell.heard = b""
        shell.type('fpath=("$HOME" $fpath); autoload -U compinit; compinit -D -u\n')
        shell.hear(_READY)
        shell.heard = b""
        shell.type(f"summits --data {INVENTED} show quill\t")
        shell.hear("quillport-199")
        shell.type("\t")
        shell.hear("14 May 1991, Quillport", "29 Feb 1996?, Quillport, unconfirmed")
    finally:
        shell.end()
