"""Keeps the events a report has told so far, which one is being told, and whether another telling can be of one of them."""  # noqa: E501

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extract.events import Event, Told, agree_in_kind, agree_in_time, is_region, is_wide
from geomap.extract.focus import Focus
from geomap.extract.pointing import TIMES_OF_DAY, counted_dead, definite, is_earlier, settled

if TYPE_CHECKING:
    from datetime import date

    from geomap.extract.refs import PlaceRef
    from geomap.extract.tellings import Telling
    from geomap.model import Geography, GeoMethod, Place, Resolution, Window

# Types of attack and weapons that one event is seldom two of; what falls from afar is told by several names.
_ARMS = {
    **dict.fromkeys(("bombing", "ied"), "planted"),
    **dict.fromkeys(("shooting", "small_arms"), "guns"),
    **dict.fromkeys(("shelling", "artillery", "mortar"), "artillery"),
    **dict.fromkeys(("air_strike", "missile_strike", "drone_attack", "drone", "aerial_bomb", "missile"), "afar"),
}
_LEAD = 1  # sentences
_WEEKS = 14  # days
_NEWS_DAYS = 21  # what happened longer ago is no news
_OTHER_DEAD_DAYS = 7  # nor what killed others than the event just told, this long ago


class Thread:
    """The events of a report so far."""

    def __init__(
        self, geography: Geography, resolutions: tuple[Resolution, ...], *, published: date | None = None
    ) -> None:
        """Start with no events; the day of publication tells what is news from what is recalled."""
        self.published = published
        self.focus = Focus(geography, resolutions)
        self.events: list[Event] = []
        self.current: Event | None = None
        self.heard_at: dict[int, int] = {}
        self.position = 0
        self.another_told = -1  # where an event was called the second of its day
        self.section: Place | None = None  # named by the heading over what is being told
        self.sectioned = False

    def _ago(self, event: Event) -> int:
        """Return how many sentences ago an event was last told of."""
        return self.position - self.heard_at[event.number]

    def _compatible(self, event: Event, telling: Telling) -> bool:  # noqa: PLR0911
        """Say whether a telling can be of an event, by time, kind and the words that set it apart."""
        kinds = {tag.term.event_type for tag in telling.triggers if tag.term.event_type}
        apart = _listed_apart(event, telling) or _armed_apart(event, telling) or _at_another_hour(event, telling)
        if apart or _rallied_after(event, telling, kinds):
            return False
        if (
            "elsewhere" in telling.cues
            and self._later(telling)
            and (self._apart(telling) or (telling.casualties and event.counted))
        ):
            return False
        window = settled(telling)
        if self._long_before(event, telling, window):
            return False
        if window is not None and event.window is None and self._dated_apart(event, telling, window):
            return False
        if window is not None and _happened_also(telling) and self._weeks_ago(event, window):
            return False
        recalled = (
            event.earlier
            and not is_earlier(telling)
            and window is None
            and (definite(telling) or (event is self.current and self._runs_on(event, telling)))
        )
        if (
            is_earlier(telling) != event.earlier
            and not recalled
            and not (window and window.precision == 1 and event.window and agree_in_time(window, event.window))
        ):
            return False
        return (agree_in_time(event.window, window) or _of_one_toll(event, telling, window)) and (
            agree_in_kind(event.kinds, kinds) or (event is self.current and _put_down(event, telling, kinds))
        )

    def _runs_on(self, event: Event, telling: Telling) -> bool:
        """Say whether a telling of no place follows at once, in one paragraph, on what was recalled: "Six people died"."""  # noqa: E501
        again = not telling.casualties and {tag.term.event_type for tag in telling.triggers} == {"accident"}
        at_once = self._ago(event) <= 1 and event.last_told_beside(telling)
        return at_once and (not telling.sites or (again and event.kinds == {"accident"}))

    def _dated_apart(self, event: Event, telling: Telling, window: Window) -> bool:
        """Say whether a telling dates other dead, or what happened weeks before, to another day than that of the report's lead."""  # noqa: E501
        lead = next((one.window for one in self.events if one.window and one.window.precision == 1), None)
        if lead is None or agree_in_time(lead, window) or definite(telling) or event.earlier:
            return False
        if lead.first and window.last and not telling.sites and (lead.first - window.last).days > _WEEKS:
            return True
        return (
            event.counted
            and bool(counted_dead([telling]))
            and not (counted_dead([told.telling for told in event.told if told.alone]) & counted_dead([telling]))
        )

    def _weeks_ago(self, event: Event, window: Window) -> bool:
        """Say whether a time lies weeks before the report, and the event is not told to be of that time."""
        if self.published is None or window.last is None or (self.published - window.last).days <= _WEEKS:
            return False
        return event.window is None or not agree_in_time(event.window, window)

    def _long_before(self, event: Event, telling: Telling, window: Window | None) -> bool:
        """Say whether a telling counts people hurt weeks before the report, and the event is told with no time, as news."""  # noqa: E501
        if window is None or self.published is None or window.last is None or event.window is not None:
            return False
        ago = (self.published - window.last).days
        if not (telling.casualties and event.counted) or ago < self._fresh(event, telling):
            return False
        return not any(
            tag.term.klass == "noun" and telling.tagged.words[tag.end : tag.end + 1] != ["of"]
            for tag in telling.triggers
        ) or not definite(telling)

    def _fresh(self, event: Event, telling: Telling) -> int:
        """Return for how many days back an undated event may be dated: fewer by a telling that counts other dead."""
        theirs, own = counted_dead([told.telling for told in event.told if told.alone]), counted_dead([telling])
        return _OTHER_DEAD_DAYS if theirs and own and not theirs & own else _NEWS_DAYS

    def _later(self, telling: Telling) -> bool:
        """Say whether a telling comes after the lead, so that its "another" is not the first event's."""
        return telling.sentence.paragraph > 1 or (telling.sentence.kind == "body" and self.position > _LEAD)

    def _apart(self, telling: Telling) -> bool:
        """Say whether the words that set a telling apart speak of the event, not only of the place."""
        return any(tag.term.phrase not in ("elsewhere", "also on", "separately") for tag in telling.terms("elsewhere"))

    def _tell(self, event: Event, telling: Telling, ref: PlaceRef | None, *, alone: bool) -> None:
        """Add a telling to an event and make it the current one."""
        event.told.append(Told(telling, ref, alone, wide=event.wide))
        if telling.cues & {"denial", "claim"}:
            event.claims.append(telling)
        self.current = event
        self.heard_at[event.number] = self.position

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
        name = ref.text if place is None and ref is not None and ref.kind in ("unknown", "name") else None
        event = Event(len(self.events), place, ref, method, name, earlier=is_earlier(telling))
        self.events.append(event)
        self.heard_at[event.number] = self.position
        return event


