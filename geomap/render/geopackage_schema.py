"""The tables of a GeoPackage 1.2 (OGC 12-128r15), of its extensions, and of what OGR and QGIS keep in it, as SQL."""

# ruff: noqa: S608 - SQL of constants

from __future__ import annotations

WRITTEN_AT = "2000-01-01T00:00:00.000Z"  # not the time of writing: the same input gives the same bytes
APPLICATION_ID = 0x47504B47  # "GPKG"
USER_VERSION = 10200  # 1.2, which the OGR of QGIS 3.22 reads without a warning
SRS_ID = 4326
GEOMETRY_COLUMN = "geom"

_WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,'
    'AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]'
)
REFERENCE_SYSTEMS = (
    ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined", "undefined Cartesian coordinate reference system"),
    ("Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic coordinate reference system"),
    ("WGS 84 geodetic", SRS_ID, "EPSG", SRS_ID, _WGS84, "longitude/latitude in decimal degrees on WGS 84"),
)

# The first four are the standard's; then OGR's count of rows; the standard's extension that names and describes
# columns, whose names OGR and QGIS show as aliases; and the table that QGIS makes to keep styles in, column for column.
TABLES = """
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL,
  description TEXT
);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  min_x DOUBLE,
  min_y DOUBLE,
  max_x DOUBLE,
  max_y DOUBLE,
  srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL,
  m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);
CREATE TABLE gpkg_extensions (
  table_name TEXT,
  column_name TEXT,
  extension_name TEXT NOT NULL,
  definition TEXT NOT NULL,
  scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);
CREATE TABLE gpkg_ogr_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  feature_count INTEGER DEFAULT NULL
);
CREATE TABLE gpkg_data_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  name TEXT,
  title TEXT,
  description TEXT,
  mime_type TEXT,
  constraint_name TEXT,
  CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
  CONSTRAINT gdc_tn UNIQUE (table_name, name)
);
CREATE TABLE gpkg_data_column_constraints (
  constraint_name TEXT NOT NULL,
  constraint_type TEXT NOT NULL,
  value TEXT,
  min NUMERIC,
  min_is_inclusive BOOLEAN,
  max NUMERIC,
  max_is_inclusive BOOLEAN,
  description TEXT,
  CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value)
);
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  f_table_catalog TEXT(256),
  f_table_schema TEXT(256),
  f_table_name TEXT(256),
  f_geometry_column TEXT(256),
  styleName TEXT(30),
  styleQML TEXT,
  styleSLD TEXT,
  useAsDefault BOOLEAN,
  description TEXT,
  owner TEXT(30),
  ui TEXT(30),
  update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
);
"""
# The standard's R-tree extension: the index of a layer, and what keeps it true when QGIS edits the layer. The functions
# are those of the program that edits.
INDEX = 'CREATE VIRTUAL TABLE "rtree_{t}_{c}" USING rtree(id, minx, maxx, miny, maxy)'
FILL_INDEX = 'INSERT INTO "rtree_{t}_{c}" VALUES (?, ?, ?, ?, ?)'
_BOX = 'NEW."fid", ST_MinX(NEW."{c}"), ST_MaxX(NEW."{c}"), ST_MinY(NEW."{c}"), ST_MaxY(NEW."{c}")'
_PUT = f'INSERT OR REPLACE INTO "rtree_{{t}}_{{c}}" VALUES ({_BOX})'
_DROP = 'DELETE FROM "rtree_{t}_{c}" WHERE id'
_FULL, _EMPTY = '(NEW."{c}" NOTNULL AND NOT ST_IsEmpty(NEW."{c}"))', '(NEW."{c}" ISNULL OR ST_IsEmpty(NEW."{c}"))'
_SAME, _OTHER = 'OLD."fid" = NEW."fid"', 'OLD."fid" != NEW."fid"'
_TRIGGER = 'CREATE TRIGGER "rtree_{{t}}_{{c}}_{name}" AFTER {event} ON "{{t}}" WHEN {when} BEGIN {do}; END'
INDEX_TRIGGERS = tuple(
    _TRIGGER.format(name=name, event=event, when=when, do=do)
    for name, event, when, do in (
        ("insert", "INSERT", _FULL, _PUT),
        ("update1", 'UPDATE OF "{c}"', f"{_SAME} AND {_FULL}", _PUT),
        ("update2", 'UPDATE OF "{c}"', f"{_SAME} AND {_EMPTY}", f'{_DROP} = OLD."fid"'),
        ("update3", "UPDATE", f"{_OTHER} AND {_FULL}", f'{_DROP} = OLD."fid"; {_PUT}'),
        ("update4", "UPDATE", f"{_OTHER} AND {_EMPTY}", f'{_DROP} IN (OLD."fid", NEW."fid")'),
        ("delete", "DELETE", 'OLD."{c}" NOT NULL', f'{_DROP} = OLD."fid"'),
    )
)
COUNT_TRIGGERS = tuple(
    f'CREATE TRIGGER "trigger_{event.lower()}_feature_count_{{t}}" AFTER {event} ON "{{t}}" BEGIN UPDATE '
    f"gpkg_ogr_contents SET feature_count = feature_count {step} 1 WHERE lower(table_name) = lower('{{t}}'); END"
    for event, step in (("INSERT", "+"), ("DELETE", "-"))
)
