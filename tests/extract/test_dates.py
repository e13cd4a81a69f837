"""Dates: what phrases settle against the day of publication, and what they leave open."""

from __future__ import annotations

import time
from datetime import date

import pytest

from geomap.extract.dates import DateMention, default_window, find_dates
from geomap.extract.dates.calendar import easter_sunday

# A Wednesday.
PUBLISHED = date(2024, 5, 15)


def _read(sentence: str, published: date | None = PUBLISHED) -> str:
    return " | ".join(_short(mention) for mention in find_dates(sentence, published=published))


def _short(mention: DateMention) -> str:
    first, last = mention.window.first, mention.window.last
    days = "?" if first is None or last is None else f"{first}" if first == last else f"{first}..{last}"
    marks = "".join(
        sign for sign, said in (("f", mention.future), ("r", mention.relative), ("s", mention.since)) if said
    )
    return f"{days}/{mention.window.precision}{marks}"


# Published on Wednesday 15 May 2024. f future, r counted from the main event, s the start of a period.
SETTLED = [
    # weekdays
    ("The strike on Monday hit a depot.", "2024-05-13/1"),
    ("Shelling killed two on Wednesday.", "2024-05-15/1"),
    ("The blast happened late Tuesday.", "2024-05-14/1"),
    ("It was hit early on Sunday morning.", "2024-05-12/1"),
    ("Thursday's attack hit a school.", "2024-05-09/1"),
    ("The quake struck last Friday.", "2024-05-10/1"),
    ("The talks are due next Monday.", "2024-05-20/1f"),
    ("A summit is scheduled for Friday in Paris.", "2024-05-17/1f"),
    ("The president will travel there on Saturday.", "2024-05-18/1f"),
    ("Troops seized the town on Sunday after a siege.", "2024-05-12/1"),
    ("The town was captured by rebels on Saturday.", "2024-05-11/1"),
    ("In the early hours of Tuesday drones hit the port.", "2024-05-14/1"),
    ("The bridge was struck on the night of Sunday.", "2024-05-12/1"),
    ("Police said on Tuesday that a bomb went off on Monday.", "2024-05-14/1 | 2024-05-13/1"),
    # ranges of weekdays
    ("Drones were downed overnight into Wednesday.", "2024-05-15/1"),
    ("The raid lasted from Friday to Sunday.", "2024-05-10..2024-05-12/1"),
    ("Air defences downed 12 drones late Monday and early Tuesday.", "2024-05-13..2024-05-14/1"),
    ("It happened between Saturday and Monday.", "2024-05-11..2024-05-13/1"),
    ("The attack came overnight Monday into Tuesday.", "2024-05-13..2024-05-14/1"),
    ("The night of Monday to Tuesday was loud.", "2024-05-13..2024-05-14/1"),
    ("Drones flew in the night between Saturday and Sunday.", "2024-05-11..2024-05-12/1"),
    ("Drones flew overnight from Saturday to Sunday.", "2024-05-11..2024-05-12/1"),
    ("Clashes went on from Monday until Wednesday.", "2024-05-13..2024-05-15/1"),
    ("The depot burned two nights ago.", "2024-05-13/1"),
    # parts of the day
    ("Drones attacked the city overnight.", "2024-05-15/1"),
    ("Sirens sounded last night.", "2024-05-14/1"),
    ("It was shelled this morning.", "2024-05-15/1"),
    ("A mine exploded yesterday afternoon.", "2024-05-14/1"),
    ("The day before yesterday a dam burst.", "2024-05-13/1"),
    ("The clash took place earlier today.", "2024-05-15/1"),
    ("The factory burned three days ago.", "2024-05-12/1"),
    ("The hospital was hit an hour ago.", "2024-05-15/1"),
    # calendar days
    ("On 3 May a shell hit a bus.", "2024-05-03/1"),
    ("On May 3 a shell hit a bus.", "2024-05-03/1"),
    ("On the 3rd of May, a shell hit a bus.", "2024-05-03/1"),
    ("The town fell on December 24.", "2023-12-24/1"),
    ("The town fell on Dec. 24, 2021, after a siege.", "2021-12-24/1"),
    ("The town fell on 24 December 2021.", "2021-12-24/1"),
    ("It struck on Tuesday, May 14.", "2024-05-14/1"),
    ("It struck on Tuesday, 14 May 2024, at noon.", "2024-05-14/1"),
    ("Shelling went on from 24 to 26 April.", "2024-04-24..2024-04-26/1"),
    ("Shelling went on from April 24 to April 26.", "2024-04-24..2024-04-26/1"),
    ("The floods of May 4-6 killed dozens.", "2024-05-04..2024-05-06/1"),
    ("From 22:00 on 13 May to 04:00 on 14 May drones flew over.", "2024-05-13..2024-05-14/1"),
    ("Elections are planned for June 9.", "2024-06-09/1f"),
    ("The attack of 2024-05-12 was the worst.", "2024-05-12/1"),
    ("The attack of 12.05.2024 was the worst.", "2024-05-12/1"),
    ("The attack of 25/04/2024 was the worst.", "2024-04-25/1"),
    ("It burned on New Year's Eve.", "2023-12-31/1"),
    ("On Christmas Day 2022 shells hit the market.", "2022-12-25/1"),
    # vague
    ("Earlier this week a barge sank.", "2024-05-13..2024-05-15/2"),
    ("Last week a barge sank.", "2024-05-06..2024-05-12/2"),
    ("Last month a barge sank.", "2024-04-01..2024-04-30/3"),
    ("Earlier this month a barge sank.", "2024-05-01..2024-05-15/3"),
    ("A barge sank two weeks ago.", "2024-04-28..2024-05-04/2"),
    ("A barge sank in March.", "2024-03-01..2024-03-31/3"),
    ("A barge sank in August.", "2023-08-01..2023-08-31/3"),
    ("A barge sank in August 2021.", "2021-08-01..2021-08-31/3"),
    ("A barge sank in 2011.", "2011-01-01..2011-12-31/3"),
    ("A barge sank last year.", "2023-01-01..2023-12-31/3"),
    ("A barge sank a year ago.", "2023-01-01..2023-12-31/3"),
    ("A barge sank two months ago.", "2024-03-01..2024-03-31/3"),
    ("Over the past 24 hours shelling went on.", "2024-05-14..2024-05-15/1"),
    ("In recent weeks shelling went on.", "?/3"),
    ("Thousands have fled since January.", "2024-01-01..2024-01-31/3s"),
    ("The barge sank at the weekend.", "2024-05-11..2024-05-12/1"),
    # counted from the main event
    ("Two days earlier a barge had sunk.", "2024-05-13/1r"),
    ("A barge had sunk the previous day.", "2024-05-14/1r"),
    ("It comes a day after a barge sank.", "2024-05-14/1r"),
    # counted from the day told before
    ("Shells hit Aba on Monday and Ceda the next day.", "2024-05-13/1 | 2024-05-14/1"),
    ("On 3 May shells fell; two days later, the town was taken.", "2024-05-03/1 | 2024-05-05/1"),
    ("Shells fell on 2 and 3 May and again the following morning.", "2024-05-02..2024-05-03/1 | 2024-05-04/1"),
    ("The next day, a second bomb went off.", "?/1r"),
    ("The day after, a second bomb went off.", "?/1r"),
    ("He was shot on Monday and died the next day.", "2024-05-13/1 | ?/1r"),
    ("Thousands have fled since Monday and the next day it rained.", "2024-05-13/1s | ?/1rs"),
    # with Easter
    ("Bombs struck on Easter Sunday.", "2024-03-31/1"),
    ("Bombs struck on Orthodox Easter Sunday.", "2024-05-05/1"),
    ("Bombs struck on Easter Monday, 2019.", "2019-04-22/1"),
    ("On Good Friday a bus crashed.", "2024-03-29/1"),
    ("On Palm Sunday 2017 bombs went off.", "2017-04-09/1"),
    ("It rained on Whit Monday.", "2023-05-29/1"),
    ("The Easter Sunday bombings of 2019 killed 269.", "2019-04-21/1"),
    ("The 2019 Easter Sunday bombings killed 269.", "2019-04-21/1"),
    ("The Easter Monday rising of 1816 failed.", "1816-01-01..1816-12-31/3"),
    ("It was a good Friday for stocks.", "2024-05-10/1"),
]

