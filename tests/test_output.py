"""Where answers go: terminal, pipe, JSON; colour, encodings, closed pipes, hostile text."""

from __future__ import annotations

import itertools
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from summits.cli import GROUPS
from summits.values import clean
from summits.values.clean import printable
from tests.conftest import INVENTED, ROOT, Run
from tests.terminal import surroundings, terminal

HOSTILE = "ferrymouth-south-1999"
ESCAPE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
EVERY = [
    ["list"],
    ["show", HOSTILE],
    ["show", HOSTILE, "--evidence"],
    ["compare", HOSTILE, "quillport-1991"],
    ["timeline"],
    ["search", "sic"],
    ["topics"],
    ["people"],
    ["evidence", HOSTILE],
    ["evidence", HOSTILE, "statements.hostile"],
    ["accounts", HOSTILE],
    ["sources"],
    ["about"],
    ["about", "--coverage"],
    ["about", "--candidates"],
]
PROMISED = {
    "list": {"count", "meetings"},
    "show": {"meeting"},
    "compare": {"a", "b", "gap", "fields"},
    "timeline": {"count", "meetings"},
    "search": {"count", "hits"},
}


def test_what_is_dropped_can_not_be_printed() -> None:
    """A text that Python calls printable has nothing in it that is dropped, and is not looked through."""
    assert not any(chr(sign).isprintable() for sign in clean._DROPPED)


@pytest.mark.parametrize("command", EVERY, ids=" ".join)
@pytest.mark.parametrize("width", [None, 40, 80, 120])
def test_hostile_text(run: Run, command: list[str], width: int | None) -> None:
    """No control character or bidi override of the data reaches a pipe or a terminal."""
    result = run(*command, width=width)
    assert result.code == 0, result
    shown = result.out.replace("\t", "") if width is None else _plain(result.out)
    assert not ESCAPE.search(shown)
    assert "…" not in result.out


def test_markup_is_text(run: Run) -> None:
    """What looks like Rich markup or an emoji code is printed as it stands."""
    for width in (None, 80):
        shown = run("show", HOSTILE, width=width).out
        for text in ("[sic]", "[/]", "[b]x[/b]", ":warning:", "<script>"):
            assert text in shown


def test_hostile_argument(run: Run) -> None:
    """An error message shows what was typed without its escapes."""
    result = run("show", "a\x1b[31mb\u202e\x07", width=80)
    assert result.code == 3
    assert not ESCAPE.search(result.err.replace("\n", ""))


def test_json_keeps_the_true_string(run: Run) -> None:
    """In JSON the data are what they are, escaped."""
    result = run("show", HOSTILE, "--json")
    assert "\x1b" in result.json["meeting"]["summary"]
    assert not ESCAPE.search(result.out.replace("\n", ""))


@pytest.mark.parametrize("command", EVERY, ids=" ".join)
@pytest.mark.parametrize("width", [None, 80])
def test_one_document(run: Run, command: list[str], width: int | None) -> None:
    """`--json` is one document with the promised keys, on a terminal too."""
    answer = run(*command, "--json", width=width).json
    assert answer["schema_version"] == 1
    assert set(answer["dataset"]) == {"id", "version"}
    assert PROMISED.get(command[0], set()) <= set(answer)


def test_plain_rows(run: Run) -> None:
    """Into a pipe a value's own tabs and line ends become a space, so that columns hold."""
    for line in run("show", HOSTILE).out.splitlines():
        assert line.count("\t") == 3
    for line in run("list", "--status", "all").out.splitlines():
        assert line.count("\t") == 8


def test_plain_on_a_terminal(run: Run) -> None:
    """`--plain` gives a terminal what a pipe gets."""
    assert run("list", "--plain", width=80).out == run("list").out


SHOW = ["show", "quillport-1991"]


def test_a_screen_into_a_pipe(run: Run) -> None:
    """`--format screen` is the page as plain text, whatever stdout is: legend, counts and all."""
    for command in EVERY:
        assert run(*command, "--format", "screen").out == _plain(run(*command, width=80).out)
    assert "Unmarked: both sides report it" in run(*SHOW, "--format", "screen").out


