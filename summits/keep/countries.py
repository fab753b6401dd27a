"""Countries as lists write them: a name, or a code of two or three letters, to ISO 3166-1 alpha-2."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

from summits.errors import UsageError, quoted
from summits.keep.adjectives import by_code
from summits.values.words import fold_words, meant, nearest, spelt

if TYPE_CHECKING:
    from summits.record import tables


class CountryName(NamedTuple):
    """A country by its code, and what it is called."""

    code: str
    name: str


_CALLED = dict(
    by_code("""
BO Bolivia|BN Brunei|CD Democratic Republic of the Congo|CG Republic of the Congo|CZ Czech Republic
FM Micronesia|GB United Kingdom|IR Iran|KP North Korea|KR South Korea|LA Laos|MD Moldova|PS Palestine
RU Russia|SU Soviet Union|SY Syria|TR Turkey|TW Taiwan|TZ Tanzania|US United States|VA Vatican City
VE Venezuela|VN Vietnam|YU Yugoslavia
""")
)
"""Short names where the standard's own are long."""
_ALSO = {
    name: code
    for code, name in by_code("""
AE uae|BS the bahamas|CD congo kinshasa|CD drc|CG congo brazzaville|CI ivory coast|CV cape verde
CZ czechia|GB britain|GB grande bretagne|GB great britain|GB grossbritannien|GB ingiltere|GB u k|GB uk
GB великобритания|GM the gambia|KP dprk|KR republic of korea|KR rok|MK macedonia|MM burma
NL the netherlands|PS palestinian authority|PS palestinian national authority|PS palestinian territories
PS west bank|RU rusia|RU russie|RU rusya|RU россия|RU روسيا|SU u s s r|SU ussr|SY سوريا|SZ swaziland
TL east timor|TR تركيا|US abd|US u s|US u s a|VA holy see|VA the vatican|VA vatican|XK kosovo
""")
}
"""What lists call them beside; folded words to a code."""


def find(words: str, known: Mapping[str, tables.Country]) -> CountryName | None:
    """The country that is meant: one of the record's, or one of the standard; None where it is none."""
    asked = fold_words(words)
    for code, country in known.items():
        if asked in [fold_words(name) for name in (code, country.name, *country.names.values())]:
            return CountryName(code, country.name)
    code = next(filter(None, map(_code, _ways(words))), "") or _translated(words)
    return CountryName(code, name(code)) if code else None


def _ways(words: str) -> Iterator[str]:
    """A name as it is written, without what a map or a bracket adds, and as `Korea, North` is meant."""
    plain = re.sub(r"^\W+", "", words.replace("’", "'")).strip()
    yield plain
    last, comma, first = plain.partition(", ")
    if comma:
        yield f"{first} {last}"
    without = re.sub(r"\s*\([^()]*\)", "", plain)
    if without != plain:
        yield without


def _code(words: str) -> str:
    return _own().get(spelt(words)) or _standard(words)


def read(words: str, known: Mapping[str, tables.Country]) -> CountryName:
    """The country that is meant; raise UsageError where it is none."""
    found = find(words, known)
    if found:
        return found
    library = _library()
    if library is None:
        raise UsageError(
            f"{quoted(words)} is no country of the record; write its code of two letters, or have names "
            "read by pip install 'summits[export]'."
        )
    near = nearest(words, [*_CALLED.values(), *(row.name for row in library.countries)])
    raise UsageError(
        f"{quoted(words)} is no country; {meant(near, 'write its code of two letters.')}"
    )


def name(code: str) -> str:
    """What a country is called in English; its code where nothing here knows it."""
    if code in _CALLED:
        return _CALLED[code]
    library = _library()
    row = library.countries.get(alpha_2=code) if library else None
    return str(getattr(row, "common_name", row.name)) if row else code


def is_part(words: str, code: str) -> bool:
    """Whether words behind a town name its state, as `Crawford, Texas` and `Washington, D.C.` do.

    Of other countries, and of states that are called as a town is, they may as well name a second town.
    """
    asked, library = fold_words(words.replace(".", "")), _library()
    if code != "US" or asked in _TOWNS or library is None:
        return False
    rows = library.subdivisions.get(country_code=code)
    return any(asked in (fold_words(row.name), [row.code[3:].lower()]) for row in rows)


_TOWNS = (["new", "york"], ["washington"])


@cache
def _own() -> dict[str, str]:
    return {spelt(name): code for code, name in _CALLED.items()} | _ALSO


def _standard(words: str) -> str:
    """The code by the standard's names, and codes, of today and of before."""
    library = _library()
    if library is None:
        return words if len(words) == 2 and words.isascii() and words.isupper() else ""
    for table in (library.countries, library.historic_countries):
        try:
            return str(table.lookup(words).alpha_2)
        except (LookupError, AttributeError):
            continue
    return ""


def _translated(words: str) -> str:
    """The code of a country by its name in another language, if it is one country's in all of them."""
    codes = _translations().get(spelt(words), set()) if _library() else set()
    return next(iter(codes)) if len(codes) == 1 else ""


@cache
def _translations() -> dict[str, set[str]]:
    """The names of countries in all languages that the library has, folded, each with its codes."""
    import gettext  # and 160 catalogues, only for a name that is none in English

    library = _library()
    made: dict[str, set[str]] = {}
    for language in os.listdir(library.LOCALES_DIR):
        catalogue = gettext.translation("iso3166-1", library.LOCALES_DIR, [language], fallback=True)
        for row in library.countries:
            names = {getattr(row, key, None) for key in ("name", "common_name", "official_name")}
            for name in filter(None, names):
                made.setdefault(spelt(catalogue.gettext(name)), set()).add(row.alpha_2)
    return made


def _library() -> Any:
    """Thousands of names, loaded where a name has to be read; None where they are not installed."""
    if find_spec("pycountry"):
        import pycountry

        return pycountry
    return None
