"""Tells from the words around a trigger who did a deed, and to whom: to people, a vessel, a place, at the front."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geomap.extract.events import NATURAL

if TYPE_CHECKING:
    from geomap.extract.tagging import Tag
    from geomap.extract.tellings import Telling

BEATEN_BACK = frozenset(
    {"repel", "repulse", "beat off", "beat back", "fend off", "push back", "drive back", "hold back"}
)
_ARMIES = frozenset(
    "army military force forces jets planes aircraft warplanes brigade division battalion regiment corps".split()
)
_ARMY = frozenset("troops soldiers army forces marines commandos policemen".split())  # who ambush only those who fight
# Who bombs from the air, and no militia that plants what it bombs with.
_STATES = frozenset(
    "israel russia syria turkey türkiye iran iraq egypt jordan sudan ethiopia eritrea libya morocco myanmar pakistan india "  # noqa: E501
    "ukraine us u.s. america britain france nato moscow ankara tehran jerusalem damascus khartoum washington coalition "
    "junta regime".split()
)
_HAVING = frozenset({"had", "has", "have", "also", "again"})
_ITSELF = frozenset({"it", "they", "we"})
_SPOKEN_REACH = 8  # tokens between "said" and "it had bombed"
_AIRCRAFT = frozenset("aircraft planes aeroplanes airplanes aviation jets warplanes bombers helicopters".split())
_WARSHIPS = frozenset("warship warships gunboat gunboats frigate frigates destroyer destroyers".split())
_HITTING = frozenset({"hit", "strike", "destroy", "level", "flatten"})
_HIT_REACH = 2  # tokens between a raid and what it did: "raids have also hit"
_FORCES = frozenset("forces troops soldiers police policemen commandos army marines paramilitaries".split())
_ARMED_MEN = frozenset("gunmen gunman militants rebels insurgents fighters terrorists hideout hideouts bandits".split())
_POLICE = frozenset("police officers officer policeman policemen policewoman deputies guard guards".split())
_SHOT = frozenset({"shoot", "shoot dead", "shoot to death", "gun down", "open fire"})
_CAUSE_REACH = 5  # tokens
_BROUGHT_ABOUT = frozenset(
    {("triggered", "by"), ("caused", "by"), ("sparked", "by"), ("unleashed", "by"), ("off", "by"), ("on", "by")}
    | {("due", "to"), ("because", "of"), ("blamed", "on"), ("following", "heavy"), ("after", "heavy")}
)
_NAVIES = frozenset(
    "navy naval gunboat gunboats warship warships frigate submarine patrol troops forces jets helicopters".split()
)
_SEIZED = frozenset(
    "people boys girls pupils hostages villagers passengers priests nuns sailors workers children".split()
)
_COUNTED = frozenset("a an the two three four five six seven eight nine ten several some one dozens more".split())


def by_police(telling: Telling, tag: Tag) -> bool:
    """Say whether police or guards fired, which they do at whoever attacked before: "before police shot him", "was shot by officers"."""  # noqa: E501
    words = telling.tagged.words
    doers = words[max(0, tag.start - 2) : tag.start]
    if words[tag.end : tag.end + 1] == ["by"]:
        doers = words[tag.end + 1 : tag.end + 4]
    return tag.term.lemma in _SHOT and not _POLICE.isdisjoint(doers)


def by_a_navy(telling: Telling, tag: Tag) -> bool:
    """Say whether armed forces sank a vessel, which then did not sink by itself: "the navy sank two boats"."""
    words = telling.tagged.words
    after = words[tag.end : tag.end + 1]
    return bool(after) and after[0] in _COUNTED and not _NAVIES.isdisjoint(words[max(0, tag.start - 8) : tag.start])


def only_a_cause(telling: Telling, tag: Tag) -> bool:
    """Say whether a hazard only brought about the one told of: the rain of "a landslide triggered by heavy rain", "a landslide after heavy rain"."""  # noqa: E501
    before = telling.tagged.words[max(telling.first, tag.start - _CAUSE_REACH) : tag.start]
    rained = tag.term.event_type == "storm" and tag.term.klass == "noun" and "after" in before
    brought = rained or any(pair in _BROUGHT_ABOUT for pair in pairwise(before))
    return brought and any(one.term.event_type in NATURAL and one.end <= tag.start for one in telling.triggers)


def of_people(telling: Telling, tag: Tag) -> bool:
    """Say whether people rather than a place were seized: "seized 40 students", "more than 300 boys were seized"."""
    words, classes = telling.tagged.words, telling.tagged.classes
    passive = not {"was", "were", "been"}.isdisjoint(words[max(0, tag.start - 2) : tag.start])
    reach = range(max(0, tag.start - 5), tag.start) if passive else range(tag.end, min(len(words), tag.end + 4))
    return any("person" in classes[index] or words[index] in _SEIZED for index in reach) and not any(
        classes[index] & {"container", "place_def", "area"} for index in reach
    )


def by_an_army(telling: Telling, tag: Tag) -> bool:
    """Say whether an army or a state does what a verb tells: "when the army bombed the house", "Rome said it had bombed the port"."""  # noqa: E501
    words = telling.tagged.words
    if not _ARMIES.isdisjoint(words[max(telling.first, tag.start - 4) : tag.start]):
        return True
    start = tag.start - 1
    while start > telling.first and words[start] in _HAVING:
        start -= 1
    if words[start] in _ITSELF:  # who speaks tells who "it" is
        spoken = telling.tagged.find("speech", max(telling.first, start - _SPOKEN_REACH), start)
        start = spoken[-1].start - 1 if spoken else start
    return words[start] in _STATES or words[start] in _ARMIES


def does_hit(telling: Telling, tag: Tag) -> bool:
    """Say whether a raid is said to hit or destroy something, as those from the air do: "a raid that hit a house"."""
    return tag.term.klass == "noun" and any(
        0 <= one.start - tag.end <= _HIT_REACH and one.term.lemma in _HITTING for one in telling.triggers
    )


def bombed_from_afar(telling: Telling, tag: Tag) -> bool:
    """Say whether bombs fell, and were not laid: an army's, or a whole town's: "Russian bombing", "the village of Troy was bombed"."""  # noqa: E501
    before = telling.tagged.words[max(0, tag.start - 2) : tag.start]
    if by_an_army(telling, tag) or (tag.term.phrase == "bombing" and not _POWERS.isdisjoint(before)):
        return True
    towns = any(ref.place is None or ref.place.feature_class == "P" for ref, _ in telling.sites)
    return tag.term.klass == "verb" and towns and on_a_place(telling, tag)


BOMBING = frozenset({"bomb", "bombing"})
_POWERS = frozenset(
    "russian israeli syrian saudi turkish american us u.s. british french coalition regime government allied nato "
    "ukrainian ethiopian junta enemy sudanese myanmar pakistani iranian german soviet aerial nightly".split()
)


def by_aircraft(telling: Telling, tag: Tag) -> bool:
    """Say whether aircraft do what a noun tells: "coalition aircraft carried out three raids"."""
    return not _AIRCRAFT.isdisjoint(telling.tagged.words[max(telling.first, tag.start - 8) : tag.start])


def flown_at(telling: Telling, tag: Tag) -> bool:
    """Say whether aircraft attacked, or struck a whole place, which is no crash: "jets struck Troy", "helicopters attacked a depot"."""  # noqa: E501
    if tag.term.klass != "verb" or tag.term.frame != "hit":
        return False
    flown = not _AIRCRAFT.isdisjoint(telling.tagged.words[max(telling.first, tag.start - 4) : tag.start])
    return flown and (tag.term.lemma == "attack" or on_a_place(telling, tag))


def by_warships(telling: Telling, tag: Tag) -> bool:
    """Say whether ships of war fired: "gunboats fired on fishermen"."""
    return not _WARSHIPS.isdisjoint(telling.tagged.words[max(telling.first, tag.start - 4) : tag.start])


def by_troops(telling: Telling, tag: Tag) -> bool:
    """Say whether a state's forces went in on foot where armed men were: "commandos stormed a house where gunmen had holed up"."""  # noqa: E501
    forces = telling.tagged.words[max(telling.first, tag.start - 6) : tag.start]
    armed = telling.tagged.words[tag.end : telling.last]
    return not _FORCES.isdisjoint(forces) and not _ARMED_MEN.isdisjoint(armed)


