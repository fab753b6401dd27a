"""Stand-ins are what the models are, attribute by attribute; nothing above asks for more."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

import summits
from summits.gate import gate
from summits.record import files, light
from summits.record.filling import MODELS
from summits.record.vocabulary import TABLES
from summits.values.citations import Citation
from summits.values.dates import Edtf
from tests.conftest import INVENTED, ROOT

PACKAGE = Path(summits.__file__).parent
RECORDS = (ROOT / "data", INVENTED)


def _walk(model: str, one: Any, other: Any, where: str) -> int:
    """Hold every attribute of two forms of one thing against each other; how many there were."""
    assert {*vars(one)} - {"schema_"} == {key for key, *_ in MODELS[model]} == {*vars(other)}, where
    return sum(
        _same(form, getattr(one, key), getattr(other, key), f"{where}.{key}")
        for key, form, _, _ in MODELS[model]
    )


def _same(form: str, one: Any, other: Any, where: str) -> int:
    kind, _, model = form.partition(" ")
    if kind == "several" and one is not None:
        pairs = zip(one, other, strict=True)
        return sum(_walk(model, a, b, f"{where}.{at}") for at, (a, b) in enumerate(pairs))
    if kind == "one" and one is not None:
        return _walk(model, one, other, where)
    if kind == "by-key":
        assert one.keys() == other.keys()
        return sum(_walk(model, one[key], other[key], f"{where}.{key}") for key in one)
    assert (type(one), one) == (type(other), other), where
    if isinstance(one, Edtf):
        assert one.__getnewargs__() == other.__getnewargs__()
    for a, b in zip(one, other, strict=True) if kind == "citations" and one else ():
        assert (type(a), a.source, a.paragraphs) == (Citation, b.source, b.paragraphs)
    return 1


@pytest.mark.real
@pytest.mark.parametrize("folder", RECORDS, ids=["real", "invented"])
def test_both_forms(folder: Path) -> None:
    """Every attribute of every record is the same of a model and of its stand-in."""
    models, plain = gate.load(folder), light.read(files.read(folder))
    count = _walk("Header", models.header, plain.header, "dataset")
    for table in TABLES:
        name = table.capitalize().removesuffix("s").replace("People", "Person")
        one, other = getattr(models, table), getattr(plain, table)
        assert [*one] == [*other]
        count += sum(_walk(name, one[id], other[id], id) for id in one)
    assert [*models.meetings] == [*plain.meetings]
    for id in models.meetings:
        count += _walk("Meeting", models.meetings[id], plain.meetings[id], id)
    assert count > 700
    assert models.cards == plain.cards


@pytest.mark.real
@pytest.mark.parametrize("folder", RECORDS, ids=["real", "invented"])
def test_written_again(folder: Path) -> None:
    """What is written of a record is its files, key by key."""
    record = light.read(files.read(folder))
    for id, meeting in record.meetings.items():
        written = json.loads((folder / "meetings" / f"{id}.json").read_text("utf-8"))
        del written["$schema"]
        assert light.as_json("Meeting", meeting) == written
    written = json.loads((folder / "sources.json").read_text("utf-8"))["sources"]
    assert [light.as_json("Source", row) for row in record.sources.values()] == written


ABOVE = [
    path
    for room in ("ask", "answers", "export", "keep", "render", "cli")
    for path in sorted((PACKAGE / room).rglob("*.py"))
]


@pytest.mark.parametrize("path", ABOVE, ids=lambda path: path.stem)
def test_nobody_asks_a_stand_in_for_more(path: Path) -> None:
    """Above `record` and `gate` no model's method is called, no record's class asked or loaded."""
    tree = ast.parse(path.read_text("utf-8"))
    typing_only = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            assert not node.attr.startswith("model_"), ast.unparse(node)
        if isinstance(node, ast.ImportFrom) and node not in typing_only:
            loaded = {alias.name for alias in node.names} & {"models", "tables", "fields"}
            assert node.module != "summits.record" or not loaded, ast.unparse(node)
