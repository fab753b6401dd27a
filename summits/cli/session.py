"""What a command works with: the record, and where its answer goes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, assert_never

import click

from summits.cli import options
from summits.cli.empty import of_unconfirmed
from summits.cli.output import Output
from summits.record import files, light
from summits.record.record import Record

if TYPE_CHECKING:
    from summits.record import models
    from summits.render.look import Look
    from summits.render.rows import Table
    from summits.render.styled import Block


class Session:
    """One run of a command."""

    def __init__(self, ctx: click.Context) -> None:
        self.ctx = ctx
        self.choices = options.choices(ctx)
        self.out = Output(self.choices)

    @property
    def folder(self) -> str:
        """The data folder that was asked for, by --data or SUMMITS_DATA, or the one that travels along."""
        told = self.choices.data
        asked = os.environ.get("SUMMITS_DATA") or None if told is None else told
        # A shell leaves the tilde of `--data=~/d` as it is.
        return files.find(asked and os.path.expanduser(asked))

    def meeting(self, words: Sequence[str]) -> models.Meeting:
        """The one meeting that these words name."""
        from summits.ask import selectors

        found = selectors.select(self.record, " ".join(words))
        of_unconfirmed(self.record)
        return self.record.meetings[found.id]

    @cached_property
    def record(self) -> Record:
        """The record, checked before it is read light."""
        content = files.read(self.folder)
        if not files.has_passed(content):
            from summits.cli.progress import progress
            from summits.gate import gate

            with progress(sys.stderr, "Checking the record") as report:
                gate.check(content, report)
        return light.read(content)

    def emit(
        self,
        answer: Mapping[str, Any],
        *,
        plain: Callable[[], Table],
        screen: Callable[[Look], Block],
        found: object = True,
    ) -> None:
        """Write an answer from the record in the form that was asked for; no other is worked out.

        Where nothing was `found`, an empty document is an answer, and an empty screen is none.
        """
        match self.out.form:
            case "json":
                self.document(**answer)
            case "plain" | "csv" | "jsonl" | "markdown":
                self.out.table(plain(), found=found)
            case "screen" | "svg":
                if found:
                    self.out.screen(screen)
            case _:
                assert_never(self.out.form)

    def document(self, **answer: Any) -> None:
        """Write an answer from the record as one JSON document."""
        self.out.document(envelope(vars(self.record.header), **answer))


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
