"""`summits evidence`: each value of a field, and who claims it."""

from __future__ import annotations

import copy

import pytest
from click.shell_completion import ShellComplete

from summits.answers import evidence
from summits.ask.fields import named, names_of
from summits.cli import cli
from summits.errors import UsageError
from summits.record import light, models
from summits.record.record import Record
from summits.values.citations import Citation
from tests.conftest import INVENTED, Run

WIDTHS = [60, 80, 120]


@pytest.fixture
def meeting(invented: Record) -> models.Meeting:
    """The first invented meeting, to be changed at will."""
    return copy.deepcopy(invented.meetings["quillport-1991"])


@pytest.mark.parametrize("width", WIDTHS)
def test_overview(run: Run, golden, width: int) -> None:
    """Every field, the disputed first, then those that rest on one origin."""
    golden(f"evidence-{width}", run("evidence", "quillport-1991", width=width).out)


@pytest.mark.parametrize("width", WIDTHS)
def test_field(run: Run, golden, width: int) -> None:
    """Each value with its sources, what the record goes with, and why."""
    golden(
        f"evidence-field-{width}", run("evidence", "quillport-1991", "duration", width=width).out
    )


def test_overview_is_whole(invented: Record) -> None:
    """Every field that the record has stands in the overview once, and can be asked for."""
    for meeting in invented.meetings.values():
        shown = [field.field for field in evidence.fields(invented, meeting)]
        assert sorted(shown) == sorted(names_of(meeting))
        assert len(set(shown)) == len(shown)
        for field in evidence.fields(invented, meeting):
            assert evidence.field(invented, meeting, field.field) == field


def test_order(invented: Record, meeting: models.Meeting) -> None:
    """What needs a look comes first; within that, the record's own order."""
    standings = [field.standing for field in evidence.fields(invented, meeting)]
    assert list(dict.fromkeys(standings)) == ["disputed", "one origin", "several origins"]
    shown = [field.field for field in evidence.fields(invented, meeting)]
    assert shown[:6] == [
        "duration",
        "participants.anselm-brick",
        "participants.fenella-inkwell",
        "statements.counters",
        "disputes.time-of-day",
        "reported",
    ]


def test_origins_are_not_sources(invented: Record, meeting: models.Meeting) -> None:
    """Two texts with the words of one origin are two sources and one origin."""
    held = evidence.field(invented, meeting, "duration").questions[0].values[0]
    assert [claim.citation.source for claim in held.claims] == [
        "northern-herald-1991-05-15",
        "norwire-1991-05-15",
    ]
    assert held.origins == ("norwire",)
    assert held.sides == ("norland",)


def test_one_value_many_wordings(invented: Record, meeting: models.Meeting) -> None:
    """Accounts that give one value are one value; each source keeps its own words."""
    more = {"value": "PT2H~", "says": "two hours or so", "evidence": ["norwire-1991-05-15"]}
    first = vars(meeting.disputes[0])
    first["accounts"] = (*first["accounts"], light.filled("Account", more))
    values = evidence.field(invented, meeting, "duration").questions[0].values
    assert [value.text for value in values] == ["1 hour, 30 minutes", "about 2 hours"]
    assert [claim.says for claim in values[1].claims] == [
        "about two hours, by the delegation’s watch",
        "two hours or so",
    ]
    assert values[1].sides == ("norland", "suland")


def test_held_value_has_the_evidence_of_the_field(
    invented: Record, meeting: models.Meeting
) -> None:
    """The held value is the field's: what the field rests on counts for it, once."""
    cited = ("norwire-1991-05-15", "suland-palace-1991")
    vars(meeting.evidence)["duration"] = tuple(map(Citation, cited))
    field = evidence.field(invented, meeting, "duration")
    assert field.values == ()
    assert [claim.citation for claim in field.questions[0].values[0].claims] == [
        "northern-herald-1991-05-15#3",
        "norwire-1991-05-15",
        "suland-palace-1991",
    ]


def test_open(invented: Record) -> None:
    """Where none is held, the record's own value stands beside all accounts."""
    field = evidence.field(invented, invented.meetings["saltcellar-1995"], "date")
    assert [(value.value, value.held) for value in field.values] == [
        ("1995-03-01/1995-03-03", True)
    ]
    (question,) = field.questions
    assert question.held is None
    assert [value.value for value in question.values] == ["1995-03-01", "1995-03-03"]


def test_undisputed(invented: Record, meeting: models.Meeting) -> None:
    """An undisputed fact is one value with its evidence."""
    field = evidence.field(invented, meeting, "topics.lighthouses")
    assert field.questions == ()
    (value,) = field.values
    assert value.text == "Lighthouses"
    assert [claim.citation.paragraphs for claim in value.claims] == [(7,), (7,)]


