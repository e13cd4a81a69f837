"""Gives a telling the times that are its own, and knows times of speaking and times long past."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from geomap.extract.dates import DateMention
from geomap.extract.dates.calendar import MONTHS
from geomap.extract.tagging import Tagged

if TYPE_CHECKING:
    from geomap.extract.tellings import Telling
    from geomap.model import Window

_OLD_YEAR_DAYS = 400
_OLD_REACH = 9  # tokens between an event and the year long past that dates it
COUNTED_TO = 1800  # a number of four figures above this is a year, one below it only after "in" or "of"
_OPENING = 1  # tokens before a time that opens a sentence: "In 2019, 24 people …"
_HOUR_REACH = 6  # tokens between "as of" and the day: "as of 09:00 on Friday, May 30"
_ANNOUNCES = frozenset("named identified heard ruled opened released appealed".split())  # "Police on Tuesday named …"
SPANS = frozenset("day days week weeks month months year years".split())
_REPORTS = frozenset("report statement post interview address briefing bulletin update tweet message speech".split())


def _too_old(mention: DateMention, published: date | None) -> bool:
    """Say whether a time is only a year long past: when something was built or begun, not when it was struck."""
    window = mention.window
    vague = not (window.first and window.last) or (window.last - window.first).days > 31
    return window.precision == 3 and vague and is_old(window, published)


def is_old(window: Window, published: date | None) -> bool:
    """Say whether a time lies more than a year before publication."""
    return bool(published and window.first and (published - window.first).days > _OLD_YEAR_DAYS)


def is_history(tagged: Tagged, published: date | None, asides: Sequence[tuple[int, int]]) -> bool:
    """Say whether the event of a sentence bears a year long past, outside its clauses aside: "the 2010 disaster", "the earthquake of 1985"."""  # noqa: E501
    words = tagged.words
    if published is None or not any(map(may_be_a_year, words)):
        return False
    for tag in tagged.triggers:
        for index in (*range(max(0, tag.start - 2), tag.start), *range(tag.end, min(tag.end + 7, len(words)))):
            year = words[index]
            if not may_be_a_year(year) or words[index - 1] == "since" or within(index, asides):
                continue  # "the deadliest strike since 2022" is none of that year
            if int(year) < published.year - 1:
                if _to_the_day(words, index):
                    return False
                if not _NO_YEARS.isdisjoint(words[index + 1 : index + 2]):
                    return False
                return int(year) > COUNTED_TO or words[index - 1] in ("in", "of")
        if _when_long_ago(words, tag.start, published.year - 1):
            return True
    return False


def may_be_a_year(word: str) -> bool:
    """Say whether a word has the four figures of a year."""
    return len(word) == 4 and word.isdigit()


def within(index: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Say whether a token stands in one of some spans."""
    return any(first <= index < last for first, last in spans)


def _to_the_day(words: list[str], index: int) -> bool:
    """Say whether a year ends a whole date: "16 March 2022", "March 16, 2022"."""
    before = words[max(0, index - 3) : index]
    return not set(MONTHS).isdisjoint(before) and any(word.rstrip("thndrs").isdigit() for word in before)


def _when_long_ago(words: list[str], index: int, since: int) -> bool:
    """Say whether "when" takes up a year long past: "memories of 2017, she said, when a bomber killed 22"."""
    when = next((at for at in range(index - 1, max(-1, index - _OLD_REACH), -1) if words[at] == "when"), None)
    if when is None:
        return False
    years = [word for word in words[max(0, when - _OLD_REACH) : when] if may_be_a_year(word)]
    return bool(years) and COUNTED_TO < int(years[-1]) < since


# What stands after four figures that are no year: "(1940 GMT)", "the 1900 block of Elm Street", "1950 homes".
_NO_YEARS = frozenset(
    "gmt utc hrs hours local bst est et ist cet lt block blocks people homes houses families acres hectares feet metres meters".split()  # noqa: E501
)


def cut_recalled(telling: Telling) -> None:
    """Leave out what a stretch recalls after "came eight years after …", where no place of its own follows."""
    words = telling.tagged.words
    if "followed" in telling.sentence.words:
        _cut_followed(telling)
    if "after" not in telling.sentence.words:
        return
    for index in range(telling.first + 1, telling.last):
        if (
            words[index] == "after"
            and words[index - 1] in SPANS
            and not any(ref.first > index for ref, _ in telling.sites)
        ):
            _end_at(telling, index)
            return
        if (
            words[index] == "after"
            and words[index - 1] in SPANS
            and telling.sites
            and telling.sites[0][0].first > index
            and ";" not in words[index : telling.sites[0][0].first]
        ):
            telling.recalled = True
            telling.cues.add("earlier")


