"""What Python users call: the record first, filters as keywords, the answers of the commands."""

from __future__ import annotations

import json
from typing import Any

import pytest

import summits
from summits.cli.session import envelope
from summits.errors import SelectionError, UsageError
from tests.conftest import INVENTED, Run

RECORD = summits.load(INVENTED)


def _json(**answer: Any) -> Any:
    return json.loads(json.dumps(envelope({}, **answer)))


def test_everything_is_there() -> None:
    """Each name of `__all__` can be had, and says in its docstring what it gives."""
    for name in summits.__all__:
        found = getattr(summits, name)
        assert name.startswith("_") or found.__doc__


def test_rows(run: Run) -> None:
    """`rows()` has one dictionary per meeting with the keys of `list --json`."""
    listed = run("list", "--status", "all", "--json").json["meetings"]
    assert json.loads(json.dumps(RECORD.rows())) == listed


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (["timeline"], lambda: {"meetings": summits.timeline(RECORD)}),
        (["topics"], lambda: {"topics": summits.topics(RECORD)}),
        (["people"], lambda: {"people": summits.people(RECORD)}),
        (["search", "herring"], lambda: {"hits": summits.search(RECORD, "herring")}),
        (["list", "--since", "1994"], lambda: {"meetings": summits.meetings(RECORD, since="1994")}),
        (["evidence", "1991-05"], lambda: {"fields": summits.evidence(RECORD, "1991-05")}),
        (["about"], lambda: {"about": summits.about(RECORD)}),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_as_the_command(run: Run, arguments: list[str], answer: Any) -> None:
    """A function answers as the command without options does; models say what stand-ins say."""
    told = run(*arguments, "--json").json
    for key, value in _json(**answer()).items():
        if key not in ("schema_version", "dataset"):
            assert told[key] == value


def test_a_meeting_by_any_name() -> None:
    """A meeting is named as on the command line, or given itself."""
    meeting = summits.select(RECORD, "1991-05")
    assert summits.accounts(RECORD, meeting) == summits.accounts(RECORD, meeting.id)
    assert summits.facts(RECORD, meeting) == summits.facts(RECORD, "1991-05-14")
    assert sum(row.facts for row in summits.sources(RECORD)) > len(summits.facts(RECORD, meeting))
    with pytest.raises(SelectionError):
        summits.select(RECORD, "1888")


def test_facts_of_all() -> None:
    """Without a meeting the facts of all come, each with its meeting: a table as it is."""
    every = summits.facts(RECORD)
    assert list(dict.fromkeys(row.meeting for row in every)) == list(RECORD.meetings)
    for id in RECORD.meetings:
        of_one = [{"meeting": id, **fact._asdict()} for fact in summits.facts(RECORD, id)]
        assert [row._asdict() for row in every if row.meeting == id] == of_one


def test_filters() -> None:
    """Filters take one string or several; one that is none is named with those there are."""
    one = summits.meetings(RECORD, person="Anselm Brick")
    assert one == summits.meetings(RECORD, person=["Anselm Brick"])
    with pytest.raises(UsageError, match="“persn” is no filter"):
        summits.meetings(RECORD, persn="x")
