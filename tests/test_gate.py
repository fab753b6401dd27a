"""The gate: every rule of the record broken once, and nothing that a folder can be brings a traceback."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summits.errors import DataError
from summits.gate import gate, lines, meeting_rules, rules
from summits.record import files, light
from tests.conftest import INVENTED, ROOT, Run

QUILLPORT = "meetings/quillport-1991.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the invented record, to be broken."""
    return Path(shutil.copytree(INVENTED, tmp_path / "data"))


def problems(folder: Path) -> list[gate.Problem]:
    """What the gate says of a folder."""
    return gate.problems(files.read(folder))


def change(folder: Path, name: str, pointer: str, value: Any) -> None:
    """Put a value at a place of a file; `...` takes away what is there."""
    path = folder / name
    content = json.loads(path.read_text("utf-8"))
    *steps, last = [int(step) if step.isdigit() else step for step in pointer.split("/")[1:]]
    inner = content
    for step in steps:
        inner = inner[step]
    if value is ...:
        del inner[last]
    elif isinstance(inner, list) and last == len(inner):
        inner.append(value)
    else:
        inner[last] = value
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2), "utf-8")


class Broken(NamedTuple):
    """One rule, broken by one change."""

    code: str
    file: str
    pointer: str
    """Where the problem is reported."""
    value: Any
    at: str = ""
    """Where the value is put, where that is another place."""


SLIP = "zebra-1999"
CITED = ["suland-palace-1991"]
FOG = {"id": "fog", "label": "Fog", "definition": "x", "aliases": [], "broader": None}
UNKNOWN_TOPIC = {"topic": SLIP, "evidence": CITED}
TOO_SHORT = "northern-herald-1991-05-15#12"


def dispute(about: str | None, value: Any = None, **more: Any) -> dict[str, Any]:
    """An open dispute between two accounts, one with a value."""
    account = {"says": "x", "evidence": CITED}
    accounts = [account | ({} if value is None else {"value": value}), account]
    return {"about": about, "question": "?", "accounts": accounts, "because": "x", **more}


