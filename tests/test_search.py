"""`summits search`: words in everything the record says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summits.answers.query import Term, terms_of
from summits.answers.search import CLOSE, OPEN, Hit, search
from summits.ask.filters import Filters
from summits.record.record import Record
from summits.values import dates, index, words
from summits.values.words import fold_words
from tests.conftest import Result, Run

Golden = Callable[[str, str], None]
UNFILTERED = Filters()


def fields(result: Result) -> list[tuple[str, str]]:
    """Meeting and field of each hit."""
    return [(row[0], row[1]) for row in result.rows]


def found(record: Record, query: str, asked: Filters = UNFILTERED) -> list[Hit]:
    """The hits themselves."""
    return search(record, query, asked)


# Screens


@pytest.mark.parametrize("width", [40, 80, 120])
def test_screen(run: Run, golden: Golden, width: int) -> None:
    """Hits stand under their meetings, whole, each with who says so; candidates and places too."""
    golden(f"search-{width}", run("search", "Saltcellar", width=width).out)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_screen_of_a_name(run: Run, golden: Golden, width: int) -> None:
    """A name in another script shows what is tagged with the person, and how it is written there."""
    golden(f"search-name-{width}", run("search", "Колобокова", width=width).out)


def test_marked_in_words_too(run: Run) -> None:
    """A hit has signs around it without colour and in a pipe; with colour it is bold besides."""
    assert run("search", "custard").rows[1][2] == "The duty on «custard» is to be halved."
    assert "«custard»" in run("search", "custard", width=80).out
    assert (
        "\x1b[1m«custard»"
        in run("search", "custard", "--color", "always", "--format", "screen").out
    )


def test_without_the_signs(run: Run) -> None:
    """A terminal that has no « » gets < >."""
    result = run("search", "custard", width=80, encoding="ascii")
    assert "The duty on <custard> is to be halved." in result.out


# What is searched


@pytest.mark.parametrize(
    ("query", "meeting", "field", "snippet"),
    [
        ("unsigned", "quillport-1991", "summary", "left a treaty on fog «unsigned»."),
        ("fisheries", "ferrymouth-1994", "topics.fisheries", "«Fisheries»"),
        ("beacons", "video-1991", "topics.lighthouses", "Lighthouses («beacons»)"),
        ("lend", "video-1991", "statements.oil", "Quillfeather: Norland will «lend» the oil"),
        ("foghorns", "quillport-1991", "programme.concert", "Concert of «foghorns» in the"),
        ("commission", "quillport-1991", "outcomes.commission", "A joint «commission» of"),
        ("shawl", "quillport-1991", "participants.fenella-inkwell", "Did Fenella Inkwell sit at"),
        ("autumn", "", "candidates.regatta-1992", "on a boat during the «autumn» regatta."),
        ("teapot", "quillport-1991", "venue", "«Teapot» Palace"),
        ("umbrellas", "ferrymouth-south-1999", "participants.anselm-brick", "Chief of «Umbrellas»"),
        ("fog", "", "people.fenella-inkwell", "Fenella Inkwell, Secretary of «Fog»"),
        ("salt", "", "places.saltcellar", "«Saltcellar», Suland («Salt» Cellar)"),
    ],
)
def test_everything(run: Run, query: str, meeting: str, field: str, snippet: str) -> None:
    """Summaries, topics, statements, programme, outcomes, disputes, candidates, people, places."""
    hits = {(row[0], row[1]): row[2] for row in run("search", query).rows}
    assert snippet in hits[meeting, field]


def test_row(run: Run) -> None:
    """Into a pipe: meeting, field, snippet, sides, sources with their addresses; all of it whole."""
    first, second = run("search", "counters", "--topic", "puddings").rows[:2]
    assert first[:4] == [
        "quillport-1991",
        "statements.counters",
        "Zumm: Suland will send twelve «counters» of herring and two spare ones. (disputed)",
        "norland",
    ]
    assert first[4].startswith("northern-herald-1991-05-15#6")
    assert second[1:4] == [
        "outcomes.commission",
        "A joint commission of «counters» was founded, with its seat at Ferrymouth in Norland.",
        "norland",
    ]


def test_sides(run: Run) -> None:
    """Who says so: the sides that do, `other` where neither does, nothing for our own summary."""
    said = {row[1]: row[3] for row in run("search", "lighthouse").rows}
    assert said["statements.lighthouse"] == "norland,suland"
    assert said["outcomes.lit-again"] == "other"
    assert said["summary"] == ""


def test_dispute(invented: Record) -> None:
    """Of a dispute, the question and the accounts with a hit, and the sources of those alone."""
    (hit,) = found(invented, "twenty")
    assert (hit.kind, hit.field, hit.disputed) == ("dispute", "statements.counters", True)
    assert hit.snippet == "How many counters did Zumm promise? · «twenty»"
    assert hit.evidence == ["southern-post-1991-05-16#6"]
    (question,) = found(invented, "promise")
    assert question.snippet == "How many counters did Zumm «promise»?"
    assert len(question.evidence) == 2


def test_sentences(invented: Record) -> None:
    """A snippet is whole sentences: those that have a hit."""
    hit = found(invented, "unsigned")[0]
    assert hit.snippet == "They signed a Herring Protocol and left a treaty on fog «unsigned»."


# What is asked


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("a phrase", [(("a",), False, False), (("phrase",), False, False)]),
        ('"a phrase"', [(("a", "phrase"), False, False)]),
        ("“a phrase”", [(("a", "phrase"), False, False)]),
        ('-"a phrase" b', [(("a", "phrase"), False, True), (("b",), False, False)]),
        ('"a phrase', [(("a", "phrase"), False, False)]),
        ('a"b c"', [(("a",), False, False), (("b", "c"), False, False)]),
        ('a-"b"', [(("a",), False, False), (("b",), False, False)]),
        ("-word", [(("word",), False, True)]),
        ("recon*", [(("recon",), True, False)]),
        ('-"two wo*"', [(("two", "wo"), True, True)]),
        ("counter-terror*", [(("counter", "terror"), True, False)]),
        ("al-Assad’s", [(("al", "assad", "s"), False, False)]),
        ('- -- * "" "*" 🎉 . — -* "', []),
        ("- a", [(("a",), False, False)]),
        ("Қазақ ЁЖ", [(("қазақ",), False, False), (("еж",), False, False)]),
    ],
)
def test_read(text: str, terms: list[Term]) -> None:
    """Words, phrases, -words and beginnings; a sign that means nothing is nothing."""
    assert terms_of(text) == [Term(*term) for term in terms]


def test_all_words_in_one_fact(run: Run) -> None:
    """Several words must all occur in one fact, in any order."""
    assert fields(run("search", "winter", "saltcellar")) == [
        ("quillport-1991", "statements.lighthouse")
    ]
    assert fields(run("search", "winter custard")) == []


def test_phrase(run: Run) -> None:
    """The words of a phrase stand side by side."""
    assert fields(run("search", '"border stones"', "--topic", "fisheries"))
    assert not fields(run("search", '"stones border"'))
    assert fields(run("search", "stones border", "--topic", "fisheries"))


def test_phrase_within_one_text(invented: Record) -> None:
    """A phrase is not found across the end of one account and the beginning of the next."""
    assert found(invented, '"palace clock"')
    assert not found(invented, '"clock about two hours"')
    assert not found(invented, '"the palace clock about"')


def test_without(run: Run) -> None:
    """`-word` leaves out the facts that have it, and is none of the options, wherever it stands."""
    everything = fields(run("search", "lighthouse"))
    without = fields(run("search", "-saltcellar", "lighthouse", "-venue-less"))
    assert without
    assert set(without) < set(everything)
    assert ("saltcellar-1995", "venue") in without
    assert ("video-1991", "summary") not in without
    assert fields(run("search", "lighthouse -saltcellar")) == without
    assert fields(run("search", "lighthouse", "--", "-saltcellar")) == without


def test_without_a_person(invented: Record) -> None:
    """A name left out leaves out what is tagged with it, in whatever script it is written."""
    hits = found(invented, "herring -Зумм")
    assert hits
    assert hits == found(invented, "herring -Zumm") == found(invented, 'herring -"Bartolo Zoom"')
    assert "statements.counters" not in {hit.field for hit in hits}


def test_beginning(run: Run) -> None:
    """`count*` finds counters, counts and counting; `counter*` fewer, and `counte` nothing."""
    marked = " ".join(row[2] for row in run("search", "count*").rows)
    assert all(f"«{word}»" in marked for word in ("count", "counts", "counters", "Counting"))
    assert {row[1] for row in run("search", "counter*").rows} == {
        "statements.counters",
        "outcomes.commission",
    }
    assert run("search", "counte").rows == []


@pytest.mark.parametrize(
    "spellings",
    [
        ["Kolobokova", "Колобокова", "كولوبوكوفة", "كولوبوكوفه", "Kolobokowa", "Kolobóková"],
        ["Zumm", "Зумм", "ЗУММ", "Zoom"],
        ["Quillport", "Квиллпорт", "كويلبورت", "Quíllport"],
        ["Saltcellar", '"Salt Cellar"', "saltcellar"],
        ["Alyona", "Алёна", "Алена", "أليونا", "اليونا", "Aléna", "Alena"],
        ["Marzipan", "marzipan"],
    ],
)
def test_names_in_three_scripts(invented: Record, spellings: list[str]) -> None:
    """However a name is spelt, the same facts are found: those that have it, and those tagged."""
    hits = [
        [(hit.meeting, hit.field, hit.evidence) for hit in found(invented, s)] for s in spellings
    ]
    assert hits[0]
    assert all(other == hits[0] for other in hits)


def test_tagged(run: Run) -> None:
    """A name finds the participant, what the person said, the place; the name we use is marked."""
    hits = {(row[0], row[1]): row[2] for row in run("search", "Зумм").rows}
    said = hits["ferrymouth-1994", "statements.nets"]
    assert said == "«Zumm»: Nets with holes too small for a herring must go."
    assert hits["video-1991", "participants.bartolo-zumm"] == "Bartolo «Zumm», Chancellor"
    assert hits["quillport-1991", "summary"].startswith("Quillfeather received «Zumm» at")
    assert hits["", "people.bartolo-zumm"] == "Bartolo «Zumm», Chancellor (Бартоло «Зумм»)"
    places = {(row[0], row[1]): row[2] for row in run("search", "Квиллпорт").rows}
    assert places["quillport-1991", "place"] == "«Quillport», Norland"


def test_tagged_by_several_words(run: Run) -> None:
    """A quoted name in any order of its words is the person's; apart, each word counts alone."""
    assert ("video-1991", "statements.keeper") in fields(run("search", '"Zumm Bartolo"', "keeper"))
    assert ("video-1991", "statements.keeper") in fields(run("search", "Бартоло", "Zoom", "keeper"))


