"""Which of a place's many names are worth knowing, what kind each is, and under which keys it is found."""

from __future__ import annotations

import re

from geomap.gazetteer.folding import fold
from geomap.model import NameKind

_UNFIT = re.compile(
    r"[\d(),;/=]|^.{0,2}$|^[A-Z]{2,4}$|^.{49}"
    # Scripts written without spaces: a name in them never ends at a word's end.
    "|[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff66-\uff9d]"
)
_TOO_FAR = 0.5  # share of letters in common, below which a name is another name and not a spelling


def usable(alternate: str) -> bool:
    """Say whether an alternate name can stand in a news text as the name of the place.

    Leaves out airport codes, romanised readings of other scripts ("di bi li si"), scripts that put no space
    between words, and qualified forms.
    """
    if _UNFIT.search(alternate):
        return False
    return alternate != alternate.lower() or alternate == alternate.upper()


def kind_of(alternate: str, ours: str) -> NameKind:
    """Say whether an alternate name spells the primary one, folded in `ours`, or is another, often older, name."""
    theirs = fold(alternate)
    if ours == theirs:
        return "primary"
    if not theirs.isascii() or ours in theirs or theirs in ours:
        return "alternate"
    return "alternate" if _alike(ours, theirs) >= _TOO_FAR else "historic"


def _alike(ours: str, theirs: str) -> float:
    """Return the share of letters that two names have in common, in order, as one skims both."""
    shared, position = 0, 0
    for letter in ours:
        found = theirs.find(letter, position, position + 3)
        if found >= 0:
            shared, position = shared + 1, found + 1
    return shared / max(len(ours), len(theirs), 1)
