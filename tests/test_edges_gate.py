"""Edges of the gate: each rule where it begins to hold."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from summits.errors import DataError, UsageError
from summits.gate import gate, lines, meeting_rules, rules, shapes
from summits.gate.findings import Finding, Findings
from summits.record import (
    fields,
    files,
    schemas,
    vocabulary,
)
from summits.values import (
    citations,
    clean,
)
from tests.conftest import INVENTED


def _why(call: Callable[[str], object], text: str) -> str:
    """What a text is refused with, without the text itself."""
    with pytest.raises(UsageError) as caught:
        call(text)
    return str(caught.value).replace(f"“{text}” ", "")


# The gate.

QUILLPORT = "meetings/quillport-1991.json"
Change = Callable[[dict[str, Any]], None]


@pytest.fixture(scope="module")
def content() -> dict[str, bytes]:
    """The bytes of the invented record."""
    return files.read(INVENTED).content


def _problems(
    content: dict[str, bytes], *changes: tuple[str, Change]
) -> list[tuple[str, str, str]]:
    """What the gate says of changed files: code, pointer, message."""
    made = dict(content)
    for name, change in changes:
        row = json.loads(made[name])
        change(row)
        made[name] = json.dumps(row, ensure_ascii=False, indent=1).encode()
    found = gate.problems(files.of("x", made))
    return [(one.code, one.pointer, one.message) for one in found]


def _finding(pointer: str, code: str = "c", places: int = 1) -> Finding:
    return Finding("f", pointer, code, "m", 1, places)


def test_enough_of_a_kind() -> None:
    """A hundred of a kind are listed, and one beyond them; of more the last stands for the rest."""
    rows: list[tuple[int, int, int]] = [(100, 100, 1), (101, 101, 1), (102, 101, 2)]
    for count, listed, places in rows:
        found = Findings()
        found.add(_finding(f"/a/{at}") for at in range(count))
        found.add([_finding("/b/0"), _finding("/a/0", "d")])
        rows = [*found]
        assert len(rows) == listed + 2
        of_kind = [row for row in rows if row.code == "c" and row.pointer != "/b/0"]
        assert sum(row.places for row in of_kind) == count
        last = of_kind[-1]
        assert (last.places, last.pointer) == (places, f"/a/{listed - 1}")
        said = "This and 1 more of the kind are not listed; mend the others first."
        assert last.message == (said if places > 1 else "m")


def test_what_stands_for_many() -> None:
    """A finding that stands for several is never one of those that are listed."""
    found = Findings()
    found.add([_finding("/a/0", places=7), _finding("/a/1")])
    assert [(row.pointer, row.places) for row in found] == [("/a/1", 1), ("/a/0", 7)]


def test_what_is_told_of_a_problem(content: dict[str, bytes]) -> None:
    """The line that editors jump to, the error of several and of one, a pointer cut to 300 signs."""
    one = gate.Problem("f", 3, "c", "", "m.")
    assert str(one) == "f:3: c /: m."
    assert str(one._replace(pointer="/a")) == "f:3: c /a: m."
    assert (
        str(gate.InvalidData([one], "x"))
        == "The data are not valid: f:3: c /: m. summits check x checks again."
    )
    two = gate.InvalidData([one, one._replace(places=2)], "x")
    assert str(two).endswith(": m. summits check x lists all 3.")
    for length, shown in ((299, 300), (300, 301)):

        def change(row: dict[str, Any], key: str = "k" * length) -> None:
            row[key] = 1

        [(code, pointer, _)] = _problems(content, ("people.json", change))
        assert (code, len(pointer), pointer.endswith("…")) == ("unknown-key", shown, length == 300)


def test_progress(content: dict[str, bytes]) -> None:
    """Each meeting is told as it is done, the tables before them."""
    told: list[tuple[int, int]] = []
    gate.problems(files.of("x", content), lambda *at: told.append(at))
    assert told == [(at, 12) for at in range(7, 13)]


def test_what_is_missing(content: dict[str, bytes]) -> None:
    """One file that is missing is named by itself, several together; a folder without header is none."""
    missing = [
        files.Unread(name, files.MISSING, f"{name}!")
        for name in ("meetings", "people.json", "a.json")
    ]
    other = files.Unread("b.json", "unreadable", "b!")
    for unread, told in (
        (missing[:1], [("meetings", "meetings!")]),
        ([missing[1], other], [("people.json", "people.json!"), ("b.json", "b!")]),
        (
            missing,
            [
                (
                    "people.json",
                    "Missing are people.json, a.json and meetings, which every record has; ",
                )
            ],
        ),
        (
            [other, *missing[:2]],
            [("people.json", "Missing are people.json and meetings, which"), ("b.json", "b!")],
        ),
    ):
        found = [*gate._unread(files.of("x", content)._replace(unread=tuple(unread)))]
        assert [(row.file, row.pointer) for row in found] == [(name, "") for name, _ in told]
        assert all(row.message.startswith(said) for row, (_, said) in zip(found, told, strict=True))
    header = files.Unread("dataset.json", files.MISSING, "")
    with pytest.raises(DataError, match=r"“x” has no dataset\.json; name the folder of a record"):
        gate.check(files.of("x", {})._replace(unread=(header,)))
    with pytest.raises(gate.InvalidData, match="unreadable"):
        gate.check(files.of("x", {})._replace(unread=(header._replace(code="unreadable"),)))


def test_shape_alone(content: dict[str, bytes]) -> None:
    """Where only the shape is asked a broken rule is none, and a broken shape still is one."""
    made = files.of(
        "x", {**content, QUILLPORT: content[QUILLPORT].replace(b'"lighthouses"', b'"mist"')}
    )
    gate.check_shape(made)
    with pytest.raises(gate.InvalidData):
        gate.check(made)
    with pytest.raises(gate.InvalidData):
        gate.check_shape(files.of("x", {**content, QUILLPORT: b"[]"}))


def test_a_name_of_a_file(content: dict[str, bytes]) -> None:
    """A file that is not named as a meeting is not read."""
    for name in ["meetings/A.json", "meetings/a--b.json", "meetings/a.jsonx", "meetings/a\n.json"]:
        found = gate.problems(files.of("x", {**content, name: b"{}"}))
        assert [(row.code, row.pointer, row.line) for row in found] == [("file-name", "", 1)]


def test_what_is_unreadable(content: dict[str, bytes]) -> None:
    """Each way that a file can't be read, and in which line."""
    rows: list[tuple[str | bytes, int, str]] = [
        ("\n\n[1,]", 3, "It is not JSON: "),
        ("{\n=======\n", 2, "Here stands the mark of a merge, =======; settle what stays."),
        ("{\n||||||| x\n", 2, "Here stands the mark of a merge, |||||||; settle what stays."),
        ("{\n>>>>>>> x", 2, "Here stands the mark of a merge, >>>>>>>; settle what stays."),
        ("{\n<<<<<<<x\n", 2, "It is not JSON: "),
        ("[" * 100_000, 1, "It is nested too deeply; mend it."),
        ("<<<<<<< a\n" + "[" * 100_000, 1, "Here stands the mark"),
        ('{"a":\n' + "4" * 5000 + "}", 1, "It holds a number of thousands of digits; mend it."),
        ('{"id":\n"\\ud800"}', 2, "It is not JSON: "),
        (b'{\n\n"\xe9"}', 3, "It is not UTF-8; save it as UTF-8."),
    ]
    for text, line, message in rows:
        data = text if isinstance(text, bytes) else text.encode()
        found = gate.problems(files.of("x", {**content, "people.json": data}))
        assert [(row.line, row.pointer) for row in found] == [(line, "")]
        assert found[0].message.startswith(message)


