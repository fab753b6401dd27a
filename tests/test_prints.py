"""Prints: what of a paragraph counts, and what is a paragraph."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from summits.values import prints
from tests.conftest import ARTICLES

LINES = st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=30)


def marks(text: str) -> list[str]:
    """The prints of a text."""
    return [paragraph.print for paragraph in prints.paragraphs(text)]


def test_a_print() -> None:
    """The first 16 hex digits of SHA-256: whoever can compute it can check it."""
    # printf '"Well" - he said' | sha256sum | cut -c1-16
    assert prints.fingerprint("“Well”  –  he said") == "61d23424a893b807"


@pytest.mark.parametrize(
    "other",
    [
        '"It\'s so" - he said',
        "“It’s so” – he said",
        "„It‚s so‟ — he said",
        "«Itʼs so» ― he said",
        "″It′s so″ − he said",
        '\t"It\'s\u00a0so"  -\u2003he said ',
    ],
)
def test_what_does_not_count(other: str) -> None:
    """The form of quotes and dashes, and spacing, are a site's taste."""
    assert marks(other) == marks('"It\'s so" - he said')


@pytest.mark.parametrize(
    "other", ["It is s0", "it is so", "It is so.", "Itis so", "It ís so", "It is so\u200b"]
)
def test_what_counts(other: str) -> None:
    """Every letter, capital, accent and full stop is the article's."""
    assert marks(other) != marks("It is so")


@given(LINES)
def test_normal_forms(line: str) -> None:
    """A letter and its accent are one, however they are stored."""
    assert marks(unicodedata.normalize("NFD", line)) == marks(unicodedata.normalize("NFC", line))


@given(st.lists(LINES), st.sampled_from(["\r\n", "\n", "\r", "\n\n", "\r\n \r\n"]))
def test_line_ends(lines: list[str], end: str) -> None:
    """Windows, Unix and old Mac line ends, and blank lines between, are the same text."""
    assert marks(end.join(lines)) == marks("\n".join(lines))


def test_what_separates() -> None:
    """Only line ends separate: U+2028 and U+0085 stand inside a paragraph."""
    assert [row.text for row in prints.paragraphs("a\u2028b\n\n \t\nc\u0085d\x0ce\r\n")] == [
        "a\u2028b",
        "c\u0085d\x0ce",
    ]


@given(LINES, LINES)
def test_numbers(a: str, b: str) -> None:
    """Paragraphs are counted from 1 over those that are not blank."""
    assume(a.strip() and b.strip() and not a.startswith("\ufeff"))
    found = prints.paragraphs(f"\n{a}\n\n  \n{b}\n")
    assert [(row.number, row.text) for row in found] == [(1, a.strip()), (2, b.strip())]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding: str) -> None:
    """UTF-8, with or without a mark, and UTF-16 that says so."""
    text = (ARTICLES / "southern-post.txt").read_text("utf-8")
    assert marks(prints.decode(text.encode(encoding))) == marks(text)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("café".encode("latin-1"), "not text in UTF-8"),
        (b"\x7fELF\0\0\0", "not text in UTF-8"),
        (b"\xff\xfea", "not text in UTF-8"),
        (b"a" * (prints.MOST + 1), "larger than 2 MB"),
    ],
)
def test_no_article(data: bytes, why: str) -> None:
    """What is no text, or too long for one, is refused with the reason."""
    with pytest.raises(prints.NotAnArticle, match=why):
        prints.decode(data)


def test_the_record_agrees(invented) -> None:  # type: ignore[no-untyped-def]
    """The invented articles are the ones whose prints the invented record holds."""
    for source, name in [
        ("northern-herald-1991-05-15", "northern-herald"),
        ("southern-post-1991-05-16", "southern-post"),
    ]:
        text = (ARTICLES / f"{name}.txt").read_text("utf-8")
        assert invented.sources[source].prints == tuple(marks(text))
