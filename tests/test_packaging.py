"""What is built runs anywhere: wheel, sdist, a wheel from the sdist, an editable install."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = [pytest.mark.process, pytest.mark.real]


def _build(source: Path, target: str, to: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(to)]
    # A build of the past would otherwise decide the time stamps of this one.
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (built,) = to.iterdir()
    return built


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution, unpacked."""
    room = tmp_path_factory.mktemp("sdist")
    archive = _build(ROOT, "sdist", room / "built")
    with tarfile.open(archive) as tar:
        tar.extractall(room, filter="data")
    return next(path for path in room.iterdir() if path.name.startswith("summits-"))


def _run(home: Path, elsewhere: Path) -> str:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(home), "HOME": str(elsewhere)}
    command = [sys.executable, "-m", "summits", "list"]
    done = subprocess.run(
        command, cwd=elsewhere, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def _unpacked(wheel: Path, room: Path) -> Path:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(room)
    return room


def test_wheel(tmp_path: Path) -> None:
    """The record, the licence and the mark of typed code travel in the wheel, and it runs elsewhere."""
    home = _unpacked(_build(ROOT, "wheel", tmp_path / "built"), tmp_path / "home")
    for name in ("data/dataset.json", "data/meetings/moscow-2021.json", "py.typed", "LICENSE"):
        assert (home / "summits" / name).is_file()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert "moscow-2021\t2021-09-13" in _run(home, elsewhere)


def test_wheel_from_the_sdist(sdist: Path, tmp_path: Path) -> None:
    """The source distribution holds all that a wheel is made of."""
    home = _unpacked(_build(sdist, "wheel", tmp_path / "built"), tmp_path / "home")
    assert "moscow-2021\t2021-09-13" in _run(home, tmp_path)


def test_sdist_runs_as_it_stands(sdist: Path, tmp_path: Path) -> None:
    """A checkout, and so an editable install, reads the data beside the package."""
    assert "moscow-2021\t2021-09-13" in _run(sdist, tmp_path)


def test_dependencies() -> None:
    """The tool stands on exactly the four packages that it was asked to stand on."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = {text.split(">")[0] for text in project["dependencies"]}
    assert named == {"click", "python-dateutil", "rich", "pydantic"}


def test_top_level() -> None:
    """At the top level stands what was named, and what begins with a dot."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    found = {name.split("/")[0] for name in listed.stdout.splitlines()}
    named = {"pyproject.toml", "README.md", "Makefile", "summits", "data", "tests"}
    assert {name for name in found if not name.startswith(".")} <= named
