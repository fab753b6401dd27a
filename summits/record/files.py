"""The data folder: find it, read it, digest it, and remember which bytes have passed the gate."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from typing import NamedTuple

from summits.errors import DataError, reason
from summits.record import unfinished
from summits.record.vocabulary import TABLES

SCHEMA_VERSION = 1
FILES = ("dataset", *TABLES)
"""The files of a record beside its meetings."""


class Files(NamedTuple):
    """The bytes of a data folder, by name (`people.json`, `meetings/ID.json`), and their digest."""

    folder: str
    content: dict[str, bytes]
    digest: str

    def meetings(self) -> Iterator[tuple[str, bytes]]:
        """The id (the file's name) and the bytes of each meeting."""
        for name, content in self.content.items():
            if name.startswith("meetings/"):
                yield name[9:-5], content


def find(folder: str | None = None) -> str:
    """The data folder: the one given, or the one that travels with the package."""
    if folder is not None:
        return folder
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    # An editable install leaves a stale copy behind, so the package's own place is asked first and
    # importlib.resources never.
    for home in (package, os.path.dirname(package)):
        if os.path.isfile(os.path.join(home, "data", "dataset.json")):
            return os.path.join(home, "data")
    raise DataError("The record that travels with summits is missing; install summits again.")


def read(folder: str | os.PathLike[str]) -> Files:
    """Read a whole data folder; raise DataError with the file that can't be read and why."""
    # Paths are strings here: pathlib alone costs a tenth of the time that `summits list` takes.
    folder = os.fspath(folder)
    if not os.path.isdir(folder):
        raise DataError(f"“{folder}” is not a folder; name the folder of a record.")
    if not any(map(os.path.lexists, _marks(folder))):
        raise DataError(f"“{folder}” has no dataset.json; name the folder of a record.")
    for _ in range(_TRIES):
        before = _moved(folder)
        content = _content(folder)
        if _moved(folder) == before:
            break
    return of(folder, content)


def _marks(folder: str) -> tuple[str, str]:
    """What a data folder is known by: its header, which may be still on its way."""
    return os.path.join(folder, "dataset.json"), os.path.join(folder, unfinished.NAME)


def of(folder: str, content: dict[str, bytes]) -> Files:
    """The bytes of a folder, digested."""
    digest = hashlib.sha256()
    for name, data in content.items():
        digest.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        digest.update(data)
    return Files(folder, content, digest.hexdigest())


_TRIES = 20
"""How often a folder is read that somebody is just writing."""


def _moved(folder: str) -> list[int]:
    """When something was last put into the folder, or into that of its meetings."""
    homes = (folder, os.path.join(folder, "meetings"))
    return [os.stat(home).st_mtime_ns for home in homes if os.path.isdir(home)]


def _content(folder: str) -> dict[str, bytes]:
    pending = {name: data for name, data in unfinished.read(folder).items() if _is_of_record(name)}
    names = [f"{table}.json" for table in FILES]
    listed = set(_meeting_names(os.path.join(folder, "meetings"), bool(pending)))
    names += sorted(listed | {name for name in pending if name.startswith("meetings/")})
    return {
        name: pending[name] if name in pending else _bytes(os.path.join(folder, name))
        for name in names
    }


def _is_of_record(name: str) -> bool:
    home, _, file = name.rpartition("/")
    if home == "meetings":
        return file.endswith(".json")
    return name in {f"{table}.json" for table in FILES}


def _meeting_names(folder: str, pending: bool) -> Iterator[str]:
    if pending and not os.path.lexists(folder):
        return
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                # An editor's own files (.x.swp, x~) are not the record's; anything else must be.
                if not entry.name.startswith(".") and not entry.name.endswith("~"):
                    yield f"meetings/{entry.name}"
    except OSError as error:
        raise DataError(
            f"“{folder}” could not be read: {reason(error)}; check the folder."
        ) from None


def _bytes(path: str) -> bytes:
    try:
        with open(path, "rb", opener=_open_without_waiting) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise DataError(f"“{path}” is not a file; move it out of the data folder.")
            return file.read()
    except OSError as error:
        raise DataError(f"“{path}” could not be read: {reason(error)}; check the file.") from None


def _open_without_waiting(path: str, flags: int) -> int:
    # A named pipe in the folder would otherwise hold the command for ever.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def has_passed(files: Files) -> bool:
    """Whether these very bytes have passed the gate before."""
    receipt = _receipt(files)
    return receipt is not None and os.path.isfile(receipt)


def leave_receipt(files: Files) -> None:
    """Remember that these bytes have passed; where nothing can be written, simply don't.

    Nothing is stored but an empty file's name, so nothing can be stale, corrupt or raced for.
    """
    receipt = _receipt(files)
    if receipt is None:
        return
    try:
        os.makedirs(os.path.dirname(receipt), exist_ok=True)
        os.close(os.open(receipt, os.O_WRONLY | os.O_CREAT, 0o666))
    except OSError:
        pass


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
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    paths = [
        os.path.join(package, room, name)
        for room in ("gate", "record", "values")
        for name in sorted(os.listdir(os.path.join(package, room)))
        if name.endswith(".py")
    ]
    found = find_spec("pydantic")
    if found and found.origin:
        # Asking the package itself would load it, which takes longer than any answer.
        paths.append(os.path.join(os.path.dirname(found.origin), "version.py"))
    digest = hashlib.sha256()
    for path in paths:
        digest.update(_bytes(path))
    return digest.hexdigest()
