"""The JSON Schemas and the codebook's tables: made from the models, in step with the data."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summits.record import models, schemas
from tests import make_schema
from tests.conftest import INVENTED, ROOT, Run

DATA = ROOT / "data"


def broken(schema: dict[str, Any], value: Any, root: dict[str, Any], at: str = "") -> Iterator[str]:
    """Where a value is not as a JSON Schema says: as much of 2020-12 as the schemas use."""
    known = {"$schema", "title", "description", "format", "default", "$defs", "required"}
    for key, rule in schema.items():
        if key not in known and isinstance(value, _APPLIES.get(key, object)):
            yield from _RULES[key](rule, value, root, at, schema)
    if isinstance(value, dict):
        yield from (f"{at}: {key}" for key in schema.get("required", ()) if key not in value)


def _type(rule: Any, value: Any, *more: Any) -> Iterator[str]:
    types = {"string": str, "boolean": bool, "array": list, "object": dict, "null": type(None)}
    kinds = rule if isinstance(rule, list) else [rule]
    truth = isinstance(value, bool)
    numbers = {
        "number": isinstance(value, (int, float)) and not truth,
        "integer": isinstance(value, int) and not truth,
    }
    if not any(numbers[k] if k in numbers else isinstance(value, types[k]) for k in kinds):
        yield f"{more[1]}: {value} is no {rule}"


def _properties(rule: Any, value: Any, root: Any, at: str, schema: Any) -> Iterator[str]:
    for key in rule.keys() & value.keys():
        yield from broken(rule[key], value[key], root, f"{at}/{key}")


def _patterned(rule: Any, value: Any, root: Any, at: str, schema: Any) -> Iterator[str]:
    for pattern, inner in rule.items():
        for key in filter(re.compile(pattern).search, value):
            yield from broken(inner, value[key], root, f"{at}/{key}")


def _additional(rule: Any, value: Any, root: Any, at: str, schema: Any) -> Iterator[str]:
    assert rule is False
    patterns = schema.get("patternProperties", {})
    for key in value.keys() - schema.get("properties", {}).keys():
        if not any(re.search(pattern, key) for pattern in patterns):
            yield f"{at}: {key} is not known"


def _items(rule: Any, value: Any, root: Any, at: str, schema: Any) -> Iterator[str]:
    for index, item in enumerate(value):
        yield from broken(rule, item, root, f"{at}/{index}")


def _any(rule: Any, value: Any, root: Any, at: str, schema: Any) -> Iterator[str]:
    if all(list(broken(one, value, root, at)) for one in rule):
        yield f"{at}: {value} fits none"


def _reference(rule: str, value: Any, root: Any, at: str, schema: Any) -> Iterator[str]:
    yield from broken(root["$defs"][rule.removeprefix("#/$defs/")], value, root, at)


def _test(holds: Any) -> Any:
    def rule(limit: Any, value: Any, root: Any, at: str, schema: Any) -> Iterator[str]:
        if not holds(limit, value):
            yield f"{at}: {value} against {limit}"

    return rule


_APPLIES: dict[str, Any] = {
    **dict.fromkeys(["properties", "patternProperties", "additionalProperties"], dict),
    **dict.fromkeys(["items", "minItems", "maxItems"], list),
    **dict.fromkeys(["pattern", "minLength", "maxLength"], str),
    **dict.fromkeys(["minimum", "maximum"], (int, float)),
}
"""What a keyword says nothing about is anything but this."""
_RULES = {
    "type": _type,
    "properties": _properties,
    "patternProperties": _patterned,
    "additionalProperties": _additional,
    "items": _items,
    "anyOf": _any,
    "$ref": _reference,
    "enum": _test(lambda known, value: value in known),
    "pattern": _test(lambda pattern, value: re.search(pattern, value)),
    "minLength": _test(lambda least, value: len(value) >= least),
    "maxLength": _test(lambda most, value: len(value) <= most),
    "minItems": _test(lambda least, value: len(value) >= least),
    "maxItems": _test(lambda most, value: len(value) <= most),
    "minimum": _test(lambda least, value: value >= least),
    "maximum": _test(lambda most, value: value <= most),
}


def _files(folder: Path) -> list[Path]:
    return sorted([*folder.glob("*.json"), *folder.glob("meetings/*.json")])


@pytest.mark.real
@pytest.mark.parametrize("name", schemas.NAMES)
def test_in_step(name: str) -> None:
    """`make schema` would change nothing."""
    path = DATA / "schema" / f"{name}.json"
    assert path.read_text("utf-8") == make_schema.schema_text(name)


@pytest.mark.real
@pytest.mark.parametrize("path", _files(DATA), ids=lambda path: path.stem)
def test_references(path: Path) -> None:
    """Each data file names its schema, so that editors find it."""
    named = path.parent / json.loads(path.read_text("utf-8"))["$schema"]
    kind = "meeting" if path.parent.name == "meetings" else path.stem
    assert named.resolve() == DATA / "schema" / f"{kind}.json"


@pytest.mark.parametrize("path", [*_files(DATA), *_files(INVENTED)], ids=lambda path: path.stem)
def test_valid(path: Path) -> None:
    """Every data file is as its schema says."""
    schema = schemas.schema("meeting" if path.parent.name == "meetings" else path.stem)
    assert list(broken(schema, json.loads(path.read_text("utf-8")), schema)) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("status", "maybe"),
        ("id", "A B"),
        ("mode", "by letter"),
        ("sumary", "x"),
        ("place", 5),
        ("announced", "no"),
        ("evidence", {"date": []}),
        ("evidence", {"date": None}),
        ("duration", "four hours"),
    ],
)
def test_invalid(key: str, value: Any) -> None:
    """The schema sees what the gate sees in a field by itself."""
    meeting = json.loads((INVENTED / "meetings/quillport-1991.json").read_text("utf-8"))
    schema = schemas.schema("meeting")
    assert list(broken(schema, meeting | {key: value}, schema))
    with pytest.raises(ValueError, match=key):
        models.MeetingFile.model_validate_json(json.dumps(meeting | {key: value}))


@pytest.mark.parametrize("name", schemas.NAMES)
def test_described(name: str) -> None:
    """Draft and title stand first, there is no $id, and every field has its docstring."""
    schema = schemas.schema(name)
    assert list(schema)[:2] == ["$schema", "title"]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"].endswith(".json")
    assert "$id" not in schema
    for model in (schema, *schema.get("$defs", {}).values()):
        assert all(field["description"] for field in model["properties"].values())
        assert model["additionalProperties"] is False
        assert model["title"]


def test_descriptions_are_the_docstrings() -> None:
    """What models.py says under a field is what an editor shows."""
    properties = schemas.schema("meeting")["properties"]
    assert properties["outcomes"]["description"] == "What came of it; empty: none recorded."
    # Over several lines of the source, one line of the schema.
    part = schemas.schema("meeting")["$defs"]["Part"]["properties"]["part"]["description"]
    assert "\n" not in part
    assert "(accompanied; whether in the room is not stated)" in part


def test_table() -> None:
    """The codebook's table: a field a line, what it may hold, what it means."""
    table = schemas.table("meeting")
    assert table.startswith(
        "| field | value | meaning |\n|---|---|---|\n| `id` | id | Permanent id"
    )
    assert "| `visit` | `state`, `official`, `working` or `null` | The kind of visit" in table
    assert "| `former_ids` | list of id, may be left out |" in table
    assert "| `duration` | ISO 8601 duration or `null` |" in table
    assert "\n\n**Participant**: A person at a meeting.\n\n| field |" in table
    assert table.count("**Item**") == 1
    assert all(line.count(" | ") == 2 for line in table.splitlines() if line.startswith("| `"))


