"""Tells what happened from what is denied, planned, feared, forecast, general or a figure of speech."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geomap.extract.believing import looks_alike
from geomap.extract.recounting import only_named, placed_after
from geomap.extract.tagging import chronicled

if TYPE_CHECKING:
    from geomap.extract.tagging import Tag, Tagged

_BRIEF = 25  # tokens
_ARTICLES = frozenset("a an the it they he she we who which that i you his her their its our".split())
_REACH = 9  # tokens to the left in which a modal or a negation still governs a trigger
_BARRIERS = frozenset({"stop", "split_strong"})
# Verbs that take "to strike" without taking away that it happened.
_FACTUAL_TO = frozenset(
    "enough used using found shown continued continue continues continuing managed began started went resumed helped believed said reported thought appeared appears seemed known understood caused causing led leading".split()  # noqa: E501
)
_USED = frozenset({"used", "using", "employed", "employing"})
_USED_REACH = 9  # tokens between "used" and "to"
_CANCELLED = frozenset(
    "possible likely unlikely expected forecast feared foiled thwarted averted prevented cancelled canceled postponed failed planned hoax drill".split()  # noqa: E501
)
_BE = frozenset({"is", "are", "remain", "remains", "seem", "seems"})
_FORECAST = frozenset("likely unlikely expected forecast possible feared planned imminent inevitable".split())
_STOPPED = frozenset("foiled thwarted averted prevented cancelled canceled postponed planned feared".split())
FELT = frozenset({"felt", "feel", "feeling", "experienced", "sensed", "noticed", "perceived"})
_FEIGNED = frozenset({"make-believe", "simulated", "mock", "fictitious", "imaginary", "pretend", "hypothetical"})
_COMING = frozenset("heading headed approaching forecast churning barrelling barreling brewing nearing bound".split())
_TRADED = frozenset("stock housing job jobs labour labor bond oil bear bull financial property gas energy".split())
_SUBJECT = 16  # tokens of a subject with the places it names
_FIGURE_REACH = 5


def happened(tagged: Tagged, tag: Tag) -> bool:
    """Say whether a trigger tells something that the report says took place."""
    if (
        _asked(tagged)
        or _figurative(tagged, tag)
        or _cancelled(tagged, tag)
        or looks_alike(tagged, tag)
        or _rehearsed(tagged)
    ):
        return False
    if only_named(tagged, tag):
        return False
    if _only_felt(tagged, tag) or _on_its_way(tagged, tag) or _fans_a_fire(tagged, tag) or _far_off(tagged, tag):
        return False
    if tag.term.klass == "verb" and not _told_form(tagged, tag):
        return False
    return not governed_away(tagged, tag.start)


def _asked(tagged: Tagged) -> bool:
    """Say whether a sentence only asks: "Who carried out the blasts in Troy?"."""
    return tagged.words[-1:] == ["?"] and (tagged.words[0] in _ASKING or tagged.sentence.kind == "body")


_ASKING = frozenset("who what why how when where which is are was were did do does will could can should".split())


def governed_away(tagged: Tagged, index: int) -> bool:  # noqa: PLR0911
    """Say whether a modal, a negation, a plan, a fear or a condition to the left governs the word at `index`."""
    index = _before_parenthesis(tagged, index)
    for left in range(index - 1, max(-1, index - 1 - _REACH), -1):
        classes, word = tagged.classes[left], tagged.words[left]
        if (classes & _BARRIERS and "irrealis" not in classes) or (word in (",", "and") and index - left > 3):
            return False
        if word == "for" and tagged.words[left + 1] in ("the", "a", "an") and _punished(tagged, left):
            return not placed_after(tagged, index)  # "scheduled to die for the killing of a clerk in Troy"
        if word == "to" and _infinitive(tagged, left, index):
            return not left or (tagged.words[left - 1] not in _FACTUAL_TO and not _used(tagged, left))
        if (
            "modal" in classes
            and index - left <= 5
            and not (
                word in ("may", "might")
                and left
                and tagged.words[left - 1] in ("in", "on", "of", "late", "early", "since")
            )
            and not word.isdigit()
        ):
            return not _month(tagged, left)
        if "negation" in classes and index - left <= 4 and not _only(tagged.words, left):
            return True
        if "denial" in classes and index - left <= 7 and "that" in tagged.words[left + 1 : left + 2]:
            return True
        if "irrealis" in classes and index - left <= 7:
            return True
    return False


def _punished(tagged: Tagged, index: int) -> bool:
    """Say whether what stands before "for" is a penalty or a charge."""
    return any("penalty" in classes for classes in tagged.classes[max(0, index - 5) : index])


def _used(tagged: Tagged, to: int) -> bool:
    """Say whether weapons were used to do what follows "to": "used mortars this afternoon to shell Troy"."""
    for left in range(to - 1, max(-1, to - _USED_REACH), -1):
        if tagged.words[left] in _USED:
            armed = any("weapon" in classes for classes in tagged.classes[left + 1 : to])
            return armed and not governed_away(tagged, left)
        if tagged.classes[left] & _BARRIERS:
            return False
    return False


def _infinitive(tagged: Tagged, to: int, index: int) -> bool:
    """Say whether "to" makes the word at `index` an infinitive: "to strike", "to be destroyed"."""
    return (index - to == 1 and "verb" in tagged.classes[index]) or (index - to == 2 and tagged.words[to + 1] == "be")


def _before_parenthesis(tagged: Tagged, index: int) -> int:
    """Step over a clause set between commas right before a word: "The rocket, which can carry …, struck"."""
    if index > 3 and tagged.words[index - 1] == ",":
        for left in range(index - 3, max(-1, index - 25), -1):
            if tagged.words[left] == ",":
                return left
            if "casualty" in tagged.classes[left]:
                break  # "said 20 had been killed in Troy, 14 in Argos"
    return index


def _month(tagged: Tagged, index: int) -> bool:
    """Say whether "may" is the month: a figure stands beside it."""
    beside = tagged.words[index + 1 : index + 2] + (tagged.words[index - 1 : index] if index else [])
    return tagged.words[index] == "may" and any(word[:1].isdigit() for word in beside)


def _only(words: list[str], index: int) -> bool:
    """Say whether a negation denies something else: "not only struck", "no sooner"."""
    return (
        words[index + 1 : index + 2] in (["only"], ["just"], ["immediately"], ["yet"], ["clear"], ["known"])
        or words[index] == "without"
    )


def _told_form(tagged: Tagged, tag: Tag) -> bool:
    """Say whether a verb's form tells a past event; headlines and chronicles tell it in the present."""
    forms = set(tag.term.forms)
    before = tagged.words[tag.start - 1] if tag.start else ""
    if before == "to" or before in ("did", "didn't"):
        return True  # judged by what governs it
    if forms & {"past", "participle"}:
        return True
    if "gerund" in forms:
        return True
    return tagged.sentence.kind in ("headline", "heading") or chronicled(tagged.words) or _in_brief(tagged)


