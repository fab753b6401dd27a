"""`summits export`: each format by its own rules, over both records and one full of traps."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from summits.export import FORMATS, Export, cells, columns, marks
from summits.export.cells import guarded, listed
from summits.gate.gate import load
from summits.record import light
from summits.record.models import FILES
from summits.record.record import Record
from tests import hostile
from tests.cells import unguarded, unlisted
from tests.conftest import INVENTED, ROOT, Run

TEXTS = [name for name, row in FORMATS.items() if not row.folder]
HARMFUL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def rows(text: str) -> list[dict[str, str]]:
    """A CSV as a program reads it, with what guards a cell taken off."""
    read = csv.DictReader(io.StringIO(text, newline=""))
    return [{key: unguarded(value) for key, value in row.items()} for row in read]


# One interface


def test_the_list_and_the_help(run: Run) -> None:
    """What a format is for, who reads it and what it loses is said of each."""
    listed = run("export", "--list").rows
    assert [row[0] for row in listed] == [*FORMATS]
    assert all(len(row) == 5 and all(row[2:]) for row in listed)
    assert all(f"\n    {name} " in run("export", "--help").out for name in FORMATS)


@pytest.mark.parametrize("name", TEXTS)
def test_same_bytes(run: Run, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """The same record gives the same bytes, whatever the time zone, the locale and the stream."""
    first = run("export", name, "--status", "all").out
    for zone in ("America/Los_Angeles", "Pacific/Kiritimati", "Asia/Damascus"):
        monkeypatch.setenv("TZ", zone)
        monkeypatch.setenv("LC_ALL", "tr_TR.UTF-8")
        assert run("export", name, "--status", "all").out == first
    raw = run("export", name, "--status", "all", encoding="latin-1").out
    assert raw.encode("latin-1") == first.encode()


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_gets_out(run: Run, tmp_path: Path, name: str) -> None:
    """What turns a terminal round is in no format; JSON has it escaped."""
    out = run("export", name, "--status", "all", data=hostile.spoilt(tmp_path)).out
    assert not HARMFUL.findall(out)
    assert "[sic]" in out or name in ("markdown", "wikitext")  # which show no summary


@pytest.mark.parametrize("name", [name for name in TEXTS if name != "json"])
def test_arabic(run: Run, name: str) -> None:
    """`--lang ar` names people and places in Arabic where the record does; elsewhere in English."""
    out = run("export", name, "--lang", "ar", "--status", "all").out.replace("\r\n ", "")
    assert "كويلبورت" in out
    if name != "html":
        assert "Saltcellar" in out  # which has no name but its own


def test_an_unknown_language(run: Run) -> None:
    """A language without names is refused with those there are."""
    assert run("export", "csv", "--lang", "xx").code == 2
    assert "ar" in run("export", "csv", "--lang", "xx").err


def test_usage(run: Run) -> None:
    """What can't be meant is refused with the nearest; nothing is written."""
    assert "did you mean" in run("export", "cvs").err
    assert "name one with -o" in run("export", "datapackage").err
    assert "csv and csv-facts" in run("export", "ics", "--bom").err
    assert run("export", "csv", "quillport-1991", "--since", "1990").code == 2
    assert run("export", "csv", "nowhere").code == 3


def test_unconfirmed_are_named(run: Run) -> None:
    """Which meetings are left out for not being confirmed is said, where others are there."""
    assert "--status all takes them in" in run("export", "csv").err
    assert run("export", "csv", "--status", "all").err == ""


def test_nothing_matches(run: Run) -> None:
    """An empty export is a whole document, and stderr says why."""
    done = run("export", "geojson", "--since", "1999-12-30")
    assert json.loads(done.out)["features"] == []
    assert done.code == 0
    assert "the record covers" in done.err


# CSV


def test_columns(invented: Record, run: Run) -> None:
    """The columns of the plain lines stand first, and each row has what the table says."""
    export = Export(invented, invented.cards)
    for row in columns.meeting_rows(export):
        assert [*row] == columns.names(columns.MEETING)
    for row in columns.fact_rows(export):
        assert [*row] == columns.names(columns.FACT)
    plain = run("list", "--plain", "--header").rows[0]
    assert columns.names(columns.MEETING)[: len(plain)] == plain


