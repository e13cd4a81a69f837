"""Days, months and years: the arithmetic of the calendar, and the words for it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from geomap.extract.numbers import number_of

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
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
# Days that move with Easter: so many days after its Sunday.
EASTER_DAYS: dict[str, int] = {
    "shrove tuesday": -47,
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "holy thursday": -3,
    "good friday": -2,
    "holy saturday": -1,
    "easter saturday": -1,
    "easter sunday": 0,
    "easter monday": 1,
    "whit monday": 50,
}
# Years in which a weekday and a calendar day are looked for, to say which ones they leave open.
YEARS_NARROWED = range(2000, 2036)


def spelled(words: str) -> int | None:
    """Return the number that words before a unit of time say: "a", "two", "a couple of"; None for "several"."""
    words = " ".join(words.lower().split())
    fixed = {"a": 1, "an": 1, "a couple of": 2, "couple of": 2}
    return fixed[words] if words in fixed else number_of(words)


def digits_of(words: str) -> int:
    """Return the day of "3rd" or "03"."""
    return int(re.sub(r"\D", "", words))


def month_number(words: str) -> int:
    """Return 1 to 12 for a month, long or short."""
    short = words.lower()[:3]
    return next(place for place, month in enumerate(MONTHS, start=1) if month.startswith(short))


def real_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def easter_sunday(year: int, *, orthodox: bool = False) -> date:
    """Return Easter Sunday of a year from 1900 to 2099: the churches reckon the moon by different calendars."""
    golden = year % 19
    if orthodox:
        full_moon = (19 * golden + 15) % 30
        sunday = (2 * (year % 4) + 4 * (year % 7) - full_moon + 34) % 7
        return date(year, 3, 22) + timedelta(days=full_moon + sunday + 13)
    epact = (24 + 19 * golden) % 30
    epact -= epact >= 28
    return date(year, 3, 22) + timedelta(days=epact + (2 * (year % 4) + 4 * (year % 7) + 6 * epact + 5) % 7)


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def year_up_to(month: int, day: int, weekday: str | None, published: date | None) -> int | None:
    """Return the year of the last such day up to a week after publication.

    The week lets "on 3 May" in a report of 2 May be near, not a year old.
    """
    if published is None:
        return None
    for year in (published.year + 1, published.year, published.year - 1):
        found = real_day(year, month, day)
        if (
            found
            and found <= published + timedelta(days=7)
            and (weekday is None or found.weekday() == WEEKDAYS.index(weekday))
        ):
            return year
    return None
