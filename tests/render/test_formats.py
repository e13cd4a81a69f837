"""The other forms in which incidents are written."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import fromstring

import geopandas as gpd
import pyogrio
import pytest

from geomap.errors import OutputError
from geomap.model import Layer, Survey, Window
from geomap.render import parquet
from geomap.render.coded import ACLED_COLUMNS, UCDP_COLUMNS, row_of
from geomap.render.formats import FORMATS, flat_row
from geomap.render.incident_rows import incident_feature
from geomap.render.layers import layers_of, located
from tests.render.surveys import KHARKIV, ODESA_REGION, SCRIPTS, at, incident

KML = "{http://www.opengis.net/kml/2.2}"


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_bytes_twice(name: str, any_layers: tuple[Layer, ...], tmp_path: Path) -> None:
    """Every form of every survey is written, and written alike the second time."""
    form = FORMATS[name]
    paths = [tmp_path / f"{part}{form.suffix}" for part in ("a", "b")]
    for path in paths:
        form.write(any_layers, path)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert sorted(tmp_path.iterdir()) == paths


@pytest.mark.parametrize("name", FORMATS)
def test_a_folder_that_is_not_there(name: str, layers: tuple[Layer, ...], tmp_path: Path) -> None:
    """Every form that cannot be written is one line."""
    with pytest.raises(OutputError) as caught:
        FORMATS[name].write(layers, tmp_path / "nowhere" / "x")
    assert "\n" not in str(caught.value)


def test_json_lines_keep_everything(layers: tuple[Layer, ...], tmp_path: Path) -> None:
    """JSON Lines hold one incident each, those without a place too, with the evidence as a list."""
    FORMATS["jsonl"].write(layers, tmp_path / "x.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "x.jsonl").read_text("utf-8").splitlines()]
    assert rows == [flat_row(feature) for feature in layers[0].features]
    assert (rows[0]["lon"], rows[0]["lat"]) == (36.25272, 49.98081)
    assert rows[3]["lon"] is None
    assert rows[0]["evidence"][1]["merge_reason"] == "same place and day"


def test_flatgeobuf_and_parquet(any_layers: tuple[Layer, ...], tmp_path: Path) -> None:
    """FlatGeobuf and GeoParquet hold every located incident with its types, in WGS84."""
    incidents = any_layers[0]
    FORMATS["fgb"].write(any_layers, tmp_path / "x.fgb")
    FORMATS["parquet"].write(any_layers, tmp_path / "x.parquet")
    info = pyogrio.read_info(tmp_path / "x.fgb")
    types = dict(zip(info["fields"], info["ogr_types"], strict=True))
    assert info["features"] == len(located(incidents))
    assert (types["fatalities_low"], types["date_start"]) == ("OFTInteger64", "OFTDateTime")
    frame = gpd.read_parquet(tmp_path / "x.parquet")
    assert len(frame) == len(located(incidents))
    assert frame.crs == "EPSG:4326"


def test_parquet_without_pyarrow(layers: tuple[Layer, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pyarrow is missing the error says how to get it."""
    monkeypatch.setattr(parquet, "find_spec", lambda _: None)
    with pytest.raises(OutputError, match=r"pip install 'geomap\[parquet\]'"):
        FORMATS["parquet"].write(layers, tmp_path / "x.parquet")


def test_kml(layers: tuple[Layer, ...], tmp_path: Path) -> None:
    """KML holds a folder a layer, and each incident with its style, time and columns."""
    FORMATS["kml"].write(layers, tmp_path / "x.kml")
    root = fromstring((tmp_path / "x.kml").read_text("utf-8"))  # noqa: S314 - written a line ago
    folders = root.findall(f"{KML}Document/{KML}Folder")
    names = [folder.findtext(f"{KML}name") for folder in folders]
    assert names == ["Incidents", "Places named in the reports", "Stated distances", "Uncertainty of place"]
    strike = folders[0].findall(f"{KML}Placemark")[0]
    assert strike.findtext(f"{KML}name") == "Missile strike, Kharkiv: 2 killed, 30+ injured"
    assert strike.findtext(f"{KML}styleUrl") == "#event-missile_strike"
    assert strike.findtext(f"{KML}TimeSpan/{KML}begin") == "2024-03-02T00:00:00Z"
    assert strike.findtext(f"{KML}Point/{KML}coordinates") == "36.25272,49.98081"
    styles = {style.get("id") for style in root.findall(f"{KML}Document/{KML}Style")}
    used = {str(url.text).removeprefix("#") for url in root.iter(f"{KML}styleUrl")}
    assert used <= styles


