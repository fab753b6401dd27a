"""`summits evidence` on a screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from summits.answers.evidence import Claim, Claimed, Disagreement, FieldClaims, Overview
from summits.record import backing, wording
from summits.record.record import Record, cited_sources
from summits.render import heads
from summits.render import look as ui
from summits.render.margin import Flow, References, paragraphs, published, voice
from summits.render.styled import Block

if TYPE_CHECKING:
    from summits.record import models

TITLES = {
    "disputed": "! DISPUTED",
    "one origin": "ON ONE ORIGIN",
    "several origins": "ON SEVERAL ORIGINS",
    "not recorded": "NOT RECORDED",
}


def overview(record: Record, found: Sequence[Overview], look: ui.Look) -> Block:
    """Every field of some meetings, those that need a look first."""
    return ui.page(_overview(record, found, look))


def view(record: Record, meeting: models.Meeting, field: FieldClaims, look: ui.Look) -> Block:
    """One field: each value with everybody who claims it."""
    return ui.page(FieldPage(record, meeting, field, look).blocks())


def _overview(
    record: Record, found: Sequence[Overview], look: ui.Look
) -> Iterator[Iterable[Block]]:
    for one in found:
        yield [heads.alone(record, record.card(one.meeting), look)]
        for standing, group in groupby(one.fields, key=lambda field: field.standing):
            style = ui.ALERT if standing == "disputed" else ui.HEAD
            if standing == "not recorded":
                names = ", ".join(field.field for field in group)
                yield ui.section(TITLES[standing], [ui.indented(ui.text(names))])
            else:
                rows = (row for field in group for row in _row(record, field, look))
                yield ui.section(TITLES[standing], rows, style)
    which = found[0].meeting if len(found) == 1 else "MEETING"
    yield ui.footer(
        f"Origins: whose words they are. Who claims a field: summits evidence {which} FIELD"
    )


def _row(record: Record, field: FieldClaims, look: ui.Look) -> Iterator[Block]:
    name, weight = ui.text(field.field, ui.ID), _weight(record, field)
    told = [] if field.text in [row.question for row in field.questions] else [ui.text(field.text)]
    for question in field.questions:
        versions = f"{wording.counted(len(question.values), 'version')}:"
        told.append(ui.joined(ui.text(versions, ui.DIM), ui.text(question.question)))
    if look.wide:
        yield ui.indented(ui.edges(name, weight, look.width - 2))
    else:
        yield ui.indented(name)
        yield ui.indented(Flow(told.pop(0), Text.assemble("(", weight, ")", style=ui.DIM)), 4)
    yield from (ui.indented(line, 4) for line in told)


def _weight(record: Record, claimed: FieldClaims | Claimed) -> Text:
    """`2 origins, both sides`."""
    who = backing.words(record, backing.whose(claimed.sides))
    origins = wording.counted(len(claimed.origins), "origin")
    return ui.text(", ".join(filter(None, [origins, who])), ui.DIM)


class FieldPage:
    """A field on its way to the screen."""

    def __init__(
        self, record: Record, meeting: models.Meeting, field: FieldClaims, look: ui.Look
    ) -> None:
        self.record, self.meeting, self.field, self.look = record, meeting, field, look
        self.references = References(record, cited_sources(meeting))

    def blocks(self) -> Iterator[Iterable[Block]]:
        head = heads.alone(self.record, self.record.card(self.meeting.id), self.look)
        yield [head, ui.text(self.field.field, ui.ID)]
        yield [] if self._told() else [ui.text(self.field.text)]
        yield from ([self._value(value)] for value in self.field.values)
        for question in self.field.questions:
            values = map(self._value, question.values)
            yield ui.section(question.question, [*values, _why(question)])
        yield ui.section("ADDRESSES", self._addresses())
        held = "› held by the record. " if "›" in self.references.signs else ""
        read = "¶ is a paragraph: summits verify." if self._read() else ""
        yield ui.footer(f"{held}{read}".strip())

    def _told(self) -> bool:
        """Whether what the record says stands below anyhow."""
        questions = self.field.questions
        told = [value.text for question in questions for value in question.values]
        told.extend(question.question for question in questions)
        return bool(self.field.values) or self.field.text in told

    def _read(self) -> bool:
        claims = (claim for value, _ in self.field.every for claim in value.claims)
        return any(claim.citation.paragraphs for claim in claims)

    def _value(self, value: Claimed) -> Block:
        head = ui.edges(
            ui.text(value.text, ui.HEAD), _weight(self.record, value), self.look.width - 4
        )
        parts: list[Block] = [head]
        for says, claims in groupby(value.claims, key=lambda claim: claim.says):
            if says and says != value.text:
                parts.append(ui.text(says))
            parts.extend(map(self._claim, claims))
        mark = self.references.sign("›" if value.held else "")
        return ui.indented(ui.hung(mark, ui.Group(*parts), 2))

    def _claim(self, claim: Claim) -> Block:
        source = claim.citation.source
        number = Text(f"[{self.references.number(source)}] ", ui.DIM)
        where = ui.joined(
            self.references.publishers[source], paragraphs(claim.citation.paragraphs), by=""
        )
        told = ui.text(f"({voice(self.record, source, origin=True)}),", ui.DIM)
        return ui.hung(
            number, ui.joined(where, told, published(claim.row.published)), number.cell_len
        )

    def _addresses(self) -> Iterator[Block]:
        for id, number in self.references.numbers.items():
            if id in self.references.used:
                url = self.record.sources[id].url
                yield ui.address(url or "none known", f"  [{number}] ", link=url, style=ui.DIM)


def _why(question: Disagreement) -> Block:
    held = question.held
    which = f"Held: “{held.text}”." if held else "None is held."
    return ui.indented(ui.joined(ui.text(which), ui.text(question.because)))
