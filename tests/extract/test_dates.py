"""Dates: what phrases settle against the day of publication, and what they leave open."""

from __future__ import annotations

from datetime import date

import pytest

from geomap.extract.dates import DateMention, default_window, find_dates
from geomap.extract.dates.calendar import easter_sunday, month_end, spelled
from geomap.model import Window
from tests.timing import growth

# A Wednesday.
PUBLISHED = date(2024, 5, 15)


def _read(sentence: str, published: date | None = PUBLISHED) -> str:
    return " | ".join(_short(mention) for mention in find_dates(sentence, published=published))


def _short(mention: DateMention) -> str:
    first, last = mention.window.first, mention.window.last
    days = "?" if first is None and last is None else f"{first}" if first == last else f"{first}..{last}"
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
    ("The quake struck on Friday last.", "2024-05-10/1"),
    ("The quake struck on Tuesday of last week.", "2024-05-07/1"),
    ("The quake struck last week on Tuesday.", "2024-05-07/1"),
    ("An ambush on the road on the 3rd, two dead.", "2024-05-03/1"),
    ("Shelling killed two on the 28th.", "2024-04-28/1"),
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
    ("The raid lasted from Tuesday to Monday.", "2024-05-07..2024-05-13/1"),
    # weekdays of a week
    ("The depot burned on Monday of last week.", "2024-05-06/1"),
    ("The depot burned on Tuesday last week.", "2024-05-07/1"),
    ("The depot burned on Monday of this week.", "2024-05-13/1"),
    ("The talks are due on Friday next week.", "2024-05-24/1f"),
    ("The talks will go on from Monday of this week.", "2024-05-13/1"),
    ("All who were at the Bloody Sunday inquiry sat on Monday.", "2024-05-13/1"),
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
    ("ON 3 MAY A SHELL HIT A BUS.", "2024-05-03/1"),
    ("On 3 Sept. a shell hit a bus.", "2023-09-03/1"),
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
    ("Bombs struck on Orthodox Easter Sunday 2019.", "2019-04-28/1"),
    ("It rained on Whit Monday.", "2023-05-29/1"),
    ("The Easter Sunday bombings of 2019 killed 269.", "2019-04-21/1"),
    ("The 2019 Easter Sunday bombings killed 269.", "2019-04-21/1"),
    ("The Easter Monday rising of 1816 failed.", "1816-01-01..1816-12-31/3"),
    ("It was a good Friday for stocks.", "2024-05-10/1"),
    ("Bombs struck on Easter Sunday 1900.", "1900-04-15/1"),
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
    "Fans sat on the 3rd floor.",
    "TOLL OF 20 MAY BE HIGHER",
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


def test_offsets_and_the_day_told_before() -> None:
    """Offsets count from the start of the report, and "the next day" from the day that sentences before told of."""
    (alone,) = find_dates("On Monday it rained.", published=PUBLISHED)
    (mention,) = find_dates("The next day it rained.", 100, published=PUBLISHED, told=date(2024, 5, 3))
    assert (alone.start, alone.end) == (3, 9)
    assert (mention.start, mention.end, mention.window.first) == (100, 112, date(2024, 5, 4))


@pytest.mark.parametrize(("sentence", "wanted"), SETTLED)
def test_phrases_settle_days(sentence: str, wanted: str) -> None:
    """A phrase of time settles its window against the day of publication."""
    assert _read(sentence) == wanted


@pytest.mark.parametrize("sentence", NOT_DATES)
def test_what_is_no_date_is_left_alone(sentence: str) -> None:
    """Names, ages, lengths of time and verbs are no dates."""
    assert _read(sentence) == ""


