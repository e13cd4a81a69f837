"""Reads what each stretch of a sentence tells of one event: its triggers, places, casualties, time, means and sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from geomap.extract.believing import counts_animals
from geomap.extract.casualties import CasualtyMention, find_casualties
from geomap.extract.dates import DateMention, find_dates
from geomap.extract.dating import cut_recalled, give_times, is_history
from geomap.extract.events import inside, is_region, is_wide
from geomap.extract.realis import governed_away, happened
from geomap.extract.roles import RoleFinder, RolePart
from geomap.extract.tagging import Tag, Tagged, tag_sentence

if TYPE_CHECKING:
    from geomap.extract.distances import DistanceMention
    from geomap.extract.places import Mentions
    from geomap.extract.refs import Known, PlaceRef
    from geomap.extract.sentences import Sentence

_SITE_PARTS = frozenset({"site", "near", "offset", "relative"})
_VEHICLES = frozenset({"vehicle", "vessel"})  # what crashes
_OUTER_REACH = 6  # tokens between a place and the region that holds it
_TOLD_BY_NAME = frozenset({"armed_clash", "explosion", "shelling", "air_strike", "missile_strike", "drone_attack"})
_SUPPORT = ("weapon", "casualty", "emergency", "target", "actor", "volcano")


@dataclass(slots=True)
class Telling:
    """One stretch of a sentence, from token `first` to `last`, and what it tells of one event at its sites."""

    tagged: Tagged
    first: int
    last: int
    sites: list[tuple[PlaceRef, RolePart]]
    triggers: list[Tag] = field(default_factory=list)  # those that happened
    casualties: list[CasualtyMention] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)  # when it happened, the likeliest first
    said: list[DateMention] = field(default_factory=list)  # when somebody spoke of it, for want of better
    strength: int = 0
    cues: set[str] = field(
        default_factory=set
    )  # classes of cue words in the stretch: elsewhere, earlier, total, claim …
    speaker: PlaceRef | None = None  # the place of an official quoted in the sentence
    recalled: bool = False  # from some days, months or years before the event the sentence starts from
    history: bool = False  # dated to a time long past
    elliptic: bool = False  # the trigger comes from the stretch before

    @property
    def sentence(self) -> Sentence:
        """The sentence it stands in."""
        return self.tagged.sentence

    def terms(self, klass: str) -> list[Tag]:
        """Return the terms of a class within the stretch."""
        return self.tagged.find(klass, self.first, self.last)

    def values(self, klass: str) -> list[str]:
        """Return the values (weapons, targets) that the stretch names, in order."""
        return [value for tag in self.terms(klass) for value in tag.term.value]


@dataclass(slots=True)
class ReadSentence:
    """A sentence with its places, their parts, and its tellings (none when it tells of no event)."""

    tagged: Tagged
    refs: list[PlaceRef]
    parts: list[RolePart]
    tellings: list[Telling]


def read_sentence(
    sentence: Sentence,
    mentions: Mentions,
    distances: Sequence[DistanceMention],
    *,
    published: date | None,
    known: Known,
    dateline_end: int = 0,
    told: date | None = None,
) -> ReadSentence:
    """Read one sentence that may tell of an event; `told` is the day that sentences before told of.

    `dateline_end` is an absolute offset.
    """
    from geomap.extract.places import find_refs

    tagged = tag_sentence(sentence)
    casualties = [
        mention
        for mention in find_casualties(sentence.text, sentence.start, words=sentence.words)
        if not mention.cumulative
    ]
    for mention in casualties:
        for index in range(
            tagged.token_at(mention.start), min(len(tagged.words), tagged.token_at(mention.end - 1) + 1)
        ):
            tagged.classes[index].add("casualty")
    refs = find_refs(tagged, mentions, known)
    _leave_names(tagged, refs)
    anchors = [(mention.anchor_start, mention.anchor_end) for mention in distances if not mention.inside]
    parts = RoleFinder(tagged, refs, dateline_end=dateline_end, anchors=anchors).find()
    if not tagged.triggers and not casualties:
        claims = [Telling(tagged, 0, len(tagged.words), [], cues={"denial"})] if tagged.find("denial") else []
        return ReadSentence(tagged, refs, parts, claims)
    dates = [
        mention
        for mention in find_dates(sentence.text, sentence.start, published=published, told=told)
        if mention.start >= dateline_end
    ]
    tellings = _tell(tagged, refs, parts, casualties, dates, published)
    return ReadSentence(tagged, refs, parts, tellings)


def _leave_names(tagged: Tagged, refs: list[PlaceRef]) -> None:
    """Take the words of a place's name for nothing else: the town of Hurricane is no storm."""
    if not tagged.triggers:
        return
    named = {index for ref in refs if ref.kind == "name" for index in range(ref.first, ref.last)}
    for tag in [tag for tag in tagged.triggers if tag.start in named]:
        tagged.triggers.remove(tag)
        for index in range(tag.start, tag.end):
            tagged.classes[index].discard(tag.term.klass)


