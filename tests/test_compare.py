"""`summits compare`: two meetings side by side, by id and never by position."""

from __future__ import annotations

import itertools
import json
import shutil
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import summits
from summits import compare
from summits.answers.compare import (
    FIELDS,
    Attendance,
    Compared,
    Comparison,
    Paraphrase,
    Relation,
)
from summits.record import light
from summits.record.record import Record
from tests.conftest import INVENTED, Run

MIRROR = {"only-a": "only-b", "only-b": "only-a"}
PEOPLE = ["ada", "bo", "cy", "dee"]
TOPICS = ["fog", "fish", "tea"]
DATES = ["1991-05-14", "1991-06-04", "1996-02-29", "1999-12-31", "1994-06", "1995-03-01?", "1996"]


def _person(person: str, office: str = "Warden", *parts: str) -> dict[str, Any]:
    rows = [{"part": part, "evidence": ["herald"]} for part in parts or ("in-talks",)]
    return {"person": person, "office": office, "parts": rows}


def _statement(key: str, topic: str, by: list[str], says: str, evidence: str = "herald") -> Any:
    return {"key": key, "topic": topic, "by": by, "says": says, "evidence": [evidence]}


def _meeting(**changed: Any) -> Any:
    """A meeting of which nothing is recorded but a day, and what a test is about."""
    nothing = {"status": "confirmed", "summary": None, "revised": "2000-01-01"}
    lists = ("participants", "topics", "statements", "programme", "outcomes", "disputes")
    nulls = dict.fromkeys(("reported", "place", "venue", "visit", "announced", "duration"))
    plain = {"id": "quay-1991", "date": "1991-05-14", "mode": "in-person", **nothing, **nulls}
    made = {**plain, **{name: [] for name in lists}, "evidence": {}, **changed}
    return light.filled("Meeting", made)


def _relations(a: Any, b: Any) -> dict[str, str]:
    return {field.field: field.relation for field in compare(a, b).fields}


@st.composite
def _meetings(draw: st.DrawFn) -> Any:
    """Any meeting a record could hold, as far as a comparison looks at it."""
    mode = draw(st.sampled_from(["in-person", "video", "phone"]))
    people = draw(st.lists(st.sampled_from(PEOPLE), unique=True))
    topics = draw(st.lists(st.sampled_from(TOPICS), unique=True))
    parts = st.lists(st.sampled_from(["in-talks", "introduced"]), min_size=1, unique=True)
    office = st.sampled_from(["Warden", "Keeper"])
    by = st.lists(st.sampled_from(PEOPLE), max_size=2, unique=True)
    said = st.tuples(by, st.sampled_from(["Yes.", "No.", "Perhaps."]), st.sampled_from("xyz"))
    spoken = draw(st.lists(st.tuples(st.sampled_from(topics), said), max_size=5)) if topics else []
    absent = draw(st.lists(st.sampled_from(PEOPLE), unique=True))
    return _meeting(
        id=draw(st.sampled_from(["quay-1991", "quay-1999"])),
        date=draw(st.sampled_from(DATES)),
        mode=mode,
        place=draw(st.sampled_from(["quay", "fort", None])) if mode == "in-person" else None,
        venue=draw(st.sampled_from(["the hut", "the hall", None])),
        visit=draw(st.sampled_from(["state", "working", None])),
        announced=draw(st.sampled_from([True, False, None])),
        duration=draw(st.sampled_from(["PT1H", "PT1H~", None])),
        participants=[_person(who, draw(office), *draw(parts)) for who in people],
        topics=[{"topic": topic, "evidence": ["herald"]} for topic in topics],
        statements=[_statement(f"k{i}", t, *rest) for i, (t, rest) in enumerate(spoken)],
        disputes=[_dispute(f"participants.{who}", draw(st.booleans())) for who in absent],
    )


def _dispute(about: str, held: bool = False) -> Any:
    accounts = [{"says": "no", "evidence": ["x"]}, {"says": "yes", "evidence": ["y"]}]
    if held:
        accounts[0]["held"] = True  # type: ignore[assignment]
    return {"about": about, "question": "Was it so?", "accounts": accounts, "because": "."}


# What is compared, and how.


@given(_meetings())
def test_with_itself(meeting: Any) -> None:
    """A meeting compared with itself has no differences."""
    assert {field.relation for field in compare(meeting, meeting).fields} <= {"same", "unknown"}