def test_a_fact_that_says_more_than_the_held_account(
    invented: Record, meeting: models.Meeting
) -> None:
    """The fact stands by itself where it rests on what no held account rests on."""
    said = vars(meeting.statements[1])
    said["evidence"] = (*said["evidence"], Citation("suland-palace-1991"))
    field = evidence.field(invented, meeting, "statements.counters")
    assert [value.text for value in field.values] == [
        "Suland will send twelve counters of herring and two spare ones."
    ]


def test_not_recorded_as_present(invented: Record, meeting: models.Meeting) -> None:
    """Somebody can be disputed without being recorded."""
    field = evidence.field(invented, meeting, "participants.fenella-inkwell")
    assert field.text == "Fenella Inkwell, not named"
    assert field.values == ()
    assert field.disputed


def test_parts_of_a_participant(invented: Record, meeting: models.Meeting) -> None:
    """Office and parts are asked for apart; a dispute over the one leaves the other alone."""
    office = evidence.field(invented, meeting, "participants.anselm-brick.office")
    assert (office.disputed, office.values) == (True, ())
    parts = evidence.field(invented, meeting, "participants.anselm-brick.parts")
    assert (parts.disputed, parts.questions, len(parts.values)) == (False, (), 1)
    undisputed = evidence.field(invented, meeting, "participants.pim-thistledown.office")
    assert [value.value for value in undisputed.values] == ["Foreign Warden"]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("statements.conters", "statements.counters"),
        ("participants.anselm-brik", "participants.anselm-brick"),
    ],
)
def test_unknown_field(invented: Record, meeting: models.Meeting, typed: str, hint: str) -> None:
    """An unknown field names the nearest."""
    with pytest.raises(UsageError) as error:
        evidence.field(invented, meeting, typed)
    assert f"“{typed}” is no field of quillport-1991; did you mean {hint}" in str(error.value)


def test_unknown_field_exits_2(run: Run) -> None:
    """An unknown field is a usage error, with nothing on stdout."""
    result = run("evidence", "video-1991", "zzz")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        "summits: “zzz” is no field of video-1991; for all there are: summits evidence video-1991\n"
    )


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ("Date", "date"),
        ("when", "date"),
        ("how long", "duration"),
        ("length", "duration"),
        ("Quillport", "place"),
        ("Квиллпорт", "place"),
        ("marzipan", "participants.greta-marzipan"),
        ("Pim Thistledown", "participants.pim-thistledown"),
        ("participants.brick", "participants.anselm-brick"),
        ("kolobokova", "participants.alyona-kolobokova"),
        ("Колобокова", "participants.alyona-kolobokova"),
        ("beacons", "topics.lighthouses"),
        ("topics.custard", "topics.puddings"),
        ("fog", "topics.fog"),
        ("counters", "statements.counters"),
        ("Statements.Counters", "statements.counters"),
    ],
)
def test_fields_as_people_type_them(
    invented: Record, meeting: models.Meeting, typed: str, field: str
) -> None:
    """A field by its name, its key, another word for it, or a person, a topic, the place by any name."""
    assert named(invented, meeting, typed) == field


def test_several_fields(run: Run) -> None:
    """A name that fits several is refused with all of them; one at this meeting goes first."""
    result = run("evidence", "first", "thistledown")
    assert result.code == 2
    assert "participants.pim-thistledown, participants.wanda-thistledown" in result.err
    assert run("evidence", "1994", "thistledown").rows[0][0] == "participants.pim-thistledown"


def test_known_and_not_named(run: Run) -> None:
    """Somebody whom the record knows is not named at a meeting: an answer, with who is and where."""
    result = run("evidence", "1994", "participants.alyona-kolobokova")
    assert (result.code, result.out) == (0, "")
    assert result.err == (
        "Alyona Kolobokova is not named at ferrymouth-1994; named are Quillfeather, Zumm, Marzipan "
        "and Pim Thistledown. Named at ferrymouth-south-1999. Whoever is not named may still have "
        "been there; who names whom: summits evidence ferrymouth-1994.\n"
    )
    topic = run("evidence", "1994", "fog")
    assert (topic.code, topic.out) == (0, "")
    assert "“Fog” is not recorded of ferrymouth-1994; recorded are Fisheries and" in topic.err


def test_all_meetings(run: Run) -> None:
    """`--all` is every meeting, of one field or of each; `--max-origins` keeps what rests on few."""
    dates = run("evidence", "--all", "date").rows
    assert [row[:2] for row in dates] == [[row[0], "date"] for row in run("list").rows]
    weak = run("evidence", "--all", "--max-origins", "1").rows
    assert {row[4] for row in weak} == {"1"}
    every = [row for row in run("evidence", "--all").rows if row[4] == "1"]
    assert weak == every
    one = run("evidence", "first", "--max-origins", "1").rows
    assert one == [row[1:] for row in weak if row[0] == "quillport-1991"]
    answer = run("evidence", "--all", "duration", "--json").json
    assert answer["count"] == len(answer["meetings"]) == 5
    assert "Origins: whose words" in run("evidence", "--all", width=80).out
    nothing = run("evidence", "video-1991", "date", "--max-origins", "1")
    assert (nothing.code, nothing.out) == (0, "")
    assert run("evidence", "--all", "zzz").code == run("evidence").code == 2


