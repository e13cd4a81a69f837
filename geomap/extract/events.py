"""An event as a report's sentences build it up, and the tests of whether two tellings can be of one event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

from geomap.model import ARMED, GeoMethod, Place, Window

if TYPE_CHECKING:
    from geomap.extract.dates import DateMention
    from geomap.extract.distances import DistanceMention
    from geomap.extract.refs import PlaceRef
    from geomap.extract.tellings import Telling

NATURAL = frozenset("earthquake flood storm landslide eruption wildfire".split())
# Kinds that go with any other: a strike starts a fire, a quake brings a building down.
CONSEQUENT = frozenset("explosion fire accident other".split())
_TAKEN = {"armed_clash"}  # taking a town is one event, bombing it another
_GROUND = frozenset({"armed_clash", "shelling", "protest"})  # no accident is one of these
FROM_AFAR = frozenset({"air_strike", "missile_strike", "drone_attack"})  # attacks that come in waves over many places
_SITES = frozenset("PRK RES RESN RESF RESW RESV LCTY INDS MILB NVB PORT BTL AMUS CMN TRB FLD".split())
_CITY_STATE_M = 30_000  # a country of this radius at most is a city: Hong Kong, Singapore, Bahrain
_QUARTER_M = 5_000  # an informal area no larger than this is a part of a town: the Green Zone
CITY_OF_DISTRICTS = 60_000  # people, in wartime; a smaller town has no districts that are told of by name
CITY_REACH_KM = 25.0  # a district or site this near a city belongs to the city's row


@dataclass(slots=True)
class Told:
    """A telling as part of an event. `alone`: its casualties are this event's only, not shared with other places."""

    telling: Telling
    ref: PlaceRef | None
    alone: bool
    wide: bool = False  # told of a whole country, before the place was known more finely


@dataclass(slots=True)
class Event:
    """What a report tells of one happening at one place, sentence by sentence."""

    number: int
    place: Place | None
    ref: PlaceRef | None
    method: GeoMethod
    name: str | None = None  # as written, when the gazetteer lacks the place
    container: Place | None = None  # the region or country the report puts an unknown place in
    listed: bool = False  # the container is only a settlement listed beside it
    told: list[Told] = field(default_factory=list)
    filed_from: Place | None = None  # the dateline, where nothing better is known
    earlier: bool = False  # recalled from before the main event
    near: bool = False
    offset: DistanceMention | None = None
    reasons: list[str] = field(default_factory=list)
    claims: list[Telling] = field(default_factory=list)  # rival accounts and denials

    @property
    def wide(self) -> bool:
        """Whether the place is a country or larger, or not settled."""
        return self.name is None and (self.place is None or is_wide(self.place))

    @property
    def window(self) -> Window | None:
        """The first settled time told of the event, or None."""
        return next((mention.window for mention in self.dates() if mention.window.first), None)

    @property
    def paragraphs(self) -> set[int]:
        """The paragraphs in which it is told."""
        return {told.telling.sentence.paragraph for told in self.told}

    def last_told_beside(self, telling: Telling) -> bool:
        """Say whether it was last told of in the paragraph of a telling."""
        return self.told[-1].telling.sentence.paragraph == telling.sentence.paragraph

    def dates(self, *, said: bool = False) -> Iterator[DateMention]:
        """Yield the times told of the event that can be its own; with `said`, those at which somebody spoke of it."""
        for told in self.told:
            for mention in told.telling.said if said else told.telling.dates:
                if mention.past:
                    yield mention

    def nearest_dates(self) -> Iterator[DateMention]:
        """Yield of each telling the time that stands nearest to what it tells, if it can be the event's own."""
        for told in self.told:
            for mention in told.telling.dates[:1]:
                if mention.past:
                    yield mention

    @property
    def several(self) -> bool:
        """Whether it is told only in the plural ("strikes", "attacks"): the sum of events rather than one."""
        nouns = [
            tag for told in self.told for tag in told.telling.triggers if tag.term.klass == "noun" and tag.term.strength
        ]
        nouns = [tag for tag in nouns if tag.term.event_type != "attack" or "plural" in tag.term.forms] or nouns
        verbs = [
            tag
            for told in self.told
            for tag in told.telling.triggers
            if tag.term.klass == "verb" and tag.term.frame in ("hit", "take", "happen", "under")
        ]
        broad = self.place is not None and (is_wide(self.place) or is_region(self.place))
        return bool(nouns) and (broad or not verbs) and all("plural" in tag.term.forms for tag in nouns)

    @property
    def counted(self) -> bool:
        """Whether casualties are told of it alone."""
        return any(told.alone and told.telling.casualties for told in self.told)

    @property
    def kinds(self) -> set[str]:
        """The types its triggers name."""
        return {tag.term.event_type for told in self.told for tag in told.telling.triggers if tag.term.event_type}

    @property
    def lemmas(self) -> set[str]:
        """The last words of its triggers' lemmas: "strike" for "drone strike"."""
        return {tag.term.lemma.rpartition(" ")[2] for told in self.told for tag in told.telling.triggers}


