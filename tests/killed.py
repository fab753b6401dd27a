"""Kill a writing 200 times, at any moment of it, and see what lies there: `python -m tests.killed DIR`.

A process of its own, since it forks. It prints how often the folder was the old one and the new one; of
anything else it says what, and fails.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

from summits.keep import folder
from summits.record import files

TIMES = 200
HERE = Path(__file__).parent


def _changes(home: Path) -> dict[str, bytes]:
    """Every file of the record with a blank line more, and a meeting that is new."""
    content = files.read(home).content
    changed = {name: data + b"\n" for name, data in content.items()}
    return {**changed, "meetings/new-1999.json": next(iter(content.values())) * 20}


def _time(home: Path, changes: dict[str, bytes]) -> float:
    """How long an undisturbed writing takes."""
    begun = time.perf_counter()
    folder.write(str(home), changes)
    return time.perf_counter() - begun


def _killed(home: Path, changes: dict[str, bytes], after: float) -> None:
    child = os.fork()
    if not child:
        folder.write(str(home), changes)
        os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def main(work: Path) -> None:
    """Do it, and count."""
    home = work / "data"
    shutil.copytree(HERE / "data", home)
    changes = _changes(home)
    old = files.read(home).digest
    long = _time(home, changes)
    new = files.read(home).digest
    found = {old: 0, new: 0}
    chance = random.Random(18)
    for _ in range(TIMES):
        shutil.rmtree(home)
        shutil.copytree(HERE / "data", home)
        _killed(home, changes, chance.uniform(0, long * 1.3))
        digest = files.read(home).digest
        if digest not in found:
            sys.exit(f"neither the old folder nor the new one: {sorted(os.listdir(home))}")
        found[digest] += 1
        folder.write(str(home), changes)
        if files.read(home).digest != new:
            sys.exit("what was cut off could not be finished")
        if any(path.name.startswith(".unfinished") for path in home.iterdir()):
            sys.exit("what was cut off was left lying about")
    print(found[old], found[new])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