def test_one_name_two_places(run: Run) -> None:
    """Two places with one name are found apart."""
    hits = fields(run("search", "Ферримут"))
    assert [hit for hit in hits if hit[1] == "place"] == [
        ("ferrymouth-1994", "place"),
        ("ferrymouth-south-1999", "place"),
    ]
    assert hits[-2:] == [("", "places.ferrymouth"), ("", "places.ferrymouth-south")]


def test_hostile_text(run: Run) -> None:
    """Text from data is text: brackets stand, escapes and overrides reach neither screen nor pipe."""
    for result in (run("search", "calc", width=80), run("search", "calc")):
        assert "[sic] [/] [b]x[/b] :warning: \\[x]" in " ".join(result.out.split())
        assert not {"\x1b", "\x07", "\u202e"} & set(result.out)
    snippets = [hit["snippet"] for hit in run("search", "calc", "--json").json["hits"]]
    assert all("\x1b[31m" in snippet and "\u202e" in snippet for snippet in snippets)


# The answer


def test_order(invented: Record) -> None:
    """Hits stand in order of time, candidates among the meetings; people and places stand last."""
    hits = found(invented, "chancellors", Filters(status=("all",)))
    assert [hit.meeting or hit.field for hit in hits if hit.kind in ("summary", "candidate")] == [
        "candidates.regatta-1992",
        "ferrymouth-1994",
        "saltcellar-1995",
        "quillport-1996",
        "candidates.saltcellar-1997",
    ]


