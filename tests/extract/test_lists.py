"""Lists of places: villages the gazetteer lacks, parts of a total, lines with bullets."""

from __future__ import annotations

from datetime import date

import pytest

from geomap.gazetteer import Gazetteer
from geomap.model import Incident
from tests.extract.reading import incidents_of


def _incidents(gazetteer: Gazetteer, text: str) -> dict[str, Incident]:
    return {one.where.toponym: one for one in incidents_of(gazetteer, text, published=date(2025, 6, 12)) if one.where}


def test_an_unknown_village_is_placed_beside_the_town_it_is_listed_with(gazetteer: Gazetteer) -> None:
    """A name that no gazetteer holds gets a wide circle at its neighbour in the list, and says so."""
    found = _incidents(gazetteer, "Shells struck homes in Nikopol, Velmarivka and Marhanets on Monday.")
    assert list(found) == ["Nikopol", "Velmarivka", "Marhanets"]
    where = found["Velmarivka"].where
    assert where is not None
    assert (where.geo_method, where.geo_precision, where.radius_m) == ("inherited", 2, 20_000)
    assert "not in the gazetteer" in where.reasons[0]


NO_VILLAGE = [
    "Shells struck homes in Nikopol on Monday, Petro Velmaro and Ivan Sidlo said.",
    "Shells struck homes in Nikopol on Monday and Tuesday.",
]


@pytest.mark.parametrize("text", NO_VILLAGE)
def test_people_and_days_are_no_villages(gazetteer: Gazetteer, text: str) -> None:
    """Names that stand in no list with a place add no row."""
    assert list(_incidents(gazetteer, text)) == ["Nikopol"]


TOLLS = [
    (
        "Three people were killed in the Donetsk region on Monday: two in Kostiantynivka and one in Siversk.",
        {"Kostiantynivka": 2, "Siversk": 1},
    ),
    (
        "Floods killed 30 people in Kerala state on Sunday, including 12 in Kochi, officials said.",
        {"Kerala": 30, "Kochi": 12},
    ),
    (
        (
            "Twin bombings killed 20 people in Mogadishu on Saturday. The first explosion killed 12 people. "
            "A second blast minutes later killed eight others, police said."
        ),
        {"Mogadishu": 20},
    ),
    (
        "- Kharkiv: a guided bomb hit a house, three people killed\n- Nikopol: artillery fire, one person killed",
        {"Kharkiv": 3, "Nikopol": 1},
    ),
    ("KHARKIV: 2 killed in drone attack.\nSUMY: one killed after shelling.", {"KHARKIV": 2, "SUMY": 1}),
    ("Shelling killed nine people in Kherson and Nikopol on Tuesday.", {"Kherson": None, "Nikopol": None}),
]


@pytest.mark.parametrize(("text", "expected"), TOLLS)
def test_each_place_has_its_own_dead(gazetteer: Gazetteer, text: str, expected: dict[str, int | None]) -> None:
    """Parts of a total are not added to it, and a total over several places is nobody's."""
    assert {name: one.fatalities.best for name, one in _incidents(gazetteer, text).items()} == expected


COUNTED = [
    (
        "Troops shelled 20 villages, including Nikopol and Marhanets in Dnipropetrovsk Oblast; Beryslav in Kherson.",
        ["Nikopol", "Marhanets", "Beryslav"],
    ),
    ("Over 15 settlements came under artillery attacks, including Nikopol and Marhanets.", ["Nikopol", "Marhanets"]),
    ("Troops made mortar attacks on over 25 villages, among them Nikopol and Beryslav.", ["Nikopol", "Beryslav"]),
    (
        "Overnight air defences destroyed 9 drones:\n7 – over the territory of Bryansk region.\n2 – over Kursk region.",
        ["Bryansk", "Kursk"],
    ),
    ("Air defences shot down 9 drones:\n- 7 over Bryansk region\n- 2 over Kursk region", ["Bryansk", "Kursk"]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_the_places_of_a_count_are_each_struck(gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    """Names that say which of the towns counted were meant are sites, after "including" or line by line."""
    assert list(_incidents(gazetteer, text)) == expected


NOT_STRUCK = [
    "Two people died in a strike on Kherson. Officials visited a dozen towns, including Nikopol and Marhanets.",
    "A strike on Kherson killed two. Troops want to regain control of several areas, including Nikopol and Marhanets.",
    "A strike on Kherson killed two. The army holds ten towns:\n7 – in Bryansk region.\n3 – in Kursk region.",
]


@pytest.mark.parametrize("text", NOT_STRUCK)
def test_a_count_of_towns_not_struck_pins_none(gazetteer: Gazetteer, text: str) -> None:
    """Towns visited, held or wished for are no sites, however many are named."""
    assert list(_incidents(gazetteer, text)) == ["Kherson"]


PIRACY = (
    "Piracy bulletin\n\nReports of the week:\n\n- 03.06.2025: 0245 LT: Dumai anchorage, Indonesia. "
    "Two robbers were seen aboard a tanker. They fled.\n\n- On the same day, six robbers boarded a ship off Callao, "
    "Peru.\n\n"
    "- 01.06.2025: Conakry, Guinea. Robbers boarded a tug.\n\n- Thieves boarded a barge that was being towed."
)


def test_each_item_of_a_bulletin_has_its_place_and_day(gazetteer: Gazetteer) -> None:
    """An item may open with nothing but when and where; one that names no place is none of the others'."""
    found = incidents_of(gazetteer, PIRACY, published=date(2025, 6, 12))
    assert [(one.where.place.name, one.when.first) for one in found if one.where] == [
        ("Dumai", date(2025, 6, 3)),
        ("Callao", date(2025, 6, 3)),
        ("Conakry", date(2025, 6, 1)),
    ]


BLOG = (
    "Live: fires\n\n9.40pm That is all for tonight.\n\n8.55pm Tathra, near Bega: The fire has jumped "
    "the river and homes are burning.\n\n8.20pm Two houses have been lost in Daylesford in a grassfire.\n\n8.05pm "
    "A home was destroyed in a blaze in the hills."
)


def test_items_of_a_live_blog_are_told_apart(gazetteer: Gazetteer) -> None:
    """The town that opens an item holds its event, and the next item is of another."""
    found = incidents_of(gazetteer, BLOG, published=date(2025, 6, 12))
    assert [one.where.place.name for one in found if one.where] == ["Tathra", "Daylesford"]


LOG = (
    "Incidents of the week\n\nMogadishu, 10 June. A roadside bomb hit a police car in "
    "Hodan district, killing two officers.\n"
    "Baidoa, 9 June. Gunmen shot dead an elder.\nKismayo, 8 June. Fighters attacked a base.\n"
)
FIRES = (
    "Fire service log: 11 June\n\n06:15 Whitby. One engine attended a kitchen fire on Church Street.\n"
    "13:05 Selby. A barn was on fire.\n19:55 Harrogate. A house fire was out on arrival.\n"
)


@pytest.mark.parametrize(
    ("text", "expected"), [(LOG, ["Mogadishu", "Baidoa", "Kismayo"]), (FIRES, ["Whitby", "Selby", "Harrogate"])]
)
def test_lines_that_open_with_when_and_where_are_told_apart(
    gazetteer: Gazetteer, text: str, expected: list[str]
) -> None:
    """Where lines open with nothing but a place and a day or an hour, each is of that place, or of one in it."""
    found = incidents_of(gazetteer, text, published=date(2025, 6, 12))
    assert [one.where.place.name for one in found if one.where] == expected