VALUE = "/disputes/5/accounts/0/value"
BROKEN = [
    Broken("missing-key", "people.json", "/people/0/side", ...),
    Broken("unknown-key", "people.json", "/people/0/sied", "norland"),
    Broken("unknown-key", "dataset.json", "/schema_version", 2),
    Broken("wrong-value", QUILLPORT, "/date", 0),
    Broken("wrong-value", QUILLPORT, "/date", True),
    Broken("wrong-value", QUILLPORT, "/date", "1991-02-30"),
    Broken("wrong-value", QUILLPORT, "/date", "14 May 1991"),
    Broken("wrong-value", QUILLPORT, "/revised", "2000-01"),
    Broken("wrong-value", QUILLPORT, "/announced", "yes"),
    Broken("wrong-value", QUILLPORT, "/mode", "by letter"),
    Broken("wrong-value", QUILLPORT, "/duration", "90 minutes"),
    Broken("wrong-value", QUILLPORT, "/venue", "  "),
    Broken("wrong-value", QUILLPORT, "/venue", "Tea\0pot"),
    Broken("wrong-value", QUILLPORT, "/outcomes/0/evidence", []),
    Broken("wrong-value", QUILLPORT, "/outcomes/0/evidence/0", "suland-palace-1991#3-2"),
    Broken("wrong-value", QUILLPORT, "/outcomes/0/evidence/0", "suland-palace-1991#"),
    Broken("wrong-value", QUILLPORT, "/evidence/visit", None),
    Broken("wrong-value", "places.json", "/places/0/latitude", 90.5),
    Broken("wrong-value", "places.json", "/places/0/latitude", float("nan")),
    Broken("wrong-value", "places.json", "/places/0/latitude", "48.25"),
    Broken("wrong-value", "sources.json", "/sources/0/url", "https://x.example/\x1b]8;;"),
    Broken("wrong-value", "sources.json", "/sources/0/url", "javascript:alert(1)"),
    Broken("wrong-value", "sources.json", "/sources/0/title", None),
    Broken("wrong-value", "sources.json", "/sources/1/prints/0", "AD79017BA6DFA1C7"),
    Broken("wrong-value", "people.json", "/people/0/names/RU", "x"),
    Broken("duplicate-id", "topics.json", "/topics/8/id", FOG, "/topics/8"),
    Broken("duplicate-id", "dataset.json", "/sides/1/id", "norland"),
    Broken("reserved-id", "dataset.json", "/sides/1/id", "other"),
    Broken("unknown-person", "dataset.json", "/sides/0/principal", SLIP),
    Broken("unknown-side", "people.json", "/people/9/side", SLIP),
    Broken("unknown-side", "sources.json", "/sources/7/side", SLIP),
    Broken("unknown-country", "places.json", "/places/0/country", "ZZ"),
    Broken("unknown-source", "places.json", "/places/0/evidence/0", SLIP),
    Broken("unknown-source", "candidates.json", "/candidates/0/evidence/0", SLIP),
    Broken("unknown-topic", "topics.json", "/topics/1/broader", SLIP),
    Broken("nested-topic", "topics.json", "/topics/2/broader", "herring-census"),
    Broken("duplicate-id", "meetings/video-1991.json", "/former_ids/0", ["quillport-1991"], "/former_ids"),
    Broken("file-name", QUILLPORT, "/id", SLIP),
    Broken("no-evidence", QUILLPORT, "/visit", ..., "/evidence/visit"),
    Broken("evidence-of-nothing", QUILLPORT, "/evidence/visit", None, "/visit"),
    Broken("unknown-place", QUILLPORT, "/place", SLIP),
    Broken("place-of-a-call", QUILLPORT, "/place", "video", "/mode"),
    Broken("reported-too-early", QUILLPORT, "/reported", "1991-05-13"),
    Broken("duplicate-person", QUILLPORT, "/participants/1/person", "orla-quillfeather"),
    Broken("unknown-person", QUILLPORT, "/participants/2/person", SLIP),
    Broken("unknown-office", QUILLPORT, "/participants/2/office", "Zebra Warden"),
    Broken("duplicate-part", QUILLPORT, "/participants/3/parts/1/part", "joined-later"),
    Broken("not-a-principal", QUILLPORT, "/participants/2/parts/0/part", "principal"),
    Broken("half-coordinates", "places.json", "/places/0", ..., "/places/0/latitude"),
    Broken("reserved-id", QUILLPORT, "/former_ids/0", "latest"),
    Broken("wrong-value", QUILLPORT, VALUE, dispute("visit", 5), "/disputes/5"),
    Broken("duplicate-topic", QUILLPORT, "/topics/2/topic", "lighthouses"),
    Broken("unknown-topic", QUILLPORT, "/topics/3/topic", UNKNOWN_TOPIC, "/topics/3"),
    Broken("topic-not-discussed", QUILLPORT, "/statements/3/topic", "border"),
    Broken("unknown-person", QUILLPORT, "/statements/3/by/0", [SLIP], "/statements/3/by"),
    Broken("duplicate-key", QUILLPORT, "/statements/1/key", "count-together"),
    Broken("duplicate-key", QUILLPORT, "/programme/1/key", "concert"),
    Broken("duplicate-key", QUILLPORT, "/outcomes/1/key", "protocol"),
    Broken("unknown-person", QUILLPORT, "/disputes/1/about", f"participants.{SLIP}"),
    Broken("unknown-field", QUILLPORT, "/disputes/5/about", dispute("topics.border"), "/disputes/5"),
    Broken("unknown-field", QUILLPORT, "/disputes/5/about", dispute("summary"), "/disputes/5"),
    Broken("unknown-field", QUILLPORT, "/disputes/5/about", dispute("statements"), "/disputes/5"),
    Broken("unknown-field", QUILLPORT, "/disputes/1/about", "participants.fenella-inkwell.office"),
    Broken("dispute-key", QUILLPORT, "/disputes/3/about", ..., "/disputes/3/key"),
    Broken("dispute-key", QUILLPORT, "/disputes/0/about", "spare", "/disputes/0/key"),
    Broken("duplicate-key", QUILLPORT, "/disputes/5/key", dispute(None, key="time-of-day"), "/disputes/5"),
    Broken("no-question", QUILLPORT, "/disputes/0/question", "How long did it last."),
    Broken("held-twice", QUILLPORT, "/disputes/4/accounts", True, "/disputes/4/accounts/1/held"),
    Broken("value-of-a-list", QUILLPORT, "/disputes/1/accounts/0/value", "absent"),
    Broken("wrong-value", QUILLPORT, "/disputes/0/accounts/1/value", "two hours"),
    Broken("wrong-value", QUILLPORT, "/disputes/0/accounts/1/value", 2),
    Broken("wrong-value", QUILLPORT, VALUE, dispute("mode", "letter"), "/disputes/5"),
    Broken("wrong-value", QUILLPORT, VALUE, dispute("announced", "yes"), "/disputes/5"),
    Broken("held-is-not-the-field", QUILLPORT, "/disputes/0/accounts/0/value", "PT1H31M"),
    Broken("held-is-not-the-field", QUILLPORT, "/disputes/2/accounts/0/value", "Duke of Umbrellas"),
    Broken("repeated-citation", QUILLPORT, "/evidence/place/1", "northern-herald-1991-05-15#2"),
    Broken("unknown-source", QUILLPORT, "/evidence/place/1", SLIP),
    Broken("unknown-source", QUILLPORT, "/participants/0/parts/0/evidence/0", SLIP),
    Broken("unknown-source", QUILLPORT, "/disputes/0/accounts/0/evidence/0", SLIP),
    Broken("unknown-paragraph", QUILLPORT, "/outcomes/0/evidence/0", TOO_SHORT),
    Broken("unknown-paragraph", QUILLPORT, "/outcomes/0/evidence/0", "suland-palace-1991#1"),
    Broken("too-early", QUILLPORT, "/evidence/place/1", "norland-chancellery-1991-05-10"),
    Broken("not-substantiated", "meetings/quillport-1996.json", "/status", "confirmed"),
]  # fmt: skip
AT_ONCE = {
    # A change that breaks several rules, and which else.
    ("duplicate-id", "dataset.json"): {"unknown-side"},
    ("reserved-id", "dataset.json"): {"unknown-side"},
    ("unknown-person", "dataset.json"): {"not-a-principal"},
    ("duplicate-person", QUILLPORT): {"not-a-principal"},
    ("unknown-side", "sources.json"): {"not-substantiated"},
    ("wrong-value", QUILLPORT): {"held-is-not-the-field"},
    ("duplicate-topic", QUILLPORT): {"topic-not-discussed"},
    ("duplicate-key", QUILLPORT): {"unknown-field"},
}


