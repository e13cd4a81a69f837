"""Says who is held to have done it, and whether that is claimed, denied or disputed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from geomap.extract.deeds import BEATEN_BACK
from geomap.extract.events import is_power
from geomap.extract.struck import AUXILIARY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geomap.extract.events import Event
    from geomap.extract.refs import PlaceRef
    from geomap.extract.tagging import Tag
    from geomap.extract.tellings import ReadSentence, Telling

_DOER_NOUNS = frozenset(
    "forces troops army military drone drones uav uavs missile missiles strike strikes attack attacks shelling airstrike airstrikes warplanes fighters artillery militants rebels separatists assault bombardment soldiers air jets rockets navy".split()  # noqa: E501
)


_INITIALS = frozenset({"US", "U.S.", "UK", "U.K."})
_STRIKING = frozenset({"harm", "hit", "damage"})
_OBJECT_REACH = 3  # tokens between a verb and whom it befell: "killed at least 12 militants"
_WHERE = frozenset("site near relative container dateline anchor road destination origin".split())
_ITS_OWN = frozenset({"it", "its", "they", "their"})
_SPEECH_REACH = 5  # tokens between a side and "said"
_DEED_REACH = 6  # tokens between "it" and what it did
_ENDING = frozenset("as when while after before and but by where who which in on near".split())
_JUDGED = frozenset("condemned denounced criticised criticized welcomed mediated brokered backed funded".split())


def attributed_to(event: Event, refs_of: Mapping[int, ReadSentence]) -> str | None:
    """Return the side said to have done it: a country, or a group as the tables name it; None when nobody says."""
    votes: Counter[str] = Counter()
    for told in event.told:
        read = refs_of.get(told.telling.sentence.start)
        for name, weight in _sides(told.telling, read):
            votes[name] += weight
    return votes.most_common(1)[0][0] if votes else None


def _sides(telling: Telling, read: ReadSentence | None) -> list[tuple[str, int]]:
    """Return the sides a telling holds responsible, with weights."""
    words = telling.tagged.words
    if any(tag.term.lemma in BEATEN_BACK for tag in telling.triggers):
        return []  # who beats an attack back did not make it
    parts = zip(read.refs, read.parts, strict=True) if read else ()
    struck = {ref.first for ref, part in parts if part.part in _WHERE}  # "hit Kyiv" blames nobody
    stopped = any(tag.term.frame == "down" for tag in telling.triggers) and not _SENT.isdisjoint(words)
    found = [
        (tag.term.value[0], 2)
        for tag in telling.terms("actor")
        if tag.term.value
        and not stopped
        and tag.term.value[0] != "police"
        and tag.start not in struck
        and (_does(telling, tag.start, tag.end) or _owns_up(telling, tag.end))
    ]
    for ref, part in zip(read.refs, read.parts, strict=True) if read else ():
        if not telling.first <= ref.first < telling.last or ref.place is None or not ref.place.country:
            continue
        if stopped and not _sends(words, ref.last):
            continue  # who shoots drones down did not send them
        if (
            ref.kind == "adjective"
            and not _DOER_NOUNS.isdisjoint(words[ref.last : ref.last + 4])
            and (not _victim(words, ref.first) or _sends(words, ref.last))
        ):
            found.append((ref.place.country, 2))
        elif (
            (part.part == "actor" or (part.part != "speaker" and _abbreviated_doer(ref, words)))
            and is_power(ref.place)
            and not telling.tagged.has(ref.last, "official")  # "is investigated by Kabul police"
            and _JUDGED.isdisjoint(words[max(0, ref.first - 3) : ref.first])
        ):
            found.append((ref.place.country, 3))
        elif _owns_up(telling, ref.last):
            found.append((ref.place.country, 2))
    return found


def _owns_up(telling: Telling, end: int) -> bool:
    """Say whether a side tells of its own deed: "Israel said it had struck", "Kyiv said its drones hit"."""
    words, classes = telling.tagged.words, telling.tagged.classes
    said = next((k for k in range(end, min(end + _SPEECH_REACH, len(words))) if "speech" in classes[k]), None)
    if said is None:
        return False
    own = next((k for k in range(said + 1, min(said + 3, len(words))) if words[k] in _ITS_OWN), None)
    return own is not None and any(
        tag.term.klass == "verb"
        and tag.term.frame in ("hit", "harm", "damage", "launch", "take")
        and 0 < tag.start - own <= _DEED_REACH
        and AUXILIARY.isdisjoint(words[own : tag.start])
        for tag in telling.triggers
    )


def _abbreviated_doer(ref: PlaceRef, words: list[str]) -> bool:
    """Say whether a country's initials stand before what it strikes with: "US warplanes", "U.S. drone strikes"."""
    return (
        ref.text in _INITIALS
        and not _DOER_NOUNS.isdisjoint(words[ref.last : ref.last + 3])
        and not _victim(words, ref.first)
    )


