"""What the words around a toponym call it: a region or a city, inside which place, and whether a dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from geomap.extract.toponyms.decide import CONTAINERS, Sighting
from geomap.extract.toponyms.words import AFTER_CUES, BARE_CUES, BEFORE_CUES, BETWEEN, PLURAL_CUES
from geomap.model import Cue, Geography, Place, Toponym

_LIST_GAP: Final = re.compile(r"(?:['’]s)?(?:, (?:and |or )?(?:the )?| and (?:the )?| or (?:the )?| & |/)")
_INSIDE_GAP: Final = re.compile(
    r",? (?:in|inside) (?:the )?(?:(?:far )?(?:north|south|east|west|cent)[a-z-]* |occupied |neighbou?ring )*"
    r"|, | \((?=\w)"
)
_OWNER_GAP: Final = re.compile(r"(?:['’]s?)? (?:[a-z-]+ ){0,5}")
_CAPITAL_GAP: Final = re.compile(
    r",? (?:the |a )?(?:[a-z-]+ ){0,3}(?:capital|city|town|village|port|province|region) (?:city )?(?:of|in) (?:the )?"
)
_DASHES: Final = re.compile(r"[—–-](?:(?<=[—–])|-|(?<=\s-)(?=\s))")
_DATELINE: Final = re.compile(
    r"(?:\A|\n|[.!?:]['\"”’]?\s)\s*(?P<place>[^\W\d_a-z][^\d\n;:!?\"“”()]{1,50}?)"
    r"(?P<agency>,? *\([A-Z][\w /.&-]{1,30}\))?"
    r"(?P<day>,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}))?"
    r"(?P<wire>,? *\([A-Z][\w /.&-]{1,30}\))?\s*\Z"
)
_SENTENCE: Final = re.compile(r"[.!?]['\"”’]?\s+(?=[A-Z]{3})")
_CAPITALS_OPENING: Final = re.compile(
    r"[ \t]*(?P<place>[^\W\d_a-z]{3,}(?:[ /-][^\W\d_a-z]{3,}){0,4}) (?=An? |[A-Z][a-z’'])"
)
_HOLDERS: Final = 8  # meanings of a container's name that are looked at
_HELD: Final = 60  # and of the name in it
_NAMESAKES: Final = 3  # meanings of a town's name among which its region is looked for
_PART_GAP: Final = re.compile(
    r" (?:(?:sub-?)?district|(?:local government )?area|neighbou?rhood|quarter|suburb|borough|ward|township)"
    r" (?:of|in) (?:the )?"
)
_AROUND: Final = 0.6  # degrees around a town or a district's middle that count as in it
_OWNERS: Final = CONTAINERS | {"town"}
_WIDE: Final = frozenset(("country", "adm1"))  # "Mexico, China, Japan": these lie in nothing but what all know
_LIST_REACH: Final = 8  # characters between two names of a list, such as ", and the "
_REACH: Final = 110  # characters before a dash in which a dateline may begin


def datelines(text: str) -> list[tuple[int, int]]:
    """Return the spans of datelines: "KYIV, Ukraine (AP) —", "HOLLIDAY, Mo. —", "ISTANBUL/DUBLIN A …"."""
    spans = []
    start = 0
    while start >= 0:
        if opening := _CAPITALS_OPENING.match(text, start):
            spans.append(opening.span("place"))
        start = text.find("\n", start) + 1 or -1
    for dash in _DASHES.finditer(text):
        line = _DATELINE.search(text, max(0, dash.start() - _REACH), dash.start())
        if line and (line["agency"] or line["wire"] or line["day"] or _opens(line)):
            start = line.start("place")
            for opening in _SENTENCE.finditer(line["place"]):
                start = line.start("place") + opening.end()
            spans.append((start, line.end("place")))
    return spans


def _opens(line: re.Match[str]) -> bool:
    """Say whether what stands before a dash begins with a word in capitals, or opens the text or a line."""
    first = _SENTENCE.split(line["place"])[-1].split(",")[0].strip()
    return (first.isupper() and len(first) > 2) or ("," in line["place"] and line.start("place") == 0)


def cues(text: str, seen: Sequence[Sighting]) -> list[Cue | None]:
    """Return what the words beside each mention call it; "the X and Y regions" calls both regions."""
    found: list[Cue | None] = []
    for index, sighting in enumerate(seen):
        after = (
            sighting.beside.after.lower() if sighting.beside.gap_after == " " and not sighting.beside.possessive else ""
        )
        cue = AFTER_CUES.get(after)
        found.append(cue or _cue_before(sighting))
        if cue and after in PLURAL_CUES:
            _spread(text, seen, found, index, cue)
    return found


def _cue_before(sighting: Sighting) -> Cue | None:
    beside = sighting.beside
    before = beside.before.lower()
    if beside.gap_before == " ":
        if before == "of":
            return BEFORE_CUES.get(beside.second.lower())
        return BEFORE_CUES[before] if before in BARE_CUES else None
    if beside.gap_before == ", " and before == "capital":
        return "settlement"
    return None


def _spread(text: str, seen: Sequence[Sighting], found: list[Cue | None], index: int, cue: Cue) -> None:
    """Give a plural's cue to the names listed before it."""
    while index > 0 and _LIST_GAP.fullmatch(text, seen[index - 1].mention.end, seen[index].mention.start):
        index -= 1
        if found[index] is None:
            found[index] = cue


