"""The errors a user can mend: each says what is wrong, which value, and the way out."""


class GeomapError(Exception):
    """Base of every error geomap raises on purpose. Any builtin exception that escapes is a bug."""


class ReportError(GeomapError):
    """A report, or a source of reports, cannot be read."""


class GazetteerError(GeomapError):
    """The gazetteer cannot be built, opened or queried."""


class OutputError(GeomapError):
    """A file, folder or database cannot be written."""


class LayerError(GeomapError):
    """A GeoJSON, GeoPackage or other layer file given as input cannot be used."""


class OptionError(GeomapError):
    """An option has a value that cannot be used."""
