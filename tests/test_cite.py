"""`summits cite`: what to paste, in six styles, each read by a program of its own field."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from summits.answers import cite
from summits.answers.cite import Reference
from summits.export import references
from summits.record.record import Record, cited
from summits.values import dates
from summits.values.citations import sources_of
from tests.conftest import INVENTED, Run
from tests.needs import program

HERALD = "northern-herald-1991-05-15"
HARD = Reference(
    key="hard-2021",
    title="A | B [sic] {{x}} 100 % & $5 #1_a ~ ^ \\ «Имя» الأسد <b>",
    authors=("Анна Иванова", "Smith, John and Sons"),
    work="Press & Co",
    agency="TASS",
    published=dates.parse("2021-09~"),
    accessed=dates.parse("2021-10-02"),
    language="ru",
    url="https://press.example/a?b=1&c={x}|y",
    archived=None,
    kind="press",
)
UNTITLED = HARD._replace(
    key="untitled", title=None, authors=(), agency=None, published=None, accessed=None
)


def test_a_meeting(run: Run) -> None:
    """What happened, where and when, then the best source of each side."""
    lines = run("cite", "1991-05-14").out.splitlines()
    assert lines[0] == (
        "Meeting of Orla Quillfeather and Bartolo Zumm, Teapot Palace, Quillport, Norland, 14 May 1991."
    )
    assert len(lines) == 3
    sides = [one["side"] for one in run("cite", "1991-05-14", "--json").json["cited"]]
    assert sides == ["norland", "suland"]


def test_all(run: Run, invented: Record) -> None:
    """`--all` is every source of the meeting."""
    card = invented.card("quillport-1991")
    assert len(run("cite", "1991-05-14", "--all").out.splitlines()) == card.sources + 1


def test_a_field(run: Run) -> None:
    """Each version of a dispute stands with its own sources."""
    cited = run("cite", "quillport-1991", "--field", "duration", "--json").json["cited"]
    assert [one["says"].rpartition("? ")[2] for one in cited] == [
        "1 hour, 30 minutes",
        "about 2 hours",
    ]
    assert all(one["references"] for one in cited)


def test_a_person(run: Run) -> None:
    """A person's name in any spelling is the field of how they took part."""
    one = run("cite", "quillport-1991", "--field", "Thistledown Pim").out
    assert "participants.pim-thistledown" in one.splitlines()[0]


def test_a_source_and_the_record(run: Run) -> None:
    """A source by its id, for good; the record with version and digest."""
    assert HERALD in run("cite", HERALD, "--style", "bibtex").out
    said = run("cite", "--dataset").out
    assert re.search(r"version 1\.0\.0 \([0-9a-f]{12}\)", said)


@pytest.mark.parametrize("arguments", [[], ["--dataset", "latest"], [HERALD, "--field", "date"]])
def test_one_thing_at_a_time(run: Run, arguments: list[str]) -> None:
    """What can't be meant is refused with a sentence."""
    assert run("cite", *arguments).code == 2


def test_dates_are_as_exact_as_known() -> None:
    """A month stays a month in each style; what has no day is n.d., and nowhere a day is made up."""
    for style in references.STYLES.values():
        assert "2021-09-01" not in style([HARD])
        assert "2021/09/01" not in style([HARD])
    assert references.csl(HARD)["issued"] == {"date-parts": [[2021, 9]], "circa": True}
    assert "n.d." in references.text(UNTITLED)
    assert "issued" not in references.csl(UNTITLED)
    assert "DA  - " not in references.ris(UNTITLED)


def test_untitled_has_no_title() -> None:
    """No title is made up: publisher and day stand for it, or nothing does."""
    assert "title" not in references.csl(UNTITLED)
    assert "title =" not in references.bibtex(UNTITLED)
    assert "TI  - " not in references.ris(UNTITLED)


def test_key_is_the_id(invented: Record) -> None:
    """The key of a reference is the source's id, whatever else changes."""
    for id in invented.sources:
        assert cite.reference(invented, id).key == id


def test_ris() -> None:
    """A RIS reader finds every record, its title, authors and address."""
    rispy = pytest.importorskip("rispy")
    text = references.STYLES["ris"]([HARD, UNTITLED])
    assert "\n" not in text.replace("\r\n", "")
    first, second = rispy.loads(text)
    assert (first["title"], first["authors"]) == (HARD.title, list(HARD.authors))
    assert first["id"] == "hard-2021"
    assert "title" not in second


