"""`summits show` on a screen."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from summits import dates, disputes, facts, selectors, shapes, wording
from summits.cards import Card, Record
from summits.render import look as looks
from summits.render.look import DIM, HEAD, ID, WARN, Look, edges, heading, indented, joined, text
from summits.render.margin import Line, References, lines, source_line


def view(
    record: Record, meeting: shapes.Meeting, look: Look, *, evidence: bool = False
) -> RenderableType:
    """One meeting on a page; `evidence` puts publisher and paragraph behind each fact."""
    return Group(*_Page(record, meeting, look, evidence).parts())


class _Page:
    """One meeting on its way to the screen."""

    def __init__(self, record: Record, meeting: shapes.Meeting, look: Look, named: bool) -> None:
        self.record, self.meeting, self.look = record, meeting, look
        self.references = References(record, named=named)
        self.disputed = disputes.disputed(meeting)

    def parts(self) -> Iterator[RenderableType]:
        yield from self._title()
        yield Text("")
        yield text(self.meeting["summary"])
        for title, rows in (
            ("WHO", self._who()),
            ("WHAT", self._what()),
            ("HOW IT WENT", self._items("programme")),
            ("WHAT CAME OF IT", self._items("outcomes")),
            ("WHO SAYS WHEN AND WHERE", self._fields()),
        ):
            found = list(rows)
            if found:
                yield heading(title)
                yield from found
        yield from self._disputes()
        yield from self._neighbours()
        yield from self._sources()

    def _title(self) -> Iterator[RenderableType]:
        meeting = self.meeting
        place = facts.place_words(self.record, meeting["place"]) if meeting["place"] else None
        when = dates.words(dates.parse(meeting["date"]), weekday=True) + self._sign("date")
        where = ", ".join(filter(None, [meeting["venue"], place]))
        title = joined(text(when, HEAD), text(where, HEAD), by=" · ")
        yield edges(title, text(meeting["id"], ID), self.look)
        known = [facts.mode_words(meeting["mode"])]
        known.extend(
            facts.value_words(self.record, meeting, field) + self._sign(field)
            for field in ("visit", "announced", "duration")
            if meeting[field] is not None
        )
        if meeting["reported"] is not None:
            reported = dates.words(dates.parse(meeting["reported"]))
            known.append(f"made public {reported}{self._sign('reported')}")
        if meeting["status"] == "unconfirmed":
            known.insert(0, "unconfirmed: claimed, not established")
        yield text(" · ".join(known))

    def _sign(self, field: str) -> str:
        return " !" if field in self.disputed else ""

    def _fields(self) -> Iterator[RenderableType]:
        rows: list[Line] = []
        for fact in facts.facts(self.record, self.meeting):
            if fact.kind == "field":
                margin = self._mark(fact.field, fact.evidence)
                rows.append((fact.field, text(fact.text), margin))
        yield lines(rows, self.look)

    def _who(self) -> Iterator[RenderableType]:
        labels = {side["id"]: side["label"] for side in self.record.header["sides"]}
        rows: list[Line] = []
        for side in (*labels, "other"):
            label = labels.get(side, "Others")
            for row in self.meeting["participants"]:
                if self.record.people[row["person"]]["side"] == side:
                    rows.extend(self._participant(row, label))
                    label = ""
        yield lines(rows, self.look)

    def _participant(self, row: shapes.Participant, label: str) -> Iterator[Line]:
        name = text(self.record.people[row["person"]]["name"])
        for index, part in enumerate(row["parts"]):
            words = facts.part_words(part["part"])
            shown = joined(name, row["office"], by=", ") if index == 0 else Text("  also")
            margin = self._mark(f"participants.{row['person']}", part["evidence"], first=index == 0)
            yield label, joined(shown, text(f"({words})" if words else "", DIM)), margin
            label = ""

    def _what(self) -> Iterator[RenderableType]:
        for item in self.meeting["topics"]:
            row = self.record.topics[item["topic"]]
            margin = self._mark(f"topics.{row['id']}", item["evidence"])
            said = [s for s in self.meeting["statements"] if s["topic"] == row["id"]]
            yield lines([("", text(row["label"], HEAD), margin)], self.look, label=0)
            if said:
                rows = [self._statement(statement) for statement in said]
                yield indented(lines(rows, self._inner(2)))

    def _inner(self, by: int) -> Look:
        # What is set in has less room, but stays side by side where the page is.
        return self.look._replace(width=self.look.width - by) if not self.look.wide else self.look

    def _statement(self, statement: shapes.Statement) -> Line:
        speakers = wording.listed([self.record.short_names[id] for id in statement["by"]])
        margin = self._mark(f"statements.{statement['key']}", statement["evidence"])
        return speakers, text(statement["says"]), margin

    def _items(self, name: str) -> Iterator[RenderableType]:
        rows: list[shapes.Item] = self.meeting[name]  # type: ignore[literal-required]
        if rows:
            yield lines(
                [
                    ("", text(row["text"]), self._mark(f"{name}.{row['key']}", row["evidence"]))
                    for row in rows
                ],
                self.look,
                label=0,
            )

    def _disputes(self) -> Iterator[RenderableType]:
        if self.meeting["disputes"]:
            yield heading("! SOURCES DISAGREE", f"{HEAD} {WARN}")
        for dispute in self.meeting["disputes"]:
            yield indented(text(dispute["question"], HEAD))
            yield lines(
                [
                    ("", self._account(account), self._mark("", account["evidence"]))
                    for account in dispute["accounts"]
                ],
                self.look,
                label=0,
            )
            yield indented(text(dispute["because"], DIM), 4)

    def _account(self, account: shapes.Account) -> Text:
        return joined("›" if account.get("held") else " ", text(account["says"]))

    def _neighbours(self) -> Iterator[RenderableType]:
        card = self.record.card(self.meeting["id"])
        yield Text("")
        for title, other, ago in (
            ("BEFORE", selectors.before(self.record, card), "earlier"),
            ("AFTER", selectors.after(self.record, card), "later"),
        ):
            if other is not None:
                yield self._neighbour(title, card, other, ago)

    def _neighbour(self, title: str, card: Card, other: Card, ago: str) -> RenderableType:
        words = dates.span(card.when, other.when).words
        gap = words if words == "the same day" else f"{words} {ago}"
        when = f"{dates.words(other.when)}, {other.city or wording.where(self.record, other)}"
        line = joined(text(f"{title:<8}", HEAD), text(when), by="")
        return edges(line, text(gap, DIM), self.look)

    def _sources(self) -> Iterator[RenderableType]:
        yield heading("SOURCES")
        for id, number in self.references.numbers.items():
            yield indented(joined(Text(f"[{number}]", DIM), source_line(self.record, id)))
        shorts = [side["short"] for side in self.record.header["sides"]]
        legend = (
            f"Unmarked: both sides report it. {', '.join(f'{s} only' for s in shorts)}: one side does; "
            f"other only: neither. ! disputed, › what the record goes with: "
            f"summits evidence {self.meeting['id']}"
        )
        yield looks.footer(legend, self.look)

    def _mark(self, field: str, evidence: list[str], *, first: bool = True) -> Text:
        return self.references.mark(evidence, disputed=first and field in self.disputed)
