"""Every name the record gives finds its own: people, places, countries and topics, as they are typed."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pytest

from tests.conftest import ROOT, Run

pytestmark = pytest.mark.real

DATA = ROOT / "data"
LANGUAGES = {"ru", "ar", "fr", "de", "es", "it", "pt", "nl", "tr", "pl", "cs", "fa", "he"}
_LETTERS = str.maketrans("ٱىیةەکıłøđ", "اييههكilod", "ـ")

Row = Mapping[str, Any]


def _table(name: str) -> list[Row]:
    rows: list[Row] = json.loads((DATA / f"{name}.json").read_text("utf-8"))[name]
    return rows


PEOPLE, PLACES, TOPICS = _table("people"), _table("places"), _table("topics")
COUNTRIES: Mapping[str, Row] = json.loads((DATA / "dataset.json").read_text("utf-8"))["countries"]


def _words(text: str) -> tuple[str, ...]:
    """The words of a name without case, accents and letter forms: how it is compared."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(re.findall(r"[^\W_]+", bare.translate(_LETTERS)))


def _names(row: Row) -> Iterator[str]:
    """What a person, place, topic or country is called, in the record's order."""
    yield from (row[key] for key in ("name", "city", "label") if key in row)
    yield from row.get("names", {}).values()
    yield from row.get("aliases", ())


def _shared(rows: Iterable[Row]) -> dict[tuple[str, ...], set[str]]:
    """The names that lead to more than one row, an id among them."""
    owners = defaultdict(set)
    for row in rows:
        for name in (row["id"], *_names(row)):
            owners[_words(name)].add(row["id"])
    return {name: ids for name, ids in owners.items() if len(ids) > 1}


def _found(run: Run, *arguments: str) -> list[str]:
    """The meetings of a list, with those that are not confirmed."""
    result = run("list", *arguments, "--status", "all", "--plain", data=DATA)
    return [row[1] for row in result.rows]


@pytest.mark.parametrize("rows", [PEOPLE, PLACES, TOPICS], ids=["people", "places", "topics"])
def test_no_name_is_shared(rows: list[Row]) -> None:
    """No name of one is another's, however it is written."""
    assert _shared(rows) == {}


@pytest.mark.parametrize("rows", [PEOPLE, PLACES, TOPICS], ids=["people", "places", "topics"])
def test_names_have_words(rows: list[Row]) -> None:
    """A name that has no letter or digit finds nothing; none is written twice in one list."""
    for row in rows:
        assert all(map(_words, _names(row))), row["id"]
        assert len(set(row["aliases"])) == len(row["aliases"]), row["id"]


def test_languages() -> None:
    """The languages of the names are those the codebook tells of; places and countries have them all
    but one: the Polish press has no one form for Khmeimim.
    """
    assert {code for row in PEOPLE for code in row["names"]} == LANGUAGES
    for row in COUNTRIES.values():
        assert set(row["names"]) == LANGUAGES
    lacking = {(row["id"], code) for row in PLACES for code in LANGUAGES - set(row["names"])}
    assert lacking == {("khmeimim", "pl")}


@pytest.mark.parametrize("row", PEOPLE, ids=[row["id"] for row in PEOPLE])
def test_people(run: Run, row: Row) -> None:
    """Each name of a person shows that person."""
    for name in _names(row):
        result = run("people", name, "--json", data=DATA)
        assert result.code == 0, result
        assert result.json["person"]["person"] == row["id"], name


@pytest.mark.parametrize(
    ("asked", "id"),
    [
        ("Путин", "vladimir-putin"),
        ("Poutine", "vladimir-putin"),
        ("פוטין", "vladimir-putin"),
        ("Assad", "bashar-al-assad"),
        ("Al-Assad", "bashar-al-assad"),
        ("El Asad", "bashar-al-assad"),
        ("Асад", "bashar-al-assad"),
        ("Esad", "bashar-al-assad"),
        ("الأسد", "bashar-al-assad"),
        ("اسد", "bashar-al-assad"),
        ("אסד", "bashar-al-assad"),
        ("Schoigu", "sergei-shoigu"),
        ("Choïgou", "sergei-shoigu"),
        ("Šojgu", "sergei-shoigu"),
        ("Şoygu", "sergei-shoigu"),
        ("Sjojgoe", "sergei-shoigu"),
        ("Szojgu", "sergei-shoigu"),
        ("Shoigú", "sergei-shoigu"),
        ("شويجو", "sergei-shoigu"),
        ("Lawrow", "sergei-lavrov"),
        ("Ławrow", "sergei-lavrov"),
        ("Peskow", "dmitry-peskov"),
        ("Guerassimov", "valery-gerasimov"),
        ("Mekdad", "faisal-mekdad"),
        ("Moqdad", "faisal-mekdad"),
        ("مقداد", "faisal-mekdad"),
        ("Иоанн Х", "john-x"),
    ],
)
def test_surnames(run: Run, asked: str, id: str) -> None:
    """A surname as a newspaper has it is enough, also where a spouse shares it."""
    assert run("people", asked, "--json", data=DATA).json["person"]["person"] == id
    assert _found(run, "--person", asked) == _found(run, "--person", id) != []