def _in_brief(tagged: Tagged) -> bool:
    """Say whether a sentence is written as telegrams are, without articles: "Troy: sniper kills woman"."""
    words = tagged.words
    return (
        len(words) < _BRIEF and _ARTICLES.isdisjoint(words) and not tagged.find("general") and not tagged.find("speech")
    )


def _figurative(tagged: Tagged, tag: Tag) -> bool:
    """Say whether the trigger is part of a figure of speech, or its object is one."""
    figures = [
        one
        for one in tagged.find("figurative")
        if not (_outlasted(tagged, one) or (tag.start <= one.start and one.end < tag.end))
    ]
    if any(figure.start < tag.end and tag.start < figure.end for figure in figures):
        return True
    if tag.term.strength > 1 or not figures:
        return False
    figures = [one for one in figures if not (one.term.phrase == "market" and _a_market(tagged, tag, one))]
    return any(
        tag.end <= figure.start < tag.end + _FIGURE_REACH and not _barred(tagged, tag.end, figure.start)
        for figure in figures
    ) or any(figure.end == tag.start for figure in figures)


def _a_market(tagged: Tagged, tag: Tag, figure: Tag) -> bool:
    """Say whether a market is one of stalls: what burns, or "a fish market"."""
    before = tagged.words[max(0, figure.start - 3) : figure.start]
    return tag.term.event_type in ("fire", "flood") or (
        not {"a", "an"}.isdisjoint(before) and _TRADED.isdisjoint(before)
    )


def _outlasted(tagged: Tagged, figure: Tag) -> bool:
    """Say whether a figure of speech is but a part of a longer term: "a hit" of "a hit-and-run driver"."""
    return any(
        tag.start < figure.end and figure.start < tag.end and tag.end - tag.start > figure.end - figure.start
        for tag in tagged.triggers
    )


def _barred(tagged: Tagged, start: int, end: int) -> bool:
    """Say whether a clause ends between two tokens."""
    return any(
        classes & {"comma", "stop", "split_strong", "site_prep"} and word != "of"
        for classes, word in zip(tagged.classes[start:end], tagged.words[start:end], strict=True)
    )


