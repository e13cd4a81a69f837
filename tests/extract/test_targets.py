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
        ("residential", "school", "transport"),
    ),
    ("Two policemen were shot dead in Quetta on Monday.", ("police",)),
    ("A bomb killed five soldiers in Quetta on Monday.", ("military",)),
    ("A suicide bomber struck outside the foreign ministry building in Kabul on Monday.", ("government",)),
    ("Three children died in a house fire in Leeds on Monday.", ("residential",)),
    ("Drones set fire to an oil refinery in Ryazan on Monday.", ("energy", "industrial")),
    ("A passenger plane crashed near Nairobi on Monday.", ("transport",)),
]
ONLY_NAMED = [
    ("Gunmen in a pickup truck opened fire on a crowd in Tripoli on Monday.", ("public_space",)),
    ("Warplanes bombed Idlib on Monday, and soldiers killed two fighters.", ()),
    ("A rocket struck Haifa on Monday, and the mayor called for calm.", ()),
    ("A missile struck Kharkiv on Monday. The wounded were taken to a hospital.", ()),
    ("A car bomb exploded in Quetta on Monday, police said.", ()),
    ("A car bomb exploded in Quetta on Monday, the ministry said.", ()),
    ("Gunmen attacked Quetta on Monday, a police spokesman told reporters.", ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HIT + ONLY_NAMED)
def test_targets_are_what_was_hit(gazetteer: Gazetteer, text: str, expected: tuple[str, ...]) -> None:
    """Objects of the event are targets; hospitals of the wounded and police who speak are not."""
    assert [incident.targets for incident in incidents_of(gazetteer, text)] == [expected]