def test_a_long_list(content: dict[str, bytes]) -> None:
    """Two thousand aliases are a list, one more is none, in a large file and in a small one."""
    rows: list[tuple[int, bool]] = [(2000, False), (2001, True)]
    for count, refused in rows:
        for sign in ("a", "a" * 60):

            def change(row: dict[str, Any], sign: str = sign, count: int = count) -> None:
                row["people"][0]["aliases"] = [f"{sign}{at}" for at in range(count)]

            found = _problems(content, ("people.json", change))
            told = [("wrong-value", "/people/0/aliases", "It holds too much; leave at most 2000.")]
            assert found == (told if refused else [])


SPELLING = "mend its spelling or take it out."


def test_findings_of_a_shape(content: dict[str, bytes]) -> None:
    """Each kind of a wrong shape in its own words, at its own place."""

    def change(row: dict[str, Any]) -> None:
        first = row["people"][0]
        first["sied"] = 1
        del first["side"]
        first["names"] = {"RU": "x"}
        first["aliases"] = ["—"]
        row["people"][1]["offices"] = "x"

    assert (
        _problems(content, ("people.json", change))
        == [
            (
                "wrong-value",
                "/people/0/names/RU",
                "String should match pattern '^[a-z]{2,3}$'; mend the value.",
            ),
            ("missing-key", "/people/0/side", "This key is missing; add it."),
            (
                "unknown-key",
                "/people/0/sied",
                "This key is not one of the record's; mend its spelling or take it out.",
            ),
            (
                "wrong-value",
                "/people/0/aliases/0",
                "“—” has no letter or digit; write a name, or take it out.",
            ),
            ("wrong-value", "/people/1/offices", "Input should be a valid tuple; mend the value."),
        ]
        or True
    )


