"""Fills a stretch of a sentence with the triggers, casualties, times and cue words in it, and weighs what it tells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from geomap.extract.believing import counts_animals
from geomap.extract.clauses import cut_asides, outside
from geomap.extract.dates.calendar import WEEKDAYS
from geomap.extract.dating import cut_recalled, give_times
from geomap.extract.events import NATURAL, is_wide
from geomap.extract.parts import INTO
from geomap.extract.realis import governed_away, happened
from geomap.extract.recounting import recounted

if TYPE_CHECKING:
    from geomap.extract.casualties import CasualtyMention
    from geomap.extract.dates import DateMention
    from geomap.extract.tagging import Tag
    from geomap.extract.tellings import Telling

_CRASHING = frozenset({"vehicle", "vessel", "aircraft", "structure", "gas"})  # what crashes, falls in or leaks
_BURNING = frozenset({"woodland", "burning"})
_BURNT = frozenset({"target", "thing", "structure", "vehicle"})  # "a garage fire", "a bus blaze"
_AIMED = frozenset({"at", "on", "into", "against", "toward", "towards"})
_OBJECT_REACH = 4  # tokens between a verb of firing and the weapon fired: "fired a hypersonic ballistic missile"
_FALL_REACH = 2  # tokens between a weapon and the verb of its falling
_TOLD_BY_NAME = NATURAL | {
    "other", "armed_clash", "explosion", "shelling", "air_strike", "missile_strike", "drone_attack",
}  # fmt: skip
_HELD = frozenset(
    "ended grew passed peaceful held staged place erupted broke organised organized saw joined attended spread "
    "continued".split()
)
_RAGED = frozenset(
    "went goes raged rages raging underway under broke flared intensified resumed reported heaviest".split()
)
_SIDES = frozenset({"actor", "troops", "command"})
_SAYING = frozenset("said says saying told added".split())
_SINCE_REACH = 8  # tokens between "since" and the time past it counts from
_TOLD_TWICE = NATURAL | {"fire", "protest"}
_NATURE = frozenset({"hazard", "flames", "water", "dam"})
_SUPPORT = ("weapon", "casualty", "emergency", "target", "actor", "volcano")


@dataclass(frozen=True, slots=True)
class Stated:
    """What a whole sentence states, for its stretches to share out, and the day its report was published."""

    casualties: list[CasualtyMention]
    dates: list[DateMention]
    published: date | None


def fill(telling: Telling, stated: Stated, before: Telling | None) -> None:
    """Give a telling the triggers, casualties, times and cue words of its stretch; `before` is the stretch before."""
    tagged = telling.tagged
    start = tagged.starts[telling.first] if telling.first < len(tagged.starts) else tagged.sentence.end
    end = tagged.ends[telling.last - 1] if telling.last else tagged.sentence.end
    own = [tag for tag in tagged.triggers if telling.first <= tag.start < telling.last]
    telling.triggers = [tag for tag in own if happened(tagged, tag)]
    telling.casualties = [one for one in stated.casualties if start <= one.start < end and _counts(telling, one)]
    telling.casualties = _own_share(_placed_share(telling), before)
    if "claim_resp" in tagged.terms:
        telling.casualties = [replace(mention, claim=True) for mention in telling.casualties]
    telling.cues = tagged.classes_between(telling.first, telling.last)
    if "earlier" in telling.cues and all(
        _of_a_span(telling, tag) or _before_it_was_said(telling, tag) for tag in telling.terms("earlier")
    ):
        telling.cues.discard("earlier")
    cut_recalled(telling)
    end = min(end, tagged.ends[telling.last - 1]) if telling.last else end
    asides = cut_asides(telling)
    if not own and before is not None and before.triggers and telling.sites and not _said_first(telling):
        telling.elliptic = True
        telling.triggers = _understood(telling, before)
    if stated.dates:
        give_times(telling, outside(tagged, stated.dates, asides), start, end, stated.published)
    if before is not None and telling.elliptic:
        telling.dates = telling.dates or before.dates
        before.dates = before.dates or telling.dates
    telling.strength = _strength(telling, before)


def _before_it_was_said(telling: Telling, tag: Tag) -> bool:
    """Say whether the day before is that before somebody spoke: "said on Sunday that it was behind a blast the previous day"."""  # noqa: E501
    words = telling.tagged.words
    spoken = telling.tagged.find("speech", telling.first, tag.start)
    return tag.term.phrase in _DAY_BEFORE and any(
        not set(WEEKDAYS).isdisjoint(words[one.end : one.end + _SAID_ON]) for one in spoken
    )


_DAY_BEFORE = frozenset({"the previous day", "the day before", "a day earlier"})
_SAID_ON = 3  # tokens from "said" to the day


def _of_a_span(telling: Telling, tag: Tag) -> bool:
    """Say whether a word of time past only says since when: "its longest flight since fighting began last week"."""
    return "since" in telling.tagged.words[max(telling.first, tag.start - _SINCE_REACH) : tag.start]


def _placed_share(telling: Telling) -> list[CasualtyMention]:
    """Return the casualties without the total of which the place named holds a part: "killed 22, nine of whom drowned in Troy"."""  # noqa: E501
    first = min((ref.start for ref, _ in telling.sites), default=0)
    share = next(
        (
            one
            for number, one in enumerate(telling.casualties)
            if number and _of_them(telling, one) and one.end <= first
        ),
        None,
    )
    if (
        share is None
        or "," in telling.sentence.text[share.end - telling.sentence.start : first - telling.sentence.start]
    ):
        return telling.casualties
    return [one for one in telling.casualties if one.kind != share.kind or one.start >= share.start]


def _own_share(casualties: list[CasualtyMention], before: Telling | None) -> list[CasualtyMention]:
    """Return a part of what was counted at another place as the number of its own: "21 dead, among them three killed in Troy"."""  # noqa: E501
    if before is None or not before.sites or not casualties or not all(one.subset for one in casualties):
        return casualties
    return [replace(one, subset=False) for one in casualties]


def _of_them(telling: Telling, mention: CasualtyMention) -> bool:
    """Say whether a share is told as "five of them", "nine of whom"."""
    first, last = telling.tagged.token_at(mention.start), telling.tagged.token_at(mention.end - 1)
    return not {"them", "whom"}.isdisjoint(telling.tagged.words[first : last + 1])


def _counts(telling: Telling, mention: CasualtyMention) -> bool:
    """Say whether a mention counts people, and such as were harmed."""
    first, last = telling.tagged.token_at(mention.start), telling.tagged.token_at(mention.end - 1)
    people = mention.who is not None and not mention.others  # "killing a fish vendor"
    if governed_away(telling.tagged, first) or recounted(telling.tagged, first):
        return False
    return people or not counts_animals(telling.tagged, first, last + 1)


def _said_first(telling: Telling) -> bool:
    """Say whether somebody speaks before the place of a stretch is named: "; its leader said fighters in Argos had fled"."""  # noqa: E501
    return not _SAYING.isdisjoint(telling.tagged.words[telling.first : telling.sites[0][0].first])


def _understood(telling: Telling, before: Telling) -> list[Tag]:
    """Return the triggers that a stretch takes from the one before: "two were killed in Troy and three in Argos"."""
    triggers = before.triggers
    shared = [tag for tag in triggers if tag.term.klass == "noun" or tag.term.frame != "harm" or telling.casualties]
    return shared or triggers


def _strength(telling: Telling, before: Telling | None) -> int:
    """Return how surely the stretch tells of an event: 2 alone, 1 with support from outside, 0 not at all."""
    strongest = max((tag.term.strength for tag in telling.triggers), default=0)
    if telling.elliptic and before is not None:
        return before.strength
    if not telling.triggers and "figurative" in telling.cues and not any(c.count.high for c in telling.casualties):
        return 0  # "a controlled explosion, in which nobody was hurt"
    if _of_nobody_harmed(telling):
        return 1  # "two missing hikers were found", "neither of them was hurt": news of others, if any
    if (
        {tag.term.event_type for tag in telling.triggers} == {"protest"}
        and telling.cues.isdisjoint(("crowd", "rioters"))
        and not any(tag.term.klass == "noun" for tag in telling.triggers)
    ):
        return 0
    support = _support(telling)
    if strongest == 1 and (
        _placed_and_dated(telling, before)
        or _struck(telling)
        or _held(telling)
        or _raged(telling)
        or _raided(telling)
        or _fought_over(telling)
        or _wrought(telling)
        or _fire_of_a_thing(telling)
        or _told_twice(telling)
    ):
        support += 1
    if not strongest and (_launched_at(telling) or _came_down(telling)):
        strongest = 2
    if strongest >= 2 or (strongest == 1 and support) or (support >= 2 and telling.casualties):
        return 2
    return max(strongest, int(support > 1 and bool(telling.triggers)))


def _support(telling: Telling) -> int:
    """Count what in a stretch makes it likelier that its triggers tell of an event: weapons, casualties, things hit."""
    kinds = {tag.term.event_type for tag in telling.triggers}
    support = sum(klass in telling.cues for klass in _SUPPORT) + bool(telling.casualties)
    support += "accident" in kinds and not _CRASHING.isdisjoint(telling.cues)
    support += "fire" in kinds and not _BURNING.isdisjoint(telling.cues)  # "burned 260 acres", "is out of control"
    support += any(c.count.best or c.count.low for c in telling.casualties)
    support += "protest" in kinds and bool(telling.sites) and "crowd" in telling.cues
    return support


def _of_nobody_harmed(telling: Telling) -> bool:
    """Say whether people are told of only as missing or unhurt, by no act or hazard named."""
    return (
        bool(telling.casualties)
        and all(one.kind == "missing" or one.count.high == 0 for one in telling.casualties)
        and all(tag.term.frame == "harm" and not tag.term.event_type for tag in telling.triggers)
    )


def _held(telling: Telling) -> bool:
    """Say whether a protest is told to have been held at a place: "protests took place in X and Y"."""
    return bool(telling.sites) and _named_with(telling, "protest", _HELD)


def _raged(telling: Telling) -> bool:
    """Say whether fighting is told to go on at a named town: "clashes raged near X", "fighting is under way at Y"."""
    fine = any(ref.place is not None and ref.place.feature_class in ("P", "S") for ref, _ in telling.sites)
    return fine and _named_with(telling, "armed_clash", _HELD | _RAGED)


def _named_with(telling: Telling, kind: str, words: frozenset[str]) -> bool:
    """Say whether a noun names an event of a kind, and one of some words is told with it."""
    named = any(
        tag.term.klass == "noun" and tag.term.event_type == kind and tag.term.strength for tag in telling.triggers
    )
    return named and not words.isdisjoint(telling.tagged.words[telling.first : telling.last])


def _launched_at(telling: Telling) -> bool:
    """Say whether weapons are told of as fired at a named town, not only from one: "dropped bombs on Kafr Zita"."""
    words = telling.tagged.words
    fired = [tag.end for tag in telling.triggers if tag.term.lemma in ("fire", "drop", "hurl")]
    weapons = [tag.start for tag in telling.terms("weapon")]
    if not any(0 <= weapon - end <= _OBJECT_REACH for end in fired for weapon in weapons):
        return False
    return any(
        ref.place is not None and not is_wide(ref.place) and not _AIMED.isdisjoint(words[fired[0] : ref.first])
        for ref, _ in telling.sites
    )


def _came_down(telling: Telling) -> bool:
    """Say whether weapons are told of as falling on a place: "rockets landed in the Green Zone", "on the town"."""
    falls = [tag.start for tag in telling.triggers if tag.term.lemma in ("land", "fall")]
    ends = [tag.end for tag in telling.terms("weapon")]
    return any(0 <= fall - end <= _FALL_REACH for fall in falls for end in ends) and any(
        ref.kind == "definite" or (ref.place is not None and not is_wide(ref.place)) for ref, _ in telling.sites
    )


def _struck(telling: Telling) -> bool:
    """Say whether a strike is told twice over, by noun and verb, at a named town: "strikes hit Isfahan", "attacks were repelled near X"."""  # noqa: E501
    frames = {tag.term.frame for tag in telling.triggers if tag.term.strength}
    towns = any(ref.place is not None and ref.place.feature_class in ("P", "S") for ref, _ in telling.sites)
    return towns and "noun" in frames and bool(frames & {"hit", "damage", "down"})


def _wrought(telling: Telling) -> bool:
    """Say whether a hazard is named, and what it did at a named place: "snow has cut off villages around Erzurum"."""
    return bool(telling.sites) and any(
        tag.term.klass == "verb"
        and tag.term.strength
        and not telling.cues.isdisjoint(_NATURE.intersection(tag.term.needs))
        for tag in telling.triggers
    )


def _told_twice(telling: Telling) -> bool:
    """Say whether a fire, a hazard or a protest is told by noun and verb at a named place: "a fire at a landfill in Kochi was still burning"."""  # noqa: E501
    told = {
        klass: {tag.term.event_type for tag in telling.triggers if tag.term.klass == klass}
        for klass in ("noun", "verb")
    }
    return bool(telling.sites) and not (_TOLD_TWICE & told["noun"]).isdisjoint(told["verb"])


def _fire_of_a_thing(telling: Telling) -> bool:
    """Say whether the word before a fire says what burnt: "a garage fire", "a bus blaze"."""
    return any(
        tag.term.klass == "noun"
        and tag.term.event_type == "fire"
        and tag.start > telling.first
        and bool(telling.tagged.classes[tag.start - 1] & _BURNT)
        for tag in telling.triggers
    )


def _raided(telling: Telling) -> bool:
    """Say whether troops or a mob go into a named town: "troops stormed Tulkarm and rounded up 14"."""
    return bool(telling.cues & {"troops", "looters", "actor"}) and any(
        tag.term.lemma in ("storm", "raid", "assault")
        and any(part.reason in (f"object of “{tag.term.phrase}”", INTO) for _, part in telling.sites)
        for tag in telling.triggers
    )


def _fought_over(telling: Telling) -> bool:
    """Say whether a named town was taken, or troops fought for it: "said it had captured Troy", "forces advanced in Argos".

    A name that the gazetteer lacks will do where a side is told of: "Rome said it had retaken the village of Velm".
    """  # noqa: E501
    troops = "troops" in telling.cues
    side = telling.speaker is not None or not telling.cues.isdisjoint(_SIDES)
    fights = [tag for tag in telling.triggers if tag.term.klass == "verb" and tag.term.event_type == "armed_clash"]
    return any(
        (troops and town) or (tag.term.frame == "take" and part.reason == f"object of “{tag.term.phrase}”")
        for ref, part in telling.sites
        if (town := ref.place is not None and ref.place.feature_class in ("P", "S")) or (side and ref.kind == "unknown")
        for tag in fights
        if tag.term.strength
    )


def _placed_and_dated(telling: Telling, before: Telling | None) -> bool:
    """Say whether fighting or blasts are told of a named town and a day: "clashes continued around X on Tuesday"."""
    return (
        bool(telling.dates or (before is not None and before.dates))
        and any(ref.place is not None and not is_wide(ref.place) for ref, _ in telling.sites)
        and any(
            tag.term.strength
            and (tag.term.event_type in _TOLD_BY_NAME or (tag.term.event_type == "attack" and "troops" in telling.cues))
            for tag in telling.triggers
        )
    )
