"""The codebook that a new record begins with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_ABOUT = """\
# The codebook

This folder is a data set: {title}. Each fact names the sources it rests on. It can be read without the
tool; `summits check` holds it to its rules, and the [schemas](schema/) let an editor complete and check
what you type.

“Not recorded” (`null`, or an empty list) means that no source read says it; it never means that it did
not happen.

## Scope

{scope}

| question | rule |
|---|---|
| Phone calls | *in or out?* |
| One day with several stops | One meeting; the stops are its `programme`. |
| A visit of several days | The days of the visit as an interval, or the day of the talks where it is known. |
| Claimed, not established | `status: unconfirmed`, shown only when asked for. |
| Looked into, not substantiated | An entry of `candidates.json`: claim, finding, sources. |

A meeting is `confirmed` where {floor}.

## The two sides

{sides}

`side` of a source is whose *words* it has: that of a side for the state's own voice, `other` for
everybody else. `origin` tells re-posts of one text from texts of their own.

## How a field is coded

| field | how |
|---|---|
| `id` | place and year, then the month if the year has one already; `video-YEAR` for a call. For good |
| `date` | EDTF: as precise as the sources, no more |
| `participants` | people whom a source puts there; `delegation` where nobody says who was in the room |
| evidence | `SOURCE`, or `SOURCE#PARAGRAPH` where the article is held. Each alone supports all of it |

## To add a meeting

1. `summits add meeting`, or `summits import FILE.csv` for a list of them.
2. `summits add participant`, `statement`, `outcome`, or write them into `meetings/ID.json`; your editor
   completes it from the schema.
3. `summits check` until it says nothing; it names file, line and remedy.
4. `summits show ID`, from top to bottom, as somebody who was not there.
5. Raise `version` in `dataset.json`, and set `checked`, `covers` and `gaps`.

## Licence

{license}; ask to be cited as {creator}.

## The fields

What follows is made from the models of the tool.
"""


def text(
    header: Mapping[str, Any], people: Sequence[Mapping[str, Any]], fields: Mapping[str, str]
) -> str:
    """The codebook of a record, with the tables of its fields."""
    names = {person["id"]: person["name"] for person in people}
    sides = "\n".join(
        f"- `{side['id']}`: {side['label']} ({side['short']}), {names[side['principal']]}"
        for side in header["sides"]
    )
    told = {key: header[key] for key in ("title", "scope", "license", "creator")}
    about = _ABOUT.format(sides=sides, floor=_floor(header["confirmed"]["origins"]), **told)
    tables = (
        f"<!-- fields: {name} -->\n\n{table}\n\n<!-- end -->" for name, table in fields.items()
    )
    return "\n".join([about, "\n\n".join(tables), ""])


def _floor(origins: int) -> str:
    if origins == 1:
        return "a source reports it"
    return f"{origins} origins report it, or each side does"
