"""Tells what an event hit from what its report only mentions: the hospital of the wounded, the police who spoke."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from geomap.extract.asides import DOERS, in_a_weapon, names_a_street, only_there
from geomap.extract.deeds import at_the_front
from geomap.extract.struck import AUXILIARY, CLAUSES, HARM_REACH, done_to, tank_struck
from geomap.model import TARGETS, by_table

if TYPE_CHECKING:
    from geomap.extract.tagging import Tag
    from geomap.extract.tellings import Telling

_ON = frozenset("on of at against into with between targeting".split())
_SUSPECTED = frozenset({"suspected", "alleged", "presumed"})
_FOUGHT = frozenset("attack shooting shelling air_strike drone_attack missile_strike bombing fire explosion".split())
_DWELT_IN = frozenset(
    "village villages hamlet hamlets town neighbourhood neighborhood neighbourhoods neighborhoods settlement "
    "settlements community communities homestead homesteads suburb suburbs kibbutz moshav".split()
)
_POSTS = frozenset({"checkpoint", "checkpoints", "security checkpoint", "roadblock", "guard post", "check post"})
_QUARTERS = frozenset("neighbourhood neighborhood neighbourhoods neighborhoods suburb suburbs".split())
_SHELLED = frozenset("shelling air_strike drone_attack missile_strike".split())
_VILLAGE_REACH = 9  # tokens between "attacked" and the village


def targets_of(tellings: Sequence[Telling], kind: str) -> tuple[str, ...]:
    """Return what an event of a type hit, in table order."""
    hits = [tag for telling in tellings for tag in _hit(telling)]
    found = {target for tag in hits for target in tag.term.value}
    if any(tank_struck(telling, tag) for telling in tellings for tag in telling.terms("weapon")):
        found.add("military")
    if "military" in found and all(tag.term.phrase in _POSTS for tag in hits if "police" in tag.term.value):
        found.discard("police")  # who manned the checkpoint is told
    if not found:
        found = _understood(tellings, kind)
    return by_table(found - {"other"} or found, TARGETS)


def _understood(tellings: Sequence[Telling], kind: str) -> set[str]:
    """Return what was hit where nothing is named: armies fight armies, and in a village that is raided people live."""
    if kind == "armed_clash" and any(at_the_front(telling) or _fought_over(telling) for telling in tellings):
        return {"military"}
    dwelt = any(map(_on_dwellings, tellings)) or (kind in _SHELLED and any(map(_in_a_quarter, tellings)))
    return {"residential"} if kind in _FOUGHT and dwelt else set()


def _fought_over(telling: Telling) -> bool:
    """Say whether troops are told of, or fighters counted dead."""
    return "troops" in telling.cues or any(one.who in ("fighters", "soldiers") for one in telling.casualties)


def _in_a_quarter(telling: Telling) -> bool:
    """Say whether people came to harm in a part of a town where they live: "killed two in the Troy neighbourhood"."""
    return bool(telling.casualties) and not _QUARTERS.isdisjoint(telling.tagged.words[telling.first : telling.last])


def _on_dwellings(telling: Telling) -> bool:
    """Say whether a village or a part of a town is what was attacked: "raided the village of Troy"."""
    words = telling.tagged.words
    for one in telling.triggers:
        if one.term.frame == "hit" or (one.term.klass == "noun" and words[one.end : one.end + 1] in (["on"], ["of"])):
            for index in range(one.end, min(one.end + _VILLAGE_REACH, len(words))):
                if words[index] in CLAUSES or words[index] == ",":
                    break
                if words[index] in _DWELT_IN:
                    return True
    return False


def _hit(telling: Telling) -> Iterable[Tag]:
    """Yield the targets named in one telling, but for those that only treat the hurt, act, speak or are near."""
    for tag in (*telling.terms("target"), *telling.terms("thing")):
        if not (in_a_weapon(telling, tag) or _speaks(telling, tag) or only_there(telling, tag)):
            yield tag
    for tag in telling.terms("victim"):
        if _befallen(telling, tag) and not _speaks(telling, tag) and not names_a_street(telling, tag):
            yield tag


def _speaks(telling: Telling, tag: Tag) -> bool:
    """Say whether it only tells of the event: "police said", "a military spokesman"."""
    words, classes = telling.tagged.words, telling.tagged.classes
    following = range(tag.end, min(tag.end + 3, len(words)))
    if any("speech" in classes[index] for index in following):
        return AUXILIARY.isdisjoint(words[index] for index in following)
    harmed = any("casualty" in one for one in classes[max(0, tag.start - 1) : tag.end])
    titled = not DOERS.isdisjoint(tag.term.value) and any("official" in one for one in classes[tag.end : tag.end + 1])
    return titled and not harmed


def _befallen(telling: Telling, tag: Tag) -> bool:
    """Say whether people of a kind were hurt or attacked: "two policemen died", "an attack on soldiers"."""
    words, classes = telling.tagged.words, telling.tagged.classes
    before = words[max(0, tag.start - 3) : tag.start]
    if done_to(telling, tag) is False or not _SUSPECTED.isdisjoint(before) or "by" in before[-2:]:
        return False
    if any("casualty" in one for one in classes[max(0, tag.start - 1) : tag.end]):
        return True
    for one in telling.triggers:
        between = words[one.end : tag.start]
        if 0 <= tag.start - one.end <= HARM_REACH and (
            one.term.frame in ("hit", "harm", "under") or not _ON.isdisjoint(between)
        ):
            return not any(word.endswith("ing") for word in between[1:])  # "wounding five and prompting officials"
    return bool(done_to(telling, tag))
