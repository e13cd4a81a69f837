"""Fuzzes the readers of reports and of layer files, guided by coverage: `make fuzz`."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["geomap"]):
    from tests.fuzz.properties import check_layer_file, check_source
    from tests.fuzz.samples import Splice, layer_files, packed, report_files, spliced

REPORTS, LAYERS = list(report_files().items()), layer_files()


def splices(provider: atheris.FuzzedDataProvider) -> list[Splice]:
    """Make up to eight splices, the last of whatever bytes are left."""
    found = []
    for _ in range(provider.ConsumeIntInRange(0, 8)):
        at, drop = provider.ConsumeIntInRange(0, 2**20), provider.ConsumeIntInRange(0, 40)
        found.append(Splice(at, drop, provider.ConsumeBytes(provider.ConsumeIntInRange(0, 40))))
    return found


def one_input(content: bytes) -> None:
    """Spoil a valid file, before it is packed or after, or give a reader the bytes as they are."""
    provider = atheris.FuzzedDataProvider(content)
    choice = provider.ConsumeIntInRange(0, len(REPORTS) + len(LAYERS) - 1)
    bare, late = provider.ConsumeIntInRange(0, 9) == 0, provider.ConsumeIntInRange(0, 3) == 0
    if choice >= len(REPORTS):
        name, valid = LAYERS[choice - len(REPORTS)]
        check_layer_file(rest(provider) if bare else spliced(valid, splices(provider)), name)
        return
    suffix, valid = REPORTS[choice]
    if bare:
        check_source(rest(provider), suffix)
    elif late:
        check_source(spliced(packed(valid, suffix), splices(provider)), suffix)
    else:
        check_source(packed(spliced(valid, splices(provider)), suffix), suffix)


def rest(provider: atheris.FuzzedDataProvider) -> bytes:
    """Return all the bytes that are left."""
    return provider.ConsumeBytes(provider.remaining_bytes())


atheris.Setup(sys.argv, one_input)
atheris.Fuzz()
