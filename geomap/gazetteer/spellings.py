"""Which of a place's many names are worth knowing, and what kind each is."""

from __future__ import annotations

import re

from geomap.gazetteer.folding import fold
from geomap.model import NameKind

_LONGEST_NAME = 48
_CODE = re.compile(r"[A-Z]{2,4}$")
_UNFIT = re.compile(r"[\d(),;/=]|^.{0,2}$")
_TOO_FAR = 0.5  # share of letters changed, above which a name is another name and not a spelling


def usable(alternate: str) -> bool:
    """Say whether an alternate name can stand in a news text as the name of the place.

    Leaves out airport codes, romanised readings of other scripts ("di bi li si") and qualified forms.
    """
    if len(alternate) > _LONGEST_NAME or _UNFIT.search(alternate) or _CODE.match(alternate):
        return False
    return alternate != alternate.lower() or alternate == alternate.upper()


def kind_of(alternate: str, primary: str) -> NameKind:
    """Say whether an alternate name is a spelling of the primary one or another, often older, name."""
    ours, theirs = fold(primary), fold(alternate)
    if ours == theirs:
        return "primary"
    if not theirs.isascii() or ours in theirs or theirs in ours:
        return "alternate"
    return "alternate" if _changed(ours, theirs) <= _TOO_FAR else "historic"


def _changed(ours: str, theirs: str) -> float:
    """Return the edit distance of two short strings as a share of the longer."""
    previous = list(range(len(theirs) + 1))
    for row, left in enumerate(ours, 1):
        current = [row]
        for column, right in enumerate(theirs, 1):
            change = previous[column - 1] + (left != right)
            current.append(min(change, previous[column] + 1, current[-1] + 1))
        previous = current
    return previous[-1] / max(len(ours), len(theirs), 1)
