"""Finds the event, or at least the place, of a telling that names no site: from the speaker or the sentences before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extract.continuing import Continuing
from geomap.extract.events import NATURAL, inside, is_wide, same_place
from geomap.extract.pointing import TIMES_OF_DAY, VERBS_OF_NOTE, counts_a_day, definite, measured_from_first, sums_up

if TYPE_CHECKING:
    from geomap.extract.events import Event
    from geomap.extract.tellings import ReadSentence, Telling
    from geomap.model import Place


_THOUSANDS = 1000


class Unplaced(Continuing):
    """Rules for tellings with no site."""

    def _take_unplaced(self, telling: Telling, read: ReadSentence, speaker: Place | None) -> None:
        """Find the event of a telling that names no site, or its place from the speaker or the sentences before."""
        if telling.sentence.kind == "caption":
            return
        if self.sectioned and not self._same_brief(telling):
            if telling.strength > 1 and self.section is not None:
                self._tell(self._open(telling, self.section, None, inherited=True), telling, None, alone=True)
            return
        if telling.cues & {"elsewhere", "earlier"} and self._later(telling):
            self._inherit(telling, speaker)
            return
        if counts_a_day(telling):
            return
        if self.current is not None and self._begins_another(telling):
            self._tell(self._open(telling, self.current.place, None, inherited=True), telling, None, alone=True)
        else:
            self._go_on(telling, read, speaker)

    def _go_on(self, telling: Telling, read: ReadSentence, speaker: Place | None) -> None:
        """Take a telling as more of an event told before, or else as a new one where its speaker is."""
        event = self._continued(telling, read, speaker)
        if event is not None and (self._sums_after_a_list(event, telling) or _of_a_war(event, telling)):
            return
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

    def _begins_another(self, telling: Telling) -> bool:
        """Say whether another event is told: after the one told first was called the day's second, or miles from it."""
        if self.current is None or not self.current.place:
            return False
        if measured_from_first(telling):
            return telling.strength > 1 and not is_wide(self.current.place)
        opened = not TIMES_OF_DAY.isdisjoint(telling.tagged.words[:4]) or bool(telling.dates)
        return (
            self.position == self.another_told + 1
            and opened
            and telling.strength > 1
            and not is_wide(self.current.place)
        )

    def _same_brief(self, telling: Telling) -> bool:
        """Say whether the paragraph of a telling, under a heading that names its place, has told an event already."""
        return self.current is not None and self.current.last_told_beside(telling)

    def _sums_after_a_list(self, event: Event, telling: Telling) -> bool:
        """Say whether attacks told of in a new paragraph, at no place, are others than those on a list before."""
        last = event.told[-1]
        return (
            not last.alone
            and last.telling.sentence.paragraph != telling.sentence.paragraph
            and not telling.casualties
            and not definite(telling)
        )

    def _of_note(self, telling: Telling) -> bool:
        """Say whether a telling without a site tells a new event, not just more of one: a verb of striking, or people hurt."""  # noqa: E501
        return bool(telling.casualties) or any(
            tag.term.frame in VERBS_OF_NOTE and tag.term.strength for tag in telling.triggers
        )

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
        if event is None or not event.wide or event.several or event.place is None or self._ago(event) > 3:
            return
        if (
            inside(speaker, event.place)
            and not any(sums_up(told.telling) for told in event.told)
            and not self._sisters(event)
        ):
            event.place, event.ref, event.method = speaker, None, "inherited"
            event.reasons.append("the place of the officials who speak of it")


def _of_a_war(event: Event, telling: Telling) -> bool:
    """Say whether thousands of dead, told with no event, are those of a war rather than of the one attack told before."""  # noqa: E501
    if not any((mention.count.low or 0) >= _THOUSANDS for mention in telling.casualties):
        return False
    kinds = event.kinds
    return bool(kinds) and not kinds & NATURAL and all(tag.term.frame == "harm" for tag in telling.triggers)
