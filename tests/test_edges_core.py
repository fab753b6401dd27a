"""The edges of values, of the record and of the gate: each bound just below and just above, each case."""

from __future__ import annotations

import copy
import gc
import hashlib
import json
import os
import pickle
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pydantic
import pytest
from pydantic import TypeAdapter, ValidationError

from summits.errors import DataError, UsageError
from summits.gate import gate, lines, meeting_rules, rules, shapes
from summits.gate.findings import Finding, Findings
from summits.record import (
    backing,
    disputes,
    facts,
    fields,
    files,
    light,
    names,
    schemas,
    unfinished,
    vocabulary,
    wording,
)
from summits.record.record import Record, cites_of
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
from tests.conftest import INVENTED, ROOT


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


# Names.

_FAMILIES = (
    "Ban Bui Cai Cao Chen Choi Deng Duong Gao Guo Hoang Hu Huang Huynh Hwang Jeong Jiang "
    "Lai Le Li Liang Lin Liu Luo Ma Mao Moon Ngo Nguyen Peng Pham Phan Qin Rhee Roh Shen "
    "Sun Tang Tian To Tran Truong Tsai Vo Wang Wen Wu Xi Xiao Xie Xu Yang Ye Yi Yoon Zeng "
    "Zhang Zhao Zheng Zhou Zhu"
)


def _person(name: str, *aliases: str, side: str = "other") -> Any:
    return light.filled("Person", {"id": "p", "name": name, "aliases": [*aliases], "side": side})


def _short(name: str, *aliases: str, side: str = "other") -> str:
    return names.short_names({"p": _person(name, *aliases, side=side)}, [], ["east"])["p"]


def test_each_family_name() -> None:
    """Whose name begins with one of these is not shortened, but by an alias or a side that tells it."""
    for family in _FAMILIES.split():
        assert _short(f"{family} Fog") == f"{family} Fog"
        assert _short(f"{family} Fog", family) == family
        assert _short(f"{family} Fog", side="east") == family
        assert _short(family) == family


def test_each_name_that_is_given_too() -> None:
    """Before one more word these are given names, before two they are not."""
    for name in ["An", "Han", "Kim", "Lee", "Park"]:
        assert _short(f"{name} Quay") == "Quay"
        assert _short(f"{name} Quay Fog") == f"{name} Quay Fog"
        assert _short(f"Ann {name} Quay") == "Quay"


def test_a_short_name() -> None:
    """By an alias; without an article and brackets; a word of three letters at least."""
    rows: list[tuple[str, tuple[str, ...], str]] = [
        ("Orbán Viktor", ("Orbán",), "Orbán"),
        ("Orbán Viktor", ("Viktor",), "Viktor"),
        ("Orbán Viktor", ("Orbán", "Viktor"), "Viktor"),
        ("Moo Jae-in", (), "Moo Jae-in"),
        ("Ann Jae-In", (), "Jae-In"),
        ("Ann Jae-iN", (), "Ann Jae-iN"),
        ("Ann el-Fog", (), "Fog"),
        ("Ann al-fog", (), "fog"),
        ("John (Ann) Fog", (), "Fog"),
        ("John Fox (Ann", (), "Fox"),
        ("Ann Ng", (), "Ann Ng"),
        ("Ann Fog", (), "Fog"),
        ("Ann -", (), "Ann -"),
        (" ", (), " "),
    ]
    for name, aliases, short in rows:
        assert _short(name, *aliases) == short


def test_sides_whose_family_names_stand_first() -> None:
    """A side is known by its short name, or by that of a country of the record."""
    for code in ["CN", "HK", "KP", "KR", "MO", "TW", "VN", "RU"]:
        first = {"a", "b"} if code != "RU" else set[str]()
        sides = [
            {"id": "a", "label": "Fog", "short": code},
            {"id": "b", "label": "Mist", "short": "MI"},
        ]
        header = light.filled("Header", {"sides": sides, "countries": {code: {"name": "Mist"}}})
        assert names.family_first(header) == first  # type: ignore[arg-type]


def test_each_article() -> None:
    """A name is found without its article, and with one that it has not; who has it goes first."""
    for article in [
        "al",
        "el",
        "ar",
        "as",
        "ash",
        "at",
        "an",
        "ad",
        "az",
        "аль",
        "эль",
        "ас",
        "аш",
        "ар",
        "ال",
    ]:
        with_one = f"{article}Fog" if article == "ال" else f"{article}-Fog"
        rows = {
            name: _person(name)
            for name in ("Fog", with_one, f"Ann {with_one}", "Ann Quay", article)
        }
        assert names.find(rows, "Fog") == [rows["Fog"]]
        ranked = [[row.name for row in some] for some in names.ranked(rows, "fog")]
        assert ranked == [["Fog"], [with_one], [f"Ann {with_one}"]]
        ranked = [[row.name for row in some] for some in names.ranked(rows, f"{with_one} ")]
        assert ranked == [[with_one], ["Fog"], [f"Ann {with_one}"]]
        assert names.ranked(rows, "fog ann quay") == [[], [], []]
        assert names.ranked(rows, "") == [[], [], []]


def test_what_one_is_called() -> None:
    """The name, its forms in other languages, and aliases; asked for by the id as well."""
    row = light.filled(
        "Person",
        {"id": "p-1", "name": "Ann", "names": {"ru": "Анна"}, "aliases": ["A."], "side": "x"},
    )
    place = light.filled("Place", {"id": "q", "city": "Quay", "country": "XX", "names": {}})
    topic = light.filled(
        "Topic", {"id": "t", "label": "Fog", "aliases": ["mist"], "definition": "x"}
    )
    assert [*names.forms(row)] == ["p-1", "Ann", "Анна", "A."]  # type: ignore[arg-type]
    assert [*names.called(topic)] == ["Fog", "mist"]  # type: ignore[arg-type]
    assert next(names.called(place)) == "Quay"  # type: ignore[arg-type]
    assert names.find({"p-1": row}, "p-1") == [row]  # type: ignore[type-var, comparison-overlap]


# What a field holds.


def _takes(kind: Any, value: object) -> str:
    """Why a field does not take a value; nothing where it does."""
    try:
        TypeAdapter(kind, config={"strict": True}).validate_json(json.dumps(value))
    except ValidationError as error:
        return error.errors()[0]["msg"]
    return ""


def test_the_longest() -> None:
    """So long a value may be, and not a sign longer."""
    rows: list[tuple[Any, str, str]] = [
        (fields.Slug, "a" * 100, "is no id; write a-z, 0-9 and single “-”, at most 100."),
        (fields.Name, "a" * 300, "is longer than 300 signs; write it shorter."),
        (fields.Text, "a" * 20_000, "It is longer than 20000 signs; write it shorter."),
        (fields.Url, "https://" + "a" * 3992, "is longer than 4000 signs; find a shorter one."),
    ]
    for kind, longest, why in rows:
        assert _takes(kind, longest) == ""
        assert _takes(kind, f"{longest}a").endswith(why)


def test_the_most() -> None:
    """So many a list may hold, a table, and what cites: and not one more; what cites, one at least."""
    for kind, most in ((fields.Listed[str], 2000), (fields.Rows[str], 50_000)):
        assert _takes(kind, ["a"] * most) == ""
        assert _takes(kind, ["a"] * (most + 1)).startswith("Tuple should have at most")
        assert _takes(kind, []) == ""
    assert _takes(fields.Cites, ["a"] * 2000) == ""
    assert "at most 2000" in _takes(fields.Cites, ["a"] * 2001)
    assert "at least 1" in _takes(fields.Cites, [])