def test_kml_is_escaped(tmp_path: Path) -> None:
    """Text of reports is text: not a tag of KML, nor one of the HTML that Google Earth makes of a description."""
    hostile = "</name><Style/> <script>x</script> ]]> &amp;"
    layers = layers_of(Survey((incident(1, title=hostile, where=at(KHARKIV, toponym=SCRIPTS[2])),)))
    (feature,) = layers[0].features
    quoted = replace(layers[0], features=(replace(feature, properties={**feature.properties, "quote": hostile}),))
    FORMATS["kml"].write((quoted, *layers[1:]), tmp_path / "x.kml")
    root = fromstring((tmp_path / "x.kml").read_text("utf-8"))  # noqa: S314 - written a line ago
    (placemark,) = root.findall(f"{KML}Document/{KML}Folder[1]/{KML}Placemark")
    assert placemark.findtext(f"{KML}name") == hostile
    assert "<script" not in str(placemark.findtext(f"{KML}description"))


# -- codebooks ----------------------------------------------------------------------------------------


def test_acled(layers: tuple[Layer, ...], tmp_path: Path) -> None:
    """The table in ACLED's shape has its columns in its order, its codes, and nothing where we know nothing."""
    FORMATS["acled"].write(layers, tmp_path / "x.csv")
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        rows = list(reader)
    assert reader.fieldnames == list(ACLED_COLUMNS)
    strike, fire, _ = rows
    assert (strike["disorder_type"], strike["event_type"]) == ("Political violence", "Explosions/Remote violence")
    assert (strike["iso"], strike["year"], strike["fatalities"], strike["time_precision"]) == ("804", "2024", "2", "1")
    assert strike["actor2"] == ""
    assert fire["event_type"] == ""
    assert fire["tags"] == "event_type=fire; targets=commercial; status=reported"


def test_ucdp(layers: tuple[Layer, ...], tmp_path: Path) -> None:
    """The table in UCDP GED's shape has its columns in its order and its codes."""
    FORMATS["ucdp"].write(layers, tmp_path / "x.csv")
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        strike, _, shelling = list(reader)
    assert reader.fieldnames == list(UCDP_COLUMNS)
    assert (strike["where_prec"], strike["date_prec"], strike["event_clarity"]) == ("1", "1", "1")
    assert (strike["best"], strike["low"], strike["high"], strike["deaths_unknown"]) == ("2", "2", "2", "2")
    assert (shelling["where_prec"], shelling["low"], shelling["best"], shelling["high"]) == ("4", "", "5", "5")
    assert strike["geom_wkt"] == "POINT (36.25272 49.98081)"
    assert strike["type_of_violence"] == ""


@pytest.mark.parametrize(
    ("lon", "lat", "cell"),
    [(-180.0, -90.0, 1), (-179.5, -90.0, 2), (-180.0, -89.5, 721), (180.0, 90.0, 259200), (36.25, 49.98, 201313)],
)
def test_prio_cells(lon: float, lat: float, cell: int) -> None:
    """PRIO-GRID numbers half-degree cells from the south-west corner, eastwards and then north."""
    feature = incident_feature(incident(1, where=at(KHARKIV, lon=lon, lat=lat)))
    assert row_of(feature, UCDP_COLUMNS)["priogrid_gid"] == cell


@pytest.mark.parametrize(
    ("last", "code"), [((2024, 3, 2), 1), ((2024, 3, 4), 2), ((2024, 3, 8), 3), ((2024, 3, 31), 4), ((2024, 12, 31), 5)]
)
def test_date_precision(last: tuple[int, int, int], code: int) -> None:
    """UCDP's precision of dates follows from the length of the window."""
    feature = incident_feature(incident(1, when=Window(date(2024, 3, 2), date(*last), 1)))
    assert row_of(feature, UCDP_COLUMNS)["date_prec"] == code


@pytest.mark.parametrize(
    ("feature_code", "geo_precision", "code"),
    [("PPL", 1, 1), ("PPL", 2, 2), ("ADM2", 3, 3), ("ADM1", 3, 4), ("RGN", 3, 5), ("PCLI", 3, 6), ("SEA", 3, 7)],
)
def test_place_precision(feature_code: str, geo_precision: int, code: int) -> None:
    """UCDP's precision of places follows from the kind of place and how near the incident was to it."""
    place = type(ODESA_REGION)(1, "X", 30.0, 46.0, "A", feature_code, "UA")
    feature = incident_feature(incident(1, where=at(place, geo_precision=geo_precision)))
    assert row_of(feature, UCDP_COLUMNS)["where_prec"] == code
