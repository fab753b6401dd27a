"""Invented news in three scripts, and what `summits read` makes of it, paragraph by paragraph.

What stands behind a tab in `reading/` is the answer to the paragraph above it; `make golden` rewrites it.
Each was read and found right, or is a known weakness: a remark behind `!` then says what is right.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from summits.answers.read import Reader, Reading
from summits.record import files, light
from summits.values import dates, prints
from tests.conftest import INVENTED

TEXTS = Path(__file__).parent / "reading"


def reader() -> Reader:
    """A reader over the invented record with names and topics in three languages."""
    read = files.read(INVENTED)
    content = {name: json.loads(data) for name, data in read.content.items()}
    for table, more in json.loads((TEXTS / "more.json").read_text("utf-8")).items():
        if table == "countries":
            content["dataset.json"]["countries"].update(more)
            continue
        if table == "statements":
            for row in content["meetings/quillport-1991.json"]["statements"]:
                row["says"] = more.get(row["key"], row["says"])
            continue
        rows = {row["id"]: row for row in content[f"{table}.json"][table]}
        for row in more:
            rows[row["id"]] = {**rows.get(row["id"], {}), **row}
        content[f"{table}.json"][table] = [*rows.values()]
    written = {name: json.dumps(data).encode() for name, data in content.items()}
    return Reader(light.read(read._replace(content=written)))


def answered(reader: Reader, text: str) -> str:
    """A file of articles, each paragraph with its answers; what is remarked on a paragraph stays."""
    made: list[str] = []
    for article in text.removeprefix("# ").split("\n# "):
        heading, *lines = article.strip("\n").split("\n")
        texts: list[str] = []
        remarks: dict[int, list[str]] = {}
        for line in lines:
            if line.startswith("\t!"):
                remarks.setdefault(len(texts), []).append(line)
            elif not line.startswith("\t"):
                texts.append(line)
        day = heading.rpartition(", ")[2]
        published = dates.parse(day) if day[:1] == "1" else None
        reading = reader.read(heading, prints.paragraphs("\n".join(texts)), published)
        made += [f"# {heading}", *_lines(reading, remarks)]
    return "\n".join(made) + "\n"


def _lines(reading: Reading, remarks: Mapping[int, list[str]]) -> Iterator[str]:
    for row in reading.paragraphs:
        yield row.text
        yield from remarks.get(row.number, [])
        for speech in row.speeches:
            yield f"\tsays: {speech.person}, {speech.how}: {speech.words}"
        for one in row.mentions:
            assert row.text[one.start : one.end] == one.text
            yield f"\t{one.kind}: {one.id}" + (f" ({one.text})" if one.text != one.id else "")
    for guess in reading.guesses:
        yield f"\t= {guess.meeting}: {'; '.join(guess.why)}"
        yield from (f"\t≠ {line}" for line in guess.differs)


@pytest.mark.parametrize("path", sorted(TEXTS.glob("*.txt")), ids=lambda path: path.stem)
def test_corpus(path: Path, request: pytest.FixtureRequest) -> None:
    """Who is named and who speaks in each paragraph, what is told of, and which meeting it may be."""
    text = path.read_text("utf-8")
    found = answered(reader(), text)
    if request.config.getoption("--golden"):
        path.write_text(found, "utf-8")
    assert found == path.read_text("utf-8")
