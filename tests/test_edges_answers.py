"""The edges of the answers: rules that a change of them once broke without a test seeing it."""

from __future__ import annotations

import gc
import json
import os
import re
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from summits.answers import passages, query, verify
from summits.ask.filters import Filters
from summits.errors import UsageError
from summits.gate import gate
from summits.record import files, light, names, schemas, vocabulary, wording
from summits.record.record import Record
from summits.values import dates, pages, prints, ranges, spans, typed
from summits.values.words import fold, nearest
from tests.conftest import INVENTED, Run

QUILLPORT = "meetings/quillport-1991.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the invented record, to be changed."""
    return Path(shutil.copytree(INVENTED, tmp_path / "data"))


def _change(path: Path, change: Any) -> None:
    content = json.loads(path.read_text("utf-8"))
    change(content)
    path.write_text(json.dumps(content), "utf-8")


# What people ask with.

LITTLE = """
a about all an and any are as at be been by did do does for from had has have he her his how i in is
it its me of on or our she so that the their them there they this to us was we were what when where
which who whom whose why will with would you был была были было в где и из к как когда кто на не о
об от по с у что это الى ان اين على عن في كان كانت كيف لماذا ما متى مع من هل هو هي و
""".split()  # noqa: SIM905
ARTICLES_OF_NAMES = "al el ar as ash at an ad az аль эль ас аш ар".split()  # noqa: SIM905


def test_little_words() -> None:
    """These words alone have no meaning of their own in a question, and each of them has none."""
    assert sorted(query._LITTLE) == sorted(map(fold, LITTLE))
    for word in LITTLE:
        [term] = query.terms_of(word)
        assert term.little, word
        assert not any(term.little for term in query.terms_of(f"{word}* -{word}"))


@pytest.mark.parametrize("article", ARTICLES_OF_NAMES)
def test_articles(article: str) -> None:
    """An article before a name is no part of it, whichever it is."""
    assert names._bare([article, "ray"]) == ["ray"]
    assert names._bare([article]) == [article]
    assert len(ARTICLES_OF_NAMES) == len(names._ARTICLES)


# What is said where nothing fits.

NEAR = {
    "--disputed --city Ferrymouth": (
        "2 meetings fit all but --disputed: ferrymouth-1994, ferrymouth-south-1999: not disputed."
    ),
    "--topic fog --topic greetings": (
        "1 meeting fits all else. “Fog” is not recorded of video-1991; recorded are Lighthouses and "
        "Greetings. It is recorded of saltcellar-1995, ferrymouth-south-1999."
    ),
    "--mode video --city Quillport": "1 meeting fits all but --mode: quillport-1991: in person.",
    "--since 1999 --until 1999 --city Quillport": (
        "1 meeting fits all but --city: ferrymouth-south-1999: Ferrymouth, Suland."
    ),
    "--min-origins 9": "5 meetings fit all but --min-origins: 5 origins and 2 origins.",
    "--on 05-14 --country XN --person kolobokova": (
        "1 meeting fits all else. Alyona Kolobokova is not named at quillport-1991; named are "
        "Quillfeather, Zumm, Pim Thistledown, Tobin Quillfeather, Wanda Thistledown, Marzipan, Brick and "
        "Semolina. Named at ferrymouth-south-1999. Whoever is not named may still have been there; "
        "who names whom: summits evidence quillport-1991."
    ),
}


@pytest.mark.parametrize("asked", NEAR)
def test_what_is_near(run: Run, asked: str) -> None:
    """Where nothing fits, what fits all but the filter that says most of a meeting, and what it has."""
    result = run("list", *asked.split())
    assert (result.code, result.out) == (0, "")
    assert result.err == f"{NEAR[asked]}\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("fog zebra", "Nothing has “zebra”; without “zebra”: 7 hits.\n"),
        ("fog greetings", "though each word is in one; without “greetings”: 7 hits.\n"),
        ("zebra", "Nothing has “zebra”.\n"),
        ("fog greetings lighthouses", "though each word is in one.\n"),
    ],
)
def test_without_a_word(run: Run, words: str, said: str) -> None:
    """What there is without one of several words; of one word, and of nothing, not."""
    result = run("search", words)
    assert (result.code, result.out) == (0, "")
    assert result.err.endswith(said)


