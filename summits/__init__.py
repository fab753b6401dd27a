"""The record of every Putin–Assad meeting, each fact with its sources.

>>> from summits import load
>>> load().meetings["moscow-2021"].date.text
'2021-09-13'
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summits.compare import Comparison as Comparison
    from summits.compare import compare as compare
    from summits.dataset import Dataset as Dataset
    from summits.dataset import load as load

__version__ = "0.1.0"
__all__ = ["Comparison", "Dataset", "__version__", "compare", "load"]

_HOMES = {"load": "dataset", "Dataset": "dataset", "compare": "compare", "Comparison": "compare"}


def __getattr__(name: str) -> Any:
    # So that importing the package costs nothing: https://peps.python.org/pep-0562/
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


class _Package(ModuleType):
    def __setattr__(self, name: str, value: Any) -> None:
        # Importing the module `compare` would put it where the function of that name is exported.
        exported = _HOMES.get(name) == name and isinstance(value, ModuleType)
        super().__setattr__(name, getattr(value, name) if exported else value)


sys.modules[__name__].__class__ = _Package
