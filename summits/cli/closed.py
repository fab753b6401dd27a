"""What the shell says of each word of a closed set, wherever an option takes one."""

from __future__ import annotations

from summits.record.vocabulary import Kind, Mode, Part, Read, Visit

MODES: dict[Mode, str] = {
    "in-person": "at one place",
    "video": "by video",
    "phone": "by phone",
}
VISITS: dict[Visit, str] = {
    "state": "a state visit",
    "official": "an official one",
    "working": "a working one",
}
PARTS: dict[Part, str] = {
    "principal": "one of the two whose meetings these are",
    "in-talks": "in the talks",
    "joined-later": "came to the talks later",
    "introduced": "was presented to the visitor",
    "delegation": "accompanied; whether in the room is not stated",
    "side-meeting": "at a meeting beside the talks",
    "elsewhere": "at another event of the visit",
}
KINDS: dict[Kind, str] = {
    "official": "a site of a state or an office",
    "agency": "a news agency",
    "broadcaster": "radio or television",
    "press": "a newspaper or magazine",
    "reference": "a reference work",
    "blog": "a blog",
}
READ: dict[Read, str] = {
    "whole": "all of it was read",
    "opening": "only its opening was read",
    "none": "only its address is known",
}
STATUSES = {
    "confirmed": "established by both sides or two origins",
    "unconfirmed": "claimed, not established",
    "all": "both",
}
"""Those of a meeting, and what lifts the filter."""
