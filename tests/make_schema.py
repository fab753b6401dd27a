"""Rewrite what is made from the models: data/schema, the field tables in data/README.md, filling.py.

`python -m tests.make_schema`; a table stands between `<!-- fields: NAME -->` and `<!-- end -->`.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from summits.record import schemas

DATA = Path(__file__).parent.parent / "data"
FILLING = Path(schemas.__file__).parent / "filling.py"
_BLOCK = re.compile(r"(<!-- fields: ([a-z]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def schema_text(name: str) -> str:
    """A schema as its file has it."""
    return json.dumps(schemas.schema(name), ensure_ascii=False, indent=2) + "\n"


def filled(text: str) -> str:
    """A Markdown text with its blocks of fields made anew."""
    return _BLOCK.sub(lambda found: f"{found[1]}\n{schemas.table(found[2])}\n\n{found[3]}", text)


def main(data: Path = DATA) -> None:
    """Write all of it."""
    (data / "schema").mkdir(exist_ok=True)
    for name in schemas.NAMES:
        (data / "schema" / f"{name}.json").write_text(schema_text(name), "utf-8")
    FILLING.write_text(schemas.filling(), "utf-8")
    codebook = data / "README.md"
    if codebook.exists():
        codebook.write_text(filled(codebook.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
