"""Layers as columns: nothing lost, nothing said twice."""

from __future__ import annotations

import json
from datetime import date

import pytest

from geomap.render.page.packing import (
    accounts_of,
    ends,
    outlet,
    pack,
    pack_accounts,
    pack_incidents,
    pack_places,
    plain,
    sources_of,
)
from tests.browser.samples import few_incidents, few_layers


def test_columns_that_repeat_themselves_are_coded() -> None:
    """A list of many equal texts becomes its distinct texts and their indexes."""
    assert pack(["a", "b", "a", "a", None]) == ["a", "b", "a", "a", None]
    assert pack(["a", "a", "a", "a", None, "a"]) == {"values": ["a", None], "at": [0, 0, 0, 0, 1, 0]}
    assert pack([None, None]) is None
    assert pack([1, 1, 1, None]) == [1, 1, 1, None]
    assert pack(["a", "a", "a"]) == {"all": "a"}


def test_evidence_says_nothing_twice() -> None:
    """What the incident's own columns say of its first account is left out; evidence of another form stays."""
    row = {"report_id": "r1", "source": "Wire", "quote": "It burned.", "evidence": "x"}
    told = [{"report_id": "r1", "source": "Wire", "quote": "It burned.", "marks": []}, {"quote": "It burned."}]
    first, second = json.loads(pack_accounts(row, told))
    assert first == [0, 0, None, None, None, 0, None, None, [], None]
    assert second[5] == "It burned."
    assert pack_accounts(row, [{"quote": "It burned.", "mood": "calm"}]) == "x"
    assert pack_accounts(row, []) == "x"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (date(2024, 3, 5), "2024-03-05"),
        (float("nan"), None),
        (float("inf"), None),
        (0.1234567, 0.12346),
        (3, 3),
        (True, True),
    ],
)
def test_values_become_json(value: object, written: object) -> None:
    """Dates are ISO, what is no number is nothing, and five decimals are enough."""
    assert plain(value) == written


def test_incidents_keep_their_rows_and_places() -> None:
    """Positions stand beside the columns, and an incident without a place has none."""
    packed = pack_incidents(few_incidents())
    assert packed["count"] == 6
    assert packed["lon"][0] == 36.2304
    assert packed["lat"][-1] is None
    assert packed["sources"]["values"][:2] == ["example.org", "Daily Courier"]
    assert json.dumps(packed)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("https://www.example.org/a/b", "example.org"),
        ("http://[::1", "http://[::1"),
        ("Daily Courier", "Daily Courier"),
        ("https://", "https://"),
    ],
)
def test_outlets(source: str, name: str) -> None:
    """An address is named by its host; anything else by itself, also what only looks like an address."""
    assert outlet(source) == name


@pytest.mark.parametrize("evidence", ["{", "[1, null]", '{"a": 1}', None, 7])
def test_evidence_that_cannot_be_read_names_no_source(evidence: object) -> None:
    """The first report's source is left."""
    assert sources_of({"source": "Wire"}, accounts_of({"evidence": evidence})) == ("Wire",)


def test_places_are_told_once_per_role() -> None:
    """The same place under two roles stands twice; places of incidents are left to the incidents."""
    places = pack_places(few_layers()[1])
    assert places["role"] == ["mentioned", "dateline", "anchor", "launch_origin"]
    assert places["mentions"] == [1, 1, 1, 1]


def test_ends_of_a_line_cut_at_the_antimeridian() -> None:
    """Of two pieces, the start of the first and the end of the second count."""
    cut = {"type": "MultiLineString", "coordinates": [[[179, 1], [180, 2]], [[-180, 2], [-179, 3]]]}
    assert ends(cut) == [179, 1, -179, 3]
