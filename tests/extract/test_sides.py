"""Which side an attack is put down to."""

from __future__ import annotations

import pytest

from geomap.gazetteer import Gazetteer
from tests.extract.reading import incidents_of

OWN = [
    ("Israel said it had struck a command post in Khiam, Lebanon, on Monday.", "Israel"),
    ("Hezbollah said its fighters attacked a barracks in Metula on Monday.", "Hezbollah"),
    ("Russian shelling killed two people in Kherson on Monday.", "Russia"),
    ("Russian air defence shot down two Ukrainian drones over Belgorod on Monday.", "Ukraine"),
    ("Ukrainian forces shot down four Russian missiles over Odesa on Monday.", "Russia"),
    ("Rebels shot down an army helicopter near Bunia on Monday, killing two.", "rebels"),
]
NOBODY = [
    ("Drones struck Kyiv on Monday, killing two people.", None),
    ("Ukrainian forces repelled nine attacks near Pokrovsk on Monday.", None),
    ("Israel said its air defences shot down a missile over Haifa on Monday.", None),
]


@pytest.mark.parametrize(("text", "expected"), OWN + NOBODY)
def test_the_side_is_who_did_it(gazetteer: Gazetteer, text: str, expected: str | None) -> None:
    """A side may tell of its own deed; who beats an attack back did none, of missiles shot down who sent them."""
    assert [incident.attributed_to for incident in incidents_of(gazetteer, text)] == [expected]


def test_a_war_has_sides(gazetteer: Gazetteer) -> None:
    """Strikes on a country are its attacker's throughout a report; a car crash is nobody's."""
    text = (
        "Russian missiles hit Kharkiv on Monday, killing two people.\n\n"
        "In Odesa, a drone struck a warehouse.\n\n"
        "In Belgorod, Russia, a Ukrainian drone hit a petrol station.\n\n"
        "Three people died in a car crash in Lviv."
    )
    sides = {one.where.toponym: one.attributed_to for one in incidents_of(gazetteer, text) if one.where}
    assert sides == {"Kharkiv": "Russia", "Odesa": "Russia", "Belgorod": "Ukraine", "Lviv": None}
