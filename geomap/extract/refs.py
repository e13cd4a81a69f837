"""What a sentence's words refer to as a place, settled or not."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from geomap.extract.tagging import Tagged
    from geomap.model import Place, Resolution

RefKind = Literal["name", "adjective", "definite", "unknown"]
CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December".split()  # noqa: E501
)


class PlaceRef(NamedTuple):
    """Words of a sentence that refer to a place: token indices, absolute offsets, and the place if one is settled."""

    first: int
    last: int  # token index, end exclusive
    start: int
    end: int
    text: str
    kind: RefKind
    resolution: Resolution | None = None
    likely: bool = True  # False: a name the gazetteer lacks that only stands where a place would

    @property
    def place(self) -> Place | None:
        """The gazetteer entry, or None."""
        return self.resolution.place if self.resolution else None


Known = Callable[[PlaceRef], "Place | None"]


def ref_at(
    tagged: Tagged, start: int, end: int, text: str, kind: RefKind, *, resolution: Resolution | None = None
) -> PlaceRef:
    """Make a reference from absolute offsets."""
    first = tagged.token_at(start)
    return PlaceRef(first, max(first + 1, tagged.token_at(end - 1) + 1), start, end, text, kind, resolution=resolution)
