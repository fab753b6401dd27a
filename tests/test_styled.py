"""Words with styles: broken and coloured as Rich's console would, which is asked each time."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from summits.render.look import Beside, Group, Look, address, drawn, hung, indented
from summits.render.styled import _CONSOLE, Block, coded, lines_of

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
        start, end = sorted(draw(st.integers(0, len(shown))) for _ in "ab")
        if start < end:
            shown.stylize(style, start, end)
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


def plain(block: Block, width: int) -> list[str]:
    """The words of its lines."""
    return [line.plain for line in lines_of(block, width)]


@given(texts(), WIDTHS)
def test_as_rich(text: Text, width: int) -> None:
    """Every line and every escape is what Rich would send to a terminal."""
    screen = console(width)
    with screen.capture() as captured:
        screen.print(text, crop=False)
    sent = "".join(f"{coded(line)}\n" for line in lines_of(text, width))
    assert sent == captured.get()


@given(texts(), WIDTHS)
def test_nothing_is_lost(text: Text, width: int) -> None:
    """Lines keep within their width, and have every letter in order."""
    shown = plain(text, width)
    assert all(cell_len(line) <= width for line in shown)
    assert re.sub(r"\s", "", "".join(shown)) == re.sub(r"\s", "", text.plain)


@given(texts(), texts(), st.integers(20, 60))
def test_beside(left: Text, right: Text, width: int) -> None:
    """The second cell begins in its column on every line, whatever stands in the first."""
    marked = [f"|{line}" for line in plain(right, width - 11)]
    second = Group(*map(Text, marked))
    # Of a joiner and the blank behind it, Rich counts neither.
    left = Text(left.plain.replace("\u200d", ""))
    for line in plain(Beside([left, second], [8, 0]), width)[: len(marked)]:
        before, _, behind = line.partition("|")
        assert cell_len(before) == 10
        assert cell_len(behind) <= width - 11


@given(texts(), texts(), WIDTHS)
def test_drawn_twice(one: Text, other: Text, width: int) -> None:
    """Who draws a text leaves it as it was, so that it may stand in several places."""
    kept = [text.copy() for text in (one, other)]
    page = Group(one, Beside([one, other, one], [8, 0, 8]), hung(other, indented(one), 3))
    assert plain(page, width) == plain(page, width)
    assert [one, other] == kept


def test_styles_on_top() -> None:
    """A later colour goes before an earlier one, and signs add up."""
    text = Text("abc", "dim cyan")
    text.stylize("bold green", 1, 2)
    assert coded(text) == "\x1b[2;36ma\x1b[0m\x1b[1;2;32mb\x1b[0m\x1b[2;36mc\x1b[0m"


def test_address() -> None:
    """An address stays on one line at every width; its link encloses it and its colour."""
    shown = address("https://x.example/a-b", "at ", "https://x.example/a-b", "dim")
    assert plain(shown, 10) == ["at https://x.example/a-b"]
    before, link = coded(shown).split("\x1b]8;", 1)
    assert before == "\x1b[2mat \x1b[0m"
    told = r"id=\d+-?\d*;https://x.example/a-b\x1b\\\x1b\[2mhttps://x.example/a-b\x1b\[0m"
    assert re.fullmatch(rf"{told}\x1b\]8;;\x1b\\", link)


def test_stand() -> None:
    """What stands for a console answers as one, so that words are justified as by one."""
    words = Text("one two three four five six")
    words.stylize("bold", 4, 7)
    ours, theirs = (words.wrap(asked, 12, justify="full") for asked in (_CONSOLE, console(12)))
    assert list(ours) == list(theirs)
    assert ours[0].plain == "one      two"


@pytest.mark.parametrize("colour", [False, True])
def test_no_blanks_at_ends(colour: bool) -> None:
    """A line ends where its words do, as far as it can without taking a style's blanks apart."""
    page = Group(hung("·", indented(Text("one two  ")), 2), Text("end \u2800"))
    assert drawn(page, Look(40, colour)) == "·   one two\nend\n"
