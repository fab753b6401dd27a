"""`summits completion`."""

from __future__ import annotations

import os

import click

from summits.cli import complete, options, usage
from summits.cli.output import talk
from summits.cli.session import Session
from summits.errors import UsageError, quoted

EXAMPLES = """
summits completion bash > ~/.local/share/bash-completion/completions/summits
summits completion zsh > ~/.zfunc/_summits
summits completion fish > ~/.config/fish/completions/summits.fish
"""
_OFFERED = {name: f"the script for {name}" for name in ("bash", "zsh", "fish")}
PLACES = dict(line.split(" > ") for line in EXAMPLES.strip().splitlines())


@usage.command(
    EXAMPLES,
    "Completion for your shell, or for SHELL, of commands, options, meetings and names. For "
    "zsh, fpath must have the folder before compinit runs.",
)
@click.argument("shell", required=False, shell_complete=complete.words(_OFFERED))
@options.as_json
@options.everywhere
def command(session: Session, /, shell: str | None) -> None:
    from summits.cli import shells

    name = shell or os.path.basename(os.environ.get("SHELL", ""))
    if name not in shells.SHELLS:
        raise UsageError(
            f"{quoted(name)} is no shell that summits completes in; name bash, zsh or fish."
        )
    script = shells.script(name)
    if session.out.as_json:
        session.document(shell=name, script=script)
        return
    session.out.write(script)
    if session.out.terminal:
        made = f"summits completion {name}"
        talk(f"To keep it where {name} looks for it: {made} > {PLACES[made]}")
