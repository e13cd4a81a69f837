"""Follows a report from sentence to sentence: which event each telling is of, and where what is left unsaid happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extract.events import Event, Told, agree_in_kind, agree_in_time, inside, is_region, is_wide, same_place
from geomap.extract.places import PlaceRef

if TYPE_CHECKING:
    from geomap.extract.distances import DistanceMention
    from geomap.extract.tellings import ReadSentence, Telling
    from geomap.model import Geography, Place, Resolution, Window

_MEMORY = 6  # sentences over which "the attack" may still mean the last event told
_PARTS_OF_CITY = frozenset("district neighborhood neighbourhood suburb quarter street avenue square boulevard road highway".split())


class Discourse:
    """The events of a report so far, and what "the city", "there" and "the attack" now mean."""

    def __init__(self, geography: Geography, resolutions: tuple[Resolution, ...]) -> None:
        """Start with no events; the resolutions tell which capitals the report knows."""
        self.geography = geography
        self.events: list[Event] = []
        self.current: Event | None = None
        self.heard_at: dict[int, int] = {}
        self.city: Place | None = None
        self.region: Place | None = None
        self.country: Place | None = None
        self.position = 0
        self.capitals = {r.place.country_code: r.place for r in resolutions if r.place and r.place.feature_code == "PPLC"}

    def hear(self, read: ReadSentence, distances: tuple[DistanceMention, ...]) -> None:
        """Take in one sentence: its tellings, then the places that later words may point back to."""
        self.position += 1
        for telling in read.tellings:
            self._take(telling, distances)
        self.note_places(read.refs)

    def note_places(self, refs: list[PlaceRef]) -> None:
        """Remember the places just named, for "the city", "the region" and "the capital"."""
        for ref in refs:
            place = ref.place
            if place is None or ref.kind == "definite":
                continue
            if place.feature_code.startswith("PCL"):
                self.country = self.country or place if ref.kind == "adjective" else place
            elif ref.kind == "adjective":
                continue
            elif is_region(place):
                self.region = place
            elif place.feature_class == "P":
                self.city = self.city if self._passing(place) else place

    def pass_over(self, resolutions: list[Resolution]) -> None:
        """Skip a sentence that tells nothing, but remember the places it names."""
        self.position += 1
        for resolution in resolutions:
            place = resolution.place
            if place is None or resolution.toponym.kind == "adjective":
                continue
            if place.feature_code.startswith("PCL"):
                self.country = self.country or place
            elif is_region(place):
                self.region = self.region or place
            elif place.feature_class == "P":
                self.city = self.city or place

    def meant_by(self, phrase: str) -> Place | None:
        """Return the place that "the capital" or "the city" now means, None for other words."""
        text = phrase.lower()
        if "capital" in text:
            country = self.city or self.country
            return self.capitals.get(country.country_code) if country else None
        return self.city if "city" in text or "town" in text else None

    def _passing(self, place: Place) -> bool:
        """Say whether a city is only named in passing while an event elsewhere is being told."""
        return self.current is not None and not self.current.wide and self.heard_at.get(self.current.number) == self.position

    # ------------------------------------------------------------------------------------------ one telling

    def _take(self, telling: Telling, distances: tuple[DistanceMention, ...]) -> None:
        """Give a telling to the events it is of."""
        if not telling.triggers and not telling.casualties:
            if self.current is not None:
                self.current.claims.append(telling)
            return
        sites = self._sites(telling)
        if not sites:
            self._take_unplaced(telling)
            return
        for ref, place, part in sites:
            event = self._find(telling, place) or self._open(telling, place, ref)
            event.near |= part == "near"
            if part == "offset":
                event.offset = next((mention for mention in distances if mention.anchor_start <= ref.start < mention.anchor_end), event.offset)
            self._tell(event, telling, ref, alone=len(sites) == 1)

    def _tell(self, event: Event, telling: Telling, ref: PlaceRef | None, *, alone: bool) -> None:
        """Add a telling to an event and make it the current one."""
        event.told.append(Told(telling, ref, alone))
        if "denial" in telling.cues or "claim" in telling.cues:
            event.claims.append(telling)
        self.current = event
        self.heard_at[event.number] = self.position
        if event.place is not None and event.place.feature_class == "P":
            self.city = event.place

    def _sites(self, telling: Telling) -> list[tuple[PlaceRef, Place | None, str]]:
        """Return the sites of a telling with their places; a name beats "the city" beside it."""
        named = [(ref, part) for ref, part in telling.sites if ref.kind != "definite"]
        chosen = named or telling.sites[:1]
        finest = [(ref, self._settle(ref, telling), part.part) for ref, part in chosen]
        fine = [site for site in finest if site[1] is None or not is_wide(site[1])]
        return _distinct(fine or finest)

    def _settle(self, ref: PlaceRef, telling: Telling) -> Place | None:
        """Return the place a reference means."""
        if ref.kind == "definite":
            return self._definite(ref.text, telling)
        following = telling.tagged.words[ref.last : ref.last + 1]
        if following and following[0] in _PARTS_OF_CITY and self.city is not None and not (ref.place and is_region(ref.place)):
            owner = telling.speaker.place if telling.speaker and telling.speaker.place else self.city
            if ref.place is None or ref.place.country_code != owner.country_code or ref.place.population < owner.population:
                return owner if owner.feature_class == "P" else self.city
        return ref.place

    def _definite(self, text: str, telling: Telling) -> Place | None:
        """Return what "the city", "the capital", "the region" or "there" means here."""
        beside = [ref.place for ref in self._named_before(telling) if ref.place is not None]
        if "capital" in text:
            country = next((p for p in (*reversed(beside), self.city, self.country) if p is not None), None)
            return self.capitals.get(country.country_code) if country else None
        if any(word in text for word in ("region", "province", "county")):
            return next((p for p in reversed(beside) if is_region(p)), self.region)
        return next((p for p in reversed(beside) if p.feature_class == "P"), self.city)

    def _named_before(self, telling: Telling) -> list[PlaceRef]:
        """Return the places the sentence itself names that "the city" may point to."""
        return [telling.speaker] if telling.speaker else []

    # --------------------------------------------------------------------------------- which event it is of

    def _find(self, telling: Telling, place: Place | None) -> Event | None:
        """Return the event told before that this telling, at this place, goes on with."""
        if place is None:
            return None
        options = [event for event in reversed(self.events) if self._compatible(event, telling)]
        for event in options:
            if event.place is not None and same_place(event.place, place):
                return event
        for event in options:
            if event.place is not None and self._narrows(event, telling, place):
                event.place, event.ref, event.method = place, None, "named"
                return event
        return None

    def _narrows(self, event: Event, telling: Telling, place: Place) -> bool:
        """Say whether a finer place settles where an event told of a region or country took place."""
        if event.place is None or not inside(place, event.place):
            return False
        recent = self.position - self.heard_at.get(event.number, 0) <= _MEMORY
        if definite(telling):
            return recent
        return is_wide(event.place) and recent and not telling.cues & {"elsewhere", "earlier"} and not _shares_total(event) and not self._sisters(event)

    def _sisters(self, event: Event) -> bool:
        """Say whether an event already has others beside it in its country: then it is their sum, not one of them."""
        return any(other is not event and other.place and event.place and inside(other.place, event.place) for other in self.events)

    def _compatible(self, event: Event, telling: Telling) -> bool:
        """Say whether a telling can be of an event, by time, kind and the words that set it apart."""
        earlier = is_earlier(telling)
        kinds = {tag.term.event_type for tag in telling.triggers if tag.term.event_type}
        if "elsewhere" in telling.cues and event.told and event.told[0].telling.sentence.kind != "headline" and self._apart(telling):
            return False
        window = settled(telling)
        if earlier != event.earlier and not (window and event.window and agree_in_time(window, event.window)):
            return False
        return agree_in_time(event.window, window) and agree_in_kind(event.kinds, kinds)

    def _apart(self, telling: Telling) -> bool:
        """Say whether the words that set a telling apart speak of the event, not only of the place."""
        return any(tag.term.phrase not in ("elsewhere", "also on") for tag in telling.terms("elsewhere"))

    def _take_unplaced(self, telling: Telling) -> None:
        """Find the event of a telling that names no site, or its place from the speaker or the sentences before."""
        if "elsewhere" in telling.cues or is_earlier(telling):
            self._inherit_new(telling)
            return
        event = self._continued(telling)
        if event is not None:
            self._tell(event, telling, None, alone=not _shares_total_telling(telling))
            return
        if telling.speaker is not None and telling.speaker.place is not None and telling.strength > 1:
            self._tell(self._find(telling, telling.speaker.place) or self._open(telling, telling.speaker.place, telling.speaker, inherited=True), telling, None, alone=True)
        elif not self.events and telling.strength > 1:
            self._tell(self._open(telling, self.country, None), telling, None, alone=True)

    def _continued(self, telling: Telling) -> Event | None:
        """Return the event that a telling without a site goes on with: the last of a like kind, still in mind."""
        recent = [event for event in self.events if self.position - self.heard_at[event.number] <= _MEMORY and self._compatible(event, telling)]
        recent.sort(key=lambda event: -self.heard_at[event.number])
        speaker = telling.speaker.place if telling.speaker else None
        if speaker is not None and not speaker.feature_code.startswith("PCL"):
            return next((event for event in recent if event.place and (same_place(event.place, speaker) or inside(event.place, speaker))), None)
        lemmas = {tag.term.lemma for tag in telling.triggers if tag.term.klass == "noun"}
        if definite(telling):
            match = next((event for event in recent if lemmas & event.lemmas), None)
            if match is not None:
                return match
        return self.current if self.current in recent else recent[0] if recent and definite(telling) else None

    def _inherit_new(self, telling: Telling) -> None:
        """Open another event at the place in mind: "three more were hurt in a separate strike"."""
        if telling.strength < 2:
            return
        place = telling.speaker.place if telling.speaker and telling.speaker.place else self.current.place if self.current else None
        if place is None or is_wide(place):
            return
        event = self._open(telling, place, telling.speaker, inherited=True)
        self._tell(event, telling, None, alone=True)

    def _open(self, telling: Telling, place: Place | None, ref: PlaceRef | None, *, inherited: bool = False) -> Event:
        """Begin an event."""
        definite_ref = ref is not None and ref.kind == "definite"
        method = "inherited" if inherited or definite_ref else "region" if place is not None and (is_region(place) or is_wide(place)) else "named"
        event = Event(len(self.events), place, ref, method, earlier=is_earlier(telling))
        self.events.append(event)
        self.heard_at[event.number] = self.position
        return event


def definite(telling: Telling) -> bool:
    """Say whether a telling points back to an event already told: "the attack", "Sunday's strike", "this blast"."""
    words = telling.tagged.words
    for tag in telling.triggers:
        if tag.term.klass != "noun":
            continue
        before = words[max(0, tag.start - 3) : tag.start]
        if any(word in ("the", "this", "that", "’s", "'s") for word in before):
            return True
    return False


def is_earlier(telling: Telling) -> bool:
    """Say whether a telling recalls an event from before the one reported."""
    return "earlier" in telling.cues


def settled(telling: Telling) -> Window | None:
    """Return the first settled time of a telling."""
    return next((m.window for m in telling.dates if m.window.first and not m.future and not m.since), None)


def _shares_total_telling(telling: Telling) -> bool:
    """Say whether a telling sums up several places."""
    return "total" in telling.cues or any(mention.total_of_several for mention in telling.casualties)


def _shares_total(event: Event) -> bool:
    """Say whether an event's figures sum up several places."""
    return any(_shares_total_telling(told.telling) for told in event.told)


def _distinct(sites: list[tuple[PlaceRef, Place | None, str]]) -> list[tuple[PlaceRef, Place | None, str]]:
    """Drop sites that are the same place as, or hold, another of the list."""
    kept: list[tuple[PlaceRef, Place | None, str]] = []
    for ref, place, part in sites:
        if place is not None and any(other is not None and (same_place(place, other)) for _, other, _ in kept):
            continue
        kept.append((ref, place, part))
    return kept


__all__ = ["Discourse", "definite", "is_earlier", "settled"]