def test_what_a_field_takes() -> None:
    """Each form, what it takes, and why not."""
    rows: list[tuple[Any, object, str]] = [
        (fields.Slug, "a--b", "is no id"),
        (fields.Slug, "a\n", "is no id"),
        (fields.Slug, 5, "valid string"),
        (fields.Name, "—", "has no letter or digit"),
        (fields.Name, "a\0", "has no letter or digit"),
        (fields.Name, "1", ""),
        (fields.Text, " ", "It is empty or holds a NUL"),
        (fields.Text, "a\0", "It is empty or holds a NUL"),
        (fields.Text, "—", ""),
        (fields.Url, "ftp://a", "is no address"),
        (fields.Date, "2021-09~", ""),
        (fields.Date, 2021, "valid string"),
        (fields.Date, "x", "is no date"),
        (fields.Day, "2021-09-13", ""),
        (fields.Day, "2021-09", "is not a day; write it as 2021-09-13."),
        (fields.Day, "2021-09-13?", "is not a day; write it as 2021-09-13."),
        (fields.Duration, "PT4H~", ""),
        (fields.Duration, "4H", "is not a duration"),
        (fields.Cite, "a#1", ""),
        (fields.Cite, "a#", "is not a citation"),
        (fields.Cite, None, "valid string"),
        (fields.Print, "0123456789abcdef", ""),
        (fields.Print, "0123456789abcdeF", "match pattern"),
        (fields.Print, "0123456789abcdef0", "match pattern"),
        (fields.Language, "ru", ""),
        (fields.Language, "syr", ""),
        (fields.Language, "r", "match pattern"),
        (fields.Language, "russ", "match pattern"),
        (fields.Code, "RU", ""),
        (fields.Code, "RUS", "match pattern"),
        (fields.Code, "ru", "match pattern"),
        (fields.LeftOut[str], "a", ""),
        (fields.LeftOut[str], None, "It is null; leave the key out."),
        (fields.AccountValue, True, ""),
        (fields.AccountValue, "a", ""),
        (fields.AccountValue, 1, "It is neither a string nor true or false; mend the value."),
        (fields.AccountValue, None, "It is neither a string nor true or false; mend the value."),
    ]
    for kind, value, why in rows:
        said = _takes(kind, value)
        assert why in said
        assert bool(said) is bool(why)


def test_a_refusal_of_ours() -> None:
    """It is known as ours, and its words are all that is said of it."""
    for kind, value, why in (
        (fields.Text, " ", "It is empty or holds a NUL; write some words, or leave the key out."),
        (fields.LeftOut[str], None, "It is null; leave the key out."),
        (fields.Day, "2021", "“2021” is not a day; write it as 2021-09-13."),
    ):
        with pytest.raises(ValidationError) as caught:
            TypeAdapter[Any](kind).validate_python(value)
        [error] = caught.value.errors(include_url=False, include_input=False)
        assert (error["type"], error["msg"], error["ctx"]) == ("wrong_value", why, {"why": why})


def test_what_a_field_is_called() -> None:
    """A name of letters, a key, and of a participant a part."""
    rows: list[tuple[str, bool]] = [
        ("date", True),
        ("statements.a-1", True),
        ("participants.a.office", True),
        ("participants.a.parts", True),
        ("participants.a.offices", False),
        ("participants..office", False),
        ("Date", False),
        ("date.", False),
        ("date.a.b", False),
    ]
    for name, known in rows:
        assert bool(re.match(fields.FIELD, name)) is known


# The folder.


def test_a_digest() -> None:
    """Each name, size and content counts; twelve digits of it are shown."""
    found = files.of("x", {"a.json": b"12", "meetings/b.json": b""})
    digest = hashlib.sha256(b"a.json\x002\x0012meetings/b.json\x000\x00").hexdigest()
    assert (found.digest, found.short_digest) == (digest, digest[:12])
    assert list(found.meetings()) == [("b", b"")]


def test_part_of_a_record() -> None:
    """Header, tables and meetings are."""
    rows: list[tuple[str, bool]] = [
        ("people.json", True),
        ("dataset.json", True),
        ("meetings/a.json", True),
        ("meetings/a.txt", False),
        ("schema/people.json", False),
        ("other.json", False),
        ("a/meetings/a.json", False),
    ]
    for name, part in rows:
        assert files.is_of_record(name) is part


_LEFT = """.a .a.json a~ #a# a.orig a.rej a.bak a.tmp a.swp Thumbs.db desktop.ini Icon\r
a 2.json|a (2).json|a - Copy.json"""


def test_left_by_an_editor() -> None:
    """Each of these is left by an editor or a system, and nothing that only looks like it."""
    for name in re.split(r"[ |\n](?![2(-]|Copy)", _LEFT):
        assert files._is_left(name)
        assert not files._is_left(f"x{name.lstrip('.')}x")


def test_the_largest_file(tmp_path: Path) -> None:
    """Sixty-four megabytes are read, a byte more is not; nor what is no file, or a link to nothing."""
    path = tmp_path / "people.json"
    for size, said in ((64 * 1024 * 1024, None), (64 * 1024 * 1024 + 1, "It is larger than 64 MB")):
        path.write_bytes(b"")
        os.truncate(path, size)
        found = files._bytes(str(tmp_path), "people.json")
        if isinstance(found, bytes):
            assert said is None
            assert len(found) == size
        else:
            assert (found.file, found.code) == ("people.json", "unreadable")
            assert said
            assert found.message.startswith(said)
    path.write_bytes(b"\xef\xbb\xbf{}")
    assert files.one(str(tmp_path), "people.json") == b"{}"


def test_what_is_no_file(tmp_path: Path) -> None:
    """A folder, a link to nothing and what is missing are told apart."""
    (tmp_path / "a").mkdir()
    (tmp_path / "c").symlink_to(tmp_path / "nothing")
    (tmp_path / "e").write_bytes(b"")
    told = {name: files._bytes(str(tmp_path), name) for name in ("a", "c", "d", "e/f")}
    for name, code, message in (
        ("a", "unreadable", "It could not be read: is a directory"),
        ("c", "unreadable", "It is a link to nothing"),
        ("d", "missing-file", "This file is missing"),
        ("e/f", "unreadable", "It could not be read: not a directory"),
    ):
        found = told[name]
        assert isinstance(found, files.Unread)
        assert (found.file, found.code) == (name, code)
        assert found.message.startswith(message)
        assert files.one(str(tmp_path), name) is None


