"""Reads the front-end packages that the build brought into geomap/vendor, and our own scripts and styles."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from geomap.errors import OutputError

# In the order in which they are joined into the page's one script: what a file uses stands above it.
SCRIPTS = (
    "dom",
    "table",
    "wording",
    "mercator",
    "incidents",
    "state",
    "link",
    "filters",
    "symbols",
    "canvas",
    "basemap",
    "clusters",
    "areas",
    "heat",
    "labels",
    "overlay",
    "evidence",
    "incident_panel",
    "popups",
    "list",
    "facets",
    "timeline",
    "layers_panel",
    "export",
    "sheet",
    "page",
)


@cache
def vendored(name: str) -> str:
    """Return the text of a file of geomap/vendor; raises OutputError when the build has not brought it in."""
    try:
        return (files("geomap") / "vendor" / name).read_text(encoding="utf-8")
    except OSError as error:
        raise OutputError(
            f"the map needs {name} of an npm package, and geomap/vendor lacks it. "
            "Install geomap again, or in a checkout run `python hatch_build.py`."
        ) from error


def own(name: str) -> str:
    """Return the text of a file of geomap/render/static."""
    return (files("geomap.render") / "static" / name).read_text(encoding="utf-8")


def leaflet_script() -> str:
    """Return Leaflet, without the comment that makes a browser ask for its source map."""
    return re.sub(r"//# sourceMappingURL=\S+", "", vendored("leaflet/dist/leaflet.js"))


def leaflet_style() -> str:
    """Return Leaflet's style sheet, without the pictures that geomap does not use."""
    style = re.sub(r"url\([^)]*\)", "none", vendored("leaflet/dist/leaflet.css"))
    return re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)


def cluster_script() -> str:
    """Return supercluster."""
    return re.sub(r"//# sourceMappingURL=\S+", "", vendored("supercluster/dist/supercluster.min.js"))


def page_script() -> str:
    """Return our script: its files joined into one scope."""
    body = "\n".join(own(f"js/{name}.js") for name in SCRIPTS)
    return f"const geomapPage = (function () {{\n'use strict';\n{body}\nreturn {{ start: start }};\n}})();"
