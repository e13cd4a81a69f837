"""Raids, ambushes and killings: which village, road, aside or comparison of a sentence is where it happened."""

from __future__ import annotations

import pytest

from geomap.gazetteer import Gazetteer
from tests.extract.reading import incidents_of, pins_of

PINNED = [
    # roads, borders, asides
    ("Nine soldiers were killed on the Gao–Ansongo road in Mali on Monday when gunmen opened fire.", ["Gao"]),
    ("Nine soldiers died in an ambush on the road between Gao and Ansongo, Mali, on Sunday.", ["Gao"]),
    ("Gunmen killed nine people in Chasiv Yar, a town in the hills above Kramatorsk, in Ukraine.", ["Chasiv Yar"]),
    ("Two policemen were shot dead in the sub-divisional town of Bannu in Pakistan on Monday.", ["Bannu"]),
    # clauses that open with a place of their own
    (
        "Three officers were ambushed and killed in Gao, and in Timbuktu, Mali, a bar was shot up on Monday.",
        ["Gao", "Timbuktu"],
    ),
    (
        "Hundreds protested in Lahore over the killing of two students in Sialkot, Pakistan, on Friday.",
        ["Lahore", "Sialkot"],
    ),
    # a region that only sets the scene
    ("Meanwhile, in Donetsk region the toll of the blast in Kramatorsk, Ukraine, rose to 12.", ["Kramatorsk"]),
    # the words around
    ("A mob lynched two men accused of theft in Gao, Mali, on Monday.", ["Gao"]),
    ("In Gao, Mali, our correspondent gathered that rebels burnt a school and killed two guards.", ["Gao"]),
    ("Eight people were taken to hospital after being stabbed at a plant in the city of Lyon on Friday.", ["Lyon"]),
    ("Rebels took Gao and Ansongo in Mali on Saturday, residents said.", ["Gao", "Ansongo"]),
    ("Al-Shabaab fighters fended off troops near Kismayo in Somalia on Monday.", ["Kismayo"]),
    ("A bomb killed two people in a Shi'ite enclave of southern Baghdad, Iraq, on Monday.", ["Baghdad"]),
    ("Two died in a clash on Monday in the Wade Fara Shilt district of the eastern province of Kunar.", ["Kunar"]),
    ("The train derailed on Monday near Velmar station of Chakradharpur in India, killing two.", ["Chakradharpur"]),
    ("Rebels ambushed a Congo army patrol near Beni on Monday.", ["Beni"]),
    ("A bus fell into a gorge in the Andes, killing 29. The incident happened near Matucana in Peru.", ["Matucana"]),
    ("Gunmen killed five people on a road on Monday. The incident took place in Jos, Nigeria.", ["Jos"]),
    ("Mud buried 20 homes in the Indian town of Munnar on Monday.", ["Munnar"]),
    ("Gunmen lobbed grenades at a police post in Bannu, Pakistan, on Monday, wounding six.", ["Bannu"]),
]


@pytest.mark.parametrize(("text", "expected"), PINNED)
def test_a_raid_is_pinned_where_it_was(gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    """By the road, the aside, the clause or the verb that tells of it."""
    assert pins_of(gazetteer, text) == expected


LEFT_ALONE = [
    ("An attack similar to the one in Lyon killed five people in Dnipro, Ukraine, on Friday.", ["Dnipro"]),
    ("A blast in Quetta killed 12 on Monday; the group said its men in Lahore had trained for it.", ["Quetta"]),
    ("Rebels took a bus in Gao on Saturday, residents said.", []),
    ("The police chief told newsmen in Lahore that gunmen killed two men in Quetta on Monday.", ["Quetta"]),
    (
        "A van was travelling from Herat to Kandahar in Afghanistan on Monday when it struck a mine, killing two.",
        [],
    ),
    ("Villagers in Jos, Nigeria, buried 17 farmers on Monday.", []),
    ("A diplomatic incident in Lyon led to a row on Monday.", []),
    ("A strong quake struck in the Velmar Islands region on Monday.", []),
    ("The firm fended off a bid from a rival in Lyon on Monday.", []),
]


@pytest.mark.parametrize(("text", "expected"), LEFT_ALONE)
def test_comparisons_and_speakers_are_no_sites(gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    """Nor is what was taken when it is no town."""
    assert pins_of(gazetteer, text) == expected


def test_the_village_is_the_one_just_told_of(gazetteer: Gazetteer) -> None:
    """Though the gazetteer lacks it, and a city was named in between."""
    text = (
        "Bandits attacked the village of Kudo Zangwa near Bannu in Pakistan on Monday.\n\n"
        "An officer in Lahore said the men stormed the village at dawn, killing nine people."
    )
    assert [one.fatalities.best if one.fatalities else None for one in incidents_of(gazetteer, text)] == [9]


def test_what_is_recalled_from_months_before_is_another_event(gazetteer: Gazetteer) -> None:
    """It counts its own dead, not those of the undated news of that place."""
    text = (
        "Shells landed near the airport of Mogadishu, Somalia, wounding two women.\n\n"
        "In January, 32 people died in Mogadishu when gunmen stormed a hotel."
    )
    assert [one.fatalities.best if one.fatalities else None for one in incidents_of(gazetteer, text)] == [None, 32]


def test_an_army_that_ambushes_fights(gazetteer: Gazetteer) -> None:
    """So do those of whom only fighters fell; gunmen who ambush attack."""
    texts = (
        "Troops ambushed a gang in Gao, Mali, on Monday.",
        "Four militants were killed in a raid in Gao, Mali, on Monday.",
        "Rebels ambushed a convoy in Gao, Mali, on Monday, killing two traders.",
    )
    kinds = [incidents_of(gazetteer, text)[0].event_type for text in texts]
    assert kinds == ["armed_clash", "armed_clash", "attack"]


def test_a_part_of_a_name_is_no_target(gazetteer: Gazetteer) -> None:
    """Port-au-Prince is no port, and a ground attack no part of a wave of drones."""
    text = "Gunmen stormed a school in Port-au-Prince, Haiti, on Monday, killing two people."
    (incident,) = incidents_of(gazetteer, text)
    assert incident.targets == ("school",)


ROBBED = [
    ("Four robbers with knives boarded a container ship off Callao in Peru and stole its stores.", "attack Callao"),
    ("Thieves were seen on the deck of a tanker at anchor off Takoradi in Ghana.", "attack Takoradi"),
    ("Masked men climbed aboard a tug at Dumai in Indonesia on Sunday.", "attack Dumai"),
    ("Robbers with rifles held up a jeweller's shop in Antwerp on Sunday.", "attack Antwerp"),
]


@pytest.mark.parametrize(("text", "expected"), ROBBED)
def test_robbers_attack_whatever_they_carry(gazetteer: Gazetteer, text: str, expected: str) -> None:
    """Going on board is an attack where robbers do it, and no shooting before anybody shoots."""
    assert [f"{one.event_type} {one.where.place.name}" for one in incidents_of(gazetteer, text) if one.where] == [
        expected
    ]


NOT_ROBBED = [
    "Passengers boarded a ferry at Piraeus on Sunday.",
    "Police boarded a bus in Lyon on Sunday over a theft.",
    "Two stowaways were found aboard a ship in Felixstowe on Sunday.",
    "Traffic was held up in Leeds on Sunday.",
]


@pytest.mark.parametrize("text", NOT_ROBBED)
def test_others_who_go_on_board_are_left_alone(gazetteer: Gazetteer, text: str) -> None:
    """Passengers, the police and stowaways rob nobody."""
    assert pins_of(gazetteer, text) == []