def is_wide(place: Place) -> bool:
    """Say whether a place is a country, a continent or an informal part of one: too wide to pin."""
    return (
        (place.feature_code.startswith("PCL") and place.radius_m > _CITY_STATE_M)
        or place.feature_code in ("CONT", "RGNE", "ZN", "AREA")
        or (place.feature_class == "L" and place.feature_code not in _SITES and place.radius_m > _QUARTER_M)
    )


def is_power(place: Place) -> bool:
    """Say whether a place may stand for a side: a country, or the capital its government speaks from."""
    return place.feature_code.startswith("PCL") or place.feature_code == "PPLC"


def is_region(place: Place) -> bool:
    """Say whether a place is an administrative region or district rather than a settlement."""
    return place.feature_class == "A" and not is_wide(place)


def apart_km(one: Place, other: Place) -> float:
    """Return the great-circle distance of two places in km; quick, for comparing only."""
    lat1, lat2 = radians(one.lat), radians(other.lat)
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 12742.0 * asin(min(1.0, sqrt(half)))


def same_place(one: Place, other: Place) -> bool:
    """Say whether two places share a row: the same entry, or a part of the same city."""
    if one.geonameid is not None and one.geonameid == other.geonameid:
        return True
    if is_wide(one) or is_wide(other):
        return False
    if is_region(one) != is_region(other):
        return False
    if one.name == other.name and one.country_code == other.country_code and apart_km(one, other) < CITY_REACH_KM:
        return True
    quarters = [place.feature_code == "PPLX" for place in (one, other)]
    quarter = all(quarters) or (any(quarters) and max(one.population, other.population) >= CITY_OF_DISTRICTS)
    part = quarter or "S" in (one.feature_class, other.feature_class)
    return part and apart_km(one, other) < CITY_REACH_KM


def inside(small: Place, big: Place) -> bool:
    """Say whether a place lies in a region or country, as far as their codes tell."""
    if big.feature_code == "ISL" and small.feature_code != "ISL":
        return not is_wide(small) and not is_region(small) and apart_km(small, big) * 1000 < big.radius_m
    if small.geonameid == big.geonameid or small.country_code != big.country_code or not big.country_code:
        return False
    if big.feature_code.startswith("PCL"):
        return not small.feature_code.startswith("PCL")
    if big.feature_code == "ADM1":
        return small.admin1_code == big.admin1_code and small.feature_code != "ADM1"
    return is_region(big) and not is_region(small) and small.admin1_code == big.admin1_code


def agree_in_kind(one: set[str], other: set[str]) -> bool:
    """Say whether the types of two tellings can be of one event."""
    if not one or not other or one & other:
        return True
    if (one == {"accident"} and other <= _GROUND) or (other == {"accident"} and one <= _GROUND):
        return False
    if one <= CONSEQUENT or other <= CONSEQUENT:
        return "protest" not in one | other
    if (one == _TAKEN and other & FROM_AFAR) or (other == _TAKEN and one & FROM_AFAR):
        return False
    return bool(one & ARMED and other & ARMED) or bool(one & NATURAL and other & NATURAL)


def agree_in_time(one: Window | None, other: Window | None) -> bool:
    """Say whether two windows can hold one event; unsettled ones agree with any. Nights may straddle a day."""
    if one is None or other is None or one.first is None or other.first is None:
        return True
    return (_last(one) >= other.first and _last(other) >= one.first) or (
        one.first == other.last or one.last == other.first
    )


def _last(window: Window) -> date:
    """Return the last day of a settled window."""
    return window.last or window.first  # type: ignore[return-value]
