"""Who claims what: every value that a field is given, and the sources behind each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from summits.ask.fields import named, names_of
from summits.record import backing, disputes, facts, vocabulary, wording
from summits.record.record import Record
from summits.values import citations
from summits.values.citations import Citation, Cites

if TYPE_CHECKING:
    from summits.record import models, tables

Standing = Literal["disputed", "one origin", "several origins", "not recorded"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)
"""How well a field stands, in the order of an overview: what needs a look comes first."""


CitedAs = tuple[Cites, str | None]
"""Citations, and the version that they give of it in a few words, if they give one."""


class Claim(NamedTuple):
    """One citation for a value: who claims it, and where it stands."""

    citation: Citation
    says: str | None
    """The version in a few words, where an account gives one."""
    row: tables.Source

    def as_json(self) -> dict[str, Any]:
        """The claim as `--json` gives it: its source is told beside it."""
        keys = ("publisher", "origin", "side", "kind", "read", "published", "url")
        where = {"source": self.citation.source, "paragraphs": self.citation.paragraphs}
        told = {key: getattr(self.row, key) for key in keys}
        return {"citation": self.citation, **where, **told, "says": self.says}


class Claimed(NamedTuple):
    """One value of a field, with everybody who claims it."""

    value: str | bool | None
    """In the field's own form, where it has one."""
    text: str
    held: bool
    """Whether the record goes with it."""
    origins: tuple[str, ...]
    sides: tuple[str, ...]
    """The principal sides that claim it; () where only others do."""
    claims: tuple[Claim, ...]


class Disagreement(NamedTuple):
    """What the sources disagree on about a field."""

    about: str | None
    question: str
    because: str
    """Why the record goes with the held value, or why with none."""
    values: tuple[Claimed, ...]

    @property
    def held(self) -> Claimed | None:
        """The value that the record goes with; None where it is open."""
        return next((value for value in self.values if value.held), None)


class FieldClaims(NamedTuple):
    """A field of a meeting and all that is claimed of it."""

    field: str
    standing: Standing
    disputed: bool
    value: str | bool | None
    """What the record says, in the field's own form where it has one."""
    text: str
    """What the record says."""
    origins: tuple[str, ...]
    sides: tuple[str, ...]
    """The principal sides among its sources; () where only others are."""
    sources: tuple[str, ...]
    values: tuple[Claimed, ...]
    """What the record itself says, where no question below says it with the same sources."""
    questions: tuple[Disagreement, ...]

    @property
    def every(self) -> Iterator[tuple[Claimed, Disagreement | None]]:
        """Each value, with the question that it answers if it does."""
        yield from ((value, None) for value in self.values)
        yield from ((value, row) for row in self.questions for value in row.values)


class Overview(NamedTuple):
    """The fields of one meeting."""

    meeting: str
    fields: tuple[FieldClaims, ...]


def fields(record: Record, meeting: models.Meeting) -> list[FieldClaims]:
    """Every field of a meeting: the disputed first, then those of one origin, then the others."""
    known = facts_of(record, meeting)
    found = [_field(record, meeting, name, known) for name in names_of(meeting)]
    return sorted(found, key=lambda field: STANDINGS.index(field.standing))


def field(record: Record, meeting: models.Meeting, asked: str) -> FieldClaims:
    """One field of a meeting, as `find` reads it."""
    return _field(record, meeting, named(record, meeting, asked), facts_of(record, meeting))


def over(
    record: Record, meetings: Iterable[models.Meeting], asked: str = "", most: int | None = None
) -> list[Overview]:
    """The fields of some meetings, or one of them; with `most`, those on so many origins or fewer."""
    found = []
    for meeting in meetings:
        known = _asked(record, meeting, asked) if asked else fields(record, meeting)
        kept = [row for row in known if most is None or 0 < len(row.origins) <= most]
        if kept:
            found.append(Overview(meeting.id, tuple(kept)))
    return found


def _asked(record: Record, meeting: models.Meeting, asked: str) -> list[FieldClaims]:
    name = named(record, meeting, asked, strict=False)
    return [field(record, meeting, name)] if name else []


def facts_of(record: Record, meeting: models.Meeting) -> dict[str, list[facts.Fact]]:
    """The facts of a meeting by field, without the accounts in disputes."""
    known: dict[str, list[facts.Fact]] = {}
    for fact in facts.facts(record, meeting):
        if fact.kind != "account":
            known.setdefault(fact.field, []).append(fact)
    return known


