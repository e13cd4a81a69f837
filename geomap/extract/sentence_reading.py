"""Reads one sentence: its places, the parts they play, and what each stretch of it tells of one event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from geomap.extract.casualties import CasualtyMention, find_casualties
from geomap.extract.clauses import bygone, outside
from geomap.extract.dates import find_dates
from geomap.extract.dating import is_history, within
from geomap.extract.events import is_power
from geomap.extract.filling import Stated, fill
from geomap.extract.places import find_refs, leave_weapons
from geomap.extract.recounting import is_bygone, is_statistic
from geomap.extract.roles import RoleFinder
from geomap.extract.series import Series, take_up
from geomap.extract.stretches import stretches
from geomap.extract.tagging import Tagged, drop_lacking, tag_sentence
from geomap.extract.tellings import ReadSentence, Telling

if TYPE_CHECKING:
    from geomap.extract.distances import DistanceMention
    from geomap.extract.parts import RolePart
    from geomap.extract.places import Mentions
    from geomap.extract.refs import Known, PlaceRef
    from geomap.extract.sentences import Sentence
    from geomap.extract.tagging import Tag

_NO_SERIES = Series()
_LIVES = "lives"
_SPOKEN = ("claim", "speech")
_OPENING = 2  # tokens before a word that opens a sentence: "And in an earlier attack, …"


def read_sentence(
    sentence: Sentence,
    mentions: Mentions,
    distances: Sequence[DistanceMention],
    *,
    published: date | None,
    known: Known,
    dateline_end: int = 0,
    told: date | None = None,
    given: frozenset[str] = frozenset(),
    series: Series = _NO_SERIES,
) -> ReadSentence:
    """Read one sentence that may tell of an event; `told` is the day that sentences before told of.

    `dateline_end` is an absolute offset; `given` are classes of words that the report as a whole stands for;
    `series` is what was told before and may be gone on with.
    """
    tagged = tag_sentence(sentence)
    take_up(tagged, series)
    drop_lacking(tagged, given)
    counted = find_casualties(sentence.text, sentence.start, words=sentence.words)
    casualties = [mention for mention in counted if not mention.cumulative]
    _leave_tolls(tagged, [mention for mention in counted if mention.cumulative])
    _mark(tagged, casualties)
    leave_weapons(tagged, mentions.told)
    refs = find_refs(tagged, mentions, known)
    _leave_names(tagged, refs)
    anchors = [(mention.anchor_start, mention.anchor_end) for mention in distances if not mention.inside]
    parts = RoleFinder(tagged, refs, dateline_end=dateline_end, anchors=anchors).find()
    if not tagged.triggers and not casualties:
        claims = [Telling(tagged, 0, len(tagged.words), [], cues={"denial"})] if tagged.find("denial") else []
        return ReadSentence(tagged, refs, parts, claims)
    dates = [
        mention
        for mention in find_dates(
            sentence.text, sentence.start, published=published or _named_again(told, sentence), told=told
        )
        if mention.start >= dateline_end
    ]
    return ReadSentence(tagged, refs, parts, _tell(tagged, refs, parts, Stated(casualties, dates, published)))


def _named_again(told: date | None, sentence: Sentence) -> date | None:
    """Return the day told before where a sentence names its weekday, the only day that one can be in a report of no known date."""  # noqa: E501
    return told if told is not None and f"{told:%A}".lower() in sentence.words else None


def _leave_tolls(tagged: Tagged, tolls: list[CasualtyMention]) -> None:
    """Take the verbs that count the dead of a war or a year for no event: "61 officers have been killed this year"."""
    for mention in tolls:
        first, last = tagged.token_at(mention.start), tagged.token_at(mention.end - 1)
        for tag in [one for one in tagged.triggers if first <= one.start <= last and one.term.frame == "harm"]:
            tagged.triggers.remove(tag)


def _mark(tagged: Tagged, casualties: list[CasualtyMention]) -> None:
    """Mark the tokens that count casualties; a blaze that "claimed 59 lives" claims nothing else."""
    for mention in casualties:
        first, last = tagged.token_at(mention.start), min(len(tagged.words), tagged.token_at(mention.end - 1) + 1)
        for index in range(first, last):
            tagged.classes[index].add("casualty")
        if _LIVES in tagged.words[first:last]:
            _take_lives(tagged, first)


def _take_lives(tagged: Tagged, first: int) -> None:
    """Let "claimed" before a number of lives be no word of speech."""
    for klass in _SPOKEN:
        for tag in tagged.find(klass, first - 2, first):
            tagged.terms[klass].remove(tag)
            tagged.classes[tag.start].discard(klass)
        if klass in tagged.terms and not tagged.terms[klass]:
            del tagged.terms[klass]


def _leave_names(tagged: Tagged, refs: list[PlaceRef]) -> None:
    """Take the words of a place's name for nothing else: the town of Hurricane is no storm, Port-au-Prince no port."""
    if not tagged.triggers:
        return
    named = {index for ref in refs if ref.kind == "name" for index in range(ref.first, ref.last)}
    opening = {ref.first: ref for ref in refs if ref.kind in ("name", "unknown")}
    for tag in [tag for tag in tagged.triggers if tag.start in named or _takes_no_place(tagged, tag, opening)]:
        tagged.triggers.remove(tag)
        for index in range(tag.start, tag.end):
            tagged.classes[index].discard(tag.term.klass)
    within = {index for ref in refs if _is_town(ref) or ref.text == "the port" for index in range(ref.first, ref.last)}
    things = tagged.terms.get("target")
    if things and within:
        tagged.terms["target"] = [tag for tag in things if tag.start not in within]


