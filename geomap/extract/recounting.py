"""Tells an event that took place from one only named: in a charge, a film, a memorial, a statistic, as a place's epithet."""  # noqa: E501

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extract.casualties.lexicon import AT

if TYPE_CHECKING:
    from geomap.extract.tagging import Tag, Tagged

_CRIMES = frozenset({"attack", "shooting", "fire", "other"})
_CHARGE_REACH = 9  # tokens between "charged with" and an offence: "two counts of first-degree aggravated assault"
_PENALTY_REACH = 9  # tokens between "sentenced" and "for"
_SENTENCED = frozenset(
    "sentenced jailed imprisoned convicted arrested wanted tried indicted prison fined detained".split()
)
_OF_ONE = frozenset("the this that these those whose his her their its a an in at near on over after".split())
_IN_COURT = frozenset(
    "trial trials case cases charge charges suspect suspects defendant defendants conviction convictions plea pleas verdict hearing appeal warrant warrants count counts allegation allegations accused squad detective detectives rate rates statistics law laws prevention awareness education community hotline helpline counseling counselling services training programs programmes".split()  # noqa: E501
)
_RECOUNT_REACH = 6  # tokens between a film and the verb of what it tells
_FRONT = 3  # tokens before a film that opens its sentence: "In his latest novel"
_TREND_REACH = 6  # tokens between what is counted and the verb of its change
_COUNTED = frozenset(
    "deaths fatalities injuries casualties homicides murders killings shootings stabbings robberies assaults rapes crashes accidents collisions fires drownings attacks kidnappings abductions burglaries".split()  # noqa: E501
)
_STRUCK = frozenset(
    "ravaged hit struck stricken devastated battered shattered wrecked torn affected prone scarred".split()
)
_SET_IN = frozenset({"in", "during", "at", "amid"})
_DURING = frozenset({"in", "during", "throughout", "of"})


def only_named(tagged: Tagged, tag: Tag) -> bool:
    """Say whether a trigger names an event without telling it: "charged with assault", "a murder trial", "a film about a raid"."""  # noqa: E501
    if tag.term.klass == "noun" and (_offence(tagged, tag) or _before_court(tagged, tag)):
        return True
    return _epithet(tagged, tag) or recounted(tagged, tag.start)


def recounted(tagged: Tagged, index: int) -> bool:
    """Say whether the word at `index` is part of what a film, a book or a memorial recounts."""
    if tagged.words[:1] == ["set"] and tagged.words[1:2] and tagged.words[1] in _SET_IN:
        return True  # "Set in Troy, a killer is on the run"
    if any(tag.end <= index and _in_one_clause(tagged, tag.end, index) for tag in tagged.find("monument")):
        return True
    for work in tagged.find("fiction", 0, index):
        before = tagged.words[max(0, work.start - 3) : work.start]
        if work.end <= index and work.start <= _FRONT and before[:1] == ["in"]:
            return True
        if work.start and not any("det" in classes for classes in tagged.classes[max(0, work.start - 3) : work.start]):
            continue
        if any(tag.end <= index for tag in tagged.find("recounts", work.end, work.end + _RECOUNT_REACH)):
            return True
    return False


def _in_one_clause(tagged: Tagged, start: int, end: int) -> bool:
    """Say whether no clause ends between two tokens."""
    return not any(classes & {"comma", "stop", "split_strong"} for classes in tagged.classes[start:end])


def is_bygone(tagged: Tagged) -> bool:
    """Say whether a sentence tells of a war that history books tell of: "was destroyed in World War II"."""
    return any(
        not _DURING.isdisjoint(tagged.words[max(0, tag.start - 2) : tag.start]) and not _names_a_thing(tagged, tag.end)
        for tag in tagged.find("bygone")
    )


def _names_a_thing(tagged: Tagged, index: int) -> bool:
    """Say whether the name of a war only describes a thing: "a World War II bomb", "a WWII-era shell"."""
    return index < len(tagged.words) and (
        tagged.words[index] in ("-", "era", "vintage")
        or bool(tagged.classes[index] & {"explosive", "weapon", "aircraft", "target"})
    )


def is_statistic(tagged: Tagged) -> bool:
    """Say whether a sentence tells how a count changed from year to year: "Murders in Troy fell by a tenth last year"."""  # noqa: E501
    if not tagged.find("yearly"):
        return False
    return any(
        not _COUNTED.isdisjoint(tagged.words[max(0, tag.start - _TREND_REACH) : tag.start])
        for tag in tagged.find("trend")
    )


def placed_after(tagged: Tagged, index: int) -> bool:
    """Say whether "in" or the like and a name come after a word: "for the killing of a clerk in Troy"."""
    return "there" in tagged.words[index:] or any(
        word in AT and tagged.capital(at + 1) for at, word in enumerate(tagged.words[index:-1], index)
    )


def _offence(tagged: Tagged, tag: Tag) -> bool:
    """Say whether a noun is what somebody is charged with, rather than an act told of: "two counts of assault"."""
    if tag.term.event_type not in _CRIMES or tagged.terms.keys().isdisjoint(("charge", "penalty")):
        return False
    after = tag.end < len(tagged.words) and tagged.classes[tag.end] & {"casualty", "det", "person"}
    if after or tagged.words[tag.end : tag.end + 1] == ["of"]:
        return False  # "accused of killing two clerks"
    ends = [one.end for one in tagged.find("charge", tag.start - _CHARGE_REACH, tag.start + 1)]
    return any(
        _OF_ONE.isdisjoint(tagged.words[end : tag.start])
        and not any(classes & {"stop", "split_strong", "verb"} for classes in tagged.classes[end : tag.start])
        for end in ends + _fors(tagged, tag.start)
    )


def _fors(tagged: Tagged, index: int) -> list[int]:
    """Return where "for" ends before a word, after a penalty: "sentenced to 40 years on Monday for robbery and assault"."""  # noqa: E501
    return [
        at + 1
        for at in range(max(0, index - _CHARGE_REACH), index)
        if tagged.words[at] == "for" and not _SENTENCED.isdisjoint(tagged.words[max(0, at - _PENALTY_REACH) : at])
    ]


def _before_court(tagged: Tagged, tag: Tag) -> bool:
    """Say whether a noun only says of what a trial or a suspect is: "an assault charge", "the murder trial"."""
    return tag.term.event_type in _CRIMES and not _IN_COURT.isdisjoint(tagged.words[tag.end : tag.end + 1])


def _epithet(tagged: Tagged, tag: Tag) -> bool:
    """Say whether a hazard only describes a place: "the earthquake-ravaged capital", "quake-hit Troy"."""
    words = tagged.words
    joined = words[tag.end : tag.end + 1] == ["-"] and tag.term.klass == "noun"
    if joined:
        return not _STRUCK.isdisjoint(words[tag.end + 1 : tag.end + 2])
    if tag.term.klass == "noun":
        return not _STRUCK.isdisjoint(words[tag.end : tag.end + 1]) and tagged.has(tag.end + 1, "container")
    before = words[max(0, tag.start - 1) : tag.start]
    if words[tag.start] not in _STRUCK or not tag.start:
        return False
    if before == ["-"]:
        return tagged.ends[tag.start - 1] == tagged.starts[tag.start]  # "crisis-hit", not "2 - Struck a depot"
    return tagged.has(tag.start - 1, "noun") and tagged.has(tag.end, "container")