@given(_meetings(), _meetings())
def test_mirror(a: Any, b: Any) -> None:
    """compare(B, A) mirrors compare(A, B), field by field."""
    there, back = compare(a, b), compare(b, a)
    assert (back.a, back.b, back.gap) == (there.b, there.a, there.gap)
    assert back.fields == tuple(
        Compared(field.field, MIRROR.get(field.relation, field.relation), field.b, field.a)
        for field in there.fields
    )


@given(_meetings(), _meetings(), st.randoms(use_true_random=False))
def test_shuffled(a: Any, b: Any, random: Any) -> None:
    """No order of a record counts, and neither do the keys of statements."""
    changed = light.as_json("Meeting", a)
    for name, rows in changed.items():
        if isinstance(rows, list):
            random.shuffle(rows)
        for row in rows if isinstance(rows, list) else ():
            for inner in row.values():
                if isinstance(inner, list):
                    random.shuffle(inner)
            if name == "statements":
                row["key"] = f"other-{row['key']}"
    assert compare(light.filled("Meeting", changed), b) == compare(a, b)


@given(_meetings(), _meetings())
def test_relations(a: Any, b: Any) -> None:
    """Each relation says what stands in a and b: *only* and *unknown* never where both are recorded."""
    for field in compare(a, b).fields:
        nulls = [value is None for value in (field.a, field.b)]
        if field.relation in ("only-a", "only-b"):
            assert nulls == [field.relation == "only-b", field.relation == "only-a"]
            assert field.field not in FIELDS
        elif field.relation == "unknown":
            assert any(nulls)
        elif field.field != "place":
            assert nulls == [False, False]
    assert [f.field for f in compare(a, b).fields][: len(FIELDS)] == list(FIELDS)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ({"visit": "state"}, {"visit": "state"}, {"visit": "same"}),
        ({"visit": "state"}, {"visit": "working"}, {"visit": "differs"}),
        ({"visit": "state"}, {"visit": None}, {"visit": "unknown"}),
        ({"visit": None}, {"visit": None}, {"visit": "unknown"}),
        ({"announced": False}, {"announced": None}, {"announced": "unknown"}),
        ({"announced": False}, {"announced": True}, {"announced": "differs"}),
        ({"duration": "PT4H"}, {"duration": "PT4H~"}, {"duration": "differs"}),
        ({"mode": "video"}, {"place": "quay"}, {"place": "differs", "mode": "differs"}),
        ({"mode": "video"}, {"mode": "phone"}, {"place": "same", "mode": "differs"}),
        ({"mode": "video"}, {}, {"place": "unknown"}),
        ({"mode": "video"}, {"venue": "the hut"}, {"venue": "unknown"}),
        ({"place": "quay"}, {"place": "quay-south"}, {"place": "differs"}),
    ],
)
def test_single_facts(a: Any, b: Any, relation: dict[str, str]) -> None:
    """Null on either side is unknown, but that a call has no place is a fact; places are ids."""
    assert _relations(_meeting(**a), _meeting(**b)).items() >= relation.items()


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ([_person("ada")], [_person("ada")], "same"),
        ([_person("ada", "Warden")], [_person("ada", "Keeper")], "differs"),
        (
            [_person("ada", "Warden", "in-talks")],
            [_person("ada", "Warden", "elsewhere")],
            "differs",
        ),
        ([_person("bo"), _person("ada")], [_person("ada"), _person("cy")], "same"),
        ([_person("ada")], [_person("bo")], "only-a"),
    ],
)
def test_people(a: Any, b: Any, relation: str) -> None:
    """People are compared by id: who took another's seat is one gone and one come, not one changed."""
    found = _relations(_meeting(participants=a), _meeting(participants=b))
    assert found["participants.ada"] == relation


