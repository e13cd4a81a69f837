"""Find when something happened: weekdays, nights, calendar days, ranges and vague times, against the day of publication."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from geomap.extract.numbers import number_of
from geomap.model import Window

DateKind = Literal["day", "part", "range", "vague"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time as written, and the window of local days it settles.

    Offsets are absolute, end exclusive. `window` has None for both days when the sentence and the publication date do
    not settle them. `kind`: "day" a whole day, "part" a part of one ("late Thursday"), "range" several days, "vague" a
    week, a month or worse. `explicit` says that a calendar day is written out. `future` marks a time to come.
    `relative` marks a time counted from the report's main event ("a day earlier"), here counted from publication.
    `since` marks the start of a period that runs on ("since January"), which dates no single event.
    """

    start: int
    end: int
    text: str
    window: Window
    kind: DateKind
    explicit: bool
    future: bool = False
    relative: bool = False
    since: bool = False


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
# Days of the year known by a name: (month, day).
FEASTS: dict[str, tuple[int, int]] = {
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "valentine's day": (2, 14),
    "halloween": (10, 31),
}
# Years in which a weekday and a calendar day are looked for, to say which ones they leave open.
_YEARS_NARROWED = range(2000, 2036)

_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)\b(?:\.(?=\s?\d|,))?"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th|ST|ND|RD|TH)?"
_YEAR = r"(?:1[89]|20)\d\d"
_PART = r"(?:in\sthe\s(?:very\s)?early\s(?:morning\s)?hours\s(?:of|on)|in\sthe\s(?:morning|afternoon|evening|night)\s(?:of|on)|(?:early|late|later|earlier|overnight|midday|mid-day|before\sdawn|at\sdawn)(?:\s(?:on|into|in\sthe\sday\son))?|the\s(?:morning|afternoon|evening|night|early\shours)\s(?:of|on)|on\sthe\s(?:morning|afternoon|evening|night)\sof|shortly\sbefore\smidnight\son)"
_TIME_OF_DAY = r"(?:early\s|late\s)?(?:morning|afternoon|evening|night|midnight|lunchtime|dawn|noon)"
_SPELLED = r"(?:\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|a\scouple\sof|several|a\sfew|some)"

Settled = tuple[date | None, date | None, int | None, DateKind]
Reading = Callable[[re.Match[str], date | None], Settled | None]


# ------------------------------------------------------------------------------------------ what phrases settle


def _weekday(match: re.Match[str], published: date | None) -> Settled | None:
    kind: DateKind = "part" if match["lead"] or match["tail"] else "day"
    if published is None:
        return None, None, 1, kind
    wanted = WEEKDAYS.index(match["weekday"].lower())
    back = (published.weekday() - wanted) % 7
    which = (match["which"] or "").lower().split()
    if "next" in which or "coming" in which:
        day = published + timedelta(days=(wanted - published.weekday()) % 7 or 7)
    elif "last" in which and back == 0:
        day = published - timedelta(days=7)
    else:
        day = published - timedelta(days=back)
    return day, day, 1, kind


def _calendar_day(match: re.Match[str], published: date | None) -> Settled | None:
    month, day = _month_number(match["month"]), _digits(match["day"])
    year = int(match["year"]) if match["year"] else None
    last_day = match["last"] or match["last_2"]
    last = _digits(last_day) if last_day else day
    weekday = match["weekday"].lower() if match["weekday"] else None
    if year is None:
        year = _year_before(month, day, weekday, published)
    if year is None:
        return (None, None, 1, "day") if _real(2000, month, day) else None
    first, end = _real(year, month, day), _real(year, month, last)
    if first is None or end is None:
        return None
    return first, end, 1, "range" if end > first else "day"


def _numeric_day(match: re.Match[str], _published: date | None) -> Settled | None:
    numbers = [int(part) for part in re.split(r"[-/.]", match[0])]
    if numbers[0] > 31:
        day = _real(*numbers)
    elif "." in match[0] or numbers[0] > 12:
        day = _real(numbers[2], numbers[1], numbers[0])
    elif numbers[1] > 12 or numbers[0] == numbers[1]:
        day = _real(numbers[2], numbers[0], numbers[1])
    else:
        return None, None, 1, "day"
    return (day, day, 1, "day") if day else None


