"""Spots places that hold, own or relate to the place beside them rather than being struck themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extract.parts import RolePart, holds
from geomap.extract.rightward import AUXILIARY, Rightward

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.extract.places import PlaceRef


_QUARTERS = frozenset({"neighbourhood", "neighborhood", "suburb", "quarter", "district", "borough"})


class Containers(Rightward):
    """Rules for the larger place around a smaller one, and for clauses that tell their own event of a place."""

    def _relative(self, ref: PlaceRef) -> RolePart | None:
        """Spot a place of which a clause tells its own event: "Damboa, which was seized last June"."""
        index = ref.last + (self.words[ref.last : ref.last + 1] == [","])
        if self.words[index : index + 1] not in (["which"], ["that"]):
            return None
        for right in range(index + 1, min(index + 5, len(self.words))):
            tag = next((tag for tag in self.tagged.triggers if tag.start == right), None)
            if tag is not None and tag.term.frame in ("hit", "take", "damage", "under"):
                return RolePart("relative", f"subject of “{tag.term.phrase}”")
            if self.words[right] not in AUXILIARY:
                return None
        return None

    def _contains_next(self, number: int, ref: PlaceRef) -> RolePart | None:
        """Spot the owner of the place named next: "Ukraine's Kharkiv region", "Russian-held Kherson"."""
        if self.words[ref.last : ref.last + 1] not in (["’s"], ["'s"], ["’"], ["'"]) or number + 1 >= len(self.refs):
            return None
        following = self.refs[number + 1]
        between = range(ref.last + 1, following.first)
        if (
            len(between) <= 3
            and following.kind != "adjective"
            and all(
                self._skippable(index)
                or (
                    self.words[index].isalpha()
                    and not self.tagged.classes[index] & {"verb", "noun", "speech", "official"}
                )
                for index in between
            )
        ):
            return RolePart("container", f"holds {following.text}")
        return None

    def _names_a_building(self, ref: PlaceRef) -> bool:
        """Say whether a country's name only begins the name of a building or firm: "Saudi Hospital"."""
        if self.words[ref.last : ref.last + 1] == ["fleet"]:
            return True
        if ref.place is None or not ref.place.feature_code.startswith("PCL") or ref.last >= len(self.words):
            return False
        at = self.tagged.starts[ref.last] - self.tagged.sentence.start
        return (
            self.tagged.sentence.kind == "body"
            and self.tagged.sentence.text[at].isupper()
            and bool(self.tagged.classes[ref.last] & {"target", "politics"})
        )

    def _contains_previous(self, number: int, ref: PlaceRef) -> RolePart | None:  # noqa: PLR0911
        """Spot the larger place that holds the one just named: "Irbid, Jordan", "Qatraneh in the Karak district"."""
        if not number:
            return None
        previous, inner = self._outermost(number)
        between = [word for word in self.words[previous.last : ref.first] if word not in ("the", "’s", "'s")]
        plain = [
            word
            for index, word in enumerate(self.words[previous.last : ref.first], previous.last)
            if not self._skippable(index) and index not in inner
        ]
        if (
            previous.place
            and previous.place.admin1
            and plain == [","]
            and (ref.text in previous.place.admin1 or (ref.place and ref.place.name == previous.place.admin1))
        ):
            return RolePart("container", f"holds {previous.text}")
        if previous.kind == "adjective" or len(between) > 8:
            return None
        if plain == ["of"] and (
            self._area(previous) or not _QUARTERS.isdisjoint(self.words[previous.last : ref.first])
        ):
            return RolePart("container", f"holds {previous.text}")
        if self._stands_in(plain, previous, ref):
            return RolePart("container", f"holds {previous.text}")
        if plain == [","] and self._goes_on(ref):
            return None
        if plain in ([","], ["in"], [",", "in"], ["of"], ["("], [","] * 2) and (
            holds(ref, previous) or (self._area(ref) and not self._area(previous))
        ):
            return RolePart("container", f"holds {previous.text}")
        return None

    def _stands_in(self, plain: Sequence[str], previous: PlaceRef, ref: PlaceRef) -> bool:
        """Say whether a few quiet words end in an "in" between a place and a wide one: "Korvel, a town in Kano"."""
        if not plain or plain[-1] != "in" or len(plain) > 4 or "and" in plain or not self._wide_enough(ref):
            return False
        loud = {"verb", "noun", "casualty", "speech"}
        return not any(self.tagged.classes[i] & loud for i in range(previous.last, ref.first))

    def _goes_on(self, ref: PlaceRef) -> bool:
        """Say whether a settlement stands inside a list: "Ilma, Odesa and Sumy"."""
        if ref.place is not None and ref.place.feature_class != "P":
            return False
        following = self.words[ref.last : ref.last + 2]
        if following[:1] not in (["and"], [","]):
            return False
        after = ref.last + (2 if following == [",", "and"] else 1)
        return after in self.ref_at and self.ref_at[after].kind != "adjective"

    def _outermost(self, number: int) -> tuple[PlaceRef, set[int]]:
        """Return the place before that is no container itself, and the tokens of the containers in between."""
        inner: set[int] = set()
        for before in range(number - 1, 0, -1):
            if self.parts[before].part != "container":
                return self.refs[before], inner
            inner.update(range(self.refs[before].first, self.refs[before].last))
        return self.refs[0], inner
