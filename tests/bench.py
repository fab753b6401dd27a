"""`make bench`: whole processes as multiples of bare Python, measured in one run.

Each command is run 21 times (big records: 5 times), in turn with `python -c pass`; the table has the
minimum, the median, the ratio of the minima, the bar, and the peak memory of a run. Nothing here is
a test: timings depend on the machine, so only ratios of one run mean anything.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import pty
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from summits.export import FORMATS
from summits.record import files

HERE = Path(__file__).parent
PYTHON = sys.executable
RUNS, BIG_RUNS = 21, 5
COMMANDS = {
    "--version": (["--version"], 6, None),
    "--help": (["--help"], 6, None),
    "list": (["list"], 6, 7.5),
    "show": (["show", "2021-09-13"], 15, 10),
    "compare": (["compare", "sochi-2017", "moscow-2021"], 15, 10),
    "timeline": (["timeline"], 6, 7.5),
    "search": (["search", "constitution*"], 6, 7.5),
    "topics": (["topics"], 6, 7.5),
    "people": (["people"], 6, 7.5),
    "evidence": (["evidence", "moscow-2021", "date"], None, 10),
    "accounts": (["accounts", "moscow-2021"], None, 10),
    "sources": (["sources"], None, 12),
    "about": (["about"], None, 10),
}


class Times(NamedTuple):
    """Seconds of each run, and of bare Python in turn with it; the most memory one took, in MiB."""

    seconds: list[float]
    bare: list[float]
    memory: float

    @property
    def ratio(self) -> float:
        """How many times as long as bare Python, by the least of each."""
        return min(self.seconds) / min(self.bare)


class Run(NamedTuple):
    """What one process took: seconds, peak MiB, seconds of the processor."""

    seconds: float
    memory: float
    cpu: float


def measure(arguments: list[str], environment: dict[str, str], *, terminal: bool) -> Run:
    """Run one process, its output into a pipe or a terminal."""
    ours, theirs = pty.openpty() if terminal else os.pipe()
    drain = threading.Thread(target=_drain, args=(ours,), daemon=True)
    drain.start()
    silence = (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)
    actions = [(os.POSIX_SPAWN_DUP2, theirs, 1), silence, (os.POSIX_SPAWN_CLOSE, ours)]
    begun = time.perf_counter()
    child = os.posix_spawn(arguments[0], arguments, environment, file_actions=actions)
    os.close(theirs)
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - begun
    drain.join(5)
    os.close(ours)
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"{' '.join(arguments)} ended with {os.waitstatus_to_exitcode(status)}")
    return Run(seconds, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime)


def _drain(end: int) -> None:
    try:
        while os.read(end, 65536):
            pass
    except OSError:
        pass  # how a terminal says that nobody writes any more


def repeat(
    arguments: list[str], environment: dict[str, str], *, terminal: bool = False, runs: int = RUNS
) -> Times:
    """Run a process so many times, each time after a bare one."""
    bare, once = [], []
    for _ in range(runs):
        bare.append(measure([PYTHON, "-c", "pass"], environment, terminal=False).seconds)
        once.append(measure(arguments, environment, terminal=terminal))
    return Times([run.seconds for run in once], bare, max(run.memory for run in once))


def generate(folder: Path, count: int) -> None:
    """An invented record of so many meetings of about 6 KB each."""
    shutil.copytree(HERE / "data", folder)
    template = json.loads((folder / "meetings" / "quillport-1991.json").read_text("utf-8"))
    shutil.rmtree(folder / "meetings")
    (folder / "meetings").mkdir()
    template.pop("former_ids", None)
    template["disputes"] = [
        d for d in template["disputes"] if d["about"] not in ("date", "reported")
    ]
    first = dt.date(1500, 1, 1)
    for number in range(count):
        day = first + dt.timedelta(days=5 * number)
        id = f"quillport-{number}"
        meeting = {**template, "id": id, "date": day.isoformat(), "reported": day.isoformat()}
        text = json.dumps(meeting, ensure_ascii=False)
        padding = max(0, 6000 - len(text.encode()))
        meeting["summary"] = template["summary"] + " umbrella" * (padding // 9)
        (folder / "meetings" / f"{id}.json").write_text(
            json.dumps(meeting, ensure_ascii=False), "utf-8"
        )


def row(name: str, times: Times, bar: float | None = None, more: str = "") -> None:
    """Print one line of the table."""
    verdict = more if bar is None else f"≤ {bar:<3g}{'' if times.ratio <= bar else ' MISSED'}"
    least, middle = min(times.seconds) * 1000, statistics.median(times.seconds) * 1000
    print(f"{name:<36}{least:9.1f}{middle:9.1f}{times.ratio:8.1f}  {times.memory:6.0f}  {verdict}")


def _of_commands(summits: list[str], environment: dict[str, str]) -> None:
    for name, (arguments, pipe_bar, terminal_bar) in COMMANDS.items():
        command = [*summits, *arguments]
        row(f"{name} into a pipe", repeat(command, environment), pipe_bar)
        if name[0] != "-":
            screen = repeat(command, environment, terminal=True)
            row(f"{name} on a terminal", screen, terminal_bar)
    completing = {
        "_SUMMITS_COMPLETE": "zsh_complete",
        "COMP_WORDS": "summits show mos",
        "COMP_CWORD": "2",
    }
    times = repeat([*summits], environment | completing)
    row("completion of a meeting", times, 6)


def _of_sizes(summits: list[str], environment: dict[str, str], room: Path) -> None:
    for count in (100, 1000, 10000):
        folder = room / str(count)
        generate(folder, count)
        data = ["--data", str(folder)]
        runs = RUNS if count < 10000 else BIG_RUNS
        cold = environment | {"XDG_CACHE_HOME": "/dev/null"}
        if count > 100:
            _of_check([*summits, *data, "check"], cold, folder, count)
        first = repeat([*summits, *data, "list"], cold, runs=3)
        row(f"{count} meetings: list, the first time", first)
        listing = [*summits, *data, "list", "--since", "1500-06"]
        measure(listing, environment, terminal=False)
        again = repeat(listing, environment, runs=runs)
        row(f"{count} meetings: list --since", again, 35 if count == 1000 else None)
        show = [*summits, *data, "show", "quillport-7"]
        row(f"{count} meetings: show", repeat(show, environment, runs=runs))
        if count == 10000:
            _of_exports([*summits, *data], environment, room, count)


def _of_exports(summits: list[str], environment: dict[str, str], room: Path, count: int) -> None:
    """Each format beside the list of the same meetings: what memory it takes beyond the record itself."""
    whole = measure([*summits, "list"], environment, terminal=False).memory
    for name, format in FORMATS.items():
        into = ["-o", str(room / "package"), "--force"] if format.folder else []
        # A page of so many takes a minute.
        runs = 1 if name == "html" else 3
        times = repeat([*summits, "export", name, *into], environment, runs=runs)
        row(f"{count} meetings: export {name}", times, more=f"{times.memory - whole:+.0f} MiB")


READ = """
import gc, json, sys
from summits.record import files
gc.disable()
content = files.read(sys.argv[1]).content
"""
BASELINES = {
    "read as JSON": READ + "for data in content.values(): json.loads(data)",
    "the models alone": READ
    + """
