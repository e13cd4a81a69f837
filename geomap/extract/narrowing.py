"""Leaves out the places of a sentence that only say where another of them lies: its country, its region, a quarter of it."""  # noqa: E501

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extract.events import CITY_OF_DISTRICTS, CITY_REACH_KM, apart_km, inside, is_region, is_wide
from geomap.extract.naming import called
from geomap.extract.parts import HEADS

if TYPE_CHECKING:
    from geomap.extract.parts import RolePart
    from geomap.extract.refs import PlaceRef
    from geomap.extract.tagging import Tagged
    from geomap.model import Place

    SiteRef = tuple[PlaceRef, RolePart]

_SCENE_OPENS = 3  # tokens before the region in "Meanwhile, in Assam …"
_LISTING = frozenset({"and", "or", "the", "in", "neighbouring", "neighboring", "nearby"})
OUTER_REACH = 6  # tokens between a place and the region that holds it


def finest(tagged: Tagged, sites: list[SiteRef]) -> list[SiteRef]:
    """Drop the country of a place that is named too, "the city" beside a name, a region beside "the city"."""
    if len(sites) < 2:
        return sites
    if (
        any(ref.kind == "definite" and "region" not in ref.text for ref, _ in sites)
        and all(ref.kind == "definite" or (ref.place and ref.place.feature_class in ("A", "L")) for ref, _ in sites)
        and not any("split_strong" in classes for classes in tagged.classes[sites[0][0].last : sites[-1][0].first])
    ):
        return [(ref, part) for ref, part in sites if ref.kind == "definite"]
    for only_says_where in (
        _sets_the_scene, _part_of_next, _holds_last, _narrowed_next, _flows_by, _quarter_of_earlier,
    ):  # fmt: skip
        sites = [site for number, site in enumerate(sites) if not only_says_where(tagged, sites, number)]
    fine = {ref.place.country_code for ref, _ in sites if ref.place is not None and not is_wide(ref.place)}
    if fine:
        fine.add(None)  # an informal area has no country of its own
    return [
        (ref, part)
        for ref, part in sites
        if ref.place is None or not is_wide(ref.place) or ref.place.country_code not in fine
    ]


def _sets_the_scene(tagged: Tagged, sites: list[SiteRef], number: int) -> bool:
    """Say whether a region that opens a sentence or heads a line only holds the town told of next, with nothing told between: "Meanwhile, in Assam the toll of the blast in Dispur rose"."""  # noqa: E501
    (ref, part), following = sites[number], sites[number + 1 : number + 2]
    if number or not following or ref.place is None or not (is_region(ref.place) or is_wide(ref.place)):
        return False
    town = following[0][0]
    if town.place is None and not (town.kind == "unknown" and part.reason == HEADS):
        return False
    if ref.first > _SCENE_OPENS or (town.place is not None and not inside(town.place, ref.place)):
        return False
    between = tagged.classes[ref.last : town.first]
    listed = not any(word.isalpha() and word not in _LISTING for word in tagged.words[ref.last : town.first])
    told = any(classes & {"split_strong", "stop"} or "casualty" in classes for classes in between)
    return not listed and (not told or "casualty" in tagged.classes[town.first])


def _holds_last(tagged: Tagged, sites: list[SiteRef], number: int) -> bool:
    """Say whether a region only says where the site just before it lies: "the Troy district of the Epirus province"; not "one in Troy and two in Epirus"."""  # noqa: E501
    if not number:
        return False
    ref, before = sites[number][0], sites[number - 1][0]
    if ref.place is None or before.place is None or ref.first - before.last > OUTER_REACH:
        return False
    if "and" in tagged.words[before.last : ref.first]:
        return False
    return inside(before.place, ref.place)


_LAND = frozenset({"STM", "LK", "CNL", "RSV", "MT", "MTS", "VAL", "VLC", "FRST", "PRK"})
_LAND_REACH = 8  # tokens between "on the Buriganga river" and "in Dhaka"


def _flows_by(tagged: Tagged, sites: list[SiteRef], number: int) -> bool:
    """Say whether a river, a lake or a mountain only tells where by the town named beside it something happened."""
    ref = sites[number][0]
    if ref.place is None or ref.place.feature_code not in _LAND:
        return False
    return any(
        town.place is not None
        and town.place.feature_class == "P"
        and (gap := max(town.first - ref.last, ref.first - town.last)) <= _LAND_REACH
        and "and" not in tagged.words[min(town.last, ref.last) : min(town.last, ref.last) + gap]
        for town, _ in sites
    )