# Citing, verifying.


@pytest.mark.parametrize(
    ("without_title", "best"),
    [
        ("barnacle-blog-1996-03", "lantern-weekly-1995-03"),
        ("lantern-weekly-1995-03", "barnacle-blog-1996-03"),
    ],
)
def test_the_best_source(run: Run, folder: Path, without_title: str, best: str) -> None:
    """Of a side's sources that were read alike, one with a title goes first."""

    def change(content: Any) -> None:
        for row in content["sources"]:
            row.update(read="whole", title="A title")
            if row["id"] == without_title:
                del row["title"]

    _change(folder / "sources.json", change)
    [cited] = run("cite", "saltcellar-1995", "--json", data=folder).json["cited"]
    assert [row["key"] for row in cited["references"]] == [best]


def test_an_address_is_looked_up(run: Run) -> None:
    """A source is found by its address; one without an archived copy is not meant by an empty one."""
    url = "https://southern-post.example/a/417"
    for asked in (url, f"{url}?utm_source=x", f"{url}#top", f"{url}/"):
        found = {row[0] for row in run("sources", asked).rows}
        assert len(found) > 0, asked
        assert run("sources", asked).out == run("sources", "southern-post-1991-05-16").out
    for asked in ("https://", "/", "https://x", "x/"):
        assert run("sources", asked).code == 2


@pytest.mark.parametrize(("length", "known"), [(39, False), (40, True)])
def test_enough_of_a_text(folder: Path, length: int, known: bool) -> None:
    """A paragraph that is shorter than forty signs does not say which article it is from."""
    text = "x" * length

    def change(content: Any) -> None:
        for row in content["sources"]:
            if row.get("prints"):
                row["prints"][1] = prints.fingerprint(text)

    _change(folder / "sources.json", change)
    verifier = verify.Verifier(light.read(files.read(folder)))
    assert (verifier.verify("x", prints.paragraphs(text)).source is not None) == known


def test_what_stands_before_a_print() -> None:
    """What a copy has between two paragraphs with a print is put together as it stands."""
    known = {prints.fingerprint("The known one, which is held.")}
    lines = (
        "An advertisement.\n\nAnd another.\n\nThe known one,\n\nwhich is held.\n\nIt is.\n\nAnd is."
    )
    found = prints.rejoined(prints.paragraphs(lines), known)
    assert [row.text for row in found] == [
        "An advertisement. And another.",
        "The known one, which is held.",
        "It is. And is.",
    ]


def test_what_was_found_is_disputed(run: Run) -> None:
    """A hit is disputed where its field is, and nowhere else."""
    hits = run("search", "quill*", "--json").json["hits"]
    assert {"summary", "person", "place", "field"} <= {hit["kind"] for hit in hits}
    assert not any(hit["disputed"] for hit in hits)
    assert all(hit["disputed"] for hit in run("search", "inkwell", "--json").json["hits"][:1])


def test_a_statement_is_whole(run: Run, folder: Path) -> None:
    """Of a summary the sentence that has a word is shown; a statement is shown whole."""

    def change(content: Any) -> None:
        content["summary"] = content["statements"][0]["says"] = (
            "Tea was drunk. Zebras were counted."
        )

    _change(folder / QUILLPORT, change)
    hits = run("search", "zebras", "--json", data=folder).json["hits"]
    assert [hit["kind"] for hit in hits] == ["summary", "statement"]
    assert ["Tea was drunk" in hit["snippet"] for hit in hits] == [False, True]


# Reading an article.


def _speakers(run: Run, text: str) -> list[list[str]]:
    result = run("read", "-", stdin=text.encode())
    return [row for row in result.rows if row[1] in ("quoted", "reported")]


