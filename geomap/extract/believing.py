"""Tells acts of violence, accidents and hazards from deaths of illness, dead animals, seized goods and other look-alikes."""  # noqa: E501

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.extract.tagging import Tag, Tagged

_SUBJECT_REACH = 6  # tokens between a verb and the head of its subject
_BY_REACH = 3  # tokens between "hit by" and what hit: "hit by heavy losses"
_OBJECT_REACH = 8  # tokens from a verb within which its object or subject stands
_DOWNED = frozenset(
    "missile missiles drone drones uav uavs rocket rockets plane planes aircraft helicopter helicopters jet jets balloon targets target defence defences defense defenses airliner shells projectiles".split()  # noqa: E501
)
_OF_REACH = 5  # tokens after "the slaughter of" within which animals are named
_UNDER_REACH = 6  # tokens between "came under" and the fire: "enemy artillery and mortar fire"
FORCES = frozenset(
    "soldiers servicemen troops fighters militants rebels guardsmen marines paratroopers serviceman soldier".split()
)
_PEOPLE = frozenset("people person persons man woman men women child children boy girl soldiers civilians".split())
_AGENTS = frozenset(
    "police officers detectives agents deputies customs inspectors councillors officials authorities investigators sheriff".split()  # noqa: E501
)
_WORDS_BROKEN = frozenset({",", ";", "and", "but", "while", "after", "before", "when", "as"})
_PRECAUTIONS = frozenset(
    {"precaution", "precautionary", "precautions", "ahead", "preemptively", "approach", "approached"}
)
_FALLING = frozenset({"snow", "rain", "sleet", "temperatures", "prices", "leaves"})
_TAKES_PLACES = frozenset({"liberate", "enter", "troops take"})  # people are liberated too, and talks entered
_BURYING = frozenset(  # what people are buried under or by, where they are not laid to rest
    "under beneath underneath alive rubble debris mud snow avalanche avalanches landslide landslides mudslide "
    "mudslides slide boulders rocks lava ash "
    "collapsed collapse ruins".split()
)
_BY = frozenset({"through", "past", "across", "along", "out", "in", "up", "towards", "toward"})
_ARMED = frozenset({"forces", "army", "militia", "militias", "column", "columns", "brigade", "regiment", "legion"})
_OPERATIONS = frozenset({"operation", "exercise", "drill", "manoeuvres", "maneuvers", "codename", "codenamed"})
_STORMS = frozenset({"storm", "flood"})  # storms have names of their own


def looks_alike(tagged: Tagged, tag: Tag) -> bool:
    """Say whether a trigger tells of something other than violence, an accident or a hazard, by its object and its capitals."""  # noqa: E501
    term = tag.term
    if (
        _part_of_a_name(tagged, tag)
        or _names_operation(tagged, tag)
        or _abstract(tagged, tag)
        or _laid_to_rest(tagged, tag)
        or _pulled_down(tagged, tag)
        or _compared(tagged, tag)
    ):
        return True
    if term.frame in ("harm", "damage") or term.lemma == "burn" or (term.frame == "hit" and _passive(tagged, tag)):
        return (_of(tagged, tag, "animal") and not _people_near(tagged, tag)) or (
            term.lemma == "attack" and _criticised(tagged, tag)
        )
    if term.frame == "take":
        return _of(tagged, tag, "goods") or (term.lemma in _TAKES_PLACES and not _names_place(tagged, tag))
    if term.klass == "noun" and (term.phrase.endswith(" of") or tagged.words[tag.end : tag.end + 1] == ["of"]):
        return _of_no_place_or_people(tagged, tag)
    if term.frame == "down" and _downs_nothing(tagged, tag):
        return True
    judge = _JUDGES.get(term.lemma)
    return judge is not None and judge(tagged, tag)


def _of_no_place_or_people(tagged: Tagged, tag: Tag) -> bool:
    """Say whether "of" is followed by no place that was taken, or by animals: "the capture of the mood", "the slaughter of 600 monkeys"."""  # noqa: E501
    if tag.term.phrase.endswith(" of"):
        return not _names_place(tagged, tag)
    after = range(tag.end + 1, tag.end + 1 + _OF_REACH)
    return tag.term.event_type == "attack" and any(tagged.has(index, "animal") for index in after)


