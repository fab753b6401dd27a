"""`summits cite`."""

from __future__ import annotations

import click

from summits.answers import cite, nothing
from summits.ask import fields, selectors
from summits.cli import complete, options
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
summits cite --dataset
"""
STYLES = {
    "text": "to paste into a sentence",
    "markdown": "a list with links",
    "wikitext": "<ref> with {{cite news}}",
    "bibtex": "for biblatex",
    "csl-json": "for Zotero and pandoc",
    "ris": "for EndNote and others",
}


@options.command(
    EXAMPLES,
    "What to paste: of a MEETING what happened, where and when, and the best source of each side; "
    "of a SOURCE its reference. Best is: with an address, then held, official, of an agency, a "
    "side's own text before a re-post, read whole before read in part, titled before untitled. "
    "--all gives every source of the meeting; --field the sources of one fact (date, "
    "statements.KEY, a person's name), each version of a dispute with its own. A reference's key is "
    "the source's id, for good; what has no title is cited by publisher, language and day.",
)
@click.argument("what", metavar="MEETING|SOURCE…", nargs=-1, shell_complete=complete.meetings)
@click.option("--field", metavar="FIELD", help="Only what this fact of the meeting rests on.")
@click.option("--style", type=complete.Choice(STYLES), default="text", help="How it is written.")
@click.option("--all", "everything", is_flag=True, help="Every source of the meeting.")
@click.option("--dataset", is_flag=True, help="The record itself, with its version and digest.")
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
