"""Citations against a reader's own copy of an article: by print, exact, wherever it stands.

Nothing approximate passes: a paragraph whose print is not there is changed, where it stands between its
neighbours, or missing. Where lines were wrapped or joined, those that are a paragraph together are it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from summits.answers.sources import Cited, by_paragraph, weights
from summits.record import facts
from summits.record.record import Record
from summits.values import citations
from summits.values.citations import Cites
from summits.values.prints import Paragraph, rejoined

VERIFIED, CHANGED, MISSING = STATES = ("verified", "changed", "missing")
UNKNOWN = (
    "no source of the record: no paragraph of it, of 40 characters or more, is one that is cited"
)
ENOUGH = 40
"""What an article is known by is at least so many characters long: anybody may write less."""


_Pair = tuple[str | None, str | None]
"""The prints on either side of a paragraph; None is the end of the text."""


class Checked(NamedTuple):
    """A cited paragraph of a source, looked for in a reader's copy."""

    number: int
    state: str
    """One of STATES."""
    text: str | None
    """What stands there in the copy; None where it is missing."""
    facts: tuple[Cited, ...]
    """What rests on it."""


class Verification(NamedTuple):
    """What a reader's copy says of the record's citations."""

    file: str
    source: str | None
    problem: str | None
    """Why it is no source of the record, where it is none."""
    paragraphs: tuple[Checked, ...] = ()
    others: int = 0
    """How many paragraphs of the copy nothing cites: they were compared with nothing."""

    def having(self, *states: str) -> list[Checked]:
        """The paragraphs in one of these states."""
        return [checked for checked in self.paragraphs if checked.state in states]

    @property
    def fails(self) -> bool:
        """Whether it is no source, or a cited paragraph of it is changed or missing."""
        return self.source is None or bool(self.having(CHANGED, MISSING))

    def touched(self, *states: str) -> list[Cited]:
        """The facts that rest on paragraphs in one of these states, each once."""
        every = [fact for checked in self.having(*states) for fact in checked.facts]
        return list({(cited.meeting, id(cited.fact)): cited for cited in every}.values())


class Verifier:
    """The record's citations by print, ready for any number of articles."""

    def __init__(self, record: Record) -> None:
        self.prints = {id: row.prints for id, row in record.sources.items() if row.prints}
        self.known = {mark for marks in self.prints.values() for mark in marks}
        weighed = weights(record)
        self.cited = {id: _by_number(weighed[id].cited) for id in self.prints}
        self.sources: dict[str, list[str]] = {}
        for id, numbers in self.cited.items():
            for mark in dict.fromkeys(self.prints[id][number - 1] for number in numbers):
                self.sources.setdefault(mark, []).append(id)

    def verify(self, file: str, paragraphs: Sequence[Paragraph]) -> Verification:
        """Say which source an article is, and how each cited paragraph of it fares."""
        found = self._verified(file, paragraphs)
        if not found.fails:
            return found
        again = self._verified(file, rejoined(paragraphs, self.known))
        return max(found, again, key=lambda one: len(one.having(VERIFIED)))

    def _verified(self, file: str, paragraphs: Sequence[Paragraph]) -> Verification:
        texts = {paragraph.print: paragraph.text for paragraph in paragraphs}
        source = self._identify(texts)
        if source is None:
            return Verification(file, None, UNKNOWN)
        there = [None, *(paragraph.print for paragraph in paragraphs), None]
        between = {(there[at], there[at + 2]): row.text for at, row in enumerate(paragraphs)}
        checked = [
            Checked(number, *self._look(source, number, texts, between), tuple(resting))
            for number, resting in self.cited[source].items()
        ]
        cited = {self.prints[source][number - 1] for number in self.cited[source]}
        strange = sum(paragraph.print not in cited for paragraph in paragraphs)
        others = strange - sum(row.state == CHANGED for row in checked)
        return Verification(file, source, None, tuple(checked), others)

    def _identify(self, texts: dict[str, str]) -> str | None:
        """The source with most cited paragraphs there; of equals, the one with most of any."""
        found: Counter[str] = Counter()
        known: set[str] = set()
        for mark, text in texts.items():
            sources = self.sources.get(mark, ())
            found.update(sources)
            if len(" ".join(text.split())) >= ENOUGH:
                known.update(sources)
        # In the record's order, so that the answer is the same each time.
        everything = {
            id: sum(mark in texts for mark in marks)
            for id, marks in self.prints.items()
            if id in known
        }
        return max(everything, key=lambda source: (found[source], everything[source]), default=None)

    def _look(
        self, source: str, number: int, texts: dict[str, str], between: Mapping[_Pair, str]
    ) -> tuple[str, str | None]:
        # Where the article begins or ends, so must the copy.
        before, mark, after = [None, *self.prints[source], None][number - 1 : number + 2]
        if mark in texts:
            return VERIFIED, texts[mark]
        changed = between.get((before, after))
        return (MISSING if changed is None else CHANGED), changed


def _by_number(citing: Iterable[Cited]) -> dict[int, list[Cited]]:
    return {at: cited for at, cited in by_paragraph(citing).items() if at is not None}


class Verifiable(NamedTuple):
    """A fact, and what of it a reader can check against an article of their own."""

    fact: facts.Fact
    citations: tuple[str, ...]
    """Those that name paragraphs."""
    why: str | None
    """Why there is none; None where there is."""

    def as_json(self) -> dict[str, Any]:
        """The fact as `--json` gives it."""
        checked = {"verifiable": self.why is None, "citations": self.citations, "why": self.why}
        return {**self.fact.as_json(), **checked}


def verifiable(record: Record, meeting: str) -> list[Verifiable]:
    """Every fact of a meeting, and whether it can be verified."""
    return [
        Verifiable(fact, *_paragraphs(record, fact.evidence))
        for fact in facts.facts(record, record.meetings[meeting])
    ]


def _paragraphs(record: Record, evidence: Cites) -> tuple[tuple[str, ...], str | None]:
    exact = tuple(text for text in evidence if "#" in text)
    if exact:
        return exact, None
    held = [id for id in citations.sources_of(evidence) if record.sources[id].prints]
    return (), WHOLE if held else NO_PRINTS


WHOLE = "the whole article is cited, and no paragraph of it"
NO_PRINTS = "the record holds no prints of its sources"
