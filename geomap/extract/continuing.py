"""Finds the event told before that a telling goes on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extract.events import NATURAL, Event, apart_km, inside, is_region, is_wide, same_place
from geomap.extract.neighbours import NEARBY
from geomap.extract.pointing import counted_dead, definite, lemmas_of, of_another_item, shared_words, sums_up
from geomap.extract.threads import Thread

if TYPE_CHECKING:
    from geomap.extract.refs import PlaceRef
    from geomap.extract.tellings import ReadSentence, Telling
    from geomap.model import Place

MEMORY = 6  # sentences over which "the attack" may still mean the last event told
_SOON = 2  # sentences within which the finer place of an event told of a region follows
_MEASURED_KM = 150.0  # "north of Melbourne" is what a headline says of a town this far off
_LEAD = 2  # paragraphs of headline, byline and first sentences
_NEAR_KM = 60.0  # "near Kharkiv" may turn out to be a town this far off
_RANGES = frozenset({"MTS", "DSRT", "PLAT", "SEA", "GULF", "LK", "STM"})  # in or near which the town named next may lie
_GENERIC = frozenset(
    {"attack", "strike", "assault", "incident", "raid", "explosion", "blast", "bombardment", "disaster", "tragedy"}
)  # what any act of violence may be called next


class Continuing(Thread):
    """Rules for which event a telling is of: one at its place, one it narrows, one it points back to, the last."""

    def _find(self, telling: Telling, place: Place | None, ref: PlaceRef) -> Event | None:
        """Return the event told before that this telling, at this place, goes on with."""
        last_first = self.events[::-1]
        if place is None:
            options = [event for event in last_first if self._compatible(event, telling)]
            named = next((event for event in options if event.name and event.name.lower() == ref.text.lower()), None)
            found = named or self._widest(options, telling, ref)
            return self.current if found is None and self.current in options and _only_says_where(telling) else found
        for event in last_first:
            here = event.place is not None and event.name is None and same_place(event.place, place)
            if here and self._compatible(event, telling):
                return event
        if is_region(place) and (
            definite(telling) or ref.kind == "definite" or (not telling.casualties and not telling.dates)
        ):
            inner = self._told_inside(place, telling)
            if inner is not None:
                return inner
        if ref.kind == "definite":
            return None
        narrowed = [
            event for event in last_first if self._narrows(event, telling, place) and self._compatible(event, telling)
        ]
        if not narrowed:
            return None
        event = max(narrowed, key=lambda one: (shared_words(one, telling), self.heard_at[one.number]))
        whole = definite(telling) and not event.several and not event.kinds & NATURAL
        for told in event.told:
            told.wide = not whole  # "The attack was in Troy": all of it, as no storm is
        event.place, event.ref, event.method, event.near = place, None, "region" if is_region(place) else "named", False
        return event

    def _told_inside(self, region: Place, telling: Telling) -> Event | None:
        """Return the event told last in a region that a telling of the whole of it may be of."""
        for event in reversed(self.events):
            held = event.place or event.container
            if held is None or event.wide or self._ago(event) > MEMORY:
                continue
            if inside(held, region) and self._compatible(event, telling):
                return event
        return None

    def _widest(self, options: list[Event], telling: Telling, ref: PlaceRef) -> Event | None:
        """Give a name the gazetteer lacks to the event told so far of a country or region, if it goes on with it."""
        for event in options:
            recent = self._ago(event) <= MEMORY
            if not recent or event.several or event.name is not None or telling.cues & {"elsewhere", "earlier"}:
                continue
            if event.wide or (event.place is not None and is_region(event.place) and self._goes_on(event, telling)):
                event.name, event.container, event.ref = ref.text, event.place, ref
                return event
        return None

    def _goes_on(self, event: Event, telling: Telling) -> bool:
        """Say whether a telling speaks of the event of a region just told, more finely placed."""
        if definite(telling):
            return True
        return not telling.casualties and event is self.events[0] and not self._sisters(event)

    def _spoken_for(self, recent: list[Event], speaker: Place) -> Event | None:
        """Return the event at or in the place for which somebody speaks, or the one just told that it may narrow."""
        here = next((e for e in recent if e.place and (same_place(e.place, speaker) or inside(e.place, speaker))), None)
        return here or next(
            (
                e
                for e in recent
                if e.wide and not e.several and e.place and inside(speaker, e.place) and e is self.current
            ),
            None,
        )

    def _alike(self, telling: Telling, recent: list[Event]) -> Event | None:
        """Return the event that shares words, arms and the number of dead with a telling of which the last has nothing."""  # noqa: E501
        if self.current not in recent or _likeness(self.current, telling):
            return None
        best = max(recent, key=lambda event: _likeness(event, telling))
        return best if _likeness(best, telling) >= _ALIKE else None

    def _narrows(self, event: Event, telling: Telling, place: Place) -> bool:  # noqa: PLR0911
        """Say whether a finer place settles where an event told of a region or country took place."""
        if event.name is not None or (event.told and event.told[-1].telling.sentence is telling.sentence):
            return False
        if event.place is None:
            return self._settles(event, telling)
        if self._ago(event) > MEMORY and not (definite(telling) and shared_words(event, telling)):
            return False
        if event.number == 0 and _measured_from(event) and apart_km(event.place, place) < _MEASURED_KM:
            return not telling.cues & {"elsewhere", "earlier"}
        if event.near and not is_region(event.place):
            return (
                all(told.alone for told in event.told)
                and apart_km(event.place, place) < _NEAR_KM
                and (bool(event.lemmas & lemmas_of(telling)) or _calls_again(event, telling))
                and not telling.cues & {"elsewhere"}
            )
        if _holds_most(telling) or (event.wide and _fewer(event, telling)):
            return False
        if telling.cues & {"general", "total"} and not telling.casualties and event.counted:
            return False
        if (
            not (inside(place, event.place) or _in_the_range(event.place, telling))
            or event.several
            or is_wide(place)
            or "also" in telling.tagged.words[telling.first : telling.last]
        ):
            return False
        if definite(telling) and not telling.cues & {"elsewhere"}:
            return True
        soon = self._ago(event) <= _SOON and not telling.casualties and event is self.events[0]
        soon = soon or self._same_accident(event, telling)
        return (
            (is_wide(event.place) or soon)
            and not telling.cues & {"elsewhere", "earlier"}
            and not any(sums_up(told.telling) for told in event.told)
            and not self._sisters(event)
        )

    def _same_accident(self, event: Event, telling: Telling) -> bool:
        """Say whether the next sentence tells of an accident in a region, more finely placed: "The driver had left his cab when it hit the other near Tahta"."""  # noqa: E501
        return (
            event is self.current
            and event.last_told_beside(telling)
            and self._ago(event) <= 1
            and not telling.casualties
            and event.kinds == {"accident"} == {tag.term.event_type for tag in telling.triggers if tag.term.event_type}
        )

    def _settles(self, event: Event, telling: Telling) -> bool:
        """Say whether a telling places the event that the lead told of no place, or of one nobody knows: "The accident happened near Troy"."""  # noqa: E501
        counted = counted_dead([told.telling for told in event.told]) & counted_dead([telling])
        return (
            event is self.events[0]
            and self._ago(event) <= MEMORY
            and ((definite(telling) and not telling.casualties) or bool(counted))
            and not telling.cues & {"elsewhere", "earlier"}
            and not event.several
            and not any(sums_up(told.telling) for told in event.told)
        )

    def _sisters(self, event: Event) -> bool:
        """Say whether an event already has others beside it in its country: then it is their sum, not one of them."""
        return any(
            other is not event and other.place and event.place and inside(other.place, event.place)
            for other in self.events
        )

    def _continued(  # noqa: PLR0911
        self, telling: Telling, read: ReadSentence, speaker: Place | None
    ) -> Event | None:
        """Return the event that a telling without a site goes on with: the last of a like kind, still in mind."""
        recent = [
            event
            for event in self.events
            if self._ago(event) <= MEMORY and self._compatible(event, telling) and not of_another_item(event, telling)
        ]
        recent.sort(key=lambda event: -self.heard_at[event.number])
        named = [
            ref.place
            for ref, part in zip(read.refs, read.parts, strict=True)
            if ref.place is not None and ref.kind == "name" and part.part != "container"
        ]
        beside = next(
            (e for e in recent if e.place and not e.wide and any(same_place(e.place, place) for place in named)), None
        )
        if beside is not None:
            return beside
        if speaker is not None and self.current in recent and _from_afar(telling, self.current, speaker):
            return self.current
        if speaker is not None and not is_wide(speaker):
            return self._spoken_for(recent, speaker)
        lemmas = lemmas_of(telling)
        if lemmas and lemmas <= _AFTERMATH and self.current in recent and self.current.last_told_beside(telling):
            return self.current
        if definite(telling) and not (self.current in recent and lemmas <= _GENERIC):
            match = next((event for event in recent if lemmas & event.lemmas), None)
            if match is not None:
                return match
        alike = self._alike(telling, recent)
        if alike is not None:
            return alike
        return self.current if self.current in recent else recent[0] if recent and definite(telling) else None


_ALIKE = 2  # words, arms and tolls in common
_AFTERMATH = frozenset({"fire", "blaze"})  # of what was told just before


def _likeness(event: Event, telling: Telling) -> int:
    """Count what an event and a telling have in common: lemmas of what happened, weapons, numbers of dead."""
    tellings = [told.telling for told in event.told]
    weapons = {weapon for one in tellings for weapon in one.values("weapon")}
    return (
        len(event.lemmas & {tag.term.lemma.rpartition(" ")[2] for tag in telling.triggers})
        + len(weapons & set(telling.values("weapon")))
        + len(counted_dead(tellings) & counted_dead([telling]))
    )


_RESCUERS = frozenset("rescuers rescuer agency authorities officials official department service services".split())


def _from_afar(telling: Telling, event: Event | None, speaker: Place) -> bool:
    """Say whether rescuers or officials of the region's seat speak of what happened elsewhere in it: "rescuers in X said"."""  # noqa: E501
    ref, words = telling.speaker, telling.tagged.words
    if event is None or event.place is None or ref is None:
        return False
    if not NEARBY.isdisjoint(words[max(0, ref.first - 1) : ref.first]):
        return True
    of_region = speaker.admin1_code == event.place.admin1_code and speaker.country_code == event.place.country_code
    if of_region and definite(telling):
        return True  # "X police confirmed the attack"
    if words[ref.first - 1 : ref.first] != ["in"]:
        return False
    if not telling.triggers and event.last_told_beside(telling):
        return True  # "Six bodies have been found, rescuers in X said"
    return of_region and ref.first >= 2 and words[ref.first - 2] in _RESCUERS


