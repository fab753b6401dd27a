"""People whom the record does not know: after their first naming in full, the surname is enough."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from summits.answers.reading.mentions import Mention


class Strangers:
    """Those whom an article names, by their surname."""

    def __init__(self, unknown: Iterable[Mention]) -> None:
        self.full: dict[str, str] = {}
        for one in sorted(unknown, key=lambda one: -len(one.text)):
            if one.text[0].isupper():
                self.full.setdefault(one.text.split()[-1], one.text)

    def given(self, texts: Iterable[str]) -> None:
        """Take the first name too where it alone is used for somebody, as for `Xi Jinping`."""
        every = " ".join(texts)
        for surname, full in list(self.full.items()):
            first = full.split()[0]
            alone = re.search(rf"(?<!{re.escape(first)} )\b{re.escape(surname)}\b", every)
            if " " in full and not alone and first not in self.full:
                self.full[first] = full

    def named(self, text: str, known: Sequence[Mention]) -> Iterator[Mention]:
        """The strangers in a paragraph, in full or by surname, each by the name in full."""
        taken = [one for one in known if one.kind == "person"]
        for surname, full in self.full.items():
            for found in re.finditer(rf"(?:{re.escape(full)}|\b{re.escape(surname)})\b", text):
                one = Mention("unknown", full, found[0], *found.span())
                if one.is_apart(taken):
                    yield one