@pytest.mark.parametrize("width", [None, 80])
def test_nothing_recorded(run: Run, width: int | None) -> None:
    """A field of which nothing is recorded is an answer, on stderr."""
    result = run("evidence", "video-1991", "venue", width=width)
    assert (result.code, result.out) == (0, "")
    assert "Nothing is recorded of “venue” at video-1991" in result.err


def test_nothing_recorded_as_json(run: Run) -> None:
    """In JSON too: lists are empty, never null."""
    field = run("evidence", "video-1991", "venue", "--json").json["field"]
    assert (field["standing"], field["value"]) == ("not recorded", None)
    assert (field["values"], field["questions"], field["sources"]) == ([], [], [])


def test_json(run: Run) -> None:
    """One document with every claim, its source in words, its paragraphs as numbers."""
    answer = run("evidence", "quillport-1991-04", "duration", "--json").json
    assert answer["meeting"] == "quillport-1991"
    (question,) = answer["field"]["questions"]
    assert question["because"] == "A clock that was read is taken before a round number."
    assert question["values"][1]["claims"] == [
        {
            "citation": "southern-post-1991-05-16#3",
            "source": "southern-post-1991-05-16",
            "paragraphs": [3],
            "publisher": "Southern Post (Sulandish press)",
            "origin": "southern-post",
            "side": "suland",
            "kind": "press",
            "read": "whole",
            "published": "1991-05-16",
            "url": "https://southern-post.example/a/417",
            "says": "about two hours, by the delegation’s watch",
        }
    ]
    overview = run("evidence", "quillport-1991", "--json").json
    assert overview["fields"][0] == answer["field"]


def test_pipe(run: Run) -> None:
    """Into a pipe: one line per claim, with the value as it is written and the address whole."""
    rows = run("evidence", "first", "duration").rows
    assert rows[0] == [
        "duration",
        "PT1H30M",
        "held",
        "ninety minutes, by the palace clock",
        "Northern Herald (Norlandish press)",
        "norland",
        "norwire",
        "1991-05-15",
        "northern-herald-1991-05-15#3",
        "https://northern-herald.example/1991/05/15/herring?page=1&view=full",
        "How long did the talks last?",
        "A clock that was read is taken before a round number.",
    ]
    assert [row[1:3] for row in rows] == [["PT1H30M", "held"], ["PT1H30M", "held"], ["PT2H~", ""]]


def test_overview_pipe(run: Run) -> None:
    """One line per field: standing, versions, origins, sources, sides, what the record says."""
    rows = run("evidence", "first").rows
    assert rows[0] == ["duration", "disputed", "2", "2", "3", "norland,suland", "PT1H30M"]
    lit = next(row for row in rows if row[0] == "outcomes.lit-again")
    assert lit[1:6] == ["one origin", "1", "1", "1", "other"]


@pytest.mark.parametrize("width", [40, 71, 72, 80, 120])
def test_nothing_is_cut(run: Run, invented: Record, width: int) -> None:
    """No line is longer than the screen but an address, which stays whole to be copied."""
    for id, meeting in invented.meetings.items():
        for name in ("", *names_of(meeting, parts=True)):
            out = run("evidence", id, *filter(None, [name]), width=width).out
            lines = [line for line in out.splitlines() if "://" not in line]
            assert max(map(len, lines), default=0) <= width
            assert "…" not in out


def test_hostile_text(run: Run) -> None:
    """Text from data is text, on a terminal and in a pipe."""
    for width in (80, None):
        out = run("evidence", "ferrymouth-south-1999", "statements.hostile", width=width).out
        assert "[sic] [/] [b]x[/b] :warning:" in " ".join(out.split())
        assert not set(out) & set("\x1b\x07\u202e")


def test_completion() -> None:
    """The shell offers the fields of the meeting that was typed before."""
    shell = ShellComplete(cli, {}, "summits", "_SUMMITS_COMPLETE")

    def offered(meeting: str, typed: str) -> list[str]:
        before = ["--data", str(INVENTED), "evidence", meeting]
        return [item.value for item in shell.get_completions(before, typed)]

    assert offered("video-1991", "statements.") == ["statements.oil", "statements.keeper"]
    assert offered("saltcellar", "da") == ["date"]
    assert offered("first", "participants.anselm-brick.") == [
        "participants.anselm-brick.office",
        "participants.anselm-brick.parts",
    ]
    assert offered("nowhere", "") == []


def test_all_into_a_pipe(run: Run) -> None:
    """`evidence --all` is the rows of each meeting, with the meeting before them."""
    rows = run("evidence", "--all", "--plain").rows
    assert {len(row) for row in rows} == {8}
    assert [row[1:] for row in rows if row[0] == "quillport-1991"] == run(
        "evidence", "quillport-1991", "--plain"
    ).rows
