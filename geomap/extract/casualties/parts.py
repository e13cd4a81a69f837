"""Read the parts of figures already given: "including six children", "and one in Aba"."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from geomap.extract.casualties import lexicon
from geomap.extract.casualties.coordinates import is_of_them, is_subset
from geomap.extract.casualties.findings import Finding, befell, kind_of
from geomap.extract.casualties.group import Group, Groups
from geomap.extract.casualties.objects import objects_after
from geomap.extract.casualties.subjects import chain_before, subjects_before
from geomap.extract.casualties.words import Tokens, following, previous, singular

_CLAUSE_REACH = 8  # tokens between people and "who" that tells what befell them


def once_each(found: list[Finding]) -> list[Finding]:
    """Drop what says again of the same people what was said, and vague words inside a counted statement."""
    died = {group.first for finding in found if finding.kind == "killed" for group in finding.groups}
    kept: list[Finding] = []
    said: set[tuple[str, int]] = set()
    for place, told in enumerate(found):
        finding = _only_new(told, said)
        keys = {(finding.kind, group.first) for group in finding.groups}
        vague = all(group.count.best is None for group in finding.groups)
        beside = found[max(0, place - 3) : place] + found[place + 1 : place + 4]
        inside = vague and any(other.first <= finding.first and finding.last <= other.last for other in beside)
        living = _living(finding, died)
        if not inside and living is not None and not keys & said:
            kept.append(living)
            said |= keys
    return kept


def _only_new(finding: Finding, said: set[tuple[str, int]]) -> Finding:
    """Return the further dead of a finding alone: "killed three on the spot and a fourth died in hospital"."""
    new = tuple(group for group in finding.groups if (finding.kind, group.first) not in said)
    further = (
        finding.kind == "killed" and bool(new) and len(new) < len(finding.groups) and all(one.others for one in new)
    )
    return replace(finding, groups=new, first=new[0].first) if further else finding


def _living(finding: Finding, died: set[int]) -> Finding | None:
    """Leave out of the injured those told to have died: none may be left."""
    if finding.negated or finding.kind not in ("injured", "hospitalised"):
        return finding
    living = tuple(group for group in finding.groups if group.first not in died)
    if len(living) == len(finding.groups):
        return finding
    return replace(finding, groups=living, first=living[0].first) if living else None


def among(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "two women were among the wounded", "children are among the dead"."""
    if tokens[place].low not in lexicon.AMONG or following(tokens, place) not in ("the", "those"):
        return None
    kinds = [k for token in tokens[place + 2 : place + 5] if (k := kind_of(token.low))]
    if not kinds:
        return None
    chain = chain_before(tokens, place)
    subjects = subjects_before(tokens, groups, chain.before) if chain.be else ()
    verb = next((k for k in range(place + 3, min(place + 9, len(tokens))) if tokens[k].low in lexicon.BE), None)
    if not subjects and verb is not None:
        subjects = objects_after(tokens, groups, verb, of=True)
    if not subjects:
        return None
    found = befell(kinds[0], subjects, place, subset=True)
    return replace(found, last=max(found.last, place + 2))