def _field(
    record: Record, meeting: models.Meeting, name: str, known: dict[str, list[facts.Fact]]
) -> FieldClaims:
    own = _own(record, meeting, name, known.get(disputes.whole(name), []))
    questions = tuple(_question(record, row, own) for row in _about(meeting, name))
    values = tuple(value for value in own if not _said_below(value, questions))
    every = [value for row in questions for value in row.values] + list(values)
    cited = [claim.citation for value in every for claim in value.claims]
    origins = tuple(backing.origins(record, cited))
    disputed = (
        name in disputes.disputed(meeting) if name == disputes.whole(name) else bool(questions)
    )
    return FieldClaims(
        field=name,
        standing=_standing(disputed, origins),
        disputed=disputed,
        value=disputes.current(meeting, name),
        text=text_of(record, meeting, name, known.get(disputes.whole(name), [])),
        origins=origins,
        sides=tuple(backing.sides(record, cited)),
        sources=tuple(citations.sources_of(cited)),
        values=values,
        questions=questions,
    )


def _standing(disputed: bool, origins: tuple[str, ...]) -> Standing:
    if disputed:
        return "disputed"
    if not origins:
        return "not recorded"
    return "one origin" if len(origins) == 1 else "several origins"


def _about(meeting: models.Meeting, name: str) -> list[models.Dispute]:
    marking = disputes.about(meeting, disputes.whole(name))
    return [row for row in marking if name in (disputes.whole(name), row.about)]


def _own(
    record: Record, meeting: models.Meeting, name: str, known: list[facts.Fact]
) -> list[Claimed]:
    """What the record itself says, with what that rests on."""
    value = disputes.current(meeting, name)
    if not name.endswith(".office"):
        return [claimed(record, value, fact.text, True, [(fact.evidence, None)]) for fact in known]
    if _about(meeting, name):
        # What names a person present need not name the office that is disputed.
        return []
    cited = list(dict.fromkeys(text for fact in known for text in fact.evidence))
    return [claimed(record, value, str(value), True, [(cited, None)])]


def claimed(
    record: Record, value: str | bool | None, text: str, held: bool, said: Iterable[CitedAs]
) -> Claimed:
    """A value with everybody who claims it; a citation counts once."""
    claims: dict[Citation, Claim] = {}
    for evidence, says in said:
        for citation in evidence:
            claims.setdefault(citation, Claim(citation, says, record.sources[citation.source]))
    origins, sides = backing.origins(record, claims), backing.sides(record, claims)
    return Claimed(value, text, held, tuple(origins), tuple(sides), tuple(claims.values()))


def _question(record: Record, row: models.Dispute, own: list[Claimed]) -> Disagreement:
    grouped: dict[object, list[models.Account]] = {}
    for account in row.accounts:
        key = account.value
        grouped.setdefault(account.says if key is None else key, []).append(account)
    values = tuple(_claimed(record, row, accounts, own) for accounts in grouped.values())
    return Disagreement(row.about, row.question, row.because, values)


def _claimed(
    record: Record, row: models.Dispute, accounts: list[models.Account], own: list[Claimed]
) -> Claimed:
    value, about = accounts[0].value, row.about
    says = accounts[0].says
    text = says if value is None else facts.claim_words(record, str(about), value)
    held = any(account.held for account in accounts)
    said: list[CitedAs] = [(account.evidence, account.says) for account in accounts]
    if held and about in vocabulary.FIELDS:
        # The held value is the field's: what the field rests on supports it too.
        said.extend(([claim.citation for claim in fact.claims], None) for fact in own)
    return claimed(record, value, text, held, said)


def _said_below(own: Claimed, questions: tuple[Disagreement, ...]) -> bool:
    """Whether a held value repeats all that an own value rests on."""
    held = [value for question in questions for value in question.values if value.held]
    cited = {claim.citation for claim in own.claims}
    return any(cited <= {claim.citation for claim in value.claims} for value in held)


def text_of(
    record: Record,
    meeting: models.Meeting,
    name: str,
    known: list[facts.Fact],
    *,
    parts: bool = True,
) -> str:
    """What the record says of a field, on one line; `known` are the facts of that field."""
    kind, _, key = name.partition(".")
    if kind == "disputes":
        return disputes.about(meeting, name)[0].question
    if kind == "participants":
        return facts.participant_words(record, meeting, key.partition(".")[0], parts=parts)
    if not known:
        return "not recorded"
    return wording.said(record, known[0].by, known[0].text)
