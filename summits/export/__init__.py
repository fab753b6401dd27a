"""Taking it out: one format a file, a record and meetings in, text in pieces (or files) out.

A format's module is named like it and holds `pieces(export)`, or for a folder `files(export)`. It is
imported when it is asked for; what prints and what touches a disk is not here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from summits.errors import OutputError
from summits.record.wording import Names

if TYPE_CHECKING:
    from summits.record.record import Card, Record

Pieces = Iterator[str]
"""Text, a piece at a time, so that a long export is never held whole."""
File = tuple[str, Pieces]
"""A name within the folder, as `sources.csv`, and what is in it; each is read to its end in turn."""


def _nobody(message: str) -> None:
    """Whoever wants to hear what was left out says so."""


class Export(NamedTuple):
    """What a format is given."""

    record: Record
    cards: Sequence[Card]
    """The meetings that were asked for, in order of time."""
    one: bool = False
    """Whether one meeting was asked for by name: its page, where a format has one."""
    lang: str = "en"
    """The language of the names of people, places and countries, where the record has them."""
    tell: Callable[[str], None] = _nobody
    """Takes a sentence for the reader on what had to be left out."""

    @property
    def names(self) -> Names:
        """What people, places and countries are called in that language."""
        return Names(self.record, self.lang)


class TextFormat(Protocol):
    """A module that writes one text."""

    def pieces(self, export: Export) -> Pieces:
        """The text, in pieces; the same record gives the same text."""


class FolderFormat(Protocol):
    """A module that writes a folder."""

    def files(self, export: Export) -> Iterator[File]:
        """The files, each complete before the next is asked for."""


class Format(NamedTuple):
    """A format, and what somebody has to know to choose it."""

    name: str
    what: str
    """What it is for, in a few words."""
    readers: str
    """Which programs read it."""
    loses: str
    """What of the record is not in it."""
    suffix: str
    folder: bool = False
    bom: bool = False
    """Whether a byte order mark may stand before it."""

    def pieces(self, export: Export) -> Pieces:
        """The text of a format that writes one."""
        return cast("TextFormat", self._module()).pieces(export)

    def files(self, export: Export) -> Iterator[File]:
        """The files of a format that writes a folder."""
        return cast("FolderFormat", self._module()).files(export)

    def _module(self) -> object:
        try:
            return import_module(f"summits.export.{self.name.replace('-', '_')}")
        except ModuleNotFoundError as error:
            if (error.name or "summits").partition(".")[0] == "summits":
                raise
            raise OutputError(
                f"“{self.name}” is written with {error.name}, which is not installed; "
                "pip install 'summits[export]' brings it."
            ) from None


_EVIDENCE = "everything but the meeting itself: statements, versions, who says so"
FORMATS: dict[str, Format] = {
    format.name: format
    for format in (
        Format(
            "csv",
            "one row per meeting",
            "Excel, LibreOffice, R, pandas, DuckDB",
            _EVIDENCE,
            "csv",
            bom=True,
        ),
        Format(
            "csv-facts",
            "one row per fact and version, with its sources",
            "Excel, LibreOffice, R, pandas, DuckDB, Spark",
            "summaries, and why a version is held",
            "csv",
            bom=True,
        ),
        Format(
            "json",
            "all of it, as the data folder has it",
            "any program; summits itself",
            "nothing",
            "json",
        ),
        Format(
            "jsonl",
            "one meeting per line",
            "DuckDB, Spark, pandas, jq",
            _EVIDENCE,
            "jsonl",
        ),
        Format(
            "ics",
            "a calendar",
            "Thunderbird, Google and Apple calendars, khal",
            "meetings whose day is not known, statements, versions",
            "ics",
        ),
        Format(
            "geojson",
            "a map",
            "QGIS, Leaflet, GitHub, DuckDB",
            "statements, versions; a call has no point",
            "geojson",
        ),
        Format(
            "markdown",
            "a table, or the page of one meeting",
            "GitHub, Obsidian, pandoc",
            "of several meetings, all but the table",
            "md",
        ),
        Format(
            "wikitext",
            "a table, or the references of one meeting",
            "Wikipedia and other MediaWiki sites",
            "statements and versions",
            "wiki",
        ),
        Format(
            "datapackage",
            "CSVs with codebook and licence, to deposit",
            "Frictionless, R, pandas, Zenodo",
            "the order of programme and disputes; fingerprints",
            "",
            folder=True,
        ),
        Format(
            "html",
            "a page to look at and to ask",
            "any browser, also without a network",
            "nothing of the meetings shown",
            "html",
        ),
    )
}
"""The formats by name, in the order of the help."""
