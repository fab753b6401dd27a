"""`summits import`: what public lists have of their own, each kind once."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from summits.keep import importing, new, reading, sheet
from summits.keep.draft import Draft
from summits.record import files, light
from tests.conftest import Result, Run

pytest.importorskip("pycountry")

SIDES = ("Germany:DE:Angela Merkel", "Turkey:TR:Recep Tayyip Erdoğan")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new record of two sides, made once."""
    path = tmp_path_factory.mktemp("empty") / "talks"
    new.create(str(path), new.Plan(sides=tuple(map(new.party, SIDES))))
    return path


@pytest.fixture
def home(empty: Path, tmp_path: Path) -> Path:
    """It, to be written into."""
    return Path(shutil.copytree(empty, tmp_path / "talks"))


@pytest.fixture
def bring(run: Run, home: Path, tmp_path: Path) -> Any:
    """What a list of so many words brings; what doesn't pass `check` is never written."""

    def bring(text: str, *options: str, encoding: str = "utf-8") -> Result:
        (tmp_path / "list.csv").write_bytes(text.encode(encoding))
        path = str(tmp_path / "list.csv")
        return run("import", path, "--into", str(home), *options, data=None)

    return bring


def _meeting(home: Path, id: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((home / "meetings" / f"{id}.json").read_text("utf-8"))
    return found


def _people(home: Path) -> dict[str, Any]:
    rows = json.loads((home / "people.json").read_text("utf-8"))["people"]
    return {row["id"]: row for row in rows}


def _column(result: Result, at: int) -> list[str]:
    return [row[at] for row in result.rows]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Year,Date(s)\n2003,April 8–9\n2004,9 January\n", ["2003-04-08/2003-04-09", "2004-01-09"]),
        ("year,month,day\n2006,10,6\n2010,March,29\n", ["2006-10-06", "2010-03-29"]),
        ("year,month,day\n2006,10,\n2010,,\n", ["2006-10", "2010"]),
        ("TripYear,TripStartDate\n2009,TBD\n2010,2010-02-03\n", ["2009", "2010-02-03"]),
        ("Year,Start,End\n2001,May 23,May 26\n", ["2001-05-23/2001-05-26"]),
        ("Day,Date\nFriday,6 Oct 2006\n", ["2006-10-06"]),
        ("id,from,start-date\n1,Spain,2010-02-17\n", ["2010-02-17"]),
        ("sep=;\r\nDate;Notes\r\n6 Oct 2006;a, b\r\n", ["2006-10-06"]),
        ("Visits of 2006\n\nNo,Date\n1,6 Oct 2006\n", ["2006-10-06"]),
        (
            "Datum;Anlass\n24./25. Februar 2013;\n6. Oktober 2006;\n",
            ["2006-10-06", "2013-02-24/2013-02-25"],
        ),
    ],
)
def test_columns_of_dates(bring: Any, text: str, dates: list[str]) -> None:
    """A year, a month and a day in columns of their own; titles above; two columns that may be the date."""
    result = bring(text)
    assert (result.code, _column(result, 3)) == (0, dates)


def test_no_year(bring: Any) -> None:
    """A date without a year says so; nothing is taken for it."""
    result = bring("date\n19 October\n2–3 May\n2001\nsoon 5\n")
    assert [(row[1], row[8]) for row in result.rows if row[0] == "out"][:2] == [
        ("2", "“19 October” has no year; write it there, or into a column called year"),
        ("3", "“2–3 May” has no year; write it there, or into a column called year"),
    ]
    assert "“soon 5” is no date" in result.rows[-1][8]


@pytest.mark.parametrize(
    "head", ["Meeting date", "Date of meeting", "Event date", "Meeting day", "Held", "Date (local)"]
)
def test_what_is_taken_for_the_date(bring: Any, head: str) -> None:
    """A heading that speaks of a date, or over dates alone, is the date, and that is said."""
    text = f"Nr,{head},Date published,Killed\n1,6 Oct 2006,8 Oct 2006,2\n2,5/6/2018,2019,3\n"
    result = bring(text, "--day-first")
    assert _column(result, 3) == ["2006-10-06", "2018-06-05"]
    assert f"Taken for the date, as it looks like one: {head}; --map date=" in result.err


