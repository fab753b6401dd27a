"""`summits timeline`: the meetings on a spine, the gaps between them in words, at every width."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import subprocess
import sys
import termios
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summits.answers import timeline
from summits.record.record import Card, Record
from summits.render.look import drawn, look
from summits.render.timeline import view
from summits.values import dates, spans
from tests.conftest import INVENTED, ROOT, Run

Golden = Callable[[str, str], None]


# What is worked out


def test_entries(invented: Record) -> None:
    """The first has no gap; each other one has that to the entry before it."""
    found = timeline.entries(invented, invented.confirmed())
    assert [(entry.card.id, entry.gap and entry.gap.words) for entry in found] == [
        ("quillport-1991", None),
        ("video-1991", "21 days"),
        ("ferrymouth-1994", "about 3 years"),
        ("saltcellar-1995", "about 9 months"),
        ("ferrymouth-south-1999", "about 4 years, 2 months"),
    ]
    assert [entry.gap.days for entry in found[1:] if entry.gap] == [21, None, None, None]
    assert [entry.years for entry in found] == [0, 0, 3, 0, 4]


def test_no_entries(invented: Record) -> None:
    """No meetings, no entries; one meeting, no gap."""
    assert timeline.entries(invented, []) == ()
    only = timeline.entries(invented, invented.cards[:1])
    assert [(entry.gap, entry.left_out) for entry in only] == [(None, 0)]


@settings(deadline=None, max_examples=60)
@given(st.sets(st.integers(0, 5), min_size=1), st.booleans())
def test_left_out(invented: Record, chosen: set[int], reverse: bool) -> None:
    """A gap spans what was left out and counts it: confirmed meetings only, in either direction."""
    cards = [invented.cards[number] for number in sorted(chosen, reverse=reverse)]
    found = timeline.entries(invented, cards)
    assert [entry.card for entry in found] == cards
    first, last = min(chosen), max(chosen)
    between = [card for card in invented.cards[first : last + 1] if card.status == "confirmed"]
    assert sum(entry.left_out for entry in found) == len([c for c in between if c not in cards])
    for before, entry in pairwise(found):
        assert entry.gap == spans.between(before.card.date, entry.card.date)


def _dated(invented: Record, text: str, status: str = "confirmed") -> Card:
    return invented.cards[0]._replace(date=dates.parse(text), status=status)


@pytest.mark.parametrize(
    ("text", "heading", "day", "doubt"),
    [
        ("2017-11-20", "2017", "20 Nov", ()),
        ("2024-11-29?", "2024", "29 Nov?", ("date uncertain",)),
        ("2024-11-29~", "2024", "29 Nov~", ("date approximate",)),
        ("2021-09", "2021", "Sep", ("day not known",)),
        ("2021-09-XX", "2021", "Sep", ("day not known",)),
        ("2021-09?", "2021", "Sep?", ("day not known", "date uncertain")),
        ("2021", "2021", "", ("day not known",)),
        ("2021~", "2021", "~", ("day not known", "date approximate")),
        ("202X", "the 2020s", "", ("year not known",)),
        ("19XX", "between 1900 and 1999", "", ("year not known",)),
        ("1995-03-01/1995-03-03", "1995", "1–3 Mar", ()),
        ("1995-03/1995-05", "1995", "Mar to May", ("day not known",)),
        ("1995/1996", "1995 to 1996", "", ("day not known",)),
        ("../1996", "until 1996", "", ("day not known",)),
        ("1996%", "1996", "%", ("day not known", "date uncertain and approximate")),
    ],
)
def test_imprecise(
    invented: Record, text: str, heading: str, day: str, doubt: tuple[str, ...]
) -> None:
    """A date stands under its year with no more precision than it has, and what lacks is said."""
    card = _dated(invented, text)
    assert (timeline.heading(card.date), timeline.day(card.date)) == (heading, day)
    assert timeline.doubt(card) == doubt
    assert timeline.doubt(_dated(invented, text, "unconfirmed")) == ("unconfirmed", *doubt)


# The screen


@pytest.mark.parametrize("width", [40, 80, 120])
def test_screen(run: Run, golden: Golden, width: int) -> None:
    """The spine at every width: nothing is cut, every line fits."""
    out = run("timeline", "--status", "all", width=width).out
    assert "…" not in out
    assert max(map(len, out.splitlines())) <= width
    golden(f"timeline-{width}", out)


def test_reverse(run: Run, golden: Golden) -> None:
    """The latest first; the same gaps stand between the same meetings, and the same years are named."""
    out = run("timeline", "--reverse", width=80).out
    golden("timeline-reverse-80", out)
    forth = run("timeline", width=80).out
    assert out.splitlines()[-2:] == forth.splitlines()[-2:]
    there, back = (run("timeline", *how, "--json").json for how in ([], ["--reverse"]))
    assert [m["id"] for m in back["meetings"]] == [m["id"] for m in there["meetings"]][::-1]
    assert [m["gap"] for m in back["meetings"][1:]] == [m["gap"] for m in there["meetings"][:0:-1]]


def test_left_out_is_said(run: Run) -> None:
    """A gap that spans what a filter left out says how many."""
    out = run("timeline", "--country", "Suland", "--since", "1991", width=80).out
    assert "left out" not in out
    out = run("timeline", "--city", "Quillport", "--city", "Saltcellar", width=80).out
    assert "about 3 years, 10 months · 2 left out" in out


def test_long_gaps_look_long(run: Run) -> None:
    """A gap of a year or more is drawn with another stroke, and on more lines, than a shorter one."""
    lines = run("timeline", "--until", "1994", width=80).out.splitlines()
    assert sum("│" in line for line in lines) == 1
    assert sum("┆" in line for line in lines) == 5


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_signs_of_every_terminal(run: Run, encoding: str) -> None:
    """Where a terminal lacks our signs, it gets plain ones in the same places."""
    out = run("timeline", width=80, encoding=encoding).out
    marks = {"ascii": "*o|:", "cp1252": "*o|:", "utf-8": "●○│┆"}[encoding]
    assert [mark in out for mark in marks] == [True] * 4
    assert "\\u" not in out
    assert [len(line) for line in out.splitlines()] == [
        len(line) for line in run("timeline", width=80).out.splitlines()
    ]


def test_hidden(run: Run) -> None:
    """An unconfirmed meeting is named below, and shown, marked and said where it is asked for."""
    out = run("timeline", width=80).out
    assert "Not confirmed, and shown with --status all: quillport-1996." in out
    assert "? Quillport" not in out
    out = run("timeline", "--status", "unconfirmed", width=80).out
    assert "29 Feb?  ?  Quillport, Norland  unconfirmed · date uncertain" in out
    assert "quillport-1996" not in out


def test_a_heading_wider_than_the_days(invented: Record) -> None:
    """Where a year is not known, all that is known of it stands as the heading, whole."""
    how = look(80, False)
    cards = [invented.cards[0], _dated(invented, "199X"), invented.cards[-1]]
    lines = drawn(view(invented, timeline.entries(invented, cards), how), how).splitlines()
    assert [line for line in lines if line[:2] in ("19", "th")] == ["1991", "the 1990s", "1999   ┆"]
    assert sum("an unknown time" in line for line in lines) == 2
    assert any("year not known · Teapot Palace" in line for line in lines)


@pytest.mark.parametrize("width", [20, 40, 60, 72, 79, 100, 300])
def test_narrow_and_wide(run: Run, width: int) -> None:
    """From 40 columns on every line fits, and every word of a meeting is there."""
    out = run("timeline", "--status", "all", width=width).out
    lines = out.splitlines()
    assert max(map(len, lines)) <= max(40, min(width, 120))
    words = " ".join(line.lstrip("0123456789 │┆●○") for line in lines)
    for word in ("Teapot Palace", "state visit", "8 named", "unconfirmed", "21 days", "29 Feb?"):
        assert word in words or word in out


def test_hostile_text(run: Run, tmp_path: Path) -> None:
    """What a venue says is text: no markup, no codes, no line of its own."""
    data = tmp_path / "data"
    shutil.copytree(INVENTED, data)
    path = data / "meetings" / "quillport-1991.json"
    meeting = json.loads(path.read_text("utf-8"))
    meeting["venue"] = "[sic] [/] [b]x[/b] :warning: \\[x] a\x1b[31mb\x07 \u202e a\ttab"
    path.write_text(json.dumps(meeting), "utf-8")
    for width in (40, 80, 120, None):
        out = run("timeline", "--until", "1991", data=data, width=width).out
        assert not set("\x1b\x07\u202e") & set(out)
    out = run("timeline", "--until", "1991", data=data, width=120).out
    assert "[sic] [/] [b]x[/b] :warning: \\[x] a[31mb  a tab · state visit" in out


# Data


def test_plain(run: Run) -> None:
    """Into a pipe: the columns of list, and the gap in days, empty where it is not known."""
    rows = run("timeline").rows
    listed = run("list").rows
    assert [row[:-1] for row in rows] == listed
    assert [row[-1] for row in rows] == ["", "21", "", "", ""]


def test_json(run: Run) -> None:
    """As list, each card also with its gap, null for the first."""
    answer = run("timeline", "--json").json
    listed = run("list", "--json").json
    bare = [
        {key: value for key, value in meeting.items() if key not in ("gap", "left_out")}
        for meeting in answer["meetings"]
    ]
    assert {**answer, "meetings": bare} == listed
    assert [meeting["gap"] for meeting in answer["meetings"][:3]] == [
        None,
        {"days": 21, "words": "21 days"},
        {"days": None, "words": "about 3 years"},
    ]
    assert {meeting["left_out"] for meeting in answer["meetings"]} == {0}


@pytest.mark.parametrize("how", [{"width": 80}, {}])
def test_empty(run: Run, how: dict[str, int]) -> None:
    """Nothing matched: exit 0, said on stderr, an empty list in JSON."""
    result = run("timeline", "--since", "1998", "--until", "1998", **how)
    assert (result.code, result.out) == (0, "")
    assert "No meeting is recorded then" in result.err
    answer = run("timeline", "--since", "1998", "--until", "1998", "--json", **how)
    assert (answer.json["count"], answer.json["meetings"]) == (0, [])


FILTERS = [
    ("--since", "1994"),
    ("--until", "1994"),
    ("--on", "05-14"),
    ("--city", "Ferrymouth"),
    ("--country", "Suland"),
    ("--person", "Thistledown Pim"),
    ("--topic", "fog"),
    ("--mode", "video"),
    ("--status", "all"),
    ("--disputed",),
    ("--min-origins", "3"),
]


@pytest.mark.parametrize("asked", FILTERS, ids=lambda asked: asked[0])
def test_filters(run: Run, asked: tuple[str, ...]) -> None:
    """Every filter of list, with the same answer."""
    listed = [meeting["id"] for meeting in run("list", *asked, "--json").json["meetings"]]
    shown = [meeting["id"] for meeting in run("timeline", *asked, "--json").json["meetings"]]
    assert shown == listed
    assert shown


# Real pipes and terminals


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "summits", "--data", str(INVENTED), *arguments]


def _environment(**more: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "XDG_CACHE_HOME")}
    return {**kept, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", **more}


@pytest.mark.process
@pytest.mark.parametrize(
    ("columns", "environment"),
    [
        (80, {"TERM": "xterm-256color"}),
        (80, {"TERM": "dumb"}),
        (40, {"TERM": "xterm", "NO_COLOR": "1"}),
        (120, {"FORCE_COLOR": "0"}),
        (300, {"TERM": "xterm", "NO_COLOR": "", "FORCE_COLOR": "1"}),
        (20, {"TERM": "xterm", "COLUMNS": "80"}),
    ],
)
def test_a_real_terminal(columns: int, environment: dict[str, str]) -> None:
    """On a pseudo-terminal: its width or COLUMNS, colour where it is wanted, no letter cut."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (50, columns))
    command = _command("timeline", "--status", "all")
    done = subprocess.run(
        command, stdout=theirs, stderr=theirs, stdin=theirs, env=_environment(**environment)
    )
    os.close(theirs)
    shown = b""
    try:
        while chunk := os.read(ours, 65536):
            shown += chunk
    except OSError:
        pass  # how a terminal says that nobody writes any more
    os.close(ours)
    out = shown.decode()
    assert done.returncode == 0
    assert "…" not in out
    assert ("\x1b[" in out) is (
        environment.get("TERM") != "dumb" and not environment.get("NO_COLOR")
    )
    assert "21 days" in out
    assert "Saltcellar, Suland" in out


