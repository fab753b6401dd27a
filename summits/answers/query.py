"""What was asked of `search`, term by term."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from summits.values.words import fold_words

_QUOTES = str.maketrans("“”„«»", '"""""')
_LITTLE = frozenset(
    fold_words("""
    a about all an and any are as at be been by did do does for from had has have he her his how
    i in is it its me of on or our she so that the their them there they this to us was we were
    what when where which who whom whose why will with would you
    в где и из к как когда кто на не о об от по с у что это был была было были
    اين الى ان على عن في كان كانت كيف لماذا ما متى مع من هل هو هي و
    """)
)
"""Words without a meaning of their own."""


class Term(NamedTuple):
    """A word or a phrase that is looked for."""

    words: tuple[str, ...]
    """Folded."""
    prefix: bool
    """Whether the last word is only the beginning of one: `recon*`."""
    without: bool
    """Whether it is to be left out: `-word`."""

    @property
    def little(self) -> bool:
        """Whether it has no meaning of its own: what people ask with."""
        return not (self.without or self.prefix) and _LITTLE.issuperset(self.words)


def terms_of(text: str) -> list[Term]:
    """The terms of a query. Whatever is typed has a reading; what has no letter or digit is nothing."""
    typed = ((fold_words(part), part, without) for part, without in _typed(text))
    return [Term(tuple(w), part.endswith("*"), without) for w, part, without in typed if w]


def _typed(text: str) -> Iterator[tuple[str, bool]]:
    # Words and phrases as typed, each with whether it is to be left out.
    without = False
    for number, part in enumerate(text.translate(_QUOTES).split('"')):
        if number % 2:
            yield part, without
            continue
        typed = part.split()
        yield from ((word, word.startswith("-")) for word in typed)
        without = part.endswith("-") and not typed[-1].strip("-")
