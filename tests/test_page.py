"""The page as a text: everything is on it, once, and nothing in it can run or reach out."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from summits.answers import cite
from summits.ask import selectors
from summits.export import FORMATS, Export
from summits.export.page import atlas, drawing, lead, margins, pairs, timeline
from summits.record import facts, files, light
from summits.record.record import Record
from summits.record.wording import Names
from summits.values import dates
from tests.bench import generate
from tests.conftest import INVENTED, Run

LIMIT = 600 * 1024
"""Bytes of the page of the real record, at most."""


def page(record: Record, *, lang: str = "en", every: bool = False) -> str:
    """The page of a record: of its confirmed meetings, or of all."""
    cards = list(record.cards) if every else record.confirmed()
    return "".join(FORMATS["html"].pieces(Export(record, cards, lang=lang)))


class Elements(HTMLParser):
    """The elements of a page: name, attributes; and the text in scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.found and self.found[-1][0] in ("script", "style"):
            self.inside.append((*self.found[-1], data))


Change = Callable[[dict[str, Any]], None]


@pytest.fixture
def changed(tmp_path: Path) -> Callable[..., Record]:
    """The invented record with a table changed, read without the gate."""

    def _changed(**changes: Change) -> Record:
        folder = shutil.copytree(INVENTED, tmp_path / "data")
        for name, change in changes.items():
            for path in folder.rglob(f"{name.replace('_', '-')}.json"):
                content = json.loads(path.read_text("utf-8"))
                change(content)
                path.write_text(json.dumps(content), "utf-8")
        return light.read(files.read(folder))

    return _changed


@pytest.mark.real
def test_it_is_small(real: Record) -> None:
    """The page of the real record is a file that can be sent."""
    assert len(page(real).encode()) < LIMIT


def test_the_same_record_gives_the_same_page(invented: Record) -> None:
    """Nothing of the day, the place or the order of a set is in it."""
    assert page(invented) == page(light.read(files.read(INVENTED)))


@pytest.mark.parametrize("which", ["invented", pytest.param("real", marks=pytest.mark.real)])
def test_every_fact_and_citation_is_there(which: str, request: pytest.FixtureRequest) -> None:
    """Each fact of each meeting stands on the page, with each of its citations."""
    record: Record = request.getfixturevalue(which)
    found = Elements(page(record, every=True)).found
    fields = [attributes["data-f"] for _, attributes in found if attributes.get("data-f")]
    rows = [fact for meeting in record.meetings.values() for fact in facts.facts(record, meeting)]
    for fact in rows:
        assert fact.field in fields
    cited = sum(len(fact.evidence) for fact in rows)
    places = {card.place for card in record.cards if card.place}
    cited += sum(len(record.places[id].evidence or ()) for id in places)
    cited += sum(len(row.evidence) for row in record.candidates.values())
    for meeting in record.meetings.values():
        rests = [row for one in cite.of_meeting(record, meeting) for row in one.references]
        cited += len({row.key for row in rests})
    links = [a for tag, a in found if tag == "a" and (a.get("href") or "").startswith("#s.")]
    assert len(links) == cited


@pytest.mark.parametrize("which", ["invented", pytest.param("real", marks=pytest.mark.real)])
def test_nothing_is_asked_of_anybody(which: str, request: pytest.FixtureRequest) -> None:
    """No element fetches anything; links out are of the web and say nothing of where they come from."""
    for tag, attributes in Elements(page(request.getfixturevalue(which))).found:
        assert tag not in ("img", "iframe", "link", "object", "embed", "base", "audio", "video")
        assert "src" not in attributes
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
        address = attributes.get("href") or "#"
        if not address.startswith("#"):
            assert re.match(r"https?://", address)
            assert attributes["rel"] == "noopener noreferrer"


def test_the_policy_allows_these_scripts_and_this_style(invented: Record) -> None:
    """The policy names each script and style of the page by its hash, and allows nothing else."""
    found = Elements(page(invented))
    policy = next(a["content"] for t, a in found.found if a.get("http-equiv"))
    runs = [
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for tag, attributes, text in found.inside
        if attributes.get("type") != "application/json" and text.strip()
    ]
    assert re.findall(r"'sha256-[^']+'", policy or "") == [runs[1], runs[2], runs[0]]
    assert "default-src 'none'" in (policy or "")
    assert "unsafe" not in (policy or "")


def test_names_in_a_language(invented: Record) -> None:
    """With a language, names are in it where it has one, with the way it is written."""
    text = page(invented, lang="ar")
    assert '<bdi lang="ar" dir=rtl>أليونا كولوبوكوفة</bdi>' in text
    assert "Names of people and places are in Arabic where the record has them" in text
    assert "كويلبورت، نورلاند" in text
    assert "Dot Semolina" in text


