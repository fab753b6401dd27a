"""`summits evidence` on a screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from summits.answers.claims import Claim, Value
from summits.answers.evidence import Field, Question
from summits.record import backing, wording
from summits.record.record import Record
from summits.render import heads
from summits.render.look import (
    DIM,
    HEAD,
    ID,
    WARN,
    Look,
    address,
    edges,
    footer,
    heading,
    indented,
    joined,
    page,
    text,
)
from summits.render.margin import References, followed, hung, paragraphs, published, voice

if TYPE_CHECKING:
    from summits.record import models

TITLES = {
    "disputed": "! DISPUTED",
    "one origin": "ON ONE ORIGIN",
    "several origins": "ON SEVERAL ORIGINS",
    "not recorded": "NOT RECORDED",
}


def overview(
    record: Record, meeting: models.Meeting, fields: Sequence[Field], look: Look
) -> RenderableType:
    """Every field of a meeting, those that need a look first."""
    return Group(*_overview(record, meeting, fields, look))


def view(record: Record, meeting: models.Meeting, field: Field, look: Look) -> RenderableType:
    """One field: each value with everybody who claims it."""
    return page(FieldPage(record, meeting, field, look))


def _overview(
    record: Record, meeting: models.Meeting, fields: Sequence[Field], look: Look
) -> Iterator[RenderableType]:
    yield heads.alone(record, record.card(meeting.id), look)
    for standing, group in groupby(fields, key=lambda field: field.standing):
        yield heading(TITLES[standing], f"{HEAD} {WARN}" if standing == "disputed" else HEAD)
        if standing == "not recorded":
            yield indented(text(", ".join(field.field for field in group)))
            continue
        for field in group:
            yield from _row(record, field, look)
    yield Text("")
    yield footer(
        f"Origins: whose words they are. Who claims a field: summits evidence {meeting.id} FIELD",
        look,
    )


def _row(record: Record, field: Field, look: Look) -> Iterator[RenderableType]:
    name, weight = text(field.field, ID), _weight(record, field)
    told = [] if field.text in [row.question for row in field.questions] else [text(field.text)]
    for question in field.questions:
        versions = f"{wording.counted(len(question.values), 'version')}:"
        told.append(joined(text(versions, DIM), text(question.question)))
    if look.wide:
        yield indented(_weighed(name, weight, look, 2))
    else:
        weight = Text.assemble("(", weight, ")", style=DIM)
        told[0] = followed(told[0], weight, look.width - 4)
        yield indented(name)
    yield from (indented(line, 4) for line in told)


def _weighed(words: Text, weight: Text, look: Look, inset: int) -> RenderableType:
    """A name with its weight at the other edge, or below it."""
    inner = look._replace(width=look.width - inset)
    return edges(words, weight, inner) if look.wide else Group(words, weight)


def _weight(record: Record, claimed: Field | Value) -> Text:
    """`2 origins, both sides`."""
    who = backing.words(record, backing.whose(claimed.sides))
    return text(f"{wording.counted(len(claimed.origins), 'origin')}, {who}", DIM)


class FieldPage:
    """A field on its way to the screen."""

    def __init__(self, record: Record, meeting: models.Meeting, field: Field, look: Look) -> None:
        self.record, self.meeting, self.field, self.look = record, meeting, field, look
        self.references = References(record)

    def parts(self) -> Iterator[RenderableType]:
        yield heads.alone(self.record, self.record.card(self.meeting.id), self.look)
        yield text(self.field.field, ID)
        if not self._told():
            yield Text("")
            yield text(self.field.text)
        for value in self.field.values:
            yield Text("")
            yield self._value(value)
        for question in self.field.questions:
            yield heading(question.question)
            for value in question.values:
                yield self._value(value)
            yield _why(question)
        yield from self._addresses()

    def _told(self) -> bool:
        """Whether what the record says stands below anyhow."""
        questions = self.field.questions
        told = [value.text for question in questions for value in question.values]
        told.extend(question.question for question in questions)
        return bool(self.field.values) or self.field.text in told

    def _value(self, value: Value) -> RenderableType:
        head = _weighed(text(value.text, HEAD), _weight(self.record, value), self.look, 4)
        parts: list[RenderableType] = [head]
        for says, claims in groupby(value.claims, key=lambda claim: claim.says):
            if says and says != value.text:
                parts.append(text(says))
            parts.extend(self._claim(claim) for claim in claims)
        return indented(hung(Text("›" if value.held else ""), Group(*parts), 2))

    def _claim(self, claim: Claim) -> RenderableType:
        number = Text(f"[{self.references.number(claim.source)}]", DIM)
        where = text(f"{claim.publisher}{paragraphs(claim.paragraphs)}", link=claim.url)
        told = text(f"({voice(self.record, claim.source, origin=True)}),", DIM)
        return hung(number, joined(where, told, published(claim.published)), number.cell_len + 1)

    def _addresses(self) -> Iterator[RenderableType]:
        yield heading("ADDRESSES")
        for id, number in self.references.numbers.items():
            url = self.record.sources[id].url
            yield address(url or "none known", Text(f"  [{number}] ", DIM), link=url)
        yield Text("")
        yield footer("› what the record goes with. ¶ is a paragraph: summits verify.", self.look)


def _why(question: Question) -> RenderableType:
    held = question.held
    goes = f"with “{held.text}”" if held else "with none of them"
    return indented(joined(text(f"The record goes {goes}."), text(question.because)))