@pytest.mark.parametrize(
    ("between", "speaks"), [("", True), ("the old " * 4, True), ("the old " * 6, False)]
)
def test_according_to(run: Run, between: str, speaks: bool) -> None:
    """Whoever is named within forty signs behind “according to” is who says it, and nobody before."""
    text = f"Orla Quillfeather left, according to {between}Bartolo Zumm.\n"
    assert [row[2] for row in _speakers(run, text)] == (["bartolo-zumm"] if speaks else [])


def test_a_date_is_read_once(run: Run) -> None:
    """A date that stands within another is not read again; one beside it is."""
    result = run("read", "-", stdin=b"On 14 May 1991 and 15 May 1991, 2 June 1991 it rained.\n")
    assert [row[2] for row in result.rows if row[1] == "date"] == [
        "1991-05-14",
        "1991-05-15",
        "1991-06-02",
    ]


# Dates of a list.


def test_two_rows_are_named() -> None:
    """Of the rows of a column that have two readings, the first two are named."""
    cells = [ranges.Cell(number, f"0{number}/05/1991") for number in (2, 3, 4)]
    said = r"^“02/05/1991” \(line 2\) and “03/05/1991” \(line 3\) have two readings each"
    with pytest.raises(UsageError, match=said):
        ranges.day_first(cells)


@pytest.mark.parametrize("text", ["12-15 May 1991?", "1991–1992 ?", "1991-05~?"])
def test_a_doubt_of_several_days(text: str) -> None:
    """A question mark behind a range may be of its end or of all of it, and is refused."""
    with pytest.raises(UsageError, match=r"can't be marked as \?; write it as EDTF"):
        ranges.read(text)


@pytest.mark.parametrize("text", ["~ May 1991", "~  May 1991"])
def test_a_mark_before_a_date(text: str) -> None:
    """What is about a date is refused with the form it is written in."""
    with pytest.raises(UsageError, match=r"is about a date; write 1991-05~\.$"):
        typed.read(text)


# What the gate holds to.


@pytest.mark.parametrize("value", [True, False, "1991-13", "x"])
def test_an_accounts_value(folder: Path, value: object) -> None:
    """What an account claims is in the form of the field that it is about."""

    def change(content: Any) -> None:
        content["disputes"][0]["accounts"][0]["value"] = value

    _change(folder / "meetings" / "saltcellar-1995.json", change)
    found = gate.problems(files.read(folder))
    assert "/disputes/0/accounts/0/value" in {problem.pointer for problem in found}


def test_keys_of_disputes(folder: Path) -> None:
    """Two disputes of a meeting have not one key, and it is said of both."""

    def change(content: Any) -> None:
        [keyed] = [row for row in content["disputes"] if row.get("key")]
        content["disputes"].append(keyed)

    _change(folder / QUILLPORT, change)
    found = gate.problems(files.read(folder))
    assert [problem.code for problem in found] == ["duplicate-key"] * 2


def test_too_early(folder: Path) -> None:
    """What was published before a meeting supports no fact of it, though every other is sound."""

    def change(content: Any) -> None:
        content["outcomes"][0]["evidence"] = ["midmark-gazetteer-1990"]

    _change(folder / QUILLPORT, change)
    found = gate.problems(files.read(folder))
    assert [(p.code, p.pointer) for p in found] == [("too-early", "/outcomes/0/evidence/0")]


# The bytes of a folder.


def test_the_receipt_is_of_a_pydantic(folder: Path, monkeypatch, tmp_path: Path) -> None:
    """What passed under one version of Pydantic has not passed under another."""
    (tmp_path / "version.py").write_text("VERSION = 'another'")
    before = files._gate.__wrapped__()
    assert before == files._gate()
    other = SimpleNamespace(origin=str(tmp_path / "__init__.py"))
    for found in (other, None, SimpleNamespace(origin=None)):
        monkeypatch.setattr(files, "find_spec", lambda name, found=found: found)
        assert files._gate.__wrapped__() != before


