"""Fuzzes the grammar of numbers, casualties, dates and distances, guided by coverage: `make fuzz`."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["geomap"]):
    from tests.fuzz.properties import check_grammar, sample_words

WORDS = list(sample_words())


def one_input(content: bytes) -> None:
    """Make a text of the bytes, some of them as they are and some as words of the samples, and check it."""
    provider = atheris.FuzzedDataProvider(content)
    parts = []
    while provider.remaining_bytes():
        if provider.ConsumeBool():
            parts.append(WORDS[provider.ConsumeIntInRange(0, len(WORDS) - 1)])
        else:
            parts.append(provider.ConsumeUnicodeNoSurrogates(provider.ConsumeIntInRange(0, 12)))
    check_grammar(" ".join(parts))


atheris.Setup(sys.argv, one_input)
atheris.Fuzz()