NOT_DATES = [
    "The Bloody Sunday inquiry reported.",
    "Black Friday sales rose.",
    "The Sunday Times said so.",
    "Sheffield Wednesday lost.",
    "She may be 18 in some states.",
    "They march 20 kilometres.",
    "A 30-day truce was offered.",
    "The five-month-old war goes on.",
    "An 18-month siege ended.",
    "The 1,000th day passed.",
    "Boeing 777 and Tu-154 jets.",
    "Sgt. May arrived.",
    "Easter eggs were sold.",
    "The next days will be hard.",
    "Next day deliveries stopped.",
    "The next day of talks was calm.",
    "Some days were worse.",
]

UNSETTLED = [
    ("The strike on Monday hit a depot.", None, "Monday"),
    ("Drones attacked overnight.", None, "overnight"),
    (
        "It struck on Wednesday, January 3.",
        None,
        "Wednesday, January 3 (no year given; a Wednesday in 2001, 2007, 2018, 2024, 2029, 2035)",
    ),
    ("It struck on 3 January.", None, "3 January"),
    ("It struck on 3 January 2019.", date(2019, 1, 3), "3 January 2019"),
    ("It struck on Easter Sunday.", None, "Easter Sunday"),
    ("It struck on Easter Sunday 2019.", date(2019, 4, 21), "Easter Sunday 2019"),
    ("The next day it struck.", None, "The next day"),
]


