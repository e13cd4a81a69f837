"""Find the times a sentence states, join those that run on, and tell what is to come from what was."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from geomap.extract.dates import settle
from geomap.extract.dates.calendar import WEEKDAYS, YEARS_NARROWED, digits_of, month_number, real_day
from geomap.extract.dates.mentions import DateKind, DateMention
from geomap.extract.dates.phrases import WEEKDAY, Phrase, phrases_near
from geomap.extract.wording import lower
from geomap.model import Window

# Names and verbs that only look like times, in lower case.
_NAMES = re.compile(
    r"\b(?:bloody|black|cyber|super|sheffield|man\s?crush|giving|fat)\s"
    rf"{WEEKDAY}(?!\s(?:morning|night))|\bmay\s(?:not\s)?(?:be|have|well|also)\b"
    rf"|\b{WEEKDAY}\s(?:times|telegraph|mirror|mail|express|post|herald|club|league|school|roast|service)\b"
)
_JOIN = re.compile(
    r"[,\s]{0,2}(?:and|to|until|till|through|into|-|–|—)\s(?:(?:early|late)\s)?"
    r"(?:\d{1,2}[:.]?\d{0,2}(?:\s?[ap]\.?m\.?)?(?:\s(?:moscow|kyiv|local|gmt|utc)(?:\stime)?)?\s)?"
    r"(?:on\s|of\s|the\s)?",
    re.IGNORECASE,
)
_AND = re.compile(r"\s?,?\s?and\s", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?:will|would|shall|scheduled|expected|planned|plans|due|upcoming|set\s(?:to|for)|slated|begins?|ahead\sof"
    r"|until|deadline|expires?|return|forecast|going\sto|hopes?)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(WEEKDAY, re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s(?:\w+\s){0,2}$", re.IGNORECASE)


def find_dates(
    sentence: str, offset: int = 0, *, published: date | None = None, told: date | None = None
) -> tuple[DateMention, ...]:
    """Find the times a sentence states, in order, each with its window of local days.

    Against `published`, a weekday is the last such day up to then, a calendar day without a year the last such day
    (unless the sentence speaks of the future), "overnight" and "this morning" the day of publication, "last night"
    the day before. Without it only a full date is settled; a weekday beside a calendar day then names in
    `window.text` the years it leaves open. `window.precision` is 1 the day, 2 the week, 3 the month or worse.
    "A day earlier" and "the next day" count from the day named before in the sentence, else from `told`, the day that
    the sentences before told of. `offset` is added to every offset returned. Time is linear in the sentence.
    """
    low = lower(sentence)
    phrases = phrases_near(sentence, low)
    if not phrases:
        return ()
    taken = bytearray(len(sentence))
    if "day" in low or "may" in low:
        for name in _NAMES.finditer(low):
            taken[name.start() : name.end()] = b"\1" * (name.end() - name.start())
    found: list[DateMention] = []
    for phrase in phrases:
        found += _matches(sentence, phrase, taken, published)
    found.sort(key=lambda mention: mention.start)
    return tuple(
        replace(mention, start=mention.start + offset, end=mention.end + offset)
        for mention in _joined(sentence, _anchored(sentence, found, published, told))
    )


def _matches(sentence: str, phrase: Phrase, taken: bytearray, published: date | None) -> list[DateMention]:
    """Return the times of one phrase where no phrase before it was read, and mark their words as read."""
    found = []
    for match in phrase.pattern.finditer(sentence):
        if not any(taken[match.start() : match.end()]):
            mention = _mention(match, phrase.settles, published)
            if mention is not None:
                taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
                found.append(mention)
    return found


def default_window(published: date | None) -> Window:
    """Return the window of an incident whose sentences give no time: the day of publication, when that is known.

    News is written on the day: a strike told of without a date in a report of 3 May is one of 3 May.
    """
    if published is None:
        return Window()
    return Window(first=published, last=published, precision=1)


def _mention(match: re.Match[str], settles: settle.Reading, published: date | None) -> DateMention | None:
    settled = settles(match, published)
    if settled is None:
        return None
    first, last, precision, kind = settled
    text, lead = match[0], match.string[max(0, match.start() - 80) : match.start()]
    calendar = settles is settle.calendar_day
    if published is not None and first is not None and _FUTURE.search(lead):
        first, last = _ahead(match, settles, first, last, published)
    written = _open_years(match, text) if first is None and calendar else text
    return DateMention(
        start=match.start(),
        end=match.end(),
        text=text,
        window=Window(first, last, precision, written),
        kind=kind,
        explicit=calendar or settles in (settle.numeric_day, settle.feast, settle.easter),
        future=text.lower().startswith("later this")
        or (settles is not settle.later and _is_ahead(lead, first, published)),
        relative=settles in (settle.counted, settle.later, settle.same),
        since=text.lower().startswith("since") or bool(_SINCE.search(lead)),
    )


def _is_ahead(lead: str, first: date | None, published: date | None) -> bool:
    """Say whether a day is to come: after publication, or on that day where the sentence speaks of what will be."""
    if published is None or first is None:
        return False
    return first > published or (first == published and _FUTURE.search(lead) is not None)


def _ahead(
    match: re.Match[str], settles: settle.Reading, first: date, last: date | None, published: date
) -> tuple[date, date | None]:
    """Move a day the sentence speaks of as to come to the next such day."""
    if settles is settle.weekday and first < published and not (match["lead"] or match["week"]):
        return first + timedelta(days=7), first + timedelta(days=7)
    if settles is settle.period and last is not None and match["unit"].lower() == "weekend" and last < published:
        return first + timedelta(days=7), last + timedelta(days=7)
    if settles is settle.calendar_day and not match["year"]:
        return _next_year_day(first, last, published)
    return first, last


def _next_year_day(first: date, last: date | None, published: date) -> tuple[date, date | None]:
    """Move a day the sentence speaks of as to come into the months ahead, when it lies near there."""
    later = real_day(first.year + 1, first.month, first.day)
    if later and (later - published).days <= 120:
        return later, last and real_day(last.year + 1, last.month, last.day)
    return first, last


def _open_years(match: re.Match[str], text: str) -> str:
    """Say which years a weekday beside a calendar day leaves open."""
    if not match["weekday"]:
        return text
    month, day = month_number(match["month"]), digits_of(match["day"])
    weekday = WEEKDAYS.index(match["weekday"].lower())
    years = [
        str(year) for year in YEARS_NARROWED if (found := real_day(year, month, day)) and found.weekday() == weekday
    ]
    return f"{text} (no year given; a {match['weekday'].capitalize()} in {', '.join(years)})"


_DYING = re.compile(r"\b(?:died|dies|dying|succumbed)\b[^.;,]{0,40}\Z", re.IGNORECASE)


def _anchored(sentence: str, found: list[DateMention], published: date | None, told: date | None) -> list[DateMention]:
    """Count "the next day", "a day earlier" from the day given before; without one, they have no day of their own.

    One who "died the next day" was harmed on the day before, which is the incident's.
    """
    anchored: list[DateMention] = []
    before = told
    for mention in found:
        one = mention
        if before and mention.relative and "same " in mention.text.lower():
            one = replace(mention, window=replace(mention.window, first=before, last=before), relative=False)
        elif mention.relative and published:
            one = _counted_from(sentence, mention, published, before)
        anchored.append(one)
        usable = not (one.since or one.future or one.relative) and one.window.precision == 1
        before = (one.window.last or before) if usable else before
    return anchored


def _counted_from(sentence: str, mention: DateMention, published: date, before: date | None) -> DateMention:
    """Count a time from the day before it, where one is known, rather than from publication."""
    window = mention.window
    if window.first is None or window.last is None:
        return mention
    later = window.last > published
    if later and _DYING.search(sentence, max(0, mention.start - 60), mention.start):
        before = None
    if before is None:
        return replace(mention, window=replace(window, first=None, last=None)) if later else mention
    away = before - published
    first, last = window.first + away, window.last + away
    return replace(mention, window=replace(window, first=first, last=last), relative=first > published)


def _joined(sentence: str, found: list[DateMention]) -> list[DateMention]:
    """Join "late Sunday and early Monday", "24 May to 00:00 on 25 May", "overnight into Sunday" into one window."""
    joined: list[DateMention] = []
    for mention in found:
        if joined and _runs_on(sentence, joined[-1], mention):
            joined[-1] = _span(sentence, joined[-1], mention)
        else:
            joined.append(mention)
    return joined


def _runs_on(sentence: str, before: DateMention, after: DateMention) -> bool:
    gap = sentence[before.end : after.start]
    if after.relative and after.window.first is None:
        return False
    if after.end - before.start > 200:
        return False
    if (
        gap in (" on ", " ", " from ", " between ", " of ")
        and "part" in (before.kind, after.kind)
        and _is_night(before.text)
    ):
        return True
    gap = re.sub(r"\([^()]{0,30}\)", "", gap)
    if _AND.fullmatch(gap):
        lead = sentence[max(0, before.start - 8) : before.end].lower()
        both_ends = "between " in lead or "both " in lead
        return both_ends or (before.kind == "part" and after.kind == "part")
    return bool(_JOIN.fullmatch(gap + ("" if gap.endswith(" ") else " ")))


def _is_night(text: str) -> bool:
    return text.lower() in ("overnight", "in the night", "during the night", "through the night")


def _span(sentence: str, before: DateMention, after: DateMention) -> DateMention:
    text = sentence[before.start : after.end]
    night = _is_night(before.text) and not before.explicit
    first = after.window.first if night else before.window.first
    last = after.window.last
    if first and last and first > last:
        first, last = _in_order(before, after, first, last)
    kind: DateKind = "range" if first != last else after.kind
    window = Window(first, last, max(before.window.precision or 1, after.window.precision or 1), text)
    return replace(
        before,
        end=after.end,
        text=text,
        window=window,
        kind=kind,
        explicit=before.explicit or after.explicit,
    )


def _in_order(before: DateMention, after: DateMention, first: date, last: date) -> tuple[date, date]:
    """Move a weekday by a week where a span would end before it begins: "from Friday to Wednesday", read on Friday."""
    if _is_bare_weekday(before):
        return first - timedelta(days=7), last
    return first, last + timedelta(days=7) if _is_bare_weekday(after) else first


def _is_bare_weekday(mention: DateMention) -> bool:
    return not mention.explicit and _WEEKDAY.search(mention.text) is not None
