"""`summits changes` on a screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.text import Text

from summits.answers.changes import Changed, Changes
from summits.record import wording
from summits.render.look import DIM, HEAD, ID, Look, indented, joined, page, section, text
from summits.render.styled import Block

_KINDS = {"question": "question", "because": "why", "account": "version"}
_SIGNS = {"added": "+", "gone": "−"}


def view(found: Changes, look: Look) -> Block:
    """What changed, by meeting; then the tables."""
    return page(_blocks(found))


def _blocks(found: Changes) -> Iterator[Iterable[Block]]:
    versions = text(f"{found.old} → {found.new}", DIM)
    yield [joined(text("What changed", HEAD), versions, by="  "), text(summary(found), DIM)]
    for meeting, group in groupby(found.facts, key=lambda fact: fact.meeting):
        yield section(meeting, (part for fact in group for part in _fact(fact)), f"{HEAD} {ID}")
    for table in found.tables:
        rows = (("+", table.added), ("−", table.gone), ("~", table.changed))
        shown = (indented(text(f"{sign} {', '.join(ids)}")) for sign, ids in rows if ids)
        yield section(table.table.upper(), shown)


def _fact(fact: Changed) -> Iterator[Block]:
    sign = _SIGNS.get(fact.changes[0], "~")
    said = "" if sign != "~" else ", ".join(fact.changes)
    kind = text(_KINDS.get(fact.kind, ""), DIM)
    yield indented(joined(Text(sign), text(fact.field), kind, text(said, DIM)))
    words = [fact.old, fact.new] if fact.old != fact.new else [fact.new]
    for mark, line in zip(("−", "+") if len(words) > 1 else (" ",), words, strict=True):
        if line is not None:
            yield indented(text(f"{mark} {line}", "" if mark != "−" else DIM), 4)
    if sign == "~":
        for mark, cited in (("+", fact.sources_added), ("−", fact.sources_gone)):
            if cited:
                yield indented(text(f"{mark} {', '.join(cited)}", DIM), 4)


def summary(found: Changes) -> str:
    """How many facts changed in which way."""
    counts = found.counts()
    told = [f"{count} {change}" for change, count in counts.items()]
    several = wording.counted(len(found.facts), "fact")
    return f"{several}: {', '.join(told)}" if told else "no fact changed"
