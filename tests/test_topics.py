"""`summits topics`: the agenda through the years, and the life of one topic."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summits.answers import topics
from summits.ask.filters import Filters, apply
from summits.record import light
from summits.record.files import Files
from summits.record.record import Record
from summits.render.look import drawn as sent
from summits.render.look import look
from summits.render.topics import view
from tests.conftest import Result, Run

Golden = Callable[[str, str], None]


def columns(result: Result) -> dict[str, list[str]]:
    """The lines of a pipe by topic."""
    assert result.code == 0, result
    return {line.split("\t")[0]: line.split("\t") for line in result.out.splitlines()}


def words(result: Result) -> str:
    """What stands on stdout, without its line breaks; a screen has its legend only on a terminal."""
    return " ".join(result.out.split())


def edited(record: Record, edit: Callable[[dict[str, Any]], None]) -> Record:
    """The record with its bytes edited: a dictionary of what each file holds."""
    content = {name: json.loads(data) for name, data in record.files.content.items()}
    edit(content)
    packed = {name: json.dumps(value).encode() for name, value in content.items()}
    return light.read(Files("edited", packed, ""))


def drawn(record: Record, width: int) -> list[str]:
    """The picture on a screen of a width, without its legend."""
    cards = apply(record, Filters())
    how = look(width, False)
    shown = sent(view(record, topics.rows(record, cards), cards, how), how)
    return shown.partition("\n\n")[0].splitlines()


# Screens


@pytest.mark.parametrize("width", [40, 80, 120])
def test_picture(run: Run, golden: Golden, width: int) -> None:
    """Topics down, meetings across; below 72 columns a strip before each topic."""
    golden(f"topics-{width}", run("topics", width=width).out)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_life(run: Run, golden: Golden, width: int) -> None:
    """What a topic means, its life, and what was said on it, by whom, with who says so."""
    golden(f"topic-{width}", run("topics", "fisheries", width=width).out)


@pytest.mark.parametrize("width", [40, 71, 72, 80, 120])
def test_marks(run: Run, width: int) -> None:
    """● where both sides report it, ○ where not both do, · elsewhere, in order of the meetings."""
    lines = run("topics", width=width).out.splitlines()
    signs = {
        "Lighthouses": "●●·○·",
        "Fisheries": "●·○·○",
        "Counting the herring": "●····",
        "Greetings": "·○···",
    }
    for label, strip in signs.items():
        line = next(line for line in lines if label in line)
        assert "".join(sign for sign in line if sign in "●○·") == strip


def test_heads(run: Run) -> None:
    """A column is headed by month and year, as far as they are known; a mark stands below them."""
    months, years, fisheries = run("topics", width=120).out.splitlines()[:3]
    assert months.split() == ["May", "Jun", "Jun", "Mar", "May"]
    assert years.split() == ["1991", "1991", "1994", "1995", "1999"]
    assert months.index("May") + 1 == fisheries.index("●")


def test_without_the_signs(run: Run) -> None:
    """A terminal that has no ● ○ · gets * o -."""
    out = run("topics", width=40, encoding="ascii").out
    assert "**-o-  Lighthouses" in out


def test_picture_of_imprecise_dates(invented: Record) -> None:
    """A meeting of which only the year is known has a year above it and no month."""

    def edit(content: dict[str, Any]) -> None:
        content["meetings/ferrymouth-1994.json"]["date"] = "1994"
        content["meetings/quillport-1991.json"]["date"] = "../1991"

    months, years, *_ = drawn(edited(invented, edit), 100)
    assert months.split() == ["Jun", "Mar", "May"]
    assert years.split() == ["1991", "1991", "1994", "1995", "1999"]


@pytest.mark.parametrize("width", [40, 80, 120])
def test_picture_of_many_meetings(invented: Record, width: int) -> None:
    """However many meetings there are, no mark is lost and no line too long."""

    def edit(content: dict[str, Any]) -> None:
        call = content["meetings/video-1991.json"]
        for number in range(90):
            id, day = f"video-{number}", f"19{number % 8 + 91}-07-{number % 28 + 1:02}"
            content[f"meetings/{id}.json"] = {**call, "id": id, "date": day}

    lines = drawn(edited(invented, edit), width)
    assert max(map(len, lines)) <= width
    assert "".join(lines).count("●") == 90 + sum(
        len(held.sides) == 2
        for row in topics.rows(invented, invented.confirmed())
        for held in row.meetings
    )


@pytest.mark.parametrize("width", [40, 60, 72, 80])
def test_picture_of_thirty_meetings(invented: Record, width: int) -> None:
    """Where the heads find no room, the strips stand before the topics at every width."""

    def edit(content: dict[str, Any]) -> None:
        call = content["meetings/video-1991.json"]
        for number in range(12):
            id = f"video-{number}"
            content[f"meetings/{id}.json"] = {**call, "id": id, "date": f"1992-07-{number + 1:02}"}

    line = next(line for line in drawn(edited(invented, edit), width) if "Lighthouses" in line)
    assert "".join(sign for sign in line if sign in "●○·") == "●●" + "●" * 12 + "·○·"


# What is worked out


@given(st.sampled_from([("1990", "1999"), ("1991-06", "1995"), ("1991", "1991")]))
def test_the_meetings_of_a_topic(invented: Record, window: tuple[str, str]) -> None:
    """A topic's meetings are those that `list --topic` gives, and the life counts the same."""
    asked = Filters(since=window[0], until=window[1])
    cards = apply(invented, asked)
    rows = {row.topic: row for row in topics.rows(invented, cards)}
    for topic in invented.topics:
        listed = [card.id for card in apply(invented, asked._replace(topic=(topic,)))]
        held = rows[topic].meetings if topic in rows else ()
        assert [meeting.meeting for meeting in held] == listed
        life = topics.life(invented, cards, topic)
        assert [taken.meeting for taken in life.meetings] == listed
        assert (life.times, life.of) == (len(listed), len(cards))


