"""Makes incident records of the events a report tells, and leaves out those too thin, too wide or too old to pin."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from geomap.extract.casualties import CasualtyMention, combine_casualties
from geomap.extract.claims import attributed_to, status_of
from geomap.extract.dates import default_window
from geomap.extract.events import NATURAL, Event, agree_in_kind, agree_in_time, apart_km, inside, is_region, same_place
from geomap.extract.kinds import event_type, targets_of, weapons_of
from geomap.extract.locating import locate
from geomap.extract.titles import title_of
from geomap.model import Account, Count, Evidence, Incident, Mark, MarkKind, Report, Window

if TYPE_CHECKING:
    from geomap.extract.dates import DateMention
    from geomap.extract.events import Told
    from geomap.extract.tellings import ReadSentence, Telling
    from geomap.model import Location

_NEARBY_KM = 100.0  # "clashes near X" that are told one by one lie this near
_WAVES = ("missile_strike", "drone_attack", "air_strike")  # attacks that come in waves over many places
_OLD_DAYS = 730  # an event this long before publication is history, not news


def make_incidents(
    report: Report, events: Sequence[Event], reads: dict[int, ReadSentence], *, genre: str | None = None
) -> list[tuple[Incident, Event]]:
    """Return the incidents of a report in the order told, each with the event it was made from.

    In a report of another genre (sport, markets, …) only events with people counted dead are believed.
    """
    settled = _with_regions_settled(_with_wide_settled(list(events)))
    sure = any(_strength(event) > 1 for event in settled)
    kept = _without_sums([event for event in settled if _strength(event) >= 2 - sure and _worth_a_row(event, report) and _fits_genre(event, genre)])
    main = _main_window(events)
    setting = _setting(kept, events)
    return [(_incident(report, event, reads, main, kept, setting), event) for event in kept]


def _main_window(events: Sequence[Event]) -> Window | None:
    """Return the day of the report's main event: the first settled one that is not recalled."""
    told = sorted((told.telling.sentence.start, event.number, mention.start, mention) for event in events if not event.earlier for told in event.told for mention in told.telling.dates if _can_date(mention))
    days = [mention.window for *_, mention in told if mention.window.precision == 1]
    lead = [mention.window for event in events if not event.earlier for one in event.told if one.telling.sentence.paragraph < 3 for mention in one.telling.dates if _can_date(mention)]
    return (days or lead or [None])[0]


def _can_date(mention: DateMention) -> bool:
    """Say whether a time settles when something happened."""
    return bool(mention.window.first) and not mention.future and not mention.since and not mention.relative


def _with_wide_settled(events: list[Event]) -> list[Event]:
    """Hand what was told of a whole country to the one event in it, if there is just one; else drop it."""
    fine = [event for event in events if not event.wide]
    kept = []
    for event in events:
        if not event.wide:
            kept.append(event)
            continue
        holds = [other for other in fine if event.place is None or (other.place is not None and inside(other.place, event.place))]
        same = [other for other in holds if other.earlier == event.earlier and agree_in_time(other.window, event.window)]
        if len(same) == 1 == len(holds):
            same[0].told = sorted([*event.told, *same[0].told], key=lambda told: told.telling.sentence.start)
        elif not holds and not fine:
            kept.append(event)
    return kept


def _fits_genre(event: Event, genre: str | None) -> bool:
    """Say whether an event is believed in a report of a genre."""
    if genre == "weather":
        return _deadly(event) or any(tag.term.klass == "verb" and tag.term.frame in ("hit", "damage", "happen") for told in event.told for tag in told.telling.triggers)
    return genre is None or (genre != "debunk" and _deadly(event))


def _deadly(event: Event) -> bool:
    """Say whether people are counted dead in an event."""
    return any(mention.kind == "killed" and mention.count.low for told in event.told for mention in told.telling.casualties)


def _strength(event: Event) -> int:
    """Return how surely an event is told: 2 by its own words, 1 if only beside surer ones."""
    return max((told.telling.strength for told in event.told), default=0)


def _without_sums(events: list[Event]) -> list[Event]:
    """Drop what is told only in the plural of a place where single events are told too: they are its parts."""
    return [event for event in events if not ((event.several or _only_counts(event)) and any(_part_of(other, event) for other in events))]


def _only_counts(event: Event) -> bool:
    """Say whether nothing but casualties is told of a region: its share of a total."""
    return event.place is not None and is_region(event.place) and not any(told.telling.triggers for told in event.told)


def _part_of(other: Event, whole: Event) -> bool:
    """Say whether an event is one of those that another sums up."""
    if other is whole or other.several or other.place is None or whole.place is None or other.earlier != whole.earlier:
        return False
    if whole.near and whole.several and apart_km(whole.place, other.place) < _NEARBY_KM:
        return True
    return agree_in_time(other.window, whole.window) and (same_place(other.place, whole.place) or inside(other.place, whole.place))