def test_table_of_a_table() -> None:
    """A file that is one list has the table of what is in the list."""
    table = schemas.table("people")
    assert table.startswith("**Person**: Somebody")
    assert "`people`" not in table
    assert "| `names` | object of name |" in table


def test_make_schema(tmp_path: Path) -> None:
    """Schemas are written, and the marked blocks of the codebook filled, each time the same."""
    codebook = tmp_path / "README.md"
    codebook.write_text("# Data\n<!-- fields: topics -->\nold\n<!-- end -->\nEnd.\n", "utf-8")
    for _ in range(2):
        make_schema.main(tmp_path)
        text = codebook.read_text("utf-8")
        assert text == (
            f"# Data\n<!-- fields: topics -->\n\n{schemas.table('topics')}\n\n<!-- end -->\nEnd.\n"
        )
    assert {path.stem for path in (tmp_path / "schema").iterdir()} == set(schemas.NAMES)


def test_command(run: Run) -> None:
    """`check --schema` prints a schema; of what is no kind of file, all that there are."""
    assert run("check", "--schema", "people").json == schemas.schema("people")
    result = run("check", "--schema", "persons")
    assert result.code == 2
    assert "dataset, people, places, topics, sources, candidates, meeting" in result.err


def test_filling_is_in_step() -> None:
    """Stand-ins are filled by what the models say; `make schema` writes it."""
    written = make_schema.FILLING.read_text("utf-8")
    assert ast.unparse(ast.parse(written)) == ast.unparse(ast.parse(schemas.filling()))
