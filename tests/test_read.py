"""`summits read`: what an article names, who speaks, which meeting it may be about. It never decides."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from summits.answers.read import Reader
from summits.answers.reading.index import Index
from summits.answers.reading.mentions import dated, unknown
from summits.record import files, light
from summits.record.record import Record
from summits.values import dates, pages, prints
from tests.conftest import Run

ARTICLES = Path(__file__).parent / "articles"


@pytest.fixture(scope="module")
def reader() -> Reader:
    """A reader over the invented record."""
    return Reader(light.read(files.read(Path(__file__).parent / "data")))


def _read(reader: Reader, text: str, published: str | None = None) -> Any:
    day = dates.parse(published) if published else None
    return reader.read("x", prints.paragraphs(text), day)


def _seen(reader: Reader, text: str) -> list[tuple[str, str, str]]:
    return [(one.kind, one.id, one.text) for one in _read(reader, text).paragraphs[0].mentions]


def test_known_names(reader: Reader) -> None:
    """Names that the record knows are found in any script, the longest form at each place."""
    assert _seen(reader, "Orla Quillfeather came to New Ferrymouth.") == [
        ("person", "orla-quillfeather", "Orla Quillfeather"),
        ("place", "ferrymouth-south", "New Ferrymouth"),
    ]
    assert _seen(reader, "Там был Бартоло Зумм.") == [("person", "bartolo-zumm", "Бартоло Зумм")]


def test_a_name_of_two_is_nobodys(reader: Reader) -> None:
    """A surname that two people share names neither of them."""
    assert _seen(reader, "Thistledown came.") == []


def test_unknown_people(reader: Reader) -> None:
    """A title before a name that the record has not is somebody unknown; a known one is not."""
    text = "Minister Barnaby Crumb met President Orla Quillfeather and his counterpart."
    index = Index(reader.record)
    known = index.known(text, index.cast([text]))
    assert [one.text for one in unknown(text, known)] == ["Barnaby Crumb", "his counterpart"]


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        ("They met on 14 May 1991.", None, ["1991-05-14"]),
        ("They met on May 14.", "1991-05-15", ["1991-05-14"]),
        ("They met on Tuesday.", "1991-05-15", ["1991-05-14"]),
        ("They met on Wednesday.", "1991-05-15", ["1991-05-15"]),
        ("They met on Thursday.", "1991-05-15", ["1991-05-09"]),
        ("They met on Wednesday.", "1991-05", []),
        ("They met on 14 May.", "1991", ["1991-05-14"]),
        ("They met on 3.5.1991, 14.05.1991 and 1991-05-16.", None, ["1991-05-14", "1991-05-16"]),
        (
            "They met on 1 May 2 herring late, on May 3 1991.",
            "1991-05-15",
            ["1991-05-01", "1991-05-03"],
        ),
        ("They met in May 1991 on the 30 February 1991.", "1991-05-15", []),
        ("They met yesterday.", "1991-03-01", ["1991-02-28"]),
        ("Встреча 14 мая 1991 года.", None, ["1991-05-14"]),
        ("They met on Tuesday.", None, []),
        ("They met on 14 May.", None, []),
    ],
)
def test_dates(text: str, published: str | None, days: list[str]) -> None:
    """A day without its year, or only its name, is read by the day of publication, else not at all."""
    day = dates.parse(published) if published else None
    assert [one.id for one in dated(text, day)] == days


@pytest.mark.parametrize(
    ("text", "who", "how"),
    [
        ("Quillfeather said that herring is counted.", "orla-quillfeather", "reported"),
        ("“Herring is counted twice a year,” said Quillfeather.", "orla-quillfeather", "quoted"),
        ("According to Quillfeather, herring is counted.", "orla-quillfeather", "reported"),
        ("The Norlandish leader added that fog is wet.", "orla-quillfeather", "reported"),
        ("Herring was thanked by the crowd before Quillfeather.", None, None),
        ("The crowd spoke to Quillfeather.", None, None),
    ],
)
def test_who_speaks(reader: Reader, text: str, who: str | None, how: str | None) -> None:
    """The subject of a verb of saying speaks; whoever is spoken to does not."""
    found = _read(reader, text).paragraphs[0].speeches
    assert [(one.person, one.how) for one in found] == ([(who, how)] if who else [])
    assert all(one.words in text for one in found)


def test_he_goes_on(reader: Reader) -> None:
    """`He added` and a paragraph that goes on in quotes are whoever spoke before."""
    text = "Quillfeather said that it rains.\nHe added that it pours.\n“And it will go on raining.”"
    read = _read(reader, text)
    assert [row.speeches[0].person for row in read.paragraphs] == ["orla-quillfeather"] * 3


def test_both(reader: Reader) -> None:
    """What the two presidents said, both said."""
    read = _read(reader, "The two presidents stressed that fog is wet.")
    said = {one.person for one in read.paragraphs[0].speeches}
    assert said == set(reader.record.principals)


def test_which_meeting(reader: Reader) -> None:
    """A meeting is proposed for a day of its own beside both principals, with why and what differs."""
    principals = [reader.record.people[id].name for id in reader.record.principals]
    text = f"{principals[0]} met {principals[1]} on 14 May 1991 in New Ferrymouth."
    (guess,) = _read(reader, text).guesses
    assert guess.meeting == "quillport-1991"
    assert guess.why == ("names 14 May 1991, when it was held",)
    assert any("not Quillport" in line for line in guess.differs)


def test_figures_that_differ(real: Record) -> None:
    """A figure that the same person gives on the same topic is held against the record's."""
    said = next(row for row in real.meetings["moscow-2021"].statements if "90" in row.says)
    topic = real.topics[said.topic].label
    text = (
        "Putin and Assad met on 13 September 2021.\n"
        f"Putin said of the {topic} that 80 percent of the land is held."
    )
    (guess,) = _read(Reader(real), text).guesses
    assert any("80 %" in line and "90 %" in line for line in guess.differs)