@pytest.mark.process
def test_a_real_pipe() -> None:
    """A reader that stops early is nobody's error, in the plainest of locales."""
    command = " ".join(_command("timeline"))
    script = f"{command} | head -1; exit ${{PIPESTATUS[0]}}"
    environment = _environment(LC_ALL="C", PYTHONIOENCODING="cp1252")
    done = subprocess.run(["bash", "-c", script], capture_output=True, env=environment)
    assert done.stderr == b""
    assert done.stdout.startswith(b"quillport-1991\t1991-05-14\t")
    assert done.stdout.count(b"\n") == 1
    assert done.returncode in (0, 141)


def test_marks(run: Run) -> None:
    """`!` marks a meeting of which it is disputed when, where or with whom; the others are counted."""
    out = run("timeline", "--status", "all", width=120).out
    marked = [line for line in out.splitlines() if line.endswith("  !")]
    assert [re.split("●  ", line)[1].split("  ")[0] for line in marked] == [
        "Quillport, Norland",
        "Saltcellar, Suland",
    ]
    assert "! when, where or with whom is disputed" in out
    assert "other disputes" not in out
    real = " ".join(run("timeline", width=80, data=ROOT / "data").out.split())
    cards = run("list", "--json", data=ROOT / "data").json["meetings"]
    heavy = [
        any(field.split(".")[0] in ("date", "place", "participants") for field in card["disputed"])
        for card in cards
    ]
    others = sum(bool(card["disputed"]) for card in cards) - sum(heavy)
    assert real.count(" !") - 1 == sum(heavy)
    assert f"{others} with other disputes" in real
