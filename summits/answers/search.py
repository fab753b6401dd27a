"""Words in everything the record says: which facts have them, where, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from summits.answers.passages import Passage, passages
from summits.answers.query import Term, terms_of
from summits.ask.filters import Filters
from summits.errors import quoted
from summits.record import names, wording
from summits.record.record import Record
from summits.values.citations import Cites
from summits.values.index import Index
from summits.values.words import fold_words, located, nearest

OPEN, CLOSE = "«", "»"
"""What stands around the words that were looked for."""

_TOUCHING = " \u00a0-–'’"


class Hit(NamedTuple):
    """A fact that has what was looked for."""

    meeting: str | None
    kind: str
    field: str
    snippet: str
    """The sentences that have it, with « » around the words."""
    evidence: Cites
    disputed: bool


class _Needle(NamedTuple):
    """A term, and the people, places and topics that it is a name of."""

    term: Term
    spellings: tuple[tuple[str, ...], ...]
    """The term itself, then the short names of the people and places."""
    tags: frozenset[str]

    def occurs(self, text: str) -> bool:
        """Whether one of its spellings stands in a text as whole words, or begins one."""
        return next(_places(fold_words(text), self), None) is not None


def search(record: Record, text: str, asked: Filters) -> list[Hit]:
    """The facts that have every term of a query, in order of time; people and places stand last."""
    return found(record, text, asked)[0]


def found(record: Record, text: str, asked: Filters) -> tuple[list[Hit], tuple[str, ...]]:
    """The facts that have every term, and the terms without a meaning of their own that were left out.

    They are left out only where nothing has them too.
    """
    terms, library = terms_of(text), _Library(record, asked)
    hits = library.search(terms)
    bare = [term for term in terms if not term.little]
    if hits or all(term.without for term in bare):
        return hits, ()
    left = tuple(term.words[0] for term in terms if term not in bare)
    return library.search(bare) if left else [], left


class _Library:
    """What is read through, by its words, and what people, places and topics are called."""

    def __init__(self, record: Record, asked: Filters) -> None:
        self.record = record
        self.passages = list(passages(record, asked))
        self.index = Index(passage.texts() for passage in self.passages)
        self.tagged: dict[str, set[int]] = {}
        for number, passage in enumerate(self.passages):
            for tag in passage.tags:
                self.tagged.setdefault(tag, set()).add(number)
        tables: dict[str, Mapping[str, names.Called]] = {
            "people": record.people,
            "places": record.places,
            "topics": record.topics,
        }
        named = [
            ((table, id), form)
            for table, rows in tables.items()
            for id, row in rows.items()
            for form in names.called(row)
        ]
        self.rows = [row for row, _ in named]
        self.names = Index((form,) for _, form in named)

    def search(self, terms: Sequence[Term]) -> list[Hit]:
        """The facts that have every term, or none of those to be left out."""
        needles = [self.needle(term) for term in dict.fromkeys(terms)]
        wanted = [needle for needle in needles if not needle.term.without]
        if not wanted:
            return []
        having = set.intersection(*map(self.having, wanted))
        having -= {n for needle in needles if needle.term.without for n in self.having(needle)}
        return [_hit(self.passages[number], wanted) for number in sorted(having)]

    def having(self, needle: _Needle) -> set[int]:
        """What is tagged with a needle or has it in words."""
        found = {number for tag in needle.tags for number in self.tagged.get(tag, ())}
        return found.union(*self._worded(self.index, needle))

    def needle(self, term: Term) -> _Needle:
        """A term with the people, places and topics that it is a name of."""
        # The words of a name may stand in any order: Assad Bashar.
        called = self.names.having(term.words, prefix=term.prefix)
        rows = dict.fromkeys(self.rows[number] for number in sorted(called))
        record = self.record
        short = [record.short_names[id] for table, id in rows if table == "people"]
        short += [record.places[id].city for table, id in rows if table == "places"]
        folded = (tuple(fold_words(name)) for name in short)
        spellings = dict.fromkeys([term.words, *filter(None, folded)])
        needle = _Needle(term, tuple(spellings), frozenset())
        # A topic is meant by its words in a row, and by what the people and places are called.
        worded = {self.rows[n] for numbers in self._worded(self.names, needle) for n in numbers}
        tags = [row for row in rows if row[0] != "topics"]
        tags += [row for row in worded if row[0] == "topics"]
        return needle._replace(tags=frozenset(f"{table}.{id}" for table, id in tags))

    def _worded(self, index: Index, needle: _Needle) -> Iterator[set[int]]:
        for number, words in enumerate(needle.spellings):
            yield index.in_a_row(words, prefix=needle.term.prefix and number == 0)


def advice(record: Record, text: str, asked: Filters) -> str:
    """What to say where nothing was found: the nearest words, or what there is without one of them."""
    terms = [term for term in dict.fromkeys(terms_of(text)) if not term.without]
    if not terms:
        label = next((row.label.lower() for row in record.topics.values()), "gift")
        return f"{quoted(text)} has no word to look for; write one, as in: summits search {label}"
    library = _Library(record, asked)
    having = {term: library.having(library.needle(term)) for term in terms}
    elsewhere = _elsewhere(record, text, asked)
    missing = next((term for term, found in having.items() if not found), None)
    without = elsewhere or _without(terms, [*having.values()])
    if missing is None:
        return f"No fact has {quoted(text)}, though each word is in one{without}."
    hint = elsewhere or _nearest(missing, library) + without
    return f"Nothing has {quoted(' '.join(missing.words))}{hint}."


def _without(terms: Sequence[Term], having: Sequence[set[int]]) -> str:
    """What there is without one of the terms: the one without which there is most."""
    everything: set[int] = set().union(*having)
    before, after = [everything], [everything]
    for found in having:
        before.append(before[-1] & found)
    for found in reversed(having):
        after.append(after[-1] & found)
    left = [len(a & b) for a, b in zip(before, reversed(after[:-1]), strict=False)]
    most = max(left)
    if len(terms) == 1 or not most:
        return ""
    words = " ".join(terms[left.index(most)].words)
    return f"; without {quoted(words)}: {wording.counted(most, 'hit')}"


def _nearest(term: Term, library: _Library) -> str:
    known = {*library.index.words, *library.names.words}
    unknown = [word for word in term.words if word not in known]
    near = nearest(unknown[0], sorted(known)) if unknown else []
    return f"; the nearest: {', '.join(near)}" if near else ""


def _elsewhere(record: Record, text: str, asked: Filters) -> str:
    if not asked.status:
        hidden = search(record, text, asked._replace(status=("unconfirmed",)))
        meetings = dict.fromkeys(hit.meeting for hit in hidden if hit.meeting)
        if meetings:
            return f"; not confirmed, and found with --status all: {', '.join(meetings)}"
    others = len(search(record, text, Filters())) if asked.narrows else 0
    return f"; without the filters: {wording.counted(others, 'hit')}" if others else ""


def _hit(passage: Passage, needles: Sequence[_Needle]) -> Hit:
    lead = _marked(passage.lead, needles)
    pieces = [(_marked(text, needles), text, evidence) for text, evidence in _pieces(passage)]
    found = [piece for piece in pieces if piece[0] != piece[1]]
    if not found and not lead:
        found = pieces
    between = " · " if passage.kind == "dispute" else " "
    snippet = between.join(filter(None, (lead, *(piece[0] for piece in found))))
    aside = ", ".join(_aside(passage, needles))
    evidence = dict.fromkeys(citation for piece in found or pieces for citation in piece[2])
    return Hit(
        meeting=passage.meeting,
        kind=passage.kind,
        field=passage.field,
        snippet=f"{snippet} ({aside})" if aside else snippet,
        evidence=list(evidence),
        disputed=passage.disputed,
    )


def _pieces(passage: Passage) -> Iterator[tuple[str, Cites]]:
    for text, evidence in passage.pieces:
        for piece in _sentences(text) if passage.prose else [text]:
            yield piece, evidence


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for end in range(1, len(text) - 1):
        if text[end].isspace() and text[end - 1] in ".!?" and text[end + 1].isupper():
            yield text[start:end]
            start = end + 1
    yield text[start:]


def _aside(passage: Passage, needles: Sequence[_Needle]) -> list[str]:
    # The other name that has a term, where what is said does not have it as it was typed.
    found: dict[str, None] = {}
    for needle in needles:
        typed = needle._replace(spellings=needle.spellings[:1])
        if not any(map(typed.occurs, passage.texts())):
            marked = (_marked(name, [typed]) for name in passage.names)
            found.update(dict.fromkeys([name for name in marked if OPEN in name][:1]))
    return list(found)


def _marked(text: str, needles: Sequence[_Needle]) -> str:
    """The text with signs around every word that was looked for; words that touch share a pair."""
    if not any(needle.occurs(text) for needle in needles):
        return text
    words = list(located(text))
    folded = [word.folded for word in words]
    spans: list[tuple[int, int]] = []
    for at in sorted({place for needle in needles for place in _places(folded, needle)}):
        _, start, end = words[at]
        if spans and not text[spans[-1][1] : start].strip(_TOUCHING):
            start = spans.pop()[0]
        spans.append((start, end))
    for start, end in reversed(spans):
        text = f"{text[:start]}{OPEN}{text[start:end]}{CLOSE}{text[end:]}"
    return text


def _places(words: list[str], needle: _Needle) -> Iterator[int]:
    for number, (*head, last) in enumerate(needle.spellings):
        prefix = needle.term.prefix and number == 0
        for end, word in enumerate(words):
            start = end - len(head)
            ends = word.startswith(last) if prefix else word == last
            if ends and start >= 0 and words[start:end] == head:
                yield from range(start, end + 1)
