"""Types command lines: mostly such as somebody could mean, and now and then anything."""

from __future__ import annotations

import random
from pathlib import Path
from typing import NamedTuple

import click

from summits.cli import GROUPS, cli

WORDS = [
    *("quillport-1991", "video-1991", "latest", "first", "latest~1", "first~99", "LATEST~0", "q", "1991"),
    *("14 May 1991", "May 1991", "14 мая 1991", "05/06/1991", "1991-05-14/..", "199X", "Monday 14 May"),
    *("Orla", "zumm", "Зумм", "Quillfeather", "ferrymouth", "herring", "lighthouses", "norland", "XN"),
    *("", " ", "-", "--", "*", '"', '"a b', "a*", "-a", "?", "???", "—", "(x)", "[/]", ":flag:", "0", "-1"),
    *("9" * 4301, "x" * 3000, "é" * 300, "\x1b[31m", "\u202e", "\udcff", "\n", "a\tb", "🎉", "ـ", "\u200f"),
    *("statements.count-together", "participants.orla-quillfeather", "date", "disputes.time-of-day"),
    *("json", "csv", "ics", "csv-facts", "screen", "svg", "nowhere", ".", "x.csv", "ru", "ar", "2021"),
    *("meeting", "people", "zsh", "bash", "--help", "--json", "--plain", "--data", "--header", "moscow"),
    *("html", "geojson", "datapackage", "wikitext", "markdown", "jsonl", "Ann al-", "al-Assad", "²", "٣"),
    *("12 June 2018", "~1991", "1991?", "../invented", "/dev/null", "pipe", "1-9", "a=b", "nan", "20"),
]  # fmt: skip
DATES = "1991-05-14|14 May 1991|May 1991|1991|199X|1991-05/1991-07|../1993|1991~|13 мая 1991|Tue 14 May 1991"
MEETINGS = (
    "quillport-1991|video-1991|latest|first|latest~1|1991|May 1991|14 May 1991|saltcellar-1995|q"
)
SOURCES = (
    "northern-herald-1991-05-15|suland-palace-1991#1|https://example.org/x|http://example.org/ü?q#a"
)
FILES = "article.txt|page.html|northern-herald.txt|junk.bin|pipe|empty|articles|list.csv|-|gone.txt"
LISTS = (
    "list.csv|tabs.csv|latin.csv|trump-kim.csv|bush-putin.csv|historian.csv|junk.bin|empty|pipe|-"
)
FORMATS = "csv|csv-facts|json|jsonl|ics|geojson|markdown|wikitext|datapackage|html"
TEXTS = "Tea|It is a matter of herring; and of lighthouses|=cmd|-33.5|[sic]|Зумм|لقاء|é\u0301|a, b; c|“x”"
NAMES = "Orla Quillfeather|zumm|Bartolo Zumm|Ann Lee Fox|Зумм|Иван Новый|بشار|al-Ray|Ann (x)|Quillfeather"


def _each(names: str, meant: str) -> dict[str, str]:
    return dict.fromkeys(names.split(), meant)


MEANT = {
    **_each("since until on reported published accessed date when covers", DATES),
    **_each("a b meeting", MEETINGS),
    **_each("source sources facts", SOURCES),
    **_each("url archived where", "https://example.org/x|http://tass.com/politics/976568"),
    **_each("files target prints", FILES),
    **_each("name person people by principal", NAMES),
    **_each("topic topics broader", "herring-census|lighthouses|Counting the herring|herring"),
    **_each("city place", "Quillport|ferrymouth|Saltcellar|New Town|Аль-Порт"),
    **_each("text says summary venue title scope definition label office offices", TEXTS),
    **_each("aliases words creator separator publisher", TEXTS),
    "asked": f"{MEETINGS}|{NAMES}|date|duration|place|own|show|formats|lighthouses",
    "what": f"{MEETINGS}|northern-herald-1991-05-15",
    "as_id": "northern-herald-1991-05-15|new-1999",
    "file": LISTS,
    "folder": "made|made/again|article.txt|here|.",
    "format": FORMATS,
    "shell": "bash|zsh|fish",
    "country": "Norland|XN|Russia|RU|Suland",
    "side": "Norland|suland|other",
    "sides": "France:FR:emmanuel-macron|Germany:DE:Olaf Scholz|A:XA:b c|A:B|::|Аб:XB:Ёж Ёж:абский:Office",
    "told": "date=When|city=Town|people=Who|=|date=date|x",
    "delimiter": ",|;|tab|\\t|ab|",
    "encoding": "utf-8|cp1251|latin-1|utf-16|idna|nonsense",
    "duration": "about 4 hours|PT4H~|2 hours|90 minutes|for ever",
    "id": "new-1999|x|UP|quillport-1991|a b|latest",
    "lang": "ru|ar|en",
    "language": "en|ru",
    "license": "CC-BY-4.0|x",
    "schema": "meeting|people|sources|dataset|candidates",
    "output": "out.csv|nowhere/out|made|-|/dev/null|pipe",
    "old": ".|made|v1.0.0|HEAD|nowhere",
    "new": ".|made|nowhere",
    "field": "date|place|participants.orla-quillfeather|duration",
    "kind": "official|press",
    "origin": "tass|northern-herald",
    "called": "ru=Зумм|ar=لقاء|x",
    "authors": "Ann Lee; Bo Fox",
    "latitude": "55.75|-91|nan",
    "longitude": "37.6|181|x",
    "origins": "1|2|9|10",
    "min_origins": "1|2|9",
    "most": "1|3",
    "path": ".|made|../invented",
}  # fmt: skip
"""What may be meant by a parameter, between bars; others are drawn from all words."""
SETTINGS: dict[str, list[str]] = {
    "COLUMNS": ["", "0", "1", "2", "20", "40", "80", "300", "5000", "-5", "x", "9" * 4301, "٤٠", "²"],
    "LINES": ["", "0", "1", "24", "x", "9" * 4301],
    "TERM": ["", "dumb", "xterm-256color", "nonsense"],
    "NO_COLOR": ["", "0", "1"],
    "FORCE_COLOR": ["", "0", "1"],
    "PAGER": ["", "cat", '"unclosed', "\\", "no-such-program", "false"],
    "LESS": ["", "X", "R"],
    "TZ": ["PST8PDT", "<+14>-14", "nonsense"],
    "LC_ALL": ["C", "de_DE.UTF-8", "nonsense"],
}  # fmt: skip
ENCODINGS = ["utf-8"] * 6 + ["ascii", "cp1252", "koi8-r", "utf-16", "shift_jis"]
SHELLS = ["bash_complete", "zsh_complete", "fish_complete", "bash_source", "nonsense"]


