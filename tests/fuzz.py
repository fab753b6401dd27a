"""`make fuzz`: random command lines, damaged and forged records, against what is promised of all of them.

No traceback; a documented exit code, with a sentence where it is not 0; one JSON document where one was
asked for; no control sign; no byte of a record changed by what reads, or by what fails; a record that holds
every rule behind what writes; under two seconds. It runs in this process and in a folder of its own, with a
seed, and says what broke and how to see it again.
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

from summits.cli import main
from summits.gate import gate
from summits.record import files
from tests.damage import damaged, spoilt
from tests.typist import Case, Typist

HERE = Path(__file__).parent
CODES = {0, 1, 2, 3, 4, 5, 130, 141}
SLOW = 2.0
WRITERS = {"new", "add", "import"}

_STYLE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^;\x1b]*;[^\x1b]*\x1b\\")
_OURS = re.compile(r"\u2068[^\n\u2066-\u2069]*\u2069")
"""What a screen shuts off, since it runs from right to left."""
_HARM = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SCRIPTS = {
    "html": re.compile(r"""\b(?:href|src)=["']\s*(?!https?:|data:|#|["'])\w+:""", re.IGNORECASE),
    "markdown": re.compile(r"(?<!\\)\]\((?!<?https?:)"),
}
"""A link that is no address, in what has links."""
_LINK = re.compile(r"\x1b\]8;[^;\x1b]*;(?!https?:)[^\x1b]+\x1b\\")


class Ran(NamedTuple):
    """What came of a case: its exit code, and what of the promise it broke."""

    code: object
    broken: list[str]


class Stream(io.TextIOWrapper):
    """A stream that says whether it is a terminal, and keeps what it was given."""

    def __init__(self, terminal: bool, encoding: str, given: str = "") -> None:
        self.raw_bytes = io.BytesIO(given.encode("utf-8", "surrogateescape"))
        super().__init__(self.raw_bytes, encoding=encoding, newline="")
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    def text(self) -> str:
        self.flush()
        return self.raw_bytes.getvalue().decode(self.encoding, "replace")


def ran(case: Case) -> Ran:
    """Run a case."""
    out, err = Stream(case.terminal, case.encoding), Stream(case.terminal, case.encoding)
    begun = time.process_time()
    try:
        code = _code(case, out, err)
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(last.filename).name}:{last.lineno}"
        return Ran("none", [f"traceback: {type(error).__name__} at {where}"])
    slow = time.process_time() - begun > SLOW
    said, talk = out.text(), err.text()
    if case.command == "export" and _harms(said):
        said = out.raw_bytes.getvalue().decode("utf-8", "replace")  # the same bytes everywhere
    return Ran(
        code, [*_broken(case, code, said, talk), *([f"slow: {case.command}"] if slow else [])]
    )


def _broken(case: Case, code: object, said: str, talk: str) -> Iterator[str]:
    if code not in CODES:
        yield f"exit code {code}"
    if code in (2, 3, 4, 5) and not re.search(r"(?:^|: |\r *)summits:\s+\S", talk, re.MULTILINE):
        yield f"no sentence with exit code {code} from {case.command}"
    if "Traceback" in talk:
        yield "a traceback on stderr"
    # A shell that asks what fits is given back what was typed.
    if any(map(_harms, (said, talk))) and "COMP_WORDS" not in case.settings:
        yield f"a control sign from {case.command}"
    forms = _SCRIPTS.keys() & {*case.arguments} if not _is_json(said) else ()
    if any(_SCRIPTS[form].search(said) for form in forms) or _LINK.search(said):
        yield f"a link that is no address from {case.command}"
    if code == 0 and _asks_json(case.arguments) and said and not _is_json(said):
        yield f"no JSON from {case.command}"


def _code(case: Case, out: Stream, err: Stream) -> object:
    stdin = Stream(case.terminal and case.command in WRITERS, "utf-8", case.stdin)
    with (
        mock.patch.dict(os.environ, case.settings),
        mock.patch.multiple(sys, stdout=out, stderr=err, stdin=stdin),
    ):
        if stdin.isatty():
            os.environ["SUMMITS_PAGER"] = "cat"  # it would write around our stream
        try:
            main(list(case.arguments))
        except SystemExit as end:
            return end.code or 0
    return "none"


def _harms(text: str) -> bool:
    return bool(_HARM.search(_OURS.sub("", _STYLE.sub("", text))))


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


def _tried(case: Case, record: Path, found: Findings, before_it: str = "") -> None:
    """Run a case over a record that it may change only as what writes well does."""
    before = digest(record)
    kind = f"{before_it.partition(' ')[0]} " if before_it else ""
    code, broken = ran(case)
    if digest(record) != before:
        wrote = case.command in WRITERS and (code == 0 or (code == 1 and case.command == "import"))
        if not wrote:
            broken.append(f"the record was changed by {case.command}, exit code {code}")
        elif gate.problems(files.read(record)):
            broken.append(f"a record that breaks rules was left by {case.command}")
    for what in broken:
        found.add(f"{kind}{what}", f"{case} {before_it}")