def test_a_title_above_a_date(bring: Any) -> None:
    """The headings are the row that speaks of a date, below whatever stands above."""
    assert _column(bring("Talks,of 2007\n\nNr,Meeting date\n1,6 Oct 2007\n"), 3) == ["2007-10-06"]


def test_no_one_date(bring: Any) -> None:
    """Two that may be the date are named; a year that is known is not outdone by cells alone."""
    two = bring("Meeting date,Date of talks\n6 Oct 2006,8 Oct 2006\n")
    assert two.code == 2
    assert "Several columns may be the date: Meeting date, Date of talks; say which" in two.err
    assert _column(bring("Year,Treaty\n2007,8 Oct 2006\n"), 3) == ["2007"]
    assert _column(bring("Year,Meeting date\n2008,8 October\n"), 3) == ["2008-10-08"]


def test_what_a_heading_may_be_meant_for(bring: Any) -> None:
    """A column that is not read is proposed for what its heading means, not for anything."""
    text = "date,city,country,Location,About,Main topics\n2001,Kiel,DE,Castle,Trade,Tea\n"
    maps = '--map venue="Location" --map topics="About" --map topics="Main topics" read'
    assert (
        f"Location, About and Main topics; {maps} Location, About and"
        in bring(text, "--dry-run").err
    )


def test_no_date_at_all(bring: Any) -> None:
    """A column called From that names countries is no date."""
    result = bring("from,visitor\nSpain,Angela Merkel\n")
    assert result.code == 2
    assert "No column is a date among from, visitor" in result.err


@pytest.mark.parametrize(
    ("name", "id", "office"),
    [
        ("Chancellor Angela Merkel", "angela-merkel", "Chancellor"),
        ("Prime Minister Recep Tayyip Erdoğan", "recep-tayyip-erdogan", "Prime Minister"),
        ("Former Chancellor Merkel", "angela-merkel", None),
        ("President Abdullah Gül", "abdullah-gul", "President"),
        ("Vice President Joe Biden", "joe-biden", "Vice President"),
        ("President Lee", "president-lee", None),
        ("Pope Francis", "pope-francis", None),
        ("Dr. Angela Merkel", "angela-merkel", None),
    ],
)
def test_titles(bring: Any, home: Path, name: str, id: str, office: str | None) -> None:
    """What stands before a name is the office, not a second person."""
    result = bring(f"date;visitor\n2010-03-29;{name}\n")
    assert result.rows[0][6] == id
    participant = _meeting(home, "meeting-2010")["participants"][0]
    assert participant["office"] == office
    assert _people(home)[id]["offices"] == ([office] if office else [])


def test_people_in_several_columns(bring: Any) -> None:
    """A guest and a host have each a column; so have several addresses."""
    text = "date,LeaderFullName,HostHOGSName,SourceLink1,SourceLink2\n"
    text += "2010-03-29,Angela Merkel,Recep Tayyip Erdoğan,https://example.org/a,https://example.org/b\n"
    row = bring(text).rows[0]
    assert row[6:8] == ["angela-merkel,recep-tayyip-erdogan", "example-org,example-org-2"]
    told = bring(
        "d;a;b\n2011;Merkel;Erdoğan\n", "--map", "date=d", "--map", "people=a", "--map", "people=b"
    )
    assert told.rows[0][6] == "angela-merkel,recep-tayyip-erdogan"
    twice = bring("d;a;b\n2011;x;y\n", "--map", "date=d", "--map", "city=a", "--map", "city=b")
    assert (twice.code, "“city” stands in one column; map it once." in twice.err) == (2, True)


