"""`make fuzz`: random command lines and damaged records, against what is promised of all of them.

No traceback; a documented exit code, with a sentence where it is not 0; one JSON document where one was
asked for; no control sign; no byte of the record changed; under two seconds. It runs in this process, with
a seed, and says what broke and how to see it again.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import re
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import click

from summits.cli import GROUPS, cli, main
from tests.damage import damaged

HERE = Path(__file__).parent
CODES = {0, 1, 2, 3, 4, 5, 130, 141}
SLOW = 2.0
WRITERS = {"new", "add", "import", "export"}

_STYLE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^;\x1b]*;[^\x1b]*\x1b\\")
_HARM = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066\u2067\u2068]")

WORDS = [
    *("quillport-1991", "video-1991", "latest", "first", "latest~1", "first~99", "LATEST~0", "q", "1991"),
    *("14 May 1991", "May 1991", "14 мая 1991", "05/06/1991", "1991-05-14/..", "199X", "Monday 14 May"),
    *("Orla", "zumm", "Зумм", "Quillfeather", "ferrymouth", "herring", "lighthouses", "norland", "XN"),
    *("", " ", "-", "--", "*", '"', '"a b', "a*", "-a", "?", "???", "—", "(x)", "[/]", ":flag:", "0", "-1"),
    *("9" * 4301, "x" * 3000, "é" * 300, "\x1b[31m", "\u202e", "\udcff", "\n", "a\tb", "🎉", "ـ", "\u200f"),
    *("statements.count-together", "participants.orla-quillfeather", "date", "disputes.time-of-day"),
    *("json", "csv", "ics", "csv-facts", "screen", "svg", "nowhere", ".", "x.csv", "ru", "ar", "2021"),
    *("meeting", "people", "zsh", "bash", "--help", "--json", "--plain", "--data", "--header", "moscow"),
]  # fmt: skip
SETTINGS = {
    "COLUMNS": [
        "",
        "0",
        "1",
        "2",
        "20",
        "40",
        "80",
        "300",
        "5000",
        "-5",
        "x",
        "9" * 4301,
        "٤٠",
        "²",
    ],
    "LINES": ["", "0", "1", "24", "x", "9" * 4301],
    "TERM": ["", "dumb", "xterm-256color", "nonsense"],
    "NO_COLOR": ["", "0", "1"],
    "FORCE_COLOR": ["", "0", "1"],
    "PAGER": ["", "cat", '"unclosed', "\\", "no-such-program", "false"],
    "LESS": ["", "X", "R"],
    "TZ": ["PST8PDT", "<+14>-14", "nonsense"],
    "LC_ALL": ["C", "de_DE.UTF-8", "nonsense"],
}
ENCODINGS = ["utf-8"] * 6 + ["ascii", "cp1252", "koi8-r", "utf-16", "shift_jis"]


class Case(NamedTuple):
    """A run: what was typed, where, and what it came to."""

    arguments: list[str]
    settings: dict[str, str]
    terminal: bool
    encoding: str

    def __str__(self) -> str:
        stream = "terminal" if self.terminal else "pipe"
        return f"{self.arguments!r:.600} {self.settings!r:.200} {stream} {self.encoding}"


class Stream(io.TextIOWrapper):
    """A stream that says whether it is a terminal, and keeps what it was given."""

    def __init__(self, terminal: bool, encoding: str) -> None:
        self.raw_bytes = io.BytesIO()
        super().__init__(self.raw_bytes, encoding=encoding, newline="")
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    def text(self) -> str:
        self.flush()
        return self.raw_bytes.getvalue().decode(self.encoding, "replace")


def ran(case: Case) -> Iterator[str]:
    """Run a case, and say what of the promise it broke."""
    out, err = Stream(case.terminal, case.encoding), Stream(False, case.encoding)
    begun = time.process_time()
    try:
        code = _code(case, out, err)
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        yield f"traceback: {type(error).__name__} at {Path(last.filename).name}:{last.lineno}"
        return
    if time.process_time() - begun > SLOW:
        yield f"slow: {_command(case.arguments)}"
    said, talk = out.text(), err.text()
    if code not in CODES:
        yield f"exit code {code}"
    if code in (2, 3, 4, 5) and not re.search(r"^summits: .", talk, re.MULTILINE):
        yield f"no sentence with exit code {code}"
    if "Traceback" in talk:
        yield "a traceback on stderr"
    # An export has the line ends and bytes of its format.
    if "export" not in case.arguments and any(map(_harms, (said, talk))):
        yield f"a control sign from {_command(case.arguments)}"
    if code == 0 and _asks_json(case.arguments) and said and not _is_json(said):
        yield f"no JSON from {_command(case.arguments)}"


def _code(case: Case, out: Stream, err: Stream) -> object:
    stdin = io.TextIOWrapper(io.BytesIO(b"One.\n\nTwo.\n"), encoding="utf-8")
    with (
        mock.patch.dict(os.environ, case.settings),
        mock.patch.multiple(sys, stdout=out, stderr=err, stdin=stdin),
    ):
        try:
            main(list(case.arguments))
        except SystemExit as end:
            return end.code or 0
    return "none"


def _harms(text: str) -> bool:
    return bool(_HARM.search(_STYLE.sub("", text)))


def _asks_json(arguments: list[str]) -> bool:
    # Not as another option's value, and where nothing else chooses the form.
    before = dict(zip(arguments, ["", *arguments], strict=False))
    chosen = {"--help", "-h", "--plain", "--format", "--version"} & set(arguments)
    return "--json" in arguments and not chosen and not before["--json"].startswith("-")


def _is_json(text: str) -> bool:
    try:
        json.loads(text.removeprefix("\ufeff"))
    except ValueError:
        return False
    return True


def _command(arguments: list[str]) -> str:
    known = {name for group in GROUPS.values() for name in group}
    return next((word for word in arguments if word in known), "no command")


def settings(draw: random.Random) -> dict[str, str]:
    """Some of what can be set around a command."""
    names = draw.sample(sorted(SETTINGS), draw.randrange(4))
    return {name: draw.choice(SETTINGS[name]) for name in names}


class Typist:
    """Types command lines: mostly such as somebody could mean."""

    def __init__(self, draw: random.Random) -> None:
        self.draw = draw
        context = click.Context(cli)
        names = [name for group in GROUPS.values() for name in group]
        self.commands = {name: cli.get_command(context, name) for name in names}

    def line(self) -> list[str]:
        """One command line, without the record it is about."""
        if self.draw.random() < 0.03:
            return self._words(4)
        name, command = self.draw.choice(list(self.commands.items()))
        line = [name]
        options = [one for one in command.params if isinstance(one, click.Option)]
        for option in self.draw.sample(options, min(len(options), self.draw.randrange(4))):
            if option.name == "data":
                continue
            line.append(self.draw.choice(option.opts))
            if not option.is_flag:
                line.append(self._value(option))
        line += self._words(3)
        if self.draw.random() < 0.3:
            self.draw.shuffle(line)
        return line

    def _value(self, option: click.Option) -> str:
        if isinstance(option.type, click.Choice) and self.draw.random() < 0.9:
            return str(self.draw.choice(list(option.type.choices)))
        return self.draw.choice(WORDS)

    def _words(self, most: int) -> list[str]:
        return [self.draw.choice(WORDS) for _ in range(self.draw.randrange(most + 1))]

    def case(self, record: Path) -> Case:
        """A run over a record."""
        line = self.line()
        at = 0 if self.draw.random() < 0.5 else len(line)
        line[at:at] = ["--data", str(record)]
        terminal = self.draw.random() < 0.4
        return Case(line, settings(self.draw), terminal, self.draw.choice(ENCODINGS))


def digest(folder: Path) -> int:
    """The state of a folder: every name, time and byte."""
    rows = []
    for path in sorted(folder.rglob("*")):
        found = path.lstat()
        rows.append((str(path), found.st_mode, found.st_size, found.st_mtime_ns))
    return hash(tuple(rows))


class Findings:
    """What broke, each kind with its first case."""

    def __init__(self) -> None:
        self.counted: Counter[str] = Counter()

    def add(self, what: str, how: object) -> None:
        """Take one down, and print the first of its kind."""
        self.counted[what] += 1
        if self.counted[what] == 1:
            print(f"\n{what}\n  {how}", flush=True)


def lines(typist: Typist, found: Findings, room: Path) -> None:
    """One command line over a sound record."""
    record = typist.draw.choice([room / "invented"] * 9 + [room / "real"])
    case = typist.case(record)
    if _command(case.arguments) in WRITERS - {"export"}:
        record = Path(shutil.copytree(record, room / "own", dirs_exist_ok=True))
    before = digest(record)
    for broken in ran(case):
        found.add(broken, case)
    if digest(record) != before and not WRITERS & set(case.arguments):
        found.add(f"the record was changed by {_command(case.arguments)}", case)


def folders(typist: Typist, found: Findings, room: Path) -> None:
    """A damaged record: `check`, and a reader."""
    folder = room / "damaged"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HERE / "data", folder)
    draw = typist.draw
    what = damaged(draw, folder)
    before = digest(folder)
    reader = typist.line()
    while WRITERS & set(reader):
        reader = typist.line()
    for arguments in (["check"], reader):
        line = ["--data", str(folder), *arguments]
        for broken in ran(Case(line, {}, draw.random() < 0.3, "utf-8")):
            found.add(f"damaged: {broken}", f"{arguments!r:.300} after {what!r:.500}")
    if digest(folder) != before:
        found.add("the damaged record was changed", f"{reader!r:.300} after {what!r:.500}")


KINDS: dict[str, Callable[[Typist, Findings, Path], None]] = {
    "command lines": lines,
    "damaged records": folders,
}


@contextmanager
def _room() -> Iterator[Path]:
    """A folder to be in, with copies of the records and a cache of its own."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        shutil.copytree(HERE / "data", room / "invented")
        shutil.copytree(HERE.parent / "data", room / "real")
        (room / "here").mkdir()
        os.chdir(room / "here")
        os.environ.update(XDG_CACHE_HOME=str(room / "cache"), HOME=str(room))
        try:
            yield room
        finally:
            os.chdir(before)


def run() -> int:
    """Try so many of each; say what broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000, help="how many of each")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    asked = parser.parse_args()
    found = Findings()
    with _room() as room:
        for name, attempt in KINDS.items():
            typist, begun = Typist(random.Random(f"{asked.seed} {name}")), time.monotonic()
            for _ in range(asked.count):
                attempt(typist, found, room)
            seconds = time.monotonic() - begun
            print(f"{asked.count} {name}, seed {asked.seed}, {seconds:.0f} s", flush=True)
    for what, count in found.counted.most_common():
        print(f"{count:7} {what}")
    print("Nothing broke." if not found.counted else f"{len(found.counted)} kinds of findings.")
    return int(bool(found.counted))


if __name__ == "__main__":
    sys.exit(run())
