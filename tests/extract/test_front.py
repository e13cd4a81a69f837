"""What is told of a front and of regions in bulletins: lists of villages, headings, sectors, losses of a day."""

from __future__ import annotations

from datetime import date

import pytest

from geomap.gazetteer import Gazetteer
from geomap.model import Incident
from tests.extract.reading import incidents_of


def _incidents(gazetteer: Gazetteer, text: str) -> list[Incident]:
    return list(incidents_of(gazetteer, text, published=date(2025, 3, 12)))


def _pins(gazetteer: Gazetteer, text: str) -> list[str]:
    return [one.where.toponym for one in _incidents(gazetteer, text) if one.where]


LISTED = [
    (
        "In the Lyman direction, defenders stopped nine assault actions near Terny, Torske and Nevske.",
        ["Terny", "Torske", "Nevske"],
    ),
    (
        "In the Kupiansk direction, Dvorichna and Hrianykivka came under enemy artillery and mortar fire.",
        ["Dvorichna", "Hrianykivka"],
    ),
    (
        "Air strikes were carried out near Bilopillia, Sumy region; Vovchansk, Lyptsi, Kharkiv region.",
        ["Bilopillia", "Vovchansk", "Lyptsi"],
    ),
    (
        "Shells hit Kupiansk. Troops beat off raids near Makiivka of the Luhansk region; Spirne and Soledar - Donetsk.",
        ["Kupiansk", "Makiivka", "Spirne", "Soledar"],
    ),
    (
        "In the Orikhiv sector came under enemy fire Orikhiv and Huliaipole, and shells hit a shop in Stepnohirsk.",
        ["Orikhiv", "Huliaipole", "Stepnohirsk"],
    ),
    (
        "In the Kupiansk direction, Dvorichna and Tabaivka were subjected to mortar shelling.",
        ["Dvorichna", "Tabaivka"],
    ),
    ("Nikopol and Marhanets suffered from artillery.", ["Nikopol", "Marhanets"]),
    (
        "Troops fired mortars near Kreminna, and assaults in the direction of Dibrova and Torske were repelled.",
        ["Kreminna", "Dibrova", "Torske"],
    ),
    (
        "Missiles hit Odesa on Monday. The army said that fighting for the village of Robotyne went on.",
        ["Odesa", "Robotyne"],
    ),
    ("The governor said that in Nikopol shells had destroyed two houses and a school.", ["Nikopol"]),
    ("The army used mortars this afternoon to shell the village of Antonivka.", ["Antonivka"]),
    (
        "Villages in the Belgorod region, whose border runs along Ukraine's Kharkiv region, were shelled.",
        ["Belgorod"],
    ),
    ("Heavy fighting went on near Debaltseve, north-east of Donetsk, and near Popasna.", ["Debaltseve", "Popasna"]),
    ("Ukrainian soldiers entered Robotyne on Monday, Kyiv's military said.", ["Robotyne"]),
    (
        "Shells killed two people in Odesa on Monday. Russian forces took the town of Toretsk, Moscow said.",
        ["Odesa", "Toretsk"],
    ),
    (
        "Shells killed two people in Odesa on Monday. The enemy tried to break through near Lyman, soldiers said.",
        ["Odesa", "Lyman"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTED)
def test_each_village_of_a_list_has_its_row(gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    """Sectors of the front, bearings and those who speak add none."""
    assert _pins(gazetteer, text) == expected


NOWHERE = [
    "Strike groups are being formed in the Volyn and Polissia sectors, soldiers said.",
    "Troops entered the building on Monday to fetch water in Kharkiv.",
    "Critics pushed back on Monday, and the plan came under scrutiny in Odesa.",
    "Separate units of the army execute tasks in the border areas of the Brest and Gomel regions.",
    "In the Siversk direction the enemy makes demonstration actions on the border.",
    "Soldiers could have used artillery to shell the airport in Odesa.",
    "The mayor of Kharkiv was subjected to criticism, and Poltava suffered from high prices.",
    "The governor said that in Nikopol he had met a school's teachers.",
    "In Brussels the union calls the attacks on the grid barbaric.",
    "Acts of sabotage rose throughout Moscow's offensive.",
]


@pytest.mark.parametrize("text", NOWHERE)
def test_words_of_war_alone_pin_nothing(gazetteer: Gazetteer, text: str) -> None:
    """Groups that stand by, troops on an errand, criticism, and judgements passed elsewhere are no incidents."""
    assert _pins(gazetteer, text) == []


def test_a_stray_namesake_is_drawn_to_its_part_of_the_front(gazetteer: Gazetteer) -> None:
    """A village of many namesakes is the one near those it is listed with."""
    text = "In the Siversk sector, soldiers repelled six assaults near Hryhorivka, Serebrianka and Vyimka."
    where = next(one.where for one in _incidents(gazetteer, text) if one.where and one.where.toponym == "Hryhorivka")
    assert (round(where.lat, 1), round(where.lon, 1)) == (48.9, 38.2)


HEADED = [
    (
        "A missile killed two people in Odesa.\n\nKharkiv region: shells hit a shop in Vovchansk.",
        ["Odesa", "Vovchansk"],
    ),
    ("A missile killed two people in Odesa.\n\nKherson region: shelling wounded seven people.", ["Odesa", "Kherson"]),
]


@pytest.mark.parametrize(("text", "expected"), HEADED)
def test_a_region_that_heads_a_line_holds_it(gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    """It says where the places of the line lie, or is the place itself."""
    found = [one.where for one in _incidents(gazetteer, text) if one.where]
    assert [where.toponym for where in found] == expected
    assert found[1].place.admin1 in ("Kharkiv Oblast", "Kherson Oblast")


def test_a_days_losses_belong_to_no_village(gazetteer: Gazetteer) -> None:
    """What an army lost in 24 hours is a sum over the front."""
    text = (
        "Fighting was fiercest around Debaltseve on Monday.\n\nSeven servicemen had been killed in the past 24 hours."
    )
    assert [one.fatalities.best for one in _incidents(gazetteer, text)] == [None]


def test_a_downed_plane_is_no_weapon(gazetteer: Gazetteer) -> None:
    """It is what was hit, and nobody bombed anything."""
    (downed,) = _incidents(gazetteer, "A Su-34 bomber was shot down over the Kursk region on Monday.")
    assert (downed.event_type, downed.weapons, downed.targets) == ("attack", (), ("military",))


def test_a_summary_is_dated_by_the_day_it_covers(gazetteer: Gazetteer) -> None:
    """Not by the hour as of which it was drawn up."""
    text = "Attacks on Ukraine over past day: summary as of 09:00, March 12\n\nShelling killed one in Kherson."
    assert [one.when.first for one in _incidents(gazetteer, text)] == [date(2025, 3, 11)]


def test_jets_that_strike_a_town_make_no_accident(gazetteer: Gazetteer) -> None:
    """Aircraft that strike a town strike it from the air, and crash into nothing."""
    found = _incidents(gazetteer, "Russian aircraft struck Kostiantynivka and Toretsk. Two people were wounded.")
    assert {one.event_type for one in found} == {"air_strike"}


def test_a_village_lies_in_the_region_that_heads_its_part_of_a_bulletin(gazetteer: Gazetteer) -> None:
    """A line that names a region speaks for each namesake in the lines below it, down to the next such line."""
    text = (
        "Donetsk region\n\nShells hit Avdiivka and Toretsk. A rocket fell on Krasnohorivka.\n\n"
        "Sumy region\n\nThe communities of Krasnopillia and Yunakivka were shelled.\n\n"
        "Kharkiv region\n\nIn Kupiansk a drone hit a car."
    )
    where = next(one.where for one in _incidents(gazetteer, text) if one.where and one.where.toponym == "Krasnopillia")
    assert (round(where.lat, 1), round(where.lon, 1)) == (50.8, 35.3)


TAKEN = [
    ("The defence ministry said two settlements were now under its control, including Kupiansk.", ["Kupiansk"]),
    ("The centre of Siversk was gradually coming under enemy control, a monitoring group said.", ["Siversk"]),
    ("The town of Toretsk fell to Russian forces on Sunday.", ["Toretsk"]),
    ("Moscow's forces have pushed into Kupiansk from the north, a spokesman said.", ["Kupiansk"]),
    ("Russia claimed the village of Robotyne on Thursday.", ["Robotyne"]),
    ("The defenders had lost two positions near the village of Robotyne, a spokesman said.", ["Robotyne"]),
    ("Russian soldiers hoisted a flag in the centre of Toretsk.", ["Toretsk"]),
    ("Soldiers of the 72nd brigade pulled out of Vovchansk on Tuesday night.", ["Vovchansk"]),
    ("Ukrainian units have driven Russian troops out of Robotyne, the general staff said.", ["Robotyne"]),
    ("Russian forces advanced in Kupiansk and near Siversk, the institute said.", ["Kupiansk", "Siversk"]),
    ("Russia says it has captured Robotyne in south-eastern Ukraine.", ["Robotyne"]),
]


@pytest.mark.parametrize(("text", "expected"), TAKEN, ids=[text[:40] for text, _ in TAKEN])
def test_a_town_that_changes_hands_has_a_row(gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    """Towns taken, claimed, entered and given up are told of by many words."""
    assert _pins(gazetteer, text) == expected


HELD = [
    "Crimea has been under Russian control since 2014.",
    "Moscow claimed Kyiv had broken the truce.",
    "Police said he had claimed benefits in Odesa for ten years.",
    "The army moved into new barracks in Odesa last month.",
    "The bank moved into Kharkiv in 2019 and now employs 900 people there.",
    "Russia wants Ukraine's troops to pull out of Kramatorsk and Sloviansk before a ceasefire.",
    "Protesters occupied a bank in Beirut for two hours.",
    "Soldiers raised the national flag at a ceremony in Odesa.",
    "Temperatures fell to their lowest level in Kharkiv since 1979.",
]


@pytest.mark.parametrize("text", HELD)
def test_a_town_that_only_is_held_has_none(gazetteer: Gazetteer, text: str) -> None:
    """What is held, demanded, claimed of somebody or moved into by a bank tells of no fighting."""
    assert _pins(gazetteer, text) == []
