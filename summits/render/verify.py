"""`summits verify` on a screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from summits.answers import sources
from summits.answers.verify import (
    CHANGED,
    MISSING,
    STATES,
    VERIFIED,
    Checked,
    Verifiable,
    Verification,
)
from summits.record.record import Record
from summits.record.wording import counted
from summits.render.look import (
    DIM,
    GOOD,
    HEAD,
    ID,
    WARN,
    Look,
    edges,
    heading,
    indented,
    joined,
    text,
)
from summits.render.margin import References, hung, paragraphs, source_line, source_list
from summits.render.sources import fact_line
from summits.values import dates
from summits.values.citations import parse


def view(
    record: Record, results: Sequence[Verification], look: Look, *, show: bool = False
) -> RenderableType:
    """Each article: how its cited paragraphs fare; `show` prints every one with what rests on it."""
    parts: list[RenderableType] = []
    for result in results:
        if result.source:
            parts.extend(_article(record, result, result.source, look, show))
    parts.extend(_unknown(results))
    return Group(*parts)


def _article(
    record: Record, result: Verification, source: str, look: Look, show: bool
) -> Iterator[RenderableType]:
    yield edges(text(source, ID), text(result.file, DIM), look)
    yield indented(source_line(record, source))
    yield indented(_count(result))
    if result.others:
        others = counted(result.others, "other paragraph")
        yield indented(text(f"{others} in this text: cited by nothing, so not compared", DIM))
    states = (VERIFIED, CHANGED, MISSING) if show else (CHANGED, MISSING)
    several = len({cited.meeting for cited in result.touched(*STATES)}) > 1
    for checked in result.having(*states):
        sign = "  " if checked.state == VERIFIED else "! "
        label = Text.assemble((sign, WARN), (f"¶{checked.number}", HEAD))
        yield hung(label, Group(*_paragraph(record, checked, several)), 7)
    yield Text("")


def _count(result: Verification) -> Text:
    verified, every = result.having(VERIFIED), counted(len(result.paragraphs), "cited paragraph")
    if not result.fails:
        facts = counted(len(result.touched(VERIFIED)), "fact")
        return Text(f"all {every} verified · {facts} rest on them", GOOD)
    counts = [(len(result.having(state)), state) for state in (CHANGED, MISSING)]
    failed = " · ".join(f"{count} {state}" for count, state in counts if count)
    touched = counted(len(result.touched(CHANGED, MISSING)), "fact")
    return Text(f"{len(verified)} of {every} verified · {failed} · touches {touched}", WARN)


def _paragraph(record: Record, checked: Checked, several: bool) -> Iterator[RenderableType]:
    if checked.text is None:
        yield Text("missing: it is not in this text", WARN)
    else:
        state = "" if checked.state == VERIFIED else f"{checked.state}:"
        yield joined(Text(state, WARN), text(checked.text))
    for cited in checked.facts:
        lost = checked.state != VERIFIED and not cited.besides(checked.number)
        note = "nothing else supports it" if lost else ""
        yield fact_line(record, cited, note, meeting=several)


def _unknown(results: Sequence[Verification]) -> Iterator[RenderableType]:
    problems: dict[str, list[str]] = {}
    for result in results:
        if result.problem:
            problems.setdefault(result.problem, []).append(result.file)
    for problem, files in problems.items():
        yield hung(Text("!", WARN), text(f"{problem[0].upper()}{problem[1:]}."), 2)
        yield indented(Group(*(text(file, DIM) for file in files)))


def facts(record: Record, meeting: str, found: Sequence[Verifiable], look: Look) -> RenderableType:
    """What of a meeting can be verified, with which articles, and what can't, and why."""
    references = References(record, named=True)
    can = [row for row in found if not row.why]
    lines = [_verifiable(references, record, row) for row in can]
    title = edges(text(dates.words(record.card(meeting).date), HEAD), text(meeting, ID), look)
    copies = ", with your own copy of" if can else ""
    count = text(f"{len(can)} of {counted(len(found), 'fact')} can be verified{copies}")
    head = [title, count, *([source_list(references)] if can else [])]
    shown = [heading("CAN BE VERIFIED"), *lines] if can else []
    return Group(*head, *shown, *_others(references, record, found))


def _verifiable(references: References, record: Record, row: Verifiable) -> RenderableType:
    cited = map(parse, row.citations)
    where = " ".join(
        f"[{references.number(c.source)}]{paragraphs(c.paragraphs).strip()}" for c in cited
    )
    words = joined(text(sources.words(record, row.fact)), text(where, DIM))
    return hung(Text("·", DIM), words, 2)


def _others(
    references: References, record: Record, found: Sequence[Verifiable]
) -> Iterator[RenderableType]:
    for why in dict.fromkeys(row.why for row in found if row.why):
        yield heading(f"NOT TO BE VERIFIED: {why}")
        for row in found:
            if row.why == why:
                names = indented(references.names(row.fact.evidence))
                words = text(sources.words(record, row.fact))
                yield hung(Text("·", DIM), Group(words, names), 2)
