"""The gate: a folder of JSON in, a checked Record out, every broken rule reported at once."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, cast

from pydantic import ValidationError

from summits.errors import DataError
from summits.gate import lines
from summits.gate.meeting_rules import OF_MEETING
from summits.gate.rules import OF_TABLES, Finding, Ids, Known, meeting_file
from summits.record import files, models
from summits.record.fields import Model
from summits.record.record import Record
from summits.record.vocabulary import TABLES
from summits.values.citations import SLUG

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


def load(folder: str | Path | None = None) -> Record:
    """Read a data folder, the package's own by default, as models.

    Raise DataError where it can't be read, InvalidData where it breaks a rule.
    """
    content = files.read(files.find(None if folder is None else str(folder)))
    gate = _Gate(content, None, keep=True)
    if gate.problems:
        raise InvalidData(gate.problems, content.folder)
    files.leave_receipt(content)
    read: dict[str, Any] = {name: gate.rows[name] for name in TABLES}
    read |= {"dataset": gate.header, "meetings": gate.meetings}
    return Record(content, read.__getitem__)


def problems(content: files.Files, progress: Progress | None = None) -> list[Problem]:
    """Every broken rule of the files that were read; [] where there is none."""
    return _Gate(content, progress).problems


def check(content: files.Files, progress: Progress | None = None) -> None:
    """Let the files pass and leave a receipt, or raise InvalidData."""
    found = problems(content, progress)
    if found:
        raise InvalidData(found, content.folder)
    files.leave_receipt(content)


def check_shape(content: files.Files) -> None:
    """Let files pass that have their shape, whatever rules they break; or raise InvalidData."""
    found = _Gate(content, None, rules=False).problems
    if found:
        raise InvalidData(found, content.folder)


class _Gate:
    """One passage of a folder through the gate; `keep`: its meetings are wanted afterwards."""

    def __init__(
        self,
        content: files.Files,
        progress: Progress | None,
        *,
        keep: bool = False,
        rules: bool = True,
    ) -> None:
        self.content, self.keep, self.rules = content, keep, rules
        self.report = progress
        self.findings: list[Finding] = []
        self.header: Any = None
        self.rows: dict[Any, Any] = {}
        self.meetings: list[models.Meeting] = []
        self._read_tables()
        self._read_meetings()
        self.problems = self._problems()

    def _read_tables(self) -> None:
        self.header = self._shaped("dataset.json", "dataset")
        for name in TABLES:
            table = self._shaped(f"{name}.json", name)
            self.rows[name] = None if table is None else getattr(table, name)
        self.readable = {name for name, rows in self.rows.items() if rows is not None}
        self.readable |= {"dataset"} if self.header else set()
        by_id = {name: {row.id: row for row in rows or ()} for name, rows in self.rows.items()}
        self.known = Known(self.header, **by_id)
        for name, rule, asked in OF_TABLES:
            if self.rules and self.readable >= {name, *asked}:
                self.findings += rule(self.known, self.rows, name)

    def _read_meetings(self) -> None:
        ids = Ids()
        every = [file for file in self.content.content if file.startswith("meetings/")]
        before = len(self.content.content) - len(every)
        for done, file in enumerate(every, before + 1):
            meeting = self._meeting(file)
            if meeting is not None:
                ids.add(meeting)
                self.meetings += [meeting] if self.keep else []
            if self.report:
                self.report(done, len(self.content.content))
        self.findings += ids.findings()

    def _meeting(self, file: str) -> models.Meeting | None:
        if not re.fullmatch(rf"meetings/{SLUG}\.json", file):
            message = (
                "A meeting's file is called ID.json, of a-z, 0-9 and “-”; rename or remove it."
            )
            self.findings.append(Finding(file, "", "file-name", message))
            return None
        meeting = cast("models.Meeting | None", self._shaped(file, "meeting"))
        if meeting is None:
            return None
        for rule, asked in OF_MEETING:
            if self.rules and self.readable.issuperset(asked):
                self.findings += (Finding(file, *found) for found in rule(self.known, meeting))
        if meeting_file(meeting.id) != file:
            name = os.path.basename(file)
            message = f"The file is called {name}; rename it, or mend the id."
            self.findings.append(Finding(file, "/id", "file-name", message))
            return None
        return meeting

    def _shaped(self, file: str, kind: str) -> Model | None:
        """A file as its model; None, and findings, where it has not the shape."""
        data = self.content.content[file]
        doubled: list[bool] = []

        def pairs(members: list[tuple[str, Any]]) -> dict[str, Any]:
            found = dict(members)
            if len(found) < len(members):
                doubled.append(True)
            return found

        try:
            text = data.decode("utf-8")
            json.loads(text, object_pairs_hook=pairs)
        except (ValueError, RecursionError) as error:
            self.findings.append(_unreadable(file, error))
            return None
        for pointer in lines.places(text).duplicates if doubled else ():
            message = "This key stands twice; keep one of the two."
            self.findings.append(Finding(file, pointer, "duplicate-key", message))
        try:
            return models.FILES[kind].model_validate_json(data)
        except ValidationError as error:
            self.findings.extend(_misshapen(file, error))
            return None

    def _problems(self) -> list[Problem]:
        found = []
        where: dict[str, lines.Places] = {}
        for finding in self.findings:
            line = finding.line
            if finding.pointer:
                # Where a value stands is worked out only where something is wrong with it.
                if finding.file not in where:
                    text = self.content.content[finding.file].decode("utf-8")
                    where[finding.file] = lines.places(text)
                line = where[finding.file].line(finding.pointer)
            path = os.path.join(self.content.folder, finding.file)
            found.append(Problem(path, line, finding.code, finding.pointer, finding.message))
        return sorted(found)


def _unreadable(name: str, error: Exception) -> Finding:
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
    return Finding(name, "", code, message, line)


_CODES = {"missing": "missing-key", "extra_forbidden": "unknown-key"}
_REMEDIES = {
    "too_short": "It holds too little; name at least one, or two where versions differ.",
    "missing": "This key is missing; add it.",
    "extra_forbidden": "This key is not one of the record's; mend its spelling or take it out.",
}


def _misshapen(name: str, error: ValidationError) -> Iterator[Finding]:
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
        yield Finding(name, pointer, _CODES.get(kind, "wrong-value"), message)


def _invalid(name: str, why: str) -> Finding:
    """What Pydantic's reader refuses and Python's lets through: half a surrogate, 200 levels."""
    what, _, place = why.partition(" at line ")
    said = "It is nested too deeply" if "recursion" in what else f"It is not JSON: {what}"
    return Finding(name, "", "not-json", f"{said}; mend it.", int(place.partition(" ")[0]))
