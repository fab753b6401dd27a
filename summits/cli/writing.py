"""Into a file or a folder: written beside it and moved into place, whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator

from summits.errors import OutputError, reason

BOM = b"\xef\xbb\xbf"
"""What makes Excel read UTF-8 as such."""


def to_stdout(pieces: Iterable[str], before: bytes = b"") -> None:
    """Onto stdout, in UTF-8 whatever the locale: an export is the same bytes everywhere."""
    sys.stdout.flush()
    stream = sys.stdout.buffer
    stream.write(before)
    for piece in pieces:
        stream.write(_bytes(piece))
    stream.flush()


def to_file(path: str, pieces: Iterable[str], before: bytes = b"", *, force: bool) -> None:
    """Into a file; raise OutputError where it is there already, or can't be written."""
    with _reporting(path):
        path = os.path.realpath(path)
        if os.path.isdir(path):
            raise OutputError(f"“{path}” is a folder; name a file.")
        if _is_device(path):
            # A pipe or a device is written into; there is nothing to keep and nothing to replace.
            with open(path, "wb") as file:
                _write(file.fileno(), pieces, before)
            return
        if not force:
            _must_be_new(path)
        _replace(path, pieces, before, force=force)


def _replace(path: str, pieces: Iterable[str], before: bytes, *, force: bool) -> None:
    folder, name = os.path.split(path)
    handle, beside = tempfile.mkstemp(prefix=f".{name[:100]}.", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            _write(file.fileno(), pieces, before)
            os.fchmod(file.fileno(), _mode(path, 0o666))
        _move(beside, path, force=force)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(beside)


def _move(beside: str, path: str, *, force: bool) -> None:
    if not force:
        try:
            os.link(beside, path)  # unlike a rename, it never takes another's place
        except FileExistsError:
            _must_be_new(path)
        except OSError:
            pass  # a file system without links
        else:
            return
    os.replace(beside, path)


def to_folder(path: str, files: Iterable[tuple[str, Iterable[str]]], *, force: bool) -> None:
    """Into a folder; with `force` also in the place of one that holds nothing but such files."""
    with _reporting(path):
        path = os.path.realpath(path)
        if os.path.lexists(path) and not os.path.isdir(path):
            raise OutputError(f"“{path}” is a file; name a folder.")
        there = os.listdir(path) if os.path.isdir(path) else []
        if there and not force:
            raise OutputError(f"“{path}” is not empty; name another, or add --force.")
        beside = tempfile.mkdtemp(
            prefix=f".{os.path.basename(path)[:100]}.", dir=os.path.dirname(path)
        )
        try:
            written = _fill(beside, files)
            strange = sorted(set(there) - set(written))
            if strange:
                raise OutputError(
                    f"“{path}” holds “{strange[0]}”, which is no export; name another."
                )
            os.chmod(beside, _mode(path, 0o777))
            _exchange(beside, path, there)
        finally:
            _remove(beside)


def _fill(folder: str, files: Iterable[tuple[str, Iterable[str]]]) -> list[str]:
    written = []
    for name, pieces in files:
        with open(os.path.join(folder, name), "xb") as file:
            _write(file.fileno(), pieces)
        written.append(name)
    return written


def _exchange(beside: str, path: str, there: list[str]) -> None:
    """Put the new folder where the old one is; the old one is back if that fails."""
    if not there:
        os.rename(beside, path)  # in the place of an empty one, or of none
        return
    old = f"{beside}.old"
    os.rename(path, old)
    try:
        os.rename(beside, path)
    except OSError:
        os.rename(old, path)
        raise
    _remove(old)


def _remove(folder: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        for entry in os.listdir(folder):
            os.unlink(os.path.join(folder, entry))
        os.rmdir(folder)


def _write(handle: int, pieces: Iterable[str], before: bytes = b"") -> None:
    with open(handle, "wb", closefd=False) as file:
        file.write(before)
        for piece in pieces:
            file.write(_bytes(piece))
        file.flush()
        if not _is_device(f"/dev/fd/{handle}"):
            os.fsync(handle)  # a disk that is full may say so only now


def _bytes(piece: str) -> bytes:
    return piece.encode("utf-8", "replace")


def _mode(path: str, usual: int) -> int:
    """The rights of what is replaced, else what any new file or folder gets."""
    with contextlib.suppress(OSError):
        return stat.S_IMODE(os.stat(path).st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return usual & ~mask


def _is_device(path: str) -> bool:
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _must_be_new(path: str) -> None:
    if os.path.lexists(path):
        raise OutputError(f"“{path}” is there already; name another, or add --force.")


@contextlib.contextmanager
def _reporting(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise OutputError(
            f"“{path}” could not be written: {reason(error)}; write it somewhere else."
        ) from None
