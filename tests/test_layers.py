"""The floors: imports point down only, and what must answer at once stays light."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import summits

PACKAGE = Path(summits.__file__).parent
ROOMS = ("errors", "values", "record", "gate ask", "answers", "export keep render", "cli")
"""From the ground up; rooms beside each other know nothing of one another."""
HEAVY = {"pydantic", "rich", "dateutil.parser"}
HEAVY_ON_A_SCREEN = {"pydantic", "rich.console", "dateutil.parser"}


def _floor(module: str) -> int | None:
    """The floor of a module, from the ground up; None of what is in no room of the package."""
    room = module.split(".")[1] if module.startswith("summits.") else ""
    return next((number for number, rooms in enumerate(ROOMS) if room in rooms.split()), None)


def _room(module: str) -> str:
    return module.split(".")[1]


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: p.stem)
def test_imports_point_down(path: Path) -> None:
    """A module imports from its own room or a lower floor."""
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
            allowed = there is None or there < here or _room(name) == _room(module)
            assert allowed, f"{module} imports {name}"


def test_every_module_has_a_room() -> None:
    """A new module is put into a room before it is used."""
    modules = {path.stem for path in PACKAGE.glob("*.py")} - {"__init__", "__main__"}
    modules |= {path.parent.name for path in PACKAGE.glob("*/*.py")}
    assert modules <= set(" ".join(ROOMS).split())


@pytest.mark.process
@pytest.mark.parametrize(
    "command", [["--help"], ["list"], ["compare"], ["timeline"], ["search", "custard"]]
)
def test_light(command: list[str], tmp_path: Path) -> None:
    """The help, and what lists into a pipe, load neither Pydantic, Rich nor dateutil.parser."""
    assert _loaded(HEAVY, command, tmp_path) == "[]"


@pytest.mark.process
@pytest.mark.parametrize("command", [["timeline"], ["show", "quillport-1991"]])
def test_light_on_a_screen(command: list[str], tmp_path: Path) -> None:
    """A screen is drawn with Rich's text, and without its console."""
    assert _loaded(HEAVY_ON_A_SCREEN, [*command, "--format", "screen"], tmp_path) == "[]"


def _loaded(heavy: set[str], command: list[str], tmp_path: Path) -> str:
    """What of all that a command loads."""
    data = str(Path(__file__).parent / "data")
    script = (
        "import sys; from summits.cli import main\n"
        "try: main(sys.argv[1:])\n"
        f"except SystemExit: print(sorted({heavy!r} & set(sys.modules)), file=sys.stderr)"
    )
    arguments = [sys.executable, "-c", script, *command, "--data", data]
    environment = {"XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": str(PACKAGE.parent)}
    if command == ["--help"]:
        arguments = arguments[:-2]
    # The first run checks the record, and has to load what that takes.
    for _ in range(2):
        done = subprocess.run(arguments, capture_output=True, text=True, env=environment)
    return done.stderr.strip()
