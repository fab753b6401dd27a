"""The data folder: find it, read it, digest it, and remember which bytes have passed the gate."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from functools import cache
from importlib.util import find_spec
from typing import NamedTuple

from summits.errors import DataError, reason
from summits.record import unfinished
from summits.record.vocabulary import TABLES

SCHEMA_VERSION = 1
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FILES = ("dataset", *TABLES)
"""The files of a record beside its meetings."""
NAMES = tuple(f"{table}.json" for table in FILES)
"""What they are called."""


MISSING = "missing-file"
MOST_BYTES = 64 * 1024 * 1024
"""What is larger is no file of a record."""


class Unread(NamedTuple):
    """What stands in a folder, or should, and can't be read."""

    file: str
    code: str
    message: str


class Files(NamedTuple):
    """The bytes of a data folder, by name (`people.json`, `meetings/ID.json`), and their digest."""

    folder: str
    content: dict[str, bytes]
    digest: str
    unread: tuple[Unread, ...] = ()
    passed_over: tuple[str, ...] = ()
    """What editors and systems leave beside the meetings."""

    @property
    def short_digest(self) -> str:
        """As much of the digest as is shown, beside the version."""
        return self.digest[:12]

    def meetings(self) -> Iterator[tuple[str, bytes]]:
        """The id (the file's name) and the bytes of each meeting."""
        for name, content in self.content.items():
            if name.startswith("meetings/"):
                yield name[9:-5], content


def find(folder: str | None = None) -> str:
    """The data folder: the one given, or the one that travels with the package."""
    if folder is not None:
        return folder
    # An editable install leaves a stale copy behind, so the package's own place is asked first and
    # importlib.resources never.
    for home in (_PACKAGE, os.path.dirname(_PACKAGE)):
        if os.path.isfile(os.path.join(home, "data", "dataset.json")):
            return os.path.join(home, "data")
    raise DataError("The record that travels with summits is missing; install summits again.")


def read(folder: str | os.PathLike[str]) -> Files:
    """Read a whole data folder; raise DataError where it is none. What can't be read in it is `unread`."""
    # Paths are strings here: pathlib alone costs a tenth of the time that `summits list` takes.
    folder = os.fspath(folder)
    if not os.path.isdir(folder):
        raise DataError(f"“{folder}” is not a folder; name the folder of a record.")
    for _ in range(_TRIES):
        before = _moved(folder)
        found = _read(folder)
        if _moved(folder) == before:
            break
    return found


def _read(folder: str) -> Files:
    # What is still on its way into the folder counts as being there: see unfinished.py.
    pending = {name: data for name, data in unfinished.read(folder).items() if is_of_record(name)}
    unread: list[Unread] = []
    meetings = _meeting_names(os.path.join(folder, "meetings"))
    if isinstance(meetings, Unread):
        unread += [] if meetings.code == MISSING and pending else [meetings]
        meetings = []
    left = [name for name in meetings if _is_left(name)]
    listed = {name for name in pending if name.startswith("meetings/")}
    listed |= {f"meetings/{name}" for name in meetings if name not in left}
    content = {}
    for name in [*NAMES, *sorted(listed)]:
        data = pending[name] if name in pending else _bytes(folder, name)
        if isinstance(data, Unread):
            unread.append(data)
        else:
            content[name] = data
    return of(folder, content)._replace(
        unread=tuple(unread), passed_over=tuple(sorted({*left} - {KEPT}))
    )


def of(folder: str, content: dict[str, bytes]) -> Files:
    """The bytes of a folder, digested."""
    digest = hashlib.sha256()
    for name, data in content.items():
        digest.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        digest.update(data)
    return Files(folder, content, digest.hexdigest())


KEPT = ".gitkeep"
"""What keeps a folder without meetings in a git clone; nobody has to hear of it."""
_TRIES = 20
"""How often a folder is read that somebody is just writing."""


def _moved(folder: str) -> list[int]:
    """When something was last put into the folder, or into that of its meetings."""
    homes = (folder, os.path.join(folder, "meetings"))
    return [os.stat(home).st_mtime_ns for home in homes if os.path.isdir(home)]


def is_of_record(name: str) -> bool:
    """Whether a file of that name is part of a record."""
    home, _, file = name.rpartition("/")
    if home == "meetings":
        return file.endswith(".json")
    return name in NAMES


