"""Text within Markdown: whatever is in it, it is shown as it is written."""

from __future__ import annotations

import re

from summits.values.clean import printable

_SIGNS = re.compile(r"[\\`*_\[\]<>|~&$^]")
_LINE = re.compile(r"^(\s*)([#+=-]|\d+(?=[.)]))")
_EMOJI = re.compile(r":(?=[A-Za-z0-9_+-]+:)")


def escaped(text: str) -> str:
    """A text on one line, in which nothing is markup."""
    shown = _SIGNS.sub(r"\\\g<0>", printable(text))
    shown = _EMOJI.sub(r"\\:", shown)
    return _LINE.sub(lambda found: _begun(*found.groups()), shown)


def _begun(blank: str, sign: str) -> str:
    """The beginning of a line that would make a heading or a list of it."""
    return f"{blank}{sign}\\" if sign.isdigit() else f"{blank}\\{sign}"


def link(text: str, url: str | None) -> str:
    """A text that links to an address; without one, the text."""
    if not url:
        return escaped(text)
    return f"[{escaped(text)}]({bare(url)})"


def bare(url: str) -> str:
    """An address that is a link by itself; what would end it, or the cell it stands in, is encoded."""
    target = url.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C").replace("|", "%7C")
    return f"<{printable(target)}>"


def row(cells: list[str]) -> str:
    """A row of a table, of cells that are Markdown already."""
    return f"| {' | '.join(cells)} |\n"


def head(names: list[str]) -> str:
    """The head of a table."""
    return row([escaped(name) for name in names]) + row(["---"] * len(names))