def _downs_nothing(tagged: Tagged, tag: Tag) -> bool:
    """Say whether nothing that flies is brought down: "shot down a plan", "intercepted a letter"."""
    if tagged.find("weapon") or (tag.term.lemma == "bring down" and _of(tagged, tag, "structure")):
        return False  # a quake or a storm brings down buildings
    doubtful = tag.term.lemma in ("intercept", "down", "bring down", "jam", "suppress", "neutralize")
    return _of(tagged, tag, "abstract") or (doubtful and _DOWNED.isdisjoint(tagged.words))


def _pulled_down(tagged: Tagged, tag: Tag) -> bool:
    """Say whether something was brought down on purpose: "was blown up to make way for a new one"."""
    return tag.term.event_type in ("explosion", "accident", "") and bool(tagged.find("demolition"))


def _part_of_a_name(tagged: Tagged, tag: Tag) -> bool:
    """Say whether a noun is part of a name in a sentence that writes nouns small: "the Troy Fire Station"."""
    if tag.term.klass != "noun" or tag.term.event_type in _STORMS or tagged.sentence.kind != "body":
        return False
    if not tagged.capital(tag.start) or tag.start == 0 or _title_case(tagged):
        return False
    after = tag.end
    return tagged.capital(after) and tagged.words[after] not in ("i", "a")


def _names_operation(tagged: Tagged, tag: Tag) -> bool:
    """Say whether a noun is of the name of a campaign or a drill: "Operation Desert Storm"."""
    called = next((at for at in range(max(0, tag.start - 2), tag.start) if tagged.words[at] in _OPERATIONS), None)
    return called is not None and all(tagged.capital(at) for at in range(called, tag.start + 1))


def _abstract(tagged: Tagged, tag: Tag) -> bool:
    """Say whether a verb is said of what strikes and crashes only in a figure: "shares crashed", "drought has hit"."""
    if tag.term.klass != "verb" or tag.term.frame in ("harm", "launch"):
        return False
    if tagged.words[tag.end : tag.end + 1] == ["by"] and _passive(tagged, tag):
        by = range(tag.end + 1, min(len(tagged.words), tag.end + 1 + _BY_REACH))
        return any(tagged.has(index, "abstract") or tagged.words[index] in _TROUBLES for index in by)
    for index in range(tag.start - 1, max(-1, tag.start - 1 - _SUBJECT_REACH), -1):
        if "abstract" in tagged.classes[index]:
            return True
        if tagged.words[index] in _WORDS_BROKEN or tagged.classes[index] & {"verb", "noun", "weapon", "speech"}:
            return False
    return False


def _title_case(tagged: Tagged) -> bool:
    """Say whether most words of a sentence have capitals: a headline within the text."""
    words = [index for index, word in enumerate(tagged.words) if word.isalpha() and len(word) > 3]
    return sum(tagged.capital(index) for index in words) * 5 > len(words) * 3


def _passive(tagged: Tagged, tag: Tag) -> bool:
    """Say whether a verb's subject suffers it."""
    return any(word in ("was", "were", "been", "being") for word in tagged.words[max(0, tag.start - 3) : tag.start])


def _span(tagged: Tagged, tag: Tag) -> range:
    """Return the tokens in which what a verb is done to stands: before a passive one, else after it."""
    if _passive(tagged, tag) or tag.term.lemma in ("die", "perish"):
        return range(max(0, tag.start - _OBJECT_REACH), tag.start)
    return range(tag.end, min(len(tagged.words), tag.end + _OBJECT_REACH))


def _of(tagged: Tagged, tag: Tag, klass: str) -> bool:
    """Say whether a verb's object (its subject, in the passive) is of a class; a participle may follow its noun."""
    span = _span(tagged, tag)
    if any(tagged.has(index, klass) for index in span):
        return True
    return "participle" in tag.term.forms and any(
        tagged.has(index, klass) for index in range(max(0, tag.start - 3), tag.start)
    )


def _people_near(tagged: Tagged, tag: Tag) -> bool:
    """Say whether people are what a verb is done to."""
    return any(
        tagged.words[index] in _PEOPLE or "person" in tagged.classes[index] or "casualty" in tagged.classes[index]
        for index in _span(tagged, tag)
    )


def _searched(tagged: Tagged, tag: Tag) -> bool:
    """Say whether a raid is a search by the police or the like."""
    near = range(max(0, tag.start - _OBJECT_REACH), min(len(tagged.words), tag.end + _OBJECT_REACH))
    if any("casualty" in tagged.classes[index] for index in near):
        return False
    return any(tagged.words[index] in _AGENTS or "goods" in tagged.classes[index] for index in near)


