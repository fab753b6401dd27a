"""`summits check`."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from summits.cli import complete, options, usage
from summits.cli.output import talk
from summits.cli.session import Session, envelope
from summits.errors import UsageError
from summits.record import files
from summits.record.vocabulary import TABLES
from summits.record.wording import counted

EXAMPLES = """
summits check
summits check path/to/record
"""
_SCHEMAS: dict[str, str] = {name: f"the schema of {name}.json" for name in TABLES}
_SCHEMAS["meeting"] = "the schema of a meeting"


@usage.command(
    EXAMPLES,
    "Check a data folder, every broken rule at once. PATH is the folder of a record, else the "
    "one in use. Exit 1 where a rule is broken.",
    columns="problem, as FILE:LINE: code /pointer: what to do",
)
@click.argument("path", required=False, type=click.Path())
@click.option(
    "--schema",
    metavar="NAME",
    shell_complete=complete.words(_SCHEMAS),
    help="The JSON Schema of a kind of file.",
)
@click.option(
    "--prints",
    metavar="FILE",
    shell_complete=complete.paths,
    help="An article's paragraphs, with fingerprints.",
)
@options.lines
def command(session: Session, /, path: str | None, schema: str | None, prints: str | None) -> int:
    if sum(asked is not None for asked in (path, schema, prints)) > 1:
        raise UsageError("“check” does one thing at a time; name PATH, --schema or --prints alone.")
    if schema is not None:
        return _schema(session, schema)
    return _check(session, path) if prints is None else _prints(session, prints)


def _check(session: Session, path: str | None) -> int:
    from summits.cli.progress import progress
    from summits.gate import gate

    content = files.read(session.folder if path is None else path)
    with progress(sys.stderr, "Checking the record") as report:
        problems = gate.problems(content, report)
    count = sum(problem.places for problem in problems)
    if session.out.as_json:
        _write(session, content, count=count, problems=problems)
    else:
        session.out.rows(([str(problem)] for problem in problems), ["problem"])
    where = counted(len({problem.file for problem in problems}), "file")
    said = f"{counted(count, 'problem')} in {where}." if problems else _fine(content)
    talk(said + _passed_over(content))
    return int(bool(problems))


def _fine(content: files.Files) -> str:
    meetings = counted(len(list(content.meetings())), "meeting")
    return f"No problems: {meetings} and {len(files.FILES)} tables hold every rule."


def _passed_over(content: files.Files) -> str:
    if not content.passed_over:
        return ""
    first = ", ".join(content.passed_over[:3])
    more = f" and {len(content.passed_over) - 3} more" if len(content.passed_over) > 3 else ""
    return f" Passed over beside the meetings: {first}{more}."


def _schema(session: Session, name: str) -> int:
    from summits.record import schemas

    session.out.document(schemas.schema(name))
    return 0


def _prints(session: Session, path: str) -> int:
    from summits.cli.articles import PRINTS, read, rows

    paragraphs = read(path)
    if session.out.as_json:
        content = files.read(session.folder)
        _write(session, content, count=len(paragraphs), paragraphs=paragraphs)
    else:
        session.out.rows(rows(paragraphs), PRINTS)
    return 0


def _write(session: Session, content: files.Files, **answer: Any) -> None:
    """A JSON answer that holds whatever the header is: it may be what is broken."""
    try:
        header = json.loads(content.content.get("dataset.json", b"{}"))
    except (ValueError, RecursionError):
        header = {}
    known = header.items() if isinstance(header, dict) else ()
    # What is no string there may be no JSON either: NaN.
    said = {key: value for key, value in known if isinstance(value, str)}
    session.out.document(envelope(said, **answer))