def test_nothing_rests_on(run: Run) -> None:
    """Of a source of the record, the paragraphs that nothing rests on are named."""
    (found,) = run("read", str(ARTICLES / "northern-herald.txt"), "--json").json["articles"]
    rest = {row["number"] for row in found["paragraphs"] if row["facts"]}
    assert found["unused"] == [n for n in range(1, len(found["paragraphs"]) + 1) if n not in rest]
    assert (found["unused"], found["published"]) == ([1], "1991-05-15")
    fields = ["topics.herring-census", "statements.counters", "statements.counters"]
    assert found["paragraphs"][5]["facts"] == [
        {"meeting": "quillport-1991", "field": field} for field in fields
    ]
    (guess,) = found["guesses"]
    assert guess["why"][0] == "32 facts of it rest on this article"
    (other,) = run("read", str(ARTICLES / "unrelated.txt"), "--json").json["articles"]
    assert (other["unused"], other["published"], other["guesses"]) == ([], None, [])


def test_of_what_rests_on_it_only(reader: Reader) -> None:
    """Of a source, no meeting is proposed that nothing of it is about, whatever other days it names."""
    text = (ARTICLES / "northern-herald.txt").read_text("utf-8")
    more = "They will speak again on 4 June 1991, which will be told on 5 June 1991."
    assert [one.meeting for one in _read(reader, f"{text}\n{more}").guesses] == ["quillport-1991"]
    days = "They met on 14 May 1991 and on 4 June 1991."
    assert not _read(reader, days).guesses


def test_none_fits(reader: Reader, run: Run, tmp_path: Path) -> None:
    """Where no day fits, or a principal is missing, none is proposed, and that is said."""
    principals = [reader.record.people[id].name for id in reader.record.principals]
    assert _read(reader, f"{principals[0]} met {principals[1]} on 1 May 1970.").guesses == ()
    article = tmp_path / "article.txt"
    article.write_text(f"{principals[0]} was seen on 14 May 1991.\n", "utf-8")
    result = run("read", str(article))
    assert (result.code, "fits no meeting" in result.err) == (0, True)


def test_what_rests_on_it(run: Run) -> None:
    """A source of the record shows which facts rest on which paragraph, and so which meeting."""
    rows = run("read", str(ARTICLES / "northern-herald.txt")).rows
    facts = [row for row in rows if row[1] == "fact"]
    assert {row[2] for row in facts} == {"quillport-1991"}
    assert len(facts) > 10
    assert next(row[2] for row in rows if row[1] == "meeting") == "quillport-1991"


@pytest.mark.parametrize("width", [40, 80, 120])
def test_screen(run: Run, golden: Any, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    """The paragraphs with who speaks and what rests on them; then the meeting."""
    monkeypatch.chdir(ARTICLES)
    golden(f"read-{width}", run("read", "northern-herald.txt", width=width).out)


def test_json_and_lines(run: Run) -> None:
    """`--json` has all of it; `--lines` is one paragraph per line; `--as` is a source with its prints."""
    article = str(ARTICLES / "northern-herald.txt")
    (found,) = run("read", article, "--json").json["articles"]
    lines = run("read", article, "--lines").rows
    assert [str(row["number"]) for row in found["paragraphs"]] == [row[0] for row in lines]
    source = run("read", article, "--as", "herald-2").json
    assert source == {"id": "herald-2", "prints": [row[1] for row in lines]}


def test_a_saved_page(run: Run, tmp_path: Path) -> None:
    """Of a saved page the text is read, without scripts and menus; `--text` keeps it, once."""
    page = tmp_path / "page.html"
    page.write_text(
        "<!doctype html><html><head><title>x</title><script>var a = 'Quillfeather';</script></head>"
        "<body><nav>Home</nav><p>Orla <b>Quillfeather</b>&nbsp;spoke.</p><p>Fog &amp; herring.</p>",
        "utf-8",
    )
    assert pages.text_of(page.read_text("utf-8")) == "Orla Quillfeather spoke.\n\nFog & herring.\n"
    target = tmp_path / "page.txt"
    assert run("read", str(page), "--text", str(target), "--lines").code == 0
    assert target.read_text("utf-8") == "Orla Quillfeather spoke.\n\nFog & herring.\n"
    again = run("read", str(page), "--text", str(target))
    assert again.code == 5


@pytest.mark.articles
@pytest.mark.real
def test_speakers_of_the_held_articles(real: Record) -> None:
    """Of the statements that rest on the held articles, the speaker is found in their paragraphs."""
    reader, found, missed = Reader(real), 0, 0
    for path in sorted(Path(os.environ["SUMMITS_ARTICLES"]).glob("*.txt")):
        read = reader.read(path.name, prints.paragraphs(prints.decode(path.read_bytes())))
        said = {row.number: {one.person for one in row.speeches} for row in read.paragraphs}
        for meeting in real.meetings.values():
            for statement in meeting.statements:
                for cited in statement.evidence:
                    if cited.source == read.source and statement.by:
                        there = set().union(*(said[number] for number in cited.paragraphs))
                        found += len(there & set(statement.by))
                        missed += len(set(statement.by) - there)
    assert found / (found + missed) > 0.9
