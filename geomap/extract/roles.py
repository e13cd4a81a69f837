"""Decides what each place of a sentence is to the event told: its site, or a dateline, a speaker, an origin, a venue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from geomap.extract.places import PlaceRef
    from geomap.extract.tagging import Tagged

Part = Literal[
    "site", "near", "relative", "anchor", "offset", "container", "dateline", "origin", "destination",
    "venue", "speaker", "actor", "person", "adjective", "mentioned",
]  # fmt: skip

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
_TRANSPARENT = frozenset(
    {"including", "such", "especially", "particularly", "notably", "’s", "'s", "’", "'", "the", '"', "“", "‘", "”"}
)
_AUXILIARY = frozenset(
    "to be continue continues continued was were is are been being be has have had also again hardest badly heavily repeatedly reportedly partly all both later reportedly".split()
)
_AREAS = frozenset("region province oblast district state county department governorate".split())
_HOSPITALS = frozenset("hospital hospitals clinic centre center facility morgue infirmary".split())
_CARRIED = frozenset(
    "taken rushed flown airlifted transported transferred treated hospitalized hospitalised admitted evacuated recovering brought moved treatment".split()
)
_REPORTING = frozenset(
    "reported reports reporting recorded suffered saw witnessed endured experienced felt sustained faced registered logged".split()
)


@dataclass(frozen=True, slots=True)
class RolePart:
    """The part a place plays in its sentence, and why."""

    part: Part
    reason: str


class RoleFinder:
    """Reads the words around each place of one sentence, left to right, so that lists share a role."""

    def __init__(
        self,
        tagged: Tagged,
        refs: list[PlaceRef],
        *,
        dateline_end: int = 0,
        anchors: list[tuple[int, int]] | None = None,
    ) -> None:
        """Prepare a sentence: `dateline_end` and `anchors` are absolute offsets found beforehand."""
        self.tagged = tagged
        self.refs = refs
        self.words = tagged.words
        self.dateline_end = dateline_end
        self.anchors = anchors or []
        self.ref_at = {index: ref for ref in refs for index in range(ref.first, ref.last)}
        self.parts: dict[int, RolePart] = {}

    def find(self) -> list[RolePart]:
        """Return the part of every place of the sentence, in order."""
        for number, ref in enumerate(self.refs):
            self.parts[number] = self._part(number, ref)
        return [self.parts[number] for number in range(len(self.refs))]

    def _part(self, number: int, ref: PlaceRef) -> RolePart:
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
            if self.tagged.sentence.paragraph < 2:
                return RolePart("dateline", "dateline of the report")
            return RolePart("site", "heads a line of a list")
        if self._names_a_building(ref):
            return RolePart("mentioned", "part of the name of something else")
        outer = self._relative(ref)
        if any(start <= ref.start < end for start, end in self.anchors):
            return outer or RolePart("anchor", "a distance is counted from it")
        return (
            outer
            or self._contains_previous(number, ref)
            or self._contains_next(number, ref)
            or self._by_left(number, ref)
        )

    def _relative(self, ref: PlaceRef) -> RolePart | None:
        """Spot a place of which a clause tells its own event: "Damboa, which was seized last June"."""
        index = ref.last + (self.words[ref.last : ref.last + 1] == [","])
        if self.words[index : index + 1] not in (["which"], ["that"]):
            return None
        for right in range(index + 1, min(index + 5, len(self.words))):
            tag = next((tag for tag in self.tagged.triggers if tag.start == right), None)
            if tag is not None and tag.term.frame in ("hit", "take", "damage", "under"):
                return RolePart("relative", f"subject of “{tag.term.phrase}”")
            if self.words[right] not in _AUXILIARY:
                return None
        return None

    def _contains_next(self, number: int, ref: PlaceRef) -> RolePart | None:
        """Spot the owner of the place named next: "Ukraine's Kharkiv region", "Russian-held Kherson"."""
        if self.words[ref.last : ref.last + 1] not in (["’s"], ["'s"], ["’"], ["'"]) or number + 1 >= len(self.refs):
            return None
        following = self.refs[number + 1]
        between = range(ref.last + 1, following.first)
        if (
            len(between) <= 3
            and following.kind != "adjective"
            and all(
                self._skippable(index)
                or (self.words[index].isalpha()
                and not self.tagged.classes[index] & {"verb", "noun", "speech", "official"})
                for index in between
            )
        ):
            return RolePart("container", f"holds {following.text}")
        return None

    def _names_a_building(self, ref: PlaceRef) -> bool:
        """Say whether a country's name only begins the name of a building or firm: "Saudi Hospital"."""
        if self.words[ref.last : ref.last + 1] == ["fleet"]:
            return True
        if ref.place is None or not ref.place.feature_code.startswith("PCL") or ref.last >= len(self.words):
            return False
        at = self.tagged.starts[ref.last] - self.tagged.sentence.start
        return (
            self.tagged.sentence.kind == "body"
            and self.tagged.sentence.text[at].isupper()
            and bool(self.tagged.classes[ref.last] & {"target", "politics"})
        )

    def _contains_previous(self, number: int, ref: PlaceRef) -> RolePart | None:
        """Spot the larger place that holds the one just named: "Irbid, Jordan", "Qatraneh in the Karak district"."""
        if not number:
            return None
        previous, inner = self._outermost(number)
        between = [word for word in self.words[previous.last : ref.first] if word not in ("the", "’s", "'s")]
        plain = [
            word
            for index, word in enumerate(self.words[previous.last : ref.first], previous.last)
            if not self._skippable(index) and index not in inner
        ]
        if (
            previous.place
            and previous.place.admin1
            and plain == [","]
            and (ref.text in previous.place.admin1 or (ref.place and ref.place.name == previous.place.admin1))
        ):
            return RolePart("container", f"holds {previous.text}")
        if previous.kind == "adjective" or len(between) > 8:
            return None
        if plain == ["of"] and self._area(previous):
            return RolePart("container", f"holds {previous.text}")
        if (
            plain
            and plain[-1] == "in"
            and len(plain) <= 4
            and "and" not in plain
            and self._wide_enough(ref)
            and not any(
                self.tagged.classes[i] & {"verb", "noun", "casualty", "speech"} for i in range(previous.last, ref.first)
            )
        ):
            return RolePart("container", f"holds {previous.text}")
        if plain in ([","], ["in"], [",", "in"], ["of"], ["("], [","] * 2) and (
            _holds(ref, previous) or (self._area(ref) and not self._area(previous))
        ):
            return RolePart("container", f"holds {previous.text}")
        return None

    def _outermost(self, number: int) -> tuple[PlaceRef, set[int]]:
        """Return the place before that is no container itself, and the tokens of the containers in between."""
        inner: set[int] = set()
        for before in range(number - 1, 0, -1):
            if self.parts[before].part != "container":
                return self.refs[before], inner
            inner.update(range(self.refs[before].first, self.refs[before].last))
        return self.refs[0], inner

    def _wide_enough(self, ref: PlaceRef) -> bool:
        """Say whether a place is a country, a region or called one."""
        return self._area(ref) or (ref.place is not None and ref.place.feature_class in ("A", "L"))

    def _area(self, ref: PlaceRef) -> bool:
        """Say whether the words call a place a region."""
        return not _AREAS.isdisjoint(self.words[ref.last : ref.last + 1])

    def _skippable(self, index: int) -> bool:
        """Say whether a word between a preposition and a name only describes the place."""
        classes = self.tagged.classes[index]
        if classes & {"det", "compass", "container", "container_of"} or self.words[index] in _TRANSPARENT:
            return True
        if self.words[index] == "as" and self.words[index - 1 : index] == ["such"]:
            return True
        ref = self.ref_at.get(index)
        return ref is not None and ref.kind == "adjective"

    def _by_left(self, number: int, ref: PlaceRef) -> RolePart:
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
        """A bearing: the anchor of the place just named, or the event's own offset when none was."""
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
        """A place that only says where the one just named lies, or near which it happened."""
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

    def _after_to(self, ref: PlaceRef, index: int) -> RolePart:
        """Decide for "to X", "into X", "by X": a destination, unless something broke or fell into it."""
        word = self.words[index]
        if word == "into" and any("verb" in self.tagged.classes[left] for left in range(max(0, index - 3), index)):
            return RolePart("site", "struck or fell into it")
        if word == "for" and self.tagged.has(index - 1, "official"):
            return RolePart("speaker", "names an official")
        if word == "by":
            return RolePart("actor", "the doer, named after “by”")
        return RolePart("destination", f"named after “{word}”")

    def _listed(self, number: int, ref: PlaceRef, index: int) -> RolePart:
        """Share the part of the place before in a list: "Kyiv, Odesa and Lviv"; "…, and Mykolaiv in the south"."""
        while (
            index >= 0
            and (self.words[index] in ("and", "or", ",", "also", "as", "well") or self._skippable(index))
            and index not in self.ref_at
        ):
            index -= 1
        before = self.ref_at.get(index)
        if before is not None and before.kind != "adjective":
            inherited = self.parts[self.refs.index(before)]
            if inherited.part == "container":
                inherited = next(
                    (self.parts[k] for k in range(number - 1, -1, -1) if self.parts[k].part != "container"), inherited
                )
            own = self._as_subject(ref)
            if inherited.part in ("mentioned", "actor", "speaker") and own.part == "site":
                return own
            return inherited if _same_level(before, ref) or _holds(before, ref) or inherited.part != "site" else own
        own = self._as_subject(ref)
        if own.part == "mentioned" and self._tail(ref) and any(part.part == "site" for part in self.parts.values()):
            return RolePart("site", "listed at the end of the sentence")
        return own

    def _tail(self, ref: PlaceRef) -> bool:
        """Say whether no verb follows the name: it shares the one before."""
        rest = self.tagged.classes[ref.last :]
        rest = rest[: next((index for index, classes in enumerate(rest) if "split_strong" in classes), len(rest))]
        return (
            not any(classes & {"verb", "speech", "real", "politics", "official"} for classes in rest) and len(rest) < 10
        )

    def _governed(self, ref: PlaceRef, index: int, *, near: bool = False) -> RolePart:
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
                "split_strong" in classes and left < index - 1 and not self.words[left + 1][:1].isdigit()
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
        return (
            (index > 0
            and self.words[index - 1] in _AUXILIARY)
            or self.words[index] in ("reported", "confirmed", "reports", "according to", "to")
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
        """Decide for "In X, …" by the first telling word after it; `loose` words before it make it part of a subject."""
        if loose > 1 and not self._passive_after(ref.last):
            return RolePart("mentioned", "nothing is said to have happened there")
        for right in range(ref.last, min(len(self.words), ref.last + 30)):
            classes = self.tagged.classes[right]
            if classes & {"verb", "noun", "casualty", "emergency", "target"}:
                return site
            if "politics" in classes:
                return RolePart("venue", f"where people met or spoke: “{self.words[right]}”")
        return RolePart("mentioned", "nothing is said to have happened there")

    def _speaks(self, ref: PlaceRef) -> bool:
        """Say whether the name is part of a speaker: a speech verb follows within a few words."""
        return any("speech" in classes for classes in self.tagged.classes[ref.last : ref.last + 6])

    def _as_subject(self, ref: PlaceRef) -> RolePart:
        """Decide for a name with no preposition by what follows it."""
        words, after = self.words, ref.last
        if after < len(words) and words[after] in ("’s", "'s", "’", "'"):
            return self._possessor(ref, after + 1)
        while after < len(words) and self.tagged.classes[after] & {"container", "compass"}:
            after += 1
        if after < len(words) and words[after] in ("’s", "'s", "’", "'"):
            return self._possessor(ref, after + 1)
        return self._attributive(ref, after) or self._verbal(ref, after)

    def _possessor(self, ref: PlaceRef, after: int) -> RolePart:
        """Decide for "X's …": a mayor speaks, a district or station is hit."""
        for index in range(after, min(after + 6, len(self.words))):
            classes = self.tagged.classes[index]
            inner = self.ref_at.get(index)
            if inner is not None and inner.kind != "adjective":
                return RolePart("container", f"holds {inner.text}")
            if classes & {"official", "speech", "politics"}:
                return RolePart("speaker", "names an official")
            if classes & {"target"} or self.words[index] in (
                "district",
                "outskirts",
                "suburbs",
                "neighborhood",
                "neighbourhood",
                "centre",
                "center",
                "districts",
            ):
                return RolePart("site", "holds the thing hit")
            if classes & {"verb", "noun"}:
                return RolePart("actor", "the doer")
        return RolePart("mentioned", "only a possessor")

    def _attributive(self, ref: PlaceRef, after: int) -> RolePart | None:
        """Spot a name that describes an event noun or a site: "the Kryvyi Rih strike", "Aden suicide bombing"."""
        for index in range(after, min(after + 4, len(self.words))):
            classes = self.tagged.classes[index]
            if "noun" in classes:
                doer = ref.place is not None and ref.place.feature_code.startswith("PCL")
                return RolePart("actor", "the doer") if doer else RolePart("site", "describes the event noun")
            if "official" in classes:
                return RolePart("speaker", "names an official")
            if "target" in classes and self._passive_after(index + 1):
                return RolePart("site", "describes the thing hit")
            if not self.words[index].isalpha() or classes & {
                "verb",
                "speech",
                "real",
                "site_prep",
                "near",
                "split_weak",
                "split_strong",
                "to_prep",
                "from_prep",
            }:
                break
        return None

    def _passive_after(self, index: int) -> bool:
        """Say whether "was hit" or the like follows."""
        auxiliary = False
        for right in range(index, min(index + 8, len(self.words))):
            if self.words[right] in ("was", "were", "been", "being", "is", "are"):
                auxiliary = True
            elif auxiliary and "verb" in self.tagged.classes[right]:
                return True
            elif self.tagged.classes[right] & {"speech", "split_strong"}:
                return False
        return False

    def _verbal(self, ref: PlaceRef, after: int) -> RolePart:
        """Decide by the verb after the name: "was hit" and "came under fire" make a site, "said" a speaker."""
        passive = relative = False
        for index in range(after, min(after + 14, len(self.words))):
            word, classes = self.words[index], self.tagged.classes[index]
            tag = next((tag for tag in self.tagged.triggers if tag.start == index), None)
            if word in _REPORTING and "verb" not in classes and not passive and self._tells(index + 1):
                return RolePart("site", "reported what happened there")
            if tag is not None and tag.term.klass == "verb":
                if tag.term.frame == "under" or (passive and tag.term.frame in ("hit", "take", "damage")):
                    return RolePart("site", f"subject of “{tag.term.phrase}”")
                if tag.term.lemma == "erupt" and not relative:
                    return RolePart("site", f"subject of “{tag.term.phrase}”")
                return RolePart("actor", "the doer")
            if "speech" in classes:
                return RolePart("speaker", "spoke, or is a capital standing for its government")
            if word in ("was", "were", "been", "being", "is", "are", "be"):
                passive = True
            elif word in ("which", "that"):
                relative = True
            elif word not in _AUXILIARY and word not in (",", "and") and not self._describes(index):
                return self._later_passive(ref, index)
        return RolePart("mentioned", "nothing is said to have happened there")

    def _later_passive(self, ref: PlaceRef, start: int) -> RolePart:
        """Look for a second verb of the same subject: "The city had been a stronghold, and was captured"."""
        if ref.first <= 2:
            for index in range(start, min(start + 20, len(self.words) - 2)):
                if self.words[index] in ("and", "before") and self.words[index + 1] in ("was", "were", "has", "came"):
                    tag = next(
                        (
                            tag
                            for tag in self.tagged.triggers
                            if index + 2 <= tag.start <= index + 4 or (tag.start == index + 1)
                        ),
                        None,
                    )
                    if tag is not None and tag.term.frame in ("hit", "take", "damage", "under"):
                        return RolePart("site", f"subject of “{tag.term.phrase}”")
        return RolePart("mentioned", "nothing is said to have happened there")

    def _describes(self, index: int) -> bool:
        """Say whether a word may stand between a subject and its verb: another place, a bearing, an adverb."""
        return (
            index in self.ref_at
            or self.words[index].endswith("ly")
            or bool(self.tagged.classes[index] & {"compass", "site_prep", "det", "container"})
        )

    def _tells(self, index: int) -> bool:
        """Say whether an event, casualties or damage come right after."""
        return any(
            classes & {"noun", "casualty", "emergency", "verb"} for classes in self.tagged.classes[index : index + 7]
        )


def _holds(outer: PlaceRef, inner: PlaceRef) -> bool:
    """Say whether a place can hold another: a country, region or district that shares country and region."""
    big = outer.place
    if big is None or not (big.feature_class in ("A", "L") or big.feature_code in ("PCLI", "ADM1")):
        return big is not None and inner.kind == "unknown"
    small = inner.place
    if small is None:
        return True
    if big.country_code and small.country_code and big.country_code != small.country_code:
        return False
    if big.feature_code.startswith("PCL") or big.feature_class == "L":
        return not small.feature_code.startswith("PCL")
    return small.feature_class not in ("A", "L") or small.feature_code > big.feature_code


def _same_level(one: PlaceRef, other: PlaceRef) -> bool:
    """Say whether two places are of one kind, so that a list of them shares a role."""
    if one.place is None or other.place is None:
        return True
    return one.place.feature_code.startswith("PCL") == other.place.feature_code.startswith("PCL")
