"""Coasts and borders for the page, cut from world-atlas to a box, thinned, and drawn as the United Nations draws them.

A mesh keeps TopoJSON's shape: arcs shared by neighbours, stored once, so that thinning leaves no gaps between them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from geomap.render.kept import kept

from .atlas import Rings, made_of, topology

T = TypeVar("T")

WORLD_QUANTUM = 0.02  # degrees; a pixel at zoom 6
DETAIL_BYTES = 150_000  # keeps the map of the seeds far below its 700 kB
COAST, BORDER, DISPUTED, HIDDEN = "cbdh"

# Natural Earth draws who holds the ground. Where the United Nations' position differs (gazetteer/borders.csv gives the
# resolutions) areas are drawn with the state they belong to, and lines whose status is not settled are dashed.
PARTS = {
    "Akrotiri": "Cyprus",
    "Baikonur": "Kazakhstan",
    "Cyprus U.N. Buffer Zone": "Cyprus",
    "Dhekelia": "Cyprus",
    "N. Cyprus": "Cyprus",
    "Somaliland": "Somalia",
    "USNB Guantanamo Bay": "Cuba",
}
CRIMEA = (34.1, 45.2)
REPLACED = (frozenset({"Israel", "Syria"}), frozenset({"W. Sahara", "Morocco"}))
GOLAN_LINE = (
    (35.62, 33.27),
    (35.66, 33.24),
    (35.655, 33.15),
    (35.64, 33.05),
    (35.625, 32.98),
    (35.635, 32.9),
    (35.655, 32.85),
    (35.655, 32.75),
    (35.67, 32.68),
)
SAHARA_LINE = ((-13.17, 27.6667), (-8.6667, 27.6667))
UNSETTLED = (
    frozenset({"Kosovo", "Serbia"}),
    frozenset({"Israel", "Palestine"}),
    frozenset({"Siachen Glacier", "India"}),
    frozenset({"Siachen Glacier", "Pakistan"}),
    frozenset({"Siachen Glacier", "China"}),
)
NAMES = {
    "Bosnia and Herz.": "Bosnia and Herzegovina",
    "Central African Rep.": "Central African Republic",
    "Czechia": "Czechia",
    "Dem. Rep. Congo": "DR Congo",
    "Dominican Rep.": "Dominican Republic",
    "Eq. Guinea": "Equatorial Guinea",
    "Falkland Is.": "Falkland Islands (Malvinas)",
    "Macedonia": "North Macedonia",
    "S. Sudan": "South Sudan",
    "Solomon Is.": "Solomon Islands",
    "W. Sahara": "Western Sahara",
    "eSwatini": "Eswatini",
}


class Box(NamedTuple):
    """West, south, east, north in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def span(self) -> float:
        """The longer side, degrees."""
        return max(self.east - self.west, self.north - self.south)

    def grown(self, degrees: float) -> Box:
        """Return the box with a margin, kept on Earth."""
        return Box(
            max(-180.0, self.west - degrees),
            max(-90.0, self.south - degrees),
            min(180.0, self.east + degrees),
            min(90.0, self.north + degrees),
        )


WORLD = Box(-180.0, -90.0, 180.0, 90.0)


@dataclass(frozen=True, slots=True)
class Country:
    """A country's name and its rings, each a list of arc numbers (~n for arc n backwards)."""

    name: str
    rings: tuple[tuple[int, ...], ...]


def world_mesh() -> dict[str, Any]:
    """Return the whole world, coarse: what lies under the detail and what is seen on zooming out."""
    made_from = (version("shapely"), *made_of("110m"), Path(__file__).read_text(encoding="utf-8"))
    mesh = kept("world", made_from, lambda: json.dumps(mesh_of("110m", WORLD, WORLD_QUANTUM, WORLD_QUANTUM)))
    made: dict[str, Any] = json.loads(mesh)
    return made


