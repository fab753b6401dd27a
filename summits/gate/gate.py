"""The gate: a folder of JSON in, a checked Dataset out, every broken rule reported at once."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from pydantic import ValidationError

from summits.errors import DataError, UsageError
from summits.gate import lines, meeting_rules, rules
from summits.record import fields, files, models, tables
from summits.values.citations import SLUG

if TYPE_CHECKING:
    from summits.record import shapes

Progress = Callable[[int, int], None]
"""Told how many files are done, and of how many."""


class Problem(NamedTuple):
    """A broken rule; `str()` of it is the line that editors jump to."""

    file: str
    line: int
    code: str
    pointer: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.code} {self.pointer or '/'}: {self.message}"


class InvalidData(DataError):
    """A data folder that does not hold the rules; `problems` has each that is broken."""

    def __init__(self, problems: list[Problem], folder: str) -> None:
        self.problems = problems
        first = str(problems[0]).rstrip(".")
        rest = f" lists all {len(problems)}" if len(problems) > 1 else " checks again"
        super().__init__(f"The data are not valid: {first}. summits check {folder}{rest}.")


class Dataset(NamedTuple):
    """A record that has passed the gate, as models."""

    header: tables.Header
    people: Mapping[str, tables.Person]
    places: Mapping[str, tables.Place]
    topics: Mapping[str, tables.Topic]
    sources: Mapping[str, tables.Source]
    candidates: Mapping[str, tables.Candidate]
    meetings: Mapping[str, models.Meeting]


def load(folder: str | Path | None = None) -> Dataset:
    """Read a data folder, the package's own by default.

    Raise DataError where it can't be read, InvalidData where it breaks a rule.
    """
    content = files.read(files.find(None if folder is None else str(folder)))
    gate = _Gate(content, None)
    if gate.problems:
        raise InvalidData(gate.problems, content.folder)
    files.leave_receipt(content)
    header = cast(tables.Header, gate.models["dataset.json"])
    rows = {name: _by_id(gate.models[f"{name}.json"], name) for name in files.TABLES[1:]}
    meetings = [gate.models[f"meetings/{name}.json"] for name, _ in content.meetings()]
    ordered = sorted(cast(list[models.Meeting], meetings), key=lambda m: (*m.date[1:3], m.id))
    return Dataset(header, **rows, meetings={meeting.id: meeting for meeting in ordered})


def problems(content: files.Files, progress: Progress | None = None) -> list[Problem]:
    """Every broken rule of the files that were read; [] where there is none."""
    return _Gate(content, progress).problems


def check(content: files.Files, progress: Progress | None = None) -> None:
    """Let the files pass and leave a receipt, or raise InvalidData."""
    found = problems(content, progress)
    if found:
        raise InvalidData(found, content.folder)
    files.leave_receipt(content)


class _Unread(dict[str, Any]):
    """A table that can't be read: every rule that asks it trips, and says nothing wrong."""

    def _trip(self, *_: Any) -> Any:
        raise LookupError

    __getitem__ = __contains__ = __iter__ = get = values = _trip


def _by_id_as_json(rows: list[Any] | None) -> dict[str, Any]:
    try:
        return _Unread() if rows is None else {row["id"]: row for row in rows}
    except (LookupError, TypeError):
        return _Unread()


def _by_id(table: fields.Model, name: str) -> dict[str, Any]:
    return {row.id: row for row in getattr(table, name)}