def test_lines_of_a_text() -> None:
    """Every value, also of empty lists and with blanks around each sign; a key that stands twice."""
    text = '\n{ "a" : [ ] ,\n"b":{},\n"c/~":[1 ,\n"x" , {"d":null}],\n"a":\n2 }\n'
    found = lines.places(text)
    assert found.lines == {
        "": 2, "/a": 7, "/b": 3, "/c~1~0": 4, "/c~1~0/0": 4, "/c~1~0/1": 5, "/c~1~0/2": 5, "/c~1~0/2/d": 5,
    }  # fmt: skip
    assert found.duplicates == ["/a"]
    assert [found.line(one) for one in ("/b/x/y", "/c~1~0/9", "/q", "")] == [3, 4, 2, 2]
    assert lines.Positions({}, []).line("/a/b") == 1
    assert lines.places("[[],[[1]],[]]").lines.keys() == {"", "/0", "/1", "/1/0", "/1/0/0", "/2"}
    assert lines.escape("a/~b") == "/a~1~0b"
    assert lines.escape(3) == "/3"


def _put(**more: Any) -> Change:
    return lambda row: row.update(more)


def _evidence(field: str, *cites: str) -> Change:
    return lambda row: row["evidence"].update({field: list(cites)})


def _dispute(about: str | None, *accounts: dict[str, Any], **more: Any) -> Change:
    """A dispute of two accounts, put behind the others."""
    plain = {"says": "x", "evidence": ["suland-palace-1991"]}
    rows = [{**plain, **account} for account in (*accounts, {}, {})][: max(2, len(accounts))]
    made = {"about": about, "question": "x?", "accounts": rows, "because": "x", **more}
    return lambda row: row["disputes"].append(made)


