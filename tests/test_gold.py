"""The coded articles that the reader is measured on: well formed, with known ids and no text of theirs."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from summits.record.record import Record
from summits.values import dates
from tests import measure_read

GOLD = measure_read.articles()
KEYS = {
    "address", "publisher", "language", "published", "pair", "split",
    "meetings", "date", "prints", "people", "topics", "speech",
}  # fmt: skip
LONGEST = 60
"""No name of a speaker or publisher has more characters; a sentence would."""


def test_both_halves_and_all_kinds() -> None:
    """Some articles are tuned on, some held back; some are of the pair, some of others, some of none."""
    assert len(GOLD) > 25
    for key in ("split", "pair"):
        assert len({gold[key] for gold in GOLD.values()}) > 1


@pytest.mark.real
@pytest.mark.parametrize("name", GOLD)
def test_well_formed(name: str, real: Record) -> None:
    """Keys, closed sets, ids, days and paragraphs are as they are said to be."""
    gold = GOLD[name]
    assert set(gold) == KEYS
    assert gold["split"] in ("tune", "held")
    assert gold["pair"] in ("putin-assad", "other", "none")
    assert set(gold["meetings"]) <= set(real.meetings)
    assert bool(gold["meetings"]) == (gold["pair"] == "putin-assad")
    for key in ("published", "date"):
        assert gold[key] is None or dates.parse(gold[key]).precision == "day"
    assert all(re.fullmatch("[0-9a-f]{16}", print) for print in gold["prints"])
    count = len(gold["prints"])
    numbers = [int(number) for key in ("people", "topics") for number in gold[key]]
    numbers += [row["paragraph"] for row in gold["speech"]]
    assert count
    assert all(1 <= number <= count for number in numbers)
    assert {id for ids in gold["people"].values() for id in ids} <= set(real.people)
    assert {id for ids in gold["topics"].values() for id in ids} <= set(real.topics)
    assert {row["how"] for row in gold["speech"]} <= {"quoted", "reported"}


@pytest.mark.parametrize("name", GOLD)
def test_no_text(name: str) -> None:
    """Nothing but an address is as long as a sentence."""
    words = list(_strings({**GOLD[name], "address": ""}))
    assert max(map(len, words)) <= LONGEST
    assert json.loads(json.dumps(GOLD[name])) == GOLD[name]


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [word for one in inner for word in _strings(one)]


def test_without_texts(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """Where no text is there, nothing is measured, and that is said."""
    assert measure_read.main([str(tmp_path)]) == 0
    said = capsys.readouterr()
    assert f"{len(GOLD)} skipped" in said.err
    assert measure_read.main([]) == 2
