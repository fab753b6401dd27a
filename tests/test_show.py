"""`summits show`: one meeting on a page, each fact with what it rests on."""

from __future__ import annotations

import re

import pytest

from summits.record.record import Record
from tests.conftest import INVENTED, ROOT, Run

WIDTHS = [40, 80, 120]


@pytest.mark.parametrize("width", WIDTHS)
def test_screen(run: Run, golden, width: int) -> None:
    """The page answers who, what, what came of it and who says so, at every width."""
    golden(f"show-{width}", run("show", "quillport-1991", width=width).out)


@pytest.mark.parametrize("width", WIDTHS)
def test_evidence_screen(run: Run, golden, width: int) -> None:
    """`--evidence` puts publisher and paragraph below each fact, instead of numbers."""
    golden(f"show-evidence-{width}", run("show", "first", "--evidence", width=width).out)


def test_evidence_names_each_source_once_a_fact(run: Run) -> None:
    """Paragraphs of one source stand together; each alone supports the fact, and so has its sign."""
    out = run("show", "quillport-1991", "--evidence", width=80).out
    assert "Northern Herald (Norlandish press) ¶5–6; Southern Post" in out
    assert "Northern Herald (Norlandish press) ¶2,8" in out
    assert "SOURCES\n" not in out
    assert "[1" not in out


@pytest.mark.parametrize("width", [40, 60, 71, 72, 80, 120])
@pytest.mark.parametrize("flags", [[], ["--evidence"]])
def test_nothing_is_cut(run: Run, invented: Record, width: int, flags: list[str]) -> None:
    """No line is longer than the screen, nothing is cut, no margin is torn apart."""
    for id in invented.meetings:
        out = run("show", id, *flags, width=width).out
        assert max(map(len, out.splitlines())) <= width
        assert "…" not in out
        assert not any(line.strip() in ("only", "! ") for line in out.splitlines())


def test_margin(run: Run) -> None:
    """Nothing where both sides report it, `SU side` where one does, `neither side` where neither."""
    out = run("show", "quillport-1991", width=120).out.splitlines()
    margins = {line[2:90].strip().lstrip("· "): line[90:].strip() for line in out}
    assert margins["A Herring Protocol was signed."] == "[1,2]"
    assert margins["Supper, and the gift of a barometer to Zumm."] == "[1] NL side"
    assert margins["The lighthouse at Saltcellar was lit again in November 1991."] == (
        "[6] neither side"
    )
    assert margins["duration      1 hour, 30 minutes"] == "! [1,4] NL side"


def test_several_parts(run: Run) -> None:
    """A person with several parts has a line for each, with its own sources."""
    out = run("show", "quillport-1991", width=120).out
    assert "Tobin Quillfeather, Keeper of the Lighthouses (joined later)" in out
    assert "  also (side meeting)" in out


def test_made_public(run: Run) -> None:
    """The day it was made public says no more than the day above leaves to say."""
    assert "made public 15 May\n" in run("show", "quillport-1991", width=120).out
    assert "made public the same day\n" in run("show", "ferrymouth-south-1999", width=120).out
    assert "made public about 2 July 1994\n" in run("show", "ferrymouth-1994", width=120).out
    assert "made public March 1995\n" in run("show", "saltcellar-1995", width=120).out


def test_unconfirmed(run: Run) -> None:
    """An unconfirmed meeting says so in its head."""
    out = run("show", "quillport-1996", width=80).out
    assert out.startswith("perhaps Thursday 29 February 1996 · Quillport, Norland")
    assert "unconfirmed: claimed, not established · in person" in out


def test_neighbours(run: Run) -> None:
    """The page leads on to the meetings before and after, with the time between."""
    lines = run("show", "video-1991", width=80).out.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("BEFORE"))
    assert lines[at].split("  ")[1:2] + lines[at].split("  ")[-1:] == [
        "14 May 1991, Quillport",
        " 21 days earlier",
    ]
    assert lines[at + 1].startswith("AFTER   June 1994, Ferrymouth ")
    assert lines[at + 1].endswith(" about 3 years later")


def test_hostile_text(run: Run) -> None:
    """Text from data is text: no markup, no emoji, no control character reaches the terminal."""
    out = run("show", "ferrymouth-south-1999", width=120).out
    assert "[sic] [/] [b]x[/b] :warning: \\[x] a" in out
    assert not set(out) & set("\x1b\x07\u202e\t")


