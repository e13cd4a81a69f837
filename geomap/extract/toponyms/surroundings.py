"""A second look at doubtful names: likelier places' are those near the text's sure places, and those shelled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from geomap.extract.toponyms.beside import kind_after, kind_before
from geomap.extract.toponyms.decide import Sighting
from geomap.extract.toponyms.known import ENGLISH
from geomap.model import Geography

_SURE: Final = 1.0  # log-odds from which a name tells where the text is
_HOPELESS: Final = -3.0  # log-odds that no neighbourhood mends
_NEAR: Final = 2.0  # log-odds that a sure place near by adds
_OWNED: Final = 3.0  # and the name of a likely place of its country right before, as whose it is told
_SAME_COUNTRY: Final = 1.0  # and two sure places of the country
_ENOUGH: Final = 2  # names of sure places that make a country the text's
_REACH: Final = 1.0  # degrees
_MEANINGS: Final = 8
_PERSON_BEFORE: Final = frozenset("given title post initial capitalised organisation".split())
_PERSON_AFTER: Final = ("capital", "capitalised", "initial", "given", "verb")
_JOINS: Final = frozenset((" ", ". "))
_OWNING: Final = frozenset(("'s ", "’s ", "' ", "’ "))
_METONYMS: Final = frozenset(("kremlin",))
# Places of countries whose names are no surnames of English-language news, towns and cities.
_FOREIGN: Final = frozenset(("where=elsewhere-", "where=elsewhere+"))
_BEFALLS: Final = 2.0  # log-odds that a fate of towns adds
_REACH_OF_FATE: Final = 90  # characters
_BEFALL: Final = frozenset(  # what headlines say happens to a town
    "rocks rocked shakes shook jolts jolted strikes hits shells bombs pounds pounded batters attacks targets captures "
    "seizes retakes retook storms besieges".split()
)
_HAVE_TOWNS: Final = frozenset("residents inhabitants villagers mayor outskirts suburbs centre center streets".split())
# What befalls towns and not people: "Troy was shelled", "Troy came under heavy fire".
_FATE: Final = re.compile(
    r" (?:(?:was|were|is|has|had|been|being|be|again|also|still|continues|continued|to|heavily|repeatedly) ){0,5}"
    r"(?:shelled|bombed|bombarded|battered|pounded|besieged|retaken|overrun|flooded|inundated|evacuated|encircled"
    r"|shaken by|rocked by|rattled by|jolted by|plunged into|without (?:power|electricity|water)"
    r"|(?:hit|struck|attacked|targeted) (?:again |overnight )?(?:by|with) (?!an? )"
    r"|(?:(?:comes?|came|coming|remains?|remained) )?under (?:\w+ ){0,2}(?:attack|fire|shelling|bombardment|siege)"
    r"|residents |villagers "
    r"|(?:(?:car|suicide|bomb|drone|missile|rocket|market|school|mosque|hotel) )?"
    r"(?:bombing|attack|blast|explosion|airstrike|strike|shelling|massacre|quake|earthquake|flood|floods) "
    r"(?:kills?|leaves?|injures?|wounds?|claims?) )"
)
# What follows a town that heads a line: "Troy: two dead after blast", "Troy: death toll rises".
_HEADED: Final = re.compile(
    r": (?:(?:[Aa]t least|[Oo]ver|[Mm]ore than) )?(?:\w+ ){1,3}(?:dead|killed|hurt|injured|wounded|missing)\b"
    r"|: (?:\w+ ){0,2}(?:[Dd]eath toll|[Tt]oll|[Bb]last|[Ee]xplosions?|[Ss]helling|[Mm]issiles?|[Dd]rones?|[Ff]ire|[Ff]loods?|[Ee]arthquake) "  # noqa: E501
)


class _Meaning(NamedTuple):
    country: str | None
    lon: float
    lat: float
    small: bool  # no country or region: it is near something


def looked_at_again(
    seen: Sequence[Sighting], odds: Sequence[float], lookup: Geography | None, text: str
) -> list[float]:
    """Return the log-odds of the mentions, raised for doubtful names that the text's sure places or their fates bear out."""  # noqa: E501
    if lookup is None or not any(_HOPELESS < one < _SURE for one in odds):
        return list(odds)
    sure = {
        sighting.known.key: meaning[0]
        for sighting, one in zip(seen, odds, strict=True)
        if one >= _SURE and (meaning := _meanings(sighting.surface, lookup))
    }
    owned = _owned(seen, odds, lookup, text)
    raised = list(odds)
    for at, (sighting, one) in enumerate(zip(seen, odds, strict=True)):
        if _HOPELESS < one < _SURE:
            if at in owned:
                raised[at] += _OWNED
            elif _alone(sighting):
                raised[at] += max(_borne_out(sighting, sure, lookup), _by_fate(sighting, text))
    return raised