def test_a_folder_that_is_being_written(folder: Path, monkeypatch) -> None:
    """A folder into which something was put while it was read is read again."""
    real, late = files._meeting_names, folder / "meetings" / "late-1999.json"

    def names(home: str) -> Any:
        found = real(home)
        if not late.exists():
            late.write_text("{}")
            os.utime(folder / "meetings", ns=(1, 1))
        return found

    monkeypatch.setattr(files, "_meeting_names", names)
    assert "meetings/late-1999.json" in files.read(folder).content


def test_a_name_that_is_no_text(folder: Path) -> None:
    """A file whose name is no UTF-8 is read, and is a problem."""
    name = b"caf\xe9-1991.json"
    with open(os.path.join(os.fsencode(folder / "meetings"), name), "wb") as file:
        file.write(b"{}")
    found = gate.problems(files.read(folder))
    assert "file-name" in {problem.code for problem in found}


def test_a_record_is_read_as_before(invented: Record) -> None:
    """Reading a record leaves the collector of garbage as it was."""
    for wish in (gc.disable, gc.enable):
        wish()
        before = gc.isenabled()
        assert light.read(invented.files).header.id
        assert gc.isenabled() == before


def test_a_date_without_an_end(folder: Path) -> None:
    """A card has null for an end that a date has not, and the day for one that it has."""
    ends = {"../1991-05-14": (None, "1991-05-14"), "1991-05-14/..": ("1991-05-14", None)}
    for date, expected in ends.items():
        _change(folder / QUILLPORT, lambda content, date=date: content.update(date=date))
        card = light.read(files.read(folder)).card("quillport-1991")
        assert (card.earliest, card.latest) == expected


def test_years_between_unknown_ends() -> None:
    """Of a span whose length is unknown there are no years either."""
    unknown, day = dates.parse("../1991"), dates.parse("1999-01-01")
    assert spans.whole_years(unknown, day) is None
    assert spans.whole_years(dates.parse("199X"), day) is None
    assert spans.whole_years(dates.parse("1991-01-02"), day) == 7


def test_a_pointer_with_a_tilde(folder: Path) -> None:
    """A key with ~ and / in it is pointed at as RFC 6901 has it."""
    _change(folder / QUILLPORT, lambda content: content.update({"a~b/c": 1}))
    assert [p.pointer for p in gate.problems(files.read(folder))] == ["/a~0b~1c"]


def test_people_of_disputes(folder: Path) -> None:
    """A dispute about somebody whom no table has names the table; so do two sides of one id."""

    def change(content: Any) -> None:
        content["disputes"][1]["about"] = "participants.nobody"

    _change(folder / QUILLPORT, change)
    assert "“nobody” is not in people.json" in str(gate.problems(files.read(folder))[0])


def test_sides_of_one_id(folder: Path) -> None:
    """Two sides of one id are told of at the second."""

    def change(content: Any) -> None:
        content["sides"][1]["id"] = content["sides"][0]["id"]

    _change(folder / "dataset.json", change)
    found = [(p.code, p.pointer) for p in gate.problems(files.read(folder))]
    assert ("duplicate-id", "/sides/1/id") in found


def test_a_table_that_is_broken_is_not_asked(folder: Path) -> None:
    """What rests on sources is not blamed where their table can't be read."""
    (folder / "sources.json").write_text("{")
    found = gate.problems(files.read(folder))
    assert {problem.file.rpartition("/")[2] for problem in found} == {"sources.json"}


SAID = {
    "Zumm met his counterpart.": ["his counterpart"],
    "His counterpart met him; his counterpart left.": ["his counterpart"],
    "his counterpart left": ["his counterpart"],
    "his counterpart Bartolo Zumm left": [],
}


@pytest.mark.parametrize("text", SAID)
def test_a_counterpart(run: Run, text: str) -> None:
    """Somebody's counterpart is somebody unknown, also where the text begins so, unless named."""
    rows = run("read", "-", stdin=text.encode()).rows
    assert [row[3] for row in rows if row[1] == "unknown"] == SAID[text]


