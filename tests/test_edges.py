"""The edges of values and names: rules that a change of the core once broke without a test seeing it."""

from __future__ import annotations

import pytest

from summits.answers import cite, coverage
from summits.errors import LONGEST_QUOTE, UsageError, quoted
from summits.record import light, names
from summits.record.files import _is_left
from summits.record.record import Record
from summits.values import citations, dates, prints, ranges, typed, words
from tests.conftest import Run

# A weekday before a date.


@pytest.mark.parametrize("day", range(13, 20))
def test_the_right_weekday(day: int) -> None:
    """The weekday that a date begins with may stand there, with or without a comma, in any case."""
    weekday = dates.WEEKDAYS[day - 13]
    for written in (f"{weekday} {day} September 2021", f"{weekday.upper()}, {day}.09.2021"):
        assert typed.read(written) == f"2021-09-{day}"


@pytest.mark.parametrize("day", range(14, 20))
def test_a_wrong_weekday(day: int) -> None:
    """Another weekday is refused, and the right one named."""
    right = dates.WEEKDAYS[day - 13]
    with pytest.raises(UsageError, match=f"is no Monday: 2021-09-{day} was a {right}; leave"):
        typed.read(f"Monday {day} September 2021")


@pytest.mark.parametrize("text", ["Monday September 2021", "Monday 2021", "monday, 2021-09"])
def test_a_weekday_of_no_day(text: str) -> None:
    """A month or a year has no weekday."""
    with pytest.raises(UsageError, match="is no Monday: it names no day; leave"):
        typed.read(text)


@pytest.mark.parametrize("text", ["Mondays 13 Sep 2021", "Monday", "Monday "])
def test_no_weekday(text: str) -> None:
    """Only a whole weekday before a date is one."""
    with pytest.raises(UsageError):
        typed.read(text)


RUSSIAN = """
янв январь января|фев февр февраль февраля|мар март марта|апр апрель апреля|май мая|июн июнь июня
июл июль июля|авг август августа|сен сент сентябрь сентября|окт октябрь октября
ноя нояб ноябрь ноября|дек декабрь декабря
"""


@pytest.mark.parametrize("number", range(1, 13))
def test_russian_months(number: int) -> None:
    """Every form of every month, alone, with a full stop, and with a day and г. or года."""
    for form in RUSSIAN.replace("\n", "|").strip("|").split("|")[number - 1].split():
        assert typed.read(f"{form} 2021") == f"2021-{number:02d}"
        for text in (
            f"3 {form} 2021",
            f"3 {form}. 2021 г.",
            f"03 {form} 2021 года",
            f"3-{form}-2021",
        ):
            assert typed.read(text) == f"2021-{number:02d}-03"


@pytest.mark.parametrize("text", ["3 январ 2021", "3 сентябри 2021", "3 но 2021"])
def test_no_russian_month(text: str) -> None:
    """What only begins as a month is none."""
    with pytest.raises(UsageError):
        typed.read(text)


# Names.


def _people(*called: str, **aliases: str) -> dict[str, object]:
    rows = {
        f"p{number}": light.filled(
            "Person",
            {"id": f"p{number}", "name": name, "names": {}, "aliases": [], "side": "other"},
        )
        for number, name in enumerate(called)
    }
    for id, alias in aliases.items():
        rows[id].aliases = (alias,)  # type: ignore[attr-defined]
    return rows


def _found(rows: dict[str, object], query: str) -> list[str]:
    return [row.id for row in names.find(rows, query)]  # type: ignore[type-var, attr-defined]


def test_exact_before_partial() -> None:
    """One who is called just so goes before those whose names contain it, wherever they stand."""
    rows = _people("Ann Lee Fox", "Ann Lee", "Lee Ann", "Bo", p3="Ann Lee")
    assert _found(rows, "ann lee") == ["p1", "p3"]
    assert _found(rows, "lee ann") == ["p2"]
    assert _found(rows, "lee") == ["p0", "p1", "p2", "p3"]
    assert _found(rows, "fox lee") == ["p0"]
    assert _found(rows, "p0") == ["p0"]
    assert _found(rows, "lee lee") == ["p0", "p1", "p2", "p3"]


SURNAMES = {
    "Kim Ox": "Kim Ox",
    "Kim Fox": "Fox",
    "Kim": "Kim",
    "Al": "Al",
    "Ann al-Ray": "Ray",
    "Ann el-Ray": "Ray",
    "Ann ash-Ray": "Ray",
    "Ann as-Ray": "Ray",
    "Ann ad-Ray": "ad-Ray",
    "Ann Lee-Ray": "Lee-Ray",
    "Ann al-": "Ann al-",
    "al-": "al-",
    "(x)": "(x)",
    "Ann (x)": "Ann",
    "Bishop John (Ray) Fox": "Fox",
    "John X (Yazigi)": "John X",
    "???": "???",
    "—": "—",
    "ـ": "ـ",
}


@pytest.mark.parametrize("name", SURNAMES)
def test_surnames(name: str) -> None:
    """Without an Arabic article and brackets; whole where that leaves no word, or two letters."""
    assert names.short_names(_people(name), []) == {"p0": SURNAMES[name]}  # type: ignore[arg-type]


def test_a_shared_surname() -> None:
    """Where two share it both have their whole names; three as well, and a principal never."""
    rows = _people("Ann Fox", "Bo Fox", "Cy Fox", "Di Ray")
    assert names.short_names(rows, ["p2"]) == {  # type: ignore[arg-type]
        "p0": "Ann Fox",
        "p1": "Bo Fox",
        "p2": "Fox",
        "p3": "Ray",
    }


