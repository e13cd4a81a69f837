"""Reads names that say which of the places counted before were meant: "attacks on over 25 settlements, including X and Y"."""  # noqa: E501

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extract.governed import Governed
from geomap.extract.parts import RolePart

if TYPE_CHECKING:
    from geomap.extract.refs import PlaceRef

_NAMING = frozenset({"including", "namely", "notably", "among"})  # that name some of the towns counted before
_COUNTED = frozenset(
    "settlements villages towns cities communities localities hamlets townships municipalities districts areas places "
    "neighbourhoods neighborhoods locations positions".split()
)
_COUNT_REACH = 18  # tokens between "over 25 settlements" and "including"
_NUMBER_REACH = 5  # tokens of "more than two dozen border" settlements
_DEED_REACH = 2  # tokens between "attacks" and "on over 25 settlements"


class Counted(Governed):
    """Rules for the first of the names that tell what a count of towns was made of."""

    def _counted(self, ref: PlaceRef, index: int) -> RolePart | None:
        """Decide for the first of the names that say which towns were meant: "attacks on over 25 settlements, including X", "15 villages were shelled, including X"."""  # noqa: E501
        if _NAMING.isdisjoint(self.words[index : ref.first]):
            return None
        for left in range(index - 1, max(-1, index - _COUNT_REACH), -1):
            if self.tagged.classes[left] & {"split_strong", "stop", "speech"}:
                return None
            if self.words[left] in _COUNTED:
                return self._done_to_all(left, index)
        return None

    def _done_to_all(self, counted: int, end: int) -> RolePart | None:
        """Decide by what was done to the towns counted: they are the subject of "were shelled", or what "shelled" or "on" governs."""  # noqa: E501
        if self._suffered(counted, end) or self._struck_by_name(counted):
            return RolePart("site", "one of the towns counted")
        return None

    def _suffered(self, counted: int, end: int) -> bool:
        """Say whether the towns counted are the subject of what was done: "15 villages were shelled", "came under fire"."""  # noqa: E501
        return self._passive_after(counted + 1) or any(
            counted < tag.start < end and tag.term.frame == "under" for tag in self.tagged.triggers
        )

    def _struck_by_name(self, counted: int) -> bool:
        """Say whether a verb of striking, or an attack "on", governs the towns counted."""
        for left in range(counted - 1, max(-1, counted - _NUMBER_REACH - 1), -1):
            classes = self.tagged.classes[left]
            tag = self.tagged.trigger_over(left)
            if tag is not None:
                hit = tag.term.klass == "verb" and tag.term.frame in ("hit", "take", "damage")
                wished = self.words[tag.start - 1 : tag.start] == ["to"]
                return hit and not wished
            if "site_prep" in classes and self.words[left] != "over":
                return any(left - _DEED_REACH <= tag.end <= left for tag in self.tagged.triggers)
        return False
