"""Fuzzes the readers of reports and of layer files, guided by coverage: `make fuzz`."""

from __future__ import annotations

import gzip
import sys

import atheris

with atheris.instrument_imports(include=["geomap"]):
    from tests.fuzz.properties import SUFFIXES, check_layer_file, check_source


def one_input(content: bytes) -> None:
    """Give the bytes to one of the readers; compressed forms also get what unpacks to them."""
    provider = atheris.FuzzedDataProvider(content)
    choice = provider.ConsumeIntInRange(0, len(SUFFIXES))
    packed = provider.ConsumeBool()
    rest = provider.ConsumeBytes(provider.remaining_bytes())
    if choice == len(SUFFIXES):
        check_layer_file(rest)
        return
    suffix = SUFFIXES[choice]
    check_source(gzip.compress(rest) if packed and suffix.endswith(".gz") else rest, suffix)


atheris.Setup(sys.argv, one_input)
atheris.Fuzz()