def _narrowed_next(tagged: Tagged, sites: list[SiteRef], number: int) -> bool:
    """Say whether a region is narrowed to a place in it, with nothing told between: "hit the state of Epirus, at Velm", "crashed in Epirus, a land of hills, near the town of Velm"."""  # noqa: E501
    region, following = sites[number][0], sites[number + 1 : number + 2]
    if region.place is None or not is_region(region.place) or not following:
        return False
    town = following[0][0]
    preposition = town.first - 1
    while preposition > region.last and tagged.classes[preposition] & CALLING:
        preposition -= 1
    between = tagged.words[region.last : preposition]
    if tagged.words[preposition] not in _NARROWING or between[:1] != [","] or between[-1:] != [","]:
        return False
    if "and" in between or separate(tagged, region.last, preposition):
        return False
    return town.kind == "unknown" if town.place is None else inside(town.place, region.place)


_NARROWING = frozenset({"at", "near", "in", "outside"})
CALLING = frozenset({"det", "container", "container_of", "compass"})
_QUARTERS = frozenset(
    "section neighbourhood neighborhood quarter borough suburb street avenue square boulevard road lane park precinct area district".split()  # noqa: E501
)
_LOOSE_QUARTERS = frozenset({"area", "district"})  # which towns far off are called too


def _quarter_of_earlier(tagged: Tagged, sites: list[SiteRef], number: int) -> bool:
    """Say whether a site is called a part of the town told of before it."""
    return bool(number) and quarter_of(tagged, sites[number - 1][0], sites[number][0])


def quarter_of(tagged: Tagged, town: PlaceRef, ref: PlaceRef) -> bool:
    """Say whether a place is called a part of the town told of before it: "In Troy, six were shot in the Hill section"."""  # noqa: E501
    kind = called(ref, tagged.words)
    if kind not in _QUARTERS or not _may_have(town, ref, kind):
        return False
    words = tagged.words
    return not any(
        "stop" in tagged.classes[at]
        or words[at] in ("while", "whereas")
        or (words[at] == "and" and (words[at + 1] in _PREPOSITIONS or _opens_noun(tagged, at)))
        for at in range(town.last, ref.first)
    )


def _may_have(earlier: PlaceRef, ref: PlaceRef, kind: str) -> bool:
    """Say whether a town may have a part of that name, and no namesake near it is meant: a town of the region has areas and districts around it too."""  # noqa: E501
    town, place = earlier.place, ref.place
    if earlier.kind == "definite":
        return "city" in earlier.text and kind == "district"
    if town is None or town.feature_class != "P":
        return False
    if kind not in _LOOSE_QUARTERS:
        return True
    far = place is not None and apart_km(place, town) > CITY_REACH_KM and neighbours(place, town)
    return not far and (kind != "district" or town.population >= CITY_OF_DISTRICTS)


def neighbours(place: Place, town: Place) -> bool:
    """Say whether a namesake of a quarter lies in the town's own region, so that it may be meant itself."""
    return place.country_code == town.country_code and place.admin1_code in (None, town.admin1_code)


_PREPOSITIONS = frozenset({"in", "at", "near", "on", "outside"})
_NOUN_REACH = 4  # tokens from "and" to the noun of another event


def _opens_noun(tagged: Tagged, index: int) -> bool:
    """Say whether another event is named right after "and": "and a stabbing in the Hill area"."""
    return any("noun" in classes for classes in tagged.classes[index + 1 : index + 1 + _NOUN_REACH])


def _part_of_next(tagged: Tagged, sites: list[SiteRef], number: int) -> bool:
    """Say whether a site was taken for a far country's by mistake: a building "in the city of" the next."""
    if number + 1 >= len(sites):
        return False
    ref, following = sites[number][0], sites[number + 1][0]
    if (
        ref.place is None
        or following.place is None
        or following.place.feature_class != "P"
        or following.first - ref.last > 8
        or "and" in tagged.words[ref.last : following.first]
    ):
        return False
    return is_region(ref.place) and ref.place.country_code != following.place.country_code


def separate(tagged: Tagged, start: int, end: int) -> bool:
    """Say whether an event, casualties or a new clause stand between two places."""
    rest = any(tagged.words[at : at + 3] in _THE_REST for at in range(start, end - 2))
    return rest or any(
        classes & {"verb", "noun", "casualty", "split_strong", "stop"} for classes in tagged.classes[start:end]
    )


_THE_REST = (["and", "the", "rest"], ["and", "the", "others"], ["and", "the", "remainder"])  # of those counted
