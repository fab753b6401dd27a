"""The gate: a folder of JSON in, a checked Dataset out, every broken rule reported at once."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast

from pydantic import ValidationError

from summits import files, models, pointers, rules, shapes
from summits.citations import SLUG
from summits.errors import DataError

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

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        more = f" and {len(problems) - 1} more" if len(problems) > 1 else ""
        super().__init__(f"The data are not valid: {problems[0]}{more}; run summits check.")


class Dataset(NamedTuple):
    """A record that has passed the gate, as models."""

    header: models.Header
    people: Mapping[str, models.Person]
    places: Mapping[str, models.Place]
    topics: Mapping[str, models.Topic]
    sources: Mapping[str, models.Source]
    candidates: Mapping[str, models.Candidate]
    meetings: Mapping[str, models.Meeting]


def load(folder: str | Path | None = None) -> Dataset:
    """Read a data folder, the package's own by default.

    Raise DataError where it can't be read, InvalidData where it breaks a rule.
    """
    content = files.read(files.find(None if folder is None else str(folder)))
    gate = _Gate(content, None)
    if gate.problems:
        raise InvalidData(gate.problems)
    files.leave_receipt(content)
    header = cast(models.Header, gate.models["dataset.json"])
    tables = {name: _by_id(gate.models[f"{name}.json"], name) for name in files.TABLES[1:]}
    meetings = [gate.models[f"meetings/{name}.json"] for name, _ in content.meetings()]
    ordered = sorted(cast(list[models.Meeting], meetings), key=lambda m: (*m.date[1:3], m.id))
    return Dataset(header, **tables, meetings={meeting.id: meeting for meeting in ordered})


def problems(content: files.Files, progress: Progress | None = None) -> list[Problem]:
    """Every broken rule of the files that were read; [] where there is none."""
    return _Gate(content, progress).problems


def check(content: files.Files, progress: Progress | None = None) -> None:
    """Let the files pass and leave a receipt, or raise InvalidData."""
    found = problems(content, progress)
    if found:
        raise InvalidData(found)
    files.leave_receipt(content)


def _by_id(table: models.Model, name: str) -> dict[str, Any]:
    return {row.id: row for row in getattr(table, name)}


class _Gate:
    """One passage of a folder through the gate."""

    def __init__(self, content: files.Files, progress: Progress | None) -> None:
        self.content = content
        self.models: dict[str, models.Model] = {}
        self.json: dict[str, Any] = {}
        self.findings: list[rules.Finding] = []
        for done, name in enumerate(content.content, 1):
            self._read(name)
            if progress:
                progress(done, len(content.content))
        self.findings.extend(self._broken_rules())
        self.problems = self._problems()

    def _read(self, name: str) -> None:
        data = self.content.content[name]
        kind = "meeting" if name.startswith("meetings/") else name[:-5]
        if kind == "meeting" and not re.fullmatch(rf"meetings/{SLUG}\.json", name):
            message = (
                "A meeting's file is called ID.json, of a-z, 0-9 and “-”; rename or remove it."
            )
            self.findings.append(rules.Finding(name, "", "file-name", message))
            return
        try:
            parsed = json.loads(data.decode("utf-8"))
            duplicates = pointers.places(data.decode("utf-8")).duplicates
        except (ValueError, RecursionError) as error:
            self.findings.append(_unreadable(name, error))
            return
        for pointer in duplicates:
            message = "This key stands twice; keep one of the two."
            self.findings.append(rules.Finding(name, pointer, "duplicate-key", message))
        try:
            self.models[name] = models.FILES[kind].model_validate_json(data)
            self.json[name] = parsed
        except ValidationError as error:
            self.findings.extend(_misshapen(name, error))

    def _broken_rules(self) -> Iterator[rules.Finding]:
        lists = {name: self.json.get(f"{name}.json", {}).get(name, []) for name in files.TABLES[1:]}
        if not {f"{name}.json" for name in files.TABLES} <= set(self.json):
            return
        by_id = {name: {row["id"]: row for row in rows} for name, rows in lists.items()}
        tables = rules.Tables(self.json["dataset.json"], **by_id)
        yield from rules.of_tables(tables, lists)
        meetings: dict[str, shapes.Meeting] = {
            name[9:-5]: meeting
            for name, meeting in self.json.items()
            if name.startswith("meetings/")
        }
        yield from rules.of_ids(meetings)
        for name, meeting in meetings.items():
            yield from rules.of_meeting(tables, name, meeting)

    def _problems(self) -> list[Problem]:
        found = []
        where: dict[str, pointers.Places] = {}
        for finding in self.findings:
            line = finding.line
            if finding.pointer:
                if finding.file not in where:
                    text = self.content.content[finding.file].decode("utf-8")
                    where[finding.file] = pointers.places(text)
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
    "missing": "This key is missing; add it.",
    "extra_forbidden": "This key is not one of the record's; mend its spelling or take it out.",
}


def _misshapen(name: str, error: ValidationError) -> Iterator[rules.Finding]:
    for found in error.errors(include_url=False, include_input=False):
        pointer = "".join(pointers.escape(step) for step in found["loc"])
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
    if "recursion" in what:
        what = "it is nested too deeply"
    line = int(place.partition(" ")[0] or 1)
    return rules.Finding(name, "", "not-json", f"It is not JSON: {what}; mend it there.", line)
