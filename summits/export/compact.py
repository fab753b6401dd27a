"""Anything as JSON on one line, with what turns a terminal round escaped, so that strings stay true."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from summits.values.clean import escaped


def compact(value: object) -> str:
    """A value as JSON."""
    return escaped(json.dumps(value, ensure_ascii=False))


def array(values: Iterable[object]) -> Iterator[str]:
    """A JSON array with a value a line, each written before the next is worked out."""
    between = "["
    for value in values:
        yield f"{between}\n{compact(value)}"
        between = ","
    yield "[]" if between == "[" else "\n]"