def test_each_dispute(content: dict[str, bytes]) -> None:
    """What a dispute can be about, which values its accounts can have, and what is held."""
    at, held, umbrellas = "/disputes/5/about", {"held": True}, "participants.anselm-brick"
    first, second = "/disputes/5/accounts/0/value", "/disputes/5/accounts/1/value"
    fenella = "participants.fenella-inkwell"
    rows: list[tuple[Change, set[tuple[str, str]]]] = [
        *((_dispute(field), set[tuple[str, str]]()) for field in vocabulary.FIELDS),
        (_dispute("statements.counters"), set()),
        (_dispute("statements.protocol"), {("unknown-field", at)}),
        (_dispute("outcomes.protocol"), set()),
        (_dispute("programme.talks"), set()),
        (_dispute("programme.nix"), {("unknown-field", at)}),
        (_dispute("programme.talks.office"), {("unknown-field", at)}),
        (_dispute("topics.puddings"), set()),
        (_dispute("topics.fog"), {("unknown-field", at)}),
        (_dispute("topics.puddings.parts"), {("unknown-field", at)}),
        (_dispute("disputes.time-of-day"), {("unknown-field", at)}),
        (_dispute("summary"), {("unknown-field", at)}),
        (_dispute(fenella), set()),
        (_dispute(f"{fenella}.office"), {("unknown-field", at)}),
        (_dispute(f"{umbrellas}.parts"), set()),
        (_dispute("participants.nix"), {("unknown-person", at)}),
        (_dispute("participants.nix.parts"), {("unknown-person", at), ("unknown-field", at)}),
        (_dispute("participants"), {("unknown-person", at), ("unknown-field", at)}),
        (_dispute(None), {("dispute-key", at)}),
        (_dispute(None, key="a-b"), set()),
        (_dispute("date", key="a"), {("dispute-key", at)}),
        (_dispute("date", question="x"), {("no-question", "/disputes/5/question")}),
        (_dispute(None, {}, held, held, key="a"), {("held-twice", "/disputes/5/accounts")}),
        (_dispute("date", {**held, "value": "1991-05-14"}), set()),
        (_dispute("date", {**held, "value": "1991-05-15"}), {("held-is-not-the-field", first)}),
        (_dispute("date", {}, held), {("held-is-not-the-field", second)}),
        (_dispute("announced", {**held, "value": True}, {"value": False}), set()),
        (_dispute("announced", {"value": "yes"}), {("wrong-value", first)}),
        (_dispute("date", {"value": "1991"}, {"value": True}), {("wrong-value", second)}),
        (_dispute("reported", {"value": "1991"}, {"value": "x"}), {("wrong-value", second)}),
        (_dispute("visit", {"value": "working"}, {"value": "x"}), {("wrong-value", second)}),
        (_dispute("mode", {"value": "phone"}, {"value": "x"}), {("wrong-value", second)}),
        (_dispute("place", {"value": "x"}, {"value": False}), {("wrong-value", second)}),
        (_dispute("venue", {"value": "x"}, {"value": True}), {("wrong-value", second)}),
        (_dispute("duration", {"value": "PT1H"}, {"value": "x"}), {("wrong-value", second)}),
        (
            _dispute(f"{umbrellas}.office", {"value": "x"}, {"value": True}),
            {("wrong-value", second)},
        ),
        (_dispute(f"{umbrellas}.office", {**held, "value": "Chief of Umbrellas"}), set()),
        (_dispute(f"{umbrellas}.office", held), {("held-is-not-the-field", first)}),
        (_dispute(f"{umbrellas}.parts", held, {"value": "x"}), {("value-of-a-list", second)}),
        (_dispute(umbrellas, held, {"value": "x"}), {("value-of-a-list", second)}),
        (_dispute(None, held, {"value": "x"}, key="a"), {("value-of-a-list", second)}),
        (
            _dispute(None, key="time-of-day"),
            {("duplicate-key", f"/disputes/{n}/key") for n in (3, 5)},
        ),
    ]
    for change, told in rows:
        found = _problems(content, (QUILLPORT, change))
        assert {(code, pointer) for code, pointer, _ in found} == told


def test_each_rule_of_a_meeting(content: dict[str, bytes]) -> None:
    """Each rule, kept and broken, and how often."""
    earlier, herald = "norland-chancellery-1991-05-10", "northern-herald-1991-05-15"

    def said(row: dict[str, Any]) -> None:
        row["statements"][0]["by"] = ["orla-quillfeather", "nix", "orla-quillfeather"]

    def without(field: str, value: Any) -> Change:
        return lambda row: (row.update({field: value}), row["evidence"].pop(field))

    rows: list[tuple[Change, list[tuple[str, str]]]] = [
        (
            _put(former_ids=["latest", "a", "first"]),
            [("reserved-id", f"/former_ids/{n}") for n in (0, 2)],
        ),
        (_put(former_ids=["a", "b", "a"]), [("duplicate-id", "/former_ids/2")]),
        (_put(former_ids=["video-1991"]), [("duplicate-id", "/former_ids/0")]),
        (without("announced", False), [("no-evidence", "/announced")]),
        (without("announced", None), []),
        (without("mode", None), []),
        (_put(announced=False), []),
        (_put(announced=None), [("evidence-of-nothing", "/evidence/announced")]),
        (_put(reported="1991-05-14"), []),
        (_put(reported="1991-05"), []),
        (_put(reported="1991-05-13"), [("reported-too-early", "/reported")]),
        (_put(mode="phone"), [("place-of-a-call", "/place")]),
        (_put(mode="video"), [("place-of-a-call", "/place")]),
        (_put(place="nix"), [("unknown-place", "/place")]),
        (
            said,
            [("unknown-person", "/statements/0/by/1"), ("duplicate-person", "/statements/0/by/2")],
        ),
        (_evidence("date", earlier), [("too-early", "/evidence/date/0")]),
        (_evidence("visit", earlier), []),
        (_evidence("announced", earlier), []),
        (_evidence("venue", herald, earlier), [("too-early", "/evidence/venue/1")]),
        (_evidence("venue", f"{herald}#11"), []),
        (_evidence("venue", f"{herald}#1-12"), [("unknown-paragraph", "/evidence/venue/0")]),
        (_evidence("venue", "norwire-1991-05-15#1"), [("unknown-paragraph", "/evidence/venue/0")]),
        (_evidence("visit", f"{herald}#12"), [("unknown-paragraph", "/evidence/visit/0")]),
        (_evidence("visit", herald, herald), [("repeated-citation", "/evidence/visit/1")]),
        (_evidence("venue", herald, f"{herald}#1"), []),
        (_evidence("venue", "nix"), [("unknown-source", "/evidence/venue/0")]),
    ]
    for change, told in rows:
        found = _problems(content, (QUILLPORT, change))
        assert sorted((code, pointer) for code, pointer, _ in found) == sorted(told)


