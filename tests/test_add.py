"""`summits add`: one thing more, worked out, looked up, checked, and written whole or not at all."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from summits.cli import asking
from summits.record import files
from tests.conftest import ARTICLES, INVENTED, Run

SOURCE = "northern-herald-1991-05-15"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A copy of the invented record."""
    return Path(shutil.copytree(INVENTED, tmp_path / "data"))


def _table(home: Path, name: str) -> dict[str, dict]:
    rows = json.loads((home / f"{name}.json").read_text("utf-8"))[name]
    return {row["id"]: row for row in rows}


def _meeting(home: Path, id: str) -> dict:
    return json.loads((home / "meetings" / f"{id}.json").read_text("utf-8"))


def _add(run: Run, home: Path, *arguments: str):
    result = run("add", *arguments, "--into", str(home), data=None)
    assert run("check", data=home).code == 0
    return result


def test_a_meeting(run: Run, home: Path) -> None:
    """What is told is cited, what is not is null, and what is missing is said with its line."""
    made = _add(
        run,
        home,
        "meeting",
        "3 Aug 1998",
        "--place",
        "Quillport",
        "--source",
        "northern-herald-1991",
    )
    assert made.code == 2
    assert "was published before the meeting" in made.err
    assert "Nothing was written." in made.err
    options = ["--place", "Quillport", "--person", "Zumm", "--duration", "about 2 hours"]
    address = "https://example.org/talks"
    made = _add(run, home, "meeting", "3 Aug 1998", *options, "--source", address, "--unannounced")
    assert (made.code, made.out) == (0, "quillport-1998\n")
    meeting = _meeting(home, "quillport-1998")
    assert meeting["date"] == "1998-08-03"
    assert meeting["status"] == "unconfirmed"  # one origin, where the record asks for two
    assert (meeting["duration"], meeting["announced"], meeting["venue"]) == ("PT2H~", False, None)
    assert meeting["evidence"]["place"] == ["example-org"]
    assert meeting["participants"][0]["parts"][0]["part"] == "principal"
    assert _table(home, "sources")["example-org"]["read"] == "none"
    line = next(line for line in made.err.splitlines() if "venue: not recorded" in line)
    number = int(line.split(":")[1])
    text = (home / "meetings" / "quillport-1998.json").read_text("utf-8").splitlines()
    assert '"venue": null' in text[number - 1]


def test_ids_are_given_once(run: Run, home: Path) -> None:
    """Place and year; then the month, then the day; a former id is never given again."""
    more = ["--place", "quillport", "--source", "https://example.org/x"]
    ids = [
        _add(run, home, "meeting", date, *more).out.strip()
        for date in ("14 May 1997", "2 May 1997", "3 May 1997", "1997", "1 April 1991")
    ]
    assert ids == [
        "quillport-1997",
        "quillport-1997-05",
        "quillport-1997-05-03",
        "quillport-1997-2",
        "quillport-1991-04-01",  # quillport-1991-04 is a former id
    ]
    call = _add(
        run, home, "meeting", "1993", "--mode", "video", "--source", "https://example.org/x"
    )
    assert call.out == "video-1993\n"
    given = _add(run, home, "meeting", "1993", "--id", "video-1993", "--source", SOURCE)
    assert "is an id of the record already" in given.err


def test_a_new_place_brings_its_country(run: Run, home: Path) -> None:
    """A place that is new needs a country, by any name or code."""
    pytest.importorskip("pycountry")
    more = ["--source", "https://example.org/x"]
    refused = _add(run, home, "meeting", "1997", "--place", "Hanoi", *more)
    assert "is no place of the record; to add it, give --country" in refused.err
    made = _add(run, home, "meeting", "1997", "--place", "Hanoi, Vietnam", *more)
    assert made.out == "hanoi-1997\n"
    _add(run, home, "meeting", "1998", "--place", "Hanoi", "--country", "VNM", *more)
    assert _table(home, "places")["hanoi"]["country"] == "VN"
    header = json.loads((home / "dataset.json").read_text("utf-8"))
    assert header["countries"]["VN"] == {"name": "Vietnam", "names": {}}
    assert "is in the record: hanoi" in _add(run, home, "place", "Hanoi", "--country", "VN").err
    assert "is no country" in _add(run, home, "place", "Hué", "--country", "Vietnum").err


