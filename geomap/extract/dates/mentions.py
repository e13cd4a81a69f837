"""The record of one time as a report writes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from geomap.model import Window

DateKind = Literal["day", "part", "range", "vague"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time as written, and the window of local days it settles.

    Offsets are absolute, end exclusive. `window` has None for both days when the sentence and the publication date do
    not settle them. `kind`: "day" a whole day, "part" a part of one ("late Thursday"), "range" several days, "vague" a
    week, a month or worse. `explicit` says that a calendar day is written out. `future` marks a time to come.
    `relative` marks a time counted from the report's main event ("a day earlier"), here counted from publication.
    `since` marks the start of a period that runs on ("since January"), which dates no single event.
    """

    start: int
    end: int
    text: str
    window: Window
    kind: DateKind
    explicit: bool
    future: bool = False
    relative: bool = False
    since: bool = False

    @property
    def past(self) -> bool:
        """Whether it can be when one event took place: neither to come, nor a period that runs on, nor counted from another."""  # noqa: E501
        return not (self.future or self.since or self.relative)
