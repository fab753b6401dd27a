"""The floors: imports point down only, and what must answer at once stays light."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import summits

PACKAGE = Path(summits.__file__).parent
FLOORS = [
    {"cli"},
    {"render"},
    {"export"},
    {
        "compare",
        "timeline",
        "accounts",
        "evidence",
        "search",
        "topics",
        "people",
        "coverage",
        "about",
        "passages",
    }
    | {"verify", "citing", "labels", "wording"},
    {"selectors", "filters"},
    {"facts", "sides", "claims"},
    {"cards", "names", "typed"},
    {"dataset", "schemas"},
    {"models", "rules", "meeting_rules"},
    {"tables"},
    {"fields"},
    {"files", "pointers", "disputes", "shapes", "citations", "prints", "dates"},
    {"errors", "clean"},
]
HEAVY = {"pydantic", "rich", "dateutil.parser"}


def _floor(module: str) -> int | None:
    name = module.split(".")[1] if module.startswith("summits.") else ""
    return next((number for number, floor in enumerate(FLOORS) if name in floor), None)


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: p.stem)
def test_imports_point_down(path: Path) -> None:
    """A module imports from its own floor or a lower one, at the top of the file."""
    module = "summits." + ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
    here = _floor(module)
    if here is None:
        return
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            there = _floor(name)
            assert there is None or there >= here, f"{module} imports {name}"


def test_every_module_has_a_floor() -> None:
    """A new module is put on a floor before it is used."""
    modules = {path.stem for path in PACKAGE.glob("*.py")} - {"__init__", "__main__"}
    assert modules <= set().union(*FLOORS)


@pytest.mark.process
@pytest.mark.parametrize(
    "command", [["--help"], ["list"], ["compare"], ["timeline"], ["search", "custard"]]
)
def test_light(command: list[str], tmp_path: Path) -> None:
    """The help, and what lists into a pipe, load neither Pydantic, Rich nor dateutil.parser."""
    data = str(Path(__file__).parent / "data")
    script = (
        "import sys; from summits.cli import main\n"
        "try: main(sys.argv[1:])\n"
        f"except SystemExit: print(sorted({HEAVY!r} & set(sys.modules)), file=sys.stderr)"
    )
    arguments = [sys.executable, "-c", script, *command, "--data", data]
    environment = {"XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": str(PACKAGE.parent)}
    if command == ["--help"]:
        arguments = arguments[:-2]
    # The first run checks the record, and has to load what that takes.
    for _ in range(2):
        done = subprocess.run(arguments, capture_output=True, text=True, env=environment)
    assert done.stderr.strip() == "[]"
