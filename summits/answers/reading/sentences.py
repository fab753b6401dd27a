"""Where the sentences of a paragraph end, in three scripts: not behind `Mr.`, an initial or an ellipsis."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SHORT = "".join(
    rf"(?<!\b{word}\.)" for word in ("Mr", "Mrs", "Ms", "Dr", "St", "Gen", "Sen", "Lt")
)
_END = re.compile(rf"(?<=[.!?…]){_SHORT}(?<!\b[A-ZА-Я]\.)[”»\"]?\s+(?=[^\sa-zа-яё])")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The places where each sentence begins and ends.

    >>> list(sentences("Mr. Zumm said so. It rains."))
    [(0, 17), (17, 27)]
    """
    start = 0
    for found in _END.finditer(text):
        yield start, found.start()
        start = found.start()
    yield start, len(text)