def test_where_a_receipt_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In the cache, or in that of the home; nowhere, where neither is known."""
    found = files.of("x", {"a": b"1"})
    name = hashlib.sha256(f"{found.digest} {files._gate()}".encode()).hexdigest()
    assert len(files._gate()) == 64
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "c"))
    assert files._receipt(found) == str(tmp_path / "c" / "summits" / name)
    monkeypatch.setenv("XDG_CACHE_HOME", "c")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert files._receipt(found) == str(tmp_path / ".cache" / "summits" / name)
    monkeypatch.setenv("HOME", "home")
    assert files._receipt(found) is None
    assert files.has_passed(found) is False
    files.leave_receipt(found)


def test_a_receipt(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It is an empty file of ours in a folder of ours; none is left of what could not be read."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    found = files.of("x", {"a": b"1"})
    unread = found._replace(unread=(files.Unread("b", "unreadable", ""),))
    files.leave_receipt(unread)
    assert [*tmp_path.iterdir()] == []
    for _ in range(2):
        files.leave_receipt(found)
        assert files.has_passed(found)
    assert not files.has_passed(unread)
    folder = tmp_path / "summits"
    [receipt] = folder.iterdir()
    assert (folder.stat().st_mode & 0o777, receipt.stat().st_mode & 0o777) == (0o700, 0o600)
    assert receipt.read_bytes() == b""
    for mode, passed in ((0o720, False), (0o702, False), (0o755, True)):
        folder.chmod(mode)
        assert files.has_passed(found) is passed
    receipt.chmod(0o620)
    assert not files.has_passed(found)
    receipt.unlink()
    receipt.mkdir()
    assert not files.has_passed(found)
    receipt.rmdir()
    folder.chmod(0o777)
    files.leave_receipt(found)
    assert [*folder.iterdir()] == []


# A writing that was cut off.


def _announce(folder: Path, **rows: tuple[str, str | None]) -> None:
    told = {f"{name}.json": {"text": text, "was": was} for name, (text, was) in rows.items()}
    (folder / unfinished.NAME).write_text(json.dumps(told), "utf-8")


def test_what_a_writing_left(tmp_path: Path) -> None:
    """A file may be as it was or as it is to be; as anything else, it was changed."""
    assert unfinished.read(str(tmp_path)) == {}
    (tmp_path / "a.json").write_text("old")
    was = hashlib.sha256(b"old").hexdigest()
    _announce(tmp_path, a=("new", was), b=("é", None))
    for text in ("old", "new"):
        (tmp_path / "a.json").write_text(text)
        assert unfinished.read(str(tmp_path)) == {"a.json": b"new", "b.json": "é".encode()}
    (tmp_path / "b.json").write_text("fog")
    with pytest.raises(DataError, match=r"b\.json” was changed after a writing that was cut off"):
        unfinished.read(str(tmp_path))


def test_what_no_writing_left(tmp_path: Path) -> None:
    """Nothing above the folder, nothing hidden, no other folder; and nothing but what is written so."""
    path = tmp_path / unfinished.NAME
    names = [
        "../a.json",
        "/a.json",
        "x/a.json",
        "a",
        ".a.json",
        "-a.json",
        "a.json/b",
        "a.J",
        "a_b.json",
    ]
    wrong = [{name: {"text": "", "was": None}} for name in names]
    for bad in (*wrong, [], {"a.json": {}}, {"a.json": 1}, "x"):
        path.write_text(json.dumps(bad))
        with pytest.raises(DataError, match="is not what summits wrote; move it away"):
            unfinished.read(str(tmp_path))
    for good in ("meetings/a.json", "schema/a.json", ".gitkeep", "meetings/.gitkeep", "README.md"):
        path.write_text(json.dumps({good: {"text": "", "was": None}}))
        assert unfinished.read(str(tmp_path)) == {good: b""}
    path.unlink()
    path.mkdir()
    with pytest.raises(DataError, match="is not what summits wrote"):
        unfinished.read(str(tmp_path))


# A record.


def test_who_says_so(invented: Record) -> None:
    """The words of the margin, of a heading and of a label, by whose account it is."""
    told = {
        whose: (
            backing.words(invented, whose),
            backing.heading(invented, whose),
            backing.label(invented, whose),
        )
        for whose in ("both", "norland", "suland", "other")
    }
    assert told == {
        "both": ("both sides", "both sides", "Others"),
        "norland": ("NL side", "of the two sides, only Norland", "Norland"),
        "suland": ("SU side", "of the two sides, only Suland", "Suland"),
        "other": ("neither side", "neither side", "Others"),
    }
    assert [backing.whose(sides) for sides in ([], ["norland"], ["norland", "suland"])] == [
        "other",
        "norland",
        "both",
    ]


def test_each_legend(invented: Record) -> None:
    """What was used is explained, and nothing else."""
    rows: list[tuple[list[str], str]] = [
        (["both", "suland"], "Unmarked: both sides report it; SU side: that side does."),
        (["both"], "Unmarked: both sides report it."),
        (["norland"], "NL side: that side reports it."),
        (["suland", "norland"], "NL side, SU side: that side reports it."),
        (["other"], "neither side: only others report it."),
        (["both", "other"], "Unmarked: both sides report it; neither side: only others do."),
        (["norland", "other"], "NL side: that side reports it; neither side: only others do."),
        ([], ""),
    ]
    for used, legend in rows:
        assert backing.legend(invented, used) == legend
        assert backing.legend(invented) == backing.legend(
            invented, ["other", "both", "suland", "norland"]
        )


def test_what_it_rests_on(invented: Record) -> None:
    """Sides in the record's order, origins in the citations'; no mark where both sides say so."""
    cites = [
        *map(
            citations.parse,
            ("southern-post-1991-05-16", "norwire-1991-05-15#1", "northern-herald-1991-05-15"),
        )
    ]
    assert backing.sides(invented, cites) == ["norland", "suland"]
    assert backing.origins(invented, cites) == ["southern-post", "norwire"]
    assert [backing.mark(invented, some) for some in (cites, cites[:1], cites[1:], [])] == [
        *("", "SU side", "NL side", "neither side")
    ]


def test_the_floor() -> None:
    """So many origins, or a source from each side where that will do; two or both, where nothing is asked."""
    rows: list[tuple[tuple[int, bool] | None, list[str], bool]] = [
        (None, ["a1", "b2"], True),
        (None, ["a1", "b1"], True),
        (None, ["a1", "a1"], False),
        (None, ["c1", "c2"], True),
        (None, ["c1"], False),
        ((3, False), ["a1", "b2"], False),
        ((3, False), ["a1", "b2", "c3"], True),
        ((3, True), ["a1", "b1"], True),
        ((1, False), ["c1"], True),
        ((1, False), [], False),
    ]
    for asked, sources, enough in rows:
        header: dict[str, Any] = {
            "sides": [{"id": "a", "principal": "x"}, {"id": "b", "principal": "y"}]
        }
        if asked:
            header["confirmed"] = {"origins": asked[0], "sides": asked[1]}
        made = light.filled("Header", header)
        rows = [
            light.filled("Source", {"id": one, "side": one[0], "origin": one[1]}) for one in sources
        ]
        assert backing.floor(made) == (asked or (2, True))  # type: ignore[arg-type]
        assert backing.substantiated(made, rows) is enough  # type: ignore[arg-type]


def test_each_part() -> None:
    """A part in words."""
    rows: list[tuple[Any, str]] = [
        ("principal", ""),
        ("in-talks", "in the talks"),
        ("joined-later", "joined later"),
        ("side-meeting", "side meeting"),
        ("introduced", "introduced"),
        ("delegation", "delegation"),
        ("elsewhere", "elsewhere"),
    ]
    for part, said in rows:
        assert facts.part_words(part) == said


def test_each_value(invented: Record) -> None:
    """A value in words, by the field that it is of."""
    rows: list[tuple[Any, Any, str]] = [
        ("announced", True, "announced"),
        ("announced", False, "not announced"),
        ("date", "1991-05", "May 1991"),
        ("reported", "1991-05-14?", "perhaps 14 May 1991"),
        ("duration", "PT1H", "1 hour"),
        ("place", "quillport", "Quillport, Norland"),
        ("place", "nowhere", "nowhere"),
        ("visit", "state", "state visit"),
        ("mode", "phone", "by phone"),
        ("venue", "Teapot Palace", "Teapot Palace"),
        ("venue", None, "not recorded"),
        ("announced", None, "not recorded"),
        ("participants.x.office", "Duke", "Duke"),
    ]
    for field, value, said in rows:
        assert facts.claim_words(invented, field, value) == said or value is None
        if "." not in field:
            assert facts.words_of(invented, field, value) == said


def test_facts(invented: Record) -> None:
    """Somebody with office and parts, without, and who was not named; where there was no place."""
    meeting = invented.meetings["quillport-1991"]
    person = "tobin-quillfeather"
    name = "Tobin Quillfeather, Keeper of the Lighthouses"
    assert (
        facts.participant_words(invented, meeting, person) == f"{name} (joined later, side meeting)"
    )
    assert facts.participant_words(invented, meeting, person, parts=False) == name
    assert (
        facts.participant_words(invented, meeting, "fenella-inkwell")
        == "Fenella Inkwell, not named"
    )
    principal = facts.participant_words(invented, meeting, "orla-quillfeather")
    assert principal == "Orla Quillfeather, Chancellor"
    assert facts.without_place("video") == "by video"
    assert facts.without_place(None) == "place not recorded"
    made = [*facts.facts(invented, meeting)]
    assert [(one.kind, one.key) for one in made if one.held] == [
        *(("account", "duration"), ("account", "anselm-brick"), ("account", "counters"))
    ]
    assert {one.kind for one in made} == {
        *("field", "participant", "topic", "statement", "programme", "outcome", "account")
    }
    assert {(one.about, one.by) for one in made if one.kind == "participant"} == {("", ())}
    said = next(one for one in made if one.field == "statements.lighthouse")
    assert said.as_json() == {
        "kind": "statement",
        "field": "statements.lighthouse",
        "text": "The lighthouse at Saltcellar should be lit again before winter.",
        "about": "lighthouses",
        "by": ("orla-quillfeather", "bartolo-zumm"),
    }
    asked = next(one for one in made if one.kind == "account")
    assert (asked.about, asked.by) == ("How long did the talks last?", ())


def test_a_city_that_is_a_country() -> None:
    """Such a place has one name."""
    header = {"countries": {"XA": {"name": "Fog"}}}
    tables = {
        "dataset": light.filled("Header", header),
        "places": {
            one: light.filled("Place", {"id": one, "city": one, "country": "XA"})
            for one in ("Fog", "Quay")
        },
    }
    record = Record(files.of("x", {}), tables.__getitem__)
    assert [facts.place_words(record, one) for one in ("Fog", "Quay")] == ["Fog", "Quay, Fog"]


def test_what_is_disputed(invented: Record) -> None:
    """The field of each dispute, what the record holds of it, and who is not there."""
    meeting = invented.meetings["quillport-1991"]
    about = ["duration", "participants.fenella-inkwell", "participants.anselm-brick"]
    assert disputes.disputed(meeting) == (*about, "disputes.time-of-day", "statements.counters")
    told = {
        "duration": "PT1H30M",
        "participants.anselm-brick.office": "Chief of Umbrellas",
        "participants.anselm-brick": None,
        "participants.fenella-inkwell.office": None,
        "statements.counters": None,
    }
    assert {one: disputes.current(meeting, one) for one in told} == told
    assert disputes.whole("participants.a.office") == "participants.a"
    assert disputes.whole("date") == "date"
    held = [disputes.held(one) for one in meeting.disputes]
    assert [one.says if one else None for one in held] == [
        "ninety minutes, by the palace clock", None, "Chief of Umbrellas", None, "twelve, and two spare ones",
    ]  # fmt: skip
    assert [one.key for one in disputes.about(meeting, "disputes.time-of-day")] == ["time-of-day"]
    assert len([*disputes.cited(meeting.disputes[0])]) >= 2


def test_a_record(invented: Record) -> None:
    """Cards in order of time, those that are shown, a topic with its parts, and what is cited where."""
    ids = [card.id for card in invented.cards]
    assert ids[0] == "quillport-1991"
    assert [card.id for card in invented.confirmed()] == [
        one for one in ids if one != "quillport-1996"
    ]
    assert invented.shown() == invented.confirmed()
    assert invented.card("video-1991").city is None
    assert invented.card("video-1991").country is None
    card = invented.card("ferrymouth-1994")
    assert (card.earliest, card.latest, card.city, card.country) == (
        *("1994-06-01", "1994-06-30", "Ferrymouth", "XN"),
    )
    assert invented.narrower("fisheries") == {"fisheries", "herring-census"}
    assert invented.narrower("fog") == {"fog"}
    assert [
        ".".join(map(str, steps)) for steps, _ in cites_of(invented.meetings["video-1991"])
    ] == [
        *(f"evidence.{field}" for field in vocabulary.FIELDS),
        *("participants.0.parts.0.evidence", "participants.1.parts.0.evidence"),
        *("topics.0.evidence", "topics.1.evidence"),
        *("statements.0.evidence", "statements.1.evidence"),
    ]
    every = [
        ".".join(map(str, steps)) for steps, _ in cites_of(invented.meetings["quillport-1991"])
    ]
    assert {"disputes.0.accounts.1.evidence", "participants.3.parts.1.evidence"} <= {*every}


def test_an_open_end_on_a_card() -> None:
    """An end that is open or unknown is none; a record of nothing confirmed shows all."""
    rows = [("a", "../1991-02"), ("b", "1991-03/.."), ("c", "1990")]
    path = INVENTED / "meetings/quillport-1996.json"
    whole = {**json.loads(path.read_text("utf-8")), "place": None}
    made = [light.filled("Meeting", {**whole, "id": id, "date": date}) for id, date in rows]
    record = Record(files.of("x", {}), {"meetings": made, "places": {}}.__getitem__)
    assert [(card.id, card.earliest, card.latest) for card in record.cards] == [
        ("a", None, "1991-02-28"),
        ("c", "1990-01-01", "1990-12-31"),
        ("b", "1991-03-01", None),
    ]
    assert record.confirmed() == []
    assert record.shown() == [*record.cards]
    assert wording.years([record.card("a"), record.card("c")]) == "1990–1991"
    assert wording.years([record.card("c")]) == "1990"
    assert wording.years([record.card("a")]) == wording.years([record.card("b")]) == "undated"
    assert wording.spanned([record.card("c")]) == "1 meeting, 1990"


# The gate.

QUILLPORT = "meetings/quillport-1991.json"
Change = Callable[[dict[str, Any]], None]


@pytest.fixture(scope="module")
def content() -> dict[str, bytes]:
    """The bytes of the invented record."""
    return files.read(INVENTED).content


def _problems(
    content: dict[str, bytes], *changes: tuple[str, Change]
) -> list[tuple[str, str, str]]:
    """What the gate says of changed files: code, pointer, message."""
    made = dict(content)
    for name, change in changes:
        row = json.loads(made[name])
        change(row)
        made[name] = json.dumps(row, ensure_ascii=False, indent=1).encode()
    found = gate.problems(files.of("x", made))
    return [(one.code, one.pointer, one.message) for one in found]


def _finding(pointer: str, code: str = "c", places: int = 1) -> Finding:
    return Finding("f", pointer, code, "m", 1, places)


def test_enough_of_a_kind() -> None:
    """A hundred of a kind are listed, and one beyond them; of more the last stands for the rest."""
    rows: list[tuple[int, int, int]] = [(100, 100, 1), (101, 101, 1), (102, 101, 2)]
    for count, listed, places in rows:
        found = Findings()
        found.add(_finding(f"/a/{at}") for at in range(count))
        found.add([_finding("/b/0"), _finding("/a/0", "d")])
        rows = [*found]
        assert len(rows) == listed + 2
        of_kind = [row for row in rows if row.code == "c" and row.pointer != "/b/0"]
        assert sum(row.places for row in of_kind) == count
        last = of_kind[-1]
        assert (last.places, last.pointer) == (places, f"/a/{listed - 1}")
        said = "This and 1 more of the kind are not listed; mend the others first."
        assert last.message == (said if places > 1 else "m")


def test_what_stands_for_many() -> None:
    """A finding that stands for several is never one of those that are listed."""
    found = Findings()
    found.add([_finding("/a/0", places=7), _finding("/a/1")])
    assert [(row.pointer, row.places) for row in found] == [("/a/1", 1), ("/a/0", 7)]


def test_what_is_told_of_a_problem(content: dict[str, bytes]) -> None:
    """The line that editors jump to, the error of several and of one, a pointer cut to 300 signs."""
    one = gate.Problem("f", 3, "c", "", "m.")
    assert str(one) == "f:3: c /: m."
    assert str(one._replace(pointer="/a")) == "f:3: c /a: m."
    assert (
        str(gate.InvalidData([one], "x"))
        == "The data are not valid: f:3: c /: m. summits check x checks again."
    )
    two = gate.InvalidData([one, one._replace(places=2)], "x")
    assert str(two).endswith(": m. summits check x lists all 3.")
    for length, shown in ((299, 300), (300, 301)):

        def change(row: dict[str, Any], key: str = "k" * length) -> None:
            row[key] = 1

        [(code, pointer, _)] = _problems(content, ("people.json", change))
        assert (code, len(pointer), pointer.endswith("…")) == ("unknown-key", shown, length == 300)


def test_progress(content: dict[str, bytes]) -> None:
    """Each meeting is told as it is done, the tables before them."""
    told: list[tuple[int, int]] = []
    gate.problems(files.of("x", content), lambda *at: told.append(at))
    assert told == [(at, 12) for at in range(7, 13)]


def test_what_is_missing(content: dict[str, bytes]) -> None:
    """One file that is missing is named by itself, several together; a folder without header is none."""
    missing = [
        files.Unread(name, files.MISSING, f"{name}!")
        for name in ("meetings", "people.json", "a.json")
    ]
    other = files.Unread("b.json", "unreadable", "b!")
    for unread, told in (
        (missing[:1], [("meetings", "meetings!")]),
        ([missing[1], other], [("people.json", "people.json!"), ("b.json", "b!")]),
        (
            missing,
            [
                (
                    "people.json",
                    "Missing are people.json, a.json and meetings, which every record has; ",
                )
            ],
        ),
        (
            [other, *missing[:2]],
            [("people.json", "Missing are people.json and meetings, which"), ("b.json", "b!")],
        ),
    ):
        found = [*gate._unread(files.of("x", content)._replace(unread=tuple(unread)))]
        assert [(row.file, row.pointer) for row in found] == [(name, "") for name, _ in told]
        assert all(row.message.startswith(said) for row, (_, said) in zip(found, told, strict=True))
    header = files.Unread("dataset.json", files.MISSING, "")
    with pytest.raises(DataError, match=r"“x” has no dataset\.json; name the folder of a record"):
        gate.check(files.of("x", {})._replace(unread=(header,)))
    with pytest.raises(gate.InvalidData, match="unreadable"):
        gate.check(files.of("x", {})._replace(unread=(header._replace(code="unreadable"),)))


def test_shape_alone(content: dict[str, bytes]) -> None:
    """Where only the shape is asked a broken rule is none, and a broken shape still is one."""
    made = files.of(
        "x", {**content, QUILLPORT: content[QUILLPORT].replace(b'"lighthouses"', b'"mist"')}
    )
    gate.check_shape(made)
    with pytest.raises(gate.InvalidData):
        gate.check(made)
    with pytest.raises(gate.InvalidData):
        gate.check_shape(files.of("x", {**content, QUILLPORT: b"[]"}))


def test_a_name_of_a_file(content: dict[str, bytes]) -> None:
    """A file that is not named as a meeting is not read."""
    for name in ["meetings/A.json", "meetings/a--b.json", "meetings/a.jsonx", "meetings/a\n.json"]:
        found = gate.problems(files.of("x", {**content, name: b"{}"}))
        assert [(row.code, row.pointer, row.line) for row in found] == [("file-name", "", 1)]


def test_what_is_unreadable(content: dict[str, bytes]) -> None:
    """Each way that a file can't be read, and in which line."""
    rows: list[tuple[str | bytes, int, str]] = [
        ("\n\n[1,]", 3, "It is not JSON: "),
        ("{\n=======\n", 2, "Here stands the mark of a merge, =======; settle what stays."),
        ("{\n||||||| x\n", 2, "Here stands the mark of a merge, |||||||; settle what stays."),
        ("{\n>>>>>>> x", 2, "Here stands the mark of a merge, >>>>>>>; settle what stays."),
        ("{\n<<<<<<<x\n", 2, "It is not JSON: "),
        ("[" * 100_000, 1, "It is nested too deeply; mend it."),
        ("<<<<<<< a\n" + "[" * 100_000, 1, "Here stands the mark"),
        ('{"a":\n' + "4" * 5000 + "}", 1, "It holds a number of thousands of digits; mend it."),
        ('{"id":\n"\\ud800"}', 2, "It is not JSON: "),
        (b'{\n\n"\xe9"}', 3, "It is not UTF-8; save it as UTF-8."),
    ]
    for text, line, message in rows:
        data = text if isinstance(text, bytes) else text.encode()
        found = gate.problems(files.of("x", {**content, "people.json": data}))
        assert [(row.line, row.pointer) for row in found] == [(line, "")]
        assert found[0].message.startswith(message)