@given(st.sampled_from(["zumm", "the", "fog", "lighthouse*", "herring", "saltcellar"]))
def test_order_of_everything(invented: Record, query: str) -> None:
    """No hit stands before one of an earlier day, and the tables follow what has a day."""
    last = dates.order(dates.parse("0001"))
    tables = False
    for hit in found(invented, query, Filters(status=("all",))):
        id = hit.field.partition(".")[2]
        if hit.kind in ("person", "place"):
            tables = True
            continue
        assert not tables
        row = invented.meetings[hit.meeting] if hit.meeting else invented.candidates[id]
        order = dates.order(getattr(row, "date", None) or row.when, row.id)
        assert last <= order
        last = order


def test_json(run: Run) -> None:
    """One document: count, and hits with meeting, field, snippet, evidence, null where there is none."""
    answer = run("search", "Saltcellar", "--json").json
    assert answer["schema_version"] == 1
    assert answer["count"] == len(answer["hits"]) == 7
    assert answer["hits"][0] == {
        "meeting": "quillport-1991",
        "kind": "statement",
        "field": "statements.lighthouse",
        "snippet": "Quillfeather and Zumm: The lighthouse at «Saltcellar» should be lit again before winter.",
        "evidence": ["northern-herald-1991-05-15#7", "southern-post-1991-05-16#7"],
        "disputed": False,
    }
    assert [hit["field"] for hit in answer["hits"] if hit["meeting"] is None] == [
        "candidates.saltcellar-1997",
        "places.saltcellar",
    ]


