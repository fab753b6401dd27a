"""`summits import`: a list becomes meetings, what can't be read stays out, and nothing is guessed."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from summits.record import files
from tests.conftest import HERE, INVENTED, Result, Run

pytest.importorskip("pycountry")

LISTS = HERE / "lists"
BUSH = ("--side", "United States:US:George W. Bush", "--side", "Russia:RU:Vladimir Putin")
HEAD = "date,city,people\n"


@pytest.fixture
def home(run: Run, tmp_path: Path) -> Path:
    """A new record of two sides."""
    run("new", str(tmp_path / "talks"), *BUSH, data=None)
    return tmp_path / "talks"


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """A folder with the lists, in which others may be written."""
    return Path(shutil.copytree(LISTS, tmp_path / "lists"))


def _import(run: Run, home: Path, path: Path, *options: str) -> Result:
    result = run("import", str(path), "--into", str(home), *options, data=None)
    assert run("check", data=home).code == 0
    return result


def _of(run: Run, home: Path, tmp_path: Path, text: str, *options: str, encoding="utf-8") -> Result:
    """What a list of so many words brings."""
    path = tmp_path / "list.csv"
    path.write_bytes(text.encode(encoding))
    return _import(run, home, path, *options)


def _meetings(home: Path) -> dict[str, Any]:
    return {p.stem: json.loads(p.read_text("utf-8")) for p in (home / "meetings").glob("*.json")}


def _table(home: Path, name: str) -> dict[str, Any]:
    rows = json.loads((home / f"{name}.json").read_text("utf-8"))[name]
    return {row["id"]: row for row in rows}


def _reasons(result: Result) -> dict[str, str]:
    return {row[1]: row[8] for row in result.rows if row[0] == "out"}


def test_a_real_list(run: Run, home: Path, lists: Path) -> None:
    """Dates, towns and countries come in as they are told; a row with two towns stays out."""
    result = _import(run, home, lists / "bush-putin.csv")
    assert result.code == 1
    assert len([row for row in result.rows if row[0] == "new"]) == 10
    meetings = _meetings(home)
    assert meetings["st-petersburg-2003"]["date"] == "2003-05-31/2003-06-01"
    assert meetings["brdo-pri-kranju-2001"]["date"] == "2001-06-16"
    assert _table(home, "places")["brdo-pri-kranju"]["country"] == "SI"
    crawford = _table(home, "places")["crawford"]
    assert (crawford["city"], crawford["aliases"]) == ("Crawford", ["Crawford, Texas"])
    assert _reasons(result) == {
        "4": "“Moscow, St. Petersburg” may be several places; write the one, or none"
    }


def test_what_is_not_said_is_null(run: Run, home: Path, lists: Path) -> None:
    """Nobody was there unless a row says so, and every field that is told is cited by its address."""
    result = _import(run, home, lists / "bush-putin.csv")
    meeting = _meetings(home)["sochi-2008"]
    told = {"id", "status", "date", "place", "evidence", "revised", "$schema"}
    assert {key for key, value in meeting.items() if value not in (None, [])} == told
    assert meeting["status"] == "confirmed"
    source = _table(home, "sources")[meeting["evidence"]["date"][0]]
    assert (source["read"], source["kind"], source["side"]) == ("none", None, "other")
    assert source["url"].endswith("/travels/president/russia")
    both = "George W. Bush and Vladimir Putin"
    assert f"named in 10 rows; if each is a meeting of {both}, --principals" in result.err
    assert "--principals puts them there" in result.err


def test_principals(run: Run, home: Path, lists: Path) -> None:
    """Told that both were there, each meeting has both."""
    _import(run, home, lists / "bush-putin.csv", "--principals")
    people = _meetings(home)["sochi-2008"]["participants"]
    assert [(row["person"], row["parts"][0]["part"]) for row in people] == [
        ("george-w-bush", "principal"),
        ("vladimir-putin", "principal"),
    ]


def test_again(run: Run, home: Path, lists: Path) -> None:
    """Run again it adds only what is new, and changes no byte for what it had."""
    path = lists / "bush-putin.csv"
    _import(run, home, path)
    before = files.read(home).digest
    again = _import(run, home, path)
    assert files.read(home).digest == before
    assert {row[0] for row in again.rows} == {"had", "out"}
    assert "Added 0 meetings; 10 it had already." in again.err
    with path.open("a", encoding="utf-8") as file:
        file.write("21/11/2001;;Washington;USA;\n")
    more = _import(run, home, path)
    assert [row[2] for row in more.rows if row[0] == "new"] == ["washington-2001"]


def test_a_dry_run_writes_nothing(run: Run, home: Path, lists: Path) -> None:
    """`--dry-run` shows what would come in, and neither the record nor the rows left out are written."""
    before, listed = files.read(home).digest, sorted(lists.iterdir())
    dry = _import(run, home, lists / "bush-putin.csv", "--dry-run")
    assert (files.read(home).digest, sorted(lists.iterdir())) == (before, listed)
    assert "Would add 10 meetings" in dry.err
    assert dry.out == _import(run, home, lists / "bush-putin.csv").out


def test_left_out_is_a_list_of_its_own(run: Run, home: Path, lists: Path) -> None:
    """The rows that stay out stand beside, with line and reason; mended, they come in."""
    _import(run, home, lists / "bush-putin.csv")
    left = lists / "bush-putin.left-out.csv"
    rows = list(csv.reader(left.read_text("utf-8").splitlines(), delimiter=";"))
    assert rows[0][:3] == ["line", "reason", "Trip start"]
    assert rows[1][0] == "4"
    assert "may be several places" in rows[1][1]
    left.write_text(left.read_text("utf-8").replace("Moscow, St. Petersburg", "Moscow"), "utf-8")
    result = _import(run, home, left)
    assert (result.code, result.rows[0][2]) == (0, "moscow-2002")
    # Another run does not write over what is being mended there.
    _import(run, home, lists / "bush-putin.csv")
    assert (lists / "bush-putin.left-out-2.csv").exists()


def test_the_historians_list(run: Run, home: Path, lists: Path) -> None:
    """Of 70 rows 54 come in, one of them with a date in a broken encoding; sixteen name several places."""
    result = _import(run, home, lists / "historian.csv")
    states = [row[0] for row in result.rows]
    assert (states.count("new"), states.count("out")) == (54, 16)
    reasons = list(_reasons(result).values())
    assert sum("may be several places" in reason for reason in reasons) == 16
    assert len(reasons) == 16
    assert "mended: 2 cells, as “November 14â€“17, 1906” to “November 14–17, 1906”." in result.err
    assert "not read, as no field of a meeting: visit_type and name; --map" in result.err
    assert "A country and no city, so no place: 3 rows, 7, 42 and 52." in result.err
    assert _meetings(home)["vatican-city-2004"]["place"] is None
    assert _table(home, "places")["seoul"]["country"] == "KR"


@pytest.mark.parametrize(
    ("rows", "order", "date"),
    [
        (["13/06/2018", "05/06/2018"], None, "2018-06-05"),
        (["06/13/2018", "05/06/2018"], None, "2018-05-06"),
        (["05/06/2018"], "--day-first", "2018-06-05"),
        (["05/06/2018"], "--month-first", "2018-05-06"),
    ],
)
def test_one_order(run: Run, home: Path, tmp_path: Path, rows, order, date) -> None:
    """The numeric dates of a list have one order: a row proves it, or it is told."""
    text = HEAD + "".join(f"{row},,\n" for row in rows)
    result = _of(run, home, tmp_path, text, *([order] if order else []))
    assert date in [row[3] for row in result.rows]


def test_no_order(run: Run, home: Path, tmp_path: Path) -> None:
    """Without a proof, or with two, the list is refused with two rows as the reason."""
    unclear = _of(run, home, tmp_path, HEAD + "05/06/2018,,\n07/08/2018,,\n")
    assert (unclear.code, unclear.out) == (2, "")
    assert "“05/06/2018” (line 2) and “07/08/2018” (line 3) have two readings" in unclear.err
    both = _of(run, home, tmp_path, HEAD + "13/06/2018,,\n06/27/2018,,\n")
    assert "“13/06/2018” (line 2) has the day first, “06/27/2018” (line 3) the month" in both.err
    assert _meetings(home) == {}
    wrong = _of(run, home, tmp_path, HEAD + "13/06/2018,,\n", "--month-first")
    assert "is not a day of the calendar" in _reasons(wrong)["2"]


def test_start_and_end(run: Run, home: Path, tmp_path: Path) -> None:
    """Two columns become an interval; one day stays a day; an end before its start stays out."""
    text = "From,To\n2001-11-12,2001-11-15\n2002-01-01,2002-01-01\n2003-02-02,\n2004-03-03,2004-03-01\n"
    result = _of(run, home, tmp_path, text)
    assert [row[3] for row in result.rows][:3] == [
        "2001-11-12/2001-11-15",
        "2002-01-01",
        "2003-02-02",
    ]
    assert _reasons(result) == {"5": "“2004-03-01” lies before “2004-03-03”"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_delimiters(run, home, tmp_path, encoding: str, delimiter: str) -> None:
    """Both are found."""
    rows = [["Date", "City", "Country"], ["3 May 2001", "Málaga", "Spain"]]
    text = "\r\n".join(delimiter.join(row) for row in rows)
    result = _of(run, home, tmp_path, text, encoding=encoding)
    assert result.rows[0][4:6] == ["Málaga", "ES"]
    assert ("It is not UTF-8 and was read as cp1252" in result.err) == (encoding == "cp1252")


def test_an_encoding_that_must_be_told(run: Run, home: Path, tmp_path: Path) -> None:
    """Cyrillic in an old encoding is not taken for accents; told, it is read."""
    text = "дата;город;страна\n3 мая 2001;Сочи;RU\n"
    refused = _of(run, home, tmp_path, text, encoding="cp1251")
    assert refused.code == 2
    assert "is not in UTF-8; say --encoding" in refused.err
    columns = ("--map", "date=дата", "--map", "city=город", "--map", "country=страна")
    read = _of(run, home, tmp_path, text, "--encoding", "cp1251", *columns, encoding="cp1251")
    assert read.rows[0][3:5] == ["2001-05-03", "Сочи"]


def test_people(run: Run, home: Path, tmp_path: Path) -> None:
    """Known ones are found, new ones added once, and one who can't be told apart keeps a row out."""
    text = "date,city,country,people\n"
    text += (
        "2001,A,US,Ivanov\n2002,A,US,Putin; Sergei Ivanov\n2003,A,US,Igor Ivanov;Condoleezza Rice\n"
    )
    text += '2004,A,US,"Powell, Rice"\n2005,A,US,Rice; Bush\n'
    result = _of(run, home, tmp_path, text)
    assert _reasons(result) == {
        "2": "“Ivanov” fits several people: sergei-ivanov, igor-ivanov",
        "5": '“Powell, Rice” may be one name or several; if several, say --separator ","',
    }
    people = {id: [row["person"] for row in m["participants"]] for id, m in _meetings(home).items()}
    assert people["a-2002"] == ["vladimir-putin", "sergei-ivanov"]
    assert people["a-2005"] == ["rice", "george-w-bush"]
    assert (
        "Taken for what the record calls otherwise: “Bush” for George W. Bush; “Putin” for"
        in result.err
    )
    assert "perhaps one: Condoleezza Rice and Rice." in result.err
    parts = _meetings(home)["a-2002"]["participants"]
    assert [row["parts"][0]["part"] for row in parts] == ["principal", "delegation"]
    assert set(_table(home, "people")) == {
        "george-w-bush",
        "vladimir-putin",
        "sergei-ivanov",
        "igor-ivanov",
        "condoleezza-rice",
        "rice",
    }
    told = _of(run, home, tmp_path, HEAD + '2006,,"Powell, Rice"\n', "--separator", ",")
    assert told.rows[0][6] == "powell,rice"


