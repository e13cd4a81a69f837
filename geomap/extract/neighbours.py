"""Settles places listed together by one another: a namesake abroad, a village the gazetteer lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geomap.extract.events import apart_km
from geomap.extract.holding import excludes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geomap.extract.refs import PlaceRef
    from geomap.extract.tellings import ReadSentence, Telling
    from geomap.model import Geography, Place

    Site = tuple[PlaceRef, Place | None, str]

_LIST_KM = 150.0  # settlements listed as the sites of one attack lie about this near one another
_KNOWN_ABROAD = 100_000  # people; a town this large is meant itself, whatever stands beside it
_STRAY_KM = 20.0  # a village no farther than this from another of its list is left where it is
_BESIDE_KM = 35.0  # and one farther off gives way to a namesake this near, if that is much nearer
_MUCH_NEARER = 0.6
WELL_KNOWN = 50_000  # people; a town this large strays from its list, or lies in another region than is said
TOLD_OF = frozenset({"site", "near", "container", "speaker"})  # parts of places that are spoken of
NEARBY = frozenset({"nearby", "neighbouring", "neighboring", "adjacent"})
_NEARBY_KM = 80.0  # from a town to one called nearby
_CALLED_REACH = 4  # tokens of "nearby village of" before a name
_ELSEWHERE_KM = 100.0  # but not this far


def drawn_together(
    sites: list[Site], geography: Geography, fronts: Sequence[Place], held: Callable[[PlaceRef], Place | None]
) -> list[Site]:
    """Return the sites of one telling, a small namesake far off exchanged for one near the rest.

    `fronts` are the towns that name the part of the front told of; `held` says what the sentence puts a place in.
    """
    towns = [place for _, place, _ in sites if place is not None and place.feature_class == "P"]
    if len(towns) + len(fronts) < 2:
        return sites
    mates = _Mates(towns, fronts, geography, held)
    return [(ref, mates.nearer(ref, place) if ref.kind == "name" else place, part) for ref, place, part in sites]


_ONCE = frozenset({"accident", "explosion"})


def one_scene(sites: list[Site], telling: Telling) -> list[Site]:
    """Return one of two places that one thing came to grief near: "a tanker exploded near Bida and Agaie"."""
    if len(sites) == 1 or any(part != "near" for *_, part in sites):
        return sites
    words = telling.tagged.words
    once = any(
        tag.term.klass == "verb"
        and tag.term.frame == "happen"
        and tag.term.event_type in _ONCE
        and not words[max(0, tag.start - 1)].endswith("s")
        for tag in telling.triggers
    )
    return ([site for site in sites if site[1] is not None] or sites)[:1] if once else sites


class _Mates(NamedTuple):
    """The settlements told of together."""

    towns: list[Place]
    fronts: Sequence[Place]
    geography: Geography
    held: Callable[[PlaceRef], Place | None]

    def nearer(self, ref: PlaceRef, place: Place | None) -> Place | None:
        """Return the namesake that lies near the others of a list, of a lone foreigner or a stray; else the place itself."""  # noqa: E501
        if place is None or place.feature_class != "P":
            return place
        others = [*(town for town in self.towns if town is not place), *self.fronts]
        if any(town.country_code == place.country_code for town in others):
            away = min(apart_km(place, town) for town in others)
            known = _ELSEWHERE_KM if place.population > WELL_KNOWN else _STRAY_KM
            several = bool(self.fronts) or len(others) > 1
            reach = min(_BESIDE_KM, _MUCH_NEARER * away) if several and away > known else 0.0
        else:
            reach = _LIST_KM if place.population <= _KNOWN_ABROAD else 0.0
        if not reach:
            return place
        holder = self.held(ref)
        namesakes = [
            one.place
            for one in self.geography.candidates(ref.text)
            if one.place.feature_class == "P"
            and one.name_kind != "historic"
            and not (holder and excludes(holder, one.place))
        ]
        near = [(min(apart_km(one, town) for town in others), number) for number, one in enumerate(namesakes)]
        best = min(near, default=None)
        return namesakes[best[1]] if best is not None and best[0] < reach else place


def beside(sites: list[Site], ref: PlaceRef) -> Place | None:
    """Return the settlement listed next to a place the gazetteer lacks, in a list of which it knows most."""
    known = [(other, place) for other, place, _ in sites if place is not None and place.feature_class == "P"]
    if 2 * len(known) <= len(sites):
        return None
    return min(known, key=lambda one: (one[0].first > ref.first, abs(one[0].first - ref.first)))[1]


def called_nearby(read: ReadSentence, ref: PlaceRef, city: Place | None) -> Place | None:
    """Return the town told of before a place that is called nearby, else the city in view: "in the nearby village of Velm"."""  # noqa: E501
    if NEARBY.isdisjoint(read.tagged.words[max(0, ref.first - _CALLED_REACH) : ref.first]):
        return None
    towns = [
        one.place
        for one, part in zip(read.refs, read.parts, strict=True)
        if one.first < ref.first and one.kind == "name" and part.part in TOLD_OF
        if one.place is not None and one.place.feature_class == "P"
    ]
    base = towns[-1] if towns else city
    return None if base is not None and _borders(read, ref, base) else base


_BORDERING_KM = 200.0  # between the towns of two districts of one region


def _borders(read: ReadSentence, ref: PlaceRef, base: Place) -> bool:
    """Say whether it is the district of its name, in the same region, that a name called neighbouring means: "in neighbouring Sukma"."""  # noqa: E501
    if ref.place is None or read.tagged.words[ref.first - 1] not in ("neighbouring", "neighboring"):
        return False
    return ref.place.admin1_code == base.admin1_code and apart_km(ref.place, base) < _BORDERING_KM


def nearest_namesake(ref: PlaceRef, base: Place, geography: Geography) -> Place | None:
    """Return the place of a name nearest to a town, if any is near: a namesake far off is not meant."""
    place = ref.place
    if place is not None and (apart_km(place, base) < _NEARBY_KM or place.population >= WELL_KNOWN):
        return place
    found = [one.place for one in geography.candidates(ref.text) if one.place.feature_class == "P"]
    best = min(found, key=lambda one: apart_km(one, base), default=None)
    return best if best is not None and apart_km(best, base) < _NEARBY_KM else None
