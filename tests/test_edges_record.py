"""Edges of the record: names, fields, the folder, what views share."""

from __future__ import annotations

import gc
import hashlib
import json
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pydantic
import pytest
from pydantic import TypeAdapter, ValidationError

from summits.errors import DataError, UsageError
from summits.record import (
    backing,
    disputes,
    facts,
    fields,
    files,
    light,
    names,
    unfinished,
    vocabulary,
    wording,
)
from summits.record.record import Record, cites_of
from summits.values import (
    citations,
    prints,
)
from tests.conftest import INVENTED, ROOT


def _why(call: Callable[[str], object], text: str) -> str:
    """What a text is refused with, without the text itself."""
    with pytest.raises(UsageError) as caught:
        call(text)
    return str(caught.value).replace(f"“{text}” ", "")


QUILLPORT = "meetings/quillport-1991.json"


@pytest.fixture(scope="module")
def content() -> dict[str, bytes]:
    """The bytes of the invented record."""
    return files.read(INVENTED).content


# Names.

_FAMILIES = (
    "Ban Bui Cai Cao Chen Choi Deng Duong Gao Guo Hoang Hu Huang Huynh Hwang Jeong Jiang "
    "Lai Le Li Liang Lin Liu Luo Ma Mao Moon Ngo Nguyen Peng Pham Phan Qin Rhee Roh Shen "
    "Sun Tang Tian To Tran Truong Tsai Vo Wang Wen Wu Xi Xiao Xie Xu Yang Ye Yi Yoon Zeng "
    "Zhang Zhao Zheng Zhou Zhu"
)


def _person(name: str, *aliases: str, side: str = "other") -> Any:
    return light.filled("Person", {"id": "p", "name": name, "aliases": [*aliases], "side": side})


def _short(name: str, *aliases: str, side: str = "other") -> str:
    return names.short_names({"p": _person(name, *aliases, side=side)}, [], ["east"])["p"]


def test_each_family_name() -> None:
    """Whose name begins with one of these is not shortened, but by an alias or a side that tells it."""
    for family in _FAMILIES.split():
        assert _short(f"{family} Fog") == f"{family} Fog"
        assert _short(f"{family} Fog", family) == family
        assert _short(f"{family} Fog", side="east") == family
        assert _short(family) == family


def test_each_name_that_is_given_too() -> None:
    """Before one more word these are given names, before two they are not."""
    for name in ["An", "Han", "Kim", "Lee", "Park"]:
        assert _short(f"{name} Quay") == "Quay"
        assert _short(f"{name} Quay Fog") == f"{name} Quay Fog"
        assert _short(f"Ann {name} Quay") == "Quay"


def test_a_short_name() -> None:
    """By an alias; without an article and brackets; a word of three letters at least."""
    rows: list[tuple[str, tuple[str, ...], str]] = [
        ("Orbán Viktor", ("Orbán",), "Orbán"),
        ("Orbán Viktor", ("Viktor",), "Viktor"),
        ("Orbán Viktor", ("Orbán", "Viktor"), "Viktor"),
        ("Moo Jae-in", (), "Moo Jae-in"),
        ("Ann Jae-In", (), "Jae-In"),
        ("Ann Jae-iN", (), "Ann Jae-iN"),
        ("Ann el-Fog", (), "Fog"),
        ("Ann al-fog", (), "fog"),
        ("John (Ann) Fog", (), "Fog"),
        ("John Fox (Ann", (), "Fox"),
        ("Ann Ng", (), "Ann Ng"),
        ("Ann Fog", (), "Fog"),
        ("Ann -", (), "Ann -"),
        (" ", (), " "),
    ]
    for name, aliases, short in rows:
        assert _short(name, *aliases) == short


def test_sides_whose_family_names_stand_first() -> None:
    """A side is known by its short name, or by that of a country of the record."""
    for code in ["CN", "HK", "KP", "KR", "MO", "TW", "VN", "RU"]:
        first = {"a", "b"} if code != "RU" else set[str]()
        sides = [
            {"id": "a", "label": "Fog", "short": code},
            {"id": "b", "label": "Mist", "short": "MI"},
        ]
        header = light.filled("Header", {"sides": sides, "countries": {code: {"name": "Mist"}}})
        assert names.family_first(header) == first  # type: ignore[arg-type]


