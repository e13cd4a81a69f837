"""Tie groups of people to what befell them, by one table of rules."""

from __future__ import annotations

from collections.abc import Callable, Collection

from geomap.extract.casualties import fates, injuries, lexicon, parts, tolls, verbs
from geomap.extract.casualties.findings import Finding
from geomap.extract.casualties.group import Groups
from geomap.extract.casualties.grouping import groups_of
from geomap.extract.casualties.words import Tokens

Rule = Callable[[Tokens, int, Groups, list[Finding]], Finding | None]

# Each rule with the words that may open it; at a word its rules are tried in this order, until one reads something.
RULES: tuple[tuple[Rule, Collection[str]], ...] = (
    (verbs.deadly_phrase, lexicon.DEADLY_WITH),
    (verbs.fatally, ("fatally",)),
    (fates.inverted, (*lexicon.HARMED_AS, "killed", "hurt", "hospitalised", "hospitalized")),
    (fates.throats, ("throat", "throats")),
    (fates.not_surviving, ("survive",)),
    (fates.wiped_out, ("wiped",)),
    (fates.only_damage, ("damage",)),
    (parts.harmed_people, lexicon.HARMED_AS),
    (parts.among, lexicon.AMONG),
    (parts.harmed_include, lexicon.HARMED),
    (injuries.in_condition, ("condition",)),
    (tolls.nobody_harmed, ("no", "without")),
    (tolls.running_toll, (*lexicon.TOLLS, *lexicon.NUMBERS_OF)),
    (tolls.put_at, lexicon.HARMED),
    (tolls.bodies, lexicon.BODIES),
    (tolls.lives, ("lives", "life")),
    (injuries.suffered, lexicon.INJURIES),
    (injuries.to_hospital, lexicon.HOSPITAL),
    (verbs.to_their_death, ("death", "deaths")),
    (tolls.martyrdom, ("martyrdom", "shahadat")),
    (tolls.toll_noun, (*lexicon.DEADLY_NOUNS, *lexicon.TOLL_NOUNS)),
    (tolls.lost_soldiers, lexicon.LOST),
    (verbs.befallen, lexicon.BEFALL),
    (verbs.befalling, lexicon.BEFALL_ACTIVE),
    (verbs.perished, lexicon.BEFALL_SUBJECT),
    (verbs.assaulted, lexicon.ASSAULTED),
    (verbs.eliminated, lexicon.ELIMINATED),
    (injuries.treated, ("treated", "treating")),
    (injuries.hit_by, ("bullet", "bullets", "shrapnel", "gunfire", "crossfire", "pellets", "splinters")),
    (injuries.taken_ill, ("unconscious", "ill", "sick", "overcome")),
    (injuries.all_safe, ("rescued", "saved", "unharmed", "unhurt", "uninjured", "unscathed", "survived")),
    (injuries.in_need, lexicon.HELP),
)
_RULES_AT: dict[str, tuple[Rule, ...]] = {
    word: tuple(rule for rule, words in RULES if word in words) for _, opening in RULES for word in opening
}
# Words of which a sentence must hold one to say anything of casualties: those that may open a rule, less those that
# read nothing without another ("the number of dead", "among the wounded", "gunned down", "medical help").
PROMPTS: frozenset[str] = frozenset(_RULES_AT).difference(
    lexicon.AMONG, lexicon.NUMBERS_OF, lexicon.HELP, ("down", "no", "without")
) | lexicon.DEADLY_WITH["down"].union(("medical", "medics", "doctors", "treatment"))


def findings_of(tokens: Tokens) -> tuple[Finding, ...]:
    """Return what the sentence says befell whom, in order."""
    opening = [(place, rules) for place, token in enumerate(tokens) if (rules := _RULES_AT.get(token.low)) is not None]
    if not opening:
        return ()
    groups = groups_of(tokens)
    found: list[Finding] = []
    for place, rules in opening:
        if found and place <= found[-1].until:
            continue
        finding = next((read for rule in rules if (read := rule(tokens, place, groups, found)) is not None), None)
        if finding is not None:
            found.append(finding)
    found = parts.once_each(found)
    found += parts.breakdowns(tokens, groups, found)
    found += parts.elliptic(tokens, groups, found)
    return tuple(sorted(parts.without_sums(tokens, found), key=lambda finding: (finding.first, finding.at)))
