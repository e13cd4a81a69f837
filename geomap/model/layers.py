"""Layers: tables of features, as drawn and written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from geomap.model.vocabulary import ColumnType, GeometryType


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a layer: one type in every file."""

    name: str
    type: ColumnType
    alias: str
    description: str


@dataclass(frozen=True, slots=True)
class Feature:
    """One row of a layer: a GeoJSON geometry mapping (or None) and its values by column name."""

    geometry: Mapping[str, Any] | None
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Layer:
    """A table of features of one geometry type, as drawn and written."""

    name: str
    title: str
    geometry_type: GeometryType
    columns: tuple[Column, ...]
    features: tuple[Feature, ...] = field(default=())
