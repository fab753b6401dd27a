"""`summits verify`: citations against a reader's own copies, exact, wherever the text stands."""

from __future__ import annotations

import os
import shutil
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summits.answers.verify import Verification, Verifier
from summits.cli import articles
from summits.record import facts, files, light
from summits.record.record import Record
from summits.values import citations, prints
from tests.conftest import ARTICLES, INVENTED, Run

HERALD, POST = "northern-herald-1991-05-15", "southern-post-1991-05-16"
TEXT = (ARTICLES / "northern-herald.txt").read_text("utf-8")
LINES = [line for line in TEXT.split("\n") if line.strip()]
CITED = range(2, 12)


@pytest.fixture
def copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a reader's copies, which is where the reader stands."""
    shutil.copytree(ARTICLES, tmp_path / "copies")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "copies"


@pytest.fixture(scope="module")
def verifier(invented: Record) -> Verifier:
    """The invented record's citations."""
    return Verifier(invented)


def verify(verifier: Verifier, text: str) -> Verification:
    """What a text is."""
    return verifier.verify("x", prints.paragraphs(text))


def states(result: Verification) -> dict[int, str]:
    """The paragraphs that are not verified."""
    return {row.number: row.state for row in result.paragraphs if row.state != "verified"}


@pytest.fixture
def spoilt(copies: Path) -> Path:
    """The copies, one with a letter changed in ¶5 and without ¶9."""
    kept = [line.replace("Herring", "herring") for line in LINES]
    kept[4] = kept[4].replace("count it together", "count them together")
    del kept[8]
    (copies / "northern-herald.txt").write_text("\n\n".join(kept), "utf-8")
    return copies


@pytest.mark.parametrize("width", [60, 80, 120])
def test_screen(run: Run, golden, spoilt: Path, width: int) -> None:
    """What is verified, changed, missing and unknown, with the facts it touches."""
    result = run("verify", "copies", width=width)
    assert result.code == 1
    golden(f"verify-{width}", result.out)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_screen_of_show(run: Run, golden, copies: Path, width: int) -> None:
    """Each cited paragraph from the reader's file, with the facts that rest on it."""
    result = run("verify", "--show", "copies/southern-post.txt", width=width)
    assert result.code == 0
    golden(f"verify-show-{width}", result.out)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_screen_of_facts(run: Run, golden, width: int) -> None:
    """What of a meeting can be verified, with which articles, and what can't, and why."""
    golden(f"verify-facts-{width}", run("verify", "--facts", "quillport-1991", width=width).out)


def test_pipe(run: Run, spoilt: Path) -> None:
    """One line per cited paragraph: file, source, paragraph, state, facts; talk on stderr."""
    result = run("verify", "copies")
    rows = result.rows
    assert rows[0][:4] == ["copies/northern-herald.txt", HERALD, "2", "verified"]
    assert rows[3] == [
        "copies/northern-herald.txt",
        HERALD,
        "5",
        "changed",
        "quillport-1991 topics.herring-census,quillport-1991 statements.count-together",
    ]
    assert rows[7][2:4] == ["9", "missing"]
    assert rows[-1][0] == "copies/unrelated.txt"
    assert rows[-1][3].startswith("unknown")
    assert rows[-1][4].startswith("no source of the record: ")
    assert result.err == (
        "3 files, 2 recognised; cited paragraphs: 17 verified, 1 changed, 1 missing.\n"
    )


def test_pipe_of_show(run: Run, spoilt: Path) -> None:
    """With --show one line per fact, with the text that it rests on as it stands in the copy."""
    rows = run("verify", "--show", "copies").rows
    assert {len(row) for row in rows} == {8}
    row = next(row for row in rows if row[6] == "statements.count-together")
    assert row[1:4] == [HERALD, "5", "changed"]
    assert row[4].endswith("“so we shall count them together.”")
    assert row[7].startswith("Quillfeather: Herring belongs to whoever counts it")


def test_json(run: Run, spoilt: Path) -> None:
    """The same as one document; a missing paragraph's text is null."""
    result = run("verify", "copies", "--json")
    assert result.code == 1
    counts = {
        key: result.json[key] for key in ("count", "verified", "changed", "missing", "unknown")
    }
    assert counts == {"count": 3, "verified": 17, "changed": 1, "missing": 1, "unknown": 1}
    herald, _, unrelated = result.json["files"]
    assert (herald["source"], herald["problem"]) == (HERALD, None)
    missing = next(row for row in herald["paragraphs"] if row["state"] == "missing")
    assert (missing["number"], missing["text"]) == (9, None)
    assert {fact["field"] for fact in missing["facts"]} == {
        "outcomes.protocol",
        "outcomes.commission",
    }
    assert unrelated["source"] is None
    assert unrelated["paragraphs"] == []


