"""Find the casualty statements of a sentence and what qualifies each: claims, tolls of a war, totals over several places."""

from __future__ import annotations

import re

from geomap.extract.casualties import lexicon
from geomap.extract.casualties.findings import Finding
from geomap.extract.casualties.grammar import findings_of
from geomap.extract.casualties.groups import Group, Token, tokens_of
from geomap.extract.casualties.mentions import CasualtyKind, CasualtyMention, Who
from geomap.model import Count

# A sentence without one of these letters in a row says nothing of casualties; looking for them is a hundred times faster than reading.
_STEMS = (
    "kill", "died", "dies", " die", "dead", "death", "dying", "injur", "wound", "hurt", "casualt", "fatal", "toll", "missing", "perish", "murder",
    "massacr", "slain", "slay", "execut", "slaughter", "lives", " life", "bodies", "body", "corpse", "remains", "hospital", "victim", "succumb",
    "drown", "assassin", "behead", "burn", "suffer", "sustain", "unaccounted", "lynch", "electrocut", "maim", "starv", "suffocat", "asphyx",
    "deceased", "butcher", "inhalation", "clinic", "gunned", "mowed", "shot", "stab", "treated", "knifed", "martyr", "condition", "bruise",
    "concuss", "scarred",
)  # fmt: skip
_UNREAL = re.compile(
    r"\b(?:whether|if|how\smany|unclear|not\sknown|unless|in\scase|had\sit|as\sif|in\sorder\sto|aimed?\sto|plan(?:s|ned|ning)?\sto|plot(?:s|ted|ting)?\sto|threaten(?:s|ed|ing)?\sto|vow(?:s|ed|ing)?\sto|want(?:s|ed)?\sto|intend(?:s|ed)?\sto|trying\sto|attempt(?:s|ed|ing)?\sto|designed\sto|could\shave|would\shave|might\shave)\b",
    re.IGNORECASE,
)
_MAY_HAVE = re.compile(r"\bmay\shave\b", re.IGNORECASE)
_CLAIM = re.compile(
    r"\b(?:claim(?:s|ed|ing)?(?!\sthe\slives|\s\w+\slives|\sresponsibility)|admit(?:s|ted)?|acknowledg(?:es|ed)|conceded|alleg(?:es|ed|edly|ing)|purported(?:ly)?|boasted|feared|presumed|unconfirmed|unverified|may\shave)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:across|throughout|all\sover|around)\s(?:the\s)?(?:country|nation|region|regions|state|province|territory|world|globe|continent|south|north|east|west|[A-Z][\w-]+)|\bnationwide\b|\bcountrywide\b|"
    r"\b(?:in|over|across|on)\s(?:(?:at\sleast|some|about|more\sthan|nearly)\s)?(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|various|multiple|different|many|a\snumber\sof|both)\s(?:\w+\s)?"
    r"(?:regions|cities|towns|villages|provinces|districts|states|countries|places|locations|areas|settlements|oblasts|governorates|counties|communities|sites)\b|\bin\s(?:\w+\s)?separate\s(?:\w+\s){0,2}(?:attacks|strikes|incidents|shootings|raids|blasts|clashes)\b|"
    r"\bin\sall\b|\boverall\b|\bin\sboth\scountries\b",
)
_PLACES_JOINED = re.compile(
    r"\bin\s(?:the\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?(?:,\s(?:the\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)*,?\sand\s(?:the\s)?[A-Z][\w’'-]+"
)
_CUMULATIVE = re.compile(
    r"\bsince\s(?:the\s)?(?:\w+\s){0,6}?(?:war|conflict|invasion|uprising|start|beginning|outbreak|\d{4}|january|february|march|april|may|june|july|august|september|october|november|december|fighting|began|truce|ceasefire|last\syear|last\smonth|october\s7)|"
    r"\b(?:war|conflict|insurgency|civil\swar|campaign|violence|pandemic|crisis|fighting|unrest|genocide|famine)\s(?:which\s|that\s)?(?:has|have|had)\s(?:\w+\s)?(?:killed|claimed|left|cost)|"
    r"\b(?:so\sfar\sthis\syear|this\syear\salone|in\s\w+\s(?:months|years|weeks)\sof\s(?:war|fighting|conflict)|during\sthe\s(?:war|conflict|occupation|past)|over\sthe\s(?:past|last)\s\w*\s?(?:weeks|months|years|decade|year|month)|"
    r"in\sthe\s(?:past|last)\s\w*\s?(?:weeks|months|years|decade)|in\srecent\s(?:weeks|months|years)|every\s(?:year|day|month)|each\s(?:year|day|month)|per\s(?:year|day|month)|a\s(?:year|day|month)\son\saverage|on\saverage|"
    r"from\s(?:late\s|early\s)?(?:january|february|march|april|may|june|july|august|september|october|november|december)\s(?:\d+\s)?to\b|annually|between\s\d{4}\sand\s\d{4}|this\syear|in\stotal\ssince|throughout\sthe\s(?:war|conflict)|\w+-year\s(?:war|insurgency|conflict)\s(?:\w+\s){0,12}?has\s(?:killed|claimed|left))\b",
    re.IGNORECASE,
)
_RANKING = re.compile(r"\b(?:\w{3,}est|worst|most|first|biggest|largest|record|highest)\b[^,;]*$", re.IGNORECASE)