# With the kind of each, and "e" where a calendar day is written out: units, periods and the edges of the calendar.
DETAILS = [
    ("A shell fell 23 hours ago.", "2024-05-15/1 part"),
    ("A shell fell 24 hours ago.", "2024-05-14/1 part"),
    ("A shell fell 30 minutes ago.", "2024-05-15/1 part"),
    ("A shell fell a couple of days ago.", "2024-05-13/1 day"),
    ("A shell fell a night ago.", "2024-05-14/1 day"),
    ("A shell fell an hour ago.", "2024-05-15/1 part"),
    ("A shell fell a fortnight ago.", "2024-04-28..2024-05-04/2 vague"),
    ("A shell fell two fortnights ago.", "2024-04-14..2024-04-20/2 vague"),
    ("A shell fell several days ago.", "?/1 vague"),
    ("A shell fell some weeks ago.", "?/2 vague"),
    ("A shell fell six months ago.", "2023-11-01..2023-11-30/3 vague"),
    ("A shell fell five months ago.", "2023-12-01..2023-12-31/3 vague"),
    ("A shell fell 12 months ago.", "2023-01-01..2023-12-31/3 vague"),
    ("A shell fell two years ago.", "2022-01-01..2022-12-31/3 vague"),
    ("It rained this week.", "2024-05-13..2024-05-15/2 vague"),
    ("It will rain next week.", "2024-05-20..2024-05-26/2f vague"),
    ("It rained last weekend.", "2024-05-11..2024-05-12/1 range"),
    ("It rained this weekend.", "2024-05-11..2024-05-12/1 range"),
    ("It rained at the weekend.", "2024-05-11..2024-05-12/1 range"),
    ("It will rain this weekend.", "2024-05-18..2024-05-19/1f range"),
    ("It is due at the weekend.", "2024-05-18..2024-05-19/1f range"),
    ("It is due next weekend.", "2024-05-18..2024-05-19/1f range"),
    ("It will rain over the coming week.", "2024-05-20..2024-05-26/2f vague"),
    ("It rained during the previous week.", "2024-05-06..2024-05-12/2 vague"),
    ("It will rain next month.", "2024-06-01..2024-06-30/3f vague"),
    ("It rained this month.", "2024-05-01..2024-05-15/3 vague"),
    ("It rained this year.", "2024-01-01..2024-05-15/3 vague"),
    ("It will rain next year.", "2025-01-01..2025-12-31/3f vague"),
    ("It rained the previous year.", "2023-01-01..2023-12-31/3 vague"),
    ("It rained in the past 48 hours.", "2024-05-13..2024-05-15/1 range"),
    ("It rained in the past 60 hours.", "2024-05-13..2024-05-15/1 range"),
    ("It rained in the past 36 hours.", "2024-05-13..2024-05-15/1 range"),
    ("It rained over the past day.", "2024-05-14..2024-05-15/1 range"),
    ("It rained over the last two days.", "2024-05-13..2024-05-15/1 range"),
    ("It rained over the last three days.", "2024-05-12..2024-05-15/2 range"),
    ("It rained over the past week.", "2024-05-08..2024-05-15/2 range"),
    ("It rained over the last eight days.", "2024-05-07..2024-05-15/3 range"),
    ("It rained over the past two months.", "2024-03-16..2024-05-15/3 range"),
    ("It rained over the last two weeks.", "2024-05-01..2024-05-15/3 range"),
    ("It rained over the past month.", "2024-04-15..2024-05-15/3 range"),
    ("It rained over the last two years.", "2022-05-16..2024-05-15/3 range"),
    ("It rained over the past several days.", "?/1 range"),
    ("A week earlier it rained.", "2024-05-05..2024-05-11/2r vague"),
    ("Two weeks earlier it rained.", "2024-04-28..2024-05-04/2r vague"),
    ("It rained three nights earlier.", "2024-05-12/1r part"),
    ("It rained the previous night.", "2024-05-14/1r part"),
    ("It rained the previous week.", "2024-05-06..2024-05-12/2 vague"),
    ("It rained a couple of days before.", "2024-05-13/1r day"),
    ("It rained several days earlier.", "?/1r day"),
    ("It comes two weeks after a barge sank.", "2024-04-28..2024-05-04/2r vague"),
    ("It rained the night before.", "2024-05-14/1r part"),
    ("It was on 31/12/2023.", "2023-12-31/1e day"),
    ("It was on 12/13/2023.", "2023-12-13/1e day"),
    ("It was on 5/5/2024.", "2024-05-05/1e day"),
    ("It was on 3/4/2024.", "?/1e day"),
    ("It was on 13/4/2024.", "2024-04-13/1e day"),
    ("It was on 3/12/2024.", "?/1e day"),
    ("It was on 3.4.2024.", "2024-04-03/1e day"),
    ("It was on 31.04.2024.", ""),
    ("It was on 2024-02-29.", "2024-02-29/1e day"),
    ("It was on 2023-02-29.", ""),
    ("It rained on Boxing Day.", "2023-12-26/1e day"),
    ("It rained on Halloween 2020.", "2020-10-31/1e day"),
    ("It rained on New Year’s Day.", "2024-01-01/1e day"),
    ("It rained on Valentine's Day.", "2024-02-14/1e day"),
    ("It was on 22 May.", "2024-05-22/1fe day"),
    ("It was on 23 May.", "2023-05-23/1e day"),
    ("It was on 30 February.", ""),
    ("It was on 29 February.", "2024-02-29/1e day"),
    ("It was on 31 April 2024.", "2024-04-01..2024-04-30/3 vague"),
    ("It lasted from 30 to 31 April.", ""),
    ("It was on December 24 of last year.", "2023-12-24/1e day"),
    ("It was on 3 January last year.", "2023-01-03/1e day"),
    ("It was on 30 May this year.", "2024-05-30/1fe day"),
    ("It is scheduled for 12 September.", "2024-09-12/1fe day"),
    ("It is scheduled for 11 January.", "2024-01-11/1e day"),
    ("It is scheduled for 1 May.", "2024-05-01/1e day"),
    ("It is due on Wednesday.", "2024-05-15/1f day"),
    ("It is due on Friday.", "2024-05-17/1f day"),
    ("It was on Friday 10 May.", "2024-05-10/1e day"),
    ("It was on Saturday 10 May.", "?/1e day"),
    ("It rained last May.", "2023-05-01..2023-05-31/3 vague"),
    ("It rained in May.", "2024-05-01..2024-05-31/3 vague"),
    ("It rained in December.", "2023-12-01..2023-12-31/3 vague"),
    ("It rained in December 2020.", "2020-12-01..2020-12-31/3 vague"),
    ("It rained in late June.", "2023-06-01..2023-06-30/3 vague"),
    ("It rained since April 2021.", "2021-04-01..2021-04-30/3s vague"),
    ("It rained since early Monday.", "2024-05-13/1s part"),
    ("It rained in 2011.", "2011-01-01..2011-12-31/3 vague"),
    ("It rained on Good Friday 1899.", "1899-01-01..1899-12-31/3e vague"),
    ("It rained last Wednesday.", "2024-05-08/1 day"),
    ("It rained this past Monday.", "2024-05-13/1 day"),
    ("It will rain this coming Wednesday.", "2024-05-22/1f day"),
    ("It rained Monday night.", "2024-05-13/1 part"),
    ("It rained late Monday.", "2024-05-13/1 part"),
    ("It rained early Monday and late Tuesday.", "2024-05-13..2024-05-14/1 range"),
    ("It rained both Monday and Tuesday.", "2024-05-13..2024-05-14/1 range"),
    ("It rained on Monday and Tuesday.", "2024-05-13/1 day | 2024-05-14/1 day"),
    ("It rained the following night.", "?/1r part"),
    ("It rained the following morning.", "?/1r part"),
    ("It rained the next afternoon.", "?/1r part"),
    ("It rained the next evening.", "?/1r part"),
    ("It rained the next day.", "?/1r day"),
    ("It rained on Wednesday and two days later it snowed.", "2024-05-15/1 day | 2024-05-17/1r day"),
    ("It rained on Monday and two nights later.", "2024-05-13/1 day | 2024-05-15/1 part"),
    ("It rained on Monday and several days later.", "2024-05-13/1 day | ?/1r day"),
    ("It rained overnight on Monday.", "2024-05-13/1 part"),
    ("It rained overnight.", "2024-05-15/1 part"),
    ("It will rain tomorrow morning.", "2024-05-16/1f day"),
    ("It rained the night before last.", "2024-05-13/1 part"),
    ("It rained yesterday.", "2024-05-14/1 day"),
    ("It rained last night.", "2024-05-14/1 part"),
    ("It rained recently.", "?/3 vague"),
    ("It rained days earlier.", "?/3 vague"),
    ("From 3 to 5 May it rained.", "2024-05-03..2024-05-05/1e range"),
    ("It rained between 3 and 5 May 2022.", "2022-05-03..2022-05-05/1e range"),
    ("It rained May 3-5, 2022.", "2022-05-03..2022-05-05/1e range"),
]
# Times that run on, and times that stand apart.
JOINED = [
    ("It rained during the night of 13 May.", "2024-05-13/1e day"),
    ("It rained through the night on 13 May.", "2024-05-13/1e day"),
    ("It rained in the night from Monday.", "2024-05-13/1 day"),
    ("It rained overnight 13 May.", "2024-05-13/1e day"),
    ("It rained during the night between 13 and 14 May.", "2024-05-13..2024-05-14/1e range"),
    ("It rained through the night from 13 to 14 May.", "2024-05-13..2024-05-14/1e range"),
    ("It rained between 13 May (a holiday) and 15 May.", "2024-05-13..2024-05-15/1e range"),
    ("It rained both on Friday and on Sunday.", "2024-05-10..2024-05-12/1 range"),
    ("It rained both Friday and Sunday.", "2024-05-10..2024-05-12/1 range"),
    ("It rained late Monday and on Tuesday.", "2024-05-13..2024-05-14/1 range"),
    ("It rained on Friday and late on Sunday.", "2024-05-10/1 day | 2024-05-12/1 part"),
    ("It rained late Friday and early Sunday.", "2024-05-10..2024-05-12/1 range"),
    ("Later this week it will rain.", "2024-05-13..2024-05-15/2f vague"),
    ("It rained overnight into 14 May.", "2024-05-14/1e day"),
    ("It rained overnight to Wednesday.", "2024-05-15/1 day"),
    ("Rain is planned from 31 May to 3 June.", "2024-05-31..2024-06-03/1fe range"),
    ("It rained from 12 May until late Tuesday.", "2024-05-12..2024-05-14/1e range"),
    ("It rained from Monday-Wednesday.", "2024-05-13..2024-05-15/1 range"),
    ("It rained from Monday - Wednesday.", "2024-05-13..2024-05-15/1 range"),
    ("It rained from late in the day of 12 May to 05:00 Moscow time on 13 May.", "2024-05-12..2024-05-13/1e range"),
    ("It rained from last month to Monday.", "2024-04-01..2024-05-13/3 range"),
    ("It rained in March and in May.", "2024-03-01..2024-03-31/3 vague | 2024-05-01..2024-05-31/3 vague"),
    ("It rained on Monday. On Tuesday it was dry.", "2024-05-13/1 day | 2024-05-14/1 day"),
    ("It rained on Monday, the day before yesterday.", "2024-05-13/1 day | 2024-05-13/1 day"),
    ("Rain will fall on Monday and the next day.", "2024-05-20/1f day | ?/1r day"),
    ("It rained from 12 May through this week.", "2024-05-12..2024-05-15/2e range"),
    ("It rained from Monday until two days later.", "2024-05-13..2024-05-15/1 range"),
    ("It rained from Monday until several days later.", "2024-05-13/1 day | ?/1r day"),
    ("It rained overnight, said police on Monday.", "2024-05-15/1 part | 2024-05-13/1 day"),
    ("Those hurt on Sunday from Friday's rain are well.", "2024-05-12/1 day | 2024-05-10/1 day"),
    ("Both Monday and Tuesday were wet.", "2024-05-13..2024-05-14/1 range"),
    ("It rained from 14 May to Monday.", "2024-05-14..2024-05-20/1e range"),
    ("It rains from today to Monday.", "2024-05-15..2024-05-20/1 range"),
    ("It rained from Tuesday 14 May to Monday.", "2024-05-14..2024-05-20/1e range"),
    ("It rained from 14 May 2024 to 12 May 2024.", "2024-05-14/1e day"),
    ("It rained from 14 May 2024 to Monday, 6 May 2024.", "2024-05-14/1e day"),
    ("It rained from today to yesterday.", "2024-05-15/1 day"),
    ("It rained from late Friday to early Wednesday.", "2024-05-10..2024-05-15/1 range"),
]
UNPUBLISHED = [
    ("A shell fell 23 hours ago.", "?/1 vague"),
    ("A shell fell 30 minutes ago.", "?/1 vague"),
    ("A shell fell a night ago.", "?/1 vague"),
    ("A shell fell a fortnight ago.", "?/2 vague"),
    ("A shell fell several days ago.", "?/1 vague"),
    ("A shell fell six months ago.", "?/3 vague"),
    ("A shell fell 12 months ago.", "?/3 vague"),
    ("It rained this week.", "?/2 vague"),
    ("It rained last weekend.", "?/2 vague"),
    ("It rained at the weekend.", "?/2 vague"),
    ("It will rain next month.", "?/3 vague"),
    ("It rained this year.", "?/3 vague"),
    ("It rained the previous year.", "?/3 vague"),
    ("It rained in the past 60 hours.", "?/1 range"),
    ("It rained over the last two days.", "?/1 range"),
    ("It rained over the past week.", "?/2 range"),
    ("It rained over the past month.", "?/3 range"),
    ("It rained over the past several days.", "?/1 range"),
    ("Two weeks earlier it rained.", "?/2r vague"),
    ("It rained the previous night.", "?/1r part"),
    ("It rained a couple of days before.", "?/1r day"),
    ("It comes two weeks after a barge sank.", "?/2r vague"),
    ("It was on 31/12/2023.", "2023-12-31/1e day"),
    ("It was on 5/5/2024.", "2024-05-05/1e day"),
    ("It was on 13/4/2024.", "2024-04-13/1e day"),
    ("It was on 31.04.2024.", ""),
    ("It was on 2023-02-29.", ""),
    ("It rained on Halloween 2020.", "2020-10-31/1e day"),
    ("It rained on Valentine's Day.", "?/1e day"),
    ("It was on 23 May.", "?/1e day"),
    ("It was on 29 February.", "?/1e day"),
    ("It is scheduled for 12 September.", "?/1e day"),
    ("It is scheduled for 1 May.", "?/1e day"),
    ("It is due on Friday.", "?/1 day"),
    ("It was on Saturday 10 May.", "?/1e day"),
    ("It rained in May.", "?/3 vague"),
    ("It rained in December 2020.", "2020-12-01..2020-12-31/3 vague"),
    ("It rained since April 2021.", "2021-04-01..2021-04-30/3s vague"),
    ("It rained this past Monday.", "?/1 day"),
    ("It rained Monday night.", "?/1 part"),
    ("It rained early Monday and late Tuesday.", "?/1 part"),
    ("It rained on Monday and Tuesday.", "?/1 day | ?/1 day"),
    ("It rained on Monday and two nights later.", "?/1 day | ?/1r part"),
    ("It rained overnight on Monday.", "?/1 part"),
    ("It will rain tomorrow morning.", "?/1 day"),
    ("It rained yesterday.", "?/1 day"),
    ("It rained recently.", "?/3 vague"),
    ("From 3 to 5 May it rained.", "?/1e range"),
    ("It rained May 3-5, 2022.", "2022-05-03..2022-05-05/1e range"),
    ("Three nights earlier it rained.", "?/1r part"),
    ("It rained on Halloween.", "?/1e day"),
    ("A shell fell two months ago.", "?/3 vague"),
    ("A shell fell two years ago.", "?/3 vague"),
    ("It rained on Easter Sunday.", "?/1e day"),
    ("It rained on Monday of last week.", "?/1 day"),
    ("It rained on 3 May last year.", "?/1e day"),
    ("It will rain next weekend.", "?/2 vague"),
]
# Published on another day: feasts and weekends on and around that very day, the years that a day without one falls in.
ON_DAYS = [
    ("It rained on Christmas Day.", date(2023, 12, 25), "2023-12-25/1e day"),
    ("It rained on Christmas Eve.", date(2023, 12, 25), "2023-12-24/1e day"),
    ("It rained on Boxing Day.", date(2023, 12, 25), "2022-12-26/1e day"),
    ("It rained on Easter Sunday.", date(2024, 3, 31), "2024-03-31/1e day"),
    ("It rained on Easter Monday.", date(2024, 3, 31), "2023-04-10/1e day"),
    ("It rained on Easter Monday.", date(2024, 4, 1), "2024-04-01/1e day"),
    ("It rained this weekend.", date(2024, 5, 18), "2024-05-18..2024-05-19/1 range"),
    ("It rained last weekend.", date(2024, 5, 18), "2024-05-11..2024-05-12/1 range"),
    ("It rained last weekend.", date(2024, 5, 19), "2024-05-11..2024-05-12/1 range"),
    ("It rained last weekend.", date(2024, 5, 20), "2024-05-18..2024-05-19/1 range"),
    ("It rained last weekend.", date(2024, 5, 17), "2024-05-11..2024-05-12/1 range"),
    ("It rained at the weekend.", date(2024, 5, 13), "2024-05-11..2024-05-12/1 range"),
    ("It will rain at the weekend.", date(2024, 5, 18), "2024-05-18..2024-05-19/1f range"),
    ("It will rain at the weekend.", date(2024, 5, 19), "2024-05-18..2024-05-19/1 range"),
    ("It will rain next weekend.", date(2024, 5, 17), "2024-05-18..2024-05-19/1f range"),
    ("It will rain next weekend.", date(2024, 5, 18), "2024-05-25..2024-05-26/1f range"),
    ("It will rain next weekend.", date(2024, 5, 19), "2024-05-25..2024-05-26/1f range"),
    ("It rained on Monday of last week.", date(2024, 5, 13), "2024-05-06/1 day"),
    ("It rained on Sunday of this week.", date(2024, 5, 19), "2024-05-19/1 day"),
    ("It rained on Whit Monday.", date(2024, 5, 20), "2024-05-20/1e day"),
    ("It rained on 2 January.", date(2023, 12, 28), "2024-01-02/1fe day"),
    ("It rained on 31 December.", date(2024, 1, 2), "2023-12-31/1e day"),
    ("It rained in December.", date(2023, 12, 31), "2023-12-01..2023-12-31/3 vague"),
    ("It rained in January.", date(2023, 12, 31), "2023-01-01..2023-01-31/3 vague"),
    ("It is scheduled for 14 January.", date(2023, 9, 16), "2024-01-14/1fe day"),
    ("It is scheduled for 15 January.", date(2023, 9, 16), "2023-01-15/1e day"),
    ("It is scheduled for 14 January.", date(2024, 1, 14), "2024-01-14/1fe day"),
    ("It is scheduled from 10 to 12 January.", date(2023, 12, 1), "2024-01-10..2024-01-12/1fe range"),
    ("It will rain on Tuesday.", date(2024, 5, 14), "2024-05-14/1f day"),
    ("It will rain next Tuesday.", date(2024, 5, 14), "2024-05-21/1f day"),
    ("It rained last month.", date(2024, 1, 31), "2023-12-01..2023-12-31/3 vague"),
    ("It rained this month.", date(2024, 5, 1), "2024-05-01/3 vague"),
    ("It rained a month ago.", date(2024, 1, 31), "2023-12-01..2023-12-31/3 vague"),
    ("It rained this week.", date(2024, 5, 13), "2024-05-13/2 vague"),
    ("It rained on 29 February.", date(2023, 5, 1), "?/1e day"),
    ("It rained on Thursday 29 February.", date(2024, 5, 1), "2024-02-29/1e day"),
]


