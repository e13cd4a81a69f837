"""Reads what governs "in X": the telling word to the left of the preposition, or, when X comes first, the one to the right."""  # noqa: E501

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extract.containers import Containers
from geomap.extract.parts import RolePart
from geomap.extract.realis import FELT, governed_away
from geomap.extract.rightward import AUXILIARY

if TYPE_CHECKING:
    from geomap.extract.refs import PlaceRef

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
_SAME_PEOPLE = frozenset({"he", "she"})  # where they were is where it happened to them
_SAME_VICTIMS = frozenset({"it", "they"})  # so too, if they were its victims: "was hit as it queued at a post"
_MEANWHILE = frozenset({"as", "while", "when"})
_ADVERBIAL = frozenset(  # that open a sentence before the place it tells of
    "away meanwhile earlier later also further farther elsewhere overnight on at that hours besides apart then".split()
)
_REACH = 120  # tokens between a verb and the last place of a list: "destroyed 90 drones: 7 over X, 6 over Y, …"
_SENSED_REACH = 9  # tokens between "felt" and the last town of a list
_FROM_REACH = 5  # tokens between "launched" and what from
_CARRIERS = frozenset({"vessel", "aircraft"})  # of weapons
_SIDES = frozenset({"military", "army", "police", "security"})
_PLACED = frozenset({"at", "outside", "in", "near", "on", "inside", "hit", "struck", "against", "into"})
_BESIDE = frozenset({"outside", "near", "against"})  # courts: "blew himself up outside a court in Troy"
_JUDGING = frozenset(
    "called condemned condemns denounced described deplored decried hailed labelled labeled mourned slammed criticised criticized "  # noqa: E501
    "calls denounces describes deplores decries hails mourns slams".split()
)
_AS_A_WHOLE = frozenset("war wars conflict truce ceasefire genocide famine crisis insurgency".split())
_NEWSMEN = frozenset("correspondent correspondents reporter reporters journalist".split())
_LEARNT = frozenset("gathered learnt learned gathers learns saw counted witnessed".split())
_HOSPITALS = frozenset("hospital hospitals clinic centre center facility morgue infirmary".split())
_LEAVING = frozenset({"leaving", "departing", "boarding"})
_CARRIED = frozenset(
    "remained remain stayed recuperating discharged taken rushed flown airlifted shifted transported transferred treated hospitalized hospitalised admitted pronounced evacuated recovering brought moved treatment".split()  # noqa: E501
)

_MOURNING = frozenset({"funeral", "funerals", "burial", "wake", "memorial", "vigil", "ceremony", "service"})
_SUBJECT_REACH = 12  # tokens from a capital to the end of who speaks there
_NATIONAL = frozenset("defence defense foreign army military government president premier cabinet kremlin".split())
_LOCAL = frozenset("administration mayor city regional local governor interior health civil".split())
_ALARMS = frozenset({"siren", "sirens", "alert", "alerts"})  # that sound where it is about to happen, mostly
_CROWDS = frozenset(
    "gathering rally ceremony funeral service festival parade concert mass wedding celebration celebrations "
    "vigil".split()
)  # at which people come to harm