@pytest.mark.parametrize(
    ("text", "date"), [("14.05.1991", "1991-05-14"), ("1991-05-14", "1991-05-14")]
)
def test_a_date_in_figures(run: Run, text: str, date: str) -> None:
    """Dates in figures alone are read in an article, and the last word may be a name."""
    rows = run("read", "-", stdin=f"On {text}: Zumm".encode()).rows
    assert [(row[1], row[2]) for row in rows] == [("date", date), ("person", "bartolo-zumm")]


def test_the_day_of_a_known_article(run: Run) -> None:
    """Without --published, an article that is a source has its day; --published goes before it."""
    path = str(INVENTED.parent / "articles" / "northern-herald.txt")
    read = run("read", path, "--json").json["articles"][0]
    told = run("read", path, "--published", "1999-01-01", "--json").json["articles"][0]
    assert (read["published"], told["published"]) == ("1991-05-15", "1999-01-01")
    resting = [fact for row in read["paragraphs"] for fact in row["facts"]]
    assert {"meeting", "field"} == {*resting[0]}


@pytest.mark.parametrize("word", ["last", "newest", "recent", "current", "now", "LAST"])
def test_words_for_latest(run: Run, word: str) -> None:
    """What people write for the latest is refused with the word for it."""
    assert "latest" in run("show", word).err
    assert run("show", word).code in (2, 3)


@pytest.mark.parametrize("word", ["earliest", "oldest", "1st"])
def test_words_for_first(run: Run, word: str) -> None:
    """So is what they write for the first."""
    assert re.search(r"\bfirst\b(?!x)", run("show", word).err)


def test_the_beginning_of_a_phrase(run: Run) -> None:
    """The last word of a phrase may be the beginning of one, and only where a star says so."""
    whole = run("search", '"the lamp"').out
    assert whole.count("\n") == 3
    assert run("search", '"the lam*"').out.count("\n") == 3
    assert run("search", '"the lam"').out == ""


@pytest.mark.real
@pytest.mark.parametrize("which", ["invented", "real"])
def test_what_a_screen_calls_somebody_is_found(which: str, request: pytest.FixtureRequest) -> None:
    """A name as any screen has it, typed back, is just that person or topic; a short one is among them."""
    record: Record = request.getfixturevalue(which)
    for id, row in record.people.items():
        assert [found.id for found in names.find(record.people, row.name)] == [id]
        assert id in [found.id for found in names.find(record.people, record.short_names[id])]
    for id, topic in record.topics.items():
        assert [found.id for found in names.find(record.topics, topic.label)] == [id]
    for id, place in record.places.items():
        assert id in [found.id for found in names.find(record.places, place.city)]


@pytest.mark.parametrize(
    "length", ["PT4H", "PT4H~", "PT90M", "PT1H30M", "PT2H15M~", "PT1M", "PT1H"]
)
def test_what_a_screen_calls_a_length_is_read(length: str) -> None:
    """So is a length: in words, typed back, it is the same."""
    assert ranges.length(spans.duration(length)) == length


def test_a_field_of_every_meeting(run: Run) -> None:
    """A field asked for of all meetings is shown of those that have it, and no other stops it."""
    found = {row[0] for row in run("evidence", "--all", "statements.lamp").rows}
    assert found == {"saltcellar-1995"}


def test_nothing_is_confirmed(run: Run, folder: Path) -> None:
    """Where no meeting is confirmed all of them are listed, and `--status confirmed` lists none."""
    for path in (folder / "meetings").glob("*.json"):
        _change(path, lambda content: content.update(status="unconfirmed"))
    assert len(run("list", data=folder).rows) == 6
    assert run("list", "--status", "confirmed", data=folder).out == ""


def test_company_finds_room(invented: Record) -> None:
    """Who else was named, as many as find room, and how many more: never one more than there are."""
    card = invented.card("quillport-1991")
    names_ = [invented.short_names[id] for id in card.people if id not in invented.principals]
    whole = wording.company(invented, card, 1000)
    assert sorted(whole.split(", ")) == sorted(names_)
    for count in range(1, len(names_)):
        kept = whole.split(", ")[:count]
        words = ", ".join([*kept, f"{len(names_) - count} more"])
        assert wording.company(invented, card, len(words)) == words


