"""The rules of `summits read`, one by one: names in other cases, whose a verb is, what is told of."""

from __future__ import annotations

from pathlib import Path

import pytest

from summits.answers.read import Reader
from summits.answers.reading.sentences import sentences
from summits.record import files, light
from summits.values import dates, prints
from tests.conftest import Run

Q, Z, A = "orla-quillfeather", "bartolo-zumm", "alyona-kolobokova"
B, C, F = "anselm-brick", "Barnaby Crumb", "fenella-inkwell"


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
        ("Brick spoke.\nIt was Anselm Brick of the fog.", [[B]] * 2),
        ("Al-Zumm came.", [[Z]]),
        ("In Hafez, Zumm came.", [[Z]]),
        ("They came with Hafez Zumm from the sea.\nZumm spoke.", [[], []]),
        ("They came with Иван Зумм.", [[]]),
        ("In Suland Zumm ate, and the Sulandish Zumm slept.", [[Z, Z]]),
        ("In May Zumm ate, and the Syrian Zumm slept.", [[Z, Z]]),
        ("They ate. Welcomed Zumm was, and Discussed Zumm was.", [[Z, Z]]),
        ("Здесь ли Норландия? Зумм приехал, а Суландия Зумма осталась.", [[Z, Z]]),
        ("Zumm ibn Quillfeather came, with Zumm bint Quillfeather.", [[Q, Q]]),
        ("С ними Зумм бин Квиллфезер.", [[Q]]),
        ("Dot Semolina Rowan came.\nDot Semolina came.", [["dot-semolina"]] * 2),
        ("Anselm Brick came.\nThen Brick Rowan came, and Brick, and Brick Monday.", [[B], [B, B]]),
        ("Hafez Zumm Came Over Some Very Cold waves from here", [[]]),
        ("Hafez Zumm Came Over Some Very Cold Waves from here", [[Z]]),
        ("Hafez Zumm Came to us all by it", [[Z]]),
        ("Hafez Zumm Came Over with them from here", [[]]),
        ("Hafez Zumm Came Over all the big old sea", [[Z]]),
        *((f"Hafez Zumm Came From Here{end}", [[]]) for end in (".", "!", "?", "…", "”", '"')),
        *((f"They came with Hafez {one}-Zumm.", [[]]) for one in ("al", "el", "as", "ash")),
        *((f"Они пришли с Гафез {one}-Зумм.", [[]]) for one in ("аль", "аш", "эль")),
        ("وصلت الكولوبوكوفة.\nوصلت أليونا كولوبوكوفة.", [[A], [A]]),
    ],
)  # fmt: skip
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
        ("The envoy for the League Alyona Kolobokova came.\nThe envoy said it rains.", [[], [A]]),
        ("The envoy of wet Alyona Kolobokova came.\nThe envoy said it rains.", [[], []]),
        ("Quillfeather in the long wet fog loudly said it rains.", [[Q]]),
        ("Quillfeather in the long wet old fog loudly said it rains.", [[]]),
        ("Quillfeather in a long wet old cold grey dull slow talk with Zumm said it rains.", [[Q]]),
        ("Quillfeather in a long wet old cold grey dull slow calm talk with Zumm said it rains.", [[]]),
        ("Quillfeather in a long talk, with Zumm said it rains.", [[]]),
        ("Quillfeather in a talk with Bartolo Zumm said it rains.", [[Q]]),
        ("Zumm came and said it rains.", [[Z]]),
        ("Zumm came and then also said it rains.", [[Z]]),
        ("Quillfeather and her old grey guest Chancellor Bartolo Zumm said it rains.", [[Z, Q]]),
        ("Quillfeather and her very old grey guest Chancellor Bartolo Zumm said it rains.", [[Z]]),
        ("Quillfeather today and Bartolo Zumm said it rains.", [[Z]]),
        ("Fenella Inkwell, Quillfeather and Bartolo Zumm said it rains.", [[Z, Q]]),
        ("Fenella Inkwell and Quillfeather and Bartolo Zumm said it rains.", [[Z, F, Q]]),
        ("Fenella Inkwell came. When she left Zumm said it rains.", [[Z]]),
        ("Fenella Inkwell came. “She said it rains,” Zumm said.", [[Z]]),
        ('Fenella Inkwell came. "She said it rains," Zumm said.', [[Z]]),
        ("Orla Quillfeather met Minister Barnaby Quillfeather.\nQuillfeather said so.", [[], [Q]]),
        ("The envoy of the League Alyona Kolobokova came.\nThe envoy said it rains.", [[], [A]]),
        (
            "Chancellor Zumm met Chancellor Quillfeather.\nZumm said so.\nThe chancellor said more.",
            [[], [Z], [Z]],
        ),
        ("Minister Barnaby Semolina: Rain For Everybody\nSemolina said so.", [["Barnaby Semolina"]] * 2),
        ("Both leaders and Fenella Inkwell said it rains.", [[Z, F, Q]]),
        ("Quillfeather left; others loudly said it rains.", [[]]),
        ("Quillfeather in the fog, said the ministry.", [[]]),
        ("Quillfeather Monday said it rains.", [[Q]]),
        ("Quillfeather came back in fog said it rains.", [[]]),
        ("Quillfeather sitting in fog said it rains.", [[Q]]),
        ("Quillfeather in fog Grubb said it rains.", [[]]),
        ("Quillfeather at Quillport said it rains.", [[Q]]),
        ("Quillfeather in fog minister said it rains.", [[]]),
        ("Quillfeather's cook loudly said it rains.", [[]]),
        ("Quillfeather’s cook loudly said it rains.", [[]]),
        ("“It rains,” said the very old wet chancellor Quillfeather.", [[Q]]),
        ("“It rains,” said the very old and wet chancellor Quillfeather.", [[]]),
        ("“It rains,” said a man; Quillfeather slept.", [[]]),
        ("“It rains,” said a word to Quillfeather.", [[]]),
        ("“It rains,” said to Zumm Quillfeather.", [[]]),
        ("The ox said Quillfeather is wet.", [[]]),
        ("Quillfeather came. He in low voice said it rains.", [[Q]]),
        ("Quillfeather came. He in a low voice said it rains.", [[]]),
        ("The envoy Alyona Kolobokova came.\nThe envoy quietly said it rains.", [[], []]),
        ("The envoy Alyona Kolobokova came.\n“It rains,” the envoy, said nobody.", [[], []]),
        ("Quillfeather came. She is said to be wet.", [[]]),
        ("“The fog was here,” said Quillfeather.", [[Q]]),
        ("To Quillfeather loudly said nobody that it rains.", [[]]),
        ("To it, Quillfeather loudly said that it rains.", [[Q]]),
        *(
            (f"To {one} Zumm loudly said nobody that it rains.", [[]])
            for one in ("the", "his", "Mr", "his counterpart", "his colleague", "ally", "the Syrian")
        ),
        ("To fog Zumm loudly said that it rains.", [[Z]]),
        ("In the old port Zumm ate. He said it rains.", [[]]),
        ("In old port Zumm ate. He said it rains.", [[Z]]),
        ("Quillfeather came. “In it Zumm ate.” He said it rains.", [[Q]]),
        ("Zumm said it rains.\nxylophones play.", [[Z], []]),
        ("Chancellor Zumm: Good morning.\nxylophones play.", [[Z], [Z]]),
        ("Chancellor Zumm: Good morning.\nA box", [[Z], []]),
        ("Chancellor Zumm: Good morning.\nQuillfeather is kind.\nIt pours.", [[Z], [Z], [Z]]),
        ("Chancellor Zumm: Good morning.\nZumm sat down.\nIt pours.", [[Z], [], []]),
        ("Zumm: “It rains”, and more.\nIt pours.", [[Z], []]),
        ("Zumm: xylophones play.\nIt pours.", [[Z], [Z]]),
        ("Six-foot Zumm: it rains", [[Z]]),
        ("The ministry, Zumm: it rains", [[]]),
        (f"{'a' * 38} Zumm: it rains", [[Z]]),
        (f"{'a' * 39} Zumm: it rains", [[]]),
        ("It rains — both leaders", [[Z, Q]]),
        ("Quillfeather - it rains", [[]]),
        ("Zumm came, according to Quillfeather.", [[Q]]),
        ("According to Zumm, who asked Quillfeather, it rains.", [[Z]]),
        ("According to Zumm or Quillfeather it rains.", [[Z]]),
        ("According to the ministry, Zumm is well.", [[]]),
        ("According to him, it rains. Zumm sat.", [[]]),
        ("Zumm in “the Quillfeather” loudly said it rains.", [[Z]]),
        ('"I have Quillfeather, he said it rains," Zumm said.', [[Z]]),
        ("Quoting Quillfeather as saying that it rains, Norwire slept.", [[Q]]),
        ("Norwire quoted Zumm of Suland as saying so.", [[]]),
        ("Quillfeather came. Norwire quoted her as saying", [[Q]]),
        ("Quillfeather welcomed the old Zumm at the quay.", [[]]),
        ("Quillfeather welcomed the very old Zumm at the quay.", [[Q]]),
        ("Quillfeather welcomed the fog.", [[Q]]),
        ("The Norlandish president said it rains, and the Sulandish head said it pours.", [[Z, Q]]),
        ("The Norlandish president Crumb said it rains, and so said the Sulandish leader.", [["Crumb"]]),
        ("President Xi Jibbering came with Minister Barnaby Xi.\nXi said it rains.", [[], ["Barnaby Xi"]]),
        ("President Xi Jibbering came.\nXi said it rains.", [[], ["Xi Jibbering"]]),
        ("President Xi Jibbering came to Jibbering.\nXi said it rains.", [[], []]),
        ("Minister Barnaby Crumb came.\nMinister Barnaby Crumb-Pie came.\nCrumb said so.", [[], [], [C]]),
        ("President Crumb came.\nIt was Minister Barnaby Crumb.\nCrumb said so.", [[], [], [C]]),
        ("Minister Barnaby Fog came.\nFog said that it rains.", [[], ["Barnaby Fog"]]),
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
        ("Канцлер Бартоло Зумм приехал.\nИ сказал уставший канцлер, что спит.", [[], [Z]]),
        ("Канцлер Бартоло Зумм приехал.\nИ сказал очень уставший канцлер, что спит.", [[], []]),
        (
            "Министр иностранных дел Алёна Колобокова приехала.\n«Дождь», — сказал министр.",
            [[], [A]],
        ),
        ("Глава государства Алёна Колобокова приехала.\n«Дождь», — сказал глава.", [[], [A]]),
        ("Министр прочих дел Алёна Колобокова приехала.\n«Дождь», — сказал министр.", [[], []]),
        ("Бартоло Зумм приехал и сказал, что идёт дождь.", [[Z]]),
        ("Суландийский президент отметил, что идёт дождь.", [[Z]]),
        ("«Идёт дождь», — сообщил, зевая, Бартоло Зумм.", [[]]),
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
        ("وقال وزير الخارجية أليونا كولوبوكوفة إن المطر ينزل.", [[A]]),
        ("أعلن السفير أليونا كولوبوكوفة ذلك.\nوأضاف: المطر ينزل.", [[A], [A]]),
        ("أعلن السفير أليونا كولوبوكوفة ذلك.\nوأضاف هنا: المطر ينزل.", [[A], []]),
        ("أعلن السفير أليونا كولوبوكوفة ذلك.\nx أضاف أن المطر ينزل.", [[A], []]),
        ('"المطر ينزل" قال أليونا كولوبوكوفة.', [[A]]),
        ("أكد والرئيسان أن المطر ينزل.", [[]]),
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
        ("They discussed it with the president of Fog.", []),
        ("They discussed it: the president came of Fog.", ["fog"]),
        ("They discussed Fog and President Zumm.", ["fog"]),
        ("Fog President discussed it.", []),
        ("They discussed it with Minister Barnaby Fog.", []),
        ("Zumm said: “It rains.” The fox sat in the fog.", []),
        ("Zumm said: “It rains. Six boxes sat in the fog.”", ["fog"]),
        ("Zumm said: “It rains.” They sat in the fog.", []),
        ('Zumm said: "It rains." They sat in the fog.', []),
        ('Zumm said: "It rains," and "it pours. They sat in the fog."', ["fog"]),
        ("“It rains. They sat in the fog.”", []),
        ("Они обсудили fog.", ["fog"]),
        ("Они сидели в fog.", []),
        ("وقال البحر fog.", ["fog"]),
        ("ولمناقشة fog.", []),
        ("ومناقشة fog.", ["fog"]),
    ],
)
def test_told(reader: Reader, text: str, topics: list[str]) -> None:
    """A topic counts in a sentence of discussing or saying, and in somebody's own words."""
    (row,) = reader.read("x", prints.paragraphs(text)).paragraphs
    assert [one.id for one in row.mentions if one.kind == "topic"] == topics