_ALSO = frozenset({"also", "too", "previously"})


def _happened_also(telling: Telling) -> bool:
    """Say whether a telling tells of one more event of its kind: "was also hit in March", "attacked it in June as well"."""  # noqa: E501
    words = telling.tagged.words
    return not _ALSO.isdisjoint(words) or any(words[at : at + 2] == ["as", "well"] for at in range(len(words)))


_PUTTING_DOWN = frozenset({"shooting", "attack", "armed_clash"})


def _put_down(event: Event, telling: Telling, kinds: set[str]) -> bool:
    """Say whether those hurt are told of where the protest is: "Three people were shot dead", and no other place."""
    return event.kinds == {"protest"} and kinds <= _PUTTING_DOWN and not telling.sites and bool(telling.casualties)


def _rallied_after(event: Event, telling: Telling, kinds: set[str]) -> bool:
    """Say whether a rally is told of where people were hurt before, by nothing that the report names: it did not hurt them."""  # noqa: E501
    return kinds == {"protest"} and event.counted and not event.kinds and not definite(telling)


def _of_one_toll(event: Event, telling: Telling, window: Window | None) -> bool:
    """Say whether as many are told dead and hurt of the next day, as somebody says who speaks of "this evening"."""
    one = event.window
    if one is None or window is None or not (one.first and window.first) or abs((one.first - window.first).days) > 1:
        return False
    mine, theirs = _toll([telling]), _toll([told.telling for told in event.told if told.alone])
    return {kind for kind, _ in mine} >= {"killed", "injured"} and mine <= theirs


