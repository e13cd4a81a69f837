"""What each kind of phrase settles, against the day of publication: first and last day, precision, kind."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from geomap.extract.dates.calendar import (
    EASTER_DAYS,
    FEASTS,
    WEEKDAYS,
    digits_of,
    easter_sunday,
    month_end,
    month_number,
    real_day,
    spelled,
    year_up_to,
)
from geomap.extract.dates.mentions import DateKind

Settled = tuple[date | None, date | None, int | None, DateKind]
Reading = Callable[[re.Match[str], date | None], Settled | None]


# ------------------------------------------------------------------------------------------ what phrases settle


def weekday(match: re.Match[str], published: date | None) -> Settled | None:
    """Settle "Monday" as the last one up to publication, "next Monday" as the first after, "Monday of last week"."""
    kind: DateKind = "part" if match["lead"] or match["tail"] else "day"
    if published is None:
        return None, None, 1, kind
    wanted = WEEKDAYS.index(match["weekday"].lower())
    back = (published.weekday() - wanted) % 7
    which = f"{match['which'] or ''}{match['after'] or ''}".lower().split()
    if match["week"] or "week" in which:
        step = {"last": -1, "next": 1}.get((match["week"] or "last").lower(), 0)
        day = published + timedelta(days=wanted - published.weekday() + 7 * step)
    elif "next" in which or "coming" in which:
        day = published + timedelta(days=(wanted - published.weekday()) % 7 or 7)
    elif "last" in which and back == 0:
        day = published - timedelta(days=7)
    else:
        day = published - timedelta(days=back)
    return day, day, 1, kind


def day_of_month(match: re.Match[str], published: date | None) -> Settled | None:
    """Settle "on the 3rd" as the last day of that number."""
    if published is None:
        return None, None, 1, "day"
    number = int(match["day"])
    month_before = published.replace(day=1) - timedelta(days=1)
    month = published if number <= published.day else month_before
    day = real_day(month.year, month.month, number)
    return (day, day, 1, "day") if day else None


def calendar_day(match: re.Match[str], published: date | None) -> Settled | None:
    """Settle "3 May", "May 3, 2021", "3-5 May"; without a year, the last such day."""
    month, day = month_number(match["month"]), digits_of(match["day"])
    year = int(match["year"]) if match["year"] else None
    if match["which_year"] and published is not None:
        year = published.year - (match["which_year"] == "last")
    last_day = match["last"] or match["last_2"]
    last = digits_of(last_day) if last_day else day
    weekday = match["weekday"].lower() if match["weekday"] else None
    if year is None:
        year = year_up_to(month, day, weekday, published)
    if year is None:
        return (None, None, 1, "day" if last == day else "range") if real_day(2000, month, day) else None
    first, end = real_day(year, month, day), real_day(year, month, last)
    if first is None or end is None:
        return None
    return first, end, 1, "range" if end > first else "day"


def numeric_day(match: re.Match[str], _published: date | None) -> Settled | None:
    """Settle "2024-05-03", "3.5.2024", "25/12/2024"; "3/5/2024" stays open."""
    numbers = [int(part) for part in re.split(r"[-/.]", match[0])]
    if "-" in match[0]:
        day = real_day(*numbers)
    elif "." in match[0] or numbers[0] > 12:
        day = real_day(numbers[2], numbers[1], numbers[0])
    elif numbers[1] > 12 or numbers[0] == numbers[1]:
        day = real_day(numbers[2], numbers[0], numbers[1])
    else:
        return None, None, 1, "day"
    return (day, day, 1, "day") if day else None


def month(match: re.Match[str], published: date | None) -> Settled | None:
    """Settle "in March" as the last March, "in March 2021" as that one."""
    month = month_number(match["month"])
    if match["year"]:
        year = int(match["year"])
    elif published is None:
        return None, None, 3, "vague"
    else:
        year = published.year - (month > published.month)
        if match["which"].lower().startswith("last") and month == published.month:
            year -= 1
    return date(year, month, 1), month_end(year, month), 3, "vague"


def year(match: re.Match[str], _published: date | None) -> Settled | None:
    """Settle "in 2011"."""
    year = int(match["year"])
    return date(year, 1, 1), date(year, 12, 31), 3, "vague"


def feast(match: re.Match[str], published: date | None) -> Settled | None:
    """Settle "New Year's Eve" and the like as the last one."""
    month, day = FEASTS[match["feast"].lower().replace("’", "'")]
    if match["year"]:
        year = int(match["year"])
    elif published is None:
        return None, None, 1, "day"
    else:
        year = published.year - (date(published.year, month, day) > published)
    return date(year, month, day), date(year, month, day), 1, "day"


def easter(match: re.Match[str], published: date | None) -> Settled | None:
    """Settle "Easter Sunday", "Good Friday 2019", "the Easter Monday floods of 2016": the last, or that year's."""
    away = timedelta(days=EASTER_DAYS[" ".join(match["feast"].lower().split())])
    orthodox = bool(match["orthodox"])
    written = match["year"] or match["year_after"] or match["year_before"]
    if written and int(written) < 1900:
        return date(int(written), 1, 1), date(int(written), 12, 31), 3, "vague"
    if written:
        day = easter_sunday(int(written), orthodox=orthodox) + away
    elif published is None:
        return None, None, 1, "day"
    else:
        day, before = (easter_sunday(published.year - back, orthodox=orthodox) + away for back in (0, 1))
        if day > published:
            day = before
    return day, day, 1, "day"


