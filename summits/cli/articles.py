"""A reader's own copies of articles: which files are meant, and what is in them."""

from __future__ import annotations

import os
import select
import stat
import sys
from collections.abc import Iterable, Iterator

from summits.errors import UsageError, reason
from summits.record.files import open_without_waiting
from summits.values import pages, prints

STDIN = "-"
PATIENCE = 5
"""Seconds that something which is no file may keep silent."""
PRINTS = ("paragraph", "print", "text")
"""The columns of an article's paragraphs."""


def found(names: Iterable[str]) -> list[str]:
    """The files that are meant, those in folders below included; raise UsageError where one is missing."""
    return [path for name in names for path in _found(name)]


def _found(name: str) -> Iterator[str]:
    if name == STDIN:
        yield name
    elif os.path.isdir(name):
        for folder, folders, files in os.walk(name):
            # An editor's and a system's own files are nobody's articles.
            folders[:] = sorted(inner for inner in folders if not inner.startswith("."))
            paths = (os.path.join(folder, file) for file in sorted(files) if file[0] != ".")
            # A named pipe would hold the command for ever; a link that leads nowhere is told of.
            yield from (path for path in paths if os.path.isfile(path) or not os.path.exists(path))
    elif os.path.lexists(name):
        yield name
    else:
        raise UsageError(f"“{name}” is no file or folder; name a text of an article, or “-”.")


def read(name: str) -> list[prints.Paragraph]:
    """The paragraphs of an article; raise UsageError where it can't be read."""
    try:
        return paragraphs(name)
    except prints.NotAnArticle as error:
        raise UsageError(f"“{name}” is {error}.") from None


def paragraphs(name: str) -> list[prints.Paragraph]:
    """The paragraphs of an article; raise NotAnArticle with the reason, nameless."""
    try:
        words = prints.decode(_bytes(name))
        return prints.paragraphs(pages.text_of(words) if pages.is_page(words) else words)
    except OSError as error:
        raise prints.NotAnArticle(f"not to be read ({reason(error)}); check the file") from None


def rows(paragraphs: Iterable[prints.Paragraph]) -> Iterator[tuple[int, str, str]]:
    """Paragraphs under those columns."""
    return ((row.number, row.print, row.text) for row in paragraphs)


def text(name: str) -> str:
    """The text of an article, of a saved page its words; raise UsageError where it can't be read."""
    return "\n\n".join(row.text for row in read(name)) + "\n"


def _bytes(name: str) -> bytes:
    if name == STDIN:
        return sys.stdin.buffer.read(prints.MOST + 1) if sys.stdin else b""
    with open(name, "rb", opener=open_without_waiting) as file:
        if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            return file.read(prints.MOST + 1)
        return _waited_for(file.fileno())


def _waited_for(stream: int) -> bytes:
    """What comes from something that may block: `<(command)` is no file."""
    content = b""
    while len(content) <= prints.MOST:
        if not select.select([stream], [], [], PATIENCE)[0]:
            raise prints.NotAnArticle(
                f"silent for {PATIENCE} seconds; give a file that holds the text"
            )
        piece = os.read(stream, 1 << 16)
        if not piece:
            break
        content += piece
    return content
