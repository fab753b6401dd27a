"""Cells of a CSV (RFC 4180) that a spreadsheet takes for what they are."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from summits.values.clean import within_lines

_RUN = re.compile(r"'*[=+\-@\t\r]")
"""How a text begins that a spreadsheet would take for a formula, or that would look guarded."""
_FIRST = frozenset("'=+-@\t\r")
_LISTED = re.compile(r"[;\\]")


def line(values: Iterable[object]) -> str:
    """One line, with its end."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow([cell(value) for value in values])
    return written.getvalue()


def cell(value: object) -> object:
    """A value as a cell: numbers as they are, true and false, a list with `; ` between, text guarded."""
    if isinstance(value, str):
        return guarded(within_lines(value))
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return value
    text = listed(map(str, value)) if isinstance(value, Sequence) else str(value)
    return guarded(within_lines(text))


def guarded(text: str) -> str:
    """A text with a `'` before what a spreadsheet would run, and before what has one already."""
    # Nearly every text begins with something else, and asking for a pattern takes longer.
    return f"'{text}" if text[:1] in _FIRST and _RUN.match(text) else text


def listed(parts: Iterable[str]) -> str:
    r"""A list in one cell: `; ` between, `\;` for a semicolon and `\\` for a backslash within."""
    return "; ".join(
        _LISTED.sub(r"\\\g<0>", part) if ";" in part or "\\" in part else part for part in parts
    )
