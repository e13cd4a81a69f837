"""Records as lines of JSON and back: how findings travel between processes, to disk and between machines."""

# ruff: noqa: ANN401 - values of any type go in and come out

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any, get_args, get_origin

from geomap.model import Incident, LonLat, Reading, Skipped

Record = Incident | Reading | Skipped
Pack = Callable[[Any], Any]
Unpack = Callable[[Any], Any]

_KINDS: dict[str, type] = {"Incident": Incident, "Reading": Reading, "Skipped": Skipped}
_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def line_of(record: Record) -> bytes:
    """Return one line that holds a record: `record_of` makes it again."""
    kind: type = type(record)
    return _encoded([kind.__name__, _packer(kind)(record)]).encode() + b"\n"


def record_of(line: bytes) -> Record:
    """Return the record of a line; raise ValueError when it is not one, such as a line cut short."""
    try:
        kind, row = json.loads(line)
        record: Record = _unpacker(_KINDS[kind])(row)
    except (KeyError, TypeError, IndexError) as error:
        raise ValueError("not a line of findings") from error
    return record


def _same(value: Any) -> Any:
    return value


@cache
def _packer(kind: Hashable) -> Pack:
    """Return the function that turns a value of a type into what JSON can hold."""
    if is_dataclass(kind):
        return _record_packer(kind)
    if kind is date:
        return date.isoformat
    inner, optional = _without_none(kind)
    if optional:
        pack = _packer(inner)
        return pack if pack is _same else lambda value: None if value is None else pack(value)
    if get_origin(kind) is tuple and (each := _packer(get_args(kind)[0])) is not _same:
        return lambda values: [each(value) for value in values]
    return _same


def _record_packer(kind: Any) -> Pack:
    """Take all fields of a record in one step, then turn those few that JSON can't hold."""
    hints = _hints(kind)
    take: Pack = attrgetter(*(name for name, _ in hints))
    turned = [(at, pack) for at, (_, hint) in enumerate(hints) if (pack := _packer(hint)) is not _same]
    if not turned:
        return take

    def packed(record: Any) -> list[Any]:
        row = list(take(record))
        for at, pack in turned:
            row[at] = pack(row[at])
        return row

    return packed


@cache
def _unpacker(kind: Hashable) -> Unpack:
    """Return the function that turns what `_packer` made back into a value of the type."""
    if is_dataclass(kind):
        return _record_unpacker(kind)
    if kind is date:
        return date.fromisoformat
    if kind is LonLat:
        return lambda pair: LonLat(*pair)
    inner, optional = _without_none(kind)
    if optional:
        unpack = _unpacker(inner)
        return unpack if unpack is _same else lambda value: None if value is None else unpack(value)
    if get_origin(kind) is tuple:
        each = _unpacker(get_args(kind)[0])
        return tuple if each is _same else lambda values: tuple([each(value) for value in values])
    return _same


def _record_unpacker(kind: Any) -> Unpack:
    turned = [(at, unpack) for at, (_, hint) in enumerate(_hints(kind)) if (unpack := _unpacker(hint)) is not _same]

    def unpacked(row: list[Any]) -> Any:
        for at, unpack in turned:
            row[at] = unpack(row[at])
        return kind(*row)

    return unpacked


def _hints(kind: Any) -> list[tuple[str, Any]]:
    known = typing.get_type_hints(kind)
    return [(one.name, known[one.name]) for one in fields(kind)]


def _without_none(kind: Any) -> tuple[Any, bool]:
    """Return X for a hint "X | None", and whether it was one."""
    if get_origin(kind) in (types.UnionType, typing.Union):
        inner = [part for part in get_args(kind) if part is not types.NoneType]
        if len(inner) == 1:
            return inner[0], True
    return kind, False
