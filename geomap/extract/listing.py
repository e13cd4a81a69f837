"""Reads places that share the part of the one named before them: in a list, after a street, in apposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extract.events import is_power
from geomap.extract.leftward import BETWEEN, Leftward
from geomap.extract.parts import ROAD_END, STREETS, RolePart, holds, same_level
from geomap.extract.rightward import DOING

if TYPE_CHECKING:
    from geomap.extract.refs import PlaceRef

_TELLING = frozenset({"verb", "noun", "casualty", "speech", "politics", "official", "split_strong", "stop"})


class Listed(Leftward):
    """Rules for a place by another one before it."""

    def _listed(self, number: int, ref: PlaceRef, index: int, *, far: bool = False) -> RolePart:
        """Share the part of the place before in a list: "Kyiv, Odesa and Lviv"; "…, and Mykolaiv in the south"."""
        start = index
        while (
            index >= 0
            and (self.words[index] in ("and", "or", ",", ";", "also", "as", "well", ")") or self._skippable(index))
            and index not in self.ref_at
        ):
            index = (self._opening(index) if self.words[index] == ")" else index) - 1
        before = self.ref_at.get(index) or (self._described(index) if far else None)
        if before is not None and before.kind != "adjective":
            inherited = self.parts[self.refs.index(before)]
            if inherited.part == "road":
                return ROAD_END
            if inherited.reason == BETWEEN:
                return RolePart("anchor", "the other end of the way")
            if inherited.part == "container" or (inherited.part == "anchor" and self.words[before.last] == ","):
                inherited = next(
                    (
                        self.parts[k]
                        for k in range(number - 1, -1, -1)
                        if self.parts[k].part not in ("container", inherited.part)
                    ),
                    inherited,
                )
            own = self._as_subject(ref)
            if (inherited.part in ("mentioned", "actor", "speaker") and own.part == "site") or (
                own.part == "speaker" and self._says(ref)
            ):
                return own
            return inherited if same_level(before, ref) or holds(before, ref) or inherited.part != "site" else own
        if before is None and any("container" in self.tagged.classes[at] for at in range(max(0, index), start)):
            own = self._apposed(ref, index) or self._as_subject(ref)
        else:
            own = self._as_subject(ref)
        if own.part == "mentioned" and self._tail(ref) and any(part.part == "site" for part in self.parts.values()):
            return RolePart("site", "listed at the end of the sentence")
        return own

    def _opening(self, index: int) -> int:
        """Return where the bracket that closes at a token was opened: "near Troy (9km from Argos), Velm and Aba"."""
        return next((at for at in range(index - 1, -1, -1) if self.words[at] == "("), index)

    def _in_a_street(self, ref: PlaceRef, comma: int) -> RolePart | None:
        """Decide for a town named after one of its streets: "on Marine Drive, Worthing"."""
        index = comma - 1
        if self.words[comma] != "," or self.words[index] not in STREETS or not self.tagged.capital(index):
            return None
        while index > 0 and self.tagged.capital(index):
            index -= 1
        return self._governed(ref, index) if self.tagged.classes[index] & {"site_prep", "near"} else None

    def _says(self, ref: PlaceRef) -> bool:
        """Say whether a name is followed at once by what it says or by its official: "Moscow said", "Kyiv’s mayor"."""
        return self.tagged.has(ref.last, "speech") or self.words[ref.last : ref.last + 1] in (["’s"], ["'s"])

    def _apposed(self, ref: PlaceRef, index: int) -> RolePart | None:
        """Decide for a name that says which towns were meant: "captured two villages, X and Y"."""
        classes = self.tagged.classes[index] if index >= 0 else set()
        if classes & {"verb", "noun"}:
            return self._object_of(ref, index)
        return self._governed(ref, index) if "site_prep" in classes else None

    def _described(self, index: int) -> PlaceRef | None:
        """Return the place that "in the middle of the country" before a comma describes, if nothing else stands between."""  # noqa: E501
        for left in range(index, max(-1, index - 7), -1):
            if left in self.ref_at:
                return self.ref_at[left]
            if self.tagged.classes[left] & _TELLING or self.words[left] in (",", "which", "that"):
                return None
        return None

    def _tail(self, ref: PlaceRef) -> bool:
        """Say whether no verb follows the name: it shares the one before."""
        if ref.last < len(self.words) and self.words[ref.last].isalpha() and not self.tagged.classes[ref.last]:
            return False  # "; Ankara put its losses at three"
        if ref.place is not None and is_power(ref.place) and not DOING.isdisjoint(self.words[ref.last : ref.last + 3]):
            return False  # "Kyiv and Moscow trade attacks"
        rest = self.tagged.classes[ref.last :]
        rest = rest[: next((index for index, classes in enumerate(rest) if "split_strong" in classes), len(rest))]
        return (
            not any(classes & {"verb", "speech", "real", "politics", "official"} for classes in rest) and len(rest) < 10
        )
