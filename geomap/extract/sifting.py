"""Leaves out events too thin, too wide or too old for a row, and hands sums to the one event they are of."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.extract.claims import is_rival
from geomap.extract.events import (
    NATURAL,
    Event,
    agree_in_kind,
    agree_in_time,
    apart_km,
    inside,
    is_region,
    is_wide,
    same_place,
)
from geomap.extract.seats import ITSELF, names_seat
from geomap.extract.tellings import Telling
from geomap.model import Place, Report

_NEARBY_KM = 100.0  # "clashes near X" that are told one by one lie this near
_SINCE = 6  # tokens before "since" in which a superlative stands
_EST = 5  # letters: "west" and "rest" are no superlatives
_LEAD = 2  # paragraphs that sum up what follows
_A_DAY = frozenset({"day", "night", "24", "hours", "twenty"})  # "over the past day"
_OLD_DAYS = 1500  # an event this long before publication is history, not news


def with_wide_settled(events: list[Event]) -> list[Event]:
    """Hand what was told of a whole country to the one event in it, or drop it; rival accounts go to the event they dispute."""  # noqa: E501
    fine = [event for event in events if not event.wide]
    kept = []
    for event in events:
        if not event.wide:
            kept.append(event)
            continue
        holds = [
            other
            for other in fine
            if event.place is None or (other.place is not None and inside(other.place, event.place))
        ]
        same = [
            other
            for other in holds
            if other.earlier == event.earlier
            and agree_in_time(other.window, event.window)
            and not _another(event, other)
        ]
        if event.counted and holds and all(_another(event, other) for other in holds):
            kept.append(event)
        elif len(same) == 1 == len(holds):
            _hand_over(event, same[0])
        elif not holds and not fine:
            _place_by_dateline(event)
            kept.append(event)
    return _without_rivals(kept)


def _hand_over(event: Event, other: Event) -> None:
    """Let what was told of an event be told of another, in the order of the text."""
    other.told = sorted([*event.told, *other.told], key=lambda told: told.telling.sentence.start)


def _another(event: Event, other: Event) -> bool:
    """Say whether a later event is told as another than the first: "Another attack the same day targeted Djibo"."""
    return event.counted and other.counted and "elsewhere" in other.told[0].telling.cues


def _place_by_dateline(event: Event) -> None:
    """Give the one event of a report that names no place, and no other country, the place it was filed from; a capital has too many."""  # noqa: E501
    place = event.filed_from
    if place is None or place.feature_code == "PPLC" or (event.place and not inside(place, event.place)):
        return
    event.place, event.ref, event.method = place, None, "inherited"
    event.reasons.append("the place the report was filed from")


def with_regions_settled(events: list[Event]) -> list[Event]:
    """Hand what headings and the lead tell of a region to the one event in it, if there is just one and it can be the same."""  # noqa: E501
    handed = set()
    for event in events:
        if event.place is None or event.name or not _heads(event):
            continue
        parts = [
            other
            for other in events
            if other is not event
            and other.place
            and other.number > event.number
            and (_within(other.place, event.place) if is_region(event.place) else _in_its_region(other, event))
            and other.earlier == event.earlier
            and agree_in_time(other.window, event.window)
            and agree_in_kind(other.kinds, event.kinds)
        ]
        if len(parts) == 1 and not (_both_counted(event, parts[0]) or _told_apart(event, parts[0])):
            for told in event.told:
                told.wide = parts[0].counted
            _hand_over(event, parts[0])
            handed.add(event.number)
        elif len(parts) > 1 and _only_headed(event):
            handed.add(event.number)  # the headline sums up what follows
    return [event for event in events if event.number not in handed]


def _within(place: Place, region: Place) -> bool:
    """Say whether a place lies in a region: in a district, as far as its size tells."""
    if not inside(place, region):
        return False
    return region.feature_code == "ADM1" or apart_km(place, region) * 1000 < max(region.radius_m, _DISTRICT_M)


_DISTRICT_M = 50_000  # of which the size is not known


def _in_its_region(other: Event, event: Event) -> bool:
    """Say whether headings only tell of a town of the name of the region in which another event is: "Two die in Lagos"."""  # noqa: E501
    town, place = event.place, other.place
    if town is None or place is None or town.feature_class != "P" or not place.admin1:
        return False
    named = {told.ref.text for told in event.told if told.ref is not None}
    regional = any(place.admin1.startswith(name) and place.name != name for name in named)
    return regional and _only_headed(event)


def _heads(event: Event) -> bool:
    """Say whether an event is first told in the lead, or by headings alone: "Herder killed in Epirus"."""
    return event.told[0].telling.sentence.paragraph <= _LEAD or _only_headed(event)


def _only_headed(event: Event) -> bool:
    """Say whether headings alone tell an event, whoever then speaks of it: "The spokesman in Epirus confirmed the attack"."""  # noqa: E501
    return all(
        told.telling.sentence.kind in _HEADINGS or (told.ref is None and not told.telling.casualties)
        for told in event.told
    ) and any(told.telling.sentence.kind in _HEADINGS for told in event.told)


_HEADINGS = ("headline", "heading")


def _told_apart(region: Event, event: Event) -> bool:
    """Say whether an event is set apart from its region's: told in one sentence with that, or of "the regional capital", "the city itself"."""  # noqa: E501
    ref = event.told[0].ref
    seat = ref is not None and ref.kind == "definite" and (ref.text == ITSELF or names_seat(ref.text))
    return seat or event.told[0].telling.sentence is region.told[-1].telling.sentence


