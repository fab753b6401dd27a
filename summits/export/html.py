"""The page: a record and meetings in, one HTML file out, in pieces."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from summits.answers import cite, compare
from summits.answers.about import about
from summits.ask import selectors
from summits.export import Export, references
from summits.export.page import agenda, atlas, drawing, index, tight, timeline
from summits.export.page.card import Citing, MeetingCard
from summits.export.page.lead import claim, lead
from summits.export.page.margins import Margins
from summits.export.page.meeting import Narrator
from summits.export.page.pairs import pairs
from summits.record import wording
from summits.record.record import Card, Record
from summits.record.wording import Names
from summits.values import dates
from summits.values.clean import printable

FOLDER = Path(__file__).parent / "page"
STYLES = ("page.css", "card.css", "views.css")
CARD = ("id", "earliest", "latest", "place", "mode", "people", "topics", "status")
"""What of a card the script goes by."""
EARLY = ("early.js",)
"""What runs before anything is shown: it says that there is a script."""
SCRIPTS = ("state.js", "words.js", "ask.js", "views.js", "bar.js", "within.js", "page.js")


def pieces(export: Export) -> Iterator[str]:
    """One file that needs nothing beside it."""
    template = _environment().get_template("page.html.j2")
    style, early, script = (_read(names) for names in (STYLES, EARLY, SCRIPTS))
    return template.generate(
        **_content(export),
        style=Markup(style),
        early=Markup(early),
        script=Markup(script),
        policy=_policy([early, script], [style]),
    )


def _content(export: Export) -> dict[str, Any]:
    record, cards = export.record, export.cards
    names = export.names
    margins = Margins(record)
    shown = {card.id for card in cards}
    meetings, reached = _meetings(export, margins, names)
    line = timeline.line(record, cards, names)
    content = {
        "record": record,
        "about": about(record),
        "called": names,
        "lead": lead(record, cards, margins, names),
        "language": export.lang if export.lang == "en" else references.language_name(export.lang),
        "meetings": meetings,
        "drawings": [drawing.across(line, "wide", 1000), drawing.across(line, "middle", 590)],
        "column": drawing.down(line),
        "grid": agenda.grid(record, cards, margins),
        "map": atlas.map_of(record, cards),
        "groups": index.groups(record, cards, names),
        "topics": index.subjects(record, cards),
        "places": index.places(record, cards, margins, names),
        "looked": index.looked(record, margins),
        "claims": [
            claim(record, card, margins, names)
            for card in record.cards
            if card.id not in shown and card.status == "unconfirmed"
        ],
        "digest": record.files.short_digest,
    }
    return {
        **content,
        "sources": index.source_groups(cards, reached, margins.listed()),
        "data": _data(record, cards, names, list(margins.numbers)),
    }


def _meetings(
    export: Export, margins: Margins, names: Names
) -> tuple[list[MeetingCard], list[int]]:
    """The cards of the meetings, and the last number that a source has got behind each."""
    near = selectors.neighbours(export.record)
    told, reached = [], []
    for card in export.cards:
        citing = _citing(export.record, card, margins)
        told.append(Narrator(export.record, card, margins, names).told(citing, near[card.id]))
        reached.append(len(margins.numbers))
    return told, reached


def _data(
    record: Record, cards: Sequence[Card], names: Names, sources: Sequence[str]
) -> Mapping[str, Any]:
    """What the script needs beside the page's own text."""
    return {
        "meetings": [_datum(record, card, names) for card in cards],
        "short": record.short_names,
        "broader": {id: row.broader for id, row in record.topics.items() if row.broader},
        "people": list(dict.fromkeys([*record.principals, *record.people])),
        "cite": references.text(cite.dataset(record)),
        "topics": list(record.topics),
        "sources": sources,
        "sides": [
            {"id": row.id, "label": row.label, "short": row.short, "adjective": row.adjective}
            for row in record.sides.values()
        ],
        "pairs": list(pairs(record, cards)),
    }


def _datum(record: Record, card: Card, names: Names) -> dict[str, Any]:
    city = names.city(card.place).text if card.place else None
    label = ", ".join(filter(None, [dates.words(card.date, short=True), city]))
    return {
        **{key: getattr(card, key) for key in CARD},
        "label": label,
        "day": dates.words(card.date),
        "where": names.where(card.place, card.mode),
        "public": compare.made_public(record.meetings[card.id]),
    }


def _citing(record: Record, card: Card, margins: Margins) -> Citing:
    """What `cite` gives of a meeting: a sentence, and the best source of each side."""
    found = cite.of_meeting(record, record.meetings[card.id])
    keys = dict.fromkeys(row.key for one in found for row in one.references)
    return Citing(found[0].says if found else "", tuple(map(margins.number, keys)))


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_clean,
    )
    environment.filters.update(
        clean=printable, words=dates.words, counted=wording.counted, listed=wording.listed
    )
    environment.policies["json.dumps_kwargs"] = {"separators": (",", ":")}
    environment.globals.update(direction=wording.direction)
    return environment


def _clean(value: Any) -> Any:
    """What is written into the page: without control characters and what turns text round."""
    if value is None:
        return ""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _read(names: Sequence[str]) -> str:
    """Files of the page as one text, as short as it may be."""
    text = "\n".join((FOLDER / name).read_text("utf-8") for name in names)
    return tight.style(text) if names == STYLES else tight.script(text)


def _policy(scripts: Sequence[str], styles: Sequence[str]) -> str:
    """No request at all, and no script or style but these."""
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {_hashes(scripts)}",
            f"style-src {_hashes(styles)}",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _hashes(texts: Sequence[str]) -> str:
    digests = (hashlib.sha256(text.encode()).digest() for text in texts)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
