"""JSON Schemas of the data files, and tables of their fields, both made from the models.

A field's description is the docstring under it in models.py or tables.py. Pydantic could read those at import
(`use_attribute_docstrings`), which every command would pay for; here only a schema does.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

from summits.errors import UsageError, quoted
from summits.record import models, tables
from summits.record.fields import Model
from summits.values.citations import Citation
from summits.values.dates import Edtf

NAMES = tuple(models.FILES)
"""The kinds of file, each with a schema."""
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_FORMS = {"edtf": "EDTF", "date": "day", "iri": "address", "length": "ISO 8601 duration"}
"""What a form is called in the codebook, where it has not its own name."""


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one kind of file; raise UsageError for a name that is none."""
    if name not in NAMES:
        raise UsageError(f"{quoted(name)} is no kind of file; write one of {', '.join(NAMES)}.")
    model = models.FILES[name]
    made = model.model_json_schema(by_alias=True)
    described = _Descriptions()
    definitions = {key: described.add(key, made["$defs"][key]) for key in made.get("$defs", {})}
    whole = described.add(model.__name__, made)
    whole["title"] = whole.pop("description").removesuffix(".").replace("`", "")
    ordered = {"$schema": _DRAFT, "title": whole.pop("title"), **whole}
    return {**ordered, "$defs": definitions} if definitions else ordered


class _Descriptions:
    """The docstrings under the fields of the models, by class and field."""

    def __init__(self) -> None:
        trees = (
            ast.parse(Path(str(home.__file__)).read_text("utf-8")) for home in (tables, models)
        )
        nodes = (node for tree in trees for node in tree.body)
        self.classes = {node.name: node for node in nodes if isinstance(node, ast.ClassDef)}

    def add(self, name: str, made: dict[str, Any]) -> dict[str, Any]:
        """A model's schema with a description for each field, and without what says nothing."""
        fields = self.of(name)
        properties = sorted(made["properties"].items(), key=lambda item: item[0] != "$schema")
        kept = {key: value for key, value in made.items() if key != "$defs"}
        required = made.get("required", [])
        kept["properties"] = {
            key: _tidy(value if key in required else _not_null(value), fields[key])
            for key, value in properties
        }
        return kept

    def of(self, name: str) -> dict[str, str]:
        """Each field of a class, its base classes' included, with its docstring."""
        node = self.classes[name]
        found: dict[str, str] = {}
        for base in reversed(node.bases):
            if isinstance(base, ast.Name) and base.id in self.classes:
                found.update(self.of(base.id))
        for field, under in zip(node.body, node.body[1:], strict=False):
            if isinstance(field, ast.AnnAssign) and isinstance(under, ast.Expr):
                words = ast.literal_eval(under.value)
                name = ast.unparse(field.target)
                found["$schema" if name == "schema_" else name] = " ".join(words.split())
        return found


def _not_null(value: dict[str, Any]) -> dict[str, Any]:
    """What may be left out is never null in a file, though it is so in Python."""
    kinds = [one for one in value.get("anyOf", []) if one != {"type": "null"}]
    return kinds[0] if len(kinds) == 1 else value


def _tidy(value: dict[str, Any], description: str) -> dict[str, Any]:
    dropped = ["title", "propertyNames"] + ["default"] * (not value.get("default"))
    kept = {key: inner for key, inner in value.items() if key not in dropped}
    if "patternProperties" in kept:
        kept["additionalProperties"] = False
    return {**kept, "description": description}


def table(name: str) -> str:
    """The fields of one kind of file as Markdown: one table per model, `field | value | meaning`."""
    whole = schema(name)
    definitions = whole.get("$defs", {})
    rows = [field for field in whole["properties"] if field != "$schema"]
    # A table file is a list of one model and nothing else; the list itself needs no table.
    queue = [] if rows == [name] else [("", whole)]
    queue.extend((key, definitions[key]) for key in _reached(whole, definitions))
    return "\n\n".join(_table_of(title, model) for title, model in queue)


