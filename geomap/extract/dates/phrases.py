"""The phrases of time, and what each settles: one row a phrase, tried in order, each stretch of words read once."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geomap.extract.dates import settle


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern, what it settles, and letters in a row without one of which it is not even tried.

    Letters with a capital are looked for as they stand, others in lower case.
    """

    near: tuple[str, ...]
    pattern: re.Pattern[str]
    settles: settle.Reading


WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_SHORT = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS_NEAR = "|".join(name for short in _SHORT for name in (short.capitalize(), short.upper()))
_REST = ("uary", "ruary", "ch", "il", "", "e?", "y?", "ust", "t?(?:ember)?", "ober", "ember", "ember")


def _month_names() -> str:
    """Return an alternation of the months, long and short, with a capital: "may" and "march" are verbs."""
    names = [f"{short.capitalize()}(?:{rest})?" for short, rest in zip(_SHORT, _REST, strict=True)]
    capitals = re.sub(r"\w", lambda letter: letter[0].upper(), "|".join(names))
    return rf"(?:{'|'.join(names)}|{capitals})\b(?:\.(?=\s?\d|,))?"


MONTH = _month_names()
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th|ST|ND|RD|TH)?"
_YEAR = r"(?:1[89]|20)\d\d"
_OF_YEAR = r"\s(?:of\s)?(?P<which_year>last|this)\syear\b"
_PART = (
    r"(?:in\sthe\s(?:very\s)?early\s(?:morning\s)?hours\s(?:of|on)|in\sthe\s(?:morning|afternoon|evening|night)\s(?:of|on)"
    r"|(?:early|late|later|earlier|overnight|midday|mid-day|before\sdawn|at\sdawn)(?:\s(?:on|into|in\sthe\sday\son))?"
    r"|the\s(?:morning|afternoon|evening|night|early\shours)\s(?:of|on)|on\sthe\s(?:morning|afternoon|evening|night)\sof"
    r"|shortly\sbefore\smidnight\son)"
)
_HOUR = r"(?:early\s|late\s)?(?:morning|afternoon|evening|night|midnight|lunchtime|dawn|noon)"
_NUMBER = (
    r"(?:\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty"
    r"|a\scouple\sof|several|a\sfew|some)"
)
_TODAY = (
    r"(?:earlier\s|later\s|early\s|late\s)?"
    r"(?:today|this\s(?:morning|afternoon|evening|lunchtime)|tonight)(?:['’]s)?"
)
_PEOPLE = r"(?i:people|civilians|soldiers|others|men|women|homes|houses)"
_IN = r"(?i:early\sin|late\sin|in|since|during|last|this|early|late|mid|from|until|by|throughout|of)"


def _phrase(near: str, settles: settle.Reading, *patterns: str) -> Phrase:
    return Phrase(tuple(near.split("|")), re.compile("".join(patterns)), settles)


