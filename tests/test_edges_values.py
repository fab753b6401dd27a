"""Edges of values: each rule just below and just above its bound."""

from __future__ import annotations

import copy
import pickle
import re
from collections.abc import Callable

import pytest

from summits.errors import UsageError
from summits.values import (
    citations,
    clean,
    dates,
    months,
    pages,
    prints,
    ranges,
    spans,
    typed,
    words,
)
from summits.values.index import Index


def _why(call: Callable[[str], object], text: str) -> str:
    """What a text is refused with, without the text itself."""
    with pytest.raises(UsageError) as caught:
        call(text)
    return str(caught.value).replace(f"“{text}” ", "")


# Citations.


def test_why_no_citation() -> None:
    """Each way to be none has its own words."""
    rows: list[tuple[str, str]] = [
        ("x#2001", "names a paragraph beyond 2000"),
        ("x#1-99999", "names a paragraph beyond 2000"),
        ("x#3-2", "paragraphs ascend"),
        ("x#2,2", "paragraphs ascend"),
        ("x#1-3,3-4", "paragraphs ascend"),
        ("x#100000", "write SOURCE"),
        ("x#1-100000", "write SOURCE"),
        ("x#01", "write SOURCE"),
        ("x#1-01", "write SOURCE"),
        ("x--y", "write SOURCE"),
        ("-x", "write SOURCE"),
        ("x-", "write SOURCE"),
        ("X", "write SOURCE"),
        ("x#1\n", "write SOURCE"),
        ("x#١", "write SOURCE"),
        ("", "write SOURCE"),
    ]
    for text, why in rows:
        assert why in _why(citations.parse, text)


def test_the_last_paragraph() -> None:
    """Two thousand paragraphs can be cited, each by its number."""
    assert citations.parse("x-1#1999-2000").paragraphs == (1999, 2000)
    assert citations.parse("x#2000").paragraphs == (2000,)
    every = citations.parse("x#1-2000").paragraphs
    assert every == tuple(range(1, 2001))
    assert citations.sources_of([citations.parse(one) for one in ("b#1", "a", "b#2")]) == ["b", "a"]


# What may reach a terminal.

_HIDDEN = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF}
_STEERS = {*range(0x20), *range(0x7F, 0xA0)} | _HIDDEN
_SPACES = {9, 10, 11, 12, 13, 0x85, 0x2028, 0x2029}


def _expected(code: int) -> str:
    if code in _SPACES:
        return " "
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return "" if code in _STEERS else chr(code)


def test_each_sign_printed() -> None:
    """Of all signs those that steer a terminal are dropped, those that end a line are blanks."""
    for code in range(0x10000):
        sign, plain = chr(code), _expected(code)
        assert clean.printable(f"a{sign}b") == f"a{plain}b", hex(code)
        kept = sign if sign in "\t\n\r" else plain
        assert clean.within_lines(f"a{sign}b") == f"a{kept}b", hex(code)


def test_each_sign_escaped() -> None:
    """What is not printed is escaped in JSON, four digits each; nothing else is touched."""
    escaped = {*range(0x7F, 0xA0), 0x2028, 0x2029} | _HIDDEN
    for code in range(0x20, 0x10000):
        sign = chr(code)
        assert clean.escaped(sign) == (f"\\u{code:04x}" if code in escaped else sign), hex(code)


def test_each_sign_in_an_address() -> None:
    """No white space, no bracket, no quote, and nothing that turns round a line."""
    for code in range(0x10000):
        sign = chr(code)
        refused = code in _STEERS or sign in '<>"\u200e\u200f' or sign.isspace()
        text = f"https://a.example/{sign}"
        assert clean.linkable(text) == (None if refused else text), hex(code)
    assert clean.linkable("http://a") == "http://a"
    for none in (None, "", "ftp://a", "https://", "x http://a", "http://a b"):
        assert clean.linkable(none) is None
    with pytest.raises(UsageError, match="“ftp://a” is no address; write http"):
        clean.address("ftp://a")
    assert clean.address("http://a") == "http://a"