def _measured_from(event: Event) -> bool:
    """Say whether a headline only says to which side of a city something happened: "train derails north of Melbourne"."""  # noqa: E501
    return (
        event.offset is not None
        and event.offset.km is None
        and all(told.telling.sentence.paragraph <= _LEAD for told in event.told)
    )


def _calls_again(event: Event, telling: Telling) -> bool:
    """Say whether a noun of its type points back to an event told by a verb: "The crash happened in X"."""
    nouns = {tag.term.event_type for tag in telling.triggers if tag.term.klass == "noun" and tag.term.event_type}
    return definite(telling) and bool(nouns & event.kinds) and not telling.casualties


def _fewer(event: Event, telling: Telling) -> bool:
    """Say whether a telling counts fewer dead than were told of a whole country: its own, not those of the sum."""
    all_dead, own = counted_dead([told.telling for told in event.told]), counted_dead([telling])
    return bool(all_dead and own) and max(own) < max(all_dead)


def _in_the_range(range_: Place, telling: Telling) -> bool:
    """Say whether a telling points back to what happened somewhere in mountains or on water: "The crash was near Troy"."""  # noqa: E501
    return (
        range_.feature_code in _RANGES
        and definite(telling)
        and not telling.casualties
        and not telling.cues & {"elsewhere", "earlier"}
    )


_MOST = frozenset({"most", "many", "half", "mostly", "mainly", "majority", "largely"})


def _holds_most(telling: Telling) -> bool:
    """Say whether a place only has most of a total: "190 dead in Malawi, most of them in Blantyre"."""
    first = min((ref.first for ref, _ in telling.sites), default=telling.first)
    return not _MOST.isdisjoint(telling.tagged.words[max(telling.first, first - 5) : first])


_BEFALLING = frozenset({"take place", "happen", "occur"})


def _only_says_where(telling: Telling) -> bool:
    """Say whether a telling only says where the event just told was: "The incident took place at Velm"."""
    verbs = [tag for tag in telling.triggers if tag.term.klass == "verb"]
    return (
        definite(telling)
        and not telling.casualties
        and bool(verbs)
        and all(tag.term.lemma in _BEFALLING for tag in verbs)
    )
