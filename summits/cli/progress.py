"""Progress on stderr, where it is a terminal and the work is long."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

_PATIENCE = 0.3
_TICK = 0.05


@contextmanager
def progress(stream: TextIO, what: str) -> Iterator[Callable[[int, int], None] | None]:
    """A function to be told how many are done and of how many; None where nobody would see it."""
    if not stream.isatty():
        yield None
        return
    begun = shown = time.monotonic()
    drawn = False

    def report(done: int, count: int) -> None:
        nonlocal shown, drawn
        now = time.monotonic()
        if now - begun > _PATIENCE and now - shown > _TICK:
            stream.write(f"\r{what}: {done} of {count} ")
            stream.flush()
            shown, drawn = now, True

    try:
        yield report
    finally:
        if drawn:
            stream.write(f"\r{' ' * 60}\r")
            stream.flush()