def test_a_part_of_a_name_is_no_name(run: Run, home: Path, tmp_path: Path) -> None:
    """Topics and people of one list are never folded into each other, in whatever order they stand."""
    text = "date,topics,people\n2001,War,Mark\n2002,Trade war,Mark Smith\n2003,Trade,Smith\n"
    result = _of(run, home, tmp_path, text)
    assert list(_table(home, "topics")) == ["war", "trade-war", "trade"]
    assert [row[6] for row in result.rows] == ["mark", "mark-smith", "smith"]
    assert "Taken for" not in result.err
    assert "perhaps one: Mark Smith and Mark; Mark Smith and Smith." in result.err
    assert {row[0] for row in _of(run, home, tmp_path, text).rows} == {"had"}


def test_what_is_taken_for_another_name(run: Run, home: Path, tmp_path: Path) -> None:
    """A surname that the record had, and a further name of a topic, stand for them; it is said."""
    add = ("--into", str(home))
    run("add", "person", "Sergei Lavrov", *add, data=None)
    run("add", "topic", "Conflict", "--definition", "x", "--alias", "War", *add, data=None)
    text = "date,topics,people\n2001,War,Lavrov\n2002,conflict,sergei lavrov\n2003,,Sergei\n"
    result = _of(run, home, tmp_path, text, "--json")
    assert result.json["taken"] == [
        {"written": "Lavrov", "for": "Sergei Lavrov"},
        {"written": "War", "for": "Conflict"},
    ]
    assert "otherwise: “Lavrov” for Sergei Lavrov; “War” for Conflict." in result.err
    assert [row["people"] for row in result.json["meetings"]] == [
        ["sergei-lavrov"],
        ["sergei-lavrov"],
        ["sergei"],
    ]