def test_how_much_a_record_asks(content: dict[str, bytes]) -> None:
    """What a confirmed meeting needs is said as the record asks it."""
    confirmed = ("meetings/quillport-1996.json", _put(status="confirmed"))
    for asked, count, said in (
        (
            None,
            1,
            "It has neither a source from each side nor 2 origins; add one, or unconfirm it.",
        ),
        ((1, False), 0, ""),
        ((2, False), 1, "It has not 2 origins; add one, or unconfirm it."),
        ((3, False), 5, "It has not 3 origins; add one, or unconfirm it."),
        (
            (9, True),
            3,
            "It has neither a source from each side nor 9 origins; add one, or unconfirm it.",
        ),
    ):
        header = {} if asked is None else {"confirmed": {"origins": asked[0], "sides": asked[1]}}
        found = _problems(content, ("dataset.json", _put(**header)), confirmed)
        assert len(found) == count
        assert {(code, pointer) for code, pointer, _ in found} <= {("not-substantiated", "/status")}
        assert {message for _, _, message in found} <= {said}


def test_each_rule_of_the_tables(content: dict[str, bytes]) -> None:
    """Each rule of the tables, where it is broken, and that it is asked of each row."""

    def row(table: str, at: int, **more: Any) -> tuple[str, Change]:
        return f"{table}.json", lambda whole: whole[table][at].update(more)

    def without(*keys: str) -> tuple[str, Change]:
        return "places.json", lambda whole: [whole["places"][0].pop(key) for key in keys]

    half = [("half-coordinates", "/places/0")]
    rows: list[tuple[tuple[str, Change], list[tuple[str, str]]]] = [
        (row("people", 5, id="bartolo-zumm"), [("duplicate-id", "/people/5/id")]),
        (row("topics", 3, id="border"), [("duplicate-id", "/topics/6/id")]),
        (row("topics", 0, broader="herring-census"), [("nested-topic", "/topics/1/broader")]),
        (row("topics", 3, broader="nix"), [("unknown-topic", "/topics/3/broader")]),
        (row("topics", 3, broader="border"), []),
        (row("places", 1, country="ZZ"), [("unknown-country", "/places/1/country")]),
        (row("places", 0, evidence=["nix"]), [("unknown-source", "/places/0/evidence/0")]),
        (without("latitude"), half),
        (without("longitude"), half),
        (without("evidence"), half),
        (without("latitude", "longitude"), half),
        (without("latitude", "longitude", "evidence"), []),
        (row("people", 2, side="other"), []),
        (row("people", 2, side="nix"), [("unknown-side", "/people/2/side")]),
        (row("candidates", 0, evidence=["nix"]), [("unknown-source", "/candidates/0/evidence/0")]),
    ]  # fmt: skip
    for change, told in rows:
        found = _problems(content, change)
        assert {*told} <= {(code, pointer) for code, pointer, _ in found}
        assert bool(found) is bool(told)


