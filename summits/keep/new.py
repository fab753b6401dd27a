"""A new record: empty, sound, and readable."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from summits.errors import OutputError, UsageError, quoted, reason
from summits.keep import codebook, countries, folder, ids
from summits.keep.adjectives import ADJECTIVES
from summits.keep.draft import must_hold, row, text, today
from summits.record import files, light, names
from summits.record.vocabulary import BOTH, OTHER, TABLES
from summits.values import typed

if TYPE_CHECKING:
    from summits.record import tables

LICENSE = "CC-BY-4.0"
CREATOR = "The keepers of this record"
GAP = "Nothing has been searched for systematically yet."
NOTHING, OURS = "none", "ours"
IGNORED = {".git", ".gitignore", ".gitattributes", ".DS_Store"}
"""What may lie in a folder that is empty for all that."""


class Party(NamedTuple):
    """One side as it was told: what is not told follows from the rest."""

    label: str
    code: str
    """A country's code or name; for a side that is none, the letters for the margin."""
    principal: str
    """A name, or an id that is made one."""
    adjective: str = ""
    office: str = ""

    @property
    def country(self) -> countries.CountryName | None:
        """The country that the side is, if it is one."""
        return countries.find(self.code, {})

    @property
    def short(self) -> str:
        """The letters for the margin."""
        return self.country.code if self.country else self.code

    @property
    def name(self) -> str:
        """The principal's name."""
        given = self.principal.strip()
        is_id = re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)+", given)
        return " ".join(part.capitalize() for part in given.split("-")) if is_id else given

    @property
    def belonging(self) -> str:
        """As in “the Russian side”."""
        return self.adjective or ADJECTIVES.get(self.short, self.label)


UNTOLD = (
    Party("First side", "A", "First principal", "first"),
    Party("Second side", "B", "Second principal", "second"),
)
"""The sides of a record that nobody has told of."""


class Plan(NamedTuple):
    """What was told of a new record; what was not has a default."""

    sides: tuple[Party, ...] = ()
    title: str = ""
    id: str = ""
    scope: str = ""
    covers: str = ""
    creator: str = CREATOR
    license: str = LICENSE
    origins: int = 1
    topics: str = NOTHING

    @property
    def both_sides(self) -> tuple[Party, Party]:
        """The two sides, those not told filled up."""
        told = [*self.sides, *UNTOLD[len(self.sides) :]]
        return told[0], told[1]

    @property
    def named(self) -> str:
        """The title, told or not."""
        return self.title or f"Meetings of {_pair(self.both_sides)}"

    @property
    def counts(self) -> str:
        """What counts as a meeting, told or not."""
        return self.scope or (
            f"Every meeting of {_pair(self.both_sides)}, in person or by video, that a source of "
            "this record reports."
        )


def _pair(sides: Sequence[Party]) -> str:
    return " and ".join(side.name for side in sides)


def party(words: str) -> Party:
    """A side as `LABEL:CODE:PRINCIPAL[:ADJECTIVE[:OFFICE]]`; raise UsageError where it is none."""
    parts = [part.strip() for part in words.split(":")]
    if not 3 <= len(parts) <= 5 or not all(parts[:3]):
        raise UsageError(
            f"{quoted(words)} is no side; write LABEL:COUNTRY:PERSON, as France:FR:emmanuel-macron, and "
            "behind it, if need be, :ADJECTIVE and :OFFICE."
        )
    return Party(*parts)


def create(path: str, asked: Plan) -> list[str]:
    """Write a new record into a folder that is new or empty; return the names of its files."""
    must_be_empty(path)
    changes = _files(asked)
    must_hold(files.of(path, {name: changes[name] for name in files.NAMES}))
    try:
        os.makedirs(path, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"{quoted(path)} could not be made: {reason(error)}; name another."
        ) from None
    folder.write(path, changes)
    files.leave_receipt(files.read(path))
    return list(changes)