def test_several_in_a_cell(run: Run, home: Path, tmp_path: Path) -> None:
    """Between `;`; or `,` where that is not the file's own delimiter."""
    _of(run, home, tmp_path, "date\ttopics\n2001\tArms, Trade\n2002\tArms; Oil, gas\n")
    topics = {
        id: [row["topic"] for row in meeting["topics"]] for id, meeting in _meetings(home).items()
    }
    assert topics == {"meeting-2001": ["arms", "trade"], "meeting-2002": ["arms", "oil-gas"]}
    assert _table(home, "topics")["oil-gas"]["definition"] == "What list.csv calls “Oil, gas”."


def test_sources(run: Run, home: Path, tmp_path: Path) -> None:
    """A row's address, or whom it names; else the list itself, which was read whole."""
    text = "date,source,url\n2001,The Gull,https://example.org/a\n2002,The Gull,\n2003,,\n"
    text += "2004,https://example.org/a,\n2005,,https://example.org/a https://example.org/b\n"
    _of(run, home, tmp_path, text, "--publisher", "Harbour Office", "--published", "2019")
    cited = {id: meeting["evidence"]["date"] for id, meeting in _meetings(home).items()}
    assert cited == {
        "meeting-2001": ["the-gull"],
        "meeting-2002": ["the-gull-2"],
        "meeting-2003": ["harbour-office-2019"],
        "meeting-2004": ["the-gull"],
        "meeting-2005": ["the-gull", "example-org"],
    }
    sources = _table(home, "sources")
    assert sources["the-gull"]["url"] == "https://example.org/a"
    assert (sources["harbour-office-2019"]["read"], sources["the-gull-2"]["read"]) == (
        "whole",
        "none",
    )


