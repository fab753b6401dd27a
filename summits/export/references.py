"""References in the styles that people paste and programs read: one function per style.

Dates are as exact as they are known; what has no title is cited by publisher, language and day.
biblatex, CSL 1.0.2, RIS, and the templates of MediaWiki's citation module.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from contextlib import suppress

from summits.answers.cite import Reference
from summits.errors import UsageError
from summits.export import marks
from summits.values import dates

# ISO 639-1 codes of the press that the record reads; any other code stands for itself.
_LANGUAGES = {
    "ar": "Arabic",
    "bg": "Bulgarian",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "he": "Hebrew",
    "hu": "Hungarian",
    "it": "Italian",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sr": "Serbian",
    "tr": "Turkish",
    "uk": "Ukrainian",
}


def language_name(code: str | None) -> str:
    """A language's English name; the code itself where it is a rare one."""
    return _LANGUAGES.get(code or "", code or "")


def day(date: dates.Edtf | None) -> str:
    """A date in words, `n.d.` where there is none."""
    return dates.words(date) if date else "n.d."


def parts(date: dates.Edtf) -> list[int]:
    """Year, month and day, as far as they are known."""
    known = {"day": 3, "month": 2, "year": 1}.get(date.precision, 0)
    return [date.earliest.year, date.earliest.month, date.earliest.day][:known]


def _is_news(row: Reference) -> bool:
    return row.kind in ("agency", "broadcaster", "press")


def text(row: Reference) -> str:
    """As a reader writes it: authors, title, publisher, day, address."""
    # Whoever quotes a text in English need not say that it is.
    language = language_name(row.language) if row.language != "en" else ""
    language = "" if f"({language})" in row.work else language
    work = f"{row.printed} ({language})" if language else row.printed
    title = f"“{row.title}”" if row.title else ""
    version = f"version {row.version}" if row.version else ""
    when = f"checked {day(row.published)}" if row.version else day(row.published)
    told = ", ".join(filter(None, [", ".join(row.authors), title, work, version, when]))
    ended = told if told.endswith(".") else f"{told}."
    return f"{ended} {row.url}" if row.url else ended


def markdown(row: Reference) -> str:
    """A line of Markdown, the title or the publisher a link."""
    link = marks.link(row.title or row.work, row.url)
    rest = ([marks.escaped(row.printed)] if row.title else []) + [day(row.published)]
    authors = marks.escaped(", ".join(row.authors))
    return ", ".join(filter(None, [authors, link, *rest]))


def wikitext(row: Reference) -> str:
    """A named `<ref>` with `{{cite news}}` or `{{cite web}}`."""
    # The module asks for a title; one in brackets is nobody's.
    title = row.title or "[untitled]"
    archived = _archive_day(row.archived)
    fields = {
        "author": "; ".join(row.authors),
        "title": title,
        "url": row.url or "",
        "work": row.work,
        "agency": row.agency or "",
        "date": _wiki_date(row.published),
        "language": row.language or "",
        "access-date": str(row.accessed or ""),
        "archive-url": (row.archived or "") if archived else "",
        "archive-date": archived,
    }
    told = "".join(f" |{name}={_wiki(value)}" for name, value in fields.items() if value)
    kind = "news" if _is_news(row) or not row.url else "web"
    return f'<ref name="{row.key}">{{{{cite {kind}{told}}}}}</ref>'


def _wiki_date(date: dates.Edtf | None) -> str:
    """A date that MediaWiki's module takes: `c.` stands only before a year, so the rest is left away."""
    if date is None or date.precision in ("decade", "century", "interval"):
        return ""
    if date.mark:
        return f"c. {date.earliest.year}"
    known = [part for part in date.split("-") if part != "XX"]
    return dates.words(dates.parse("-".join(known)))


def _archive_day(url: str | None) -> str:
    """The day an archived copy was made, which its address begins with; the module asks for it."""
    found = re.search(r"/(\d{4})(\d{2})(\d{2})(?:\d{6})?[a-z_]*/", url or "", re.ASCII)
    with suppress(UsageError):
        return str(dates.parse("-".join(found.groups()))) if found else ""
    return ""


