"""iCalendar (RFC 5545): one whole day per meeting, written by the `icalendar` package."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from icalendar import Calendar, Event, vText

from summits.answers import cite
from summits.export import Export, Pieces, references
from summits.record import facts, wording
from summits.record.record import Card, Record
from summits.record.wording import Names
from summits.values import dates
from summits.values.clean import within_lines

if TYPE_CHECKING:
    from summits.record import models

_END = "END:VCALENDAR\r\n"


def pieces(export: Export) -> Pieces:
    """The calendar's head, an event per meeting whose days are known, its end."""
    yield _calendar(export.record).to_ical().decode().removesuffix(_END)
    left_out = []
    for card in export.cards:
        days = _days(card.date)
        if days is None:
            left_out.append(card.id)
        else:
            yield _event(export, card, *days).to_ical().decode()
    yield _END
    if left_out:
        count = wording.counted(len(left_out), "meeting")
        export.tell(f"Left out, for their day is not known: {count}: {', '.join(left_out)}.")


def _calendar(record: Record) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//summits//summits//EN")
    calendar.add("version", "2.0")
    calendar.add("name", _text(record.header.title))
    calendar.add("x-wr-calname", _text(record.header.title))
    return calendar


def _days(date: dates.Edtf) -> tuple[dt.date, dt.date] | None:
    """The first and the last day; None where one of them is not known."""
    parts = [dates.parse(part) for part in date.split("/") if part not in ("", "..")]
    if len(parts) != date.count("/") + 1 or any(part.precision != "day" for part in parts):
        return None
    return date.earliest, date.latest


def _event(export: Export, card: Card, first: dt.date, last: dt.date) -> Event:
    record, row = export.record, export.record.meetings[card.id]
    names = export.names
    event = Event()
    event.add("uid", f"{card.id}@{record.header.id}")
    event.add("dtstamp", dt.datetime.combine(row.revised.earliest, dt.time(), dt.UTC))
    event.add("dtstart", first)
    if last < dt.date.max:
        event.add("dtend", last + dt.timedelta(days=1))  # the first day that is not part of it
    event.add("summary", _named(_summary(names, row), export.lang))
    event.add("description", _text("\n".join(_description(names, card, row))))
    if card.place is not None:
        place = record.places[card.place]
        where = filter(None, [card.venue, names.place(card.place)])
        event.add("location", _named(", ".join(where), export.lang))
        if place.latitude is not None and place.longitude is not None:
            event.add("geo", (place.latitude, place.longitude))
    if row.topics:
        event.add("categories", [_text(record.topics[item.topic].label) for item in row.topics])
    sure = card.status == "confirmed" and not card.date.mark
    event.add("status", "CONFIRMED" if sure else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    return event


def _summary(names: Names, row: models.Meeting) -> str:
    record = names.record
    named = [part.person for part in row.participants if part.person in record.principals]
    who = " – ".join(names.person(id).text for id in named) or record.header.title
    where = names.city(row.place).text if row.place else facts.without_place(row.mode)
    return f"{who} ({where})"


def _description(names: Names, card: Card, row: models.Meeting) -> Iterator[str]:
    record = names.record
    if card.status != "confirmed":
        yield "Claimed, not established."
    if not card.date.exact:
        yield f"Date: {dates.words(card.date)}"
    if row.summary:
        yield row.summary
    if row.participants:
        people = map(names.with_office, row.participants)
        yield f"Named: {'; '.join(people)}"
    if row.topics:
        yield f"Topics: {'; '.join(record.topics[item.topic].label for item in row.topics)}"
    for found in cite.of_meeting(record, row):
        for reference in found.references:
            yield f"Source: {references.text(reference)}"
    yield f"{record.header.title}, version {record.header.version}: {card.id}"


def _text(text: str) -> vText:
    return vText(within_lines(text).replace("\r\n", "\n").replace("\r", "\n"))


def _named(text: str, lang: str) -> vText:
    named = _text(text)
    if lang != wording.ENGLISH:
        named.params["LANGUAGE"] = lang
    return named