def test_the_floor(run: Run, tmp_path: Path) -> None:
    """A list that is not enough for the record's own floor brings unconfirmed meetings."""
    home = Path(shutil.copytree(INVENTED, tmp_path / "data"))
    result = _of(run, home, tmp_path, "date,city\n3 Aug 1998,Quillport\n")
    assert result.rows[0][2] == "quillport-1998"
    assert _meetings(home)["quillport-1998"]["status"] == "unconfirmed"


def test_what_may_be_known(run: Run, tmp_path: Path) -> None:
    """A row that may be a meeting of the record, and is not just that, stays out."""
    home = Path(shutil.copytree(INVENTED, tmp_path / "data"))
    text = "date,city\nMay 1991,Quillport\n14 May 1991,Quillport\n14 May 1991,Quillport\n"
    reasons = _reasons(_of(run, home, tmp_path, text))
    assert reasons["4"] == "line 3 has that time and place already (quillport-1991)"
    home = Path(shutil.copytree(INVENTED, tmp_path / "again"))
    assert _reasons(_of(run, home, tmp_path, "date,city\nMay 1991,Quillport\n")) == {
        "2": "it may be quillport-1991 (14 May 1991) of the record; mend one of the two"
    }


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",Sochi,RU,,", "it has no date"),
        ("soon,Sochi,RU,,", "“soon” is no date"),
        ("2001,Sochi,Atlantis,,", "“Atlantis” is no country"),
        ("2001,Sochi,,,", "is a new place without a country; say --country"),
        ("2001,Sochi,RU,video,", "a call has no place, and it has “Sochi”"),
        ("2001,Sochi,RU,,ftp://x", "is no address"),
        ("2001,Sochi,RU,,,,x", "7 cells under 5 headings"),
    ],
)
def test_rows_that_stay_out(run: Run, home: Path, tmp_path: Path, row: str, why: str) -> None:
    """What can't be read is listed with its line and the reason; the rest comes in."""
    text = f"date,city,country,mode,url\n1999,Kazan,RU,in person,\n{row}\n"
    result = _of(run, home, tmp_path, text)
    assert result.code == 1
    assert why in _reasons(result)["3"]
    assert list(_meetings(home)) == ["kazan-1999"]