@pytest.mark.real
@pytest.mark.parametrize("option", ["--topic", "--person", "--city", "--country"])
@pytest.mark.parametrize("number", ["18", "20", "2253", "3", "٣", "1"])
def test_a_number_is_no_name(run: Run, option: str, number: str) -> None:
    """A number that is no name is refused with names, also where a name has another number in it."""
    result = run("list", option, number, data=None)
    assert result.code == 2
    assert result.err.startswith(f"summits: “{number}” is no ")


def test_the_nearest_to_a_number() -> None:
    """Of names with a number of as many digits, the nearest by number, as they are written."""
    known = ["COVID-19", "UN 2254", "1994", "1999", "moscow-2021"]
    assert nearest("20", known) == ["COVID-19"]
    assert nearest("1996", known) == ["1994", "1999", "moscow-2021"]
    assert nearest("2250", known, count=1) == ["UN 2254"]


@pytest.mark.parametrize("tracker", ["utm_source=x", "fbclid=x", "gclid=x", "utm_id=1&gclid=2"])
def test_trackers(run: Run, tracker: str) -> None:
    """What is put behind an address to see who comes is no part of it."""
    url = "https://southern-post.example/a/417"
    assert run("sources", f"{url}?{tracker}").out == run("sources", url).out
    assert run("sources", f"{url}?page=2").code == 2


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("<html><p>x</p></html>", True),
        ("\ufeff\n <HTML lang='en'><p>x", True),
        ("<!DOCTYPE html><p>x", True),
        ("<?xml version='1.0'?><html>", True),
        ("<html and nothing else", False),
        ("<p>x</p>", False),
        ("On <html> and <body>", False),
    ],
)
def test_what_is_a_page(text: str, page: bool) -> None:
    """A saved page begins as one, whatever is before it, and has something in it."""
    assert pages.is_page(text) is page


def test_the_reason_of_its_question(run: Run, folder: Path) -> None:
    """Of two disputes about a field, each is found with its own reason and not the other's."""

    def change(content: Any) -> None:
        first = content["disputes"][0]
        first["because"] = "The zebra says so."
        content["disputes"].append({**first, "question": "Another?", "because": "The okapi does."})

    _change(folder / "meetings" / "saltcellar-1995.json", change)
    for word, other in (("zebra", "okapi"), ("okapi", "zebra")):
        [hit] = run("search", word, "--json", data=folder).json["hits"]
        assert other not in hit["snippet"]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ('herring -"the palace"', ["the palace"]),
        ("herring - palace", []),
        ("-palace x", ["palace"]),
    ],
)
def test_what_is_left_out(words: str, left: list[str]) -> None:
    """A dash before a word or a phrase leaves it out; one that stands alone leaves out nothing."""
    assert [" ".join(term.words) for term in query.terms_of(words) if term.without] == left


@pytest.mark.parametrize(
    ("length", "fits"),
    [("PT4H", True), ("PT4H30M~", True), ("P1D", True), ("4H", False), ("PT4H?", False)],
)
def test_the_pattern_of_a_length(length: str, fits: bool) -> None:
    """An editor is told how a length is written, and takes none that the gate refuses for its form."""
    pattern = schemas.schema("meeting")["properties"]["duration"]
    found = json.dumps(pattern)
    assert "^P[0-9DTHM]+~?$" in found
    assert bool(re.search(r"^P[0-9DTHM]+~?$", length)) is fits


# What is read again, and what stands alone.


def test_too_early_twice(folder: Path) -> None:
    """What is too early for two meetings is said of both, also where it has been looked up."""

    def change(content: Any) -> None:
        content["evidence"]["date"] = ["midmark-gazetteer-1990"]

    for path in (QUILLPORT, "meetings/saltcellar-1995.json"):
        _change(folder / path, change)
    found = gate.problems(files.read(folder))
    assert [(p.code, p.pointer) for p in found] == [("too-early", "/evidence/date/0")] * 2