def harmed_people(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "an injured woman", "three dead soldiers"."""
    group = groups.covering.get(place)
    if tokens[place].low not in lexicon.HARMED_AS or group is None or not group.counted or group.last == place:
        return None
    kind = kind_of(tokens[place].low)
    return befell(kind, (group,), place) if kind and not group.definite else None


def harmed_include(tokens: Tokens, place: int, groups: Groups, _found: list[Finding]) -> Finding | None:
    """Read "the dead include a mother and two children", "eight of the dead were children"."""
    if tokens[place].low not in lexicon.HARMED or place < 1 or tokens[place - 1].low not in ("the", "those"):
        return None
    kind, verb = kind_of(tokens[place].low), following(tokens, place)
    if kind is None or verb not in lexicon.REPORTED_AS:
        return None
    owner = next((g for k in (place, place - 1) if (g := groups.ending.get(k)) and g.partitive), None)
    people = (owner,) if owner is not None else objects_after(tokens, groups, place + 1, of=True)
    after = tokens[place + 2 : place + 5]
    if not people or (owner is not None and not any(singular(token.low) for token in after)):
        return None
    return befell(kind, people, place, subset=True)


def breakdowns(tokens: Tokens, groups: Groups, found: list[Finding]) -> list[Finding]:
    """Read "including six children", "among them two women", "two of them children" as parts of the figure before."""
    parts = []
    used = {group.first for finding in found for group in finding.groups}
    for first, group in groups.starting.items():
        if first in used or not group.counted or group.people is False or not _is_part(tokens, group):
            continue
        owner = _owner(found, first)
        if owner is not None and owner.kind != "both":
            listed = objects_after(tokens, groups, first - 1, of=True, verb=owner.at)
            members = tuple(one for one in listed if kind_of(following(tokens, one.last)) is None) or (group,)
            fate = _fate_told(tokens, members[-1].last) or owner.kind
            last = members[-1].last
            parts.append(replace(owner, kind=fate, groups=members, first=first, last=last, subset=True, update=None))
    return parts


def _fate_told(tokens: Tokens, last: int) -> str | None:
    """Return what a clause right after people says befell them: "among them three engineers of a firm who were killed"."""  # noqa: E501
    who = next((k for k in range(last + 1, min(last + _CLAUSE_REACH, len(tokens))) if tokens[k].low in ("who", ",")), 0)
    if not who or tokens[who].low == ",":
        return None
    told = who + 1 + (following(tokens, who) in lexicon.BE)
    return kind_of(tokens[told].low) if told < len(tokens) else None


def _is_part(tokens: Tokens, group: Group) -> bool:
    return is_subset(tokens, group) or (group.partitive and is_of_them(tokens, group)) or _were_people(tokens, group)


def _were_people(tokens: Tokens, group: Group) -> bool:
    """Say whether "five were children" follows: who some of those counted before were."""
    be = following(tokens, group.last) in ("were", "are", "was", "is")
    return group.head == "" and be and any(singular(token.low) for token in tokens[group.last + 2 : group.last + 4])


def _owner(found: list[Finding], place: int) -> Finding | None:
    """Return the last finding that begins before a token; the findings are in order of what says them."""
    k = bisect_left(found, place, key=lambda finding: finding.at)
    beside = [finding for finding in found[max(0, k - 2) : k + 2] if finding.first < place]
    return max(beside, key=lambda finding: finding.first, default=None)


def elliptic(tokens: Tokens, groups: Groups, found: list[Finding]) -> list[Finding]:
    """Read "and one in Aba" after "three deaths were reported in Ceda": the kind comes from before."""
    inherited: list[Finding] = []
    mains = sorted((one for one in found if not one.subset and not _aside(tokens, one)), key=lambda one: one.at)
    used = {k for finding in found for group in finding.groups for k in range(group.first, group.last + 1)}
    for first, group in groups.starting.items():
        if first in used or not _may_inherit(tokens, group):
            continue
        owner = _owner(mains, first)
        if owner is not None and not owner.negated:
            inherited.append(
                replace(
                    owner,
                    groups=(group,),
                    first=first,
                    last=group.last,
                    at=group.last,
                    inherited=True,
                    update=None,
                    also=_likewise(tokens, group),
                )
            )
    return inherited


def _aside(tokens: Tokens, finding: Finding) -> bool:
    """Say whether a finding is told of one place of a list: "two in Aba, where six were hurt, and one in Ceda"."""
    return finding.first > 0 and tokens[finding.first - 1].low in ("where", "who", "which")


def without_sums(tokens: Tokens, found: list[Finding]) -> list[Finding]:
    """Drop a figure that its parts follow, place by place: "twelve were killed: five in Aba, seven in Ceda"."""
    return [one for one in found if one.inherited or _is_placed(tokens, one) or not _adds_up(one, found)]


def _is_placed(tokens: Tokens, finding: Finding) -> bool:
    """Say whether a figure has a place of its own beside a list: "three died in Aba, two in Ceda and one in Dorn"."""
    after = tokens[finding.last + 1 : finding.last + 5]
    named = len(after) > 2 and after[0].low in lexicon.AT and after[1].text[:1].isupper()
    return named and not any(token.low in (":", "-", "–", "—") for token in after)


def _adds_up(finding: Finding, found: list[Finding]) -> bool:
    parts = [one for one in found if one.inherited and one.kind == finding.kind and one.first > finding.first]
    whole = finding.groups[0].count.best if len(finding.groups) == 1 else None
    return len(parts) > 1 and sum(one.groups[0].count.best or 0 for one in parts) == whole


_LIKEWISE = [["as", "were"], ["as", "was"], ["as", "did"], ["so", "were"], ["so", "was"], ["so", "did"]]


def _may_inherit(tokens: Tokens, group: Group) -> bool:
    """Say whether a group looks like one of "three in Aba, two in Ceda", placed without a verb, or of "as were two"."""
    if not group.counted or group.partitive or group.negative or group.people is False:
        return False
    if _likewise(tokens, group):
        return True
    if group.head not in ("", "person", "others") and not (group.people and _ends_placed(tokens, group)):
        return False
    if _fronted(tokens, group):
        return True
    if previous(tokens, group.first) not in ("and", ",", ";", "plus", ":", "-", "–", "—"):
        return False
    placed = following(tokens, group.last) in lexicon.AT.union(("on", "from"))
    return placed and not _later_verb(tokens, group.last + 1)


def _likewise(tokens: Tokens, group: Group) -> bool:
    """Say whether people shared the fate of those before: ", as were two guards"."""
    return [token.low for token in tokens[max(0, group.first - 2) : group.first]] in _LIKEWISE


def _fronted(tokens: Tokens, group: Group) -> bool:
    """Say whether the place of a bare number stands before it: ", in Ceda two"."""
    k = group.first - 1
    while k > 0 and tokens[k].text[:1].isupper():
        k -= 1
    if k < 1 or k == group.first - 1 or tokens[k].low not in ("in", "at", "near") or group.last > group.first:
        return False
    after = following(tokens, group.last)
    return tokens[k - 1].low in (",", ";", "and") and not after.isalpha()


def _ends_placed(tokens: Tokens, group: Group) -> bool:
    """Say whether a named place is all that follows a group in its clause: "and three women in Ceda"."""
    after = tokens[group.last + 1 : group.last + 4]
    named = len(after) > 1 and after[0].low in lexicon.AT and after[1].text[:1].isupper()
    return named and (len(after) == 2 or after[2].low in (",", ";", ".", "and"))


def _later_verb(tokens: Tokens, place: int) -> bool:
    """Say whether the words up to the next comma hold a verb, so that the group is the subject of something else."""
    for token in tokens[place : place + 12]:
        if token.low in (",", ";", ".", "and"):
            return False
        if token.low in lexicon.AUX:
            return True
    return False
