"""`summits search` on a screen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.text import Text

from summits.answers.search import CLOSE, OPEN, Hit
from summits.record import wording
from summits.record.record import Record
from summits.render import heads
from summits.render.look import DATE, HEAD, ID, WARN, Look, edges, footer, joined, page, text
from summits.render.margin import MORE, Line, References, lines
from summits.render.styled import Block
from summits.values import dates

_LABELS = {"participant": "who", "statement": "said", "dispute": "disputed"}
_MARKED = re.compile(f"{OPEN}[^{CLOSE}]*{CLOSE}")


def view(record: Record, hits: Sequence[Hit], look: Look) -> Block:
    """The hits under their meetings, in order of time."""
    return page(_blocks(record, hits, look))


def _blocks(record: Record, hits: Sequence[Hit], look: Look) -> Iterator[Iterable[Block]]:
    references = References(record, (), named=True)
    for where, found in groupby(hits, key=_where):
        rows = (_line(hit, references) for hit in found)
        yield [_heading(record, where, look), *lines(rows, look, named=True)]
    yield footer(_summary(hits, references.legend()))


def _where(hit: Hit) -> str:
    # A candidate stands alone; people and places stand together.
    return hit.meeting or (hit.field if hit.kind == "candidate" else "")


def _heading(record: Record, where: str, look: Look) -> Block:
    if not where:
        return Text("People and places", HEAD)
    if where in record.meetings:
        return heads.among(record, record.card(where), look)
    id = where.partition(".")[2]
    day = text(dates.brief(dates.parse(record.candidates[id].when)), DATE)
    return edges(joined(day, text("not substantiated", WARN), by=" · "), text(id, ID), look.width)


def _line(hit: Hit, references: References) -> Line:
    label = hit.field if hit.kind == "field" else _LABELS.get(hit.kind, hit.kind)
    words = text(hit.snippet)
    for found in _MARKED.finditer(words.plain):
        words.stylize(HEAD, *found.span())
    label = "" if hit.kind == "candidate" else label
    if hit.kind == "place" or not hit.evidence:
        # Our own summary and the tables of names.
        return Line(label, words)
    return Line(label, words, references.mark(hit.evidence, disputed=hit.disputed))


def _summary(hits: Sequence[Hit], legend: str) -> str:
    meetings = len({hit.meeting for hit in hits if hit.meeting})
    summary = any(hit.kind == "summary" for hit in hits)
    parts = [
        f"{wording.counted(len(hits), 'hit')} at {wording.counted(meetings, 'meeting')}.",
        legend,
        "A summary is the record's own." if summary else "",
        MORE if meetings else "",
    ]
    return " ".join(filter(None, parts))
