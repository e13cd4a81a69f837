"""The user's own boundaries (`--regions FILE`): any vector file with a column of names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from geomap.errors import GazetteerError
from geomap.gazetteer.borders import areal
from geomap.gazetteer.folding import fold
from geomap.gazetteer.regions import stem_of

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geomap.model import Place

# Columns that hold a region's name in common boundary files, the finest level first.
_NAME_COLUMNS = ("name_en", "adm2_en", "adm1_en", "shapename", "name_2", "name_1", "name", "admin", "region", "title")


class OwnRegions:
    """Polygons by folded name, as read from the user's file."""

    def __init__(self, named: dict[str, list[BaseGeometry]]) -> None:
        """Hold the polygons of each name, in lon, lat degrees."""
        self._named = named

    @classmethod
    def read(cls, path: Path) -> OwnRegions:
        """Read polygons and their names from any file that GDAL opens, in any projection."""
        import geopandas as gpd

        try:
            frame = gpd.read_file(path)
        except (OSError, ValueError, RuntimeError) as error:
            raise GazetteerError(
                f"{path} cannot be read as boundaries ({error}); give a GeoJSON, GeoPackage or Shapefile"
            ) from error
        columns = {str(column).lower(): column for column in frame.columns}
        column = next((columns[name] for name in _NAME_COLUMNS if name in columns), None)
        if column is None or frame.empty:
            raise GazetteerError(f"{path} has no column of region names; add one called name")
        frame = frame if frame.crs is None else frame.to_crs(4326)
        named: dict[str, list[BaseGeometry]] = {}
        for name, shape in zip(frame[column], frame.geometry, strict=True):
            if isinstance(name, str) and shape is not None and not (polygons := areal(shape)).is_empty:
                for key in {fold(name), fold(stem_of(name))}:
                    named.setdefault(key, []).append(polygons)
        if not named:
            raise GazetteerError(f"{path} holds no polygons with names in the column {column}")
        return cls(named)

    def outline(self, place: Place) -> BaseGeometry | None:
        """Return the polygon of an administrative place: of its name, and holding or nearly holding its point."""
        import shapely

        if place.feature_class != "A":
            return None
        point = shapely.Point(place.lon, place.lat)
        reach = place.radius_m / 111_000
        shapes = self._named.get(fold(place.name)) or self._named.get(fold(stem_of(place.name))) or []
        near = [(shape.distance(point), shape.area, shape) for shape in shapes]
        return min((found for found in near if found[0] <= reach), key=lambda found: found[:2], default=(0, 0, None))[2]