def test_colour_makes_no_screen(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither `--color always` nor FORCE_COLOR changes what a pipe gets; the one says what would."""
    lines = run(*SHOW)
    always = run(*SHOW, "--color", "always")
    assert always.out == lines.out
    assert always.err == (
        "--color always makes no screen of a pipe; add --format screen, and it colours it.\n"
    )
    for form in ("screen", "plain", "json"):
        assert run(*SHOW, "--color", "always", "--format", form).err == ""
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert run(*SHOW) == lines
    assert "\x1b" not in run(*SHOW, "--json").out


def test_a_coloured_screen_into_a_pipe(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--color always` colours a screen in a pipe, and goes before NO_COLOR; it makes no links."""
    monkeypatch.setenv("NO_COLOR", "1")
    screen = run(*SHOW, "--format", "screen")
    shown = run(*SHOW, "--format", "screen", "--color", "always").out
    assert "\x1b[" in shown
    assert "\x1b]8" not in shown
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown) == screen.out
    assert not re.search(r" (\x1b\[0m)?$", shown, re.MULTILINE)


@pytest.mark.parametrize(
    ("arguments", "form"),
    [
        (["--json"], "json"),
        (["--plain"], "plain"),
        (["--plain", "--json"], "json"),
        (["--json", "--format", "plain"], "plain"),
        (["--format", "csv", "--plain"], "plain"),
    ],
)
def test_one_form(run: Run, arguments: list[str], form: str) -> None:
    """`--json` and `--plain` are short for two forms; the last one that is named counts."""
    for width in (None, 80):
        named = run("list", "--format", form, width=width)
        assert run("list", *arguments, width=width) == named


def test_tables(run: Run) -> None:
    """The forms that are tables have the columns of the plain lines, and their values."""
    heads, *lines = run("list", "--header").rows
    assert run("list", "--format", "csv").out.split("\r\n")[0] == ",".join(heads)
    first = json.loads(run("list", "--format", "jsonl").out.splitlines()[0])
    assert list(first) == heads
    assert first["id"] == lines[0][0]
    assert run("list", "--format", "markdown").out.startswith("| id ")
    picture = run("list", "--format", "svg").out
    assert picture.startswith("<svg ")
    assert "quillport-1991" in picture


COLUMNS = {
    "list": "id date city country mode people topics sources disputed",
    "show ferrymouth-1994": "kind key text sources",
    "compare": "field relation a b",
    "timeline": "id date city country mode people topics sources disputed gap",
    "search herring": "meeting field snippet sides sources",
    "topics": "topic broader times first last meetings not_by_both",
    "topics fisheries": "meeting field text sides sources",
    "people": "person name side times first last offices meetings",
    "people kolobokova": "kind key text sides sources",
    "evidence first": "field standing versions origins sources sides text",
    "evidence --all": "meeting field standing versions origins sources sides text",
    "evidence first date": "field value held says publisher side origin published citation address "
    "question because",
    "accounts first": "kind whose field text sources",
    "sources": "id published publisher origin side kind language read facts alone url",
    "sources suland-radio-1994-07-03": "paragraph meeting field text alone",
    "sources --urls": "url",
    "about": "name value count",
    "about --coverage": "meeting field origins disputed",
    "about --candidates": "id when where claim finding sources",
    "verify --facts first": "field text verifiable citations why",
    "changes {INVENTED}": "meeting kind field changes old new sources_added sources_gone",
    "check": "problem",
}


@pytest.mark.parametrize("command", COLUMNS)
def test_header(run: Run, command: str) -> None:
    """`--header` names the columns of plain lines, and changes nothing below; JSON has no such line."""
    arguments = command.format(INVENTED=INVENTED).split()
    heads, *lines = run(*arguments, "--header").rows
    assert heads == COLUMNS[command].split()
    assert lines == run(*arguments).rows
    assert {len(line) for line in lines} <= {len(heads), 2 if command == "about" else len(heads)}
    assert run(*arguments, "--header", "--json") == run(*arguments, "--json")


def test_header_of_nothing(run: Run) -> None:
    """Where nothing matched, the columns have their names all the same."""
    assert (
        run("list", "--since", "1999-06", "--header").out
        == COLUMNS["list"].replace(" ", "\t") + "\n"
    )


@pytest.mark.parametrize(
    ("environment", "flag", "coloured"),
    [
        ({}, None, True),
        ({"NO_COLOR": "1"}, None, False),
        ({"NO_COLOR": ""}, None, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, None, False),
        ({"NO_COLOR": "1"}, "always", True),
        ({"FORCE_COLOR": "1"}, "never", False),
        ({"FORCE_COLOR": "0"}, None, True),
        ({"TERM": "dumb"}, None, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, None, True),
        ({"TERM": "dumb", "CLICOLOR_FORCE": "1"}, None, True),
        ({"TERM": "dumb", "FORCE_COLOR": ""}, None, False),
    ],
)
@pytest.mark.process
def test_colour_on_a_terminal(environment, flag, coloured, tmp_path: Path) -> None:
    """`--color`, then NO_COLOR, then FORCE_COLOR, then a dumb terminal; no escape at all when off."""
    options = ["--color", flag] if flag else []
    shown = terminal(["list", *options], {"TERM": "xterm", **environment}, tmp_path)
    assert ("\x1b" in shown) is coloured
    assert "ferrymouth-south-1999" in shown


