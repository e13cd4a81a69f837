"""Fuzzes the grammar of numbers, casualties, dates and distances, guided by coverage: `make fuzz`."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["geomap"]):
    from tests.fuzz.properties import check_grammar, sample_words, text_of

WORDS = sample_words()


def one_input(content: bytes) -> None:
    """Make a text of the bytes and check it."""
    check_grammar(text_of(atheris.FuzzedDataProvider(content), WORDS))


atheris.Setup(sys.argv, one_input)
atheris.Fuzz()