def find_casualties(sentence: str, offset: int = 0) -> tuple[CasualtyMention, ...]:
    """Find what a sentence says of people killed, injured, hospitalised or missing, in order.

    Each mention has its `count` as low, best and high: "at least 16" is 16, 16, None; "up to 85" None, 85, 85; "nearly
    200" None, 200, 200; "dozens" three Nones; "no casualties" 0, 0, 0 of each kind. People counted by listing ("a man
    and his two daughters") are summed. Forecasts, plans, questions and things that might have been are left out;
    claims, tolls of a war or a period, subsets and totals over several places are marked, for `combine_casualties` and
    the caller to weigh. `offset` is added to every offset returned. Time is linear in the sentence.
    """
    low = sentence.lower()
    if not any(stem in low for stem in _STEMS):
        return ()
    tokens = tokens_of(sentence)
    if not tokens:
        return ()
    sport = sum(token.low in lexicon.SPORT for token in tokens) > 1
    found = [
        finding
        for finding in findings_of(tokens)
        if not finding.unreal and _is_real(sentence, tokens, finding) and not (sport and _is_one(finding))
    ]
    if not found:
        return ()
    clauses = _clauses(sentence, tokens, found)
    mentions: list[CasualtyMention] = []
    for finding, clause in zip(found, clauses, strict=True):
        others = _are_others(tokens, finding, mentions)
        for kind, count in _kinds(finding):
            mentions.append(_mention(sentence, offset, tokens, finding, kind, count, clause, others=others))
    return tuple(mentions)


def _is_real(sentence: str, tokens: tuple[Token, ...], finding: Finding) -> bool:
    """Say whether the statement is of something that happened: no question, plan or might-have-been before it."""
    start = tokens[finding.first].start
    lead = sentence[max(0, start - 70) : tokens[finding.at].start]
    last = max((lead.rfind(mark) for mark in (",", ";", ".", " and ")), default=-1)
    return not _UNREAL.search(lead[last + 1 :] if last > 40 else lead)


def _are_others(tokens: tuple[Token, ...], finding: Finding, before: list[CasualtyMention]) -> bool:
    """Say whether people come on top of those counted: "two killed and five others hurt" are others than the killed."""
    if before and before[-1].kind != finding.kind:
        return False
    of_wounded = finding.kind == "killed" and any(group.head in ("wounded", "injured") for group in finding.groups)
    kin = len(finding.groups) == 1 and tokens[finding.groups[0].first].low in ("his", "her", "their")
    return finding.also or of_wounded or kin or any(group.others for group in finding.groups)


def _is_one(finding: Finding) -> bool:
    """Say whether a single person is meant, as where a sportsman is hurt."""
    return finding.pronoun or all(group.count.best == 1 for group in finding.groups)


def _kinds(finding: Finding) -> list[tuple[CasualtyKind, Count]]:
    """Return the kinds a finding speaks of, each with its count."""
    victims = tuple(group for group in finding.groups if group.head not in lexicon.ATTACKERS) or finding.groups
    count = Count(0, 0, 0) if finding.negated else _sum(victims)
    if count.low is None and not finding.claim and all(group.as_many_as for group in finding.groups):
        count = Count(count.best, count.best, count.best)  # "as many as 14 people were killed" only stresses
    kind = finding.kind
    if kind == "both":
        both = count if count.best == 0 else Count()
        return [("killed", both), ("injured", both)]
    if kind == "injured" and count.best == 0 and any(group.head == "person" for group in finding.groups):
        return [("injured", count), ("killed", count)]
    if kind == "killed" or kind == "injured" or kind == "hospitalised" or kind == "missing":
        return [(kind, count)]  # type: ignore[list-item]
    return []