@pytest.mark.process
@pytest.mark.parametrize(
    ("term", "columns"),
    list(itertools.product(["dumb", "xterm", None], [None, "20", "40", "80", "300"])),
)
def test_terminals(term: str | None, columns: str | None, tmp_path: Path) -> None:
    """At every width and kind of terminal ids are whole and nothing is elided."""
    given = {"TERM": term, "COLUMNS": columns, "NO_COLOR": "1"}
    shown = terminal(["list"], {k: v for k, v in given.items() if v is not None}, tmp_path)
    assert "\x1b" not in shown
    assert "…" not in shown
    assert "ferrymouth-south-1999" in shown


@pytest.mark.process
def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    """A reader that leaves ends the command with 141 and no word, once the output is over 64 KB."""
    command = [sys.executable, "-m", "summits", "sources", "--json"]
    environment = surroundings(tmp_path)
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as child:
        assert child.stdout
        assert child.stderr
        child.stdout.read(10)
        child.stdout.close()
        assert child.stderr.read() == b""
    assert child.returncode == 141


@pytest.mark.process
def test_a_full_disk(tmp_path: Path) -> None:
    """Output that can't be written is one sentence and exit 5."""
    if not Path("/dev/full").exists():
        pytest.skip("this system has no full device")
    with open("/dev/full", "w") as full:
        command = [sys.executable, "-m", "summits", "list"]
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, env=surroundings(tmp_path)
        )
    assert done.returncode == 5
    assert (
        done.stderr
        == "summits: The answer could not be written: no space left on device; write it somewhere else.\n"
    )


@pytest.mark.process
@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("list >&-", 5),
        ("show nowhere 2>&-", 3),
        ("about --json > /dev/full", 5),
        ("--help > /dev/full", 5),
        ("check 2>&-", 0),
    ],
)
def test_streams_that_are_closed_or_full(line: str, code: int, tmp_path: Path) -> None:
    """A stream that is closed or full changes no other exit code, and brings no traceback."""
    if not Path("/dev/full").exists():
        pytest.skip("this system has no full device")
    command = f"{sys.executable} -m summits {line}"
    done = subprocess.run(
        ["sh", "-c", command], capture_output=True, text=True, env=surroundings(tmp_path)
    )
    assert done.returncode == code, done
    assert "Traceback" not in done.stderr


@pytest.mark.process
@pytest.mark.parametrize("arguments", [[], ["--help"], ["show", "--help"], ["list"]])
def test_a_reader_that_has_left(arguments: list[str], tmp_path: Path) -> None:
    """Help too ends with 141 where nobody reads it any more."""
    ours, theirs = os.pipe()
    os.close(ours)
    command = [sys.executable, "-m", "summits", *arguments]
    done = subprocess.run(
        command, stdout=theirs, stderr=subprocess.PIPE, env=surroundings(tmp_path)
    )
    os.close(theirs)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.process
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "koi8-r", "cp437"])
def test_json_in_any_encoding(encoding: str, tmp_path: Path) -> None:
    """JSON is JSON in every encoding, with the data unchanged."""
    command = [sys.executable, "-m", "summits", "--data", str(INVENTED), "people", "--json"]
    environment = surroundings(tmp_path) | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = subprocess.run(command, capture_output=True, env=environment)
    names = [row["name"] for row in json.loads(done.stdout.decode(encoding))["people"]]
    assert "Alyona Kolobokova" in names
    help = subprocess.run([*command[:3], "--help"], capture_output=True, env=environment)
    assert (help.returncode, help.stderr) == (0, b"")


@pytest.mark.process
@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "koi8-r"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    """An encoding that lacks our signs gets others, or escapes; never a traceback."""
    environment = {
        "PYTHONIOENCODING": encoding,
        "PYTHONUTF8": "0",
        "NO_COLOR": "1",
        "TERM": "xterm",
    }
    for command in (["timeline"], ["show", HOSTILE], ["people"]):
        shown = terminal(command, environment, tmp_path, encoding=encoding)
        assert "Traceback" not in shown
        assert "Ferrymouth" in shown or command == ["people"]
    assert "●" not in terminal(["timeline"], environment, tmp_path, encoding=encoding)


