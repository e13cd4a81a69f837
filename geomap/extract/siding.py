"""Says which side a report holds responsible for attacks on a country, where it does not say so of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from geomap.extract.claims import attributed_to
from geomap.model import ARMED

if TYPE_CHECKING:
    from geomap.extract.events import Event
    from geomap.extract.tellings import ReadSentence

_NOBODY = frozenset("gunmen militants rebels bandits police".split())  # words for whoever it was, not names of a side
_SURE = 0.75  # share of the attacks that one side is said to have made, for the others to be its too
_OFTEN = 2  # attacks after which a side that is no country of the report is held to wage war
_KINDS = (ARMED - {"bombing", "shooting", "attack", "sabotage"}) | {
    "explosion",
    "fire",
}  # an army's, all over a country


class Sides:
    """The sides a report names for the attacks on each country."""

    def __init__(self, events: Sequence[Event], reads: Mapping[int, ReadSentence]) -> None:
        """Count, for each country, whom the report's events are put down to."""
        self._own = {event.number: attributed_to(event, reads) for event in events}
        self._attackers: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._countries = {event.place.country for event in events if event.place is not None}
        for event in events:
            side, place = self._own[event.number], event.place
            if side and place is not None and place.country_code and side != place.country and side not in _NOBODY:
                self._attackers[place.country_code][side] += 1

    def of(self, event: Event, kind: str) -> str | None:
        """Return the side an event is put down to: by its own words, else that of the war the report tells of."""
        own, place = self._own[event.number], event.place
        if own is not None or place is None or kind not in _KINDS or event.earlier:
            return own
        attackers = self._attackers.get(place.country_code or "", Counter())
        side, times = next(iter(attackers.most_common(1)), (None, 0))
        wages = side in self._countries or times >= _OFTEN
        return side if wages and times >= _SURE * attackers.total() else None
