"""The pager: what is longer than the screen goes through the reader's own, as git does it."""

from __future__ import annotations

import os
import re

from summits.cli.streams import encoded, size

_ESCAPES = r"\x1b(?:\[[0-9;]*m|\]8;[^\x1b]*\x1b\\)"
_LONG = r"--(\S+)"
_VALUED = r"-?P[^$]*\$?|-?[DkoOptT\"][^\s$]*"
"""Options of less with words of their own, in which an R means nothing; P's goes on to a `$`."""


def shows(text: str) -> bool:
    """Whether the pager has shown it; where none is needed, chosen or working, it has not."""
    columns, lines = size()
    if os.environ.get("TERM") == "dumb" or _height(text, columns) < lines:
        return False
    command = _chosen()
    if not command:
        return False
    if "LESS" in os.environ and not _passes(f"{os.environ['LESS']}$ {_arguments(command)}"):
        text = re.sub(_ESCAPES, "", text)
    return _run(command, encoded(text))


def _height(text: str, columns: int) -> int:
    return sum(max(1, -(-len(line) // columns)) for line in re.sub(_ESCAPES, "", text).splitlines())


def _chosen() -> str:
    """A command for the shell; empty for none."""
    for name in ("SUMMITS_PAGER", "PAGER"):
        if name in os.environ:
            command = os.environ[name].strip()
            return "" if command == "cat" else command
    import shutil

    return "less" if shutil.which("less") else ""


def _arguments(command: str) -> str:
    return command.partition("less ")[2].partition("|")[0]


def _passes(options: str) -> bool:
    """Whether less passes colours on, given its options: `R`, `r` or their long names."""
    if any(name.lower().startswith("raw") for name in re.findall(_LONG, options)):
        return True
    return bool(re.search("[Rr]", re.sub(_VALUED, " ", re.sub(_LONG, " ", options))))


def _run(command: str, data: bytes) -> bool:
    """Whether it could be started and did not end badly; a signal is how a reader may end it."""
    import signal
    import subprocess

    environment = {"LESS": "FRX", **os.environ}
    try:
        process = subprocess.Popen(command, shell=True, stdin=subprocess.PIPE, env=environment)
    except (OSError, ValueError):
        return False
    # Ctrl-C is the pager's, which may use it to stop a search.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        process.communicate(data)
    finally:
        signal.signal(signal.SIGINT, before)
    return process.returncode <= 0 or process.returncode > 128
