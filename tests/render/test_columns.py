"""The table of columns: what files, styles and documentation follow."""

from __future__ import annotations

import pytest

from geomap.model import EVENT_TYPES
from geomap.render.columns import ACLED_TYPES, COLUMNS, GEOMETRY_TYPES, REQUIRED, TITLES, acled_types
from geomap.render.symbols import EVENT_SYMBOLS

DESIGNED = (
    "incident_id title event_type event_date date_start date_end time_precision date_text place toponym admin1 country "
    "country_code geonameid feature_code geo_precision geo_method radius_m score fatalities_low fatalities_best "
    "fatalities_high injured_low injured_best injured_high casualties_text figures_conflict weapons targets launched "
    "intercepted attributed_to status counterclaim quote report_id source source_title published report_count "
    "report_ids"
).split()


def test_incidents_have_the_designed_columns_first() -> None:
    """The columns users were promised come first, in the promised order."""
    assert [column.name for column in COLUMNS["incidents"]][: len(DESIGNED)] == DESIGNED


@pytest.mark.parametrize("layer", COLUMNS)
def test_names_are_unique_and_told(layer: str) -> None:
    """No layer has a column twice, even in a database that ignores case, and each column is explained."""
    names = [column.name.lower() for column in COLUMNS[layer]]
    assert len(set(names)) == len(names)
    assert all(column.alias and column.description for column in COLUMNS[layer])


def test_every_layer_is_in_every_table() -> None:
    """A layer has a title, a geometry type and required columns, all of them its own."""
    assert COLUMNS.keys() == TITLES.keys() == GEOMETRY_TYPES.keys() == REQUIRED.keys()
    for layer, needed in REQUIRED.items():
        assert set(needed) <= {column.name for column in COLUMNS[layer]}


def test_every_event_type_is_mapped_and_drawn() -> None:
    """Each event type has its ACLED types, or is known to have none, and its own symbol."""
    assert tuple(ACLED_TYPES) == EVENT_TYPES == tuple(EVENT_SYMBOLS)
    assert len({(symbol.colour, symbol.shape) for symbol in EVENT_SYMBOLS.values()}) == len(EVENT_TYPES)
    assert sorted(symbol.gravity for symbol in EVENT_SYMBOLS.values()) == list(range(1, len(EVENT_TYPES) + 1))


@pytest.mark.parametrize(
    ("event_type", "expected"),
    [
        ("missile_strike", ("Explosions/Remote violence", "Shelling/artillery/missile attack")),
        ("protest", ("Protests", "Peaceful protest")),
        ("flood", (None, None)),
        ("no such type", (None, None)),
    ],
)
def test_acled_types(event_type: str, expected: tuple[str | None, str | None]) -> None:
    """ACLED's types are its codebook's words; what it does not collect has none."""
    assert acled_types(event_type) == expected
