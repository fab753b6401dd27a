"""`make mutants`: small changes to the core, one at a time; whichever no test sees is named.

Each is drawn at random, with a seed, over the rooms below the views, and put into a copy of the tree.
Which tests run which line is found out first, by one run of them all; a change is then shown to those that
run its line, the narrowest first, until one fails.
"""

from __future__ import annotations

import argparse
import ast
import compileall
import copy
import itertools
import os
import py_compile
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import coverage

ROOT = Path(__file__).parent.parent
ROOMS = ("values", "record", "gate", "ask", "answers")
LEFT_OUT = {"filling", "models", "tables", "vocabulary", "__init__"}
"""What declares and does nothing, and what is made."""
MOST = 60
"""So many tests that run a line are shown its change first."""
SECONDS = 20
"""What a test may take of the processor before its mutant is said to have no end."""
MEMORY = 4 << 30


class Mutant(NamedTuple):
    """A change of one module."""

    path: Path
    line: int
    what: str
    number: int
    """Of all changes of its module."""

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
        case ast.Return(value=ast.expr() as value) if getattr(value, "value", value) is not None:
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
    for number, (node, what, _) in enumerate(_changed(ast.parse((ROOT / path).read_text("utf-8")))):
        line = node.target.lineno if isinstance(node, ast.comprehension) else node.lineno  # type: ignore
        yield Mutant(path, line, what, number)


def _changed(tree: ast.Module) -> Iterator[tuple[ast.AST, str, ast.AST]]:
    for node in _reached(tree):
        for what, other in changes(node):
            yield node, what, other


def source(mutant: Mutant) -> str:
    """The module, changed."""
    tree = ast.parse((ROOT / mutant.path).read_text("utf-8"))
    node, _, other = next(itertools.islice(_changed(tree), mutant.number, None))
    return ast.unparse(ast.fix_missing_locations(_Put(node, other).visit(tree)))


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
        case ast.Subscript(value=ast.Name(id="Literal")):
            return True
    return False


def modules() -> list[Path]:
    """What is changed."""
    every = (path for room in ROOMS for path in sorted((ROOT / "summits" / room).rglob("*.py")))
    return [path.relative_to(ROOT) for path in every if path.stem not in LEFT_OUT]


class Cover:
    """Which tests run which line."""

    def __init__(self, data: Path) -> None:
        self.data = coverage.CoverageData(str(data))
        self.data.read()
        self.files = {file.rpartition("/summits/")[2]: file for file in self.data.measured_files()}
        every = (self.data.contexts_by_lineno(file).values() for file in self.files.values())
        lines = (line for file in every for line in file)
        self.width = Counter(_test(context) for line in lines for context in line)

    @cache  # noqa: B019  it lives as long as the run
    def of(self, path: Path) -> dict[int, set[str]]:
        """The tests that run each line of a module."""
        file = self.files.get(str(path.relative_to("summits")))
        found = self.data.contexts_by_lineno(file) if file else {}
        return {line: {*map(_test, contexts)} - {""} for line, contexts in found.items()}

    def tests(self, mutant: Mutant) -> Iterator[list[str]]:
        """Those of its line, the narrowest first; then all others of its module.

        What is kept in a cache runs but for the first that asks, so a line alone says too little.
        """
        lines = self.of(mutant.path)
        order = sorted(set().union(*lines.values()), key=lambda test: (self.width[test], test))
        mine = [test for test in order if test in lines.get(mutant.line, ())][:MOST]
        yield mine
        yield [test for test in order if test not in mine]


def _test(context: str) -> str:
    """The function of a test, which may have run with many values."""
    return context.partition("|")[0].partition("[")[0]


class Bench:
    """A copy of the tree, in which one module at a time is another."""

    def __init__(self, home: Path, known: Path | None) -> None:
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
        self.left_out: list[str] = []
        self.cover = Cover(known or self._covered())

    def _covered(self) -> Path:
        """Run every test once; those that fail as it is can see nothing, and are left out."""
        found = self._run("-rfE", "--cov", "--cov-report=", "--cov-context=test", "tests")
        failing = re.findall(r"^(?:FAILED|ERROR) (tests/[^ \[]+)", found.stdout, re.MULTILINE)
        self.left_out = list(dict.fromkeys(failing))
        for test in self.left_out:
            print(f"fails as it is, and is left out: {test}", flush=True)
        return self.home / ".coverage"

    def is_seen(self, mutant: Mutant) -> bool:
        """Whether a test fails over a change, or never ends."""
        path = self.home / mutant.path
        whole = path.read_text("utf-8")
        path.write_text(source(mutant), "utf-8")
        try:
            return any(map(self._fails, self.cover.tests(mutant)))
        finally:
            path.write_text(whole, "utf-8")

    def _fails(self, tests: Iterable[str]) -> bool:
        able = [test for test in tests if test not in self.left_out]
        return bool(able) and self._run("-x", "--no-cov", *able).returncode != 0

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pytest", "-q", "--no-header", "-p", "tests.mutants"]
        return subprocess.run(
            [*command, "-m", "not process", *arguments],
            cwd=self.home,
            env={**os.environ, "PYTHONPATH": str(self.home)},
            preexec_fn=_limited,
            capture_output=True,
            text=True,
        )


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def pytest_runtest_logstart(nodeid: str) -> None:
    """Under `-p tests.mutants`: a test that never ends is ended, by its own time and not the clock's."""
    signal.setitimer(signal.ITIMER_PROF, SECONDS)


def main() -> None:
    """Draw, try, and name what no test saw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=15)
    parser.add_argument("--minutes", type=float, default=600, help="stop after so many")
    parser.add_argument("--only", default="", help="modules whose path has this in it")
    parser.add_argument("--known", type=Path, help="a .coverage that has each line's tests")
    parser.add_argument("--again", type=Path, help="only what an earlier run, in this file, named")
    asked = parser.parse_args()
    every = [mutant for path in modules() if asked.only in str(path) for mutant in mutants(path)]
    drawn = random.Random(asked.seed).sample(every, min(asked.count, len(every)))
    if asked.again:
        named = asked.again.read_text("utf-8")
        drawn = [mutant for mutant in every if f"not seen: {mutant}\n" in named]
    print(f"{len(drawn)} of {len(every)} mutants, seed {asked.seed}", flush=True)
    begun, survivors, tried = time.monotonic(), list[Mutant](), 0
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name), asked.known)
        for tried, mutant in enumerate(drawn, 1):
            if not bench.is_seen(mutant):
                survivors.append(mutant)
                print(f"not seen: {mutant}", flush=True)
            minutes = (time.monotonic() - begun) / 60
            if tried % 25 == 0:
                print(f"… {tried - len(survivors)} of {tried}, {minutes:.0f} minutes", flush=True)
            if minutes > asked.minutes:
                break
    seen, rooms = tried - len(survivors), Counter(one.path.parent.name for one in survivors)
    print(f"{seen} of {tried} seen, {seen / tried:.1%}; {minutes:.0f} minutes; {dict(rooms)}")


if __name__ == "__main__":
    main()