def test_what_is_not_recorded_is_left_out(changed: Callable[..., Record]) -> None:
    """Without people, topics, coordinates, a mode or a summary the page stands all the same."""

    def bare(meeting: dict[str, Any]) -> None:
        meeting.update(
            participants=[], topics=[], statements=[], disputes=[], programme=[], outcomes=[]
        )
        meeting.update(mode=None, summary=None, visit=None, venue=None)

    def nowhere(content: dict[str, Any]) -> None:
        for row in content["places"]:
            for key in ("latitude", "longitude", "evidence"):
                row.pop(key, None)

    record = changed(**{"*-*": bare, "places": nowhere})
    text = page(record, every=True)
    assert "Where they met" not in text
    assert text.count("<article") == len(record.cards)


def test_a_record_without_a_meeting(invented: Record) -> None:
    """Where nothing is asked for, the page says so."""
    text = "".join(FORMATS["html"].pieces(Export(invented, [])))
    assert "No meeting is recorded." in text


def test_unconfirmed_meetings(invented: Record) -> None:
    """What is not confirmed is named and left out, and taken in where it is asked for."""
    unconfirmed = next(card.id for card in invented.cards if card.status == "unconfirmed")
    alone, every = page(invented), page(invented, every=True)
    assert f'<article class=card id="{unconfirmed}"' not in alone
    assert "Claimed, not established, and not among the meetings of this page." in alone
    assert "Unconfirmed: claimed, not established." in every
    assert "summits show" not in re.sub(r"<script.*?</script>", "", alone, flags=re.DOTALL)
    # It is counted apart, and stands beneath the title as what it is.
    assert "Claimed besides, and not established:" in every
    sure = len(invented.confirmed())
    assert f"<p class=lead>{sure} meetings" in every


def test_what_is_only_claimed(invented: Record) -> None:
    """Where nothing else is there, or much of it, it is still no meeting."""
    claimed = [card for card in invented.cards if card.status == "unconfirmed"]
    said = lead.lead(invented, claimed, margins.Margins(invented), Names(invented))
    assert said.begin == "No meeting is established."
    assert [one.id for one in said.claimed] == [card.id for card in claimed]
    said = lead.lead(invented, claimed * 4, margins.Margins(invented), Names(invented))
    assert not said.claimed
    assert said.more == f"{4 * len(claimed)} meetings are"
    known = next(card for card in invented.confirmed() if card.place)
    said = lead.lead(invented, [known], margins.Margins(invented), Names(invented))
    assert said.begin.startswith("One meeting, on ")
    assert [one.many for one in said.places] == [""]


@pytest.mark.parametrize("which", ["invented", "many"])
def test_neighbours(which: str, request: pytest.FixtureRequest) -> None:
    """What is before and after each meeting is what `show` has there."""
    record: Record = request.getfixturevalue(which)
    near, shown = selectors.neighbours(record), {card.id for card in record.shown()}
    for card in record.cards:
        order = [None, *(one for one in record.cards if one.id in shown or one == card), None]
        at = order.index(card)
        assert near[card.id] == (order[at - 1], order[at + 1])


def test_sources_by_whose_words_they_are() -> None:
    """Beneath a fact, a publisher is as short as it can be and still be known."""
    assert margins._brief("Reuters text at AOL") == "Reuters"
    assert margins._brief("President of Russia (kremlin.ru)") == "kremlin.ru"
    assert margins._brief("The Toast (Norland)") == "The Toast (Norland)"


def test_words_of_the_margin(invented: Record) -> None:
    """There is room on the page for whole words, and an origin is called what readers know it as."""
    for id, side in invented.sides.items():
        assert margins.called(invented, id) == f"{side.adjective} side"
    assert margins.called(invented, "both") == "both sides"
    assert margins.called(invented, "other") == "neither side"
    numbered = margins.Margins(invented)
    assert [*map(numbered.number, invented.sources)] == [*range(1, len(invented.sources) + 1)]
    rows = numbered.listed()
    assert not [row for row in rows if "origin " in row.voice]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """150 invented meetings."""
    folder = tmp_path_factory.mktemp("many") / "data"
    generate(folder, 150)
    return light.read(files.read(folder))


