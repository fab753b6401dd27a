"""The headings of a list: which column is which field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from summits.errors import UsageError, quoted
from summits.keep import cells, dated
from summits.values.words import fold_words, meant, nearest, spelt

_HEADS = {
    "date": "date|dates|day|when|start|start date|date start|begin|beginning|from|arrival|trip start|"
    "trip start date|visit start|datum|tag|fecha|data|дата|tarih|von",
    "end": "end|end date|date end|to|until|departure|trip end|trip end date|visit end|bis|ende",
    "year": "year|trip year|jahr|année|año|anno|ano|год|yıl",
    "month": "month|monat|mois|mes|mese|mês|месяц|ay",
    "city": "city|place|town|location|locale|where|city visited|cities visited|cities|locations|"
    "city country|areas visited|area visited|ort|stadt|ville|lieu|ciudad|lugar|città|luogo|cidade|город|"
    "место|şehir|yer",
    "country": "country|country visited|countries|countries visited|nation|state visited|country name|land|"
    "pays|país|paese|страна|ülke",
    "venue": "venue|site|building|setting",
    "people": "people|person|participants|with|attendees|present|who|delegation|visitor|visitors|guest|"
    "guests|leader|leaders|leader full name|host hogs name|met with|teilnehmer|участники",
    "topics": "topics|topic|subject|subjects|agenda|issues|theme|themes|discussed|talked about|"
    "topics discussed|issues discussed|subjects discussed|what they talked about|what they discussed|"
    "themen|thema|temas|темы",
    "mode": "mode|how|in person|format",
    "visit": "visit|kind of visit|visit type|type of visit|visit kind",
    "reported": "reported|made public",
    "announced": "announced",
    "duration": "duration|length",
    "summary": "summary|description|remarks|details|notes|purpose|key events|highlights|occasion|event|"
    "context|anlass|anmerkungen|motif|motivo",
    "source": "source|sources|publisher|citation|reference|references|quelle|fuente|источник",
    "url": "url|link|links|address|web|source url|source link|website",
}
FIELDS = tuple(_HEADS)
"""What a column can be, each with the headings it is known by."""
SEVERAL = ("people", "topics", "source", "url")
"""What may stand in several columns."""
_KNOWN = {spelt(head): field for field, heads in _HEADS.items() for head in heads.split("|")}

Told = Mapping[str, Sequence[str]]
"""Fields by the headings of their columns, as they are told; with no heading a field is not read."""
Columns = Mapping[str, Sequence[int]]
"""Which columns are which field."""


def field(head: str) -> str | None:
    """The field that a heading means: `Trip start`, `TripStartDate`, `Date(s)`, `Source link 2`."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", head)
    plain = re.sub(r"\(e?s\)|\[.*?\]", "", apart)
    words = fold_words(plain)
    for form in (words, [word.rstrip("0123456789") for word in words]):
        if found := _KNOWN.get(" ".join(filter(None, form))):
            return found
    return None


def guess(head: str, columns: Columns) -> str:
    """The field that a heading which is none may be meant for; nothing where no word of it says so."""
    itself = field(head)  # which another column is, or its cells can't be
    whole = "venue" if itself == "city" else ""  # `Location` beside a town
    fields = filter(None, (whole, *map(field, dated.words(head))))
    free = (name for name in fields if name != itself and (name in SEVERAL or name not in columns))
    return next(free, "")


def columns(header: Sequence[str], rows: Sequence[Sequence[str]], told: Told) -> Columns:
    """Which columns are which field; raise UsageError where none is a date."""
    named = {name: _named(header, name, heads) for name, heads in told.items()}
    taken = {at for ats in named.values() for at in ats}
    found: dict[str, list[int]] = {}
    for at, head in enumerate(header):
        name = field(head)
        if name and name not in told and at not in taken and _can_be(name, _column(rows, at)):
            found.setdefault(name, []).append(at)
    chosen = {name: _one(name, ats, rows) for name, ats in found.items()}
    chosen.update((name, ats) for name, ats in named.items() if ats)
    if "date" not in chosen and "date" not in told:
        chosen.update(_proposed(header, rows, chosen))
    if not chosen.keys() & {"date", "year"}:
        raise UsageError(
            f"No column is a date among {', '.join(filter(None, header)) or 'none'}; say which, as "
            '--map date="Trip start".'
        )
    return chosen


def _proposed(
    header: Sequence[str], rows: Sequence[Sequence[str]], chosen: Columns
) -> dict[str, list[int]]:
    """The column that is taken for the date, though its heading is none that is known."""
    taken = {at for ats in chosen.values() for at in ats}
    free = [at for at, head in enumerate(header) if head and at not in taken]
    told = [list(_column(rows, at)) for at in range(len(header))]
    found = dated.candidates(header, told, free)
    if "year" in chosen:  # a date is there already, and cells alone don't outdo it
        found = [at for at in found if dated.is_date(header[at])]
    elif len(found) > 1:
        heads = [header[at] for at in found]
        raise UsageError(
            f'Several columns may be the date: {", ".join(heads)}; say which, as --map date="{heads[0]}".'
        )
    return {"date": found} if len(found) == 1 else {}


def _one(name: str, ats: list[int], rows: Sequence[Sequence[str]]) -> list[int]:
    """The column that is meant where several can be: of dates the first with a year in it."""
    if name in SEVERAL:
        return ats
    if name == "date":
        with_year = (at for at in ats if any(re.search(r"\d{4}", c) for c in _column(rows, at)))
        return [next(with_year, ats[0])]
    return ats[:1]


def _column(rows: Sequence[Sequence[str]], at: int) -> Iterator[str]:
    """What a column says, cell by cell, as far as it says anything."""
    return (cell for row in rows if at < len(row) and (cell := cells.said(row[at])))


def _can_be(name: str, told: Iterator[str]) -> bool:
    """Whether a column is what its heading may mean: `From` may be a country as well as a day."""
    read = cells.CLOSED.get(name)
    first = next(told, None)
    if first is None:
        return True
    if read:
        return _reads(read, first) or any(_reads(read, cell) for cell in told)
    if name in ("date", "end", "year"):
        return _has_digit(first) or any(map(_has_digit, told))
    return True


def _has_digit(cell: str) -> bool:
    return any(map(str.isdigit, cell))


def _reads(read: Callable[[str], object], cell: str) -> bool:
    try:
        read(cell)
    except UsageError:
        return False
    return True


def _named(header: Sequence[str], name: str, heads: Sequence[str]) -> list[int]:
    if name not in FIELDS:
        hint = meant(nearest(name, FIELDS), f"write one of {', '.join(FIELDS)}.")
        raise UsageError(f"{quoted(name)} is nothing that a list can tell; {hint}")
    found = [_at(header, head) for head in heads if head]
    if len(found) > 1 and name not in SEVERAL:
        raise UsageError(f"{quoted(name)} stands in one column; map it once.")
    return found


def _at(header: Sequence[str], head: str) -> int:
    asked = fold_words(head)
    for at, known in enumerate(header):
        if head == known or asked == fold_words(known):
            return at
    hint = meant(nearest(head, header), f"there are {', '.join(header)}.")
    raise UsageError(f"{quoted(head)} is no heading of the list; {hint}")
