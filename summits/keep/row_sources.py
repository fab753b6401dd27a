"""What the rows of a list rest on: their addresses, what they name, or the list itself."""

from __future__ import annotations

from summits.keep import add, cites, sheet
from summits.keep.draft import Draft
from summits.keep.reading import Instructions, Read


class SourcesOfList:
    def __init__(self, draft: Draft, list_: sheet.Sheet, asked: Instructions) -> None:
        self.draft, self.list, self.asked = draft, list_, asked

    def of(self, read: Read) -> list[str]:
        """The sources of a row: its addresses, what it names, or the list itself."""
        sources = self.draft.sources
        told = self.list.all(read.row, "source")
        name = next((one for one in told if not cites.is_address(one)), "")
        if name in sources:
            return [name]
        told = [
            cites.by_address(self.draft, url)
            or cites.add_address(self.draft, url, name if len(read.addresses) == 1 else "")
            for url in read.addresses
        ]
        if told:
            return list(dict.fromkeys(told))
        return [self._by_name(name) if name else self._whole()]

    def _by_name(self, name: str) -> str:
        """A source of which a name alone is known."""
        rows = self.draft.sources.values()
        same = (row.id for row in rows if row.publisher == name and row.url is None)
        page = add.Page(publisher=name, read="none")
        return next(same, None) or add.source(self.draft, page)

    def _whole(self) -> str:
        """The list itself as a source."""
        name = self.asked.publisher or self.list.name
        rows = self.draft.sources.values()
        if self.asked.url:
            known = cites.by_address(self.draft, self.asked.url)
        else:
            same = (row.id for row in rows if row.publisher == name and row.title == self.list.name)
            known = next(same, None)
        page = add.Page(
            url=self.asked.url,
            publisher=name,
            published=self.asked.published,
            title=self.list.name,
            read="whole",
        )
        return known or add.source(self.draft, page)