def test_is_this_somebody_known(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that may be somebody's is asked about; without a terminal --new says it is not."""
    refused = _add(run, home, "person", "Zumm")
    assert refused.code == 2
    assert "“Zumm” may be Bartolo Zumm (bartolo-zumm); write --new" in refused.err
    assert _add(run, home, "person", "Bartolo Xavier Zumm").code == 2
    made = _add(run, home, "person", "Ada Zumm", "--new", "--side", "Suland", "--office", "Aunt")
    assert made.out == "ada-zumm\n"
    assert _table(home, "people")["ada-zumm"]["side"] == "suland"
    asked: list[str] = []

    def agree(question: str, default: bool = True) -> bool:
        asked.append(question)
        return "bartolo-zumm" in question

    monkeypatch.setattr(asking, "may_ask", lambda ctx: True)
    monkeypatch.setattr(asking, "agree", agree)
    made = _add(run, home, "person", "Bartolo X. Zumm")
    assert asked[-1] == "“Bartolo X. Zumm”: is this Bartolo Zumm (bartolo-zumm)?"
    assert made.out == "bartolo-zumm\n"
    assert "Bartolo X. Zumm" in _table(home, "people")["bartolo-zumm"]["aliases"]


def test_a_source_by_address(run: Run, home: Path) -> None:
    """Its id is publisher and day; the same address is not added twice."""
    made = _add(
        run,
        home,
        "source",
        "https://www.example.org/a",
        *("--publisher", "The Gull", "--published", "14 May 1991", "--side", "suland"),
        *("--kind", "press", "--language", "en"),
    )
    assert made.out == "the-gull-1991-05-14\n"
    row = _table(home, "sources")["the-gull-1991-05-14"]
    assert row["read"] == "none"
    assert (row["origin"], row["side"], row["published"]) == ("the-gull", "suland", "1991-05-14")
    again = _add(run, home, "source", "http://example.org/a/")
    assert again.code == 2
    assert "is in the record: the-gull-1991-05-14; nothing was added." in again.err
    second = ("--publisher", "The Gull", "--published", "1991-05-14")
    assert _add(run, home, "source", "https://example.org/b", *second).out.strip().endswith("-14-2")
    assert "is no file, nor an address" in _add(run, home, "source", "nowhere").err
    assert "is no address" in _add(run, home, "source", "https://a b").err


def test_a_source_by_file(run: Run, home: Path) -> None:
    """An article that is held is known by its prints, and its paragraphs can be cited."""
    article = str(ARTICLES / "unrelated.txt")
    assert "say who with --publisher" in _add(run, home, "source", article).err
    _add(run, home, "source", article, "--publisher", "Onion Post", "--published", "1999")
    row = _table(home, "sources")["onion-post-1999"]
    assert row["read"] == "whole"
    assert row["prints"][3] == "89ba20db915d0d97"
    made = _add(run, home, "outcome", "latest", "An onion won.", "--source", "onion#4")
    assert made.out.split("\t")[1] == "outcomes.onion-won\n"
    assert (
        "cite a paragraph that exists"
        in _add(run, home, "outcome", "latest", "It lost.", "--source", "onion#400").err
    )


def test_a_topic_and_a_statement(run: Run, home: Path) -> None:
    """A statement brings its topic into the meeting, and its key follows from its words."""
    _add(run, home, "topic", "Sea Fog", "--definition", "Fog at sea.", "--alias", "haar")
    assert "is in the record: sea-fog" in _add(run, home, "topic", "haar", "--definition", "x").err
    statement = ["statement", "quillport-1991", "--topic", "haar", "--by", "zumm"]
    says = ["--says", "The fog is to be halved.", "--source", f"{SOURCE}#2"]
    assert _add(run, home, *statement, *says).out == "quillport-1991\tstatements.fog-halved\n"
    assert _add(run, home, *statement, *says).out == "quillport-1991\tstatements.fog-halved-2\n"
    meeting = _meeting(home, "quillport-1991")
    assert meeting["topics"][-1] == {"topic": "sea-fog", "evidence": [f"{SOURCE}#2"]}
    assert meeting["statements"][-1]["by"] == ["bartolo-zumm"]
    assert (
        "is no person of the record"
        in _add(run, home, "statement", "latest", "--topic", "haar", "--by", "Nobody", *says).err
    )


def test_a_participant(run: Run, home: Path) -> None:
    """A part, an office in its one wording; the same part again gets the source beside."""
    person = ("participant", "quillport-1996", "Brick")
    _add(run, home, *person, "--office", "chief of umbrellas", "--source", "https://example.org/x")
    _add(run, home, *person, "--source", "https://example.org/y", "--part", "delegation")
    row = _meeting(home, "quillport-1996")["participants"][-1]
    assert row["office"] == "Chief of Umbrellas"
    assert row["parts"] == [{"part": "delegation", "evidence": ["example-org", "example-org-2"]}]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["meeting"], "The date is missing"),
        (["meeting", "1997"], "--source is missing"),
        (["meeting", "5/6/1997", "--source", SOURCE], "can be read as"),
        (["person"], "The name is missing"),
        (["outcome", "latest", "x", "--source", "n"], "fits several sources"),
        (["outcome", "latest", "x", "--source", "herold"], "is no source of the record; did you"),
        (["outcome", "1066", "x", "--source", SOURCE], "has no meeting on “1066”"),
        (["cabbage"], "No such command"),
    ],
)
def test_refused(run: Run, home: Path, arguments: list[str], why: str) -> None:
    """What can't be added is refused in a sentence, and no byte is changed."""
    before = files.read(home).digest
    result = _add(run, home, *arguments)
    assert result.code in (2, 3)
    assert why in result.err
    assert files.read(home).digest == before


