"""Words with styles: broken, cut and coloured as Rich would, which is asked each time."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Span
from rich.text import Text as RichText

from summits.render.look import Beside, Group, Look, drawn, hung, indented
from summits.render.styled import Text, assemble

WIDTHS = st.integers(2, 60)
WORDS = st.text("ab c-é—“”Д漢字😀\u0301\u200d\ufe0f  \n", max_size=60)
STYLES = st.sampled_from(
    ["bold", "dim", "italic", "cyan", "bold yellow", "bright_blue", "underline magenta", "green"]
)


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """Words with a style, and others on top of parts of them."""
    shown = Text(draw(WORDS), draw(st.sampled_from(["", "dim", "bold cyan"])))
    for style in draw(st.lists(STYLES, max_size=3)):
        start, end = sorted(draw(st.integers(0, len(shown.plain))) for _ in "ab")
        shown = shown.marked(style, start, end)
    return shown


def console(width: int) -> Console:
    """Rich's, taking text as text."""
    return Console(
        file=io.StringIO(),
        width=width,
        height=100,
        color_system="standard",
        force_terminal=True,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )


def rich(text: Text) -> RichText:
    """The same words in Rich's hands."""
    return RichText(text.plain, spans=[Span(*span) for span in text.spans])


def plain(lines: Sequence[Text]) -> list[str]:
    """The words of lines."""
    return [line.plain for line in lines]


def looks(text: Text) -> list[tuple[str, list[str]]]:
    """Each letter with its styles."""
    return [
        (letter, [style for start, end, style in text.spans if start <= at < end])
        for at, letter in enumerate(text.plain)
    ]


@given(texts(), WIDTHS)
def test_as_rich(text: Text, width: int) -> None:
    """Every line and every escape is what Rich would send to a terminal."""
    screen = console(width)
    with screen.capture() as captured:
        screen.print(rich(text), crop=False)
    sent = "".join(f"{line.escaped()}\n" for line in text.lines(width))
    assert sent == captured.get()


@given(texts(), WIDTHS)
def test_nothing_is_lost(text: Text, width: int) -> None:
    """Lines keep within their width, and have every letter in order."""
    lines = text.lines(width)
    assert all(cell_len(line.plain) <= width for line in lines)
    whole = re.sub(r"\s", "", text.plain)
    assert re.sub(r"\s", "", "".join(plain(lines))) == whole


@given(texts(), st.lists(st.integers(0, 60), max_size=4))
def test_divided_and_put_together(text: Text, places: list[int]) -> None:
    """The pieces put together again are the whole, each letter in the same styles."""
    cuts = sorted(min(place, len(text.plain)) for place in places)
    assert looks(assemble(*text.divide(cuts))) == looks(text)


@given(texts(), texts(), st.integers(20, 60))
def test_beside(left: Text, right: Text, width: int) -> None:
    """The second cell begins in its column on every line, whatever stands in the first."""
    # Rich counts what a joiner stands before as part of one sign, be it a blank between cells.
    assume("\u200d" not in left.plain)
    marked = [f"|{line.plain}" for line in right.lines(width - 11)]
    second = Group(*map(Text, marked))
    for line in Beside([left, second], [8, 0]).lines(width)[: len(marked)]:
        before, _, behind = line.plain.partition("|")
        assert cell_len(before) == 10
        assert cell_len(behind) <= width - 11


def test_styles_on_top() -> None:
    """A later colour goes before an earlier one, and signs add up."""
    text = Text("abc", "dim cyan").marked("bold green", 1, 2)
    assert text.escaped() == "\x1b[2;36ma\x1b[0m\x1b[1;2;32mb\x1b[0m\x1b[2;36mc\x1b[0m"


def test_link() -> None:
    """A link encloses its words and their colour."""
    text = Text("abc", "dim").marked("link https://x.example", 0, 3)
    assert text.escaped() == "\x1b]8;;https://x.example\x1b\\\x1b[2mabc\x1b[0m\x1b]8;;\x1b\\"


@pytest.mark.parametrize("colour", [False, True])
def test_no_blanks_at_ends(colour: bool) -> None:
    """A line ends where its words do, as far as it can without taking a style's blanks apart."""
    page = Group(hung("·", indented(Text("one two  ")), 2), Text("end \u2800"))
    assert drawn(page, Look(40, colour)) == "·   one two\nend\n"
