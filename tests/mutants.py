"""`make mutants`: small changes to the core, one at a time; whichever no test sees is named.

Each is drawn at random, with a seed, over the rooms below the views. Which tests run which line is found
out first, by one run of them all. A change is then put into a copy of a process that has collected every
test, and shown to those that run its line, the narrowest first, until one fails; what runs only while a
module is read is put into a new process.
"""

from __future__ import annotations

import argparse
import ast
import copy
import gc
import importlib.abc
import importlib.util
import itertools
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any, NamedTuple

import coverage
import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("values", "record", "gate", "ask", "answers")
LEFT_OUT = {"filling", "models", "tables", "vocabulary", "__init__"}
"""What declares and does nothing, and what is made."""
MOST = 300
"""So many tests are shown a change."""
SECONDS = 20
"""What a test may take of the processor before its mutant is said to have no end."""
MEMORY = 4 << 30
PYTEST = ["-q", "--no-header", "-m", "not process", "-p", "no:xdist"]


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
        self.width = Counter(_test(one) for file in every for line in file for one in line)

    @cache  # noqa: B019  it lives as long as the run
    def of(self, path: Path) -> dict[int, set[str]]:
        """The tests that run each line of a module."""
        file = self.files.get(str(path.relative_to("summits")))
        found = self.data.contexts_by_lineno(file) if file else {}
        return {line: {*map(_test, contexts)} - {""} for line, contexts in found.items()}

    def tests(self, mutant: Mutant) -> list[str]:
        """Those of its line, the narrowest first; then others of its module.

        What is kept in a cache runs but for the first that asks, so a line alone says too little.
        """
        lines = self.of(mutant.path)
        mine = lines.get(mutant.line, set[str]())
        every = set().union(*lines.values())
        order = sorted(every, key=lambda test: (test not in mine, self.width[test], test))
        return order[:MOST]


def _test(context: str) -> str:
    return context.partition("|")[0]


