"""Follows a report from sentence to sentence: which event each telling is of, and where what is left unsaid happened."""  # noqa: E501

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from geomap.extract.continuing import MEMORY
from geomap.extract.events import Event, inside, is_region, same_place
from geomap.extract.holding import fineness, sectors
from geomap.extract.neighbours import beside, drawn_together, one_scene
from geomap.extract.offsets import Offsets
from geomap.extract.pointing import counts_another, definite, of_another_item, sums_up
from geomap.extract.some_town import by_heading, named_above, narrow_to_dateline
from geomap.extract.standing_in import stand_in

if TYPE_CHECKING:
    from geomap.extract.distances import DistanceMention
    from geomap.extract.neighbours import Site
    from geomap.extract.refs import PlaceRef
    from geomap.extract.tellings import ReadSentence, Telling
    from geomap.model import Place, Resolution


_TOWN = 2  # how finely a town or district holds a place
_SMALL = frozenset({"village", "hamlet", "settlement", "community"})
_LARGEST_VILLAGE = 100_000  # people
_FROM_FILES = frozenset({"file", "archive"})
_JUST_TOLD = 2  # sentences
_HOUSES = frozenset(
    "hotel hotels inn guesthouse restaurant cafe café club bar pub nightclub mall market plaza street road avenue square boulevard palace tower towers cinema theatre theater gate bridge".split()  # noqa: E501
)