@pytest.mark.parametrize(("sentence", "wanted"), SETTLED)
def test_phrases_settle_days(sentence: str, wanted: str) -> None:
    """A phrase of time settles its window against the day of publication."""
    assert _read(sentence) == wanted


@pytest.mark.parametrize("sentence", NOT_DATES)
def test_what_is_no_date_is_left_alone(sentence: str) -> None:
    """Names, ages, lengths of time and verbs are no dates."""
    assert _read(sentence) == ""


@pytest.mark.parametrize(("sentence", "first", "text"), UNSETTLED)
def test_without_publication_only_full_dates_settle(sentence: str, first: date | None, text: str) -> None:
    """Without a day of publication only what the text itself settles is settled, and a weekday narrows the year."""
    (mention,) = find_dates(sentence)
    assert (mention.window.first, mention.window.text) == (first, text)


# Years whose moons are exceptions (1954, 1981), the earliest and latest Easters, and years when both churches agree.
EASTERS = [
    (1943, date(1943, 4, 25), date(1943, 4, 25)),
    (1954, date(1954, 4, 18), date(1954, 4, 25)),
    (1981, date(1981, 4, 19), date(1981, 4, 26)),
    (2008, date(2008, 3, 23), date(2008, 4, 27)),
    (2011, date(2011, 4, 24), date(2011, 4, 24)),
    (2024, date(2024, 3, 31), date(2024, 5, 5)),
    (2025, date(2025, 4, 20), date(2025, 4, 20)),
]


@pytest.mark.parametrize(("year", "western", "orthodox"), EASTERS)
def test_easter_is_reckoned(year: int, western: date, orthodox: date) -> None:
    """Easter Sunday falls where the churches of the west and the east keep it."""
    assert (easter_sunday(year), easter_sunday(year, orthodox=True)) == (western, orthodox)


def test_what_is_written_is_kept() -> None:
    """Offsets count from the start of the report, and give back the words."""
    text = "Fires burned. Shells fell late Sunday and early Monday."
    start = text.index("Shells")
    (mention,) = find_dates(text[start:], start, published=PUBLISHED)
    assert text[mention.start : mention.end] == mention.text == mention.window.text == "late Sunday and early Monday"


def test_undated_news_is_of_the_day() -> None:
    """An incident without a date of its own gets the day of publication, or none."""
    assert default_window(PUBLISHED).first == PUBLISHED
    assert default_window(None).first is None


@pytest.mark.parametrize(
    "unit",
    [
        "on Monday and ",
        "12 May to ",
        "overnight ",
        "late late ",
        "in the early hours ",
        "a day after ",
        "on Monday and the next day ",
        "the next day, two days later, ",
        "2016 Orthodox Easter Sunday in of ",
        "died the next day ",
        "from 3 to ",
        "In May ",
    ],
)
def test_time_is_linear(unit: str) -> None:
    """A sentence of thousands of phrases is read in time that grows no faster than its length."""
    began = time.perf_counter()
    find_dates(unit * 2000, published=PUBLISHED)
    assert time.perf_counter() - began < 3.0