def test_origins_are_counted(invented: Record) -> None:
    """How many origins a meeting rests on stands last: a new column comes at the end."""
    for row in columns.meeting_rows(Export(invented, invented.cards)):
        assert [*row][-1] == "n_origins"
        assert isinstance(row["origins"], tuple | list)
        assert row["n_origins"] == len(row["origins"]) > 0


def test_lists_are_lists(invented: Record) -> None:
    """A column says of itself whether it holds several values, a day, a number."""
    export = Export(invented, invented.cards)
    kinds = {"list": (list, tuple), "integer": int, "number": (int, float), "boolean": bool}
    table = [(columns.MEETING, row) for row in columns.meeting_rows(export)]
    table += [(columns.FACT, row) for row in columns.fact_rows(export)]
    rows = invented.sources.values()
    table += [(columns.SOURCE, columns.of_row(columns.SOURCE, row)) for row in rows]
    for held, row in table:
        for column in held:
            value = row[column.name]
            assert value is None or isinstance(value, kinds.get(column.type, str)), column


@pytest.mark.parametrize("text", [*hostile.FORMULAS, "", "''", "a;b", "\\;", "x; y\\"])
def test_cells_come_back(text: str) -> None:
    """A text that a spreadsheet would run is guarded, and whatever is guarded comes back exactly."""
    assert unguarded(guarded(text)) == text
    assert not re.match(r"[=+\-@\t\r]", guarded(text))
    line = cells.line([text, [text, "b"]])
    (read,) = csv.reader(io.StringIO(line, newline=""))
    assert unguarded(read[0]) == text
    assert unlisted(unguarded(read[1])) == [text, "b"]


def test_numbers_and_truths() -> None:
    """Numbers are as they are, true and false are words, null is nothing."""
    assert cells.line([-33.5, 4, True, False, None]) == "-33.5,4,true,false,\r\n"
    assert unlisted(listed([])) == []


def test_csv(run: Run) -> None:
    """RFC 4180: a header, CRLF, quotes where they must be; `--bom` before it for Excel."""
    out = run("export", "csv", "--status", "all").out
    assert len(rows(out)) == len(re.findall("\r\n", out)) - 1 == 6
    assert run("export", "csv", "--bom").out[0] == "\ufeff"
    found = {row["id"]: row for row in rows(out)}
    assert found["saltcellar-1995"]["date"] == "1995-03-01/1995-03-03"
    assert found["saltcellar-1995"]["latest"] == "1995-03-03"
    assert found["video-1991"]["city"] == found["video-1991"]["latitude"] == ""


def test_csv_with_traps(run: Run, tmp_path: Path) -> None:
    """Cells that begin as a formula come back as they were, and run nowhere."""
    folder = hostile.spoilt(tmp_path)
    out = run("export", "csv", hostile.MEETING, data=folder).out
    assert rows(out)[0]["venue"] == hostile.FORMULAS[0]
    assert "'=cmd" in out
    facts = rows(run("export", "csv-facts", hostile.MEETING, data=folder).out)
    texts = {row["text"] for row in facts}
    assert texts >= set(hostile.FORMULAS[:4])


def test_facts(run: Run) -> None:
    """A row per fact and per version: held or not, disputed, with sides, origins, citations."""
    found = rows(run("export", "csv-facts", "quillport-1991").out)
    versions = [row for row in found if row["kind"] == "account" and row["field"] == "duration"]
    assert {row["held"] for row in versions} >= {"true"}
    assert all(row["disputed"] == "true" and row["question"] for row in versions)
    date = next(row for row in found if row["field"] == "date" and row["kind"] == "field")
    assert (date["value"], date["text"]) == ("1991-05-14", "14 May 1991")
    shown = [line for line in run("show", "quillport-1991").rows if line[0] != "meeting"]
    assert len(found) == len(shown)


# JSON


