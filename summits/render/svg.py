"""A screen as a picture: SVG that Rich records, without a font or an address from elsewhere."""

from __future__ import annotations

from html import escape

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.terminal_theme import TerminalTheme

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


def picture(drawn: RenderableType, console: Console, title: str) -> str:
    """What is drawn, as SVG; an address that runs over the edge makes the picture as wide."""
    console.record = True
    console.print(drawn, crop=False)
    # Rich ends every line at the edge of its console, which an address may lie beyond.
    lines = console.export_text(clear=False).splitlines()
    console.width = max(console.width, *(cell_len(line.rstrip()) for line in lines or [""]))
    named = escape(title).replace("{", "&#123;").replace("}", "&#125;")
    return console.export_svg(
        title=title, theme=_THEME, code_format=_FORMAT % named, unique_id="screen"
    )
