"""Style and script as they go into the page: without notes, indentation and blanks that say nothing."""

from __future__ import annotations

import re

_NOTES = re.compile(r"/\*.*?\*/", re.DOTALL)
_STYLE = re.compile(r"\s*([{};,]|:(?=[ \n]))\s*")
"""Signs of a style sheet that need no blank around them."""
_INNER = r"\$\{(?:[^`{}]|`[^`]*`|\{[^{}]*\})*\}"
"""What a template puts in; it may hold a template itself."""
_SCRIPT = re.compile(
    rf"""
    (?P<whole>
        "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' | `(?:\\.|{_INNER}|[^`\\])*`
        | (?:(?<=\()/(?![/*])|(?<=[\s!])/(?![/*\s]))(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+/[a-z]*
    )
    | (?P<note> [ ]*//[^\n]* | /\*.*?\*/ )
    | \s*\n\s*(?=[}})\]]) | (?P<before> [{{(\[,;] )\s*\n\s*
    | \s*\n(?P<line>)\s*
    | [ ]?(?P<sign> [=(){{}}\[\],;:?<>&|!*] )[ ]?
    """,
    re.VERBOSE | re.DOTALL,
)
"""Strings, templates and patterns stay whole; a line's end stays where it may end a statement."""


def style(text: str) -> str:
    """A style sheet, shorter."""
    return _STYLE.sub(r"\1", _NOTES.sub("", text)).strip()


def script(text: str) -> str:
    """A script of ours, shorter; it is not for any script: none of ours has a pattern after a name."""

    def short(found: re.Match[str]) -> str:
        if found["whole"]:
            return found["whole"]
        if found["note"]:
            return ""
        return "\n" if found["line"] is not None else found["before"] or found["sign"] or ""

    return _SCRIPT.sub(short, text).strip()