def _month(match: re.Match[str], published: date | None) -> Settled | None:
    month = _month_number(match["month"])
    if match["year"]:
        year = int(match["year"])
    elif published is None:
        return None, None, 3, "vague"
    else:
        year = published.year - (month > published.month)
        if (match["which"] or "").lower().startswith("last") and month == published.month:
            year -= 1
    return date(year, month, 1), _month_end(year, month), 3, "vague"


def _year(match: re.Match[str], _published: date | None) -> Settled | None:
    year = int(match["year"])
    return date(year, 1, 1), date(year, 12, 31), 3, "vague"


def _feast(match: re.Match[str], published: date | None) -> Settled | None:
    month, day = FEASTS[match["feast"].lower().replace("’", "'")]
    if match["year"]:
        year = int(match["year"])
    elif published is None:
        return None, None, 1, "day"
    else:
        year = published.year - (date(published.year, month, day) > published)
    return date(year, month, day), date(year, month, day), 1, "day"


def _near(back: int, forward: int, kind: DateKind) -> Reading:
    """Return a rule for a fixed phrase: from `back` to `forward` days after publication."""

    def read(_match: re.Match[str], published: date | None) -> Settled | None:
        if published is None:
            return None, None, 1, kind
        return published + timedelta(days=back), published + timedelta(days=forward), 1, kind

    return read


