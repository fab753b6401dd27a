"""The careful writing: a folder is the old one or the new one, whenever it is killed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from summits.errors import DataError, OutputError, UsageError
from summits.keep import folder
from summits.record import files, unfinished
from tests.conftest import INVENTED, ROOT


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A copy of the invented record."""
    return Path(shutil.copytree(INVENTED, tmp_path / "data"))


class _Killed(BaseException):
    pass


def _cut(monkeypatch: pytest.MonkeyPatch, after: int) -> list[int]:
    """Let a writing end after so many bytes and renamings, as a kill would."""
    left = [after]

    def spend(cost: int) -> int:
        allowed = min(cost, left[0])
        left[0] -= allowed
        return allowed

    real = {name: getattr(os, name) for name in ("write", "replace", "unlink", "makedirs")}

    def write(target: int, data: memoryview) -> int:
        done = real["write"](target, data[: spend(len(data))])
        if done < len(data):
            raise _Killed
        return done

    def step(name: str):
        def run(*arguments: object, **more: object) -> object:
            if not spend(1):
                raise _Killed
            return real[name](*arguments, **more)

        return run

    monkeypatch.setattr(folder.os, "write", write)
    monkeypatch.setattr(folder.os, "fsync", lambda target: None)  # nobody pulls the plug here
    for name in ("replace", "unlink"):
        monkeypatch.setattr(folder.os, name, step(name))
    return left


def _changes() -> dict[str, bytes]:
    return {"people.json": b"{}\n", "sources.json": b"[]\n", "meetings/new-1999.json": b'"new"\n'}


def test_cut_at_every_byte(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut after any number of bytes: the old folder or the new one, and the next writing mends it."""
    old = files.read(home).digest
    with monkeypatch.context() as patch:
        spent = _cut(patch, 1_000_000)
        folder.write(str(home), _changes())
        whole = 1_000_000 - spent[0]
    new = files.read(home).digest
    assert old != new
    found = set()
    for after in range(whole):
        shutil.rmtree(home)
        shutil.copytree(INVENTED, home)
        with monkeypatch.context() as patch:
            _cut(patch, after)
            with pytest.raises(_Killed):
                folder.write(str(home), _changes())
        digest = files.read(home).digest
        assert digest in (old, new)
        found.add(digest)
        folder.write(str(home), _changes())
        assert files.read(home).digest == new
        assert not (home / unfinished.NAME).exists()
    assert found == {old, new}


@pytest.mark.process
def test_killed_200_times(tmp_path: Path) -> None:
    """A real process, really killed: 200 times the folder is the old one or the new one."""
    command = [sys.executable, "-m", "tests.killed", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    old, new = map(int, done.stdout.split())
    assert old + new == 200


def test_somebody_else_meanwhile(home: Path) -> None:
    """A folder that is another one than was read is not written over."""
    digest = files.read(home).digest
    (home / "topics.json").write_text('{"topics": []}\n')
    before = files.read(home).digest
    with pytest.raises(UsageError, match="changed by somebody else meanwhile"):
        folder.write(str(home), _changes(), digest)
    assert files.read(home).digest == before


def test_changed_after_a_cut(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What somebody wrote since a writing was cut off is neither hidden nor written over."""
    with monkeypatch.context() as patch:
        # The announcement, its renaming, and nothing of the rest.
        size = len(
            json.dumps(
                {
                    name: {
                        "was": unfinished.digest(unfinished.on_disk(str(home), name)),
                        "text": data.decode(),
                    }
                    for name, data in _changes().items()
                },
                ensure_ascii=False,
            )
        )
        _cut(patch, size + 1)
        with pytest.raises(_Killed):
            folder.write(str(home), _changes())
    assert files.read(home).content["people.json"] == b"{}\n"
    (home / "people.json").write_text("mine\n")
    with pytest.raises(DataError, match=r"changed after a writing that was cut off; move \.unf"):
        files.read(home)
    with pytest.raises(DataError):
        folder.write(str(home), _changes())
    assert (home / "people.json").read_text() == "mine\n"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b'{"people.json": 1}',
        b'{"../x.json": {"was": null, "text": "x"}}',
        b'{"/etc/x": {"was": null, "text": "x"}}',
        b'{"meetings/../../x.json": {"was": null, "text": "x"}}',
    ],
)
def test_an_announcement_that_is_none(home: Path, content: bytes) -> None:
    """What we did not write is refused, and nothing outside the folder is ever named."""
    (home / unfinished.NAME).write_bytes(content)
    with pytest.raises(DataError, match="not what summits wrote; move it away"):
        files.read(home)
    with pytest.raises(DataError):
        folder.write(str(home), _changes())


def test_a_pipe_for_an_announcement(home: Path) -> None:
    """A named pipe in its place holds no command for ever."""
    os.mkfifo(home / unfinished.NAME)
    with pytest.raises(DataError):
        files.read(home)


def test_a_folder_that_cant_be_written(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be written, that is said, and the folder is the old one."""
    before = files.read(home).digest

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(folder.os, "write", full)
        with pytest.raises(OutputError, match="no space left on device"):
            folder.write(str(home), _changes())
    assert files.read(home).digest == before


def test_links_and_modes_are_kept(home: Path, tmp_path: Path) -> None:
    """A file that is a link elsewhere stays one, and what others may do with it stays too."""
    elsewhere = tmp_path / "people-elsewhere.json"
    (home / "people.json").rename(elsewhere)
    (home / "people.json").symlink_to(elsewhere)
    (home / "sources.json").chmod(0o600)
    folder.write(str(home), _changes())
    assert (home / "people.json").is_symlink()
    assert elsewhere.read_text() == "{}\n"
    assert (home / "sources.json").stat().st_mode & 0o777 == 0o600
