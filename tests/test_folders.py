"""What a data folder can be: what is missing, too much, left behind, or somebody else's."""

from __future__ import annotations

import json
import os
import shutil
import stat
from pathlib import Path

import pytest

from summits.ask import selectors
from summits.errors import UsageError
from summits.gate import gate, shapes
from summits.record import files, vocabulary
from summits.values import citations
from tests.conftest import INVENTED, Run

QUILLPORT = "meetings/quillport-1991.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the invented record, to be spoilt."""
    return Path(shutil.copytree(INVENTED, tmp_path / "data"))


def problems(folder: Path) -> list[gate.Problem]:
    """What the gate says of a folder."""
    return gate.problems(files.read(folder))


def codes(folder: Path) -> list[tuple[str, str]]:
    """Each problem's file and code."""
    return [(problem.file.rpartition("data/")[2], problem.code) for problem in problems(folder)]


# What cannot be read is one more problem.


@pytest.mark.parametrize("spoil", ["folder", "dead link", "pipe", "loop"])
def test_one_more_problem(folder: Path, spoil: str) -> None:
    """What is no file among the meetings hides no other problem, and is one itself."""
    odd = folder / "meetings" / "odd-1991.json"
    {
        "folder": odd.mkdir,
        "dead link": lambda: odd.symlink_to("nowhere.json"),
        "loop": lambda: odd.symlink_to(odd.name),
        "pipe": lambda: os.mkfifo(odd),
    }[spoil]()
    text = (folder / QUILLPORT).read_text("utf-8")
    (folder / QUILLPORT).write_text(text.replace('"in-person"', '"letter"'), "utf-8")
    assert codes(folder) == [
        ("meetings/odd-1991.json", "unreadable"),
        (QUILLPORT, "wrong-value"),
    ]


@pytest.mark.parametrize("name", ["dataset.json", QUILLPORT, "people.json"])
def test_a_pipe_holds_nobody_up(folder: Path, run: Run, name: str) -> None:
    """A named pipe in the place of any file hangs no command: not even the help, which reads two."""
    (folder / name).unlink()
    os.mkfifo(folder / name)
    assert run("--help", data=folder).code == 0
    assert run(data=folder).code == 0
    assert run("list", data=folder).code == 4
    assert run("changes", str(INVENTED), data=folder).code == 4
    assert run("add", "person", "Ann Lee", data=folder).code in (2, 4)


def test_a_pipe_beside_the_record(folder: Path, run: Run, tmp_path: Path) -> None:
    """Nor does one where a codebook or a list of what was left out may stand."""
    os.mkfifo(folder / "README.md")
    assert run("export", "datapackage", "-o", str(tmp_path / "out"), data=folder).code == 0
    (tmp_path / "list.csv").write_text("date,city\n14 May 1997,Quillport\nnonsense,Quillport\n")
    os.mkfifo(tmp_path / "list.left-out.csv")
    assert run("import", str(tmp_path / "list.csv"), data=folder).code == 1
    assert (tmp_path / "list.left-out-2.csv").exists()


def test_an_empty_folder(folder: Path, run: Run) -> None:
    """`check` names in one line all that an empty folder lacks; a reader is told what it is not."""
    shutil.rmtree(folder)
    folder.mkdir()
    result = run("check", str(folder))
    assert result.code == 1
    assert result.err == "1 problem in 1 file.\n"
    [line] = result.out.splitlines()
    assert line.startswith(f"{folder}/dataset.json:1: missing-file /: Missing are dataset.json, ")
    assert all(f" {name}.json" in line for name in files.FILES)
    assert " and meetings, which every record has; " in line
    assert run("list", data=folder).err.endswith(
        "has no dataset.json; name the folder of a record.\n"
    )


def test_several_missing(folder: Path) -> None:
    """One that is missing is told as one; two in one line, beside whatever else is wrong."""
    (folder / "people.json").unlink()
    assert ("people.json", "missing-file") in codes(folder)
    (folder / "topics.json").unlink()
    (folder / "places.json").write_bytes(b"{")
    found = [code for code in codes(folder) if code[1] == "missing-file"]
    assert found == [("people.json", "missing-file")]
    assert ("places.json", "not-json") in codes(folder)