def _with_regions_settled(events: list[Event]) -> list[Event]:
    """Hand what the lead told of a region to the one event in it, if there is just one and it can be the same."""
    for event in events:
        if event.place is None or not is_region(event.place) or event.name or event.told[0].telling.sentence.paragraph > 2:
            continue
        parts = [other for other in events if other is not event and other.place and other.number > event.number and inside(other.place, event.place) and other.earlier == event.earlier]
        if len(parts) == 1 and agree_in_time(parts[0].window, event.window) and agree_in_kind(parts[0].kinds, event.kinds) and not _both_counted(event, parts[0]):
            for told in event.told:
                told.wide = True
            parts[0].told = sorted([*event.told, *parts[0].told], key=lambda told: told.telling.sentence.start)
            return [other for other in events if other is not event]
    return events


def _both_counted(one: Event, other: Event) -> bool:
    """Say whether both events have people counted dead, and not the same number: then they are two."""
    first, second = ({m.count.best for told in e.told if told.alone for m in told.telling.casualties if m.kind == "killed" and not m.subset} for e in (one, other))
    return bool(first and second and not first & second)


def _worth_a_row(event: Event, report: Report) -> bool:
    """Say whether enough is told of an event, recently enough, for a pin or a line in the list."""
    if all("general" in told.telling.cues and not told.telling.casualties for told in event.told):
        return False
    window = event.window
    if event.name is not None and event.method == "region" and event.number and not event.near and (event.earlier or window is not None):
        return False  # recalled, and nowhere to be found
    if event.earlier and not event.counted and not (window and window.precision == 1):
        return False  # recalled in passing
    if event.wide:
        return window is not None and event.place is not None and any(_exact(told.telling) for told in event.told)
    return not (window and window.first and report.published and (report.published - window.first).days > _OLD_DAYS)


def _exact(telling: Telling) -> bool:
    """Say whether a telling counts casualties or stands in the lead."""
    return bool(telling.casualties) and telling.sentence.paragraph < 3


def _incident(
    report: Report, event: Event, reads: dict[int, ReadSentence], main: Window | None, events: Sequence[Event], setting: Setting
) -> Incident:
    """Make the record of one event."""
    tellings = [told.telling for told in event.told]
    mentions = _casualties(event, events)
    killed, injured, text, conflict = combine_casualties(mentions)
    where, kind, when = locate(event), _kind(event, setting), _window(event, main, report.published)
    quote = _best(event)
    evidence = Evidence(report.id, quote.sentence.start, quote.sentence.end, report.text[quote.sentence.start : quote.sentence.end])
    status, counterclaim = status_of(event)
    account = Account(report.id, evidence, _marks(event, quote), report.source, report.title, report.url, report.published)
    return Incident(
        _identity(report, kind, where, when, evidence), title_of(kind, where.place.name if where else None, killed, injured), kind, when, where,
        killed, injured, text, weapons_of(tellings), targets_of(tellings), (account,),
        launched=_flown(tellings, "launch"), intercepted=_flown(tellings, "down"), attributed_to=attributed_to(event, reads),
        status=status, counterclaim=counterclaim, figures_conflict=conflict,
        unlocated_reason=None if where else "no place is named for it, nor in the sentences before",
    )  # fmt: skip


class Setting(NamedTuple):
    """What the other events of a report say of one whose words leave its type open."""

    wave: str | None  # the type of the main attack, where it came in waves
    fallback: str
    wild: bool  # whether wildfires are told of


def _setting(events: Sequence[Event], told: Sequence[Event]) -> Setting:
    """Return what a report's events have in common."""
    kinds = [(event, event_type(event)) for event in events]
    wave = next((kind for event, kind in kinds if not event.earlier and kind in _WAVES), None)
    main = event_type(events[0], wave=wave) if events else "attack"
    return Setting(wave, main if main in NATURAL or main in ("accident", "fire") else wave or "attack", any("wildfire" in event.kinds for event in told))


def _kind(event: Event, setting: Setting) -> str:
    """Return an event's type; where its own words leave it open, that of the report's main event; a fire among wildfires is one."""
    kind = event_type(event, wave=None if event.earlier else setting.wave, fallback=setting.fallback)
    return "wildfire" if kind == "fire" and setting.wild else kind