@pytest.mark.parametrize(
    ("cell", "options", "people"),
    [
        ("Nikita Khrushchev and Nikolai Bulganin", (), None),
        ("Bo Tern & Cy Roe", (), None),
        (
            "Nikita Khrushchev and Nikolai Bulganin",
            (" and ",),
            "nikita-khrushchev,nikolai-bulganin",
        ),
        ("Ann Gull, Bo Tern and Cy Roe", (",",), "ann-gull,bo-tern,cy-roe"),
        ("Ann Gull, Bo Tern, and Cy Roe", (",",), "ann-gull,bo-tern,cy-roe"),
    ],
)
def test_names_with_an_and(
    bring: Any, cell: str, options: tuple[str, ...], people: str | None
) -> None:
    """Two names are never taken for one person; told what stands between, the last `and` is read too."""
    result = bring(f'date;who\n1955;"{cell}"\n', *(("--separator", *options) if options else ()))
    if people is None:
        sign = "and" if " and " in cell else "&"
        why = f'may be one name or several; if several, say --separator " {sign} "'
        assert why in result.rows[0][8]
    else:
        assert result.rows[0][6] == people


@pytest.mark.parametrize("cell", ["Merkel, Erdoğan", "Angela Merkel and President Erdoğan"])
def test_two_who_are_known(bring: Any, cell: str) -> None:
    """Names that are each of somebody else in the record are two; a name turned round is one."""
    assert bring(f'date,who\n1955,"{cell}"\n').rows[0][6] == "angela-merkel,recep-tayyip-erdogan"
    turned = bring('date,who\n1956,"Merkel, Angela"\n1957,"Merkel, Gull"\n')
    assert [row[0] for row in turned.rows] == ["out", "out"]


def test_a_separator_beside_the_semicolon(bring: Any, home: Path) -> None:
    """What is told to stand between names leaves `;` between topics, and a `\\;` within one."""
    text = 'date,who,topics\n1955,"Ann Gull, Bo Tern",Reform; trade\n1956,Cy Roe;Di Auk,a\\;b\n'
    rows = bring(text, "--separator", ",").rows
    assert [row[6] for row in rows] == ["ann-gull,bo-tern", "cy-roe,di-auk"]
    topics = [row["topic"] for row in _meeting(home, "meeting-1955")["topics"]]
    assert topics == ["reform", "trade"]
    assert [row["topic"] for row in _meeting(home, "meeting-1956")["topics"]] == ["a-b"]


def test_a_table_of_markdown(bring: Any) -> None:
    """A table as an encyclopaedia gives it: bars at both ends, a rule below the headings, notes."""
    text = "| Date | Place | Country |\n|:---|---|---:|\n"
    text += "| November 28–December 1, 1943 | Tehran | Iran [2] |\n"
    assert bring(text).rows[0][3:6] == ["1943-11-28/1943-12-01", "Tehran", "IR"]


def test_only_rows_with_somebody(bring: Any) -> None:
    """Of a list of everybody's meetings those of the two; the rest is counted, and no reason to fail."""
    text = "date,leader,guest\n2010,Angela Merkel,Abdullah Gül\n2011,Angela Merkel,Erdoğan\n"
    text += "soon 1,Putin,Gül\n"
    result = bring(text, "--person", "Merkel", "--person", "Erdogan")
    assert (result.code, _column(result, 1)) == (0, ["3"])
    assert "Passed over, as they don't name all you asked for: 2 rows." in result.err
    assert bring(text, "--person", "Merkel", "--json").json["passed_over"] == 1
    nobody = bring(text, "--person", "Merkle")
    assert "is nobody of the list or the record; did you mean Angela Merkel?" in nobody.err
    two = bring("date,who\n2001,Igor Ivanov; Sergei Ivanov\n", "--person", "Ivanov")
    assert "“Ivanov” fits several people: igor-ivanov, sergei-ivanov; write one" in two.err


def test_other_people_at_one_time(bring: Any) -> None:
    """Two rows of one day with other people are two meetings, also when the list is read again."""
    text = "date,visitor\n2010-04-12,Angela Merkel\n2010-04-12,Nicolas Sarkozy\n"
    assert _column(bring(text), 0) == ["new", "new"]
    assert _column(bring(text), 0) == ["had", "had"]


