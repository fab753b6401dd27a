"""Closed sets of words: each stands once, and every table of words has all of its set."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Collection
from pathlib import Path
from typing import get_args

import click
import pytest

import summits
from summits.answers import coverage, passages
from summits.answers.accounts import SECTIONS
from summits.answers.compare import FIELDS as COMPARED
from summits.answers.evidence import STANDINGS
from summits.cli import closed, options
from summits.cli.output import Form
from summits.export import columns, markdown_page
from summits.record import facts, light, vocabulary
from summits.record.models import Evidence, Meeting
from summits.render import about, accounts, compare, evidence, margin, timeline
from summits.render import sources as render_sources

PACKAGE = Path(summits.__file__).parent
TABLES: list[tuple[str, Collection[object], Collection[object]]] = [
    ("offered modes", closed.MODES, vocabulary.MODES),
    ("offered visits", closed.VISITS, vocabulary.VISITS),
    ("offered parts", closed.PARTS, vocabulary.PARTS),
    ("offered kinds", closed.KINDS, vocabulary.KINDS),
    ("offered reading", closed.READ, vocabulary.READ),
    ("offered statuses", closed.STATUSES, (*vocabulary.STATUSES, "all")),
    ("the timeline's marks", timeline.MARKS, (*vocabulary.MODES, None)),
    ("titles of accounts", accounts.TITLES, SECTIONS),
    ("titles of evidence", evidence.TITLES, STANDINGS),
    ("heads of coverage", about.HEADS, coverage.FIELDS),
    ("labels of compare", compare.LABELS, (*COMPARED, "reported")),
    ("words of kinds", margin.KINDS, vocabulary.KINDS),
    ("models of tables", light.ROWS, vocabulary.TABLES),
    ("words of reading", render_sources.READ, vocabulary.READ),
    ("forms", options.FORMS, get_args(Form)),
    ("labels of the Markdown page", markdown_page.LABELS, vocabulary.FIELDS),
    ("fields with evidence", Evidence.model_fields, vocabulary.FIELDS),
]


def test_a_field_is_searched_and_taken_out() -> None:
    """A new field is found by its words unless it says otherwise, and has a column of its own."""
    assert set(vocabulary.FIELDS) > passages.BY_FILTERS
    assert set(vocabulary.FIELDS) <= set(columns.names(columns.MEETING))


@pytest.mark.parametrize(("table", "has", "set"), TABLES, ids=[name for name, *_ in TABLES])
def test_every_table_is_whole(table: str, has: Collection[str], set: Collection[str]) -> None:
    """A closed set of words with a new member: every table of words has it, or is named here."""
    assert sorted(map(str, has)) == sorted(map(str, set)), table


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("--mode", vocabulary.MODES),
        ("--status", (*vocabulary.STATUSES, "all")),
        ("--color", ("auto", "always", "never")),
    ],
)
def test_every_choice_is_offered(option: str, words: tuple[str, ...]) -> None:
    """What a filter offers is the set itself."""

    @options.filters
    @options.everywhere
    @click.command()
    def command() -> None: ...

    choice = next(one for one in command.params if option in one.opts).type
    assert isinstance(choice, click.Choice)
    assert [*choice.choices] == [*words]


def test_fields_of_the_meeting() -> None:
    """Each single-valued field that can be cited is a field of the meeting, and each list."""
    assert set(vocabulary.FIELDS) < Meeting.model_fields.keys()
    assert set(vocabulary.LISTS) < Meeting.model_fields.keys()


def test_the_walk_knows_every_list() -> None:
    """`facts` has a fact of every list and every field that some invented meeting fills."""
    record = summits.load(Path(__file__).parent / "data")
    every = [fact for meeting in record.meetings.values() for fact in facts.facts(record, meeting)]
    heads = {fact.field.partition(".")[0] for fact in every}
    assert heads >= {*vocabulary.FIELDS, *vocabulary.LISTS}


SETS = {
    name: value
    for name, value in vars(vocabulary).items()
    if isinstance(value, tuple) and name.isupper() and len(value) > 3
}


@pytest.mark.parametrize(
    "path",
    [path for path in sorted(PACKAGE.rglob("*.py")) if path.stem != "vocabulary"],
    ids=lambda path: path.stem,
)
def test_no_set_is_typed_again(path: Path) -> None:
    """No list of four words or more of a closed set stands anywhere but in the vocabulary."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, (ast.Tuple, ast.List, ast.Set)):
            words = [e.value for e in node.elts if isinstance(e, ast.Constant)]
            for name, members in SETS.items():
                assert len(words) < len(members) or set(words) != set(members), (path, name)


def test_schemas_offer_the_sets() -> None:
    """The shipped schemas have the sets as they are."""
    text = (Path(__file__).parent.parent / "data" / "schema" / "meeting.json").read_text("utf-8")
    enums = re.findall(r'"enum": (\[[^\]]*\])', text)
    assert [*vocabulary.PARTS] in [json.loads(enum) for enum in enums]
