"""More edges: how things are told, and what is told apart."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from summits.answers import nothing
from summits.ask.filters import Filters
from summits.record import backing, facts, files, light, vocabulary
from summits.record.record import Record
from summits.values import dates, pages, spans, typed
from summits.values.words import nearest
from tests.conftest import HERE, INVENTED, Run

QUILLPORT = "meetings/quillport-1991.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the invented record, to be changed."""
    return Path(shutil.copytree(INVENTED, tmp_path / "data"))


def _change(path: Path, **more: Any) -> None:
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | more), "utf-8")


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("1991-05-01/1991-05-31", "1994-08-20", "about 3 years, 3 months"),
        ("1991-05-01/1991-06-01", "1994-08-20", "about 3 years"),
        ("1991-05-01/1991-06-01", "1991-08-20", "less than a year"),
    ],
)
def test_a_long_interval_counts_in_years(a: str, b: str, words: str) -> None:
    """An interval of a month or less counts as a month does, a longer one as a year."""
    assert spans.between(dates.parse(a), dates.parse(b)).words == words


@pytest.mark.parametrize(
    "sign", [0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
def test_signs_of_direction(sign: int) -> None:
    """What a page puts around a date to turn its direction is no part of it."""
    assert typed.read(f"{chr(sign)}13.09.2021{chr(sign)}") == "2021-09-13"


def test_modes_in_words() -> None:
    """How they met, in words, each of the set."""
    words = {mode: facts.mode_words(mode) for mode in (*vocabulary.MODES, None)}
    assert words == {
        "in-person": "in person", "phone": "by phone", "video": "by video", None: "not recorded how",
    }  # fmt: skip


def test_a_legend_of_no_sides(bare: Record, invented: Record) -> None:
    """Where no source speaks for a side there is nothing to explain; else all, or what was used."""
    assert backing.legend(bare) == backing.legend(bare, [backing.BOTH]) == ""
    assert backing.legend(invented).startswith("Unmarked: both sides report it")
    assert backing.legend(invented, []) == ""


@pytest.fixture
def bare() -> Record:
    """A record of dates and towns."""
    return light.read(files.read(HERE / "bare"))


def test_close_numbers() -> None:
    """A number of up to nine figures is near to those of its length; a longer one is read as a word."""
    known = ["1234567890", "9999999999", "123456789", "999999999"]
    assert nearest("123456780", known) == ["123456789", "999999999"]
    assert "9999999999" not in nearest("1234567891", known)


def test_paragraphs_begin_where_one_is_not_closed() -> None:
    """A page that closes no paragraph has them all the same, the last with what is left open."""
    assert pages.text_of("<p>Fog<p>Herring<li>Quay <") == "Fog\n\nHerring\n\nQuay <\n"


def test_a_mode_that_nothing_has(invented: Record) -> None:
    """Where no meeting was held so, what the record takes in is told; where one was, it is not."""
    held = {card.mode for card in invented.cards}
    for mode in vocabulary.MODES:
        said = [*nothing.sentences(invented, Filters(mode=(mode,), disputed=True, min_origins=99))]
        assert (invented.header.scope in said) == (mode not in held)
    assert held < set(vocabulary.MODES)


def test_beyond_what_is_not_confirmed(folder: Path, run: Run) -> None:
    """A record of nothing confirmed counts its meetings as what they are."""
    for path in (folder / "meetings").glob("*.json"):
        _change(path, status="unconfirmed")
    said = run("show", "latest~99", data=folder).err
    assert "reaches beyond the" in said
    assert "confirmed" not in said.partition("reaches")[2]


def test_a_file_where_meetings_should_be(folder: Path, run: Run) -> None:
    """A file in the place of the folder is named as what can't be read."""
    shutil.rmtree(folder / "meetings")
    (folder / "meetings").write_text("x")
    problems = run("check", "--json", data=folder).json["problems"]
    assert [(one["file"], one["code"]) for one in problems][:1] == [
        (str(folder / "meetings"), "unreadable")
    ]


def test_a_merge_below_a_blank_line(folder: Path, run: Run) -> None:
    """The line of a merge mark is counted from the first sign of the file."""
    (folder / "people.json").write_text("\n<<<<<<< HEAD\n{}\n")
    problems = run("check", "--json", data=folder).json["problems"]
    assert [one["line"] for one in problems if one["file"].endswith("people.json")] == [2]


def test_what_a_candidate_rests_on(run: Run, invented: Record) -> None:
    """A source that a candidate rests on says so."""
    row = next(row for row in invented.candidates.values() if row.evidence)
    cited = run("sources", row.evidence[0].source, "--json").json
    assert ("candidate", f"candidates.{row.id}") in {
        (one["kind"], one["field"]) for part in cited["source"]["cited"] for one in part["facts"]
    }


def test_languages_that_are_known(run: Run, folder: Path) -> None:
    """A language that no source is in is answered with those that they are in, and no blank among them."""
    content = json.loads((folder / "sources.json").read_text("utf-8"))
    content["sources"][0]["language"] = None
    (folder / "sources.json").write_text(json.dumps(content), "utf-8")
    said = run("sources", "--language", "qq", data=folder).err
    assert "write one of " in said
    assert not any(blank in said for blank in (", ,", "of ,", ", ."))


def test_two_questions_of_one_field(folder: Path, run: Run) -> None:
    """Two disputes about one field are told apart: what changes in the first is not the second's."""
    path = folder / QUILLPORT
    content = json.loads(path.read_text("utf-8"))
    first = next(one for one in content["disputes"] if one.get("about"))
    content["disputes"].append({**first, "question": "And which of the two?"})
    path.write_text(json.dumps(content), "utf-8")
    before = Path(shutil.copytree(folder, folder.parent / "before"))
    first["because"] = "Nobody was there with a watch."
    path.write_text(json.dumps(content), "utf-8")
    rows = run("changes", str(before), data=folder).rows
    assert [row[1] for row in rows] == ["because"]


def test_what_is_trusted(tmp_path: Path) -> None:
    """What others can write to is not trusted, and neither is what is missing."""
    kept = tmp_path / "kept"
    kept.mkdir(mode=0o700)
    assert files._is_ours(str(kept), lambda mode: True) is True
    assert files._is_ours(str(tmp_path / "none"), lambda mode: True) is False
    kept.chmod(0o777)
    assert files._is_ours(str(kept), lambda mode: True) is False