def test_pipe(run: Run) -> None:
    """Into a pipe: kind, key, text, sources with whole addresses; what is disputed says so."""
    rows = run("show", "quillport-1991").rows
    assert {len(row) for row in rows} == {4}
    assert rows[0][:2] == ["meeting", "quillport-1991"]
    duration = next(row for row in rows if row[:2] == ["field", "duration"])
    assert duration[2] == "PT1H30M (disputed)"
    assert duration[3] == (
        "northern-herald-1991-05-15#3 "
        "https://northern-herald.example/1991/05/15/herring?page=1&view=full; "
        "norwire-1991-05-15 https://norwire.example/news/1991-05-15-2"
    )
    held = next(row for row in rows if row[:2] == ["account", "statements.counters"])
    assert held[2] == "How many counters did Zumm promise? twelve, and two spare ones (held)"


def test_json(run: Run) -> None:
    """One document: the record with labels beside its ids, its sources and its neighbours."""
    meeting = run("show", "ferrymouth-1994", "--json").json["meeting"]
    assert meeting["visit"] is None
    assert meeting["disputes"] == []
    assert meeting["city"] == "Ferrymouth"
    assert meeting["topics"][0]["label"] == "Fisheries"
    assert meeting["participants"][2]["name"] == "Greta Marzipan"
    assert [source["id"] for source in meeting["sources"]] == [
        "suland-radio-1994-07-03",
        "lantern-weekly-1995-03",
    ]
    assert meeting["sources"][0]["url"] is None
    assert meeting["previous"]["id"] == "video-1991"
    assert meeting["next"]["id"] == "saltcellar-1995"


@pytest.mark.real
@pytest.mark.parametrize("width", WIDTHS)
def test_real(run: Run, real: Record, width: int) -> None:
    """Every meeting of the real record fits the screen."""
    for id in real.meetings:
        out = run("show", id, width=width, data=None).out
        assert max(map(len, out.splitlines())) <= width
        assert "…" not in out


# One number a source


REAL = ["moscow-2021", "sochi-2017"]


@pytest.mark.parametrize("meeting", ["quillport-1991", *REAL])
def test_one_number_a_source(run: Run, meeting: str) -> None:
    """A source has one number on every page about a meeting: its place in `show --json`."""
    data = ROOT / "data" if meeting in REAL else INVENTED
    sources = run("show", meeting, "--json", data=data).json["meeting"]["sources"]
    numbers = {str(n): row["publisher"] for n, row in enumerate(sources, 1)}
    for arguments in (
        ["show", meeting],
        ["show", meeting, "--topic", "refugees" if meeting in REAL else "lighthouses"],
        ["accounts", meeting],
        ["verify", "--facts", meeting],
        *(["evidence", meeting, field] for field in ("date", "place", "mode")),
    ):
        page = run(*arguments, data=data, width=120).out
        listed = re.findall(r"(?:^|  )\[(\d+)\] +(\S[^(\[]*?)(?:,| ¶|  | \(|$)", page, re.M)
        named = [(n, name) for n, name in listed if not re.search("://| side$|^none known", name)]
        assert named, arguments
        for number, name in named:
            assert numbers[number].startswith(name.strip()), (arguments, number, name)


@pytest.mark.parametrize("command", ["show", "accounts", "evidence", "compare", "verify --facts"])
@pytest.mark.parametrize("width", [40, 80])
def test_citations_run_in_order(run: Run, command: str, width: int) -> None:
    """`[2,3,11]`, whatever the order in the record."""
    extra = {"evidence": ["date"], "compare": ["moscow-2021", "--all"]}.get(command, [])
    page = run(*command.split(), "sochi-2017", *extra, data=ROOT / "data", width=width).out
    cited = re.findall(r"\[(\d+(?:,\s*\d+)*)\]", page)
    assert cited
    for numbers in cited:
        found = [int(number) for number in numbers.split(",")]
        assert found == sorted(set(found))


@pytest.mark.parametrize(
    "arguments",
    [
        "show moscow-2021",
        "show moscow-2021 --evidence",
        "accounts moscow-2021",
        "evidence moscow-2021 date",
        "compare sochi-2017 moscow-2021 --all",
        "verify --facts moscow-2021",
        "about --candidates",
    ],
)
def test_sources_that_look_alike(run: Run, arguments: str) -> None:
    """Two sources that look alike are told apart by their ids, in every list."""
    page = run(*arguments.split(), data=ROOT / "data", width=120).out
    heads = ["SOURCES", "ADDRESSES"]
    for block in re.split(r"\n\n", page):
        if block.split("\n")[0] in heads[:1]:
            lines = re.findall(r"\[\d+\] +(.+?)(?:  |$)", block, re.M)
            assert len(lines) == len(set(lines))
        for line in block.splitlines():
            names = [re.sub(r" ¶.*", "", name) for name in line.strip().split("; ")]
            assert "candidates" in arguments or names.count("TASS") < 2


