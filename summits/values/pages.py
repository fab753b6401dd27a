"""The text of a saved page: one paragraph per line, without what is no text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    re.split(" ", "p div li h1 h2 h3 h4 h5 h6 br tr dt dd blockquote article section main")
)
_SILENT = frozenset(
    re.split(" ", "script style noscript template svg head nav footer form button iframe")
)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.silent += tag in _SILENT
        if tag in _BLOCKS:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(0, self.silent - (tag in _SILENT))
        if tag in _BLOCKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.lines[-1] += data


def is_page(text: str) -> bool:
    """Whether a text is a saved page rather than plain text."""
    head = text[:2000].lstrip("\ufeff \r\n\t").lower()
    return head.startswith(("<!doctype html", "<html", "<?xml")) and "<" in text[10:]


def text_of(page: str) -> str:
    """The text of a page, one paragraph per line, blank lines between them."""
    reader = _Text()
    reader.feed(page)
    reader.close()
    lines = (" ".join(line.split()) for line in reader.lines)
    return "\n\n".join(line for line in lines if line) + "\n"