class Discourse(Offsets):
    """The events of a report so far, and which of them the next telling goes on with."""

    def hear(self, read: ReadSentence, distances: tuple[DistanceMention, ...]) -> None:
        """Take in one sentence: its tellings, then the places and speakers that later words may point back to."""
        self.position += 1
        for ref, part in zip(read.refs, read.parts, strict=True):
            if part.part == "dateline" and ref.place is not None:
                self.focus.open_at(ref.place, line=read.tagged.sentence.kind == "line")
        self.focus.note_heading(read)
        speaker = self.focus.speaker(read)
        for telling in read.tellings:
            told = self.current
            self._take(telling, read, speaker, distances)
            if telling.recalled and telling.first:
                self.current = told or self.current  # "…, 11 days after a blaze in Argos", and back to Troy
        if any(map(counts_another, read.tellings)):
            self.another_told = self.position
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

    def enter(self, place: Place | None) -> None:
        """Begin a section whose heading names its place: what was told before is no longer meant."""
        self.position += MEMORY + 1
        self.current, self.section, self.sectioned = None, place, True
        self.focus.city = place

    def begin(self, filed: Place) -> None:
        """Begin another story of a round-up: only where it was filed is in view."""
        self.position += MEMORY + 1
        self.current, self.section, self.sectioned = None, None, False
        self.focus.begin(filed)

    def file_events(self) -> None:
        """Note where the report was filed on events for which it names no place, nor any other country."""
        if len(self.focus.countries) < 2:
            for event in self.events:
                if all(told.ref is None for told in event.told):
                    event.filed_from = self.focus.dateline
        if self.events and self.focus.dateline is not None:
            narrow_to_dateline(self.events[0], self.events, self.focus.dateline)

    def _take(
        self, telling: Telling, read: ReadSentence, speaker: Place | None, distances: tuple[DistanceMention, ...]
    ) -> None:
        """Give a telling to the events it is of; what a picture from the files shows is none of them."""
        if telling.sentence.kind == "caption" and not _FROM_FILES.isdisjoint(telling.sentence.words):
            return
        if not telling.triggers and not telling.casualties:
            if self.current is not None:
                self.current.claims.append(telling)
            return
        sites = self._by_epicentre(telling, read, distances) or self._sites(telling, read)
        sites = (
            sites or by_heading(telling, read) or self._headed(telling) or self._by_distance(telling, read, distances)
        )
        sites = named_above(sites, telling, read, self.section)
        sites = one_scene(sites, telling) or stand_in(telling, read)
        if not sites:
            self._take_unplaced(telling, read, None if self._of_the_current(telling) else speaker)
            return
        for ref, place, part in sites:
            event = self._find(telling, place, ref)
            if event is None and telling.sentence.kind == "caption" and not _pictures(telling, place):
                continue
            if (
                event is None
                and ref.kind == "definite"
                and ref.text != "there"
                and place is not None
                and is_region(place)
                and not telling.casualties
            ):
                continue  # "the first killing in the county this year"
            event = event or self._open(telling, place, ref)
            event.near = part == "near" and (event.near or not event.told)
            self._contain(event, read, ref, sites)
            if event.container is None and event.name is not None:
                self._contain_by_view(event, telling, read)
            if part == "offset" and (not event.told or event.wide or (event.near and place is event.place)):
                event.offset = next((m for m in distances if m.anchor_start <= ref.start < m.anchor_end), event.offset)
            self._tell(event, telling, ref, alone=len(sites) == 1 and not sums_up(telling))

    def _contain(self, event: Event, read: ReadSentence, ref: PlaceRef, sites: list[Site]) -> None:
        """Note what the report puts an event's place in, for a name the gazetteer lacks: what it states, the settlement listed with it, the region in view."""  # noqa: E501
        held = self.focus.container(read, ref)
        if held is not None and (event.container is None or fineness(held) > fineness(event.container)):
            event.container, event.listed = held, False
        if event.container is None or fineness(event.container) < _TOWN:
            near = self.focus.near(read, ref)
            event.container, event.listed = (near, True) if near is not None else (event.container, event.listed)
        if event.container is None:
            event.container = beside(sites, ref)
            event.listed = event.container is not None

    def _contain_by_view(self, event: Event, telling: Telling, read: ReadSentence) -> None:
        """Put a name the gazetteer lacks, and nothing places, by the town just told of, the speaker's, or the region in view."""  # noqa: E501
        last = self._last_town(event, telling)
        event.container, event.listed = (last, True) if last is not None else (self._held_by_speaker(read), False)

    def _last_town(self, event: Event, telling: Telling) -> Place | None:
        """Return the town told of just before in the paragraph, near which a village that nothing else places may lie."""  # noqa: E501
        last = self.current
        if last is None or last is event or "elsewhere" in telling.cues or self._ago(last) > 1:
            return None
        told = last.told[-1].telling.sentence
        if told.paragraph != telling.sentence.paragraph or told.kind != "body":
            return None
        place = last.place if last.name is None else last.container
        return place if place is not None and place.feature_class == "P" and place.feature_code != "PPLC" else None

    def _held_by_speaker(self, read: ReadSentence) -> Place | None:
        """Return the place of those who speak of a village that nothing else places, else the region in view: "Our correspondent in Troy adds: …"."""  # noqa: E501
        place = self.focus.speaker(read)
        return place if place is not None and place.feature_code != "PPLC" else self.focus.around()

    def _sites(self, telling: Telling, read: ReadSentence) -> list[Site]:
        """Return the distinct sites of a telling with the places they mean."""
        kept: list[Site] = []
        for ref, part in telling.sites:
            place = self.focus.settle(ref, telling, read)
            if ref.kind == "definite" and (place is None or self._means_the_current(ref, place)):
                continue
            if place is not None and self._names_a_house(telling, ref, place):
                continue
            if place is not None and any(other is not None and same_place(place, other) for _, other, _ in kept):
                continue
            kept.append((ref, place, part.part))
        kept = [site for site in kept if not _sets_the_scene(site, kept, telling)]
        fronts = [ref.place for ref in sectors(read) if ref.place is not None and ref.place.feature_class == "P"]
        held = partial(self.focus.container, read)
        return drawn_together(self._believed(kept, telling, read), self.focus.geography, fronts, held)

    def _headed(self, telling: Telling) -> list[Site]:
        """Return the region that heads the paragraph of a telling without a place, if nothing was told in it yet."""
        paragraph = telling.sentence.paragraph
        headed = self.focus.heading(paragraph)
        last = self.current.told[-1].telling.sentence.paragraph if self.current else None
        return [] if headed is None or last == paragraph else [(*headed, "site")]

    def _of_the_current(self, telling: Telling) -> bool:
        """Say whether "the village" is all that a telling says of its place, and the one told last fits it, whoever speaks."""  # noqa: E501
        current = self.current
        if current is None or current.name is None or not telling.sites:
            return False
        return all(ref.kind == "definite" for ref, _ in telling.sites) and self._compatible(current, telling)

    def _means_the_current(self, ref: PlaceRef, place: Place) -> bool:
        """Say whether "the village" or "there" is the place just told of, which the gazetteer lacks, or no city at least."""  # noqa: E501
        small = not _SMALL.isdisjoint(ref.text.split())
        if small and place.population > _LARGEST_VILLAGE:
            return True
        current = self.current
        just = current is not None and self._ago(current) <= _JUST_TOLD
        if not just or current is None:
            return False
        if (
            ref.text == "there"
            and current.place is not None
            and is_region(current.place)
            and current.place is not place
        ):
            return True
        return current.name is not None and (small or ref.text == "there")

    def _names_a_house(self, telling: Telling, ref: PlaceRef, place: Place) -> bool:
        """Say whether a name from a country of which nothing else is named only names a house: "the Cairo Hotel"."""
        if _HOUSES.isdisjoint(telling.tagged.words[ref.last : ref.last + 1]):
            return False
        countries = self.focus.countries
        return countries[place.country_code or ""] == 1 and countries.total() > 1

    def _believed(self, sites: list[Site], telling: Telling, read: ReadSentence) -> list[Site]:
        """Leave out names that only stand where a place would when the report tells better where it was."""
        sure = [site for site in sites if site[0].likely or site[1] is not None or self._put_elsewhere(read, site[0])]
        if len(sure) == len(sites):
            return sites
        told = any(place is not None for _, place, _ in sites)
        current = self.current
        if not told and telling.casualties and not definite(telling) and telling.triggers:
            return sites  # "A civilian died at Velm when a bomb exploded"
        if told or (
            current is not None
            and self._settled(current)
            and self._compatible(current, telling)
            and not of_another_item(current, telling)
        ):
            return sure
        return sites

    def _put_elsewhere(self, read: ReadSentence, ref: PlaceRef) -> bool:
        """Say whether the sentence puts a name in a place that has not just been told of: "raided Egba, outside Mamfe", or to one side of it."""  # noqa: E501
        after = ref.last + (read.tagged.words[ref.last : ref.last + 1] == [","])
        if after > ref.last and read.tagged.has(after, "bearing"):
            return True
        held, current = self.focus.container(read, ref), self.current
        if held is None or current is None or current.place is None:
            return held is not None
        return not (same_place(held, current.place) or inside(current.place, held) or inside(held, current.place))


def _pictures(telling: Telling, place: Place | None) -> bool:
    """Say whether a caption tells by itself what happened in a town, and when: "Rescuers at the scene of a crash in Troy on Sunday"."""  # noqa: E501
    return (
        place is not None
        and place.feature_class == "P"
        and "file" not in telling.sentence.words
        and any(tag.term.event_type for tag in telling.triggers)
        and any(mention.window.precision == 1 and not mention.future for mention in telling.dates)
    )


_SCENE_REACH = 6  # tokens between "In North Darfur," and the town hit there


def _sets_the_scene(site: Site, sites: list[Site], telling: Telling) -> bool:
    """Say whether a region that opens a sentence only holds the town named next: "In Kherson region, Beryslav was hit"."""  # noqa: E501
    ref, region, _ = site
    words = telling.tagged.words
    if region is None or not is_region(region) or ref.first > 2 or words[ref.last : ref.last + 1] not in ([","], [":"]):
        return False
    return any(
        place is not None and 0 < other.first - ref.last <= _SCENE_REACH and inside(place, region)
        for other, place, _ in sites
    )
