"""`summits help`."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from summits.cli import COMMANDS, GROUPS, complete, options, topics, usage
from summits.cli.session import Session
from summits.cli.streams import size
from summits.errors import UsageError, quoted
from summits.values.words import meant, nearest

EXAMPLES = """
summits help
summits help show
summits help dates
"""


_LEADS = {
    "filters": "meetings",
    "filter": "meetings",
    "margin": "sides",
    "origin": "sides",
    "origins": "sides",
    "parts": "sides",
    "formats": "export",
    "csv": "export",
    "exit": "output",
    "pager": "output",
}
"""Words that are asked for, and where they are explained."""


def _known(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem[str]]:
    return complete.fitting({**topics.TOPICS, **COMMANDS}.items(), typed)


@usage.command(
    EXAMPLES,
    "Each command with its sentence, and help topics; or one of them whole.",
)
@click.argument("asked", metavar="[COMMAND|TOPIC]", nargs=-1, shell_complete=_known)
@options.no_pager
@options.everywhere
def command(session: Session, /, asked: tuple[str, ...]) -> None:
    session.out.page(_of(session.ctx, asked) if asked else _all(session.ctx))


def _all(ctx: click.Context) -> str:
    formatter = ctx.make_formatter()
    for title, rows in {**GROUPS, "Help topics, as summits help dates": topics.TOPICS}.items():
        with formatter.section(title):
            formatter.write_dl(list(rows.items()))
    return formatter.getvalue().lstrip("\n")


def _of(ctx: click.Context, asked: tuple[str, ...]) -> str:
    """The help of a command, or of a command of a group; the text of a topic; or both of one name."""
    root = ctx.find_root()
    name = asked[0].lower()
    every = [*COMMANDS, *topics.TOPICS]
    if name not in (*COMMANDS, *topics.TOPICS) or (len(asked) > 1 and name not in COMMANDS):
        near = [_LEADS[name]] if name in _LEADS else nearest(name, every, cutoff=0.7)
        raise UsageError(
            f"{quoted(' '.join(asked))} is no command and no topic; {meant(near, 'see summits help.')}"
        )
    texts = []
    if name in COMMANDS:
        found, within = root.command, root
        for word in asked:
            assert isinstance(found, click.Group)
            inner = found.get_command(within, word.lower())
            if inner is None:
                raise UsageError(f"{quoted(word)} is no command of {within.command_path}.")
            found, within = inner, inner.context_class(inner, info_name=word.lower(), parent=within)
            if not isinstance(found, click.Group):
                break
        texts.append(f"{found.get_help(within)}\n")
    if name in topics.TOPICS:
        texts.append(topics.shown(name, min(size()[0], 100)))
    return "\n".join(texts)
