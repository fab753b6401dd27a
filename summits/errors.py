"""The errors of the package, one tree.

SummitsError
├── UsageError       what was asked cannot be read (2)
├── SelectionError   no meeting, or several, fit what was asked (3)
├── DataError        the data folder cannot be read or is not valid (4)
└── OutputError      the answer could not be written (5)

Each message is one sentence with a remedy; `code` is the exit code the command line gives it.
"""

from __future__ import annotations


class SummitsError(Exception):
    """Anything a user can cause; the message says what is wrong and what to do."""

    code = 1


class UsageError(SummitsError):
    """What was asked cannot be read."""

    code = 2


class SelectionError(SummitsError):
    """No meeting, or more than one, fits what was asked."""

    code = 3


class DataError(SummitsError):
    """The data folder cannot be read, or does not hold its rules."""

    code = 4


class OutputError(SummitsError):
    """The answer could not be written."""

    code = 5


LONGEST_QUOTE = 80


def quoted(text: str) -> str:
    """What was written or typed, in quotes: its beginning, where it is longer than a sentence bears."""
    if len(text) > LONGEST_QUOTE:
        text = f"{text[: LONGEST_QUOTE - 1]}…"
    return f"“{text}”"


def reason(error: OSError) -> str:
    """What the system says is wrong, to stand within a sentence."""
    return (error.strerror or str(error)).lower()