def test_json_without_a_hit(run: Run) -> None:
    """Nothing found is an empty list, and a sentence on stderr."""
    result = run("search", "custrd", "--json")
    assert (result.code, result.json["count"], result.json["hits"]) == (0, 0, [])
    assert result.err == "Nothing has “custrd”; the nearest: custard, must.\n"


@pytest.mark.parametrize(
    ("query", "bare", "left"),
    [
        ("who was in Saltcellar", "saltcellar", "who, was, in"),
        ("what about the custard?", "custard", "what, about, the"),
        ("где маяки lighthouses", None, ""),
        ("где lighthouses", "lighthouses", "где"),
        ("من lighthouses", "lighthouses", "من"),
    ],
)
def test_a_question(run: Run, query: str, bare: str | None, left: str) -> None:
    """Words that only ask are left out where nothing has them too, and that is said."""
    result = run("search", query)
    if bare is None:
        assert (result.code, result.out) == (0, "")
    else:
        assert result.out == run("search", bare).out != ""
        assert result.err == f"Without {left}, which no fact has beside the rest.\n"


def test_little_words_that_are_there(run: Run) -> None:
    """What has every word is found by every word, small ones too; and small words alone stand."""
    result = run("search", "the lighthouse")
    assert result.out
    assert result.err == ""
    assert run("search", '"the lighthouse"').out
    assert run("search", "the").out


def test_many_words_are_looked_up(invented: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """The record is taken apart once, however many words are asked for."""
    folded = []
    monkeypatch.setattr(index, "fold", lambda text: folded.append(text) or words.fold(text))
    search(invented, "custard", Filters())
    once = len(folded)
    search(invented, " ".join(f"custard{n} -lamp{n} fog{n}*" for n in range(500)), Filters())
    assert len(folded) == 2 * once


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["lighhouse"], "Nothing has “lighhouse”; the nearest: lighthouse, lighthouses"),
        (["xyzzyxyzzy"], "Nothing has “xyzzyxyzzy”.\n"),
        (['"lighthouse xyzzyxyzzy"'], "Nothing has “lighthouse xyzzyxyzzy”.\n"),
        (['"lit custard"'], "Nothing has “lit custard”.\n"),
        (["custard", "herring"], "though each word is in one; without “custard”: 6 hits.\n"),
        (
            ["sailor"],
            "Nothing has “sailor”; not confirmed, and found with --status all: quillport-1996",
        ),
        (["custard", "--since", "1995"], "; without the filters: 2 hits.\n"),
        (
            ["custard", "--since", "1996", "--until", "1998"],
            "No meeting is recorded then; the record covers",
        ),
        (["1992"], "Nothing has “1992”; the nearest: 1991.\n"),
        (["custard", "xyzzyxyzzy"], "Nothing has “xyzzyxyzzy”; without “xyzzyxyzzy”: "),
        (["custard", "who", "xyzzyxyzzy"], "Nothing has “xyzzyxyzzy”"),
        ([""], "“” has no word to look for; write one, as in: summits search fisheries"),
        (["-herring"], "“-herring” has no word to look for; write one"),
        (["🎉", "*"], "“🎉 *” has no word to look for; write one"),
    ],
)
def test_nothing_found(run: Run, arguments: list[str], said: str) -> None:
    """Nothing found: exit 0, a sentence on stderr that says where to look, nothing on stdout."""
    result = run("search", *arguments)
    assert (result.code, result.out) == (0, "")
    assert said in result.err


