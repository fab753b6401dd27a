"""The record of every Putin–Assad meeting, each fact with its sources.

>>> from summits import load
>>> load().meetings["moscow-2021"].date
'2021-09-13'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summits.answers.compare import Comparison as Comparison
    from summits.answers.compare import compare as compare
    from summits.gate.gate import load as load
    from summits.record.record import Record as Record

__version__ = "0.1.0"
__all__ = ["Comparison", "Record", "__version__", "compare", "load"]

_HOMES = {
    "load": "gate.gate",
    "Record": "record.record",
    "compare": "answers.compare",
    "Comparison": "answers.compare",
}


def __getattr__(name: str) -> Any:
    # So that importing the package costs nothing: https://peps.python.org/pep-0562/
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
