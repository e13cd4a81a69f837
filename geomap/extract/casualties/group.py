"""The record of people, or things, that a noun phrase names."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geomap.model import Count


@dataclass(frozen=True, slots=True)
class Group:
    """People (or things) a noun phrase names, from token `first` to token `last`, both included."""

    first: int
    last: int
    count: Count
    head: str  # singular where that is known; "" for a bare number
    people: bool | None  # None: the head is not known to be either
    counted: bool  # a number or an article gives the count
    others: bool = False
    definite: bool = False
    partitive: bool = False  # "two of them"
    approx: bool = False
    negative: bool = False  # "no one", "no people"
    named: str | None = None
    as_many_as: bool = False


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of a sentence by the token they begin at, end at, and by each token inside."""

    starting: dict[int, Group]
    ending: dict[int, Group]
    covering: dict[int, Group]

    def get(self, place: int) -> Group | None:
        """Return the group that begins at a token."""
        return self.starting.get(place)

    def counted_ending(self, place: int) -> Group | None:
        """Return the group that ends at a token, when a number or article counts it."""
        group = self.ending.get(place)
        return group if group is not None and group.counted else None

    def is_inside(self, place: int) -> bool:
        """Say whether a token is in a group but not its first."""
        group = self.covering.get(place)
        return group is not None and group.first < place


def make_group(
    first: int,
    last: int,
    count: Count,
    head: str,
    *,
    people: bool | None = True,
    counted: bool = True,
    others: bool = False,
    definite: bool = False,
    negative: bool = False,
) -> Group:
    """Return the group of a phrase; people, and counted, unless said otherwise."""
    return Group(
        first=first,
        last=last,
        count=count,
        head=head,
        people=people,
        counted=counted,
        others=others,
        definite=definite,
        negative=negative,
    )


def one_person(first: int, last: int, *, definite: bool = False, named: str | None = None) -> Group:
    """Return one person that a pronoun or a name stands for."""
    return replace(make_group(first, last, Count(1, 1, 1), "person", definite=definite), named=named)


def nobody(place: int, head: str) -> Group:
    """Return nobody, where a word at a token says that there was none."""
    return make_group(place, place, Count(0, 0, 0), head, people=None, negative=True)


def figure_alone(place: int, count: Count, head: str, *, counted: bool = True) -> Group:
    """Return the group of a noun that is itself the harm, as "deaths" in "some deaths"."""
    return make_group(place, place, count, head, people=None, counted=counted)
