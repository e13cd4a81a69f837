"""Reads what is told of a place beyond its own phrase: a clause of "where", the road and the border it names, a shared hospital."""  # noqa: E501

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extract.events import inside
from geomap.extract.listing import Listed
from geomap.extract.parts import HEADS, RolePart

if TYPE_CHECKING:
    from geomap.extract.refs import PlaceRef

_PASSING = frozenset({"mentioned", "destination", "venue"})
_CLAUSE_REACH = 15  # tokens after "where" within which what happened is told
_NOUN_REACH = 4  # tokens after "where" within which an event is named
_SOMEONE = frozenset("he she they it his her their doctors police officials".split())
_LISTING = frozenset({"and", "or", "the", "in", "nearby"})
_MEASURES = frozenset("km kilometres kilometers kilometre kilometer miles mile some about around just".split())
_THING_REACH = 10  # tokens between a trigger and the thing hit: "launched an attack on checkpoints of the forces"
_PAIR = 2
_MANY = frozenset("cities towns communities places villages districts".split())
_NEXT_CLAUSE = (["and", "in"], ["and", "at"], ["and", "near"], ["while", "in"])


class Beyond(Listed):
    """Rules for places of which more is told than the words right beside them say."""

    def _tell_where(self) -> None:
        """Take for sites the places of which a clause tells what happened: "came to Troy, Epirus, where six were shot"."""  # noqa: E501
        for number, ref in enumerate(self.refs):
            part = self.parts[number]
            if part.part in _PASSING and ref.kind == "name" and self._told_where(number, ref):
                self.parts[number] = RolePart("site", "where it happened, by the clause after it")
                self._leave_scene(number, ref)

    def _leave_scene(self, number: int, told: PlaceRef) -> None:
        """Take for no site what only comes before the place of such a clause: "In Rome, ministers discussed Troy, where six died"."""  # noqa: E501
        if self._loud(0, told.first) and any(tag.start < told.first for tag in self.tagged.triggers):
            return
        for at in range(number):
            ref = self.refs[at]
            holds = ref.place is not None and told.place is not None and inside(told.place, ref.place)
            listed = not any(word.isalpha() and word not in _LISTING for word in self.words[ref.last : told.first])
            if self.parts[at].part in ("site", "near") and not (holds or listed):
                self.parts[at] = RolePart("mentioned", "only the clause after another place tells of an event")

    def _told_where(self, number: int, ref: PlaceRef) -> bool:
        """Say whether "where" and an event follow a place, with nothing between but what says where that lies."""
        index = ref.last
        for other, part in zip(self.refs[number + 1 :], list(self.parts.values())[number + 1 :], strict=True):
            if "where" in self.words[index : other.first]:
                break
            if part.part not in ("container", "anchor", "adjective") or self._loud(index, other.first):
                return False
            index = other.last
        where = next((at for at in range(index, min(len(self.words), index + 3)) if self.words[at] == "where"), None)
        if where is None or self._loud(index, where):
            return False
        clause = range(where + 1, min(len(self.words), where + _CLAUSE_REACH))
        if self.words[where + 1 : where + 2] and self.words[where + 1] in _SOMEONE:
            return False
        named = any("noun" in self.tagged.classes[at] for at in clause[:_NOUN_REACH])  # "where shelling left six dead"
        return named or any(self.tagged.classes[at] & {"casualty", "verb"} for at in clause)

    def _loud(self, start: int, end: int) -> bool:
        """Say whether words between two tokens tell or say something of their own."""
        return any(
            classes & {"verb", "noun", "casualty", "speech", "stop"} for classes in self.tagged.classes[start:end]
        )

    def _measure_things(self) -> None:
        """Take for a place of its own what lies to one side of another, and is called by no name: "rockets hit a base south of Troy"."""  # noqa: E501
        sites = [part for part in self.parts.values() if part.part in ("site", "near")]
        if not sites:
            return
        headed = all(part.reason == HEADS for part in sites)
        for number, ref in enumerate(self.refs):
            if self.parts[number].part != "anchor" or ref.kind != "name" or ref.place is None:
                continue
            if ref.place.feature_class in ("P", "S") and self._beside_a_thing(ref, headed=headed):
                self.parts[number] = RolePart("offset", "a thing hit lies to one side of it")

    def _beside_a_thing(self, ref: PlaceRef, *, headed: bool) -> bool:
        """Say whether a thing, or people who hold one, stand right before a bearing: "at a base south of"."""
        near = range(ref.first - 1, max(-1, ref.first - 4), -1)
        thing = next((at for at in near if self.tagged.has(at, "bearing")), 0)
        while thing > 0 and (self.tagged.has(thing, "bearing") or self._measures(thing)):
            thing -= 1
        if thing < 1 or thing in self.ref_at or not (headed or self.tagged.classes[thing] & {"target", "thing"}):
            return False
        reach = range(max(0, thing - _THING_REACH), thing)
        return any(tag.start in reach for tag in self.tagged.triggers) and "comma" not in self.tagged.classes[thing]

    def _measures(self, index: int) -> bool:
        """Say whether a word is part of a distance: "some 30 km"."""
        return self.words[index] in _MEASURES or self.words[index].isdigit()

    def _tell_range(self) -> None:
        """Take the ends of a range of places for sites: "protests grew from A to B to C", "in cities from A to B"."""
        for number, ref in enumerate(self.refs[:-1]):
            chain = [number]
            while chain[-1] + 1 < len(self.refs) and self._leads_on(chain[-1]):
                chain.append(chain[-1] + 1)
            many = self.words[max(0, ref.first - 2) : ref.first - 1]
            ranged = len(chain) > _PAIR or (len(chain) == _PAIR and not _MANY.isdisjoint(many))
            if ranged and self.parts[number].part == "origin" and self.tagged.triggers:
                for at in chain:
                    self.parts[at] = RolePart("site", "in a range of places")

    def _leads_on(self, number: int) -> bool:
        """Say whether nothing but "to" stands between a place and the next."""
        return self.words[self.refs[number].last : self.refs[number + 1].first] == ["to"]

    def _free_roads(self) -> None:
        """Take the road on which something happened for its place where the next site is of another clause: "on the A–B road, and in C …"."""  # noqa: E501
        for number, part in self.parts.items():
            if part.part != "road":
                continue
            sites = [self.refs[at] for at, one in self.parts.items() if one.part in ("site", "near")]
            if all(one.first > self.refs[number].last for one in sites) and sites:
                between = self.words[self.refs[number].last : sites[0].first]
                if between[-2:] in _NEXT_CLAUSE or ";" in between:
                    self.parts[number] = RolePart("near", part.reason)

    def _border(self, index: int) -> bool:
        """Say whether a border is named: "the Iran-Pakistan border"."""
        return not {"border", "frontier", "boundary"}.isdisjoint(self.words[index : index + 1])

    def _beside_a_border(self, index: int) -> bool:
        """Say whether a place only names a border: "the India-Myanmar border town of Moreh"."""
        number = self.refs.index(self.ref_at[index])
        return self.parts[number].part == "adjective" and self.refs[number].kind != "adjective"

    def _listed_hospital(self, ref: PlaceRef) -> bool:
        """Say whether a name shares the hospitals of the next: "died in Troy and Argos hospitals"."""
        following = self.ref_at.get(ref.last + 1)
        if following is None or self.words[ref.last] != "and":
            return False
        return self.words[following.last : following.last + 1] in (["hospitals"], ["jails"], ["prisons"], ["courts"])