@pytest.mark.parametrize(
    ("field", "value", "sound"),
    [
        *(("mode", mode, True) for mode in vocabulary.MODES),
        *(("visit", visit, True) for visit in vocabulary.VISITS),
        ("date", "1991-05-13/1991-05-14", True),
        ("duration", "PT2H~", True),
        ("venue", "A tent", True),
        ("announced", True, True),
        ("mode", "by letter", False),
        ("visit", "wet", False),
        ("announced", "yes", False),
    ],
)
def test_a_value_of_each_field(folder: Path, field: str, value: object, sound: bool) -> None:
    """An account may claim whatever its field may hold, and nothing else."""

    def change(content: Any) -> None:
        content["disputes"][0]["about"] = field
        for account in content["disputes"][0]["accounts"]:
            account.pop("value", None)
        content["disputes"][0]["accounts"][1]["value"] = value

    _change(folder / QUILLPORT, change)
    pointers = {problem.pointer for problem in gate.problems(files.read(folder))}
    assert ("/disputes/0/accounts/1/value" not in pointers) == sound


def test_one_name_is_whole(invented: Record) -> None:
    """One name is shown whole, however little room there is."""
    cards = [card for card in invented.cards if len(set(card.people) - {*invented.principals}) == 1]
    assert cards
    for card in cards:
        [id] = set(card.people) - {*invented.principals}
        assert wording.company(invented, card, 1) == invented.short_names[id]


@pytest.mark.parametrize("text", ["Tea\0pot", "—", " "])
def test_what_is_no_name(folder: Path, text: str) -> None:
    """A name has a letter or digit, and no NUL."""
    _change(folder / "people.json", lambda content: content["people"][0].update(name=text))
    assert "/people/0/name" in {p.pointer for p in gate.problems(files.read(folder))}


def test_a_dispute_has_its_reason(invented: Record) -> None:
    """What is said of a dispute ends with the reason of that very dispute."""
    said = {
        p.lead: p.pieces[-1] for p in passages.passages(invented, Filters()) if p.kind == "dispute"
    }
    rows = [row for meeting in invented.meetings.values() for row in meeting.disputes]
    assert said == {row.question: (row.because, ()) for row in rows}


def test_a_participant_is_tagged(invented: Record) -> None:
    """What is said of somebody's part in a meeting is found by all names of that person."""
    every = [p for p in passages.passages(invented, Filters()) if p.kind == "participant"]
    assert every
    for said in every:
        assert said.tags == {f"people.{said.field.removeprefix('participants.')}"}


def test_a_dash_behind_a_word() -> None:
    """A phrase is left out by a dash that stands alone before it, not by one that ends a word."""
    assert [term.without for term in query.terms_of('x-"fog bell"')] == [False, False]
    assert [term.without for term in query.terms_of('x -"fog bell"')] == [False, True]


def test_forms_in_the_codebook() -> None:
    """The codebook calls the forms of values by words that people know."""
    told = "".join(map(schemas.table, schemas.NAMES))
    for words in ("EDTF", "day", "address", "ISO 8601 duration"):
        assert re.search(rf"\| (?:list of )?{words}(?: or|,| \|)", told), words
    assert not re.search(r"\| (?:edtf|date|iri|length)(?: or|,| \|)", told)


def test_a_citation_twice(folder: Path) -> None:
    """What a list cites twice is told, also where nothing else of a meeting has two citations."""
    cited = "lantern-weekly-1995-03"

    def change(content: Any) -> None:
        people = [part for row in content["participants"] for part in row["parts"]]
        others = [row for value in content.values() if isinstance(value, list) for row in value]
        for row in (*people, *others):
            if isinstance(row, dict) and "evidence" in row:
                row["evidence"] = [cited]
        content["evidence"] = {key: [cited] for key in content["evidence"]}
        content["evidence"]["date"] = [cited, cited]

    _change(folder / "meetings" / "video-1991.json", change)
    found = {(p.code, p.pointer) for p in gate.problems(files.read(folder))}
    assert ("repeated-citation", "/evidence/date/1") in found
