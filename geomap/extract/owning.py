"""Knows the names of places that stand for a car or for the home of somebody: "the Toyota Camry", "a Lyon man"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extract.parts import RolePart

if TYPE_CHECKING:
    from geomap.extract.refs import PlaceRef
    from geomap.extract.tagging import Tagged

_MAKES = frozenset("toyota lincoln plymouth pontiac dodge ford saturn mercury austin mini lancia seat".split())
_SOMEBODY = frozenset("man woman couple teenager resident native boy girl teen mother father".split())
_ONES = frozenset("a an the his her their driving".split())
_YEAR = 4  # figures


def owned(tagged: Tagged, ref: PlaceRef) -> RolePart | None:
    """Spot the make of a car, and the home that follows somebody's age: "Ann Lee, 87, of Troy, was killed"."""
    if ref.text.lower() in _MAKES and _names_a_car(tagged, ref):
        return RolePart("mentioned", "the make of a car")
    return RolePart("person", "where somebody is from") if _is_home(tagged, ref) else None


def native(tagged: Tagged, ref: PlaceRef) -> RolePart | None:
    """Spot a name that says where somebody is from: "a Lyon man"."""
    after, before = tagged.words[ref.last : ref.last + 1], tagged.words[max(0, ref.first - 1) : ref.first]
    somebody = bool(after) and after[0] in _SOMEBODY and before in ([], ["a"], ["an"], ["the"])
    return RolePart("person", "where somebody is from") if somebody else None


def _names_a_car(tagged: Tagged, ref: PlaceRef) -> bool:
    """Say whether a model follows or a year goes before: "the Toyota Camry", "a 1999 Plymouth"."""
    before = tagged.words[max(0, ref.first - 2) : ref.first]
    if before[1:] and before[0] in _ONES and before[1].isdigit() and len(before[1]) == _YEAR:
        return True
    return tagged.capital(ref.last)


def _is_home(tagged: Tagged, ref: PlaceRef) -> bool:
    """Say whether an age and "of", or "both of", stand before a name."""
    before = tagged.words[max(0, ref.first - 3) : ref.first]
    if before[-1:] != ["of"]:
        return False
    return before[-2:-1] == ["both"] or (before[-2:-1] == [","] and before[0].isdigit())
