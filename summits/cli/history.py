"""A data folder as it was at a revision of the git repository that it lies in."""

from __future__ import annotations

import subprocess
from codecs import BOM_UTF8

from summits.errors import DataError
from summits.record.files import NAMES, Files, is_of_record


def at(folder: str, revision: str) -> Files:
    """The files of a folder at a revision; raise DataError where there are none."""
    names = _git(folder, revision, "ls-tree", "-r", "-z", "--name-only", revision, ".")
    every = names.decode("utf-8", "surrogateescape").split("\0")
    wanted = list(filter(is_of_record, every))
    if "dataset.json" not in wanted:
        raise DataError(f"“{revision}” has no record in {folder}; name a revision that has.")
    shown = ((name, _git(folder, revision, "show", f"{revision}:./{name}")) for name in wanted)
    content = {name: data.removeprefix(BOM_UTF8) for name, data in shown}
    tables = {name: content.pop(name, b"{}") for name in NAMES}
    return Files(f"{folder}@{revision}", {**tables, **content}, "")


def _git(folder: str, revision: str, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", folder, *arguments], capture_output=True, check=False)
    except OSError:
        raise DataError(f"“{revision}” is no folder, and git is not here to look it up.") from None
    if done.returncode:
        message = f"“{revision}” is no folder, and no revision of a git repository with {folder}"
        known = latest(folder)
        raise DataError(f"{message}; {known or 'name one of the two'}.")
    return done.stdout


def latest(folder: str) -> str:
    """The latest revisions in which the folder changed, in words; nothing where there are none."""
    command = ["git", "-C", folder, "log", "-5", "--format=%h (%cs)", "--", "."]
    try:
        done = subprocess.run(command, capture_output=True, check=False, text=True)
    except OSError:
        return ""
    found = ", ".join(done.stdout.splitlines()) if done.returncode == 0 else ""
    return f"it changed last in {found}" if found else ""