@pytest.mark.parametrize("broken", BROKEN, ids=lambda b: f"{b.code}-{b.file[:-5]}{b.pointer}")
def test_each_rule(folder: Path, broken: Broken) -> None:
    """A broken rule is reported by its code, at its place, on its line, and no other with it."""
    change(folder, broken.file, broken.at or broken.pointer, broken.value)
    found = problems(folder)
    assert (broken.code, broken.pointer) in {(p.code, p.pointer) for p in found}
    assert {p.code for p in found} <= {broken.code} | AT_ONCE.get((broken.code, broken.file), set())
    mine = next(p for p in found if (p.code, p.pointer) == (broken.code, broken.pointer))
    text = (folder / broken.file).read_text("utf-8")
    assert mine.file == str(folder / broken.file)
    assert mine.line == lines.places(text).line(broken.pointer)
    if broken.value == SLIP:
        assert SLIP in text.splitlines()[mine.line - 1]


def test_every_code_is_broken_once() -> None:
    """Whoever adds a rule adds the change that breaks it."""
    codes = {broken.code for broken in BROKEN}
    for module in (rules, meeting_rules, gate):
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text("utf-8"))):
            if isinstance(node, ast.Constant) and re.fullmatch(
                r"[a-z]+(-[a-z]+)+", str(node.value)
            ):
                written = {"in-person", "utf-8", "not-json", "not-utf-8"}
                assert node.value in codes | written


def test_sound(folder: Path) -> None:
    """The invented record itself breaks nothing."""
    assert problems(folder) == []


