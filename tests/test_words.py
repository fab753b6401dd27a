"""Our words are ours: nothing in the record repeats seven words in a row of an article it cites."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
RUN = 7
Runs = set[tuple[str, ...]]


def words(text: str) -> list[str]:
    """Letters and digits only, so that neither quotes, case nor a hyphen hides a copy."""
    plain = unicodedata.normalize("NFKD", text).replace("\u2019", "'").casefold()
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.findall(r"\w+", plain.replace("'s ", " ").replace("'", ""))


def runs(text: str) -> Runs:
    """Every run of seven words in a text."""
    said = words(text)
    return {tuple(said[at : at + RUN]) for at in range(len(said) - RUN + 1)}


def copied(ours: str, theirs: Runs) -> list[str]:
    """The runs of ours that are theirs as well."""
    return sorted(" ".join(run) for run in runs(ours) & theirs)


def sentences(meeting: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """All that we wrote of a meeting; titles and offices are names, and not among it."""
    yield "summary", meeting["summary"]
    for at, row in enumerate(meeting["statements"]):
        yield f"statements/{at}", row["says"]
    for part in ("programme", "outcomes"):
        for at, row in enumerate(meeting[part]):
            yield f"{part}/{at}", row["text"]
    for at, row in enumerate(meeting["disputes"]):
        yield f"disputes/{at}/question", row["question"]
        yield f"disputes/{at}/because", row["because"]
        for n, account in enumerate(row["accounts"]):
            yield f"disputes/{at}/accounts/{n}", account["says"]


def test_a_copy_is_found() -> None:
    """Seven words in a row are a copy, however they are set; six are not."""
    article = (
        "The miller's two geese crossed the old bridge before anybody in the village was awake."
    )
    theirs = runs(article)
    assert len(theirs) == len(words(article)) - RUN + 1
    seven = "By one account, “two geese CROSSED the old-bridge before” it fell."
    assert copied(seven, theirs) == ["two geese crossed the old bridge before"]
    assert not copied("Two geese crossed the old bridge, and then it fell.", theirs)
    assert not copied("Geese crossed.", theirs)
    meeting = {
        "summary": "Nothing of it.",
        "statements": [{"says": "Nothing."}],
        "programme": [{"text": "Nothing."}],
        "outcomes": [],
        "disputes": [{"question": "What?", "because": seven, "accounts": [{"says": "Nothing."}]}],
    }
    assert [where for where, text in sentences(meeting) if copied(text, theirs)] == [
        "disputes/0/because"
    ]


@pytest.mark.real
@pytest.mark.articles
def test_no_seven_words_are_theirs() -> None:
    """Not one run of seven words, in any meeting, of any of the articles."""
    articles = sorted(Path(os.environ["SUMMITS_ARTICLES"]).glob("*.txt"))
    theirs: Runs = set().union(*(runs(path.read_text("utf-8")) for path in articles))
    assert theirs
    found = {}
    for path in sorted((ROOT / "data" / "meetings").glob("*.json")):
        for where, text in sentences(json.loads(path.read_text("utf-8"))):
            if again := copied(text, theirs):
                found[f"{path.stem}/{where}"] = again
    assert found == {}
