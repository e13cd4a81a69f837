"""Follows a report from sentence to sentence: which event each telling is of, and where what is left unsaid happened."""  # noqa: E501

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extract.events import (
    Event,
    Told,
    agree_in_kind,
    agree_in_time,
    apart_km,
    inside,
    is_region,
    is_wide,
    same_place,
)
from geomap.extract.focus import Focus
from geomap.extract.neighbours import beside, drawn_together
from geomap.extract.pointing import VERBS_OF_NOTE, definite, is_earlier, lemmas_of, settled, shared_words, sums_up

if TYPE_CHECKING:
    from geomap.extract.distances import DistanceMention
    from geomap.extract.places import PlaceRef
    from geomap.extract.tellings import ReadSentence, Telling
    from geomap.model import Geography, GeoMethod, Place, Resolution

_MEMORY = 6  # sentences over which "the attack" may still mean the last event told
_SOON = 2  # sentences within which the finer place of an event told of a region follows
_NEAR_KM = 60.0  # "near Kharkiv" may turn out to be a town this far off
_UNNAMED_SITES = frozenset(
    "village town hamlet settlement area site epicentre epicenter centered centred location place spot point community".split()  # noqa: E501
)
_EPICENTRE = frozenset({"epicentre", "epicenter", "centered", "centred"})
_GENERIC = frozenset(
    {"attack", "strike", "assault", "incident", "raid", "explosion", "blast", "bombardment", "disaster", "tragedy"}
)  # what any act of violence may be called next


