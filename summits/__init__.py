"""The record of every Putin–Assad meeting, each fact with its sources.

>>> import summits
>>> record = summits.load()
>>> summits.select(record, "2021").date
'2021-09-13'
>>> [card.id for card in summits.meetings(record, person="Lavrov", since="2018")]
['sochi-2018', 'moscow-2023']
"""

from __future__ import annotations

# Nothing is imported here, not even typing: Ctrl-C is quiet only behind the first line of __main__.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any

    from summits.answers.about import about as about
    from summits.answers.changes import changes as changes
    from summits.answers.compare import Comparison as Comparison
    from summits.answers.compare import compare as compare
    from summits.answers.python import accounts as accounts
    from summits.answers.python import evidence as evidence
    from summits.answers.python import facts as facts
    from summits.answers.python import meetings as meetings
    from summits.answers.python import people as people
    from summits.answers.python import search as search
    from summits.answers.python import select as select
    from summits.answers.python import sources as sources
    from summits.answers.python import timeline as timeline
    from summits.answers.python import topics as topics
    from summits.gate.gate import load as load
    from summits.record.record import Record as Record

__version__ = "0.2.0"
_PYTHON = "accounts evidence facts meetings people search select sources timeline topics"
_HOMES = {
    "load": "gate.gate",
    "Record": "record.record",
    "about": "answers.about",
    "changes": "answers.changes",
    "compare": "answers.compare",
    "Comparison": "answers.compare",
    **dict.fromkeys(_PYTHON.split(), "answers.python"),
}
__all__ = ["__version__", *_HOMES]


def __getattr__(name: str) -> Any:
    # So that importing the package costs nothing: https://peps.python.org/pep-0562/
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