def _takes_no_place(tagged: Tagged, tag: Tag, opening: dict[int, PlaceRef]) -> bool:
    """Say whether what is taken is no place: "seized 350 kg of explosives", "claimed Troy had fallen", but not "took the town of Troy"."""  # noqa: E501
    if tag.term.lemma in _SEIZING and not _GOODS.isdisjoint(tagged.words[tag.end : tag.end + _GOODS_REACH]):
        return True
    if tag.term.lemma not in _TAKEN_OR_NOT:
        return False
    if tagged.words[max(0, tag.start - 1) : tag.start] in _PASSIVE:
        return tag.term.lemma == "push into"  # "soldiers have been pushed into the region"
    index = tag.end
    while index < len(tagged.words) and tagged.classes[index] & {"det", "container", "container_of"}:
        index += 1
    ref = opening.get(index)
    return ref is None or (tag.term.lemma == "claim" and not _ends_object(tagged, ref))


def _ends_object(tagged: Tagged, ref: PlaceRef) -> bool:
    """Say whether a name is all that is claimed, a town or village, and no subject of what it is claimed to do."""
    if ref.place is not None and is_power(ref.place):
        return False
    return ref.last == len(tagged.words) or tagged.words[ref.last] in _AFTER_OBJECT


# What is done to places and to other things alike: only if a place follows does it tell of fighting.
_TAKEN_OR_NOT = frozenset("take|claim|liberate|pull out of|push into|establish itself in".split("|"))
_PASSIVE = (["was"], ["were"], ["been"], ["being"])
_AFTER_OBJECT = frozenset({".", ",", ";", "and", "in", "near", "on", "after", "from"})


_SEIZING = frozenset({"seize", "capture"})
_GOODS_REACH = 5  # tokens: "seized more than 350 kg of"
_GOODS = frozenset(
    "kg kilo kilos kilogram kilograms kilogrammes tonnes tons grams grammes litres liters pounds rounds rifles guns "
    "pistols firearms weapons arms ammunition explosives detonators drugs cocaine heroin cannabis marijuana documents "
    "computers phones laptops cash money assets property goods cargo equipment vehicles".split()
)


def _is_town(ref: PlaceRef) -> bool:
    """Say whether a reference is to a settlement or a region by name, not to a site: "Port Sudan", "Merowe Airport"."""
    return ref.kind == "name" and ref.place is not None and ref.place.feature_class in ("A", "P")


def _tell(tagged: Tagged, refs: list[PlaceRef], parts: list[RolePart], stated: Stated) -> list[Telling]:
    """Fill the stretches of a sentence, and return those that tell of an event, a denial or a claim."""
    speaker, asides = _speaker(refs, parts), bygone(tagged, refs, stated.published)
    if asides:
        stated = _without(tagged, stated, asides)
    tellings: list[Telling] = []
    for first, last, sites in stretches(tagged, refs, parts):
        telling = Telling(tagged, first, last, sites, speaker=speaker)
        fill(telling, stated, tellings[-1] if tellings else None)
        tellings.append(telling)
    if any(tag.start <= _OPENING for tag in tagged.find("earlier")):
        for telling in tellings:
            telling.cues.add("earlier")
    dated = any(one.sites and one.dates and one.casualties for one in tellings)
    if (is_history(tagged, stated.published, asides) and not dated) or is_statistic(tagged) or is_bygone(tagged):
        return []
    return [
        telling
        for telling in tellings
        if not telling.history and (telling.triggers or telling.casualties or telling.cues & {"denial", "claim_resp"})
    ]


def _without(tagged: Tagged, stated: Stated, asides: list[tuple[int, int]]) -> Stated:
    """Leave out what clauses aside recall: drop their triggers from a sentence, and return what else it states."""
    tagged.triggers = [tag for tag in tagged.triggers if not within(tag.start, asides)]
    casualties = [one for one in stated.casualties if not within(tagged.token_at(one.start), asides)]
    return replace(stated, casualties=casualties, dates=outside(tagged, stated.dates, asides))


def _speaker(refs: list[PlaceRef], parts: list[RolePart]) -> PlaceRef | None:
    """Return the place of the official whom a sentence quotes."""
    placed = zip(refs, parts, strict=True)
    return next((ref for ref, part in placed if part.part == "speaker" and ref.kind in ("name", "unknown")), None)
