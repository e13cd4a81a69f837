"""What an event hit, and what its report only mentions."""

from __future__ import annotations

import pytest

from geomap.gazetteer import Gazetteer
from tests.extract.reading import incidents_of

HIT = [
    ("A missile hit an apartment block in Kharkiv on Monday.", ("residential",)),
    ("A drone struck a hospital in Kharkiv on Monday.", ("hospital",)),
    ("A car bomb exploded at a police station in Quetta on Monday.", ("police",)),
    (
        "An earthquake destroyed 200 houses, two schools and a bridge in Herat on Monday.",
        ("residential", "school", "transport", "infrastructure"),
    ),
    ("Two policemen were shot dead in Quetta on Monday.", ("police",)),
    ("A bomb killed five soldiers in Quetta on Monday.", ("military",)),
    ("A suicide bomber struck outside the foreign ministry building in Kabul on Monday.", ("government",)),
    ("Three children died in a house fire in Leeds on Monday.", ("residential",)),
    ("Drones set fire to an oil refinery in Ryazan on Monday.", ("energy", "industrial")),
    ("A passenger plane crashed near Nairobi on Monday.", ("transport",)),
    ("Armed men raided the village of Anka in Zamfara on Sunday, killing nine people.", ("residential",)),
    ("A drone strike on the Dar al-Salam neighbourhood of Omdurman killed three on Thursday.", ("residential",)),
    ("The army destroyed a tank near Kupiansk on Monday with an anti-tank missile.", ("military",)),
    ("Fighting between Ukrainian troops and Russian forces was reported near Lyman on Monday.", ("military",)),
    ("A bomb exploded near the railway station in Quetta on Monday, wounding four.", ("transport",)),
    ("A drone dropped a grenade on a garbage truck in Beryslav on Monday.", ("civilian_vehicle",)),
    ("A sticky bomb attached to a car killed its driver in Kirkuk on Monday.", ("civilian_vehicle",)),
]
ONLY_NAMED = [
    ("A man was shot dead by police in Mannheim on Monday.", ()),
    ("Two herders were killed by soldiers near Makurdi on Monday.", ("agriculture",)),
    ("Gunmen in a pickup truck opened fire on a crowd in Tripoli on Monday.", ("public_space",)),
    ("Warplanes bombed Idlib on Monday, and soldiers killed two fighters.", ()),
    ("A rocket struck Haifa on Monday, and the mayor called for calm.", ()),
    ("A missile struck Kharkiv on Monday. The wounded were taken to a hospital.", ()),
    ("A car bomb exploded in Quetta on Monday, police said.", ()),
    ("A car bomb exploded in Quetta on Monday, the ministry said.", ()),
    ("Gunmen attacked Quetta on Monday, a police spokesman told reporters.", ()),
    ("Two civilians were shot dead near the railway station in Quetta on Monday.", ()),
    ("A man was shot dead on his way home in Quetta on Monday.", ()),
    ("Four people are in hospital after a shooting in Malmö on Monday.", ()),
    ("An explosive-laden car blew up outside a bank in Mosul on Monday.", ("commercial",)),
    ("A bomb hit a bus in Quetta on Monday, and helicopters flew the wounded to Karachi.", ("civilian_vehicle",)),
    ("Suspected herders attacked a village near Makurdi on Monday, killing seven.", ("residential",)),
    ("A missile struck the government-held city of Marib on Monday.", ()),
    ("Two people were hurt by an explosion at University Hospital in Columbia on Monday.", ("hospital",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HIT + ONLY_NAMED)
def test_targets_are_what_was_hit(gazetteer: Gazetteer, text: str, expected: tuple[str, ...]) -> None:
    """Objects of the event are targets; hospitals of the wounded and police who speak are not."""
    assert [incident.targets for incident in incidents_of(gazetteer, text)] == [expected]
