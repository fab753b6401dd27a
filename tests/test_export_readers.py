"""What we write, read by the programs that people read it with."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from summits.export import FORMATS, Export, ics
from summits.record.record import Record
from summits.record.wording import Names
from tests import hostile, needs
from tests.cells import unguarded
from tests.conftest import INVENTED, ROOT, Run

DATA = [INVENTED, pytest.param(ROOT / "data", marks=pytest.mark.real)]


def command(*arguments: str, **more: Any) -> str:
    """What a program says; it must succeed."""
    done = subprocess.run(arguments, capture_output=True, text=True, **more)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


# Calendars


def _events(text: str) -> dict[str, Any]:
    calendar = needs.package("icalendar").Calendar.from_ical(text.encode())
    return {str(event["uid"]).partition("@")[0]: event for event in calendar.walk("VEVENT")}


@pytest.mark.parametrize("data", DATA)
def test_icalendar(run: Run, data: Path) -> None:
    """An event per meeting whose days are known, with the exclusive end; ids, not dates, name it."""
    out = run("export", "ics", "--status", "all", data=data).out
    assert out.endswith("END:VCALENDAR\r\n")
    assert "\n" not in out.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in out.split("\r\n"))
    cards = {row[0]: row[1] for row in run("list", "--status", "all", data=data).rows}
    for id, event in _events(out).items():
        assert event["status"] in ("CONFIRMED", "TENTATIVE")
        assert event["transp"] == "TRANSPARENT"
        first = event["dtstart"].dt
        assert cards[id].startswith(first.isoformat())
        if "/" not in cards[id]:
            assert event["dtend"].dt - first == dt.timedelta(days=1)


def test_days(run: Run) -> None:
    """Several days end the day after the last, a leap day on 1 March, a doubted day is tentative."""
    found = _events(run("export", "ics", "--status", "all").out)
    days = {
        id: (event["dtstart"].dt.isoformat(), event["dtend"].dt.isoformat())
        for id, event in found.items()
    }
    assert days["saltcellar-1995"] == ("1995-03-01", "1995-03-04")
    assert days["quillport-1996"] == ("1996-02-29", "1996-03-01")
    assert found["quillport-1996"]["status"] == "TENTATIVE"
    assert str(found["quillport-1991"]["geo"].to_ical()) == "48.25;-30.5"
    assert "geo" not in found["video-1991"]


@pytest.mark.parametrize(
    ("date", "end"),
    [("2021-12-31", "2022-01-01"), ("2024-02-29", "2024-03-01"), ("2023-02-28", "2023-03-01")],
)
def test_ends(invented: Record, date: str, end: str) -> None:
    """The last day of a year and of February: the end is the day after."""
    from summits.values import dates

    card = invented.card("quillport-1991")._replace(date=dates.parse(date))
    (event,) = _events("".join(ics.pieces(Export(invented, [card])))).values()
    assert event["dtend"].dt.isoformat() == end


def test_no_days(invented: Record) -> None:
    """A month, a year, a decade, an open interval are no days; the last day of all has no end."""
    from summits.values import dates

    card = invented.card("quillport-1991")
    for text in ("2021-09", "2021", "202X", "2021-09-01/..", "/2021-09-01", "2021-09/2021-10-01"):
        told: list[str] = []
        export = Export(invented, [card._replace(date=dates.parse(text))], tell=told.append)
        assert _events("".join(ics.pieces(export))) == {}
        assert told == ["Left out, for their day is not known: 1 meeting: quillport-1991."]
    last = [card._replace(date=dates.parse("9999-12-31"))]
    (event,) = _events("".join(ics.pieces(Export(invented, last)))).values()
    assert "dtend" not in event


@pytest.mark.parametrize("lead", range(81))
def test_folding(invented: Record, monkeypatch: pytest.MonkeyPatch, lead: int) -> None:
    """Cyrillic, Arabic with marks and flags are folded between letters, whatever stands before them."""
    words = "x" * lead + " Встреча، الأَسَدُ 🇸🇾🇷🇺; a, b\\c\nend"
    monkeypatch.setattr(ics, "_summary", lambda names, row: words)
    card = invented.card("quillport-1991")
    out = "".join(ics.pieces(Export(invented, [card], lang="ar")))
    assert all(len(line.encode()) <= 75 for line in out.split("\r\n"))
    (event,) = _events(out).values()
    assert str(event["summary"]) == words
    assert event["summary"].params["LANGUAGE"] == "ar"


@pytest.mark.process
@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Kiritimati", "Asia/Damascus"])
def test_khal(run: Run, tmp_path: Path, zone: str) -> None:
    """khal imports the calendar and lists each meeting on its own day, wherever the reader lives."""
    khal = needs.program("khal")
    (tmp_path / "meetings.ics").write_bytes(run("export", "ics", "--status", "all").out.encode())
    (tmp_path / "config").write_text(
        f"[calendars]\n[[summits]]\npath = {tmp_path}/calendar\n"
        f"[locale]\nlocal_timezone = {zone}\ndefault_timezone = {zone}\n"
        "dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        f"[sqlite]\npath = {tmp_path}/khal.db\n"
    )
    (tmp_path / "calendar").mkdir()
    environment = {"TZ": zone, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}
    config = ["-c", str(tmp_path / "config")]
    command(khal, *config, "import", "--batch", str(tmp_path / "meetings.ics"), env=environment)
    form = ["--day-format", "", "--format", "{start-date} {end-date} {title}"]
    listed = command(khal, *config, "list", *form, "1991-01-01", "3300d", env=environment)
    assert [*dict.fromkeys(listed.splitlines())] == [
        "1991-05-14 1991-05-14 Orla Quillfeather – Bartolo Zumm (Quillport)",
        "1991-06-04 1991-06-04 Orla Quillfeather – Bartolo Zumm (by video)",
        "1995-03-01 1995-03-03 Orla Quillfeather – Bartolo Zumm (Saltcellar)",
        "1996-02-29 1996-02-29 Orla Quillfeather – Bartolo Zumm (Quillport)",
        "1999-05-14 1999-05-14 Orla Quillfeather – Bartolo Zumm (Ferrymouth)",
    ]


# Data Package


@pytest.mark.process
@pytest.mark.parametrize("data", ["traps", *DATA])
def test_frictionless(run: Run, tmp_path: Path, data: Path | str) -> None:
    """`frictionless validate` passes every table: types, keys, references, hashes, sizes."""
    frictionless = needs.program("frictionless")
    folder = hostile.spoilt(tmp_path) if data == "traps" else data
    package = tmp_path / "package"
    done = run("export", "datapackage", "--status", "all", "-o", str(package), data=folder)
    assert done.code == 0, done
    report = command(frictionless, "validate", "--json", "datapackage.json", cwd=package)
    tasks = json.loads(report)["tasks"]
    assert [task["valid"] for task in tasks] == [True] * 10
    assert next(task for task in tasks if task["name"] == "meetings")["stats"]["rows"] > 5


@pytest.mark.process
def test_frictionless_finds_a_change(run: Run, tmp_path: Path) -> None:
    """One letter changed in a table is found by its hash."""
    frictionless = needs.program("frictionless")
    package = tmp_path / "package"
    run("export", "datapackage", "-o", str(package))
    path = package / "meetings.csv"
    path.write_bytes(path.read_bytes().replace(b"Teapot", b"Teepot"))
    done = subprocess.run(
        [frictionless, "validate", "datapackage.json"], cwd=package, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "hash" in done.stdout


# Maps


@pytest.mark.parametrize("data", DATA)
def test_geojson(run: Run, data: Path) -> None:
    """A GeoJSON parser takes the collection in and finds nothing wrong."""
    geojson = needs.package("geojson")
    found = geojson.loads(run("export", "geojson", "--status", "all", data=data).out)
    assert isinstance(found, geojson.FeatureCollection)
    assert found.errors() in ([], None)
    assert all(row["geometry"] is None or row.is_valid for row in found["features"])


# Wikitext

_CITE = {
    *("author", "title", "url", "work", "agency", "date", "language", "access-date"),
    *("archive-url", "archive-date", "url-status"),
}
_KNOWN = {
    "cite news": _CITE,
    "cite web": _CITE,
    "start date": {"1", "2", "3", "df"},
    "lang": {"1", "2"},
    "reflist": {"refs"},
    "efn": {"1"},
    "notelist": set(),
    "!": set(),
}


@pytest.mark.parametrize("data", ["traps", *DATA])
@pytest.mark.parametrize("asked", [["--status", "all"], ["--lang", "ar"], ["first"]])
def test_wikitext(run: Run, tmp_path: Path, data: Path | str, asked: list[str]) -> None:
    """Every template is closed and known, with known parameters; every named reference is defined."""
    parser = needs.package("mwparserfromhell")
    folder = hostile.spoilt(tmp_path) if data == "traps" else data
    out = run("export", "wikitext", *asked, data=folder).out
    code = parser.parse(out)
    for template in code.filter_templates():
        assert {str(p.name) for p in template.params} <= _KNOWN[str(template.name).strip()], (
            template
        )
    bare = re.sub(r"\{\{!\}\}", "", out)
    assert bare.count("{{") == bare.count("}}") == len(code.filter_templates()) - out.count("{{!}}")
    refs = [tag for tag in code.filter_tags() if tag.tag == "ref"]
    whole = [str(tag.get("name").value) for tag in refs if not tag.self_closing]
    named = [str(tag.get("name").value) for tag in refs if tag.self_closing]
    assert len(whole) == len(set(whole)) > 0
    assert set(named) <= set(whole)
    if asked != ["first"]:
        tables = [tag for tag in code.filter_tags() if tag.tag == "table"]
        rows = [row for row in tables[0].contents.filter_tags() if row.tag == "tr"]
        cells = [len([c for c in row.contents.filter_tags() if c.tag == "td"]) for row in rows]
        assert len(tables) == 1
        assert set(cells[1:]) == {5}


# Engines


@pytest.fixture
def engine(run: Run, tmp_path: Path) -> Any:
    """DuckDB beside the files of one export."""
    duckdb = needs.package("duckdb")
    for name, file in (("jsonl", "m.jsonl"), ("csv-facts", "f.csv"), ("json", "r.json")):
        (tmp_path / file).write_bytes(run("export", name, "--status", "all").out.encode())
    sources = run("sources", "--format", "csv").out
    (tmp_path / "s.csv").write_bytes(sources.encode())
    found = duckdb.connect(config={"allow_unsigned_extensions": False})
    found.execute(f"set file_search_path = '{tmp_path}'")
    return found


def test_duckdb_years(engine: Any) -> None:
    """Meetings a year by country, over JSON Lines."""
    asked = (
        "select year(earliest::date), country, count(*) from 'm.jsonl' "
        "where status = 'confirmed' group by all order by all"
    )
    assert engine.execute(asked).fetchall() == [
        (1991, "XN", 1),
        (1991, None, 1),
        (1994, "XN", 1),
        (1995, "XS", 1),
        (1999, "XS", 1),
    ]


def test_duckdb_one_origin(engine: Any, invented: Record) -> None:
    """Facts that rest on one origin, over the CSV of facts."""
    asked = (
        "select count(*) from 'f.csv' where kind <> 'account' and origins <> '' "
        "and not contains(origins, '; ')"
    )
    from summits.record import backing, facts

    every = (f for m in invented.meetings.values() for f in facts.facts(invented, m))
    alone = [
        f for f in every if f.kind != "account" and len(backing.origins(invented, f.evidence)) == 1
    ]
    assert engine.execute(asked).fetchone() == (len(alone),)


def test_duckdb_joined(engine: Any, invented: Record) -> None:
    """Facts joined to their sources through the citations."""
    asked = (
        "with cited as (select meeting, field, unnest(string_split(citations, '; ')) as citation "
        "from 'f.csv') "
        "select s.language, count(*) from cited "
        "join 's.csv' s on s.id = split_part(citation, '#', 1) group by 1 order by 2 desc"
    )
    found = dict(engine.execute(asked).fetchall())
    total = engine.execute(
        "select sum(len(string_split(citations, '; '))) from 'f.csv' where citations <> ''"
    ).fetchone()
    assert set(found) == {"en", "eo"}
    assert sum(found.values()) == total[0]


def test_duckdb_json(engine: Any) -> None:
    """Whole records are one table of JSON away."""
    asked = "select count(*) from (select unnest(meetings) from read_json('r.json'))"
    assert engine.execute(asked).fetchone() == (6,)


@pytest.mark.parametrize("data", DATA)
def test_pandas(run: Run, data: Path) -> None:
    """pandas reads the CSV with its types, and `record.rows()` as they are."""
    pandas = needs.package("pandas")
    import summits

    text = run("export", "csv", "--status", "all", data=data).out
    frame = pandas.read_csv(
        io.StringIO(text), parse_dates=["earliest", "latest"], keep_default_na=False, na_values=[""]
    )
    rows = pandas.DataFrame(summits.load(data).rows())
    assert list(frame["id"]) == list(rows["id"])
    assert list(frame["sources"]) == list(rows["sources"])
    assert str(frame["earliest"].dtype).startswith("datetime64")
    assert frame["latitude"].dtype == "float64"


# Spreadsheets


@pytest.mark.process
def test_spreadsheet(run: Run, tmp_path: Path) -> None:
    """LibreOffice keeps ids, dates and a cell that begins as a formula as text, three scripts too."""
    office = needs.program("soffice")
    openpyxl = needs.package("openpyxl")
    folder = hostile.spoilt(tmp_path)
    (tmp_path / "m.csv").write_bytes(run("export", "csv", "--lang", "ar", data=folder).out.encode())
    utf8_comma_text = "Text - txt - csv (StarCalc):44,34,76"
    command(
        *(office, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"),
        *(f"--infilter={utf8_comma_text}", "--convert-to", "xlsx", "--outdir", str(tmp_path)),
        str(tmp_path / "m.csv"),
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
    )
    sheet = openpyxl.load_workbook(tmp_path / "m.xlsx").active
    head, *rows = list(sheet.iter_rows())
    names = [cell.value for cell in head]
    found = {row[0].value: dict(zip(names, row, strict=True)) for row in rows}
    trap = found[hostile.MEETING]["venue"]
    assert (trap.data_type, unguarded(trap.value)) == ("s", hostile.FORMULAS[0])
    assert found["saltcellar-1995"]["date"].value == "1995-03-01/1995-03-03"
    assert found["ferrymouth-1994"]["date"].value in ("1994-06", dt.datetime(1994, 6, 1))
    assert found[hostile.MEETING]["place_name"].value == "كويلبورت"
    assert all(cell.data_type != "f" for row in rows for cell in row)


def test_names_door(invented: Record) -> None:
    """A name is in the language asked for, or in English and says so, with its direction."""
    called = Names(invented, "ar")
    assert called.city("quillport") == ("كويلبورت", "ar")
    assert called.city("quillport").dir == "rtl"
    assert called.city("saltcellar") == ("Saltcellar", "en")
    assert called.place("ferrymouth") == "Ferrymouth، نورلاند"


@pytest.mark.process
@pytest.mark.parametrize("form", ["gfm", "commonmark_x", "markdown"])
def test_pandoc(run: Run, tmp_path: Path, form: str) -> None:
    """pandoc makes a page of the Markdown in which every trap is a word, and every footnote is there."""
    pandoc = needs.program("pandoc")
    folder = hostile.spoilt(tmp_path)
    out = run("export", "markdown", hostile.MEETING, data=folder).out
    shown = command(pandoc, "-f", form, "-t", "plain", "--wrap", "none", input=out)
    assert "[sic] [/] [b]x[/b] :warning: \\[x] a[31mb" in shown
    assert "{{x}} ''b'' | <s> & ~~~~ $x$ #1" in shown.replace("‘", "'").replace("’", "'")
    assert "\x1b" not in shown
    uses = re.findall(r"\[\^[a-z0-9-]+\](?!:)", out)
    assert len(re.findall(r"^\[\d+\]", shown, re.M)) == len(uses)


def test_every_format_is_read_here() -> None:
    """A new format gets a reader here, or in the tests of its own."""
    assert set(FORMATS) == {
        *("csv", "csv-facts", "json", "jsonl", "ics", "geojson", "markdown", "wikitext"),
        *("datapackage", "html"),
    }
    assert csv.list_dialects()