def test_presence_left_open() -> None:
    """Who is recorded once is not called absent where the other's sources disagree on just that."""
    there = _meeting(participants=[_person("ada")])
    left_open = _meeting(disputes=[_dispute("participants.ada")])
    settled = _meeting(disputes=[_dispute("participants.ada", held=True)])
    assert _relations(there, left_open)["participants.ada"] == "unknown"
    assert _relations(left_open, there)["participants.ada"] == "unknown"
    assert _relations(there, settled)["participants.ada"] == "only-a"


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ([("ada", "Yes.")], [("ada", "Yes.")], "same"),
        ([("ada", "Yes.")], [("ada", "No.")], "differs"),
        ([("ada", "Yes.")], [("bo", "Yes.")], "differs"),
        ([], [], "same"),
        ([("ada", "Yes.")], [], "differs"),
        ([("ada", "Yes.")], None, "only-a"),
        (None, [], "only-b"),
    ],
)
def test_topics(a: Any, b: Any, relation: str) -> None:
    """A topic is the same where the same people said the same; its keys and sources don't count."""

    def _on_fog(said: Any, name: str) -> Any:
        rows = [_statement(f"{name}-{by}", "fog", [by], says, name) for by, says in said or ()]
        topics = [] if said is None else [{"topic": "fog", "evidence": [name]}]
        return _meeting(topics=topics, statements=rows)

    assert _relations(_on_fog(a, "herald"), _on_fog(b, "post"))["topics.fog"] == relation


def test_values(invented: Record) -> None:
    """Of a person office and parts are given, of a topic the statements with who made them."""
    there = invented.meetings["quillport-1991"]
    found = {field.field: field for field in compare(there, there).fields}
    assert found["participants.tobin-quillfeather"].a == Attendance(
        "Keeper of the Lighthouses", ("joined-later", "side-meeting")
    )
    counters = "Suland will send twelve counters of herring and two spare ones."
    said = Paraphrase(("bartolo-zumm",), counters, ("northern-herald-1991-05-15#6",), disputed=True)
    assert said in found["topics.herring-census"].a  # type: ignore[operator]


# The span between two.


@given(st.sampled_from(DATES), st.sampled_from(DATES))
def test_gap(a: str, b: str) -> None:
    """The gap is the same both ways, and has days only where both ends are exact."""
    one, other = _meeting(date=a), _meeting(date=b)
    gap = compare(one, other).gap
    assert gap == compare(other, one).gap
    assert (gap.days is not None) == all(len(date) == len("1991-05-14") for date in (a, b))


@given(st.lists(st.dates(), min_size=3, max_size=3).map(sorted))
def test_gaps_add_up(days: list[Any]) -> None:
    """From the first to the last is as long as from each to the next."""
    meetings = [_meeting(date=day.isoformat()) for day in days]
    steps = [compare(a, b).gap.days for a, b in itertools.pairwise(meetings)]
    assert compare(meetings[0], meetings[-1]).gap.days == sum(steps)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("other", "days", "words"),
    [
        ("video-1991", 21, "21 days"),
        ("ferrymouth-south-1999", 2922, "8 years"),
        ("ferrymouth-1994", None, "about 3 years, 1 month"),
        ("quillport-1991", 0, "the same day"),
    ],
)
def test_gap_in_words(run: Run, other: str, days: int | None, words: str) -> None:
    """The span is given in days, where both are exact, and in words."""
    assert run("compare", other, "quillport-1991", "--json").json["gap"] == {
        "days": days,
        "words": words,
    }


# In Python.


def test_public(invented: Record) -> None:
    """`summits.compare` is the function, also once the module of that name is imported."""
    from summits.answers.compare import compare as inner

    assert summits.compare is compare is inner
    assert summits.Comparison is Comparison


def test_models_and_shapes(invented: Record) -> None:
    """What `load()` gives compares like the JSON it was read from; a mixture too."""
    dataset = summits.load(INVENTED)
    for a, b in itertools.product(invented.meetings, repeat=2):
        plain = compare(invented.meetings[a], invented.meetings[b])
        assert compare(dataset.meetings[a], dataset.meetings[b]) == plain
        assert compare(dataset.meetings[a], invented.meetings[b]) == plain


def test_frozen(invented: Record) -> None:
    """A comparison can be a key, so nothing in it can change."""
    found = compare(invented.meetings["quillport-1991"], invented.meetings["video-1991"])
    assert {found: 1}[found] == 1


# On the command line.


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("compare", ["quillport-1991", "saltcellar-1995"]),
        ("compare-all", ["ferrymouth-south-1999", "ferrymouth-1994", "--all"]),
        ("compare-call", ["video-1991", "quillport-1996"]),
    ],
)
def test_screen(run: Run, golden: Any, name: str, arguments: list[str], width: int) -> None:
    """Side by side from 72 columns, stacked below."""
    golden(f"{name}-{width}", run("compare", *arguments, width=width).out)