class Discourse:
    """The events of a report so far, and which of them the next telling goes on with."""

    def __init__(self, geography: Geography, resolutions: tuple[Resolution, ...]) -> None:
        """Start with no events."""
        self.focus = Focus(geography, resolutions)
        self.events: list[Event] = []
        self.current: Event | None = None
        self.heard_at: dict[int, int] = {}
        self.position = 0

    def hear(self, read: ReadSentence, distances: tuple[DistanceMention, ...]) -> None:
        """Take in one sentence: its tellings, then the places and speakers that later words may point back to."""
        self.position += 1
        for ref, part in zip(read.refs, read.parts, strict=True):
            if part.part == "dateline" and ref.place is not None:
                self.focus.open_at(ref.place)
        speaker = self.focus.speaker(read)
        for telling in read.tellings:
            self._take(telling, read, speaker, distances)
        if not read.tellings and speaker is not None:
            self._place_by_speaker(speaker)
        self._place_by_distance(read, distances)
        self.focus.note(
            read, self.current.place if self.current and self.heard_at[self.current.number] == self.position else None
        )

    def pass_over(self, resolutions: list[Resolution]) -> None:
        """Skip a sentence that tells nothing, but remember the places it names."""
        self.position += 1
        self.focus.glance(resolutions)

    # ------------------------------------------------------------------------------------------ one telling

    def _take(
        self, telling: Telling, read: ReadSentence, speaker: Place | None, distances: tuple[DistanceMention, ...]
    ) -> None:
        """Give a telling to the events it is of."""
        if not telling.triggers and not telling.casualties:
            if self.current is not None:
                self.current.claims.append(telling)
            return
        sites = self._sites(telling, read) or self._by_distance(telling, read, distances)
        if not sites:
            self._take_unplaced(telling, read, speaker)
            return
        for ref, place, part in sites:
            event = self._find(telling, place, ref)
            if event is None and telling.sentence.kind == "caption":
                continue
            if (
                event is None
                and ref.kind == "definite"
                and place is not None
                and is_region(place)
                and not telling.casualties
            ):
                continue  # "the first killing in the county this year"
            event = event or self._open(telling, place, ref)
            event.near = part == "near" and (event.near or not event.told)
            event.container = event.container or self.focus.container(read, ref) or beside(sites, ref)
            if part == "offset" and (not event.told or event.wide or place is event.place):
                event.offset = next((m for m in distances if m.anchor_start <= ref.start < m.anchor_end), event.offset)
            self._tell(event, telling, ref, alone=len(sites) == 1 and not sums_up(telling))

    def _by_distance(
        self, telling: Telling, read: ReadSentence, distances: tuple[DistanceMention, ...]
    ) -> list[tuple[PlaceRef, Place | None, str]]:
        """Return the anchor of a distance as the site of a telling that has no other: "crashed two miles south of Paris"."""  # noqa: E501
        if not any(tag.term.strength or tag.term.event_type for tag in telling.triggers):
            return []
        if (
            definite(telling)
            and self.current is not None
            and self._settled(self.current)
            and self._compatible(self.current, telling)
        ):
            return []
        for mention in distances:
            for ref in read.refs:
                if (
                    mention.anchor_start <= ref.start < mention.anchor_end
                    and ref.kind == "name"
                    and not mention.border
                    and not mention.site
                    and not mention.inside
                ):
                    place = self.focus.settle(ref, telling, read)
                    sea = self.current
                    if (
                        sea is not None
                        and sea.place is not None
                        and sea.place.feature_class == "H"
                        and place is not None
                        and self._compatible(sea, telling)
                    ):
                        sea.place, sea.ref, sea.method, sea.offset = place, ref, "computed", mention
                        return [(ref, place, "offset")]
                    if (
                        place is not None
                        and not is_wide(place)
                        and (mention.km or mention.bearing_deg is not None)
                        and self._of_event(mention, read)
                    ):
                        return [(ref, place, "offset")]
        return []

    def _settled(self, event: Event) -> bool:
        """Say whether an event's place is known as finely as a town."""
        return event.place is not None and not event.wide and not is_region(event.place)

    def _of_event(self, mention: DistanceMention, read: ReadSentence) -> bool:
        """Say whether a distance is told of the event, not of a place named just before it."""
        return not any(ref.kind == "name" and 0 <= mention.start - ref.end <= 3 for ref in read.refs)

    def _tell(self, event: Event, telling: Telling, ref: PlaceRef | None, *, alone: bool) -> None:
        """Add a telling to an event and make it the current one."""
        event.told.append(Told(telling, ref, alone, wide=event.wide))
        if telling.cues & {"denial", "claim"}:
            event.claims.append(telling)
        self.current = event
        self.heard_at[event.number] = self.position

    def _sites(self, telling: Telling, read: ReadSentence) -> list[tuple[PlaceRef, Place | None, str]]:
        """Return the distinct sites of a telling with the places they mean."""
        kept: list[tuple[PlaceRef, Place | None, str]] = []
        for ref, part in telling.sites:
            place = self.focus.settle(ref, telling, read)
            if ref.kind == "definite" and place is None:
                continue
            if place is not None and any(other is not None and same_place(place, other) for _, other, _ in kept):
                continue
            kept.append((ref, place, part.part))
        return drawn_together(kept, self.focus.geography)

    # --------------------------------------------------------------------------------- which event it is of

    def _find(self, telling: Telling, place: Place | None, ref: PlaceRef) -> Event | None:
        """Return the event told before that this telling, at this place, goes on with."""
        options = [event for event in reversed(self.events) if self._compatible(event, telling)]
        if place is None:
            return next(
                (event for event in options if event.name and event.name.lower() == ref.text.lower()), None
            ) or self._widest(options, telling, ref)
        for event in options:
            if event.place is not None and event.name is None and same_place(event.place, place):
                return event
        if is_region(place) and (
            definite(telling) or ref.kind == "definite" or (not telling.casualties and not telling.dates)
        ):
            inner = next(
                (
                    e
                    for e in options
                    if e.place
                    and not e.wide
                    and inside(e.place, place)
                    and self.position - self.heard_at[e.number] <= _MEMORY
                ),
                None,
            )
            if inner is not None:
                return inner
        if ref.kind == "definite":
            return None
        narrowed = [event for event in options if self._narrows(event, telling, place)]
        if not narrowed:
            return None
        event = max(narrowed, key=lambda one: (shared_words(one, telling), self.heard_at[one.number]))
        for told in event.told:
            told.wide = True
        event.place, event.ref, event.method, event.near = place, None, "region" if is_region(place) else "named", False
        return event

    def _widest(self, options: list[Event], telling: Telling, ref: PlaceRef) -> Event | None:
        """Give a name the gazetteer lacks to the event told so far of a whole country, if it goes on with it."""
        for event in options:
            recent = self.position - self.heard_at[event.number] <= _MEMORY
            if event.wide and recent and not event.several and not telling.cues & {"elsewhere", "earlier"}:
                event.name, event.container, event.ref = ref.text, event.place, ref
                return event
        return None

    def _narrows(self, event: Event, telling: Telling, place: Place) -> bool:  # noqa: PLR0911
        """Say whether a finer place settles where an event told of a region or country took place."""
        if event.place is None or event.name is not None:
            return False
        if self.position - self.heard_at[event.number] > _MEMORY and not (
            definite(telling) and shared_words(event, telling)
        ):
            return False
        if event.near and not is_region(event.place):
            return (
                apart_km(event.place, place) < _NEAR_KM
                and bool(event.lemmas & lemmas_of(telling))
                and not telling.cues & {"elsewhere"}
            )
        if telling.cues & {"general", "total"} and not telling.casualties and event.counted:
            return False
        if (
            not inside(place, event.place)
            or event.several
            or is_wide(place)
            or "also" in telling.tagged.words[telling.first : telling.last]
        ):
            return False
        if definite(telling) and not telling.cues & {"elsewhere"}:
            return True
        soon = (
            self.position - self.heard_at[event.number] <= _SOON and not telling.casualties and event is self.events[0]
        )
        return (
            (is_wide(event.place) or soon)
            and not telling.cues & {"elsewhere", "earlier"}
            and not any(sums_up(told.telling) for told in event.told)
            and not self._sisters(event)
        )

    def _sisters(self, event: Event) -> bool:
        """Say whether an event already has others beside it in its country: then it is their sum, not one of them."""
        return any(
            other is not event and other.place and event.place and inside(other.place, event.place)
            for other in self.events
        )

    def _compatible(self, event: Event, telling: Telling) -> bool:
        """Say whether a telling can be of an event, by time, kind and the words that set it apart."""
        kinds = {tag.term.event_type for tag in telling.triggers if tag.term.event_type}
        if (
            "elsewhere" in telling.cues
            and telling.sentence.paragraph > 1
            and (self._apart(telling) or (telling.casualties and event.counted))
        ):
            return False
        window = settled(telling)
        recalled = event.earlier and not is_earlier(telling) and definite(telling) and window is None
        if (
            is_earlier(telling) != event.earlier
            and not recalled
            and not (window and window.precision == 1 and event.window and agree_in_time(window, event.window))
        ):
            return False
        return agree_in_time(event.window, window) and agree_in_kind(event.kinds, kinds)

    def _apart(self, telling: Telling) -> bool:
        """Say whether the words that set a telling apart speak of the event, not only of the place."""
        return any(tag.term.phrase not in ("elsewhere", "also on", "separately") for tag in telling.terms("elsewhere"))

    # ---------------------------------------------------------------------------------- tellings with no site

    def _take_unplaced(self, telling: Telling, read: ReadSentence, speaker: Place | None) -> None:
        """Find the event of a telling that names no site, or its place from the speaker or the sentences before."""
        if telling.sentence.kind == "caption":
            return
        if telling.cues & {"elsewhere", "earlier"} and telling.sentence.paragraph > 1:
            self._inherit(telling, speaker)
            return
        event = self._continued(telling, read, speaker)
        if event is not None:
            shared = speaker is None and not event.told[-1].alone and self.heard_at[event.number] >= self.position - 1
            self._tell(event, telling, None, alone=not (sums_up(telling) or shared))
        elif (
            speaker is not None
            and telling.strength > 1
            and not is_wide(speaker)
            and speaker.feature_code != "PPLC"
            and self._of_note(telling)
        ):
            found = next(
                (
                    e
                    for e in reversed(self.events)
                    if e.place and self._compatible(e, telling) and same_place(e.place, speaker)
                ),
                None,
            )
            self._tell(
                found or self._open(telling, speaker, telling.speaker, inherited=True), telling, None, alone=True
            )
        elif not self.events and telling.strength > 1:
            self._tell(self._open(telling, self.focus.country, None), telling, None, alone=True)

    def _of_note(self, telling: Telling) -> bool:
        """Say whether a telling without a site tells a new event, not just more of one: a verb of striking, or people hurt."""  # noqa: E501
        return bool(telling.casualties) or any(
            tag.term.frame in VERBS_OF_NOTE and tag.term.strength for tag in telling.triggers
        )

    def _continued(self, telling: Telling, read: ReadSentence, speaker: Place | None) -> Event | None:
        """Return the event that a telling without a site goes on with: the last of a like kind, still in mind."""
        recent = [
            event
            for event in self.events
            if self.position - self.heard_at[event.number] <= _MEMORY and self._compatible(event, telling)
        ]
        recent.sort(key=lambda event: -self.heard_at[event.number])
        named = [ref.place for ref in read.refs if ref.place is not None and ref.kind == "name"]
        beside = next(
            (e for e in recent if e.place and not e.wide and any(same_place(e.place, place) for place in named)), None
        )
        if beside is not None:
            return beside
        if speaker is not None and not is_wide(speaker):
            here = next(
                (e for e in recent if e.place and (same_place(e.place, speaker) or inside(e.place, speaker))), None
            )
            return here or next(
                (
                    e
                    for e in recent
                    if e.wide and not e.several and e.place and inside(speaker, e.place) and e is self.current
                ),
                None,
            )
        lemmas = lemmas_of(telling)
        if definite(telling) and not (self.current in recent and lemmas <= _GENERIC):
            match = next((event for event in recent if lemmas & event.lemmas), None)
            if match is not None:
                return match
        return self.current if self.current in recent else recent[0] if recent and definite(telling) else None

    def _inherit(self, telling: Telling, speaker: Place | None) -> None:
        """Open another event at the place in mind: "three more were hurt in a separate strike"."""
        plural = [tag for tag in telling.triggers if tag.term.klass == "noun" and "plural" in tag.term.forms]
        place = speaker or (self.current.place if self.current else None)
        if (
            telling.strength < 2
            or plural
            or place is None
            or is_wide(place)
            or sums_up(telling)
            or not telling.casualties
        ):
            return
        event = self._open(telling, place, telling.speaker, inherited=True)
        self._tell(event, telling, None, alone=True)

    def _place_by_speaker(self, speaker: Place) -> None:
        """Narrow an event told of a country to the region whose officials speak of it next."""
        event = self.current
        if (
            event is None
            or not event.wide
            or event.several
            or event.place is None
            or self.position - self.heard_at[event.number] > 3
        ):
            return
        if (
            inside(speaker, event.place)
            and not any(sums_up(told.telling) for told in event.told)
            and not self._sisters(event)
        ):
            event.place, event.ref, event.method = speaker, None, "inherited"
            event.reasons.append("the place of the officials who speak of it")

    def _place_by_distance(self, read: ReadSentence, distances: tuple[DistanceMention, ...]) -> None:
        """Place an event told of a country by the distance that says where it was: an epicentre, "a village 35 km north of X"."""  # noqa: E501
        event = self.current
        words = set(read.tagged.words)
        broad = event is not None and (
            event.wide or bool(event.place and is_region(event.place) and words & _EPICENTRE)
        )
        if (
            event is None
            or not broad
            or event.name
            or (event.several and not words & _EPICENTRE)
            or self.position - self.heard_at[event.number] > 3
        ):
            return
        for mention in distances:
            anchor = next(
                (
                    ref
                    for ref in read.refs
                    if mention.anchor_start <= ref.start < mention.anchor_end and ref.place and ref.kind == "name"
                ),
                None,
            )
            if (
                anchor is None
                or anchor.place is None
                or is_wide(anchor.place)
                or mention.border
                or mention.site
                or mention.km is None
                or not self._of_event(mention, read)
            ):
                continue
            if words & _UNNAMED_SITES and (event.place is None or inside(anchor.place, event.place)):
                event.place, event.ref, event.method, event.offset = anchor.place, anchor, "computed", mention
                for told in event.told:
                    told.wide = False
                return

    def _open(self, telling: Telling, place: Place | None, ref: PlaceRef | None, *, inherited: bool = False) -> Event:
        """Begin an event."""
        definite_ref = ref is not None and ref.kind == "definite"
        method: GeoMethod = (
            "inherited"
            if inherited or definite_ref
            else "region"
            if place is not None and (is_region(place) or is_wide(place))
            else "named"
        )
        name = ref.text if place is None and ref is not None and ref.kind == "unknown" else None
        event = Event(len(self.events), place, ref, method, name, earlier=is_earlier(telling))
        self.events.append(event)
        self.heard_at[event.number] = self.position
        return event