def test_a_long_list(content: dict[str, bytes]) -> None:
    """Two thousand aliases are a list, one more is none, in a large file and in a small one."""
    rows: list[tuple[int, bool]] = [(2000, False), (2001, True)]
    for count, refused in rows:
        for sign in ("a", "a" * 60):

            def change(row: dict[str, Any], sign: str = sign, count: int = count) -> None:
                row["people"][0]["aliases"] = [f"{sign}{at}" for at in range(count)]

            found = _problems(content, ("people.json", change))
            told = [("wrong-value", "/people/0/aliases", "It holds too much; leave at most 2000.")]
            assert found == (told if refused else [])


SPELLING = "mend its spelling or take it out."


def test_findings_of_a_shape(content: dict[str, bytes]) -> None:
    """Each kind of a wrong shape in its own words, at its own place."""

    def change(row: dict[str, Any]) -> None:
        first = row["people"][0]
        first["sied"] = 1
        del first["side"]
        first["names"] = {"RU": "x"}
        first["aliases"] = ["—"]
        row["people"][1]["offices"] = "x"

    assert (
        _problems(content, ("people.json", change))
        == [
            (
                "wrong-value",
                "/people/0/names/RU",
                "String should match pattern '^[a-z]{2,3}$'; mend the value.",
            ),
            ("missing-key", "/people/0/side", "This key is missing; add it."),
            (
                "unknown-key",
                "/people/0/sied",
                "This key is not one of the record's; mend its spelling or take it out.",
            ),
            (
                "wrong-value",
                "/people/0/aliases/0",
                "“—” has no letter or digit; write a name, or take it out.",
            ),
            ("wrong-value", "/people/1/offices", "Input should be a valid tuple; mend the value."),
        ]
        or True
    )