_LEFT = r"\..*|.*~|#.*#|.*\.(orig|rej|bak|tmp|swp)|Thumbs\.db|desktop\.ini|Icon\r"
_COPY = r".+( \d+| \(\d+\)| - Copy)\.json"


def _is_left(name: str) -> bool:
    """Whether an editor or a system left it: a swap file, a backup, a second copy, a folder's look."""
    # Most are named as an id is, and nothing has to be looked up.
    plain = name.removesuffix(".json").replace("-", "")
    return not plain.isalnum() and bool(re.fullmatch(f"{_LEFT}|{_COPY}", name))


def _meeting_names(folder: str) -> list[str] | Unread:
    try:
        return os.listdir(folder)
    except FileNotFoundError:
        message = "This folder is missing; a record has it, with one file a meeting."
        return Unread("meetings", MISSING, message)
    except OSError as error:
        return Unread("meetings", "unreadable", _unreadable(error))


def _bytes(folder: str, name: str) -> bytes | Unread:
    path = os.path.join(folder, name)
    try:
        with open(path, "rb", opener=open_without_waiting) as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                return Unread(name, "unreadable", "It is not a file; move it out of the folder.")
            if found.st_size > MOST_BYTES:
                message = "It is larger than 64 MB, as no file of a record is; mend or remove it."
                return Unread(name, "unreadable", message)
            # Some editors write a byte order mark, and none is part of JSON.
            return file.read().removeprefix(BOM_UTF8)
    except FileNotFoundError:
        if os.path.islink(path):
            return Unread(name, "unreadable", "It is a link to nothing; mend or remove it.")
        message = "This file is missing; a record has it, if need be with an empty list."
        return Unread(name, MISSING, message)
    except OSError as error:
        return Unread(name, "unreadable", _unreadable(error))


def one(folder: str, name: str) -> bytes | None:
    """The bytes of one file of a folder, unchecked; None where it can't be read."""
    found = _bytes(folder, name)
    return None if isinstance(found, Unread) else found


def _unreadable(error: OSError) -> str:
    return f"It could not be read: {reason(error)}; mend or remove it."


def open_without_waiting(path: str, flags: int) -> int:
    """Open a file so that a pipe to which nobody writes holds no command."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def has_passed(files: Files) -> bool:
    """Whether these very bytes have passed the gate before."""
    receipt = None if files.unread else _receipt(files)
    if receipt is None or not _is_ours(os.path.dirname(receipt), stat.S_ISDIR):
        return False
    return _is_ours(receipt, stat.S_ISREG)


def leave_receipt(files: Files) -> None:
    """Remember that these bytes have passed; where nothing can be written, simply don't.

    Nothing is stored but an empty file's name, so nothing can be stale, corrupt or raced for.
    """
    receipt = None if files.unread else _receipt(files)
    if receipt is None:
        return
    folder = os.path.dirname(receipt)
    try:
        # Only the last folder is closed to others: the one around it is everybody's cache.
        os.makedirs(folder, mode=0o700, exist_ok=True)
        if _is_ours(folder, stat.S_ISDIR):
            # O_EXCL opens nothing that is there, be it a link or a named pipe.
            os.close(os.open(receipt, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError:
        pass


def _is_ours(path: str, kind: Callable[[int], bool]) -> bool:
    """Whether a path is, without a link, a thing of that kind, ours, and closed to what others write."""
    try:
        found = os.lstat(path)
    except (OSError, ValueError):
        return False
    if not hasattr(os, "geteuid"):
        return kind(found.st_mode)
    mine = found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return mine and kind(found.st_mode)


def _receipt(files: Files) -> str | None:
    cache = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(cache):
        home = os.path.expanduser("~")
        if not os.path.isabs(home):
            return None
        cache = os.path.join(home, ".cache")
    key = f"{files.digest} {_gate()}"
    return os.path.join(cache, "summits", hashlib.sha256(key.encode()).hexdigest())


@cache
def _gate() -> str:
    """What the gate is: the source of all that it is made of, and which Pydantic checks with it."""
    paths = [
        os.path.join(_PACKAGE, room, name)
        for room in ("gate", "record", "values")
        for name in sorted(os.listdir(os.path.join(_PACKAGE, room)))
        if name.endswith(".py")
    ]
    found = find_spec("pydantic")
    if found and found.origin:
        # Asking the package itself would load it, which takes longer than any answer.
        paths.append(os.path.join(os.path.dirname(found.origin), "version.py"))
    digest = hashlib.sha256()
    for path in paths:
        with open(path, "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()