PHRASES: tuple[Phrase, ...] = (
    _phrase(
        _MONTHS_NEAR,
        settle.calendar_day,
        rf"\b(?:(?P<weekday>(?i:{WEEKDAY})),?\s(?:the\s)?)?(?P<day>{_DAY})",
        rf"(?:\s?[-–/]\s?(?P<last>{_DAY})|\s(?:and|to)\s(?P<last_2>{_DAY}))?",
        rf"\s(?:of\s)?(?P<month>{MONTH})(?:,?\s(?P<year>{_YEAR})\b|{_OF_YEAR})?",
    ),
    _phrase(
        _MONTHS_NEAR,
        settle.calendar_day,
        rf"\b(?:(?P<weekday>(?i:{WEEKDAY})),?\s)?(?P<month>{MONTH})\s(?:the\s)?(?P<day>{_DAY})",
        rf"(?:\s?[-–]\s?(?P<last>{_DAY})|\s(?:and|to)\s(?P<last_2>{_DAY})(?!\s{_PEOPLE}))?",
        rf"\b(?!:?\d|\s{_PEOPLE})(?:,?\s(?P<year>{_YEAR})\b|{_OF_YEAR})?",
    ),
    _phrase(
        "-0|-1|/19|/20|.19|.20",  # before the month or the year
        settle.numeric_day,
        r"\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d)\b",
    ),
    _phrase(
        "year|christmas|boxing|valentine|halloween",
        settle.feast,
        r"\b(?i:(?P<feast>new\syear['’]s\s(?:eve|day)|christmas\s(?:eve|day)|boxing\sday|valentine['’]s\sday|halloween))",
        rf"(?:\s(?P<year>{_YEAR}))?\b",
    ),
    _phrase(
        "easter|good|shrove|wednesday|palm|maundy|holy|whit",
        settle.easter,
        rf"\b(?i:(?:(?P<year_before>{_YEAR})(?:['’]s)?\s)?(?P<orthodox>orthodox\s)?(?<!\ba\s)",
        r"(?P<feast>shrove\stuesday|ash\swednesday|palm\ssunday|maundy\sthursday|holy\s(?:thursday|saturday)|good\sfriday",
        rf"|easter\s(?:saturday|sunday|monday)|whit\smonday)(?:,?\s(?P<year>{_YEAR})",
        rf"|(?:\s[a-z]{{1,15}}){{1,2}}\s(?:of|in)\s(?P<year_after>{_YEAR}))?)\b",
    ),
    _phrase(
        "day",
        settle.weekday,
        rf"\b(?i:(?:(?P<lead>{_PART})\s)?(?:(?P<which>last\sweek\son|last|next|this|this\spast|this\scoming|the\scoming|past)\s)?",
        rf"(?P<weekday>{WEEKDAY})(?:['’]s)?(?:\s(?P<tail>{_HOUR}|overnight))?(?:\s(?:of\s)?(?P<week>last|this|next)\sweek|(?P<after>\slast)(?=\s?[,;.]|\s(?:and|in|at|near)\b|$))?)\b",
    ),
    _phrase(
        "on the ",
        settle.day_of_month,
        r"\b(?i:on\sthe)\s(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?=\s?[,;.)]|\s(?:in|at|near)\s[A-Z]|$)",
    ),
    _phrase("before last", settle.near(-2, -2, "part"), r"\b(?i:the\s(?:night|evening)\sbefore\slast)\b"),
    _phrase("yesterday", settle.near(-2, -2, "day"), r"\b(?i:(?:the\s)?day\sbefore\syesterday)\b"),
    _phrase("yesterday", settle.near(-1, -1, "day"), rf"\b(?i:(?:early\s|late\s)?yesterday(?:['’]s)?(?:\s{_HOUR})?)\b"),
    _phrase("last", settle.near(-1, -1, "part"), r"\b(?i:last\s(?:night|evening)(?:['’]s)?)\b"),
    _phrase(
        "same ",
        settle.same,
        r"\b(?i:(?:(?:later|earlier)\s)?(?:on\s)?(?:the|that)\ssame\s(?:day|morning|afternoon|evening|night))\b",
    ),
    _phrase("today|this |tonight", settle.near(0, 0, "day"), rf"\b(?i:{_TODAY})(?!\w)"),
    _phrase(
        "night", settle.near(0, 0, "part"), r"\b(?i:overnight|during\sthe\snight|in\sthe\snight|through\sthe\snight)\b"
    ),
    _phrase(
        "tomorrow",
        settle.near(1, 1, "day"),
        r"\b(?i:(?:early\s)?tomorrow(?:['’]s)?(?:\s(?:morning|afternoon|evening|night))?)\b",
    ),
    _phrase(
        "ago",
        settle.ago,
        rf"\b(?i:(?P<number>{_NUMBER})\s(?P<unit>minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?)\sago)\b",
    ),
    _phrase(
        "week|month|year",
        settle.period,
        r"\b(?i:(?P<which>(?:earlier|later|late|early)\s(?:this|last)|last|this|next|the\sprevious|the\scoming|this\spast)",
        r"\s(?P<unit>weekend|week|month|year))(?:['’]s)?\b",
    ),
    _phrase("weekend", settle.period, r"\b(?i:(?:at|over|during|on)\s(?P<which>the)\s(?P<unit>weekend))\b"),
    _phrase(
        "after",
        settle.counted,
        rf"\b(?i:(?:comes?|came|coming)\s(?:just\s|only\s|barely\s)?(?P<number>{_NUMBER})",
        r"\s(?:days?|weeks?)\safter)\b",
    ),
    _phrase(
        "after",
        settle.counted,
        rf"\b(?i:(?P<number>{_NUMBER})\s(?:days?|weeks?)\safter(?=\s(?:an?|another|two|three|at\sleast|several)\s))",
    ),
    _phrase(
        "past|last|previous",
        settle.past,
        rf"\b(?i:(?:in|over|during|within|for)\s(?:the\s|(?=past\s))(?:past|last|previous)\s(?:(?P<number>{_NUMBER})\s)?",
        r"(?P<unit>hours?|days?|weeks?|months?|years?))\b",
    ),
    _phrase(
        "earlier|before|previous|preceding",
        settle.counted,
        rf"\b(?i:(?:(?P<number>{_NUMBER})\s(?:days?|nights?|weeks?)\s(?:earlier|before(?=\s?(?:[.,;]|$)))",
        r"|(?:the|a)\s(?:previous|preceding)\s(?:day|night|evening|week)",
        r"|the\s(?:day|night)\s(?:before|earlier)(?=\s?(?:[.,;]|$))))",
    ),
    _phrase(
        "next|following|later|day after",
        settle.later,
        r"\b(?i:the\s(?:very\s)?(?:next|following)\s(?:day|morning|afternoon|evening|night)(?:['’]s)?\b(?!\s(?:of|trip)\b)",
        rf"|(?P<number>{_NUMBER})\s(?:days?|nights?)\slater|the\sday\safter(?=\s?(?:[.,;]|$)))",
    ),
    _phrase(
        _MONTHS_NEAR,
        settle.month,
        rf"\b(?P<which>{_IN}[\s-])(?P<month>{MONTH})(?:['’]s)?(?:,?\s(?:of\s)?(?P<year>{_YEAR})\b)?(?!\s\d)",
    ),
    _phrase(_MONTHS_NEAR, settle.month, rf"\b(?P<which>)(?P<month>{MONTH}),?\s(?P<year>{_YEAR})\b"),
    _phrase(
        "1|2",
        settle.year,
        rf"\b(?i:in|since|during|of|early|late|from|until)\s(?P<which>)(?P<year>{_YEAR})\b(?!\s{_PEOPLE})",
    ),
    _phrase(
        "recent|coming|past|earlier|ago",
        settle.vague,
        r"\b(?i:(?:in|over)\s(?:recent|the\scoming|the\spast\sfew)\s(?:hours|days|weeks|months|years)|recently",
        r"|(?:earlier\s)?(?:a\sfew\s)?(?:days|weeks|months|years)\s(?:earlier|ago))\b",
    ),
)


def _places_by_letters(*, capitals: bool) -> dict[str, tuple[int, ...]]:
    """Return, for the letters that have capitals or those that have none, the places of their phrases in the table."""
    wanted = {near for phrase in PHRASES for near in phrase.near if (near != near.lower()) == capitals}
    return {near: tuple(place for place, phrase in enumerate(PHRASES) if near in phrase.near) for near in wanted}


_NEAR = _places_by_letters(capitals=False)
_NEAR_AS_WRITTEN = _places_by_letters(capitals=True)
_CAPITALS = re.compile(
    "|".join(_NEAR_AS_WRITTEN)
)  # few letters are capitals, so one walk is quicker than a look for each


def phrases_near(sentence: str, low: str) -> list[Phrase]:
    """Return the phrases that a sentence, also given in lower case, may hold, in the order of the table."""
    places = {place for letters, places in _NEAR.items() if letters in low for place in places}
    places.update(place for letters in _CAPITALS.findall(sentence) for place in _NEAR_AS_WRITTEN[letters])
    return [PHRASES[place] for place in sorted(places)]