def _ago(match: re.Match[str], published: date | None) -> Settled | None:
    unit = match["unit"].lower().rstrip("s")
    number = _spelled(match["number"])
    if published is None or number is None:
        return None, None, {"day": 1, "week": 2, "fortnight": 2}.get(unit, 3), "vague"
    if unit in ("hour", "minute"):
        day = published - timedelta(days=number // 24)
        return day, day, 1, "part"
    if unit == "day":
        return published - timedelta(days=number), published - timedelta(days=number), 1, "day"
    if unit in ("week", "fortnight"):
        middle = published - timedelta(days=7 * number * (2 if unit == "fortnight" else 1))
        return middle - timedelta(days=3), middle + timedelta(days=3), 2, "vague"
    months = number * (12 if unit == "year" else 1)
    return _months_back(published, months)


def _months_back(published: date, months: int) -> Settled:
    if months % 12 == 0:
        year = published.year - months // 12
        return date(year, 1, 1), date(year, 12, 31), 3, "vague"
    index = published.year * 12 + published.month - 1 - months
    year, month = index // 12, index % 12 + 1
    return date(year, month, 1), _month_end(year, month), 3, "vague"


def _period(match: re.Match[str], published: date | None) -> Settled | None:
    unit, which = match["unit"].lower(), match["which"].lower().split()[-1]
    precision = 2 if unit in ("week", "weekend") else 3
    if published is None:
        return None, None, precision, "vague"
    step = {"last": 1, "previous": 1, "next": -1, "coming": -1}.get(which, 0)
    if unit == "week":
        monday = published - timedelta(days=published.weekday() + 7 * step)
        return monday, min(monday + timedelta(days=6), published) if step == 0 else monday + timedelta(days=6), 2, "vague"
    if unit == "weekend":
        saturday = published - timedelta(days=(published.weekday() - 5) % 7 + (7 if step == 1 and published.weekday() >= 5 else 0))
        return saturday, saturday + timedelta(days=1), 1, "range"
    first, last, _, kind = _months_back(published, step * (12 if unit == "year" else 1)) if step or unit == "year" else _this_month(published)
    return first, min(last, published) if step == 0 and last else last, 3, kind


def _this_month(published: date) -> Settled:
    return published.replace(day=1), _month_end(published.year, published.month), 3, "vague"


def _past(match: re.Match[str], published: date | None) -> Settled | None:
    unit, number = match["unit"].lower().rstrip("s"), _spelled(match["number"] or "one")
    precision = {"hour": 1, "day": 1, "week": 2}.get(unit, 3)
    if published is None or number is None:
        return None, None, precision, "range"
    days = {"hour": max(1, round(number / 24)), "day": number, "week": 7 * number}.get(unit, 30 * number if unit == "month" else 365 * number)
    return published - timedelta(days=days), published, 1 if days <= 2 else 2 if days <= 7 else 3, "range"


def _counted(match: re.Match[str], published: date | None) -> Settled | None:
    """Read "two days earlier", "the previous day", "the night before": counted from the report's main event."""
    number = _spelled(match["number"] or "one")
    if published is None or number is None:
        return None, None, 1, "day"
    unit = (match["unit"] or match["unit_before"] or "day").lower()
    day = published - timedelta(days=number * (7 if unit.startswith("week") else 1))
    if unit.startswith("week"):
        return day - timedelta(days=3), day + timedelta(days=3), 2, "vague"
    return day, day, 1, "part" if unit == "night" else "day"


def _vague(_match: re.Match[str], _published: date | None) -> Settled | None:
    return None, None, 3, "vague"


# ----------------------------------------------------------------------------------------------- the phrases

_TODAY = r"(?:earlier\s|later\s|early\s|late\s)?(?:today|this\s(?:morning|afternoon|evening|lunchtime)|tonight|earlier\son\sthe\ssame\sday)(?:['’]s)?"
_RULES: tuple[tuple[str, Reading], ...] = (
    (rf"\b(?:(?P<weekday>(?i:{_WEEKDAY})),?\s(?:the\s)?)?(?P<day>{_DAY})(?:\s?[-–/]\s?(?P<last>{_DAY})|\s(?:and|to)\s(?P<last2>{_DAY}))?\s(?:of\s)?(?P<month>{_MONTH})(?:,?\s(?P<year>{_YEAR})\b)?", _calendar_day),
    (rf"\b(?:(?P<weekday>(?i:{_WEEKDAY})),?\s)?(?P<month>{_MONTH})\s(?:the\s)?(?P<day>{_DAY})(?:\s?[-–]\s?(?P<last>{_DAY})|\s(?:and|to)\s(?P<last2>{_DAY})(?!\s(?i:people|civilians|others|soldiers|were)))?\b(?![:\d]|\s(?i:people|civilians|soldiers))(?:,?\s(?P<year>{_YEAR})\b)?", _calendar_day),
    (r"\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d)\b", _numeric_day),
    (rf"\b(?i:(?P<feast>new\syear['’]s\s(?:eve|day)|christmas\s(?:eve|day)|boxing\sday|valentine['’]s\sday|halloween))(?:\s(?P<year>{_YEAR}))?\b", _feast),
    (rf"\b(?i:(?:(?P<lead>{_PART})\s)?(?:(?P<which>last|next|this|this\spast|this\scoming|the\scoming|past)\s)?(?P<weekday>{_WEEKDAY})(?:['’]s)?(?:\s(?P<tail>{_TIME_OF_DAY}|overnight))?)\b", _weekday),
    (r"\b(?i:the\s(?:night|evening)\sbefore\slast)\b", _near(-2, -2, "part")),
    (r"\b(?i:(?:the\s)?day\sbefore\syesterday)\b", _near(-2, -2, "day")),
    (rf"\b(?i:(?:early\s|late\s)?yesterday(?:['’]s)?(?:\s{_TIME_OF_DAY})?)\b", _near(-1, -1, "day")),
    (r"\b(?i:last\s(?:night|evening)(?:['’]s)?)\b", _near(-1, -1, "part")),
    (rf"\b(?i:{_TODAY})(?!\w)", _near(0, 0, "day")),
    (r"\b(?i:overnight|during\sthe\snight|in\sthe\snight|through\sthe\snight)\b", _near(0, 0, "part")),
    (r"\b(?i:(?:early\s)?tomorrow(?:['’]s)?(?:\s(?:morning|afternoon|evening|night))?)\b", _near(1, 1, "day")),
    (rf"\b(?i:(?P<number>{_SPELLED})\s(?P<unit>minutes?|hours?|days?|weeks?|fortnights?|months?|years?)\sago)\b", _ago),
    (r"\b(?i:(?P<which>(?:earlier|later|late|early)\s(?:this|last)|last|this|next|the\sprevious|the\scoming|this\spast)\s(?P<unit>weekend|week|month|year))(?:['’]s)?\b", _period),
    (r"\b(?i:(?:at|over|during|on)\s(?P<which>the)\s(?P<unit>weekend))\b", _period),
    (rf"\b(?i:(?:comes?|came|coming)\s(?:just\s|only\s|barely\s)?(?P<number>{_SPELLED})\s(?P<unit>days?|weeks?)(?P<unit_before>)\safter)\b", _counted),
    (rf"\b(?i:(?:in|over|during|within|for)\sthe\s(?:past|last|previous)\s(?:(?P<number>{_SPELLED})\s)?(?P<unit>hours?|days?|weeks?|months?|years?))\b", _past),
    (rf"\b(?i:(?:(?P<number>{_SPELLED})\s(?P<unit>days?|nights?|weeks?)\s(?:earlier|before(?=[\s]*(?:[.,;]|$)))|(?:the|a)\s(?:previous|preceding)\s(?P<unit_before>day|night|evening|week)|the\s(?:day|night)\s(?:before|earlier)(?=\s*(?:[.,;]|$))))", _counted),
    (rf"\b(?P<which>(?i:early\sin|late\sin|in|since|during|last|this|early|late|mid|from|until|by|throughout|of)[\s-])(?P<month>{_MONTH})(?:['’]s)?(?:,?\s(?:of\s)?(?P<year>{_YEAR})\b)?(?!\s\d)", _month),
    (rf"\b(?P<month>{_MONTH}),?\s(?P<year>{_YEAR})\b", _month),
    (rf"\b(?i:in|since|during|of|early|late|from|until)\s(?P<which>)(?P<year>{_YEAR})\b(?!\s(?i:people|civilians|soldiers|men|women|homes|houses))", _year),
    (r"\b(?i:(?:in|over)\s(?:recent|the\scoming|the\spast\sfew)\s(?:hours|days|weeks|months|years)|recently|(?:earlier\s)?(?:a\sfew\s)?(?:days|weeks|months|years)\s(?:earlier|ago))\b", _vague),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern.replace("<last2>", "<last_2>")), read) for pattern, read in _RULES)
