"""What an event was done with, named or understood."""

from __future__ import annotations

import pytest

from geomap.gazetteer import Gazetteer
from tests.extract.reading import incidents_of

NAMED = [
    ("An explosive-laden car blew up outside a bank in Mosul on Monday.", ("ied", "vehicle")),
    ("A bomb rigged to a motorcycle exploded in a market in Herat on Monday.", ("ied", "vehicle")),
    ("A tank fired at an apartment building in Nikopol on Monday, killing a woman.", ("tank",)),
]
UNDERSTOOD = [
    ("Militants blew up a power line near Quetta on Monday.", ("ied",)),
    ("A convoy was fired upon near Culiacán on Monday, and a soldier was wounded.", ("small_arms",)),
]
NOT_USED = [
    ("The army destroyed a tank near Kupiansk on Monday with an anti-tank missile.", ("missile",)),
    ("Soldiers of the 12th Tank Brigade clashed with rebels in Gao, Mali, on Monday.", ()),
    ("A fuel tanker blew up in Quetta on Monday.", ()),
    ("A sticky bomb attached to a car killed its driver in Kirkuk on Monday.", ("ied",)),
]


@pytest.mark.parametrize(("text", "expected"), NAMED + UNDERSTOOD + NOT_USED)
def test_weapons_are_what_was_used(gazetteer: Gazetteer, text: str, expected: tuple[str, ...]) -> None:
    """A bomb in a car makes it a weapon; a tank that was hit, or names a unit, is none."""
    assert [incident.weapons for incident in incidents_of(gazetteer, text)] == [expected]


def test_a_place_struck_in_a_wave_was_struck_with_its_weapons(gazetteer: Gazetteer) -> None:
    """Of another country's place, and of an attack that names its own, that says nothing."""
    text = (
        "Russia attacked Ukraine with drones and missiles overnight, officials said.\n\n"
        "Four people were killed in the strikes in Kharkiv.\n\n"
        "Shelling killed a man in Kherson."
    )
    found = {incident.where.toponym: incident.weapons for incident in incidents_of(gazetteer, text) if incident.where}
    assert found == {"Kharkiv": ("missile", "drone"), "Kherson": ("artillery",)}
