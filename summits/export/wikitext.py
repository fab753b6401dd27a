"""Wikitext: a sortable table of meetings with references, or the references of one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summits.answers import cite
from summits.errors import UsageError
from summits.export import Export, Pieces, references
from summits.record import facts, wording
from summits.record.record import Card, Record
from summits.record.wording import Name, Names
from summits.values import dates
from summits.values.clean import printable

if TYPE_CHECKING:
    from summits.record import models

_HEAD = ("Date", "Place", "Named", "Topics", "References")
_MARKUP = re.compile(r"[&<>\[\]{}|]|'{2,}|~{3,}|__|^[*#:;=!+ -]|(?<=!)!|(?<=:)//")


def pieces(export: Export) -> Pieces:
    """The references of the one meeting that was asked for; else a table, one row per meeting."""
    if export.one:
        if export.lang != wording.ENGLISH:
            raise UsageError(
                "The references of one meeting stand under an English sentence; leave --lang out."
            )
        yield from _references(export.record, export.cards[0])
        return
    called = export.names
    seen: set[str] = set()
    yield f'{{| class="wikitable sortable"\n|+ {plain(export.record.header.title)}\n|-\n'
    yield "".join(f'! scope="col" | {name}\n' for name in _HEAD)
    disputed = False
    for card in export.cards:
        disputed |= "date" in card.disputed
        cells = [*_cells(called, card), _cited(export.record, card, seen)]
        yield "|-\n" + "".join(f"| {cell}\n" for cell in cells)
    notes = "{{notelist}}\n" if disputed else ""
    yield f"|}}\n\n{notes}{{{{reflist}}}}\n"


def _references(record: Record, card: Card) -> Pieces:
    """The meeting in a sentence that uses each reference, and the list in which they are defined."""
    (every,) = cite.of_meeting(record, record.meetings[card.id], everything=True)
    used = "".join(f'<ref name="{row.key}" />' for row in every.references)
    yield f"{plain(every.says)}{used}\n\n{{{{reflist|refs=\n"
    for row in every.references:
        yield printable(references.wikitext(row)) + "\n"
    yield "}}\n"


def _cells(called: Names, card: Card) -> list[str]:
    record = called.record
    return [
        _date(card.date) + _doubts(record, card),
        _place(called, card),
        ", ".join(_named(called.person(id)) for id in card.people),
        ", ".join(plain(record.topics[id].label) for id in card.topics),
    ]


def _date(date: dates.Edtf) -> str:
    if date.mark or date.precision not in ("day", "month", "year") or "XX" in date:
        return plain(dates.words(date))
    return f"{{{{start date|{'|'.join(map(str, references.parts(date)))}|df=y}}}}"


def _doubts(record: Record, card: Card) -> str:
    """What is behind a date: that the meeting is claimed alone, and a note where sources disagree."""
    claimed = "" if card.status == "confirmed" else " (not confirmed)"
    return claimed + "".join(
        f"{{{{efn|1={plain(_told(dispute))}}}}}"
        for dispute in record.meetings[card.id].disputes
        if dispute.about == "date"
    )


def _told(dispute: models.Dispute) -> str:
    """A dispute in a line: the question, and each version, the held one marked."""
    versions = [f"{row.says}{' (held)' if row.held else ''}" for row in dispute.accounts]
    return f"Sources disagree. {dispute.question} {'; '.join(versions)}."


def _place(called: Names, card: Card) -> str:
    if card.place is None or card.country is None:
        return plain(facts.without_place(card.mode))
    venue = [plain(card.venue)] if card.venue else []
    return ", ".join(
        [*venue, _named(called.city(card.place)), _named(called.country(card.country))]
    )


def _named(name: Name) -> str:
    """A name, with its language where it isn't English: MediaWiki sets its direction by it."""
    text = plain(name.text)
    return text if name.lang == wording.ENGLISH else f"{{{{lang|{name.lang}|{text}}}}}"


def _cited(record: Record, card: Card, seen: set[str]) -> str:
    rows = cite.of_meeting(record, record.meetings[card.id])
    return "".join(_cite(row, seen) for found in rows for row in found.references)


def _cite(row: cite.Reference, seen: set[str]) -> str:
    """The whole reference where it stands first, its name where it comes again."""
    if row.key in seen:
        return f'<ref name="{row.key}" />'
    seen.add(row.key)
    return printable(references.wikitext(row))


def plain(text: str) -> str:
    """A text in which nothing is markup."""
    return _MARKUP.sub(_entities, printable(text))


def _entities(found: re.Match[str]) -> str:
    return "".join(f"&#{ord(sign)};" for sign in found[0])
