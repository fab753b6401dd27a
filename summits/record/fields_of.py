"""A meeting's fields by name: the only place where an attribute is asked for by a string."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, overload

if TYPE_CHECKING:
    from summits.record import models
    from summits.record.vocabulary import Cited, Field, Items, Keyed
    from summits.values.citations import Citation
    from summits.values.dates import Edtf

    Value: TypeAlias = Edtf | str | bool | None
    CitedRow: TypeAlias = models.AgendaItem | models.Statement | models.Item
    KeyedRow: TypeAlias = models.Statement | models.Item


def value_of(meeting: models.Meeting, field: Field) -> Value:
    """The value of a single-valued field; None where it is not recorded."""
    value: Value = getattr(meeting, field)
    return value


def evidence_of(meeting: models.Meeting, field: Field) -> tuple[Citation, ...]:
    """What a single-valued field rests on; () where it is not recorded."""
    cited: tuple[Citation, ...] | None = getattr(meeting.evidence, field)
    return cited or ()


@overload
def rows_of(meeting: models.Meeting, name: Items) -> tuple[models.Item, ...]: ...
@overload
def rows_of(meeting: models.Meeting, name: Keyed) -> tuple[KeyedRow, ...]: ...
@overload
def rows_of(meeting: models.Meeting, name: Cited) -> tuple[CitedRow, ...]: ...
def rows_of(meeting: models.Meeting, name: Cited) -> tuple[CitedRow, ...]:
    """The members of a list of a meeting."""
    rows: tuple[CitedRow, ...] = getattr(meeting, name)
    return rows
