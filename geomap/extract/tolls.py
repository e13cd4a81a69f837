"""Chooses which casualty statements are one event's own, and which the report has superseded or disputes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from geomap.extract.casualties import CasualtyMention
from geomap.extract.events import NATURAL, Event, agree_in_time
from geomap.model import ARMED


def casualties_of(event: Event, events: Sequence[Event]) -> list[CasualtyMention]:
    """Return the casualty statements of one event; those told of a whole country count only where no other event has any."""  # noqa: E501
    own = _heard(event, wide=False)
    wide = _heard(event, wide=True)
    found = own
    if wide and not _others_counted(event, events):
        found = [*wide, *own]
    found = _without_parts(_whole_share(_current(_own_tolls(found, event, events), event)))
    found = _rivals(_whole(found))
    victims = _of_both_sides([mention for mention in found if mention.who not in _ARMED or not mention.claim])
    mourned = _mourned(victims)
    return mourned + [one for one in victims if one.who == "fighters" and one.kind not in {m.kind for m in mourned}]


_ARMED = ("fighters", "soldiers")
_ONE_SENTENCE = 200  # characters between the dead of two sides that one sentence tells of


def _of_both_sides(mentions: list[CasualtyMention]) -> list[CasualtyMention]:
    """Let the dead of both sides of one fight be counted together: "killed 24 rebels, and one soldier died"."""
    found = list(mentions)
    for number, (one, other) in enumerate(pairwise(mentions)):
        fought = one.kind == other.kind == "killed" and {one.who, other.who} == set(_ARMED)
        if fought and not (one.subset or other.subset or one.claim) and other.start - one.end < _ONE_SENTENCE:
            found[number] = replace(one, who="soldiers")
            found[number + 1] = replace(other, who="soldiers", others=True, kin=False)
    return found


def _mourned(mentions: list[CasualtyMention]) -> list[CasualtyMention]:
    """Drop fighters where others are counted, and soldiers that a second account counts where it told of others."""
    civil = {mention.kind: mention.start for mention in reversed(mentions) if mention.who not in _ARMED}
    return [
        mention
        for mention in mentions
        if mention.who != "fighters"
        and (
            mention.who != "soldiers"
            or mention.others
            or mention.start - civil.get(mention.kind, mention.start) < _ONE_BREATH
        )
    ]


_ONE_BREATH = 300  # characters within which soldiers and others are counted in one account


_NO_ATTACK_KILLS = 5_000  # more are the dead of a war, unless the earth or the sea killed them


def _own_tolls(mentions: list[CasualtyMention], event: Event, events: Sequence[Event]) -> list[CasualtyMention]:
    """Drop the toll of a war, and a toll already told of another event: "killed 25 in Troy. One died in Argos. The toll was 25"."""  # noqa: E501
    elsewhere = {
        (one.kind, one.count.best)
        for other in events
        if other is not event
        for told in other.told
        if told.alone and told.telling.triggers
        for one in told.telling.casualties
        if (one.count.best or 0) > 1
    }
    placed = {id(one) for told in event.told if told.ref is not None for one in told.telling.casualties}
    waged = bool(event.kinds & ARMED) and not event.kinds & NATURAL
    return [
        one
        for one in mentions
        if not (
            one.update == "total"
            and len(mentions) > 1
            and id(one) not in placed
            and (one.kind, one.count.best) in elsewhere
        )
        and not (waged and one.kind == "killed" and (one.count.best or 0) >= _NO_ATTACK_KILLS)
    ]


def _others_counted(event: Event, events: Sequence[Event]) -> bool:
    """Say whether people are counted in another event of the same time."""
    window = event.window
    return any(
        other is not event
        and not other.earlier
        and any(told.telling.casualties for told in other.told)
        and agree_in_time(other.window, window)
        for other in events
    )


def _heard(event: Event, *, wide: bool) -> list[CasualtyMention]:
    """Return what is told of an event alone, in headlines only where the body tells no figure of that kind of harm."""
    told = [one.telling for one in event.told if one.alone]
    body = {m.kind for telling in told if telling.sentence.kind == "body" for m in telling.casualties}
    return [
        mention
        for one in event.told
        if one.alone and one.wide == wide
        for mention in one.telling.casualties
        if one.telling.sentence.kind == "body" or mention.kind not in body
    ]


def _whole_share(mentions: list[CasualtyMention]) -> list[CasualtyMention]:
    """Take "including 12 in Kochi" for all that is told of Kochi, where nothing else counts its people."""
    counted = {mention.kind for mention in mentions if not mention.subset}
    return [replace(one, subset=False) if one.subset and one.kind not in counted else one for one in mentions]


def _without_parts(mentions: list[CasualtyMention]) -> list[CasualtyMention]:
    """Drop counts that add up to a total told before: "killed 20. The first blast killed 12, the second eight"."""
    dropped: set[int] = set()
    for kind in {mention.kind for mention in mentions}:
        sums = [one for one in mentions if one.kind == kind and not one.subset and one.update is None]
        told = [one for one in sums if one.count.best]
        parts = told[1:]
        if len(parts) > 1 and sum(one.count.best or 0 for one in parts) == told[0].count.best:
            dropped.update(id(one) for one in parts)
    return [one for one in mentions if id(one) not in dropped]


def _whole(mentions: list[CasualtyMention]) -> list[CasualtyMention]:
    """Drop "no one on the ground was hurt" where others were brought to hospital."""
    if any(mention.kind == "hospitalised" and mention.count.low for mention in mentions):
        return [mention for mention in mentions if not (mention.kind == "injured" and mention.negated)]
    return mentions


def _rivals(mentions: list[CasualtyMention]) -> list[CasualtyMention]:
    """Mark a later, lower total as a rival account, unless it is said to revise the earlier."""
    found: list[CasualtyMention] = []
    for mention in mentions:
        before = max((one.count.best or 0 for one in found if one.kind == mention.kind and not one.subset), default=0)
        lower = mention.update == "total" and mention.count.best is not None and mention.count.best < before
        found.append(replace(mention, claim=True, update=None) if lower else mention)
    return found


def _current(mentions: list[CasualtyMention], event: Event) -> list[CasualtyMention]:
    """Drop figures that the report itself calls superseded, where it gives others."""
    old = {
        id(mention) for told in event.told if "superseded" in told.telling.cues for mention in told.telling.casualties
    }
    fresh = [mention for mention in mentions if id(mention) not in old]
    kinds = {"injured" if mention.kind == "hospitalised" else mention.kind for mention in fresh}
    return [mention for mention in mentions if id(mention) not in old or mention.kind not in kinds]