class Case(NamedTuple):
    """A run: what was typed, where, and what was answered to questions."""

    arguments: list[str]
    settings: dict[str, str]
    terminal: bool
    encoding: str
    stdin: str = "One.\n\nTwo.\n"

    @property
    def command(self) -> str:
        """The command that was meant."""
        known = {name for group in GROUPS.values() for name in group}
        return next((word for word in self.arguments if word in known), "no command")

    def __str__(self) -> str:
        stream = "terminal" if self.terminal else "pipe"
        return (
            f"{self.arguments!r:.600} {self.settings!r:.300} {stream} {self.encoding} "
            f"{self.stdin!r:.200}"
        )


class Typist:
    """Somebody at a keyboard."""

    def __init__(self, draw: random.Random) -> None:
        self.draw = draw
        context = click.Context(cli)
        names = [name for group in GROUPS.values() for name in group]
        self.commands = {name: cli.get_command(context, name) for name in names}

    def line(self) -> list[str]:
        """One command line, without the record it is about."""
        if self.draw.random() < 0.03:
            return self._words(4)
        name, command = self.draw.choice(list(self.commands.items()))
        line = [name]
        while isinstance(command, click.Group) and self.draw.random() < 0.97:
            name, command = self.draw.choice(list(command.commands.items()))
            line.append(name)
        line += self._options(command) + self._arguments(command)
        if self.draw.random() < 0.1:
            self.draw.shuffle(line)
        return line

    def _options(self, command: click.Command | None) -> list[str]:
        every = [one for one in command.params if isinstance(one, click.Option)] if command else []
        line = []
        for option in self.draw.sample(
            every, min(len(every), self.draw.choice([0, 1, 1, 2, 3, 5]))
        ):
            if option.name in ("data", "into", "shown"):
                continue
            line.append(self.draw.choice([*option.opts, *option.secondary_opts]))
            if not option.is_flag:
                line.append(self._value(option))
        return line

    def _arguments(self, command: click.Command | None) -> list[str]:
        line = []
        for one in command.params if command else ():
            if isinstance(one, click.Argument) and self.draw.random() < 0.9:
                line += [self._value(one) for _ in range(self.draw.choice([1, 1, 1, 2]))]
        return line if self.draw.random() < 0.9 else line + self._words(2)

    def _value(self, parameter: click.Parameter) -> str:
        if self.draw.random() < 0.2:
            return self.draw.choice(WORDS)
        if isinstance(parameter.type, click.Choice):
            return str(self.draw.choice(list(parameter.type.choices)))
        meant = MEANT.get(parameter.name or "")
        return self.draw.choice(meant.split("|") if meant else WORDS)

    def _words(self, most: int) -> list[str]:
        return [self.draw.choice(WORDS) for _ in range(self.draw.randrange(most + 1))]

    def settings(self) -> dict[str, str]:
        """Some of what can be set around a command."""
        names = self.draw.sample(sorted(SETTINGS), self.draw.randrange(4))
        return {name: self.draw.choice(SETTINGS[name]) for name in names}

    def case(self, record: Path) -> Case:
        """A run over a record."""
        line = self.line()
        settings = self.settings()
        if self.draw.random() < 0.03:
            return Case([], settings | self._asked_to_complete(record, line), False, "utf-8")
        at = 0 if self.draw.random() < 0.5 else len(line)
        line[at:at] = ["--data", str(record)]
        answers = "".join(f"{self.draw.choice(WORDS)}\n" for _ in range(self.draw.randrange(9)))
        terminal = self.draw.random() < 0.4
        return Case(line, settings, terminal, self.draw.choice(ENCODINGS), answers)

    def _asked_to_complete(self, record: Path, line: list[str]) -> dict[str, str]:
        """A shell that asks what fits: it can hand over no NUL and no half sign."""
        words = ["summits", *(word.encode("utf-8", "replace").decode() for word in line)]
        kind = self.draw.choice(SHELLS)
        at = str(self.draw.randrange(len(words) + 1))
        return {
            "_SUMMITS_COMPLETE": kind,
            "COMP_WORDS": " ".join(words),
            "COMP_CWORD": at if kind[0] != "f" else words[-1],
            "SUMMITS_DATA": str(record),
        }
