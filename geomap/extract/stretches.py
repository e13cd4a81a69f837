"""Cuts a sentence into stretches, one for each group of sites that are told of together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from geomap.extract.dating import SPANS
from geomap.extract.events import inside, is_region
from geomap.extract.naming import called_region
from geomap.extract.narrowing import CALLING, OUTER_REACH, finest, neighbours, quarter_of, separate
from geomap.extract.neighbours import NEARBY
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
_SPAN_REACH = 8  # tokens of ", two and a half weeks after"


def stretches(
    tagged: Tagged, refs: Sequence[PlaceRef], parts: Sequence[RolePart]
) -> list[tuple[int, int, list[SiteRef]]]:
    """Return the first token, the last (exclusive) and the sites of each stretch: one without sites, if it has none."""
    groups = _groups(
        tagged, finest(tagged, [site for site in zip(refs, parts, strict=True) if site[1].part in _SITE_PARTS])
    )
    holders = [ref for ref, part in zip(refs, parts, strict=True) if part.part == "container"]
    told = _without_scene(tagged, groups, holders)
    between = [_bound(tagged, one[-1][0], scene) for (_, one), (scene, _) in pairwise(told)]
    bounds = pairwise([0, *between, len(tagged.words)])
    groups = [group for _, group in told]
    return [(first, last, sites) for (first, last), sites in zip(bounds, groups or [[]], strict=True)]


def _groups(tagged: Tagged, sites: list[SiteRef]) -> list[list[SiteRef]]:
    """Join sites that are listed together: nothing happens between them."""
    groups: list[list[SiteRef]] = []
    for site in sites:
        if groups and site[1].part != "relative" and _together(tagged, groups[-1][-1][0], site[0]):
            groups[-1].append(site)
        else:
            groups.append([site])
    return [
        [site for site in group if site[0].kind != "definite" or _added(tagged, site[0])] or group[:1]
        for group in groups
    ]


def _added(tagged: Tagged, ref: PlaceRef) -> bool:
    """Say whether "and" adds a place that has no name here to those named before: "in Troy and in the capital"."""
    return ref.text == "the capital" and "and" in tagged.words[max(0, ref.first - 2) : ref.first]


def _together(tagged: Tagged, one: PlaceRef, other: PlaceRef) -> bool:
    """Say whether two places are listed together, or the second only points back or is a part of the first: "In Troy, where the camp was hit"."""  # noqa: E501
    if other.kind == "definite" and "where" in tagged.words[one.last : one.last + 2]:
        return True
    if _opens(tagged, 0, one.first) and quarter_of(tagged, one, other):
        return True
    return not (
        separate(tagged, one.last, other.first)
        or _fronts(tagged, one.last, other)
        or _by_other_arms(tagged, one.last, other.first)
    )


_ARMS_REACH = 4  # tokens from "and" to the weapon: "and a roadside bomb in Troy killed a judge"


def _by_other_arms(tagged: Tagged, start: int, end: int) -> bool:
    """Say whether "and a" brings in another weapon before the second of two places: "near Troy, and a bomb in Argos killed two"."""  # noqa: E501
    return any(
        tagged.words[at] == "and"
        and tagged.has(at + 1, "det")
        and any("weapon" in classes for classes in tagged.classes[at + 1 : min(at + 1 + _ARMS_REACH, end)])
        for at in range(start, end - 1)
    )


def _fronts(tagged: Tagged, after: int, other: PlaceRef) -> bool:
    """Say whether the second of two places opens a clause of its own: "were killed in Troy, and in Argos a bar was hit"."""  # noqa: E501
    front = other.first
    while front > after and (tagged.classes[front - 1] & CALLING or tagged.words[front - 1] in NEARBY):
        front -= 1
    between = tagged.words[after:front]
    if between[-2:] not in _FRONTING or not any(tag.end <= after for tag in tagged.triggers):
        return False
    verb = next((tag for tag in tagged.triggers if tag.start >= other.last and tag.term.klass == "verb"), None)
    if verb is None or verb.start - other.last > _FRONT_REACH:
        return False
    subject = tagged.words[other.last : verb.start]
    return any(word in _OPENS_SUBJECT or word.isdigit() for word in subject[:4]) and any(
        "casualty" in classes or "verb" in classes for classes in tagged.classes[:after]
    )


def _without_scene(
    tagged: Tagged, groups: list[list[SiteRef]], holders: Sequence[PlaceRef]
) -> list[tuple[PlaceRef, list[SiteRef]]]:
    """Drop each region that opens a clause told of a place in it; return the groups with the place that their clause names first: "In Epirus, six people died when a bus fell into a gorge near Troy"."""  # noqa: E501
    told, scene = [], None
    for number, group in enumerate(groups):
        if _is_scene(tagged, groups, number, holders):
            scene = scene or group[0][0]
        else:
            told.append((scene or group[0][0], group))
            scene = None
    return told


def _is_scene(tagged: Tagged, groups: list[list[SiteRef]], number: int, holders: Sequence[PlaceRef]) -> bool:
    """Say whether a group is no more than the region that opens a clause told of the place of the next group."""
    if number + 1 == len(groups) or len(groups[number]) > 1:
        return False
    (ref, _), inner = groups[number][0], groups[number + 1][0][0]
    before = groups[number - 1][-1][0].last if number else 0
    if ref.place is None or not is_region(ref.place) or not _lies_in(inner, ref.place, holders):
        return False
    cut = _bound(tagged, ref, inner)
    if _only_when(tagged, ref, inner, cut):
        return True
    summed = tagged.words[cut] == ":" and not any("casualty" in c for c in tagged.classes[before:cut])
    if not (summed or _opens(tagged, before, ref.first)):
        return False
    if cut < inner.first and not (summed or _one_clause(tagged, ref.last, cut)):
        return False
    end = groups[number + 2][0][0].first if number + 2 < len(groups) else len(tagged.words)
    counted = [any("casualty" in c for c in tagged.classes[a:b]) for a, b in ((ref.last, cut), (cut, end))]
    return not (all(counted) and tagged.words[cut] != "and")


def _only_when(tagged: Tagged, region: PlaceRef, town: PlaceRef, cut: int) -> bool:
    """Say whether those counted in a region were hurt as a town in it was struck: "two died in Epirus when Troy was shelled"."""  # noqa: E501
    after = region.last
    while tagged.has(after, "area"):
        after += 1
    if cut != after or tagged.words[cut : cut + 1] not in (["when"], ["as"], ["after"]):
        return False
    between = tagged.classes[cut : town.first]
    return not any(classes & {"casualty", "comma", "stop"} for classes in between)


def _lies_in(ref: PlaceRef, region: Place, holders: Sequence[PlaceRef]) -> bool:
    """Say whether a place lies in a region, by its own codes or by those of what is said to hold it."""
    beside = (one.place for one in holders if 0 <= one.first - ref.last <= OUTER_REACH)
    if any(place is not None and inside(place, region) for place in beside):
        return True
    return _may_lie(ref.place, region) if ref.place else ref.kind == "unknown" and ref.likely


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
        # "was killed and two others wounded at X", "killed a man and wounded his wife at X"
        return tagged.has(cut + 1, "verb") or (harmed and (named or _counts(tagged, cut)))
    gerund = "".join(tagged.words[cut + 1 : cut + 2]).endswith("ing")
    return word in _SAME_CLAUSE or (word == "while" and gerund)


def _opens(tagged: Tagged, before: int, first: int) -> bool:
    """Say whether a place opens its sentence, or a clause after a semicolon: "In Epirus", "In a separate accident in neighbouring Epirus", "; in Epirus"."""  # noqa: E501
    start = next((index + 1 for index in range(first - 1, before - 1, -1) if tagged.words[index] == ";"), 0)
    opening = tagged.classes[start:first]
    return (
        (start > 0 or before == 0)
        and first - start <= _FRONT
        and any("site_prep" in classes for classes in opening)
        and not any(classes & {"verb", "casualty"} for classes in opening)
    )


def _bound(tagged: Tagged, one: PlaceRef, other: PlaceRef) -> int:
    """Return the token between two groups of sites at which the second telling begins: what comes after "where" or a colon is told of the place in the region before."""  # noqa: E501
    if _holds(tagged, one, other):
        where = one.last
        while tagged.has(where, "area") or tagged.words[where : where + 1] == ["border"]:
            where += 1
        where += tagged.words[where : where + 1] == [","]
        if tagged.words[where : where + 1] == ["where"]:
            return where
        if ":" in tagged.words[one.last : other.first]:
            return tagged.words.index(":", one.last)
    return _cut(tagged, one.last, other.first)


def _holds(tagged: Tagged, region: PlaceRef, other: PlaceRef) -> bool:
    """Say whether a place is a region, or called one, in which another lies."""
    place, inner = region.place, other.place
    if place is None or not (is_region(place) or (place.feature_class == "P" and called_region(region, tagged.words))):
        return False
    if inner is None or inside(inner, place):
        return True
    return place.feature_class == "P" and neighbours(inner, place)


def _cut(tagged: Tagged, start: int, end: int) -> int:
    """Return the token between two sites at which one telling ends and the next begins."""
    first = _past_aside(tagged, start, end)
    best, where = -1, end
    for index in range(first, end):
        rank = 4 if _colon_parts(tagged, start, index) else _cut_rank(tagged, index)
        if index <= start + 1 and tagged.words[index] == "where":
            rank = min(
                rank, 2
            )  # it tells more of the place just named: "In Troy, where six died, …, and Argos was hit"
        if rank >= best and rank > 0:
            best, where = rank, index
    return _before_span(tagged, first, where)


def _before_span(tagged: Tagged, first: int, where: int) -> int:
    """Return where the words begin that say how long after: "…, 11 days after a blaze in Troy"."""
    if tagged.words[where : where + 1] != ["after"] or tagged.words[where - 1] not in SPANS:
        return where
    comma = next((at for at in range(where - 1, max(first, where - _SPAN_REACH), -1) if tagged.words[at] == ","), None)
    return where if comma is None else comma + 1


def _colon_parts(tagged: Tagged, start: int, index: int) -> bool:
    """Say whether a colon ends what is told of the first of two sites: "nine were shot in Troy: six", "in Epirus: two in Argos"."""  # noqa: E501
    if tagged.words[index] != ":" or index == start:  # "Troy: two wounded in the Hill district"
        return False
    return separate(tagged, start, index) or any("casualty" in c for c in tagged.classes[index + 1 : index + 2])


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
    """Say whether people are counted right after a comma, or after "and", "including", "among them"."""
    opening = next((len(words) for words in _OPENINGS if tagged.words[index : index + len(words)] == words), 0)
    return tagged.has(index + opening, "casualty")


_OPENINGS = (["and"], ["including"], ["among", "them"], ["among", "whom"])


_ASIDES = frozenset({"meanwhile", "though"})


def _cut_rank(tagged: Tagged, index: int) -> int:  # noqa: PLR0911
    """Rank a token as a boundary between two tellings."""
    classes, word = tagged.classes[index], tagged.words[index]
    if word in ("and", "or", ",") and "casualty" in classes:
        return 0  # "between 15 and 18 people", "a man and his son"
    if "stop" in classes:
        return 6
    if word in _ASIDES and tagged.words[index - 1] == "," == tagged.words[index + 1]:
        return 0  # "In Troy, meanwhile, a crowd burned down …"
    if "split_strong" in classes and not (
        word == "as" and tagged.words[index + 1 : index + 2] in (["part"], ["well"], ["a"], ["an"])
    ):
        return 4
    if word in ("which", "where"):
        return 4
    if word in ("and", "or"):
        return _rank_of_and(tagged.words, index)
    if word in _REASONS and any("noun" in classes for classes in tagged.classes[index + 1 : index + 4]):
        return 1
    return 1 if word == "," and not _dates(tagged.words[index + 1 : index + 3]) else 0


_SETTING = frozenset(
    {"in", "on", "at", "near", "outside", "over"}
)  # that open another main clause: ", and on Sunday …"


def _rank_of_and(words: list[str], index: int) -> int:
    """Rank "and" or "or": with a comma before it, and a place or day after it, it parts more than "after" or "when" do."""  # noqa: E501
    if words[index - 1 : index] != [","]:
        return 2
    return 5 if words[index + 1 : index + 2] and words[index + 1] in _SETTING else 3


def _dates(words: list[str]) -> bool:
    """Say whether a comma only sets off the day of what comes before it: "in Troy, Epirus, on Monday"."""
    return words[:1] == ["on"] and words[-1].capitalize() in CALENDAR
