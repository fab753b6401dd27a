"""What stands in the cells of a list: several names, yes and no, how they met."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from summits.errors import UsageError, quoted
from summits.record.vocabulary import MODES, VISITS, Mode, Visit
from summits.values import ranges
from summits.values.words import fold

Word = TypeVar("Word", Mode, Visit)
_ALSO_MODE: dict[str, Mode] = {
    "call": "phone",
    "face to face": "in-person",
    "in person": "in-person",
    "online": "video",
    "phone call": "phone",
    "telephone": "phone",
    "telephone call": "phone",
    "video call": "video",
    "video conference": "video",
    "videoconference": "video",
    "virtual": "video",
}


_NOTHING = frozenset(
    re.split(" ", "- -- --- – — ? . n/a n.a. nan nil none null tba tbc tbd unknown")
)
"""What lists write for nothing. `NA` is none of it: it is Namibia."""


def said(cell: str) -> str:
    """What a cell says; nothing where it has a word for nothing."""
    plain = cell.strip()
    return "" if plain.lower() in _NOTHING else plain


def several(cell: str, delimiter: str, separator: str | None = None) -> list[str]:
    r"""The members of a cell: between `;`, and what was told, or `,` where it is not the file's own sign.

    A `;` within a name is written as `\;`, as our own CSV has it.
    """
    text = ranges.without_notes(cell)
    sign = separator or _sign(text, delimiter)
    signs = [";", sign] if sign else [";"]
    among = "|".join(map(re.escape, signs))
    parts = re.split(rf"(?<!\\)(?:{among})", text)
    members = (re.sub(rf"\\({among})", r"\1", part).strip() for part in parts)
    return list(dict.fromkeys(member for member in members if member))


def without_and(names: str) -> list[str]:
    """The last two of `Ann, Bo and Cy`, where it was told what stands between names."""
    return [name for name in re.split(r"(?:^|\s+)(?:and|&)\s+", names) if name]


def _sign(text: str, delimiter: str) -> str:
    if re.search(r"(?<!\\);", text) or "\\;" in text:
        return ";"
    return "," if delimiter != "," and "," in text else ""


def truth(cell: str) -> bool | None:
    """Yes or no; nothing where the cell is empty."""
    if not cell:
        return None
    words = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
    if fold(cell) not in words:
        raise UsageError(f"{quoted(cell)} is neither yes nor no")
    return words[fold(cell)]


def mode(cell: str) -> Mode | None:
    """How they met; nothing where the cell is empty."""
    return _word(cell, MODES, _ALSO_MODE)


def visit(cell: str) -> Visit | None:
    """The kind of visit; nothing where the cell is empty."""
    also: dict[str, Visit] = {f"{known} visit": known for known in VISITS}
    return _word(cell, VISITS, also)


def _word(cell: str, known: Sequence[Word], also: dict[str, Word]) -> Word | None:
    if not cell:
        return None
    asked = fold(cell).strip(" .")
    for word in known:
        if asked == word:
            return word
    if asked in also:
        return also[asked]
    raise UsageError(f"{quoted(cell)} is none of {', '.join(known)}")


CLOSED: dict[str, Callable[[str], object]] = {"mode": mode, "visit": visit, "announced": truth}
"""The fields that have few words, and how each is read."""
