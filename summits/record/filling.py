"""How a stand-in is filled, by model: key, form, default, whether it must be there.

Made from the models by `make schema`.
"""

from __future__ import annotations

# fmt: off
# ruff: noqa: E501
MODELS: dict[str, tuple[tuple[str, str, object, bool], ...]] = {
    "Account": (("value", "", None, False), ("says", "", None, True), ("evidence", "citations", None, True), ("held", "", False, False), ),
    "AgendaItem": (("topic", "", None, True), ("evidence", "citations", None, True), ),
    "Candidate": (("id", "", None, True), ("when", "date", None, True), ("where", "", None, True), ("claim", "", None, True), ("finding", "", None, True), ("evidence", "citations", None, True), ),
    "Country": (("name", "", None, True), ("names", "", None, True), ),
    "Dispute": (("about", "", None, True), ("key", "", None, False), ("question", "", None, True), ("accounts", "several Account", None, True), ("because", "", None, True), ),
    "Evidence": (("date", "citations", None, False), ("reported", "citations", None, False), ("place", "citations", None, False), ("venue", "citations", None, False), ("mode", "citations", None, False), ("visit", "citations", None, False), ("announced", "citations", None, False), ("duration", "citations", None, False), ),
    "Floor": (("origins", "", None, True), ("sides", "", None, True), ),
    "Header": (("id", "", None, True), ("title", "", None, True), ("creator", "", None, True), ("version", "", None, True), ("sides", "several Side", None, True), ("countries", "by-key Country", None, True), ("scope", "", None, True), ("covers", "date", None, True), ("checked", "date", None, True), ("gaps", "tuple", None, True), ("license", "", None, True), ("confirmed", "one Floor", None, False), ),
    "Item": (("key", "", None, True), ("text", "", None, True), ("evidence", "citations", None, True), ),
    "Meeting": (("id", "", None, True), ("former_ids", "tuple", (), False), ("status", "", None, True), ("date", "date", None, True), ("reported", "date", None, True), ("place", "", None, True), ("venue", "", None, True), ("mode", "", None, True), ("visit", "", None, True), ("announced", "", None, True), ("duration", "", None, True), ("summary", "", None, True), ("participants", "several Participant", None, True), ("topics", "several AgendaItem", None, True), ("statements", "several Statement", None, True), ("programme", "several Item", None, True), ("outcomes", "several Item", None, True), ("disputes", "several Dispute", None, True), ("evidence", "one Evidence", None, True), ("revised", "date", None, True), ),
    "Part": (("part", "", None, True), ("evidence", "citations", None, True), ),
    "Participant": (("person", "", None, True), ("office", "", None, True), ("parts", "several Part", None, True), ),
    "Person": (("id", "", None, True), ("name", "", None, True), ("names", "", None, True), ("aliases", "tuple", None, True), ("side", "", None, True), ("offices", "tuple", None, True), ),
    "Place": (("id", "", None, True), ("city", "", None, True), ("country", "", None, True), ("names", "", None, True), ("aliases", "tuple", None, True), ("latitude", "", None, False), ("longitude", "", None, False), ("evidence", "citations", None, False), ),
    "Side": (("id", "", None, True), ("label", "", None, True), ("adjective", "", None, True), ("short", "", None, True), ("principal", "", None, True), ),
    "Source": (("id", "", None, True), ("publisher", "", None, True), ("origin", "", None, True), ("side", "", None, True), ("kind", "", None, True), ("language", "", None, True), ("read", "", None, True), ("title", "", None, False), ("authors", "tuple", None, False), ("url", "", None, False), ("published", "date", None, False), ("accessed", "date", None, False), ("archived", "", None, False), ("prints", "tuple", None, False), ),
    "Statement": (("key", "", None, True), ("topic", "", None, True), ("by", "tuple", None, True), ("says", "", None, True), ("evidence", "citations", None, True), ),
    "Topic": (("id", "", None, True), ("label", "", None, True), ("definition", "", None, True), ("aliases", "tuple", None, True), ("broader", "", None, True), ),
}