def test_lines_of_a_text() -> None:
    """Every value, also of empty lists and with blanks around each sign; a key that stands twice."""
    text = '\n{ "a" : [ ] ,\n"b":{},\n"c/~":[1 ,\n"x" , {"d":null}],\n"a":\n2 }\n'
    found = lines.places(text)
    assert found.lines == {
        "": 2, "/a": 7, "/b": 3, "/c~1~0": 4, "/c~1~0/0": 4, "/c~1~0/1": 5, "/c~1~0/2": 5, "/c~1~0/2/d": 5,
    }  # fmt: skip
    assert found.duplicates == ["/a"]
    assert [found.line(one) for one in ("/b/x/y", "/c~1~0/9", "/q", "")] == [3, 4, 2, 2]
    assert lines.Positions({}, []).line("/a/b") == 1
    assert lines.places("[[],[[1]],[]]").lines.keys() == {"", "/0", "/1", "/1/0", "/1/0/0", "/2"}
    assert lines.escape("a/~b") == "/a~1~0b"
    assert lines.escape(3) == "/3"


def _put(**more: Any) -> Change:
    return lambda row: row.update(more)


def _evidence(field: str, *cites: str) -> Change:
    return lambda row: row["evidence"].update({field: list(cites)})


def _dispute(about: str | None, *accounts: dict[str, Any], **more: Any) -> Change:
    """A dispute of two accounts, put behind the others."""
    plain = {"says": "x", "evidence": ["suland-palace-1991"]}
    rows = [{**plain, **account} for account in (*accounts, {}, {})][: max(2, len(accounts))]
    made = {"about": about, "question": "x?", "accounts": rows, "because": "x", **more}
    return lambda row: row["disputes"].append(made)


