"""Region outlines, derived: the Voronoi cells of a country's towns, dissolved by region, clipped to its border."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from geomap.model import Place

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


def region_outlines(towns: Iterable[Place], country: BaseGeometry) -> dict[str, BaseGeometry]:
    """Return the outline of each first-order region by admin1 code; approximate, and complete over the country.

    East and west are shrunk by the cosine of the latitude first, so that a cell is what lies nearest on the ground.
    """
    import shapely
    from shapely import affinity

    sites = {(town.lon, town.lat): town.admin1_code for town in towns if town.admin1_code}
    if len(set(sites.values())) < 2:
        return dict.fromkeys(set(sites.values()) - {None}, country)  # type: ignore[arg-type]
    shrink = max(math.cos(math.radians((country.bounds[1] + country.bounds[3]) / 2)), 0.1)
    points = shapely.points([(lon * shrink, lat) for lon, lat in sites])
    cells = shapely.voronoi_polygons(
        shapely.multipoints(points), extend_to=affinity.scale(shapely.box(*country.bounds), shrink, 1, origin=(0, 0))
    )
    cells = list(cells.geoms)
    tree = shapely.STRtree(cells)
    parts: dict[str, list[BaseGeometry]] = defaultdict(list)
    for site, cell in tree.query(points, predicate="within").T:
        parts[list(sites.values())[site]].append(cells[cell])  # type: ignore[index]
    return {
        code: affinity.scale(shapely.coverage_union_all(held), 1 / shrink, 1, origin=(0, 0)).intersection(country)
        for code, held in sorted(parts.items())
    }