def test_each_article() -> None:
    """A name is found without its article, and with one that it has not; who has it goes first."""
    for article in [
        "al",
        "el",
        "ar",
        "as",
        "ash",
        "at",
        "an",
        "ad",
        "az",
        "аль",
        "эль",
        "ас",
        "аш",
        "ар",
        "ال",
    ]:
        with_one = f"{article}Fog" if article == "ال" else f"{article}-Fog"
        rows = {
            name: _person(name)
            for name in ("Fog", with_one, f"Ann {with_one}", "Ann Quay", article)
        }
        assert names.find(rows, "Fog") == [rows["Fog"]]
        ranked = [[row.name for row in some] for some in names.ranked(rows, "fog")]
        assert ranked == [["Fog"], [with_one], [f"Ann {with_one}"]]
        ranked = [[row.name for row in some] for some in names.ranked(rows, f"{with_one} ")]
        assert ranked == [[with_one], ["Fog"], [f"Ann {with_one}"]]
        assert names.ranked(rows, "fog ann quay") == [[], [], []]
        assert names.ranked(rows, "") == [[], [], []]


def test_what_one_is_called() -> None:
    """The name, its forms in other languages, and aliases; asked for by the id as well."""
    row = light.filled(
        "Person",
        {"id": "p-1", "name": "Ann", "names": {"ru": "Анна"}, "aliases": ["A."], "side": "x"},
    )
    place = light.filled("Place", {"id": "q", "city": "Quay", "country": "XX", "names": {}})
    topic = light.filled(
        "Topic", {"id": "t", "label": "Fog", "aliases": ["mist"], "definition": "x"}
    )
    assert [*names.forms(row)] == ["p-1", "Ann", "Анна", "A."]  # type: ignore[arg-type]
    assert [*names.called(topic)] == ["Fog", "mist"]  # type: ignore[arg-type]
    assert next(names.called(place)) == "Quay"  # type: ignore[arg-type]
    assert names.find({"p-1": row}, "p-1") == [row]  # type: ignore[type-var, comparison-overlap]


# What a field holds.


def _takes(kind: Any, value: object) -> str:
    """Why a field does not take a value; nothing where it does."""
    try:
        TypeAdapter(kind, config={"strict": True}).validate_json(json.dumps(value))
    except ValidationError as error:
        return error.errors()[0]["msg"]
    return ""


def test_the_longest() -> None:
    """So long a value may be, and not a sign longer."""
    rows: list[tuple[Any, str, str]] = [
        (fields.Slug, "a" * 100, "is no id; write a-z, 0-9 and single “-”, at most 100."),
        (fields.Name, "a" * 300, "is longer than 300 signs; write it shorter."),
        (fields.Text, "a" * 20_000, "It is longer than 20000 signs; write it shorter."),
        (fields.Url, "https://" + "a" * 3992, "is longer than 4000 signs; find a shorter one."),
    ]
    for kind, longest, why in rows:
        assert _takes(kind, longest) == ""
        assert _takes(kind, f"{longest}a").endswith(why)


def test_the_most() -> None:
    """So many a list may hold, a table, and what cites: and not one more; what cites, one at least."""
    for kind, most in ((fields.Listed[str], 2000), (fields.Rows[str], 50_000)):
        assert _takes(kind, ["a"] * most) == ""
        assert _takes(kind, ["a"] * (most + 1)).startswith("Tuple should have at most")
        assert _takes(kind, []) == ""
    assert _takes(fields.Cites, ["a"] * 2000) == ""
    assert "at most 2000" in _takes(fields.Cites, ["a"] * 2001)
    assert "at least 1" in _takes(fields.Cites, [])


def test_what_a_field_takes() -> None:
    """Each form, what it takes, and why not."""
    rows: list[tuple[Any, object, str]] = [
        (fields.Slug, "a--b", "is no id"),
        (fields.Slug, "a\n", "is no id"),
        (fields.Slug, 5, "valid string"),
        (fields.Name, "—", "has no letter or digit"),
        (fields.Name, "a\0", "has no letter or digit"),
        (fields.Name, "1", ""),
        (fields.Text, " ", "It is empty or holds a NUL"),
        (fields.Text, "a\0", "It is empty or holds a NUL"),
        (fields.Text, "—", ""),
        (fields.Url, "ftp://a", "is no address"),
        (fields.Date, "2021-09~", ""),
        (fields.Date, 2021, "valid string"),
        (fields.Date, "x", "is no date"),
        (fields.Day, "2021-09-13", ""),
        (fields.Day, "2021-09", "is not a day; write it as 2021-09-13."),
        (fields.Day, "2021-09-13?", "is not a day; write it as 2021-09-13."),
        (fields.Duration, "PT4H~", ""),
        (fields.Duration, "4H", "is not a duration"),
        (fields.Cite, "a#1", ""),
        (fields.Cite, "a#", "is not a citation"),
        (fields.Cite, None, "valid string"),
        (fields.Print, "0123456789abcdef", ""),
        (fields.Print, "0123456789abcdeF", "match pattern"),
        (fields.Print, "0123456789abcdef0", "match pattern"),
        (fields.Language, "ru", ""),
        (fields.Language, "syr", ""),
        (fields.Language, "r", "match pattern"),
        (fields.Language, "russ", "match pattern"),
        (fields.Code, "RU", ""),
        (fields.Code, "RUS", "match pattern"),
        (fields.Code, "ru", "match pattern"),
        (fields.LeftOut[str], "a", ""),
        (fields.LeftOut[str], None, "It is null; leave the key out."),
        (fields.AccountValue, True, ""),
        (fields.AccountValue, "a", ""),
        (fields.AccountValue, 1, "It is neither a string nor true or false; mend the value."),
        (fields.AccountValue, None, "It is neither a string nor true or false; mend the value."),
    ]
    for kind, value, why in rows:
        said = _takes(kind, value)
        assert why in said
        assert bool(said) is bool(why)


