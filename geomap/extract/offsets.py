"""Places events by a stated distance: "crashed two miles south of Paris", "a village 35 km north of X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extract.events import Event, inside, is_region, is_wide
from geomap.extract.pointing import definite
from geomap.extract.refs import PlaceRef
from geomap.extract.relations import find_ends
from geomap.extract.unplaced import Unplaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.extract.distances import DistanceMention
    from geomap.extract.tellings import ReadSentence, Telling
    from geomap.model import Place

_UNNAMED_SITES = frozenset(
    "village town hamlet settlement area site epicentre epicenter centered centred location place spot point community".split()  # noqa: E501
)
_JUST_NAMED = 2  # sentences
_EPICENTRE = frozenset({"epicentre", "epicenter", "centered", "centred"})
_QUAKE_STRUCK = frozenset("struck hit occurred happened located recorded registered depth magnitude produced".split())


class Offsets(Unplaced):
    """Rules for events whose place is known only by how far it lies from another."""

    def _by_distance(
        self, telling: Telling, read: ReadSentence, distances: tuple[DistanceMention, ...]
    ) -> list[tuple[PlaceRef, Place | None, str]]:
        """Return the anchor of a distance as the site of a telling that has no other: "crashed two miles south of Paris"."""  # noqa: E501
        if not distances or not any(tag.term.strength or tag.term.event_type for tag in telling.triggers):
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
                    and ref.kind in ("name", "unknown")
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

    def _by_epicentre(
        self, telling: Telling, read: ReadSentence, distances: tuple[DistanceMention, ...]
    ) -> list[tuple[PlaceRef, Place | None, str]]:
        """Return the place an earthquake is measured from: what else its sentence names only says where that lies."""
        if not any(tag.term.event_type == "earthquake" for tag in telling.triggers):
            return []
        stated = tuple(m for m in distances if m.km is not None and m.bearing_deg is not None)
        if not stated or any(ref.start < stated[0].start for ref, _ in telling.sites):
            return []
        return self._by_distance(telling, read, stated)

    def _settled(self, event: Event) -> bool:
        """Say whether an event's place is known as finely as a town."""
        return event.place is not None and not event.wide and not is_region(event.place)

    def _of_event(self, mention: DistanceMention, read: ReadSentence) -> bool:
        """Say whether a distance is told of the event, not of a place named just before it."""
        return not any(ref.kind == "name" and 0 <= mention.start - ref.end <= 3 for ref in read.refs)

    def _place_by_distance(self, read: ReadSentence, distances: tuple[DistanceMention, ...]) -> None:
        """Place an event told of a country by the distance that says where it was: an epicentre, "a village 35 km north of X"."""  # noqa: E501
        words = set(read.tagged.words)
        if self.current is not None and self.current.name is not None:
            self._place_named(self.current, read, distances)
            return
        if self.current is not None and "earthquake" in self.current.kinds:
            self._place_quake(read, distances)
            return
        event = self.current
        broad = event is not None and (
            event.wide or bool(event.place and is_region(event.place) and words & _EPICENTRE)
        )
        if (
            event is None
            or not broad
            or event.name
            or (event.several and not words & _EPICENTRE)
            or self._ago(event) > 3
        ):
            return
        for anchor, place, mention in self._measured(read, distances):
            if words & _UNNAMED_SITES and (event.place is None or inside(place, event.place)):
                self._compute(event, anchor, place, mention)
                return

    def _place_named(self, event: Event, read: ReadSentence, distances: tuple[DistanceMention, ...]) -> None:
        """Place an event at a town that the gazetteer lacks by where that is then said to lie: "The town is 40 km south of Troy"."""  # noqa: E501
        first = next(iter(read.refs), None)
        if first is None or first.kind != "definite" or first.first > 1 or self._ago(event) > _JUST_NAMED:
            return
        for mention in distances:
            if mention.km is None or mention.border or mention.site or mention.inside:
                continue
            of, anchor, _ = find_ends(mention, read.refs, self.focus)
            if of is None and anchor is not None and not is_wide(anchor):
                event.place, event.offset, event.method = anchor, mention, "computed"
                return

    def _measured(
        self, read: ReadSentence, distances: tuple[DistanceMention, ...]
    ) -> Iterator[tuple[PlaceRef, Place, DistanceMention]]:
        """Yield the distances of a sentence that can place an event, each with its anchor."""
        for mention in distances:
            if mention.border or mention.site or mention.km is None or not self._of_event(mention, read):
                continue
            ref = self._anchor(read, mention)
            if ref is None:
                continue
            place = ref.place or self.focus.guess(ref)
            if place is not None and not is_wide(place):
                yield ref, place, mention

    def _anchor(self, read: ReadSentence, mention: DistanceMention) -> PlaceRef | None:
        """Return the place from which a distance is counted, also one that the recogniser passed over."""
        start, end = mention.anchor_start, mention.anchor_end
        inner = [ref for ref in read.refs if start <= ref.start < end]
        if inner or not mention.anchor_text[:1].isupper():
            return next((ref for ref in inner if ref.kind in ("name", "unknown")), None)
        first, last = read.tagged.token_at(start), read.tagged.token_at(end - 1) + 1
        return PlaceRef(first, last, start, end, mention.anchor_text, "unknown")

    def _compute(self, event: Event, anchor: PlaceRef, place: Place, mention: DistanceMention) -> None:
        """Place an event at a stated distance from an anchor."""
        event.place, event.ref, event.method, event.offset = place, anchor, "computed", mention
        for told in event.told:
            told.wide = False

    def _place_quake(self, read: ReadSentence, distances: tuple[DistanceMention, ...]) -> None:
        """Place an earthquake by the distance that says where it was; another distance in a later paragraph tells of another quake."""  # noqa: E501
        event, words = self.current, set(read.tagged.words)
        if event is None or not words & (_UNNAMED_SITES | _QUAKE_STRUCK) or any(t.sites for t in read.tellings):
            return
        for anchor, place, mention in self._measured(read, distances):
            if mention is event.offset:
                return
            if event.offset is None and not self._settled(event):
                if _may_be_at(event, place):
                    event.near = False
                    self._compute(event, anchor, place, mention)
            elif mention.bearing_deg is not None and self._another(read, event):
                told = event.told.pop()
                told.telling.strength = 2
                fresh = self._open(told.telling, place, anchor)
                self._tell(fresh, told.telling, anchor, alone=True)
                self._compute(fresh, anchor, place, mention)
            return
        if words & _EPICENTRE and not self._settled(event):
            self._place_at_epicentre(event, read)

    def _place_at_epicentre(self, event: Event, read: ReadSentence) -> None:
        """Place an earthquake told of a country or region at the town in it where or near which its epicentre is said to lie."""  # noqa: E501
        for ref, part in zip(read.refs, read.parts, strict=True):
            town = ref.place is not None and ref.place.feature_class == "P"
            if town and part.part in ("site", "near") and ref.place is not None and _may_be_at(event, ref.place):
                event.place, event.ref, event.method, event.near = ref.place, ref, "named", part.part == "near"
                for told in event.told:
                    told.wide = False
                return

    def _another(self, read: ReadSentence, event: Event) -> bool:
        """Say whether a sentence that the current event has just taken in tells of another quake than the one placed before."""  # noqa: E501
        if len(event.told) < 2 or event.told[-1].telling.sentence is not read.tagged.sentence:
            return False
        before = event.told[-2].telling.sentence
        fresh = event.offset is not None and before.paragraph < read.tagged.sentence.paragraph
        return fresh and not any(definite(telling) for telling in read.tellings)


def _may_be_at(event: Event, place: Place) -> bool:
    """Say whether a place can be that of an event told of a country, of a region or of none."""
    return event.place is None or is_wide(event.place) or inside(place, event.place)