@pytest.mark.parametrize(
    "which", ["invented", "many", pytest.param("real", marks=pytest.mark.real)]
)
@pytest.mark.parametrize("width", [590, 1000])
def test_labels_do_not_touch(which: str, width: int, request: pytest.FixtureRequest) -> None:
    """No label of the line of time covers another or runs over the edge, at any width it is made for."""
    record: Record = request.getfixturevalue(which)
    line = timeline.line(record, record.cards, Names(record))
    drawn = drawing.across(line, "wide", width)
    boxes = [
        (
            p.x * width / 100 - 8,
            p.y - 14,
            p.x * width / 100 + len(p.mark.label) * 6.5 + 13,
            p.y + 16,
        )
        for p in drawn.marks
        if p.labelled
    ]
    assert all(right <= width + 1 for _, _, right, _ in boxes)
    marks = [(p.x * width / 100, p.dot) for p in drawn.marks if p.labelled]
    for left, top, right, bottom in boxes:
        assert not [x for x, y in marks if left + 9 < x < right and top < y < bottom]
    for number, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[:number]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top


def test_the_hosts_stand_clear_of_the_marks(invented: Record) -> None:
    """The words at the left of the line give way where a meeting is."""
    line = timeline.line(invented, invented.cards, Names(invented))
    drawn = drawing.across(line, "middle", 590)
    assert drawn.over < min(p.y - 14 for p in drawn.marks)
    assert drawn.beneath > max(p.y + 14 for p in drawn.marks)
    later = drawing.across(line._replace(marks=line.marks[-1:]), "middle", 590)
    assert abs(later.axis - later.over) < drawing.FIRST > abs(later.beneath - later.axis)


def test_the_line_is_to_scale(invented: Record) -> None:
    """A mark lies where its day does between the first and the last that the record covers."""
    line = timeline.line(invented, invented.cards, Names(invented))
    first, last = line.scale
    for mark in line.marks:
        middle = (
            mark.card.date.earliest + (mark.card.date.latest - mark.card.date.earliest) / 2 - first
        )
        assert mark.at == pytest.approx(middle / (last - first), abs=1 / (last - first).days)


def test_the_line_of_a_new_record() -> None:
    """Where nobody says since when was searched, it ends a little behind the last meeting, not today."""
    record = light.read(files.read(INVENTED))
    cards, called = record.cards, Names(record)

    def scale(covers: str, count: int = len(cards)) -> timeline.Scale:
        vars(record.header)["covers"] = dates.parse(covers)
        return timeline.line(record, cards[:count], called).scale

    first, last = scale("../2026-11-26")
    begin, end = cards[0].date.earliest, cards[-1].date.latest
    assert 30 <= (last - end).days <= 30 + (end - begin).days / 40
    assert 30 <= (begin - first).days <= 30 + (end - begin).days / 40
    assert scale("../1999") == (first, last)
    one = scale("../2026-11-26", 1)
    assert (one.last - begin).days == (begin - one.first).days == 30


def test_hosts_stand_above_and_below(invented: Record) -> None:
    """The first side's country is above the line, the second's below, a call on it."""
    bands = {card.id: timeline.band(invented, card) for card in invented.cards}
    assert bands["quillport-1991"] == "above"
    assert bands["saltcellar-1995"] == "below"
    assert bands["video-1991"] == "on"


def test_down_a_narrow_page_labels_keep_their_order(invented: Record) -> None:
    """Labels stand apart and in the order of time, however near the meetings are."""
    column = drawing.down(timeline.line(invented, invented.cards, Names(invented)))
    labels = [mark.label for mark in column.marks]
    assert all(b - a >= drawing.PITCH for a, b in pairwise(labels))


def test_the_map_has_the_places_that_have_coordinates(invented: Record) -> None:
    """North is up, east is right, and each place lies within the drawing."""
    found = atlas.map_of(invented, invented.cards)
    assert found is not None
    spots = {dot.place.id: dot for dot in found.dots}
    assert spots["quillport"].y < spots["saltcellar"].y
    assert spots["saltcellar"].x < spots["quillport"].x
    assert all(0 < dot.x < found.width and 0 < dot.y < found.height for dot in found.dots)


def test_pairs_are_worked_out_up_to_a_bound(many: Record, invented: Record) -> None:
    """Of few meetings every pair is there; of many each with those just before it, and no more."""
    few = list(pairs.pairs(invented, invented.cards))
    assert len(few) == len(invented.cards) * (len(invented.cards) - 1) / 2
    found = list(pairs.pairs(many, many.cards))
    assert 850 < len(found) <= pairs.MOST
    assert {pair.b - pair.a for pair in found} == {1, 2, 3, 4, 5, 6}


def test_open(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--open writes the page and shows it; of another format it is refused."""
    shown: list[str] = []
    monkeypatch.setattr("click.launch", lambda path: shown.append(path) or 0)
    target = tmp_path / "meetings.html"
    assert run("export", "html", "-o", str(target), "--open").code == 0
    assert run("export", "html", "--open").code == 0
    assert shown[0] == str(target)
    assert Path(shown[1]).read_text("utf-8") == target.read_text("utf-8")
    assert run("export", "csv", "--open").code == 2