def test_a_doubt_keeps_no_row_out(bring: Any, home: Path) -> None:
    """What can't be read beside date, place and people is not recorded, and said; the row comes in."""
    text = "date,city,country,visit,duration,reported,announced\n"
    text += "6 Oct 2006,Ankara,Turkey,Working visit.,2 hours,,yes\n"
    text += "8 Oct 2007,Ankara,Turkey,G20 summit,a while,1 May 2001,perhaps\n"
    result = bring(text)
    assert (result.code, _column(result, 0)) == (0, ["new", "new"])
    assert _meeting(home, "ankara-2006")["visit"] == "working"
    assert _meeting(home, "ankara-2007")["visit"] is None
    assert "“G20 summit” is none of state, official, working; " in result.rows[1][8]
    assert "“perhaps” is neither yes nor no" in result.rows[1][8]
    assert "“1 May 2001”, when it was reported, lies before it" in result.rows[1][8]
    assert "Not read, and so not recorded: something in 1 row, 3." in result.err


def test_a_doubt_on_a_screen(run: Run, home: Path, tmp_path: Path) -> None:
    """It has a section of its own, and a place in the document."""
    (tmp_path / "list.csv").write_text("date,visit\n2001,state\n2002,dinner\n", "utf-8")
    arguments = ("import", str(tmp_path / "list.csv"), "--into", str(home), "--dry-run")
    shown = run(*arguments, data=None, width=60).out
    assert shown.splitlines()[-2:] == [
        "NOT READ",
        "  line 3  “dinner” is none of state, official, working",
    ]
    document = run(*arguments, "--json", data=None).json
    assert document["not_read"] == [
        {"line": 3, "reason": "“dinner” is none of state, official, working"}
    ]


def test_a_row_that_tells_more(bring: Any, home: Path) -> None:
    """What a list tells beyond a meeting that the record had is filled in; what is recorded stays."""
    bring("date,city,country,mode,source\n2006,Ankara,Turkey,in person,The Gull\n")
    head = "date,city,country,mode,venue,topics,people,announced,summary,source\n"
    more = head + "2006,Ankara,Turkey,,Palace,Trade,Chancellor Angela Merkel,no,Tea.,The Tern\n"
    assert "Would fill in what was not recorded, announced" in bring(more, "--dry-run").err
    again = bring(more)
    assert _column(again, 0) == ["filled"]
    fields = "announced, venue, summary, people and topics: 1 row, 2."
    assert f"Filled in what was not recorded, {fields}" in again.err
    made = _meeting(home, "ankara-2006")
    assert (made["venue"], made["announced"], made["summary"]) == ("Palace", False, "Tea.")
    assert made["evidence"]["mode"] == ["the-gull"]
    assert made["evidence"]["venue"] == made["topics"][0]["evidence"] == ["the-tern"]
    assert made["participants"][0]["office"] == "Chancellor"
    other = head + "2006,Ankara,Turkey,,Tent,,,yes,Coffee.,The Tern\n"
    assert _column(bring(other), 0) == ["had"]
    assert _meeting(home, "ankara-2006") == made


def test_told_more_on_another_run(bring: Any, home: Path) -> None:
    """`--map` and `--principals` run again fill in what the first run left open, and once only."""
    text = "date,city,country,About,who\n2006,Ankara,Turkey,Trade; War,Ann Gull\n"
    bring(text)
    first = bring(text, "--principals", "--map", "topics=About")
    assert first.rows[0][:3] == ["filled", "2", "ankara-2006"]
    both = "angela-merkel,recep-tayyip-erdogan,ann-gull"
    assert first.rows[0][6] == both
    made = _meeting(home, "ankara-2006")
    assert [row["topic"] for row in made["topics"]] == ["trade", "war"]
    assert made["participants"][0]["parts"][0]["part"] == "principal"
    again = bring(text, "--principals", "--map", "topics=About")
    assert _column(again, 0) == ["had"]
    assert "Filled in" not in again.err


