"""A screen as a picture: SVG that Rich records, without a font or an address from elsewhere."""

from __future__ import annotations

import io
from collections.abc import Sequence
from html import escape

from rich.cells import cell_len
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

# Rich would have the reader's browser fetch a font.
_FORMAT = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<title>%s</title>
<style>
.{unique_id}-matrix {{
  font: {char_height}px/{line_height}px Menlo, Consolas, "DejaVu Sans Mono", monospace;
}}
.{unique_id}-title {{ font: bold 16px sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
_THEME = TerminalTheme(
    (22, 27, 34),
    (226, 230, 235),
    [
        (22, 27, 34),
        (255, 123, 114),
        (126, 211, 140),
        (230, 190, 100),
        (121, 176, 255),
        (200, 160, 255),
        (110, 205, 215),
        (226, 230, 235),
    ],
)


def picture(lines: Sequence[Text], width: int, title: str) -> str:
    """Lines as SVG; an address that runs over the edge makes the picture as wide."""
    console = Console(
        file=io.StringIO(),
        width=max(width, *(cell_len(line.plain.rstrip()) for line in lines)),
        height=100,  # Rich takes no notice of the width of a dumb terminal without
        color_system="standard",
        force_terminal=True,
        legacy_windows=False,
        record=True,
    )
    for line in lines:
        console.print(line, no_wrap=True, overflow="ignore", crop=False)
    named = escape(title).replace("{", "&#123;").replace("}", "&#125;")
    return console.export_svg(
        title=title, theme=_THEME, code_format=_FORMAT % named, unique_id="screen"
    )