def detail_mesh(box: Box) -> dict[str, Any] | None:
    """Return the finest mesh of a box that stays under DETAIL_BYTES, or None when the world mesh is fine enough."""
    if box.span > 110:
        return None
    detail = "10m" if box.span <= 30 else "50m"
    tolerance = box.span / 4000
    mesh = mesh_of(detail, box, tolerance, tolerance)
    while len(json.dumps(mesh, separators=(",", ":"))) > DETAIL_BYTES:
        tolerance *= 1.4
        mesh = mesh_of(detail, box, tolerance, tolerance)
    return mesh


def mesh_of(detail: str, box: Box, tolerance: float, quantum: float) -> dict[str, Any]:
    """Return arcs, kinds and countries of a box; arcs are flat lists of quanta, each point relative to the last."""
    import numpy as np

    source, arcs = topology(detail)
    drawn = [*arcs, np.array(GOLAN_LINE), np.array(SAHARA_LINE)]
    boxes = [Box(*arc.min(axis=0), *arc.max(axis=0)) for arc in arcs]
    countries = clipped_countries(countries_of(source, boxes), boxes, box)
    kinds = kinds_of(countries) | dict.fromkeys(range(len(arcs), len(drawn)), DISPUTED)
    used = {number: cut_arc(drawn[number], box) for number in sorted(kinds)}
    thin = {number: quantised(points, tolerance, quantum) for number, points in used.items()}
    rings = {country.name: kept_rings(country, thin) for country in countries}
    order = {
        number: at for at, number in enumerate(sorted(arcs_in(rings.values()) | set(range(len(arcs), len(drawn)))))
    }
    return {
        "quantum": quantum,
        "box": list(box),
        "arcs": [deltas(thin[number]) for number in order],
        "kinds": "".join(kinds[number] for number in order),
        "countries": [
            {
                "name": NAMES.get(name, name),
                "label": label_point(kept, thin, quantum),
                "rings": [[order[n] if n >= 0 else ~order[~n] for n in ring] for ring in kept],
            }
            for name, kept in rings.items()
            if kept
        ],
    }


def countries_of(source: Iterable[tuple[str, list[Rings]]], boxes: Sequence[Box]) -> list[Country]:
    """Return the countries with their rings, areas drawn with the state that the United Nations holds them part of."""
    rings: dict[str, list[tuple[int, ...]]] = {}
    for name, polygons in source:
        for polygon in polygons:
            owner = "Ukraine" if name == "Russia" and is_crimea(polygon[0], boxes) else PARTS.get(name, name)
            rings.setdefault(owner, []).extend(tuple(ring) for ring in polygon)
    return [Country(name, tuple(parts)) for name, parts in rings.items()]


def is_crimea(ring: Sequence[int], boxes: Sequence[Box]) -> bool:
    """Say whether a ring is the Crimean peninsula's."""
    west, south, east, north = bounds(ring, boxes)
    return east - west < 10 and west < CRIMEA[0] < east and south < CRIMEA[1] < north


def bounds(ring: Iterable[int], boxes: Sequence[Box]) -> Box:
    """Return the box of a ring from those of its arcs."""
    wests, souths, easts, norths = zip(*(boxes[n if n >= 0 else ~n] for n in ring), strict=True)
    return Box(min(wests), min(souths), max(easts), max(norths))


def clipped_countries(countries: Iterable[Country], boxes: Sequence[Box], box: Box) -> list[Country]:
    """Return the countries with the rings that may be seen in a box."""
    seen = [
        Country(one.name, tuple(ring for ring in one.rings if meets(bounds(ring, boxes), box))) for one in countries
    ]
    return [country for country in seen if country.rings]


def meets(one: Box, other: Box) -> bool:
    """Say whether two boxes overlap."""
    return one.west <= other.east and one.east >= other.west and one.south <= other.north and one.north >= other.south


def kinds_of(countries: Iterable[Country]) -> dict[int, str]:
    """Return for each arc what kind of line it is, told by whose it is."""
    owners: dict[int, list[str]] = {}
    for country in countries:
        for ring in country.rings:
            for number in ring:
                owners.setdefault(number if number >= 0 else ~number, []).append(country.name)
    return {number: kind_of(names) for number, names in owners.items()}