@pytest.mark.parametrize(
    ("text", "options", "why"),
    [
        ("", (), "is empty"),
        ("where,what\nx,y\n", (), "No column is a date among where, what"),
        (HEAD, ("--map", "date=Dat"), "“Dat” is no heading of the list; did you mean date?"),
        (HEAD, ("--map", "dates=date"), "“dates” is nothing that a list can tell; did you mean"),
        (HEAD, ("--map", "date"), "maps nothing"),
        (HEAD, ("--encoding", "x"), "“x” is no encoding"),
        (HEAD, ("--delimiter", "xy"), "“xy” is no delimiter"),
        (HEAD + "2001,\0,\n", (), "is no text"),
        (HEAD, ("--url", "x"), "“x” is no address"),
        (HEAD, ("--published", "x"), "“x” is no date"),
    ],
)
def test_no_list(run, home, tmp_path, text: str, options: tuple[str, ...], why: str) -> None:
    """A file that is no list of meetings is refused in a sentence."""
    before = files.read(home).digest
    result = _of(run, home, tmp_path, text, *options)
    assert (result.code, result.out) == (2, "")
    assert why in result.err
    assert files.read(home).digest == before


def test_a_workbook(run: Run, home: Path, tmp_path: Path) -> None:
    """A spreadsheet that was not saved as CSV says what to do."""
    (tmp_path / "list.csv").write_bytes(b"PK\x03\x04rest")
    result = _import(run, home, tmp_path / "list.csv")
    assert "is a workbook; save the sheet as CSV in UTF-8." in result.err
    assert "could not be read" in _import(run, home, tmp_path / "none.csv").err


def test_countries(run: Run, home: Path, tmp_path: Path) -> None:
    """Names, alpha-3 codes, names turned round and former countries become alpha-2."""
    names = ["Korea, Republic of", "PRK", "U.S.S.R.", "UK", "Türkiye", "Viet Nam", "us"]
    text = "date;city;country\n" + "".join(
        f"{1990 + at};Town {at};{name}\n" for at, name in enumerate(names)
    )
    result = _of(run, home, tmp_path, text)
    assert [row[5] for row in result.rows] == ["KR", "KP", "SU", "GB", "TR", "VN", "US"]
    header = json.loads((home / "dataset.json").read_text("utf-8"))
    assert header["countries"]["KP"]["name"] == "North Korea"


def test_town_and_country_in_one_cell(run: Run, home: Path, tmp_path: Path) -> None:
    """`Moscow, Russia` is taken apart where there is no column for the country."""
    text = 'date,place\n2001,"Moscow, Russia"\n2002,"Moscow, Kiev"\n2003,Moscow\n'
    result = _of(run, home, tmp_path, text)
    assert [row[2] for row in result.rows if row[0] == "new"] == ["moscow-2001", "moscow-2003"]
    assert "new place without a country" in _reasons(result)["3"]
    told = _of(run, home, tmp_path, text, "--country", "RUS")
    assert "may be several places" in _reasons(told)["3"]


@pytest.mark.parametrize("width", [40, 80])
def test_screen(run: Run, home: Path, lists: Path, golden, width: int) -> None:
    """What comes in, then what stays out; whole at every width."""
    arguments = ("import", str(lists / "bush-putin.csv"), "--into", str(home), "--dry-run")
    golden(f"import-{width}", run(*arguments, data=None, width=width).out)


def test_json(run: Run, home: Path, lists: Path) -> None:
    """One document with everything that the lines have."""
    result = _import(run, home, lists / "bush-putin.csv", "--json")
    assert (result.json["count"], result.json["dry_run"]) == (10, False)
    assert result.json["left_out"][0]["line"] == 4
    assert result.json["left_out_file"].endswith("bush-putin.left-out.csv")
    assert result.json["meetings"][0]["meeting"] == "brdo-pri-kranju-2001"
    assert result.json["new"]["countries"] == ["SI", "SK"]


def test_without_the_library(run, home, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, codes are read still, and a name says what to install."""
    monkeypatch.setattr("summits.keep.countries.find_spec", lambda name: None)
    result = _of(run, home, tmp_path, "date,city,country\n2001,Rome,IT\n2002,Oslo,Norway\n")
    assert result.rows[0][5] == "IT"
    assert "pip install 'summits[export]'" in _reasons(result)["3"]
