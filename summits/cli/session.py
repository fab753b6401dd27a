"""What a command works with: the record, and where its answer goes."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cached_property
from typing import Any

import click

from summits.cli import options
from summits.cli.output import Output
from summits.record import files, light
from summits.record.record import Record


class Session:
    """One run of a command."""

    def __init__(self, ctx: click.Context) -> None:
        self.choices = options.choices(ctx)
        self.out = Output(self.choices)

    @cached_property
    def record(self) -> Record:
        """The record, checked before it is read light."""
        content = files.read(files.find(self.choices.data))
        if not files.has_passed(content):
            from summits.cli.progress import progress
            from summits.gate import gate

            with progress(sys.stderr, "Checking the record") as report:
                gate.check(content, report)
        return light.read(content)

    def envelope(self, **answer: Any) -> dict[str, Any]:
        """A JSON answer from the record."""
        return envelope(vars(self.record.header), **answer)


def envelope(header: Mapping[str, Any], **answer: Any) -> dict[str, Any]:
    """A JSON answer: the promise, the record it is from as far as a header says, the answer."""
    dataset = {key: header.get(key) for key in ("id", "version")}
    return {"schema_version": files.SCHEMA_VERSION, "dataset": dataset, **_tree(answer)}


def _tree(value: Any) -> Any:
    """What a function returned as JSON has it: records become objects, at any depth."""
    if hasattr(value, "as_json"):
        value = value.as_json()
    elif hasattr(value, "_asdict"):
        value = value._asdict()
    elif hasattr(value, "__dict__"):
        value = vars(value)
    if isinstance(value, dict):
        return {key: _tree(part) for key, part in value.items()}
    return [_tree(part) for part in value] if isinstance(value, (list, tuple)) else value