@pytest.mark.parametrize("width", [20, 40, 71, 72, 80, 120, 300])
def test_whole(run: Run, invented: Record, width: int) -> None:
    """Nothing is cut at any width: every word of every statement is there, in lines that fit."""
    for a, b in itertools.permutations(["quillport-1991", "video-1991", "saltcellar-1995"], 2):
        out = run("compare", a, b, "--all", width=width).out
        assert "…" not in out
        assert max(map(len, out.splitlines())) <= max(40, min(width, 120))
        said = [row.says for id in (a, b) for row in invented.meetings[id].statements]
        assert {word for words in said for word in words.split()} <= set(out.split())
        assert {a, b} <= set(out.split())


@pytest.mark.parametrize(
    ("arguments", "a", "b"),
    [
        ([], "saltcellar-1995", "ferrymouth-south-1999"),
        (["latest"], "saltcellar-1995", "ferrymouth-south-1999"),
        (["ferrymouth-1994"], "video-1991", "ferrymouth-1994"),
        (["quillport-1996"], "saltcellar-1995", "quillport-1996"),
        (["1991-05", "latest"], "quillport-1991", "ferrymouth-south-1999"),
        (["latest", "quillport-1991-04"], "ferrymouth-south-1999", "quillport-1991"),
    ],
)
def test_which(run: Run, arguments: list[str], a: str, b: str) -> None:
    """Two in the order given; where one is chosen, from old to new: the one before it is a."""
    found = run("compare", *arguments, "--json").json
    assert (found["a"]["id"], found["b"]["id"]) == (a, b)


def test_none_before(run: Run) -> None:
    """The first meeting has none before it: exit 3, and what to do."""
    result = run("compare", "first")
    assert (result.code, result.out) == (3, "")
    assert result.err.strip() == (
        "summits: No confirmed meeting came before “quillport-1991”; name the one to compare it "
        "with: summits compare quillport-1991 MEETING"
    )


def test_json(run: Run, invented: Record) -> None:
    """`--json` is what `compare` returned, with the two cards, and no list in it is null."""
    found = run("compare", "video-1991", "quillport-1991", "--json").json
    assert list(found) == ["schema_version", "dataset", "a", "b", "gap", "fields"]
    assert found["a"] == json.loads(json.dumps(invented.card("video-1991")._asdict()))
    fields = {row["field"]: row for row in found["fields"]}
    assert {row["relation"] for row in fields.values()} <= set(get_args(Relation))
    assert fields["place"] == {
        "field": "place",
        "relation": "differs",
        "a": None,
        "b": "quillport",
    }
    assert fields["participants.anselm-brick"]["b"] == {
        "office": "Chief of Umbrellas",
        "parts": ["side-meeting"],
    }
    assert fields["topics.lighthouses"]["b"] == [
        {
            "by": ["bartolo-zumm", "orla-quillfeather"],
            "says": "The lighthouse at Saltcellar should be lit again before winter.",
            "evidence": ["northern-herald-1991-05-15#7", "southern-post-1991-05-16#7"],
            "disputed": False,
        }
    ]
    assert fields["topics.greetings"]["a"] == []
    assert fields["topics.greetings"]["b"] is None


def test_pipe(run: Run) -> None:
    """Into a pipe: field, relation, a, b, a field a line, after the two that are compared."""
    rows = run("compare", "1994", "1991-05").rows
    assert all(len(row) == 4 for row in rows)
    assert rows[0] == ["meeting", "differs", "ferrymouth-1994", "quillport-1991"]
    found = run("compare", "1994", "1991-05", "--json").json["fields"]
    assert [row[:2] for row in rows[1:]] == [[row["field"], row["relation"]] for row in found]
    assert ["announced", "unknown", "", "yes"] in rows
    offices = ["First Warden (in-talks)", "Foreign Warden (in-talks)"]
    assert ["participants.pim-thistledown", "differs", *offices] in rows
    (herring,) = (row for row in rows if row[0] == "topics.herring-census")
    assert herring[3].startswith(
        "Zumm: Suland will send twelve counters of herring and two spare ones. (disputed) | Quill"
    )


def test_office_changed(run: Run) -> None:
    """An office that changed is shown as such, for somebody who was at both."""
    out = run("compare", "quillport-1991", "ferrymouth-1994", width=120).out
    (line,) = (line for line in out.splitlines() if line.strip().startswith("Pim Thistledown"))
    assert line.split("  ")[-1].strip() == "First Warden, in the talks"
    assert "Foreign Warden, in the talks" in line