class Governed(Containers):
    """Rules for a place after a preposition: what happened, was said, or was brought there."""

    def _governed(self, ref: PlaceRef, index: int, *, near: bool = False) -> RolePart:
        """Decide for "in X" by the nearest telling word to the left, or, when X comes first, to the right."""
        site = RolePart("near" if near else "site", "where it happened, by the preposition")
        aside = self._aside(ref, index, near=near)
        if aside is not None:
            return aside
        if any(
            self.words[at] in _LEAVING and self.words[at + 1] not in ("school", "schools")
            for at in range(max(0, index - 3), index)
        ):
            return RolePart("origin", "left before it happened")
        official, loose = False, 0
        for left in range(index - 1, max(-1, index - _REACH), -1):
            classes = self.tagged.classes[left]
            if self._clause_ends(left, index):
                break
            if "split_weak" in classes or not classes:
                loose += not classes and self.words[left].isalpha()
                continue
            head = self._head(left)
            if head == "official" and not self._speaks(ref):
                official = True
                continue
            apart = self._apart_from(ref, head, left, index)
            if apart is not None:
                return apart
            if head is None or self._passed_over(head, left, index):
                continue
            if head == "speech" and official:
                return RolePart("speaker", "names an official")
            return site if self._suffers(ref) else self._under(head, site, self.words[left])
        return self._fronted(ref, site, loose)

    def _clause_ends(self, left: int, index: int) -> bool:
        """Say whether what stands at `left` parts a place from all before it: a stop, "while", the "that" of "said that in Troy"."""  # noqa: E501
        if "stop" in self.tagged.classes[left]:
            return not self._bare(left)
        if left == index - 1:
            return self.words[left] == "that" and self.tagged.has(left - 1, "speech")
        return self._new_clause(left) and not self.words[left + 1][:1].isdigit()

    def _head(self, index: int) -> str | None:
        """Return what kind of word may govern a place; "a military depot" is a thing, and nobody who speaks."""
        classes = self.tagged.classes[index]
        if self.words[index] in _SIDES and classes & {"target", "thing"}:
            return "target"
        return next((name for name in _GOVERNORS if name in classes), None)

    def _aside(self, ref: PlaceRef, index: int, *, near: bool) -> RolePart | None:
        """Decide for a place where somebody speaks, that of a war as a whole, or to which the injured were taken."""
        if self.tagged.has(ref.last, "speech") and not near:
            return RolePart("speaker", "names somebody who speaks there")
        if self.words[index] == "in" and index and self.words[index - 1] in _AS_A_WHOLE:
            return RolePart("mentioned", "a war as a whole")
        if self.words[max(0, index - 2) : index] in (["the", "one"], ["the", "ones"]):
            return RolePart("mentioned", "only compared with what happened there")
        return RolePart("destination", "where the injured were taken") if self._brought(index) else None

    def _apart_from(  # noqa: PLR0911
        self, ref: PlaceRef, head: str | None, left: int, index: int
    ) -> RolePart | None:
        """Decide for a place where it was only felt or feared, that is blamed, or to which the injured were taken."""
        classes = self.tagged.classes[left]
        if "swayed" in classes or ("sensed" in classes and left >= index - _SENSED_REACH and self._only_sensed(left)):
            return RolePart("mentioned", "it was only felt or heard there")
        if head == "speech" and self.words[left] in ("blamed", "blames") and left == index - 1:
            return RolePart("actor", "held to have done it")
        if (
            head == "target"
            and self.words[left] in _MOURNING
            and self.words[ref.last : ref.last + 1] in (["for"], ["of"])
        ):
            return RolePart("venue", "where the dead were mourned")
        if head == "noun" and governed_away(self.tagged, left):
            return RolePart("mentioned", "what did not happen there")
        if head == "target" and self._carried(left) and not self._harmed_since(left):
            return RolePart("destination", "where the injured were taken")
        if classes & {"target", "thing"} and self._launched_from(left):
            return RolePart("origin", "where it was launched from")
        if "warned" in classes and not self._passed_over(head, left, index):
            return RolePart("mentioned", "people were only warned or moved there", spare=self.words[left] in _ALARMS)
        return None

    def _launched_from(self, index: int) -> bool:
        """Say whether weapons were launched from what stands at `index`: "missiles fired from ships in the gulf", "launched by a warship in the gulf"."""  # noqa: E501
        before = self.words[max(0, index - 3) : index]
        carrier = "by" in before and not _CARRIERS.isdisjoint(self.tagged.classes[index])
        if "from" not in before and not carrier:
            return False
        near = range(max(0, index - _FROM_REACH), index)
        launched = any(tag.start in near and tag.term.frame == "launch" for tag in self.tagged.triggers)
        return launched or any("origin" in self.tagged.classes[at] and self.words[at] != "from" for at in near)

    def _passed_over(self, head: str | None, left: int, index: int) -> bool:
        """Say whether a telling word does not govern the place: "took place in", "was reported in"."""
        word = self.words[index]
        if head == "verb":
            return self.words[left] in ("place", "occurred", "happened", "took", "taken", "takes")
        if head == "speech":
            charged = self.words[left] == "accused" and self.words[left + 1] == "of"  # "men accused of theft"
            named = "what" in self.words[max(0, left - 4) : left]  # "struck what the army called a store in X"
            aside = named or self._between_commas(left) or self.words[left + 1 : left + 2] == ["by"]
            return self._passive(left) or charged or word in ("on", "of", "over") or aside
        if self.words[left - 1 : left + 1] == ["-", "based"]:
            return True  # "an intelligence-based operation in Bannu"
        if head == "politics" and self.words[left] == "court":
            return not _BESIDE.isdisjoint(self.words[max(0, left - 4) : left])
        # "exploded outside government offices in Oslo"
        return head == "politics" and "target" in self.tagged.classes[left] and self._placed(left)

    def _between_commas(self, index: int) -> bool:
        """Say whether a verb of speaking stands between commas: "was shot down, Kyiv says, near Troy"."""
        return self.words[index + 1 : index + 2] == [","] and "," in self.words[max(0, index - 4) : index]

    def _placed(self, index: int) -> bool:
        """Say whether a preposition of place stands before the words at `index`: "outside government offices"."""
        return not _PLACED.isdisjoint(self.words[max(0, index - 5) : index])

    def _bare(self, index: int) -> bool:
        """Say whether only places stand between a semicolon and the next, or the end: "… near Troy, Epirus; Argos, Thebes"."""  # noqa: E501
        stops = (at for at in range(index + 1, len(self.words)) if self.words[at] in (";", "."))
        told = range(index + 1, next(stops, len(self.words)))
        return not any(self.tagged.classes[at] & {"verb", "noun", "casualty", "speech"} for at in told)

    def _new_clause(self, index: int) -> bool:
        """Say whether a word opens another clause: "while troops fired", but not "while waiting" or "as he left"."""
        if "split_strong" not in self.tagged.classes[index]:
            return False
        following = self.words[index + 1] if index + 1 < len(self.words) else ""
        if following.endswith("ing") or following in _SAME_PEOPLE:
            return False
        return not (following in _SAME_VICTIMS and self.words[index] in _MEANWHILE and self._victims_before(index))

    def _victims_before(self, index: int) -> bool:
        """Say whether the last verb before a token tells what its subject suffered: "was hit", "died", "came under fire"."""  # noqa: E501
        before = [tag for tag in self.tagged.triggers if tag.end <= index and tag.term.klass == "verb"]
        if not before:
            return False
        last = before[-1]
        passive = not AUXILIARY.isdisjoint(self.words[max(0, last.start - 2) : last.start])
        return last.term.frame == "under" or last.term.lemma == "die" or passive

    def _only_sensed(self, index: int) -> bool:
        """Say whether what was felt or heard happened elsewhere: any tremor, and a blast told of before."""
        if self.words[index] in FELT:
            return True
        return any(
            tag.end <= index
            and tag.term.klass == "noun"
            and "singular" in tag.term.forms
            and self.words[max(0, tag.start - 1) : tag.start] == ["the"]
            for tag in self.tagged.triggers
        )

    def _brought(self, index: int) -> bool:
        """Say whether the preposition at `index` follows a hospital to which people were brought, or from which one spoke."""  # noqa: E501
        hospital = next((at for at in range(index - 1, max(-1, index - 5), -1) if self.words[at] in _HOSPITALS), None)
        if hospital is None:
            return False
        lying = self.words[hospital - 1] == "in" and bool(hospital)  # "were in hospitals in Troy and Argos"
        if not (lying or "from" in self.words[hospital - 3 : hospital] or self._carried(index)):
            return False
        return not any(hospital < tag.start < index for tag in self.tagged.triggers)  # "to hospital after a fire in X"

    def _carried(self, index: int) -> bool:
        """Say whether a hospital or the like is where people were brought, not what was hit."""
        near = range(max(0, index - 10), index)
        return any(self.words[at] in _CARRIED and not self.tagged.has(at, "verb") for at in near)

    def _harmed_since(self, index: int) -> bool:
        """Say whether a trigger after the carrying says where people were harmed: "taken to hospital after being stabbed at a plant"."""  # noqa: E501
        if self.words[index] in _HOSPITALS:
            return False
        carried = next((at for at in range(index, -1, -1) if self.words[at] in _CARRIED), 0)
        return any(carried < tag.start < index and tag.term.frame != "noun" for tag in self.tagged.triggers)

    def _passive(self, index: int) -> bool:
        """Say whether a speech verb is passive or takes the event as object: "explosions were reported in X"."""
        return (index > 0 and self.words[index - 1] in AUXILIARY) or self.words[index] in (
            "reported",
            "confirmed",
            "reports",
            "according to",
            "to",
        )

    def _suffers(self, ref: PlaceRef) -> bool:
        """Say whether something beside the place was hit, whoever says so: "said a base near Troy was hit"."""
        after = self.words[ref.last : ref.last + 1]
        if not after or after[0] not in AUXILIARY:
            return False
        reach = range(ref.last + 1, ref.last + 4)
        return any(tag.start in reach and tag.term.klass == "verb" for tag in self.tagged.triggers)

    def _under(self, head: str, site: RolePart, word: str) -> RolePart:
        """Return the part of a place governed by a word of class `head`."""
        if head in ("politics", "speech"):
            return RolePart("venue", f"where people met or spoke: “{word}”", spare=word in _CROWDS)
        if head == "official":
            return RolePart("speaker", "names an official")
        if head == "travel":
            return RolePart("destination", f"reached, not hit: “{word}”")
        return site

    def _fronted(self, ref: PlaceRef, site: RolePart, loose: int) -> RolePart:
        """Decide for "In X, …" by the first telling word after it; `loose` words before it make it part of a subject."""  # noqa: E501
        if loose > 1 and not self._passive_after(ref.last) and not self._after_adverb(ref):
            return RolePart("mentioned", "nothing is said to have happened there", spare=True)
        if self._government_speaks(ref):
            return RolePart("venue", "the capital where its government speaks")
        reach = range(ref.last, min(len(self.words), ref.last + 30))
        judged = next((right for right in reach if self._spoken_of(right)), None)
        if judged is not None and not any(self.tagged.has(right, "verb") for right in range(ref.last, judged)):
            return RolePart("venue", f"where people met or spoke: “{self.words[judged]}”")
        for right in reach:
            classes = self.tagged.classes[right]
            if classes & {"verb", "noun", "casualty", "emergency", "target"}:
                return site
            if "politics" in classes and not self._learnt(right):
                return RolePart("venue", f"where people met or spoke: “{self.words[right]}”")
        return RolePart("mentioned", "nothing is said to have happened there", spare=True)

    def _government_speaks(self, ref: PlaceRef) -> bool:
        """Say whether a capital is named only as where its army or government speaks: "In Moscow, the defence ministry said …"."""  # noqa: E501
        if ref.place is None or ref.place.feature_code != "PPLC" or self.words[ref.last : ref.last + 1] != [","]:
            return False
        said = next((at for at in range(ref.last + 1, len(self.words)) if self.tagged.has(at, "speech")), ref.last)
        spokesman = self.words[ref.last + 1 : min(said, ref.last + _SUBJECT_REACH)]
        local = not _LOCAL.isdisjoint(spokesman) or any(
            self.tagged.classes[at] & {"verb", "casualty"} for at in range(ref.last, said)
        )
        return not local and not _NATIONAL.isdisjoint(spokesman)

    def _learnt(self, index: int) -> bool:
        """Say whether a newsman only hears what happened: "In Troy, our correspondent gathered that rebels burnt"."""
        if self.words[index] in _LEARNT:
            return self.words[index + 1 : index + 2] == ["that"]
        return self.words[index] in _NEWSMEN and not _LEARNT.isdisjoint(self.words[index + 1 : index + 4])

    def _after_adverb(self, ref: PlaceRef) -> bool:
        """Say whether words that only set the scene open the sentence: "Away from the front, in Troy one was found"."""
        before = self.words[max(0, ref.first - 2) : ref.first]
        return self.words[0] in _ADVERBIAL and before[:1] == [","]

    def _spoken_of(self, index: int) -> bool:
        """Say whether a word is said of an event rather than telling it: "called the blast distressing"."""
        if self.words[index] not in _JUDGING:
            return False
        return any(
            "noun" in classes and self.words[at - 1] in ("the", "this", "that")
            for at, classes in enumerate(self.tagged.classes[index + 2 : index + 5], index + 2)
        )
