"""The parts a place can play in its sentence, and what one place can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from geomap.extract.refs import PlaceRef

Part = Literal[
    "site", "near", "relative", "anchor", "offset", "container", "sector", "road", "dateline", "origin", "destination",
    "venue", "speaker", "actor", "person", "adjective", "mentioned",
]  # fmt: skip


# Rivers that are written without the word, some of them after a country or a town.
RIVERS = frozenset(
    "dnipro dnieper dniepr don danube dniester volga oskil donets jordan niger congo rhine rhône seine thames "
    "elbe oder vistula nile ganges indus brahmaputra mekong yangtze amazon mississippi".split()
)
STREETS = frozenset("street avenue road lane drive boulevard way square terrace crescent st ave blvd rd".split())
ARMY = "says whose army it is"
INTO = "struck or fell into it"
DASHES = frozenset({"-", "–", "—"})
OFFICE = "where the victim held office"
HEADS = "heads a line of a list"
LIES = "says where {} lies"
DESCRIBES = "describes another place"


class RolePart(NamedTuple):
    """The part a place plays in its sentence, and why."""

    part: Part
    reason: str
    spare: bool = False  # the event of the sentence may have been there, if no other place is its site


ROAD_END = RolePart("adjective", "the other end of a road")


def holds(outer: PlaceRef, inner: PlaceRef) -> bool:
    """Say whether a place can hold another: a country, region or district that shares country and region."""
    big = outer.place
    if big is None or not (big.feature_class in ("A", "L") or big.feature_code in ("PCLI", "ADM1")):
        return big is not None and inner.kind == "unknown"
    small = inner.place
    if small is None:
        return True
    if big.country_code and small.country_code and big.country_code != small.country_code:
        return False
    if big.feature_code.startswith("PCL") or big.feature_class == "L":
        return not small.feature_code.startswith("PCL")
    return small.feature_class not in ("A", "L") or small.feature_code > big.feature_code


def same_level(one: PlaceRef, other: PlaceRef) -> bool:
    """Say whether two places are of one kind, so that a list of them shares a role."""
    if one.place is None or other.place is None:
        return True
    return one.place.feature_code.startswith("PCL") == other.place.feature_code.startswith("PCL")
