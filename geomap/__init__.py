"""geomap reads news reports and draws what happened where."""

# ruff: noqa: ANN401 - a module's attributes are of any type

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer
    from geomap.interface import to_geodataframe, write_map
    from geomap.model import Report
    from geomap.reports import read_reports

__version__ = "0.1.0"
__all__ = ["Gazetteer", "Report", "__version__", "extract", "read_reports", "to_geodataframe", "write_map"]

# Where each name is kept: looked up when first asked for, so that `import geomap` loads nothing heavy.
_HOMES = {
    "Gazetteer": "geomap.gazetteer",
    "Report": "geomap.model",
    "read_reports": "geomap.reports",
    "to_geodataframe": "geomap.interface",
    "write_map": "geomap.interface",
}


def __getattr__(name: str) -> Any:
    """Return a name of the Python interface, importing what it needs."""
    if name == "extract":
        return importlib.import_module("geomap.extract")
    if name not in _HOMES:
        raise AttributeError(f"module 'geomap' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """List the names of the Python interface."""
    return sorted(__all__)


class _Extract(ModuleType):
    """The package `geomap.extract`, which can be called: `geomap.extract(sources)` is the interface's function."""

    def __call__(self, *args: Any, **options: Any) -> Any:
        """Return the incidents of reports; see `geomap.interface.extract`."""
        from geomap.interface import extract

        return extract(*args, **options)


class _Geomap(ModuleType):
    """This package, whose part `extract` is a function to its users; imports set it as a module."""

    def __setattr__(self, name: str, value: Any) -> None:
        """Make the package `extract` callable when it is imported."""
        if name == "extract" and type(value) is ModuleType:
            value.__class__ = _Extract
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Geomap
