"""`make mutants`: small changes to the core, one at a time; whichever no test sees is named.

Each is drawn at random, with a seed, over the rooms below the views, and put into a copy of the tree,
where the tests of its own room run until the first that fails. It takes some four seconds a mutant.
"""

from __future__ import annotations

import argparse
import ast
import compileall
import copy
import os
import py_compile
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
ROOMS = ("values", "record", "gate", "ask", "answers")
LEFT_OUT = {"filling", "models", "tables", "vocabulary", "__init__"}
"""What declares and does nothing, and what is made."""
SECONDS = 120

TESTS = {
    "values/dates": "dates typed timeline",
    "values/typed": "typed selectors edges",
    "values/ranges": "ranges filters edges",
    "values/citations": "folders gate edges verify",
    "values/prints": "prints edges verify",
    "values/words": "names edges search names_found",
    "values/clean": "output hostile clean edges",
    "record/files": "folders gate keep unfinished",
    "record/unfinished": "keep unfinished folders",
    "record/fields": "folders gate schemas",
    "record/names": "names edges names_found",
    "record/light": "light python",
    "record/backing": "accounts evidence sources gate show list",
    "record/disputes": "disputes evidence gate",
    "record/facts": "evidence read search show python",
    "record/wording": "list show compare search people about",
    "record/record": "list light python timeline about",
    "record/schemas": "schemas",
    "record/fields_of": "gate light",
    "gate": "gate folders check light",
    "ask/selectors": "selectors typed",
    "ask/filters": "filters typed search edges",
    "answers/passages": "search",
    "answers/claims": "evidence accounts",
    "answers/python": "python",
    "answers/mentions": "read",
    "answers/index": "read",
    "answers/guesses": "read",
    "answers/clauses": "read",
    "answers/roles": "read",
    "answers/stems": "read",
    "answers/sentences": "read",
    "answers/strangers": "read",
    "answers/told": "read",
    "answers/nothing": "list search evidence people topics timeline bare",
    "answers/show": "show edges python",
    "answers/coverage": "about edges",
    "answers/cite": "cite edges",
    "answers/speech": "read",
    "values/pages": "read verify",
}
"""The tests of a module or a room; of one that is not named, those that are called as it is."""


class Mutant(NamedTuple):
    """A change of one module."""

    path: Path
    line: int
    what: str
    source: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"


_SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip


def changes(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:  # noqa: C901  a list of cases
    """What a node can be changed into, each with what it is called."""
    match node:
        case ast.Compare(ops=[op, *rest]) if type(op) in _SWAPS:
            other = _SWAPS[type(op)]()
            yield f"{_name(op)} → {_name(other)}", _with(node, ops=[other, *rest])
        case ast.BoolOp(op=op) | ast.BinOp(op=op) if type(op) in _SWAPS:
            other = _SWAPS[type(op)]()
            yield f"{_name(op)} → {_name(other)}", _with(node, op=other)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield "not left out", operand
        case ast.If(test=test) | ast.IfExp(test=test):
            yield "condition turned round", _with(node, test=ast.UnaryOp(ast.Not(), test))
        case ast.Constant(value=bool() as value):
            yield f"{value} → {not value}", ast.Constant(not value)
        case ast.Constant(value=int() as number):
            yield f"{number} → {number + 1}", ast.Constant(number + 1)
        case ast.Constant(value=str() as text) if " " not in text:
            yield f"{text!r} → {text + 'x'!r}", ast.Constant(text + "x")
        case ast.Expr(value=ast.Yield() | ast.YieldFrom() | ast.Call()):
            yield "statement left out", ast.Pass()
        case ast.comprehension(ifs=[_, *rest]):
            yield "filter left out", _with(node, ifs=rest)
        case ast.Continue():
            yield "continue → break", ast.Break()
        case ast.Return(value=ast.expr()):
            yield "return None", ast.Return(ast.Constant(None))


def _name(op: ast.AST) -> str:
    return type(op).__name__.lower()


def _with(node: ast.AST, **more: object) -> ast.AST:
    made = copy.copy(node)
    for key, value in more.items():
        setattr(made, key, value)
    return made


class _Put(ast.NodeTransformer):
    """One node of a tree put in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        if node is self.old:
            return ast.copy_location(self.new, node)
        return self.generic_visit(node)


def mutants(path: Path) -> Iterator[Mutant]:
    """Every change of a module, but of what is said of it: types, docstrings, messages."""
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    for node in _reached(tree):
        for what, other in changes(node):
            made = _Put(node, other).visit(copy.deepcopy(tree, {id(node): node}))
            source = ast.unparse(ast.fix_missing_locations(made))
            yield Mutant(path, getattr(node, "lineno", 0), what, source)


def _reached(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for name, field in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "bases"):
            continue
        for child in field if isinstance(field, list) else [field]:
            if isinstance(child, ast.AST) and not _is_said(child):
                yield from _reached(child)


def _is_said(node: ast.AST) -> bool:
    match node:
        case ast.Expr(value=ast.Constant()) | ast.JoinedStr() | ast.ImportFrom() | ast.Import():
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
    return False


def modules() -> list[Path]:
    """What is changed."""
    every = (path for room in ROOMS for path in sorted((ROOT / "summits" / room).glob("*.py")))
    return [path.relative_to(ROOT) for path in every if path.stem not in LEFT_OUT]


def tests_of(path: Path, home: Path) -> list[str]:
    """The files of tests that a change of a module is shown to."""
    room, stem = path.parent.name, path.stem
    names = TESTS.get(f"{room}/{stem}") or TESTS.get(room) or f"{stem} {stem}_edges python"
    found = [f"tests/test_{name}.py" for name in names.split()]
    return [name for name in found if (home / name).exists()]


class Bench:
    """A copy of the tree, in which one module at a time is another."""

    def __init__(self, home: Path) -> None:
        self.home = home
        for name in ("summits", "tests", "data"):
            shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("pyproject.toml", "README.md", "Makefile"):
            shutil.copy(ROOT / name, home / name)
        # By hash: a change within the second, of the same length, is a change.
        compileall.compile_dir(
            home / "summits",
            quiet=2,
            invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH,
        )

    def is_seen(self, mutant: Mutant) -> bool:
        """Whether a test fails over a change, or never ends."""
        tests = tuple(tests_of(mutant.path, self.home))
        self.failing(tests)
        path = self.home / mutant.path
        whole = path.read_text("utf-8")
        path.write_text(mutant.source, "utf-8")
        try:
            return self.fails(tests)
        finally:
            path.write_text(whole, "utf-8")

    def fails(self, tests: Sequence[str]) -> bool:
        """Whether one of some tests fails, or takes more than its time: a loop without an end."""
        left_out = [f"--deselect={test}" for test in self.failing(tuple(tests))]
        return self._run("-x", *left_out, *tests).returncode != 0

    @cache  # noqa: B019  it lives as long as the run
    def failing(self, tests: tuple[str, ...]) -> list[str]:
        """Those that fail as it is, and so can see nothing."""
        said = self._run("-rfE", *tests).stdout
        found = re.findall(r"^(?:FAILED|ERROR) (tests/[\w./]+(?:::\w+)*)", said, re.MULTILINE)
        for test in dict.fromkeys(found):
            print(f"fails as it is, and is left out: {test}", flush=True)
        return list(dict.fromkeys(found))

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "--no-header", "-m", "not process", *arguments],
            cwd=self.home,
            env={**os.environ, "PYTHONPATH": str(self.home)},
            preexec_fn=_limited,
            capture_output=True,
            text=True,
        )


def _limited() -> None:
    # Its own time, and not the clock's: a busy machine is no failure.
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def main() -> None:
    """Draw, try, and name what no test saw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=15)
    parser.add_argument("--only", default="", help="modules whose path has this in it")
    parser.add_argument("--again", type=Path, help="only what an earlier run, in this file, named")
    asked = parser.parse_args()
    every = [mutant for path in modules() if asked.only in str(path) for mutant in mutants(path)]
    drawn = random.Random(asked.seed).sample(every, min(asked.count, len(every)))
    if asked.again:
        named = asked.again.read_text("utf-8")
        drawn = [mutant for mutant in drawn if f"not seen: {mutant}\n" in named]
    print(f"{len(drawn)} of {len(every)} mutants, seed {asked.seed}", flush=True)
    begun, seen, survivors = time.monotonic(), 0, list[Mutant]()
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name))
        for mutant in drawn:
            if bench.is_seen(mutant):
                seen += 1
            else:
                survivors.append(mutant)
                print(f"not seen: {mutant}", flush=True)
    rooms = Counter(mutant.path.parent.name for mutant in survivors)
    minutes = (time.monotonic() - begun) / 60
    print(
        f"{seen} of {len(drawn)} seen, {seen / len(drawn):.1%}; {minutes:.0f} minutes; {dict(rooms)}"
    )


if __name__ == "__main__":
    main()
