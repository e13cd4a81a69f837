"""Spots places that hold, own or relate to the place beside them rather than being struck themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extract.events import CITY_REACH_KM, apart_km
from geomap.extract.parts import ARMY, DASHES, DESCRIBES, OFFICE, RolePart, holds
from geomap.extract.rightward import AUXILIARY, Rightward

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.extract.refs import PlaceRef


_HOLDS = "holds {}"
_LONGEST_LINK = 6  # words that may link a place to the one that holds it
_FRONTIERS = frozenset({"border", "frontier", "boundary"})
_SHORT_LINK = 4  # of them where no comma sets them off
_NARROW_LABELS = frozenset({"Sitio", "Purok", "Dusun"})
_WIDER_LABELS = frozenset({"Barangay", "Desa"})
_SITE_KM = 100.0  # a site "in" a city lies at most this far off, in the province named after it
_SEATS = frozenset({"port", "city", "town", "resort", "capital", "village"})
_TOWNS = frozenset({"town", "city", "municipality"})
_LINKS = frozenset({",", "in", "of", "(", "under"})
_SEATED = frozenset("headquarters headquarter seat centre center hub stronghold bastion heartland".split())
_STATIONS = frozenset(
    "police ps thana upazila tehsil taluk taluka mandal block circle".split()
)  # that have villages under them
_ON_IT = frozenset({",", "on"})
_SETTLEMENTS = _SEATS | {"settlement", "hamlet", "suburb"}
_ASIDES = (["a"], ["an"], ["the"], ["one"])
_ABOVE = frozenset({"above", "below", "overlooking", "beyond", "behind", "opposite", "facing", "from"})
_LOUD = frozenset({"verb", "noun", "casualty", "speech", "comma", "stop", "split_strong"})
_QUARTERS = frozenset({"neighbourhood", "neighborhood", "suburb", "quarter", "district", "borough"})
_PARTS_OF = _QUARTERS | {"area", "section", "zone"}


_ENDS = frozenset(";.,)")  # of a list
_ANOTHER_CLAUSE = frozenset({";", "while", "whereas", "but", "meanwhile"})  # after which a place holds none before
_COUNTY = frozenset({"co", "co."})  # "Clonmel, Co Tipperary"


class Containers(Rightward):
    """Rules for the larger place around a smaller one, and for clauses that tell their own event of a place."""

    def _relative(self, ref: PlaceRef) -> RolePart | None:
        """Spot a place of which a clause tells its own event: "Damboa, which was seized last June"."""
        if self.words[max(0, ref.first - 2) : ref.first] == ["capital", "of"]:
            return None  # "Argos, the capital of Troy, which fell": the town did
        index = ref.last + (self.words[ref.last : ref.last + 1] == [","])
        if self.words[ref.last : ref.last + 4] == [",", "the", "capital", "of"] and "which" in self.words[index:]:
            index = self.words.index("which", index)
        if self.words[index : index + 1] not in (["which"], ["that"]):
            return None
        for right in range(index + 1, min(index + 5, len(self.words))):
            tag = self.tagged.trigger_at(right)
            if tag is not None and tag.term.frame in ("hit", "take", "damage", "under"):
                return RolePart("relative", f"subject of “{tag.term.phrase}”")
            if self.words[right] not in AUXILIARY:
                return None
        return None

    def _contains_next(self, number: int, ref: PlaceRef) -> RolePart | None:
        """Spot the owner of the place named next: "Ukraine's Kharkiv region", "the Black Sea port of Odesa"."""
        if number + 1 >= len(self.refs):
            return None
        following = self.refs[number + 1]
        if self._locates(ref, following):
            return RolePart("container", _HOLDS.format(following.text))
        if self.words[ref.last : ref.last + 1] not in (["’s"], ["'s"], ["’"], ["'"]):
            return None
        between = range(ref.last + 1, following.first)
        if (
            len(between) <= 3
            and following.kind != "adjective"
            and all(
                self._skippable(index)
                or (
                    self.words[index].isalpha()
                    and not self.tagged.classes[index] & {"verb", "noun", "speech", "official"}
                )
                for index in between
            )
        ):
            return RolePart("container", _HOLDS.format(following.text))
        return None

    def _locates(self, ref: PlaceRef, following: PlaceRef) -> bool:
        """Say whether a place only tells where the settlement named next lies: "the Urals town of Pervouralsk"."""
        between = self.words[ref.last : following.first]
        if ref.kind == "definite" or len(between) not in (2, 3) or between[-1] != "of" or self._area(following):
            return False
        town = ref.place is not None and ref.place.feature_class == "P"
        if (
            following.place is not None
            and following.place.feature_code == "ADM1"
            and following.text == following.place.name
        ):
            return False  # "the Troy district of Epirus"
        if between[-2] == "area":
            return (
                ref.place is not None and not town and (following.place is None or following.place.feature_class == "P")
            )
        return between[-2] in (_QUARTERS if town else _SETTLEMENTS)

    def _names_a_building(self, ref: PlaceRef) -> bool:
        """Say whether a country's name only begins the name of a building or firm: "Saudi Hospital"."""
        if self.words[ref.last : ref.last + 1] == ["fleet"]:
            return True
        if ref.place is None or not ref.place.feature_code.startswith("PCL"):
            return False
        return (
            self.tagged.sentence.kind == "body"
            and self.tagged.capital(ref.last)
            and bool(self.tagged.classes[ref.last] & {"target", "politics"})
        )

    def _contains_previous(self, number: int, ref: PlaceRef) -> RolePart | None:
        """Spot the larger place that holds the one just named: "Irbid, Jordan", "Qatraneh in the Karak district"."""
        if not number:
            return None
        previous, inner = self._outermost(number)
        plain = [
            word
            for index, word in enumerate(self.words[previous.last : ref.first], previous.last)
            if not (self._skippable(index) or index in inner or word in _COUNTY)
        ]
        whose = self.parts[self.refs.index(previous)].reason in (ARMY, DESCRIBES)
        apart = not _ANOTHER_CLAUSE.isdisjoint(plain)
        if whose or apart or previous.kind == "adjective" or len(plain) > _LONGEST_LINK:
            return None
        if self.parts[self.refs.index(previous)].reason == _HOLDS.format(ref.text):
            return None
        if self._placed_beside(previous, ref, inner):
            return RolePart("anchor", f"says where {previous.text} lies")
        held = (
            self.words[ref.first - 1] in _COUNTY
            or self._lies(previous, ref)
            or (plain in ([","], ["of"]) and self._own_region(previous, ref))
            or self._after_dash(plain, ref)
            or self._called(plain, previous, ref)
            or self._stands_in(plain, previous, ref)
            or self._linked(plain, previous, ref, chained=bool(inner))
        )
        return RolePart("container", _HOLDS.format(previous.text)) if held else None

    def _after_dash(self, plain: Sequence[str], ref: PlaceRef) -> bool:
        """Say whether a region, or its seat, stands after a dash at the end of a list: "Troy, Argos – Epirus;"."""
        if len(plain) != 1 or plain[0] not in DASHES or ref.place is None or not ref.place.admin1:
            return False
        ends = ref.last >= len(self.words) or self.words[ref.last] in _ENDS or self._area(ref)
        return ends and ref.text in ref.place.admin1

    def _own_region(self, previous: PlaceRef, ref: PlaceRef) -> bool:
        """Say whether a name after a comma is that of the region the place before lies in."""
        place = previous.place
        if place is None or not place.admin1:
            return False
        return ref.text in place.admin1 or (ref.place is not None and ref.place.name == place.admin1)

    def _called(self, plain: Sequence[str], previous: PlaceRef, ref: PlaceRef) -> bool:
        """Say whether the words between call the one place a part of the other: "X village of Y district", "the Z quarter of Y"."""  # noqa: E501
        between = self.words[previous.last : ref.first]
        if plain == ["of"]:
            return self._area(previous) or not _QUARTERS.isdisjoint(between)
        held = self.parts[self.refs.index(previous)].part == "container"
        district = between[1:] == ["of"] and self._area(previous) and not self._area(ref) and not held
        if district or (not plain and between[-1:] == ["of"] and not _PARTS_OF.isdisjoint(between[-2:-1])):
            return True  # "the Troy district of Argos"
        if not plain:
            return (previous.kind == "unknown" or "of" in between) and self._area(ref) and not self._area(previous)
        if plain == [","] and self.words[ref.last : ref.last + 1] and self.words[ref.last] in _SEATS:
            return ref.place is not None and ref.place.feature_class != "P"  # "Odesa, the Black Sea port"
        if previous.kind == ref.kind == "unknown" and _LINKS.issuperset(plain):
            return _wider_label(previous, ref) or (_labelled(previous) and not _TOWNS.isdisjoint(between))
        return False

    def _linked(self, plain: Sequence[str], previous: PlaceRef, ref: PlaceRef, *, chained: bool) -> bool:
        """Say whether a comma or a preposition links a place to one that can hold it, alone or through others that do."""  # noqa: E501
        if plain == [","] and self._goes_on(ref):
            return False
        if plain == ["in"] and not chained and self._struck_town(previous):
            return True  # "near Sonari in Sibsagar": the name of its town or district
        if self._put_on_or_under(plain, previous, ref):
            return True
        if plain[-1:] == ["in"] and plain[0] in ("–", "-") and len(plain) <= 4 and previous.place is not None:
            return True  # "on the Troy–Argos road in Epirus"
        links = plain in ([","], ["in"], [",", "in"], ["of"], ["("], [","] * 2) or (
            chained and _LINKS.issuperset(plain)
        )
        if links and ref.kind == "definite" and previous.kind == "unknown":
            return self._area(previous) or not _QUARTERS.isdisjoint(self.words[previous.last : previous.last + 1])
        return links and (holds(ref, previous) or (self._area(ref) and not self._area(previous)))

    def _put_on_or_under(self, plain: Sequence[str], previous: PlaceRef, ref: PlaceRef) -> bool:
        """Say whether a place is the seat of the next, stands under its police station, or on that island."""
        if len(plain) == 3 and plain[0] == "," and plain[1] in _SEATED and plain[2] == "of":
            return True  # "in Sonari, the headquarters of Sibsagar"
        if plain[-1:] == ["under"]:  # "at Sonari under Sibsagar police station"
            return not _STATIONS.isdisjoint(self.words[ref.last : ref.last + 1])
        if plain[-1:] != ["on"] or not _ON_IT.issuperset(plain) or not self._an_island(ref):
            return False
        return previous.place is None or previous.place.feature_class != "A"  # "near Sonari on the island of Jolo"

    def _an_island(self, ref: PlaceRef) -> bool:
        """Say whether the words call a place an island: "the resort island of Troy", "Troy Island"."""
        return self.words[ref.first - 2 : ref.first] == ["island", "of"] or self.words[ref.last : ref.last + 1] == [
            "island"
        ]

    def _lies(self, previous: PlaceRef, ref: PlaceRef) -> bool:
        """Say whether the words between two places put the one in the other: "X, which belongs to the Y district"."""
        if previous.kind == "adjective" or ref.kind == "adjective":
            return False
        return any(previous.last <= tag.start < ref.first for tag in self.tagged.find("lies")) and not any(
            self.tagged.classes[index] & {"verb", "noun", "casualty"} for index in range(previous.last, ref.first)
        )

    def _stands_in(self, plain: Sequence[str], previous: PlaceRef, ref: PlaceRef) -> bool:
        """Say whether a few quiet words end in an "in" between a place and a wide one: "Korvel, a town in Kano"."""
        longest = _LONGEST_LINK if plain[:1] == [","] else _SHORT_LINK
        if not plain or plain[-1] != "in" or len(plain) > longest or "and" in plain or any(map(str.isdigit, plain)):
            return False
        if not (self._wide_enough(ref) or _within_city(previous, ref)):
            return False
        loud = {"verb", "noun", "casualty", "speech"}
        return not any(self.tagged.classes[i] & loud for i in range(previous.last, ref.first))

    def _calls_a_part(self, ref: PlaceRef) -> bool:
        """Say whether a name is called a part of a town: "in the Kensington section"."""
        return not _PARTS_OF.isdisjoint(self.words[ref.last : ref.last + 1])

    def _struck_town(self, ref: PlaceRef) -> bool:
        """Say whether something happened at or near a settlement."""
        part = self.parts.get(self.refs.index(ref))
        return (
            part is not None
            and part.part in ("site", "near")
            and part.reason != OFFICE
            and ref.place is not None
            and ref.place.feature_class == "P"
        )

    def _placed_beside(self, previous: PlaceRef, ref: PlaceRef, inner: set[int]) -> bool:
        """Say whether a place is what an aside puts the one before beside: "Troy, a suburb in the hills above Argos"."""  # noqa: E501
        start = previous.last
        if inner or self.words[start : start + 1] != [","] or self.words[start + 1 : start + 2] not in _ASIDES:
            return False
        between = range(start + 2, ref.first)
        called = any(self._calls(index) for index in between)
        quiet = not any(self.tagged.classes[index] & _LOUD for index in between)
        return called and quiet and self.words[ref.first - 1] in _ABOVE

    def _goes_on(self, ref: PlaceRef) -> bool:
        """Say whether a settlement stands inside a list: "Ilma, Odesa and Sumy"."""
        if ref.place is not None and ref.place.feature_class != "P":
            return False
        following = self.words[ref.last : ref.last + 2]
        if following[:1] not in (["and"], [","]):
            return False
        after = ref.last + (2 if following == [",", "and"] else 1)
        return after in self.ref_at and self.ref_at[after].kind != "adjective"

    def _outermost(self, number: int) -> tuple[PlaceRef, set[int]]:
        """Return the place before that is no container itself, and the tokens of the containers and borders in between."""  # noqa: E501
        inner: set[int] = set()
        for before in range(number - 1, 0, -1):
            one = self.refs[before]
            joined = self.words[one.last] if one.kind == "adjective" else ""
            beyond = joined == "-" or joined in _FRONTIERS  # "Russian-held Epirus"
            if self.parts[before].part != "container" and not beyond:
                return one, inner
            inner.update(range(one.first, one.last + 2 * (joined == "-")))
        return self.refs[0], inner


def _within_city(inner: PlaceRef, outer: PlaceRef) -> bool:
    """Say whether two places are a city and something in it: "the Balata camp in Nablus"."""
    small, big = inner.place, outer.place
    if small is None or big is None or big.feature_class != "P" or small.feature_class not in ("P", "S"):
        return False
    return big.population > small.population and apart_km(small, big) < (
        _SITE_KM if small.feature_class == "S" else CITY_REACH_KM
    )


def _labelled(ref: PlaceRef) -> bool:
    """Say whether a name bears the label of a part of a town: "Sitio Lubog"."""
    return ref.text.partition(" ")[0] in _NARROW_LABELS | _WIDER_LABELS


def _wider_label(previous: PlaceRef, ref: PlaceRef) -> bool:
    """Say whether a name's label is that of the larger of two: "Sitio Lubog, Barangay Tanay"."""
    return ref.text.partition(" ")[0] in _WIDER_LABELS and previous.text.partition(" ")[0] in _NARROW_LABELS
