"""`summits verify`."""

from __future__ import annotations

import sys
from collections import Counter

import click

from summits.answers import verify
from summits.ask import selectors
from summits.cli import articles, complete, options, usage
from summits.cli.output import talk
from summits.cli.progress import progress
from summits.cli.session import Session
from summits.errors import UsageError
from summits.record.wording import counted
from summits.render import plain, screens, single
from summits.values.prints import NotAnArticle

EXAMPLES = """
summits verify article.txt
summits verify --show ~/articles
summits verify --facts moscow-2021
"""


@usage.command(
    EXAMPLES,
    "Check citations against your own copies of articles: texts, folders, or - for standard "
    "input. A cited paragraph is verified, changed or missing. Exit 1 where one is changed or "
    "missing, or a file is no source.",
    columns="file, source, paragraph, state, facts",
)
@click.argument("files", metavar="FILE…", nargs=-1, type=click.Path())
@click.option("--show", is_flag=True, help="Each cited paragraph with its facts.")
@click.option(
    "--facts",
    metavar="MEETING",
    shell_complete=complete.meetings,
    help="What of a meeting can be verified.",
)
@options.output
def command(session: Session, /, files: tuple[str, ...], show: bool, facts: str | None) -> int:
    if (facts is None) == (not files):
        raise UsageError("“verify” takes files, or --facts MEETING; give one of the two.")
    if facts is not None:
        _facts(session, selectors.select(session.record, facts).id)
        return 0
    results = _verified(session, files)
    record = session.record
    session.emit(
        {"count": len(results), **_counts(results), "files": results},
        plain=lambda: plain.verified_facts(record, results) if show else plain.verified(results),
        screen=lambda look: screens.verify(record, results, look, show=show),
    )
    talk(_summary(results))
    return int(any(result.fails for result in results))


def _verified(session: Session, files: tuple[str, ...]) -> list[verify.Verification]:
    paths = articles.found(files)
    if not paths:
        raise UsageError(f"“{files[0]}” holds no file; name the text of an article.")
    verifier = verify.Verifier(session.record)
    results = []
    with progress(sys.stderr, "Reading articles") as report:
        for done, path in enumerate(paths, 1):
            try:
                results.append(verifier.verify(path, articles.paragraphs(path)))
            except NotAnArticle as error:
                results.append(verify.Verification(path, None, str(error)))
            if report:
                report(done, len(paths))
    return results


def _counts(results: list[verify.Verification]) -> dict[str, int]:
    found = Counter(row.state for result in results for row in result.paragraphs)
    unknown = sum(result.source is None for result in results)
    return {**{state: found[state] for state in verify.STATES}, "unknown": unknown}


def _summary(results: list[verify.Verification]) -> str:
    counts = _counts(results)
    known = len(results) - counts["unknown"]
    words = f"{counted(len(results), 'file')}, {known} recognised"
    if known:
        states = ", ".join(f"{counts[state]} {state}" for state in verify.STATES)
        words += f"; cited paragraphs: {states}"
    return f"{words}."


def _facts(session: Session, meeting: str) -> None:
    found = verify.verifiable(session.record, meeting)
    session.emit(
        {"meeting": meeting, "count": len(found), "facts": found},
        plain=lambda: single.verifiable(session.record, meeting, found),
        screen=lambda look: screens.verifiable(session.record, meeting, found, look),
    )