def test_all_at_once(folder: Path) -> None:
    """A broken shape hides no broken rule of another file, but where a table that it asks is broken."""
    change(folder, "people.json", "/people/0/sied", "norland")
    change(folder, "places.json", "/places", 5)
    (folder / "topics.json").write_text("{", "utf-8")
    change(folder, QUILLPORT, "/summery", "x")
    change(folder, "sources.json", "/sources/0/side", SLIP)
    change(folder, "meetings/video-1991.json", "/evidence/date/0", "nobody")
    found = [(p.file.rpartition("data/")[2], p.code, p.pointer) for p in problems(folder)]
    assert sorted(found) == [
        ("meetings/quillport-1991.json", "unknown-key", "/summery"),
        ("meetings/video-1991.json", "unknown-source", "/evidence/date/0"),
        ("people.json", "unknown-key", "/people/0/sied"),
        ("places.json", "wrong-value", "/places"),
        ("sources.json", "unknown-side", "/sources/0/side"),
        ("topics.json", "not-json", ""),
    ]


@given(
    pick=st.randoms(use_true_random=False), value=st.sampled_from([None, 0, "", [], {}, [1], "x"])
)
def test_no_shape_brings_a_traceback(pick: Any, value: Any) -> None:
    """Whatever stands anywhere in a file, the gate answers with problems or with none."""
    content = files.read(INVENTED)
    name = pick.choice(sorted(content.content))
    parsed = json.loads(content.content[name])
    inner, key = parsed, pick.choice(sorted(parsed))
    while isinstance(inner[key], (dict, list)) and inner[key] and pick.random() < 0.8:
        inner = inner[key]
        key = pick.choice(sorted(inner)) if isinstance(inner, dict) else pick.randrange(len(inner))
    inner[key] = value
    changed = {**content.content, name: json.dumps(parsed).encode()}
    for problem in gate.problems(content._replace(content=changed)):
        assert re.match(r".+\.json:\d+: [a-z-]+ /\S*: .+[.]$", str(problem))


BYTES = [
    ("", "not-json", 1),
    ('{"a": 1', "not-json", 1),
    ('{"a": }', "not-json", 1),
    ('{\n"a": 1,,\n}', "not-json", 2),
    ("[" * 200_000, "not-json", 1),
    ("[" * 300 + "]" * 300, "not-json", 1),
    ('{"id": ' + "4" * 5000 + "}", "not-json", 1),
    ('{\n"id": "\\ud800"}', "not-json", 2),
    ('{"id": "a\0b"}', "not-json", 1),
    ("{\n<<<<<<< HEAD\n}\n=======\n}\n>>>>>>> x\n", "not-json", 2),
    (b'{\n"id": "caf\xe9"}', "not-utf-8", 2),
    ("{}".encode("utf-16"), "not-utf-8", 1),
    ("[]", "wrong-value", 1),
    ('{"id": "x",\n"id": "y"}', "duplicate-key", 2),
]


@pytest.mark.parametrize(("content", "code", "line"), BYTES, ids=range(len(BYTES)))
@pytest.mark.parametrize("name", [QUILLPORT, "people.json", "dataset.json"])
def test_bytes(folder: Path, name: str, content: str | bytes, code: str, line: int) -> None:
    """What is no JSON, no UTF-8, or not as JSON should be, is reported with its line."""
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    found = [(problem.code, problem.line) for problem in problems(folder)]
    assert (code, line) in found


@pytest.mark.parametrize("name", ["a b", "new\nline", "UP", "é", "-x", "README", "x" * 240])
def test_file_names(folder: Path, run: Run, name: str) -> None:
    """A meeting's file that is not named as its id is refused, in one line."""
    shutil.copy(folder / QUILLPORT, folder / "meetings" / f"{name}.json")
    assert "file-name" in {problem.code for problem in problems(folder)}
    result = run("list", data=folder)
    assert (result.code, result.out, result.err.count("\n")) == (4, "", 1)


@pytest.mark.parametrize("id", ["../x", "a b", "a\nb", "a\0b", "a" * 300, "", "A", "a--b", "é"])
def test_ids(folder: Path, id: str) -> None:
    """An id that could be anything but an id is refused."""
    change(folder, "candidates.json", "/candidates/0/id", id)
    assert [(p.code, p.pointer) for p in problems(folder)] == [("wrong-value", "/candidates/0/id")]


def test_reserved_meeting_id(folder: Path) -> None:
    """A meeting is not called as a selector is."""
    (folder / QUILLPORT).rename(folder / "meetings/latest.json")
    change(folder, "meetings/latest.json", "/id", "latest")
    assert [(p.code, p.pointer) for p in problems(folder)] == [("reserved-id", "/id")]


