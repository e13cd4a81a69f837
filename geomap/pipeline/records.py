"""Readings as lines of JSON and back: how findings travel between processes, to disk and between machines."""

# ruff: noqa: ANN401 - values of any type go in and come out

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache
from typing import Any, get_args, get_origin

from geomap.model import LonLat, Reading, Skipped

Pack = Callable[[Any], Any]
Unpack = Callable[[Any], Any]


def line_of(number: int, finding: Reading | Skipped) -> bytes:
    """Return one line that holds a finding and the number of its report in the run.

    The text of the report and the candidates not chosen are left out: everything else comes back.
    """
    slim = _slim(finding) if isinstance(finding, Reading) else finding
    kind: type = type(finding)
    row = [number, kind.__name__, _packer(kind)(slim)]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode() + b"\n"


def finding_of(line: bytes) -> tuple[int, Reading | Skipped]:
    """Return the number and finding of a line; raise ValueError when it is not one, such as a line cut short."""
    try:
        number, kind, row = json.loads(line)
        return int(number), _unpacker(_KINDS[kind])(row)
    except (KeyError, TypeError, IndexError) as error:
        raise ValueError("not a line of findings") from error


_KINDS: dict[str, type] = {"Reading": Reading, "Skipped": Skipped}


def _slim(reading: Reading) -> Reading:
    resolutions = tuple(replace(one, candidates=()) for one in reading.resolutions)
    return replace(reading, report=replace(reading.report, text=""), resolutions=resolutions)


def _same(value: Any) -> Any:
    return value


@cache
def _packer(kind: Hashable) -> Pack:
    """Return the function that turns a value of a type into what JSON can hold."""
    if is_dataclass(kind):
        parts = [(name, _packer(hint)) for name, hint in _hints(kind)]
        return lambda record: [pack(getattr(record, name)) for name, pack in parts]
    if kind is date:
        return date.isoformat
    inner, optional = _without_none(kind)
    if optional:
        pack = _packer(inner)
        return pack if pack is _same else lambda value: None if value is None else pack(value)
    if get_origin(kind) is tuple and (each := _packer(get_args(kind)[0])) is not _same:
        return lambda values: [each(value) for value in values]
    return _same


@cache
def _unpacker(kind: Hashable) -> Unpack:
    """Return the function that turns what `_packer` made back into a value of the type."""
    if is_dataclass(kind):
        make: Callable[..., Any] = kind
        parts = [_unpacker(hint) for _, hint in _hints(kind)]
        return lambda row: make(*[unpack(value) for unpack, value in zip(parts, row, strict=True)])
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
