"""The rules of `summits read`, one by one: names in other cases, whose a verb is, what is told of."""

from __future__ import annotations

from pathlib import Path

import pytest

from summits.answers.read import Reader
from summits.record import files, light
from summits.values import dates, prints
from tests.conftest import Run

Q, Z, A = "orla-quillfeather", "bartolo-zumm", "alyona-kolobokova"


@pytest.fixture(scope="module")
def reader() -> Reader:
    """A reader over the invented record."""
    return Reader(light.read(files.read(Path(__file__).parent / "data")))


def _named(reader: Reader, text: str) -> list[list[str]]:
    rows = reader.read("x", prints.paragraphs(text)).paragraphs
    return [[one.id for one in row.mentions if one.kind == "person"] for row in rows]


def _speakers(reader: Reader, text: str) -> list[list[str]]:
    rows = reader.read("x", prints.paragraphs(text)).paragraphs
    assert all(one.words in row.text for row in rows for one in row.speeches)
    return [[one.person for one in row.speeches] for row in rows]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Встреча с Бартоло Зуммом.", [[Z]]),
        ("Слова Зумма.", [[Z]]),
        ("They came with Hafez Zumm from the sea.", [[]]),
        ("Hafez Zumm came from the sea with them.", [[]]),
        ("But Zumm came, and in Quillport Zumm ate.", [[Z, Z]]),
        ("Zumm bin Quillfeather came from the sea.", [[Q]]),
        ("On Monday Zumm came with Chancellor Quillfeather.", [[Z, Q]]),
        ("Chancellor Zumm Welcomes Every Herring", [[Z]]),
        ("Chancellor Meets Alyona Kolobokova Again", [[A]]),
        ("Chancellor Meets Kolobokova Again", [[]]),
        ("Chancellor Meets Kolobokova Again\nAlyona Kolobokova came to the sea.", [[A], [A]]),
        ("The UN Zumm of the sea.", [[Z]]),
        ("Алёну Колобокову встретили.\nПозже Колобокова уехала.", [["alyona-kolobokova"]] * 2),
        ("Позже Колобокова уехала.", [[A]]),
        ("وصلت كولوبوكوفة.", [[]]),
        ("وصلت أليونا كولوبوكوفة.\nثم قالت كولوبوكوفة ذلك وكولوبوكوفة هنا.", [[A], [A, A]]),
        ("In came Brick Rowan of the sea with them.", [[]]),
        ("Brick spoke.\nIt was Minister Barnaby Brick of the fog.", [[], []]),
        ("Brick spoke.\nIt was Anselm Brick of the fog.", [["anselm-brick"]] * 2),
    ],
)
def test_names(reader: Reader, text: str, people: list[list[str]]) -> None:
    """A name is found in its Russian cases; a surname behind another given name is somebody else's."""
    assert _named(reader, text) == people


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Quillfeather held talks with Chancellor Bartolo Zumm and said that it rains.", [[Q]]),
        ("Quillfeather, sitting by the sea with Zumm, told everybody that it rains.", [[Q]]),
        ("Quillfeather in a long talk with Zumm said that it rains.", [[Q]]),
        ("Quillfeather on Monday said that it rains.", [[Q]]),
        ("Quillfeather at sea also said that it rains.", [[Q]]),
        ("Quillfeather and Bartolo Zumm said that it rains.", [[Z, Q]]),
        ("The ministry said Quillfeather is well.", [[]]),
        ("Quillfeather has left, the ministry said.", [[]]),
        ("Quillfeather has left; Sulandish officials declined to comment.", [[]]),
        ("Quillfeather's neighbour said that it rains.", [[]]),
        ("Four boats of Quillfeather are believed to be lost.", [[]]),
        ("Quillfeather welcomed Zumm at the quay.", [[]]),
        ("Quillfeather: it rains", [[Q]]),
        ("Norwire quoted Quillfeather as saying that it rains.", [[Q]]),
        ("Quillfeather said it rains.\nAccording to him, it pours.", [[Q], [Q]]),
        ("According to a letter of the sea, Quillfeather said it rains.", [[Q]]),
        ("He said that it rains.", [[]]),
        ("Quillfeather said it rains.\nThe ministry said it pours.\n“It pours everywhere.”", [[Q], [], []]),
        ("Minister Barnaby Crumb said it rains.\nCrumb added that it pours.", [["Barnaby Crumb"]] * 2),
        ("Quillfeather loudly said that it rains.", [[Q]]),
        ("Quillfeather did what the fog board has concluded.", [[]]),
        ("“I have Quillfeather, he said it rains,” Zumm said.", [[Z]]),
        ("Zumm also called Quillfeather a friend and praised the fog.", [[Z]]),
        ("President Crumb Barnaby came.\n“It rains,” Crumb said.", [[], ["Crumb Barnaby"]]),
        ("It rains on the sea — Quillfeather", [[Q]]),
        ("Quillfeather came.\nNorwire quoted her as saying that it rains.", [[], [Q]]),
        ("Quillfeather came.\n“It rains,” she was quoted as saying.", [[], [Q]]),
        ("Quillfeather thanked Zumm for a visit that she called wet.", [[Q]]),
        ("Zumm said it rains. Barnaby Crumb ate it. “It pours,” he said.", [[Z]]),
        ("Zumm said it rains. President Crumb ate it. “It pours,” he said.", [["Crumb", Z]]),
        ("Quillfeather said “Zumm is here.” “Nobody, while Zumm lives,” she said.", [[Q]]),
        ("Chancellor Zumm: Good morning.\nIt rains.\nThank you\nIt pours.", [[Z], [Z], [], [Z]]),
        ("Bartolo Zumm (in Norse): Good morning.\nW. Crumb: It rains.\nIt pours.", [[Z], [], []]),
        ("Zumm: it rains\nIt pours.", [[Z], []]),
        ("Zumm: “It rains.”\nIt pours.", [[Z], []]),
        ("Here said Chancellor Zumm: It rains.\nIt pours.", [[], []]),
        ("His guest, Barnaby Crumb, told everybody that it rains.", [[]]),
        ("His colleague, Barnaby Crumb, told everybody that it rains.", [["Barnaby Crumb"]]),
        ("Barnaby Crumb said it rains.\nOn it, Crumb said more.", [["Barnaby Crumb"]] * 2),
        ("Foreign Ministry said it rains.\nThe White House said more.", [[], []]),
        ("The envoy Alyona Kolobokova came.\n“It rains on us,” the envoy said.", [[], [A]]),
        ("Chancellor Zumm and Chancellor Quillfeather came.\nThe chancellor said it rains.", [[], []]),
        ("Norwire quoted Quillfeather in May.", [[]]),
        ("Norwire quoted Quillfeather as a friend.", [[]]),
        ("Zumm came, Quillfeather said it rains.", [[Q]]),
        ("The Envoy Of The Great Grey Alyona Kolobokova came.\nThe envoy said it rains.", [[], [A]]),
        ("The Envoy Of The Great Grey North Alyona Kolobokova came.\nThe envoy said it rains.", [[], []]),
    ],
)  # fmt: skip
def test_english(reader: Reader, text: str, who: list[list[str]]) -> None:
    """The subject stands before its verb, near it, or with nobody else between them."""
    assert _speakers(reader, text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Зумм отметил, что идёт дождь.", [[Z]]),
        ("Орла Квиллфезер в ходе встречи с Бартоло Зуммом заявила, что идёт дождь.", [[Q]]),
        ("Сосед Зумма сообщил, что идёт дождь.", [[]]),
        ("По словам посла Зумма Орлы Квиллфезер, идёт дождь.", [[Q]]),
        ("«Идёт дождь, и давно», — сообщил пресс-секретарь и канцлер Бартоло Зумм.", [[Z]]),
        ("Зумм сказал это.\nПо его словам, идёт дождь.", [[Z], [Z]]),
        ("Суландийский лидер отметил, что идёт дождь.", [[Z]]),
        ("Президент Суландии отметил, что идёт дождь.", [[Z]]),
        ("Пришёл президент Нории Иван Орёл.\nОрёл добавил это.", [[], ["Иван Орёл"]]),
        ("Канцлер Бартоло Зумм приехал.\nКанцлер выразил надежду.", [[], [Z]]),
        ("Бартоло Зумм и Орла Квиллфезер сказали, что идёт дождь.", [[Z, Q]]),
    ],
)
def test_russian(reader: Reader, text: str, who: list[list[str]]) -> None:
    """A verb may stand before its subject, and only the nominative is one."""
    assert _speakers(reader, text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("وقال السفير أليونا كولوبوكوفة إن المطر ينزل.", [[A]]),
        ("أعلن السفير أليونا كولوبوكوفة ذلك.\nوأضاف أن المطر ينزل.", [[A], [A]]),
        ("وقال البحر إن أليونا كولوبوكوفة هنا.", [[]]),
        ("وقالت وزارة البحر ذلك، وذكر موقع أليونا كولوبوكوفة.", [[]]),
        ("وأكد مع أليونا كولوبوكوفة أن المطر ينزل.", [[]]),
        ("وقال البحر إن أليونا كولوبوكوفة شكر الناس.", [[A]]),
        ("ونقلت الوكالة عن أليونا كولوبوكوفة قوله إن المطر ينزل.", [[A]]),
        ("وأضاف أن المطر ينزل.", [[]]),
        ("أعلن السفير أليونا كولوبوكوفة ذلك.\nفي البحر، أضاف أن المطر ينزل.", [[A], [A]]),
        ("أعلن السفير أليونا كولوبوكوفة ذلك.\nفي البحر أضاف أن المطر ينزل.", [[A], []]),
        ("ونقلت الوكالة عن أليونا كولوبوكوفة في قوله إن المطر ينزل.", [[A]]),
        ("ونقلت الوكالة عن أليونا كولوبوكوفة في البحر قوله إن المطر ينزل.", [[]]),
    ],
)
def test_arabic(reader: Reader, text: str, who: list[list[str]]) -> None:
    """The verb stands first; without a subject it is whoever spoke before."""
    assert _speakers(reader, text) == who


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("They discussed the fog.", ["fog"]),
        ("They sat in the fog.", []),
        ("They sat in the so-called fog.", []),
        ("Zumm said it rains. They sat in the fog.", []),
        ("Zumm said: “It rains. The fog is here.”", ["fog"]),
        ('Zumm said: "It rains. The fog is here."', ["fog"]),
        ("Он заявила о fog.", ["fog"]),
        ("They discussed umbrella and Border stone.", ["umbrellas", "border"]),
        ("They discussed it with the Fog Minister and the fishing president.", []),
        ("They discussed it with President Lighthouse.", []),
    ],
)
def test_told(reader: Reader, text: str, topics: list[str]) -> None:
    """A topic counts in a sentence of discussing or saying, and in somebody's own words."""
    (row,) = reader.read("x", prints.paragraphs(text)).paragraphs
    assert [one.id for one in row.mentions if one.kind == "topic"] == topics