def later(match: re.Match[str], published: date | None) -> Settled | None:
    """Read "the next day", "two nights later": counted from the time told before, here from publication."""
    number, kind = _number(match), _kind_in(match[0].lower())
    if published is None or number is None:
        return None, None, 1, kind
    return published + timedelta(days=number), published + timedelta(days=number), 1, kind


def same(_match: re.Match[str], published: date | None) -> Settled | None:
    """Read "on the same day": the day told before, here that of publication."""
    return published, published, 1, "day"


def near(back: int, forward: int, kind: DateKind) -> Reading:
    """Return a rule for a fixed phrase: from `back` to `forward` days after publication."""

    def read(_match: re.Match[str], published: date | None) -> Settled | None:
        if published is None:
            return None, None, 1, kind
        return published + timedelta(days=back), published + timedelta(days=forward), 1, kind

    return read


def ago(match: re.Match[str], published: date | None) -> Settled | None:
    """Settle "three days ago", "two weeks ago": the longer ago, the less precisely."""
    unit = match["unit"].lower().rstrip("s")
    number = spelled(match["number"])
    if published is None or number is None:
        return None, None, 2 if unit in ("week", "fortnight") else 3 if unit in ("month", "year") else 1, "vague"
    if unit in ("hour", "minute"):
        day = published - timedelta(**{f"{unit}s": number})  # in whole days, as dates have no hours
        return day, day, 1, "part"
    if unit in ("day", "night"):
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
    return date(year, month, 1), month_end(year, month), 3, "vague"


def period(match: re.Match[str], published: date | None) -> Settled | None:
    """Settle "last week", "this month", "the weekend"."""
    unit, which = match["unit"].lower(), match["which"].lower().split()[-1]
    precision = 2 if unit in ("week", "weekend") else 3
    if published is None:
        return None, None, precision, "vague"
    step = {"last": 1, "previous": 1, "next": -1, "coming": -1}.get(which, 0)
    if unit == "week":
        monday = published - timedelta(days=published.weekday() + 7 * step)
        return monday, published if step == 0 else monday + timedelta(days=6), 2, "vague"
    if unit == "weekend":
        saturday = _saturday(published, step)
        return saturday, saturday + timedelta(days=1), 1, "range"
    if step == 0:
        return published.replace(day=1, month=published.month if unit == "month" else 1), published, 3, "vague"
    return _months_back(published, step * (12 if unit == "year" else 1))


def _saturday(published: date, step: int) -> date:
    """Return the first day of the weekend that is on or was last, of the one before it, or of the next."""
    since = (published.weekday() - 5) % 7
    if step < 0:
        return published + timedelta(days=7 - since)
    return published - timedelta(days=since + (7 if step and since < 2 else 0))


def past(match: re.Match[str], published: date | None) -> Settled | None:
    """Settle "over the past 24 hours": up to publication."""
    unit, number = match["unit"].lower().rstrip("s"), _number(match)
    precision = {"hour": 1, "day": 1, "week": 2}.get(unit, 3)
    if published is None or number is None:
        return None, None, precision, "range"
    days = {"hour": max(1, round(number / 24)), "day": number, "week": 7 * number}.get(
        unit, 30 * number if unit == "month" else 365 * number
    )
    return published - timedelta(days=days), published, 1 if days <= 2 else 2 if days <= 7 else 3, "range"


def counted(match: re.Match[str], published: date | None) -> Settled | None:
    """Read "two days earlier", "the previous day", "the night before": counted from the report's main event."""
    number, words = _number(match), match[0].lower()
    week, kind = "week" in words, _kind_in(words)
    if published is None or number is None:
        return (None, None, 2, "vague") if week else (None, None, 1, kind)
    day = published - timedelta(days=number * (7 if week else 1))
    if week:
        return day - timedelta(days=3), day + timedelta(days=3), 2, "vague"
    return day, day, 1, kind


def _number(match: re.Match[str]) -> int | None:
    """Return how many units a phrase counts, one where it does not say; None for "several"."""
    return spelled(match["number"]) if match["number"] else 1


def _kind_in(words: str) -> DateKind:
    """Return "part" for words that name a part of a day, as "the previous night"."""
    return "part" if any(part in words for part in ("morning", "afternoon", "evening", "night")) else "day"


def vague(_match: re.Match[str], _published: date | None) -> Settled | None:
    """Settle nothing: "recently", "in recent weeks"."""
    return None, None, 3, "vague"
