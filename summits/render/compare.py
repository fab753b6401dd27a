"""`summits compare` on a screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, cast

from rich.text import Text

from summits.answers.compare import (
    FIELDS,
    Attendance,
    Compared,
    Comparison,
    is_call,
    made_public,
    ranks,
)
from summits.record import disputes, facts, wording
from summits.record.record import Record
from summits.render.columns import SideBySide, beside, columns
from summits.render.look import DATE, DIM, ID, WARN, Look, footer, joined, page, signed, text
from summits.render.margin import References
from summits.render.said import Conversation
from summits.render.styled import Block
from summits.values import dates

if TYPE_CHECKING:
    from summits.record import models
    from summits.record.fields_of import Value

LABELS: dict[str, str] = {
    "place": "where",
    "venue": "venue",
    "mode": "how",
    "visit": "visit",
    "announced": "announced",
    "duration": "duration",
    "reported": "made public",
}
_ONCE = "    recorded once"


def view(record: Record, found: Comparison, look: Look, *, everything: bool = False) -> Block:
    """Two meetings side by side; `everything` sets out what is the same too, and what was said on
    topics that only one took up.
    """
    return page(ComparisonPage(record, found, look, everything).blocks())


class ComparisonPage:
    """A comparison on its way to the screen."""

    def __init__(self, record: Record, found: Comparison, look: Look, everything: bool) -> None:
        self.record, self.found, self.look, self.everything = record, found, look, everything
        self.meetings = (record.meetings[found.a], record.meetings[found.b])
        self.ranks = ranks(record)
        self.marked: list[tuple[str, str]] = []

    def blocks(self) -> Iterator[Iterable[Block]]:
        yield columns([beside("", map(self._head, self.meetings))], self.look)
        yield columns(self._facts(), self.look)
        yield columns(chain(self._people(), self._topics()), self.look)
        said = Conversation(self.record, self.found, self.look, self._sign, self.everything)
        yield from said.blocks()
        yield [text(self._gap()), *footer(*self._notes(said.references))]

    def _head(self, meeting: models.Meeting) -> list[Text]:
        when = text(dates.brief(meeting.date), DATE)
        lines = [signed(when, self._sign("date", meeting)), text(meeting.id, ID)]
        if meeting.status == "unconfirmed":
            lines.append(text("unconfirmed", WARN))
        return lines if self.look.wide else [joined(*lines, by="  ")]

    def _sign(self, field: str, *meetings: models.Meeting) -> Text:
        """`!` where sources disagree; the footer says where to look for the first of them."""
        here = [m.id for m in meetings or self.meetings if field in disputes.disputed(m)]
        self.marked.extend((id, field) for id in here)
        return Text("!" if here else "", WARN)

    def _facts(self) -> Iterator[SideBySide]:
        same, neither, apart = [], [], {}
        for field in self._single():
            if self._is_set_out(field):
                apart[field.field] = beside(LABELS[field.field], self._values(field))
            elif field.a is None:
                neither.append(signed(LABELS[field.field], self._sign(field.field)))
            else:
                same.append(signed(self._same(field), self._sign(field.field)))
        yield from _venue_below_place(apart).values()
        if same:
            yield SideBySide("same", both=Text(" · ").join(same))
        if neither:
            yield SideBySide("not recorded", both=Text(" · ").join(neither))

    def _is_set_out(self, field: Compared) -> bool:
        return self.everything or not (field.relation == "same" or field.a is field.b is None)

    def _single(self) -> Iterator[Compared]:
        calls = all(map(is_call, self.meetings))
        for field in self.found.fields[: len(FIELDS)]:
            # Of two calls, how they were made says it.
            if not (calls and field.field in ("place", "venue") and field.a is field.b is None):
                yield field
        a, b = map(made_public, self.meetings)
        yield Compared("reported", "same" if a and a == b else "differs", a, b)

    def _same(self, field: Compared) -> str:
        """A fact that is the same of both, where no label stands beside it."""
        if field.field == "reported":
            return f"made public {field.a}"
        words = facts.claim_words(self.record, field.field, cast("Value", field.a))
        return f"{words} long" if field.field == "duration" else words

    def _values(self, field: Compared) -> Iterator[list[Text]]:
        for meeting, value in zip(self.meetings, (field.a, field.b), strict=True):
            words = self._value(field.field, cast("Value", value), meeting)
            shown = text(words, DIM if value is None else "")
            yield [signed(shown, self._sign(field.field, meeting))] if words else []

    def _value(self, field: str, value: Value, meeting: models.Meeting) -> str:
        if value is None and field in ("place", "venue"):
            if is_call(meeting):
                return "no place: a call" if field == "place" else ""
            below = field == "venue" and self._is_set_out(self.found.fields[0])
            return "venue not recorded" if below else "not recorded"
        if isinstance(value, bool):
            return "yes" if value else "no"
        if value is not None and field in ("visit", "reported"):
            return str(value)
        return facts.claim_words(self.record, field, value)

    def _people(self) -> Iterator[SideBySide]:
        both = self._sorted(self.found.of("participants", "same", "differs"))
        if both:
            yield SideBySide("who, both", both=Text(", ").join(self._names(both)))
        for field in both:
            offices = list(self._offices(field))
            says = any(chain.from_iterable(offices))
            if says and (self.everything or field.relation == "differs"):
                yield beside(self._name(field), offices, near=True)
        yield from self._once("participants")

    def _offices(self, field: Compared) -> Iterator[list[Text]]:
        a, b = cast(Attendance, field.a), cast(Attendance, field.b)
        for meeting, value in zip(self.meetings, (a, b), strict=True):
            parts = wording.listed(list(filter(None, map(facts.part_words, value.parts))))
            set_out = self.everything or a.office != b.office or not parts
            words = ", ".join(filter(None, [value.office if set_out else "", parts]))
            yield [signed(text(words), self._sign(field.field, meeting))]

    def _topics(self) -> Iterator[SideBySide]:
        both = self._names(self.found.of("topics", "same", "differs"))
        if both or self.found.of("topics", "only-a", "only-b", "unknown"):
            yield SideBySide("on, both", both=Text(" · ").join(both) or text("none recorded", DIM))
        yield from self._once("topics")

    def _once(self, kind: str) -> Iterator[SideBySide]:
        only = [
            self._names(self.found.of(kind, "only-a")),
            self._names(self.found.of(kind, "only-b")),
        ]
        if any(only):
            if kind == "participants":
                only = [[Text(", ").join(names)] if names else [] for names in only]
            yield beside(_ONCE, only)
        for field in self._sorted(self.found.of(kind, "unknown")):
            yield beside(self._name(field), self._doubts(field), near=True)

    def _doubts(self, field: Compared) -> Iterator[list[Text]]:
        for meeting, value in zip(self.meetings, (field.a, field.b), strict=True):
            words = text("presence left open" if value is None else "recorded")
            yield [signed(words, self._sign(field.field, meeting))]

    def _names(self, fields: Iterable[Compared]) -> list[Text]:
        return [signed(self._name(f), self._sign(f.field)) for f in self._sorted(fields)]

    def _name(self, field: Compared) -> str:
        if field.field.startswith("participants."):
            return self.record.short_names[field.id]
        return self.record.topics[field.id].label

    def _sorted(self, fields: Iterable[Compared]) -> list[Compared]:
        return sorted(fields, key=lambda field: self.ranks[field.id])

    def _gap(self) -> str:
        if self.found.a == self.found.b:
            return "one and the same meeting"
        words = self.found.gap.words
        return "on the same day" if words == "the same day" else f"{words} apart"

    def _notes(self, references: References) -> Iterator[str]:
        if any(field.relation.startswith("only") for field in self.found.fields):
            yield "“recorded once” is what the sources name, not proof of absence"
        if legend := references.legend(signs=False):
            yield legend
        if self.marked:
            yield f"! disputed: summits evidence {' '.join(self.marked[0])}"


def _venue_below_place(rows: dict[str, SideBySide]) -> dict[str, SideBySide]:
    if "place" in rows and "venue" in rows:
        place, venue = rows["place"], rows.pop("venue")
        rows["place"] = place._replace(a=[*place.a, *venue.a], b=[*place.b, *venue.b])
    return rows
