"""Whether a topic that a paragraph names is one that is discussed or told of there."""

from __future__ import annotations

import re

from summits.answers.reading import stems
from summits.answers.reading.mentions import Mention, word_set
from summits.answers.reading.sentences import sentences
from summits.values.words import fold_words

_OPENS, _CLOSES = "“«„", "”»"


class Told:
    """A paragraph, asked of its topics."""

    def __init__(self, text: str, said: bool) -> None:
        self.text, self.said = text, said

    def tells(self, topic: Mention) -> bool:
        """Whether its sentence is one of discussing or saying, or somebody's own words."""
        start, end = next(row for row in sentences(self.text) if topic.start < row[1])
        sentence = self.text[start : max(end, topic.end)]
        sentence = sentence.replace("so-called", " ")
        if self.said and self._is_quoted(topic.start):
            return True
        words = {form for word in fold_words(sentence) for form in (word, _bare(word))}
        return not words.isdisjoint(word_set("discuss") | word_set("say"))

    def _is_quoted(self, at: int) -> bool:
        before = self.text[:at]
        opened = sum(map(before.count, _OPENS)) - sum(map(before.count, _CLOSES))
        return opened > 0 or before.count('"') % 2 == 1


def _bare(word: str) -> str:
    return re.sub(r"^[ولفب]", "", word) if stems.is_arabic(word) else stems.of_word(word)