def test_wikitext() -> None:
    """One template per reference, closed, of known parameters, whatever the title holds."""
    parser = pytest.importorskip("mwparserfromhell")
    known = {"author", "title", "url", "work", "agency", "date", "language", "access-date"}
    for row in (HARD, UNTITLED):
        code = parser.parse(references.wikitext(row))
        cited = [t for t in code.filter_templates() if t.name.matches(["cite news", "cite web"])]
        assert len(cited) == 1
        assert {str(param.name).strip() for param in cited[0].params} <= known
        (tag,) = code.filter_tags(matches=lambda node: node.tag == "ref")
        assert str(tag.get("name").value) == row.key


def _pandoc(tmp_path: Path, name: str, content: str) -> str:
    program("pandoc")
    bibliography = tmp_path / name
    bibliography.write_text(content, "utf-8")
    source = f"---\nbibliography: {bibliography}\nnocite: '@*'\n---\n"
    command = ["pandoc", "--citeproc", "--to", "plain", "--wrap", "none"]
    done = subprocess.run(command, input=source, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "rror" not in done.stderr
    return done.stdout


@pytest.mark.process
@pytest.mark.parametrize(("style", "name"), [("csl-json", "x.json"), ("bibtex", "x.bib")])
def test_pandoc(tmp_path: Path, style: str, name: str) -> None:
    """pandoc sets CSL-JSON and BibTeX, Cyrillic and Arabic in them, with every sign of the title."""
    shown = _pandoc(tmp_path, name, references.STYLES[style]([HARD, UNTITLED]))
    for part in ("Имя", "الأسد", "100 %", "& $5 #1_a", "Анна Иванова", "2021"):
        assert part in shown.replace("\u00a0", " ")


@pytest.mark.process
@pytest.mark.real
def test_pandoc_reads_every_source(real: Record, tmp_path: Path) -> None:
    """Every source of the real record is set by pandoc, in both forms."""
    rows = [cite.reference(real, id) for id in real.sources]
    for style, name in (("csl-json", "x.json"), ("bibtex", "x.bib")):
        assert _pandoc(tmp_path, name, references.STYLES[style](rows)).strip()


def test_csl_json(run: Run) -> None:
    """One JSON document of items, each with its id and type."""
    items: list[dict[str, Any]] = json.loads(
        run("cite", "1991-05-14", "--all", "--style", "csl-json").out
    )
    assert {"id", "type", "container-title"} <= items[0].keys()


@pytest.mark.parametrize("style", references.STYLES)
def test_hostile_text(run: Run, tmp_path: Path, style: str) -> None:
    """What turns a terminal round does not reach it; JSON keeps the true string, escaped."""
    shutil.copytree(INVENTED, tmp_path / "record")
    path = tmp_path / "record" / "sources.json"
    content = json.loads(path.read_text("utf-8"))
    row = next(row for row in content["sources"] if row["id"] == HERALD)
    row["title"] = "a\x1b[31mb\u202e [sic] [/] %"
    path.write_text(json.dumps(content), "utf-8")
    out = run("cite", HERALD, "--style", style, data=tmp_path / "record").out
    assert "\x1b" not in out
    assert "\u202e" not in out
    if style == "csl-json":
        assert json.loads(out)[0]["title"] == row["title"]


def test_the_best_has_an_address_and_is_official(real: Record) -> None:
    """No page without an address, and no press beside an official text that can be opened."""
    for meeting in real.meetings.values():
        for part in cite.of_meeting(real, meeting):
            (best,) = part.references
            rest = [real.sources[id] for id in sources_of(cited(meeting))]
            mine = [row for row in rest if row.side == part.side and row.url]
            assert best.url or not mine
            assert best.kind == "official" or not any(row.kind == "official" for row in mine)


def test_somebody_not_named(run: Run) -> None:
    """Where nothing is recorded it is said, as `evidence` says it."""
    asked = run("cite", "video-1991", "--field", "Fenella Inkwell")
    assert asked.code == 0
    assert asked.out == ""
    assert asked.err == run("evidence", "video-1991", "Fenella Inkwell").err != ""
