"""`summits verify` on a screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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
from summits.record.record import Record, cited_sources
from summits.record.wording import counted
from summits.render import look as ui
from summits.render.margin import References, paragraphs, source_line
from summits.render.sources import fact_line
from summits.render.styled import Block
from summits.values import dates
from summits.values.citations import parse


def view(
    record: Record, results: Sequence[Verification], look: ui.Look, *, show: bool = False
) -> Block:
    """Each article: how its cited paragraphs fare; `show` prints every one with what rests on it."""
    known = ((result, result.source) for result in results if result.source)
    articles = (_article(record, result, source, look, show) for result, source in known)
    return ui.page([*articles, _unknown(results)])


def _article(
    record: Record, result: Verification, source: str, look: ui.Look, show: bool
) -> Iterator[Block]:
    yield ui.edges(ui.text(source, ui.ID), ui.text(result.file, ui.DIM), look.width)
    yield ui.indented(source_line(record, source))
    yield ui.indented(_count(result))
    if result.others:
        others = counted(result.others, "other paragraph")
        yield ui.indented(
            ui.text(f"{others} in this text: cited by nothing, so not compared", ui.DIM)
        )
    states = (VERIFIED, CHANGED, MISSING) if show else (CHANGED, MISSING)
    several = len({cited.meeting for cited in result.touched(*STATES)}) > 1
    for checked in result.having(*states):
        sign = "  " if checked.state == VERIFIED else "! "
        label = Text.assemble((sign, ui.WARN), (f"¶{checked.number}", ui.HEAD))
        yield ui.hung(label, ui.Group(*_paragraph(record, checked, several)), 7)


def _count(result: Verification) -> Text:
    verified, every = result.having(VERIFIED), counted(len(result.paragraphs), "cited paragraph")
    if not result.fails:
        facts = counted(len(result.touched(VERIFIED)), "fact")
        return Text(f"all {every} verified · {facts} rest on them", ui.GOOD)
    counts = [(len(result.having(state)), state) for state in (CHANGED, MISSING)]
    failed = " · ".join(f"{count} {state}" for count, state in counts if count)
    touched = counted(len(result.touched(CHANGED, MISSING)), "fact")
    return Text(f"{len(verified)} of {every} verified · {failed} · touches {touched}", ui.WARN)


def _paragraph(record: Record, checked: Checked, several: bool) -> Iterator[Block]:
    if checked.text is None:
        yield Text("missing: it is not in this text", ui.WARN)
    else:
        state = "" if checked.state == VERIFIED else f"{checked.state}:"
        yield ui.joined(Text(state, ui.WARN), ui.text(checked.text))
    for citing in checked.facts:
        lost = checked.state != VERIFIED and not citing.besides(checked.number)
        note = "nothing else supports it" if lost else ""
        yield fact_line(record, citing, note, meeting=several)


def _unknown(results: Sequence[Verification]) -> Iterator[Block]:
    problems: dict[str, list[str]] = {}
    for result in results:
        if result.problem:
            problems.setdefault(result.problem, []).append(result.file)
    for problem, files in problems.items():
        yield ui.hung(Text("!", ui.WARN), ui.text(f"{problem[0].upper()}{problem[1:]}."), 2)
        yield ui.indented(ui.Group(*(ui.text(file, ui.DIM) for file in files)))


def facts(record: Record, meeting: str, found: Sequence[Verifiable], look: ui.Look) -> Block:
    """What of a meeting can be verified, with which articles, and what can't, and why."""
    return ui.page(_facts(record, meeting, found, look))


def _facts(
    record: Record, meeting: str, found: Sequence[Verifiable], look: ui.Look
) -> Iterator[Iterable[Block]]:
    references = References(record, cited_sources(record.meetings[meeting]))
    can = [_verifiable(references, record, row) for row in found if not row.why]
    title = ui.text(dates.words(record.card(meeting).date), ui.HEAD)
    copies = ", with your own copy of" if can else ""
    count = ui.text(f"{len(can)} of {counted(len(found), 'fact')} can be verified{copies}")
    yield [ui.edges(title, ui.text(meeting, ui.ID), look.width), count, *references.list()]
    yield ui.section("CAN BE VERIFIED", can)
    for why in dict.fromkeys(row.why for row in found if row.why):
        rows = (_other(references, record, row) for row in found if row.why == why)
        yield ui.section(f"NOT TO BE VERIFIED: {why}", rows)


def _verifiable(references: References, record: Record, row: Verifiable) -> Block:
    every = sorted(map(parse, row.citations), key=lambda one: references.number(one.source))
    where = " ".join(
        f"[{references.number(c.source)}]{paragraphs(c.paragraphs).strip()}" for c in every
    )
    return ui.item(ui.joined(ui.text(sources.words(record, row.fact)), ui.text(where, ui.DIM)))


def _other(references: References, record: Record, row: Verifiable) -> Block:
    names = ui.indented(references.names(row.fact.evidence))
    return ui.item(ui.Group(ui.text(sources.words(record, row.fact)), names))