@pytest.mark.parametrize("name", ["northern-herald", "southern-post"])
@pytest.mark.parametrize(
    "copied",
    [
        lambda text: text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: text.replace("“", '"').replace("”", '"').replace("’", "'").replace("—", "-"),
        lambda text: text.replace(" ", "\u00a0 \t"),
        lambda text: f"SITE NAME\n\nMenu\n{text}\n\nComments (3)\nAn unrelated remark.",
        lambda text: "\n\n".join(reversed(text.split("\n"))),
    ],
    ids=["as it is", "crlf", "cr", "plain quotes", "spacing", "with a frame", "turned round"],
)
def test_whole(verifier: Verifier, name: str, copied) -> None:
    """A whole copy is verified whole, however it was saved, framed or put together."""
    text = (ARTICLES / f"{name}.txt").read_text("utf-8")
    result = verify(verifier, copied(text))
    assert result.source is not None
    assert result.source.startswith(name)
    assert states(result) == {}
    assert not result.fails


def _citing(record: Record, number: int) -> set[str]:
    return {
        fact.field
        for meeting in record.meetings.values()
        for fact in facts.facts(record, meeting)
        for citation in map(citations.parse, fact.evidence)
        if citation.source == HERALD and number in citation.paragraphs
    }


@given(
    number=st.sampled_from(CITED), at=st.integers(0, 500), letter=st.characters(categories=["Ll"])
)
def test_one_letter(
    invented: Record, verifier: Verifier, number: int, at: int, letter: str
) -> None:
    """One letter changed fails that paragraph, and exactly the facts that cite it."""
    line = LINES[number - 1].strip()
    at %= len(line)
    lines = [*LINES[: number - 1], f"{line[:at]}{letter}{line[at + 1 :]}", *LINES[number:]]
    result = verify(verifier, "\n".join(lines))
    if prints.fingerprint(lines[number - 1]) == prints.fingerprint(line):
        assert states(result) == {}
        return
    assert states(result) == {number: "changed"}
    assert result.fails
    touched = {cited.fact.field for cited in result.touched("changed")}
    assert touched == _citing(invented, number)


@pytest.mark.parametrize("number", CITED)
def test_one_paragraph(verifier: Verifier, number: int) -> None:
    """A paragraph left out is missing; so is one that became two within a word."""
    without = [*LINES[: number - 1], *LINES[number:]]
    assert states(verify(verifier, "\n".join(without))) == {number: "missing"}
    line = LINES[number - 1].strip()
    cut = next(at for at in range(15, 40) if line[at - 1 : at + 1].isalpha())
    two = [*LINES[: number - 1], line[:cut], line[cut:], *LINES[number:]]
    assert states(verify(verifier, "\n".join(two))) == {number: "missing"}


@given(st.integers(20, 200), st.sampled_from(["\n", "\n\n", "\r\n", "  \n\t"]))
def test_wrapped(verifier: Verifier, width: int, between: str) -> None:
    """Lines that were broken at any width, with any space between the paragraphs, are put together."""
    text = between.join("\n".join(textwrap.wrap(line, width)) for line in LINES)
    result = verify(verifier, text)
    assert (result.source, states(result)) == (HERALD, {})


@given(st.lists(st.sampled_from([" ", "\n\n"]), min_size=len(LINES), max_size=len(LINES)))
def test_joined(verifier: Verifier, ends: list[str]) -> None:
    """Paragraphs that stand on one line, some or all, are told apart again."""
    result = verify(verifier, "".join(map("".join, zip(LINES, ends, strict=True))))
    assert result.source == HERALD
    # A heading has no end of its own.
    assert set(states(result)) <= {1, 2}


@given(st.sampled_from(sorted(CITED)), st.integers(30, 90), st.booleans())
def test_one_letter_of_a_wrapped_copy(
    verifier: Verifier, number: int, width: int, joined: bool
) -> None:
    """One letter changed in a wrapped copy is that paragraph's failure, and no other's."""
    lines = list(LINES)
    at = len(lines[number - 1]) // 2
    lines[number - 1] = f"{lines[number - 1][:at]}ß{lines[number - 1][at + 1 :]}"
    wrapped = ["\n".join(textwrap.wrap(line, width)) for line in lines]
    result = verify(verifier, ("\n" if joined else "\n\n").join(wrapped))
    assert states(result) == {number: "changed"}


