"""Who is held to have done it, by what means, and on which day, where the words leave room for a mistake."""

from __future__ import annotations

from datetime import date

import pytest

from geomap.gazetteer import Gazetteer
from tests.extract.reading import incidents_of

DOERS = [
    ("Militants killed two policemen in Khost, Afghanistan, on Monday.", "militants"),
    ("Two policemen were killed by militants in Khost, Afghanistan, on Monday.", "militants"),
    ("US warplanes struck Khost in Afghanistan on Monday, killing two.", "United States"),
]
BYSTANDERS = [
    "A man was shot dead in Dallas on Monday. The case is being investigated by Dallas police.",
    "A woman was hurt in a shooting in Lyon on Monday and was treated by Lyon medics.",
]
HURT = [
    "Twelve militants were killed in an air strike in Khost, Afghanistan, on Monday.",
    "Soldiers killed at least 12 militants in a raid in Khost, Afghanistan, on Monday.",
]


@pytest.mark.parametrize(("text", "doer"), DOERS)
def test_who_did_it(gazetteer: Gazetteer, text: str, doer: str) -> None:
    """Those before the verb, after "by", or whose planes they are did it."""
    assert [one.attributed_to for one in incidents_of(gazetteer, text)] == [doer]


@pytest.mark.parametrize("text", BYSTANDERS)
def test_those_who_came_afterwards_did_not_do_it(gazetteer: Gazetteer, text: str) -> None:
    """A town's police or medics, named after "by", are no side, and stand for no country."""
    assert [one.attributed_to for one in incidents_of(gazetteer, text)] == [None]


@pytest.mark.parametrize("text", HURT)
def test_those_hurt_did_not_do_it(gazetteer: Gazetteer, text: str) -> None:
    """Militants who were killed did not do the killing."""
    assert [one.attributed_to for one in incidents_of(gazetteer, text)] == [None]


KINDS = [
    ("A blast at a plant in Mosul, Iraq, covered cars with ash on Monday.", "explosion"),
    ("An explosion that shook houses killed 14 people in Mosul, Iraq, on Monday.", "explosion"),
    ("An earthquake shook Mosul, Iraq, on Monday.", "earthquake"),
    ("Drones came down on two districts of Kharkiv, Ukraine, on Monday, hurting six.", "drone_attack"),
    ("A bus fell 50 metres off a bridge near Lyon on Monday and burst into flames, killing four.", "accident"),
    ("A bus caught fire near Lyon on Monday, killing four.", "fire"),
    ("Explosions near Damascus, Syria\n\nIsraeli jets bombed bases around Damascus on Monday.", "air_strike"),
    ("Russian bombs hit Kramatorsk in Ukraine on Monday.", "air_strike"),
    ("Two bombs killed nine people in Baghdad on Monday.", "bombing"),
    ("Nine coaches of an express went off the track near Lyon on Monday, injuring 23.", "accident"),
    ("A landslide set off by heavy rain killed nine people in Bududa, Uganda, on Monday.", "landslide"),
    ("Heavy rain killed nine people in Bududa, Uganda, on Monday.", "storm"),
    ("Drones set an oil depot in Engels, Russia, ablaze on Monday.", "drone_attack"),
    ("A man stabbed five people in Mannheim, Germany, on Monday before police shot him.", "attack"),
    ("A man who stabbed five people in Mannheim, Germany, on Monday was shot by police.", "attack"),
    ("Police shot two men in Mannheim, Germany, on Monday.", "shooting"),
    ("Rioters set a bus on fire in Leeds on Monday after police flew a drone.", "protest"),
    ("A suicide bomber drove a car into a police station in Mosul, Iraq, killing 13.", "bombing"),
    ("Four soldiers were killed by a roadside mine in Cizre, Turkey.", "bombing"),
    ("Militants bombed a gas pipeline in Arish, Egypt, on Monday.", "bombing"),
    ("The army bombed a house in Baalbek, Lebanon, on Monday, killing four.", "air_strike"),
    ("The 5th Brigade bombed rebel positions near Goma on Monday, killing four.", "air_strike"),
    ("Warplanes raided the town of Khiam in Lebanon on Monday, killing two.", "air_strike"),
    ("Gunmen raided a shop in Mosul, Iraq, on Monday, killing two.", "shooting"),
    ("A tanker was struck by a projectile off Hodeidah, Yemen, on Monday.", "missile_strike"),
    ("Four men drove a van into a crowd in Mosul, Iraq, on Monday, killing two.", "attack"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_the_means_tell_the_type(gazetteer: Gazetteer, text: str, kind: str) -> None:
    """What carried the bomb, who dropped it and who raided say what kind of attack it was."""
    assert [one.event_type for one in incidents_of(gazetteer, text)] == [kind]


def test_a_day_told_further_down_dates_nothing_before_it(gazetteer: Gazetteer) -> None:
    """The Friday of one village, told at the end, is not the day of the towns told first."""
    places = ("Khiam", "Tyre", "Marjayoun", "Jezzine", "Zahle")
    text = "\n\n".join(
        [
            "Shells hit towns in Lebanon",
            *(f"Shells hit a house in {place}, Lebanon, killing two people." for place in places),
            "On Friday night a drone killed a farmer in Baalbek, Lebanon.",
        ]
    )
    days = {one.where.place.name: one.when.first for one in incidents_of(gazetteer, text) if one.where}
    assert days["Tyre"] == date(2024, 6, 10)
    assert days["Baalbek"] == date(2024, 6, 7)