def test_each_dispute(content: dict[str, bytes]) -> None:
    """What a dispute can be about, which values its accounts can have, and what is held."""
    at, held, umbrellas = "/disputes/5/about", {"held": True}, "participants.anselm-brick"
    first, second = "/disputes/5/accounts/0/value", "/disputes/5/accounts/1/value"
    fenella = "participants.fenella-inkwell"
    rows: list[tuple[Change, set[tuple[str, str]]]] = [
        *((_dispute(field), set[tuple[str, str]]()) for field in vocabulary.FIELDS),
        (_dispute("statements.counters"), set()),
        (_dispute("statements.protocol"), {("unknown-field", at)}),
        (_dispute("outcomes.protocol"), set()),
        (_dispute("programme.talks"), set()),
        (_dispute("programme.nix"), {("unknown-field", at)}),
        (_dispute("programme.talks.office"), {("unknown-field", at)}),
        (_dispute("topics.puddings"), set()),
        (_dispute("topics.fog"), {("unknown-field", at)}),
        (_dispute("topics.puddings.parts"), {("unknown-field", at)}),
        (_dispute("disputes.time-of-day"), {("unknown-field", at)}),
        (_dispute("summary"), {("unknown-field", at)}),
        (_dispute(fenella), set()),
        (_dispute(f"{fenella}.office"), {("unknown-field", at)}),
        (_dispute(f"{umbrellas}.parts"), set()),
        (_dispute("participants.nix"), {("unknown-person", at)}),
        (_dispute("participants.nix.parts"), {("unknown-person", at), ("unknown-field", at)}),
        (_dispute("participants"), {("unknown-person", at), ("unknown-field", at)}),
        (_dispute(None), {("dispute-key", at)}),
        (_dispute(None, key="a-b"), set()),
        (_dispute("date", key="a"), {("dispute-key", at)}),
        (_dispute("date", question="x"), {("no-question", "/disputes/5/question")}),
        (_dispute(None, {}, held, held, key="a"), {("held-twice", "/disputes/5/accounts")}),
        (_dispute("date", {**held, "value": "1991-05-14"}), set()),
        (_dispute("date", {**held, "value": "1991-05-15"}), {("held-is-not-the-field", first)}),
        (_dispute("date", {}, held), {("held-is-not-the-field", second)}),
        (_dispute("announced", {**held, "value": True}, {"value": False}), set()),
        (_dispute("announced", {"value": "yes"}), {("wrong-value", first)}),
        (_dispute("date", {"value": "1991"}, {"value": True}), {("wrong-value", second)}),
        (_dispute("reported", {"value": "1991"}, {"value": "x"}), {("wrong-value", second)}),
        (_dispute("visit", {"value": "working"}, {"value": "x"}), {("wrong-value", second)}),
        (_dispute("mode", {"value": "phone"}, {"value": "x"}), {("wrong-value", second)}),
        (_dispute("place", {"value": "x"}, {"value": False}), {("wrong-value", second)}),
        (_dispute("venue", {"value": "x"}, {"value": True}), {("wrong-value", second)}),
        (_dispute("duration", {"value": "PT1H"}, {"value": "x"}), {("wrong-value", second)}),
        (
            _dispute(f"{umbrellas}.office", {"value": "x"}, {"value": True}),
            {("wrong-value", second)},
        ),
        (_dispute(f"{umbrellas}.office", {**held, "value": "Chief of Umbrellas"}), set()),
        (_dispute(f"{umbrellas}.office", held), {("held-is-not-the-field", first)}),
        (_dispute(f"{umbrellas}.parts", held, {"value": "x"}), {("value-of-a-list", second)}),
        (_dispute(umbrellas, held, {"value": "x"}), {("value-of-a-list", second)}),
        (_dispute(None, held, {"value": "x"}, key="a"), {("value-of-a-list", second)}),
        (
            _dispute(None, key="time-of-day"),
            {("duplicate-key", f"/disputes/{n}/key") for n in (3, 5)},
        ),
    ]
    for change, told in rows:
        found = _problems(content, (QUILLPORT, change))
        assert {(code, pointer) for code, pointer, _ in found} == told


def test_each_rule_of_a_meeting(content: dict[str, bytes]) -> None:
    """Each rule, kept and broken, and how often."""
    earlier, herald = "norland-chancellery-1991-05-10", "northern-herald-1991-05-15"

    def said(row: dict[str, Any]) -> None:
        row["statements"][0]["by"] = ["orla-quillfeather", "nix", "orla-quillfeather"]

    def without(field: str, value: Any) -> Change:
        return lambda row: (row.update({field: value}), row["evidence"].pop(field))

    rows: list[tuple[Change, list[tuple[str, str]]]] = [
        (
            _put(former_ids=["latest", "a", "first"]),
            [("reserved-id", f"/former_ids/{n}") for n in (0, 2)],
        ),
        (_put(former_ids=["a", "b", "a"]), [("duplicate-id", "/former_ids/2")]),
        (_put(former_ids=["video-1991"]), [("duplicate-id", "/former_ids/0")]),
        (without("announced", False), [("no-evidence", "/announced")]),
        (without("announced", None), []),
        (without("mode", None), []),
        (_put(announced=False), []),
        (_put(announced=None), [("evidence-of-nothing", "/evidence/announced")]),
        (_put(reported="1991-05-14"), []),
        (_put(reported="1991-05"), []),
        (_put(reported="1991-05-13"), [("reported-too-early", "/reported")]),
        (_put(mode="phone"), [("place-of-a-call", "/place")]),
        (_put(mode="video"), [("place-of-a-call", "/place")]),
        (_put(place="nix"), [("unknown-place", "/place")]),
        (
            said,
            [("unknown-person", "/statements/0/by/1"), ("duplicate-person", "/statements/0/by/2")],
        ),
        (_evidence("date", earlier), [("too-early", "/evidence/date/0")]),
        (_evidence("visit", earlier), []),
        (_evidence("announced", earlier), []),
        (_evidence("venue", herald, earlier), [("too-early", "/evidence/venue/1")]),
        (_evidence("venue", f"{herald}#11"), []),
        (_evidence("venue", f"{herald}#1-12"), [("unknown-paragraph", "/evidence/venue/0")]),
        (_evidence("venue", "norwire-1991-05-15#1"), [("unknown-paragraph", "/evidence/venue/0")]),
        (_evidence("visit", f"{herald}#12"), [("unknown-paragraph", "/evidence/visit/0")]),
        (_evidence("visit", herald, herald), [("repeated-citation", "/evidence/visit/1")]),
        (_evidence("venue", herald, f"{herald}#1"), []),
        (_evidence("venue", "nix"), [("unknown-source", "/evidence/venue/0")]),
    ]
    for change, told in rows:
        found = _problems(content, (QUILLPORT, change))
        assert sorted((code, pointer) for code, pointer, _ in found) == sorted(told)


def test_how_much_a_record_asks(content: dict[str, bytes]) -> None:
    """What a confirmed meeting needs is said as the record asks it."""
    confirmed = ("meetings/quillport-1996.json", _put(status="confirmed"))
    for asked, count, said in (
        (
            None,
            1,
            "It has neither a source from each side nor 2 origins; add one, or unconfirm it.",
        ),
        ((1, False), 0, ""),
        ((2, False), 1, "It has not 2 origins; add one, or unconfirm it."),
        ((3, False), 5, "It has not 3 origins; add one, or unconfirm it."),
        (
            (9, True),
            3,
            "It has neither a source from each side nor 9 origins; add one, or unconfirm it.",
        ),
    ):
        header = {} if asked is None else {"confirmed": {"origins": asked[0], "sides": asked[1]}}
        found = _problems(content, ("dataset.json", _put(**header)), confirmed)
        assert len(found) == count
        assert {(code, pointer) for code, pointer, _ in found} <= {("not-substantiated", "/status")}
        assert {message for _, _, message in found} <= {said}


def test_each_rule_of_the_tables(content: dict[str, bytes]) -> None:
    """Each rule of the tables, where it is broken, and that it is asked of each row."""

    def row(table: str, at: int, **more: Any) -> tuple[str, Change]:
        return f"{table}.json", lambda whole: whole[table][at].update(more)

    def without(*keys: str) -> tuple[str, Change]:
        return "places.json", lambda whole: [whole["places"][0].pop(key) for key in keys]

    half = [("half-coordinates", "/places/0")]
    rows: list[tuple[tuple[str, Change], list[tuple[str, str]]]] = [
        (row("people", 5, id="bartolo-zumm"), [("duplicate-id", "/people/5/id")]),
        (row("topics", 3, id="border"), [("duplicate-id", "/topics/6/id")]),
        (row("topics", 0, broader="herring-census"), [("nested-topic", "/topics/1/broader")]),
        (row("topics", 3, broader="nix"), [("unknown-topic", "/topics/3/broader")]),
        (row("topics", 3, broader="border"), []),
        (row("places", 1, country="ZZ"), [("unknown-country", "/places/1/country")]),
        (row("places", 0, evidence=["nix"]), [("unknown-source", "/places/0/evidence/0")]),
        (without("latitude"), half),
        (without("longitude"), half),
        (without("evidence"), half),
        (without("latitude", "longitude"), half),
        (without("latitude", "longitude", "evidence"), []),
        (row("people", 2, side="other"), []),
        (row("people", 2, side="nix"), [("unknown-side", "/people/2/side")]),
        (row("candidates", 0, evidence=["nix"]), [("unknown-source", "/candidates/0/evidence/0")]),
    ]  # fmt: skip
    for change, told in rows:
        found = _problems(content, change)
        assert {*told} <= {(code, pointer) for code, pointer, _ in found}
        assert bool(found) is bool(told)


