"""Whole short reports: who was killed and hurt where, and on which day."""

from __future__ import annotations

from datetime import date

import pytest

from geomap.gazetteer import Gazetteer
from geomap.model import Count
from tests.extract.reading import incidents_of


def _amount(count: Count) -> str:
    if count.low is None:
        return "?" if count.high is None else f"-{count.high}"
    if count.high is None:
        return f"{count.low}+"
    return str(count.low) if count.low == count.high else f"{count.low}-{count.high}"


def _rows(gazetteer: Gazetteer, text: str) -> list[str]:
    """Return "Quetta K5 I11 05-12" of each incident: killed, injured, month and day. Published on 14 May 2024."""
    return sorted(
        f"{one.where.toponym} K{_amount(one.fatalities)} I{_amount(one.injured)} "
        f"{one.when.first.strftime('%m-%d') if one.when.first else '-'}"
        for one in incidents_of(gazetteer, text, published=date(2024, 5, 14))
        if one.where
    )


REPORTS = [
    (
        (
            "A fire gutted a market in Kumasi in Ghana on Monday, 11 days after a blaze in Tamale that killed six. "
            "Three traders were hurt."
        ),
        ["Kumasi K? I3 05-13", "Tamale K6 I? 05-02"],
    ),
    (
        (
            "Nine people were killed in an air strike on Khiam in Lebanon on Sunday. It was the second time "
            "the town was hit: on May 25 three people were killed there."
        ),
        ["Khiam K3 I? 05-25", "Khiam K9 I? 05-12"],
    ),
    (
        (
            "Six people were killed and four hurt when a bomber struck a tea shop in Mogadishu on Sunday evening.\n\n"
            "It was the second blast in the city in one day. In the morning a car bomb went off near a checkpoint. "
            "Three people died and eight were hurt."
        ),
        ["Mogadishu K3 I8 05-12", "Mogadishu K6 I4 05-12"],
    ),
    (
        "At least 23 people were killed in clashes since Saturday night around Marib in Yemen.",
        ["Marib K23+ I? 05-11"],
    ),
    (
        (
            "Rebels kill 28 with bus bomb\n\nAt least 28 people died when a bomb blew up a bus in Sri Lanka on Sunday."
            "\n\nThe attack on the bus happened in the town of Kandy.\n\nA second bomb, 12 miles south of the first, "
            "hit an army truck and wounded three soldiers.\n\nTwo people were shot dead in Colombo."
        ),
        ["Colombo K2 I? 05-12", "Kandy K28+ I? 05-12", "Kandy K? I3 05-12"],
    ),
    (
        "Officials said 20 had been killed at Goma, 14 at Sake and the rest around Masisi on Sunday.",
        ["Goma K20 I? 05-12", "Masisi K? I? 05-12", "Sake K14 I? 05-12"],
    ),
    ("Troops killed 24 rebels in clashes near Goma on Sunday, and one soldier died.", ["Goma K25 I? 05-12"]),
    (
        (
            "KIRKUK - Gunmen killed a teacher and his driver on Monday, police said.\n\n"
            "MOSUL - A car bomb killed four soldiers, the army said.\n\n"
            "MOSUL - One person was killed and another wounded when a patrol opened fire by mistake."
        ),
        ["KIRKUK K2 I? 05-13", "MOSUL K1 I1 05-14", "MOSUL K4 I? 05-14"],
    ),
    (
        (
            "A bomb killed three people in Quetta on Sunday. Two more died in hospital the next day, bringing the toll "
            "to five, and 11 are being treated for burns."
        ),
        ["Quetta K5 I11 05-12"],
    ),
    (
        (
            "Four people died in Kharkiv and two in Sumy on Monday. In Kharkiv another 12 were wounded, and nobody was "
            "hurt in Odesa when a drone hit a warehouse."
        ),
        ["Kharkiv K4 I12 05-13", "Odesa K0 I0 05-13", "Sumy K2 I? 05-13"],
    ),
    (
        (
            "An explosion ripped through a restaurant in Herat on Monday. Police first said four people had died, but "
            "the provincial health chief later put the dead at nine and the injured at 22."
        ),
        ["Herat K9 I22 05-13"],
    ),
    (
        (
            "A grenade thrown into a church in Bujumbura killed three worshippers on Sunday and wounded 11. One of the "
            "wounded died on Monday, raising the death toll to four."
        ),
        ["Bujumbura K4 I11 05-12"],
    ),
    (
        (
            "Russia fired missiles at Odesa overnight, injuring six. The previous night four people were killed in a "
            "strike on Kharkiv."
        ),
        ["Kharkiv K4 I? 05-13", "Odesa K? I6 05-14"],
    ),
    (
        (
            "Seven people were killed in the early hours of Monday when a shell hit a market in Donetsk. The next day, "
            "three people were wounded in Makiivka."
        ),
        ["Donetsk K7 I? 05-13", "Makiivka K? I3 05-14"],
    ),
    (
        "Police fired tear gas at protesters in Nairobi on Monday. Three people were shot dead, a rights group said.",
        ["Nairobi K3 I? 05-13"],
    ),
    (
        "A commander was killed in a drone strike near Qamishli on Monday. Two of his companions were also killed.",
        ["Qamishli K3 I? 05-13"],
    ),
    (
        (
            "Two dead, nine hurt in Kharkiv strike\n\nA missile hit a printing house in Kharkiv on Monday, killing "
            "two. Prosecutors said the number of wounded had grown to 17 by evening."
        ),
        ["Kharkiv K2 I17 05-13"],
    ),
    (
        "In North Darfur, the state capital El-Fasher was hit by drones on Monday, with a death toll of at least 110.",
        ["El-Fasher K110+ I? 05-13"],
    ),
    (
        "Two officers were killed and three conscripts hurt when a bomb went off by the road in Arish on Sunday.",
        ["Arish K2 I3 05-12"],
    ),
]


@pytest.mark.parametrize(("text", "rows"), REPORTS)
def test_each_incident_has_its_own_dead_hurt_and_day(gazetteer: Gazetteer, text: str, rows: list[str]) -> None:
    """Figures of one place, line or day are not another's; later figures replace earlier ones."""
    assert _rows(gazetteer, text) == rows
