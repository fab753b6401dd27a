"""What a test needs beside ourselves: without it, it is skipped; where all is promised, it fails."""

from __future__ import annotations

import importlib
import os
import shutil
import sys
import warnings
from pathlib import Path
from typing import Any

import pytest


def program(name: str) -> str:
    """The path of a program, of this Python's own folder or of the system."""
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    return found or _missing(name)


def package(name: str) -> Any:
    """A package that reads what we write."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what it says of its own dependencies is not ours
            return importlib.import_module(name)
    except ModuleNotFoundError:
        return _missing(name)


def _missing(name: str) -> Any:
    """In .ci/run, which sets SUMMITS_ALL, everything is there."""
    if os.environ.get("SUMMITS_ALL"):
        pytest.fail(f"{name} is missing")
    pytest.skip(f"{name} is not installed")