def _detailed(sentence: str, published: date | None) -> str:
    found = find_dates(sentence, published=published)
    return " | ".join(f"{_short(mention)}{'e' if mention.explicit else ''} {mention.kind}" for mention in found)


@pytest.mark.parametrize(("sentence", "wanted"), DETAILS + JOINED)
def test_each_unit_and_period_settles(sentence: str, wanted: str) -> None:
    """Every unit, period and edge of the calendar settles its days, how precisely, and of what kind."""
    assert _detailed(sentence, PUBLISHED) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), UNPUBLISHED)
def test_without_publication_kind_and_precision_are_kept(sentence: str, wanted: str) -> None:
    """Without a day of publication a phrase still says whether it means a day, a week or longer."""
    assert _detailed(sentence, None) == wanted


def test_days_in_a_row_run_on_for_so_long() -> None:
    """Days joined by dashes are one window while they fit into two hundred letters."""
    for tuesdays, windows in ((5, 1), (6, 2)):
        days = ["Monday"] * (22 - tuesdays) + ["Tuesday"] * tuesdays
        found = find_dates(f"{'It rained, ' * 30}from {' - '.join(days)}.", published=PUBLISHED)
        assert len(found) == windows
        assert found[0].text == " - ".join(days if windows == 1 else days[:-1])