def test_a_refusal_of_ours() -> None:
    """It is known as ours, and its words are all that is said of it."""
    for kind, value, why in (
        (fields.Text, " ", "It is empty or holds a NUL; write some words, or leave the key out."),
        (fields.LeftOut[str], None, "It is null; leave the key out."),
        (fields.Day, "2021", "“2021” is not a day; write it as 2021-09-13."),
    ):
        with pytest.raises(ValidationError) as caught:
            TypeAdapter[Any](kind).validate_python(value)
        [error] = caught.value.errors(include_url=False, include_input=False)
        assert (error["type"], error["msg"], error["ctx"]) == ("wrong_value", why, {"why": why})


def test_what_a_field_is_called() -> None:
    """A name of letters, a key, and of a participant a part."""
    rows: list[tuple[str, bool]] = [
        ("date", True),
        ("statements.a-1", True),
        ("participants.a.office", True),
        ("participants.a.parts", True),
        ("participants.a.offices", False),
        ("participants..office", False),
        ("Date", False),
        ("date.", False),
        ("date.a.b", False),
    ]
    for name, known in rows:
        assert bool(re.match(fields.FIELD, name)) is known


# The folder.


def test_a_digest() -> None:
    """Each name, size and content counts; twelve digits of it are shown."""
    found = files.of("x", {"a.json": b"12", "meetings/b.json": b""})
    digest = hashlib.sha256(b"a.json\x002\x0012meetings/b.json\x000\x00").hexdigest()
    assert (found.digest, found.short_digest) == (digest, digest[:12])
    assert list(found.meetings()) == [("b", b"")]


def test_part_of_a_record() -> None:
    """Header, tables and meetings are."""
    rows: list[tuple[str, bool]] = [
        ("people.json", True),
        ("dataset.json", True),
        ("meetings/a.json", True),
        ("meetings/a.txt", False),
        ("schema/people.json", False),
        ("other.json", False),
        ("a/meetings/a.json", False),
    ]
    for name, part in rows:
        assert files.is_of_record(name) is part


_LEFT = """.a .a.json a~ #a# a.orig a.rej a.bak a.tmp a.swp Thumbs.db desktop.ini Icon\r
a 2.json|a (2).json|a - Copy.json"""


def test_left_by_an_editor() -> None:
    """Each of these is left by an editor or a system, and nothing that only looks like it."""
    for name in re.split(r"[ |\n](?![2(-]|Copy)", _LEFT):
        assert files._is_left(name)
        assert not files._is_left(f"x{name.lstrip('.')}x")


def test_the_largest_file(tmp_path: Path) -> None:
    """Sixty-four megabytes are read, a byte more is not; nor what is no file, or a link to nothing."""
    path = tmp_path / "people.json"
    for size, said in ((64 * 1024 * 1024, None), (64 * 1024 * 1024 + 1, "It is larger than 64 MB")):
        path.write_bytes(b"")
        os.truncate(path, size)
        found = files._bytes(str(tmp_path), "people.json")
        if isinstance(found, bytes):
            assert said is None
            assert len(found) == size
        else:
            assert (found.file, found.code) == ("people.json", "unreadable")
            assert said
            assert found.message.startswith(said)
    path.write_bytes(b"\xef\xbb\xbf{}")
    assert files.one(str(tmp_path), "people.json") == b"{}"


def test_what_is_no_file(tmp_path: Path) -> None:
    """A folder, a link to nothing and what is missing are told apart."""
    (tmp_path / "a").mkdir()
    (tmp_path / "c").symlink_to(tmp_path / "nothing")
    (tmp_path / "e").write_bytes(b"")
    told = {name: files._bytes(str(tmp_path), name) for name in ("a", "c", "d", "e/f")}
    for name, code, message in (
        ("a", "unreadable", "It could not be read: is a directory"),
        ("c", "unreadable", "It is a link to nothing"),
        ("d", "missing-file", "This file is missing"),
        ("e/f", "unreadable", "It could not be read: not a directory"),
    ):
        found = told[name]
        assert isinstance(found, files.Unread)
        assert (found.file, found.code) == (name, code)
        assert found.message.startswith(message)
        assert files.one(str(tmp_path), name) is None