def _tell(  # noqa: PLR0917
    tagged: Tagged,
    refs: list[PlaceRef],
    parts: list[RolePart],
    casualties: list[CasualtyMention],
    dates: list[DateMention],
    published: date | None,
) -> list[Telling]:
    """Cut the sentence into stretches by its groups of sites, and fill each with what it tells."""
    sites = _finest([(ref, part) for ref, part in zip(refs, parts, strict=True) if part.part in _SITE_PARTS])
    speaker = next(
        (
            ref
            for ref, part in zip(refs, parts, strict=True)
            if part.part == "speaker" and ref.kind in ("name", "unknown")
        ),
        None,
    )
    groups = _groups(tagged, sites)
    cuts = [
        0,
        *(_cut(tagged, one[-1][0].last, other[0][0].first) for one, other in pairwise(groups)),
        len(tagged.words),
    ]
    tellings: list[Telling] = []
    for number in range(max(1, len(groups))):
        telling = Telling(tagged, cuts[number], cuts[number + 1], groups[number] if groups else [], speaker=speaker)
        _fill(telling, casualties, dates, tellings[-1] if tellings else None, published)
        tellings.append(telling)
    if any(tag.start <= 2 for tag in tagged.find("earlier")):
        for telling in tellings:
            telling.cues.add("earlier")
    if is_history(tagged, published):
        return []
    return [
        telling
        for telling in tellings
        if not telling.history and (telling.triggers or telling.casualties or telling.cues & {"denial", "claim_resp"})
    ]


def _finest(sites: list[tuple[PlaceRef, RolePart]]) -> list[tuple[PlaceRef, RolePart]]:
    """Drop a country when the sentence also names a place in it, "the city" when it names one, a region beside "the city"."""  # noqa: E501
    if len(sites) < 2:
        return sites
    if any(ref.kind == "definite" and "region" not in ref.text for ref, _ in sites) and all(
        ref.kind == "definite" or (ref.place and ref.place.feature_class in ("A", "L")) for ref, _ in sites
    ):
        return [(ref, part) for ref, part in sites if ref.kind == "definite"]
    sites = [site for number, site in enumerate(sites) if not _part_of_next(sites, number)]
    sites = [site for number, site in enumerate(sites) if not _holds_last(sites, number)]
    fine = {ref.place.country_code for ref, _ in sites if ref.place is not None and not is_wide(ref.place)}
    if fine:
        fine.add(None)  # an informal area has no country of its own
    return [
        (ref, part)
        for ref, part in sites
        if ref.place is None or not is_wide(ref.place) or ref.place.country_code not in fine
    ]


def _holds_last(sites: list[tuple[PlaceRef, RolePart]], number: int) -> bool:
    """Say whether a region only says where the site just before it lies: "the Kech district of the Balochistan province"."""  # noqa: E501
    if not number:
        return False
    ref, before = sites[number][0], sites[number - 1][0]
    if ref.place is None or before.place is None or ref.first - before.last > _OUTER_REACH:
        return False
    return inside(before.place, ref.place)


def _part_of_next(sites: list[tuple[PlaceRef, RolePart]], number: int) -> bool:
    """Say whether a site close before another lies in a far country by mistake: a building "in the city of" the next."""  # noqa: E501
    if number + 1 >= len(sites):
        return False
    ref, following = sites[number][0], sites[number + 1][0]
    if (
        ref.place is None
        or following.place is None
        or following.place.feature_class != "P"
        or following.first - ref.last > 8
    ):
        return False
    return is_region(ref.place) and ref.place.country_code != following.place.country_code


def _groups(tagged: Tagged, sites: list[tuple[PlaceRef, RolePart]]) -> list[list[tuple[PlaceRef, RolePart]]]:
    """Join sites that are listed together: nothing happens between them."""
    groups: list[list[tuple[PlaceRef, RolePart]]] = []
    for site in sites:
        if groups and site[1].part != "relative" and _together(tagged, groups[-1][-1][0], site[0]):
            groups[-1].append(site)
        else:
            groups.append([site])
    return [[site for site in group if site[0].kind != "definite"] or group[:1] for group in groups]


def _together(tagged: Tagged, one: PlaceRef, other: PlaceRef) -> bool:
    """Say whether two places are listed together, or the second only points back: "In Troy, where the camp was hit"."""
    if other.kind == "definite" and "where" in tagged.words[one.last : one.last + 2]:
        return True
    return not _separate(tagged, one.last, other.first)