def test_venue(run: Run) -> None:
    """A venue stands below its place, and by itself where the place is the same."""
    below = run("compare", "saltcellar-1995", "quillport-1996", width=80).out
    assert below.splitlines()[4:6] == [
        "  where              Saltcellar, Suland            Quillport, Norland",
        "                     the lighthouse                venue not recorded",
    ]
    alone = run("compare", "quillport-1991", "quillport-1996", width=80).out
    assert "  venue              Teapot Palace                 not recorded\n" in alone
    assert "  same               Quillport, Norland · in person\n" in alone


def test_presence_left_open_shown(run: Run, tmp_path: Any) -> None:
    """On the screen somebody whose presence is left open is in neither list of those recorded once."""
    shutil.copytree(INVENTED, tmp_path / "data")
    path = tmp_path / "data" / "meetings" / "quillport-1991.json"
    text = path.read_text("utf-8")
    path.write_text(text.replace("participants.fenella-inkwell", "participants.alyona-kolobokova"))
    arguments = ("compare", "quillport-1991", "ferrymouth-south-1999")
    out = run(*arguments, width=120, data=tmp_path / "data").out
    (line,) = (line for line in out.splitlines() if "Kolobokova" in line)
    assert line.split() == ["Kolobokova", "presence", "left", "open", "!", "recorded"]


def test_disputed(run: Run) -> None:
    """`!` stands where a source disagrees, with the command that shows how; nowhere else."""
    out = run("compare", "quillport-1991", "video-1991", "--all", width=120).out
    assert "1 hour, 30 minutes !" in out
    assert "two spare ones. ! [" in " ".join(out.split())
    assert "! disputed: summits evidence quillport-1991 duration" in " ".join(out.split())
    assert "!" not in run("compare", "video-1991", "ferrymouth-1994", "--all", width=120).out


def test_hint(run: Run) -> None:
    """That there is more is said where there is more, and only on the screen that lacks it."""
    rest = "(--all: on the rest)"
    assert rest in run("compare", "quillport-1991", "video-1991", width=80).out
    assert rest not in run("compare", "quillport-1991", "video-1991", "--all", width=80).out
    assert rest not in run("compare", "video-1991", "video-1991", width=80).out


def test_footer(run: Run) -> None:
    """Below the span stands what has to be explained, and nothing that has not."""
    out = run("compare", "quillport-1991", "video-1991", width=120).out
    assert "21 days apart\n“recorded once” is what the sources name, not proof of absence\n" in out
    assert "! disputed: summits evidence quillport-1991 duration\n" in out
    same = run("compare", "video-1991", "video-1991", width=120).out
    assert same.endswith("one and the same meeting\nNL side, SU side: that side reports it.\n")


@pytest.mark.parametrize("width", [None, 40, 80])
def test_hostile_text(run: Run, width: int | None) -> None:
    """Text from data is text: no markup is read, no control or bidi character comes through."""
    out = run("compare", "ferrymouth-south-1999", "ferrymouth-1994", "--all", width=width).out
    assert {"[sic]", "[/]", "[b]x[/b]", ":warning:", "\\[x]"} <= set(out.split())
    assert not set("\x1b\x07\u202e") & set(out)


@pytest.mark.real
def test_real_record(real: Record) -> None:
    """Any two meetings of the real record compare, and mirror each other."""
    for a, b in itertools.combinations(real.meetings.values(), 2):
        there, back = compare(a, b), compare(b, a)
        assert [(f.field, MIRROR.get(f.relation, f.relation)) for f in there.fields] == [
            (f.field, f.relation) for f in back.fields
        ]


def test_all_names_nobody_of_whom_nothing_is_told(run: Run, tmp_path: Path) -> None:
    """`--all`: who was at both, and nothing more is known of them, has no line of their own."""
    home = tmp_path / "talks"
    run("new", str(home), "--side", "France:FR:Ann Gull", "--side", "Italy:IT:Bo Tern", data=None)
    (tmp_path / "list.csv").write_text("date\n2001\n2002\n", "utf-8")
    run("import", str(tmp_path / "list.csv"), "--into", str(home), "--principals", data=None)
    shown = run("compare", "--all", data=home, width=80).out.splitlines()
    assert "  who, both          Gull, Tern" in shown
    assert [line for line in shown if line.strip() in ("Gull", "Tern")] == []
