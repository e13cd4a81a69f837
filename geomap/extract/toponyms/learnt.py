"""The weights of the clues that tell a place's name from other names, as learnt."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Log-odds by clue: `local` from a mention's own context, `memory` from the rest of the text."""

    local: dict[str, float]
    memory: dict[str, float]
    threshold: float


@lru_cache(maxsize=1)
def weights() -> Weights:
    """Return the weights that benchmarks/train_resolver.py learnt, from the table beside this module."""
    table = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return Weights(table["local"], table["memory"], table["threshold"])
