"""Decides what each place of a sentence is to the event told: its site, or a dateline, a speaker, an origin, a venue."""  # noqa: E501

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extract.events import is_power
from geomap.extract.headings import Headings, names_no_town
from geomap.extract.naming import in_body_name, in_custody_name
from geomap.extract.owning import native, owned
from geomap.extract.parts import ARMY, DASHES, DESCRIBES, OFFICE, RIVERS, ROAD_END, Part, RolePart

if TYPE_CHECKING:
    from geomap.extract.refs import PlaceRef

_BORDERING = frozenset({"borders", "bordering", "adjoins", "adjoining", "abuts"})
_NEARING = frozenset({"neared", "nearing", "approached", "approaching", "entered", "passed"})
_JOINING = frozenset("connecting linking joining connects links connected linked".split())
_DOERS = frozenset({"us", "u.s.", "uk", "u.k."})
_MAKING = frozenset(
    "prompted prompting forced forcing led leading caused causing urged pushed compelled allowed".split()
)
_PEOPLES = frozenset("tribe tribes tribesmen tribal clan clans clansmen herders nomads".split())
_ARMIES = frozenset("army navy military police troops soldiers forces armed peacekeepers rangers".split())
_HIGHWAYS = frozenset("highway expressway motorway turnpike freeway parkway bypass".split())
_CLAUSES = frozenset({"since", "because", "that", "if", "whether", "until", "how", "why"})  # that open a clause
_DESCRIBED = frozenset({"area", "container", "noun", "target", "thing", "sector", "official"})
_ROADS = frozenset({"loop", "spur", "beltway"})
_WAYS = frozenset("road highway motorway expressway route axis corridor railway track".split())
_WAY_REACH = 5  # tokens from the dash of a road's name within which it is called one
_EDGES = frozenset("outskirts outskirt edge edges fringe fringes periphery".split())
_IN = frozenset({"in", "at", "near"})
_SEA_REACH = 8  # tokens between a sea and the region of what lies by it: "two Black Sea ports in Epirus"
_LEFT_REACH = 14  # tokens: "in the A B C district of the eastern province of X"
_HELD = frozenset("held controlled run ruled administered occupied dominated populated majority".split())