def test_a_file_too_large(folder: Path) -> None:
    """A file of more than 64 MB is refused unread."""
    with open(folder / "people.json", "r+b") as file:
        file.truncate(files.MOST_BYTES + 1)
    assert ("people.json", "unreadable") in codes(folder)


LEFT = [".quillport.json.swp", "quillport-1991.json~", "#quillport-1991.json#", "x.orig", "x.bak"]
LEFT += [
    "Thumbs.db",
    "desktop.ini",
    ".DS_Store",
    "quillport-1991 2.json",
    "quillport-1991 (1).json",
]
LEFT += ["quillport-1991 - Copy.json", "quillport-1991.json.rej", "x.tmp", "Icon\r"]


@pytest.mark.parametrize("name", LEFT)
def test_what_is_left_beside(folder: Path, run: Run, name: str) -> None:
    """What editors and systems leave is passed over, and `check` says so; a reader doesn't."""
    (folder / "meetings" / name).write_text("x")
    result = run("check", str(folder))
    assert (result.code, result.out) == (0, "")
    shown = name.replace("\r", " ")
    assert result.err.endswith(f"Passed over beside the meetings: {shown}.\n")
    assert run("list", data=folder).err == ""


def test_many_are_left_beside(folder: Path, run: Run) -> None:
    """Of many, the first three are named."""
    for number in range(5):
        (folder / "meetings" / f"{number}.bak").write_text("x")
    assert (
        "Passed over beside the meetings: 0.bak, 1.bak, 2.bak and 2 more."
        in run("check", str(folder)).err
    )


@pytest.mark.parametrize("name", ["README.md", "x.json.txt", "quillport-1991.JSON", "a b.json"])
def test_what_is_no_leftover(folder: Path, name: str) -> None:
    """Anything else is somebody's work, and not passed over in silence."""
    (folder / "meetings" / name).write_text("x")
    assert codes(folder) == [(f"meetings/{name}", "file-name")]


def test_a_byte_order_mark(folder: Path, run: Run) -> None:
    """A byte order mark, as some editors write it, is taken, in every file."""
    before = run("list", data=folder)
    for path in [*folder.glob("*.json"), *folder.glob("meetings/*.json")]:
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert problems(folder) == []
    assert run("list", data=folder) == before


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> theirs", "||||||| base"])
def test_merge_marks(folder: Path, mark: str) -> None:
    """The marks of a merge are called by their name, on their line."""
    lines = (folder / QUILLPORT).read_text("utf-8").splitlines()
    (folder / QUILLPORT).write_text("\n".join([*lines[:3], mark, *lines[3:]]), "utf-8")
    [problem] = problems(folder)
    assert (problem.code, problem.line) == ("not-json", 4)
    assert f"the mark of a merge, {mark.split()[0]};" in problem.message


# Sizes.


def _with(folder: Path, name: str, **more: object) -> list[gate.Problem]:
    content = json.loads((folder / name).read_text("utf-8")) | more
    (folder / name).write_text(json.dumps(content), "utf-8")
    return problems(folder)


def test_a_range_that_expands(folder: Path) -> None:
    """A range is held to what can exist before it is written out, wherever it stands in a citation."""
    outcome = {"key": "x", "text": "x"}
    for text in ("x#1-99999", "x#1-99999,5", "x#5,1-2000,1-2000", "x#1-2000" + ",1-2000" * 500):
        found = _with(folder, QUILLPORT, outcomes=[{**outcome, "evidence": [text] * 2000}])
        mine = [problem for problem in found if "/outcomes/" in problem.pointer]
        assert {problem.code for problem in mine} == {"wrong-value"}
        assert sum(problem.places for problem in mine) == 2000
        assert max(len(problem.message) for problem in found) < 200


