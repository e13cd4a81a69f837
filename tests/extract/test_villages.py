"""Places the gazetteer lacks: found by what the report calls them, put in the finest place it states."""

from __future__ import annotations

import pytest

from geomap.extract.adjectives import towns_named
from geomap.gazetteer import Gazetteer
from tests.extract.reading import incidents_of

HELD = [
    (
        (
            "Two people were killed in Ukraine when a drone hit a car in the village of Borovelka, "
            "which belongs to the Zolochiv district of Kharkiv region."
        ),
        ("Borovelka", "Zolochiv"),
    ),
    (
        (
            "Fulani militants raided the village of Zangwan Kudo in Barkin Ladi Local Government Area "
            "of Plateau State, Nigeria, late on Tuesday, killing nine villagers."
        ),
        ("Zangwan Kudo", "Barkin Ladi"),
    ),
    (
        (
            "A suicide bomber detonated his vest inside a mosque in the Chaparwol village of Khugyani district, "
            "Nangarhar province, Afghanistan, killing ten worshippers."
        ),
        ("Chaparwol", "Khugyani"),
    ),
    (
        (
            "At least six villagers were hacked to death in Mbau-Kitolo, a village in Beni territory in the Democratic "
            "Republic of Congo's North Kivu province."
        ),
        ("Mbau-Kitolo", "Beni"),
    ),
    (
        (
            "The clash erupted in Sitio Lamitok, Barangay Tugal, in the town of Datu Piang, Maguindanao, leaving three "
            "soldiers dead."
        ),
        ("Sitio Lamitok", "Datu Piang"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), HELD)
def test_a_village_is_put_in_the_finest_place_stated(
    gazetteer: Gazetteer, text: str, expected: tuple[str, str]
) -> None:
    """Its name stands as written, at the district or town that the sentence puts it in, with a circle to match."""
    (incident,) = incidents_of(gazetteer, text)
    where = incident.where
    assert where is not None
    assert (where.toponym, where.place.name) == expected
    assert (where.geo_method, where.geo_precision) == ("region", 2)
    assert where.radius_m >= 10_000
    assert "not in the gazetteer" in where.reasons[0]


def test_a_village_of_a_large_region_is_listed_without_a_place(gazetteer: Gazetteer) -> None:
    """A region a hundred kilometres wide says too little for a pin; the event is kept and the known town pinned."""
    text = "Russian forces shelled the villages of Novodarelka and Kozacha Lopan in Kharkiv region on Monday."
    assert [one.where.toponym if one.where else None for one in incidents_of(gazetteer, text)] == [
        None,
        "Kozacha Lopan",
    ]


def test_part_of_a_longer_name_is_no_place(gazetteer: Gazetteer) -> None:
    """The river Kura is not meant by "Gidan Kura"."""
    text = "Gunmen attacked Gidan Kura and Tudun Faro villages in Maru district of Zamfara state, Nigeria, on Sunday."
    assert {one.where.toponym for one in incidents_of(gazetteer, text) if one.where} == {"Gidan Kura", "Tudun Faro"}


NO_NAMES = [
    "Two people were killed in Kharkiv, Ukraine, during Operation Iron Shield on Monday.",
    "Two people were killed in Kharkiv, Ukraine, on Monday, and Ivan Petrenko was hit by glass.",
]


@pytest.mark.parametrize("text", NO_NAMES)
def test_operations_and_people_are_no_villages(gazetteer: Gazetteer, text: str) -> None:
    """Names that nothing calls a place add no row beside one that is told."""
    assert [one.where.toponym for one in incidents_of(gazetteer, text) if one.where] == ["Kharkiv"]


ADJECTIVES = [("Pokrovsky", "Pokrovsk"), ("Kupianskyi", "Kupiansk"), ("Shebekinsky", "Shebekino"), ("Lyman", "Lyman")]


@pytest.mark.parametrize(("name", "town"), ADJECTIVES)
def test_districts_and_fronts_are_named_by_adjectives(name: str, town: str) -> None:
    """The town that an adjective is made from is among the names tried; another name is only its own."""
    assert town in tuple(towns_named(name))


@pytest.mark.parametrize(
    ("text", "pinned"),
    [
        ("Gunmen killed around 70 people, mainly children, at Zaorgo in the Centre-Nord of Burkina Faso.", []),
        ("Gunmen killed around 70 people, mainly children, at Dori in the Sahel of Burkina Faso.", ["Dori"]),
        ("Gunmen killed around 70 people on Monday in the Centre-Nord of Burkina Faso.", ["Centre-Nord"]),
    ],
)
def test_a_name_held_by_a_region_is_no_pin_of_the_region(gazetteer: Gazetteer, text: str, pinned: list[str]) -> None:
    """Where only a large region is known of the village named, the incident is listed, not pinned to the region."""
    (incident,) = incidents_of(gazetteer, text)
    assert ([incident.where.toponym] if incident.where else []) == pinned
