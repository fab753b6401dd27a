"""`summits cite`."""

from __future__ import annotations

import click

from summits.answers import cite, nothing
from summits.ask import fields, selectors
from summits.cli import complete, options, usage
from summits.cli.output import talk
from summits.cli.session import Session
from summits.errors import UsageError
from summits.export import marks, references, wikitext
from summits.record.record import Record
from summits.values import dates
from summits.values.clean import escaped, printable, within_lines

EXAMPLES = """
summits cite 2021-09-13
summits cite moscow-2021 --field date
summits cite syria-times-2021 --style bibtex
"""
STYLES = {
    "text": "to paste into a sentence",
    "markdown": "a list with links",
    "wikitext": "<ref> with {{cite news}}",
    "bibtex": "for biblatex",
    "csl-json": "for Zotero and pandoc",
    "ris": "for EndNote and others",
}


@usage.command(
    EXAMPLES,
    "What to paste: a meeting or a source with its reference. Of a MEETING, what happened, "
    "where and when, with the best source of each side: one with an address before one without, "
    "then an official one, then one read whole. The key of a reference is the source's id, for "
    "good.",
)
@click.argument("what", metavar="MEETING|SOURCE…", nargs=-1, shell_complete=complete.meetings)
@click.option("--field", metavar="FIELD", help="The sources of one fact, as date.")
@click.option("--style", type=complete.Choice(STYLES), default="text", help="How it is written.")
@click.option("--all", "everything", is_flag=True, help="Every source of the meeting.")
@click.option("--dataset", is_flag=True, help="The record itself, with its version.")
@options.everywhere
@options.as_json
def command(
    session: Session,
    /,
    what: tuple[str, ...],
    field: str | None,
    style: str,
    everything: bool,
    dataset: bool,
) -> None:
    if dataset == bool(what):
        raise UsageError("“cite” takes meetings or sources, or --dataset; give one of the two.")
    if dataset:
        found = [cite.Citable("", None, (cite.dataset(session.record),))]
    else:
        found = [one for name in what for one in _cited(session.record, name, field, everything)]
    if session.out.as_json:
        session.document(count=len(found), cited=found)
    else:
        session.out.write(_text(found, style))


def _cited(record: Record, name: str, field: str | None, everything: bool) -> list[cite.Citable]:
    if name in record.sources:
        if field is not None:
            raise UsageError(f"“{name}” is a source; --field goes with a meeting.")
        return cite.as_asked(record, [name])
    card = selectors.select(record, name)
    for other in selectors.claimed_since(record, card):
        when = dates.words(other.date)
        talk(f"A later meeting, {when}, is not confirmed: summits show {other.id}")
    meeting = record.meetings[card.id]
    if field is not None:
        name = fields.named(record, meeting, field)
        found = cite.of_field(record, meeting, name)
        if not any(one.references for one in found):
            talk(nothing.of_field(record, meeting.id, name))
        return found
    return cite.of_meeting(record, meeting, everything=everything)


def _text(found: list[cite.Citable], style: str) -> str:
    write = references.STYLES[style]
    if style not in references.SENTENCES:
        every = {row.key: row for one in found for row in one.references}
        text = write(list(every.values()))
        return escaped(text) if style == "csl-json" else within_lines(text)
    # In a style that has markup, the sentence is none either.
    plain = {"markdown": marks.escaped, "wikitext": wikitext.plain}.get(style, printable)
    pieces = []
    for says in dict.fromkeys(one.says for one in found):
        rows = [row for one in found if one.says == says for row in one.references]
        head = f"{plain(says)}\n" if says else ""
        pieces.append(head + "".join(f"{printable(line)}\n" for line in write(rows).splitlines()))
    return "\n".join(pieces)