@pytest.mark.process
def test_interrupted(tmp_path: Path) -> None:
    """Ctrl-C ends with 130 and no traceback."""
    script = (
        "import summits.cli.session as s, time\n"
        "s.Session.record = property(lambda self: (print('ready', flush=True), time.sleep(30)))\n"
        "from summits.cli import main; main(['list'])"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=surroundings(tmp_path),
    ) as child:
        assert child.stdout
        assert child.stdout.readline() == "ready\n"
        child.send_signal(signal.SIGINT)
        _, talk = child.communicate(timeout=10)
    assert (child.returncode, talk.strip()) == (130, "")


@pytest.mark.process
@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Kiritimati", "Asia/Damascus"])
def test_time_zones(zone: str, tmp_path: Path) -> None:
    """A calendar date is the same from everywhere."""
    environment = surroundings(tmp_path) | {"TZ": zone}
    command = [sys.executable, "-m", "summits", "list", "--on", "09-13"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert done.stdout.split("\t")[1] == "2021-09-13"


def test_bare(run: Run) -> None:
    """A bare `summits` prints the help, with three examples, and exits 0."""
    bare = run(data=None)
    assert (bare.code, bare.err) == (0, "")
    assert bare.out == run("-h", data=None).out == run("--help", data=None).out
    assert bare.out.count("  summits ") >= 3


def test_groups_in_order(run: Run) -> None:
    """The help has the groups of commands, in order, each with its commands' names."""
    shown = run("--help", data=None).out
    places = [shown.index(f"\n{title}  ") for title in GROUPS]
    assert places == sorted(places)


@pytest.mark.parametrize("name", [name for group in GROUPS.values() for name in group])
def test_every_help_begins_with_examples(run: Run, name: str) -> None:
    """The help of a command shows how it is used before it says what it does."""
    for option in ("--help", "-h"):
        help = run(name, option, data=None).out
        assert help.startswith("Usage: summits ")
        assert help.split("\n\n")[1].strip().startswith(f"summits {name}")


@pytest.mark.parametrize("width", [1, 40, 59, 60, 80, 120])
@pytest.mark.parametrize("name", ["", *(name for group in GROUPS.values() for name in group)])
def test_help_keeps_words_whole(run: Run, name: str, width: int) -> None:
    """At every width help has the same words, none broken, and keeps within it from 40 columns on."""

    def words(columns: int) -> list[str]:
        out = run(*name.split(), "--help", width=columns, data=None).out
        for line in out.splitlines():
            # A path is one word.
            assert len(line) <= max(columns, 40) or len(line.split()) == 1
        return sorted(re.sub(r" \\\n|\|", " ", out).split())

    assert words(width) == words(200)


def test_version(run: Run) -> None:
    """The tool's version and the data set's, its size, and the day it was last checked."""
    tool, data = run("--version").out.splitlines()
    assert re.fullmatch(r"summits \d+\.\d+\.\d+", tool)
    assert re.fullmatch(
        r"\S+ 1\.0\.0 \([0-9a-f]{12}\): 5 confirmed meetings, 12 sources, checked \S+", data
    )


def test_options_before_or_after(run: Run) -> None:
    """`--data` and `--color` stand before or after the command; the later one wins."""
    after = run("list", "--data", str(INVENTED), data=None)
    assert after.out == run("list").out
    assert run("list", "--data", str(INVENTED), data=ROOT / "data").out == after.out


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["lst"], 2, "did you mean list?"),
        (["list", "--mode", "boat"], 2, "in-person"),
        (["show"], 2, "MEETING"),
        (["list", "--nonsense"], 2, "“--nonsense” is no option of list"),
        (["list", "--data", "nowhere"], 4, "nowhere"),
        (["show", "zzz"], 3, "no meeting"),
    ],
)
def test_errors(run: Run, arguments: list[str], code: int, says: str) -> None:
    """An error is one line on stderr, with its code, and nothing on stdout."""
    result = run(*arguments)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith("summits: ")
    assert result.err.count("\n") == 1
    assert says in result.err


def test_printable() -> None:
    """Escapes, bells and overrides go; letters of every script stay."""
    assert printable("a\x1b[31mb\x07\u202e\tc\r\nd\u2028e") == "a[31mb c  d e"
    assert printable("Асад الأسد é") == "Асад الأسد é"
    assert printable("\ud800") == "\ufffd"


def _plain(screen: str) -> str:
    """A screen without the isolates that stand around words from right to left, and only there."""
    return re.sub("\u2068(?=[\u0590-\u08ff])|(?<=[\u0590-\u08ff])\u2069", "", screen)
