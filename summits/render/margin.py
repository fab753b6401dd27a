"""Facts with their sources in the right margin: who says so, at a glance."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from rich.text import Text

from summits.record import backing
from summits.record.record import Record
from summits.record.vocabulary import Kind
from summits.render import look as ui
from summits.render.styled import Block, lines_of
from summits.values import dates
from summits.values.citations import Cites

MORE = "Sources: summits show MEETING --evidence"
"""Where the sources stand in full, for a footer."""
_LABEL, _LONGEST, _LONGEST_WORD = 9, 16, 20
_MARGIN, _NAMED = 20, 12
_SIGNS = {"!": "! disputed", "›": "› held by the record"}
_BREAKS = re.compile(r",|\] |! ")


class Line(NamedTuple):
    """One fact on its way to the screen."""

    label: str
    words: Text
    margin: Text = Text("")
    """What stands behind it; nothing where it rests on no source of its own."""
    below: Text | None = None
    """Its sources by name, on a line of their own."""
    mark: str = "·"
    """What begins it where there is no room for labels."""
    style: str = ui.DIM
    """That of its label."""


class References:
    """The sources of a page, each with one number; and what of the margin the page has used."""

    def __init__(self, record: Record, sources: Iterable[str], *, named: bool = False) -> None:
        self.record = record
        self.named = named
        self.numbers = {id: number for number, id in enumerate(dict.fromkeys(sources), 1)}
        self.publishers = told_apart({id: publisher(record, id) for id in self.numbers})
        self.used: set[str] = set()
        self.signs: set[str] = set()

    def line(self, label: str, words: Text, evidence: Cites, *, disputed: bool = False) -> Line:
        """A fact with what it rests on: numbers in the margin, or names below it."""
        below = self.names(evidence) if self.named else None
        return Line(label, words, self.mark(evidence, disputed=disputed), below)

    def mark(self, evidence: Cites, *, disputed: bool = False) -> Text:
        """What stands in the margin: `! [1,2] SY side`."""
        cited = Text("") if self.named else self.cited(evidence)
        return ui.joined(self.sign("!" if disputed else ""), cited, self.whose(evidence))

    def whose(self, evidence: Cites) -> Text:
        """Which side reports it, where not both do."""
        whose = backing.whose(backing.sides(self.record, evidence))
        self.signs.add(whose)
        return ui.text(backing.mark(self.record, evidence), ui.of_side(self.record, whose))

    def sign(self, sign: str) -> Text:
        """`!` or `›`, which the legend then explains; or nothing."""
        self.signs.add(sign)
        return Text(sign, ui.WARN if sign == "!" else "")

    def cited(self, evidence: Cites) -> Text:
        """The numbers of the sources: `[1,2]`."""
        shown = sorted({self.number(citation.source) for citation in evidence})
        return Text(f"[{','.join(map(str, shown))}]" if shown else "", ui.DIM)

    def number(self, source: str) -> int:
        """The number of a source, which the list then has."""
        self.used.add(source)
        return self.numbers[source]

    def names(self, evidence: Cites) -> Text:
        """The citations in words: `TASS ¶3, ¶7; Reuters`; each publisher links to its page."""
        places: dict[str, list[str]] = {}
        for citation in sorted(evidence, key=lambda citation: self.number(citation.source)):
            where = paragraphs(citation.paragraphs).strip()
            places.setdefault(citation.source, []).append(where)
        shown = (
            ui.joined(self.publishers[id], ui.text(", ".join(filter(None, cited))))
            for id, cited in places.items()
        )
        return ui.joined(*shown, by="; ", style=ui.DIM)

    def list(self) -> list[Block]:
        """The sources that were cited, with their numbers."""
        cited = [id for id in self.numbers if id in self.used]
        lines = told_apart({id: source_line(self.record, id) for id in cited}, by=" · ")
        width = len(str(max(map(self.number, cited), default=0))) + 3
        marks = (Text(f"[{self.numbers[id]}]", ui.DIM) for id in cited)
        return [
            ui.indented(ui.hung(mark, lines[id], width))
            for mark, id in zip(marks, cited, strict=True)
        ]

    def legend(self, *, signs: bool = True) -> str:
        """What the margin means, and the signs, as far as they are on the page."""
        told = self.told() if signs else ""
        margin = re.sub(r" (?=side\b)", ui.GLUE, backing.legend(self.record, self.signs))
        return " ".join(filter(None, [margin, f"{told}." if told else ""]))

    def told(self) -> str:
        """What the signs mean that are on the page."""
        told = ", ".join(words for sign, words in _SIGNS.items() if sign in self.signs)
        return re.sub("(?<=[!›]) ", ui.GLUE, told)


def told_apart(lines: Mapping[str, Text], by: str = " ") -> dict[str, Text]:
    """Lines of sources, by id; those that look alike have their id behind them."""
    shown = Counter(line.plain for line in lines.values())
    alike = {id: shown[line.plain] > 1 for id, line in lines.items()}
    mark = "{}" if by.strip() else "({})"
    return {
        id: ui.joined(line, ui.text(mark.format(id), ui.DIM), by=by) if alike[id] else line
        for id, line in lines.items()
    }


def paragraphs(numbers: tuple[int, ...]) -> str:
    """` ¶3–5`, ` ¶3,7`, or nothing."""
    if not numbers:
        return ""
    if len(numbers) > 1 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f" ¶{numbers[0]}–{numbers[-1]}"
    return f" ¶{','.join(map(str, numbers))}"


def label_width(labels: Iterable[str]) -> int:
    """How wide labels are: room for the longest, if it is not too long, and for each word."""
    known = list(labels)
    whole = [len(label) for label in known if len(label) <= _LONGEST]
    words = [len(word) for label in known for word in label.split()]
    return max([_LABEL, *whole, *(min(word, _LONGEST_WORD) for word in words)])


def lines(
    rows: Iterable[Line], look: ui.Look, *, label: int = _LABEL, named: bool = False, inset: int = 2
) -> Iterator[Block]:
    """Labelled lines with a margin; without one, and each with a mark, on a narrow screen.

    `label` is the width of the labels: 0 for none, 1 where each is a sign.
    """
    draw = _wide if look.wide else _narrow
    for row in rows:
        yield ui.indented(draw(row, look, label, named), inset)


def _wide(line: Line, look: ui.Look, label: int, named: bool) -> Block:
    width = _NAMED if named else max(_MARGIN, look.width // 4)
    margin = broken(line.margin, width)
    fact = ui.Beside([_sourced(line, line.words), margin], [0, width])
    return ui.hung(ui.text(line.label, line.style), fact, label + min(label, 2)) if label else fact


def _narrow(line: Line, look: ui.Look, label: int, named: bool) -> Block:
    name = ui.text(f"{line.label}:" if line.label and label > 1 else "", line.style)
    fact = _sourced(line, Flow(ui.joined(name, line.words), line.margin))
    return ui.hung(line.label if label == 1 else line.mark, fact, 2) if label else fact


def _sourced(line: Line, words: Block) -> Block:
    return ui.Group(words, ui.indented(line.below, 2 if line.mark else 4)) if line.below else words


class Flow:
    """Words with their margin behind them, or below where it would be torn apart."""

    def __init__(self, words: Text, margin: Text, hang: int = 0) -> None:
        self.words, self.margin, self.hang = words, margin, hang
        """`hang` sets in all lines but the first, so that one paragraph is told from the next."""

    def lines(self, width: int) -> list[Text]:
        room = width - self.hang
        shown = ui.wrapped(self.words, room)
        if self.margin and shown[-1].cell_len + 1 + self.margin.cell_len <= room:
            shown[-1] = ui.joined(shown[-1], self.margin)
        elif self.margin:
            shown.append(broken(self.margin, room))
        first, *others = shown
        hanging = (Text.assemble(" " * self.hang, line) for line in others)
        return [line for words in (first, *hanging) for line in lines_of(words, width)]


def broken(margin: Text, width: int) -> Text:
    """A margin on as many lines as it needs, broken behind a comma or before `SY side`."""
    cuts, start, last = [], 0, 0
    for place in [found.end() for found in _BREAKS.finditer(margin.plain)] + [len(margin.plain)]:
        if len(margin.plain[start:place].rstrip()) > width and last > start:
            cuts.append(last)
            start = last
        last = place
    pieces = margin.divide(cuts)
    for piece in pieces:
        piece.rstrip()
    return Text("\n").join(pieces)


def publisher(record: Record, id: str, style: str = "") -> Text:
    """Who published a source; the address is a link on a terminal."""
    row = record.sources[id]
    return ui.text(row.publisher, style, link=row.url)


def source_line(record: Record, id: str) -> Text:
    """A source in words: publisher, whose voice, day."""
    whose = voice(record, id)
    named = ui.joined(publisher(record, id), ui.bracketed(whose))
    return ui.joined(named, ", ", published(record.sources[id].published), by="")


def published(date: dates.Edtf | None) -> str:
    """The day of a source, as far as it is known."""
    return dates.words(date) if date else "undated"


def voice(record: Record, id: str, *, origin: bool = False) -> str:
    """What the publisher is and whose side it speaks for: `press, origin tass, Russian side`."""
    row = record.sources[id]
    side = record.sides.get(row.side)
    words = f"origin {row.origin}" if origin else ""
    whose = f"{side.adjective} side" if side else ""
    return ", ".join(filter(None, [KINDS[row.kind] if row.kind else "", words, whose]))


KINDS: dict[Kind, str] = {
    "official": "official site",
    "agency": "agency",
    "broadcaster": "broadcaster",
    "press": "press",
    "reference": "reference work",
    "blog": "blog",
}