class _Gate:
    """One passage of a folder through the gate."""

    def __init__(self, content: files.Files, progress: Progress | None) -> None:
        self.content = content
        self.models: dict[str, fields.Model] = {}
        self.json: dict[str, Any] = {}
        self.findings: list[rules.Finding] = []
        for done, name in enumerate(content.content, 1):
            self._read(name)
            if progress:
                progress(done, len(content.content))
        self._run_rules()
        self.problems = self._problems()

    def _read(self, name: str) -> None:
        kind = "meeting" if name.startswith("meetings/") else name[:-5]
        if kind == "meeting" and not re.fullmatch(rf"meetings/{SLUG}\.json", name):
            message = (
                "A meeting's file is called ID.json, of a-z, 0-9 and “-”; rename or remove it."
            )
            self.findings.append(rules.Finding(name, "", "file-name", message))
            return
        data = self.content.content[name]
        try:
            parsed = json.loads(data.decode("utf-8"))
            duplicates = lines.places(data.decode("utf-8")).duplicates
        except (ValueError, RecursionError) as error:
            self.findings.append(_unreadable(name, error))
            return
        self.json[name] = parsed
        for pointer in duplicates:
            message = "This key stands twice; keep one of the two."
            self.findings.append(rules.Finding(name, pointer, "duplicate-key", message))
        try:
            self.models[name] = models.FILES[kind].model_validate_json(data)
        except ValidationError as error:
            self.findings.extend(_misshapen(name, error))

    def _run_rules(self) -> None:
        lists = {name: self._rows(name) for name in files.TABLES[1:]}
        header = self.json.get("dataset.json", _Unread())
        known = rules.Tables(header, **{name: _by_id_as_json(rows) for name, rows in lists.items()})
        meetings: dict[str, shapes.Meeting] = {
            name[9:-5]: meeting
            for name, meeting in self.json.items()
            if name.startswith("meetings/")
        }
        self._run(rules.of_tables(known, {name: rows or [] for name, rows in lists.items()}))
        self._run(iter([rules.of_ids(meetings)]))
        for name, meeting in meetings.items():
            self._run(meeting_rules.of_meeting(known, name, meeting))

    def _run(self, several: Iterator[rules.Rule]) -> None:
        for rule in several:
            try:
                self.findings.extend(rule)
            except (LookupError, TypeError, ValueError, AttributeError, UsageError):
                # A rule may trip over a shape that is broken, which is reported; over no other.
                if len(self.models) == len(self.content.content):
                    raise

    def _rows(self, name: str) -> list[Any] | None:
        table = self.json.get(f"{name}.json")
        rows = table.get(name) if isinstance(table, dict) else None
        return rows if isinstance(rows, list) else None

    def _problems(self) -> list[Problem]:
        found = []
        where: dict[str, lines.Places] = {}
        for finding in self.findings:
            line = finding.line
            if finding.pointer:
                if finding.file not in where:
                    text = self.content.content[finding.file].decode("utf-8")
                    where[finding.file] = lines.places(text)
                line = where[finding.file].line(finding.pointer)
            path = os.path.join(self.content.folder, finding.file)
            found.append(Problem(path, line, finding.code, finding.pointer, finding.message))
        return sorted(found)


def _unreadable(name: str, error: Exception) -> rules.Finding:
    line = 1
    if isinstance(error, UnicodeDecodeError):
        code, message = "not-utf-8", "It is not UTF-8; save it as UTF-8."
        line += error.object.count(b"\n", 0, error.start)
    elif isinstance(error, json.JSONDecodeError) and "BOM" in error.msg:
        code, message = "not-json", "It begins with a byte order mark; save it without."
    elif isinstance(error, json.JSONDecodeError):
        code, message = "not-json", f"It is not JSON: {error.msg.lower()}; mend it there."
        line = error.lineno
    elif isinstance(error, RecursionError):
        code, message = "not-json", "It is nested too deeply; mend it."
    else:
        # What Python says of it (4300 digits) names a setting of Python's.
        code, message = "not-json", "It holds a number of thousands of digits; mend it."
    return rules.Finding(name, "", code, message, line)


_CODES = {"missing": "missing-key", "extra_forbidden": "unknown-key"}
_REMEDIES = {
    "too_short": "It holds too little; name at least one, or two where versions differ.",
    "missing": "This key is missing; add it.",
    "extra_forbidden": "This key is not one of the record's; mend its spelling or take it out.",
}


def _misshapen(name: str, error: ValidationError) -> Iterator[rules.Finding]:
    every = error.errors(include_url=False, include_input=False)
    for found in every:
        place = found["loc"]
        if found["type"] == "too_short" and any(
            other["loc"][: len(place)] == place and other is not found for other in every
        ):
            continue  # its items are what is wrong, and were not counted
        # A key that is wrong by itself is found at the value it stands before.
        steps = (step for step in found["loc"] if step != "[key]")
        pointer = "".join(map(lines.escape, steps))
        kind = found["type"]
        if kind == "json_invalid":
            yield _invalid(name, str(found["ctx"]["error"]))
            continue
        message = _REMEDIES.get(kind) or found["msg"].rstrip(".") + "."
        if kind not in _REMEDIES and kind != "wrong_value":
            message = message[:-1] + "; mend the value."
        yield rules.Finding(name, pointer, _CODES.get(kind, "wrong-value"), message)


def _invalid(name: str, why: str) -> rules.Finding:
    """What Pydantic's reader refuses and Python's lets through: half a surrogate, 200 levels."""
    what, _, place = why.partition(" at line ")
    said = "It is nested too deeply" if "recursion" in what else f"It is not JSON: {what}"
    return rules.Finding(name, "", "not-json", f"{said}; mend it.", int(place.partition(" ")[0]))