def _only_felt(tagged: Tagged, tag: Tag) -> bool:
    """Say whether a tremor is only told as felt: "on feeling the tremors", "mild tremors were experienced"."""
    if tag.term.event_type != "earthquake" or tag.term.klass != "noun":
        return False
    around = tagged.words[max(0, tag.start - 4) : tag.start] + tagged.words[tag.end : tag.end + 4]
    return not FELT.isdisjoint(around)


def _on_its_way(tagged: Tagged, tag: Tag) -> bool:
    """Say whether a storm has yet to come: "a large storm is heading towards the coast"."""
    return tag.term.event_type == "storm" and not _COMING.isdisjoint(tagged.words[tag.end : tag.end + 9])


def _fans_a_fire(tagged: Tagged, tag: Tag) -> bool:
    """Say whether winds are only what drives a fire: "a blaze fanned by strong winds"."""
    if tag.term.event_type != "storm" or tag.term.klass != "noun" or tag.term.strength > 1:
        return False
    before = tagged.words[max(0, tag.start - 3) : tag.start]
    return "flames" in tagged.terms and not _FANNED.isdisjoint(before)


_FANNED = frozenset({"by", "in", "amid", "with"})
_AFAR = frozenset("far away km kilometres kilometers miles mi safe safety refuge fled fleeing".split())
_UNSCATHED = frozenset({"spared", "escaped"})
_AFAR_REACH = 6  # tokens between how far off it is and a war: "hundreds of miles from the heaviest fighting"


def _far_off(tagged: Tagged, tag: Tag) -> bool:
    """Say whether a war is only what a place is far from: "a city hundreds of miles from the fighting"."""
    if tag.term.klass != "noun" or tag.term.event_type != "armed_clash":
        return False
    before = tagged.words[max(0, tag.start - _AFAR_REACH) : tag.start]
    away = any(word == "from" and off in _AFAR for off, word in pairwise(before))
    return away or not _UNSCATHED.isdisjoint(before)


def _rehearsed(tagged: Tagged) -> bool:
    """Say whether a sentence tells of a drill, in which nobody was hurt, or but in its scenario."""
    drills = tagged.find("drilling")
    if not drills:
        return False
    feigned = any(tag.term.phrase in _FEIGNED for tag in drills) or any(
        tagged.words[tag.end : tag.end + 2] in (["in", "which"], ["that", "imagined"], ["that", "assumed"])
        for tag in drills
    )
    return feigned or not any("casualty" in classes for classes in tagged.classes)


def _cancelled(tagged: Tagged, tag: Tag) -> bool:
    """Say whether what follows undoes the event: "the attack was foiled", "a strike on the dam would flood the valley"."""  # noqa: E501
    if tag.term.klass == "noun" and any("modal" in classes for classes in tagged.classes[tag.end : tag.end + 2]):
        return True
    if "plural" in tag.term.forms and tag.term.klass == "noun" and _ought(tagged, tag.end):
        return True
    if tag.term.klass == "noun" and tagged.words[max(0, tag.start - 1) : tag.start] in (["a"], ["an"], ["any"]):
        for index in range(tag.end, min(tag.end + 6, len(tagged.words))):
            if tagged.classes[index] & {"verb", "casualty", "comma", "stop", "split_strong", "real"}:
                break
            if "modal" in tagged.classes[index] and tagged.words[index] in ("would", "could", "might"):
                return True
    return not _CANCELLED.isdisjoint(tagged.words[tag.end : tag.end + 4]) or _only_likely(tagged, tag)


def _ought(tagged: Tagged, start: int) -> bool:
    """Say whether the verb of events told in the plural only says what they must or can be: "Fires in Troy and Argos, he said, must be a lesson"."""  # noqa: E501
    for index in range(start, min(start + _SUBJECT, len(tagged.words))):
        if "modal" in tagged.classes[index]:
            return tagged.words[index] in ("must", "should", "would", "can", "could")
        if tagged.classes[index] & {"verb", "noun", "casualty", "stop", "split_strong", "real", "pronoun", "det"} and (
            tagged.words[index] not in ("he", "she", "they", "the")
        ):
            return False
    return False


def _only_likely(tagged: Tagged, tag: Tag) -> bool:
    """Say whether an event is forecast or came to nothing: "further strikes on the power stations are likely"."""
    if tag.term.klass != "noun":
        return False
    for index in range(tag.end, min(tag.end + _REACH, len(tagged.words) - 1)):
        word, classes = tagged.words[index], tagged.classes[index]
        if classes & {"casualty", "comma", "stop", "split_strong"} or ("verb" in classes and not word.endswith("ing")):
            return False
        if word in _BE:
            return not _FORECAST.isdisjoint(tagged.words[index + 1 : index + 3])
        if word in ("was", "were"):
            return not _STOPPED.isdisjoint(tagged.words[index + 1 : index + 3])
    return False