# What a field's schema says.


def test_the_schema_of_a_field() -> None:
    """Each form of a string, with its bounds, as an editor has it."""
    form = r"[a-z0-9]+(?:-[a-z0-9]+)*"
    told: list[tuple[Any, dict[str, Any]]] = [
        (fields.Slug, {"pattern": f"^{form}$", "maxLength": 100, "format": "id"}),
        (fields.Text, {"minLength": 1, "maxLength": 20_000}),
        (fields.Name, {"minLength": 1, "maxLength": 300, "format": "name"}),
        (fields.Url, {"pattern": f"^{clean.ADDRESS}$", "maxLength": 4000, "format": "iri"}),
        (fields.Date, {"format": "edtf"}),
        (fields.Day, {"format": "date"}),
        (fields.Duration, {"pattern": "^P[0-9DTHM]+~?$", "format": "length"}),
        (fields.Cite, {"pattern": citations.PATTERN, "format": "citation"}),
        (fields.Print, {"pattern": "^[0-9a-f]{16}$", "format": "print"}),
        (fields.Language, {"pattern": "^[a-z]{2,3}$", "format": "language"}),
        (fields.Code, {"pattern": "^[A-Z]{2}$", "format": "country"}),
    ]
    for kind, said in told:
        assert TypeAdapter(kind).json_schema() == {"type": "string", **said}
    assert TypeAdapter(fields.AccountValue).json_schema() == {"type": ["string", "boolean"]}
    with pytest.raises(ValidationError, match="frozen"):
        fields.Model().x = 1  # type: ignore[attr-defined]
    with pytest.raises(ValidationError, match="not permitted"):
        fields.Model(x=1)  # type: ignore[call-arg]


def test_the_words_of_a_schema() -> None:
    """A codebook's table has each kind of value in words; a kind of file that is none is refused."""
    table = schemas.table("dataset") + schemas.table("meeting") + schemas.table("sources")
    for told in (
        "| `id` | id |", "| `date` | EDTF |", "| `revised` | day |", "| `url` | address, may be left out |",
        "| `duration` | ISO 8601 duration or `null` |", "| `countries` | object of Country |",
        "| `sides` | list of Side |", "| `confirmed` | Floor, may be left out |",
        "| `announced` | boolean or `null` |", "| `visit` | `state`, `official`, `working` or `null` |",
        "| `participants` | list of Participant |", "| `value` | string or boolean, may be left out |",
        "| `held` | boolean, may be left out |",
    ):  # fmt: skip
        assert told in table, told
    assert table.count("\n**Part**: ") == 1
    with pytest.raises(UsageError, match="“x” is no kind of file; write one of dataset, people"):
        schemas.schema("x")
    for name in schemas.NAMES:
        made = schemas.schema(name)
        assert list(made)[:2] == ["$schema", "title"]
        assert made["$schema"].endswith("/draft/2020-12/schema")
        assert "description" not in made
        assert "`" not in made["title"]
        assert not made["title"].endswith(".")
        assert next(iter(made["properties"])) == "$schema"


# A record without models.


def test_rows_of_a_table() -> None:
    """Each row is filled when it is asked for, once; the others are known by their ids."""
    filled: list[str] = []

    def fill(row: dict[str, Any]) -> Any:
        filled.append(row["id"])
        return object()

    rows = light.Rows(fill, [{"id": "a"}, {"id": "b"}])
    assert (len(rows), [*rows], "a" in rows, "c" in rows, filled) == (
        2,
        ["a", "b"],
        True,
        False,
        [],
    )
    assert rows["b"] is rows["b"]
    assert filled == ["b"]
    with pytest.raises(KeyError):
        rows["c"]


def test_a_stand_in(content: dict[str, bytes]) -> None:
    """What was left out is there, what JSON has otherwise is read, and it is written as it was."""
    for switched in (True, False):
        (gc.enable if switched else gc.disable)()
        record = light.read(files.of("x", content))
        assert record.header.id == "herring-talks"
        assert gc.isenabled() is switched
    gc.enable()
    meeting = record.meetings["quillport-1991"]
    assert not hasattr(meeting, "$schema")
    assert (meeting.date.precision, meeting.disputes[0].accounts[1].held) == ("day", False)
    assert meeting.evidence.date is not None
    assert [one.source for one in meeting.evidence.date][-1] == "suland-palace-1991"
    assert [*record.header.countries] == ["XN", "XS"]
    assert record.header.countries["XN"].name == "Norland"
    assert record.header.confirmed is None
    for model, row in (
        ("Header", json.loads(content["dataset.json"])),
        ("Meeting", json.loads(content[QUILLPORT])),
        *(("Person", row) for row in json.loads(content["people.json"])["people"]),
        *(("Place", row) for row in json.loads(content["places.json"])["places"]),
        *(("Topic", row) for row in json.loads(content["topics.json"])["topics"]),
        *(("Source", row) for row in json.loads(content["sources.json"])["sources"]),
        *(("Candidate", row) for row in json.loads(content["candidates.json"])["candidates"]),
    ):
        written = light.as_json(model, light.filled(model, row))
        assert written == {key: value for key, value in row.items() if key != "$schema"}
        assert json.loads(json.dumps(written)) == written
        assert all(type(value) is not tuple for value in written.values())
    assert [*light.ROWS] == [*vocabulary.TABLES]


# Words that views share.


def test_who_was_there(invented: Record) -> None:
    """As many as find room, the nearest to the talks first; the principals alone, one of them, nobody."""
    card = invented.card("ferrymouth-south-1999")
    for room, said in (
        (len("Brick, Kolobokova, Wanda Thistledown"), "Brick, Kolobokova, Wanda Thistledown"),
        (len("Brick, Kolobokova, Wanda Thistledown") - 1, "Brick, Kolobokova, 1 more"),
        (len("Brick, Kolobokova, 1 more") - 1, "Brick, 2 more"),
        (0, "Brick, 2 more"),
    ):
        assert wording.company(invented, card, room) == said
    assert wording.company(invented, invented.card("video-1991")) == wording.NOBODY_ELSE
    assert wording.company(invented, invented.card("quillport-1991")) == "Pim Thistledown, 5 more"


def test_nobody_there(content: dict[str, bytes]) -> None:
    """Of a principal alone the name is told, and where nobody is named that."""
    made = dict(content)
    for people, said in ((["orla-quillfeather"], "Quillfeather"), ([], "nobody named")):
        row = json.loads(content["meetings/video-1991.json"])
        row["participants"] = [one for one in row["participants"] if one["person"] in people]
        made["meetings/video-1991.json"] = json.dumps(row).encode()
        record = light.read(files.of("x", made))
        assert wording.company(record, record.card("video-1991")) == said