def test_narrower_evidence(invented: Record) -> None:
    """A broader topic rests on what its narrower ones rest on."""
    rows = {row.topic: row for row in topics.rows(invented, invented.confirmed())}
    assert rows["fisheries"].meetings[0] == rows["herring-census"].meetings[0]
    assert rows["fisheries"].meetings[0].sides == ["norland", "suland"]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("first", "fisheries herring-census lighthouses puddings greetings border fog"),
        ("count", "fisheries herring-census lighthouses border fog puddings greetings"),
        ("last", "fisheries herring-census border fog lighthouses greetings puddings"),
        ("name", "fisheries herring-census fog greetings lighthouses border puddings"),
    ],
)
def test_sort(run: Run, sort: str, order: str) -> None:
    """By first appearance and prominence, by count, by last appearance, by name; narrower ones below."""
    assert list(columns(run("topics", "--sort", sort))) == order.split()


def test_order_is_stable(invented: Record) -> None:
    """The order of the tables changes nothing."""

    def edit(content: dict[str, Any]) -> None:
        content["topics.json"]["topics"].reverse()

    cards = invented.confirmed()
    for sort in topics.SORTS:
        assert topics.rows(edited(invented, edit), cards, sort) == topics.rows(
            invented, cards, sort
        )


def test_gaps(invented: Record) -> None:
    """A gap is a time between two meetings that had the topic, with meetings that had it not."""
    gaps = topics.life(invented, invented.confirmed(), "lighthouses").gaps
    assert [gap._asdict() for gap in gaps] == [
        {
            "after": "video-1991",
            "before": "saltcellar-1995",
            "missed": ["ferrymouth-1994"],
            "days": None,
            "words": "about 3 years, 9 months",
        }
    ]
    assert topics.life(invented, invented.confirmed(), "herring-census").gaps == ()


def test_said(run: Run) -> None:
    """What was said stands under its meeting and topic, disputed statements marked."""
    (taken,) = run("topics", "herring", "--json").json["topic"]["meetings"]
    said = taken["topics"][0]["statements"]
    assert [(row["key"], row["by"], row["sides"], row["disputed"]) for row in said] == [
        ("count-together", ["orla-quillfeather"], ["norland"], False),
        ("counters", ["bartolo-zumm"], ["norland"], True),
    ]
    screen = run("topics", "herring", width=80).out
    assert "! NL side" in screen


# The command


def test_row(run: Run) -> None:
    """Into a pipe: topic, broader, times, first, last, meetings, those that not both sides report."""
    assert columns(run("topics"))["herring-census"] == [
        "herring-census",
        "fisheries",
        "1",
        "1991-05-14",
        "1991-05-14",
        "quillport-1991",
        "",
    ]
    assert columns(run("topics"))["lighthouses"][5:] == [
        "quillport-1991,video-1991,saltcellar-1995",
        "saltcellar-1995",
    ]


def test_life_rows(run: Run) -> None:
    """With a topic: meeting, field, text, sides, sources; its place on the agenda, then what was said."""
    lines = run("topics", "puddings").rows
    assert [line[:4] for line in lines] == [
        ["quillport-1991", "topics.puddings", "Trade in puddings", "suland"],
        ["quillport-1991", "statements.custard", "The duty on custard is to be halved.", "suland"],
    ]
    assert lines[0][4].startswith("southern-post-1991-05-16#9")
    said = run("topics", "herring").out.splitlines()[2].split("\t")[2]
    assert said.startswith("Zumm: Suland will send")
    assert said.endswith("(disputed)")