_PRESENT = re.compile(rf"{_WEEKDAY}|day\b|night|overnight|\btoday|tonight|morning|evening|afternoon|week|month|year|\bago\b|earlier|hours|halloween|recently|\d{{4}}|(?-i:{_MONTH})", re.IGNORECASE)
# Days that are names of something else.
_NAMES = re.compile(
    r"\b(?:bloody|black|cyber|super|palm|good|ash|holy|maundy|shrove|sheffield|man\s?crush|giving|fat)\s"
    rf"{_WEEKDAY}(?!\s(?:morning|night))|\b{_WEEKDAY}\s(?:times|telegraph|mirror|mail|express|post|herald|club|league|school|roast|service)\b|\bmay\s(?:not\s)?(?:be|have|well|also)\b",
    re.IGNORECASE,
)
_JOIN = re.compile(
    r"[,\s]{0,2}(?:and|to|until|till|through|into|-|–|—)\s(?:(?:early|late)\s)?(?:\d{1,2}[:.]?\d{0,2}(?:\s?[ap]\.?m\.?)?(?:\s(?:moscow|kyiv|local|gmt|utc)(?:\stime)?)?\s)?(?:on\s|of\s|the\s)?",
    re.IGNORECASE,
)
_AND = re.compile(r"\s?,?\s?and\s", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?:will|would|shall|scheduled|expected|planned|plans|due|upcoming|set\s(?:to|for)|slated|begins?|ahead\sof|until|deadline|expires?|expire|return|forecast|going\sto|hopes?)\b[^.;]{0,60}$|\bby\s(?:early\s|late\s)?$",
    re.IGNORECASE,
)
_SINCE_WORD = re.compile(r"^since\b", re.IGNORECASE)


def find_dates(sentence: str, offset: int = 0, *, published: date | None = None) -> tuple[DateMention, ...]:
    """Find the times a sentence states, in order, each with its window of local days.

    Against `published`, a weekday is the last such day up to then, a calendar day without a year the last such day
    (unless the sentence speaks of the future), "overnight" and "this morning" the day of publication, "last night"
    the day before. Without it only a full date is settled; a weekday beside a calendar day then names in
    `window.text` the years it leaves open. `window.precision` is 1 the day, 2 the week, 3 the month or worse.
    `offset` is added to every offset returned. Time is linear in the sentence.
    """
    if not _PRESENT.search(sentence):
        return ()
    taken = bytearray(len(sentence))
    for name in _NAMES.finditer(sentence):
        taken[name.start() : name.end()] = b"\1" * (name.end() - name.start())
    found: list[DateMention] = []
    for pattern, read in _COMPILED:
        for match in pattern.finditer(sentence):
            start, end = match.span()
            if not any(taken[start:end]):
                mention = _mention(match, read, published)
                if mention is not None:
                    taken[start:end] = b"\1" * (end - start)
                    found.append(mention)
    found.sort(key=lambda mention: mention.start)
    return tuple(
        replace(mention, start=mention.start + offset, end=mention.end + offset) for mention in _joined(sentence, found)
    )