def test_an_editors_own_files_are_left_alone(folder: Path) -> None:
    """A swap file or a backup beside the meetings is not the record's."""
    for name in (".quillport.json.swp", "quillport-1991.json~"):
        (folder / "meetings" / name).write_text("x")
    assert problems(folder) == []


def _remove(folder: Path) -> None:
    shutil.rmtree(folder)


def _empty(folder: Path) -> None:
    _remove(folder)
    folder.mkdir()


def _half(folder: Path) -> None:
    content = (folder / "sources.json").read_bytes()
    (folder / "sources.json").write_bytes(content[: len(content) // 2])


def _loop(folder: Path) -> None:
    (folder / "meetings" / "loop-1991.json").symlink_to("loop-1991.json")


def _looped(folder: Path) -> None:
    _remove(folder)
    folder.symlink_to(folder.name)


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / "meetings" / "pipe-1991.json")


def _folder(folder: Path) -> None:
    (folder / "meetings" / "folder-1991.json").mkdir()


def _without(name: str) -> Callable[[Path], None]:
    def remove(folder: Path) -> None:
        path = folder / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    return remove


HOPELESS = [_remove, _empty, _half, _loop, _looped, _pipe, _folder]
HOPELESS += [_without("dataset.json"), _without("topics.json"), _without("meetings")]


@pytest.mark.parametrize("spoil", HOPELESS)
@pytest.mark.parametrize("command", [["list"], ["show", "latest"], ["--version"]])
def test_folders(folder: Path, run: Run, spoil: Callable[[Path], None], command: list[str]) -> None:
    """A folder that is missing, empty, half-written or full of traps: one sentence, exit 4."""
    spoil(folder)
    result = run(*command, data=folder)
    assert (result.code, result.out, result.err.count("\n")) == (4, "", 1)
    assert re.match(r"summits: .*data.*\.$", result.err)


@pytest.mark.parametrize("name", ["", "x" * 300, "a\0b", "/dev/null", "nowhere/../nowhere"])
def test_no_folder(run: Run, name: str) -> None:
    """What can be no folder is none, in one sentence."""
    result = run("list", data=name)
    assert (result.code, result.out, result.err.count("\n")) == (4, "", 1)


def test_a_record_without_meetings(folder: Path, run: Run) -> None:
    """A record may be empty; what is asked of it is answered in a sentence."""
    for path in (folder / "meetings").iterdir():
        path.unlink()
    assert run("check", str(folder)).code == 0
    assert run("list", data=folder).code == 0
    for selector in ("latest", "1991", "quillport"):
        assert run("show", selector, data=folder).code == 3


def test_the_error_names_the_first_and_how_to_see_all(folder: Path, run: Run) -> None:
    """A reader who meets a broken record is told what is broken and where to look on."""
    change(folder, QUILLPORT, "/evidence/place/1", SLIP)
    change(folder, QUILLPORT, "/evidence/mode/1", SLIP)
    result = run("show", "latest", data=folder)
    assert f"{QUILLPORT}:" in result.err
    assert result.err.endswith(f"summits check {folder} lists all 2.\n")


# The receipt: that these very bytes have passed.


@pytest.fixture
def passages(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for each time that a folder is checked."""
    passed: list[int] = []
    check = gate.check

    def counted(*arguments: Any) -> None:
        passed.append(1)
        check(*arguments)

    monkeypatch.setattr(gate, "check", counted)
    return passed


def test_receipt(folder: Path, run: Run, passages: list[int], tmp_path, monkeypatch) -> None:
    """The same bytes are checked once; a receipt is an empty file, whatever the folder's name."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "deep" / "cache"))
    first = run("list", data=folder)
    assert run("list", data=folder) == first
    assert run("list", data=shutil.copytree(folder, tmp_path / "other")) == first
    assert len(passages) == 1
    receipts = [path for path in (tmp_path / "deep").rglob("*") if path.is_file()]
    assert [path.stat().st_size for path in receipts] == [0]


def test_an_edit_is_seen_at_once(folder: Path, run: Run) -> None:
    """Also one that leaves length and time of the file as they were."""
    path = folder / QUILLPORT
    before = path.stat()
    assert "quillport-1991\t1991-05-14" in run("list", data=folder).out
    text = path.read_text("utf-8")
    path.write_text(text.replace('"date": "1991-05-14"', '"date": "1991-05-13"'), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert "quillport-1991\t1991-05-13" in run("list", data=folder).out
    path.write_text(text.replace('"date": "1991-05-14"', '"date": "1991-05-32"'), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert run("list", data=folder).code == 4


def _no_cache(place: Path) -> str:
    return str(place / "missing" / "cache")


def _file_for_a_cache(place: Path) -> str:
    (place / "file").write_text("")
    return str(place / "file")


def _foreign_cache(place: Path) -> str:
    (place / "foreign").mkdir()
    (place / "foreign" / "summits").write_text("somebody else's")
    return str(place / "foreign")


def _receipt_is_a_folder(place: Path) -> str:
    name = os.path.basename(str(files._receipt(files.read(place / "data"))))
    (place / "odd" / "summits" / name).mkdir(parents=True)
    return str(place / "odd")


CACHES = [_no_cache, _file_for_a_cache, _foreign_cache, _receipt_is_a_folder]
CACHES += [lambda _: "relative/cache", lambda _: "", lambda _: "/dev/null/x"]
CACHES += [lambda _: f"/{'x' * 300}"]


@pytest.mark.parametrize("cache", CACHES)
def test_caches(folder: Path, run: Run, tmp_path: Path, monkeypatch, cache) -> None:
    """Whatever the cache folder is, the answer is right, and nothing is written elsewhere."""
    monkeypatch.chdir(folder.parent)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", cache(tmp_path))
    expected = (INVENTED / QUILLPORT).stem
    for _ in range(2):
        result = run("list", data=folder)
        assert (result.code, result.err) == (0, "")
        assert result.out.startswith(expected)
    assert not (folder.parent / "relative").exists()


def test_no_home(folder: Path, run: Run, monkeypatch) -> None:
    """Without a home there is no receipt, and the answer all the same."""
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setenv("HOME", "relative")
    assert run("list", data=folder).code == 0


@pytest.mark.process
def test_twelve_at_once(tmp_path: Path) -> None:
    """Twelve processes on a cold cache, one of them killed, give one answer."""
    environment = {"XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "summits", "--data", str(INVENTED), "list"]
    start = lambda: subprocess.Popen(command, stdout=-1, stderr=-1, env=environment)  # noqa: E731
    started = [start() for _ in range(13)]
    started[0].kill()
    answers = [process.communicate() for process in started]
    assert len(set(answers[1:])) == 1
    out, err = answers[1]
    assert out.startswith(b"quillport-1991\t1991-05-14\t")
    assert err == b""


# Where each value stands.

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)  # fmt: skip


def _expected(value: Any, pointer: str = "", line: int = 1) -> tuple[dict[str, int], int]:
    """The line of each value of a JSON text with an indent, by counting: a value, a line."""
    placed = {pointer: line}
    if not isinstance(value, (dict, list)) or not value:
        return placed, line
    inner: Iterable[Any] = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in inner:
        found, line = _expected(item, pointer + lines.escape(key), line + 1)
        placed |= found
    return placed, line + 1


@given(VALUES)
def test_lines(value: Any) -> None:
    """Each value of a JSON text is found, on the line on which it stands."""
    found = lines.places(json.dumps(value, indent=1))
    assert found.lines == _expected(value)[0]
    assert found.duplicates == []


def test_line_of_what_is_missing() -> None:
    """What is not there stands where the nearest thing that holds it does."""
    found = lines.places('{\n"a": [\n{"b": 1}]}')
    assert (found.line("/a/0/c/d"), found.line("/a/7"), found.line("/x")) == (3, 2, 1)


def test_load() -> None:
    """The package's own door: a checked data set, meetings in order of time; or an error."""
    record = gate.load(INVENTED)
    assert next(iter(record.meetings)) == "quillport-1991"
    meeting = record.meetings["quillport-1991"]
    assert meeting.date == "1991-05-14"
    written = json.loads((INVENTED / QUILLPORT).read_text("utf-8"))
    del written["$schema"]
    assert light.as_json("Meeting", meeting) == written
    with pytest.raises(DataError):
        gate.load(INVENTED / "meetings")
