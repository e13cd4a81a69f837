"""Knows what a sentence says holds a place, and whether one place can lie in another or near it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extract.events import apart_km, is_wide
from geomap.extract.parts import HEADS, LIES

if TYPE_CHECKING:
    from geomap.extract.refs import PlaceRef
    from geomap.extract.tellings import ReadSentence
    from geomap.model import Place

DISTRICT_KM = 70.0  # a village of a district or a sector of the front lies this near the town it is named after
_SECTOR_KM = 150.0  # and no town told of with that one is farther off
_ACROSS_KM = 100.0  # nor any of the next region
_LINK_REACH = 8  # tokens between places of a list, and between them and what holds them
_OWNER_REACH = 4  # tokens between "Ukraine's Kharkiv region" or "the Syrian town of" and the place held
_OWNS = (["’s"], ["'s"], ["’"], ["'"])  # which what comes next lies in, and nothing before


def fineness(place: Place) -> int:
    """Rank a place by how closely it holds another: town or district, region, country or wider."""
    return 0 if is_wide(place) else 1 if place.feature_code == "ADM1" else 2


def excludes(outer: Place, place: Place) -> bool:
    """Say whether a country, a first-order region or a town cannot hold a place or have it near."""
    if not outer.country_code or not place.country_code:
        return False
    if outer.country_code != place.country_code:
        return True
    if outer.feature_class == "P" and place.feature_class == "P":
        if outer.admin1_code == place.admin1_code and (outer.admin1 or "").startswith(outer.name):
            return False  # "Katsina's Faskari": the state is meant, or may be
        return apart_km(outer, place) > (_SECTOR_KM if outer.admin1_code == place.admin1_code else _ACROSS_KM)
    outer_is_region = outer.feature_code in ("ADM1", "ADM2")
    return bool(outer_is_region and place.admin1_code and outer.admin1_code != place.admin1_code)


def may_hold(outer: Place, place: Place) -> bool:
    """Say whether a place can lie in another: by codes, or so near a town or district."""
    if outer.country_code is None:
        return True
    if outer.feature_code == "ADM1" or is_wide(outer):
        return not excludes(outer, place) and place.country_code is not None
    return apart_km(outer, place) < DISTRICT_KM


def holding(read: ReadSentence, ref: PlaceRef) -> list[PlaceRef]:
    """Return what a sentence says holds a place: after it ("X, Y and Z in the Kano region") or before it."""
    pairs = list(zip(read.refs, read.parts, strict=True))
    at = next((number for number, (one, _) in enumerate(pairs) if one is ref), None)
    if at is None:
        return []
    found: list[PlaceRef] = []
    last = ref.last
    for one, part in pairs[at + 1 :]:
        if one.first - last > _LINK_REACH or (found and part.part != "container"):
            break
        if part.part == "container" and one.kind != "adjective":
            if read.tagged.words[one.last : one.last + 1] not in _OWNS:
                found.append(one)
        elif part.part not in ("site", "near", "container"):
            break
        last = one.last
    first = ref.first
    for one, part in reversed(pairs[:at]):
        if part.part == "adjective" and one.kind == "name":
            break  # "the India-Myanmar border town of Moreh"
        owns = part.part == "container" and [read.tagged.words[one.last]] in _OWNS
        if first - one.last > _OWNER_REACH or not (owns or _describes(read, one.last, first)):
            break
        found.append(one)
        first = one.first
    heads = [one for one, part in pairs[:at] if part.part == "container" and part.reason == HEADS and one not in found]
    return found + heads[:1] if len(heads) == 1 else found


def beside(read: ReadSentence, ref: PlaceRef) -> list[PlaceRef]:
    """Return the place near which a sentence says another lies: "Mati, outside Athens"."""
    pairs = zip(read.refs, read.parts, strict=True)
    reason = LIES.format(ref.text)
    found = (one for one, part in pairs if part.reason == reason and 0 <= one.first - ref.last <= _LINK_REACH)
    return [one for one in found if one.place is None or not is_wide(one.place)][:1]  # not "on the border with India"


def sectors(read: ReadSentence) -> list[PlaceRef]:
    """Return the towns that name the part of the front told of: what else is named lies near them."""
    return [ref for ref, part in zip(read.refs, read.parts, strict=True) if part.part == "sector"]


def _describes(read: ReadSentence, start: int, end: int) -> bool:
    """Say whether the words between two places call the second a settlement or region of the first: "the Syrian town of"."""  # noqa: E501
    between = range(start, end)
    return start < end and all(
        read.tagged.classes[index] & {"container", "container_of", "compass", "area"} for index in between
    )