def _aimed(tagged: Tagged, tag: Tag) -> bool:
    """Say whether something was aimed at with arms: a weapon or armed side is named, or a thing or place to be hit."""
    if tagged.find("weapon") or any(term.term.value[:1] != ("police",) for term in tagged.find("actor")):
        return True
    for index in range(tag.end, min(len(tagged.words), tag.end + 6)):
        if tagged.words[index] in _WORDS_BROKEN:
            return False
        if tagged.classes[index] & {"target", "container", "place_def"} or tagged.capital(index):
            return True
    return _passive(tagged, tag)


def _names_place(tagged: Tagged, tag: Tag) -> bool:
    """Say whether a name or "the town" follows, or came before a passive: "entered Troy", "the capture of the port"."""
    for index in range(tag.end, min(len(tagged.words), tag.end + 6)):
        if tagged.capital(index) or tagged.classes[index] & {"container", "place_def"}:
            return True
        if tagged.words[index].isalpha() and not tagged.classes[index] & {"det", "compass", "container_of", "area"}:
            break
    return _passive(tagged, tag) and any(tagged.capital(index) for index in _span(tagged, tag))


def _has_object(tagged: Tagged, tag: Tag) -> bool:
    """Say whether a thing is demonstrated, not a street filled: "demonstrating a belief", "demonstrated that"."""
    return tagged.words[tag.end : tag.end + 1] != [] and tagged.words[tag.end] in (
        "a", "an", "the", "that", "how", "its", "their", "his", "her", "what", "why", "this", "to",
    )  # fmt: skip


def counts_animals(tagged: Tagged, start: int, end: int) -> bool:
    """Say whether the dead or hurt counted between two tokens are animals: "2,600 birds died", "14 dead swans"."""
    return any(
        tagged.has(index, "animal") for index in range(max(0, start - 1), min(len(tagged.words), end + 2))
    ) and _PEOPLE.isdisjoint(tagged.words[start:end])


def _under_nothing(tagged: Tagged, tag: Tag) -> bool:
    """Say whether nothing violent follows "came under": "came under pressure"."""
    return not any("noun" in classes for classes in tagged.classes[tag.end : tag.end + _UNDER_REACH])


def _on_an_errand(tagged: Tagged, tag: Tag) -> bool:
    """Say whether orders or the like are executed, and nobody: "units execute tasks near the border"."""
    return not _ERRANDS.isdisjoint(tagged.words[tag.end : tag.end + _ERRAND_REACH])


_MEASURED = frozenset("strength force power intensity equivalent noise sound size".split())


def _compared(tagged: Tagged, tag: Tag) -> bool:
    """Say whether an event is only what another is as strong as: "with the strength of a small earthquake"."""
    if tag.term.klass != "noun":
        return False
    before = tagged.words[max(0, tag.start - 4) : tag.start]
    at = next((index for index, word in enumerate(before) if word in ("a", "an")), 0)
    return at > 1 and before[at - 1] == "of" and before[at - 2] in _MEASURED


def _laid_to_rest(tagged: Tagged, tag: Tag) -> bool:
    """Say whether people are only told of as buried, not as buried under something."""
    return tag.term.lemma == "bury" and _BURYING.isdisjoint(tagged.words)


def _past(tagged: Tagged, tag: Tag) -> bool:
    """Say whether something only rolled by: "tanks rolled through the town"."""
    return tagged.words[tag.end : tag.end + 1] != [] and tagged.words[tag.end] in _BY


def _leaves(tagged: Tagged, tag: Tag) -> bool:
    """Say whether one who storms only walks or runs: "stormed out of parliament", "stormed to victory"."""
    return tagged.words[tag.end : tag.end + 1] != [] and tagged.words[tag.end] in _LEAVING


def _criticised(tagged: Tagged, tag: Tag) -> bool:
    """Say whether an attack is one of words: "was attacked over her plan to close schools"."""
    if tagged.find("weapon") or any("casualty" in classes for classes in tagged.classes):
        return False
    after = tagged.words[tag.end : tag.end + _OBJECT_REACH]
    over = next((at for at, word in enumerate(after) if word in ("over", "for")), None)
    return over is not None and not _VIEWS.isdisjoint(after[over + 1 : over + 5])


def _faints(tagged: Tagged, tag: Tag) -> bool:
    """Say whether it is a person who collapses, not a building."""
    before = tagged.words[max(0, tag.start - _SUBJECT_REACH) : tag.start]
    return not tagged.find("structure") and not (_PEOPLE | {"he", "she"}).isdisjoint(before)