@pytest.mark.parametrize("row", PLACES, ids=[row["id"] for row in PLACES])
def test_places(run: Run, row: Row) -> None:
    """Each name of a place finds the meetings held there."""
    held = _found(run, "--city", row["id"])
    assert held
    for name in _names(row):
        assert _found(run, "--city", name) == held, name


@pytest.mark.parametrize("code", COUNTRIES)
def test_countries(run: Run, code: str) -> None:
    """Each name of a country finds the meetings held there.

    A country has one name a language: `Syrian Arab Republic` or `RF` needs aliases in the model.
    """
    held = _found(run, "--country", code)
    assert held
    for name in _names(COUNTRIES[code]):
        assert _found(run, "--country", name) == held, name


@pytest.mark.parametrize(
    ("asked", "id"),
    [
        ("refugees", "refugees"),
        ("réfugiés", "refugees"),
        ("Flüchtlinge", "refugees"),
        ("беженцы", "refugees"),
        ("اللاجئين", "refugees"),
        ("mülteciler", "refugees"),
        ("פליטים", "refugees"),
        ("vaccine", "covid-19"),
        ("Impfstoff", "covid-19"),
        ("Daesh", "counter-terrorism"),
        ("Daech", "counter-terrorism"),
        ("ISIS", "counter-terrorism"),
        ("ИГИЛ", "counter-terrorism"),
        ("sanctions", "sanctions"),
        ("embargo", "sanctions"),
        ("Caesar Act", "sanctions"),
        ("gas", "energy"),
        ("oil", "energy"),
        ("wheat", "economy"),
        ("constitution", "constitutional-committee"),
        ("Verfassung", "constitutional-committee"),
        ("elections", "political-process"),
        ("Geneva", "political-process"),
        ("Golan", "israel-and-palestinians"),
        ("Hariri", "lebanon"),
        ("bases", "withdrawal-and-bases"),
        ("Tartus", "withdrawal-and-bases"),
        ("air strikes", "military-operation"),
        ("S-300", "military-cooperation"),
        ("Astana", "astana-format"),
        ("Iran nuclear", "iran"),
        ("Tehran", "iran"),
        ("Saudi Arabia", "iran-and-saudi-arabia"),
        ("quake", "earthquake"),
        ("séisme", "earthquake"),
        ("deprem", "earthquake"),
        ("Türkei", "turkey"),
        ("UN", "united-nations"),
        ("ONU", "united-nations"),
        ("OPCW", "chemical-weapons"),
        ("Украина", "ukraine"),
    ],
)
def test_topics(run: Run, asked: str, id: str) -> None:
    """The word that somebody searches for finds the topic that is meant."""
    assert run("topics", asked, "--json", data=DATA).json["topic"]["topic"] == id
    assert _found(run, "--topic", asked) == _found(run, "--topic", id) != []


@pytest.mark.parametrize("row", TOPICS, ids=[row["id"] for row in TOPICS])
def test_topic_words(run: Run, row: Row) -> None:
    """One alias in each script, and the last one, find their own; that no two are the same, the raw
    files show, so the others do as well.
    """
    by_script = {unicodedata.name(name[0]).split()[0]: name for name in _names(row)}
    for name in {*by_script.values(), row["aliases"][-1]}:
        assert _found(run, "--topic", name) == _found(run, "--topic", row["id"]), name


@pytest.mark.parametrize("asked", ["Choïgou", "Sotschi", "Flüchtlinge", "séisme", "санкции"])
def test_search(run: Run, asked: str) -> None:
    """A search for a name or a topic's word finds what is recorded of it."""
    assert run("search", asked, "--plain", data=DATA).rows
