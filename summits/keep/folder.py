"""The careful writing: all files of a change, or none of them, whenever it is killed."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Mapping

from summits.errors import OutputError, UsageError, quoted, reason
from summits.record import files, unfinished


def write(folder: str, changes: Mapping[str, bytes], digest: str | None = None) -> None:
    """Put files into a data folder, together or not at all.

    `digest`: of the folder as it was read; raise UsageError where it is another one by now.
    """
    try:
        with _locked(folder):
            finish(folder)
            if digest is not None and files.read(folder).digest != digest:
                raise UsageError(
                    f"{quoted(folder)} was changed by somebody else meanwhile; do it once more."
                )
            _announce(folder, changes)
            finish(folder)
    except OSError as error:
        raise OutputError(
            f"{quoted(folder)} could not be written: {reason(error)}; nothing of it was changed."
        ) from None


def finish(folder: str) -> None:
    """Put into its place what is on its way there."""
    announcement = os.path.join(folder, unfinished.NAME)
    if not os.path.lexists(announcement):
        return
    changes = unfinished.read(folder)
    # The announcement has everything, so a file need not be on the disk before it goes.
    one_by_one = len(changes) <= _FEW or not hasattr(os, "sync")
    for name, data in changes.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        if unfinished.on_disk(folder, name) != data:
            _replace(path, data, settle=one_by_one)
    if not one_by_one:
        os.sync()
    os.unlink(announcement)


_FEW = 32
"""So many files are waited for one by one; of more, the disk is waited for once."""


def _announce(folder: str, changes: Mapping[str, bytes]) -> None:
    rows = {
        name: {"was": unfinished.digest(unfinished.on_disk(folder, name)), "text": data.decode()}
        for name, data in changes.items()
    }
    data = json.dumps(rows, ensure_ascii=False).encode()
    _replace(os.path.join(folder, unfinished.NAME), data)


def _replace(path: str, data: bytes, *, settle: bool = True) -> None:
    """Write a file beside its place, and move it there whole; `settle`: and wait for the disk."""
    home, name = os.path.split(path)
    beside = os.path.join(home, f".{name.lstrip('.')}.part")
    target = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    try:
        with contextlib.suppress(OSError):  # a new file, or a system without
            os.fchmod(target, os.stat(path).st_mode & 0o7777)
        view = memoryview(data)
        while view:
            view = view[os.write(target, view) :]
        if settle:
            os.fsync(target)
    finally:
        os.close(target)
    os.replace(beside, os.path.realpath(path))
    if settle:
        _settle(home)


def _settle(folder: str) -> None:
    """Have the disk know of a renaming before anything rests on it."""
    with contextlib.suppress(OSError):  # not every system lets a folder be opened
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def _locked(folder: str) -> Iterator[None]:
    """One writer at a time; the lock goes with the process, however that ends."""
    try:
        import fcntl
    except ImportError:  # a system without: the digest alone must do
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # a file system without locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