def test_json(run: Run) -> None:
    """One document: the meetings across, and the topics with theirs."""
    answer = run("topics", "--json").json
    assert answer["meetings"][0] == "quillport-1991"
    assert len(answer["meetings"]) == 5
    row = answer["topics"][0]
    assert (row["topic"], row["broader"], row["times"]) == ("fisheries", None, 3)
    assert set(row["meetings"][0]) == {"meeting", "date", "sides", "evidence", "disputed"}


def test_json_of_a_life(run: Run) -> None:
    """A life has every key; what is not known is null, what is none an empty list."""
    life = run("topics", "umbrellas", "--json").json["topic"]
    assert (life["times"], life["of"], life["first"], life["last"]) == (0, 5, None, None)
    assert (life["gaps"], life["meetings"], life["narrower"], life["broader"]) == ([], [], [], None)
    assert life["definition"].startswith("The number and range of umbrellas")


@pytest.mark.parametrize("words", [["Counting", "the", "herring"], ["HERRING"], ["herring-census"]])
def test_named(run: Run, words: list[str]) -> None:
    """A topic is found by id, label or alias, in one argument or several."""
    assert run("topics", *words, "--json").json["topic"]["topic"] == "herring-census"


def test_unknown(run: Run, invented: Record) -> None:
    """An unknown topic is answered with the nearest five."""
    result = run("topics", "cheese")
    assert (result.code, result.out) == (2, "")
    assert sum(topic in result.err for topic in invented.topics) == 5
    assert run("topics", "--sort", "size").code == 2


def test_filters(run: Run) -> None:
    """The filters of list choose the meetings across; topics of none of them are left out."""
    assert list(columns(run("topics", "--mode", "video"))) == ["lighthouses", "greetings"]
    assert list(columns(run("topics", "--topic", "puddings"))) == [
        "fisheries",
        "herring-census",
        "lighthouses",
        "puddings",
    ]
    life = run("topics", "lighthouses", "--since", "1995", "--json").json["topic"]
    assert (life["times"], life["of"], life["first"]) == (1, 2, "1995-03-01/1995-03-03")


def test_a_bare_date(run: Run) -> None:
    """`topics 1994` is the agenda of that time, `topics fog 1995` a topic's life in it."""
    assert run("topics", "1994") == run("topics", "--since", "1994", "--until", "1994")
    assert run("topics", "fog", "1995", "--json").json["topic"]["times"] == 1
    assert run("topics", "Mar", "1995", "fog") == run("topics", "fog", "1995")


def test_only_once(run: Run) -> None:
    """A topic of one meeting has no first and last; one left alone since says so."""
    screen = words(run("topics", "puddings", width=80))
    assert "only 14 May 1991, Quillport, Norland; not at the 4 meetings since" in screen
    assert "; not at the meeting since" in words(run("topics", "lighthouses", width=80))


def test_nowhere(run: Run) -> None:
    """A topic that none of them is recorded with: what they are, and where it is; a page all the same."""
    result = run("topics", "fog", "--until", "1994", width=80)
    assert result.err == (
        "“Fog” is not recorded of quillport-1991, video-1991 or ferrymouth-1994; recorded are "
        "Counting the herring, Lighthouses, Trade in puddings, Greetings, Fisheries and The border "
        "stones. It is recorded of saltcellar-1995, ferrymouth-south-1999.\n"
    )
    assert "0 of 3 meetings" in result.out


def test_nothing(run: Run) -> None:
    """No meeting, or one without topics: exit 0, a sentence, nothing on stdout; JSON all the same."""
    empty = run("topics", "--since", "1996", "--until", "1998")
    assert (empty.code, empty.out) == (0, "")
    assert "No meeting is recorded then" in empty.err
    bare = run("topics", "--status", "unconfirmed")
    assert (bare.code, bare.out) == (0, "")
    assert bare.err == "No topic is recorded of the meetings that match.\n"
    assert run("topics", "--status", "unconfirmed", "--json").json["topics"] == []
    assert run("topics", "fog", "--mode", "phone", "--json").json["topic"]["of"] == 0


def test_unconfirmed(run: Run) -> None:
    """An unconfirmed meeting stands in the picture when it is asked for, and the legend names it."""
    assert "not confirmed: quillport-1996" in words(run("topics", "--status", "all", width=80))
    assert "not confirmed" not in words(run("topics", width=80))
    assert "2 of 6 meetings" in words(run("topics", "fog", "--status", "all", width=80))