def _both_counted(one: Event, other: Event) -> bool:
    """Say whether both events have people counted dead, and not the same number: then they are two."""
    first, second = (
        {
            m.count.best
            for told in e.told
            if told.alone
            for m in told.telling.casualties
            if m.kind == "killed" and not (m.subset and e is one)  # "30 in Kerala, including 12 in Kochi"
        }
        for e in (one, other)
    )
    return bool(first and second and not first & second)


def without_sums(events: list[Event]) -> list[Event]:
    """Drop what is told only in the plural of a place where single events are told too: they are its parts."""
    return [
        event
        for event in events
        if not ((event.several or _only_counts(event)) and any(_part_of(other, event) for other in events))
        and not _announces(event, events)
    ]


def _announces(event: Event, events: Sequence[Event]) -> bool:
    """Say whether the lead sums up in a region's name what is then told of two or more of its places."""
    if event.place is None or not is_region(event.place) or event.told[0].telling.sentence.paragraph > 2:
        return False
    if any(_one_accident(told.telling) for told in event.told if told.alone):
        return False
    parts = [
        other
        for other in events
        if other.number > event.number and _part_of(other, event) and agree_in_kind(other.kinds, event.kinds)
    ]
    dead = _most_dead(event)
    return len(parts) > 1 and (dead is None or all((_most_dead(part) or 0) <= dead for part in parts))


def _one_accident(telling: Telling) -> bool:
    """Say whether running text tells of one accident and whom it killed: "A head-on collision killed two drivers"."""
    return (
        telling.sentence.kind == "body"
        and bool(telling.casualties)
        and any(
            tag.term.event_type == "accident" and tag.term.klass == "noun" and "singular" in tag.term.forms
            for tag in telling.triggers
        )
    )


def _most_dead(event: Event) -> int | None:
    """Return the largest number of dead told of an event, none if none is."""
    counts = [m.count.best for told in event.told for m in told.telling.casualties if m.kind == "killed"]
    return max((count for count in counts if count is not None), default=None)


def _without_rivals(events: list[Event]) -> list[Event]:
    """Hand rival accounts to the event they tell otherwise, as claims."""
    kept: list[Event] = []
    for event in events:
        other = next((one for one in kept if one.place and event.place and same_place(one.place, event.place)), None)
        if other is not None and all(is_rival(told.telling) for told in event.told):
            other.claims += [told.telling for told in event.told]
        else:
            kept.append(event)
    return kept


def _only_counts(event: Event) -> bool:
    """Say whether nothing but casualties is told of a region: its share of a total."""
    return event.place is not None and is_region(event.place) and not any(told.telling.triggers for told in event.told)


def _part_of(other: Event, whole: Event) -> bool:
    """Say whether an event is one of those that another sums up."""
    if whole.name is not None or (other.name is not None and not _put_in(other, whole)):
        return False  # placed beside another, not at it
    if other is whole or other.several or other.place is None or whole.place is None or other.earlier != whole.earlier:
        return False
    told_after = other.number > whole.number
    if (
        (whole.near and whole.several and not _listed(whole))
        and told_after
        and whole.told[0].telling.sentence.paragraph <= _LEAD
        and apart_km(whole.place, other.place) < _NEARBY_KM
    ):
        return True
    if whole.place.feature_code == "ADM2" and not (
        same_place(other.place, whole.place) or _within(other.place, whole.place)
    ):
        return False  # in the same province, but not in that district
    return agree_in_time(other.window, whole.window) and (
        same_place(other.place, whole.place) or inside(other.place, whole.place)
    )


