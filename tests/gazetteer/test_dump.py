"""A gazetteer from a GeoNames dump in its own format."""

from __future__ import annotations

from pathlib import Path

import pytest

from geomap.errors import GazetteerError
from geomap.gazetteer import Gazetteer, build_gazetteer, open_gazetteer


@pytest.mark.parametrize(
    ("name", "geonameid"),
    [
        ("Kharkiv", 706483),
        ("Kharkov", 706483),
        ("Pokrovsk", 704422),
        ("Sloviansk", 692087),
        ("Kharkiv region", 706482),
        ("Donetsk Oblast", 709716),
        ("Moscow", 524901),
        ("Sea of Azov", 630468),
        ("Ukrainian", 690791),
    ],
)
def test_names_mean_the_places_they_should(small: Gazetteer, name: str, geonameid: int) -> None:
    """Primary names, region names and demonyms of the dump's places lead to them first."""
    assert small.candidates(name)[0].place.geonameid == geonameid


def test_historic_names_are_marked(small: Gazetteer) -> None:
    """The dump's flag for old names outweighs any likeness."""
    assert [found.name_kind for found in small.candidates("Pokrovsk")] == ["primary", "historic"]


@pytest.mark.parametrize("name", ["HRK", "https://en.example.org/wiki/Kharkiv"])
def test_codes_and_links_are_no_names(small: Gazetteer, name: str) -> None:
    """Airport codes and addresses among the alternate names are left out."""
    assert not small.candidates(name)


def test_a_gazetteer_of_a_dump_is_kept(small: Gazetteer) -> None:
    """Opening one built from a dump does not replace it by the standard one."""
    path = Path(small.info()["file"])
    assert open_gazetteer(path).version == small.version


def test_without_alternates_the_rows_own_names_serve(dump_folder: Path, tmp_path: Path) -> None:
    """The fourth column of the places file stands in for the alternate names file."""
    built = build_gazetteer(tmp_path / "g.sqlite", geonames=dump_folder / "allCountries.txt")
    assert built.candidates("Harkov")[0].place.geonameid == 706483


@pytest.mark.parametrize("text", ["not a dump\n", "1\tA\tA\t\tx\ty\tP\tPPL\tUA\t\t05\t\t\t\t7\t\t\t\t\n", "\udcff"])
def test_a_file_in_another_format_is_refused(tmp_path: Path, text: str) -> None:
    """Too few columns, bad numbers and binary junk each give one clear error, and leave nothing behind."""
    path = tmp_path / "allCountries.txt"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(GazetteerError):
        build_gazetteer(tmp_path / "g.sqlite", geonames=path)
    assert not (tmp_path / "g.sqlite").exists()
    assert not list(tmp_path.glob(".building-*"))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """The error says which file is missing and where to get it."""
    with pytest.raises(GazetteerError, match=r"nowhere\.txt.*download"):
        build_gazetteer(tmp_path / "g.sqlite", geonames=tmp_path / "nowhere.txt")


def test_parts_of_a_dump_need_its_places(tmp_path: Path) -> None:
    """Alternate names alone are refused with the option that is missing."""
    with pytest.raises(GazetteerError, match="--geonames"):
        build_gazetteer(tmp_path / "g.sqlite", alternate=tmp_path / "alternateNamesV2.txt")