def _end_at(telling: Telling, index: int) -> None:
    """Leave out the triggers and casualties of a telling from a token on."""
    at = telling.tagged.starts[index]
    telling.triggers = [tag for tag in telling.triggers if tag.start < index]
    telling.casualties = [mention for mention in telling.casualties if mention.start < at]


def _cut_followed(telling: Telling) -> None:
    """Leave out what came before the event told of: "The bloodshed followed attacks that killed five"."""
    words = telling.tagged.words
    for index in range(telling.first + 1, telling.last - 1):
        if words[index] != "followed" or words[index + 1] == "by" or words[index - 1] in ("was", "were", ","):
            continue
        own = any(tag.start < index and tag.term.klass == "noun" for tag in telling.triggers)
        if own and not any(ref.first > index for ref, _ in telling.sites):
            _end_at(telling, index)
            telling.last = index
        return


def give_times(telling: Telling, dates: list[DateMention], start: int, end: int, published: date | None) -> None:
    """Give a telling the times of its stretch, or the one that opens the sentence; times of speaking stand apart."""
    tagged = telling.tagged
    heads = [tag.start for tag in telling.triggers] + [
        tagged.token_at(at) for c in telling.casualties for at in (c.start, c.end - 1)
    ]
    ranked = []
    for mention in dates:
        at = tagged.token_at(mention.start)
        inner = start <= mention.start < end
        if not inner and not (at <= 2 and not telling.terms("elsewhere")):
            continue
        gap = min((abs(at - head) for head in heads), default=0)
        nearest = min(heads, key=lambda head: abs(at - head), default=at)
        if "since" in tagged.words[max(0, at - 8) : at]:
            telling.since += [mention] if mention.since else []
            continue
        if _of_the_cause(telling, at):
            continue
        if _of_the_telling(telling, mention, at, nearest) or (len(dates) > 1 and _only_later(telling, at, nearest)):
            telling.said.append(mention)
        elif _too_old(mention, published):
            closed = _closes(tagged, at, tagged.token_at(mention.end))
            telling.history |= gap <= _OLD_REACH and (
                at <= _OPENING
                or not any(
                    "comma" in tagged.classes[index] and index != closed
                    for index in range(min(at, nearest), max(at, nearest))
                )
            )
        else:
            free = [abs(at - head) for head in heads if not _barred(tagged, min(at, head), max(at, head))]
            if free or not heads:
                ranked.append((_aside(tagged, at, nearest), min(free, default=0), mention.start, mention))
    telling.dates = [mention for *_, mention in sorted(ranked, key=lambda one: one[:3])]


def _of_the_telling(telling: Telling, mention: DateMention, at: int, head: int) -> bool:
    """Say whether a time is when somebody spoke, searched, counted or died, rather than when it happened."""
    tagged = telling.tagged
    return (
        tagged.words[at - 1 : at] in (["by"], ["until"])
        or _as_of(tagged.words[max(0, at - _HOUR_REACH) : at])
        or _of_dying(telling)
        or _of_the_toll(telling, head, mention)
        or _spoken(tagged, at, tagged.token_at(mention.end - 1))
        or _of_the_search(telling, at)
    )


def _aside(tagged: Tagged, at: int, head: int) -> bool:
    """Say whether a time stands in a relative clause that does not tell the event: "The bus, which left Lima on Sunday, plunged …"."""  # noqa: E501
    opens = next((index for index in range(at - 1, -1, -1) if tagged.words[index] in _RELATIVE), None)
    if opens is None or opens < head < at:
        return False
    return head > at and not any("comma" in classes for classes in tagged.classes[opens + 1 : at])


def _closes(tagged: Tagged, at: int, end: int) -> int:
    """Return the token of the comma that ends an aside of where and when, -1 if none does: "The fire, in Troy in 2018, claimed"."""  # noqa: E501
    opening = next((index for index in range(at, -1, -1) if "comma" in tagged.classes[index]), -1)
    return end if opening >= 0 and tagged.words[opening + 1] in ("in", "at", "near", "outside") else -1


def _of_the_cause(telling: Telling, at: int) -> bool:
    """Say whether a time is that of what a protest is over: "protests which began after a man died on Monday"."""
    if "after" not in telling.sentence.words:
        return False
    after = next((index for index in range(at, telling.first, -1) if telling.tagged.words[index] == "after"), None)
    if after is None:
        return False
    before = [tag for tag in telling.triggers if tag.start < after]
    cause = any(after < tag.start < at and tag.term.frame == "harm" for tag in telling.triggers)
    return cause and any(tag.term.event_type == "protest" for tag in before)


