"""`summits sources`: what the record rests on, and which facts rest on what."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from summits.answers import sources
from summits.record import facts, record
from summits.record.record import Record
from summits.values import citations
from tests.conftest import INVENTED, Run

HERALD = "northern-herald-1991-05-15"


@pytest.mark.parametrize("width", [60, 80, 120])
def test_screen(run: Run, golden, width: int) -> None:
    """Every source is there and whole at every width."""
    golden(f"sources-{width}", run("sources", width=width).out)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_screen_of_one(run: Run, golden, width: int) -> None:
    """One source: what it is, where it is, and what rests on which paragraph."""
    golden(f"source-{width}", run("sources", HERALD, width=width).out)


@pytest.mark.parametrize("source", ["midmark-gazetteer-1990", "suland-radio-1994-07-03"])
def test_screen_without_paragraphs(run: Run, golden, source: str) -> None:
    """What cites the whole stands without paragraphs; a source may have no address."""
    golden(f"source-{source}", run("sources", source, width=80).out)


@pytest.mark.parametrize("width", [40, 60, 72, 80, 120, 300])
def test_nothing_is_cut(run: Run, width: int) -> None:
    """Each id is whole, on one line, at every width; there is no ellipsis."""
    out = run("sources", width=width).out
    ids = json.loads((INVENTED / "sources.json").read_text("utf-8"))["sources"]
    assert all(f"{row['id']} " in out or f"{row['id']}\n" in out for row in ids)
    assert "…" not in out
    assert all(len(line) <= max(width, 40) for line in out.splitlines())


def test_pipe(run: Run) -> None:
    """Into a pipe: fixed columns, one line per source, most facts first."""
    rows = run("sources").rows
    assert {len(row) for row in rows} == {11}
    assert rows[0] == [
        HERALD,
        "1991-05-15",
        "Northern Herald (Norlandish press)",
        "norwire",
        "norland",
        "press",
        "en",
        "whole",
        "28",
        "9",
        "https://northern-herald.example/1991/05/15/herring?page=1&view=full",
    ]
    counts = [int(row[8]) for row in rows]
    assert counts == sorted(counts, reverse=True)
    assert [row[1] for row in rows if row[0] == "suland-palace-1991"] == [""]


def test_pipe_of_one(run: Run) -> None:
    """One source into a pipe: paragraph, meeting, field, text, alone; one line per fact."""
    rows = run("sources", HERALD).rows
    assert ["3", "quillport-1991", "duration", "PT1H30M", ""] in rows
    question = "At what time of day did the talks begin? at four in the afternoon"
    assert ["3", "quillport-1991", "disputes.time-of-day", question, "alone"] in rows
    # What rests on two paragraphs together stands under each.
    welcome = [row[0] for row in rows if row[2] == "programme.welcome"]
    assert welcome == ["2", "8"]
    assert [int(row[0]) for row in rows] == sorted(int(row[0]) for row in rows)


def test_pipe_of_the_whole(run: Run) -> None:
    """What cites a source as a whole has no paragraph; a place and a candidate no meeting."""
    rows = run("sources", "midmark-gazetteer-1990").out.splitlines()
    assert rows[0] == "\t\tplaces.quillport\tQuillport lies at 48.25, -30.5\talone"
    rows = run("sources", "barnacle-blog-1996-03").out.splitlines()
    assert rows[-1].startswith("\t\tcandidates.regatta-1992\tThe one page that tells of it")


def test_json(run: Run) -> None:
    """A document with every key, unknown ones null."""
    answer = run("sources", "--json").json
    assert answer["count"] == len(answer["sources"]) == 12
    row = next(row for row in answer["sources"] if row["id"] == "suland-palace-1991")
    assert row["published"] is None
    assert row["paragraphs"] is None
    assert row["meetings"] == ["quillport-1991", "video-1991"]
    assert "prints" not in row


def test_json_of_one(run: Run) -> None:
    """The facts by paragraph, each with all that it rests on."""
    source = run("sources", HERALD, "--json").json["source"]
    assert (source["facts"], source["alone"], source["paragraphs"]) == (28, 9, 11)
    assert [group["paragraph"] for group in source["cited"]] == [2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
    fact = source["cited"][0]["facts"][0]
    assert fact == {
        "meeting": "quillport-1991",
        "kind": "field",
        "field": "date",
        "text": "14 May 1991",
        "about": "",
        "by": [],
        "evidence": [f"{HERALD}#2", "southern-post-1991-05-16#2", "suland-palace-1991"],
        "alone": False,
    }


def test_counts_agree(invented: Record) -> None:
    """A source's facts are the facts that cite it; alone are those that cite nothing else."""
    weights = sources.weights(invented)
    walked = [
        set(citations.sources_of(fact.evidence))
        for meeting in invented.meetings.values()
        for fact in facts.facts(invented, meeting)
    ]
    for id, weight in weights.items():
        of_meetings = [cited for cited in weight.cited if cited.meeting]
        assert len(of_meetings) == sum(id in sources for sources in walked)
        assert sum(cited.alone for cited in of_meetings) == walked.count({id})
        assert weight.facts == len(weight.cited)
    for id, meeting in invented.meetings.items():
        named = set(citations.sources_of(record.cited(meeting)))
        assert named == {weight.source for weight in weights.values() if id in weight.meetings}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (["--side", "suland", "--kind", "official"], {"suland-palace-1991"}),
        (["--side", "Sulandish", "--kind", "official"], {"suland-palace-1991"}),
        (["--side", "SU", "--kind", "official"], {"suland-palace-1991"}),
        (["--side", "other", "--read", "opening"], {"lantern-weekly-1995-03"}),
        (["--origin", "norwire", "--read", "whole"], {HERALD, "norwire-1991-06-05"}),
        (["--language", "eo"], {"suland-palace-1991", "suland-radio-1994-07-03"}),
        (["--meeting", "video-1991"], {"norwire-1991-06-05", "suland-palace-1991"}),
        (["--meeting", "1994-06"], {"suland-radio-1994-07-03", "lantern-weekly-1995-03"}),
        (
            ["--kind", "blog", "--kind", "reference"],
            {"barnacle-blog-1996-03", "midmark-gazetteer-1990"},
        ),
    ],
)
def test_filters(run: Run, filters: list[str], expected: set[str]) -> None:
    """Filters of different names must all hold; of one name, any."""
    assert {line.split("\t")[0] for line in run("sources", *filters).out.splitlines()} == expected


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["northern-herald-1991-05-14"], 2, f"is no source of the record; did you mean {HERALD}"),
        (["zzz"], 2, "is no source of the record; see summits sources."),
        (
            ["--side", "mars"],
            2,
            "“mars” is no side of the record; write one of norland, suland, other.",
        ),
        (["--origin", "norwier"], 2, "“norwier” is no origin of a source; did you mean norwire"),
        (["--language", "tlh"], 2, "“tlh” is no language of a source; write one of en, eo."),
        (["--kind", "poem"], 2, "'poem' is not one of"),
        (["--meeting", "zzz"], 3, "“zzz” is no meeting"),
        ([HERALD, "--side", "suland"], 2, "is one source already; leave the filters out."),
    ],
)
def test_errors(run: Run, arguments: list[str], code: int, words: str) -> None:
    """What is unknown is said in a sentence, with the nearest; never an empty answer."""
    result = run("sources", *arguments)
    assert (result.code, result.out) == (code, "")
    assert words in result.err


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("https://southern-post.example/a/417", ["southern-post-1991-05-16"]),
        ("http://www.southern-post.example/a/417/?utm_source=x#top", ["southern-post-1991-05-16"]),
        ("northern-herald.example/1991/05/15/herring?page=1&fbclid=y&view=full", [HERALD]),
        ("Southern–Post–1991–05–16 ", ["southern-post-1991-05-16"]),
        ("southern post", ["southern-post-1991-05-16", "southern-post-1999-05-14"]),
        ("norwire", [HERALD, "norwire-1991-05-15", "norwire-1991-06-05"]),
        ("Herald", [HERALD, "northern-herald-1999-05-15"]),
    ],
)
def test_sources_as_people_name_them(invented: Record, asked: str, expected: list[str]) -> None:
    """A source by id or address; all of a publisher by words of its name, or of an origin."""
    assert sorted(sources.named(invented, asked)) == sorted(expected)


