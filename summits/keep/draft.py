"""A record that is being added to: what it holds so far, and the files that this changes."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import TYPE_CHECKING, Any, cast

from summits.errors import UsageError, quoted
from summits.keep import folder
from summits.record import files, light
from summits.record.filling import MODELS
from summits.record.record import Record

if TYPE_CHECKING:
    from summits.record import models, tables
    from summits.record.vocabulary import Table

ROWS = {table: model for table, model in light.ROWS.items() if table != "candidates"}
"""What a row of each table is that something is added to."""
_EMPTY: dict[str, object] = {"tuple": [], "several": [], "citations": [], "": None}


def today() -> str:
    """The day of a change, as its file has it."""
    return dt.date.today().isoformat()


def row(model: str, **values: object) -> dict[str, Any]:
    """Something of a record as its file has it: in the order of its fields, what is unknown null."""
    known = {
        key: values.get(key, _EMPTY.get(form.partition(" ")[0]))
        for key, form, _, must in MODELS[model]
        if values.get(key) is not None or must
    }
    if "names" in known:
        known["names"] = known["names"] or {}
    return light.as_json(model, light.filled(model, known))


def must_hold(content: files.Files) -> None:
    """Raise UsageError with the first rule that these files break."""
    from summits.gate import gate  # Pydantic, when all else is done

    problems = gate.problems(content)
    if problems:
        raise UsageError(f"Nothing was written. {problems[0].message}")


def text(content: dict[str, Any], schema: str) -> bytes:
    """A file as the others are written."""
    whole = {"$schema": content.pop("$schema", schema), **content}
    try:
        return f"{json.dumps(whole, ensure_ascii=False, indent=2)}\n".encode()
    except UnicodeEncodeError as error:
        wrong = error.object[max(0, error.start - 20) : error.end]
        raise UsageError(f"{quoted(wrong)} is not text in UTF-8; write it as UTF-8.") from None


def address_key(address: str) -> str:
    """What two spellings of an address share."""
    return re.sub(r"^https?://(www\.)?|/$", "", address)


class Draft:
    """A record with what has been added since it was read."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.header = record.header
        self.people: dict[str, tables.Person] = dict(record.people)
        self.places: dict[str, tables.Place] = dict(record.places)
        self.topics: dict[str, tables.Topic] = dict(record.topics)
        self.sources: dict[str, tables.Source] = dict(record.sources)
        self.meetings: dict[str, models.Meeting] = dict(record.meetings)
        former = (id for meeting in self.meetings.values() for id in meeting.former_ids)
        self.taken = {*self.meetings, *former}
        """Every id that a meeting has or had."""
        self.addresses: dict[str, str] = {}
        """Sources by address, and by that of an archived copy."""
        for source in self.sources.values():
            self._note(source)
        tables_of = {table: list(getattr(self, table)) for table in ROWS}
        self._in_order = {table for table, ids in tables_of.items() if ids == sorted(ids)}
        self._changed: set[str] = set()

    def add(self, table: Table, **values: object) -> str:
        """Add a row to a table, or put it in the place of the one with its id; return the id."""
        made = light.filled(ROWS[table], row(ROWS[table], **values))
        rows = cast("dict[str, Any]", getattr(self, table))
        id = str(values["id"])
        rows[id] = made
        if table == "sources":
            self._note(self.sources[id])
        self._changed.add(f"{table}.json")
        return id

    def amend(self, table: Table, id: str, **values: object) -> str:
        """Give a row of a table other values, the rest as it was; return the id."""
        known = light.as_json(ROWS[table], getattr(self, table)[id])
        return self.add(table, **{**known, **values})

    def _note(self, source: tables.Source) -> None:
        for url in filter(None, (source.url, source.archived)):
            self.addresses[address_key(url)] = source.id

    def put(self, meeting: dict[str, Any]) -> str:
        """Add a meeting, or put it in the place of the one with its id; return the id."""
        made = light.filled("Meeting", row("Meeting", **{**meeting, "revised": today()}))
        id = str(meeting["id"])
        self.meetings[id] = cast("models.Meeting", made)
        self.taken.add(id)
        self._changed.add(f"meetings/{id}.json")
        return id

    def country(self, code: str, name: str) -> None:
        """Add a country to the header, unless it is there."""
        if code in self.header.countries:
            return
        header = light.as_json("Header", self.header)
        header["countries"][code] = {"name": name, "names": {}}
        self.header = cast("tables.Header", light.filled("Header", header))
        self._changed.add("dataset.json")

    def changes(self) -> dict[str, bytes]:
        """The files that are changed, as they will be."""
        return {name: self._file(name) for name in sorted(self._changed)}

    def _file(self, name: str) -> bytes:
        before = self.record.files.content.get(name)
        schema = json.loads(before).get("$schema") if before else None
        kept = {"$schema": schema} if schema else {}
        table = name.removesuffix(".json")
        if table == "dataset":
            content = light.as_json("Header", self.header)
        elif table in ROWS:
            rows: dict[str, object] = getattr(self, table)
            # A narrower topic follows its broader, whatever their names.
            ordered = sorted(rows) if table in self._in_order - {"topics"} else rows
            content = {table: [light.as_json(ROWS[table], rows[id]) for id in ordered]}
        else:
            meeting = self.meetings[table.removeprefix("meetings/")]
            content = light.as_json("Meeting", meeting)
            return text({**kept, **content}, "../schema/meeting.json")
        return text({**kept, **content}, f"schema/{table}.json")

    def check(self) -> files.Files:
        """The whole folder as it will be, if it holds every rule; raise UsageError with the first broken."""
        before = self.record.files
        content = dict(sorted({**before.content, **self.changes()}.items(), key=_place))
        after = files.of(before.folder, content)
        must_hold(after)
        return after

    def commit(self) -> None:
        """Write what is changed, all of it or nothing."""
        after = self.check()
        folder.write(after.folder, self.changes(), self.record.files.digest)
        files.leave_receipt(after)


def _place(item: tuple[str, bytes]) -> tuple[int, str]:
    """Where a file stands among those of a folder as it is read."""
    tables = files.NAMES
    return (tables.index(item[0]) if item[0] in tables else len(tables)), item[0]
