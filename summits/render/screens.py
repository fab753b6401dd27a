"""The door to the views: each is imported when it is first drawn, and not before."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summits.render.about import candidates as candidates
    from summits.render.evidence import overview as overview

_HOMES = {
    "about": ("about", "view"),
    "accounts": ("accounts", "view"),
    "candidates": ("about", "candidates"),
    "changes": ("changes", "view"),
    "compare": ("compare", "view"),
    "coverage": ("about", "cover"),
    "evidence": ("evidence", "view"),
    "importing": ("importing", "view"),
    "list": ("list", "view"),
    "named": ("person", "named"),
    "overview": ("evidence", "overview"),
    "people": ("people", "view"),
    "person": ("person", "view"),
    "readings": ("read", "view"),
    "search": ("search", "view"),
    "show": ("show", "view"),
    "source": ("sources", "one"),
    "sources": ("sources", "view"),
    "timeline": ("timeline", "view"),
    "topic": ("topic", "view"),
    "topics": ("topics", "view"),
    "verifiable": ("verify", "facts"),
    "verify": ("verify", "view"),
}


def __getattr__(name: str) -> Any:
    home, view = _HOMES[name]
    return getattr(import_module(f"summits.render.{home}"), view)
