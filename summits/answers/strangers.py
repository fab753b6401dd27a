"""People whom the record does not know: after their first naming in full, the surname is enough."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summits.answers.mentions import Mention


class Strangers:
    """Those whom an article has named so far, by their surname."""

    def __init__(self) -> None:
        self.full: dict[str, str] = {}

    def named(
        self, text: str, unknown: Sequence[Mention], known: Sequence[Mention]
    ) -> Iterator[Mention]:
        """The strangers in a paragraph, in full or by surname, each by the name in full."""
        for one in unknown:
            if " " in one.text and one.text[0].isupper():
                self.full[one.text.split()[-1]] = one.text
        taken = [one for one in known if one.kind == "person"]
        for surname, full in self.full.items():
            for found in re.finditer(rf"(?:{re.escape(full)}|\b{re.escape(surname)})\b", text):
                start, end = found.span()
                if all(end <= one.start or start >= one.end for one in taken):
                    yield Mention("unknown", full, found[0], start, end)