def test_nothing_is_filled_in_from_before(bring: Any, home: Path) -> None:
    """A list that was published before a meeting tells nothing of it, though the record has it."""
    bring("date,city,country\n2006,Ankara,Turkey\n")
    late = bring("date,city,country,topics\n2006,Ankara,Turkey,Tea\n", "--published", "2001")
    assert "it is after 2001, when the list was published" in late.rows[0][8]
    assert _meeting(home, "ankara-2006")["topics"] == []


@pytest.mark.parametrize(
    ("country", "code"),
    [
        ("Türkei", "TR"),
        ("Allemagne", "DE"),
        ("Россия", "RU"),
        ("Palestinian National Authority (West Bank)", "PS"),
        ("🇩🇪 Germany", "DE"),
        ("The Netherlands", "NL"),
        ("Serbia and Montenegro", "CS"),
    ],
)
def test_countries(bring: Any, country: str, code: str) -> None:
    """In another language, behind a flag, with a bracket, and no more a country."""
    assert bring(f"date;city;country\n2003;X;{country}\n").rows[0][5] == code


def test_a_name_of_two_countries(bring: Any) -> None:
    """A name that languages give to several countries is none."""
    result = bring("date;city;country\n2003;X;nigeri\n")
    assert result.rows[0][0] == "out"


@pytest.mark.parametrize(
    ("place", "country", "city", "code"),
    [
        ("Ottawa, Canada", "Canada", "Ottawa", "CA"),
        ("Iran", "", "", ""),
        ("Singapore", "", "Singapore", "SG"),
        ("Berlin", "Germany", "Berlin", "DE"),
    ],
)
def test_towns_and_countries(bring: Any, place: str, country: str, city: str, code: str) -> None:
    """A country behind its town, and a country where a town is expected."""
    result = bring(f"date;place;country\n2003;{place};{country}\n")
    assert result.rows[0][4:6] == [city, code]


def test_spelt_alike(bring: Any, run: Run, home: Path) -> None:
    """What may be a slip is said, and both are kept; what differs in a number, or a country, is no slip."""
    text = "date;city;country;people\n2001;Brussels;Belgium;Nicolas Sarkozy\n"
    text += "2002;Brusssels;Belgium;Nicloas Sarkozy\n2003;Hall 1;Belgium;\n2004;Hall 2;Belgium;\n"
    text += "2005;Brussel;Norway;\n"
    result = bring(text)
    pairs = "Nicloas Sarkozy and Nicolas Sarkozy; Brussels and Brusssels."
    assert f"Named almost alike, so perhaps one: {pairs}" in result.err
    added = run("add", "place", "Brusels", "--country", "Belgium", "--into", str(home), data=None)
    assert (added.code, added.out) == (0, "brusels\n")
    assert (
        "Brusels is spelt almost like Brussels; if it is that, --alias there says so." in added.err
    )


def test_too_many_new_names(bring: Any) -> None:
    """Of a thousand new names nobody would read the pairs."""
    rows = "".join(f"2001;{at:04}a{'b' * (at % 3)} c\n" for at in range(1001))
    assert "Named almost alike" not in bring("date;people\n" + rows).err


def test_progress(home: Path, tmp_path: Path) -> None:
    """It is told while rows are read and while they are added, and ends with all of them."""
    (tmp_path / "list.csv").write_text("date\n2001\n2002\nsoon 1\n2003\n", "utf-8")
    list_ = sheet.read(str(tmp_path / "list.csv"), {})
    told: list[tuple[int, int]] = []
    draft = Draft(light.read(files.read(home)))
    importing.bring(
        draft, list_, reading.Instructions(), lambda done, count: told.append((done, count))
    )
    assert told == [(0, 4), (1, 4), (1, 4), (2, 4), (3, 4), (4, 4), (4, 4)]


def test_what_comes_next(bring: Any) -> None:
    """A list whose columns are not all known says how one is told, and what to do next."""
    result = bring("date,Mood\n2001,good\n")
    how = '--map FIELD="Mood", with topics, say, for FIELD, reads Mood; import again so'
    assert f"Column not read, as no field of a meeting: Mood; {how}" in result.err
    assert result.err.splitlines()[-1].startswith("Next: summits timeline --data ")
