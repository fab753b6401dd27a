"""Every command that reads a record, as somebody may type it; a test holds that none is left out."""

from __future__ import annotations

from summits.cli.commands.cite import STYLES
from summits.export import FORMATS
from tests.conftest import ARTICLES, INVENTED

QUILLPORT = "quillport-1991"
SOURCE = "northern-herald-1991-05-15"
ARTICLE = str(ARTICLES / "northern-herald.txt")
READERS = [
    ["list"],
    ["show", "latest"],
    ["show", QUILLPORT, "--evidence"],
    ["show", QUILLPORT, "--person", "zumm"],
    ["compare"],
    ["compare", QUILLPORT, "quillport-1996", "--all"],
    ["timeline"],
    ["search", "lighthouse*"],
    ["search", "quill*"],
    ["search", "???"],
    ["topics"],
    ["topics", "lighthouses"],
    ["people"],
    ["people", "orla-quillfeather"],
    ["evidence", QUILLPORT],
    ["evidence", QUILLPORT, "duration"],
    ["accounts", QUILLPORT],
    ["sources"],
    ["sources", "--read", "none"],
    ["sources", SOURCE],
    ["verify", ARTICLE],
    ["read", ARTICLE],
    ["read", ARTICLE, "--as", SOURCE],
    ["about"],
    ["about", "--coverage"],
    ["changes", str(INVENTED)],
]
"""Every command that reads a record and has forms."""
OTHERS = [["--version"], ["--help"], ["help"], ["help", "show"], ["check"]]
OTHERS += [["export", name, "--status", "all"] for name in FORMATS if name != "datapackage"]
OTHERS += [["export", name, QUILLPORT] for name in ("markdown", "wikitext", "html")]
OTHERS += [["cite", QUILLPORT, "--all", "--style", style] for style in STYLES]
OTHERS += [["cite", SOURCE, "--style", style] for style in STYLES]
FORMS = [["--json"], ["--format", "screen", "--color", "always"], ["--format", "markdown"]]