def _does(telling: Telling, start: int, end: int) -> bool:
    """Say whether a group stands as the doer: before a trigger, or after "by"."""
    words = telling.tagged.words
    if "by" in words[max(0, start - 3) : start]:
        return True
    verbs = [tag for tag in telling.triggers if 0 <= tag.start - end <= 4]
    return (
        bool(verbs)
        and not any(_suffered(words, end, tag) for tag in verbs)
        and not any(
            tag.term.frame in _STRIKING
            and 0 <= start - tag.end <= _OBJECT_REACH
            and not _stands_apart(words, tag.end, start)
            for tag in telling.triggers
        )
    )


def _suffered(words: list[str], end: int, tag: Tag) -> bool:
    """Say whether those named before a verb are the ones hurt: "12 militants were killed"."""
    return tag.term.frame == "harm" and not AUXILIARY.isdisjoint(words[end : tag.start])


def _stands_apart(words: list[str], start: int, end: int) -> bool:
    """Say whether the words between a verb and a group end what the verb does: "was killed as militants"."""
    return any(not word.isalnum() or word in _ENDING for word in words[start:end])


def _sends(words: list[str], end: int) -> bool:
    """Say whether what was hit or stopped is what a side had sent: "downed 61 Ukrainian fixed-wing UAVs"."""
    return not _SENT.isdisjoint(words[end : end + 3])


_SENT = frozenset("drone drones uav uavs missile missiles rocket rockets shahed shaheds".split())


def _victim(words: list[str], index: int) -> bool:
    """Say whether an adjective describes what was hit ("killed Ukrainian soldiers", "on Russian troops")."""
    return any(
        word in ("on", "against", "of", "killed", "targeting", "targeted", "hit", "wounded", "down", "downed", "the")
        and word != "the"
        for word in words[max(0, index - 2) : index]
    )


def status_of(event: Event) -> tuple[str, str | None]:
    """Return the status of an account and the rival account's sentence, if there is one."""
    rivals = [told.telling for told in event.told[1:] if is_rival(told.telling)]
    rivals = [told.telling for told in event.told[1:]] + event.claims
    counter = next((claim for claim in rivals if is_rival(claim)), None)
    counter = next((claim for claim in event.claims if "denial" in claim.cues), counter)
    if counter is not None:
        return "disputed", counter.sentence.text
    first = next((told.telling for told in event.told if told.telling.sentence.kind == "body"), None)
    if any("claim_resp" in told.telling.cues for told in event.told):
        return "confirmed", None
    if first is not None and "claim" in first.cues and len(event.told) == 1:
        return "claimed", None
    return "reported", None


def is_rival(telling: Telling) -> bool:
    """Say whether a sentence tells otherwise what happened: "according to X it was Y that …", "X said it was Y"."""
    tagged = telling.tagged
    for index, word in enumerate(tagged.words[:-1]):
        if word == "it" and tagged.words[index + 1] in ("was", "were"):
            before = tagged.classes[max(0, index - 8) : index]
            cleft = tagged.words[index + 2 : index + 12]
            if any("speech" in classes for classes in before) and (
                "that" in cleft or "which" in cleft or "who" in cleft
            ):
                return True
    return False


def refs_by_sentence(reads: list[ReadSentence]) -> dict[int, ReadSentence]:
    """Index read sentences by their offset."""
    return {read.tagged.sentence.start: read for read in reads}
