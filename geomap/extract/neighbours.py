"""Settles places listed together by one another: a namesake abroad, a village the gazetteer lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extract.events import apart_km

if TYPE_CHECKING:
    from geomap.extract.refs import PlaceRef
    from geomap.model import Geography, Place

    Site = tuple[PlaceRef, Place | None, str]

_LIST_KM = 150.0  # settlements listed as the sites of one attack lie about this near one another
_KNOWN_ABROAD = 100_000  # people; a town this large is meant itself, whatever stands beside it


def drawn_together(sites: list[Site], geography: Geography) -> list[Site]:
    """Return the sites of one telling, a small namesake in another country exchanged for one near the rest."""
    towns = [place for _, place, _ in sites if place is not None and place.feature_class == "P"]
    if len(towns) < 2:
        return sites
    return [(ref, _nearer(ref, place, towns, geography), part) for ref, place, part in sites]


def _nearer(ref: PlaceRef, place: Place | None, towns: list[Place], geography: Geography) -> Place | None:
    """Return the namesake of a lone foreigner of a list that lies near the others, else the place itself."""
    if place is None or place.feature_class != "P" or place.population > _KNOWN_ABROAD or ref.kind != "name":
        return place
    others = [town for town in towns if town is not place]
    if any(town.country_code == place.country_code for town in others):
        return place
    namesakes = [one.place for one in geography.candidates(ref.text) if one.place.feature_class == "P"]
    near = [(min(apart_km(one, town) for town in others), number) for number, one in enumerate(namesakes)]
    best = min(near, default=None)
    return namesakes[best[1]] if best is not None and best[0] < _LIST_KM else place


def beside(sites: list[Site], ref: PlaceRef) -> Place | None:
    """Return the settlement listed next to a place the gazetteer lacks, in a list of which it knows most."""
    known = [(other, place) for other, place, _ in sites if place is not None and place.feature_class == "P"]
    if 2 * len(known) <= len(sites):
        return None
    return min(known, key=lambda one: (one[0].first > ref.first, abs(one[0].first - ref.first)))[1]
