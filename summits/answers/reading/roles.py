"""People who are named by what they are: `the Russian leader`, `the spokesman`, `the two presidents`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from summits.answers.reading import stems
from summits.answers.reading.mentions import Mention, language, stem_set
from summits.record.record import Record
from summits.values.words import Word, located


class Roles:
    """The principals of a record by what they are, in three languages."""

    def __init__(self, record: Record) -> None:
        self.record = record

    def principals(self, text: str) -> Iterator[Mention]:
        """The principals where they are named by what they are, alone or both together."""
        for pattern, id in self._patterns:
            for found in pattern.finditer(text):
                yield Mention("person", id, found[0], *found.span())

    @cached_property
    def _patterns(self) -> list[tuple[re.Pattern[str], str]]:
        alone = [
            (form, side.principal)
            for side in self.record.sides.values()
            for form in self._of_side(side.label, side.adjective)
        ]
        both = [("|".join(language()["both"]), id) for id in self.record.principals]
        return [(re.compile(form, re.IGNORECASE), id) for form, id in [*alone, *both]]

    def _of_side(self, label: str, adjective: str) -> Iterator[str]:
        leaders = language()["leaders"]
        english = "|".join(leaders["en"].split())
        yield rf"\b{re.escape(adjective)} (?:{english})\b(?! (?-i:[A-Z]))"
        names = next(
            (row.names for row in self.record.header.countries.values() if row.name == label), {}
        )
        if names.get("ru", "").endswith("ия"):
            # Россия, российский; the name's own cases too.
            base, russian = names["ru"][:-2], "|".join(leaders["ru"].split())
            yield rf"\b{base}ийск\w+ (?:{russian})\w*"
            yield rf"\b(?:{russian})\w* {base}ии\b"
        if names.get("ar", "").endswith("ا"):
            yield rf"\b(?:{'|'.join(leaders['ar'].split())}) ال{names['ar'][:-1]}\b"


class Titles:
    """Which title who has borne so far in an article, so that `the spokesman` is whoever was one."""

    def __init__(self) -> None:
        self.borne: dict[str, set[str]] = defaultdict(set)

    def learn(self, text: str, people: Sequence[Mention]) -> None:
        """Take in the titles before the names of a paragraph."""
        words = list(located(text))
        for one in people:
            for word in reversed([word for word in words if word.start < one.start][-5:]):
                title = _title(word)
                if title:
                    self.borne[title].add(one.id)
                elif word.folded not in _BETWEEN and not text[word.start].isupper():
                    break

    def bearer(self, word: Word, before: str | None) -> str | None:
        """Whom a title means: the only one who bears it, else whoever spoke before and bears it."""
        title = _title(word)
        plural = word.folded.isascii() and title != word.folded
        bearers = self.borne.get(title, set()) if title and not plural else set()
        if len(bearers) == 1:
            return next(iter(bearers))
        return before if before in bearers else None


_BETWEEN = frozenset(["of", "the", "for", "государства", "иностранных", "дел"])


def _title(word: Word) -> str | None:
    stem = stems.of_word(word.folded)
    return stem if stem in stem_set("titles") else None