from summits.record import models
for name, data in content.items():
    kind = "meeting" if name.startswith("meetings/") else name.removesuffix(".json")
    models.FILES[kind].model_validate_json(data)
""",
}
"""What a check is measured by: the same bytes read as JSON, and by the models without a rule."""
BARS = {1000: ("read as JSON", 16.0), 10000: ("the models alone", 2.5)}
MOST_MIB = 400


def _of_check(check: list[str], environment: dict[str, str], folder: Path, count: int) -> None:
    """A whole check beside its baselines, in seconds of the processor, each in turn with the others."""
    commands = {name: [PYTHON, "-c", script, str(folder)] for name, script in BASELINES.items()}
    commands["check, every time"] = check
    taken: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(BIG_RUNS):
        for name, command in commands.items():
            taken[name].append(measure(command, environment, terminal=False))
    least = {name: min(run.cpu for run in runs) for name, runs in taken.items()}
    for name, runs in taken.items():
        middle = statistics.median(run.cpu for run in runs)
        memory = max(run.memory for run in runs)
        verdict = ""
        if name.startswith("check"):
            other, bar = BARS[count]
            times = least[name] / least[other]
            missed = " MISSED" if times > bar or memory > MOST_MIB else ""
            verdict = f"{times:.1f} × {other} ≤ {bar:g}, ≤ {MOST_MIB} MiB{missed}"
        label = f"{count} meetings: {name}"
        print(
            f"{label:<36}{least[name] * 1000:9.1f}{middle * 1000:9.1f}{'':8}  {memory:6.0f}  {verdict}"
        )


def _environment(room: Path) -> Iterator[tuple[str, str]]:
    yield "XDG_CACHE_HOME", str(room / "cache")
    yield "PATH", os.environ.get("PATH", "")
    yield "PYTHONPATH", str(HERE.parent)
    yield "LC_ALL", "C.UTF-8"
    yield "TERM", "xterm-256color"
    yield "SUMMITS_PAGER", "cat"


def main() -> None:
    """Measure, and print the table."""
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        environment = dict(_environment(room))
        script = Path(sys.executable).with_name("summits")
        summits = [str(script)] if script.exists() else [PYTHON, "-m", "summits"]
        meetings = len(list(files.read(files.find()).meetings()))
        print(f"{'':<36}{'min ms':>9}{'median':>9}{'ratio':>8}  {'MiB':>6}  bar")
        row("python -c pass", repeat([PYTHON, "-c", "pass"], environment))
        print(f"the record, {meetings} meetings")
        measure([*summits, "list"], environment, terminal=False)
        _of_commands(summits, environment)
        print("invented records, 6 KB a meeting")
        _of_sizes(summits, environment, room)


if __name__ == "__main__":
    main()
