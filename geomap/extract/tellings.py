"""What a sentence tells of events: its stretches, each with its triggers, places, casualties, time, means and sides."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.extract.casualties import CasualtyMention
    from geomap.extract.dates import DateMention
    from geomap.extract.parts import RolePart
    from geomap.extract.refs import PlaceRef
    from geomap.extract.sentences import Sentence
    from geomap.extract.tagging import Tag, Tagged
    from geomap.model import Window


@dataclass(slots=True)
class Telling:
    """One stretch of a sentence, from token `first` to `last`, and what it tells of one event at its sites."""

    tagged: Tagged
    first: int
    last: int
    sites: list[tuple[PlaceRef, RolePart]]
    triggers: list[Tag] = field(default_factory=list)  # those that happened
    casualties: list[CasualtyMention] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)  # when it happened, the likeliest first
    said: list[DateMention] = field(default_factory=list)  # when somebody spoke of it, for want of better
    since: list[DateMention] = field(default_factory=list)  # days from which on what it tells is counted
    context: Window | None = None  # the day told before in the paragraph, for a stretch with no time of its own
    strength: int = 0
    cues: set[str] = field(
        default_factory=set
    )  # classes of cue words in the stretch: elsewhere, earlier, total, claim …
    speaker: PlaceRef | None = None  # the place of an official quoted in the sentence
    recalled: bool = False  # from some days, months or years before the event the sentence starts from
    history: bool = False  # dated to a time long past
    elliptic: bool = False  # the trigger comes from the stretch before

    @property
    def sentence(self) -> Sentence:
        """The sentence it stands in."""
        return self.tagged.sentence

    def terms(self, klass: str) -> list[Tag]:
        """Return the terms of a class within the stretch."""
        return self.tagged.find(klass, self.first, self.last)

    def values(self, klass: str) -> list[str]:
        """Return the values (weapons, targets) that the stretch names, in order."""
        return [value for tag in self.terms(klass) for value in tag.term.value]


@dataclass(slots=True)
class ReadSentence:
    """A sentence with its places, their parts, and its tellings (none when it tells of no event)."""

    tagged: Tagged
    refs: list[PlaceRef]
    parts: list[RolePart]
    tellings: list[Telling]