def _casualties(event: Event, events: Sequence[Event]) -> list[CasualtyMention]:
    """Return the casualty statements of one event; those told of a whole country count only where no other event has any."""
    body = any(told.telling.sentence.kind == "body" and told.telling.casualties for told in event.told if told.alone)
    heard = [told for told in event.told if told.alone and not (body and told.telling.sentence.kind != "body")]
    own = [mention for told in heard if not told.wide for mention in told.telling.casualties]
    wide = [mention for told in heard if told.wide for mention in told.telling.casualties]
    others = any(other is not event and not other.earlier and agree_in_time(other.window, event.window) and any(told.telling.casualties for told in other.told) for other in events)
    found = own if own and others or not wide else [] if others else [*wide, *own]
    found = _current(found, event)
    found = _rivals(_whole(found))
    victims = [mention for mention in found if mention.who != "military" or not mention.claim]
    return [mention for mention in victims if mention.who != "military"] or victims


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
    old = {id(mention) for told in event.told if "superseded" in told.telling.cues for mention in told.telling.casualties}
    fresh = [mention for mention in mentions if id(mention) not in old]
    kinds = {mention.kind for mention in fresh}
    return [mention for mention in mentions if id(mention) not in old or mention.kind not in kinds]


def _window(event: Event, main: Window | None, published: date | None) -> Window:
    """Return when an event took place: as told, else with the main event, else as written and unsettled."""
    own = list(event.dates())
    settled = [mention for mention in own if mention.window.first]
    days = [mention for mention in settled if mention.window.precision == 1]
    if days:
        return days[0].window
    if settled and not (main is not None and main.first and not event.earlier and agree_in_time(settled[0].window, main)):
        return settled[0].window
    text = next((mention.window.text or mention.text for mention in own), None)
    if (text is None or settled) and not event.earlier and not all(told.telling.recalled for told in event.told):
        said = next((m.window for m in event.dates(said=True) if m.window.first and m.window.precision == 1), None)
        if said is not None or main is not None:
            return replace(said or main, text=None)  # type: ignore[type-var]
        return replace(default_window(published), precision=2 if published else None)
    return Window(None, None, None, text)


def _best(event: Event) -> Telling:
    """Return the telling whose sentence best stands for the event: it names the place, the act and the toll."""
    return max((told for told in event.told), key=lambda told: _worth(told)).telling


def _worth(told: Told) -> tuple[int, int]:
    """Rank a sentence as a quotation; earlier ones win ties."""
    telling = told.telling
    length = len(telling.sentence.text)
    points = 3 * (telling.sentence.kind == "body") + 3 * (told.ref is not None and told.ref.kind != "definite") + 2 * bool(telling.triggers)
    points += 2 * bool(telling.casualties and told.alone) + bool(telling.terms("weapon")) - 2 * (length > 420) - (length < 40)
    return points, -telling.sentence.start


def _marks(event: Event, telling: Telling) -> tuple[Mark, ...]:
    """Return the words of the quoted sentence that gave the place, the act, the means and the numbers."""
    starts, ends = telling.tagged.starts, telling.tagged.ends
    found: list[tuple[int, int, MarkKind]] = [(starts[tag.start], ends[tag.end - 1], "trigger") for tag in telling.triggers if telling.first <= tag.start < telling.last]
    found += [(starts[tag.start], ends[tag.end - 1], kind) for kind in ("weapon", "target") for tag in telling.terms(kind)]  # type: ignore[misc]
    found += [(told.ref.start, told.ref.end, "place") for told in event.told if told.telling is telling and told.ref is not None]
    found += [(c.start, c.end, "killed" if c.kind == "killed" else "injured") for c in telling.casualties if c.kind in ("killed", "injured", "hospitalised")]
    found += [(d.start, d.end, "date") for d in telling.dates]
    return tuple(Mark(*mark) for mark in sorted(set(found)))


def _flown(tellings: Sequence[Telling], frame: str) -> int | None:
    """Return how many missiles and drones were launched, or brought down, where the words count them."""
    from geomap.extract.numbers import find_numbers

    for telling in tellings:
        verbs = [tag for tag in telling.triggers if tag.term.frame == frame or (frame == "launch" and tag.term.frame == "hit")]
        if not verbs or not telling.terms("weapon"):
            continue
        base = telling.sentence.start
        starts = {telling.tagged.starts[tag.start]: tag for tag in telling.terms("weapon") if tag.term.value[0] in ("missile", "drone", "rocket", "ballistic_missile", "cruise_missile")}
        for number in find_numbers(telling.sentence.text):
            near = [at for at in starts if 0 < at - (base + number.end) < 25]
            if number.value and near and any(abs(telling.tagged.starts[verb.start] - base - number.start) < 60 for verb in verbs):
                return number.value
    return None


def _identity(report: Report, kind: str, where: Location | None, when: Window, evidence: Evidence) -> str:
    """Return a hash of content, the same from run to run."""
    place = f"{where.lon:.4f},{where.lat:.4f}" if where else ""
    return hashlib.sha256("|".join((report.id, kind, place, _iso(when.first), str(evidence.start), evidence.exact)).encode()).hexdigest()[:16]


def _iso(day: date | None) -> str:
    """Return a day as text, empty when unknown."""
    return day.isoformat() if day else ""


__all__ = ["Count", "make_incidents"]
