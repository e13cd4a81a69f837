"""Outlines of regions, made of which town is nearest, complete over the country, and kept."""

from __future__ import annotations

from pathlib import Path

import pytest
import shapely

from geomap.gazetteer import build_gazetteer, open_gazetteer
from geomap.gazetteer.outlines import region_outlines
from geomap.model import Place


def town(lon: float, lat: float, region: str | None) -> Place:
    """Return a town."""
    return Place(1, "Town", lon, lat, "P", "PPL", "XX", admin1_code=region)


SQUARE = shapely.box(0, 50, 8, 54)


def test_regions_share_a_country_by_nearness() -> None:
    """Each region is what lies nearest to its towns; together they are the country, and they do not overlap."""
    towns = [town(1, 51, "01"), town(1, 53, "01"), town(7, 51, "02"), town(7, 53, "02"), town(4, 52, None)]
    found = region_outlines(towns, SQUARE)
    assert found.keys() == {"01", "02"}
    assert found["01"].bounds == pytest.approx((0, 50, 4, 54))
    assert found["02"].bounds == pytest.approx((4, 50, 8, 54))
    assert shapely.union_all(list(found.values())).symmetric_difference(SQUARE).area < 1e-9
    assert found["01"].intersection(found["02"]).area < 1e-9


def test_a_country_of_one_region_is_that_region() -> None:
    """One region with towns is the whole country; none without."""
    assert region_outlines([town(1, 51, "01"), town(2, 52, "01")], SQUARE) == {"01": SQUARE}
    assert region_outlines([town(1, 51, None)], SQUARE) == {}


@pytest.fixture
def fresh(dump_folder: Path, tmp_path: Path) -> Path:
    """Return the file of a small gazetteer whose regions nobody has asked for."""
    path = tmp_path / "small.sqlite"
    build_gazetteer(
        path,
        geonames=dump_folder / "allCountries.txt",
        admin1=dump_folder / "admin1CodesASCII.txt",
        alternate=dump_folder / "alternateNamesV2.txt",
    )
    return path


@pytest.mark.parametrize("kept", [None, b"no database"])
def test_regions_are_derived_once(fresh: Path, kept: bytes | None) -> None:
    """A region's outline is derived when first asked for and read afterwards; a spoilt file is no outline."""
    beside = fresh.with_suffix(".outlines")
    if kept is not None:
        beside.write_bytes(kept)
    outlines = []
    for _ in range(2):
        gazetteer = open_gazetteer(fresh)
        region = gazetteer.place(706482)
        assert region is not None
        outlines.append(gazetteer.outline(region))
    assert outlines[0] is not None
    assert outlines[0] == outlines[1]
    assert beside.read_bytes()[:6] == (b"SQLite" if kept is None else kept[:6])
