"""The cells of our CSV, read back as whoever reads the file has to."""

from __future__ import annotations

import re


def unguarded(text: str) -> str:
    """The text of a guarded cell."""
    return text[1:] if re.match(r"'+[=+\-@\t\r]", text) else text


def unlisted(text: str) -> list[str]:
    """The parts of a list in one cell."""
    parts = re.findall(r"(?:^|; )((?:\\.|[^;\\])*)", text, re.DOTALL) if text else []
    return [re.sub(r"\\(.)", r"\1", part, flags=re.DOTALL) for part in parts]