def test_a_publisher_on_the_command_line(run: Run) -> None:
    """All of a publisher are a list, which filters narrow; an address that none has is an error."""
    every = [row[0] for row in run("sources", "southern", "post").rows]
    assert sorted(every) == ["southern-post-1991-05-16", "southern-post-1999-05-14"]
    assert len(run("sources", "norwire", "--meeting", "video-1991").rows) == 1
    assert run("sources", "https://nowhere.example/").code == 2
    assert run("sources", "--", "!").code == 2


def test_nothing_matches(run: Run) -> None:
    """An empty answer is an answer, and speaks on stderr."""
    result = run("sources", "--side", "suland", "--kind", "blog")
    assert (result.code, result.out) == (0, "")
    assert result.err == "No source matches; the record rests on 12.\n"
    assert run("sources", "--kind", "blog", "--side", "suland", "--json").json["sources"] == []


@pytest.mark.parametrize("width", [None, 40])
def test_urls(run: Run, width: int | None) -> None:
    """Addresses alone, one per line, whole, also on a narrow terminal."""
    result = run("sources", "--side", "suland", "--urls", width=width)
    assert result.out.splitlines() == [
        "https://southern-post.example/a/417",
        "https://southern-post.example/a/9021",
        "https://palace.example/chronicle",
    ]
    assert result.err == "Without an address: 1 of 4.\n"
    assert run("sources", HERALD, "--urls", width=width).out == (
        "https://northern-herald.example/1991/05/15/herring?page=1&view=full\n"
    )
    assert "sources" in run("sources", "--urls", "--json").json


def test_links(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal with colour an address is a link."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b]8;" in run("sources", HERALD, width=80).out


def test_hostile_text(run: Run, tmp_path: Path) -> None:
    """What stands in the data reaches a screen as text alone."""
    folder = Path(shutil.copytree(INVENTED, tmp_path / "data"))
    path = folder / "sources.json"
    text = path.read_text("utf-8").replace("Radio Suland", r"[b]x[/] :warning: \u001b[31m\u202eend")
    path.write_text(text, "utf-8")
    for arguments in (["sources"], ["sources", "suland-radio-1994-07-03"]):
        out = run(*arguments, data=folder, width=80).out
        assert "[b]x[/] :warning: [31mend" in " ".join(out.split())
        assert "\x1b" not in out


@pytest.mark.real
def test_real(run: Run) -> None:
    """Every source of the real record holds up at least one fact."""
    rows = run("sources", data=None).rows
    assert len(rows) > 100
    assert [row[0] for row in rows if row[8] == "0"] == []
