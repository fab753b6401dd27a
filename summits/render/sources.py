"""`summits sources` on a screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from summits.answers import sources
from summits.answers.sources import Cited, Weight
from summits.record.record import Record
from summits.record.vocabulary import Read
from summits.record.wording import counted
from summits.render import look as ui
from summits.render.margin import published, publisher, voice
from summits.render.styled import Block
from summits.values import dates

_LABEL = 6
READ: dict[Read, str] = {
    "whole": "read whole",
    "opening": "only its opening read",
    "none": "not read",
}


def view(record: Record, found: Sequence[Weight], look: ui.Look) -> Block:
    """One line per source; two where it is long or the screen is narrow."""
    draw = _wide if look.wide else _narrow
    words = f"{counted(len(found), 'source')} · facts: in the whole record; alone: only on it"
    return ui.page([draw(record, found, look), ui.footer(words)])


def _wide(record: Record, found: Sequence[Weight], look: ui.Look) -> Iterator[Block]:
    width = max(len("side"), *(len(_side(record, weight.source)) for weight in found))
    head = f"facts alone  {'side':{width}}  publisher"
    yield ui.edges(ui.text(head, ui.DIM), ui.text("source", ui.DIM), look.width)
    for weight in found:
        counts = f"{weight.facts:>5} {weight.alone:>5}  "
        style = ui.of_side(record, record.sources[weight.source].side)
        side = ui.text(f"{_side(record, weight.source):{width}}  ", style)
        line = Text.assemble(counts, side, publisher(record, weight.source))
        id = ui.text(weight.source, ui.ID)
        if line.cell_len + id.cell_len + 2 <= look.width:
            yield ui.edges(line, id, look.width)
        else:
            yield from (line, ui.text(weight.source.rjust(look.width), ui.ID))


def _narrow(record: Record, found: Sequence[Weight], look: ui.Look) -> Iterator[Block]:
    for weight in found:
        side = ui.text(
            _side(record, weight.source), ui.of_side(record, record.sources[weight.source].side)
        )
        facts = f"{counted(weight.facts, 'fact')}, {weight.alone} alone"
        yield ui.text(weight.source, ui.ID)
        yield ui.indented(ui.joined(publisher(record, weight.source), side, facts, by=" · "))


def _side(record: Record, id: str) -> str:
    side = record.sources[id].side
    return record.sides[side].short if side in record.sides else side


def one(record: Record, weight: Weight, look: ui.Look) -> Block:
    """One source: what it is, where it is, and the facts that cite it, by paragraph."""
    return ui.page(_one(record, weight, look))


def _one(record: Record, weight: Weight, look: ui.Look) -> Iterator[Iterable[Block]]:
    yield _about(record, weight, look)
    for meeting in (*weight.meetings, None):
        cited = [fact for fact in weight.cited if fact.meeting == meeting]
        day = dates.words(record.card(meeting).date) if meeting else ""
        yield ui.section(
            f"{meeting} · {day}" if meeting else "ELSEWHERE", _paragraphs(record, cited)
        )
    yield ui.footer("alone: nothing else in the record supports it" if weight.alone else "")


def _about(record: Record, weight: Weight, look: ui.Look) -> Iterator[Block]:
    row = record.sources[weight.source]
    yield ui.edges(
        publisher(record, weight.source, ui.HEAD), ui.text(weight.source, ui.ID), look.width
    )
    if row.title:
        yield ui.text(f"“{row.title}”")
    known = [voice(record, weight.source, origin=True)]
    known += [f"language {row.language}"] if row.language else []
    yield ui.text(" · ".join([*known, published(row.published), READ[row.read]]))
    for url, before in ((row.url, ""), (row.archived, "archived at ")):
        if url:
            yield ui.address(url, before, link=url)
    yield ui.text(_rests(record, weight), ui.DIM)


def _rests(record: Record, weight: Weight) -> str:
    prints = record.sources[weight.source].prints
    numbers = {number for cited in weight.cited for number in cited.paragraphs}
    held = f"; {len(numbers)} of its {len(prints)} paragraphs are cited" if prints else ""
    facts = counted(weight.facts, "fact")
    verb = "rests" if weight.facts == 1 else "rest"
    return f"{facts} {verb} on it, {weight.alone} only on it{held}"


def _paragraphs(record: Record, cited: list[Cited]) -> Iterator[Block]:
    groups = sources.by_paragraph(cited)
    for number, facts in groups.items():
        rows = ui.Group(*(fact_line(record, fact, "alone" if fact.alone else "") for fact in facts))
        if list(groups) == [None]:
            yield ui.indented(rows)
        else:
            label = Text(f"¶{number}" if number else "whole", ui.HEAD)
            yield ui.indented(ui.hung(label, rows, _LABEL))


def fact_line(record: Record, cited: Cited, note: str = "", *, meeting: bool = False) -> Block:
    """A fact that rests on a source, with a note behind it."""
    where = ui.text(cited.meeting or "", ui.ID) if meeting else ""
    words = ui.joined(where, ui.text(sources.words(record, cited.fact)), by=" · ")
    return ui.item(ui.joined(words, ui.bracketed(note)))
