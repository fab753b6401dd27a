"""A writing that was cut off: what the data folder is to hold, in one file that is there or is not.

Whatever writes several files of a folder first puts all of them into this one, whose renaming is the
moment at which the folder is the new one; then each goes to its place, and this one is removed. Who reads
in between takes from it what has not got there yet.
"""

from __future__ import annotations

import hashlib
import os
import re

from summits.errors import DataError, quoted, reason

NAME = ".unfinished.json"
# Nothing above the folder, and nothing hidden but what keeps an empty folder.
_NAME = r"(?:(?:meetings|schema)/)?(?:[A-Za-z0-9][A-Za-z0-9-]*\.[a-z]+|\.gitkeep)"
Changes = dict[str, bytes]
"""The new bytes of files, by name (`people.json`, `meetings/ID.json`)."""


def digest(data: bytes | None) -> str | None:
    """What a file was, for short; None where there was none."""
    return None if data is None else hashlib.sha256(data).hexdigest()


def read(folder: str) -> Changes:
    """What a writing that was cut off was to leave; nothing where none was.

    Raise DataError where somebody has changed one of its files since: both can't be right.
    """
    path = os.path.join(folder, NAME)
    if not os.path.lexists(path):
        return {}
    try:
        data = on_disk(folder, NAME) if os.path.isfile(path) else b""
    except OSError as error:
        raise DataError(
            f"{quoted(path)} could not be read: {reason(error)}; check the file."
        ) from None
    if data is None:
        return {}  # it has got where it was going meanwhile
    try:
        changes, before = _announced(data)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise DataError(f"{quoted(path)} is not what summits wrote; move it away.") from None
    for name, was in before.items():
        if digest(on_disk(folder, name)) not in (was, digest(changes[name])):
            raise DataError(
                f"{quoted(os.path.join(folder, name))} was changed after a writing that was cut off; move "
                f"{NAME} away to keep it as it is."
            )
    return changes


def _announced(data: bytes) -> tuple[Changes, dict[str, str | None]]:
    """The new bytes of each file, and what it was; raise an error of Python's where it says no such thing."""
    import json  # most folders have no such file

    rows = json.loads(data)
    if not all(re.fullmatch(_NAME, row) for row in rows):
        raise ValueError
    changes = {name: row["text"].encode() for name, row in rows.items()}
    return changes, {name: row["was"] for name, row in rows.items()}


def on_disk(folder: str, name: str) -> bytes | None:
    """The bytes of a file as it lies there; None where there is none."""
    try:
        with open(os.path.join(folder, name), "rb") as file:
            return file.read()
    except (FileNotFoundError, NotADirectoryError):
        return None