MARKS = ["\u0301", "\u036f", "\u0483", "\u0487", "\u0591", "\u05c7", "\u0610", "\u061a", "\u064b"]
MARKS += ["\u065f", "\u0670", "\u06d6", "\u06ed", "\u1ab0", "\u1dc0", "\u20d0", "\ufe20", "\ufe2f"]


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_takes_no_word_apart(mark: str) -> None:
    """A combining mark within a word belongs to it, of whatever script."""
    [word] = words.located(f"a{mark}b")
    assert (word.folded, word.start, word.end) == ("ab", 0, 3)


# Prints.


def test_the_largest_article() -> None:
    """Two megabytes are an article, a byte more is none."""
    assert prints.MOST == 2 * 1024 * 1024
    assert len(prints.decode(b"a" * prints.MOST)) == prints.MOST
    with pytest.raises(prints.NotAnArticle, match="larger than 2 MB"):
        prints.decode(b"a" * (prints.MOST + 1))


@pytest.mark.parametrize(("signs", "plain"), [("‘’‚‛ʼ′", "'"), ("“”„‟«»″", '"'), ("‐‑‒–—―−", "-")])
def test_each_quote_and_dash(signs: str, plain: str) -> None:
    """Each curly quote and each dash, one by one, is the plain one in a print."""
    for sign in signs:
        assert prints.fingerprint(f"a {sign}b") == prints.fingerprint(f"a {plain}b")
    assert prints.fingerprint("a 'b") != prints.fingerprint('a "b') != prints.fingerprint("a -b")


# Citations, and what is quoted.


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("x", ()),
        ("x#1", (1,)),
        ("x#3-5", (3, 4, 5)),
        ("x#3,7", (3, 7)),
        ("x#1-2,4,6-7", (1, 2, 4, 6, 7)),
    ],
)
def test_paragraphs(text: str, paragraphs: tuple[int, ...]) -> None:
    """A citation names a source, and paragraphs by number and by run."""
    found = citations.parse(text)
    assert (found, found.source, found.paragraphs) == (text, "x", paragraphs)


@pytest.mark.parametrize(
    "text",
    [
        "x#0",
        "x#3-3,3",
        "x#5-3",
        "x#3,3",
        "x#4,3",
        "x#1-3,3",
        "x#2001",
        "x#1-2001",
        "x#",
        "x#3-",
        "x\n",
    ],
)
def test_no_citation(text: str) -> None:
    """Paragraphs count from 1 to 2,000, ascend, and stand once."""
    with pytest.raises(UsageError):
        citations.parse(text)


def test_a_run_of_one() -> None:
    """A run may be of one paragraph, and a run may follow the one before it at once."""
    assert citations.parse("x#3-3").paragraphs == (3,)
    assert citations.parse("x#1-2,3-4").paragraphs == (1, 2, 3, 4)


def test_quoted() -> None:
    """A value is quoted whole up to eighty signs, and cut to eighty beyond."""
    assert quoted("a" * LONGEST_QUOTE) == f"“{'a' * LONGEST_QUOTE}”"
    assert quoted("a" * (LONGEST_QUOTE + 1)) == f"“{'a' * (LONGEST_QUOTE - 1)}…”"


def test_a_typed_date_is_quoted_as_typed() -> None:
    """A refusal quotes what was typed, not what it was tidied to."""
    for text in ("٣٠.٠٢.٢٠٢١", " 30.02.2021"):
        with pytest.raises(UsageError, match=f"^“{text}” is not a day of the calendar"):
            typed.read(text)


@pytest.mark.parametrize("name", ["quillport-1991.json", "a2.json", "a b.json", "2.json", "a.JSON"])
def test_a_meetings_own_name(name: str) -> None:
    """What could be meant as a meeting is no leftover."""
    assert not _is_left(name)


# Answers.


def test_weak_is_on_one_origin(invented: Record) -> None:
    """A field is weak that rests on one origin, not on none and not on two; the weakest come first."""
    found = [(row.meeting, row.weak) for row in coverage.coverage(invented)]
    assert found == [
        ("saltcellar-1995", 5),
        ("quillport-1996", 4),
        ("ferrymouth-1994", 4),
        ("ferrymouth-south-1999", 3),
        ("video-1991", 2),
        ("quillport-1991", 2),
    ]


def test_what_is_held_is_cited(invented: Record) -> None:
    """A reference goes with the source that is held about day, place and people, and no other dispute's."""
    assert list(cite._said(invented.meetings["quillport-1991"], held=True)) == [
        "suland-palace-1991"
    ]
    assert list(cite._said(invented.meetings["saltcellar-1995"], held=True)) == []


@pytest.mark.parametrize(
    ("cell", "date"),
    [("14 May 1991?", "1991-05-14?"), ("May 1991 ?", "1991-05?"), ("1991?", "1991?")],
)
def test_a_doubt_behind_a_date(cell: str, date: str) -> None:
    """A question mark behind a date of any form is the doubt that EDTF writes so; two are none."""
    assert ranges.read(cell) == date
    with pytest.raises(UsageError):
        ranges.read(f"{cell}?")


def test_ids_have_their_words(run: Run) -> None:
    """`show --json` has beside each id what it is called."""
    found = run("show", "quillport-1991", "--json").json["meeting"]
    assert [row["label"] for row in found["topics"]][:2] == ["Counting the herring", "Lighthouses"]
    assert found["participants"][1]["name"] == "Bartolo Zumm"
    assert found["statements"][0]["topic_label"] == "Counting the herring"
