"""Reads a place that heads a line: "Kharkiv: two killed", "Epirus region – …", "Troy district, Velm village. …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extract.beyond import Beyond
from geomap.extract.events import apart_km, is_wide
from geomap.extract.parts import DASHES, HEADS, LIES, RolePart

if TYPE_CHECKING:
    from geomap.extract.refs import PlaceRef

_HEADING_WORDS = frozenset({"in", "the", "and", ","})
_OPENING = 3  # tokens before a region that heads a line: "In the"
_LONGEST_HEAD = 16  # tokens
_HOUR = 6  # tokens: "17:20 EAT –"
_TOLD = frozenset({"site", "near", "relative", "offset"})
_AROUND_KM = 60.0  # a town at the head of a line stands for the villages this near that the line then names


class Headings(Beyond):
    """Rules for the places of a heading, and for those named after it."""

    def _heading(self, ref: PlaceRef) -> RolePart | None:
        """Spot a place that heads a line, or opens the report before a colon."""
        if ref.last <= self.head_end:
            return RolePart("site", HEADS)
        if self.words[ref.last : ref.last + 1] == [":"] and self._opens(ref):
            files = ref.first == 0 and self.tagged.sentence.paragraph < 2 and self.tagged.sentence.kind != "line"
            if files and not self._titles(ref):
                return RolePart("dateline", "dateline of the report")
            return RolePart("site", HEADS)
        return self._heads(ref) if ref.end <= self.tagged.sentence.heading_end else None

    def _titles(self, ref: PlaceRef) -> bool:
        """Say whether a headline opens with where it happened: "Troy: two dead in blast", not "Kyiv: Russia fired 90 drones"."""  # noqa: E501
        if self.tagged.sentence.kind != "headline" or not (self.tagged.triggers or "casualty" in self.tagged.terms):
            return False
        others = [other for other in self.refs if other is not ref]
        capital = ref.place is not None and ref.place.feature_code == "PPLC"
        return not others if capital else all(other.place is not None and is_wide(other.place) for other in others)

    def _head_end(self) -> int:
        """Return the token that ends a heading which only calls regions by name, 0 where there is none: "Epirus region: two killed"."""  # noqa: E501
        if not self.refs or self.refs[0].first > _OPENING or self.tagged.sentence.kind == "headline":
            return 0
        called = False
        for index, word in enumerate(self.words):
            if word == ":" or (word in DASHES and self.tagged.ends[index - 1] < self.tagged.starts[index]):
                return index if called else 0
            called |= "area" in self.tagged.classes[index]
            if not (index in self.ref_at or word in _HEADING_WORDS or self._skippable(index)) or index > _LONGEST_HEAD:
                return 0
        return 0

    def _hold_by_heading(self) -> None:
        """Take the region or town that heads a line for what holds the places named after it."""
        told = [at for at, part in self.parts.items() if part.part in _TOLD and part.reason != HEADS]
        heads = [at for at, part in self.parts.items() if part.reason == HEADS]
        for number in heads if told else ():
            wide = self.head_end or names_no_town(self.refs[number])
            if wide or (len(heads) == 1 and self._around(number, told[0])):
                self.parts[number] = RolePart("container", HEADS)

    def _place_by_heading(self) -> None:
        """Leave out a quarter or a village nobody knows, named after the town with which a line opens."""
        heads = [at for at, part in self.parts.items() if part.reason == HEADS and part.part == "site"]
        if not self.tagged.sentence.heading_end or len(heads) != 1 or self.refs[heads[0]].place is None:
            return
        for at, part in self.parts.items():
            if part.part in _TOLD and part.reason != HEADS and self.refs[at].kind == "unknown":
                self.parts[at] = RolePart("mentioned", "lies in the town that heads the line")

    def _around(self, head: int, told: int) -> bool:
        """Say whether a town only heads the line of a village near it: "Troy: three killed in a raid on Argos"."""
        town, village = self.refs[head], self.refs[told]
        if (
            town.place is None
            or village.place is None
            or village.kind == "definite"
            or ";" in self.words[: village.first]
        ):
            return False
        settled = town.place.feature_class == "P" and village.place.feature_class == "P"
        return settled and village.place.feature_code != "PPLX" and apart_km(town.place, village.place) < _AROUND_KM

    def _opens(self, ref: PlaceRef) -> bool:
        """Say whether nothing but an hour comes before a name: "17:20 – Troy: …"."""
        return ref.first < _HOUR and not any(word.isalpha() for word in self.words[: ref.first])

    def _heads(self, ref: PlaceRef) -> RolePart:
        """Decide for a place in the heading of a line: its settlement is the site, district and community hold that."""
        end = self.tagged.sentence.heading_end
        wide = self._area(ref) and any(ref.first < other.first and other.end <= end for other in self.refs)
        first = next(other for other in self.refs if other.end <= end)
        if ref is not first and self.tagged.has(ref.first - 1, "near"):
            return RolePart("anchor", LIES.format(first.text))
        return RolePart("container" if wide or self._holds(ref, first) else "site", HEADS)

    def _holds(self, ref: PlaceRef, first: PlaceRef) -> bool:
        """Say whether a region or country only says where the place is that a line begins with: "Argos, Epirus. …"."""
        return ref is not first and self.words[ref.first - 1] == "," and self._wide_enough(ref)


def names_no_town(ref: PlaceRef) -> bool:
    """Say whether a reference is to a country or a line on the map."""
    return ref.place is not None and is_wide(ref.place)