def test_the_highest_paragraph() -> None:
    """Paragraphs are counted to 2,000, and share their numbers."""
    found = citations.parse(f"x#7,9-{citations.MOST}")
    assert (found.paragraphs[0], found.paragraphs[-1]) == (7, citations.MOST)
    assert found.paragraphs[-1] is citations.parse(f"y#{citations.MOST}").paragraphs[0]


def test_a_range_is_never_written_out() -> None:
    """Of a range that no machine could hold nothing is held: it is refused by its ends."""
    for text in (f"x#1-{'9' * 15}", f"x#{'9' * 15}", f"x#1,2-{'9' * 4000}"):
        with pytest.raises(UsageError):
            citations.parse(text)


@pytest.mark.parametrize(
    ("name", "table", "most"), [("people.json", "people", 50_000), (QUILLPORT, "outcomes", 2000)]
)
def test_too_many_rows(folder: Path, name: str, table: str, most: int) -> None:
    """A list that no record has is refused for its length alone."""
    found = _with(folder, name, **{table: [{}] * 200_000})
    assert f"It holds too much; leave at most {most}." in [problem.message for problem in found]
    assert len(found) < 10


def test_problems_are_counted(folder: Path, run: Run) -> None:
    """Past the first hundred of a kind problems are counted, and nobody waits for them."""
    found = _with(folder, "people.json", people=[{}] * 40_000)
    fields = len(json.loads((INVENTED / "people.json").read_text("utf-8"))["people"][0])
    mine = [problem for problem in found if problem.file.endswith("people.json")]
    assert sum(problem.places for problem in mine) == 40_000 * fields
    assert len(mine) < 120 * fields
    _, whole = shapes.shaped("people.json", "people", (folder / "people.json").read_bytes())
    assert len({problem.pointer for problem in whole}) == len(whole)
    assert f"{40_000 * fields:d} problems" in run("check", str(folder)).err


def test_one_over_a_hundred(folder: Path) -> None:
    """The hundred and first of a kind is shown rather than counted; from the next on they are."""
    row = {"key": "k", "text": "x", "evidence": ["nobody"]}
    for many, listed, last in ((100, 100, 1), (101, 101, 1), (102, 101, 2)):
        outcomes = [row | {"key": f"k{number}"} for number in range(many)]
        found = [
            p for p in _with(folder, QUILLPORT, outcomes=outcomes) if p.code == "unknown-source"
        ]
        assert (len(found), sum(p.places for p in found)) == (listed, many)
        assert max(p.places for p in found) == last


@pytest.mark.parametrize("field", ["venue", "date", "duration", "place"])
def test_a_long_value_is_quoted_short(folder: Path, field: str) -> None:
    """A wrong value of thousands of signs is quoted to some eighty."""
    found = _with(folder, QUILLPORT, **{field: "9" * 30_000})
    assert field in {problem.pointer[1:] for problem in found}
    assert max(len(str(problem)) for problem in found) < 400


def test_a_long_key(folder: Path) -> None:
    """So is a key."""
    [problem] = _with(folder, QUILLPORT, **{"k" * 5000: 1})
    assert problem.code == "unknown-key"
    assert len(str(problem)) < 600


@pytest.mark.parametrize("name", ["x" * 5000, "???", "—", "ـ", "\u200f", "( )", "\u0301"])
@pytest.mark.parametrize("key", ["name", "aliases", "names"])
def test_names(folder: Path, name: str, key: str) -> None:
    """What has no letter or digit, or more of them than a line, is no name and no alias."""
    people = json.loads((folder / "people.json").read_text("utf-8"))["people"]
    people[0][key] = {"name": name, "aliases": [name], "names": {"ru": name}}[key]
    [problem] = _with(folder, "people.json", people=people)
    assert problem.code == "wrong-value"
    why = "is longer than 300 signs" if len(name) > 300 else "has no letter or digit"
    assert why in problem.message


