"""`summits add meeting`, `participant`, `statement` and `outcome`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from summits.ask import filters
from summits.cli import adding, asking, closed, complete, options
from summits.errors import UsageError
from summits.values import ranges


@adding.command(
    "meeting",
    """
summits add meeting "12 June 2018" --place Singapore --country SG --source https://… --into talks
summits add meeting 2019-06-30 --place Panmunjom --person "Kim Jong Un" --source ID --into talks
""",
    "A meeting, with what it rests on. What you don't say is not recorded. A new place comes in with its "
    "--country, a new address as a source.",
)
@click.argument("date", metavar="DATE", required=False)
@click.option(
    "--place", metavar="NAME", shell_complete=complete.cities, help="The city; none for a call."
)
@click.option("--country", metavar="COUNTRY", help="The country, where the place is new.")
@click.option("--venue", metavar="VENUE", help="The venue in words.")
@click.option("--mode", type=complete.Choice(closed.MODES), help="How they met.")
@click.option("--visit", type=complete.Choice(closed.VISITS), help="The kind of visit.")
@click.option("--reported", metavar="DATE", help="When the public first learned of it.")
@click.option("--announced/--unannounced", default=None, help="Made public before it was held?")
@click.option("--duration", metavar="DURATION", help="How long it was, as “about 4 hours”.")
@click.option("--summary", metavar="TEXT", help="A neutral sentence.")
@options.naming("--person", "NAME", complete.people, "Somebody who was there.")
@click.option("--principals", is_flag=True, help="The two principals were there.")
@options.naming("--topic", "TOPIC", complete.topics, "What was discussed.")
@adding.sources
@click.option("--id", metavar="ID", help="Its id; worked out unless told.")
def meeting(
    ctx: click.Context,
    /,
    date: str | None,
    place: str | None,
    country: str | None,
    sources: Sequence[str],
    principals: bool,
    **told: Any,
) -> None:
    from summits.keep import add_meeting

    work = adding.Adding(ctx)
    when = ranges.read(asking.needed(ctx, date, "When, as 12 June 2018", "The date", ranges.read))
    if place is None and told["mode"] is None and asking.may_ask(ctx):
        place = asking.ask("Where (nothing for a call)", "") or None
        country = country or (_country(work, place) if place else None)
    evidence = work.evidence(sources)
    record = work.draft.record
    named = [work.person(name) for name in told.pop("person")]
    both = record.principals if principals else []
    found = add_meeting.Told(
        date=when,
        place=add_meeting.place(work.draft, place, country) if place else None,
        reported=_read(ranges.read, told.pop("reported")),
        duration=_read(ranges.length, told.pop("duration")),
        people=list(dict.fromkeys([*both, *named])),
        topics=[filters.topic(record, name) for name in told.pop("topic")],
        **told,
    )
    work.done("meeting", "meetings", add_meeting.meeting(work.draft, found, evidence))


def _country(work: adding.Adding, place: str) -> str | None:
    """The country of a town that was asked for, asked for as well where the town is new."""
    from summits.keep import add_meeting, countries

    try:
        add_meeting.place(work.draft, place, None)
    except UsageError:
        known = work.draft.header.countries
        return asking.ask("Its country", read=lambda words: countries.read(words, known))
    return None


def _read(read: Callable[[str], str], words: str | None) -> str | None:
    return read(words) if words else None


@adding.command(
    "participant",
    """
summits add participant singapore-2018 Pompeo --part in-talks --source ID --into talks
""",
    "Somebody at a meeting, with part and office. Without --part, of the delegation, which says the "
    "least; parts: summits help sides.",
)
@adding.MEETING
@click.argument("name", metavar="NAME", shell_complete=complete.people)
@click.option("--part", type=complete.Choice(closed.PARTS), help="What they did there.")
@click.option("--office", metavar="OFFICE", help="The office they held then.")
@adding.sources
def participant(
    ctx: click.Context, /, meeting: str, name: str, sources: Sequence[str], **told: Any
) -> None:
    from summits.keep import add_meeting

    work = adding.Adding(ctx)
    found = add_meeting.select(work.draft, meeting)
    person = work.person(name)
    evidence = work.evidence(sources)
    id = add_meeting.participant(work.draft, found, person, told["part"], told["office"], evidence)
    work.done("participant", "meetings", id, f"participants.{person}")


@adding.command(
    "statement",
    """
summits add statement singapore-2018 --topic denuclearisation --by trump --says "…" --source ID --into talks
""",
    "What was said, in your own words. Without --by, nobody is known to have said it.",
)
@adding.MEETING
@click.option("--topic", metavar="TOPIC", shell_complete=complete.topics, help="On what.")
@options.naming("--by", "NAME", complete.people, "Who said it.")
@click.option("--says", metavar="TEXT", help="What was said.")
@adding.sources
def statement(
    ctx: click.Context,
    /,
    meeting: str,
    topic: str | None,
    by: Sequence[str],
    says: str | None,
    sources: Sequence[str],
) -> None:
    from summits.keep import add_meeting

    work = adding.Adding(ctx)
    found = add_meeting.select(work.draft, meeting)
    topic = asking.needed(
        ctx, topic, "Topic", "--topic", lambda words: filters.topic(work.draft.record, words)
    )
    people = list(dict.fromkeys(work.person(name) for name in by))
    says = asking.needed(ctx, says, "What was said", "--says")
    evidence = work.evidence(sources)
    key = add_meeting.statement(work.draft, found, topic, people, says, evidence)
    work.done("statement", "meetings", found["id"], f"statements.{key}")


@adding.command(
    "outcome",
    """
summits add outcome singapore-2018 "A statement." --source ID --into talks
""",
    "What came of a meeting.",
)
@adding.MEETING
@click.argument("text", metavar="TEXT", required=False)
@adding.sources
def outcome(ctx: click.Context, /, meeting: str, text: str | None, sources: Sequence[str]) -> None:
    from summits.keep import add_meeting

    work = adding.Adding(ctx)
    found = add_meeting.select(work.draft, meeting)
    text = asking.needed(ctx, text, "What came of it", "The outcome")
    key = add_meeting.outcome(work.draft, found, text, work.evidence(sources))
    work.done("outcome", "meetings", found["id"], f"outcomes.{key}")