@pytest.mark.parametrize("folder", [INVENTED, pytest.param(ROOT / "data", marks=pytest.mark.real)])
def test_json_is_the_record(run: Run, folder: Path) -> None:
    """Read back it is the same record, table by table and meeting by meeting."""
    out = json.loads(run("export", "json", "--status", "all", data=folder).out)
    record = load(folder)
    header = FILES["dataset"].model_validate_json(json.dumps(out["dataset"]))
    assert light.as_json("Header", header) == light.as_json("Header", record.header)
    assert out["digest"] == record.files.digest
    for name in ("people", "places", "topics", "sources", "candidates"):
        file = FILES[name].model_validate_json(json.dumps({name: out[name]}))
        assert list(getattr(file, name)) == list(getattr(record, name).values())
    for row in out["meetings"]:
        meeting = FILES["meeting"].model_validate_json(json.dumps(row))
        known = record.meetings[row["id"]]
        assert vars(meeting) == vars(known) | {"schema_": ""}
    assert [row["id"] for row in out["meetings"]] == [*record.meetings]


def test_json_lines(run: Run) -> None:
    """One meeting per line, every key on every line, lists as lists, nothing as null."""
    lines = [
        json.loads(line) for line in run("export", "jsonl", "--status", "all").out.splitlines()
    ]
    assert {tuple(line) for line in lines} == {tuple(columns.names(columns.MEETING))}
    call = next(line for line in lines if line["id"] == "video-1991")
    assert call["place"] is None
    assert call["former_ids"] == []


def test_geojson(run: Run) -> None:
    """[longitude, latitude]; a call is a feature without a geometry; ids are the record's."""
    out = json.loads(run("export", "geojson", "--status", "all").out)
    found = {row["id"]: row for row in out["features"]}
    assert found["quillport-1991"]["geometry"]["coordinates"] == [-30.5, 48.25]
    assert found["video-1991"]["geometry"] is None


# Markdown


def test_markdown_table(run: Run) -> None:
    """A row per meeting; every row has the cells that the head has."""
    lines = run("export", "markdown", "--status", "all").out.splitlines()
    assert len(lines) == 8
    assert {line.count(" | ") for line in lines} == {6}


def test_markdown_page(run: Run, golden: Any) -> None:
    """The page of one meeting: each fact with its sources as footnotes, each defined once."""
    out = run("export", "markdown", "quillport-1991").out
    used = set(re.findall(r"(?<!^)\[\^([a-z0-9-]+)\]", out, re.M))
    defined = re.findall(r"^\[\^([a-z0-9-]+)\]:", out, re.M)
    assert sorted(used) == sorted(set(defined)) == sorted(defined)
    golden("export-markdown-page", out)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", r"a\|b"),
        ("[sic] *x* _y_", r"\[sic\] \*x\* \_y\_"),
        ("# head", r"\# head"),
        ("1. item", r"1\. item"),
        (":warning: 12:30", r"\:warning: 12:30"),
        ("a\nb", "a b"),
    ],
)
def test_marks(text: str, shown: str) -> None:
    """Whatever is in a text, it is shown as it is written."""
    assert marks.escaped(text) == shown


def test_a_calendar_counts_what_it_leaves_out(run: Run) -> None:
    """What is no day is left out of the calendar, counted and named."""
    done = run("export", "ics", "--status", "all")
    assert "ferrymouth-1994" not in done.out
    assert "1 meeting: ferrymouth-1994" in done.err