def from_an_ambush(telling: Telling, tag: Tag) -> bool:
    """Say whether an army laid an ambush, which soldiers do only to those who fight."""
    before = telling.tagged.words[max(0, tag.start - 3) : tag.start]
    clause = before[len(before) - before[::-1].index(",") :] if "," in before else before
    return tag.term.lemma == "ambush" and not _ARMY.isdisjoint(clause)


def on_a_place(telling: Telling, tag: Tag) -> bool:
    """Say whether a whole place was fired on: armies do that with guns, not rifles."""
    return any(part.reason.endswith(f"of “{tag.term.phrase}”") for _, part in telling.sites)


def at_the_front(telling: Telling) -> bool:
    """Say whether a part of the front is named, or attacks were beaten back or counted: "in the Troy sector", "repelled nine attacks", "attacked 12 times near Troy"."""  # noqa: E501
    beaten = any(tag.term.lemma in BEATEN_BACK for tag in telling.triggers)
    if (beaten or "times" in telling.sentence.words) and ("troops" in telling.cues or _attacked_near(telling)):
        return True
    return any(telling.tagged.capital(tag.start - 1) for tag in telling.terms("sector"))


def _attacked_near(telling: Telling) -> bool:
    """Say whether attacks are told of near places, as bulletins from the front tell them."""
    near = any(part.part == "near" for _, part in telling.sites)
    return near and any(tag.term.lemma in ("attack", "assault") for tag in telling.triggers)