def _owned(seen: Sequence[Sighting], odds: Sequence[float], lookup: Geography, text: str) -> set[int]:
    """Return which names stand right after a likely place's, as its own, and may lie in its country: "Epirus's Troy"."""  # noqa: E501
    found = set()
    for at, (before, sighting) in enumerate(pairwise(seen), 1):
        if odds[at - 1] > 0 and text[before.mention.end : sighting.mention.start] in _OWNING:
            of = {meaning.country for meaning in _meanings(before.surface, lookup)[:1]}
            if of & {meaning.country for meaning in _meanings(sighting.surface, lookup)}:
                found.add(at)
    return found


def _alone(sighting: Sighting) -> bool:
    """Say whether nothing beside a name makes it a person's or a thing's, or a seat of government that speaks."""
    known, beside = sighting.known, sighting.beside
    if known.given or known.adjective or known.key in _METONYMS or "word:common" in known.clues:
        return False
    if beside.gap_before in _JOINS and kind_before(beside.before) in _PERSON_BEFORE:
        return False
    after = kind_after(beside.after)
    return beside.gap_after != " " or not after.endswith(_PERSON_AFTER) or (after == "verb" and _led_to(sighting))


def _led_to(sighting: Sighting) -> bool:
    """Say whether the words before a name lead to a place: "struck Troy", "the mayor of Troy"."""
    beside = sighting.beside
    if beside.gap_before != " ":
        return False
    before = beside.before
    holder = before == "of" and beside.second.lower() in _HAVE_TOWNS
    return holder or before in _BEFALL or "locative" in (kind_before(before), kind_before(before.lower()))


def _borne_out(sighting: Sighting, sure: dict[str, _Meaning], lookup: Geography) -> float:
    """Return what the sure places of other names add to a doubtful one."""
    others = [place for name, place in sure.items() if name != sighting.known.key]
    added = 0.0
    for meaning in _meanings(sighting.surface, lookup):
        if meaning.country in ENGLISH or meaning.country is None:
            continue  # there a name is as often a person's, and what tells them apart was learnt
        if any(_near(meaning, other) for other in others):
            return _NEAR
        if sum(other.country == meaning.country for other in others) >= _ENOUGH:
            added = _SAME_COUNTRY
    return added


def _by_fate(sighting: Sighting, text: str) -> float:
    """Return what it adds that something befell a name which befalls places, or that words for a place lead to it."""
    known = sighting.known.clues
    if "kind=primary" not in known or _FOREIGN.isdisjoint(known):
        return 0.0
    end = sighting.mention.end
    told = any(fate.match(text, end, end + _REACH_OF_FATE) for fate in (_FATE, _HEADED))
    return _BEFALLS if told or _led_to(sighting) else 0.0


def _near(one: _Meaning, other: _Meaning) -> bool:
    return other.small and abs(one.lat - other.lat) < _REACH and abs(one.lon - other.lon) < _REACH


@lru_cache(maxsize=20_000)
def _meanings(surface: str, lookup: Geography) -> tuple[_Meaning, ...]:
    return tuple(
        _Meaning(place.country_code, place.lon, place.lat, place.feature_class in "PS" or place.feature_code == "ADM2")
        for place in (candidate.place for candidate in lookup.candidates(surface)[:_MEANINGS])
    )