def test_what_blocks(run: Run, copies: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe to which nobody writes ends the wait, one that is written to is read."""
    monkeypatch.setattr(articles, "PATIENCE", 0.05)
    pipe = copies / "pipe"
    os.mkfifo(pipe)
    assert run("verify", str(pipe)).code == 1
    silent = os.open(pipe, os.O_RDWR)
    result = run("verify", str(pipe))
    assert (result.code, "silent for 0.05 seconds" in result.out) == (1, True)
    os.write(silent, TEXT.encode())
    monkeypatch.setattr(articles, "_waited_for", lambda stream: os.read(stream, 1 << 20))
    assert run("verify", str(pipe)).code == 0
    os.close(silent)


def test_two_side_by_side(verifier: Verifier) -> None:
    """Of two changed paragraphs side by side neither has its neighbours: both are missing."""
    lines = [line.upper() if at in (4, 5) else line for at, line in enumerate(LINES)]
    assert states(verify(verifier, "\n".join(lines))) == {5: "missing", 6: "missing"}


def test_the_last(verifier: Verifier) -> None:
    """The last paragraph's neighbour is the end of the text."""
    lines = [*LINES[:-1], LINES[-1].upper()]
    assert states(verify(verifier, "\n".join(lines))) == {11: "changed"}
    assert states(verify(verifier, "\n".join([*lines, "Comments"]))) == {11: "missing"}


def test_unrelated(verifier: Verifier) -> None:
    """An unrelated text is unknown, also with a short or an uncited paragraph of a source."""
    title = LINES[0]  # long enough, and cited by nothing
    assert len(title) > 40
    for text in ("", "Some words.\n" * 50, title, f"{title}\nMore."):
        result = verify(verifier, text)
        assert (result.source, result.fails, result.paragraphs) == (None, True, ())


def test_which(invented: Record) -> None:
    """An article is the source with most cited paragraphs there; a short one makes none known."""
    herald, post = (invented.sources[id] for id in (HERALD, POST))
    marks = list(post.prints)
    marks[1:4] = [herald.prints[1], prints.fingerprint("short"), herald.prints[3]]
    repost = light.read(invented.files)
    other = light.filled("Source", {**light.as_json("Source", post), "prints": marks})
    repost.sources = {**invented.sources, POST: other}
    verifier = Verifier(repost)
    assert verify(verifier, "\n".join(LINES)).source == HERALD
    assert verify(verifier, "short\nshort").source is None
    assert verify(verifier, "\n".join(["short", LINES[1], LINES[3]])).source == POST
    # Of equals the first of the record, each time.
    assert verify(verifier, LINES[1]).source == HERALD


def test_facts_pipe(run: Run) -> None:
    """One line per fact: field, text, yes or no, what can be checked, and why not."""
    rows = run("verify", "--facts", "quillport").rows
    assert rows[0] == ["date", "1991-05-14", "yes", f"{HERALD}#2,{POST}#2", ""]
    row = next(row for row in rows if row[0] == "outcomes.lit-again")
    assert row[2:] == ["no", "", "the record holds no prints of its sources"]
    assert run("verify", "--facts", "video-1991").out.count("\tno\t") == 10


def test_facts_json(run: Run) -> None:
    """The same as one document."""
    answer = run("verify", "--facts", "quillport-1991", "--json").json
    assert (answer["meeting"], answer["count"]) == ("quillport-1991", 42)
    assert answer["facts"][0]["verifiable"] is True
    assert answer["facts"][0]["citations"] == [f"{HERALD}#2", f"{POST}#2"]
    assert sum(not fact["verifiable"] for fact in answer["facts"]) == 2
    why = {fact["why"] for fact in answer["facts"]}
    assert why == {None, "the record holds no prints of its sources"}


def test_facts_that_cite_the_whole(run: Run, tmp_path: Path) -> None:
    """Where prints are held and no paragraph is named, that is the reason."""
    from tests.conftest import INVENTED

    folder = Path(shutil.copytree(INVENTED, tmp_path / "data"))
    path = folder / "meetings/quillport-1991.json"
    path.write_text(path.read_text("utf-8").replace(f'"{HERALD}#11"', f'"{HERALD}"'), "utf-8")
    out = run("verify", "--facts", "quillport", data=folder).out
    assert "\tno\t\tthe whole article is cited, and no paragraph of it\n" in out
    screen = run("verify", "--facts", "quillport", data=folder, width=80).out
    assert "NOT TO BE VERIFIED: the whole article is cited, and no paragraph of it" in screen


def test_nothing_to_verify(run: Run) -> None:
    """A meeting no article of which is held says so."""
    out = run("verify", "--facts", "video-1991", width=80).out
    assert "0 of 10 facts can be verified\n" in out
    assert "CAN BE VERIFIED" not in out


def test_stdin(run: Run) -> None:
    """`-` is standard input."""
    result = run("verify", "-", stdin=TEXT.encode())
    assert result.code == 0
    assert result.out.startswith(f"-\t{HERALD}\t2\tverified\t")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no source of the record"),
        (b"\x7fELF\x00\x01", "not text in UTF-8"),
        (TEXT.encode("cp1252"), "not text in UTF-8"),
        (b"lorem ipsum \n" * 4_000_000, "larger than 2 MB"),
        (b"a\n" * 100_000, "no source of the record"),
    ],
    ids=["empty", "binary", "encoding", "50 MB", "100,000 lines"],
)
@pytest.mark.parametrize("width", [None, 80])
def test_what_is_no_article(run: Run, copies: Path, content: bytes, why: str, width) -> None:
    """What is no text, or a huge one, is said in a sentence, in its place among the others."""
    (copies / "odd").write_bytes(content)
    result = run("verify", "copies/odd", "copies/southern-post.txt", width=width)
    assert result.code == 1
    assert why.lower() in result.out.lower()
    assert POST in result.out
    assert result.err.startswith("2 files, 1 recognised;")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_encodings(run: Run, copies: Path, encoding: str) -> None:
    """What an editor on Windows saves is read."""
    (copies / "northern-herald.txt").write_bytes(TEXT.encode(encoding))
    assert run("verify", "copies/northern-herald.txt").code == 0