def must_be_empty(path: str) -> None:
    """Raise UsageError for a folder that holds something, or is none."""
    try:
        found = set(os.listdir(path)) - IGNORED
    except FileNotFoundError:
        return
    except OSError as error:
        raise UsageError(f"{quoted(path)} is no folder: {reason(error)}; name another.") from None
    if found:
        raise UsageError(f"{quoted(path)} is not empty; name a folder that is new or empty.")


def _files(asked: Plan) -> dict[str, bytes]:
    from summits.record import schemas  # Pydantic, which makes them

    pair = asked.both_sides
    people = _people(pair)
    header = _header(asked, [person["id"] for person in people])
    made = {"dataset.json": text(header, "schema/dataset.json")}
    for name, rows in _tables(asked, people).items():
        made[f"{name}.json"] = text({name: rows}, f"schema/{name}.json")
    for name in schemas.NAMES:
        content = json.dumps(schemas.schema(name), ensure_ascii=False, indent=2)
        made[f"schema/{name}.json"] = f"{content}\n".encode()
    fields = {name: schemas.table(name) for name in schemas.NAMES}
    made["README.md"] = codebook.text(header, people, fields).encode()
    made["meetings/.gitkeep"] = b""
    return made


def _tables(asked: Plan, people: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    return {
        **{table: [] for table in TABLES},
        "people": sorted(people, key=lambda person: str(person["id"])),
        "topics": _ours() if asked.topics == OURS else [],
    }


def _ours() -> list[dict[str, Any]]:
    content = files.read(files.find()).content["topics.json"]
    rows: list[dict[str, Any]] = json.loads(content)["topics"]
    return rows


def _people(pair: tuple[Party, Party]) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    for side, id in zip(pair, _side_ids(pair), strict=True):
        taken = [person["id"] for person in made]
        made.append(
            row(
                "Person",
                id=ids.free(ids.slug(side.name, "principal"), taken),
                name=side.name,
                side=id,
                offices=[side.office] if side.office else [],
            )
        )
    return made


def _side_ids(pair: tuple[Party, Party]) -> tuple[str, str]:
    first = ids.free(ids.slug(pair[0].label, "side"), [OTHER, BOTH])
    return first, ids.free(ids.slug(pair[1].label, "side"), [first, OTHER, BOTH])


def _header(asked: Plan, principals: list[str]) -> dict[str, Any]:
    pair = asked.both_sides
    found = [side.country for side in pair]
    return row(
        "Header",
        id=asked.id or _id(asked, pair),
        title=asked.named,
        creator=asked.creator,
        version="0.1.0",
        sides=[
            {
                "id": id,
                "label": side.label,
                "adjective": side.belonging,
                "short": side.short,
                "principal": principal,
            }
            for side, id, principal in zip(pair, _side_ids(pair), principals, strict=True)
        ],
        countries={one.code: {"name": one.name, "names": {}} for one in found if one},
        scope=asked.counts,
        covers=covers(asked.covers),
        checked=today(),
        gaps=[GAP],
        license=asked.license,
        confirmed={"origins": asked.origins, "sides": True},
    )


def _id(asked: Plan, pair: tuple[Party, Party]) -> str:
    if asked.title:
        return ids.slug(asked.title, "meetings")
    people = {
        one["id"]: cast("tables.Person", light.filled("Person", one)) for one in _people(pair)
    }
    sides = zip(pair, _side_ids(pair), strict=True)
    first = {id for side, id in sides if side.short in names.FAMILY_FIRST}
    short = names.short_names(people, people, first)
    return f"{ids.slug(' '.join(short.values()), 'two-sides')}-meetings"


def covers(words: str) -> str:
    """What was searched, as typed: a date or an interval; until today where it is not told."""
    if not words:
        return f"../{today()}"
    first, to, last = words.partition("/")
    ends = [part if part.strip() in ("", "..") else str(typed.read(part)) for part in (first, last)]
    return "/".join(ends) if to else ends[0]
