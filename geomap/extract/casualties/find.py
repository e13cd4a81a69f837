"""Find the casualty statements of a sentence and what qualifies each: claims, tolls of a war, totals over places."""

from __future__ import annotations

from typing import NamedTuple

from geomap.extract.casualties import lexicon, persons
from geomap.extract.casualties.findings import Finding
from geomap.extract.casualties.grammar import PROMPTS, findings_of
from geomap.extract.casualties.group import Group
from geomap.extract.casualties.mentions import CasualtyKind, CasualtyMention, Who
from geomap.extract.casualties.qualify import is_claimed, is_cumulative, is_unreal, several_places
from geomap.extract.casualties.words import Tokens, tokens_of
from geomap.extract.wording import lower, words_in
from geomap.model import Count


def find_casualties(
    sentence: str, offset: int = 0, *, words: frozenset[str] | None = None
) -> tuple[CasualtyMention, ...]:
    """Find what a sentence says of people killed, injured, hospitalised or missing, in order.

    Each mention has its `count` as low, best and high: "at least 16" is 16, 16, None; "up to 85" None, 85, 85; "nearly
    200" None, 200, 200; "dozens" three Nones; "no casualties" 0, 0, 0 of each kind. People counted by listing ("a man
    and his two daughters") are summed. Forecasts, plans, questions and things that might have been are left out;
    claims, tolls of a war or a period, subsets and totals over several places are marked, for `combine_casualties` and
    the caller to weigh. `offset` is added to every offset returned; `words` are the sentence's, in lower case, where
    the caller has them. Time is linear in the sentence.
    """
    low = lower(sentence)
    if PROMPTS.isdisjoint(words_in(low) if words is None else words):
        return ()
    tokens = tokens_of(sentence)
    findings = findings_of(tokens)
    if not findings:
        return ()
    sport = sum(token.low in lexicon.SPORT for token in tokens) > 1
    money = _is_of_money(tokens)
    found = [
        finding
        for finding in findings
        if _happened(low, tokens, finding, sport=sport) and not (money and _is_figurative(finding))
    ]
    if not found:
        return ()
    clauses = _clauses(sentence, tokens, found)
    mentions: list[CasualtyMention] = []
    for finding, clause in zip(found, clauses, strict=True):
        mentions += _mentions(_Sentence(sentence, low, tokens, offset), finding, clause, mentions)
    return tuple(mentions)


class _Sentence(NamedTuple):
    """A sentence, its text in lower case, its tokens, and where it stands in its report."""

    text: str
    low: str
    tokens: Tokens
    offset: int


def _happened(low: str, tokens: Tokens, finding: Finding, *, sport: bool) -> bool:
    """Say whether a finding is of harm that was done, outside sport."""
    if finding.unreal or (sport and _is_one(finding)):
        return False
    if finding.kind == "injured" and any((group.count.best or 0) >= _TOO_MANY_HURT for group in finding.groups):
        return False  # "the move hurt five million customers"
    return not is_unreal(low, tokens[finding.first].start, tokens[finding.at].start)


_TOO_MANY_HURT = 1_000_000


def _is_of_money(tokens: Tokens) -> bool:
    """Say whether a sentence speaks of trade and money, and of no violence."""
    words = {token.low for token in tokens}
    return bool(words & lexicon.MONEY) and not words & lexicon.VIOLENCE


def _is_figurative(finding: Finding) -> bool:
    """Say whether a verb of injury has its object after it: "hurt farmers", "wounding 200 investors"."""
    return finding.kind == "injured" and all(group.first > finding.at for group in finding.groups)


_LIVING = frozenset(("wounded", "injured", "missing", "survivors"))


def _are_others(tokens: Tokens, finding: Finding, before: list[CasualtyMention]) -> bool:
    """Say whether people come on top of those counted: "two killed and five others hurt" are others than the killed."""
    if before and before[-1].kind != finding.kind:
        return False
    of_living = finding.kind == "killed" and any(group.head in _LIVING for group in finding.groups)
    others = finding.also or of_living or any(group.others for group in finding.groups)
    return others or _are_kin(tokens, finding)


def _are_kin(tokens: Tokens, finding: Finding) -> bool:
    """Say whether "his wife" or the like is all that a statement counts."""
    return len(finding.groups) == 1 and tokens[finding.groups[0].first].low in ("his", "her", "their")


def _is_one(finding: Finding) -> bool:
    """Say whether a single person is meant, as where a sportsman is hurt."""
    return all(group.count.best == 1 for group in finding.groups)


def _kinds(finding: Finding) -> list[tuple[CasualtyKind, Count]]:
    """Return the kinds a finding speaks of, each with its count."""
    victims = tuple(group for group in finding.groups if group.head not in persons.ATTACKERS) or finding.groups
    count = Count(0, 0, 0) if finding.negated else _sum(victims)
    if count.low is None and not finding.claim and all(group.as_many_as for group in finding.groups):
        count = Count(count.best, count.best, count.best)  # "as many as 14 people were killed" only stresses
    if finding.kind == "both":
        both = count if count.best == 0 else Count()
        return [("killed", both), ("injured", both)]
    if finding.kind == "injured" and count.best == 0 and any(group.head == "person" for group in finding.groups):
        return [("injured", count), ("killed", count)]  # "no one was hurt"
    return [(kind, count) for kind in _KINDS if kind == finding.kind]