def test_filters(run: Run) -> None:
    """The filters of list hold: no hit of another meeting; candidates by their time alone."""
    everything = {meeting for meeting, _ in fields(run("search", "lighthouse"))}
    assert everything == {"quillport-1991", "video-1991", "saltcellar-1995", ""}
    since = fields(run("search", "lighthouse", "--since", "1992"))
    assert since == [
        ("saltcellar-1995", "summary"),
        ("saltcellar-1995", "venue"),
        ("", "candidates.saltcellar-1997"),
    ]
    assert ("", "candidates.saltcellar-1997") not in fields(
        run("search", "lighthouse", "--city", "saltcellar")
    )
    assert {m for m, _ in fields(run("search", "lighthouse", "--mode", "video"))} == {"video-1991"}


def test_filters_of_tables(run: Run) -> None:
    """Of people and places, those remain that have to do with the meetings that pass."""
    tables = [field for meeting, field in fields(run("search", "Ferrymouth")) if not meeting]
    assert tables == ["places.ferrymouth", "places.ferrymouth-south"]
    narrowed = fields(run("search", "Ferrymouth", "--country", "Suland"))
    assert narrowed[-1] == ("", "places.ferrymouth-south")
    assert ("", "places.ferrymouth") not in narrowed
    assert ("", "people.fenella-inkwell") in fields(run("search", "Inkwell", "--status", "all"))
    assert ("", "people.fenella-inkwell") not in fields(run("search", "Inkwell", "--since", "1991"))


def test_unconfirmed(run: Run) -> None:
    """What is not confirmed is found when it is asked for, and says so on a screen."""
    assert "unconfirmed" in run("search", "sailor", "--status", "all", width=80).out
    assert fields(run("search", "sailor", "--status", "unconfirmed")) == [
        ("quillport-1996", "summary")
    ]


# Whatever is typed


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text() | st.text('"“-*«a '))
def test_nothing_is_a_syntax_error(run: Run, text: str) -> None:
    """Whatever is typed has an answer: exit 0, and a sentence where there is no hit."""
    result = run("search", "--", text)
    assert result.code == 0
    said = "" if result.err.startswith("Without ") else result.err
    assert bool(result.out) != bool(said)


@pytest.mark.parametrize("word", ["-h", "--help"])
def test_help(run: Run, word: str) -> None:
    """-h is help here as everywhere, though -house is a word."""
    assert run("search", word).out.startswith("Usage: summits search")
    assert "no word to look for" in run("search", "-house").err


def test_a_misspelt_option_is_told(run: Run) -> None:
    """A word that begins with two dashes is an option, and an unknown one an error."""
    result = run("search", "fog", "--sinse", "1991")
    assert (result.code, "--since" in result.err) == (2, True)
    assert run("search").code == 2


WORDS = ["the", "zumm", "herring", "lighthouse", "Зумм", "fog", "stones", "chancellors", "quill"]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), st.booleans())
def test_marks(invented: Record, words: list[str], prefix: bool) -> None:
    """Without its signs a snippet is the record's own text, and every hit has something marked."""
    query = " ".join(words) + "*" * prefix
    for hit in found(invented, query, Filters(status=("all",))):
        assert hit.snippet.count(OPEN) == hit.snippet.count(CLOSE) > 0
        bare = hit.snippet.replace(OPEN, "").replace(CLOSE, "")
        if hit.kind == "statement":
            meeting = invented.meetings[hit.meeting or ""]
            key = hit.field.partition(".")[2]
            (said,) = (row.says for row in meeting.statements if row.key == key)
            assert bare.endswith(said)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))
def test_more_words_find_less(invented: Record, words: list[str]) -> None:
    """Each further word leaves a part of what the others find; leaving it out leaves the rest."""

    def keys(query: str) -> set[tuple[str | None, str, str]]:
        return {(hit.meeting, hit.kind, hit.field) for hit in found(invented, query)}

    query = " ".join(words)
    with_fog, without_fog = keys(f"{query} fog"), keys(f"{query} -fog")
    assert with_fog | without_fog == keys(query)


def test_every_word_is_found(invented: Record) -> None:
    """Every word of every statement finds that statement."""
    for id, meeting in invented.meetings.items():
        for row in meeting.statements:
            for word in set(fold_words(row.says)):
                hits = found(invented, f'"{word}"')
                assert (id, f"statements.{row.key}") in {(hit.meeting, hit.field) for hit in hits}
