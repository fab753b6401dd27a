"""`python -m tests.measure_read FOLDER-OF-TEXTS`: how well `summits read` reads articles.

The articles were looked up and coded by reading, before the reader was run on any of them: `gold/` has
what a person found in each, by paragraph and print. The texts are other people's and stand in a folder of
one's own, one NAME.txt per gold/NAME.json; where one is missing, or its prints are others, it is skipped
and that is said. The rules were made looking at the half `tune` only; `--errors` lists what went wrong
there and never in the half `held`.

Counted are: known people, by paragraph; who speaks, by paragraph, among people whom the record knows and
among everybody; topics, by paragraph; and the meetings offered for an article.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from summits.answers.read import Reader, Reading
from summits.record import files, light
from summits.values import dates, prints
from summits.values.words import fold_words

HERE = Path(__file__).parent
GOLD = HERE / "gold"
MEASURES = ("names", "speakers", "everybody", "topics")

Pair = tuple[int, str]
"""A paragraph and an id, or a name, in it."""


class Seen(NamedTuple):
    """What is in an article, as it was coded or as it was read."""

    names: set[Pair]
    speakers: set[Pair]
    everybody: set[Pair]
    topics: set[Pair]


class Measured(NamedTuple):
    """An article as coded and as read, and what was offered for its meeting."""

    name: str
    gold: dict[str, Any]
    coded: Seen
    read: Seen
    offer: str
    """`right`, `wrong alone`, `among several`, `wrong, several` or `none`."""


def articles() -> dict[str, dict[str, Any]]:
    """The coded articles by name."""
    return {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(GOLD.glob("*.json"))}


def coded(gold: dict[str, Any], known: Iterable[str]) -> Seen:
    """What a person found; a speaker who is not in the record is called by the last word of the name."""
    names = set(known)
    spoken = {(row["paragraph"], row["speaker"]) for row in gold["speech"]}
    return Seen(
        {(int(number), id) for number, ids in gold["people"].items() for id in ids},
        {pair for pair in spoken if pair[1] in names},
        {(number, _called(who, names)) for number, who in spoken},
        {(int(number), id) for number, ids in gold["topics"].items() for id in ids},
    )


def seen(reading: Reading, known: Iterable[str]) -> Seen:
    """What the reader found."""
    names = set(known)
    rows = reading.paragraphs
    spoken = {(row.number, one.person) for row in rows for one in row.speeches}
    named = [(row.number, one) for row in rows for one in row.mentions]
    return Seen(
        {(number, one.id) for number, one in named if one.kind == "person"},
        {pair for pair in spoken if pair[1] in names},
        {(number, _called(who, names)) for number, who in spoken},
        {(number, one.id) for number, one in named if one.kind == "topic"},
    )


def _called(who: str, known: set[str]) -> str:
    return who if who in known else fold_words(who)[-1]


def _offer(gold: dict[str, Any], offered: list[str]) -> str:
    right = set(gold["meetings"]) & set(offered)
    if not offered:
        return "none"
    if len(offered) == 1:
        return "right" if right else "wrong alone"
    return "among several" if right else "wrong, several"


def measure(folder: Path) -> tuple[list[Measured], list[str]]:
    """All articles whose texts are in a folder, and the names of those that are not."""
    record = light.read(files.read(HERE.parent / "data"))
    reader, done, skipped = Reader(record), [], []
    for name, gold in articles().items():
        path = folder / f"{name}.txt"
        rows = prints.paragraphs(path.read_text("utf-8")) if path.is_file() else []
        if not rows or [row.print for row in rows] != gold["prints"]:
            skipped.append(name)
            continue
        published = dates.parse(gold["published"]) if gold["published"] else None
        reading = reader.read(name, rows, published)
        offer = _offer(gold, [guess.meeting for guess in reading.guesses])
        people = record.people
        done.append(Measured(name, gold, coded(gold, people), seen(reading, people), offer))
    return done, skipped


def groups(done: Iterable[Measured]) -> Iterator[tuple[str, list[Measured]]]:
    """The articles all together, then by split, by pair, by language."""
    rows = list(done)
    yield "all", rows
    for key in ("split", "pair", "language"):
        by: dict[str, list[Measured]] = defaultdict(list)
        for row in rows:
            by[row.gold[key]].append(row)
        yield from sorted(by.items())
    for pair in ("putin-assad", "other", "none"):
        held = [row for row in rows if (row.gold["split"], row.gold["pair"]) == ("held", pair)]
        if held:
            yield f"held {pair}", held


def score(rows: Iterable[Measured], what: str) -> tuple[int, int, int]:
    """How many were found rightly, found in all, and there to be found."""
    right = found = there = 0
    for row in rows:
        a, b = getattr(row.coded, what), getattr(row.read, what)
        right, found, there = right + len(a & b), found + len(b), there + len(a)
    return right, found, there


def _line(label: str, rows: list[Measured]) -> str:
    cells = [f"{label:18}{len(rows):4}"]
    for what in MEASURES:
        right, found, there = score(rows, what)
        precision = f"{right / found:.2f}" if found else "  - "
        recall = f"{right / there:.2f}" if there else "  - "
        cells.append(f"P {precision} R {recall} ({there})".rjust(22))
    offers = Counter(row.offer for row in rows)
    told = ", ".join(f"{count} {offer}" for offer, count in offers.most_common())
    return "  ".join([*cells, told])


def _errors(done: Iterable[Measured]) -> Iterator[str]:
    for row in done:
        if row.gold["split"] != "tune":
            continue
        yield f"{row.name}: {row.offer}, is {row.gold['meetings']}"
        for what in MEASURES:
            a, b = getattr(row.coded, what), getattr(row.read, what)
            for number, id in sorted(b - a):
                yield f"  + {what} ¶{number} {id}"
            for number, id in sorted(a - b):
                yield f"  - {what} ¶{number} {id}"


def main(arguments: list[str]) -> int:
    """Print the measures of the articles of a folder."""
    folders = [word for word in arguments if not word.startswith("--")]
    if len(folders) != 1 or not Path(folders[0]).is_dir():
        print("Usage: python -m tests.measure_read [--errors] FOLDER-OF-TEXTS", file=sys.stderr)
        return 2
    done, skipped = measure(Path(folders[0]))
    if "--errors" in arguments:
        print("\n".join(_errors(done)))
    head = "".join(what.rjust(24) for what in MEASURES)
    print(f"{'':22}{head}  meeting offered")
    for label, rows in groups(done):
        print(_line(label, rows))
    if skipped:
        print(f"{len(skipped)} skipped, no such text there: {', '.join(skipped)}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
