"""If the README shows it, a test runs it; `make golden` rewrites what it shows."""

from __future__ import annotations

import re
import shlex
from itertools import groupby

import pytest

from summits.cli import GROUPS
from tests.conftest import ROOT, Run

pytestmark = pytest.mark.real

README = ROOT / "README.md"
LEFT_OUT = "[…]"
"""A line of its own in an example: lines of the real output are left out here."""
_BLOCK = re.compile(r"(?<=```console\n)(.*?)(?=```)", re.DOTALL)


def _examples(block: str) -> list[tuple[str, list[str]]]:
    """Each command of a block with the lines shown under it."""
    found: list[tuple[str, list[str]]] = []
    for is_command, lines in groupby(block.splitlines(), key=lambda line: line.startswith("$ ")):
        if is_command:
            found += [(line[2:], []) for line in lines]
        else:
            found[-1] = (found[-1][0], list(lines))
    return found


def _output(run: Run, command: str) -> list[str]:
    command, _, cut = command.partition(" | cut -f ")
    name, *arguments = shlex.split(command, comments=True)
    assert name == "summits"
    if cut:
        rows = run(*arguments, data=None).rows
        return ["\t".join(row[int(number) - 1] for number in cut.split(",")) for row in rows]
    result = run(*arguments, width=80, data=None)
    text = result.out + result.err
    return text.rstrip("\n").splitlines()


def _cut(real: list[str], shown: list[str]) -> list[str]:
    """The real output, cut where the shown one is."""
    if LEFT_OUT not in shown:
        return real
    head = shown.index(LEFT_OUT)
    tail = len(shown) - head - 1
    return [*real[:head], LEFT_OUT, *(real[-tail:] if tail else [])]


def _blocks() -> list[str]:
    return _BLOCK.findall(README.read_text("utf-8"))


def test_examples(run: Run, request: pytest.FixtureRequest) -> None:
    """Every console example shows what the tool really prints, on a terminal of 80 columns."""
    text = README.read_text("utf-8")
    if request.config.getoption("--golden"):
        text = _BLOCK.sub(lambda block: _rewritten(run, block[1]), text)
        README.write_text(text, "utf-8")
    for block in _blocks():
        for command, shown in _examples(block):
            assert shown == _cut(_output(run, command), shown), command


def _rewritten(run: Run, block: str) -> str:
    lines = []
    for command, shown in _examples(block):
        lines += [f"$ {command}", *_cut(_output(run, command), shown)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", [name for group in GROUPS.values() for name in group])
def test_every_command_is_there(name: str) -> None:
    """A command that the README doesn't mention is a command that nobody finds."""
    assert re.search(rf"`summits {name}\b", README.read_text("utf-8"))


def test_it_is_short() -> None:
    """At most 300 lines: what is longer stands in the help topics."""
    assert len(README.read_text("utf-8").splitlines()) <= 300


def _rows() -> list[str]:
    """What stands beside each thing that somebody may want."""
    table = README.read_text("utf-8").partition("| I want to | command |\n")[2].partition("\n\n")[0]
    return table.splitlines()[1:]


def test_fifteen_things() -> None:
    """The table of what somebody may want is as long as a reader takes in, each row with a command."""
    assert len(_rows()) == 15
    assert all(re.fullmatch(r"\| [^|]+ \| (`summits [^`]+`(, )?)+ \|", row) for row in _rows())


def _wanted() -> list[str]:
    commands = [command for row in _rows() for command in re.findall(r"`(summits [^`]+)`", row)]
    paths = ("article.txt", "path/to/record", "path/to/older/data")
    return [row for row in commands if not any(path in row for path in paths)]


@pytest.mark.parametrize("command", _wanted())
def test_what_i_want(run: Run, command: str) -> None:
    """Each command of the table works as it stands there."""
    result = run(*shlex.split(command)[1:], data=None)
    assert (result.code, bool(result.out)) == (0, True), result.err


def test_exit_codes() -> None:
    """The table of exit codes has every code there is."""
    text = README.read_text("utf-8")
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", text, re.MULTILINE)] == [
        *range(6),
        130,
        141,
        143,
    ]
