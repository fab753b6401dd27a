"""What the first page of the help says of the record in hand, read without the gate."""

from __future__ import annotations

import json
import os
import re
from itertools import islice

from summits.cli.session import Session
from summits.errors import DataError
from summits.record import files
from summits.values.clean import printable

_LONGEST = 200


def title(session: Session) -> str:
    """Whose meetings the record is of; nothing where that can't be read."""
    try:
        found = json.loads(files.one(session.folder, "dataset.json") or b"")["title"]
    except (DataError, ValueError, RecursionError, KeyError, TypeError):
        return ""
    return printable(found)[:_LONGEST] if isinstance(found, str) else ""


def examples(session: Session) -> dict[str, str]:
    """Three commands to begin with, of meetings that the record has by the names of its files."""
    ids = _latest(session, 2)
    first = {"summits timeline": "every meeting"}
    if not ids:
        return {
            **first,
            "summits about": "what the record is",
            "summits add meeting": "a first meeting",
        }
    show = {f"summits show {ids[-1]}": "one, with its sources"}
    if len(ids) == 1:
        return {**first, **show, f"summits evidence {ids[0]}": "who says so"}
    return {**first, **show, f"summits compare {' '.join(ids)}": "two side by side"}


def _latest(session: Session, count: int) -> list[str]:
    """The ids of the latest confirmed meetings, by the year that is in them."""
    try:
        home = os.path.join(session.folder, "meetings")
        names = [name for name in os.listdir(home) if re.fullmatch(r"[a-z0-9-]{1,40}\.json", name)]
        names.sort(key=lambda name: (re.findall(r"\d{4}(?:-\d\d)?", name)[-1:], name))
        kept = (name[:-5] for name in reversed(names) if _is_confirmed(home, name))
        return list(islice(kept, count))[::-1]
    except (DataError, OSError):
        return []


def _is_confirmed(home: str, name: str) -> bool:
    content = files.one(home, name)
    return content is not None and not re.search(rb'"status":\s*"unconfirmed"', content)