def _separate(tagged: Tagged, start: int, end: int) -> bool:
    """Say whether an event, casualties or a new clause stand between two places."""
    return any(classes & {"verb", "noun", "casualty", "split_strong", "stop"} for classes in tagged.classes[start:end])


def _cut(tagged: Tagged, start: int, end: int) -> int:
    """Return the token between two sites at which one telling ends and the next begins."""
    best, where = -1, end
    for index in range(start, end):
        rank = _cut_rank(tagged, index)
        if rank >= best and rank > 0:
            best, where = rank, index
    return where


def _cut_rank(tagged: Tagged, index: int) -> int:
    """Rank a token as a boundary between two tellings."""
    classes, word = tagged.classes[index], tagged.words[index]
    if "stop" in classes:
        return 5
    if "split_strong" in classes and not (
        word == "as" and tagged.words[index + 1 : index + 2] in (["part"], ["well"], ["a"], ["an"])
    ):
        return 4
    if word in ("which", "where"):
        return 4
    if word in ("and", "or"):
        return 3 if tagged.words[index - 1 : index] == [","] else 2
    return 1 if word == "," else 0


def _fill(
    telling: Telling,
    casualties: list[CasualtyMention],
    dates: list[DateMention],
    before: Telling | None,
    published: date | None,
) -> None:
    """Give a telling the triggers, casualties, dates and cue words of its stretch."""
    tagged = telling.tagged
    start = tagged.starts[telling.first] if telling.first < len(tagged.starts) else tagged.sentence.end
    end = tagged.ends[telling.last - 1] if telling.last else tagged.sentence.end
    telling.triggers = [
        tag for tag in tagged.triggers if telling.first <= tag.start < telling.last and happened(tagged, tag)
    ]
    telling.casualties = [
        m
        for m in casualties
        if start <= m.start < end
        and not governed_away(tagged, tagged.token_at(m.start))
        and not counts_animals(tagged, tagged.token_at(m.start), tagged.token_at(m.end - 1) + 1)
    ]
    if "claim_resp" in tagged.terms:
        telling.casualties = [replace(mention, claim=True) for mention in telling.casualties]
    telling.cues = tagged.classes_between(telling.first, telling.last)
    cut_recalled(telling)
    had_trigger = any(telling.first <= tag.start < telling.last for tag in tagged.triggers)
    if not had_trigger and before is not None and before.triggers and telling.sites:
        telling.elliptic = True
        telling.triggers = [
            tag for tag in before.triggers if tag.term.klass == "noun" or tag.term.frame != "harm" or telling.casualties
        ] or before.triggers
    if dates:
        give_times(telling, dates, start, end, published)
    if before is not None and telling.elliptic:
        telling.dates = telling.dates or before.dates
        before.dates = before.dates or telling.dates
    telling.strength = _strength(telling, before)


def _strength(telling: Telling, before: Telling | None) -> int:
    """Return how surely the stretch tells of an event: 2 alone, 1 with support from outside, 0 not at all."""
    strongest = max((tag.term.strength for tag in telling.triggers), default=0)
    support = sum(klass in telling.cues for klass in _SUPPORT) + bool(telling.casualties)
    if any(tag.term.event_type == "accident" for tag in telling.triggers):
        support += not _VEHICLES.isdisjoint(telling.cues)
    if telling.elliptic and before is not None:
        return before.strength
    if (
        {tag.term.event_type for tag in telling.triggers} == {"protest"}
        and "crowd" not in telling.cues
        and not any(tag.term.klass == "noun" for tag in telling.triggers)
    ):
        return 0
    if telling.casualties and any(c.count.best or c.count.low for c in telling.casualties):
        support += 1
    if telling.sites and "crowd" in telling.cues and any(tag.term.event_type == "protest" for tag in telling.triggers):
        support += 1
    if strongest == 1 and _placed_and_dated(telling, before):
        support += 1
    if strongest >= 2 or (strongest == 1 and support) or (support >= 2 and telling.casualties):
        return 2
    return max(strongest, int(support > 1 and bool(telling.triggers)))


def _placed_and_dated(telling: Telling, before: Telling | None) -> bool:
    """Say whether fighting or blasts are told of a named town and a day: "clashes continued around X on Tuesday"."""
    return (
        bool(telling.dates or (before is not None and before.dates))
        and any(ref.place is not None and not is_wide(ref.place) for ref, _ in telling.sites)
        and any(tag.term.strength and tag.term.event_type in _TOLD_BY_NAME for tag in telling.triggers)
    )
