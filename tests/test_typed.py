"""Dates as people type them: one reading, or a refusal; whatever the clock and the zone say."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summits.ask import filters
from summits.errors import UsageError
from summits.values import dates, typed
from tests.conftest import INVENTED, ROOT, Run

READ = {
    "2021-09-13": "2021-09-13",
    "2021-09": "2021-09",
    "2021": "2021",
    "2021-09-13?": "2021-09-13?",
    "../2021": "../2021",
    "13 Sep 2021": "2021-09-13",
    "13 sept. 2021": "2021-09-13",
    "13. September 2021": "2021-09-13",
    "13th SEPTEMBER, 2021": "2021-09-13",
    "13-Sep-2021": "2021-09-13",
    "September 13, 2021": "2021-09-13",
    "Sep 13 2021": "2021-09-13",
    "September 1st, 2021": "2021-09-01",
    "September 2021": "2021-09",
    "May 2018": "2018-05",
    "29 February 2024": "2024-02-29",
    "13 сентября 2021": "2021-09-13",
    "13 сентября 2021 г.": "2021-09-13",
    "13 Сентября 2021 года": "2021-09-13",
    "сентябрь 2021": "2021-09",
    "17 мая 2018 г": "2018-05-17",
    "17 мая 2018": "2018-05-17",
    "9 нояб. 2020": "2020-11-09",
    "май 2018": "2018-05",
    "7 янв 2020": "2020-01-07",
    "13.09.2021": "2021-09-13",
    "13/9/2021": "2021-09-13",
    "9/13/2021": "2021-09-13",
    "13-09-2021": "2021-09-13",
    "05.05.2018": "2018-05-05",
    "2021/9/13": "2021-09-13",
    "2021.09.13": "2021-09-13",
    "2021-9-13": "2021-09-13",
    "09.2021": "2021-09",
    "9/2021": "2021-09",
    "2021–09–13": "2021-09-13",
    "13‑Sep‑2021": "2021-09-13",
    "٢٠٢١-٠٩-١٣": "2021-09-13",
    "١٣/٩/٢٠٢١": "2021-09-13",
    "۱۳.۰۹.۲۰۲۱": "2021-09-13",
    "\u200f13\u00a0Sep\u00a02021 ": "2021-09-13",
    "１３．０９．２０２１": "2021-09-13",
    "ма\u0438\u0306 2018": "2018-05",
}
"""What is typed, and the EDTF it is read as."""

TWO = {
    "05/06/2018": ("2018-05-06", "2018-06-05"),
    "03/04/2021": ("2021-03-04", "2021-04-03"),
    "3.4.2021": ("2021-03-04", "2021-04-03"),
    "٠٣/٠٤/٢٠٢١": ("2021-03-04", "2021-04-03"),
}
NONE = [
    *("", " ", "Monday", "99 Sep", "Tue 13 Sep 2021", "13 Sep", "Sep", "10", "today", "13.09.21"),
    *("13 Septober 2021", "2021 Sep 13", "20210913", "13 Sep 21", "next week", "sochi 2017"),
    *(
        "31 Sep 2021",
        "2021-02-30",
        "30.02.2021",
        "13.13.2021",
        "0.5.2021",
        "29 Feb 2023",
        "13/2021",
    ),
]
CLOCKS = ["2023-02-28", "2024-02-29", "2024-04-30", "2024-01-31", "2024-12-31"]
ZONES = {"Los Angeles": "PST8PDT", "Kiritimati": "<+14>-14", "Damascus": "<+03>-3"}
RUSSIAN = {
    1: "января", 2: "февраля", 3: "марта", 4: "апреля", 5: "мая", 6: "июня", 7: "июля",
    8: "августа", 9: "сентября", 10: "октября", 11: "ноября", 12: "декабря",
}  # fmt: skip

quickly = settings(deadline=None, max_examples=60)
DAYS = st.dates(dt.date(1000, 1, 1))


@pytest.fixture(params=CLOCKS)
def clock(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The day it is, for everything that asks."""
    now = dt.datetime.fromisoformat(f"{request.param}T12:00:00")
    stamp, local = now.timestamp(), time.localtime

    class Frozen(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:  # type: ignore[override]
            return cls(now.year, now.month, now.day, 12, tzinfo=tz)

        today = utcnow = now

    monkeypatch.setattr(dt, "datetime", Frozen)
    monkeypatch.setattr(time, "time", lambda: stamp)
    monkeypatch.setattr(time, "localtime", lambda seconds=None: local(seconds or stamp))
    return str(request.param)


@pytest.fixture(params=ZONES.values(), ids=ZONES)
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Where the machine thinks it is."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def _all_as_expected() -> None:
    assert {text: typed.read(text) for text in READ} == READ
    for text in (*TWO, *NONE):
        with pytest.raises(UsageError):
            typed.read(text)


@pytest.mark.parametrize("text", READ)
def test_reads(text: str) -> None:
    """English and Russian months, one numeric reading, pasted dashes, digits and marks."""
    assert typed.read(text) == dates.parse(READ[text])


@pytest.mark.parametrize("text", TWO)
def test_refuses_two_readings(text: str) -> None:
    """A date that can be read in two ways is refused, and both are named."""
    first, second = TWO[text]
    with pytest.raises(UsageError) as caught:
        typed.read(text)
    assert f"“{text}” can be read as {first} or {second}" in str(caught.value)


@pytest.mark.parametrize("text", NONE)
def test_refuses_none(text: str) -> None:
    """What is no date, or no whole one, is refused with what was typed; nothing is filled in."""
    with pytest.raises(UsageError, match=rf"^“{text.replace('.', '[.]')}” is n"):
        typed.read(text)


def test_clocks_are_asked(clock: str) -> None:
    """The frozen clock is what a reader of dates would see, so that the next test can fail."""
    from dateutil.parser import parse

    assert dt.date.today().isoformat() == dt.datetime.now().date().isoformat() == clock
    assert parse("10:00").date().isoformat() == clock


def test_whatever_the_day(clock: str) -> None:
    """The same on 28 and 29 February, 30 April, 31 January and 31 December."""
    _all_as_expected()


def test_wherever_it_is_typed(zone: None) -> None:
    """The same in Los Angeles, Kiritimati and Damascus."""
    _all_as_expected()


@pytest.mark.parametrize("command", ["list", "timeline", "show"])
def test_output_wherever_it_is_read(run: Run, command: str, zone: None) -> None:
    """Every output shows the day as it is written, in any time zone."""
    about = ["1991-05-14"] if command == "show" else ["--until", "14 May 1991"]
    assert run(command, *about).out.count("1991-05-14") >= 1
    screen = run(command, *about, width=80).out
    assert "14 May" in screen
    assert "13 May" not in screen
    assert "1991-05-14" in run(command, *about, "--json").out


@pytest.mark.parametrize("command", ["list", "timeline", "show"])
def test_output_whatever_the_day(run: Run, command: str, clock: str) -> None:
    """No answer depends on the day on which it is asked."""
    about = ["14 May 1991"] if command == "show" else ["--until", "May 1999"]
    for form in ([], ["--json"]):
        out = run(command, *about, *form).out
        assert "1991-05-14" in out
        assert clock not in out


@quickly
@given(DAYS)
def test_every_way_of_writing_a_day(day: dt.date) -> None:
    """A day is read as itself, however it is written out."""
    english = dates.MONTHS[day.month - 1]
    ways = [
        day.isoformat(),
        f"{day.day} {english} {day.year}",
        f"{day.day} {english[:3]}. {day.year}",
        f"{english} {day.day}, {day.year}",
        f"{day.day} {RUSSIAN[day.month]} {day.year} г.",
        f"{day.year}/{day.month}/{day.day}",
        day.isoformat().replace("-", "–"),
        "".join(chr(0x660 + int(c)) if c.isdecimal() else c for c in day.isoformat()),
    ]
    assert {typed.read(way) for way in ways} == {day.isoformat()}


@quickly
@given(DAYS, st.sampled_from("./-"))
def test_a_numeric_date(day: dt.date, by: str) -> None:
    """It is taken where day and month can't be exchanged, and refused where they can."""
    text = f"{day.day}{by}{day.month}{by}{day.year}"
    if day.day > 12 or day.day == day.month:
        assert typed.read(text) == day.isoformat()
    else:
        with pytest.raises(UsageError, match="can be read as"):
            typed.read(text)


@quickly
@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text is more than a date or a refusal."""
    try:
        found = typed.find(text)
    except UsageError:
        return
    assert found is None or dates.parse(found) == found


MONTH_DAYS = {
    "09-13": (9, 13),
    "02-29": (2, 29),
    "05-06": (5, 6),
    "13 Sep": (9, 13),
    "September 13": (9, 13),
    "13 сентября": (9, 13),
    "13.09": (9, 13),
    "9/13": (9, 13),
}


@pytest.mark.parametrize(("text", "month_day"), MONTH_DAYS.items())
def test_month_day(text: str, month_day: tuple[int, int]) -> None:
    """A day of any year, for --on; MM-DD has one order."""
    assert typed.month_day(text) == month_day


@pytest.mark.parametrize(
    "text", ["", "02-30", "13-09", "Sep", "05/06", "2021-09-13", "9", "Monday"]
)
def test_no_month_day(text: str) -> None:
    """What is no day of the year, or could be two, is refused, and no year is made up."""
    with pytest.raises(UsageError, match=f"^“{text}” is not a day of the year") as caught:
        typed.month_day(text)
    assert "2000" not in str(caught.value)


@pytest.mark.parametrize("option", ["--since", "--until", "--on"])
def test_wherever_a_date_is_asked_for(run: Run, option: str) -> None:
    """The filters take what the selectors take; an empty date is a mistake, not an open end."""
    given, year, two = "1991-05-14", " 1991", "5/6/1991"
    if option == "--on":
        given, year, two = "05-14", "", "5/6"
    wanted = run("list", option, given)
    assert wanted.out
    for text in (f"14 May{year}", f"14 мая{year}", f"May 14{year}"):
        assert run("list", option, text) == wanted
    assert run("list", option, "").code == run("list", option, two).code == 2


def test_window() -> None:
    """A window of two typed dates has the bounds of both."""
    window = filters.window(filters.Filters(since="May 1991", until="1995"))
    assert (str(window.earliest), str(window.latest)) == ("1991-05-01", "1995-12-31")


@pytest.mark.process
@pytest.mark.parametrize(
    ("asked", "loaded"),
    [("quillport-1991", False), ("1991-05-14", False), ("latest", False), ("14 May 1991", True)],
)
def test_loaded_last(asked: str, loaded: bool) -> None:
    """The reader of month names is loaded only where an id and EDTF have failed."""
    script = (
        "import sys; from summits.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: print('dateutil.parser' in sys.modules, file=sys.stderr)"
    )
    command = [sys.executable, "-c", script, "--data", str(INVENTED), "show", asked]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert done.stderr.strip() == str(loaded)
