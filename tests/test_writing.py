"""Into a file or a folder: whole or not at all, and never over another's."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from summits.cli import writing
from summits.errors import OutputError
from tests.conftest import INVENTED, ROOT, Run


def test_a_file(run: Run, tmp_path: Path) -> None:
    """`-o` writes what stdout would get; a file that is there stays, unless `--force`."""
    path = tmp_path / "meetings.csv"
    assert run("export", "csv", "-o", str(path)).out == ""
    assert path.read_text("utf-8", newline="") == run("export", "csv").out
    path.write_text("mine")
    refused = run("export", "csv", "-o", str(path))
    assert (refused.code, path.read_text()) == (5, "mine")
    assert "--force" in refused.err
    assert run("export", "csv", "-o", str(path), "--force").code == 0
    assert path.read_text("utf-8", newline="") == run("export", "csv").out
    assert os.listdir(tmp_path) == ["meetings.csv"]


def _breaking() -> Iterator[str]:
    yield "half"
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("force", [True, False])
def test_no_half_file(tmp_path: Path, force: bool) -> None:
    """A disk that is full leaves what was there, and nothing beside it."""
    path = tmp_path / "x.csv"
    if force:
        path.write_text("mine")
    with pytest.raises(OutputError, match="no space left on device"):
        writing.to_file(str(path), _breaking(), force=force)
    assert os.listdir(tmp_path) == (["x.csv"] if force else [])
    assert not force or path.read_text() == "mine"


def test_interrupted(tmp_path: Path) -> None:
    """Ctrl-C leaves nothing behind either, of a file and of a folder."""

    def stopped() -> Iterator[str]:
        yield "half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        writing.to_file(str(tmp_path / "x"), stopped(), force=False)
    with pytest.raises(KeyboardInterrupt):
        writing.to_folder(str(tmp_path / "y"), [("a.csv", stopped())], force=False)
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_a_full_disk(run: Run) -> None:
    """A device that is full is exit 5 and a sentence."""
    done = run("export", "csv", "-o", "/dev/full")
    assert done.code == 5
    assert "no space left on device" in done.err


@pytest.mark.parametrize(
    ("name", "why"),
    [("nowhere/x.csv", "no such file or directory"), ("", "is a folder"), ("x\0y", "null")],
)
def test_unwritable(run: Run, tmp_path: Path, name: str, why: str) -> None:
    """Where nothing can be written, one sentence says why."""
    done = run("export", "csv", "-o", str(tmp_path / name) if "\0" not in name else name)
    assert done.code == 5
    assert why in done.err
    assert os.listdir(tmp_path) == []


def test_rights(tmp_path: Path) -> None:
    """A new file gets the rights that any new file gets; one that is replaced keeps its own."""
    mask = os.umask(0o027)
    try:
        writing.to_file(str(tmp_path / "new"), ["x"], force=False)
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640
    (tmp_path / "new").chmod(0o604)
    writing.to_file(str(tmp_path / "new"), ["y"], force=True)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o604


def test_through_a_link(tmp_path: Path) -> None:
    """A symbolic link stays one; what it points to is replaced."""
    (tmp_path / "there").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "there")
    writing.to_file(str(tmp_path / "link"), ["new"], force=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "there").read_text() == "new"


def test_a_folder(run: Run, tmp_path: Path) -> None:
    """A folder comes whole; one that is there goes only with `--force`, and only if it is an export."""
    path = tmp_path / "package"
    assert run("export", "datapackage", "-o", str(path)).code == 0
    first = sorted(os.listdir(path))
    assert "datapackage.json" in first
    assert run("export", "datapackage", "-o", str(path)).code == 5
    assert run("export", "datapackage", "-o", str(path), "--force").code == 0
    (path / "thesis.txt").write_text("mine")
    refused = run("export", "datapackage", "-o", str(path), "--force")
    assert refused.code == 5
    assert "thesis.txt" in refused.err
    assert sorted(os.listdir(path)) == sorted([*first, "thesis.txt"])
    assert os.listdir(tmp_path) == ["package"]


def test_an_empty_folder_is_filled(run: Run, tmp_path: Path) -> None:
    """An empty folder is as good as none; a file in its place is refused."""
    (tmp_path / "empty").mkdir()
    assert run("export", "datapackage", "-o", str(tmp_path / "empty")).code == 0
    (tmp_path / "file").write_text("mine")
    assert run("export", "datapackage", "-o", str(tmp_path / "file"), "--force").code == 5
    assert (tmp_path / "file").read_text() == "mine"


def test_half_a_folder(tmp_path: Path) -> None:
    """A disk that fills up while a folder is replaced leaves the old one as it was."""
    path = tmp_path / "package"
    writing.to_folder(str(path), [("a.csv", ["old"])], force=False)
    with pytest.raises(OutputError):
        writing.to_folder(str(path), [("a.csv", ["new"]), ("b.csv", _breaking())], force=True)
    assert (path / "a.csv").read_text() == "old"
    assert os.listdir(tmp_path) == ["package"]


@pytest.mark.process
def test_a_closed_pipe(tmp_path: Path) -> None:
    """`summits export csv-facts | head -1` is quiet, and exits 141."""
    environment = {
        "PYTHONPATH": str(ROOT),
        "XDG_CACHE_HOME": str(tmp_path),
        "PATH": "/usr/bin:/bin",
    }
    script = (
        f'"{sys.executable}" -m summits --data "{INVENTED}" export csv-facts --status all | head -c 10; '
        "echo ${PIPESTATUS[0]}"
    )
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, env=environment)
    assert done.stderr == ""
    assert done.stdout.startswith("meeting,da")
    assert done.stdout.endswith(("141\n", "0\n"))  # it may be short enough for the pipe
