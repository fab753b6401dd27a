"""`summits add person`, `place`, `source` and `topic`."""

from __future__ import annotations

import os
from typing import Any

import click

from summits.cli import adding, asking, closed, complete
from summits.cli.output import talk
from summits.errors import UsageError, quoted
from summits.values import clean

_ID = click.option("--id", metavar="ID", help="Its id; worked out unless told.")
_SIDE = click.option(
    "--side",
    metavar="SIDE",
    shell_complete=complete.sides,
    help="A side of the record, or other.",
)
_ALIAS = click.option(
    "--alias", "aliases", metavar="NAME", multiple=True, help="Another spelling or word for it."
)
_NAME = click.option(
    "--name",
    "called",
    metavar="CODE=NAME",
    multiple=True,
    help="The name in a language: ru=Лавров.",
)


@adding.command(
    "person",
    """
summits add person "Sergei Lavrov" --side Russia --office "Foreign Minister" --into talks
""",
    "A person, looked up first: --new says that it is nobody of those found.",
)
@click.argument("name", metavar="NAME", required=False)
@_SIDE
@click.option("--office", "offices", metavar="OFFICE", multiple=True, help="An office they held.")
@_ALIAS
@_NAME
@click.option("--new", "is_new", is_flag=True, help="It is nobody whom the record has.")
@_ID
def person(ctx: click.Context, /, name: str | None, is_new: bool, **told: Any) -> None:
    from summits.keep import add

    work = adding.Adding(ctx)
    name = asking.needed(ctx, name, "Name", "The name")
    near = [] if is_new else add.alike(work.draft.people, name)
    same = asking.one_of(ctx, name, near, adding.called)
    if same:
        if not add.spelling(work.draft, same.id, name):
            raise UsageError(f"{quoted(name)} is in the record: {same.id}; nothing was added.")
        talk(f"A further spelling of {same.name}.")
        work.done("person", "people", same.id)
        return
    if near and not asking.may_ask(ctx):
        known = " or ".join(map(adding.called, near[:3]))
        raise UsageError(f"{quoted(name)} may be {known}; write --new if it is somebody else.")
    work.done("person", "people", add.person(work.draft, name, **told))


@adding.command(
    "place",
    """
summits add place Sochi --country RU --latitude 43.6 --longitude 39.7 --source ID --into talks
""",
    "A city where meetings were held, with its country.",
)
@click.argument("city", metavar="CITY", required=False)
@click.option("--country", metavar="COUNTRY", help="A name, or a code of two or three letters.")
@_ALIAS
@_NAME
@click.option(
    "--latitude", metavar="N", type=float, help="Degrees north; with --longitude and --source."
)
@click.option("--longitude", metavar="N", type=float, help="Degrees east.")
@adding.sources
@_ID
def place(ctx: click.Context, /, city: str | None, country: str | None, **told: Any) -> None:
    from summits.keep import add, alike, countries

    work = adding.Adding(ctx)
    city = asking.needed(ctx, city, "City", "The city")
    within = work.draft.header.countries
    country = asking.needed(
        ctx, country, "Country", "--country", lambda words: countries.read(words, within)
    )
    id = add.place(work.draft, city, country, **told)
    for known, new in alike.pairs(work.draft, (), [id]):
        talk(f"{new} is spelt almost like {known}; if it is that, --alias there says so.")
    work.done("place", "places", id)


@adding.command(
    "topic",
    """
summits add topic Denuclearisation --definition "Giving up nuclear weapons." --into talks
""",
    "A topic, with what counts under it in neutral words.",
)
@click.argument("label", metavar="LABEL", required=False)
@click.option("--definition", metavar="TEXT", help="What counts under it.")
@click.option(
    "--broader", metavar="TOPIC", shell_complete=complete.topics, help="The topic it is part of."
)
@_ALIAS
@_ID
def topic(ctx: click.Context, /, label: str | None, definition: str | None, **told: Any) -> None:
    from summits.keep import add

    work = adding.Adding(ctx)
    label = asking.needed(ctx, label, "Topic", "The topic")
    definition = asking.needed(ctx, definition, "What counts under it", "--definition")
    work.done("topic", "topics", add.topic(work.draft, label, definition, **told))


@adding.command(
    "source",
    """
summits add source https://tass.com/politics/1 --publisher TASS --published "14 Sep 2021" --into talks
summits add source article.txt --publisher "Syria Times" --side Syria --origin sana --into talks
""",
    "A page or an article that facts rest on. WHERE is its address, or a file with its text, whose "
    "paragraphs can then be cited.",
)
@click.argument("where", metavar="WHERE", required=False, shell_complete=complete.paths)
@click.option("--publisher", metavar="NAME", help="Who published it; else the site of its address.")
@click.option("--published", metavar="DATE", help="When, as far as known.")
@click.option("--origin", metavar="ORIGIN", help="Whose words they are; else the publisher's.")
@_SIDE
@click.option("--kind", type=complete.Choice(closed.KINDS), help="What the publisher is.")
@click.option("--language", metavar="CODE", shell_complete=complete.languages, help="As ru.")
@click.option("--read", type=complete.Choice(closed.READ), help="How much of it was read.")
@click.option("--title", metavar="TITLE", help="Its title as printed.")
@click.option("--author", "authors", metavar="NAME", multiple=True, help="Who wrote it.")
@click.option("--url", metavar="URL", help="Its address, beside a file.")
@click.option("--archived", metavar="URL", help="The address of an archived copy.")
@click.option("--accessed", metavar="DATE", help="The day it was read.")
@_ID
def source(ctx: click.Context, /, where: str | None, url: str | None, **told: Any) -> None:
    from summits.keep import add, cites

    work = adding.Adding(ctx)
    where = asking.needed(ctx, where, "Address or file", "An address or a file", _address)
    page = add.Page(url=url, **told)
    if cites.is_address(where):
        page = page._replace(url=where)
    else:
        from summits.cli.articles import read

        _address(where)
        page = page._replace(article=read(where))
    if not page.publisher and not page.url and asking.may_ask(ctx):
        page = page._replace(publisher=asking.ask("Publisher"))
    work.done("source", "sources", add.source(work.draft, page))


def _address(where: str) -> None:
    """Raise UsageError for what is neither an address nor a file."""
    from summits.keep import cites

    if cites.is_address(where):
        clean.address(where)
    elif where != "-" and not os.path.exists(where):
        raise UsageError(f"{quoted(where)} is no file, nor an address with https://; mend it.")
