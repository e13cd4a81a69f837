"""Values brought to the types of their columns."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from geomap.model import Column, ColumnType
from geomap.render.values import typed


def column(kind: ColumnType) -> Column:
    """Return a column of a type."""
    return Column("c", kind, "C", "A column")


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("int", 3.0, 3),
        ("int", "12", 12),
        ("int", "12.0", 12),
        ("int", True, 1),
        ("float", 1, 1.0),
        ("float", " 0.5 ", 0.5),
        ("bool", 1, True),
        ("bool", 0.0, False),
        ("bool", "False", False),
        ("bool", "T", True),
        ("date", "2024/03/02", "2024-03-02"),
        ("date", "2024-03-02T00:00:00", "2024-03-02"),
        ("date", date(2024, 3, 2), "2024-03-02"),
        ("datetime", "2024-03-02 23:59:59+00", "2024-03-02T23:59:59Z"),
        ("datetime", "2024/03/02 23:59:59.000", "2024-03-02T23:59:59Z"),
        ("datetime", datetime(2024, 3, 2, 3, tzinfo=timezone(timedelta(hours=3))), "2024-03-02T00:00:00Z"),
        ("datetime", datetime(824, 3, 2, tzinfo=UTC), "0824-03-02T00:00:00Z"),
        ("string", 5, "5"),
        ("string", [{"a": "é"}], '[{"a":"é"}]'),
        ("int", None, None),
        ("int", "", None),
        ("float", float("nan"), None),
        ("string", "", None),
    ],
)
def test_readable_values(kind: ColumnType, value: object, expected: object) -> None:
    """A value is read in any spelling that QGIS, OGR or a hand would use; nothing is null."""
    found = typed(column(kind), value)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("int", "many"),
        ("int", 2.5),
        ("int", 1e300),
        ("float", "inf"),
        ("bool", "maybe"),
        ("date", "2025-03"),
        ("date", "next week"),
        ("datetime", "25:00"),
    ],
)
def test_unreadable_values(kind: ColumnType, value: object) -> None:
    """A value that does not fit its column is refused, not guessed at."""
    with pytest.raises(ValueError, match=r"."):
        typed(column(kind), value)
