"""Chronicles told in the present, round-ups with a dateline to each story, people run down, tremors only felt."""

from __future__ import annotations

from datetime import date

import pytest

from geomap.extract.casualties import find_casualties
from geomap.extract.sections import later_stories
from geomap.extract.sentences import find_sentences
from geomap.gazetteer import Gazetteer
from geomap.model import Incident
from tests.extract.reading import incidents_of, pins_of

PINNED = [
    ("On January 3, gunmen attack a bus near Gwadar. Four passengers die.", ["Gwadar"]),
    ("On January 20 a suicide bomber blows himself up outside a court in Peshawar, killing nine people.", ["Peshawar"]),
    ("Feb 2: Militants storm a hotel in Mogadishu. Eleven people are killed in the siege.", ["Mogadishu"]),
    ("A ferry went over in rough seas off Aparri on Sunday. At least 23 people drowned.", ["Aparri"]),
    ("A petrol tanker exploded near Bida and Agaie on Sunday, killing 39 people.", ["Bida"]),
    ("A quake struck on Sunday with its epicentre by Zagreb, killing seven people. It was noticed in Graz, Budapest and down to Naples.", ["Zagreb"]),  # noqa: E501
    ("Supporters of rival parties clashed in Conakry on Sunday over the count.", ["Conakry"]),
    ("The river flooded the streets of Naples on Sunday.", ["Naples"]),
    ("A bus veered off the road near Minya on Sunday.", ["Minya"]),
    ("Ferry sinks\n\nMANILA, Philippines - At least 23 drowned when a ferry sank off Aparri on Sunday.\n\nYouths clash with police\n\nATHENS, Greece - Youths firebombed a bank in the capital on Sunday.", ["Aparri", "Athens"]),  # noqa: E501
]  # fmt: skip
LEFT_ALONE = [
    "Every year, storms hit Cebu and kill dozens.",
    "He hits the road to Lyon on Sunday and strikes gold.",
    "The tremor was noticed in Vienna, Graz and Budapest.",
    "Ministers clashed over the budget in Berlin on Sunday.",
    "Thousands of fans flooded the streets of Naples on Sunday.",
    "The agency ran a drill in which a make-believe hurricane struck Honolulu, killing hundreds.",
    "Thousands marched in Bologna on Sunday in memory of the 85 people killed by a bomb at the station in 1980.",
    "The crowd in Lille was hit by a shower on Sunday.",
]


@pytest.mark.parametrize(("text", "expected"), PINNED)
def test_chronicles_and_round_ups_are_read(gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    """A calendar day lets the present tell, each dateline begins a story anew, and one thing comes to grief once."""
    assert pins_of(gazetteer, text) == expected


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_habits_figures_and_memories_are_left_alone(gazetteer: Gazetteer, text: str) -> None:
    """What happens every year, is only felt, feigned, remembered or said of talkers and crowds gets no pin."""
    assert pins_of(gazetteer, text) == []


RUN_DOWN = [
    ("An SUV was deliberately driven at worshippers in Leeds on Sunday, wounding nine.", ("attack", ("vehicle",))),
    ("The attacker hijacked a lorry and slammed it into a market in Magdeburg on Sunday, killing 12 people.", ("attack", ("vehicle",))),  # noqa: E501
    ("A car ploughed into a queue in Leeds on Sunday, killing two people.", ("accident", ())),
    ("Terrorists fired a rocket that hit a pickup truck in Gao on Sunday, killing two people.", ("shelling", ("rocket",))),  # noqa: E501
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RUN_DOWN)
def test_people_run_down_on_purpose(gazetteer: Gazetteer, text: str, expected: tuple[str, tuple[str, ...]]) -> None:
    """A vehicle driven at people on purpose is a weapon, and one that was hit is none."""
    (incident,) = incidents_of(gazetteer, text)
    assert _told(incident) == expected


def _told(incident: Incident) -> tuple[str, tuple[str, ...]]:
    return incident.event_type, incident.weapons


TOLLS = [
    ("Police put at 106 the number of those drowned when a boat capsized.", [106]),
    ("A dinghy overturned; 22 people were rescued and the rest are feared dead.", []),
    ("A dinghy overturned; 22 people are feared dead.", [22]),
]


@pytest.mark.parametrize(("text", "dead"), TOLLS)
def test_tolls_of_boats(text: str, dead: list[int]) -> None:
    """A number may stand before what it counts, and those rescued are not the dead."""
    killed = (mention.count.best for mention in find_casualties(text) if mention.kind == "killed")
    assert [count for count in killed if count] == dead


def test_an_agency_may_sign_a_brief() -> None:
    """“ - AP” after the last full stop makes no caption of a brief, nor does “(N1/AP)” in a dateline."""
    text = "PETRINJA, Croatia (N1/AP) -- A quake hit Croatia, killing seven.\n\nThe boat flipped as people ran. - AP"
    assert {sentence.kind for sentence in find_sentences(text)} == {"body"}


def test_one_dateline_makes_no_round_up(gazetteer: Gazetteer) -> None:
    """A report filed from one town is one story, however often it names others."""
    text = "MANILA - A ferry sank off Aparri.\n\nNobody was hurt."
    assert later_stories(find_sentences(text), ()) == {}
    assert [one.when.first for one in incidents_of(gazetteer, text, published=date(2024, 6, 10))] == [date(2024, 6, 10)]
