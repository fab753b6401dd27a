"""`summits search` on a screen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from summits.answers.search import CLOSE, OPEN, Hit
from summits.record import backing, wording
from summits.record.record import Record
from summits.render import heads
from summits.render.look import DATE, HEAD, ID, WARN, Look, edges, footer, joined, text
from summits.render.margin import MORE, Line, References, lines, unsourced
from summits.values import dates

_LABELS = {"participant": "who", "statement": "said", "dispute": "disputed"}
_MARKED = re.compile(f"{OPEN}[^{CLOSE}]*{CLOSE}")


def view(record: Record, hits: Sequence[Hit], look: Look) -> RenderableType:
    """The hits under their meetings, in order of time."""
    return Group(*_parts(record, hits, look), footer(_summary(record, hits), look))


def _parts(record: Record, hits: Sequence[Hit], look: Look) -> Iterator[RenderableType]:
    references = References(record, named=True)
    for index, (where, found) in enumerate(groupby(hits, key=_where)):
        if index:
            yield Text("")
        yield _heading(record, where, look)
        yield lines([_line(hit, references) for hit in found], look, named=True)


def _where(hit: Hit) -> str:
    # A candidate stands alone; people and places stand together.
    return hit.meeting or (hit.field if hit.kind == "candidate" else "")


def _heading(record: Record, where: str, look: Look) -> RenderableType:
    if not where:
        return Text("People and places", HEAD)
    if where in record.meetings:
        return heads.among(record, record.card(where), look)
    id = where.partition(".")[2]
    day = text(dates.brief(dates.parse(record.candidates[id].when)), DATE)
    return edges(joined(day, text("not substantiated", WARN), by=" · "), text(id, ID), look)


def _line(hit: Hit, references: References) -> Line:
    label = hit.field if hit.kind == "field" else _LABELS.get(hit.kind, hit.kind)
    words = text(hit.snippet)
    words.highlight_regex(_MARKED, HEAD)
    label = "" if hit.kind == "candidate" else label
    if hit.kind == "place" or not hit.evidence:
        # Our own summary and the tables of names.
        return unsourced(label, words)
    return Line(label, words, references.mark(hit.evidence, disputed=hit.disputed))


def _summary(record: Record, hits: Sequence[Hit]) -> str:
    meetings = len({hit.meeting for hit in hits if hit.meeting})
    counted = f"{wording.counted(len(hits), 'hit')} at {wording.counted(meetings, 'meeting')}"
    return f"{counted}. {backing.legend(record)} A summary is the record's own. ! disputed. {MORE}"