class RoleFinder(Headings):
    """Reads the words around each place of one sentence, left to right, so that lists share a role."""

    def find(self) -> list[RolePart]:
        """Return the part of every place of the sentence, in order."""
        self.head_end = self._head_end()
        for number, ref in enumerate(self.refs):
            self.parts[number] = self._part(number, ref)
        if self.anchors:
            self._measure_things()
        self._hold_by_heading()
        self._place_by_heading()
        if "where" in self.words:
            self._tell_where()
        if "from" in self.words:
            self._tell_range()
        self._leave_office()
        if all(part.part not in ("site", "near") or names_no_town(self.refs[at]) for at, part in self.parts.items()):
            for number, part in self.parts.items():
                if part.part in ("sector", "road"):
                    self.parts[number] = RolePart("near", part.reason)
        else:
            self._free_roads()
        return [self.parts[number] for number in range(len(self.refs))]

    def _leave_office(self) -> None:
        """Take the region of which a victim was minister for no site where the sentence says where it happened."""
        towns = any(self._struck_town(ref) and not self._calls_a_part(ref) for ref in self.refs)
        held = [
            number
            for number, part in self.parts.items()
            if part.reason == OFFICE and (towns or self._wide_enough(self.refs[number]))
        ]
        if held and any(part.part in ("site", "near") and part.reason != OFFICE for part in self.parts.values()):
            for number in held:
                self.parts[number] = RolePart("mentioned", OFFICE)

    def _part(self, number: int, ref: PlaceRef) -> RolePart:  # noqa: PLR0911
        """Return the part of one place: the plain cases first, then what stands to its left, then to its right."""
        if ref.kind == "adjective":
            return RolePart("adjective", "an adjective, not a site")
        if ref.kind == "definite" and ref.text in ("there", "nearby"):
            return RolePart(
                "speaker" if self.tagged.has(ref.last, "speech") else "site", "points back to the place in view"
            )
        if ref.start < self.dateline_end:
            return RolePart("dateline", "dateline of the report")
        joined = self._joined(number, ref)
        if joined is not None:
            return joined
        named = self._heading(ref) or self._names_an_army(ref) or self._made_to_act(ref) or self._names_a_body(ref)
        if named is not None:
            return named
        outer = self._relative(ref)
        if any(start <= ref.start < end for start, end in self.anchors):
            return outer or RolePart("anchor", "a distance is counted from it")
        return (
            outer
            or self._contains_previous(number, ref)
            or self._contains_next(number, ref)
            or self._by_left(number, ref)
        )

    def _led_to(self, word: str, classes: set[str]) -> RolePart:
        """Decide for a place that was only reached, or to which the road or line hit leads: "linking X and Y"."""
        if word in _JOINING:
            return RolePart("road", "what was hit only leads there")
        if "travel" not in classes:
            return RolePart("anchor", "what it borders")
        return RolePart("destination", f"reached, not hit: “{word}”")

    def _borders(self, index: int) -> bool:
        """Say whether a word says what a place lies beside: "which borders Troy", "whose border runs along Epirus"."""
        along = self.words[index] == "along" and "border" in self.words[max(0, index - 3) : index]
        return along or self.words[index] in _BORDERING

    def _travelling(self, index: int) -> bool:
        """Say whether a vehicle or people under way come before a verb of arriving: "as the train neared"."""
        return any(self.tagged.classes[left] & {"vehicle", "vessel"} for left in range(max(0, index - 4), index))

    def _compound(self, ref: PlaceRef) -> bool:
        """Say whether a hyphen joins a name to what follows: "Moscow-backed"."""
        return (
            ref.last < len(self.words)
            and self.words[ref.last] in ("-", "–")
            and self.tagged.ends[ref.last - 1] == self.tagged.starts[ref.last]
        )

    def _joined(self, number: int, ref: PlaceRef) -> RolePart | None:
        """Spot a name that a hyphen joins to another word: "Moscow-backed", "the Quetta-Karachi highway"."""
        if self._compound(ref):
            return self._on_a_road(ref) or RolePart("adjective", "part of a compound adjective")
        if number and self.refs[number - 1].last + 1 == ref.first:
            before = self.parts[number - 1]
            if before.part == "road":
                return ROAD_END
            if before.part == "adjective" and self.words[ref.first - 1] in DASHES and self._border(ref.last):
                return RolePart("adjective", "one side of a border")
        return None

    def _on_a_road(self, ref: PlaceRef) -> RolePart | None:
        """Spot the first of two names that make a road's, near which it happened if no other place is named: "on the Troy–Argos highway"."""  # noqa: E501
        if _WAYS.isdisjoint(self.words[ref.last + 2 : ref.last + 2 + _WAY_REACH]):
            return None
        index = ref.first - 1
        while index > 0 and self._skippable(index):
            index -= 1
        on = self.tagged.has(index, "site_prep") or self.words[index] == "along"
        return RolePart("road", "names a road") if on else None

    def _names_a_body(self, ref: PlaceRef) -> RolePart | None:  # noqa: PLR0911
        """Spot a name that begins another: "the Troy Police Department", "a Lyon man", "in Troy County jail"."""
        text, end = self.tagged.sentence.text, ref.end - self.tagged.sentence.start
        if self.tagged.has(ref.last, "sector"):
            before = self.words[max(0, ref.first - 2) : ref.first]
            return RolePart("origin" if "from" in before else "sector", "names a part of the front")
        if ref.text.lower() in _DOERS and self.tagged.has(ref.last, "noun"):
            return RolePart("actor", "the doer")
        if self._describes_a_site(ref):
            return RolePart("mentioned", DESCRIBES)
        if self._names_a_building(ref) or in_body_name(text, end) or self._seats_a_body(ref):
            return RolePart("mentioned", "part of the name of something else")
        if (in_custody_name(text, end) or self._listed_hospital(ref)) and not self._struck(ref):
            return RolePart("destination", "where people were brought")
        if ref.text.lower() in RIVERS and self._a_river(ref):
            return RolePart("mentioned", "a river")
        if not _PEOPLES.isdisjoint(self.words[ref.last : ref.last + 1]):
            return RolePart("person", "names a people")
        return owned(self.tagged, ref) or self._names_a_way(ref) or native(self.tagged, ref)

    def _seats_a_body(self, ref: PlaceRef) -> bool:
        """Say whether a name follows the initials of a body that has its seat there: "the Geological Survey (GSI), Kolkata"."""  # noqa: E501
        before = self.tagged.sentence.text[: ref.start - self.tagged.sentence.start]
        return before.endswith("), ") and before.rpartition("(")[2][:-3].isupper()

    def _names_an_army(self, ref: PlaceRef) -> RolePart | None:
        """Spot a country's name that says whose army or police: "a Congo army patrol", "the Pakistan Army's post"."""
        if ref.place is None or not ref.place.feature_code.startswith("PCL"):
            return None
        armed = not _ARMIES.isdisjoint(self.words[ref.last : ref.last + 1])
        return RolePart("adjective", ARMY) if armed else None

    def _made_to_act(self, ref: PlaceRef) -> RolePart | None:
        """Spot a government that something made act: "prompted Rome to scramble jets"."""
        made = not _MAKING.isdisjoint(self.words[max(0, ref.first - 1) : ref.first])
        if not made or self.words[ref.last : ref.last + 1] != ["to"] or ref.place is None or not is_power(ref.place):
            return None
        return RolePart("actor", "a government that does something")

    def _names_a_way(self, ref: PlaceRef) -> RolePart | None:
        """Spot a name that is a road's or a river's, and the water that rose over the places beside it."""
        if self._names_a_highway(ref):
            return RolePart("road", "names a road")
        if self._names_a_river(ref):
            return RolePart("mentioned", "the name of a river")
        if ref.text.lower() in _ROADS and self.words[ref.last : ref.last + 1] and self.words[ref.last].isdigit():
            return RolePart("mentioned", "the name of a road")
        return RolePart("actor", "the water that rose") if self._floods(ref) else None

    def _names_a_highway(self, ref: PlaceRef) -> bool:
        """Say whether a name begins that of a long road: "the Karakoram Highway"."""
        if self.words[ref.last : ref.last + 1] == [] or self.words[ref.last] not in _HIGHWAYS:
            return False
        if self.words[max(0, ref.first - 2) : ref.first] in (["on", "the"], ["along", "the"]):
            return True
        return self.tagged.capital(ref.last)

    def _floods(self, ref: PlaceRef) -> bool:
        """Say whether a river or lake is what rose, where a place on land is named too: "In Burundi, Lake Tanganyika has flooded …"."""  # noqa: E501
        if ref.place is None or ref.place.feature_class != "H":
            return False
        if not any(one.place is not None and one.place.feature_class in ("A", "P") for one in self.refs):
            return False
        after = ref.last + (self.words[ref.last : ref.last + 1] in (["has"], ["had"], ["have"]))
        return any(tag.start == after and tag.term.event_type == "flood" for tag in self.tagged.triggers)

    def _names_a_river(self, ref: PlaceRef) -> bool:
        """Say whether a town's name is a river's here: "the Mathare and Ngong rivers"."""
        if ref.place is None or ref.place.feature_class != "P":
            return False
        after = self.words[ref.last : ref.last + 4]
        if after[:1] == ["river"]:
            return self.words[ref.last + 1 : ref.last + 2] not in (["valley"], ["delta"])
        return after[:1] in (["and"], [","]) and "rivers" in after[2:]

    def _a_river(self, ref: PlaceRef) -> bool:
        """Say whether "the" stands before a name, and nothing after it that it describes: "along the Dnipro"."""
        described = self.tagged.classes[ref.last] if ref.last < len(self.words) else set()
        return self.words[max(0, ref.first - 1) : ref.first] == ["the"] and not described & _DESCRIBED

    def _describes_a_site(self, ref: PlaceRef) -> bool:
        """Say whether a sea only says what kind of place is named beside it: "on Snake Island, … the Black Sea island", "two Black Sea ports in Epirus"."""  # noqa: E501
        if ref.place is None or ref.place.feature_class != "H" or self._area(ref):
            return False
        if not (self._calls(ref.last) or self.tagged.has(ref.last, "target")):
            return False
        after = next((one for one in self.refs if one.first > ref.first and one.kind == "name"), None)
        in_it = after is not None and after.first - ref.last <= _SEA_REACH and self._before(after) in _IN
        return in_it or any(part.part == "site" for part in self.parts.values())

    def _before(self, ref: PlaceRef) -> str:
        """Return the word before a name and its article."""
        at = ref.first - 1 - (self.words[ref.first - 1 : ref.first] == ["the"])
        return self.words[at] if at >= 0 else ""

    def _struck(self, ref: PlaceRef) -> bool:
        """Say whether something happened at a place, by the words around its name: "a fire at X hospital", "X prison was hit"."""  # noqa: E501
        if self._passive_after(ref.last):
            return True
        return any(
            tag.term.frame in ("hit", "damage", "down", "happen", "noun")
            and (tag.term.strength or tag.term.frame != "noun")
            for tag in self.tagged.triggers
            if ref.first - 8 <= tag.start < ref.first
        )

    def _by_left(self, number: int, ref: PlaceRef) -> RolePart:  # noqa: C901, PLR0911, PLR0912
        """Decide by the head to the left of the name and its descriptions."""
        index, unknown = ref.first - 1, 0
        while index >= 0 and ref.first - index <= _LEFT_REACH:
            classes, word = self.tagged.classes[index], self.words[index]
            if "bearing" in classes:
                return self._offset(number, index)
            if "travel" in classes or word in _JOINING or self._borders(index):
                return self._led_to(word, classes)
            if self._skippable(index) or word == "-" or (word == "of" and self._calls_or_points(index - 1)):
                index -= 1
                continue
            if word in _NEARING and self._travelling(index):
                return RolePart("near", f"reached as it happened: “{word}”")
            if "near" in classes or ("site_prep" in classes and not _EDGES.isdisjoint(self.words[index : ref.first])):
                return self._beside(number, ref, index)
            if classes & {"verb", "noun"}:
                return self._object_of(ref, index)
            if "origin" in classes or "from_prep" in classes:
                return self._from(index)
            if "site_prep" in classes:
                return self._waged(ref) or (self._of(ref, index) if word == "of" else self._governed(ref, index))
            if word == "as" and self.words[index - 2 : index] == ["as", "well"]:
                return self._listed(number, ref, index, far=True)
            if "to_prep" in classes:
                return self._after_to(ref, index)
            step = self._before_description(ref, index)
            if step is not None:
                index = step
                continue
            if index in self.ref_at and self._beside_a_border(index):
                index = self.ref_at[index].first - 1
                continue
            if word in ("and", "or", ",") or index in self.ref_at or (word == ";" and self._bare(index)):
                return self._counted(ref, index) or self._in_a_street(ref, index) or self._listed(number, ref, index)
            if unknown >= 3 or self._begins_anew(index):
                break
            unknown += 1
            index -= 1
        return self._as_subject(ref)

    def _calls_or_points(self, index: int) -> bool:
        """Say whether a word before "of" only calls or points at the place: "the village of", "in the direction of"."""
        return self._calls(index) or self.words[index] == "direction"

    def _begins_anew(self, index: int) -> bool:
        """Say whether a word to the left of a name cannot govern it: a mark, a verb of speaking, one that opens a clause."""  # noqa: E501
        word = self.words[index]
        return (
            not word[:1].isalpha() or word in _CLAUSES or bool(self.tagged.classes[index] & {"speech", "split_strong"})
        )

    def _before_description(self, ref: PlaceRef, index: int) -> int | None:
        """Return the token before what only describes a place: its container, "the sub-divisional town of", "the Iran-Iraq border town of"."""  # noqa: E501
        inner = self.ref_at.get(index)
        if inner is not None and self.parts[self.refs.index(inner)].part == "container":
            return inner.first - 1
        if self.words[index] in _HELD and self.words[index - 1 : index] == ["-"]:
            return index - 3  # "the rebel-held town of Troy"
        if self.words[index] == "," and self._between_adjectives(ref, index):
            return index - 2  # "the small, rural community of Troy"
        return index - 1 if self.words[index] == "-" and index and ref.first - index > 1 else None

    def _between_adjectives(self, ref: PlaceRef, comma: int) -> bool:
        """Say whether a comma only parts the two words that describe a place: "the small, rural community of"."""
        if self.words[comma - 2 : comma - 1] not in (["the"], ["a"]) or self.words[ref.first - 1] != "of":
            return False
        return comma - 1 not in self.ref_at and not self.tagged.has(comma + 1, "det")


__all__ = ["Part", "RoleFinder", "RolePart"]
