"""News of strikes and of the front: what is recalled, told in telegrams, placed by several words, or only near it."""

from __future__ import annotations

from datetime import date

import pytest

from geomap.gazetteer import Gazetteer
from tests.extract.reading import incidents_of, pins_of

STRIKES = "Drones struck Odesa in Ukraine on Sunday, killing two people. "

PINNED = [
    # recalled by a verb, or dated to a month
    (STRIKES + "Last week a drone fell on Zatoka, burning a barn.", ["Odesa", "Zatoka"]),
    (
        STRIKES + "A blogger died in April 2023 when a statuette handed to him in Kherson exploded.",
        ["Odesa", "Kherson"],
    ),
    # after a hyphen, a verb of hearing, another "near"
    ("Shells slammed into a residential quarter of the rebel-held town of Saraqib in Syria, killing six.", ["Saraqib"]),
    ("Clashes were also reported from Bakhmut and Avdiivka in Ukraine on Monday.", ["Bakhmut", "Avdiivka"]),
    ("Residents of Kharkiv in Ukraine heard at least ten explosions on Monday.", ["Kharkiv"]),
    (
        "Attacks continued near Bakhmut, and east of it near Soledar, and depots near Kupiansk were hit on Monday.",
        ["Bakhmut", "Soledar", "Kupiansk"],
    ),
    ("Russian forces attacked in the Kursk-Sumy border area near Yunakivka in Ukraine on Monday.", ["Yunakivka"]),
    ("Drones hit high-rise offices in Kharkiv, Ukraine, on Monday, wounding two.", ["Kharkiv"]),
    # said since when
    (
        "Israel struck a jet at Mashhad airport in Iran on Monday, its longest flight since fighting began last week.",
        ["Mashhad"],
    ),
    # by other words
    ("Sea drones went for the naval base at Feodosia on Monday.", ["Feodosia"]),
    ("Troops stormed Tulkarm early on Monday and rounded up 14 people.", ["Tulkarem"]),
    ("The village of Robotyne in Ukraine has been liberated, the ministry wrote on Monday.", ["Robotyne"]),
    ("Iraqi officials said a base near Jurf al-Sakhar had been targeted by drones on Monday.", ["Jurf al-Sakhar"]),
    ("Jets struck what the army called a weapons store near Baalbek in Lebanon on Monday.", ["Baalbek"]),
    ("Russian forces are continuing to storm Toretsk in Ukraine from three sides.", ["Toretsk"]),
    ("Ukrainian forces gained a foothold near Krynky on Monday.", ["Krynky"]),
    ("Three attacks were repelled near Avdiivka, Ukraine, on Monday.", ["Avdiivka"]),
]


@pytest.mark.parametrize(("text", "expected"), PINNED)
def test_a_strike_is_pinned_where_it_was(gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    """Whether it is news or recalled, and by whatever word leads to the place."""
    assert pins_of(gazetteer, text) == expected


LEFT_ALONE = [
    (
        "Sirens sounded in Haifa as rockets were fired; one struck a house in Nahariya, Israel, on Monday.",
        ["Nahariyya"],
    ),
    ("A barge was damaged off Odesa, Ukraine, by a drone a day after one of Moscow's warships was hit.", ["Odesa"]),
    ("People fleeing Hodeidah were killed on Monday when a missile hit a bus in Zabid in Yemen.", ["Zabid"]),
    ("A soldier killed last year and buried at first in Dnipro was laid to rest on Monday in Ukraine.", []),
    (STRIKES + "Tanks rolled through Mykolaiv at the weekend, and his forces had marched from Kherson.", ["Odesa"]),
    ("At a funeral in Lviv for a soldier killed near Bakhmut, mourners knelt on Monday.", ["Bakhmut"]),
    ("The PKK attacked a post in Cukurca on Monday, killing 12; Ankara put its losses at three.", ["Çukurca"]),
    ("A drone hit a depot in Kharkiv on Monday, Houthi-run Masirah TV said.", ["Kharkiv"]),
    (STRIKES + "Kharkiv has seen the worst of the shelling over the last week.", ["Odesa"]),
]


@pytest.mark.parametrize(("text", "expected"), LEFT_ALONE)
def test_places_beside_a_strike_have_no_pin(gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    """Places only warned, left, passed through, or whose ships or broadcasters are meant."""
    assert pins_of(gazetteer, text) == expected


DIGEST = """Evening digest

🇸🇾 Jableh: Security patrol ambushed nr. Latakia; 3 dead. Masked men torch shops in Baniyas, no word on victims.

🇾🇪 Taiz: sniper kills woman collecting water.

🇹🇷 Izmir: forest fire in Seferihisar, 4 villages evacuated.
"""


def test_telegrams_are_read_in_the_present_tense(gazetteer: Gazetteer) -> None:
    """Each line is of its own, and a town at its head holds the village named next."""
    told = {(one.where.place.name, one.event_type) for one in incidents_of(gazetteer, DIGEST) if one.where}
    assert {("Baniyas", "fire"), ("Taiz", "shooting"), ("Seferihisar", "wildfire")} <= told
    assert "İzmir" not in {place for place, _ in told}


def test_a_bare_strike_is_of_the_kind_told_before(gazetteer: Gazetteer) -> None:
    """A second strike after one by drones is by drones too, but one after shelling is from the air."""
    text = "A drone hit a depot in Port Sudan in Sudan on Sunday. A second strike hit the airport at Kassala."
    assert [one.event_type for one in incidents_of(gazetteer, text)] == ["drone_attack", "drone_attack"]
    text = "Shells fell on Port Sudan in Sudan on Sunday. Another strike hit the airport at Kassala."
    assert [one.event_type for one in incidents_of(gazetteer, text)] == ["shelling", "air_strike"]


def test_a_superlative_points_back_to_nothing(gazetteer: Gazetteer) -> None:
    """What is called the deadliest attack since then is another than the one reported."""
    text = STRIKES + "On June 1 four people died there in what the mayor called the deadliest strike since spring."
    days = [one.when.first for one in incidents_of(gazetteer, text)]
    assert days == [date(2024, 6, 9), date(2024, 6, 1)]


TYPES = [
    ("Drones sank a patrol boat off Feodosia on Monday.", "drone_attack"),
    ("Russian sabotage groups attacked positions near Kupiansk, Ukraine, on Monday.", "armed_clash"),
    ("The town of Kupiansk was bombed on Friday, killing two people.", "air_strike"),
    ("Russian bombing killed three people in Kharkiv.", "air_strike"),
    ("A bomb hit a bakery in Kherson, killing ten people.", "air_strike"),
    ("A bomb hit a bus in Quetta, killing four.", "bombing"),
    ("Ukraine's navy said it had hit a tanker in the Black Sea off Odesa.", "attack"),
    ("Troops inflicted losses on two brigades near Kupiansk in Ukraine on Monday.", "shelling"),
]


@pytest.mark.parametrize(("text", "kind"), TYPES)
def test_a_strike_has_the_type_its_words_tell(gazetteer: Gazetteer, text: str, kind: str) -> None:
    """Ships sunk by drones met no accident, a sabotage group is not sabotage, and bombs fall or are laid."""
    assert [one.event_type for one in incidents_of(gazetteer, text)] == [kind]
