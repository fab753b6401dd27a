"""Names in three scripts: folding, whole words, the nearest name, short names."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summits.record import files, light, names
from summits.record.record import Record
from summits.values.words import fold, fold_words, located, nearest
from tests.conftest import Run

SCRIPTS = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x6FF))
"""Latin, Greek, Cyrillic, Hebrew and Arabic, their marks included."""


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Café", "cafe"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Şibil", "sibil"),
        ("İstanbul", "istanbul"),
        ("Łódź", "lodz"),
        ("Алёна Йод", "алена иод"),
        ("الأسد", "الاسد"),
        ("إدلب", "ادلب"),
        ("آستانا", "استانا"),
        ("مُحَمَّد", "محمد"),
        ("محـــمد", "محمد"),
        ("مصطفى", "مصطفي"),
        ("اللاذقية", "اللاذقيه"),
        ("کریم", "كريم"),
    ],
)
def test_fold(written: str, folded: str) -> None:
    """Accents, vowel signs, letter forms and case are folded away, in Latin, Cyrillic and Arabic."""
    assert fold(written) == folded


@given(st.text())
def test_fold_is_final(text: str) -> None:
    """What is folded stays as it is when folded again."""
    assert fold(fold(text)) == fold(text)


@given(SCRIPTS)
def test_fold_sees_no_composition(text: str) -> None:
    """It does not matter whether accents are letters' own or stand behind them."""
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert fold_words(composed) == fold_words(decomposed)


@given(SCRIPTS)
def test_located(text: str) -> None:
    """Each word is found where it is written: cut out of the text, it folds to itself."""
    found = list(located(text))
    assert [word.folded for word in found] == fold_words(text)
    assert all(word.folded in fold_words(text[word.start : word.end]) for word in found)


def test_located_with_marks() -> None:
    """A word keeps the accents and vowel signs that stand behind its letters."""
    text = "the Cafe\u0301, مُحَمَّد"
    assert [text[word.start : word.end] for word in located(text)] == [
        "the",
        "Cafe\u0301",
        "مُحَمَّد",
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("orla-quillfeather", ["orla-quillfeather"]),
        ("Quillfeather Orla", ["orla-quillfeather"]),
        ("O. Quillfeather", ["orla-quillfeather"]),
        ("quillfeather", ["orla-quillfeather", "tobin-quillfeather"]),
        ("Зумм", ["bartolo-zumm"]),
        ("БАРТОЛО", ["bartolo-zumm"]),
        ("алена колобокова", ["alyona-kolobokova"]),
        ("أليونا", ["alyona-kolobokova"]),
        ("اليونا كولوبوكوفه", ["alyona-kolobokova"]),
        ("Kolobokova", ["alyona-kolobokova"]),
        ("Kolob", []),
        ("", []),
        ("—", []),
    ],
)
def test_find(invented: Record, query: str, found: list[str]) -> None:
    """Found by whole words of any name, in any order and script; no word finds nobody."""
    assert [row.id for row in names.find(invented.people, query)] == found


def test_find_exact(invented: Record) -> None:
    """A name that is meant exactly wins over those that only contain it."""
    assert [row.id for row in names.find(invented.topics, "herring")] == ["herring-census"]
    places = [row.id for row in names.find(invented.places, "new ferrymouth")]
    assert places == ["ferrymouth-south"]


@pytest.mark.parametrize(
    ("query", "near"),
    [("Marzipane", "Greta Marzipan"), ("greta marzpan", "Greta Marzipan"), ("Зум", "Бартоло Зумм")],
)
def test_nearest(query: str, near: str) -> None:
    """A misspelt name finds the one it looks like, whole or by a word of it."""
    known = ["Orla Quillfeather", "Greta Marzipan", "Бартоло Зумм"]
    assert nearest(query, known) == [near]


def test_nearest_is_near() -> None:
    """What looks like nothing gets no suggestion, and never more than asked for."""
    assert nearest("xyzzy", ["Greta Marzipan"]) == []
    assert len(nearest("moscow", [f"moscow-{year}" for year in range(2000, 2010)])) == 3


def test_short_names(invented: Record) -> None:
    """A surname; the whole name where two share one, and a principal keeps it nevertheless."""
    short = invented.short_names
    assert short["bartolo-zumm"] == "Zumm"
    assert short["orla-quillfeather"] == "Quillfeather"
    assert short["tobin-quillfeather"] == "Tobin Quillfeather"
    assert (short["pim-thistledown"], short["wanda-thistledown"]) == (
        "Pim Thistledown",
        "Wanda Thistledown",
    )


@pytest.mark.parametrize(
    ("name", "short"),
    [("Bashar al-Assad", "Assad"), ("John X (Yazigi)", "John X"), ("Luna al-Shibl", "Shibl")],
)
def test_surname(name: str, short: str) -> None:
    """Without the article, without what stands in brackets, and never a numeral alone."""
    person = light.filled("Person", {"id": "x", "name": name, "aliases": [], "side": "other"})
    assert names.short_names({"x": person}, []) == {"x": short}


@pytest.mark.parametrize(
    ("name", "aliases", "short"),
    [
        ("Xi Jinping", [], "Xi Jinping"),
        ("Xi Jinping", ["Xi"], "Xi"),
        ("Orbán Viktor", ["Orbán"], "Orbán"),
        ("Kim Yong Nam", [], "Kim Yong Nam"),
        ("Kim Darroch", [], "Darroch"),
        ("Donald Trump", ["Donald", "Trump"], "Trump"),
        ("Lula", [], "Lula"),
    ],
)
def test_family_name(name: str, aliases: list[str], short: str) -> None:
    """The family name where the record tells which it is, else the whole name."""
    row = {"id": "x", "name": name, "aliases": aliases, "side": "other"}
    person = light.filled("Person", row)
    assert names.short_names({"x": person}, [], ["china"]) == {"x": short}


def test_family_name_by_side(run: Run, tmp_path: Path) -> None:
    """People of a side whose names begin with it are called by it, principals too."""
    sides = ("--side", "Russia:RU:Vladimir Putin", "--side", "China:CN:Xi Jinping")
    data = tmp_path / "talks"
    assert "putin-xi" in run("new", str(data), *sides, "--json", data=None).json["dataset"]["id"]
    record = light.read(files.read(str(data)))
    assert list(record.short_names.values()) == ["Putin", "Xi"]
    path = data / "dataset.json"
    path.write_text(path.read_text("utf-8").replace('"short": "CN"', '"short": "PRC"'), "utf-8")
    assert light.read(files.read(str(data))).short_names["xi-jinping"] == "Xi"  # its label is China
    path.write_text(path.read_text("utf-8").replace('"label": "China"', '"label": "East"'), "utf-8")
    assert light.read(files.read(str(data))).short_names["xi-jinping"] == "Xi Jinping"
