"""`summits changes` on a screen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import RenderableType
from rich.text import Text

from summits.answers.changes import Changed, Changes
from summits.record import wording
from summits.render.look import DIM, HEAD, ID, Look, heading, indented, joined, page, text

_KINDS = {"question": "question", "because": "why", "account": "version"}
_SIGNS = {"added": "+", "gone": "−"}


def view(found: Changes, look: Look) -> RenderableType:
    """What changed, by meeting; then the tables."""
    return page(ChangesPage(found, look))


class ChangesPage:
    """Changes on their way to the screen."""

    def __init__(self, found: Changes, look: Look) -> None:
        self.found, self.look = found, look

    def parts(self) -> Iterator[RenderableType]:
        versions = f"{self.found.old} → {self.found.new}"
        yield joined(text("What changed", HEAD), text(versions, DIM), by="  ")
        yield text(summary(self.found), DIM)
        for meeting, group in groupby(self.found.facts, key=lambda fact: fact.meeting):
            yield heading(meeting, f"{HEAD} {ID}")
            for fact in group:
                yield from self._fact(fact)
        for table in self.found.tables:
            rows = [("+", table.added), ("−", table.gone), ("~", table.changed)]
            if any(ids for _, ids in rows):
                yield heading(table.table.upper())
            for sign, ids in rows:
                if ids:
                    yield indented(text(f"{sign} {', '.join(ids)}"))

    def _fact(self, fact: Changed) -> Iterator[RenderableType]:
        sign = _SIGNS.get(fact.changes[0], "~")
        said = "" if sign != "~" else ", ".join(fact.changes)
        yield indented(
            joined(
                Text(sign), text(fact.field), text(_KINDS.get(fact.kind, ""), DIM), text(said, DIM)
            )
        )
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
