"""Where each value of a JSON text stands: JSON pointers (RFC 6901) to line numbers.

`json` keeps neither positions nor duplicate keys, and a curator needs both.
"""

from __future__ import annotations

import json
import re
from json.decoder import scanstring  # type: ignore[attr-defined]  # undocumented, and stable since 2.7
from typing import NamedTuple

_SPACE = re.compile(r"[ \t\n\r]*")
_scan_once = json.JSONDecoder().scan_once  # type: ignore[attr-defined]  # the same


class Positions(NamedTuple):
    """The line of every value of a JSON text, by pointer, and the keys that stand twice."""

    lines: dict[str, int]
    duplicates: list[str]

    def line(self, pointer: str) -> int:
        """The line of a value; of the nearest that exists where it does not."""
        while pointer and pointer not in self.lines:
            pointer = pointer.rpartition("/")[0]
        return self.lines.get(pointer, 1)


def places(text: str) -> Positions:
    """Walk a text that `json` can read; raise ValueError where it can't."""
    found: list[tuple[str, int]] = []
    _value(text, _skip(text, 0), "", found)
    lines: dict[str, int] = {}
    duplicates: list[str] = []
    line, seen_to = 1, 0
    for pointer, offset in sorted(found, key=lambda item: item[1]):
        line += text.count("\n", seen_to, offset)
        seen_to = offset
        if pointer in lines:
            duplicates.append(pointer)
        lines[pointer] = line
    return Positions(lines, duplicates)


def escape(key: str | int) -> str:
    """One step of a pointer."""
    return "/" + str(key).replace("~", "~0").replace("/", "~1")


def _skip(text: str, at: int) -> int:
    return _SPACE.match(text, at).end()  # type: ignore[union-attr]  # always matches


def _value(text: str, at: int, pointer: str, found: list[tuple[str, int]]) -> int:
    found.append((pointer, at))
    if text[at : at + 1] == "{":
        return _members(text, _skip(text, at + 1), pointer, found)
    if text[at : at + 1] == "[":
        return _items(text, _skip(text, at + 1), pointer, found)
    end: int = _scan_once(text, at)[1]
    return end


def _members(text: str, at: int, pointer: str, found: list[tuple[str, int]]) -> int:
    while text[at] != "}":
        key, end = scanstring(text, at + 1)
        end = _value(text, _skip(text, _skip(text, end) + 1), pointer + escape(key), found)
        at = _after_comma(text, end)
    return at + 1


def _items(text: str, at: int, pointer: str, found: list[tuple[str, int]]) -> int:
    index = 0
    while text[at] != "]":
        end = _value(text, at, f"{pointer}/{index}", found)
        at, index = _after_comma(text, end), index + 1
    return at + 1


def _after_comma(text: str, at: int) -> int:
    at = _skip(text, at)
    return _skip(text, at + 1) if text[at] == "," else at
