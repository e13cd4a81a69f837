"""Cuts a sentence into stretches, one for each group of sites that are told of together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from geomap.extract.events import CITY_REACH_KM, apart_km, inside, is_region, is_wide
from geomap.extract.parts import HEADS
from geomap.extract.refs import CALENDAR

if TYPE_CHECKING:
    from geomap.extract.parts import RolePart
    from geomap.extract.refs import PlaceRef
    from geomap.extract.tagging import Tagged
    from geomap.model import Place

    SiteRef = tuple[PlaceRef, RolePart]

_SITE_PARTS = frozenset({"site", "near", "offset", "relative"})
_FRONT = 9  # tokens before a place that opens its sentence
_SAME_CLAUSE = frozenset({",", "when", "as", "after", "where"})
_FRONTING = (["and", "in"], ["and", "at"], ["and", "near"], ["while", "in"], ["but", "in"])
_FRONT_REACH = 12  # tokens from a place that opens a clause to the verb of that
_OPENS_SUBJECT = frozenset(
    "a an the one two three four five six seven eight nine ten several another some gunmen militants rebels police troops soldiers".split()  # noqa: E501
)
_REASONS = frozenset({"over", "for", "following"})  # "protested over the killing of", "in reprisal for the raid on"
_SCENE_OPENS = 3  # tokens before the region in "Meanwhile, in Assam …"
_LISTING = frozenset({"and", "or", "the", "in", "neighbouring", "neighboring", "nearby"})
_SPANS = frozenset("day days week weeks month months year years".split())
_SPAN_REACH = 8  # tokens of ", two and a half weeks after"
_OUTER_REACH = 6  # tokens between a place and the region that holds it


def stretches(
    tagged: Tagged, refs: Sequence[PlaceRef], parts: Sequence[RolePart]
) -> list[tuple[int, int, list[SiteRef]]]:
    """Return the first token, the last (exclusive) and the sites of each stretch: one without sites, if it has none."""
    groups = _groups(
        tagged, _finest(tagged, [site for site in zip(refs, parts, strict=True) if site[1].part in _SITE_PARTS])
    )
    holders = [ref for ref, part in zip(refs, parts, strict=True) if part.part == "container"]
    groups = _without_scene(tagged, groups, holders)
    between = [_cut(tagged, one[-1][0].last, other[0][0].first) for one, other in pairwise(groups)]
    bounds = pairwise([0, *between, len(tagged.words)])
    return [(first, last, sites) for (first, last), sites in zip(bounds, groups or [[]], strict=True)]


def _finest(tagged: Tagged, sites: list[SiteRef]) -> list[SiteRef]:
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
    if ref.place is None or before.place is None or ref.first - before.last > _OUTER_REACH:
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
    """Say whether a region is at once narrowed to a place in it: "hit the state of Epirus, at Velm"."""
    region, following = sites[number][0], sites[number + 1 : number + 2]
    if region.place is None or not is_region(region.place) or not following:
        return False
    if tagged.words[region.last : following[0][0].first] not in _NARROWING:
        return False
    town = following[0][0]
    return town.kind == "unknown" if town.place is None else inside(town.place, region.place)


_NARROWING = ([",", "at"], [",", "near"], [",", "in"], [",", "outside"])
_QUARTERS = frozenset(
    "section neighbourhood neighborhood quarter borough suburb street avenue square boulevard road lane park precinct area".split()  # noqa: E501
)


def _quarter_of_earlier(tagged: Tagged, sites: list[SiteRef], number: int) -> bool:
    """Say whether a site is called a part of the town told of before it: "In Troy, six were shot in the Hill section"."""  # noqa: E501
    ref, called = sites[number][0], tagged.words[sites[number][0].last : sites[number][0].last + 1]
    town = sites[number - 1][0].place if number else None
    if _QUARTERS.isdisjoint(called) or town is None or town.feature_class != "P":
        return False
    far = ref.place is not None and apart_km(ref.place, town) > CITY_REACH_KM
    if called == ["area"] and far and ref.place is not None and ref.place.country_code == town.country_code:
        return False
    first = sites[number - 1][0].last
    between = tagged.words[first : ref.first]
    return not any(
        "stop" in tagged.classes[first + index]
        or word in ("while", "whereas")
        or (word == "and" and (between[index + 1 : index + 2] in _PREPOSITIONS or _opens_noun(tagged, first + index)))
        for index, word in enumerate(between)
    )


_PREPOSITIONS = (["in"], ["at"], ["near"], ["on"], ["outside"])
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


def _groups(tagged: Tagged, sites: list[SiteRef]) -> list[list[SiteRef]]:
    """Join sites that are listed together: nothing happens between them."""
    groups: list[list[SiteRef]] = []
    for site in sites:
        if groups and site[1].part != "relative" and _together(tagged, groups[-1][-1][0], site[0]):
            groups[-1].append(site)
        else:
            groups.append([site])
    return [[site for site in group if site[0].kind != "definite"] or group[:1] for group in groups]


def _together(tagged: Tagged, one: PlaceRef, other: PlaceRef) -> bool:
    """Say whether two places are listed together, or the second only points back: "In Troy, where the camp was hit"."""
    if other.kind == "definite" and "where" in tagged.words[one.last : one.last + 2]:
        return True
    return not (_separate(tagged, one.last, other.first) or _fronts(tagged, one.last, other))


def _fronts(tagged: Tagged, after: int, other: PlaceRef) -> bool:
    """Say whether the second of two places opens a clause of its own: "were killed in Troy, and in Argos a bar was hit"."""  # noqa: E501
    between = tagged.words[after : other.first]
    if between[-2:] not in _FRONTING or not any(tag.end <= after for tag in tagged.triggers):
        return False
    verb = next((tag for tag in tagged.triggers if tag.start >= other.last and tag.term.klass == "verb"), None)
    if verb is None or verb.start - other.last > _FRONT_REACH:
        return False
    subject = tagged.words[other.last : verb.start]
    return any(word in _OPENS_SUBJECT or word.isdigit() for word in subject[:4]) and any(
        "casualty" in classes or "verb" in classes for classes in tagged.classes[:after]
    )


def _separate(tagged: Tagged, start: int, end: int) -> bool:
    """Say whether an event, casualties or a new clause stand between two places."""
    rest = any(tagged.words[at : at + 3] in _THE_REST for at in range(start, end - 2))
    return rest or any(
        classes & {"verb", "noun", "casualty", "split_strong", "stop"} for classes in tagged.classes[start:end]
    )


_THE_REST = (["and", "the", "rest"], ["and", "the", "others"], ["and", "the", "remainder"])  # of those counted


def _without_scene(tagged: Tagged, groups: list[list[SiteRef]], holders: Sequence[PlaceRef]) -> list[list[SiteRef]]:
    """Drop a region that opens a clause told of a place in it: "In Epirus, six people died when a bus fell into a gorge near Troy"."""  # noqa: E501
    if len(groups) < 2 or len(groups[0]) > 1:
        return groups
    (ref, _), inner = groups[0][0], groups[1][0][0]
    if ref.place is None or not is_region(ref.place) or not _opens(tagged, ref.first):
        return groups
    beside = (one.place for one in holders if 0 <= one.first - inner.last <= _OUTER_REACH)
    held = any(place is not None and inside(place, ref.place) for place in beside)
    if not (held or (_may_lie(inner.place, ref.place) if inner.place else inner.kind == "unknown" and inner.likely)):
        return groups
    cut = _cut(tagged, ref.last, inner.first)
    if cut < inner.first and not _one_clause(tagged, ref.last, cut):
        return groups
    end = groups[2][0][0].first if len(groups) > 2 else len(tagged.words)
    counted = [any("casualty" in c for c in tagged.classes[a:b]) for a, b in ((ref.last, cut), (cut, end))]
    return groups if all(counted) and tagged.words[cut] != "and" else groups[1:]


def _may_lie(town: Place, region: Place) -> bool:
    """Say whether a town may lie in the region told of, or a namesake of it in the same country."""
    if inside(town, region):
        return True
    return region.feature_code == "ADM1" and town.feature_class == "P" and town.country_code == region.country_code


def _one_clause(tagged: Tagged, start: int, cut: int) -> bool:
    """Say whether what is told before a cut goes on after it: "six were killed and four hurt in a blast at X", "was shot while fleeing"."""  # noqa: E501
    word = tagged.words[cut]
    if word == "and":
        own = [tag for tag in tagged.triggers if start <= tag.start < cut]
        later = [tag for tag in tagged.triggers if tag.start >= cut]
        harmed = bool(own) and not any(tag.term.event_type for tag in own)
        named = any(tag.term.klass == "noun" and tag.term.event_type for tag in later)
        return harmed and (named or _counts(tagged, cut))  # "was killed and two others wounded at X"
    gerund = "".join(tagged.words[cut + 1 : cut + 2]).endswith("ing")
    return word in _SAME_CLAUSE or (word == "while" and gerund)


def _opens(tagged: Tagged, first: int) -> bool:
    """Say whether a place opens its sentence: "In Epirus", "In a separate accident in neighbouring Epirus"."""
    opening = tagged.classes[:first]
    return (
        first <= _FRONT
        and any("site_prep" in classes for classes in opening)
        and not any(classes & {"verb", "casualty"} for classes in opening)
    )


def _cut(tagged: Tagged, start: int, end: int) -> int:
    """Return the token between two sites at which one telling ends and the next begins."""
    first = _past_aside(tagged, start, end)
    best, where = -1, end
    for index in range(first, end):
        rank = 4 if _colon_parts(tagged, start, index) else _cut_rank(tagged, index)
        if rank >= best and rank > 0:
            best, where = rank, index
    return _before_span(tagged, first, where)


def _before_span(tagged: Tagged, first: int, where: int) -> int:
    """Return where the words begin that say how long after: "…, 11 days after a blaze in Troy"."""
    if tagged.words[where : where + 1] != ["after"] or tagged.words[where - 1] not in _SPANS:
        return where
    comma = next((at for at in range(where - 1, max(first, where - _SPAN_REACH), -1) if tagged.words[at] == ","), None)
    return where if comma is None else comma + 1


def _colon_parts(tagged: Tagged, start: int, index: int) -> bool:
    """Say whether a colon ends what is told of the first of two sites: "nine were shot in Troy: six", "in Epirus: two in Argos"."""  # noqa: E501
    if tagged.words[index] != ":" or index == start:  # "Troy: two wounded in the Hill district"
        return False
    return _separate(tagged, start, index) or any("casualty" in c for c in tagged.classes[index + 1 : index + 2])


def _past_aside(tagged: Tagged, start: int, end: int) -> int:
    """Return the token after what a clause tells of the first of two sites: "one in Troy, where six were hurt, two in Argos"."""  # noqa: E501
    opening = start + (tagged.words[start : start + 1] == [","])
    if tagged.words[opening : opening + 1] != ["where"]:
        return start
    told = next((i for i in range(opening, end) if tagged.classes[i] & {"verb", "casualty"}), end)
    after = [
        i
        for i in range(told, end - 1)
        if tagged.words[i] == "," and (_counts(tagged, i + 1) or _next_of_series(tagged, i + 1))
    ]
    return after[0] if after else start


def _next_of_series(tagged: Tagged, index: int) -> bool:
    """Say whether another event of a series is told next: "and the second in Argos"."""
    return tagged.words[index : index + 2] == ["and", "the"] and tagged.has(index + 2, "noun")


def _counts(tagged: Tagged, index: int) -> bool:
    """Say whether people are counted right after a comma, or after "and"."""
    return "casualty" in tagged.classes[index + (tagged.words[index] == "and")]


_ASIDES = frozenset({"meanwhile", "though"})


def _cut_rank(tagged: Tagged, index: int) -> int:  # noqa: PLR0911
    """Rank a token as a boundary between two tellings."""
    classes, word = tagged.classes[index], tagged.words[index]
    if word in ("and", "or", ",") and "casualty" in classes:
        return 0  # "between 15 and 18 people", "a man and his son"
    if "stop" in classes:
        return 5
    if word in _ASIDES and tagged.words[index - 1] == "," == tagged.words[index + 1]:
        return 0  # "In Troy, meanwhile, a crowd burned down …"
    if "split_strong" in classes and not (
        word == "as" and tagged.words[index + 1 : index + 2] in (["part"], ["well"], ["a"], ["an"])
    ):
        return 4
    if word in ("which", "where"):
        return 4
    if word in ("and", "or"):
        return 3 if tagged.words[index - 1 : index] == [","] else 2
    if word in _REASONS and any("noun" in classes for classes in tagged.classes[index + 1 : index + 4]):
        return 1
    return 1 if word == "," and not _dates(tagged.words[index + 1 : index + 3]) else 0


def _dates(words: list[str]) -> bool:
    """Say whether a comma only sets off the day of what comes before it: "in Troy, Epirus, on Monday"."""
    return words[:1] == ["on"] and words[-1].capitalize() in CALENDAR