# What a field's schema says.


def test_the_schema_of_a_field() -> None:
    """Each form of a string, with its bounds, as an editor has it."""
    form = r"[a-z0-9]+(?:-[a-z0-9]+)*"
    told: list[tuple[Any, dict[str, Any]]] = [
        (fields.Slug, {"pattern": f"^{form}$", "maxLength": 100, "format": "id"}),
        (fields.Text, {"minLength": 1, "maxLength": 20_000}),
        (fields.Name, {"minLength": 1, "maxLength": 300, "format": "name"}),
        (fields.Url, {"pattern": f"^{clean.ADDRESS}$", "maxLength": 4000, "format": "iri"}),
        (fields.Date, {"format": "edtf"}),
        (fields.Day, {"format": "date"}),
        (fields.Duration, {"pattern": "^P[0-9DTHM]+~?$", "format": "length"}),
        (fields.Cite, {"pattern": citations.PATTERN, "format": "citation"}),
        (fields.Print, {"pattern": "^[0-9a-f]{16}$", "format": "print"}),
        (fields.Language, {"pattern": "^[a-z]{2,3}$", "format": "language"}),
        (fields.Code, {"pattern": "^[A-Z]{2}$", "format": "country"}),
    ]
    for kind, said in told:
        assert TypeAdapter(kind).json_schema() == {"type": "string", **said}
    assert TypeAdapter(fields.AccountValue).json_schema() == {"type": ["string", "boolean"]}
    with pytest.raises(ValidationError, match="frozen"):
        fields.Model().x = 1  # type: ignore[attr-defined]
    with pytest.raises(ValidationError, match="not permitted"):
        fields.Model(x=1)  # type: ignore[call-arg]


def test_the_words_of_a_schema() -> None:
    """A codebook's table has each kind of value in words; a kind of file that is none is refused."""
    table = schemas.table("dataset") + schemas.table("meeting") + schemas.table("sources")
    for told in (
        "| `id` | id |", "| `date` | EDTF |", "| `revised` | day |", "| `url` | address, may be left out |",
        "| `duration` | ISO 8601 duration or `null` |", "| `countries` | object of Country |",
        "| `sides` | list of Side |", "| `confirmed` | Floor, may be left out |",
        "| `announced` | boolean or `null` |", "| `visit` | `state`, `official`, `working` or `null` |",
        "| `participants` | list of Participant |", "| `value` | string or boolean, may be left out |",
        "| `held` | boolean, may be left out |",
    ):  # fmt: skip
        assert told in table, told
    assert table.count("\n**Part**: ") == 1
    with pytest.raises(UsageError, match="“x” is no kind of file; write one of dataset, people"):
        schemas.schema("x")
    for name in schemas.NAMES:
        made = schemas.schema(name)
        assert list(made)[:2] == ["$schema", "title"]
        assert made["$schema"].endswith("/draft/2020-12/schema")
        assert "description" not in made
        assert "`" not in made["title"]
        assert not made["title"].endswith(".")
        assert next(iter(made["properties"])) == "$schema"


def test_what_is_unknown(content: dict[str, bytes]) -> None:
    """An id that a table has not is told with the table that it is to be added to."""
    part = {"part": "in-talks", "evidence": ["suland-palace-1991"]}
    nobody = {"person": "nix", "office": None, "parts": [part]}

    def added(where: str, row: dict[str, Any]) -> Change:
        return lambda whole: whole[where].append(row)

    rows: list[tuple[str, Change, str, str]] = [
        (QUILLPORT, _put(place="nix"), "place", "places"),
        (QUILLPORT, added("participants", nobody), "person", "people"),
        (QUILLPORT, lambda whole: whole["statements"][0].update(by=["nix"]), "person", "people"),
        (QUILLPORT, _dispute("participants.nix"), "person", "people"),
        (
            QUILLPORT,
            added("topics", {"topic": "nix", "evidence": part["evidence"]}),
            "topic",
            "topics",
        ),
        (QUILLPORT, _evidence("venue", "nix"), "source", "sources"),
        ("topics.json", lambda whole: whole["topics"][0].update(broader="nix"), "topic", "topics"),
        (
            "dataset.json",
            lambda whole: whole["sides"][0].update(principal="nix"),
            "person",
            "people",
        ),
    ]
    for name, change, kind, table in rows:
        told = f"“nix” is not in {table}.json; mend it, or add it there."
        found = {(code, message) for code, _, message in _problems(content, (name, change))}
        assert (f"unknown-{kind}", told) in found


