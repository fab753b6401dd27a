"""Words in three scripts: folded the same way in what is asked and in what is searched."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class _Letters(dict[int, int | str | None]):
    """What becomes of a letter; combining marks are dropped, most others stay as they are."""

    def __missing__(self, letter: int) -> int | None:
        kept = None if unicodedata.combining(chr(letter)) else letter
        self[letter] = kept
        return kept


# Forms that no normalisation takes apart; the tatweel only stretches a word.
_LETTERS = _Letters(str.maketrans("ٱىیةەکıłøđ", "اييههكilod", "ـ"))
WORD = re.compile(r"[^\W_]+")
"""A word of a folded text."""
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_MARKED_WORD = rf"(?:[^\W_]|[{_MARKS}])+"
"""A word as it is written: its accents and vowel signs may be characters of their own."""


class Word(NamedTuple):
    """A folded word, and where it stands in the text as written."""

    folded: str
    start: int
    end: int


def fold(text: str) -> str:
    """A text with accents, letter forms and case folded away, in Latin, Cyrillic and Arabic script.

    >>> fold("Café")
    'cafe'
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text).casefold()
    # Case folding may leave letters that can be taken apart once more.
    return unicodedata.normalize("NFKD", plain).translate(_LETTERS)


def fold_words(text: str) -> list[str]:
    """The folded words of a text."""
    return WORD.findall(fold(text))


def spelt(text: str) -> str:
    """The folded words of a text between single blanks: two spellings of one name share them."""
    return " ".join(fold_words(text))


def located(text: str) -> Iterator[Word]:
    """The folded words of a text, each with its place, so that a hit is marked as it is written."""
    pattern = WORD if text.isascii() else re.compile(_MARKED_WORD)
    for found in pattern.finditer(text):
        # A ligature of several words is one place.
        for folded in fold_words(found[0]):
            yield Word(folded, found.start(), found.end())


def nearest(query: str, known: Iterable[str], count: int = 3, cutoff: float = 0.6) -> list[str]:
    """The known names that look most like what was typed, whole or by one of their words.

    Of a number, those of as many digits, by how far they are from it.
    """
    import difflib  # only on the way to an error

    alike: dict[str, list[str]] = {}
    for name in known:
        for form in {fold(name), *fold_words(name)}:
            alike.setdefault(form, []).append(name)
    if query.isdecimal() and len(query) < 10:
        numbers = [form for form in alike if form.isdecimal() and len(form) == len(query)]
        close = sorted(numbers, key=lambda form: abs(int(form) - int(query)))
    else:
        close = difflib.get_close_matches(fold(query), alike, n=count, cutoff=cutoff)
    return list(dict.fromkeys(name for form in close for name in alike[form]))[:count]


def meant(near: Sequence[str], otherwise: str) -> str:
    """A remedy for a name that is none: the nearest, or something else to do."""
    said = " or ".join(filter(None, [", ".join(near[:-1]), *near[-1:]]))
    return f"did you mean {said}?" if near else otherwise
