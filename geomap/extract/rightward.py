"""Reads what follows a place name: the verb it is subject of, the noun it describes, the thing it owns."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geomap.extract.events import is_power
from geomap.extract.parts import OFFICE, RolePart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.extract.refs import PlaceRef
    from geomap.extract.tagging import Tag, Tagged

TRANSPARENT = frozenset(
    {"including", "such", "especially", "particularly", "notably", "’s", "'s", "’", "'", "the", '"', "“", "‘", "”"}
)
_NO_OBJECT = frozenset("overnight again twice by in during with for early late after amid as while ; , . : – —".split())
AUXILIARY = frozenset(
    "to be continue continues continued was were is are been being be has have had also again hardest badly heavily repeatedly reportedly partly all both later reportedly".split()  # noqa: E501
)
REPORTING = frozenset(
    "reported reports reporting recorded suffered saw witnessed endured experienced felt sustained faced registered logged".split()  # noqa: E501
)
_LEFT_SO = (["left"], ["leaving"], ["leaves"])
_APPOSITION = 24  # tokens that may stand beside a name between commas
_PASSIVE = frozenset("was were has have had is are came".split())


_WARS = frozenset(
    {"war", "offensive", "invasion", "campaign", "aggression", "assault", "counteroffensive", "operation"}
)
DOING = frozenset(  # what governments do with attacks and the like
    "trade trades traded trading swap swaps swapped exchange exchanges exchanged launch launches launched step steps "
    "stepped stepping intensify intensifies intensified intensifying escalate escalates escalated ramp ramps ramped "
    "expand expands expanded broaden broadens broadened increase increases increased renew renews renewed pause pauses "
    "paused suspend suspends suspended resume resumes resumed halt halts halted vow vows vowed fear fears warn warns "
    "condemn condemns deny denies mull mulls plan plans threaten threatens blame blames call calls seek seeks face "
    "faces brace braces hail hails weigh weighs".split()
)
_HAVING = (["has"], ["have"], ["had"])
_FLED = (["fleeing"], ["escaping"], ["leaving"], ["quitting"], ["evacuating"], ["departing"])
_DESTROYED = frozenset({"fire", "explosion"})
_VERB_REACH = 14  # tokens between a subject and its verb


class Rightward:
    """The words of one sentence, read to the right of each place."""

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
        self.head_end = 0

    def _skippable(self, index: int) -> bool:
        """Say whether a word between a preposition and a name only describes the place."""
        classes = self.tagged.classes[index]
        if classes & {"det", "compass", "container", "container_of", "area"} or self.words[index] in TRANSPARENT:
            return True
        if self.words[index] == "as" and self.words[index - 1 : index] == ["such"]:
            return True
        ref = self.ref_at.get(index)
        return ref is not None and ref.kind == "adjective"

    def _calls(self, index: int) -> bool:
        """Say whether a word calls what follows "of" a settlement or a region: "the locality of"."""
        return self.tagged.has(index, "container") or self.tagged.has(index, "area")

    def _area(self, ref: PlaceRef) -> bool:
        """Say whether the words call a place a region."""
        return self.tagged.has(ref.last, "area")

    def _wide_enough(self, ref: PlaceRef) -> bool:
        """Say whether a place is a country, a region or called one."""
        return self._area(ref) or (ref.place is not None and ref.place.feature_class in ("A", "L"))

    def _speaks(self, ref: PlaceRef) -> bool:
        """Say whether the name is part of a speaker: a speech verb follows within a few words."""
        after = self.tagged.classes[ref.last : ref.last + 6]
        said = next((at for at, classes in enumerate(after) if "speech" in classes), None)
        if said is None:
            return False
        if sum("comma" in classes for classes in after[:said]) == 1:
            return False  # "near Troy, a witness said"
        return not any("comma" in one and "official" in other for one, other in pairwise(after[:said]))

    def _as_subject(self, ref: PlaceRef) -> RolePart:
        """Decide for a name with no preposition by what follows it."""
        words, after = self.words, ref.last
        if words[max(0, ref.first - 1) : ref.first] in _FLED:
            return RolePart("mentioned", "left before it happened", spare=True)
        if after < len(words) and words[after] in ("’s", "'s", "’", "'"):
            return self._own_forces(ref, after + 1) or self._possessor(after + 1)
        while after < len(words) and self.tagged.classes[after] & {"container", "compass"}:
            after += 1
        if after < len(words) and words[after] in ("’s", "'s", "’", "'"):
            return self._possessor(after + 1)
        return self._attributive(ref, after) or self._verbal(ref, after)

    def _own_forces(self, ref: PlaceRef, after: int) -> RolePart | None:
        """Spot a country, or its capital, whose ships or troops are told of, wherever they are: "one of Moscow's warships"."""  # noqa: E501
        if ref.place is None or not is_power(ref.place):
            return None
        named = any(classes & {"vessel", "troops"} for classes in self.tagged.classes[after : after + 2])
        return RolePart("actor", "the side whose forces they are") if named else None

    def _possessor(self, after: int) -> RolePart:
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
            if classes & {"verb", "noun"} or self.words[index] in _WARS:
                return RolePart("actor", "the doer")
        return RolePart("mentioned", "only a possessor", spare=True)

    def _waged(self, ref: PlaceRef) -> RolePart | None:
        """Spot the side whose war is told of: "throughout Troy's offensive"."""
        if self.words[ref.last : ref.last + 1] not in (["’s"], ["'s"]):
            return None
        fought = not _WARS.isdisjoint(self.words[ref.last + 1 : ref.last + 4])
        return RolePart("actor", "whose war it is") if fought else None

    def _attributive(self, ref: PlaceRef, after: int) -> RolePart | None:
        """Spot a name that describes an event noun or a site: "the Kryvyi Rih strike", "Aden suicide bombing"."""
        verb = after + (self.words[after : after + 1] in _HAVING)
        if ref.place is not None and is_power(ref.place) and not DOING.isdisjoint(self.words[verb : verb + 1]):
            return RolePart("actor", "a government that does something")
        for index in range(after, min(after + 4, len(self.words))):
            classes = self.tagged.classes[index]
            if "noun" in classes:
                doer = ref.place is not None and ref.place.feature_code.startswith("PCL")
                return RolePart("actor", "the doer") if doer else RolePart("site", "describes the event noun")
            if "official" in classes:
                return self._official(index)
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

    def _official(self, after: int) -> RolePart:
        """Decide for a name that says whose official somebody is: who speaks, unless he is the one hurt there."""
        for index in range(after, min(len(self.words), after + 12)):
            if "speech" in self.tagged.classes[index]:
                break
            tag = self.tagged.trigger_at(index)
            before = self.words[max(0, index - 3) : index]
            if tag is not None and tag.term.frame == "harm" and not {"was", "were", "been"}.isdisjoint(before):
                return RolePart("site", OFFICE)
        return RolePart("speaker", "names an official")

    def _passive_after(self, index: int) -> bool:
        """Say whether "was hit" or the like follows."""
        auxiliary = False
        for right in range(index, min(index + 8, len(self.words))):
            if self.words[right] in ("was", "were", "been", "being", "is", "are"):
                auxiliary = True
            elif "verb" in self.tagged.classes[right] and (auxiliary or self._left_out(right)):
                return True
            elif self.tagged.classes[right] & {"speech", "split_strong"}:
                return False
        return False

    def _verbal(self, ref: PlaceRef, after: int) -> RolePart:  # noqa: PLR0911
        """Decide by the verb after the name: "was hit" and "came under fire" make a site, "said" a speaker."""
        passive = relative = False
        for index in self._reach(self._past_apposition(after)):
            word, classes = self.words[index], self.tagged.classes[index]
            tag = self.tagged.trigger_at(index)
            if word in REPORTING and "verb" not in classes and not passive and self._tells(index + 1):
                return RolePart("site", "reported what happened there")
            if tag is not None and tag.term.klass == "verb":
                passive = passive or self._left_out(index) or self._befell_a_town(ref, tag)
                if tag.term.frame == "under" or (passive and tag.term.frame in ("hit", "take", "damage")):
                    return RolePart("site", f"subject of “{tag.term.phrase}”")
                if (tag.term.lemma == "erupt" or self._site_burns(ref, tag)) and not relative:
                    return RolePart("site", f"subject of “{tag.term.phrase}”")
                return RolePart("actor", "the doer")
            if "speech" in classes:
                return RolePart("speaker", "spoke, or is a capital standing for its government")
            if word in ("was", "were", "been", "being", "is", "are", "be"):
                passive = True
            elif word in ("which", "that"):
                relative = True
            elif word not in AUXILIARY and word not in (",", "and") and not self._describes(index):
                return self._later_passive(ref, index)
        return RolePart("mentioned", "nothing is said to have happened there", spare=True)

    def _site_burns(self, ref: PlaceRef, tag: Tag) -> bool:
        """Say whether a plant or depot named is what burns or blows up: "the Troy refinery caught fire"."""
        return ref.place is not None and ref.place.feature_class == "S" and tag.term.event_type in _DESTROYED

    def _left_out(self, index: int) -> bool:
        """Say whether a headline leaves out the auxiliary of a passive verb: "Troy hit by quake"."""
        tag = self.tagged.trigger_at(index)
        return tag is not None and "participle" in tag.term.forms and self.words[tag.end : tag.end + 1] == ["by"]

    def _befell_a_town(self, ref: PlaceRef, tag: Tag) -> bool:
        """Say whether a headline leaves out the auxiliary, and the verb has no object: "Troy shelled overnight"."""
        town = ref.place is not None and ref.place.feature_class == "P" and ref.place.feature_code != "PPLC"
        after = self.words[tag.end] if tag.end < len(self.words) else ""
        if self.words[max(0, ref.first - 1) : ref.first] in _LEFT_SO:
            return "participle" in tag.term.forms and ref.last == tag.start  # "the rain left Troy flooded"
        return town and "participle" in tag.term.forms and ref.last == tag.start and (not after or after in _NO_OBJECT)

    def _past_apposition(self, after: int) -> int:
        """Return the token after what commas set beside a name: "Troy, a town of 900 some 20 miles from Argos, was hit"."""  # noqa: E501
        if self.words[after : after + 1] != [","]:
            return after
        for index in range(after + 1, min(after + _APPOSITION, len(self.words) - 1)):
            if self.tagged.classes[index] & {"verb", "noun", "casualty", "speech", "split_strong", "stop"}:
                break
            if self.words[index] == "," and self.words[index + 1] in _PASSIVE:
                return index + 1
        return after

    def _reach(self, start: int) -> Iterator[int]:
        """Yield the tokens in which the verb of a subject stands; a list of places does not wear the reach out."""
        spent = 0
        for index in range(start, len(self.words)):
            yield index
            spent += index not in self.ref_at and self.words[index] not in (",", "and")
            if spent == _VERB_REACH:
                return

    def _enumerated(self, index: int) -> bool:
        """Say whether a token is a name, unknown as a place, in a list: "Troy, Argos and Velm suffered"."""
        joined = self.words[index - 1 : index] in (["and"], [","]) and index > 1
        return joined and self.tagged.capital(index) and not self.tagged.classes[index]

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
        return RolePart("mentioned", "nothing is said to have happened there", spare=True)

    def _describes(self, index: int) -> bool:
        """Say whether a word may stand between a subject and its verb: another place, a bearing, an adverb."""
        return (
            index in self.ref_at
            or self._enumerated(index)
            or self.words[index].endswith("ly")
            or bool(self.tagged.classes[index] & {"compass", "site_prep", "det", "container"})
        )

    def _tells(self, index: int) -> bool:
        """Say whether an event, casualties or damage come right after."""
        return any(
            classes & {"noun", "casualty", "emergency", "verb"} for classes in self.tagged.classes[index : index + 7]
        )
