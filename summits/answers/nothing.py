"""What to say where nothing was found: about what was asked, and never that somebody was absent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from summits.ask import filters
from summits.ask.filters import Filters
from summits.record import facts, wording
from summits.record.record import Card, Record
from summits.values import dates

NO_MEETING = "The record holds no meeting yet; summits import and summits add meeting bring some."
NO_SOURCE = "The record holds no source yet; summits import and summits add source bring some."


NOT_NAMED = "Whoever is not named may still have been there"
"""Said wherever somebody is asked for whom nobody names."""


def sentences(record: Record, asked: Filters) -> Iterator[str]:
    """Why no meeting passes: what fits all but one filter, or what the record has of that time."""
    if not record.cards:
        yield NO_MEETING
        return
    time = Filters(since=asked.since, until=asked.until, on=asked.on, status=asked.status)
    then = filters.apply(record, time)
    if then or not time.narrows:
        near = next(_near(record, asked), None)
        alone = (
            f"No meeting fits all of that, of {wording.counted(len(then), 'meeting')} in that time."
        )
        yield near or alone
        if asked.mode and not any(card.mode in asked.mode for card in record.cards):
            # A mode that nothing has may be one that the record leaves out.
            yield record.header.scope
    else:
        covers = dates.words(record.header.covers, short=True)
        yield f"No meeting is recorded then; the record covers {covers}."
        window = filters.window(asked)
        for row in record.candidates.values():
            if row.when.overlaps(window) and asked.on is None:
                where = ", ".join(filter(None, (row.where, dates.brief(row.when))))
                yield f"{where}: {row.finding}"
    hidden = unconfirmed(record, asked)
    if hidden:
        yield wording.hidden(hidden)


def unconfirmed(record: Record, asked: Filters) -> list[str]:
    """The unconfirmed meetings that would match, had their status been asked for."""
    if asked.status or not record.confirmed():
        return []
    return [card.id for card in filters.apply(record, asked._replace(status=("unconfirmed",)))]


def not_named(record: Record, cards: Sequence[Card], person: str) -> str:
    """That nobody names somebody at these meetings, and whom they name instead."""
    ids = dict.fromkeys([*record.principals, *(id for card in cards for id in card.people)])
    named = [record.short_names[id] for id in ids if any(id in card.people for card in cards)]
    others = [card.id for card in record.cards if person in card.people]
    field = f"participants.{person}"
    disputed = [card.id for card in cards if field in card.disputed]
    said = f"{record.people[person].name} is not named at {_listed(cards)}"
    said += f"; named are {wording.listed(named)}" if named else ""
    said += "".join(f". Sources disagree: summits evidence {id} {field}" for id in disputed[:1])
    said += f". Named at {', '.join(others)}." if others else ", nor at any other."
    whom = f"; who names whom: summits evidence {cards[0].id}" if len(cards) == 1 else ""
    return f"{said} {NOT_NAMED}{whom}."


def not_on(record: Record, cards: Sequence[Card], topic: str) -> str:
    """That a topic is on no recorded agenda of these meetings, and what is."""
    ids = dict.fromkeys(id for card in cards for id in card.topics)
    labels = [record.topics[id].label for id in ids]
    narrower = record.narrower(topic)
    others = [card.id for card in record.cards if not narrower.isdisjoint(card.topics)]
    said = f"“{record.topics[topic].label}” is not recorded of {_listed(cards)}"
    more = [f"{len(labels) - 8} more"] if len(labels) > 8 else []
    said += f"; recorded are {wording.listed(labels[:8] + more)}" if labels else ""
    return said + (f". It is recorded of {', '.join(others)}." if others else ", nor of any other.")


_OTHERS = (
    ("min_origins",),
    ("disputed",),
    ("mode",),
    ("city",),
    ("country",),
    ("on",),
    ("since", "until"),
)
"""The filters that are not people or topics, the one that says most of a meeting first."""


def _told(record: Record, card: Card, name: str) -> str:
    """What a meeting that fails a filter has instead."""
    match name:
        case "min_origins":
            return wording.counted(filters.origin_count(record, card.id), "origin")
        case "disputed":
            return "not disputed"
        case "mode":
            return facts.mode_words(card.mode)
        case "city" | "country":
            return wording.where(record, card)
    return wording.day(card)


def _near(record: Record, asked: Filters) -> Iterator[str]:
    """What fits all but one filter, the one that says most of a meeting first."""
    for query in asked.person:
        cards = _without(record, asked, "person", query)
        if cards:
            yield f"{_fit(cards, 'else')}. " + not_named(
                record, cards, filters.person(record, query)
            )
    for query in asked.topic:
        cards = _without(record, asked, "topic", query)
        if cards:
            yield f"{_fit(cards, 'else')}. " + not_on(record, cards, filters.topic(record, query))
    for fields in _OTHERS:
        rest = asked._replace(**{name: Filters._field_defaults[name] for name in fields})
        cards = filters.apply(record, rest) if rest != asked else []
        if cards:
            told = dict.fromkeys(_told(record, card, fields[0]) for card in cards)
            have = wording.listed(list(told)[:4])
            options = " and ".join(f"--{name.replace('_', '-')}" for name in fields)
            ids = f"{', '.join(card.id for card in cards)}: " if len(cards) < 5 else ""
            yield f"{_fit(cards, f'but {options}')}: {ids}{have}."


def _fit(cards: Sequence[Card], what: str) -> str:
    fit = "fits" if len(cards) == 1 else "fit"
    return f"{wording.counted(len(cards), 'meeting')} {fit} all {what}"


def _without(record: Record, asked: Filters, name: str, query: str) -> list[Card]:
    kept = tuple(other for other in getattr(asked, name) if other != query)
    changed: dict[str, Any] = {name: kept}
    return filters.apply(record, asked._replace(**changed))


def _listed(cards: Sequence[Card]) -> str:
    """Meetings by their ids; of many, how many and when."""
    if len(cards) > 4:
        return f"any of {len(cards)} meetings, {wording.years(cards)}"
    return wording.listed([card.id for card in cards], "or")


def of_field(record: Record, meeting: str, field: str) -> str:
    """Why nothing is recorded of a field of a meeting, and where to look."""
    kind, _, id = field.partition(".")
    cards = [record.card(meeting)]
    if kind == "participants":
        return not_named(record, cards, id.partition(".")[0])
    if kind == "topics":
        return f"{not_on(record, cards, id)} See summits show {meeting}"
    return f"Nothing is recorded of “{field}” at {meeting}, and no source is in dispute over it."