def test_where_a_receipt_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In the cache, or in that of the home; nowhere, where neither is known."""
    found = files.of("x", {"a": b"1"})
    name = hashlib.sha256(f"{found.digest} {files._gate()}".encode()).hexdigest()
    assert len(files._gate()) == 64
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "c"))
    assert files._receipt(found) == str(tmp_path / "c" / "summits" / name)
    monkeypatch.setenv("XDG_CACHE_HOME", "c")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert files._receipt(found) == str(tmp_path / ".cache" / "summits" / name)
    monkeypatch.setenv("HOME", "home")
    assert files._receipt(found) is None
    assert files.has_passed(found) is False
    files.leave_receipt(found)


def test_a_receipt(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It is an empty file of ours in a folder of ours; none is left of what could not be read."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    found = files.of("x", {"a": b"1"})
    unread = found._replace(unread=(files.Unread("b", "unreadable", ""),))
    files.leave_receipt(unread)
    assert [*tmp_path.iterdir()] == []
    for _ in range(2):
        files.leave_receipt(found)
        assert files.has_passed(found)
    assert not files.has_passed(unread)
    folder = tmp_path / "summits"
    [receipt] = folder.iterdir()
    assert (folder.stat().st_mode & 0o777, receipt.stat().st_mode & 0o777) == (0o700, 0o600)
    assert receipt.read_bytes() == b""
    for mode, passed in ((0o720, False), (0o702, False), (0o755, True)):
        folder.chmod(mode)
        assert files.has_passed(found) is passed
    receipt.chmod(0o620)
    assert not files.has_passed(found)
    receipt.unlink()
    receipt.mkdir()
    assert not files.has_passed(found)
    receipt.rmdir()
    folder.chmod(0o777)
    files.leave_receipt(found)
    assert [*folder.iterdir()] == []


# A writing that was cut off.


def _announce(folder: Path, **rows: tuple[str, str | None]) -> None:
    told = {f"{name}.json": {"text": text, "was": was} for name, (text, was) in rows.items()}
    (folder / unfinished.NAME).write_text(json.dumps(told), "utf-8")


def test_what_a_writing_left(tmp_path: Path) -> None:
    """A file may be as it was or as it is to be; as anything else, it was changed."""
    assert unfinished.read(str(tmp_path)) == {}
    (tmp_path / "a.json").write_text("old")
    was = hashlib.sha256(b"old").hexdigest()
    _announce(tmp_path, a=("new", was), b=("é", None))
    for text in ("old", "new"):
        (tmp_path / "a.json").write_text(text)
        assert unfinished.read(str(tmp_path)) == {"a.json": b"new", "b.json": "é".encode()}
    (tmp_path / "b.json").write_text("fog")
    with pytest.raises(DataError, match=r"b\.json” was changed after a writing that was cut off"):
        unfinished.read(str(tmp_path))


def test_what_no_writing_left(tmp_path: Path) -> None:
    """Nothing above the folder, nothing hidden, no other folder; and nothing but what is written so."""
    path = tmp_path / unfinished.NAME
    names = [
        "../a.json",
        "/a.json",
        "x/a.json",
        "a",
        ".a.json",
        "-a.json",
        "a.json/b",
        "a.J",
        "a_b.json",
    ]
    wrong = [{name: {"text": "", "was": None}} for name in names]
    for bad in (*wrong, [], {"a.json": {}}, {"a.json": 1}, "x"):
        path.write_text(json.dumps(bad))
        with pytest.raises(DataError, match="is not what summits wrote; move it away"):
            unfinished.read(str(tmp_path))
    for good in ("meetings/a.json", "schema/a.json", ".gitkeep", "meetings/.gitkeep", "README.md"):
        path.write_text(json.dumps({good: {"text": "", "was": None}}))
        assert unfinished.read(str(tmp_path)) == {good: b""}
    path.unlink()
    path.mkdir()
    with pytest.raises(DataError, match="is not what summits wrote"):
        unfinished.read(str(tmp_path))


# A record.


def test_who_says_so(invented: Record) -> None:
    """The words of the margin, of a heading and of a label, by whose account it is."""
    told = {
        whose: (
            backing.words(invented, whose),
            backing.heading(invented, whose),
            backing.label(invented, whose),
        )
        for whose in ("both", "norland", "suland", "other")
    }
    assert told == {
        "both": ("both sides", "both sides", "Others"),
        "norland": ("NL side", "of the two sides, only Norland", "Norland"),
        "suland": ("SU side", "of the two sides, only Suland", "Suland"),
        "other": ("neither side", "neither side", "Others"),
    }
    assert [backing.whose(sides) for sides in ([], ["norland"], ["norland", "suland"])] == [
        "other",
        "norland",
        "both",
    ]


def test_each_legend(invented: Record) -> None:
    """What was used is explained, and nothing else."""
    rows: list[tuple[list[str], str]] = [
        (["both", "suland"], "Unmarked: both sides report it; SU side: that side does."),
        (["both"], "Unmarked: both sides report it."),
        (["norland"], "NL side: that side reports it."),
        (["suland", "norland"], "NL side, SU side: that side reports it."),
        (["other"], "neither side: only others report it."),
        (["both", "other"], "Unmarked: both sides report it; neither side: only others do."),
        (["norland", "other"], "NL side: that side reports it; neither side: only others do."),
        ([], ""),
    ]
    for used, legend in rows:
        assert backing.legend(invented, used) == legend
        assert backing.legend(invented) == backing.legend(
            invented, ["other", "both", "suland", "norland"]
        )


def test_what_it_rests_on(invented: Record) -> None:
    """Sides in the record's order, origins in the citations'; no mark where both sides say so."""
    cites = [
        *map(
            citations.parse,
            ("southern-post-1991-05-16", "norwire-1991-05-15#1", "northern-herald-1991-05-15"),
        )
    ]
    assert backing.sides(invented, cites) == ["norland", "suland"]
    assert backing.origins(invented, cites) == ["southern-post", "norwire"]
    assert [backing.mark(invented, some) for some in (cites, cites[:1], cites[1:], [])] == [
        *("", "SU side", "NL side", "neither side")
    ]


def test_the_floor() -> None:
    """So many origins, or a source from each side where that will do; two or both, where nothing is asked."""
    rows: list[tuple[tuple[int, bool] | None, list[str], bool]] = [
        (None, ["a1", "b2"], True),
        (None, ["a1", "b1"], True),
        (None, ["a1", "a1"], False),
        (None, ["c1", "c2"], True),
        (None, ["c1"], False),
        ((3, False), ["a1", "b2"], False),
        ((3, False), ["a1", "b2", "c3"], True),
        ((3, True), ["a1", "b1"], True),
        ((1, False), ["c1"], True),
        ((1, False), [], False),
    ]
    for asked, sources, enough in rows:
        header: dict[str, Any] = {
            "sides": [{"id": "a", "principal": "x"}, {"id": "b", "principal": "y"}]
        }
        if asked:
            header["confirmed"] = {"origins": asked[0], "sides": asked[1]}
        made = light.filled("Header", header)
        rows = [
            light.filled("Source", {"id": one, "side": one[0], "origin": one[1]}) for one in sources
        ]
        assert backing.floor(made) == (asked or (2, True))  # type: ignore[arg-type]
        assert backing.substantiated(made, rows) is enough  # type: ignore[arg-type]


def test_each_part() -> None:
    """A part in words."""
    rows: list[tuple[Any, str]] = [
        ("principal", ""),
        ("in-talks", "in the talks"),
        ("joined-later", "joined later"),
        ("side-meeting", "side meeting"),
        ("introduced", "introduced"),
        ("delegation", "delegation"),
        ("elsewhere", "elsewhere"),
    ]
    for part, said in rows:
        assert facts.part_words(part) == said


def test_each_value(invented: Record) -> None:
    """A value in words, by the field that it is of."""
    rows: list[tuple[Any, Any, str]] = [
        ("announced", True, "announced"),
        ("announced", False, "not announced"),
        ("date", "1991-05", "May 1991"),
        ("reported", "1991-05-14?", "perhaps 14 May 1991"),
        ("duration", "PT1H", "1 hour"),
        ("place", "quillport", "Quillport, Norland"),
        ("place", "nowhere", "nowhere"),
        ("visit", "state", "state visit"),
        ("mode", "phone", "by phone"),
        ("venue", "Teapot Palace", "Teapot Palace"),
        ("venue", None, "not recorded"),
        ("announced", None, "not recorded"),
        ("participants.x.office", "Duke", "Duke"),
    ]
    for field, value, said in rows:
        assert facts.claim_words(invented, field, value) == said or value is None
        if "." not in field:
            assert facts.words_of(invented, field, value) == said


def test_facts(invented: Record) -> None:
    """Somebody with office and parts, without, and who was not named; where there was no place."""
    meeting = invented.meetings["quillport-1991"]
    person = "tobin-quillfeather"
    name = "Tobin Quillfeather, Keeper of the Lighthouses"
    assert (
        facts.participant_words(invented, meeting, person) == f"{name} (joined later, side meeting)"
    )
    assert facts.participant_words(invented, meeting, person, parts=False) == name
    assert (
        facts.participant_words(invented, meeting, "fenella-inkwell")
        == "Fenella Inkwell, not named"
    )
    principal = facts.participant_words(invented, meeting, "orla-quillfeather")
    assert principal == "Orla Quillfeather, Chancellor"
    assert facts.without_place("video") == "by video"
    assert facts.without_place(None) == "place not recorded"
    made = [*facts.facts(invented, meeting)]
    assert [(one.kind, one.key) for one in made if one.held] == [
        *(("account", "duration"), ("account", "anselm-brick"), ("account", "counters"))
    ]
    assert {one.kind for one in made} == {
        *("field", "participant", "topic", "statement", "programme", "outcome", "account")
    }
    assert {(one.about, one.by) for one in made if one.kind == "participant"} == {("", ())}
    said = next(one for one in made if one.field == "statements.lighthouse")
    assert said.as_json() == {
        "kind": "statement",
        "field": "statements.lighthouse",
        "text": "The lighthouse at Saltcellar should be lit again before winter.",
        "about": "lighthouses",
        "by": ("orla-quillfeather", "bartolo-zumm"),
    }
    asked = next(one for one in made if one.kind == "account")
    assert (asked.about, asked.by) == ("How long did the talks last?", ())


def test_a_city_that_is_a_country() -> None:
    """Such a place has one name."""
    header = {"countries": {"XA": {"name": "Fog"}}}
    tables = {
        "dataset": light.filled("Header", header),
        "places": {
            one: light.filled("Place", {"id": one, "city": one, "country": "XA"})
            for one in ("Fog", "Quay")
        },
    }
    record = Record(files.of("x", {}), tables.__getitem__)
    assert [facts.place_words(record, one) for one in ("Fog", "Quay")] == ["Fog", "Quay, Fog"]


def test_what_is_disputed(invented: Record) -> None:
    """The field of each dispute, what the record holds of it, and who is not there."""
    meeting = invented.meetings["quillport-1991"]
    about = ["duration", "participants.fenella-inkwell", "participants.anselm-brick"]
    assert disputes.disputed(meeting) == (*about, "disputes.time-of-day", "statements.counters")
    told = {
        "duration": "PT1H30M",
        "participants.anselm-brick.office": "Chief of Umbrellas",
        "participants.anselm-brick": None,
        "participants.fenella-inkwell.office": None,
        "statements.counters": None,
    }
    assert {one: disputes.current(meeting, one) for one in told} == told
    assert disputes.whole("participants.a.office") == "participants.a"
    assert disputes.whole("date") == "date"
    held = [disputes.held(one) for one in meeting.disputes]
    assert [one.says if one else None for one in held] == [
        "ninety minutes, by the palace clock", None, "Chief of Umbrellas", None, "twelve, and two spare ones",
    ]  # fmt: skip
    assert [one.key for one in disputes.about(meeting, "disputes.time-of-day")] == ["time-of-day"]
    assert len([*disputes.cited(meeting.disputes[0])]) >= 2


def test_a_record(invented: Record) -> None:
    """Cards in order of time, those that are shown, a topic with its parts, and what is cited where."""
    ids = [card.id for card in invented.cards]
    assert ids[0] == "quillport-1991"
    assert [card.id for card in invented.confirmed()] == [
        one for one in ids if one != "quillport-1996"
    ]
    assert invented.shown() == invented.confirmed()
    assert invented.card("video-1991").city is None
    assert invented.card("video-1991").country is None
    card = invented.card("ferrymouth-1994")
    assert (card.earliest, card.latest, card.city, card.country) == (
        *("1994-06-01", "1994-06-30", "Ferrymouth", "XN"),
    )
    assert invented.narrower("fisheries") == {"fisheries", "herring-census"}
    assert invented.narrower("fog") == {"fog"}
    assert [
        ".".join(map(str, steps)) for steps, _ in cites_of(invented.meetings["video-1991"])
    ] == [
        *(f"evidence.{field}" for field in vocabulary.FIELDS),
        *("participants.0.parts.0.evidence", "participants.1.parts.0.evidence"),
        *("topics.0.evidence", "topics.1.evidence"),
        *("statements.0.evidence", "statements.1.evidence"),
    ]
    every = [
        ".".join(map(str, steps)) for steps, _ in cites_of(invented.meetings["quillport-1991"])
    ]
    assert {"disputes.0.accounts.1.evidence", "participants.3.parts.1.evidence"} <= {*every}


def test_an_open_end_on_a_card() -> None:
    """An end that is open or unknown is none; a record of nothing confirmed shows all."""
    rows = [("a", "../1991-02"), ("b", "1991-03/.."), ("c", "1990")]
    path = INVENTED / "meetings/quillport-1996.json"
    whole = {**json.loads(path.read_text("utf-8")), "place": None}
    made = [light.filled("Meeting", {**whole, "id": id, "date": date}) for id, date in rows]
    record = Record(files.of("x", {}), {"meetings": made, "places": {}}.__getitem__)
    assert [(card.id, card.earliest, card.latest) for card in record.cards] == [
        ("a", None, "1991-02-28"),
        ("c", "1990-01-01", "1990-12-31"),
        ("b", "1991-03-01", None),
    ]
    assert record.confirmed() == []
    assert record.shown() == [*record.cards]
    assert wording.years([record.card("a"), record.card("c")]) == "1990–1991"
    assert wording.years([record.card("c")]) == "1990"
    assert wording.years([record.card("a")]) == wording.years([record.card("b")]) == "undated"
    assert wording.spanned([record.card("c")]) == "1 meeting, 1990"


# A record without models.


def test_rows_of_a_table() -> None:
    """Each row is filled when it is asked for, once; the others are known by their ids."""
    filled: list[str] = []

    def fill(row: dict[str, Any]) -> Any:
        filled.append(row["id"])
        return object()

    rows = light.Rows(fill, [{"id": "a"}, {"id": "b"}])
    assert (len(rows), [*rows], "a" in rows, "c" in rows, filled) == (
        2,
        ["a", "b"],
        True,
        False,
        [],
    )
    assert rows["b"] is rows["b"]
    assert filled == ["b"]
    with pytest.raises(KeyError):
        rows["c"]


def test_a_stand_in(content: dict[str, bytes]) -> None:
    """What was left out is there, what JSON has otherwise is read, and it is written as it was."""
    for switched in (True, False):
        (gc.enable if switched else gc.disable)()
        record = light.read(files.of("x", content))
        assert record.header.id == "herring-talks"
        assert gc.isenabled() is switched
    gc.enable()
    meeting = record.meetings["quillport-1991"]
    assert not hasattr(meeting, "$schema")
    assert (meeting.date.precision, meeting.disputes[0].accounts[1].held) == ("day", False)
    assert meeting.evidence.date is not None
    assert [one.source for one in meeting.evidence.date][-1] == "suland-palace-1991"
    assert [*record.header.countries] == ["XN", "XS"]
    assert record.header.countries["XN"].name == "Norland"
    assert record.header.confirmed is None
    for model, row in (
        ("Header", json.loads(content["dataset.json"])),
        ("Meeting", json.loads(content[QUILLPORT])),
        *(("Person", row) for row in json.loads(content["people.json"])["people"]),
        *(("Place", row) for row in json.loads(content["places.json"])["places"]),
        *(("Topic", row) for row in json.loads(content["topics.json"])["topics"]),
        *(("Source", row) for row in json.loads(content["sources.json"])["sources"]),
        *(("Candidate", row) for row in json.loads(content["candidates.json"])["candidates"]),
    ):
        written = light.as_json(model, light.filled(model, row))
        assert written == {key: value for key, value in row.items() if key != "$schema"}
        assert json.loads(json.dumps(written)) == written
        assert all(type(value) is not tuple for value in written.values())
    assert [*light.ROWS] == [*vocabulary.TABLES]


# Words that views share.


def test_who_was_there(invented: Record) -> None:
    """As many as find room, the nearest to the talks first; the principals alone, one of them, nobody."""
    card = invented.card("ferrymouth-south-1999")
    for room, said in (
        (len("Brick, Kolobokova, Wanda Thistledown"), "Brick, Kolobokova, Wanda Thistledown"),
        (len("Brick, Kolobokova, Wanda Thistledown") - 1, "Brick, Kolobokova, 1 more"),
        (len("Brick, Kolobokova, 1 more") - 1, "Brick, 2 more"),
        (0, "Brick, 2 more"),
    ):
        assert wording.company(invented, card, room) == said
    assert wording.company(invented, invented.card("video-1991")) == wording.NOBODY_ELSE
    assert wording.company(invented, invented.card("quillport-1991")) == "Pim Thistledown, 5 more"


def test_nobody_there(content: dict[str, bytes]) -> None:
    """Of a principal alone the name is told, and where nobody is named that."""
    made = dict(content)
    for people, said in ((["orla-quillfeather"], "Quillfeather"), ([], "nobody named")):
        row = json.loads(content["meetings/video-1991.json"])
        row["participants"] = [one for one in row["participants"] if one["person"] in people]
        made["meetings/video-1991.json"] = json.dumps(row).encode()
        record = light.read(files.of("x", made))
        assert wording.company(record, record.card("video-1991")) == said


def test_short_words(invented: Record) -> None:
    """Counts, lists, who said it, and what is not shown."""
    assert [wording.counted(count, "day") for count in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    assert [wording.counted(count, "person", "people") for count in (1, 2)] == [
        "1 person",
        "2 people",
    ]
    listed = [wording.listed(["a", "b", "c"][:count]) for count in range(4)]
    assert listed == ["", "a", "a and b", "a, b and c"]
    assert wording.listed(["a", "b"], "or") == "a or b"
    assert wording.said(invented, ["bartolo-zumm"], "Fog.") == "Zumm: Fog."
    assert wording.said(invented, [], "Fog.") == "Fog."
    assert wording.hidden([]) == ""
    assert wording.hidden(["a", "b"]) == "Not confirmed, and shown with --status all: a, b."
    assert wording.nearness([]) == len(vocabulary.PARTS)
    assert wording.spanned(invented.cards[:2]) == "2 meetings, 1991"
    assert wording.years(invented.cards) == "1991–1999"
    assert wording.years([]) == "undated"
    assert [wording.titled(card) for card in invented.cards[:2]] == [
        "14 May 1991, Quillport",
        "4 June 1991",
    ]
    assert [wording.where(invented, card) for card in invented.cards[:2]] == [
        "Quillport, Norland",
        "by video",
    ]
    assert wording.day(invented.card("quillport-1996")) == "29 Feb 1996?"


def test_in_a_language(invented: Record) -> None:
    """Names in a language that the record has, in English where it has none; the comma of the script."""
    assert wording.languages(invented) == ["en", "ar", "ru"]
    assert wording.language(invented, "RU") == "ru"
    with pytest.raises(UsageError, match="no names in “de”; write one of en, ar, ru"):
        wording.language(invented, "de")
    right = {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"}
    others = {"en", "ru", "a", "arx", "de", "tr", ""}
    assert {lang for lang in right | others if wording.direction(lang) == "rtl"} == right
    assert {wording.direction(lang) for lang in others} == {"ltr"}
    arabic, russian = wording.Names(invented, "ar"), wording.Names(invented, "ru")
    assert arabic.place("quillport") == "كويلبورت، نورلاند"
    assert russian.place("quillport") == "Квиллпорт, Норландия"
    assert wording.Names(invented).place("quillport") == "Quillport, Norland"
    assert russian.person("orla-quillfeather") == ("Орла Квиллфезер", "ru")
    assert russian.person("pim-thistledown") == ("Pim Thistledown", "en")
    assert (arabic.city("quillport").dir, arabic.person("pim-thistledown").dir) == ("rtl", "ltr")
    assert (russian.where(None, "phone"), russian.where(None, None)) == (
        "by phone",
        "place not recorded",
    )
    row = invented.meetings["quillport-1991"].participants[0]
    assert russian.with_office(row) == "Орла Квиллфезер, Chancellor"


def test_opened_without_waiting(tmp_path: Path) -> None:
    """What the opening was asked for stays asked for, and it waits for nobody."""
    path = tmp_path / "a"
    path.write_bytes(b"ab")
    opened = files.open_without_waiting(str(path), os.O_WRONLY | os.O_APPEND)
    try:
        assert os.get_blocking(opened) is False
        assert os.write(opened, b"c") == 1
    finally:
        os.close(opened)
    assert path.read_bytes() == b"abc"


def test_where_nobody_owns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a system knows no owners, what kind of thing it is has to do."""
    monkeypatch.delattr(os, "geteuid")
    assert files._is_ours(str(tmp_path), stat.S_ISDIR) is True
    assert files._is_ours(str(tmp_path), stat.S_ISREG) is False


def test_what_the_gate_is() -> None:
    """Every module of its rooms, name by name, and which Pydantic checks with it."""
    home = ROOT / "summits"
    paths = [
        path for room in ("gate", "record", "values") for path in sorted((home / room).glob("*.py"))
    ]
    paths.append(Path(str(pydantic.__file__)).parent / "version.py")
    whole = b"".join(path.read_bytes() for path in paths)
    assert files._gate.__wrapped__() == hashlib.sha256(whole).hexdigest()


def test_the_print_of_half_a_sign() -> None:
    """Half a surrogate, which is no text, is a question mark in a print."""
    assert prints.fingerprint("Fog \ud83d") == prints.fingerprint("Fog ?")