_KINDS: tuple[CasualtyKind, ...] = ("killed", "injured", "hospitalised", "missing")


def _sum(groups: tuple[Group, ...]) -> Count:
    """Add the groups of a list; an amount that is not known makes the sum a lower bound."""
    counted = [group.count for group in groups if group.count.best is not None]
    if not counted:
        return Count()
    lows = [count.low for count in counted]
    highs = [count.high for count in counted]
    open_ended = len(counted) < len(groups)
    low = None if None in lows else sum(low for low in lows if low is not None)
    high = None if open_ended or None in highs else sum(high for high in highs if high is not None)
    return Count(low, sum(count.best for count in counted if count.best is not None), high)


def _clauses(sentence: str, tokens: Tokens, found: list[Finding]) -> list[tuple[int, int]]:
    """Return for each finding the stretch of the sentence that is its own.

    It runs from the end of the finding before to the start of the next, or to a semicolon where there is none, and is
    shared by findings said in one breath ("five killed and twelve hurt in Aba").
    """
    runs: list[list[Finding]] = []
    last = -1
    for finding in found:
        if runs and (finding.subset or _in_one_breath(tokens, last, finding.first)):
            runs[-1].append(finding)
        else:
            runs.append([finding])
        last = max(last, finding.last)
    starts = [tokens[min(finding.first for finding in run)].start for run in runs]
    ends = [tokens[max(finding.last for finding in run)].end for run in runs]
    first = sentence.rfind(";", 0, starts[0]) + 1 if starts else 0
    last = sentence.find(";", ends[-1]) if ends else -1
    spans = zip([first, *ends[:-1]], [*starts[1:], len(sentence) if last < 0 else last], strict=True)
    return [span for run, span in zip(runs, spans, strict=True) for _ in run]


def _in_one_breath(tokens: Tokens, last: int, first: int) -> bool:
    """Say whether the words between two findings name no place: only "and", a comma, a few small words."""
    between = tokens[last + 1 : first]
    return len(between) <= 7 and not any(
        token.text[:1].isupper() or token.low in (";", ":", "while") for token in between
    )


def _mentions(
    sentence: _Sentence, finding: Finding, clause: tuple[int, int], before: list[CasualtyMention]
) -> list[CasualtyMention]:
    """Return the mentions of one finding: one for each kind of harm."""
    text, low, tokens, offset = sentence
    start, end = tokens[finding.first].start, tokens[finding.last].end
    groups, others = finding.groups, _are_others(tokens, finding, before)
    several, over = several_places(text, start, clause)
    return [
        CasualtyMention(
            kind=kind,
            count=count,
            start=start + offset,
            end=end + offset,
            text=text[start:end],
            clause_start=clause[0] + offset,
            clause_end=clause[1] + offset,
            subset=finding.subset or any(_is_part(tokens, group, kind) for group in groups),
            total_of_several=several and not any(group.named for group in groups),
            over=over,
            update=finding.update,
            claim=finding.claim or is_claimed(low, start, end),
            who=_who(groups),
            others=others,
            kin=_are_kin(tokens, finding) and not finding.also and not any(group.others for group in groups),
            negated=count.best == 0,
            cumulative=is_cumulative(low, start, clause[1]),
            definite=all(group.definite for group in groups),
            named=next((group.named for group in groups if group.named), None),
            approx=any(group.approx for group in groups),
            inherited=finding.inherited,
        )
        for kind, count in _kinds(finding)
    ]


def _is_part(tokens: Tokens, group: Group, kind: CasualtyKind) -> bool:
    """Say whether a part is one of people already counted as harmed so: "one of the wounded died" is not."""
    those = tokens[group.last].low == "those" or group.head == "casualties"
    return group.partitive and (those or group.head in _HARMED_SO[kind])


# How those counted before are called of whom a part is told.
_HARMED_SO: dict[CasualtyKind, tuple[str, ...]] = {
    "killed": ("dead", "killed"),
    "injured": ("wounded", "injured"),
    "hospitalised": ("wounded", "injured"),
    "missing": ("missing",),
}


_ARMED = persons.ATTACKERS | persons.FIGHTERS | persons.SOLDIERS


def _who(groups: tuple[Group, ...]) -> Who | None:
    heads = {group.head for group in groups}
    if heads <= persons.ATTACKERS:
        return "attackers"
    if heads <= persons.ATTACKERS | persons.FIGHTERS:
        return "fighters"
    if heads <= _ARMED:
        return "soldiers"
    return "victims" if any(group.people for group in groups) else None
