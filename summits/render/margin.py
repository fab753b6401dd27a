"""Facts with their sources in the right margin: who says so, at a glance."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from summits import dates, sides
from summits.cards import Record
from summits.citations import parse, source_of
from summits.render.look import DIM, WARN, Look, indented, joined, text

LABEL = 9
_MARGIN_MOST = 24


class References:
    """The sources of a page, numbered in the order in which they are first cited."""

    def __init__(self, record: Record, *, named: bool = False) -> None:
        self.record = record
        self.named = named
        self.numbers: dict[str, int] = {}

    def mark(self, evidence: Iterable[str], *, disputed: bool = False) -> Text:
        """What stands in the margin: `! [1,2] SY only`."""
        evidence = list(evidence)
        who = text(sides.mark(self.record, evidence), DIM)
        return joined(Text("!" if disputed else "", WARN), self._cited(evidence), who)

    def _cited(self, evidence: list[str]) -> Text:
        for citation in evidence:
            self.numbers.setdefault(source_of(citation), len(self.numbers) + 1)
        if self.named:
            return text("; ".join(self.name(citation) for citation in evidence), DIM)
        shown = dict.fromkeys(self.numbers[source_of(citation)] for citation in evidence)
        return Text(f"[{','.join(map(str, shown))}]", DIM)

    def name(self, citation: str) -> str:
        """A citation in words: `TASS, ¶3`."""
        read = parse(citation)
        publisher = self.record.sources[read.source]["publisher"]
        return f"{publisher}{paragraphs(read.paragraphs)}"


def paragraphs(numbers: tuple[int, ...]) -> str:
    """` ¶3–5`, ` ¶3,7`, or nothing."""
    if not numbers:
        return ""
    if len(numbers) > 1 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f" ¶{numbers[0]}–{numbers[-1]}"
    return f" ¶{','.join(map(str, numbers))}"


Line = tuple[str, Text, Text]
"""A label, a text, and what stands in the margin behind it."""


def lines(rows: Iterable[Line], look: Look, *, label: int = LABEL) -> RenderableType:
    """Labelled lines with a margin; without one, and the labels above, on a narrow screen."""
    rows = list(rows)
    if not look.wide:
        return Group(*_narrow(rows))
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False, expand=True)
    if label:
        table.add_column(width=label)
    table.add_column(ratio=1)
    table.add_column(width=margin_width(look))
    for name, words, margin in rows:
        table.add_row(*([text(name, DIM)] if label else []), words, margin)
    return indented(table)


def margin_width(look: Look) -> int:
    """How wide the margin is: a third of the screen at most."""
    return min(_MARGIN_MOST, look.width // 4)


def _narrow(rows: Iterable[Line]) -> Iterable[RenderableType]:
    for name, words, margin in rows:
        label = text(f"{name}:", DIM) if name else ""
        yield indented(joined(label, words, margin))


def source_line(record: Record, id: str) -> Text:
    """A source in words: publisher, whose voice, day; its address is a link on a terminal."""
    row = record.sources[id]
    adjectives = {side["id"]: side["adjective"] for side in record.header["sides"]}
    side = f"{adjectives[row['side']]} side" if row["side"] in adjectives else ""
    voice = ", ".join(filter(None, [_kind(row["kind"]), side]))
    published = row.get("published")
    day = dates.words(dates.parse(published)) if published else "undated"
    return joined(text(row["publisher"], link=row.get("url")), text(f"({voice}),", DIM), day)


def _kind(kind: str) -> str:
    return {"official": "official site", "reference": "reference work"}.get(kind, kind)
