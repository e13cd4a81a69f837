"""Which of a region, a town in it and a quarter of that an event is pinned at, and what later words point back to."""

from __future__ import annotations

import pytest

from geomap.gazetteer import Gazetteer
from tests.extract.reading import incidents_of, pins_of

CHOSEN = [
    # a region narrowed to a town, or told of apart from it
    ("A bus fell into a gorge in Himachal Pradesh, a hilly state, near Chamba on Monday, killing 12.", ["Chamba"]),
    ("Two died when a jet crashed in Crimea, the peninsula annexed in 2014, near the town of Dzhankoi.", ["Dzhankoi"]),
    ("Sumy Oblast saw the worst strike: three people died after drones hit a clinic in Konotop.", ["Konotop"]),
    (
        "A drone was shot down over the Belgorod region, where two people were hurt when a shell hit Nekhoteyevka.",
        ["Belgorod Oblast", "Nekhoteevka"],
    ),
    (
        "Shells hit Bilopillia in Sumy; in the Kharkiv region, mines killed two in Vovchansk.",
        ["Bilopillia", "Vovchansk"],
    ),
    # the main city of a region
    (
        "Shelling of the Kherson region wounded five people on Monday. In the regional centre a drone hit a bus.",
        ["Kherson Oblast", "Kherson"],
    ),
    (
        "Shelling of the Kharkiv region killed two people on Monday. In the city itself a missile hit a school.",
        ["Kharkiv Oblast", "Kharkiv"],
    ),
    (
        "Rebels attacked a post in North Kivu. In the provincial capital a grenade killed three people.",
        ["Nord Kivu", "Goma"],
    ),
    # a quarter of a town
    ("Drones struck a house in the Saltivskyi district of Kharkiv, injuring eight.", ["Kharkiv"]),
    ("Four were hurt in Kharkiv, where drones struck a house in the Slobidskyi district.", ["Kharkiv"]),
    ("In Volgograd, a roof caught fire in the Kirovsky district when a drone fell on the city.", ["Volgograd"]),
    ("A drone hit a school in Kharkiv and a house in the Chuhuiv district.", ["Kharkiv", "Chuhuiv"]),
    # what lies nearby
    ("Rockets killed nine in Kharkiv and three in the nearby village of Tsyrkuny.", ["Kharkiv", "Tsyrkuny"]),
    ("A mine killed two in Homs. Talks on Syria failed. Jets struck there again on Monday.", ["Homs"]),
    ("The fighting in the Kursk region goes on. Jets struck there nine times on Monday.", ["Kursk Oblast"]),
    ("A shell hit the Zaporizhzhia nuclear power plant on Monday.", ["Zaporizhzhia Nuclear Power Plant"]),
    ("Four houses sustained heavy damage in Vovchansk when a shell fell.", ["Vovchansk"]),
]


@pytest.mark.parametrize(("text", "expected"), CHOSEN)
def test_the_place_told_of_is_chosen(gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    """A region gives way to its town, a quarter to its city, and a region's seat stands beside the region."""
    assert pins_of(gazetteer, text) == expected


NOT_CHOSEN = [
    "Settlers had been searching for a boy missing from the outpost of Malachei Hashalom.",
    "In Moscow, meanwhile, the Russian Defence Ministry said that 16 drones had been intercepted on Monday.",
    "Kyiv and Moscow trade drone strikes overnight",
    "Zelensky calls the Istanbul memorandum an ultimatum; a drone raid damaged 41 planes.",
    "“He defended his land,” his mother said from a hospital in the city of Ramallah, where the body was taken.",
    "The refinery in Saratov reopened. Ukraine attacked the refinery in November as well.",
]


@pytest.mark.parametrize("text", NOT_CHOSEN)
def test_a_place_only_named_beside_is_not_chosen(gazetteer: Gazetteer, text: str) -> None:
    """Governments speak in their capitals, and agreements are named after towns."""
    assert pins_of(gazetteer, text) == []


GONE_ON = [
    ("A bomb went off in Baquba, killing four. Another exploded in Muqdadiya, wounding three.", ["bombing", "bombing"]),
    ("A drone hit a petrol station in Kherson. Another struck a bus in Beryslav.", ["drone_attack", "drone_attack"]),
    ("Two missiles were fired at Idlib. A third fell near Saraqib, wounding one.", ["missile_strike"] * 2),
    ("A drone crashed into a refinery in Kursk.", ["drone_attack"]),
    ("A bus crashed into a lorry in Kursk, killing two.", ["accident"]),
    (
        "A bomb killed nine at a mosque in Peshawar. Hours later, gunmen shot dead a policeman in Peshawar.",
        ["bombing", "shooting"],
    ),
    ("A blast killed six in Baquba. Earlier in the day, the blast shattered windows across Baquba.", ["explosion"]),
]


@pytest.mark.parametrize(("text", "expected"), GONE_ON)
def test_another_of_its_kind_is_an_event_of_its_own(gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    """Another does what the weapon before did, and another hour brings another event; "the blast" brings none."""
    assert [one.event_type for one in incidents_of(gazetteer, text)] == expected


def test_a_town_nobody_knows_is_placed_by_where_it_is_said_to_lie(gazetteer: Gazetteer) -> None:
    """The sentence after says how far from a city the town is."""
    text = "Gunmen killed six farmers in Gidan Velmo on Sunday. The village is 30 km north of Gusau."
    (incident,) = incidents_of(gazetteer, text)
    assert incident.where is not None
    assert incident.where.geo_method == "computed"
    assert incident.where.toponym == "Gidan Velmo"


def test_a_share_of_the_dead_fell_elsewhere(gazetteer: Gazetteer) -> None:
    """Those who died in another place are counted there."""
    text = "Shelling of Kherson left 21 dead on Monday, among them three rescuers who were killed in nearby Bilozerka."
    dead = {one.where.place.name: one.fatalities for one in incidents_of(gazetteer, text) if one.where}
    assert {name: count.best for name, count in dead.items() if count is not None} == {"Kherson": 21, "Bilozerka": 3}