def default_window(published: date | None) -> Window:
    """Return the window of an incident whose sentences give no time: the day of publication, when that is known.

    News of the day is written on the day: on the development reports the first day of undated main events is the
    day of publication in every case.
    """
    if published is None:
        return Window()
    return Window(first=published, last=published, precision=1)


def _mention(match: re.Match[str], read: Reading, published: date | None) -> DateMention | None:
    settled = read(match, published)
    if settled is None:
        return None
    first, last, precision, kind = settled
    lead = match.string[max(0, match.start() - 80) : match.start()]
    ahead = bool(published and first and first > published)
    speaks_ahead = bool(_FUTURE.search(lead))
    if read is _weekday and speaks_ahead and not ahead and published is not None and first is not None and not match["lead"]:
        first = last = first if first == published else first + timedelta(days=7)
        ahead = True
    if read is _calendar_day and first and published and speaks_ahead and match.groupdict().get("year") is None:
        first, last, ahead = _next_year_day(first, last, published)
    text = match[0]
    return DateMention(
        start=match.start(),
        end=match.end(),
        text=text,
        window=Window(first, last, precision, _open_years(match, text) if first is None and read is _calendar_day else text),
        kind=kind,
        explicit=read in (_calendar_day, _numeric_day, _feast),
        future=ahead,
        relative=read is _counted,
        since=bool(_SINCE_WORD.search(text) or re.search(r"\bsince\s(?:\w+\s){0,2}$", lead, re.IGNORECASE)),
    )


def _next_year_day(first: date, last: date | None, published: date) -> tuple[date, date | None, bool]:
    """Move a day the sentence speaks of as to come into the months ahead, when it lies near there."""
    later = _real(first.year + 1, first.month, first.day)
    if later and first < published and (later - published).days <= 120:
        return later, last and _real(last.year + 1, last.month, last.day), True
    return first, last, first > published


def _open_years(match: re.Match[str], text: str) -> str:
    """Say which years a weekday beside a calendar day leaves open."""
    if not match["weekday"]:
        return text
    month, day = _month_number(match["month"]), _digits(match["day"])
    weekday = WEEKDAYS.index(match["weekday"].lower())
    years = [str(year) for year in _YEARS_NARROWED if (found := _real(year, month, day)) and found.weekday() == weekday]
    return f"{text} (no year given; a {match['weekday'].capitalize()} in {', '.join(years)})" if years else text


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
    if len(gap) > 60 or after.end - before.start > 200:
        return False
    if gap in (" on ", " ") and "part" in (before.kind, after.kind) and _is_night(before.text):
        return True
    gap = re.sub(r"\([^()]{0,30}\)", "", gap)
    if _AND.fullmatch(gap):
        between = sentence[: before.start].lower().endswith(("between ", "both "))
        return between or (before.kind == "part" and after.kind == "part")
    return bool(_JOIN.fullmatch(gap + ("" if gap.endswith(" ") else " ")))


def _is_night(text: str) -> bool:
    return text.lower() in ("overnight", "in the night", "during the night", "through the night")


def _span(sentence: str, before: DateMention, after: DateMention) -> DateMention:
    text = sentence[before.start : after.end]
    night = _is_night(before.text) and not before.explicit
    first = after.window.first if night else before.window.first
    last = after.window.last
    if first and last and first > last:
        first = last
    kind: DateKind = "range" if first != last else after.kind
    window = Window(first, last, max(before.window.precision or 1, after.window.precision or 1), text)
    return replace(before, end=after.end, text=text, window=window, kind=kind, explicit=before.explicit or after.explicit, future=after.future)


# ------------------------------------------------------------------------------------------------- calendar


def _spelled(words: str) -> int | None:
    words = " ".join(words.lower().split())
    fixed = {"a": 1, "an": 1, "a couple of": 2, "couple of": 2}
    return fixed[words] if words in fixed else number_of(words)


def _digits(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def _month_number(words: str) -> int:
    short = words.lower()[:3]
    return next(place for place, month in enumerate(MONTHS, start=1) if month.startswith(short))


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _year_before(month: int, day: int, weekday: str | None, published: date | None) -> int | None:
    """Return the year of the last such day up to a week after publication, so that "on 3 May" of a report of 2 May is not a year old."""
    if published is None:
        return None
    for year in (published.year + 1, published.year, published.year - 1):
        found = _real(year, month, day)
        if found and found <= published + timedelta(days=7) and (weekday is None or found.weekday() == WEEKDAYS.index(weekday)):
            return year
    return None
