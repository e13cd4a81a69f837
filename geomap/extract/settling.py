"""Settles which place a name means in its report: a city or the region of its name, a namesake, a name misspelt or left open."""  # noqa: E501

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from geomap.extract.adjectives import towns_named
from geomap.extract.events import CITY_OF_DISTRICTS, apart_km, inside, is_region
from geomap.extract.holding import DISTRICT_KM, beside, excludes, fineness, holding, may_hold, sectors
from geomap.extract.naming import PARTS_OF_CITY, called, called_region, names_part
from geomap.extract.narrowing import neighbours
from geomap.extract.neighbours import TOLD_OF, WELL_KNOWN, called_nearby, nearest_namesake
from geomap.model import Resolution, Toponym

if TYPE_CHECKING:
    from geomap.extract.refs import PlaceRef
    from geomap.extract.tellings import ReadSentence, Telling
    from geomap.model import Geography, Place

_QUARTERS_OF = frozenset(
    "northern eastern southern western central rural upstate north-western north-eastern northwestern northeastern "
    "south-western south-eastern southwestern southeastern northwest northeast southwest southeast".split()
)
_LABELS = frozenset({"colonia", "barrio", "fraccionamiento", "bairro", "calle", "avenida", "rua", "rue"})
_CITY_BY_ANY_NAME = 2_000_000  # "New York" is the city, though its primary name is longer
_PART_REACH = 6  # tokens between "the Basta neighbourhood" and "of central Beirut"
_TURNS = frozenset("while whereas but although though meanwhile elsewhere separately".split())  # to another place
_FUZZY_LENGTH = 6  # shorter names are a letter away from too many others
_NEAR_KM = 20.0
_FINEST = 3  # rank of a place not yet settled
_CITY_OF = (["city", "of"], ["town", "of"])
_OPENING = 3  # tokens before a region that opens a sentence: "• In the"
_REACH_KM = 600.0  # a name left open is looked for this near the city in view
_TOWN_OF_REGION_MIN_POPULATION = 15_000  # below this, a bare name shared with a region means the region