def test_folders(run: Run, copies: Path) -> None:
    """A folder is read with those below it; a pipe does not hold it up, a dead link is told of."""
    (copies / "below").mkdir()
    (copies / "southern-post.txt").rename(copies / "below" / "post.txt")
    (copies / ".git").mkdir()
    (copies / ".git" / "config").write_text("x")
    (copies / ".hidden").write_text("x")
    (copies / "round").symlink_to(".")
    (copies / "dead").symlink_to("nowhere")
    (copies / "self").symlink_to("self")
    os.mkfifo(copies / "pipe")
    rows = run("verify", "copies").rows
    assert {row[0].removeprefix("copies/") for row in rows} == {
        "northern-herald.txt",
        "unrelated.txt",
        "below/post.txt",
        "dead",
        "self",
    }
    assert next(row[4] for row in rows if row[0] == "copies/dead").startswith(
        "not to be read (no such"
    )


def test_many(run: Run, tmp_path: Path) -> None:
    """A folder of 1,000 articles."""
    for number in range(1000):
        (tmp_path / f"{number:04}.txt").write_text(f"{number}\n{TEXT}", "utf-8")
    result = run("verify", str(tmp_path))
    assert result.code == 0
    assert result.out.count("\tverified\t") == 1000 * len(CITED)


