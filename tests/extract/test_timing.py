"""The day of an event that has none of its own: its paragraph's, its list's, or that of the report's writing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from geomap.gazetteer import Gazetteer
from tests.extract.reading import incidents_of

Days = Callable[..., dict[str, date | None]]


@pytest.fixture
def days(gazetteer: Gazetteer) -> Days:
    """Return a function that reads a text and returns the first day of each incident by its place."""

    def read_text(text: str, *, published: date | None = date(2025, 6, 12)) -> dict[str, date | None]:  # a Thursday
        incidents = incidents_of(gazetteer, text, published=published)
        return {incident.where.toponym: incident.when.first for incident in incidents if incident.where}

    return read_text


def test_a_paragraph_gives_its_day_to_what_follows_in_it(days: Days) -> None:
    """What is told after a dated sentence of its paragraph is of that day; the next paragraph is not."""
    found = days(
        "Strikes on Ukraine\n\nA missile killed two people in Odesa on Wednesday.\n\n"
        "On Sunday a drone hit a depot in Poltava. A bomb wounded four people in Sumy.\n\n"
        "A rocket killed one man in Kherson."
    )
    assert found == {
        "Odesa": date(2025, 6, 11),
        "Poltava": date(2025, 6, 8),
        "Sumy": date(2025, 6, 8),
        "Kherson": date(2025, 6, 11),
    }


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("LIVE | Monday 10 March 2025 | All times local", date(2025, 3, 9)),
        ("Troy Gazette, 11 March 2025", date(2025, 3, 9)),
        ("A fire that began on 10 March 2025 killed four people in Lviv and was put out at dawn", None),
        (
            "Daily report of the monitors in the field, based on what they sent in as of 19:30, 11 March 2025",
            date(2025, 3, 9),
        ),
        ("Troy Gazette", None),
    ],
)
def test_the_head_of_a_report_says_when_it_was_written(days: Days, head: str, expected: date | None) -> None:
    """Without a day of publication, weekdays count from the date above the text, not from one that it tells of."""
    text = f"News of the day\n\n{head}\n\nA missile killed two people in Odesa on Sunday."
    assert days(text, published=None)["Odesa"] == expected


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("The brigade carried out the following operations on Tuesday:", date(2025, 6, 10)),
        ("The brigade carried out the following operations:", date(2025, 6, 12)),
        ("The brigade praised its gunners on Tuesday.", date(2025, 6, 12)),
    ],
)
def test_a_list_is_of_the_day_announced_above_it(days: Days, lead: str, expected: date) -> None:
    """A sentence that ends in a colon dates the list it opens; any other sentence does not."""
    text = (
        f"Summary\n\n{lead}\n\n1 - Shelled a depot in Toretsk with mortars.\n\n2 - Struck a bridge in Sumy with drones."
    )
    assert days(text) == {"Toretsk": expected, "Sumy": expected}


@pytest.mark.parametrize(
    ("since", "expected"), [("since Tuesday evening", date(2025, 6, 10)), ("since January", date(2025, 6, 12))]
)
def test_news_runs_from_the_day_since_which_it_is_counted(days: Days, since: str, expected: date) -> None:
    """A day since which people died dates the news; a month since which a war goes on does not."""
    text = (
        f"Raids\n\nTwelve people have been killed in Mali {since}.\n\nGunmen killed six of them in a raid on Ansongo."
    )
    assert days(text)["Ansongo"] == expected


def test_background_of_months_ago_dates_nothing_else(days: Days) -> None:
    """What explains the news further down leaves the day of the news alone."""
    found = days(
        "Deaths in Gaza\n\nFour people were killed in an air raid on Rafah.\n\nMedics were at work.\n\n"
        "The army was silent.\n\nTalks went on.\n\n"
        "The war began after gunmen killed hundreds of people in Sderot on 7 October 2024."
    )
    assert found["Rafah"] == date(2025, 6, 12)


ASIDES = [
    "Planes struck a house in Idlib, which rebels seized in May, on Wednesday, killing two.",
    "A strike in Idlib on Wednesday killed a man who took part in the May 7 attacks.",
    "The army struck a house in Idlib on Wednesday; it targeted a man who participated in the May 7 raid.",
]


@pytest.mark.parametrize("text", ASIDES)
def test_a_clause_aside_dates_nothing(days: Days, text: str) -> None:
    """When a town was seized, or what somebody took part in before, is not when the strike was."""
    assert days(text) == {"Idlib": date(2025, 6, 11)}
