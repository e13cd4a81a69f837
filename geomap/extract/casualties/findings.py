"""The record that the rules of grammar yield, and small questions they share."""

from __future__ import annotations

from dataclasses import dataclass

from geomap.extract.casualties import lexicon
from geomap.extract.casualties.group import Group
from geomap.extract.casualties.mentions import Update


@dataclass(frozen=True, slots=True)
class Chain:
    """The auxiliaries and adverbs before a verb, walked leftward."""

    before: int  # the token before the chain
    be: bool = False
    negated: bool = False
    modal: bool = False
    feared: bool = False
    also: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of harm and the groups it befell; `first` and `last` are the tokens that say so."""

    kind: str
    groups: tuple[Group, ...]
    first: int
    last: int
    at: int  # the token of the verb or noun itself
    subset: bool = False
    update: Update | None = None
    claim: bool = False
    negated: bool = False
    unreal: bool = False  # a forecast, a possibility, a question
    inherited: bool = False
    also: bool = False  # "were also killed"
    until: int = -1  # the last token that this reading uses up


_NO_CHAIN = Chain(-1)


def befell(
    kind: str,
    groups: tuple[Group, ...],
    at: int,
    *,
    chain: Chain = _NO_CHAIN,
    subset: bool = False,
    unreal: bool = False,
    negated: bool = False,
    until: int = -1,
) -> Finding:
    """Return the finding that a word at token `at` yields of some groups, with what the chain before it says."""
    return Finding(
        kind=kind,
        groups=groups,
        first=min([at, *(group.first for group in groups)]),
        last=max([at, *(group.last for group in groups)]),
        at=at,
        subset=subset,
        claim=chain.feared,
        negated=negated or chain.negated,
        unreal=unreal or chain.modal,
        also=chain.also,
        until=until,
    )


def kind_of(word: str) -> str | None:
    """Return the kind of harm a word tells of, or None."""
    kind = lexicon.BEFALL.get(word) or lexicon.BEFALL_SUBJECT.get(word) or lexicon.TOLL_NOUNS.get(word)
    if kind == "victims":
        return "killed"
    return None if kind == "both" else kind
