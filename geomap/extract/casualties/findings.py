"""The record that the rules of grammar yield, and small questions they share."""

from __future__ import annotations

from dataclasses import dataclass

from geomap.extract.casualties import lexicon
from geomap.extract.casualties.groups import Group, Tokens


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of harm and the groups it befell; `first` and `last` are the tokens that say so."""

    kind: str
    groups: tuple[Group, ...]
    first: int
    last: int
    at: int  # the token of the verb or noun itself
    subset: bool = False
    update: str | None = None
    claim: bool = False
    negated: bool = False
    unreal: bool = False  # a forecast, a possibility, a question
    inherited: bool = False
    pronoun: bool = False
    also: bool = False  # "were also killed"
    until: int = -1  # the last token that this reading uses up


def kind_of(word: str) -> str | None:
    kind = lexicon.BEFALL.get(word) or lexicon.BEFALL_SUBJECT.get(word) or lexicon.TOLL_NOUNS.get(word)
    return "killed" if kind == "victims" else kind if kind in ("killed", "injured", "hospitalised", "missing") else None


def span_of(groups: tuple[Group, ...], first: int, last: int) -> tuple[int, int]:
    return min([first, *(group.first for group in groups)]), max([last, *(group.last for group in groups)])


def following(tokens: Tokens, place: int) -> str:
    return tokens[place + 1].low if place + 1 < len(tokens) else ""
