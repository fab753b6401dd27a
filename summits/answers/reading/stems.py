"""Words without their endings, so that `Путиным` finds `Путин` and `processes` finds `process`.

Rough on purpose: both what is looked for and what is read goes through the same function.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

# A folded й is и. The longest ending is the leftmost; what stays has three letters at least.
_NAME_ENDINGS = "ым ом ем ои еи ою ею а е и о у ы ю я ь"
_RUSSIAN_ENDINGS = (
    "ыми ими ого его ому ему ами ями иях ией ием ия ии ию ие их ые ых ым ом ем ои еи ая яя ое ее ую юю "
    "ов ев ам ям ах ях а е и о у ы ю я ь"
)


def _ending(endings: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=[а-я]{{3}})(?:{'|'.join(endings.split())})$")


_OF_NAMES, _RUSSIAN = _ending(_NAME_ENDINGS), _ending(_RUSSIAN_ENDINGS)
_ENGLISH = re.compile(r"(?<=[a-z]{3})(?:(?<=s)es|(?<!s)s)$")
_ARABIC = re.compile(r"^(?:وال|بال|كال|فال|لل|ال|و|ب|ل|ف)(?=[\u0621-\u064a]{3})")
"""The article, and the `and`, `to` or `by` written on to a word."""


@lru_cache(4096)
def is_russian(word: str) -> bool:
    """Whether a folded word begins in Cyrillic script."""
    return re.match("[а-я]", word) is not None


@lru_cache(4096)
def is_arabic(word: str) -> bool:
    """Whether a folded word begins in Arabic script."""
    return re.match("[\u0600-\u06ff]", word) is not None


@lru_cache(4096)
def of_name(word: str) -> str:
    """A folded word of a name, in Russian without its case: `путиным` is `путин`.

    >>> of_name("путиным"), of_name("assads")
    ('путин', 'assads')
    """
    return _OF_NAMES.sub("", word)


@lru_cache(4096)
def of_word(word: str) -> str:
    """A folded word without plural or case, or an Arabic article: `troops` is `troop`.

    >>> of_word("processes"), of_word("воисками"), of_word("troops")
    ('process', 'воиск', 'troop')
    """
    if is_russian(word):
        return _RUSSIAN.sub("", word)
    if word.isascii():
        return _ENGLISH.sub("", word)
    return _ARABIC.sub("", word)


def without_prefixes(word: str) -> Iterator[str]:
    """A folded word, then what it may be behind an Arabic `and`, `to` or `by` written on to it.

    >>> list(without_prefixes("وبوتين"))
    ['وبوتين', 'بوتين', 'وتين']
    """
    yield word
    if not is_arabic(word):
        return
    for first in "^[وف](?=...)", "^[بلك](?=...)":
        if re.match(first, word):
            word = word[1:]
            yield word
    if word[0] == "ل":
        yield f"ا{word}"  # للأسد is ل and الأسد
    if word.startswith("ال"):
        yield word[2:]
