"""A print: a short fingerprint of one paragraph, so that citations are checked without the article.

A paragraph is what CRLF, LF or CR separates, blank ones skipped. It is put into NFC, curly quotes and
dashes become ASCII, runs of white space one space, the ends are stripped; the print is the first 16 hex
digits of the SHA-256 of its UTF-8.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import NamedTuple

_QUOTES_AND_DASHES = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ′", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)


class Paragraph(NamedTuple):
    """One paragraph of an article: its number from 1, its text as it stands, its print."""

    number: int
    text: str
    print: str


def paragraphs(text: str) -> list[Paragraph]:
    """The non-blank paragraphs of an article, each with its print."""
    # Not str.splitlines, which also cuts at U+2028 and U+0085.
    lines = [line.strip() for line in re.split(r"\r\n|\n|\r", text.removeprefix("\ufeff"))]
    kept = [line for line in lines if line]
    return [Paragraph(number, line, fingerprint(line)) for number, line in enumerate(kept, 1)]


def fingerprint(line: str) -> str:
    """The print of one paragraph, 16 hex digits."""
    plain = unicodedata.normalize("NFC", line).translate(_QUOTES_AND_DASHES)
    return hashlib.sha256(" ".join(plain.split()).encode("utf-8", "replace")).hexdigest()[:16]
