"""The shells: the script each one loads, and how it is told what fits and what that is.

Click works out what fits. Its own scripts leave gaps that these close: bash gets no descriptions and
takes `--mode=video` for three words, fish cuts a description at its first comma, errors are shown.
"""

from __future__ import annotations

import os

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
)

from summits.cli.complete import VARIABLE
from summits.values.clean import printable

_BASH = """\
# Completion of %(prog_name)s for bash, written by: %(prog_name)s completion bash
%(complete_func)s() {
    local IFS=$'\\n' kind reply
    COMPREPLY=()
    while IFS=$'\\t' read -r kind reply; do
        if [[ $kind == dir || $kind == file ]]; then
            compopt -o filenames 2>/dev/null
            COMPREPLY=($(compgen -${kind:0:1} -- "${COMP_WORDS[COMP_CWORD]}"))
        elif [[ $kind == plain ]]; then
            COMPREPLY+=("$reply")
        fi
    done < <(env COMP_WORDS="${COMP_WORDS[*]:0:COMP_CWORD+1}" COMP_CWORD="$COMP_CWORD" \\
        COMP_TYPE="$COMP_TYPE" %(complete_var)s=bash_complete "$1" 2>/dev/null)
}
# Only bash 4.4 and newer keep an order.
complete -o nosort -F %(complete_func)s %(prog_name)s 2>/dev/null ||
    complete -F %(complete_func)s %(prog_name)s
"""

_ZSH = """\
#compdef %(prog_name)s
# Completion of %(prog_name)s for zsh, written by: %(prog_name)s completion zsh
%(complete_func)s() {
    local line kind
    local -a offers
    # Of --mode=video only what stands behind the sign is replaced.
    [[ $PREFIX == --*=* ]] && compset -P '*='
    for line in "${(@f)$(env COMP_WORDS="${words[1,CURRENT]}" COMP_CWORD=$((CURRENT - 1)) \\
        %(complete_var)s=zsh_complete %(prog_name)s 2>/dev/null)}"; do
        kind=${line%%%%$'\\t'*}
        if [[ $kind == dir ]]; then
            _path_files -/
        elif [[ $kind == file ]]; then
            _path_files
        elif [[ $kind == plain ]]; then
            offers+=(${line#*$'\\t'})
        fi
    done
    (( $#offers )) && _describe -V %(prog_name)s offers -U -i "$IPREFIX"
}
if [[ $funcstack[1] == %(complete_func)s ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
"""

_FISH = """\
# Completion of %(prog_name)s for fish, written by: %(prog_name)s completion fish
function %(complete_func)s
    for line in (env COMP_WORDS=(commandline -cp) COMP_CWORD=(commandline -ct) \\
            %(complete_var)s=fish_complete %(prog_name)s 2>/dev/null)
        set -l part (string split --max 1 \\t -- $line)
        if test "$part[1]" = dir
            __fish_complete_directories $part[2]
        else if test "$part[1]" = file
            __fish_complete_path $part[2]
        else if test "$part[1]" = plain
            echo $part[2]
        end
    end
end
complete --no-files --keep-order --command %(prog_name)s --arguments "(%(complete_func)s)"
"""


class Shell(ShellComplete):
    """A shell that is told kind, value and description, and nothing where anything is wrong."""

    def complete(self) -> str:
        try:
            return super().complete()
        except Exception:
            # The reader is in the middle of a line; the command itself will say what is wrong.
            return ""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        found = super().get_completions(args, incomplete)
        return [CompletionItem(item.value, item.type, printable(item.help or "")) for item in found]

    def source(self) -> str:
        """The script; Click would run bash to ask for its version."""
        return ShellComplete.source(self)


class Bash(Shell, BashComplete):
    """Bash has no descriptions, so where it only lists what fits, they are put behind the values."""

    source_template = _BASH

    def get_completion_args(self) -> tuple[list[str], str]:
        args, incomplete = super().get_completion_args()
        # `--mode=video` comes as three words.
        return [word for word in args if word != "="], incomplete

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        found = super().get_completions(args, incomplete)
        # One is inserted; so is each in turn (37) and all (42): https://www.gnu.org/software/bash
        if len(found) < 2 or os.environ.get("COMP_TYPE") in ("37", "42"):
            return found
        width = max(len(item.value) for item in found)
        return [
            CompletionItem(f"{item.value:<{width}}  ({item.help})") if item.help else item
            for item in found
        ]

    def format_completion(self, item: CompletionItem[str]) -> str:
        return f"{item.type}\t{item.value}"


class Zsh(Shell, ZshComplete):
    """Zsh shows what stands behind the first colon."""

    source_template = _ZSH

    @property
    def func_name(self) -> str:
        # That of the file it is kept in, so that the function takes the file's place once it is read.
        return f"_{self.prog_name}"

    def format_completion(self, item: CompletionItem[str]) -> str:
        value = item.value.replace(":", r"\:")
        return f"{item.type}\t{value}:{item.help}" if item.help else f"{item.type}\t{value}"


class Fish(Shell, FishComplete):
    """Fish shows what stands behind a tab."""

    source_template = _FISH

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        found = super().get_completions(args, incomplete)
        option, sign, _ = incomplete.partition("=")
        if not sign or not option.startswith("--"):
            return found
        # Fish wants the whole word, `--mode=video`.
        return [CompletionItem(f"{option}={item.value}", help=item.help) for item in found]

    def format_completion(self, item: CompletionItem[str]) -> str:
        return f"{item.type}\t{item.value}" + (f"\t{item.help}" if item.help else "")


SHELLS: dict[str, type[Shell]] = {"bash": Bash, "zsh": Zsh, "fish": Fish}


def register() -> None:
    """Have Click answer these shells so."""
    for name, shell in SHELLS.items():
        add_completion_class(shell, name)


def script(name: str) -> str:
    """What a shell loads."""
    from summits.cli import cli

    return SHELLS[name](cli, {}, "summits", VARIABLE).source()