def test_isolated() -> None:
    """A run from right to left is shut off, with what is between its letters and no other letter."""
    for sign in "\u0590\u08ff\ufb1d\ufdff\ufe70\ufefc":
        begin, end = "\u2068", "\u2069"
        for text in (sign, f"{sign} {sign}", f"{sign}-3 ({sign}", f"{sign}\x1b[1m{sign}"):
            assert clean.isolated(f"a {text} b") == f"a {begin}{text}{end} b"
        for between in ("  ", " a ", "é", "я", "ԯ", "\n", "●", "○", "│", "┆"):
            shut = f"{begin}{sign}{end}"
            assert clean.isolated(f"{sign}{between}{sign}") == f"{shut}{between}{shut}"
        assert clean.isolated("a\u058f\u0900\ufb1c\ufe6f") == "a\u058f\u0900\ufb1c\ufe6f"
        assert clean.isolated("plain") == "plain"


# Dates.


def test_why_no_date() -> None:
    """Each way to be none has its own words."""
    rows: list[tuple[str, str]] = [
        ("202X-09", "X stands only"),
        ("20XX-XX", "X stands only"),
        ("2021-XX-13", "X stands only"),
        ("0000", "is not a day of the calendar"),
        ("0000-XX", "is not a day of the calendar"),
        ("2021-13", "is not a day of the calendar"),
        ("2021-00", "is not a day of the calendar"),
        ("2021-01-00", "is not a day of the calendar"),
        ("2021-04-31", "is not a day of the calendar"),
        ("/", "is not an interval"),
        ("../..", "is not an interval"),
        ("/..", "is not an interval"),
        ("../", "is not an interval"),
        ("2020/2021/2022", "is not an interval"),
        ("2021-02/2021-01", "ends before it begins"),
        ("21", "is no date"),
    ]
    for text, why in rows:
        assert why in _why(dates.parse, text)


def test_bounds() -> None:
    """What it lies between, also at the ends of the calendar, and after a copy of any kind."""
    rows: list[tuple[str, str, str, str, str]] = [
        ("000X", "0001-01-01", "0009-12-31", "decade", ""),
        ("00XX", "0001-01-01", "0099-12-31", "century", ""),
        ("0001", "0001-01-01", "0001-12-31", "year", ""),
        ("9999-12", "9999-12-01", "9999-12-31", "month", ""),
        ("2021-11-XX~", "2021-11-01", "2021-11-30", "month", "~"),
        ("2020?/2021?", "2020-01-01", "2021-12-31", "interval", "?"),
        ("2020?/2021%", "2020-01-01", "2021-12-31", "interval", "%"),
        ("2020/2021~", "2020-01-01", "2021-12-31", "interval", "~"),
        ("2021-05/2021-05", "2021-05-01", "2021-05-31", "interval", ""),
        ("2021/2021-01", "2021-01-01", "2021-01-31", "interval", ""),
        ("../2021?", "0001-01-01", "2021-12-31", "interval", "?"),
    ]
    for text, first, last, precision, mark in rows:
        read = dates.parse(text)
        for one in (read, copy.deepcopy(read), pickle.loads(pickle.dumps(read))):
            assert (one, one.precision, one.mark) == (text, precision, mark)
            assert (one.earliest.isoformat(), one.latest.isoformat()) == (first, last)