def kind_of(names: Sequence[str]) -> str:
    """Return the kind of a line between these countries."""
    if len(names) == 1:
        return COAST
    if len(set(names)) == 1 or frozenset(names) in REPLACED:
        return HIDDEN
    return DISPUTED if frozenset(names) in UNSETTLED else BORDER


def cut_arc(points: Any, box: Box) -> Any:  # noqa: ANN401 - an array
    """Return an arc with all that lies outside the box pressed onto its edge, which fills as a clipped polygon does."""
    import numpy as np

    low, high = np.array(box[:2]), np.array(box[2:])
    if (points >= low).all() and (points <= high).all():
        return points
    return np.clip(with_crossings(points, box), low, high)


def with_crossings(points: Any, box: Box) -> Any:  # noqa: ANN401 - arrays
    """Return the points with one added wherever the line crosses an edge of the box or its extension."""
    import numpy as np

    for axis, limit in ((0, box.west), (0, box.east), (1, box.south), (1, box.north)):
        side = points[:, axis] > limit
        at = np.flatnonzero(side[1:] != side[:-1])
        if at.size:
            first, second = points[at], points[at + 1]
            share = (limit - first[:, axis]) / (second[:, axis] - first[:, axis])
            points = np.insert(points, at + 1, first + (second - first) * share[:, None], axis=0)
    return points


def quantised(points: Any, tolerance: float, quantum: float) -> list[tuple[int, int]]:  # noqa: ANN401 - an array
    """Return an arc thinned to a tolerance in degrees, as whole quanta without repeats; its ends stay."""
    import numpy as np
    import shapely

    line = shapely.simplify(shapely.LineString(points), tolerance, preserve_topology=False)
    whole = np.rint(shapely.get_coordinates(line) / quantum).astype(int)
    fresh = np.ones(len(whole), dtype=bool)
    fresh[1:] = (whole[1:] != whole[:-1]).any(axis=1)
    return [(int(x), int(y)) for x, y in whole[fresh]]


def kept_rings(country: Country, thin: dict[int, list[tuple[int, int]]]) -> list[tuple[int, ...]]:
    """Return the rings that still hold ground after thinning."""
    return [ring for ring in country.rings if len(set(joined(ring, thin))) > 2]


def joined(ring: Iterable[int], arcs: Mapping[int, list[T]]) -> list[T]:
    """Return the points of a ring from its arcs, ~n standing for arc n backwards."""
    points: list[T] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)
    return points


def arcs_in(rings: Iterable[Iterable[Iterable[int]]]) -> set[int]:
    """Return the numbers of all arcs that rings use."""
    return {n if n >= 0 else ~n for kept in rings for ring in kept for n in ring}


def deltas(points: Sequence[tuple[int, int]]) -> list[int]:
    """Return points as a flat list, the first as it is and the others relative to the one before."""
    flat: list[int] = []
    before = (0, 0)
    for point in points:
        flat += (point[0] - before[0], point[1] - before[1])
        before = point
    return flat


def label_point(
    rings: Sequence[Iterable[int]], thin: dict[int, list[tuple[int, int]]], quantum: float
) -> list[float] | None:
    """Return lon, lat and room (degrees) for a country's name: the widest circle inside its largest part in the box."""
    import shapely

    outlines = [points for points in (joined(ring, thin) for ring in rings) if len(points) > 3]
    if not outlines:
        return None
    largest = max((shapely.Polygon(points) for points in outlines), key=lambda shape: shape.area)
    parts = [part for part in shapely.get_parts(shapely.make_valid(largest)) if part.geom_type == "Polygon"]
    if not parts:
        return None
    part = max(parts, key=lambda shape: shape.area)
    circle = shapely.maximum_inscribed_circle(part, tolerance=max(1.0, part.length / 100))
    lon, lat = (value * quantum for value in circle.coords[0])
    return [round(lon, 2), round(lat, 2), round(circle.length * quantum, 2)]
