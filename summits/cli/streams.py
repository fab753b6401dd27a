"""What stdout and stderr are: how wide, in which letters, coloured or not."""

from __future__ import annotations

import os
import sys
from typing import Any

NARROWEST = 40


def size() -> tuple[int, int]:
    """Columns and lines of the screen, as COLUMNS and LINES say or the terminal does."""
    try:
        columns, lines = os.get_terminal_size(sys.stdout.fileno())
    except (OSError, ValueError):
        columns, lines = 80, 24
    wide = _given("COLUMNS") or columns or 80
    return max(wide, NARROWEST), _given("LINES") or lines or 24


def _given(name: str) -> int:
    """What the environment says, as far as it is a number; of thousands of digits the first."""
    text = os.environ.get(name, "")
    return int(text[:6]) if text.isascii() and text.isdigit() else 0


def open_streams() -> str:
    """A stream that is closed, or can't write every sign, is made one that brings no traceback.

    Give the name of an encoding that can't write text at all, if there is one.
    """
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115  it lives as long as we do
    if sys.stdout is None:
        full = "/dev/full" if os.path.exists("/dev/full") else os.devnull
        sys.stdout = open(full, "w")  # noqa: SIM115  the same
    unfit = ""
    for stream in (sys.stdout, sys.stderr):
        if not hasattr(stream, "reconfigure"):
            continue
        if not _writes(stream.encoding):
            unfit = stream.encoding
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        elif stream.errors != "backslashreplace":
            stream.reconfigure(errors="backslashreplace")
    if hasattr(sys.stdin, "reconfigure"):
        # An answer that is no text is refused where it is used, as an argument is.
        sys.stdin.reconfigure(errors="surrogateescape")
    return unfit


def _writes(encoding: str) -> bool:
    # Python takes `idna` and `undefined` for a stream, and fails at the first line.
    if encoding in ("utf-8", "ascii"):
        return True
    try:
        return "a – б\n".encode(encoding, "backslashreplace") != b""
    except (UnicodeError, LookupError):
        return False


_SUBSTITUTES = dict(zip("·–—“”‘’«»›●○│┆…×¶", "---\"\"''<>>*o|:.x#", strict=True))
"""Our own signs in ASCII, one for one, for a terminal that has no better."""


def encoded(text: str) -> bytes:
    """A text in the bytes that stdout would write."""
    return fitting(text, sys.stdout).encode(sys.stdout.encoding or "utf-8", "backslashreplace")


def fitting(text: str, stream: Any) -> str:
    """A text in signs that a stream can write."""
    encoding = (stream.encoding or "utf-8").lower()
    if encoding.startswith("utf"):
        return text
    missing = {ord(sign): plain for sign, plain in _SUBSTITUTES.items() if not _has(encoding, sign)}
    return text.translate(missing)


def _has(encoding: str, sign: str) -> bool:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def coloured(flag: str, terminal: bool) -> bool:
    """https://no-color.org, https://force-color.org and https://bixense.com/clicolors, in that order."""
    if flag != "auto":
        return flag == "always"
    if os.environ.get("NO_COLOR"):
        return False
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE"):
        if os.environ.get(name, "0") not in ("", "0"):
            return True
    return terminal and os.environ.get("TERM") != "dumb"