@pytest.mark.parametrize(("sentence", "published", "wanted"), ON_DAYS)
def test_phrases_turn_on_their_very_day(sentence: str, published: date, wanted: str) -> None:
    """On the day itself a feast, a weekend or a weekday is today; a day later it is past, a day sooner last year's."""
    assert _detailed(sentence, published) == wanted


@pytest.mark.parametrize(("sentence", "first", "text"), UNSETTLED)
def test_without_publication_only_full_dates_settle(sentence: str, first: date | None, text: str) -> None:
    """Without a day of publication only what the text itself settles is settled, and a weekday narrows the year."""
    (mention,) = find_dates(sentence)
    assert (mention.window.first, mention.window.text) == (first, text)


# Years whose moons are exceptions (1954, 1981), the earliest and latest Easters, and years when both churches agree.
EASTERS = [
    (1905, date(1905, 4, 23), date(1905, 4, 30)),
    (1916, date(1916, 4, 23), date(1916, 4, 23)),
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


@pytest.mark.parametrize(
    ("year", "month", "last"), [(2023, 12, 31), (2023, 11, 30), (2024, 2, 29), (2023, 2, 28), (2024, 1, 31)]
)
def test_months_end(year: int, month: int, last: int) -> None:
    """A month ends on its last day, December in its own year."""
    assert month_end(year, month) == date(year, month, last)


@pytest.mark.parametrize(
    ("words", "number"),
    [("a", 1), ("an", 1), ("A couple  of", 2), ("couple of", 2), ("Fourteen", 14), ("7", 7), ("several", None)],
)
def test_words_before_a_unit_of_time_count_it(words: str, number: int | None) -> None:
    """Articles, couples, words and figures count days; vague words count none."""
    assert spelled(words) == number


def test_what_is_written_is_kept() -> None:
    """Offsets count from the start of the report, and give back the words."""
    text = "Fires burned. Shells fell late Sunday and early Monday."
    start = text.index("Shells")
    (mention,) = find_dates(text[start:], start, published=PUBLISHED)
    assert text[mention.start : mention.end] == mention.text == mention.window.text == "late Sunday and early Monday"


def test_undated_news_is_of_the_day() -> None:
    """An incident without a date of its own gets the day of publication, or none."""
    assert default_window(PUBLISHED) == Window(PUBLISHED, PUBLISHED, 1)
    assert default_window(None) == Window()


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
    assert growth(lambda size: find_dates(unit * size, published=PUBLISHED), short=500, long=2000) < 12
