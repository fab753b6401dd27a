"""What stands before a name: `Chancellor Angela Merkel` is Angela Merkel, the Chancellor."""

from __future__ import annotations

import re

from summits.values.words import fold_words

_OFFICES = (
    "president|prime minister|premier|chancellor|taoiseach|foreign minister|defen[cs]e minister|"
    "finance minister|interior minister|minister of foreign affairs|minister of defen[cs]e|"
    "secretary of state|secretary of defen[cs]e|secretary[ -]general|general secretary|supreme leader"
)
_OFFICE = re.compile(
    rf"((?:(?:first |vice |deputy |interim |acting )*)(?:vice-)?(?:{_OFFICES}))\s+(?=\S)",
    re.IGNORECASE,
)
_STYLE = re.compile(
    r"(?:(?:mrs?|ms|dr|prof|sir|lord|dame|general|marshal|king|queen|emperor|empress|pope|sultan|emir|amir|"
    r"sheikh|prince|princess|crown prince|former|his excellency|her excellency|h\. ?e)\b\.?\s+)+(?=\S)",
    re.IGNORECASE,
)
"""What is no office, or a part of the name of whoever has it: it may go only where that finds somebody."""


def office(name: str) -> tuple[str, str]:
    """The office before a name, and the name; no office where a lone word would be left: `President Lee`."""
    found = _OFFICE.match(name)
    if not found or len(fold_words(name[found.end() :])) < 2:
        return "", name
    return found[1], name[found.end() :].strip()


def untitled(name: str) -> str:
    """A name without all that stands before it."""
    before = ""
    while name != before:
        before = name
        for title in (_OFFICE, _STYLE):
            found = title.match(name)
            name = name[found.end() :] if found else name
    return name.strip()