@pytest.mark.parametrize(
    ("first", "topics"),
    [("The Fog Minister came.", []), ("The Minister came.", ["fog"])],
)
def test_a_party_is_no_topic(reader: Reader, first: str, topics: list[str]) -> None:
    """Whoever an article's first lines name by a title is a party to it and not what is talked of."""
    rows = reader.read("x", prints.paragraphs(f"{first}\nThey discussed the fog.")).paragraphs
    assert [one.id for one in rows[1].mentions if one.kind == "topic"] == topics


def test_stranger_on_screen(run: Run, tmp_path: Path) -> None:
    """Somebody whom the record does not know speaks by the name that the article has."""
    article = tmp_path / "article.txt"
    article.write_text("Minister Barnaby Crumb said that it rains.\n", "utf-8")
    assert "Barnaby Crumb, reported" in run("read", str(article), width=80).out


@pytest.mark.parametrize(
    ("text", "published", "why"),
    [
        (
            "Quillfeather met Zumm.",
            "1991-05-14",
            ["was published on 14 May 1991, the day it was held"],
        ),
        (
            "Quillfeather met Zumm.",
            "1991-05-15",
            ["was published on 15 May 1991, the day after it was held"],
        ),
        ("Quillfeather met Zumm.", "1991-05-18", []),
        ("Quillfeather met Zumm.", "1991-05", []),
        ("Quillfeather sat.\nZumm sat elsewhere.", "1991-05-14", []),
    ],
)
def test_soon_after(reader: Reader, text: str, published: str, why: list[str]) -> None:
    """An article that names both in one breath and came out at once may be about that meeting."""
    guesses = reader.read("x", prints.paragraphs(text), dates.parse(published)).guesses
    assert [line for guess in guesses for line in guess.why] == why