class Bench:
    """Every test, collected once; each change is put into a copy of this process, and dies with it."""

    def __init__(self, session: pytest.Session, cover: Cover) -> None:
        self.session, self.cover = session, cover
        self.items = {item.nodeid: item for item in session.items}
        self.functions: dict[tuple[str, str], list[FunctionType]] = {}
        for one in gc.get_objects():
            if isinstance(one, FunctionType) and one.__code__.co_filename.startswith(str(ROOT)):
                key = one.__code__.co_filename, one.__code__.co_qualname
                self.functions.setdefault(key, []).append(one)

    def is_seen(self, mutant: Mutant) -> bool:
        """Whether a test fails over a change, or never ends."""
        changed = self._changed(mutant)
        tests = [test for test in self.cover.tests(mutant) if test in self.items]
        if changed:
            return self._is_failed(tests, changed)
        # What a module declares is there for whoever reads it, so each file of tests has its turn.
        others = [test for test in self.items if test not in tests]
        return _is_seen_anew(
            mutant, [*_by_turns(tests)[: MOST // 2], *_by_turns(others)[: MOST // 2]]
        )

    def _changed(self, mutant: Mutant) -> list[tuple[FunctionType, CodeType]]:
        """The functions that a change is in, with what they do then; none where it is in no function."""
        path = str(ROOT / mutant.path)
        text = ast.unparse(ast.parse((ROOT / mutant.path).read_text("utf-8")))
        was, now = (_codes(compile(one, path, "exec")) for one in (text, source(mutant)))
        differ = [name for name in {**was, **now} if _own(was.get(name)) != _own(now.get(name))]
        held = [name for name in now if (path, name) in self.functions and len(now[name]) == 1]
        # One inside another is made anew by it, but where it was made as the module was read.
        around = [[one for one in held if f"{name}.".startswith(f"{one}.")] for name in differ]
        if not all(around):
            return []
        wanted = {name: now[name][0] for every in around for name in every}
        return [(one, wanted[name]) for name in wanted for one in self.functions[path, name]]

    def _is_failed(
        self, tests: Sequence[str], changed: Sequence[tuple[FunctionType, CodeType]]
    ) -> bool:
        """Whether a test fails over it, and would not as things stand."""
        count = self._run(tests, changed)
        return count > 0 and (count > len(tests) or self._run(tests[:count], ()) == 0)

    def _run(self, tests: Sequence[str], changed: Sequence[tuple[FunctionType, CodeType]]) -> int:
        """How many of some tests run until one fails, all in a process of their own; 0 where none does."""
        with tempfile.TemporaryFile() as told:
            child = os.fork()
            if not child:
                with suppress(BaseException):
                    self._be(tests, changed, told.fileno())
                os._exit(1)
            status = os.waitpid(child, 0)[1]
            told.seek(0)
            ran = len(told.read())
        return ran if status else 0

    def _be(
        self, tests: Sequence[str], changed: Sequence[tuple[FunctionType, CodeType]], told: int
    ) -> None:
        _limit()
        self.session.config.pluginmanager.unregister(name="terminalreporter")
        for function, code in changed:
            function.__code__ = code
        items = [self.items[test] for test in tests]
        for item, following in itertools.zip_longest(items, items[1:]):
            os.write(told, b".")
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if self.session.testsfailed:
                return
        os._exit(0)


def _by_turns(tests: Iterable[str]) -> list[str]:
    """The first of each file, then the second of each."""
    files: dict[str, list[str]] = {}
    for test in tests:
        files.setdefault(test.partition("::")[0], []).append(test)
    return [test for turn in itertools.zip_longest(*files.values()) for test in turn if test]


def _codes(code: CodeType) -> dict[str, list[CodeType]]:
    """Every piece of code of a module, by its name."""
    found: dict[str, list[CodeType]] = {}
    left = [code]
    while left:
        one = left.pop(0)
        found.setdefault(one.co_qualname, []).append(one)
        left += [inner for inner in one.co_consts if isinstance(inner, CodeType)]
    return found


def _own(codes: Sequence[CodeType] | None) -> object:
    """What pieces of code do, but for those inside them."""
    return codes and [
        (
            one.co_code,
            [repr(said) for said in one.co_consts if not isinstance(said, CodeType)],
            one.co_names,
        )
        for one in codes
    ]


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)


CHANGED = "SUMMITS_MUTANT"
"""Where a new process is told what to change, and the file that names its tests."""


def _is_seen_anew(mutant: Mutant, tests: Sequence[str]) -> bool:
    with tempfile.NamedTemporaryFile("w", suffix=".json") as names:
        json.dump(tests, names)
        names.flush()
        told = {**os.environ, CHANGED: json.dumps([str(mutant.path), mutant.number, names.name])}
        command = [sys.executable, "-m", "pytest", "-x", "--no-cov", "-p", "tests.mutants", *PYTEST]
        command += dict.fromkeys(test.partition("::")[0] for test in tests)
        return subprocess.run(command, cwd=ROOT, env=told, preexec_fn=_limit).returncode != 0


class _Changing(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Reads one module as another."""

    def __init__(self, path: Path, number: int) -> None:
        self.mutant = Mutant(path, 0, "", number)
        self.name = ".".join(path.with_suffix("").parts)

    def find_spec(self, name: str, path: Any, target: Any = None) -> ModuleSpec | None:
        if name != self.name:
            return None
        return importlib.util.spec_from_file_location(name, ROOT / self.mutant.path, loader=self)

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(source(self.mutant), str(ROOT / self.mutant.path), "exec"), module.__dict__)


if CHANGED in os.environ:
    _path, _number, _names = json.loads(os.environ[CHANGED])
    sys.meta_path.insert(0, _Changing(Path(_path), _number))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Under `-p tests.mutants`: only the tests that were named, in their order."""
    if CHANGED in os.environ:
        every = {item.nodeid: item for item in items}
        items[:] = [
            every[name] for name in json.loads(Path(_names).read_text("utf-8")) if name in every
        ]


def pytest_runtest_logstart(nodeid: str) -> None:
    """Under `-p tests.mutants`: a test that never ends is ended, by its own time and not the clock's."""
    signal.setitimer(signal.ITIMER_PROF, SECONDS)


class _Run:
    """What is done with the tests, once pytest has collected them."""

    def __init__(self, asked: argparse.Namespace, drawn: Sequence[Mutant], known: Path) -> None:
        self.asked, self.drawn, self.known = asked, drawn, known
        self.out = os.fdopen(os.dup(1), "w")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try each, and name what no test saw."""
        bench, begun = Bench(session, Cover(self.known)), time.monotonic()
        survivors, tried, minutes = list[Mutant](), 0, 0.0
        for tried, mutant in enumerate(self.drawn, 1):
            if not bench.is_seen(mutant):
                survivors.append(mutant)
                print(f"not seen: {mutant}", file=self.out, flush=True)
            minutes = (time.monotonic() - begun) / 60
            if tried % 25 == 0:
                print(
                    f"… {tried - len(survivors)} of {tried}, {minutes:.0f} minutes",
                    file=self.out,
                    flush=True,
                )
            if minutes > self.asked.minutes:
                break
        seen, rooms = tried - len(survivors), Counter(one.path.parent.name for one in survivors)
        said = f"{seen} of {tried} seen, {seen / max(tried, 1):.1%}; {minutes:.0f} minutes; {dict(rooms)}"
        print(said, file=self.out, flush=True)
        return True


def _covered(folder: Path) -> Path:
    """Run every test once, to find out what each runs."""
    path = folder / "coverage"
    command = [
        sys.executable,
        "-m",
        "pytest",
        *PYTEST,
        "--cov",
        "--cov-report=",
        "--cov-context=test",
    ]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "COVERAGE_FILE": str(path)}, check=False)
    return path


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
    with tempfile.TemporaryDirectory() as name:
        known = asked.known or _covered(Path(name))
        pytest.main([*PYTEST, "-p", "no:cov", str(ROOT / "tests")], [_Run(asked, drawn, known)])


if __name__ == "__main__":
    main()
