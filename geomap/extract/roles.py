"""Decides what each place of a sentence is to the event told: its site, or a dateline, a speaker, an origin, a venue."""  # noqa: E501

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extract.believing import in_body_name, in_custody_name
from geomap.extract.containers import Containers
from geomap.extract.parts import Part, RolePart, holds, same_level
from geomap.extract.rightward import AUXILIARY

if TYPE_CHECKING:
    from geomap.extract.places import PlaceRef

_GOVERNORS = (
    "verb",
    "noun",
    "casualty",
    "politics",
    "speech",
    "official",
    "travel",
    "emergency",
    "target",
    "weapon",
    "person",
)
_HOSPITALS = frozenset("hospital hospitals clinic centre center facility morgue infirmary".split())
_CARRIED = frozenset(
    "taken rushed flown airlifted transported transferred treated hospitalized hospitalised admitted evacuated recovering brought moved treatment".split()  # noqa: E501
)
_SOMEBODY = frozenset("man woman couple teenager resident native boy girl teen mother father".split())
_TELLING = frozenset({"verb", "noun", "casualty", "speech", "politics", "official", "split_strong", "stop"})


class RoleFinder(Containers):
    """Reads the words around each place of one sentence, left to right, so that lists share a role."""

    def find(self) -> list[RolePart]:
        """Return the part of every place of the sentence, in order."""
        for number, ref in enumerate(self.refs):
            self.parts[number] = self._part(number, ref)
        return [self.parts[number] for number in range(len(self.refs))]

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
        if (
            ref.last < len(self.words)
            and self.words[ref.last] in ("-", "–")
            and self.tagged.ends[ref.last - 1] == self.tagged.starts[ref.last]
        ):
            return RolePart("adjective", "part of a compound adjective")
        if ref.first == 0 and self.words[ref.last : ref.last + 1] == [":"]:
            if self.tagged.sentence.paragraph < 2 and self.tagged.sentence.kind != "line":
                return RolePart("dateline", "dateline of the report")
            return RolePart("site", "heads a line of a list")
        if self._names_a_building(ref):
            return RolePart("mentioned", "part of the name of something else")
        named = self._names_a_body(ref)
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

    def _names_a_body(self, ref: PlaceRef) -> RolePart | None:
        """Spot a name that begins another: "the Troy Police Department", "a Lyon man", "in Troy County jail"."""
        text, end = self.tagged.sentence.text, ref.end - self.tagged.sentence.start
        if in_body_name(text, end):
            return RolePart("mentioned", "part of the name of something else")
        if in_custody_name(text, end) and not self._struck(ref):
            return RolePart("destination", "where people were brought")
        person = self.words[ref.last : ref.last + 1]
        if person and person[0] in _SOMEBODY and self.words[ref.first - 1 : ref.first] in (["a"], ["an"], ["the"]):
            return RolePart("person", "where somebody is from")
        return None

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
        while index >= 0 and ref.first - index <= 10:
            classes, word = self.tagged.classes[index], self.words[index]
            if "bearing" in classes:
                return self._offset(number, index)
            if "travel" in classes:
                return RolePart("destination", f"reached, not hit: “{word}”")
            if self._skippable(index):
                index -= 1
                continue
            if "near" in classes:
                return self._beside(number, ref, index)
            if classes & {"verb", "noun"}:
                return self._object_of(ref, index)
            if "origin" in classes or "from_prep" in classes:
                return RolePart("origin", "named after “from”")
            if "site_prep" in classes:
                return self._of(ref, index) if word == "of" else self._governed(ref, index)
            if word == "as" and self.words[index - 2 : index] == ["as", "well"]:
                return self._listed(number, ref, index, far=True)
            if "to_prep" in classes:
                return self._after_to(ref, index)
            inner = self.ref_at.get(index)
            if inner is not None and self.parts[self.refs.index(inner)].part == "container":
                index = inner.first - 1
                continue
            if word in ("and", "or", ",") or inner is not None:
                return self._listed(number, ref, index)
            if unknown >= 3 or not word.isalpha() or "speech" in classes:
                break
            unknown += 1
            index -= 1
        return self._as_subject(ref)

    def _offset(self, number: int, index: int) -> RolePart:
        """Read a bearing: from it lies the place just named, or else the event itself."""
        inner = self.words[max(0, index - 2) : index + 1]
        if (
            "the" in inner[:2]
            and self.words[max(0, index - 3) : index - 1].count("in")
            and self._wide_enough(self.refs[number])
        ):
            return RolePart("container", "the part of it is named")
        named = number and self.refs[number - 1].kind != "adjective" and index - self.refs[number - 1].last <= 2
        return (
            RolePart("anchor", "a bearing is counted from it")
            if named
            else RolePart("offset", "the event lies to one side of it")
        )

    def _beside(self, number: int, ref: PlaceRef, index: int) -> RolePart:
        """Decide for a place near which something lies: the place just named, or else the event."""
        previous = self.refs[number - 1] if number else None
        if (
            previous is not None
            and previous.kind != "adjective"
            and index - previous.last <= 6
            and not any(c & {"verb", "noun", "casualty"} for c in self.tagged.classes[previous.last : index])
        ):
            return RolePart("anchor", f"says where {previous.text} lies")
        return self._governed(ref, index, near=True)

    def _object_of(self, ref: PlaceRef, index: int) -> RolePart:
        """Decide for a name right after a trigger: "struck Kharkiv"; "strikes Kyiv says" is read as a subject."""
        tag = next((tag for tag in self.tagged.triggers if tag.start <= index < tag.end), None)
        if tag is not None and tag.term.klass == "verb" and tag.term.frame in ("hit", "take", "damage", "down"):
            after = self.words[ref.last] if ref.last < len(self.words) else ""
            if after in ("’s", "'s") and self.tagged.has(ref.last + 1, "official"):
                return RolePart("speaker", "names an official")
            return RolePart("site", f"object of “{tag.term.phrase}”")
        return self._as_subject(ref)

    def _of(self, ref: PlaceRef, index: int) -> RolePart:
        """Decide for "… of X" by the noun before it."""
        left = self.tagged.classes[index - 1] if index else set()
        if left & {"official", "politics"}:
            return self._official_of(ref)
        if "noun" in left:
            return RolePart("site", "named after an event noun")
        if "person" in left:
            return RolePart("person", "where somebody is from")
        if left & {"target", "emergency"} or self.words[index - 1 : index] in (
            ["much"],
            ["most"],
            ["control"],
            ["all"],
            ["ruins"],
        ):
            return self._governed(ref, index)
        own = self._as_subject(ref)
        if own.part == "mentioned" and self._thing_hit(index):
            return RolePart("site", "holds the thing hit")
        return own

    def _official_of(self, ref: PlaceRef) -> RolePart:
        """Decide for "the mayor of X": who speaks, unless he is the one hurt there."""
        for index in range(ref.last, min(len(self.words), ref.last + 12)):
            classes = self.tagged.classes[index]
            if "speech" in classes:
                break
            tag = next((tag for tag in self.tagged.triggers if tag.start == index), None)
            if (
                tag is not None
                and tag.term.frame == "harm"
                and any(word in ("was", "were", "been") for word in self.words[max(0, index - 3) : index])
            ):
                return RolePart("site", "where the victim held office")
        return RolePart("speaker", "names an official")

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

    def _after_to(self, ref: PlaceRef, index: int) -> RolePart:  # noqa: ARG002
        """Decide for "to X", "into X", "by X": a destination, unless something broke or fell into it."""
        word = self.words[index]
        if word == "into" and any("verb" in self.tagged.classes[left] for left in range(max(0, index - 3), index)):
            return RolePart("site", "struck or fell into it")
        if word == "for" and self.tagged.has(index - 1, "official"):
            return RolePart("speaker", "names an official")
        if word == "by":
            return RolePart("actor", "the doer, named after “by”")
        return RolePart("destination", f"named after “{word}”")

    def _listed(self, number: int, ref: PlaceRef, index: int, *, far: bool = False) -> RolePart:
        """Share the part of the place before in a list: "Kyiv, Odesa and Lviv"; "…, and Mykolaiv in the south"."""
        while (
            index >= 0
            and (self.words[index] in ("and", "or", ",", "also", "as", "well") or self._skippable(index))
            and index not in self.ref_at
        ):
            index -= 1
        before = self.ref_at.get(index) or (self._described(index) if far else None)
        if before is not None and before.kind != "adjective":
            inherited = self.parts[self.refs.index(before)]
            if inherited.part == "container":
                inherited = next(
                    (self.parts[k] for k in range(number - 1, -1, -1) if self.parts[k].part != "container"), inherited
                )
            own = self._as_subject(ref)
            if inherited.part in ("mentioned", "actor", "speaker") and own.part == "site":
                return own
            return inherited if same_level(before, ref) or holds(before, ref) or inherited.part != "site" else own
        own = self._as_subject(ref)
        if own.part == "mentioned" and self._tail(ref) and any(part.part == "site" for part in self.parts.values()):
            return RolePart("site", "listed at the end of the sentence")
        return own

    def _described(self, index: int) -> PlaceRef | None:
        """Return the place that "in the middle of the country" before a comma describes, if nothing else stands between."""  # noqa: E501
        for left in range(index, max(-1, index - 7), -1):
            if left in self.ref_at:
                return self.ref_at[left]
            if self.tagged.classes[left] & _TELLING or self.words[left] in (",", "which", "that"):
                return None
        return None

    def _tail(self, ref: PlaceRef) -> bool:
        """Say whether no verb follows the name: it shares the one before."""
        rest = self.tagged.classes[ref.last :]
        rest = rest[: next((index for index, classes in enumerate(rest) if "split_strong" in classes), len(rest))]
        return (
            not any(classes & {"verb", "speech", "real", "politics", "official"} for classes in rest) and len(rest) < 10
        )

    def _governed(self, ref: PlaceRef, index: int, *, near: bool = False) -> RolePart:  # noqa: C901, PLR0911, PLR0912
        """Decide for "in X" by the nearest telling word to the left, or, when X comes first, to the right."""
        site = RolePart("near" if near else "site", "where it happened, by the preposition")
        if self.tagged.has(ref.last, "speech") and not near:
            return RolePart("speaker", "names somebody who speaks there")
        if self._brought(index):
            return RolePart("destination", "where the injured were taken")
        official, loose = False, 0
        for left in range(index - 1, max(-1, index - 40), -1):
            classes = self.tagged.classes[left]
            if "stop" in classes or (
                self._new_clause(left) and left < index - 1 and not self.words[left + 1][:1].isdigit()
            ):
                break
            if "split_weak" in classes or (not classes - {"sensed"} and "sensed" not in classes):
                loose += not classes and self.words[left].isalpha()
                continue
            head = next((name for name in _GOVERNORS if name in classes), None)
            if head == "verb" and self.words[left] in ("place", "occurred", "happened", "took", "taken", "takes"):
                continue
            if head == "official" and not self._speaks(ref):
                official = True
                continue
            if "sensed" in classes and left >= index - 4 and self._only_sensed(left):
                return RolePart("mentioned", "it was only felt or heard there")
            if head == "speech" and self.words[left] in ("blamed", "blames") and left == index - 1:
                return RolePart("actor", "held to have done it")
            if head == "target" and self._carried(left):
                return RolePart("destination", "where the injured were taken")
            if head == "speech" and official:
                return RolePart("speaker", "names an official")
            if head == "speech" and self.words[index] == "over":
                continue
            if head == "speech" and (self._passive(left) or self.words[index] in ("on", "of")):
                continue
            if head is not None:
                return self._under(head, site, self.words[left])
        return self._fronted(ref, site, loose)

    def _new_clause(self, index: int) -> bool:
        """Say whether a word opens another clause: "while troops fired", but not "while waiting"."""
        if "split_strong" not in self.tagged.classes[index]:
            return False
        return not (self.words[index + 1 : index + 2] and self.words[index + 1].endswith("ing"))

    def _only_sensed(self, index: int) -> bool:
        """Say whether what was felt or heard happened elsewhere: any tremor, and a blast told of before."""
        if self.words[index] == "felt":
            return True
        return any(
            tag.end <= index
            and tag.term.klass == "noun"
            and "singular" in tag.term.forms
            and self.words[max(0, tag.start - 1) : tag.start] == ["the"]
            for tag in self.tagged.triggers
        )

    def _brought(self, index: int) -> bool:
        """Say whether the preposition at `index` follows a hospital to which people were brought."""
        return not _HOSPITALS.isdisjoint(self.words[max(0, index - 4) : index]) and self._carried(index)

    def _carried(self, index: int) -> bool:
        """Say whether a hospital or the like is where people were brought, not what was hit."""
        return not _CARRIED.isdisjoint(self.words[max(0, index - 10) : index])

    def _passive(self, index: int) -> bool:
        """Say whether a speech verb is passive or takes the event as object: "explosions were reported in X"."""
        return (index > 0 and self.words[index - 1] in AUXILIARY) or self.words[index] in (
            "reported",
            "confirmed",
            "reports",
            "according to",
            "to",
        )

    def _under(self, head: str, site: RolePart, word: str) -> RolePart:
        """Return the part of a place governed by a word of class `head`."""
        if head in ("politics", "speech"):
            return RolePart("venue", f"where people met or spoke: “{word}”")
        if head == "official":
            return RolePart("speaker", "names an official")
        if head == "travel":
            return RolePart("destination", f"reached, not hit: “{word}”")
        return site

    def _fronted(self, ref: PlaceRef, site: RolePart, loose: int) -> RolePart:
        """Decide for "In X, …" by the first telling word after it; `loose` words before it make it part of a subject."""  # noqa: E501
        if loose > 1 and not self._passive_after(ref.last):
            return RolePart("mentioned", "nothing is said to have happened there")
        for right in range(ref.last, min(len(self.words), ref.last + 30)):
            classes = self.tagged.classes[right]
            if classes & {"verb", "noun", "casualty", "emergency", "target"}:
                return site
            if "politics" in classes:
                return RolePart("venue", f"where people met or spoke: “{self.words[right]}”")
        return RolePart("mentioned", "nothing is said to have happened there")


__all__ = ["Part", "RoleFinder", "RolePart"]
