"""The gate: a folder of JSON in, a checked Record out, every broken rule reported at once."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, cast

from summits.errors import DataError
from summits.gate import lines, shapes
from summits.gate.findings import Finding, Findings
from summits.gate.meeting_rules import OF_MEETING
from summits.gate.rules import OF_TABLES, Found, Ids, Known, meeting_file
from summits.record import files, models
from summits.record.fields import Model
from summits.record.record import Record
from summits.record.vocabulary import TABLES
from summits.values.citations import SLUG

Progress = Callable[[int, int], None]
"""Told how many files are done, and of how many."""
_LONGEST_POINTER = 300
_FILE = re.compile(rf"meetings/{SLUG}\.json", re.ASCII)


class Problem(NamedTuple):
    """A broken rule; `str()` of it is the line that editors jump to."""

    file: str
    line: int
    code: str
    pointer: str
    message: str
    places: int = 1
    """How many it stands for: more than one where the others of its kind are not listed."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.code} {self.pointer or '/'}: {self.message}"


class InvalidData(DataError):
    """A data folder that does not hold the rules; `problems` has each that is broken."""

    def __init__(self, problems: list[Problem], folder: str) -> None:
        self.problems = problems
        first = str(problems[0]).rstrip(".")
        count = sum(problem.places for problem in problems)
        rest = f" lists all {count}" if count > 1 else " checks again"
        super().__init__(f"The data are not valid: {first}. summits check {folder}{rest}.")


def load(folder: str | Path | None = None) -> Record:
    """Read a data folder, the package's own by default, as models.

    Raise DataError where it can't be read, InvalidData where it breaks a rule.
    """
    content = files.read(files.find(None if folder is None else str(folder)))
    gate = _Gate(content, None, keep=True)
    _pass(content, gate.problems)
    files.leave_receipt(content)
    tables = {name: {row.id: row for row in rows} for name, rows in gate.rows.items()}
    read = {**tables, "dataset": gate.header, "meetings": gate.meetings}
    return Record(content, read.__getitem__)


def problems(content: files.Files, progress: Progress | None = None) -> list[Problem]:
    """Every broken rule of the files that were read; [] where there is none."""
    return _Gate(content, progress).problems


def check(content: files.Files, progress: Progress | None = None) -> None:
    """Let the files pass and leave a receipt, or raise InvalidData."""
    _pass(content, problems(content, progress))
    files.leave_receipt(content)


def check_shape(content: files.Files) -> None:
    """Let files pass that have their shape, whatever rules they break; or raise InvalidData."""
    _pass(content, _Gate(content, None, rules=False).problems)


def _pass(content: files.Files, found: list[Problem]) -> None:
    if any(row.file == "dataset.json" and row.code == files.MISSING for row in content.unread):
        raise DataError(f"“{content.folder}” has no dataset.json; name the folder of a record.")
    if found:
        raise InvalidData(found, content.folder)


def _unread(content: files.Files) -> Iterator[Finding]:
    """What could not be read; all that is missing in one finding, since one thing was forgotten."""
    missing = [row.file for row in content.unread if row.code == files.MISSING]
    missing.sort(key=lambda name: name == "meetings")  # which is read first
    if len(missing) > 1:
        *most, last = missing
        message = (
            f"Missing are {', '.join(most)} and {last}, which every record has; name the folder of a "
            "record, or begin one with summits new."
        )
        yield Finding(missing[0], "", files.MISSING, message)
    for row in content.unread:
        if row.code != files.MISSING or len(missing) == 1:
            yield Finding(row.file, "", row.code, row.message)


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
        self.findings = Findings()
        self.findings.add(_unread(content))
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
        self.known = Known(self.header, self.rows)
        self.rows["dataset"] = self.header and self.header.sides
        self.readable = {name for name, rows in self.rows.items() if rows is not None}
        for about, rule, asked in OF_TABLES:
            if self.rules and self.readable >= {about, *asked}:
                self._take(f"{about}.json", rule(self.known, about, self.rows[about]))

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
        self.findings.add(ids.findings())

    def _meeting(self, file: str) -> models.Meeting | None:
        if not _FILE.fullmatch(file):
            message = (
                "A meeting's file is called ID.json, of a-z, 0-9 and “-”; rename or remove it."
            )
            self.findings.add([Finding(file, "", "file-name", message)])
            return None
        meeting = cast("models.Meeting | None", self._shaped(file, "meeting"))
        if meeting is None:
            return None
        for rule, asked in OF_MEETING:
            if self.rules and self.readable.issuperset(asked):
                self._take(file, rule(self.known, meeting))
        if meeting_file(meeting.id) != file:
            name = os.path.basename(file)
            message = f"The file is called {name}; rename it, or mend the id."
            self.findings.add([Finding(file, "/id", "file-name", message)])
            return None
        return meeting

    def _take(self, file: str, found: Found) -> None:
        self.findings.add(Finding(file, *row) for row in found)

    def _shaped(self, file: str, kind: str) -> Model | None:
        """A file as its model; None where it has not the shape, or is not there."""
        data = self.content.content.get(file)
        if data is None:
            return None
        model, found = shapes.shaped(file, kind, data)
        self.findings.add(found)
        return model

    def _problems(self) -> list[Problem]:
        where: dict[str, lines.Positions] = {}
        return sorted(self._problem(finding, where) for finding in self.findings)

    def _problem(self, finding: Finding, where: dict[str, lines.Positions]) -> Problem:
        line = finding.line
        if finding.pointer:
            # Where a value stands is worked out only where something is wrong with it.
            if finding.file not in where:
                text = self.content.content[finding.file].decode("utf-8")
                where[finding.file] = lines.places(text)
            line = where[finding.file].line(finding.pointer)
        path = os.path.join(self.content.folder, finding.file)
        pointer = finding.pointer
        if len(pointer) > _LONGEST_POINTER:
            pointer = f"{pointer[:_LONGEST_POINTER]}…"
        return Problem(path, line, finding.code, pointer, finding.message, finding.places)
