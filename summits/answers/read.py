"""An article read with the record: what it names, who speaks, which meeting it may be about.

It proposes and never decides: each proposal carries the words that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from summits.answers.reading.guesses import Guess, Guesser
from summits.answers.reading.index import Index
from summits.answers.reading.mentions import Mention, dated, unknown
from summits.answers.reading.roles import Roles
from summits.answers.reading.speech import Speech, Teller
from summits.answers.reading.strangers import Strangers
from summits.answers.reading.told import Told
from summits.answers.sources import Cited
from summits.answers.verify import Verifier
from summits.record.record import Record
from summits.values import dates
from summits.values.prints import Paragraph


class ReadParagraph(NamedTuple):
    """A paragraph with all that was seen in it."""

    number: int
    """As citations count it."""
    text: str
    print: str
    mentions: tuple[Mention, ...]
    speeches: tuple[Speech, ...]
    facts: tuple[Cited, ...]
    """What of the record rests on it."""

    def as_json(self) -> dict[str, Any]:
        """The paragraph as `--json` gives it."""
        facts = [{"meeting": one.meeting, "field": one.fact.field} for one in self.facts]
        return {**self._asdict(), "facts": facts}


class Reading(NamedTuple):
    """An article, read."""

    file: str
    source: str | None
    """The record's source that it is, by its prints."""
    published: str | None
    paragraphs: tuple[ReadParagraph, ...]
    guesses: tuple[Guess, ...]
    """The likeliest first; () where none fits."""

    @property
    def unused(self) -> list[int]:
        """The paragraphs that nothing rests on, of a source of the record; [] of any other."""
        return [row.number for row in self.paragraphs if not row.facts] if self.source else []

    def as_json(self) -> dict[str, Any]:
        """The reading as `--json` gives it."""
        return {**self._asdict(), "unused": self.unused}


class Reader:
    """The record, ready for any number of articles."""

    def __init__(self, record: Record) -> None:
        self.record, self.verifier = record, Verifier(record)
        self.index, self.roles, self.guesser = Index(record), Roles(record), Guesser(record)

    def read(
        self, file: str, paragraphs: Sequence[Paragraph], published: dates.Edtf | None = None
    ) -> Reading:
        """Read one article; `published` says what `Wednesday` means in it."""
        verified = self.verifier.verify(file, paragraphs)
        resting = {row.text: row.facts for row in verified.paragraphs}
        if published is None and verified.source:
            published = self.record.sources[verified.source].published
        read = tuple(self._paragraphs(paragraphs, published, resting))
        day = str(published) if published else None
        return Reading(
            file, verified.source, day, read, tuple(self.guesser.guesses(read, published))
        )

    def _paragraphs(
        self,
        paragraphs: Sequence[Paragraph],
        published: dates.Edtf | None,
        resting: dict[str | None, tuple[Cited, ...]],
    ) -> Iterator[ReadParagraph]:
        texts = [row.text for row in paragraphs]
        cast, teller = self.index.cast(texts), Teller()
        named_here = [(row, self.index.known(row.text, cast)) for row in paragraphs]
        seen = [(row, known, list(unknown(row.text, known))) for row, known in named_here]
        strangers = Strangers(one for _, _, others in seen for one in others)
        strangers.given(texts)
        for row, known, others in seen:
            people = [one for one in known if one.kind == "person"]
            people += [*self.roles.principals(row.text), *strangers.named(row.text, known)]
            # Somebody who is told of is no topic, though a topic may bear the name.
            named = [one for one in known if one.kind != "topic" or one.is_apart(people)]
            said = teller.speeches(row.text, people)
            told = Told(row.text, bool(said))
            named = [one for one in named if one.kind != "topic" or told.tells(one)]
            every = [*named, *others, *dated(row.text, published)]
            every.sort(key=lambda one: (one.start, one.end))
            facts = resting.get(row.text, ())
            yield ReadParagraph(row.number, row.text, row.print, tuple(every), said, facts)
