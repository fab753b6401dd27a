"""Being stopped, and streams that take nothing: the exit code is right, and nobody sees Python."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import INVENTED, ROOT

pytestmark = pytest.mark.process

AT_IMPORT = """
import os, signal, sys
class Finder:
    def find_spec(self, name, path, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.{name})
sys.meta_path.insert(0, Finder())
sys.argv[1:] = {arguments!r}
from summits.__main__ import main
main()
"""


def _python(tmp_path: Path, script: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {"XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": str(ROOT), **more}
    command = [sys.executable, "-c", script]
    return subprocess.run(
        command, capture_output=True, encoding="latin-1", env=environment, timeout=60
    )


IMPORTS = ["summits.cli", "click", "click.core", "json.decoder", "summits.cli.complete"]
IMPORTS += [
    "summits.cli.commands.timeline",
    "summits.gate",
    "pydantic",
    "pydantic_core",
    "summits.render.plain",
]


@pytest.mark.parametrize("module", IMPORTS)
def test_ctrl_c_while_importing(tmp_path: Path, module: str) -> None:
    """Ctrl-C while Python still imports, us or for us: exit 130, and nothing on stderr."""
    arguments = ["timeline", "--data", str(INVENTED)]
    done = _python(tmp_path, AT_IMPORT.format(module=module, name="SIGINT", arguments=arguments))
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_nothing_is_before_the_first_line(tmp_path: Path) -> None:
    """The package imports nothing, so that the first line that is ours is that of `__main__`."""
    script = "import sys; before = {*sys.modules}; import summits; print({*sys.modules} - before)"
    done = _python(tmp_path, script)
    assert eval(done.stdout) == {"summits", "__future__"}


def test_ctrl_c_before_it_is_heeded(tmp_path: Path) -> None:
    """Ctrl-C while what heeds it is being imported: the same."""
    script = """
import os, sys
class Finder:
    def find_spec(self, name, path, target=None):
        if name == "signal":
            os.kill(os.getpid(), 2)
for name in ("signal", "summits.__main__"):
    sys.modules.pop(name, None)
sys.meta_path.insert(0, Finder())
import summits.__main__
"""
    done = _python(tmp_path, script)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


SLOW = """
import os, signal, sys, time
from summits.cli import writing
def move(beside, path, force):
    assert os.path.exists(beside)
    os.kill(os.getpid(), signal.{name})
    time.sleep(30)
writing._move = move
sys.argv[1:] = ["--data", {data!r}, "export", "csv", "--status", "all", "-o", {path!r}]
from summits.__main__ import main
main()
"""


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGINT", 130)])
def test_nothing_is_left_half(tmp_path: Path, name: str, code: int) -> None:
    """Whoever ends a command that is writing finds neither a half file nor what lay beside it."""
    room = tmp_path / "room"
    room.mkdir()
    script = SLOW.format(name=name, data=str(INVENTED), path=str(room / "x.csv"))
    done = _python(tmp_path, script)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", "")
    assert list(room.iterdir()) == []


def test_what_was_ignored_stays_so(tmp_path: Path) -> None:
    """A command started in the background, where Ctrl-C is not its own, goes on."""
    script = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
    arguments = ["list", "--data", str(INVENTED)]
    script += AT_IMPORT.format(module="summits.gate", name="SIGINT", arguments=arguments)
    done = _python(tmp_path, script)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("quillport-1991\t")


COMMANDS = [
    (["check"], 0),
    (["list"], 0),
    (["list", "--city", "nowhere"], 2),
    (["show", "1900"], 3),
]
COMMANDS += [(["list", "--until", "1900"], 0), (["--data", "/nowhere", "list"], 4), (["lst"], 2)]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device here")
@pytest.mark.parametrize(("arguments", "code"), COMMANDS)
@pytest.mark.parametrize("stream", ["2>/dev/full", "2>&-", "2>/dev/full | cat"])
def test_stderr_that_takes_nothing(
    tmp_path: Path, arguments: list[str], code: int, stream: str
) -> None:
    """A full or closed stderr changes no exit code and no answer."""
    environment = {"XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    environment["SUMMITS_DATA"] = str(INVENTED)
    command = [sys.executable, "-m", "summits", "--data", str(INVENTED), *arguments]
    expected = subprocess.run(command, capture_output=True, env=environment)
    assert expected.returncode == code
    shell = ["/bin/sh", "-c", f'"$@" {stream}', "sh", *command]
    done = subprocess.run(shell, capture_output=True, env=environment)
    assert done.stdout == expected.stdout
    assert done.stderr == b""
    if "|" not in stream:
        assert done.returncode == code


@pytest.mark.parametrize("encoding", ["idna", "undefined"])
def test_an_encoding_that_is_none(tmp_path: Path, encoding: str) -> None:
    """What Python takes for an encoding and can't write text gets a sentence."""
    arguments = ["list", "--data", str(INVENTED)]
    script = f"import sys; sys.argv[1:] = {arguments!r}\nfrom summits.__main__ import main\nmain()"
    done = _python(tmp_path, script, PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stdout) == (2, "")
    sentence = f"summits: “{encoding}” can't write text; set PYTHONIOENCODING to utf-8.\n"
    assert done.stderr == sentence.encode().decode("latin-1")


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "ascii:strict", "koi8-r"])
def test_an_encoding_without_our_letters(tmp_path: Path, encoding: str) -> None:
    """A letter that an encoding has not is escaped as Python has it; JSON stays true."""
    written = "Зумм" if encoding == "koi8-r" else r"\u0417\u0443\u043c\u043c"
    codec = encoding.partition(":")[0]
    for more, expected in (["--plain"], written), (["--json"], r"\u0417"):
        arguments = ["--data", str(INVENTED), "people", "zumm", *more]
        script = (
            f"import sys; sys.argv[1:] = {arguments!r}\nfrom summits.__main__ import main\nmain()"
        )
        done = _python(tmp_path, script, PYTHONIOENCODING=encoding)
        assert (done.returncode, done.stderr) == (0, "")
        assert expected.encode(codec).decode("latin-1") in done.stdout