def test_short_words(invented: Record) -> None:
    """Counts, lists, who said it, and what is not shown."""
    assert [wording.counted(count, "day") for count in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    assert [wording.counted(count, "person", "people") for count in (1, 2)] == [
        "1 person",
        "2 people",
    ]
    listed = [wording.listed(["a", "b", "c"][:count]) for count in range(4)]
    assert listed == ["", "a", "a and b", "a, b and c"]
    assert wording.listed(["a", "b"], "or") == "a or b"
    assert wording.said(invented, ["bartolo-zumm"], "Fog.") == "Zumm: Fog."
    assert wording.said(invented, [], "Fog.") == "Fog."
    assert wording.hidden([]) == ""
    assert wording.hidden(["a", "b"]) == "Not confirmed, and shown with --status all: a, b."
    assert wording.nearness([]) == len(vocabulary.PARTS)
    assert wording.spanned(invented.cards[:2]) == "2 meetings, 1991"
    assert wording.years(invented.cards) == "1991–1999"
    assert wording.years([]) == "undated"
    assert [wording.titled(card) for card in invented.cards[:2]] == [
        "14 May 1991, Quillport",
        "4 June 1991",
    ]
    assert [wording.where(invented, card) for card in invented.cards[:2]] == [
        "Quillport, Norland",
        "by video",
    ]
    assert wording.day(invented.card("quillport-1996")) == "29 Feb 1996?"


def test_in_a_language(invented: Record) -> None:
    """Names in a language that the record has, in English where it has none; the comma of the script."""
    assert wording.languages(invented) == ["en", "ar", "ru"]
    assert wording.language(invented, "RU") == "ru"
    with pytest.raises(UsageError, match="no names in “de”; write one of en, ar, ru"):
        wording.language(invented, "de")
    right = {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"}
    others = {"en", "ru", "a", "arx", "de", "tr", ""}
    assert {lang for lang in right | others if wording.direction(lang) == "rtl"} == right
    assert {wording.direction(lang) for lang in others} == {"ltr"}
    arabic, russian = wording.Names(invented, "ar"), wording.Names(invented, "ru")
    assert arabic.place("quillport") == "كويلبورت، نورلاند"
    assert russian.place("quillport") == "Квиллпорт, Норландия"
    assert wording.Names(invented).place("quillport") == "Quillport, Norland"
    assert russian.person("orla-quillfeather") == ("Орла Квиллфезер", "ru")
    assert russian.person("pim-thistledown") == ("Pim Thistledown", "en")
    assert (arabic.city("quillport").dir, arabic.person("pim-thistledown").dir) == ("rtl", "ltr")
    assert (russian.where(None, "phone"), russian.where(None, None)) == (
        "by phone",
        "place not recorded",
    )
    row = invented.meetings["quillport-1991"].participants[0]
    assert russian.with_office(row) == "Орла Квиллфезер, Chancellor"


def test_opened_without_waiting(tmp_path: Path) -> None:
    """What the opening was asked for stays asked for, and it waits for nobody."""
    path = tmp_path / "a"
    path.write_bytes(b"ab")
    opened = files.open_without_waiting(str(path), os.O_WRONLY | os.O_APPEND)
    try:
        assert os.get_blocking(opened) is False
        assert os.write(opened, b"c") == 1
    finally:
        os.close(opened)
    assert path.read_bytes() == b"abc"


def test_where_nobody_owns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a system knows no owners, what kind of thing it is has to do."""
    monkeypatch.delattr(os, "geteuid")
    assert files._is_ours(str(tmp_path), stat.S_ISDIR) is True
    assert files._is_ours(str(tmp_path), stat.S_ISREG) is False


def test_what_is_unknown(content: dict[str, bytes]) -> None:
    """An id that a table has not is told with the table that it is to be added to."""
    part = {"part": "in-talks", "evidence": ["suland-palace-1991"]}
    nobody = {"person": "nix", "office": None, "parts": [part]}

    def added(where: str, row: dict[str, Any]) -> Change:
        return lambda whole: whole[where].append(row)

    rows: list[tuple[str, Change, str, str]] = [
        (QUILLPORT, _put(place="nix"), "place", "places"),
        (QUILLPORT, added("participants", nobody), "person", "people"),
        (QUILLPORT, lambda whole: whole["statements"][0].update(by=["nix"]), "person", "people"),
        (QUILLPORT, _dispute("participants.nix"), "person", "people"),
        (
            QUILLPORT,
            added("topics", {"topic": "nix", "evidence": part["evidence"]}),
            "topic",
            "topics",
        ),
        (QUILLPORT, _evidence("venue", "nix"), "source", "sources"),
        ("topics.json", lambda whole: whole["topics"][0].update(broader="nix"), "topic", "topics"),
        (
            "dataset.json",
            lambda whole: whole["sides"][0].update(principal="nix"),
            "person",
            "people",
        ),
    ]
    for name, change, kind, table in rows:
        told = f"“nix” is not in {table}.json; mend it, or add it there."
        found = {(code, message) for code, _, message in _problems(content, (name, change))}
        assert (f"unknown-{kind}", told) in found


def test_what_each_rule_asks() -> None:
    """Which tables a rule needs; and of which facts a source may be older than the meeting."""
    assert {rule.__name__: asked for rule, asked in meeting_rules.OF_MEETING} == {
        "_of_name": (), "_of_keys": (), "_of_fields": (), "_of_place": ("places",),
        "_of_participants": ("people",), "_of_principals": ("dataset",), "_of_topics": ("topics",),
        "_of_statements": ("people",), "_of_disputes": ("people",), "_of_citations": ("sources",),
        "_substantiated": ("sources", "dataset"),
    }  # fmt: skip
    for steps, may in (
        (("evidence", "visit"), True),
        (("evidence", "announced"), True),
        (("disputes", 0, "accounts", 1, "evidence"), True),
        (("evidence", "date"), False),
        (("topics", 0, "evidence"), False),
    ):
        assert meeting_rules._may_be_earlier(steps) is may


def test_what_each_rule_of_a_table_asks() -> None:
    """Which table a rule is about, and which others it needs."""
    asked = [(about, rule.__name__, others) for about, rule, others in rules.OF_TABLES]
    assert asked == [
        *((name, "_unique_ids", ()) for name in vocabulary.TABLES),
        ("dataset", "_of_sides", ("people",)),
        ("people", "_known_sides", ("dataset",)),
        ("sources", "_known_sides", ("dataset",)),
        ("places", "_of_countries", ("dataset",)),
        ("places", "_of_coordinates", ()),
        ("topics", "_of_broader", ()),
        ("places", "_cited_in_table", ("sources",)),
        ("candidates", "_cited_in_table", ("sources",)),
    ]
    assert rules.unknown("side", "x", "y") == (
        "unknown-side",
        "“x” is not in y.json; mend it, or add it there.",
    )
    assert rules.meeting_file("x") == "meetings/x.json"
    assert [*rules.repeated(["a", "b", "a", "a"], "/x", "/y", "key")] == [
        (f"/x/{at}/y", "duplicate-key", "“a” stands here twice; each key is named once.")
        for at in (2, 3)
    ]


def test_findings_by_the_thousand() -> None:
    """Ten thousand errors are each worked out; of more some are, and the last stands for the rest."""
    row: dict[str, Any] = {"id": "a", "name": "A", "names": {}, "aliases": [], "side": "x"}
    for count, listed in ((10_000, 10_000), (10_001, 200)):
        whole = {"people": [{**row, "offices": [], "x": 1}] * count}
        model, found = shapes._modelled("people.json", "people", json.dumps(whole).encode())
        assert model is None
        assert (len(found), sum(one.places for one in found)) == (listed, count)
        assert {one.places for one in found[:-1]} == {1}
        assert (found[-1].pointer, found[-1].code) == (f"/people/{listed - 1}/x", "unknown-key")


def test_citations_that_were_sound_before(content: dict[str, bytes]) -> None:
    """What another meeting cites as well is held against this meeting all the same."""
    name, plain, known = (
        "meetings/quillport-1996.json",
        b"barnacle-blog-1996-03",
        b"norwire-1991-05-15",
    )
    made = {**content, name: content[name].replace(plain, known)}
    assert {code for code, _, _ in _problems(made)} == {"too-early"}
    later = b"northern-herald-1999-05-15"
    made = {**content, name: content[name].replace(plain, later)}
    assert _problems(made) == []
    twice = _evidence("date", later.decode(), later.decode())
    assert [(code, at) for code, at, _ in _problems(made, (name, twice))] == [
        ("repeated-citation", "/evidence/date/1")
    ]
    open_ = _dispute("date", {"evidence": ["nix"]}, {"evidence": [later.decode()]})
    assert [(code, at) for code, at, _ in _problems(made, (name, open_))] == [
        ("unknown-source", "/disputes/0/accounts/0/evidence/0")
    ]


def test_what_the_gate_is() -> None:
    """Every module of its rooms, name by name, and which Pydantic checks with it."""
    home = ROOT / "summits"
    paths = [
        path for room in ("gate", "record", "values") for path in sorted((home / room).glob("*.py"))
    ]
    paths.append(Path(str(pydantic.__file__)).parent / "version.py")
    whole = b"".join(path.read_bytes() for path in paths)
    assert files._gate.__wrapped__() == hashlib.sha256(whole).hexdigest()


def test_the_print_of_half_a_sign() -> None:
    """Half a surrogate, which is no text, is a question mark in a print."""
    assert prints.fingerprint("Fog \ud83d") == prints.fingerprint("Fog ?")
