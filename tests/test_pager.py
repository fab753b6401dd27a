"""The pager: what is longer than the screen goes through the reader's own, as git does it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from summits.cli import pager
from tests.conftest import INVENTED
from tests.terminal import run_in_shell, terminal

SHOW = ["show", "quillport-1991"]
LOW = {"LINES": "10", "TERM": "xterm"}
MARK = "sed 's/^/PAGED /'"
"""A pager that says of each line that it went through it."""
pytestmark = pytest.mark.process


@pytest.mark.parametrize(
    ("given", "paged"),
    [
        ({"SUMMITS_PAGER": MARK}, True),
        ({"SUMMITS_PAGER": MARK, "PAGER": "false"}, True),
        ({"SUMMITS_PAGER": "", "PAGER": MARK}, False),
        ({"SUMMITS_PAGER": "cat", "PAGER": MARK}, False),
        ({"SUMMITS_PAGER": f"cat | {MARK} | cat"}, True),
        ({"SUMMITS_PAGER": MARK, "TERM": "dumb"}, False),
        ({"SUMMITS_PAGER": MARK, "LINES": "500"}, False),
        ({"SUMMITS_PAGER": MARK, "LINES": "0"}, True),
        ({"SUMMITS_PAGER": MARK, "LINES": "9" * 4301}, False),
    ],
)
def test_which(given: dict[str, str], paged: bool, tmp_path: Path) -> None:
    """`SUMMITS_PAGER`, through the shell; none where it is empty or `cat`, or all fits the screen."""
    shown = terminal(SHOW, LOW | given, tmp_path)
    assert ("PAGED" in shown) is paged
    assert shown.count("Who claims what") == 1


@pytest.mark.parametrize("form", ["screen", "plain", "json"])
def test_every_form(form: str, tmp_path: Path) -> None:
    """Whatever form an answer has, a long one goes through the pager; with --no-pager none does."""
    given = LOW | {"SUMMITS_PAGER": MARK}
    assert "PAGED" in terminal([*SHOW, "--format", form], given, tmp_path)
    assert "PAGED" not in terminal([*SHOW, "--format", form, "--no-pager"], given, tmp_path)
    assert "PAGED" not in terminal(["list", "--on", "06-04", "--plain"], given, tmp_path)


@pytest.mark.parametrize(
    "command",
    [
        '"unclosed',
        "\\",
        "no-such-program",
        "false",
        "exit 3",
        "head -1; exit 1",
        "(",
        "cat >&-; false",
    ],
)
def test_one_that_fails(command: str, tmp_path: Path) -> None:
    """A pager that can't start or ends badly loses nothing, and is no failure of the answer."""
    shown = terminal(SHOW, LOW | {"SUMMITS_PAGER": command}, tmp_path)
    assert shown.count("Who claims what") == 1
    assert "Traceback" not in shown


def test_one_that_is_killed(tmp_path: Path) -> None:
    """A pager ended by a signal was ended by its reader: nothing is printed once more."""
    shown = terminal(SHOW, LOW | {"SUMMITS_PAGER": "kill -TERM $$"}, tmp_path)
    assert "Who claims what" not in shown


def test_one_that_is_quit(tmp_path: Path) -> None:
    """Quitting it before the end is exit 0, and quiet."""
    shown = terminal(["sources", "--json"], LOW | {"SUMMITS_PAGER": "head -1"}, tmp_path)
    assert shown.splitlines() == ["{"]


def test_a_pipe_has_none(tmp_path: Path) -> None:
    """Where stdin is no terminal nobody could quit it."""
    if not shutil.which("sh"):
        pytest.skip("this system has no sh")
    line = f"echo | python -m summits --data {INVENTED} show quillport-1991"
    shown = run_in_shell(line, LOW | {"SUMMITS_PAGER": MARK}, tmp_path)
    assert "PAGED" not in shown
    assert "neither side" in shown


@pytest.mark.parametrize(
    ("less", "command", "coloured"),
    [
        ("R", MARK, True),
        ("-iMr", MARK, True),
        ("--RAW-CONTROL-CHARS", MARK, True),
        ("-i --raw-control-chars -M", MARK, True),
        ("X", MARK, False),
        ("-X --quit-if-one-screen", MARK, False),
        ("-PmReading$ -i", MARK, False),
        ("-PmReading$ -R", MARK, True),
        ("", MARK, False),
    ],
)
def test_colours(less: str, command: str, coloured: bool, tmp_path: Path) -> None:
    """Where `LESS` is set and passes no escapes on, there are none: no colour and no links."""
    shown = terminal(SHOW, LOW | {"SUMMITS_PAGER": command, "LESS": less}, tmp_path)
    assert "PAGED" in shown
    assert ("\x1b[1m" in shown) is coloured
    assert ("\x1b]8;" in shown) is coloured


def test_less_of_our_choice(tmp_path: Path) -> None:
    """Where `LESS` is unset it is FRX, so that colours pass, and what fits the screen does not wait."""
    shown = terminal(SHOW, LOW | {"SUMMITS_PAGER": 'printf %s "$LESS"'}, tmp_path)
    assert shown == "FRX"


def test_less_itself(tmp_path: Path) -> None:
    """Without a pager of one's own it is less, which q quits."""
    if not shutil.which("less"):
        pytest.skip("this system has no less")
    environment = LOW | {"PAGER": "less", "SUMMITS_PAGER": "less"}
    shown = terminal(SHOW, environment, tmp_path, typed=b"q")
    assert "Tuesday 14 May 1991" in shown
    assert "Who claims what" not in shown


@pytest.mark.parametrize(
    ("options", "passes"),
    [
        ("FRX", True),
        ("-R", True),
        ("-x4R", True),
        ("-j5 -R", True),
        ("-oR", False),
        ("-tRoom", False),
        ("FX$ -R", True),
        ("-Ps%lR", False),
        ("", False),
    ],
)
def test_what_less_passes(options: str, passes: bool) -> None:
    """An R in an option's own words passes nothing on."""
    assert pager._passes(options) is passes


HELP = [
    ["--help"],
    [],
    ["show", "--help"],
    ["add", "--help"],
    ["add", "place", "-h"],
    ["help", "json"],
    ["export", "--list"],
]


@pytest.mark.parametrize("asked", HELP, ids=" ".join)
def test_help(asked: list[str], tmp_path: Path) -> None:
    """A help text that is longer than the screen goes through it too, and whole."""
    shown = terminal(asked, LOW | {"SUMMITS_PAGER": MARK}, tmp_path)
    lines = shown.splitlines()
    assert all(line.startswith("PAGED ") for line in lines)
    whole = terminal(asked, LOW | {"LINES": "500"}, tmp_path)
    assert [line.removeprefix("PAGED ").rstrip() for line in lines] == [
        line.rstrip() for line in whole.splitlines()
    ]
    assert "PAGED" not in whole


def test_help_without(tmp_path: Path) -> None:
    """With --no-pager none does."""
    given = LOW | {"SUMMITS_PAGER": MARK}
    for asked in (["help", "json", "--no-pager"], ["show", "--no-pager", "--help"]):
        assert "PAGED" not in terminal(asked, given, tmp_path)