def _wiki(value: str) -> str:
    """A value within a template: nothing in it closes one or opens a link."""
    if value.startswith(("http://", "https://")):
        return value.replace("|", "%7C").replace("{", "%7B").replace("}", "%7D")
    kept = value.replace("[", "&#91;").replace("]", "&#93;").replace("|", "{{!}}")
    return re.sub(r"<", "&lt;", re.sub(r"\{\{(?!!\}\})|(?<!\{\{!)\}\}", "", kept))


_TEX = {c: rf"\{c}" for c in "&%$#_{}"} | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def _tex(value: str) -> str:
    return "".join(r"\textbackslash{}" if c == "\\" else _TEX.get(c, c) for c in value)


def bibtex(row: Reference) -> str:
    """An entry for biblatex, in UTF-8."""
    kind = "dataset" if row.version else "online"
    fields = {
        # An author in braces is one name, whatever blanks and commas are in it.
        "author": " and ".join(f"{{{_tex(author)}}}" for author in row.authors),
        "title": f"{{{_tex(row.title)}}}" if row.title else "",
        "organization": _tex(row.work),
        "note": _tex(f"{row.agency} text") if row.agency else "",
        "version": _tex(row.version or ""),
        "date": str(row.published or ""),  # biblatex reads EDTF, marks and intervals too
        "url": row.url or "",
        "urldate": str(row.accessed or ""),
        "language": language_name(row.language).lower(),
    }
    told = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{row.key},\n{told}}}"


def csl(row: Reference) -> dict[str, object]:
    """An item of CSL-JSON, as Zotero takes it in."""
    page = "article-newspaper" if _is_news(row) else "webpage"
    item: dict[str, object] = {
        "id": row.key,
        "type": "dataset" if row.version else page,
        "title": row.title,
        "author": [{"literal": author} for author in row.authors] or None,
        "container-title": row.work,
        "source": row.agency,
        "version": row.version,
        "issued": _csl_date(row.published),
        "accessed": _csl_date(row.accessed),
        "URL": row.url,
        "language": row.language,
    }
    return {key: value for key, value in item.items() if value is not None}


def _csl_date(date: dates.Edtf | None) -> dict[str, object] | None:
    if date is None:
        return None
    known = parts(date)
    if not known:
        return {"literal": dates.words(date)}
    return {"date-parts": [known]} | ({"circa": True} if date.mark else {})


def csl_json(rows: Sequence[Reference]) -> str:
    """All items as one JSON document."""
    return json.dumps([csl(row) for row in rows], ensure_ascii=False, indent=2) + "\n"


def ris(row: Reference) -> str:
    """A record of RIS: two blanks around the dash, CRLF, ER last."""
    known = [f"{number:02d}" for number in parts(row.published)] if row.published else []
    date = "/".join([*known, "", "", ""][:3]) + "/" if known else ""
    lines = [
        ("TY", "DATA" if row.version else "NEWS" if _is_news(row) else "ELEC"),
        ("ID", row.key),
        *(("AU", author) for author in row.authors),
        ("TI", row.title),
        ("T2", row.work),
        ("PB", row.agency),
        ("ET", row.version),
        ("PY", known[0] if known else None),
        ("DA", date),
        ("LA", row.language),
        ("UR", row.url),
        ("Y2", str(row.accessed).replace("-", "/") + "/" if row.accessed else None),
        ("ER", ""),
    ]
    kept = [(tag, value) for tag, value in lines if value or tag == "ER"]
    return "".join(f"{tag}  - {' '.join(str(value).split())}\r\n" for tag, value in kept)


def _each(style: Callable[[Reference], str], between: str) -> Callable[[Sequence[Reference]], str]:
    return lambda rows: between.join(map(style, rows)) + ("" if between == "" else "\n")


STYLES: dict[str, Callable[[Sequence[Reference]], str]] = {
    "text": _each(text, "\n"),
    "markdown": lambda rows: "".join(f"- {markdown(row)}\n" for row in rows),
    "wikitext": _each(wikitext, "\n"),
    "bibtex": _each(bibtex, "\n\n"),
    "csl-json": csl_json,
    "ris": _each(ris, ""),
}
"""Each style as what turns references into one text."""
SENTENCES = ("text", "markdown", "wikitext")
"""Styles that a reader pastes into a text, so that what is cited stands before its sources."""