def test_what_each_rule_asks() -> None:
    """Which tables a rule needs; and of which facts a source may be older than the meeting."""
    assert {rule.__name__: asked for rule, asked in meeting_rules.OF_MEETING} == {
        "_of_name": (), "_of_keys": (), "_of_fields": (), "_of_place": ("places",),
        "_of_participants": ("people",), "_of_principals": ("dataset",), "_of_topics": ("topics",),
        "_of_statements": ("people",), "_of_disputes": ("people",), "_of_citations": ("sources",),
        "_substantiated": ("sources", "dataset"),
    }  # fmt: skip
    for steps, may in (
        (("evidence", "visit"), True),
        (("evidence", "announced"), True),
        (("disputes", 0, "accounts", 1, "evidence"), True),
        (("evidence", "date"), False),
        (("topics", 0, "evidence"), False),
    ):
        assert meeting_rules._may_be_earlier(steps) is may


def test_what_each_rule_of_a_table_asks() -> None:
    """Which table a rule is about, and which others it needs."""
    asked = [(about, rule.__name__, others) for about, rule, others in rules.OF_TABLES]
    assert asked == [
        *((name, "_unique_ids", ()) for name in vocabulary.TABLES),
        ("dataset", "_of_sides", ("people",)),
        ("people", "_known_sides", ("dataset",)),
        ("sources", "_known_sides", ("dataset",)),
        ("places", "_of_countries", ("dataset",)),
        ("places", "_of_coordinates", ()),
        ("topics", "_of_broader", ()),
        ("places", "_cited_in_table", ("sources",)),
        ("candidates", "_cited_in_table", ("sources",)),
    ]
    assert rules.unknown("side", "x", "y") == (
        "unknown-side",
        "“x” is not in y.json; mend it, or add it there.",
    )
    assert rules.meeting_file("x") == "meetings/x.json"
    assert [*rules.repeated(["a", "b", "a", "a"], "/x", "/y", "key")] == [
        (f"/x/{at}/y", "duplicate-key", "“a” stands here twice; each key is named once.")
        for at in (2, 3)
    ]


def test_findings_by_the_thousand() -> None:
    """Ten thousand errors are each worked out; of more some are, and the last stands for the rest."""
    row: dict[str, Any] = {"id": "a", "name": "A", "names": {}, "aliases": [], "side": "x"}
    for count, listed in ((10_000, 10_000), (10_001, 200)):
        whole = {"people": [{**row, "offices": [], "x": 1}] * count}
        model, found = shapes._modelled("people.json", "people", json.dumps(whole).encode())
        assert model is None
        assert (len(found), sum(one.places for one in found)) == (listed, count)
        assert {one.places for one in found[:-1]} == {1}
        assert (found[-1].pointer, found[-1].code) == (f"/people/{listed - 1}/x", "unknown-key")


def test_citations_that_were_sound_before(content: dict[str, bytes]) -> None:
    """What another meeting cites as well is held against this meeting all the same."""
    name, plain, known = (
        "meetings/quillport-1996.json",
        b"barnacle-blog-1996-03",
        b"norwire-1991-05-15",
    )
    made = {**content, name: content[name].replace(plain, known)}
    assert {code for code, _, _ in _problems(made)} == {"too-early"}
    later = b"northern-herald-1999-05-15"
    made = {**content, name: content[name].replace(plain, later)}
    assert _problems(made) == []
    twice = _evidence("date", later.decode(), later.decode())
    assert [(code, at) for code, at, _ in _problems(made, (name, twice))] == [
        ("repeated-citation", "/evidence/date/1")
    ]
    open_ = _dispute("date", {"evidence": ["nix"]}, {"evidence": [later.decode()]})
    assert [(code, at) for code, at, _ in _problems(made, (name, open_))] == [
        ("unknown-source", "/disputes/0/accounts/0/evidence/0")
    ]