def lines(typist: Typist, found: Findings, room: Path) -> None:
    """One command line over a sound record."""
    sound = typist.draw.choice([room / "invented"] * 9 + [room / "real"])
    case = typist.case(sound)
    if case.command in WRITERS:
        shutil.rmtree(room / "own", ignore_errors=True)
        own = shutil.copytree(sound, room / "own")
        said = [str(own) if word == str(sound) else word for word in case.arguments]
        _tried(case._replace(arguments=said), own, found)
    else:
        _tried(case, sound, found)


def folders(typist: Typist, found: Findings, room: Path) -> None:
    """A damaged record: `check`, and something else."""
    folder = _copied(room)
    what = damaged(typist.draw, folder)
    for arguments in (["check"], typist.line()):
        line = ["--data", str(folder), *arguments]
        case = Case(line, {}, typist.draw.random() < 0.3, "utf-8")
        _tried(case, folder, found, f"damaged: {what!r:.500}")


def forged(typist: Typist, found: Findings, room: Path) -> None:
    """A record whose texts never passed the gate, with a receipt that says they have."""
    folder = _copied(room)
    what = spoilt(typist.draw, folder)
    files.leave_receipt(files.read(folder))
    case = typist.case(folder)._replace(encoding="utf-8")
    _tried(case, folder, found, f"forged: {what!r:.500}")


def _copied(room: Path) -> Path:
    shutil.rmtree(room / "damaged", ignore_errors=True)
    return Path(shutil.copytree(room / "invented", room / "damaged"))


KINDS: dict[str, Callable[[Typist, Findings, Path], None]] = {
    "command lines": lines,
    "damaged records": folders,
    "forged records": forged,
}


class Room:
    """A folder to be in, with copies of the records, lists, articles, and a cache of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.states: dict[str, int] = {}
        (home / "tmp").mkdir()
        tempfile.tempdir = str(home / "tmp")
        os.environ.update(XDG_CACHE_HOME=str(home / "cache"), HOME=str(home))
        for name in ("invented", "real", "here"):
            self._set_up(name)

    def tidied(self) -> list[str]:
        """Put back what a case changed of what it finds; name it, where it is a record."""
        changed = [name for name, state in self.states.items() if digest(self.home / name) != state]
        for name in changed:
            self._set_up(name)
        return [name for name in changed if name != "here"]

    def _set_up(self, name: str) -> None:
        os.chdir(self.home)
        shutil.rmtree(self.home / name, ignore_errors=True)
        if name == "here":
            _fill(self.home / name)
        else:
            source = HERE / "data" if name == "invented" else HERE.parent / "data"
            shutil.copytree(source, self.home / name)
        if (self.home / "here").exists():
            os.chdir(self.home / "here")
        self.states[name] = digest(self.home / name)


LIST = "date,city,country,people,topics,venue,url\n14 May 1997,Quillport,Norland,Zumm; Ann Fox,herring,,\n"
LIST += (
    "1998-02-30,x,,,,,\n03/04/1998,New Town,Russia,,,=x,https://example.org/1\n,,,,,,\n1999,,,,,,\n"
)


def _fill(here: Path) -> None:
    """What somebody may have in a folder: lists, articles, and what is neither."""
    here.mkdir()
    for path in [*(HERE / "lists").glob("*.csv"), *(HERE / "articles").glob("northern*.txt")]:
        shutil.copy(path, here)
    shutil.copytree(HERE / "articles", here / "articles")
    (here / "list.csv").write_text(LIST, "utf-8")
    (here / "tabs.csv").write_text(LIST.replace(",", "\t"), "utf-16")
    (here / "latin.csv").write_text(LIST.replace("Quillport", "Café"), "cp1252")
    (here / "article.txt").write_text(
        "Orla Quillfeather said “herring”.\n\n[/] 14 May 1991 \u202e\x1b[31m\n"
    )
    (here / "page.html").write_text("<html><body><p>Zumm said: “tea”.</p><script>x</script></html>")
    (here / "junk.bin").write_bytes(bytes(range(256)) * 99)
    (here / "empty").touch()


@contextmanager
def _room() -> Iterator[Room]:
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as name:
        try:
            yield Room(Path(name))
        finally:
            os.chdir(before)
            tempfile.tempdir = None


def run() -> int:
    """Try so many of each; say what broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000, help="how many of each")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--minutes", type=float, default=60, help="for each, at most")
    parser.add_argument("--only", nargs="*", choices=list(KINDS), help="of these kinds alone")
    asked = parser.parse_args()
    # A command whose reader left closes descriptor 1 behind it; what is found goes around that.
    sys.stdout = open(os.dup(1), "w", encoding="utf-8", errors="backslashreplace")  # noqa: SIM115
    found = Findings()
    with _room() as room:
        for name in asked.only or KINDS:
            typist, begun = Typist(random.Random(f"{asked.seed} {name}")), time.monotonic()
            for number in range(1, asked.count + 1):
                KINDS[name](typist, found, room.home)
                for record in room.tidied():
                    found.add(f"the {record} record was changed", name)
                seconds = time.monotonic() - begun
                over = number == asked.count or seconds > asked.minutes * 60
                if over or number % 5000 == 0:
                    print(f"{number} {name}, seed {asked.seed}, {seconds:.0f} s", flush=True)
                if over:
                    break
    for what, count in found.counted.most_common():
        print(f"{count:7} {what}")
    print("Nothing broke." if not found.counted else f"{len(found.counted)} kinds of findings.")
    return int(bool(found.counted))


if __name__ == "__main__":
    sys.exit(run())
