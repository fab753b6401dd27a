"""The filters, through `list`: each option, how they combine, and what is no name or date."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summits.ask.filters import Filters, apply
from summits.record.record import Record
from summits.values import dates
from tests.conftest import Result, Run

QUILLPORT, VIDEO, FERRYMOUTH, SALTCELLAR, SOUTH = (
    "quillport-1991",
    "video-1991",
    "ferrymouth-1994",
    "saltcellar-1995",
    "ferrymouth-south-1999",
)
UNCONFIRMED = "quillport-1996"


def ids(result: Result) -> list[str]:
    """The meetings of a list into a pipe."""
    assert result.code == 0, result
    return [line.split("\t")[0] for line in result.out.splitlines()]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ("", [QUILLPORT, VIDEO, FERRYMOUTH, SALTCELLAR, SOUTH]),
        ("--since 1995", [SALTCELLAR, SOUTH]),
        ("--since 1995-03-02", [SALTCELLAR, SOUTH]),
        ("--since 1995-03-04", [SOUTH]),
        ("--until 1991-05", [QUILLPORT]),
        ("--until 1994-06-01", [QUILLPORT, VIDEO, FERRYMOUTH]),
        ("--since 1991-06 --until 1994", [VIDEO, FERRYMOUTH]),
        ("--since 199X --until 199X", [QUILLPORT, VIDEO, FERRYMOUTH, SALTCELLAR, SOUTH]),
        ("--on 05-14", [QUILLPORT, SOUTH]),
        ("--city Quillport", [QUILLPORT]),
        ("--city saltcellar --city quillport", [QUILLPORT, SALTCELLAR]),
        ("--country XS", [SALTCELLAR, SOUTH]),
        ("--country Норландия --country suland", [QUILLPORT, FERRYMOUTH, SALTCELLAR, SOUTH]),
        ("--person marzipan", [QUILLPORT, FERRYMOUTH]),
        ("--person marzipan --person brick", [QUILLPORT]),
        ("--person kolobokova --person marzipan", []),
        ("--topic lighthouses", [QUILLPORT, VIDEO, SALTCELLAR]),
        ("--topic lighthouses --topic fog", [SALTCELLAR]),
        ("--mode video", [VIDEO]),
        ("--mode video --mode in-person", [QUILLPORT, VIDEO, FERRYMOUTH, SALTCELLAR, SOUTH]),
        ("--mode phone", []),
        ("--status unconfirmed", [UNCONFIRMED]),
        ("--status confirmed --status unconfirmed --city quillport", [QUILLPORT, UNCONFIRMED]),
        ("--status all --since 1996 --until 1996", [UNCONFIRMED]),
        ("--disputed", [QUILLPORT, SALTCELLAR]),
        ("--min-origins 3", [QUILLPORT]),
        ("--country Norland --topic border --mode in-person", [FERRYMOUTH]),
    ],
)
def test_options(run: Run, options: str, found: list[str]) -> None:
    """Of a repeated option any holds, of people and topics all; different options all hold."""
    assert ids(run("list", *options.split())) == found


def test_since_on_a_day(run: Run) -> None:
    """Dates are taken as people write them, and match by overlap."""
    assert ids(run("list", "--since", "2 March 1995", "--until", "марта 1995")) == [SALTCELLAR]
    assert ids(run("list", "--since", "14.05.1999")) == [SOUTH]
    assert ids(run("list", "--on", "14 May")) == [QUILLPORT, SOUTH]


def test_on_a_leap_day(run: Run) -> None:
    """29 February is a day of the year; an uncertain day still falls on it, a month does not."""
    assert ids(run("list", "--status", "all", "--on", "02-29")) == [UNCONFIRMED]
    assert ids(run("list", "--on", "06-01")) == []


def test_narrower_topics(run: Run) -> None:
    """A topic takes in its narrower ones, and not the other way round."""
    assert ids(run("list", "--topic", "fisheries")) == [QUILLPORT, FERRYMOUTH, SOUTH]
    assert ids(run("list", "--topic", "herring-census")) == [QUILLPORT]


@pytest.mark.parametrize(
    "name",
    [
        "alyona-kolobokova",
        "Kolobokova",
        "kolobokowa",
        "Колобокова",
        "АЛЕНА",
        "Алёна Колобокова",
        "كولوبوكوفة",
        "كولوبوكوفه",
        "اليونا",
        "Aléna",
    ],
)
def test_people_in_three_scripts(run: Run, name: str) -> None:
    """A person is found by whole words of any name, in any script, however accented."""
    assert ids(run("list", "--person", name)) == [SOUTH]


@pytest.mark.parametrize("name", ["Квиллпорт", "كويلبورت", "Quíllport", "QUILL PORT"])
def test_cities_in_three_scripts(run: Run, name: str) -> None:
    """A city is found by any of its names."""
    assert ids(run("list", "--city", name)) == [QUILLPORT]


@pytest.mark.parametrize("name", ["xn", "Norland", "Норландия", "نورلاند"])
def test_countries_in_three_scripts(run: Run, name: str) -> None:
    """A country is found by its code and by any of its names."""
    assert ids(run("list", "--country", name)) == [QUILLPORT, FERRYMOUTH]


def test_one_name_two_places(run: Run) -> None:
    """Two places with one name are both meant by it, stay two, and are told apart by the country."""
    both = run("list", "--city", "Ferrymouth")
    assert ids(both) == [FERRYMOUTH, SOUTH]
    assert [line.split("\t")[3] for line in both.out.splitlines()] == ["XN", "XS"]
    assert ids(run("list", "--city", "Ferrymouth", "--country", "Suland")) == [SOUTH]
    assert ids(run("list", "--city", "New Ferrymouth")) == [SOUTH]
    meetings = run("list", "--city", "Ferrymouth", "--json").json["meetings"]
    assert [row["place"] for row in meetings] == ["ferrymouth", "ferrymouth-south"]


def test_several_people(run: Run) -> None:
    """A name that several people have is refused, with their ids."""
    result = run("list", "--person", "Thistledown")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        "summits: “Thistledown” fits several people: Pim Thistledown (pim-thistledown), Wanda "
        "Thistledown (wanda-thistledown); write one of the ids.\n"
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--person", "Marzipam"], "“Marzipam” is no person of the record; did you mean greta-m"),
        (["--person", "Xyzzy"], "“Xyzzy” is no person of the record; see summits people."),
        (["--person", ""], "“” is no person of the record"),
        (["--topic", "cheese"], "“cheese” is no topic of the record; write one of fisheries, herr"),
        (["--topic", "the"], "“the” fits several topics: herring-census, border"),
        (["--city", "Quillham"], "“Quillham” is no city of the record; write one of Quillport, Fe"),
        (["--country", "France"], "“France” is no country of the record; write one of XN (Norland"),
        (["--since", "yesterday"], "“yesterday”"),
        (["--since", ""], "“”"),
        (["--until", "05/06/1991"], "“05/06/1991”"),
        (["--on", "13-40"], "“13-40”"),
        (["--on", "May"], "“May”"),
    ],
)
def test_unknown(run: Run, options: list[str], said: str) -> None:
    """What is no name or date of the record is an error with a remedy, never an empty list."""
    result = run("list", *options)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_unknown_topic_names_all(run: Run, invented: Record) -> None:
    """An unknown topic is answered with every topic there is."""
    said = run("list", "--topic", "cheese").err
    assert all(topic in said for topic in invented.topics)


@pytest.mark.parametrize("option", ["--mode=carrier-pigeon", "--status=maybe", "--min-origins=-1"])
def test_no_choice(run: Run, option: str) -> None:
    """A value that an option does not have is a usage error."""
    assert run("list", option).code == 2


def test_since_after_until(run: Run) -> None:
    """A window that ends before it begins is a usage error, not an empty answer."""
    result = run("list", "--since", "1995", "--until", "1994-12")
    assert (result.code, result.out) == (2, "")
    assert "--since “1995” lies after --until “1994-12”" in result.err


def _written(day: dt.date) -> st.SearchStrategy[str]:
    year, month, decade = f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y}"[:3]
    forms = [day.isoformat(), month, year, f"{decade}X", f"{decade[:2]}XX", f"{year}-XX"]
    marked = [f"{form}{mark}" for form in forms[:3] for mark in "?~%"]
    return st.sampled_from([*forms, *marked, f"{month}-XX", f"{year}-XX-XX"])


DAYS = st.dates(dt.date(1989, 1, 1), dt.date(2001, 1, 1))
POINTS = DAYS.flatmap(_written)
INTERVALS = st.tuples(DAYS, DAYS).map(lambda pair: "/".join(map(str, sorted(pair))))
OPEN = st.builds("{}{}".format, st.sampled_from(["../", "/"]), POINTS) | st.builds(
    "{}/{}".format, POINTS, st.sampled_from(["..", ""])
)


@settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(POINTS | INTERVALS | OPEN)
def test_one_date_both_ways(run: Run, invented: Record, date: str) -> None:
    """`--since X --until X` gives exactly what overlaps X, for any EDTF X."""
    asked = dates.parse(date)
    overlapping = [card.id for card in invented.confirmed() if card.date.overlaps(asked)]
    assert ids(run("list", f"--since={date}", f"--until={date}")) == overlapping


@given(st.permutations(["quillport", "ferrymouth", "saltcellar", "ferrymouth-south"]))
def test_order(invented: Record, cities: list[str]) -> None:
    """What passes stands in order of time, in whatever order it was asked for."""
    found = apply(invented, Filters(city=tuple(cities), status=("all",)))
    assert [card.id for card in found] == [
        QUILLPORT,
        FERRYMOUTH,
        SALTCELLAR,
        UNCONFIRMED,
        SOUTH,
    ]


def test_narrows() -> None:
    """Asking for unconfirmed meetings too narrows nothing down; anything else does."""
    assert not Filters().narrows
    assert not Filters(status=("all",)).narrows
    assert Filters(status=("unconfirmed",)).narrows
    assert all(
        Filters(**{name: value}).narrows  # type: ignore[arg-type]
        for name, value in (("since", "1991"), ("city", ("x",)), ("disputed", True))
    )
