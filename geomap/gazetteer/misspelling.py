"""Names that a misspelt one may have been meant to be: one slip of the pen away, two for long names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from string import ascii_lowercase

_SHORTEST = 5
_LONG = 9


def meant(folded: str, known: Callable[[str], bool]) -> list[str]:
    """Return the known names one edit from `folded`; for long names that have none, also two.

    The first letter is taken as right. Names under five letters have too many neighbours to guess.
    """
    if len(folded) < _SHORTEST or not folded.isascii():
        return []
    found = sorted({edit for edit in _edits(folded) if known(edit)} - {folded})
    if found or len(folded) < _LONG:
        return found
    twice = {edit for slip in _slips(folded) for edit in _edits(slip)}
    return sorted(edit for edit in twice - {folded} if known(edit))


def _slips(name: str) -> Iterator[str]:
    """Yield the name with a letter left out, doubled, or swapped with the next: what typing goes wrong by."""
    for at in range(1, len(name)):
        yield name[:at] + name[at + 1 :]
        yield name[: at + 1] + name[at:]
        if at + 1 < len(name):
            yield name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _edits(name: str) -> Iterator[str]:
    """Yield every name one insertion, change, omission or swap away, past the first letter."""
    yield from _slips(name)
    for at in range(1, len(name) + 1):
        for letter in ascii_lowercase:
            yield name[:at] + letter + name[at:]
            yield name[:at] + letter + name[at + 1 :]