@pytest.mark.parametrize("word", vocabulary.SELECTORS)
def test_selectors_are_no_ids(folder: Path, word: str) -> None:
    """No meeting is or was called as a selector is, since it could never be found by it."""
    assert selectors._STEP.fullmatch(word)
    [problem] = _with(folder, QUILLPORT, former_ids=[word])
    assert (problem.code, problem.pointer) == ("reserved-id", "/former_ids/0")


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_no_number_is_no_json(folder: Path, run: Run, number: str) -> None:
    """`check --json` is JSON also where the data have NaN, wherever they have it."""
    text = (folder / "dataset.json").read_text("utf-8")
    (folder / "dataset.json").write_text(text.replace('"herring-talks"', number), "utf-8")
    result = run("check", str(folder), "--json")
    assert result.code == 1

    def refuse(name: str) -> None:
        raise AssertionError(f"{name} is not JSON")

    found = json.loads(result.out, parse_constant=refuse)
    assert found["dataset"]["id"] is None


# The receipt.


@pytest.fixture
def receipt(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the receipt of the folder would be."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = files._receipt(files.read(folder))
    assert path is not None
    return Path(path)


def _is_trusted(folder: Path) -> bool:
    return files.has_passed(files.read(folder))


def test_the_receipts_folder_is_ones_own(folder: Path, receipt: Path) -> None:
    """It is made for its owner alone, whatever the umask."""
    before = os.umask(0)
    try:
        files.leave_receipt(files.read(folder))
    finally:
        os.umask(before)
    assert _is_trusted(folder)
    assert stat.S_IMODE(receipt.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(receipt.stat().st_mode) == 0o600


@pytest.mark.parametrize("mode", [0o770, 0o702, 0o777])
def test_a_folder_that_others_write_to(folder: Path, receipt: Path, mode: int) -> None:
    """What others could have left is not trusted, and nothing is left there."""
    receipt.parent.mkdir(parents=True)
    receipt.parent.chmod(mode)
    files.leave_receipt(files.read(folder))
    assert not receipt.exists()
    receipt.touch()
    assert not _is_trusted(folder)
    receipt.parent.chmod(0o700)
    assert _is_trusted(folder)


def test_another_users_receipt(folder: Path, receipt: Path, monkeypatch) -> None:
    """Another user's folder is not trusted."""
    files.leave_receipt(files.read(folder))
    assert _is_trusted(folder)
    mine = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: mine + 1)
    assert not _is_trusted(folder)


def test_links_are_not_followed(folder: Path, receipt: Path, tmp_path: Path) -> None:
    """Neither the receipt nor its folder may be a link, dangling or not."""
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    receipt.parent.parent.mkdir()
    receipt.parent.symlink_to(tmp_path / "elsewhere")
    files.leave_receipt(files.read(folder))
    assert list((tmp_path / "elsewhere").iterdir()) == []
    receipt.touch()
    assert not _is_trusted(folder)
    receipt.parent.unlink()
    receipt.parent.mkdir(mode=0o700)
    for target in (tmp_path / "elsewhere" / receipt.name, tmp_path / "new"):
        receipt.symlink_to(target)
        files.leave_receipt(files.read(folder))
        assert not _is_trusted(folder)
        receipt.unlink()
    assert not (tmp_path / "new").exists()


def test_a_pipe_hangs_nobody(folder: Path, receipt: Path, run: Run) -> None:
    """A FIFO in the receipt's place, or its folder's, holds nobody up."""
    receipt.parent.mkdir(parents=True, mode=0o700)
    os.mkfifo(receipt)
    assert run("list", data=folder).code == 0
    shutil.rmtree(receipt.parent)
    os.mkfifo(receipt.parent)
    assert run("list", data=folder).code == 0


def test_what_is_unread_has_no_receipt(folder: Path, receipt: Path) -> None:
    """A folder of which something could not be read has not passed."""
    (folder / "meetings" / "odd-1991.json").symlink_to("nowhere")
    files.leave_receipt(files.read(folder))
    assert not receipt.exists()
    assert not _is_trusted(folder)