def test_progress(run: Run, copies: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is long and stderr a terminal, the reader sees how far it is."""
    seen: list[tuple[int, int]] = []
    monkeypatch.setattr("summits.cli.commands.verify.progress", lambda stream, what: _Told(seen))
    run("verify", "copies")
    assert seen == [(1, 3), (2, 3), (3, 3)]


class _Told:
    """Stands in for `progress`."""

    def __init__(self, seen: list[tuple[int, int]]) -> None:
        self.seen = seen

    def __enter__(self):
        return lambda done, count: self.seen.append((done, count))

    def __exit__(self, *_: object) -> None:
        pass


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([], 2, "takes files, or --facts MEETING; give one of the two."),
        (["x", "--facts", "latest"], 2, "give one of the two."),
        (["nowhere"], 2, "“nowhere” is no file or folder; name a text of an article, or “-”."),
        (["a\nb\t\x1b[31m"], 2, "“a b [31m” is no file or folder"),
        (["x" * 300], 2, "is no file or folder"),
        (["empty"], 2, "“empty” holds no file; name the text of an article."),
        (["--facts", "zzz"], 3, "“zzz” is no meeting"),
    ],
)
def test_errors(run: Run, copies: Path, arguments: list[str], code: int, words: str) -> None:
    """What can't be done is said in one sentence."""
    Path("empty").mkdir()
    result = run("verify", *arguments)
    assert (result.code, result.out) == (code, "")
    assert words in result.err
    assert result.err.count("\n") == 1


def test_a_readers_file_is_text_alone(run: Run, copies: Path) -> None:
    """What stands in a reader's file or its name reaches a screen as text alone."""
    line = LINES[4].strip()
    text = TEXT.replace(line, f"{line[:-9]} [b]x[/] :warning: \x1b[31m\u202eend{line[-9:]}")
    (copies / "[b]odd\x1b[0m.txt").write_text(text, "utf-8")
    out = run("verify", "copies/[b]odd\x1b[0m.txt", width=120).out
    assert "[b]x[/] :warning: [31mend" in " ".join(out.split())
    assert "copies/[b]odd[0m.txt" in out
    assert "\x1b" not in out


@pytest.mark.articles
@pytest.mark.parametrize(
    "copied",
    [
        lambda text: text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace('"', "”").replace("'", "’").replace(" - ", " – "),
        lambda text: text.replace(" ", "  ").replace("\n", "\n \n"),
    ],
    ids=["as they are", "crlf", "curly quotes", "spacing"],
)
def test_the_seeds(run: Run, tmp_path: Path, copied) -> None:
    """The articles that the real record cites by paragraph verify whole, however they are saved."""
    articles = sorted(Path(os.environ["SUMMITS_ARTICLES"]).glob("*.txt"))
    for path in articles:
        (tmp_path / path.name).write_bytes(copied(path.read_text("utf-8")).encode())
    answer = run("verify", str(tmp_path), "--json", data=None).json
    assert (answer["unknown"], answer["changed"], answer["missing"]) == (0, 0, 0)
    assert len({file["source"] for file in answer["files"]}) == len(articles) == 5


def test_most_that_is_cited(verifier: Verifier) -> None:
    """Of two articles in one copy it is that of which more is cited, though as much of the other is there."""
    post = prints.paragraphs((ARTICLES / "southern-post.txt").read_text("utf-8"))
    mixed = [*LINES[:2], *(row.text for row in post[1:3])]
    assert verify(verifier, "\n".join(mixed)).source == POST
    assert verify(verifier, "\n".join([*mixed, *LINES[2:4]])).source == HERALD
    equal = [LINES[1], *(row.text for row in post[:2])]
    assert verify(verifier, "\n".join(equal)).source == POST


def test_a_whole_article_cited() -> None:
    """What cites an article and no paragraph of it is no fact that a paragraph can verify."""
    read = files.read(INVENTED)
    name = "meetings/quillport-1991.json"
    meeting = read.content[name].replace(f'"{HERALD}#2"'.encode(), f'"{HERALD}"'.encode())
    edited = light.read(read._replace(content={**read.content, name: meeting}))
    found = verify(Verifier(edited), "\n".join(LINES))
    assert [row.number for row in found.paragraphs] == list(CITED)


def test_others(verifier: Verifier) -> None:
    """What nothing cites is counted: the headline, and what somebody wrote below."""
    assert [verify(verifier, "\n".join(lines)).others for lines in (LINES, LINES[1:])] == [1, 0]
    assert verify(verifier, "\n".join([*LINES, "Not ours."])).others == 2


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("The herring are counted, and then again.", HERALD),
        ("The  herring  are  counted,  and  again.", None),
        ("The herring are counted, and so is fog.", None),
    ],
)
def test_enough_characters(line: str, source: str | None) -> None:
    """One cited paragraph of forty characters says which article it is; of fewer, none does."""
    assert len(line) in (39, 40)
    read = files.read(INVENTED)
    (was,) = (row.print for row in prints.paragraphs(LINES[4]))
    (now,) = (row.print for row in prints.paragraphs(line))
    sources = read.content["sources.json"].replace(was.encode(), now.encode())
    edited = read._replace(content={**read.content, "sources.json": sources})
    found = verify(Verifier(light.read(edited)), line)
    assert (found.source, found.others) == (source, 0)
    assert len(found.having("verified")) == bool(source)