@pytest.mark.parametrize("width", [40, 72, 80, 120])
def test_lists_of_sources_keep_their_indent(run: Run, width: int) -> None:
    """The further lines of a source stand under its first."""
    for arguments in (["show", "sochi-2017"], ["compare", "sochi-2017", "moscow-2021"]):
        page = run(*arguments, data=ROOT / "data", width=width).out
        block = page[page.index("\nSOURCES\n") + 9 :].split("\n\n")[0]
        indent = block.index("]") + 2 if "[10]" not in block else len("  [10] ")
        for line in block.splitlines():
            assert re.match(rf"  \[\d+\] +\S| {{{indent}}}\S", line), line


# A part of it


def test_brief(run: Run) -> None:
    """`--brief` is the head, who, on what, and the questions in dispute, on one screen."""
    page = run("show", "2021", "--brief", data=ROOT / "data", width=80).out
    assert page.count("\n") < 24
    for words in ("moscow-2021", "Sergei Shoigu, Defence Minister", "Astana format · Non", "TREE"):
        assert (words in page) is (words != "TREE")
    assert "  · At what time of day did they meet?\n" in page
    assert "SOURCES DISAGREE\n" in page
    assert "[1" not in page
    rows = run("show", "quillport-1991", "--brief").rows
    assert {row[0] for row in rows} == {"meeting", "participant", "topic", "account"}


def test_one_topic(run: Run) -> None:
    """`--topic` is what was said on it or a narrower one, and what of that is disputed."""
    page = run("show", "quillport-1991", "--topic", "fisheries", width=120).out
    assert "Counting the herring" in page
    assert "How many counters did Zumm promise?" in page
    for other in ("Lighthouses", "WHO\n", "PROGRAMME", "BEFORE", "sit at the table"):
        assert other not in page
    assert "made public 15 May" in page
    rows = run("show", "quillport-1991", "--topic", "herring").rows
    assert {row[0] for row in rows} == {"meeting", "topic", "statement", "account"}
    several = run("show", "first", "--topic", "herring", "--topic", "puddings").rows
    assert [row[2] for row in several if row[0] == "topic"] == [
        "Counting the herring",
        "Trade in puddings",
    ]


def test_one_person(run: Run) -> None:
    """`--person` is how they took part, what they said, and what of either is disputed."""
    rows = run("show", "quillport-1991", "--person", "brick").rows
    assert [row[:2] for row in rows if row[0] == "participant"] == [["participant", "anselm-brick"]]
    assert any("Which office did Anselm Brick hold?" in row[2] for row in rows)
    rows = run("show", "quillport-1991", "--person", "zumm").rows
    assert all("Zumm" in row[2] for row in rows if row[0] == "statement")
    answer = run("show", "quillport-1991", "--person", "zumm", "--json").json
    assert answer["only"] == {"topics": [], "people": ["bartolo-zumm"], "brief": False}
    assert [row["person"] for row in answer["meeting"]["participants"]] == ["bartolo-zumm"]
    assert "only" not in run("show", "quillport-1991", "--json").json


def test_a_part_that_is_not_there(run: Run) -> None:
    """What is not named is said on stderr, with what is; that is no failure and no absence."""
    result = run("show", "quillport-1991", "--topic", "fog", width=80)
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith(
        "“Fog” is not recorded of quillport-1991; recorded are Counting the herring"
    )
    result = run("show", "video-1991", "--person", "brick", width=80)
    assert result.err.startswith(
        "Anselm Brick is not named at video-1991; named are Quillfeather and Zumm."
    )
    assert result.err == run("people", "brick", "June 1991").err
    assert run("show", "first", "--person", "nobody").code == 2


def test_a_part_has_the_signs_of_the_whole(run: Run) -> None:
    """A part shows what is disputed of the head, and its sources have the numbers of the whole page."""
    part = run("show", "2021", "--person", "shoigu", data=ROOT / "data", width=120).out
    whole = run("show", "2021", data=ROOT / "data", width=120).out
    assert part.splitlines()[0] == whole.splitlines()[0]
    line = next(line for line in whole.splitlines() if "Shoigu" in line)
    assert line.split("[")[1] in part


def test_a_later_meeting_that_is_not_confirmed(run: Run) -> None:
    """Whoever asks for the latest meeting is told of a later one that is claimed."""
    real = ROOT / "data"
    out = run("show", "latest", width=80, data=real).out
    assert "AFTER   not confirmed: perhaps 29 November 2024, Moscow, Russia\n" in out
    assert "        summits show moscow-2024-11\n" in out
    assert "not confirmed:" not in run("show", "latest~1", width=80, data=real).out
    cited = run("cite", "latest", data=real)
    assert cited.err == (
        "A later meeting, perhaps 29 November 2024, is not confirmed: summits show moscow-2024-11\n"
    )
    assert "moscow-2024-11" not in cited.out
    assert not run("cite", "latest~1", data=real).err
