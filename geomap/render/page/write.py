"""The map page from end to end: layers are checked, packed, composed and written whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from geomap.model import Geography, Layer, Provenance
from geomap.render.staging import staged_text

from .check import check_layers
from .compose import compose
from .payload import payload_of, view_box


def write_page(
    layers: Sequence[Layer],
    path: str | Path,
    *,
    provenance: Provenance | None = None,
    geography: Geography | None = None,
    tiles: bool = False,
    title: str | None = None,
) -> Path:
    """Write the map of `layers` to `path` and return it.

    Only a layer named `incidents` is needed; its rows without geometry are listed as incidents without a place.
    `geography` adds town labels and region outlines, `tiles` adds online base maps (the page then asks other hosts).
    Raises LayerError when the layers lack what the page shows, OutputError when the file cannot be written.
    """
    incidents = check_layers(layers)
    payload = payload_of(layers, provenance=provenance, geography=geography, tiles=tiles, title=title)
    parts = compose(payload, box=view_box(incidents), tiles=tiles)
    with staged_text(Path(path)) as stream:
        stream.writelines(parts)
    return Path(path)