def test_without_the_extra(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the library is missing, one sentence says what to install."""
    monkeypatch.setitem(sys.modules, "icalendar", None)
    monkeypatch.delitem(sys.modules, "summits.export.ics", raising=False)
    done = run("export", "ics")
    assert done.code == 5
    assert "pip install 'summits[export]'" in done.err


def test_a_long_export_is_never_held(invented: Record) -> None:
    """A format works out a piece at a time: the first is there before the last meeting is looked at."""
    met = []

    class Counting(list[Any]):
        def __iter__(self) -> Any:
            for card in list.__iter__(self):
                met.append(card.id)
                yield card

    cards = Counting(invented.confirmed() * 50)
    for name in ("csv", "csv-facts", "jsonl", "geojson", "ics", "markdown", "wikitext"):
        met.clear()
        pieces = FORMATS[name].pieces(Export(invented, cards))
        for _ in range(4):
            next(pieces)
        assert len(met) < 6, name


def test_permanent(run: Run, tmp_path: Path) -> None:
    """A corrected date and a corrected city change no id, no UID, no key; a former id still finds it."""
    folder = tmp_path / "record"
    shutil.copytree(INVENTED, folder)
    path = folder / "meetings" / "quillport-1991.json"
    path.write_text(path.read_text("utf-8").replace('"1991-05-14"', '"1991-05-13"'), "utf-8")
    places = folder / "places.json"
    places.write_text(places.read_text("utf-8").replace('"Quillport"', '"Quill Harbour"'), "utf-8")
    asked = ["export", "ics", "quillport-1991-04"]
    before, after = run(*asked).out, run(*asked, data=folder).out
    assert "DTSTART;VALUE=DATE:19910513" in after
    assert "Quill Harbour" in after
    assert [re.findall("^UID:(.*)\r", text, re.M) for text in (before, after)] == [
        ["quillport-1991@herring-talks"]
    ] * 2
    pages = [run("export", "markdown", "first", data=data).out for data in (INVENTED, folder)]
    one, other = (re.findall(r"^\[\^([a-z0-9-]+)\]:", page, re.M) for page in pages)
    assert one == other != []


def test_digest(run: Run, invented: Record) -> None:
    """Which state of the record an answer is from is said by the version, `about` and `cite` alike."""
    digest = invented.files.digest[:12]
    assert f"({digest})" in run("--version").out
    assert ["digest", digest] in run("about").rows
    assert f"({digest})" in run("cite", "--dataset").out
    assert run("export", "json").out.count(digest) == 1


@pytest.mark.parametrize("width", [40, 80])
def test_the_list_on_a_terminal(run: Run, width: int) -> None:
    """The list of formats keeps within the screen."""
    lines = run("export", "--list", width=width).out.splitlines()
    assert max(map(len, lines)) <= width
    assert [line for line in lines if line[0] != " "] == [*FORMATS]


def test_a_page_is_not_for_a_terminal(run: Run) -> None:
    """A page is refused where it would only run over the screen; how it is shown is said."""
    asked = run("export", "html", width=80)
    assert asked.code == 2
    assert "--open" in asked.err


@pytest.mark.real
def test_wikitext_of_a_disputed_date(run: Run) -> None:
    """A date on which sources disagree has a note with the question and each version."""
    lines = run("export", "wikitext", data=None).out.splitlines()
    noted = [line for line in lines if "{{efn|" in line]
    meetings = run("list", "--json", data=None).json["meetings"]
    assert len(noted) == sum("date" in row["disputed"] for row in meetings) > 0
    assert any("2021|9|13" in line and "14 September" in line for line in noted)
    assert "(held)" in noted[0]
    assert "{{notelist}}" in lines
    calm = next(row["date"] for row in meetings if "date" not in row["disputed"])
    out = run("export", "wikitext", "--since", calm, "--until", calm, data=None).out
    assert "notelist" not in out


def test_wikitext_of_one_is_english(run: Run) -> None:
    """The references of one meeting take no other language, and say so."""
    asked = run("export", "wikitext", "first", "--lang", "ru")
    assert (asked.code, asked.out) == (2, "")
    assert "leave --lang out" in asked.err


@pytest.mark.real
def test_wikitext_of_one_uses_what_it_defines(run: Run) -> None:
    """Each reference that is defined is used, none has a title that nobody gave it."""
    text = run("export", "wikitext", "2018", data=None).out
    defined = set(re.findall(r'<ref name="([^"]+)">', text))
    assert defined == set(re.findall(r'<ref name="([^"]+)" />', text))
    assert "title=&#91;untitled&#93;" in text
    assert not [line for line in text.splitlines() if "{{cite web" in line and "url=" not in line]
    assert run("export", "wikitext", data=None).out.endswith("{{reflist}}\n")
