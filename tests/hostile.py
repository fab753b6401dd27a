"""The invented record with what breaks exports in its texts: formulas, markup, escapes, three scripts."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.conftest import INVENTED

MEETING = "quillport-1991"
TRAP = "[sic] [/] [b]x[/b] :warning: \\[x] a\x1b[31mb\x07 \u202e {{x}} ''b'' | <s> & ~~~~ $x$ #1"
FORMULAS = ["=cmd|' /C calc'!A0", "@x", "-- note", "-33.5", "+963 11", "\t=1", "'=1", "a\rb; c\\d"]


def spoilt(place: Path) -> Path:
    """A copy of the record whose words are traps, and which passes the gate."""
    folder = place / "hostile"
    shutil.copytree(INVENTED, folder)
    _change(folder / "meetings" / f"{MEETING}.json", _meeting)
    _change(folder / "places.json", _places)
    _change(folder / "people.json", _people)
    _change(folder / "sources.json", _sources)
    return folder


def _change(path: Path, spoil: Callable[[Any], None]) -> None:
    content = json.loads(path.read_text("utf-8"))
    spoil(content)
    path.write_text(json.dumps(content), "utf-8")


def _meeting(row: Any) -> None:
    row["summary"] = TRAP
    row["venue"] = FORMULAS[0]
    for statement, words in zip(row["statements"], FORMULAS[1:], strict=False):
        statement["says"] = words


def _places(table: Any) -> None:
    table["places"][0]["city"] = "Ḥafar | al-Bāṭin"


def _people(table: Any) -> None:
    table["people"][0]["name"] = "Orla | Quill[feather] 🇳🇴"


def _sources(table: Any) -> None:
    for row in table["sources"]:
        if "title" in row:
            row["title"] = f"{row['title']} {TRAP}"
