"""What `explain` says of a place can be read by one who knows no codes."""

from __future__ import annotations

import pytest

from geomap.cli.explanation import described
from geomap.model import Place


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (
            Place(1, "Chuhuiv", 36.7, 49.8, "P", "PPL", "UA", "Ukraine", "07", "Kharkiv Oblast"),
            "Chuhuiv, a town or village in Kharkiv Oblast, Ukraine",
        ),
        (
            Place(2, "Kharkiv Oblast", 36.4, 49.5, "A", "ADM1", "UA", "Ukraine", "07", "Kharkiv Oblast"),
            "Kharkiv Oblast, a region in Ukraine",
        ),
        (Place(3, "Ukraine", 32.0, 49.0, "A", "PCLI", "UA", "Ukraine"), "Ukraine, a country"),
        (Place(4, "Atlantis", 0.0, 0.0, "T", "ISL", None, None), "Atlantis, ISL"),
    ],
)
def test_places_are_told_in_words(place: Place, words: str) -> None:
    """No name stands twice, no blank is told, and kinds are words."""
    assert described(place) == words
