"""Times work in tests so that neither other programs nor the rest of the suite decide what is measured."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import process_time

ATTEMPTS = 4


def seconds(work: Callable[[], object], *, rounds: int = 2) -> float:
    """Return the least processor time of some rounds, in seconds.

    No garbage is collected meanwhile: that looks at all that earlier tests of the process left behind, so its time
    says nothing about the work.
    """
    gc.disable()
    try:
        return min(_once(work) for _ in range(rounds))
    finally:
        gc.enable()


def _once(work: Callable[[], object]) -> float:
    """Return the processor time of one round."""
    began = process_time()
    work()
    return process_time() - began


def growth(work: Callable[[int], object], *, short: int, long: int, least: float = 0.02) -> float:
    """Return how many times longer the long work takes than the short one, each size as its best of several attempts.

    `least` is the number of seconds under which the short work is too brief to be a measure.
    """
    ratio = float("inf")
    for _ in range(ATTEMPTS):
        taken = max(seconds(lambda: work(short)), least)
        ratio = min(ratio, seconds(lambda: work(long)) / taken)
        if ratio < long / short * 1.5:
            break
    return ratio
