"""How likely a name is to mean a place, before any context: what orders candidates."""

from __future__ import annotations

import math

from geomap.model import NameKind, Place

# In powers of ten of the population: an alternate name of a city of a million weighs as much as the
# primary name of a town of 60,000 (Engels in Russia was once Pokrovsk; Pokrovsk in Ukraine is so called).
_BY_KIND: dict[NameKind, float] = {
    "primary": 0.0,
    "official": 0.0,
    "newsroom": 0.0,
    "abbreviation": -0.2,
    "alternate": -0.3,
    "demonym": -0.3,
    "historic": -1.6,
    "fuzzy": -1.5,
}
# A country outweighs a town of its name; a region stands behind its chief town, which news names more.
_BY_FEATURE: dict[str, float] = {"PCLI": 1.0, "PPLC": 0.5, "ADM1": -0.9, "ADM2": -1.2, "CONT": 1.0, "RGN": 0.5}
_NAMED_UNPEOPLED = 4.5  # seas, ranges and regions have no population; as a town of 30,000
_UNCOUNTED = 3.0  # a settlement whose people nobody counted is not an empty one; as a village of 1,000


def weight(place: Place, kind: NameKind) -> float:
    """Return the weight of a name of a kind for a place: a decimal logarithm, higher is likelier."""
    people = math.log10(place.population + 10)
    if not place.population and place.feature_class in "HTLSP":
        people = _UNCOUNTED if place.feature_class == "P" else _NAMED_UNPEOPLED
    return people + _BY_KIND[kind] + _BY_FEATURE.get(place.feature_code, 0.0)
