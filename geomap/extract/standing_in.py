"""Chooses the place of an event that a sentence tells surely, when no place of it plainly is the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extract.events import is_region, is_wide
from geomap.extract.pointing import VERBS_OF_NOTE, definite

if TYPE_CHECKING:
    from geomap.extract.neighbours import Site
    from geomap.extract.tellings import ReadSentence, Telling

_MAY_BE = {"venue": 0, "destination": 1, "mentioned": 2}


def stand_in(telling: Telling, read: ReadSentence) -> list[Site]:
    """Return the one settlement or site in a stretch that may be where its event was; nothing if there are several."""
    if telling.strength < 2 or definite(telling) or telling.cues & _OTHERWISE or not _new(telling):
        return []
    found: dict[int | None, Site] = {}
    for ref, part in zip(read.refs, read.parts, strict=True):
        place = ref.place
        if ref.kind != "name" or place is None or not telling.first <= ref.first < telling.last:
            continue
        if not _PACTS.isdisjoint(telling.tagged.words[ref.last : ref.last + 1]):
            continue
        if part.part in _MAY_BE and part.spare and not is_wide(place) and not is_region(place):
            found[place.geonameid] = (ref, place, "near")
    return list(found.values()) if len(found) == 1 else []


_PACTS = frozenset(  # named after where they were signed or held
    "memorandum agreement agreements accord accords talks summit treaty deal protocol protocols process declaration "
    "convention conference statute pact communique framework format group dialogue negotiations".split()
)
_OTHERWISE = frozenset({"earlier", "elsewhere", "total"})


def _new(telling: Telling) -> bool:
    """Say whether a stretch tells of an event by itself, and not only of people hurt."""
    armed = "weapon" in telling.cues
    return any(
        (tag.term.strength and (tag.term.klass == "noun" or tag.term.frame in VERBS_OF_NOTE))
        or (armed and tag.term.frame == "launch")
        for tag in telling.triggers
    )