def _quarrelled(tagged: Tagged, tag: Tag) -> bool:
    """Say whether those who clash are people who talk, and over something: "ministers clashed over the budget"."""
    words = tagged.words
    if (
        tagged.find("weapon")
        or tagged.find("crowd")
        or "police" in words
        or not {"over", "with"} & set(words[tag.end : tag.end + _CLASH_REACH])
    ):
        return False
    return not _TALKERS.isdisjoint(words) and not any("casualty" in classes for classes in tagged.classes)


def _no_water_before(tagged: Tagged, tag: Tag) -> bool:
    """Say whether it is no water that pours into a place: "oil spilled into the river", "rebels poured into a river port"."""  # noqa: E501
    return not any(tagged.has(index, "water") for index in range(max(0, tag.start - _OBJECT_REACH), tag.start))


def _crowd_before(tagged: Tagged, tag: Tag) -> bool:
    """Say whether it is people who flood a place: "thousands flooded the streets"."""
    before = range(max(0, tag.start - _SUBJECT_REACH), tag.start)
    return any(tagged.has(index, "crowd") or tagged.words[index] in _FLOCKING for index in before)


def _parades(tagged: Tagged, tag: Tag) -> bool:
    """Say whether people march for show, or as an army does: "his forces marched from X"."""
    if tagged.capital(tag.start) and any(
        word[:1].isdigit() for word in tagged.words[max(0, tag.start - 1) : tag.end + 1]
    ):
        return True  # "10 March"
    subject = tagged.words[max(0, tag.start - _SUBJECT_REACH) : tag.start]
    if tagged.words[tag.end : tag.end + 1] and tagged.words[tag.end][:1].isdigit():
        return True  # the month
    return not (_SHOWS.isdisjoint(tagged.words) and (FORCES | _ARMED).isdisjoint(subject))


_ERRAND_REACH = 4  # tokens from "executed" to what was: "a number of combat tasks"
_ERRANDS = frozenset(
    "task tasks order orders mission missions plan plans duty duties warrant warrants programme program projects "
    "strategy contract contracts deal deals trade trades will manoeuvre manoeuvres maneuver maneuvers pass play".split()
)
_CLASH_REACH = 8  # tokens between a clash and what it is over
_TALKERS = frozenset(
    "councillors councilors ministers minister lawmakers legislators mps senators candidates diplomats leaders lawyers judges opposition parties coalition panellists presenters delegates commissioners governors chancellor premier".split()  # noqa: E501
)
_FLOCKING = frozenset(
    "fans visitors tourists shoppers revellers pilgrims worshippers people calls messages complaints buyers".split()
)
_TROUBLES = frozenset("injuries injury illness illnesses shower showers criticism".split())
_SHOWS = frozenset("parade parades band bands carnival festival procession patrick’s patrick's".split())
_SELVES = (["himself"], ["herself"], ["themselves"], ["itself"])
_LEAVING = frozenset("out off back past home ahead to clear".split())
_VIEWS = frozenset(
    "plan plans remarks comments handling decision decisions record policy policies stance budget failure response views speech proposal proposals bill claims role words silence refusal".split()  # noqa: E501
)
# What else these words may tell of, by their lemma.
_JUDGES: Mapping[str, Callable[[Tagged, Tag], bool]] = MappingProxyType(
    {
        "attack": _criticised,
        "clash": _quarrelled,
        "collapse": _faints,
        "come under": _under_nothing,
        "be subjected to": _under_nothing,
        "execute": _on_an_errand,
        "march": _parades,
        "raid": _searched,
        "storm": _leaves,
        "flood": lambda tagged, tag: (
            tag.term.klass == "verb" and not _passive(tagged, tag) and _crowd_before(tagged, tag)
        ),
        "evacuate": lambda tagged, _: not _PRECAUTIONS.isdisjoint(tagged.words),
        "target": lambda tagged, tag: not _aimed(tagged, tag),
        "fall in": lambda tagged, tag: not _FALLING.isdisjoint(tagged.words[max(0, tag.start - 4) : tag.start]),
        "barricade": lambda tagged, tag: tagged.words[tag.end : tag.end + 1] in _SELVES,
        "demonstrate": _has_object,
        "roll": _past,
        **dict.fromkeys(("pour into", "gush into", "rush into", "surge into", "spill into"), _no_water_before),
    }
)
