"""What every test stands on: the command line in this process, golden screens, and guards."""

from __future__ import annotations

import io
import json
import os
import shutil
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import settings

from summits.cli import main
from summits.record import files, light
from summits.record.record import Record

# The same examples every time, and no clock: a slow machine is no failure.
settings.register_profile("summits", derandomize=True, deadline=None, database=None)
settings.load_profile("summits")

HERE = Path(__file__).parent
INVENTED = HERE / "data"
ARTICLES = HERE / "articles"
ROOT = HERE.parent


class Result(NamedTuple):
    """What a run of the command line left behind; printed whole where a test fails."""

    code: int
    out: str
    err: str

    def __repr__(self) -> str:
        return f"exit {self.code}\n--- stdout\n{self.out}\n--- stderr\n{self.err}"

    @property
    def json(self) -> Any:
        """The one JSON document on stdout."""
        return json.loads(self.out)

    @property
    def rows(self) -> list[list[str]]:
        """The lines of an answer into a pipe, in columns."""
        assert self.code in (0, 1), self
        return [line.split("\t") for line in self.out.splitlines()]


class _Stream(io.TextIOWrapper):
    def __init__(self, terminal: bool, encoding: str) -> None:
        self.bytes = io.BytesIO()
        super().__init__(self.bytes, encoding=encoding, newline="")
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    def text(self) -> str:
        self.flush()
        return self.bytes.getvalue().decode(self.encoding)


Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `summits ARGUMENTS` over the invented record, into a pipe, or on a terminal of a width."""

    def _run(
        *arguments: str,
        width: int | None = None,
        data: Path | str | None = INVENTED,
        encoding: str = "utf-8",
        stdin: bytes = b"",
    ) -> Result:
        """`width`: a terminal of so many columns, without colour; None: a pipe."""
        out, err = _Stream(width is not None, encoding), _Stream(False, encoding)
        with monkeypatch.context() as patch:
            patch.setenv("COLUMNS", str(width or 80))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
            if width is not None and "FORCE_COLOR" not in os.environ:
                patch.setenv("NO_COLOR", "1")
            before = ["--data", str(data)] if data is not None else []
            try:
                main([*before, *arguments])
            except SystemExit as end:
                return Result(int(end.code or 0), out.text(), err.text())
        raise AssertionError("the command line must end the process")

    return _run


@pytest.fixture(autouse=True)
def _guard(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test touches a user's files, the network, or what happens to be set around it."""
    home = tmp_path_factory.getbasetemp()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    for name in (
        "NO_COLOR",
        "FORCE_COLOR",
        "CLICOLOR_FORCE",
        "PAGER",
        "SUMMITS_PAGER",
        "SUMMITS_DATA",
        "LESS",
        "TERM",
    ):
        monkeypatch.delenv(name, raising=False)

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("no command opens a socket")

    monkeypatch.setattr(socket, "socket", refuse)


@pytest.fixture(scope="session")
def invented() -> Record:
    """The invented record, read light."""
    return light.read(files.read(INVENTED))


@pytest.fixture(scope="session")
def real() -> Record:
    """The real record, read light; only for tests of the data."""
    return light.read(files.read(ROOT / "data"))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare with tests/golden/NAME.txt; `make golden` rewrites it, to be read in the diff."""

    def compare(name: str, text: str) -> None:
        path = HERE / "golden" / (name if "." in name else f"{name}.txt")
        if request.config.getoption("--golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"{path.name} is missing; make golden writes it"
        assert text == path.read_text(encoding="utf-8")

    return compare


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="rewrite the golden screens")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without SUMMITS_ARTICLES, what needs the articles is deselected."""
    if os.environ.get("SUMMITS_ARTICLES"):
        return
    needy = [item for item in items if item.get_closest_marker("articles")]
    if needy:
        config.hook.pytest_deselected(items=needy)
        items[:] = [item for item in items if item not in needy]


def changed_record(tmp_path: Path, name: str, **files_: Any) -> Record:
    """The invented record, some of its files changed or, where None is given for them, gone."""
    folder = Path(shutil.copytree(INVENTED, tmp_path / name))
    for file, change in files_.items():
        [path] = folder.rglob(f"{file.replace('_', '-')}.json")
        if change is None:
            path.unlink()
            continue
        content = json.loads(path.read_text("utf-8"))
        change(content)
        path.write_text(json.dumps(content), "utf-8")
    return light.read(files.read(folder))
