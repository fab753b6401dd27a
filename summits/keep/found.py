"""Whom and what the rows of a list name: people and topics, of the record or new."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, cast

from summits.errors import UsageError, quoted
from summits.keep import add, ids, titles
from summits.keep.draft import Draft, row
from summits.record import light, names
from summits.record.vocabulary import OTHER
from summits.values.words import fold_words, meant, nearest

if TYPE_CHECKING:
    from summits.record import tables
    from summits.record.record import Record


class PeopleOfList:
    """The people of a list, each told apart once, so that no row decides for another."""

    def __init__(self, draft: Draft, named: Iterable[str], *, separated: bool) -> None:
        """`separated`: it was told what stands between two of them."""
        self.draft, self.separated = draft, separated
        self.known = dict(draft.people)
        self.new: dict[str, dict[str, Any]] = {}
        self.found: dict[str, str | UsageError] = {}
        self.offices: dict[str, str] = {}
        """The office that a name comes with, where it does."""
        self.taken: dict[str, str] = {}
        """Who was meant by a name that is not theirs as the record has it, but another of theirs."""
        # Whole names first: `Ivanov` is then the one Ivanov of the list, or none of two.
        ordered = sorted(dict.fromkeys(named), key=lambda name: -len(fold_words(name)))
        for name in ordered:
            self.found[name] = self._find(name)

    def _find(self, name: str) -> str | UsageError:
        office, plain = titles.office(name)
        if office:
            self.offices[name] = office
        forms = list(dict.fromkeys([name, plain, titles.untitled(name)]))
        fits = self._fits(forms)
        if len(fits) == 1:
            if not any(_is_called(fits[0].name, form) for form in forms):
                self.taken[name] = fits[0].name
            return fits[0].id
        if fits:
            which = ", ".join(row.id for row in fits)
            return UsageError(f"{quoted(name)} fits several people: {which}")
        if ("," in name and not self.separated) or _AND.search(name):
            sign = "," if "," in name else _AND.findall(name)[0]
            why = f'may be one name or several; if several, say --separator "{sign}"'
            return UsageError(f"{quoted(name)} {why}")
        if not fold_words(name):
            return UsageError(f"{quoted(name)} is no name")
        id = ids.free(ids.slug(plain, "person"), self.known)
        made = row("Person", id=id, name=plain, side=OTHER, offices=[office] if office else [])
        self.new[id] = made
        self.known[id] = cast("tables.Person", light.filled("Person", made))
        return id

    def _fits(self, forms: Sequence[str]) -> list[tables.Person]:
        """Those who are called so; by a surname one of the record before, and several where it is in doubt.

        A part of a name is no name: `Mark` is not the Mark Smith of another row.
        """
        in_part: list[tables.Person] = []
        for form in forms:
            just, but_article, partly = names.ranked(self.known, form)
            if just or but_article:
                return just or but_article
            if len(partly) > 1 or any(_may_be(self.draft.record, row, form) for row in partly):
                in_part = in_part or partly
        return in_part

    def one(self, name: str) -> str:
        """The person of the record or the list who is meant; raise UsageError where it is not one."""
        fits = names.find(self.known, name)
        if len(fits) == 1:
            return fits[0].id
        if fits:
            which = ", ".join(row.id for row in fits[:9])
            raise UsageError(f"{quoted(name)} fits several people: {which}; write one of them.")
        hint = meant(nearest(name, [row.name for row in self.known.values()]), "write it as there.")
        raise UsageError(f"{quoted(name)} is nobody of the list or the record; {hint}")

    def told(self, named: Iterable[str]) -> set[str]:
        """The people that a row names, as far as they can be told apart."""
        return {id for id in map(self.found.__getitem__, named) if isinstance(id, str)}

    def of(self, named: Iterable[str]) -> list[str]:
        """The people that a row names; raise UsageError where one can't be told apart."""
        told = []
        for name in named:
            found = self.found[name]
            if isinstance(found, UsageError):
                raise found
            told.append(found)
        return list(dict.fromkeys(told))

    def in_office(self, named: Iterable[str]) -> dict[str, str]:
        """The offices that people are named with, by their ids."""
        found = {name: self.found[name] for name in named if name in self.offices}
        return {id: self.offices[name] for name, id in found.items() if isinstance(id, str)}

    def add(self, ids: Iterable[str]) -> None:
        """Bring those who are new into the record."""
        for id in ids:
            if id in self.new:
                self.draft.add("people", **self.new.pop(id))


def _is_called(name: str, written: str) -> bool:
    """Whether two spellings differ in accents, case and signs alone."""
    return fold_words(name) == fold_words(written)


def _may_be(record: Record, row: tables.Person, form: str) -> bool:
    """Whether a word is the surname of somebody the record had, or any name of a principal."""
    words = fold_words(form)
    is_surname = words == fold_words(record.short_names.get(row.id, ""))
    return is_surname or (row.id in record.principals and len(words) == 1)


_AND = re.compile(r"\s(?:and|&|und|et|y|и)\s")


def apart(record: Record, name: str) -> list[str]:
    """`Macron, Merkel` as two names, where each is of somebody else the record had; else as it stands."""
    parts = [part.strip() for part in re.split(rf",|{_AND.pattern}", name) if part.strip()]
    if len(parts) < 2 or names.ranked(record.people, name)[0]:
        return [name]
    ids = {_known(record, part) for part in parts}
    return [name] if "" in ids or len(ids) < len(parts) else parts


def _known(record: Record, name: str) -> str:
    """The one of the record who has that name, or that surname; nothing where it is nobody, or several."""
    form = titles.untitled(name)
    just, but_article, partly = names.ranked(record.people, form)
    fits = just or but_article or partly
    is_one = len(fits) == 1 and (fits != partly or _may_be(record, fits[0], form))
    return fits[0].id if is_one else ""


def topics(draft: Draft, named: Sequence[str], list_name: str, taken: dict[str, str]) -> list[str]:
    """The topics that a row names; one that is new is what the list calls so.

    `taken`: to note what was taken for a topic of another name.
    """
    told = []
    for name in named:
        fits = names.ranked(draft.topics, name)[0]
        if len(fits) > 1:
            raise UsageError(
                f"{quoted(name)} fits several topics: {', '.join(row.id for row in fits)}"
            )
        told.append(fits[0].id if fits else "")
        if fits and not _is_called(fits[0].label, name):
            taken[name] = fits[0].label
    for at, name in enumerate(named):
        if not told[at]:
            definition = f"What {list_name} calls {quoted(name)}."
            told[at] = add.topic(draft, name, definition)
    return list(dict.fromkeys(told))