def _sum(groups: tuple[Group, ...]) -> Count:
    """Add the groups of a list; an amount that is not known makes the sum a lower bound."""
    counted = [group.count for group in groups if group.count.best is not None]
    if not counted:
        return groups[0].count if groups else Count()
    lows = [count.low for count in counted]
    highs = [count.high for count in counted]
    open_ended = len(counted) < len(groups)
    low = None if None in lows else sum(low for low in lows if low is not None)
    high = None if open_ended or None in highs else sum(high for high in highs if high is not None)
    return Count(low, sum(count.best for count in counted if count.best is not None), high)


def _clauses(sentence: str, tokens: tuple[Token, ...], found: list[Finding]) -> list[tuple[int, int]]:
    """Return for each finding the stretch of the sentence that is its own.

    It runs from the end of the finding before to the start of the next, and is shared by findings said in one breath
    ("five killed and twelve hurt in Aba").
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
    spans = zip([0, *ends[:-1]], [*starts[1:], len(sentence)], strict=True)
    return [span for run, span in zip(runs, spans, strict=True) for _ in run]


def _in_one_breath(tokens: tuple[Token, ...], last: int, first: int) -> bool:
    """Say whether the words between two findings name no place: only "and", a comma, a few small words."""
    between = tokens[last + 1 : first]
    return len(between) <= 7 and not any(
        token.text[:1].isupper() or token.low in (";", ":", "while") for token in between
    )


def _mention(
    sentence: str,
    offset: int,
    tokens: tuple[Token, ...],
    finding: Finding,
    kind: CasualtyKind,
    count: Count,
    clause: tuple[int, int],
    *,
    others: bool,
) -> CasualtyMention:
    start, end = tokens[finding.first].start, tokens[finding.last].end
    opening = max(clause[0], start - 60)
    opening = max(opening, sentence.rfind(",", opening, start) + 1)
    tail = sentence[opening : min(clause[1], opening + 300)]
    groups = finding.groups
    partitive = any(group.partitive for group in groups)
    return CasualtyMention(
        kind=kind,
        count=count,
        start=start + offset,
        end=end + offset,
        text=sentence[start:end],
        clause_start=clause[0] + offset,
        clause_end=clause[1] + offset,
        subset=finding.subset or (partitive and any(_is_of_them(tokens, group, kind) for group in groups)),
        total_of_several=bool(_SEVERAL.search(tail) or _PLACES_JOINED.search(tail)),
        update=finding.update,  # type: ignore[arg-type]
        claim=finding.claim or bool(_CLAIM.search(sentence, max(0, start - 120), end)),
        who=_who(groups),
        others=others,
        negated=count.best == 0,
        cumulative=_is_cumulative(sentence, start, clause[1]),
        definite=finding.pronoun or all(group.definite for group in groups),
        named=next((group.named for group in groups if group.named), None),
        approx=any(group.approx for group in groups),
        inherited=finding.inherited,
    )


def _is_cumulative(sentence: str, start: int, clause_end: int) -> bool:
    """Say whether a period or a war is what the figure covers; "the worst since 2014" only ranks."""
    first = max(0, start - 110)
    return any(
        not _RANKING.search(sentence, max(0, match.start() - 60), match.start())
        for match in _CUMULATIVE.finditer(sentence, first, min(clause_end, start + 200))
    )


def _is_of_them(tokens: tuple[Token, ...], group: Group, kind: CasualtyKind) -> bool:
    """Say whether a part is one of people already counted as harmed so: "one of the wounded died" is not."""
    if group.head in ("wounded", "injured"):
        return kind in ("injured", "hospitalised")
    return tokens[group.last].low == "those" or group.head in ("dead", "killed", "missing", "casualties", "survivors")


def _who(groups: tuple[Group, ...]) -> Who | None:
    heads = {group.head.removesuffix("s") for group in groups}
    if heads <= lexicon.ATTACKERS:
        return "attackers"
    if heads & {word.removesuffix("s") for word in lexicon.MILITARY}:
        return "military"
    return "victims" if any(group.people for group in groups) else None
