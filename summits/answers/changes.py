"""What changed from one state of a record to another: fact by fact, carried by keys, never by place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from summits.record import disputes, facts, wording
from summits.record.facts import Fact
from summits.record.light import ROWS, as_json
from summits.record.record import Record
from summits.record.vocabulary import TABLES, Table
from summits.values.citations import Cites

if TYPE_CHECKING:
    from summits.record import models

Change = Literal[
    "added", "gone", "reworded", "other topic", "other sources", "held", "no longer held"
]


class Changed(NamedTuple):
    """One fact that is not what it was."""

    meeting: str
    kind: str
    field: str
    """What `summits evidence` calls it, or `summary`, `status`."""
    changes: tuple[Change, ...]
    old: str | None
    """In words; None where it is new."""
    new: str | None
    sources_added: Cites
    sources_gone: Cites


class TableChanges(NamedTuple):
    """What changed in a table, by id."""

    table: Table
    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[str, ...]


class Changes(NamedTuple):
    """All that changed from the one state to the other."""

    old: str
    """The version of the older data set."""
    new: str
    meetings_added: tuple[str, ...]
    meetings_gone: tuple[str, ...]
    facts: tuple[Changed, ...]
    """By meeting, in order of time; then by field as the record has them."""
    tables: tuple[TableChanges, ...]

    def counts(self) -> Mapping[Change, int]:
        """How many facts changed in each way; one that changed in two counts in both."""
        return Counter(change for fact in self.facts for change in fact.changes)


_Known = dict[tuple[str, ...], Fact]
"""The facts of a meeting by what each is called, in both states."""


def changes(old: Record, new: Record) -> Changes:
    """What changed between two states of a record: facts added, gone, reworded, on other sources."""
    order = dict.fromkeys([*new.meetings, *old.meetings])
    return Changes(
        old.header.version,
        new.header.version,
        tuple(id for id in new.meetings if id not in old.meetings),
        tuple(id for id in old.meetings if id not in new.meetings),
        tuple(found for id in order for found in _of_meeting(id, _facts(old, id), _facts(new, id))),
        tuple(_of_table(name, old, new) for name in TABLES),
    )


def _of_table(name: Table, old: Record, new: Record) -> TableChanges:
    was, now = _rows(name, old), _rows(name, new)
    return TableChanges(
        name,
        tuple(id for id in now if id not in was),
        tuple(id for id in was if id not in now),
        tuple(id for id in now if id in was and was[id] != now[id]),
    )


def _rows(name: Table, record: Record) -> dict[str, dict[str, Any]]:
    rows: Mapping[str, object] = getattr(record, name)
    return {id: as_json(ROWS[name], row) for id, row in rows.items()}


def _of_meeting(meeting: str, was: _Known, now: _Known) -> Iterator[Changed]:
    was = _rekeyed(was, now)
    for key in dict.fromkeys([*now, *was]):
        one, other = was.get(key), now.get(key)
        found = tuple(_between(one, other))
        if found:
            fact = other or one
            assert fact is not None
            before, after = one.evidence if one else (), other.evidence if other else ()
            yield Changed(
                meeting,
                fact.kind,
                fact.field,
                found,
                one.text if one else None,
                other.text if other else None,
                tuple(citation for citation in after if citation not in before),
                tuple(citation for citation in before if citation not in after),
            )


def _between(one: Fact | None, other: Fact | None) -> Iterator[Change]:
    if one is None or other is None:
        yield "added" if one is None else "gone"
        return
    if one.text != other.text:
        yield "reworded"
    if one.about != other.about:
        yield "other topic"
    if set(one.evidence) != set(other.evidence):
        yield "other sources"
    if one.held != other.held:
        yield "held" if other.held else "no longer held"


def _rekeyed(was: _Known, now: _Known) -> _Known:
    """What was, an account whose words changed under the key of the one that most sources gave."""
    free = [key for key in now if key not in was]
    found: _Known = {}
    for key, fact in was.items():
        if key in now or fact.kind != "account":
            found[key] = fact
            continue
        alike = [other for other in free if other[:-1] == key[:-1]]
        best = max(alike, key=lambda other: _shared(fact, now[other]), default=None)
        if best is None or not _shared(fact, now[best]):
            found[key] = fact
        else:
            free.remove(best)
            found[best] = fact
    return found


def _shared(one: Fact, other: Fact) -> int:
    return len({c.source for c in one.evidence} & {c.source for c in other.evidence})


def _facts(record: Record, id: str) -> _Known:
    """Every fact of a meeting by what it is called; {} where there is no such meeting."""
    meeting = record.meetings.get(id)
    if meeting is None:
        return {}
    told: _Known = {}
    for name, says in (("status", meeting.status), ("summary", meeting.summary)):
        if says:
            told[name,] = Fact(name, name, says, ())
    for fact in facts.facts(record, meeting):
        if fact.kind not in ("account", "participant"):
            words = wording.said(record, fact.by, fact.text)
            told[fact.kind, fact.field] = fact._replace(text=words)
    for row in meeting.participants:
        for part in row.parts:
            words = facts.named(record, row, facts.part_words(part.part))
            key = "participant", f"participants.{row.person}"
            told[*key, part.part] = Fact(*key, words, part.evidence)
    for dispute in meeting.disputes:
        told.update(_of_dispute(meeting.disputes, dispute))
    return told


def _of_dispute(
    every: Sequence[models.Dispute], dispute: models.Dispute
) -> Iterator[tuple[tuple[str, ...], Fact]]:
    field = disputes.field_of(dispute)
    same = sum(disputes.field_of(other) == field for other in every) > 1
    # Where several are about one field, their questions tell them apart.
    name = dispute.question if same else ""
    for kind, says in (("question", dispute.question), ("because", dispute.because)):
        yield (kind, field, name), Fact(kind, field, says, ())
    for account in dispute.accounts:
        value = account.says if account.value is None else str(account.value)
        fact = Fact("account", field, account.says, account.evidence, held=account.held)
        yield (fact.kind, field, name, value), fact
