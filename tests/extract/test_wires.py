"""Wire reports: texts in capitals, islands, police stations, offices held, tolls of a year, and what only sounds like an event."""  # noqa: E501

from __future__ import annotations

import pytest

from geomap.gazetteer import Gazetteer
from tests.extract.reading import incidents_of, pins_of

PINNED = [
    # what lies on an island, under a police station, or is the seat of a district
    ("Rebels raided a camp near Lamitan on Basilan island in the Philippines on Monday.", ["Lamitan City"]),
    ("Nine troops died near Talipao on the island of Jolo, Philippines, in a clash on Monday.", ["Talipao"]),
    ("Nine rebels died in an encounter in the Shopian district of Jammu and Kashmir on Monday.", ["Shopian"]),
    ("A bus fell into a pond at Velmatpur under Mirsarai police station in Bangladesh, killing two.", ["Mirsarai"]),
    ("Two people died in Gorkha, the headquarters of Gorkha District in Nepal, in a landslide.", ["Gorkha"]),
    # adjectives, ways and offices
    ("Two people were shot dead on Sunday in the small, rural community of Portapique, Canada.", ["Portapique"]),
    ("Two soldiers died in an ambush between San Vicente and Zacatecoluca in El Salvador.", ["San Vicente"]),
    ("Gunmen murdered the mayor of Apartado in the city of Medellin, Colombia, on Monday.", ["Medellín"]),
    # capitals
    ("TWO MEN MACHINEGUNNED A BUS IN THE SOUTHERN PART OF BUCARAMANGA, COLOMBIA, ON MONDAY.", ["Bucaramanga"]),
    ("TERRORISTS DYNAMITED FOUR PYLONS IN HUANCAYO, PERU, ON MONDAY.", ["Huancayo"]),
    # one event after another
    (
        "Four people died in a fire in Mumbra, India, on Friday. Meanwhile, a wall collapse in Bhiwandi killed two.",
        ["Mumbra", "Bhiwandi"],
    ),
    (
        "Floods in the Swat valley in Pakistan killed nine people on Monday. Two children drowned in Mardan.",
        ["Swat", "Mardan"],
    ),
    (
        "Rebels hit a van in Bijapur in Chhattisgarh, killing nine. The incident took place at Velmali village.",
        ["Bijapur"],
    ),
    (
        "Nine people were hacked to death in Bijapur, India. Six more died in a raid in neighbouring Sukma.",
        ["Bijapur", "Sukma"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PINNED, ids=lambda x: x[:40] if isinstance(x, str) else "")
def test_wire_reports_are_pinned_where_it_happened(gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    """An event is pinned at the place the words put it in, and nowhere else."""
    assert pins_of(gazetteer, text) == expected


NO_PIN = [
    "With his death, 22 judges have been murdered in Barranquilla, Colombia, so far this decade.",
    "A grenade was thrown into the adjoining Jewish cemetery.",
    "Some 5,000 barrels of oil spilled into the river at Velm.",
    "The reward in Medellin, Colombia, is $900 for each slain policeman.",
    "Clashes broke out between Turkey and Syria over the draft.",
]


@pytest.mark.parametrize("text", NO_PIN, ids=lambda text: text[:40])
def test_what_tells_no_event_is_left_alone(gazetteer: Gazetteer, text: str) -> None:
    """The dead of a year, a faith, spilt oil and any policeman make no incident."""
    assert not pins_of(gazetteer, text)


TYPES = [
    ("The blast at a plant in Leeds shook the ground with the strength of a small earthquake.", "explosion"),
    ("Three workers were killed in a roof cave-in at a pit in Shuangyashan, China, on Monday.", "accident"),
    ("Water from the river poured into the town of Leticia, Colombia, on Monday.", "flood"),
]


@pytest.mark.parametrize(("text", "expected"), TYPES, ids=lambda x: x[:40])
def test_comparisons_do_not_type_an_event(gazetteer: Gazetteer, text: str, expected: str) -> None:
    """An event is of the type that the words say it was, and not of what it was as strong as."""
    assert [one.event_type for one in incidents_of(gazetteer, text)] == [expected]


def test_a_hope_is_no_count_of_none(gazetteer: Gazetteer) -> None:
    """Who hopes that nobody died does not say that nobody did."""
    (one,) = incidents_of(gazetteer, "A train crashed in Leeds on Monday.\n\n“I hope no one died,” the driver said.")
    assert one.fatalities is None or one.fatalities.best is None
