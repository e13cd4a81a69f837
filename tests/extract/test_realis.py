"""What happened, and what was planned, feared, denied or only said in a figure."""

from __future__ import annotations

import pytest

from geomap.extract.realis import happened
from geomap.extract.sentences import find_sentences
from geomap.extract.tagging import tag_sentence

HAPPENED = [
    "A missile struck the depot.",
    "The depot was hit by two drones.",
    "Rockets have hit the airport.",
    "The blast tore through a market.",
    "He is said to have attacked the convoy.",
    "The launcher, which can carry six rockets, struck the depot.",
    "A bomb exploded on 4 May.",
    "Drones used to strike the port fell into the sea.",
    "He is scheduled to die for the fatal stabbing of a clerk in Troy.",
    "Looters set a bus ablaze.",
    "The ferry sank in a storm.",
    "Strikes on the power stations are part of the war, and killed two men.",
]
NOT_HAPPENED = [
    "He is scheduled to die for the fatal stabbing of a clerk.",
    "A missile could strike the depot.",
    "They threatened to hit the airport.",
    "No missile hit the town.",
    "The army plans to attack the city.",
    "Officials warned of an attack.",
    "The raid was foiled.",
    "If rockets hit the dam, many people will drown.",
    "A drill simulated an explosion.",
    "The two sides struck a deal.",
    "The storm should weaken on Friday.",
    "Floods are possible in the valley.",
    "He did not attack anyone.",
    "They will shell the village.",
    "Troops stormed a beach in a two-week exercise.",
    "A strike on the dam would flood the valley.",
    "The army denied that a drone had crashed near the town.",
    "Shares sank on Monday.",
    "Oil prices crashed on Monday.",
    "Talks on the canal collapsed.",
    "Drought has hit farmers in the north.",
    "The driver was sentenced to death.",
    "Bus drivers went on strike.",
    "Her show was a hit.",
    "Residents ran outside on feeling the tremors.",
    "A large storm is heading towards the coast.",
    "A blast aimed at a convoy was foiled.",
    "Further strikes on the power stations are likely.",
]


def _any_happened(text: str) -> bool:
    tagged = tag_sentence(find_sentences(text)[0])
    return any(happened(tagged, tag) for tag in tagged.triggers)


@pytest.mark.parametrize("text", HAPPENED)
def test_events_that_happened(text: str) -> None:
    """Past events are believed, also when reported."""
    assert _any_happened(text)


@pytest.mark.parametrize("text", NOT_HAPPENED)
def test_events_that_did_not_happen(text: str) -> None:
    """Plans, threats, denials, forecasts, conditions, drills and figures of speech tell no event."""
    assert not _any_happened(text)
