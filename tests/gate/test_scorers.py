"""The scorers of the gate, on reports made up for the purpose."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.gate import floors as kept
from tests.gate.distance import distances_found, great_circle_km
from tests.gate.incidents import Pin, Tally, add_report, compatible, figure_right, matches
from tests.gate.places import Mention, PlaceTally, add_text

KHARKIV = {
    "place": "Kharkiv",
    "lat": 49.99,
    "lon": 36.23,
    "level": "settlement",
    "kinds": ["drone_attack"],
    "date": "2025-03-01",
    "fatalities": {"low": 2, "high": 2},
    "injured": None,
    "weapons": ["drone", "missile"],
    "targets": [],
    "optional": False,
    "evidence": "two died in Kharkiv",
}


def test_a_right_pin_counts_in_full() -> None:
    """A pin at the place, of the kind, with the figures, makes every figure 1."""
    tally = Tally()
    right = Pin(50.0, 36.3, "drone_attack", "2025-03-01", (2, 2), weapons=frozenset(["drone", "missile"]))
    add_report(tally, "a", [KHARKIV], [right])
    assert set(tally.figures().values()) == {1.0}
    assert not tally.misses


@pytest.mark.parametrize(
    ("pin", "figure", "value"),
    [
        (Pin(50.4, 36.23, "drone_attack"), "f1", 0.0),  # 46 km off
        (Pin(49.99, 36.23, "flood"), "f1", 0.0),
        (Pin(49.99, 36.23, "shelling"), "type", 0.0),
        (Pin(49.99, 36.23, "drone_attack", "2025-03-02"), "date", 0.0),
        (Pin(49.99, 36.23, "drone_attack", killed=(2, None)), "killed", 0.0),
        (Pin(49.99, 36.23, "drone_attack", injured=(1, 1)), "injured", 0.0),
        (Pin(49.99, 36.23, "drone_attack", weapons=frozenset(["drone"])), "weapons", 0.5),
    ],
)
def test_a_wrong_pin_costs_what_is_wrong(pin: Pin, figure: str, value: float) -> None:
    """Place and kind decide whether a pin matches; the rest is scored on what matches."""
    tally = Tally()
    add_report(tally, "a", [KHARKIV], [pin])
    assert tally.figures()[figure] == value


def test_optional_rows_neither_help_nor_harm() -> None:
    """Whether an optional row is found or not, precision and recall stay as they are."""
    optional = KHARKIV | {"lat": 46.48, "lon": 30.73, "place": "Odesa", "optional": True}
    for pins in ([Pin(49.99, 36.23, "drone_attack")], [Pin(49.99, 36.23, "drone_attack"), Pin(46.48, 30.73, "fire")]):
        tally = Tally()
        add_report(tally, "a", [KHARKIV, optional], pins)
        assert tally.figures()["f1"] == 1.0


def test_each_pin_serves_one_row() -> None:
    """Two rows of one place need two pins, and the better agreement is taken."""
    rows = [KHARKIV | {"date": "2025-02-27"}, KHARKIV]
    pins = [Pin(49.99, 36.23, "drone_attack", "2025-03-01")]
    assert matches(rows, pins) == [(1, 0)]


@pytest.mark.parametrize(("kind", "gold", "agree"), [("fire", "attack", True), ("flood", "attack", False)])
def test_armed_kinds_are_compatible(kind: str, gold: str, *, agree: bool) -> None:
    """A type may stand for another one only among the kinds of armed violence."""
    assert compatible(kind, [gold]) is agree


@pytest.mark.parametrize(
    ("gold", "said", "right"),
    [
        (None, (None, None), True),
        (None, (0, 0), True),
        (None, (3, 3), False),
        ({"low": 16, "high": None}, (16, 20), True),
        ({"low": 16, "high": None}, (15, None), False),
        ({"low": None, "high": 85}, (None, 85), True),
        ({"low": None, "high": 85}, (85, 85), False),
        ({"low": None, "high": None, "text": "dozens"}, (24, None), None),
    ],
)
def test_figures_of_casualties(
    gold: dict[str, int | None] | None, said: tuple[int | None, int | None], *, right: bool | None
) -> None:
    """A low and a high must both agree; words without a number are not asked for."""
    assert figure_right(gold, said) is right


def test_distances_need_quote_and_kilometres() -> None:
    """A stated distance counts when the words overlap and the kilometres agree within two in a hundred."""
    gold = [{"quote": "30 miles south of Beirut", "km": 48.3}, {"quote": "two miles off", "km": 3.2}]
    told = [("Ain Qana, 30 miles south of Beirut", 48.28), ("two miles off", 2.0)]
    assert distances_found(gold, told) == (1, ["two miles off"])


def test_kilometres_between_cities() -> None:
    """Kyiv and Kharkiv are 410 km apart."""
    assert great_circle_km(50.45, 30.52, 49.99, 36.23) == pytest.approx(410, abs=3)


def test_places_are_matched_by_overlap_and_scored_by_nearness() -> None:
    """A name recognised but resolved far away counts for recognition alone."""
    tally = PlaceTally()
    gold = [Mention(0, 5, (48.86, 2.35), "Paris"), Mention(10, 16, (51.5, -0.1), "London")]
    told = [Mention(0, 5, (33.66, -95.55), "Paris"), Mention(30, 34, (47.0, 8.0), "Bern")]
    assert add_text(tally, gold, told) == ["missed London", "false Bern", "far Paris: (33.66, -95.55)"]
    assert tally.figures() == {"f1": 0.5, "acc161": 0.0, "e2e": 0.0}


def test_floors_rise_alone_and_fall_with_a_reason(tmp_path: Path) -> None:
    """Raising never lowers a floor; lowering writes down what it was, and why; both survive the file."""
    floors = kept.Floors({"a": 0.9, "b": 0.5})
    floors.raise_to({"a": 0.8, "b": 0.6789, "c": 1.0})
    assert floors.floors == {"a": 0.9, "b": 0.678, "c": 1.0}
    assert floors.falls({"a": 0.89, "b": 0.7}) == ["a", "c"]
    floors.lower("a", 0.85, 'a rule that guessed "there" was wrong', date(2025, 3, 1))
    kept.save(floors, tmp_path / "floors.toml")
    assert kept.load(tmp_path / "floors.toml") == floors
    assert floors.lowered[0]["from"] == 0.9
