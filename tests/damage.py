"""Damage: what can become of a data folder by hands, editors, systems and accidents."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

VALUES: list[Any] = [
    *(None, 0, -1, True, 1e308, float("nan"), float("inf"), 10**30, "", " ", [], {}, [[]], [{}], [None]),
    *("x", "x" * 5000, "latest", "2021", "1991-02-30", "199X", "../..", "1991-05-14/1991-05-13", "PT4H~"),
    *("\u202e[/]\x1b[31m", "\x1b]8;;javascript:x\x07", "\ud800", "\0", "Ann al-", "???", "—", "ـ", "(x)"),
    *("suland-palace-1991#1-99999", "suland-palace-1991", "x#3,2", "javascript:alert(1)", "https://x/ y"),
    *("orla-quillfeather", "quillport", "herring-census", "participants.orla-quillfeather.office", "norland"),
]  # fmt: skip
BYTES = [
    b"\xff",
    b"\0",
    b"{",
    b"}",
    b"[",
    b'"',
    b",",
    b"\n<<<<<<< HEAD\n",
    b"\xef\xbb\xbf",
    b"NaN",
    b"1e999",
]
BYTES += [
    b'{"a":' * 400,
    b"[" * 100_000,
    b"9" * 5000,
    b"\\ud800",
    b"\xe2\x80\xae",
    b"\r",
    b'"id": "x",',
]
NAMES = [
    "x.orig",
    "Thumbs.db",
    "a b.json",
    "quillport-1991 2.json",
    "UP.json",
    "é.json",
    ".x",
    "#x#",
]
NAMES += ["x" * 200 + ".json", "new\nline.json", "-x.json", "quillport-1991", "z-1991.json"]


def damaged(draw: random.Random, folder: Path) -> list[str]:
    """Damage a folder in one to four ways; say how."""
    ways = [_value, _value, _value, _value, _list, _bytes, _bytes, _file]
    done = []
    for _ in range(draw.choice([1, 1, 1, 2, 3, 4])):
        way = draw.choice(ways)
        files = [path for path in sorted(folder.rglob("*.json")) if path.is_file()]
        if files:
            path = draw.choice(files)
            done.append(f"{path.name}: {way(draw, path)}")
    return done


TEXTS = {
    "name",
    "names",
    "aliases",
    "city",
    "label",
    "definition",
    "title",
    "url",
    "archived",
    "says",
    "text",
}
TEXTS |= {
    "question",
    "because",
    "venue",
    "summary",
    "publisher",
    "authors",
    "creator",
    "scope",
    "claim",
}
TEXTS |= {"finding", "short", "adjective", "gaps"}
HARM = [
    *("\u202e[/]\x1b[31m", "\x1b]8;;http://x.example\x07x", "\ud800", "\0", "a\x9b2Jb", "\ufeff", "\u2028"),
    *("javascript:alert(1)", "https://x.example/\x1b\\\x1b[2J", "data:text/html,x", "https://x.example/ y"),
    *("???", "—", "ـ", "(x)", "Ann al-", "al-", "\u200f", "\u0301", "", " ", "x" * 5000, "é" * 900),
    *("</script><script>x</script>", "<img src=x onerror=y>", "=cmd|x", "[x](javascript:y)", "{{x}} | ]]"),
    *("“[sic] :flag:", "x\ty", "\r\n", "a\n\nb"),
]  # fmt: skip


def spoilt(draw: random.Random, folder: Path) -> list[str]:
    """Put into some texts what the gate would never let through, and nothing where it joins; say where."""
    done = []
    paths = draw.sample(sorted(folder.rglob("*.json")), 4)
    for path in paths:
        value = _parsed(path)
        places = [place for place in _places(value) if _is_text(place)]
        for holder, key, at in draw.sample(places, min(len(places), draw.choice([1, 2, 9, 99]))):
            harm = draw.choice(HARM)
            holder[key] = harm if draw.random() < 0.5 else f"{holder[key]} {harm}"
            done.append(f"{path.name} {at} {harm!r:.40}")
        path.write_text(json.dumps(value), "utf-8")
    return done


def _is_text(place: tuple[Any, Any, tuple[Any, ...]]) -> bool:
    holder, key, at = place
    return isinstance(holder[key], str) and "evidence" not in at and not TEXTS.isdisjoint(at[-2:])


def _parsed(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        return None


def _places(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, Any, tuple[Any, ...]]]:
    """Every place of a value that something else can be put in: what holds it, its key, its path."""
    items = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    found = []
    for key, inner in items:
        found.append((value, key, (*at, key)))
        found.extend(_places(inner, (*at, key)))
    return found


def _written(path: Path, value: Any) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    path.write_text(text, "utf-8", errors="surrogatepass")


def _value(draw: random.Random, path: Path) -> str:
    value = _parsed(path)
    places = _places(value)
    if not places:
        return "nothing"
    holder, key, at = draw.choice(places)
    kind = draw.randrange(10)
    if kind == 0:
        del holder[key]
        what = "left out"
    elif kind == 1 and isinstance(holder, dict):
        holder[draw.choice(["x", "held", "$schema", "value", "key", "\x1b", "k" * 3000, "~/"])] = (
            holder.pop(key)
        )
        what = "renamed"
    elif kind == 2:
        other, from_key, from_at = draw.choice(places)
        holder[key] = other[from_key]
        what = f"as {from_at}"
    else:
        holder[key] = draw.choice(VALUES)
        what = f"is {holder[key]!r:.40}"
    try:
        _written(path, value)
    except (ValueError, RecursionError):
        return "nothing"  # put into itself
    return f"{at} {what}"


def _list(draw: random.Random, path: Path) -> str:
    value = _parsed(path)
    lists = [holder[key] for holder, key, _ in _places(value) if isinstance(holder[key], list)]
    if not lists:
        return "nothing"
    rows = draw.choice(lists)
    times = draw.choice([0, 2, 3, 200, 3000])
    if times == 2:
        draw.shuffle(rows)
    elif len(json.dumps(rows)) * times < 3_000_000:
        rows[:] = rows * times
    _written(path, value)
    return f"a list times {times}"


def _bytes(draw: random.Random, path: Path) -> str:
    data = bytearray(path.read_bytes())
    at = draw.randrange(len(data) + 1)
    kind = draw.randrange(4)
    if kind == 0:
        del data[at:]
    elif kind == 1 and at < len(data):
        data[at] = draw.randrange(256)
    elif kind == 2:
        data = bytearray(
            data.decode("utf-8", "replace").encode(
                draw.choice(["utf-16", "cp1252", "utf-8-sig"]), "replace"
            )
        )
    else:
        data[at:at] = draw.choice(BYTES)
    path.write_bytes(data)
    return f"bytes {kind} at {at}"


def _file(draw: random.Random, path: Path) -> str:
    ways: dict[str, Callable[[], Any]] = {
        "removed": path.unlink,
        "a folder": lambda: (path.unlink(), path.mkdir()),
        "a dead link": lambda: (path.unlink(), path.symlink_to("nowhere")),
        "a link to itself": lambda: (path.unlink(), path.symlink_to(path.name)),
        "a pipe": lambda: (path.unlink(), os.mkfifo(path)),
        "empty": lambda: path.write_bytes(b""),
        "copied": lambda: path.with_name(draw.choice(NAMES)).write_bytes(path.read_bytes()),
        "renamed": lambda: path.rename(path.with_name(draw.choice(NAMES))),
        "a folder for its folder": lambda: path.parent.rename(path.parent.with_name("gone")),
    }
    how = draw.choice(list(ways))
    if how == "a folder for its folder" and path.parent.name != "meetings":
        how = "empty"
    ways[how]()
    return how
