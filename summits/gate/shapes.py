"""A file's bytes as its model, or what is wrong with its shape."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from summits.gate import lines
from summits.gate.findings import Finding
from summits.record import models
from summits.record.fields import MOST_IN_LIST, MOST_ROWS, Model

_LARGE = 100_000
"""From so many bytes on a file may hold lists that are too long to be looked at one by one."""
_MANY = 10_000
_MERGE = re.compile(rb"^(<<<<<<<|\|\|\|\|\|\|\||=======|>>>>>>>)( |$)", re.MULTILINE)

Shaped = tuple[Model | None, list[Finding]]
"""The model, where the file has its shape, and what is wrong with it."""


def shaped(file: str, kind: str, data: bytes) -> Shaped:
    """A file as its model."""
    objects: list[list[tuple[str, Any]]] = []
    try:
        text = data.decode("utf-8")
        json.loads(text, object_pairs_hook=objects.append)
    except (ValueError, RecursionError) as error:
        return None, [_unreadable(file, data, error)]
    found = []
    doubled = any(len(dict(members)) < len(members) for members in objects)
    for pointer in lines.places(text).duplicates if doubled else ():
        message = "This key stands twice; keep one of the two."
        found.append(Finding(file, pointer, "duplicate-key", message))
    too_long = list(_too_long(file, kind, json.loads(text))) if len(data) > _LARGE else []
    if too_long:
        return None, found + too_long
    model, wrong = _modelled(file, kind, data)
    return model, found + wrong


def _too_long(file: str, kind: str, value: Any, pointer: str = "") -> Iterator[Finding]:
    if not isinstance(value, (dict, list)):
        return
    most = MOST_ROWS if pointer == f"/{kind}" else MOST_IN_LIST
    if isinstance(value, list) and len(value) > most:
        yield Finding(file, pointer, "wrong-value", _holds_too_much(most))
        return
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield from _too_long(file, kind, inner, pointer + lines.escape(key))


def _holds_too_much(most: int) -> str:
    return f"It holds too much; leave at most {most}."


def _modelled(file: str, kind: str, data: bytes) -> Shaped:
    try:
        return models.FILES[kind].model_validate_json(data), []
    except ValidationError as error:
        count = error.error_count()
        if count <= _MANY:
            return None, list(_misshapen(file, error))
    # Of hundreds of thousands only the first are worked out, the others are counted.
    for most in (ENOUGH_ROWS, 100 * ENOUGH_ROWS, MOST_ROWS):
        try:
            models.FILES[kind].model_validate_json(json.dumps(_cut(json.loads(data), most)))
        except ValidationError as error:
            found = list(_misshapen(file, error))
            last = found[-1]
            return None, [*found[:-1], last._replace(places=max(1, count - len(found) + 1))]
    raise AssertionError("a whole file breaks what it broke before")


ENOUGH_ROWS = 200


def _cut(value: Any, most: int) -> Any:
    if isinstance(value, dict):
        return {key: _cut(inner, most) for key, inner in value.items()}
    return [_cut(inner, most) for inner in value[:most]] if isinstance(value, list) else value


def _unreadable(name: str, data: bytes, error: Exception) -> Finding:
    line = 1
    merge = _MERGE.search(data)
    if merge and not isinstance(error, RecursionError):
        mark = merge[1].decode()
        code, message = "not-json", f"Here stands the mark of a merge, {mark}; settle what stays."
        line += data.count(b"\n", 0, merge.start())
    elif isinstance(error, UnicodeDecodeError):
        code, message = "not-utf-8", "It is not UTF-8; save it as UTF-8."
        line += error.object.count(b"\n", 0, error.start)
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
    inner = {found["loc"][:depth] for found in every for depth in range(len(found["loc"]))}
    for found in every:
        kind = found["type"]
        if kind == "too_short" and found["loc"] in inner:
            continue  # its items are what is wrong, and were not counted
        # A key that is wrong by itself is found at the value it stands before.
        steps = (step for step in found["loc"] if step != "[key]")
        pointer = "".join(map(lines.escape, steps))
        if kind == "json_invalid":
            yield _invalid(name, str(found["ctx"]["error"]))
            continue
        yield Finding(name, pointer, _CODES.get(kind, "wrong-value"), _remedy(kind, found))


def _remedy(kind: str, found: Any) -> str:
    if kind in _REMEDIES:
        return _REMEDIES[kind]
    if kind == "too_long":
        return _holds_too_much(found["ctx"]["max_length"])
    message = str(found["msg"]).rstrip(".")
    return f"{message}." if kind == "wrong_value" else f"{message}; mend the value."


def _invalid(name: str, why: str) -> Finding:
    """What Pydantic's reader refuses and Python's lets through: half a surrogate, 200 levels."""
    what, _, place = why.partition(" at line ")
    said = "It is nested too deeply" if "recursion" in what else f"It is not JSON: {what}"
    return Finding(name, "", "not-json", f"{said}; mend it.", int(place.partition(" ")[0]))