class Settling:
    """The places a report has in view, and what its names mean beside them."""

    def __init__(self, geography: Geography, resolutions: tuple[Resolution, ...]) -> None:
        """Start with no place in view; the resolutions tell which capitals the report knows."""
        self.geography = geography
        self.city: Place | None = None
        self.city_age = 0  # sentences since it was named
        self.region: Place | None = None
        self.region_age = 0  # sentences since it was named
        self.country: Place | None = None
        self.capitals = {
            r.place.country_code: r.place for r in resolutions if r.place and r.place.feature_code == "PPLC"
        }
        self.dateline: Place | None = None
        self.spokesmen: dict[str, Place] = {}
        self.headed: tuple[int, PlaceRef, Place] | None = None  # the paragraph headed last, and by which region
        self.countries = Counter(r.place.country_code for r in resolutions if r.place and r.place.country_code)

    def _settle_named(  # noqa: PLR0911
        self, ref: PlaceRef, telling: Telling, read: ReadSentence
    ) -> Place | None:
        """Return the place a name means: the gazetteer's, mended by the words around it."""
        words = telling.tagged.words
        labelled = ref.text.partition(" ")[0].lower() in _LABELS and " " in ref.text
        part = called(ref, words) in PARTS_OF_CITY or labelled or (ref.place is None and names_part(ref, words))
        city = self._city_of_part(read, ref) if part else None
        if city is not None:
            return city
        base = called_nearby(read, ref, self.city)
        if base is not None and (ref.place is None or ref.place.feature_class == "P"):
            return nearest_namesake(ref, base, self.geography)
        outers = self._settle_outer(read, [*holding(read, ref), *sectors(read), *beside(read, ref)])
        region = None if outers else self._region_told_of(read, ref)
        if region is not None and ref.place is not None and self._contradicted(ref, [region]):
            found = self._unsettled(ref, telling.tagged.words, [region])
            abroad = ref.place.country_code != region.country_code
            if found is None and ref.place.population < WELL_KNOWN and (abroad or _opens_with(read, region)):
                return None  # a village of that region, and no namesake
            known = found is not None and ref.place.population > max(WELL_KNOWN, found.population)
            return ref.place if found is None or known else found
        abroad = self._alone_abroad(ref.place, outers)
        if ref.place is None or abroad or self._contradicted(ref, outers):
            found = self._unsettled(ref, telling.tagged.words, outers or ([region] if region is not None else []))
            known = ref.place is not None and not is_region(ref.place) and ref.place.population >= WELL_KNOWN
            county = next((outer for outer in outers if outer.feature_code == "ADM2"), None)
            if found is None and ref.place is not None and county is not None:
                return county  # "near Troy, in Larimer County": no Troy that is known
            return ref.place if found is None and known and not abroad else found
        return self._city_or_region(ref, telling.tagged.words)

    def _region_told_of(self, read: ReadSentence, ref: PlaceRef) -> Place | None:
        """Return the region of which a sentence, or the heading of its paragraph, has spoken so far."""
        tagged, after = read.tagged, 0
        for index in range(ref.first - 1, -1, -1):
            if "stop" in tagged.classes[index] or tagged.words[index] in _TURNS:
                after = index
                break
        told = [
            one
            for one, part in zip(read.refs, read.parts, strict=True)
            if after <= one.first < ref.first and one.kind == "name" and part.part in TOLD_OF
        ]
        regions = [
            place for one in told if (place := self._city_or_region(one, tagged.words)) and place.feature_code == "ADM1"
        ]
        if regions:
            return regions[-1] if len({place.geonameid for place in regions}) == 1 else None
        headed = self.heading(tagged.sentence.paragraph)
        return headed[1] if headed is not None else None

    def heading(self, paragraph: int) -> tuple[PlaceRef, Place] | None:
        """Return the region that heads a paragraph: "Epirus region: two people were killed. A house burned down"."""
        return self.headed[1:] if self.headed is not None and self.headed[0] == paragraph else None

    def _city_of_part(self, read: ReadSentence, ref: PlaceRef) -> Place | None:
        """Return the city a district or street belongs to, unless its name is itself a region or a larger place."""
        owner = next(
            (
                r.place
                for r, p in zip(read.refs, read.parts, strict=True)
                if p.part == "container" and -_PART_REACH <= ref.first - r.last <= 3 and r.place
            ),
            self.city,
        )
        if owner is None or owner.feature_class != "P":
            return None
        place = ref.place
        if place is not None and (
            place.country_code == owner.country_code
            and (is_region(place) or (place.population > owner.population and neighbours(place, owner)))
        ):
            return None
        if called(ref, read.tagged.words) == "district" and (
            owner.population < CITY_OF_DISTRICTS or (place is None and self._no_quarter(read, ref, owner))
        ):
            return None  # a district around a town, not one of its quarters
        return owner

    def _no_quarter(self, read: ReadSentence, ref: PlaceRef, city: Place) -> bool:
        """Say whether a district is none of a city's: a name known elsewhere in its region, another region named in the sentence."""  # noqa: E501
        if any(r.place and r.place.feature_code == "ADM1" and excludes(r.place, city) for r in read.refs):
            return True
        known = self._unsettled(ref, read.tagged.words)
        if known is None or known.name.casefold() != ref.text.casefold():
            return False
        return apart_km(known, city) > _NEAR_KM and neighbours(known, city)

    def _weight(self, place: Place) -> float:
        """Weigh a place for a name left open: how large, how near what is in view."""
        near = apart_km(place, self.city) if self.city else 0.0
        return (place.population + 1000.0) / (1.0 + (near / _NEAR_KM) ** 2)

    def _contradicted(self, ref: PlaceRef, outers: Sequence[Place]) -> bool:
        """Say whether the report puts a place elsewhere than the gazetteer: "Holliday, Missouri"."""
        place = ref.place
        if place is None or not (place.feature_class == "P" or (is_region(place) and place.feature_code != "ADM1")):
            return False
        return any(excludes(outer, place) for outer in outers)

    def _alone_abroad(self, place: Place | None, outers: Sequence[Place]) -> bool:
        """Say whether nothing else of the report lies in the country of a town that it puts in a place of another."""
        if place is None or not outers or self.countries[place.country_code or ""] > 1:
            return False
        return all(outer.country_code not in (None, place.country_code) for outer in outers)

    def _unsettled(self, ref: PlaceRef, words: list[str], outers: Sequence[Place] = ()) -> Place | None:
        """Return the place that a name left open, or misspelt, can only be: in what the report says holds it, else near what is in view."""  # noqa: E501
        for fuzzy in (False, True) if len(ref.text) >= _FUZZY_LENGTH else (False,):
            found = [one for one in self.geography.candidates(ref.text, fuzzy=fuzzy) if self._fits(one.place, outers)]
            if found:
                best = max(found, key=lambda one: (one.name_kind != "historic", self._weight(one.place)))
                return self._city_or_region(ref._replace(resolution=Resolution(_toponym(ref), best.place)), words)
        return None

    def _fits(self, place: Place, outers: Sequence[Place]) -> bool:
        """Say whether a place can be meant: it lies in all that is said to hold it, or else in a country of the report, not far from the city in view."""  # noqa: E501
        if outers:
            return all(may_hold(outer, place) for outer in outers)
        known = place.country_code in self.countries or not self.countries
        return known and (self.city is None or apart_km(place, self.city) < _REACH_KM)

    def guess(self, ref: PlaceRef) -> Place | None:
        """Return the town that a capitalised name can only be: spelt as the gazetteer has it, in a country of this report, not far off."""  # noqa: E501
        found = [
            c.place
            for c in self.geography.candidates(ref.text)
            if c.place.feature_class == "P" and c.place.country_code in self.countries
        ]
        return next((place for place in found if self.city is None or apart_km(place, self.city) < _REACH_KM), None)

    def _city_or_region(self, ref: PlaceRef, words: list[str]) -> Place | None:
        """Tell a city from the region of its name by the words around: "in Kherson", "in the Kherson region"."""
        place = ref.place
        if place is None or place.feature_code.startswith("PCL"):
            return place
        region = called_region(ref, words) or self._named_for_region(ref, place)
        if place.feature_class not in ("A", "P"):
            return place
        if region == (place.feature_class == "A") and not (region and place.name.endswith(" City")):
            return place
        places = [candidate.place for candidate in self.geography.candidates(ref.text)]
        if region:
            near = [
                p
                for p in places
                if p.feature_code == "ADM1" and p.country_code == place.country_code and apart_km(p, place) < _REACH_KM
            ]
            return next((p for p in near if not p.name.endswith("City")), near[0] if near else place)
        part = not _QUARTERS_OF.isdisjoint(words[max(0, ref.first - 1) : ref.first])
        for other in places:
            if other.name != ref.text and part:
                continue  # "eastern Oklahoma" is no part of Oklahoma City
            if (
                other.feature_class == "P"
                and not _longer(other.name, place.name)
                and inside(other, place)
                and other.population >= _TOWN_OF_REGION_MIN_POPULATION
            ):
                return other
        return place

    def _named_for_region(self, ref: PlaceRef, place: Place) -> bool:
        """Say whether a name is a region's own and only another name of the city chosen: "Oklahoma"."""
        if (
            place.feature_class != "P"
            or place.name.casefold() == ref.text.casefold()
            or place.population > _CITY_BY_ANY_NAME
        ):
            return False
        return any(
            c.place.feature_code == "ADM1" and c.place.country_code == place.country_code and c.place.name == ref.text
            for c in self.geography.candidates(ref.text)
        )

    def container(self, read: ReadSentence, ref: PlaceRef) -> Place | None:
        """Return the finest place that the sentence puts another in: a town or district rather than a region."""
        return max(self._settle_outer(read, holding(read, ref) or _fronted(read, ref)), key=fineness, default=None)

    def near(self, read: ReadSentence, ref: PlaceRef) -> Place | None:
        """Return the town near which the sentence says a place lies."""
        towns = self._settle_outer(read, beside(read, ref))
        return next((place for place in towns if place.feature_class == "P"), None) or called_nearby(
            read, ref, self.city
        )

    def _settle_outer(self, read: ReadSentence, holders: Sequence[PlaceRef]) -> list[Place]:
        """Return the places that hold another, the widest first; an outer one settles the inner."""
        found: list[Place] = []
        words = read.tagged.words
        named = (ref for ref in holders if ref.kind != "definite")
        for other in sorted(named, key=lambda ref: fineness(ref.place) if ref.place is not None else _FINEST):
            place = other.place
            if place is not None and self._abroad(place):
                place = self._by_adjective(other, words) or place
            elif place is None or any(excludes(outer, place) for outer in found):
                place = self._unsettled(other, words, found) or self._by_adjective(other, words)
            elif other.kind != "adjective":
                place = self._region_of_name(other, words)
            if place is not None:
                found.append(self._district_or_town(other, place, words))
        return found

    def _abroad(self, place: Place) -> bool:
        """Say whether a district lies in another country than the region in view."""
        return (
            is_region(place) and self.region is not None and self.region.country_code not in (None, place.country_code)
        )

    def _by_adjective(self, ref: PlaceRef, words: list[str]) -> Place | None:
        """Return the town in the region in view after which a district is named: "Borisovsky district"."""
        outers = [self.region] if self.region is not None else []
        places = (self._unsettled(ref._replace(text=name), words, outers) for name in towns_named(ref.text))
        return next((place for place in places if place is not None), None)

    def _region_of_name(self, ref: PlaceRef, words: list[str]) -> Place | None:
        """Return the region rather than the city of its name for what holds a place: "Troy, New York"."""
        place = self._city_or_region(ref, words)
        if place is None or place.feature_class != "P" or words[max(0, ref.first - 2) : ref.first] in _CITY_OF:
            return place
        found = (one.place for one in self.geography.candidates(ref.text) if one.name_kind in ("primary", "official"))
        return next((one for one in found if one.feature_code == "ADM1" and inside(place, one)), place)

    def _district_or_town(self, ref: PlaceRef, place: Place, words: list[str]) -> Place:
        """Take a district's name for the district where the gazetteer has it."""
        if place.feature_class != "P" or words[ref.last : ref.last + 1] != ["district"]:
            return place
        found = (one.place for one in self.geography.candidates(ref.text))
        return next((one for one in found if one.feature_code == "ADM2" and apart_km(one, place) < DISTRICT_KM), place)


