"""Tie groups of people to what befell them, by one table of rules."""

from __future__ import annotations

from collections.abc import Callable

from geomap.extract.casualties import injuries, lexicon, parts, tolls, verbs
from geomap.extract.casualties.findings import Finding
from geomap.extract.casualties.groups import Groups, groups_of
from geomap.extract.casualties.words import Tokens

Rule = Callable[[Tokens, int, Groups, list[Finding]], Finding | None]

# Tried at each word in this order; the first that reads something wins.
RULES: tuple[Rule, ...] = (
    verbs.deadly_phrase,
    verbs.fatally,
    parts.harmed_people,
    parts.among,
    parts.harmed_include,
    injuries.in_condition,
    tolls.running_toll,
    tolls.bodies,
    tolls.lives,
    injuries.suffered,
    injuries.to_hospital,
    tolls.toll_noun,
    tolls.lost_soldiers,
    verbs.befallen,
    verbs.befalling,
    verbs.perished,
    verbs.assaulted,
    injuries.treated,
)


def findings_of(tokens: Tokens) -> tuple[Finding, ...]:
    """Return what the sentence says befell whom, in order."""
    if not any(token.low in lexicon.TRIGGERS for token in tokens):
        return ()
    groups = groups_of(tokens)
    found: list[Finding] = []
    for place, token in enumerate(tokens):
        if token.low not in lexicon.TRIGGERS or (found and place <= found[-1].until):
            continue
        finding = next((read for rule in RULES if (read := rule(tokens, place, groups, found)) is not None), None)
        if finding is not None:
            found.append(finding)
    found = parts.once_each(found)
    found += parts.breakdowns(tokens, groups, found)
    found += parts.elliptic(tokens, groups, found)
    return tuple(sorted(found, key=lambda finding: (finding.first, finding.at)))
