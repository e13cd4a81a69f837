"""Reads the one word before a place name: a verb, an event noun, "of", "near", "into", "by", a bearing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extract.counted import Counted
from geomap.extract.events import is_power, is_region, is_wide
from geomap.extract.parts import INTO, LIES, OFFICE, RIVERS, RolePart, holds

if TYPE_CHECKING:
    from geomap.extract.refs import PlaceRef
    from geomap.extract.tagging import Tag

_ANEW = frozenset({"and", "or", ";"})  # after these, "near" tells of another place
_LOCALS = frozenset({"residents", "people", "inhabitants", "locals", "citizens"})
_SENSING = frozenset({"heard", "reported", "felt", "report", "hear"})
_VICTIM_REACH = 8  # tokens between "killed" and "of": "killed the acting paramount chief of"
_VERB_NEAR = 7  # tokens from a place to what its people heard: "heard at least 10 loud"
_BEARING = "a bearing is counted from it"
BETWEEN = "it happened between this place and another"
_BEING = frozenset(("was", "is", "has"))
_LINKS = frozenset(
    "road roads bridge bridges highway highways railway rail route routes link links causeway access lines".split()
)
_DONE_TO_PEOPLE = frozenset(
    "shooting murder killing stabbing assassination execution homicide lynching beheading abduction kidnapping rape".split()  # noqa: E501
)
_ROADS = frozenset("highway road route motorway expressway freeway carriageway stretch line way".split())
_WHERE = frozenset(
    {"in", "on", "near", "at", "over", "into", "toward", "towards"}
)  # that end a phrasal verb: "fell in"
_OF_IT = frozenset("much most half part parts quarter third control all ruins".split())
_SPOTS = frozenset(
    "station stop junction crossing roundabout intersection gate gates square market bazaar stadium bridge tunnel "
    "direction checkpoint terminal yard wharf jetty beach forest woods hills coast shore banks corner".split()
)
_TIMED = 9  # tokens between "took place" and "between": "at 10:17am (0717 GMT)"
_WAYS = frozenset({"road", "highway", "motorway", "route", "railway"})
_ON_A_ROAD = frozenset("ambush crash derailment explosion blast bombing roadside bomb landslide landmine".split())
_BORDERS = frozenset({"border", "borders", "boundary", "borderline", "frontier"})
_SPREADING = frozenset({"spread", "spreading", "spreads"})
_INHABITANTS = frozenset("residents villagers inhabitants dwellers locals townspeople".split())
_SITED = frozenset({"site", "near", "relative"})
_ELSEWHERE = frozenset({"adjective", "road", "origin", "destination", "actor", "person"})

_CENTRED = frozenset({"epicentre", "epicenter", "centred", "centered"})
_FELT_REACH = 6  # tokens between "felt" and "as far as X", "down to X"


class Leftward(Counted):
    """Rules for a place by the head to its left."""

    def _offset(self, number: int, index: int) -> RolePart:
        """Read a bearing: from it lies the place just named or named next, or else the event itself."""
        after = self.refs[number].last
        if self.words[after : after + 1] in (["in"], ["near"], ["at"]) and after + 1 in self.ref_at:
            return RolePart("anchor", _BEARING)
        inner = self.words[max(0, index - 2) : index + 1]
        if (
            "the" in inner[:2]
            and self.words[max(0, index - 3) : index - 1].count("in")
            and self._wide_enough(self.refs[number])
        ):
            region = self.refs[number].place
            alone = region is not None and is_region(region) and not any(p.part in _SITED for p in self.parts.values())
            return (
                self._governed(self.refs[number], index) if alone else RolePart("container", "the part of it is named")
            )
        named = number and self.refs[number - 1].kind != "adjective" and index - self.refs[number - 1].last <= 2
        return RolePart("anchor", _BEARING) if named else RolePart("offset", "the event lies to one side of it")

    def _beside(self, number: int, ref: PlaceRef, index: int) -> RolePart:
        """Decide for a place near which something lies: the place just named, or else the event."""
        previous = self.refs[number - 1] if number else None
        if (
            previous is not None
            and previous.kind != "adjective"
            and self.parts[number - 1].part not in _ELSEWHERE
            and not (self.parts[number - 1].part == "mentioned" and previous.text.lower() in RIVERS)
            and _WAYS.isdisjoint(self.words[previous.last : previous.last + 3])
            and index - previous.last <= 6
            and self.parts[number - 1].part != "sector"
            and not (self._wide_enough(previous) and holds(previous, ref))
            and not self.tagged.has(previous.first - 1, "bearing")
            and _ANEW.isdisjoint(self.words[previous.last : index])
            and not any(c & {"verb", "noun", "casualty"} for c in self.tagged.classes[previous.last : index])
        ):
            lacked = previous.kind == "unknown" and ref.place is not None and ref.place.feature_class == "P"
            return RolePart("container" if lacked else "anchor", LIES.format(previous.text))
        return self._governed(ref, index, near=True)

    def _from(self, index: int) -> RolePart:
        """Decide for "from X": where weapons or people came from, or where an event was told to have happened."""
        told = self.words[index] == "from" and self.words[index - 1 : index] in (["reported"], ["heard"], ["recorded"])
        if told and any(tag.start < index and tag.term.klass == "noun" for tag in self.tagged.triggers):
            return RolePart("site", "where it was reported from")
        return RolePart("origin", "named after “from”")

    def _object_of(self, ref: PlaceRef, index: int) -> RolePart:
        """Decide for a name right after a trigger: "struck Kharkiv"; "strikes Kyiv says" is read as a subject."""
        tag = self.tagged.trigger_over(index)
        if tag is not None and tag.term.klass == "verb" and tag.term.frame in ("hit", "take", "damage", "down"):
            after = self.words[ref.last] if ref.last < len(self.words) else ""
            if after in ("’s", "'s") and self.tagged.has(ref.last + 1, "official"):
                return RolePart("speaker", "names an official")
            return RolePart("site", f"object of “{tag.term.phrase}”")
        under = self._under_fire(tag)
        if under is not None:
            return RolePart("site", f"subject of “{under.term.phrase}”")
        if (
            tag is not None
            and tag.term.klass == "verb"
            and tag.end - tag.start > 1
            and self.words[tag.end - 1] in _WHERE
        ):
            return RolePart("site", f"where it “{tag.term.phrase}”")
        if (
            tag is not None
            and tag.term.event_type
            and "of" in (self.words[tag.end - 1], *self.words[tag.end : tag.end + 1])
        ):
            return RolePart("site", f"where they did so: “{tag.term.phrase}”")
        return self._as_subject(ref)

    def _under_fire(self, tag: Tag | None) -> Tag | None:
        """Return the verb that opens a clause before its subject, as bulletins have it: "In this sector came under fire Troy and Argos"."""  # noqa: E501
        if tag is not None and tag.term.klass == "noun":
            tag = next((one for one in self.tagged.triggers if 0 <= tag.start - one.end <= 2), None)
        if tag is None or tag.term.klass != "verb" or tag.term.frame != "under" or "participle" in tag.term.forms:
            return None
        before = self.words[: tag.start]
        return tag if not before or any(self.tagged.has(tag.start - at, "sector") for at in (1, 2)) else None

    def _of(self, ref: PlaceRef, index: int) -> RolePart:
        """Decide for "… of X" by the noun before it."""
        left = self.tagged.classes[index - 1] if index else set()
        if self.words[index - 1] in _LOCALS and self._sensed_by(ref):
            return RolePart("site", "the people there heard it")
        if left & {"official", "politics"}:
            return self._official_of(ref, index)
        if "noun" in left or "person" in left or self.words[index - 1] in _BORDERS:
            return self._of_people(ref, index, left)
        own = self._as_subject(ref)
        spot = own.part in ("mentioned", "actor") and self.words[index - 1] in _SPOTS
        if spot or left & {"target", "thing", "emergency"} or (index and self.words[index - 1] in _OF_IT):
            governed = self._governed(ref, index)
            return own if own.part == "site" and governed.part == "mentioned" else governed
        if own.part == "mentioned" and self._thing_hit(index):
            return RolePart("site", "holds the thing hit")
        return (self._victim_of(ref, index) if own.part == "mentioned" else None) or own

    def _sensed_by(self, ref: PlaceRef) -> bool:
        """Say whether the people of a place heard or reported an event: "residents of Troy heard explosions"."""
        after = self.words[ref.last : ref.last + 3]
        return not _SENSING.isdisjoint(after) and any(
            ref.last < tag.start <= ref.last + _VERB_NEAR and tag.term.klass == "noun" for tag in self.tagged.triggers
        )

    def _of_people(self, ref: PlaceRef, index: int, left: set[str]) -> RolePart:
        """Decide after "the shelling of", "the murder of", "a native of", "the border of"."""
        if "noun" in left:
            if self._somebody(ref, index):
                return RolePart("person", "part of a person's name")
            return RolePart("site", "named after an event noun")
        return RolePart("person", "where somebody is from") if "person" in left else RolePart("sector", BETWEEN)

    def _somebody(self, ref: PlaceRef, index: int) -> bool:
        """Say whether a name after "the murder of" goes on as a person's does: "the shooting of Devon Hill"."""
        done = next((tag for tag in self.tagged.triggers if tag.start < index <= tag.end), None)
        if done is None or done.term.lemma.rpartition(" ")[2] not in _DONE_TO_PEOPLE or ref.last >= len(self.words):
            return False
        return self.tagged.capital(ref.last) and ref.last not in self.ref_at

    def _official_of(self, ref: PlaceRef, index: int) -> RolePart:
        """Decide for "the mayor of X", and for "killing residents of X", who were hurt there."""
        hurt = any(tag.end in (index - 1, index - 2) and tag.term.frame == "harm" for tag in self.tagged.triggers)
        if hurt and self.words[index - 1] in _INHABITANTS:
            return RolePart("site", "where those hurt live")
        return self._victim_of(ref, index) or self._official(ref.last)

    def _victim_of(self, ref: PlaceRef, index: int) -> RolePart | None:
        """Spot the place of which the one killed was mayor, chief or the like: "gunmen killed the emir of Troy"."""
        if ref.place is None or is_wide(ref.place):
            return None
        reach = range(max(0, index - _VICTIM_REACH), index)
        verb = next((tag for tag in self.tagged.triggers if tag.start in reach and tag.term.frame == "harm"), None)
        if verb is None or not self.tagged.has(verb.end, "det") or self._crossed(verb.end, index):
            return None
        return RolePart("site", OFFICE)

    def _crossed(self, start: int, end: int) -> bool:
        """Say whether another phrase begins between two tokens."""
        return any(
            self.tagged.classes[at] & {"comma", "site_prep", "verb", "noun", "split_strong", "split_weak"}
            for at in range(start, end)
        )

    def _thing_hit(self, index: int) -> bool:
        """Say whether the noun before "of" is what a trigger just before it hit: "struck at the facilities of X"."""
        for left in range(index - 1, max(-1, index - 8), -1):
            classes = self.tagged.classes[left]
            if classes & {"verb", "noun"}:
                return any(
                    tag.start <= left < tag.end and tag.term.frame in ("hit", "damage", "noun", "take")
                    for tag in self.tagged.triggers
                )
            if classes & {"official", "politics", "speech", "person", "split_strong", "comma"}:
                return False
        return False

    def _after_to(self, ref: PlaceRef, index: int) -> RolePart:
        """Decide for "to X", "into X", "by X": a destination, unless something broke or fell into it."""
        word = self.words[index]
        if word == "into" and any("verb" in self.tagged.classes[left] for left in range(max(0, index - 3), index)):
            return RolePart("site", INTO)
        if word == "as":
            return self._after_as(ref, index)
        if word == "between" and self._on_the_way(ref, index):
            return RolePart("near", BETWEEN)
        if word == "for":
            return self._after_for(index)
        if word == "to":
            return self._led_there(ref, index)
        return self._after_by(index) if word == "by" else self._towards(word, index)

    def _after_for(self, index: int) -> RolePart:
        """Decide for "for X": an official's town, what is fought for, or a destination."""
        if self.tagged.has(index - 1, "official"):
            return RolePart("speaker", "names an official")
        tag = self.tagged.trigger_over(index - 1)
        fought = tag is not None and tag.term.klass == "noun" and tag.term.event_type == "armed_clash"
        return RolePart("site", "what is fought for") if fought else self._towards("for", index)

    def _after_by(self, index: int) -> RolePart:
        """Decide for "by X": a quake is centred by it, and anything else was done by it."""
        if self.words[index - 1] in _CENTRED:
            return RolePart("near", "where it was centred")
        return RolePart("actor", "the doer, named after “by”")

    def _after_as(self, ref: PlaceRef, index: int) -> RolePart:
        """Decide for "as X": what was hit is named there, or a government does something: "as Rome edges closer"."""
        after = self.words[ref.last] if ref.last < len(self.words) else ""
        does = after.endswith(("ed", "s")) and after not in _BEING
        if does and ref.place is not None and is_power(ref.place):
            return RolePart("actor", "a government that does something")
        if index and self.tagged.has(index - 1, "verb") and not does:
            return RolePart("site", "named as what was hit")
        return self._towards("as", index)

    def _towards(self, word: str, index: int) -> RolePart:
        """Return the part of a place that is only headed for; where people were on the way, it happened elsewhere."""
        felt = any("sensed" in classes for classes in self.tagged.classes[max(0, index - _FELT_REACH) : index])
        return RolePart("destination", f"named after “{word}”", spare=not felt and not self._under_way(index))

    def _under_way(self, index: int) -> bool:
        """Say whether somebody was only on the way: "was travelling from X to Y when it struck a mine"."""
        reach = range(max(0, index - _TIMED), index)
        return any("travel" in self.tagged.classes[left] for left in reach) and "from" in self.words[reach[0] : index]

    def _led_there(self, ref: PlaceRef, index: int) -> RolePart:
        """Decide for "to X": the way there may have been cut, or what was told spread there."""
        if self.words[index - 1] in _LINKS and self._passive_after(ref.last):
            return RolePart("near", "the way there was cut")
        if self.words[index - 1] in _SPREADING and self.tagged.triggers:
            return RolePart("site", "it spread there")
        return self._towards("to", index)

    def _on_the_way(self, ref: PlaceRef, index: int) -> bool:
        """Say whether something happened between a town and another: "was ambushed between X and Y"."""
        if ref.place is not None and (ref.place.feature_class != "P" or ref.place.feature_code == "PPLC"):
            return False
        before = self.tagged.classes[index - 1] if index else set()
        if index > 2 and self.words[index - 1] in _WAYS and self.words[index - 3] in ("on", "along"):
            return any(tag.start < index - 3 for tag in self.tagged.triggers)  # "killed on the road between X and Y"
        if self.words[index - 1] in _ROADS or (index > 1 and self.words[index - 1][-1:].isdigit()):
            return bool(self.tagged.triggers)  # "a crash on the A148 between X and Y"
        if before & {"verb", "target"}:
            return "vehicle" not in before
        if "noun" in before:  # "in an ambush between X and Y", but not "clashes between"
            return any(tag.end == index and tag.term.lemma in _ON_A_ROAD for tag in self.tagged.triggers)
        reach = range(max(0, index - _TIMED), index)
        return any(tag.start in reach and tag.term.frame == "happen" for tag in self.tagged.triggers)
