"""Short words for a card: what a line of a list or a timeline says."""

from __future__ import annotations

from collections.abc import Sequence

from summits import dates, facts
from summits.cards import Card, Record


def day(card: Card) -> str:
    """The date for a column: `20 Nov 2017`, `29 Nov 2024?`."""
    return dates.brief(card.when)


def where(record: Record, card: Card) -> str:
    """`Sochi, Russia`, or how a call was made."""
    if card.place is None:
        return facts.mode_words(card.mode)
    return facts.place_words(record, card.place)


def company(record: Record, card: Card, most: int = 2) -> str:
    """Who was there beside the principals: `Shoigu, Ushakov, 2 more`."""
    others = [record.short_names[id] for id in card.people if id not in record.principals]
    if not others:
        return alone(record, card)
    if len(others) == most + 1:
        most += 1
    more = [f"{len(others) - most} more"] if len(others) > most else []
    return ", ".join(others[:most] + more)


def alone(record: Record, card: Card) -> str:
    """The principals by their office, as `the two presidents`."""
    rows = record.meetings[card.id]["participants"]
    offices = {row["office"] for row in rows if row["person"] in record.principals}
    return f"the two {offices.pop().lower()}s" if len(offices) == 1 else "the two principals"


def listed(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def counted(count: int, one: str, many: str = "") -> str:
    """`1 meeting`, `2 meetings`."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def years(cards: Sequence[Card]) -> str:
    """The years a list spans: `2017–2023`; a call and a meeting of one year are one year."""
    firsts = [card.earliest[:4] for card in cards if card.earliest]
    lasts = [card.latest[:4] for card in cards if card.latest]
    if not firsts or not lasts:
        return "undated"
    first, last = min(firsts), max(lasts)
    return first if first == last else f"{first}–{last}"
