"""`summits sources` on a screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from summits.answers import sources
from summits.answers.sources import Cited, Weight
from summits.record.record import Record
from summits.record.vocabulary import Read
from summits.record.wording import counted
from summits.render.look import (
    DIM,
    HEAD,
    ID,
    Look,
    address,
    edges,
    footer,
    heading,
    indented,
    joined,
    text,
)
from summits.render.margin import hung, published, voice
from summits.values import dates

_LABEL = 6


READ: dict[Read, str] = {
    "whole": "read whole",
    "opening": "only its opening read",
    "none": "not read",
}


def view(record: Record, found: Sequence[Weight], look: Look) -> RenderableType:
    """One line per source; two where the screen is narrow."""
    table = _wide(record, found) if look.wide else _narrow(record, found)
    counts = "in the whole record: how many facts rest on it; alone: on nothing else"
    words = f"{counted(len(found), 'source')} · {counts}"
    return Group(table, footer(words, look))


def _wide(record: Record, found: Sequence[Weight]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False, expand=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    table.add_column(no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_row(*(Text(word, DIM) for word in ("source", "publisher", "side", "facts", "alone")))
    for weight in found:
        side = text(_side(record, weight.source), DIM)
        numbers = str(weight.facts), str(weight.alone)
        table.add_row(text(weight.source, ID), _publisher(record, weight.source), side, *numbers)
    return table


def _narrow(record: Record, found: Sequence[Weight]) -> RenderableType:
    parts: list[RenderableType] = []
    for weight in found:
        parts.append(text(weight.source, ID))
        facts = f"{counted(weight.facts, 'fact')}, {weight.alone} alone"
        publisher, side = _publisher(record, weight.source), _side(record, weight.source)
        parts.append(indented(joined(publisher, side, facts, by=" · ")))
    return Group(*parts)


def _publisher(record: Record, id: str, style: str = "") -> Text:
    row = record.sources[id]
    return text(row.publisher, style, link=row.url)


def _side(record: Record, id: str) -> str:
    side = record.sources[id].side
    return record.sides[side].short if side in record.sides else side


def one(record: Record, weight: Weight, look: Look) -> RenderableType:
    """One source: what it is, where it is, and the facts that cite it, by paragraph."""
    return Group(*_about(record, weight, look), *_citing(record, weight, look))


def _about(record: Record, weight: Weight, look: Look) -> Iterator[RenderableType]:
    row = record.sources[weight.source]
    yield edges(_publisher(record, weight.source, HEAD), text(weight.source, ID), look)
    if row.title:
        yield text(f"“{row.title}”")
    day = published(row.published)
    read = READ[row.read]
    known = [voice(record, weight.source, origin=True), f"language {row.language}", day, read]
    yield text(" · ".join(known))
    for key in ("url", "archived"):
        if getattr(row, key):
            before = Text("archived at " if key == "archived" else "")
            yield address(getattr(row, key), before, link=getattr(row, key))
    yield text(_rests(record, weight), DIM)


def _rests(record: Record, weight: Weight) -> str:
    prints = record.sources[weight.source].prints
    numbers = {number for cited in weight.cited for number in cited.paragraphs}
    held = f"; {len(numbers)} of its {len(prints)} paragraphs are cited" if prints else ""
    facts = counted(weight.facts, "fact")
    verb = "rests" if weight.facts == 1 else "rest"
    return f"{facts} {verb} on it, {weight.alone} on nothing else{held}"


def _citing(record: Record, weight: Weight, look: Look) -> Iterator[RenderableType]:
    for meeting in (*weight.meetings, None):
        cited = [fact for fact in weight.cited if fact.meeting == meeting]
        if cited:
            yield heading(f"{meeting} · {_day(record, meeting)}" if meeting else "ELSEWHERE")
            yield from _paragraphs(record, cited)
    if weight.alone:
        yield footer("alone: nothing else in the record supports it", look)


def _day(record: Record, meeting: str) -> str:
    return dates.words(record.card(meeting).date)


def _paragraphs(record: Record, cited: list[Cited]) -> Iterator[RenderableType]:
    groups = sources.by_paragraph(cited)
    for number, facts in groups.items():
        rows = [fact_line(record, fact, "alone" if fact.alone else "") for fact in facts]
        if list(groups) == [None]:
            yield indented(Group(*rows))
        else:
            label = Text(f"¶{number}" if number else "whole", HEAD)
            yield indented(hung(label, Group(*rows), _LABEL))


def fact_line(
    record: Record, cited: Cited, note: str = "", *, meeting: bool = False
) -> RenderableType:
    """A fact that rests on a source, with a note behind it."""
    where = text(cited.meeting or "", ID) if meeting else ""
    words = joined(where, text(sources.words(record, cited.fact)), by=" · ")
    return hung(Text("·", DIM), joined(words, text(f"({note})" if note else "", DIM)), 2)