def _reached(node: dict[str, Any], definitions: dict[str, Any]) -> list[str]:
    """The models that one refers to, in the order in which its fields do, each once."""
    found: list[str] = []
    for value in node["properties"].values():
        for key in _references(value):
            found.append(key)
            found.extend(_reached(definitions[key], definitions))
    return list(dict.fromkeys(found))


def _references(value: Any) -> list[str]:
    if isinstance(value, dict):
        here = [_name(value)] if "$ref" in value else []
        return here + [key for inner in value.values() for key in _references(inner)]
    return [key for inner in value for key in _references(inner)] if isinstance(value, list) else []


def _table_of(title: str, model: dict[str, Any]) -> str:
    head = [f"**{title}**: {model['description']}", ""] if title else []
    required = model.get("required", [])
    lines = ["| field | value | meaning |", "|---|---|---|"]
    for field, value in model["properties"].items():
        if field != "$schema":
            words = _value(value) + ("" if field in required else ", may be left out")
            meaning = value["description"].replace("|", "\\|")
            lines.append(f"| `{field}` | {words} | {meaning} |")
    return "\n".join(head + lines)


def _value(value: dict[str, Any]) -> str:
    """What a field may hold, in words."""
    if "anyOf" in value:
        return " or ".join(_value(one) for one in value["anyOf"])
    if "$ref" in value:
        return _name(value)
    if "enum" in value:
        return ", ".join(f"`{one}`" for one in value["enum"])
    kind = value["type"]
    if kind == "array":
        return f"list of {_value(value['items'])}"
    if kind == "object":
        return f"object of {_value(next(iter(value['patternProperties'].values())))}"
    if isinstance(kind, list):
        return " or ".join(kind)
    if kind == "string":
        form = str(value.get("format", "text"))
        return _FORMS.get(form, form)
    return "`null`" if kind == "null" else str(kind)


def _name(reference: dict[str, Any]) -> str:
    return str(reference["$ref"]).rpartition("/")[2]


def filling() -> str:
    """The source of filling.py: how a stand-in of each model is filled from its JSON."""
    homes = (vars(tables), vars(models))
    known = {name: made for home in homes for name, made in home.items() if _is_model(made)}
    lines = [f'    "{name}": ({_rows(known[name])}),\n' for name in sorted(known)]
    return f'"""{_MADE}"""\n\nfrom __future__ import annotations\n\n{_TYPE}{"".join(lines)}}}\n'


_MADE = """How a stand-in is filled, by model: key, form, default, whether it must be there.

Made from the models by `make schema`.
"""
_TYPE = "# fmt: off\n# ruff: noqa: E501\nMODELS: dict[str, tuple[tuple[str, str, object, bool], ...]] = {\n"


def _is_model(made: Any) -> bool:
    is_class = isinstance(made, type) and issubclass(made, Model) and made is not Model
    return is_class and not made.__name__.startswith("_") and "schema_" not in made.model_fields


def _rows(model: type[Model]) -> str:
    fields = model.model_fields.items()
    rows = ((name, _form(field.annotation), field) for name, field in fields)
    return "".join(
        f'("{name}", "{form}", {None if must else field.default}, {must}), '
        for name, form, field in rows
        for must in [field.is_required()]
    )


def _form(annotation: Any) -> str:
    """What a value is read as: see light.py."""
    inner = [_bare(part) for part in get_args(annotation)]
    if get_origin(annotation) is Annotated:
        return _form(inner[0])
    if get_origin(annotation) is tuple:
        return "citations" if inner[0] is Citation else _of("several", inner[0]) or "tuple"
    if get_origin(annotation) is dict:
        return _of("by-key", inner[1])
    if type(None) in inner:
        return _form(inner[0])
    return "date" if annotation is Edtf else _of("one", annotation)


def _of(form: str, model: Any) -> str:
    return f"{form} {model.__name__}" if isinstance(model, type) and _is_model(model) else ""


def _bare(annotation: Any) -> Any:
    is_annotated = get_origin(annotation) is Annotated
    return get_args(annotation)[0] if is_annotated else annotation
