"""A real pseudo-terminal, and what is set around a process of its own."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

from tests.conftest import INVENTED, ROOT


def surroundings(tmp_path: Path) -> dict[str, str]:
    """What a process needs, and nothing that happens to be set around the tests."""
    kept = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    covered = {key: value for key, value in os.environ.items() if key.startswith("COV_")}
    given = {"XDG_CACHE_HOME": str(tmp_path), "HOME": str(tmp_path), "SUMMITS_PAGER": "cat"}
    return kept | covered | given


def terminal(
    arguments: list[str],
    environment: dict[str, str],
    tmp_path: Path,
    encoding: str = "utf-8",
    typed: bytes = b"",
    code: int = 0,
) -> str:
    """What a real pseudo-terminal shows; a value that is empty in the environment is set, and empty."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "summits", "--data", str(INVENTED), *arguments]
    child = subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=surroundings(tmp_path) | environment,
        start_new_session=bool(typed),
    )
    os.close(theirs)
    os.write(ours, typed)
    return _read(ours, child, code).decode(encoding)


def run_in_shell(line: str, environment: dict[str, str], tmp_path: Path) -> str:
    """What a real pseudo-terminal shows of a line for the shell."""
    ours, theirs = pty.openpty()
    python = Path(sys.executable).parent
    path = {"PATH": f"{python}:{os.environ['PATH']}"}
    child = subprocess.Popen(
        ["sh", "-c", line],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=surroundings(tmp_path) | path | environment,
    )
    os.close(theirs)
    return _read(ours, child, 0).decode()


def _read(ours: int, child: subprocess.Popen[bytes], code: int) -> bytes:
    shown, deadline = b"", time.monotonic() + 20
    while time.monotonic() < deadline:
        if not select.select([ours], [], [], 1)[0]:
            continue
        try:
            read = os.read(ours, 65536)
        except OSError:
            break
        if not read:
            break
        shown += read
    os.close(ours)
    if child.poll() is None and time.monotonic() > deadline:
        child.kill()
    assert child.wait() == code, shown
    return shown