def _listed(event: Event) -> bool:
    """Say whether an event's place is one of several named together: "attacks near Troy, Argos and Thebes"."""
    return any(len(told.telling.sites) > 1 for told in event.told)


def _put_in(other: Event, whole: Event) -> bool:
    """Say whether the report puts a place the gazetteer lacks in the place of another event."""
    return bool(
        other.place
        and whole.place
        and (other.place is whole.place or inside(other.place, whole.place))
        and is_region(whole.place)
    )


def strength_of(event: Event) -> int:
    """Return how surely an event is told: 2 by its own words, 1 if only beside surer ones."""
    return max((told.telling.strength for told in event.told), default=0)


def worth_a_row(event: Event, report: Report) -> bool:
    """Say whether enough is told of an event, recently enough, for a pin or a line in the list."""
    if event.offset is None and all(_general(told.telling) and not told.telling.casualties for told in event.told):
        return False
    window = event.window
    if event.name is not None and event.method == "region" and event.number and event.earlier:
        return False  # recalled, and nowhere to be found
    if event.earlier and not event.counted and not (window and window.precision == 1) and not _told_for_itself(event):
        return False  # recalled in passing
    if event.wide:
        return window is not None and event.place is not None and any(_exact(told.telling) for told in event.told)
    return not (window and window.first and report.published and (report.published - window.first).days > _OLD_DAYS)


def _told_for_itself(event: Event) -> bool:
    """Say whether a sentence of its own tells a recalled event, of a town or site: "Last week a drone fell on Troy, burning a barn"."""  # noqa: E501
    place = event.place
    return (
        place is not None
        and event.window is not None
        and (event.name is None or event.offset is not None)
        and not is_region(place)
        and not is_wide(place)
        and any(told.ref is not None and told.alone and _by_a_verb(told.telling) for told in event.told)
    )


def _by_a_verb(telling: Telling) -> bool:
    """Say whether a telling tells of arms, surely, and by a verb."""
    return (
        telling.strength > 1
        and bool(telling.cues & {"weapon", "troops"})
        and any(tag.term.klass == "verb" and tag.term.frame not in ("under", "launch") for tag in telling.triggers)
    )


def _general(telling: Telling) -> bool:
    """Say whether a telling speaks of what happens again and again: not of one day, nor of one attack "as part of a wave of" them."""  # noqa: E501
    if any(tag.term.frame == "take" for tag in telling.triggers):
        return False  # "have recaptured Troy and Argos in recent days"
    natural = any(tag.term.event_type in NATURAL for tag in telling.triggers)
    if natural and all(tag.term.phrase == "since" for tag in telling.terms("general")):
        return False  # "displaced in Troy since the river burst its banks"
    return _habitual(telling)


def _habitual(telling: Telling) -> bool:
    """Say whether a word of habit is told of an event itself."""
    words = telling.tagged.words
    last_site = max((ref.last for ref, _ in telling.sites), default=len(words))
    return any(
        not (tag.term.phrase.endswith(" of") and (tag.start >= last_site or _done(telling, tag.end)))
        and _A_DAY.isdisjoint(words[tag.end : tag.end + 1])
        and not (tag.term.phrase == "since" and _first_since(words[max(telling.first, tag.start - _SINCE) : tag.start]))
        for tag in telling.terms("general")
    )


def _first_since(words: Sequence[str]) -> bool:
    """Say whether "since" only says how rare an event was: "the deadliest attack since", "its longest-range flight since"."""  # noqa: E501
    return any(word in ("first", "most", "worst") or (word.endswith("est") and len(word) > _EST) for word in words)


def _done(telling: Telling, end: int) -> bool:
    """Say whether a series is one that was carried out at a place named finely: "launched a series of raids on X"."""
    carried = any(tag.term.frame in ("launch", "hit") and tag.start != end for tag in telling.triggers)
    return carried and any(
        ref.place and not is_wide(ref.place) and not is_region(ref.place) for ref, _ in telling.sites
    )


def _exact(telling: Telling) -> bool:
    """Say whether a telling counts casualties or stands in the lead."""
    return bool(telling.casualties) and telling.sentence.paragraph < 3