_SEARCHERS = frozenset("rescuers searchers rescue divers crews teams villagers volunteers workers".split())
_OPENS = 9  # tokens of a dateline and the subject after it
_SEARCHING = frozenset(
    "fought dug digging dig searched searching search combed combing scrambled raced racing struggled battled resumed "
    "recovered retrieved pulled worked looked looking continued continuing".split()
)


def _of_the_search(telling: Telling, at: int) -> bool:
    """Say whether a time is that of the search for those it befell: "Rescuers dug on Sunday for people buried by a landslide"."""  # noqa: E501
    words = telling.tagged.words
    if telling.first or _SEARCHERS.isdisjoint(words[:_OPENS]):
        return False
    verb = next((index for index in range(min(at, len(words))) if words[index] in _SEARCHING), None)
    return verb is not None and not any(
        tag.start < at and tag.start != verb and tag.term.event_type and tag.term.klass == "verb"
        for tag in telling.triggers
    )


def _as_of(words: list[str]) -> bool:
    """Say whether the words before a time make it that of a summary: "as of 09:00, May 30"."""
    return "as" in words and words[words.index("as") + 1 : words.index("as") + 2] == ["of"]


def day_of(tellings: Sequence[Telling]) -> date | None:
    """Return the last day that some tellings tell of."""
    days = [
        mention.window.last
        for telling in tellings
        for mention in telling.dates
        if mention.window.precision == 1 and mention.past
    ]
    return next((day for day in reversed(days) if day is not None), None)


def carry_day(tellings: Sequence[Telling], local: Window | None) -> Window | None:
    """Give tellings without a time the day told before in their paragraph; return the day that the next ones take."""
    for telling in tellings:
        telling.context = local
        days = (one.window for one in telling.dates if one.past and one.window.first and one.window.precision == 1)
        local = next(days, local)
    return local


_DIED_LATER = frozenset("hospital wounds injuries wounded injured succumbed burns later".split())


def _of_dying(telling: Telling) -> bool:
    """Say whether all that is told is that one hurt before has died: "a passenger died of her injuries on Sunday"."""
    lemmas = {tag.term.lemma for tag in telling.triggers if tag.term.strength or tag.term.event_type}
    return (
        "die" in lemmas
        and lemmas <= {"die", "wound", "injure", "hurt"}
        and all(mention.kind == "killed" for mention in telling.casualties)
        and not telling.sites
        and not _DIED_LATER.isdisjoint(telling.tagged.words[telling.first : telling.last])
    )


def _only_later(telling: Telling, at: int, head: int) -> bool:
    """Say whether one of several times is when it still went on, or somebody hurt before died: "died on Tuesday of burns suffered in a blast on Saturday"."""  # noqa: E501
    words = telling.tagged.words
    if "still" in words[max(0, head - 2) : head]:
        return True  # "was still burning on Tuesday"
    return not _DYING.isdisjoint(words[max(0, at - _WOUND_REACH) : at]) and not _HURT_BEFORE.isdisjoint(
        words[at : at + _WOUND_REACH]
    )


_DYING = frozenset({"died", "succumbed", "dies"})
_HURT_BEFORE = frozenset({"injuries", "wounds", "burns", "suffered", "sustained"})
_WOUND_REACH = 8  # tokens between "died on Tuesday" and "of burns"


def _of_the_toll(telling: Telling, head: int, time: DateMention) -> bool:
    """Say whether the words a time stands nearest to only bring a toll up to date: "rose to 134 on Tuesday"."""
    at = {telling.tagged.token_at(mention.end - 1): mention for mention in telling.casualties}
    return head in at and at[head].update is not None and time.start >= at[head].end


def _spoken(tagged: Tagged, first: int, last: int) -> bool:
    """Say whether a time stands beside a verb of speaking, with no event between: "said on Wednesday"."""
    for index in (*range(first - 1, max(-1, first - 4), -1), last + 1, last + 2):
        if 0 <= index < len(tagged.words):
            if tagged.classes[index] & {"verb", "noun", "casualty", "comma"}:
                if index < first:
                    break
                continue
            if index < first and tagged.words[index] in _REPORTS:
                return True
            if index > last + 1 and tagged.words[index] == "according":
                return False
            if index > last and tagged.words[index] in _ANNOUNCES:
                return True
            if "speech" in tagged.classes[index] and not (index and tagged.words[index - 1] in _PASSIVE):
                return True
    return False


_PASSIVE = frozenset({"was", "were", "been", "be"})


def _barred(tagged: Tagged, start: int, end: int) -> bool:
    """Say whether another clause begins between a time and an event."""
    if tagged.sentence.kind != "body":
        return False
    return any(
        tagged.words[index] in _RELATIVE or tagged.classes[index] & {"politics", "stop"}
        for index in range(start + 1, end)
    )


_RELATIVE = frozenset({"who", "which", "whose", "where"})
