"""A meeting with labels beside its ids: what `show --json` gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summits.ask import selectors
from summits.record import disputes
from summits.record.record import Record, cited
from summits.values import citations

if TYPE_CHECKING:
    from summits.record import shapes


def labelled(record: Record, meeting: shapes.Meeting) -> dict[str, Any]:
    """The record of a meeting, readable without the tables, with its sources and its neighbours.

    Every key of the record is there, unknown ones as null; `previous` and `next` are cards or null.
    """
    card = record.card(meeting["id"])
    evidence: dict[str, Any] = {**meeting["evidence"]}
    before, after = selectors.before(record, card), selectors.after(record, card)
    return {
        "former_ids": [],
        **{key: value for key, value in meeting.items() if key != "$schema"},
        "city": card.city,
        "country": card.country,
        "participants": [_participant(record, row) for row in meeting["participants"]],
        "evidence": {field: evidence.get(field, []) for field in disputes.FIELDS},
        "topics": [
            {**row, "label": record.topics[row["topic"]]["label"]} for row in meeting["topics"]
        ],
        "statements": [_statement(record, row) for row in meeting["statements"]],
        "disputes": [_dispute(row) for row in meeting["disputes"]],
        "sources": [source(record, id) for id in citations.sources_of(cited(meeting))],
        "previous": before._asdict() if before else None,
        "next": after._asdict() if after else None,
    }


def source(record: Record, id: str) -> dict[str, Any]:
    """A source with every key, unknown ones as null; its prints are of use only to `verify`."""
    row = record.sources[id]
    optional = ("title", "url", "published", "accessed", "archived")
    kept = {key: value for key, value in row.items() if key != "prints"}
    return {**dict.fromkeys(optional), **kept}


def _participant(record: Record, row: shapes.Participant) -> dict[str, Any]:
    person = record.people[row["person"]]
    return {**row, "name": person["name"], "side": person["side"]}


def _statement(record: Record, row: shapes.Statement) -> dict[str, Any]:
    return {
        **row,
        "topic_label": record.topics[row["topic"]]["label"],
        "by_names": [record.people[id]["name"] for id in row["by"]],
    }


def _dispute(row: shapes.Dispute) -> dict[str, Any]:
    accounts = [{"value": None, "held": False, **account} for account in row["accounts"]]
    return {"key": None, **row, "accounts": accounts}