@pytest.mark.parametrize(
    ("arguments", "answers", "wrong"),
    [
        (
            ["meeting"],
            [
                "32 May 1998",
                "3 May 1998",
                "Gullby",
                "Atlantis",
                "Norway",
                "n",
                "https://example.org/x",
            ],
            ["“32 May 1998”", "“Atlantis” is no country", "fits several sources"],
        ),
        (["place"], ["Gullby", "Atlantis", "Norway"], ["“Atlantis” is no country"]),
        (
            ["statement", "quillport-1991", "--by", "zumm", "--source", SOURCE],
            ["Cabbages", "umbrellas", "It rains."],
            ["“Cabbages”"],
        ),
        (
            ["source"],
            ["nowhere", "https://a b", "https://example.org/y"],
            ["“nowhere” is no file", "is no address"],
        ),
    ],
)
def test_a_wrong_answer_is_asked_again(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch, arguments, answers, wrong
) -> None:
    """On a terminal a wrong answer gets its reason, and the question stands once more."""
    pytest.importorskip("pycountry")
    given = iter(answers)
    monkeypatch.setattr(asking, "may_ask", lambda ctx: True)
    monkeypatch.setattr("click.prompt", lambda *told, **options: next(given))
    result = _add(run, home, *arguments)
    assert result.code == 0, result
    assert list(given) == []
    assert [words for words in wrong if words not in result.err] == []


def test_alone(run: Run) -> None:
    """`summits add` says what can be added, in a sentence."""
    result = run("add", data=None)
    assert (result.code, result.out) == (2, "")
    assert run(data=None).code == 0
    kinds = "meeting, outcome, participant, person, place, source, statement or topic"
    assert result.err == (f"summits: “add” takes what to add: {kinds}; see summits add --help.\n")


def test_never_into_the_record_that_comes_with_summits(run: Run) -> None:
    """Where to write is always told."""
    result = run("add", "person", "Ann Lee", data=None)
    assert result.code == 2
    assert "writes into a record of your own; name it with --into DIR" in result.err


def test_a_broken_record(run: Run, home: Path) -> None:
    """What doesn't hold the rules before is mended first: exit 4, and nothing is written."""
    text = (home / "topics.json").read_text("utf-8")
    (home / "topics.json").write_text(text.replace('"label"', '"labl"', 1))
    before = files.read(home).digest
    assert run("add", "person", "Ann Lee", data=home).code == 4
    assert files.read(home).digest == before


def test_files_as_they_were(run: Run, home: Path) -> None:
    """What is not added to keeps its bytes; what is keeps its order, its $schema and its form."""
    before = {path: path.read_bytes() for path in home.rglob("*.json")}
    _add(run, home, "person", "Ann Lee")
    changed = [path for path, data in before.items() if path.read_bytes() != data]
    assert changed == [home / "people.json"]
    old = before[home / "people.json"].decode().splitlines()
    new = (home / "people.json").read_text("utf-8").splitlines()
    assert [line for line in old if line not in new] == []


def test_json(run: Run, home: Path) -> None:
    """One document: what was added, the files, and what is missing."""
    result = _add(run, home, "meeting", "1997", "--source", "https://example.org/x", "--json")
    assert result.json["added"] == {"kind": "meeting", "id": "meeting-1997", "key": None}
    assert result.json["files"] == ["meetings/meeting-1997.json", "sources.json"]
    assert {"file", "line", "field"} == result.json["missing"][0].keys()
    key = _add(run, home, "outcome", "latest", "x", "--source", "example-org", "--json")
    assert key.json["added"]["key"] == "outcomes.x"