def _fronted(read: ReadSentence, ref: PlaceRef) -> list[PlaceRef]:
    """Return the region that opens a sentence in which a place the gazetteer lacks is told of: "In West Pokot, a mudslide at X …"."""  # noqa: E501
    pairs = zip(read.refs, read.parts, strict=True)
    return [
        one
        for one, part in pairs
        if part.part in ("site", "container")
        and one.first < ref.first
        and one.place is not None
        and is_region(one.place)
    ][:1]


def _opens_with(read: ReadSentence, region: Place) -> bool:
    """Say whether a sentence, or a clause of it, opens with the region it tells of: "In Kharkiv Oblast, troops took X, Y and Z"."""  # noqa: E501
    words = read.tagged.words
    return any(
        (one.first <= _OPENING or ";" in words[one.first - _OPENING : one.first])
        and one.place is region
        and words[one.last : one.last + 1] == [","]
        for one in read.refs
    )


def _longer(town: str, region: str) -> bool:
    """Say whether a town's name is its region's and more: Bihar Sharif is not what "Bihar" means."""
    return town.startswith(f"{region} ") and not town.endswith(" City")


def _toponym(ref: PlaceRef) -> Toponym:
    """Return the toponym of a reference, made up where the recogniser found none."""
    return ref.resolution.toponym if ref.resolution else Toponym(ref.start, ref.end, ref.text, ref.text)