@pytest.mark.parametrize(
    ("first", "topics"),
    [
        ("The Fog Minister came.", []),
        ("The Minister came.", ["fog"]),
        ("It rains.\nIt pours.\nThe Fog Minister came.", []),
        ("It rains.\nIt pours.\nIt drips.\nThe Fog Minister came.", ["fog"]),
        ("The Mist Minister came.", ["fog"]),
    ],
)
def test_a_party_is_no_topic(reader: Reader, first: str, topics: list[str]) -> None:
    """Whoever an article's first lines name by a title is a party to it and not what is talked of."""
    rows = reader.read("x", prints.paragraphs(f"{first}\nThey discussed the fog.")).paragraphs
    assert [one.id for one in rows[-1].mentions if one.kind == "topic"] == topics


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


@pytest.mark.parametrize("short", ["Mr", "Mrs", "Ms", "Dr", "St", "Gen", "Sen", "Lt"])
def test_sentences(short: str) -> None:
    """A sentence does not end behind an abbreviated title, nor behind an initial."""
    text = f"It was {short}. Crumb, W. Crumb. “It rains.” It pours … and pours. Идёт дождь."
    ends = ["It was", "“It", "It pours", "Идёт"]
    found = [text[start:end].strip("” ") for start, end in sentences(text)]
    assert [row.startswith(end) for row, end in zip(found, ends, strict=True)] == [True] * 4