def containers(text: str, seen: Sequence[Sighting], lookup: Geography | None) -> list[str | None]:
    """Return the place each mention is stated to lie in: "Troy, N.C.", "Uman in Ukraine", "Russia's Tula"."""
    stated: list[str | None] = [None] * len(seen)
    for index in range(len(seen) - 1):
        one, two = seen[index], seen[index + 1]
        if two.mention.start - one.mention.end > _REACH // 2:
            continue
        if _PART_GAP.fullmatch(text, one.mention.end, two.mention.start):
            stated[index] = two.surface
        elif _inside(text, one.mention.end, two.mention.start) and _may_hold(two, one, lookup):
            meanings = 1 if one.known.group in _WIDE else _HELD
            stated[index] = two.surface if _holds(two.surface, one.surface, lookup, "A", meanings) else None
        elif stated[index + 1] is None and _owns(text, one, two):
            stated[index + 1] = one.surface if _holds(one.surface, two.surface, lookup, "AP") else None
    return stated


def _inside(text: str, end: int, start: int) -> bool:
    return bool(_INSIDE_GAP.fullmatch(text, end, start) or _CAPITAL_GAP.fullmatch(text, end, start))


def _may_hold(outer: Sighting, inner: Sighting, lookup: Geography | None) -> bool:
    if outer.known.group in CONTAINERS or outer.known.adjective:
        return True
    return outer.known.group == "town" and _region_too(outer.surface, inner.surface, lookup)


@lru_cache(maxsize=20_000)
def _region_too(outer: str, inner: str, lookup: Geography | None) -> bool:
    """Say whether a town's region of its name holds the likeliest place of the inner name: "Rochester, New York"."""
    if lookup is None:
        return False
    regions = [one.place for one in lookup.candidates(outer)[:_NAMESAKES] if one.place.feature_code == "ADM1"]
    return any(
        one.place.feature_class != "A" and any(_held(one.place, region) for region in regions)
        for one in lookup.candidates(inner)[:1]
    )


@lru_cache(maxsize=20_000)
def _holds(outer: str, inner: str, lookup: Geography | None, classes: str, meanings: int = _HELD) -> bool:
    """Say whether a place of the one name and of those classes holds one of the likeliest places of the other."""
    if lookup is None:
        return outer.lower() != inner.lower()
    holders = [one.place for one in lookup.candidates(outer)[:_HOLDERS] if one.place.feature_class in classes]
    return any(_held(one.place, holder) for one in lookup.candidates(inner)[:meanings] for holder in holders)


def _held(inner: Place, outer: Place) -> bool:
    """Say whether a region holds a place by their codes; where these say nothing, whether it lies around the other."""
    if outer.country_code != inner.country_code or outer == inner:
        return False
    depth = _depth(outer)
    if depth < 3:
        own = _depth(inner) if inner.feature_class == "A" else 3
        return own > depth and (depth == 1 or outer.admin1_code == inner.admin1_code)
    if inner.feature_class == "A" or outer.admin1_code != inner.admin1_code:
        return False
    if outer.feature_class == "A" and inner.admin2_code:
        return outer.admin2_code == inner.admin2_code
    return abs(outer.lat - inner.lat) < _AROUND and abs(outer.lon - inner.lon) < _AROUND


def _depth(place: Place) -> int:
    return 1 if place.feature_code.startswith("PCL") else {"ADM1": 2}.get(place.feature_code, 3)


def _owns(text: str, outer: Sighting, inner: Sighting) -> bool:
    gap = text[outer.mention.end : inner.mention.start]
    possessive = gap.startswith(("'s", "’s", "' ", "’ "))
    if not (outer.known.adjective or (possessive and outer.known.group in _OWNERS)):
        return False
    return _OWNER_GAP.fullmatch(gap) is not None and BETWEEN.issuperset(gap.split()[0 if gap[0] == " " else 1 :])


def outer_first(toponyms: Sequence[Toponym]) -> tuple[Toponym, ...]:
    """Carry a stated container on along a list: "Boone and Platte counties, Missouri" puts both in Missouri."""
    carried: list[Toponym] = []
    for toponym in reversed(toponyms):
        after = carried[-1] if carried else None
        listed = after is not None and after.start - toponym.end < _LIST_REACH and after.cue == toponym.cue
        if after and listed and toponym.cue and after.within and toponym.within is None:
            carried.append(replace(toponym, within=after.within))
        else:
            carried.append(toponym)
    return tuple(reversed(carried))
