"""A print: a short fingerprint of one paragraph, so that citations are checked without the article.

A paragraph is what CRLF, LF or CR separates, blank ones skipped. It is put into NFC, curly quotes and
dashes become ASCII, runs of white space one space, the ends are stripped; the print is the first 16 hex
digits of the SHA-256 of its UTF-8.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Collection, Sequence
from typing import NamedTuple

MOST = 2 * 1024 * 1024
"""What is larger is no article: some 400 pages."""

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


class NotAnArticle(ValueError):
    """Bytes that are not the text of an article; the message says why and what to do."""


def decode(data: bytes) -> str:
    """The text of an article: UTF-8, or UTF-16 that says so; raise NotAnArticle for anything else."""
    if len(data) > MOST:
        raise NotAnArticle("larger than 2 MB, as no article is; give the article's text alone")
    utf16 = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if utf16 else "utf-8")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise NotAnArticle("not text in UTF-8; save the article as plain text in UTF-8")
    return text


def paragraphs(text: str) -> list[Paragraph]:
    """The non-blank paragraphs of an article, each with its print."""
    # Not str.splitlines, which also cuts at U+2028 and U+0085.
    lines = [line.strip() for line in re.split(r"\r\n|\n|\r", text.removeprefix("\ufeff"))]
    kept = [line for line in lines if line]
    return [Paragraph(number, line, fingerprint(line)) for number, line in enumerate(kept, 1)]


def fingerprint(line: str) -> str:
    """The print of one paragraph, 16 hex digits."""
    return hashlib.sha256(_plain(line)).hexdigest()[:_DIGITS]


def _plain(line: str) -> bytes:
    plain = line
    if not line.isascii():
        plain = unicodedata.normalize("NFC", line).translate(_QUOTES_AND_DASHES)
    return " ".join(plain.split()).encode("utf-8", "replace")


_DIGITS = 16
_WITHIN = re.compile(r"(?<=[.!?…:;»”\"')])\s+")
"""Where one paragraph may end and another begin, if a copy has them on one line."""
_LONGEST, _LINES, _PIECES = 5000, 120, 5000
"""How many bytes and lines are tried as one paragraph, and of how many pieces in all."""


def rejoined(rows: Sequence[Paragraph], known: Collection[str]) -> list[Paragraph]:
    """The paragraphs of a copy whose lines were wrapped or joined, as these prints have them.

    Lines and sentences that have, together, such a print exactly become one paragraph; so does what
    stands between two of them.
    """
    pieces = [piece for row in rows for piece in _WITHIN.split(row.text)]
    if len(pieces) > _PIECES:
        return list(rows)
    # A line may have been broken behind a hyphen.
    gaps = ["" if re.search(r"\w-$", piece) else " " for piece in pieces]
    pieces = [piece + gap for piece, gap in zip(pieces, gaps, strict=True)]
    plain = [_plain(piece) + gap.encode() for piece, gap in zip(pieces, gaps, strict=True)]
    texts: list[str] = []
    at, begun = 0, 0
    while at < len(pieces):
        end = _run(plain, at, known)
        if end is None:
            at += 1
            continue
        texts += ["".join(pieces[begun:at]).strip(), "".join(pieces[at:end]).strip()]
        at = begun = end
    texts.append("".join(pieces[begun:]).strip())
    kept = filter(None, texts)
    return [Paragraph(number, text, fingerprint(text)) for number, text in enumerate(kept, 1)]


def _run(pieces: Sequence[bytes], at: int, known: Collection[str]) -> int | None:
    """Where the longest run of pieces with a known print ends."""
    begun, size, found = hashlib.sha256(), 0, None
    for number in range(at, min(len(pieces), at + _LINES)):
        size += len(pieces[number])
        if size > _LONGEST:
            break
        whole = begun.copy()
        whole.update(pieces[number].rstrip())
        if whole.hexdigest()[:_DIGITS] in known:
            found = number + 1
        begun.update(pieces[number])
    return found
