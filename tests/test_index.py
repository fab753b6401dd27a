"""Words sought in many texts at once are found where reading each text by its words finds them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summits.values.index import Index
from summits.values.words import fold_words

WORDS = st.sampled_from(
    ["a", "ab", "abc", "Ábc", "б", "бй", "b_c", "a-b", "ab’s", "ﬁn", "fi", "ꟿ", "3"]
)
TEXTS = st.lists(st.lists(st.lists(WORDS, max_size=5).map(" ".join), max_size=3), max_size=6)
ASKED = st.lists(WORDS, min_size=1, max_size=3).map(" ".join).map(fold_words)


def beginning(words: list[str], last: str, prefix: bool) -> list[str]:
    """The words, those that begin as the last one does made equal to it."""
    return [last if prefix and word.startswith(last) else word for word in words]


@given(TEXTS, ASKED, st.booleans())
def test_as_read(texts: list[list[str]], asked: list[str], prefix: bool) -> None:
    """In any order over all texts of a number; in a row within one of them."""
    index = Index(texts)
    read = [[fold_words(text) for text in several] for several in texts]
    *head, last = asked
    anywhere, in_a_row = set(), set()
    for number, several in enumerate(read):
        every = [word for words in several for word in words]
        if {*head} <= {*every} and last in beginning(every, last, prefix):
            anywhere.add(number)
        if any(
            words[at : at + len(head)] == head
            and beginning(words, last, prefix)[at + len(head)] == last
            for words in several
            for at in range(len(words) - len(head))
        ):
            in_a_row.add(number)
    assert index.having(asked, prefix=prefix) == anywhere
    assert index.in_a_row(asked, prefix=prefix) == in_a_row
    assert index.words == {word for several in read for words in several for word in words}