def _toll(tellings: list[Telling]) -> set[tuple[str, int]]:
    """Return the kinds of harm told of, each with how many it befell."""
    return {
        (mention.kind, mention.count.best)
        for telling in tellings
        for mention in telling.casualties
        if mention.count.best and not mention.subset
    }


def _listed_apart(event: Event, telling: Telling) -> bool:
    """Say whether a telling is in another line of a list, each line of which is of its own: "MOSUL - … / MOSUL - …"."""
    last = event.told[-1].telling.sentence if event.told else None
    line = telling.sentence
    return line.kind == "line" and last is not None and last.kind == "line" and last.paragraph != line.paragraph


def _armed_apart(event: Event, telling: Telling) -> bool:
    """Say whether a telling, in a new breath, counts people hurt by other arms: "Gunmen also shot dead a teacher"."""
    if not event.counted or not telling.casualties or definite(telling):
        return False
    words = telling.tagged.words
    fresh = "also" in words or bool(telling.dates) or not TIMES_OF_DAY.isdisjoint(words[:4])
    mine, theirs = _arms([telling]), _arms([told.telling for told in event.told])
    return fresh and "then" not in words and bool(mine and theirs) and not mine & theirs


_HOURS = (
    ["earlier", "in", "the", "day"], ["earlier", "that", "day"], ["earlier", "on"], ["earlier", ","],
    ["later", "in", "the", "day"], ["later", "that", "day"], ["later", "on"], ["hours", "earlier"], ["hours", "later"],
    ["hours", "before"], ["minutes", "later"], ["shortly", "afterwards"], ["in", "the", "morning"],
    ["in", "the", "evening"], ["in", "the", "afternoon"], ["that", "evening"], ["the", "same", "evening"],
    ["meanwhile"],
)  # fmt: skip
_ONE_MORE = frozenset("a an another two three four five six seven eight nine ten several gunmen militants".split())
_SUBJECT_REACH = 8  # tokens from the hour to what happened
_KNOWN = frozenset(  # that open on what was told before, or leave open who did it
    "the he she they it his her their its this that these those in at near on as when after police officials".split()
)


def _at_another_hour(event: Event, telling: Telling) -> bool:
    """Say whether a telling opens with another hour, or "meanwhile", and names a place, a doer or weapon anew and other dead: "Earlier in the day a bomb went off in Troy"."""  # noqa: E501
    if telling.first or not telling.sites or telling.strength <= 1:
        return False
    words = telling.tagged.words
    opening = next((len(hour) for hour in _HOURS if words[: len(hour)] == hour), 0)
    if not opening or definite(telling):
        return False
    reach = range(opening, min(len(words), opening + _SUBJECT_REACH))
    subject = [words[at] for at in reach if words[at] != ","]
    told_by = any("speech" in classes for classes in telling.tagged.classes[opening : opening + 2 * _SUBJECT_REACH])
    anew = not _ONE_MORE.isdisjoint(subject) or (_KNOWN.isdisjoint(subject[:1]) and not told_by)
    told = counted_dead([one.telling for one in event.told])
    return anew and bool(event.told) and not told & counted_dead([telling])


def _arms(tellings: list[Telling]) -> set[str]:
    """Return what kinds of arms are told of, by the types named and the weapons; empty when that is left open."""
    words = {tag.term.event_type for telling in tellings for tag in telling.triggers}
    words.update(weapon for telling in tellings for weapon in telling.values("weapon"))
    return {_ARMS[word] for word in words if word in _ARMS}
