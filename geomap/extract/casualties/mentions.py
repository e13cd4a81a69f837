"""The record of one statement about people killed, injured, hospitalised or missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from geomap.model import Count

CasualtyKind = Literal["killed", "injured", "hospitalised", "missing"]
Update = Literal["total", "revised"]
Who = Literal["victims", "attackers", "fighters", "soldiers"]


@dataclass(frozen=True, slots=True)
class CasualtyMention:
    """What one clause says of casualties of one kind.

    Offsets are absolute, end exclusive. `start` to `end` are the words that gave the count, and `text` is them;
    `clause_start` to `clause_end` is the stretch of the sentence that belongs to this mention alone: places named in
    it are where these people were.
    """

    kind: CasualtyKind
    count: Count
    start: int
    end: int
    text: str
    clause_start: int
    clause_end: int
    subset: bool = False  # "including six children", "two of them": already counted in another figure
    total_of_several: bool = False  # "across Ukraine", "in three regions", "nationwide"
    over: str | None = None  # the name after "across" or "throughout": a town's is one place after all
    update: Update | None = None  # "the toll rose to 21" total; "revised down to 12" revised
    claim: bool = False  # a side's claim, "feared dead", "may have killed"
    who: Who | None = None
    others: bool = False  # "another five", "others": to be added to those already counted, unless a total says them all
    kin: bool = False  # "his wife": others by that word only
    negated: bool = False  # "no casualties": the count is zero
    cumulative: bool = False  # a toll of a war or of a period, not of an incident
    definite: bool = False  # "the two men", "both", "he": people already spoken of
    named: str | None = None  # the name, where the count rests on one named person
    approx: bool = False  # "about 40"
    inherited: bool = False  # "and one in Aba": the kind comes from an earlier part of the sentence