def test_days_of_months() -> None:
    """Thirty days has September."""
    assert [dates.days(2023, number) for number in range(1, 13)] == [
        *(31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    ]
    assert dates.days(2024, 2) == 29
    assert dates.days(9999, 12) == 31


def test_no_order_of_text() -> None:
    """Dates are never put in order as texts are."""
    a, b = dates.parse("2020"), dates.parse("2021")
    for compare in (a.__lt__, a.__le__, a.__gt__, a.__ge__):
        with pytest.raises(TypeError, match=r"use dates\.order"):
            compare(b)


def test_overlaps() -> None:
    """A day in common is enough, and the day before is none."""
    rows: list[tuple[str, str, bool]] = [
        ("2021-01-01", "2021", True),
        ("2021-12-31", "2021", True),
        ("2022-01-01", "2021", False),
        ("2020-12-31", "2021", False),
        ("2020-12-31/2021-01-01", "2021", True),
        ("../2020", "2021/..", False),
    ]
    for a, b, overlap in rows:
        first, last = dates.parse(a), dates.parse(b)
        assert first.overlaps(last) is last.overlaps(first) is overlap


def test_in_words() -> None:
    """Each kind of date and of interval, in full and for a column; what is printed is read again."""
    rows: list[tuple[str, str, str]] = [
        ("2021-09-13", "13 September 2021", "13 Sep 2021"),
        ("0021-09-13%", "perhaps about 13 September 0021", "13 Sep 0021%"),
        ("0021-09~", "about September 0021", "Sep 0021~"),
        ("2021-09-XX", "a day in September 2021", "a day in Sep 2021"),
        ("0021-XX", "a month in 0021", "a month in 0021"),
        ("2021-XX-XX?", "perhaps a day in 2021", "a day in 2021?"),
        ("0021", "0021", "0021"),
        ("202X", "the 2020s", "the 2020s"),
        ("000X", "the 0000s", "the 0000s"),
        ("00XX", "between 0001 and 0099", "between 0001 and 0099"),
        ("2021-03-01/2021-03-03", "1–3 March 2021", "1–3 Mar 2021"),
        ("2021-05-31/2021-06-01", "31 May to 1 June 2021", "31 May–1 Jun 2021"),
        (
            "2021-12-31/2022-01-01",
            "31 December 2021 to 1 January 2022",
            "31 Dec 2021 to 1 Jan 2022",
        ),
        ("2021-03-01?/..", "since perhaps 1 March 2021", "since perhaps 1 Mar 2021"),
        (
            "2021-05-01?/2021-05-03",
            "perhaps 1 May 2021 to 3 May 2021",
            "perhaps 1 May 2021 to 3 May 2021",
        ),
        ("2021-03/2021-05", "March 2021 to May 2021", "Mar 2021 to May 2021"),
        ("/2021-03", "an unknown date to March 2021", "an unknown date to Mar 2021"),
        ("../2021-03", "until March 2021", "until Mar 2021"),
        ("2021-03/", "March 2021 to an unknown date", "Mar 2021 to an unknown date"),
        ("2021-03/..", "since March 2021", "since Mar 2021"),
    ]
    for text, long, brief in rows:
        date = dates.parse(text)
        assert (dates.words(date), dates.brief(date)) == (long, brief)
        assert typed.read(brief) == text or text in ("00XX", "000X")
        if text == "2021-09-13":
            assert dates.words(date, weekday=True) == f"Monday {long}"


# Months and weekdays.


def test_forms_of_weekdays() -> None:
    """Three letters of a weekday name it, two do not."""
    for day, known in months.weekdays():
        plain = day.lower()
        assert {plain[:3], plain[:4], plain} <= known
        assert not {plain[:2], "", plain + "s"} & known


def test_two_names_of_a_month() -> None:
    """Two names of one month are that month, of two none; a name of two words is one."""
    assert months.month("ايلول/سبتمبر") == 9
    assert months.month("september / sept") == 9
    assert months.month("may/june") is None
    assert months.month("smarch") is None
    assert months.month("january") == 1
    assert months.month("aralik") == 12
    assert months.month("كانون  الثاني") == 1


# Pages.

_BLOCKS = "p div li h1 h2 h3 h4 h5 h6 br tr dt dd blockquote article section main"
_SILENT = "script style noscript template svg head nav footer form button iframe"


def test_blocks() -> None:
    """Each of these begins a paragraph and ends it."""
    for tag in _BLOCKS.split():
        assert pages.text_of(f"a<{tag}>b  c</{tag}>d<b>e</b>") == "a\n\nb c\n\nde\n"


def test_silent() -> None:
    """Within these nothing is text, however often they are closed, and after them it is."""
    for tag in _SILENT.split():
        assert pages.text_of(f"<i></{tag}>a</{tag}><{tag}>b</{tag}>c</i>") == "ac\n"
        assert pages.text_of(f"a<nav><{tag}>b</{tag}>c</nav>d") == "ad\n"


def test_is_page() -> None:
    """What begins as a page does, within two thousand signs, and goes on as one."""
    rows: list[tuple[str, bool]] = [
        ("<!DOCTYPE html><p>", True),
        ("\ufeff \r\n\t<html><p>", True),
        ("<?xml version='1.0'?><p>", True),
        ("<p>text</p>", False),
        ("<html", False),
        ("<?xml 4567<", True),
        ("<?xml 456<7", False),
        (" " * 1994 + "<html><p>", True),
        (" " * 1995 + "<html><p>", True),
        (" " * 1996 + "<html><p>", False),
        ("text <html>", False),
    ]
    for text, page in rows:
        assert pages.is_page(text) is page


# Prints.


def test_what_is_rejoined() -> None:
    """Lines of which the whole has a known print are one paragraph; what is between them is one too."""
    rows = prints.paragraphs("a\nbb-\ncc dd.\nee! ff\ngg\nhh")
    known = {prints.fingerprint(one) for one in ("bb-cc dd.", "ff gg")}
    found = prints.rejoined(rows, known)
    assert [(row.number, row.text) for row in found] == [
        (1, "a"),
        (2, "bb-cc dd."),
        (3, "ee!"),
        (4, "ff gg"),
        (5, "hh"),
    ]
    assert [row.print for row in found] == [prints.fingerprint(row.text) for row in found]
    whole = "a bb-cc dd. ee! ff gg hh"
    assert [row.text for row in prints.rejoined(rows, set())] == [whole]
    # The longest run goes first.
    known = {prints.fingerprint("a"), prints.fingerprint("a bb-cc dd.")}
    assert [row.text for row in prints.rejoined(rows, known)] == ["a bb-cc dd.", "ee! ff gg hh"]


@pytest.mark.parametrize(("lines", "joined"), [(119, True), (120, True), (121, False)])
def test_how_many_lines_are_rejoined(lines: int, joined: bool) -> None:
    """A hundred and twenty lines are tried as one paragraph."""
    rows = prints.paragraphs("z.\n" + "a\n" * lines)
    known = {prints.fingerprint(" ".join("a" * lines))}
    expected = ["z.", " ".join("a" * lines)] if joined else ["z. " + " ".join("a" * lines)]
    assert [row.text for row in prints.rejoined(rows, known)] == expected


@pytest.mark.parametrize(("last", "joined"), [(999, True), (1000, False)])
def test_how_many_bytes_are_rejoined(last: int, joined: bool) -> None:
    """Five thousand bytes are, with a blank behind each line."""
    lines = ["a" * 3999, "b" * last]
    found = prints.rejoined(
        prints.paragraphs("\n".join(["z", *lines])), {prints.fingerprint(" ".join(lines))}
    )
    assert (found[0].text == "z") is joined


@pytest.mark.parametrize(("count", "joined"), [(5000, True), (5001, False)])
def test_how_many_pieces_are_rejoined(count: int, joined: bool) -> None:
    """A copy of more than five thousand pieces stays as it is."""
    rows = prints.paragraphs("a\n" * count)
    assert len(prints.rejoined(rows, set())) == (1 if joined else count)


def test_what_is_decoded() -> None:
    """UTF-16 of either order, and no other text in two bytes."""
    for order in ("le", "be"):
        mark = "\ufeff".encode(f"utf-16-{order}")
        assert prints.decode(mark + "Fog".encode(f"utf-16-{order}")) == "Fog"
        with pytest.raises(prints.NotAnArticle):
            prints.decode("Fog".encode(f"utf-16-{order}"))
    assert [row.text for row in prints.paragraphs("\ufeffFog")] == ["Fog"]


# Lists.


def test_a_length_in_a_list() -> None:
    """Hours and minutes in each form, and ISO 8601 as it is."""
    rows: list[tuple[str, str]] = [
        ("about 4 hours", "PT4H~"),
        ("ca. 4h", "PT4H~"),
        ("ca 4 h", "PT4H~"),
        ("~4h", "PT4H~"),
        ("4 h, 30 m", "PT4H30M"),
        ("4h30", "PT4H30M"),
        ("999 hour", "PT999H"),
        ("90 Minutes", "PT90M"),
        ("about 90", "PT90M~"),
        ("1 HOUR 1 minute", "PT1H1M"),
        ("P2D", "P2D"),
        (" PT4H~ ", "PT4H~"),
        ("٤ h", "PT4H"),
    ]
    for cell, iso in rows:
        assert ranges.length(cell) == iso


def test_no_length_in_a_list() -> None:
    """A number alone may be of anything."""
    for cell in ["4", "h", "about ", "1000h", "4 hourss", "30 m 4 h", "4 h 30 x"]:
        with pytest.raises(UsageError, match="is not a duration; write PT4H"):
            ranges.length(cell)


def test_a_year_of_its_own() -> None:
    """A year in a column of its own, with each of the others there or not."""
    rows: list[tuple[str, str, str, str]] = [
        ("6", "10", "2006", "2006-10-6"),
        ("", "10", "2006", "2006-10"),
        ("", "", "2006", "2006"),
        ("", "June", "2006", "2006 June"),
        ("6", "June", "2006", "2006 June 6"),
        ("6 June", "", "2006", "6 June 2006"),
        ("Sept.", "", "2006", "Sept 2006"),
        ("June 6", "", "2006", "June 6, 2006"),
        ("June 2005", "", "2006", "June 2005"),
        ("6", "10", "", "6"),
        ("6", "", "2006", "6, 2006"),
        ("6-7", "June", "2006", "6-7, 2006"),
    ]
    for day, month, year, whole in rows:
        assert ranges.with_year(day, month, year) == whole


def test_notes() -> None:
    """The mark of a footnote is a number, one letter or a note's number."""
    rows = [("a [1]", "a"), ("a[note 3]b", "ab"), ("a[b] ", "a"), ("a[B]", "a[B]"), ("[1][12]", "")]
    for cell, plain in rows:
        assert ranges.without_notes(cell) == plain


def test_the_order_of_a_column() -> None:
    """A number beyond twelve is a day; two that are the same prove nothing, and need no proof."""
    rows: list[tuple[list[str], bool | None]] = [
        (["12/12/2018"], None),
        (["1/01/2018", "June"], None),
        (["13/12/2018"], True),
        (["12/13/2018"], False),
        (["12/12/2018", "1-13-2018"], False),
        (["13.6.2018", "5.6.2018"], True),
        (["5/6/2018 - 13/6/2018"], True),
        (["5/6.2018", "15/6/201", "115/6/2018", "5/16/20181", "2/15/6/2018"], None),
    ]
    for texts, first in rows:
        assert ranges.day_first([ranges.Cell(1, text) for text in texts]) is first


def test_no_order_of_a_column() -> None:
    """Where no row, or one against another, says it, two rows at most are named."""
    rows: list[tuple[list[str], str]] = [
        (["5/6/2018"], "“5/6/2018” (line 1) has two readings each"),
        (["12.11.2018"], "“12.11.2018” (line 1) has two readings each"),
        (
            ["1/2/2018", "3/4/2018", "5/6/2018"],
            "“1/2/2018” (line 1) and “3/4/2018” (line 2) have two",
        ),
        (
            ["1/13/2018", "5/6/2018", "13/1/2018"],
            "“13/1/2018” (line 3) has the day first, “1/13/2018”",
        ),
    ]
    for texts, why in rows:
        with pytest.raises(UsageError, match=re.escape(why)):
            ranges.day_first([ranges.Cell(line, text) for line, text in enumerate(texts, 1)])


def test_a_cell() -> None:
    """A date as a list has it."""
    rows: list[tuple[str, str]] = [
        ("2001-02", "2001-02"),
        ("2001–2003", "2001/2003"),
        ("ca June 2001", "2001-06~"),
        ("ca. June 2001", "2001-06~"),
        ("Circa 2001", "2001~"),
        ("around 2001", "2001~"),
        ("June 2001 ?", "2001-06?"),
        ("2018-06-12, 9:00 PM", "2018-06-12"),
        ("12 June 2018 19:59:59.5", "2018-06-12"),
        ("30 April and 1 May 2010", "2010-04-30/2010-05-01"),
        ("from 8 to 12 June 2010", "2010-06-08/2010-06-12"),
        ("5/6/2018 - 13/6/2018", "2018-06-05/2018-06-13"),
        ("3 de octubre del 2006", "2006-10-03"),
        ("13/6/2018", "2018-06-13"),
        ("6/13/2018", "2018-06-13"),
        ("5/5/2018", "2018-05-05"),
    ]
    for cell, date in rows:
        assert ranges.read(cell) == date


def test_no_cell() -> None:
    """What is no date, and why."""
    rows: list[tuple[str, str]] = [
        ("2001–02", "can be a month or two years; write 2001-02 or 2001/2002."),
        ("2001—02", "can be a month or two years"),
        ("12-15 June 2001?", "can't be marked as ?"),
        ("c. 12-15 June 2001", "can't be marked as ~"),
        ("c. June 2001?", "can't be marked as ~"),
        ("12 June 2018 33:00", "has a time of day; write 2018-06-12."),
        ("12 June 2018 9:60", "has a time of day"),
        ("8/10 June 2010", "names two dates that don't follow each other"),
        ("8 and 10 June 2010", "names two dates that don't follow each other"),
        ("30 April and 2 May 2010", "names two dates that don't follow each other"),
    ]
    for cell, why in rows:
        with pytest.raises(UsageError, match=re.escape(why)):
            ranges.read(cell)


def test_an_order_that_is_told() -> None:
    """The order that is told goes before the one that a date proves by itself."""
    for sign in "./-":
        cell = f"05{sign}6{sign}2018"
        assert ranges.read(cell, day_first=True) == "2018-06-05"
        assert ranges.read(cell, day_first=False) == "2018-05-06"
        assert ranges.read(f"{cell}?", day_first=True) == "2018-06-05?"
        assert ranges.read(f"c. {cell}", day_first=False) == "2018-05-06~"


# Time between, and lengths.


def test_time_between() -> None:
    """Each unit alone and with the others, and what can't be measured, either way round."""
    rows: list[tuple[str, str, int | None, str, int | None]] = [
        ("2021-01-01", "2021-01-01", 0, "the same day", 0),
        ("2021-01-01", "2021-01-02", 1, "1 day", 0),
        ("2021-01-01", "2022-03-04", 427, "1 year, 2 months, 3 days", 1),
        ("2021-01-01", "2022-02-02", 397, "1 year, 1 month, 1 day", 1),
        ("2021-01-01?", "2021-01-01", None, "less than a day", 0),
        ("2021-01-01?", "2021-01-02", None, "about 1 day", 0),
        ("2021-01", "2021-01-31", None, "less than a month", 0),
        ("2021-01-31", "2021-02", None, "about 1 month", 0),
        ("2021-01", "2022-02", None, "about 1 year, 1 month", 1),
        ("2021", "2021-05-01", None, "less than a year", 0),
        ("2021-05-01", "2023", None, "about 2 years", 2),
        ("2020-12-31/2021-01-30", "2021-05-01", None, "about 5 months", 0),
        ("2021-01-01/2021-01-31", "2022-05", None, "about 1 year, 4 months", 1),
        ("2021-01-01/2021-02-01", "2022-05", None, "about 1 year", 1),
        ("2021/..", "2022", None, "about 1 year", 1),
        ("202X", "2031", None, "an unknown time", None),
        ("2021", "20XX", None, "an unknown time", None),
        ("../2021", "2022", None, "an unknown time", None),
    ]
    for a, b, days, said, years in rows:
        first, last = dates.parse(a), dates.parse(b)
        assert spans.between(first, last) == spans.between(last, first) == (days, said)
        assert spans.whole_years(first, last) == spans.whole_years(last, first) == years


def test_a_duration() -> None:
    """Each unit alone and with the others."""
    rows: list[tuple[str, str]] = [
        ("P1D", "1 day"),
        ("P2D", "2 days"),
        ("PT1H", "1 hour"),
        ("PT1M~", "about 1 minute"),
        ("P1DT1H1M", "1 day, 1 hour, 1 minute"),
        ("P2DT3M", "2 days, 3 minutes"),
        ("PT0H", "0 hours"),
        ("P9999DT9999H9999M", "9999 days, 9999 hours, 9999 minutes"),
    ]
    for text, said in rows:
        assert spans.duration(text) == said


def test_no_duration() -> None:
    """No unit, no number, too large a number, another order: none."""
    for text in [
        "P",
        "P~",
        "PT",
        "PT~",
        "P1DT",
        "P10000D",
        "PT10000H",
        "PT10000M",
        "4H",
        "PT1H30",
        "PT1M1H",
        "P1D~~",
        "P1D\n",
        "PT٤H",
    ]:
        with pytest.raises(UsageError, match="is not a duration"):
            spans.duration(text)


# Texts by their words.


def test_words_of_texts() -> None:
    """A phrase stays within a text, a word within a number, and the beginning of one is asked for."""
    index = Index([["Fog at sea", "quay"], ["sea fog"], [], ["Café sea", "foghorn"], ["fog_sea"]])
    assert index.having(["fog"]) == {0, 1, 4}
    assert index.having(["fog"], prefix=True) == {0, 1, 3, 4}
    assert index.having(["sea", "fo"], prefix=True) == {0, 1, 3, 4}
    assert index.having(["og"], prefix=True) == index.having(["se"]) == set()
    assert index.having(["cafe"]) == {3}
    assert index.in_a_row(["sea", "quay"]) == set()
    assert index.in_a_row(["sea", "fog"]) == {1}
    assert index.in_a_row(["fog", "sea"]) == {4}
    assert index.in_a_row(["cafe", "se"], prefix=True) == {3}
    assert index.in_a_row(["cafe", "se"]) == set()
    assert index.words == {"fog", "at", "sea", "quay", "cafe", "foghorn"}


# Dates as typed.


def test_typed() -> None:
    """Each way to write a date, each phrase and mark."""
    rows: list[tuple[str, str]] = [
        (" " * 81 + "2021-09-13", "2021-09-13"),
        ("2021-09-13" + " " * 81, "2021-09-13"),
        ("the 2020s", "202X"),
        ("2020s", "202X"),
        ("a day in 2021", "2021-XX-XX"),
        ("a month in 2021", "2021-XX"),
        ("a day in September 2021", "2021-09-XX"),
        ("an unknown date to 2021", "/2021"),
        ("2021 to an unknown date", "2021/"),
        ("since 13 Sep 2021", "2021-09-13/.."),
        ("until Sep 2021", "../2021-09"),
        ("perhaps about 2021", "2021%"),
        ("perhaps 2021", "2021?"),
        ("about Sep 2021", "2021-09~"),
        ("2021 ?", "2021?"),
        ("2021 ~", "2021~"),
        ("2021 %", "2021%"),
        ("from 2020 to 2021", "2020/2021"),
        ("between 2020 and 2021", "2020/2021"),
        ("2020 until 2021", "2020/2021"),
        ("2020?-2021", "2020?/2021"),
        ("2020/2021-05", "2020/2021-05"),
        ("November 12 - December 15, 2001", "2001-11-12/2001-12-15"),
        ("Nov. 30-Dec 2, 2001", "2001-11-30/2001-12-02"),
        ("12-15 Nov 2001?", "2001-11-12/2001-11-15?"),
        ("12 - Dec 2001", "2001-12-12"),
        ("5/5/2021", "2021-05-05"),
        ("1/2021", "2021-01"),
        ("12/2021", "2021-12"),
        ("2021 9 13", "2021-09-13"),
        ("2021.9", "2021-09"),
        ("2021/9/13", "2021-09-13"),
        ("12/13/2021", "2021-12-13"),
        ("13.12.2021", "2021-12-13"),
        ("13th of Sep, 2021", "2021-09-13"),
        ("Mon. 13 Sep 2021", "2021-09-13"),
    ]
    for text, edtf in rows:
        assert typed.read(text) == edtf


def test_refused_as_typed() -> None:
    """Each reason to refuse a date, and how it is written."""
    rows: list[tuple[str, str]] = [
        ("1/1/21", "has a year of two digits; write all four."),
        ("1 Sep 21", "has a year of two digits"),
        ("2021-09-13 14:00", "has a time of day; write 2021-09-13."),
        ("13 Sep 2021 at 9:30", "has a time of day; write 2021-09-13."),
        ("2021-09-13T1400", "has a time of day; write 2021-09-13."),
        ("Circa 2021", "is about a date; write 2021~."),
        ("c. 2021", "is about a date; write 2021~."),
        ("approx. 2021", "is about a date; write 2021~."),
        ("around 2021", "is about a date; write 2021~."),
        ("~ 2021", "is about a date; write 2021~."),
        ("~2021", "is about a date; write 2021~."),
        ("2021-09-00", "has a day or month 00; write 2021-09."),
        ("2021-00-00", "has a day or month 00; write 2021."),
        ("2021-00", "has a day or month 00; write 2021."),
        ("2021-00-13", "is not a day of the calendar"),
        ("2021-13-00", "is not a day of the calendar"),
        ("-5", "lies before the year 1; write a year as 0001 or later."),
        ("20210913", "is one number; write 2021-09-13."),
        ("20210230", "is no date; write 2021-09-13"),
        ("20212022", "is no date; write 2021-09-13"),
        ("c2021", "is no date; write YYYY-MM-DD"),
        ("circa fog", "is no date; write YYYY-MM-DD"),
        ("since fog", "is no date; write YYYY-MM-DD"),
        ("202s", "is no date; write YYYY-MM-DD"),
        ("perhaps 2021?", "is no date: “2021??” is no date; write 2021-09-13"),
        ("2021-09-13 to 2021-09-12", "ends before it begins; put the earlier date first."),
        ("15-12 Nov 2001", "ends before it begins; put the earlier date first."),
        ("12 - 2001", "is no date; write YYYY-MM-DD"),
        ("31 Nov - 2 Dec 2001", "is no date; write YYYY-MM-DD"),
        ("30-31 June 2001", "is no date; write YYYY-MM-DD"),
        ("13/13/2021", "is not a day of the calendar"),
        ("0/5/2021", "is not a day of the calendar"),
        ("13/2021", "is not a day of the calendar"),
        ("Sep 31, 2021", "is not a day of the calendar"),
        ("5/6/2021", "can be read as 2021-05-06 or 2021-06-05; write the one you mean."),
        ("Tue 13 Sep 2021", "is no Tuesday: 2021-09-13 was a Monday; leave the weekday out."),
        ("Mo 13 Sep 2021", "is no date; write YYYY-MM-DD"),
    ]
    for text, why in rows:
        assert _why(typed.read, text).startswith(why)


def test_the_longest_date() -> None:
    """Of eighty signs a text may be a date that is wrong, of more it is none."""
    for blanks, wrong in ((80 - 11, True), (81 - 11, False)):
        text = f"31{' ' * blanks}June 2021"
        assert len(text) == blanks + 11
        if wrong:
            assert "is not a day" in _why(typed.find, text)
        else:
            assert typed.find(text) is None


def test_a_day_of_any_year() -> None:
    """A day of any year in each form, the one of leap years too."""
    rows: list[tuple[str, int, int]] = [
        ("09-13", 9, 13),
        ("02-29", 2, 29),
        ("13 Sep", 9, 13),
        ("Sep 13", 9, 13),
        ("13.9", 9, 13),
        ("13/9", 9, 13),
        ("9/13", 9, 13),
        ("5/5", 5, 5),
        ("29 Feb", 2, 29),
        ("٠٩-١٣", 9, 13),
    ]
    for text, month, day in rows:
        assert typed.month_day(text) == (month, day)


def test_no_day_of_any_year() -> None:
    """What is none, or two."""
    for text in ["02-30", "9-13", "5/6", "5.6", "Sep", "x", "09-13-2", "1 Sep 2021"]:
        assert _why(typed.month_day, text).startswith("is not a day of the year, or could be two;")


def test_parted() -> None:
    """A date at the end, or at the beginning; the longest, and no number without a year."""
    rows: list[tuple[str, str, str]] = [
        ("sochi 2017", "sochi", "2017"),
        ("2017 sochi", "sochi", "2017"),
        ("covid 19", "covid 19", ""),
        ("fog quay", "fog quay", ""),
        ("fog quay 13 Sep 2017", "fog quay", "13 Sep 2017"),
        ("13 Sep 2017 fog quay", "fog quay", "13 Sep 2017"),
        ("2017", "", "2017"),
        ("fog 201X", "fog", "201X"),
        ("fog 2017 2018", "fog 2017", "2018"),
        ("2017 fog 2018", "2017 fog", "2018"),
        ("", "", ""),
    ]
    for text, rest, date in rows:
        assert typed.parted(text.split()) == (rest, date)


# Words.


def test_folded() -> None:
    """Each letter with a form of its own."""
    rows: list[tuple[str, str]] = [
        ("Café", "cafe"),
        ("Straße", "strasse"),
        ("ٱىیةەکıłøđ", "اييههكilod"),
        ("ـاـ", "ا"),
        ("ﬁ", "fi"),
        ("FOG", "fog"),
    ]
    for text, folded in rows:
        assert words.fold(text) == words.spelt(text) == folded
        assert list(words.located(text)) == [(folded, 0, len(text))]


def test_spelt() -> None:
    """Between words is one blank, whatever stood there; a ligature of several words is one place."""
    assert words.spelt(" Sea-Fog_Bank! ") == "sea fog bank"
    assert [(row.folded, row.start, row.end) for row in words.located("ﷺ")] == [
        (word, 0, 1) for word in words.fold("ﷺ").split()
    ]
    assert [(row.start, row.end) for row in words.located("Sea-Fog é")] == [(0, 3), (4, 7), (8, 9)]


def test_nearest() -> None:
    """The most alike, three at most; numbers of as many digits by how far they are."""
    assert words.nearest("fog", ["frog", "dog", "fig", "log", "fogs"]) == ["frog", "fogs", "log"]
    assert words.nearest("fog", ["frog", "fogs"], count=1) == ["frog"]
    assert words.nearest("sea fog", ["Sea Fog Bank"]) == ["Sea Fog Bank"]
    assert words.nearest("bnak", ["Sea Fog Bank"]) == ["Sea Fog Bank"]
    assert words.nearest("quay", ["fog"]) == []
    assert words.nearest("12", ["20", "13", "1", "x", "10", "99"]) == ["13", "10", "20"]
    assert words.nearest("fog", ["foxx"], cutoff=0.5) == ["foxx"]
    assert words.nearest("fog", ["foxx"]) == []


def test_meant() -> None:
    """One, two, three, or none."""
    rows: list[tuple[list[str], str]] = [
        ([], "else"),
        (["a"], "did you mean a?"),
        (["a", "b"], "did you mean a or b?"),
        (["a", "b", "c"], "did you mean a, b or c?"),
    ]
    for near, said in rows:
        assert words.meant(near, "else") == said
