"""Words in everything the record says: which facts have them, where, and who says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from summits.answers.passages import Passage, passages
from summits.ask.filters import Filters
from summits.record import names, wording
from summits.record.record import Record
from summits.values.citations import Cites
from summits.values.words import fold, fold_words, located, nearest

OPEN, CLOSE = "«", "»"
"""What stands around the words that were looked for."""

_QUOTES = str.maketrans("“”„«»", '"""""')
_TOUCHING = " \u00a0-–'’"


class Term(NamedTuple):
    """A word or a phrase that is looked for."""

    words: tuple[str, ...]
    """Folded."""
    prefix: bool
    """Whether the last word is only the beginning of one: `recon*`."""
    without: bool
    """Whether it is to be left out: `-word`."""


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
    endings: tuple[str, ...]
    """The last word of each."""
    tags: frozenset[str]

    def finds(self, passage: Passage) -> bool:
        """Whether a passage is tagged with it or has it in words."""
        if not self.tags.isdisjoint(passage.tags):
            return True
        texts = passage.texts()
        return _may_have("\n".join(texts), self.endings) and any(map(self.occurs, texts))

    def occurs(self, text: str) -> bool:
        """Whether one of its spellings stands in a text as whole words, or begins one."""
        if not _may_have(text, self.endings):
            return False
        first, *others = (f" {' '.join(words)}" for words in self.spellings)
        spaced = _spaced(text)
        itself = first if self.term.prefix else f"{first} "
        return itself in spaced or any(f"{other} " in spaced for other in others)


def _may_have(text: str, words: Iterable[str]) -> bool:
    # Most texts have no such letters in a row, and need not be taken apart.
    return any(map(fold(text).__contains__, words))


@cache
def _spaced(text: str) -> str:
    # Words between blanks, so that whole words are found as text.
    return f" {' '.join(fold_words(text))} "


def read(text: str) -> list[Term]:
    """The terms of a query. Whatever is typed has a reading; what has no letter or digit is nothing."""
    typed = ((fold_words(part), part, without) for part, without in _typed(text))
    return [Term(tuple(w), part.endswith("*"), without) for w, part, without in typed if w]


def _typed(text: str) -> Iterator[tuple[str, bool]]:
    # Words and phrases as typed, each with whether it is to be left out.
    without = False
    for number, part in enumerate(text.translate(_QUOTES).split('"')):
        if number % 2:
            yield part, without
            continue
        typed = part.split()
        yield from ((word, word.startswith("-")) for word in typed)
        without = part.endswith("-") and not typed[-1].strip("-")


def search(record: Record, text: str, asked: Filters) -> list[Hit]:
    """The facts that have every term of a query, in order of time; people and places stand last."""
    needles = [_needle(record, term) for term in read(text)]
    wanted = [needle for needle in needles if not needle.term.without]
    unwanted = [needle for needle in needles if needle.term.without]
    return [
        _hit(passage, wanted)
        for passage in (passages(record, asked) if wanted else ())
        if all(needle.finds(passage) for needle in wanted)
        and not any(needle.finds(passage) for needle in unwanted)
    ]


def advice(record: Record, text: str, asked: Filters) -> str:
    """What to say where nothing was found: the nearest words, or where else there is something."""
    needles = [_needle(record, term) for term in read(text) if not term.without]
    if not needles:
        return f"“{text}” has no word to look for; write one, as in: summits search refugees"
    read_through = list(passages(record, asked))
    elsewhere = _elsewhere(record, text, asked)
    missing = [needle for needle in needles if not any(map(needle.finds, read_through))]
    if not missing:
        return f"No fact has “{text}”, though each word is in one{elsewhere}."
    words = missing[0].term.words
    hint = elsewhere or _nearest(words, read_through)
    return f"Nothing has “{' '.join(words)}”{hint}."


def _nearest(words: Iterable[str], read_through: Iterable[Passage]) -> str:
    texts = (text for passage in read_through for text in (*passage.texts(), *passage.names))
    known = {word for text in texts for word in fold_words(text)}
    unknown = [word for word in words if word not in known]
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


def _needle(record: Record, term: Term) -> _Needle:
    last = term.words[-1:]
    people = _called(record.people, last, lambda name: _within(term, name))
    places = _called(record.places, last, lambda name: _within(term, name))
    short = [record.short_names[id] for id in people]
    short.extend(record.places[id].city for id in places)
    worded = (tuple(fold_words(name)) for name in short)
    spellings = dict.fromkeys([term.words, *filter(None, worded)])
    endings = tuple(spelling[-1] for spelling in spellings)
    needle = _Needle(term, tuple(spellings), endings, frozenset())
    topics = _called(record.topics, endings, needle.occurs)
    tables = (("people", people), ("places", places), ("topics", topics))
    return needle._replace(tags=frozenset(f"{table}.{id}" for table, ids in tables for id in ids))


def _called(
    rows: Mapping[str, Any], endings: Sequence[str], test: Callable[[str], bool]
) -> list[str]:
    known = ((id, list(names.called(row))) for id, row in rows.items())
    return [
        id for id, forms in known if _may_have("\n".join(forms), endings) and any(map(test, forms))
    ]


def _within(term: Term, name: str) -> bool:
    # The words of a name may stand in any order: Assad Bashar.
    *words, last = term.words
    spaced = _spaced(name)
    ends = f" {last}" if term.prefix else f" {last} "
    return ends in spaced and all(f" {word} " in spaced for word in words)


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
        typed = needle._replace(spellings=needle.spellings[:1], endings=needle.endings[:1])
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
