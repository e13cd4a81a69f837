"""Tell what qualifies a casualty statement: unreal, claimed, of a war or a period, over several places."""

from __future__ import annotations

import re

# These patterns, but for that of places, read the sentence in lower case.
_UNREAL = re.compile(
    r"\b(?:(?:hop(?:e|es|ed|ing)|pray(?:s|ed|ing)?)\s(?:that\s)?(?:no|nobody|none|there)|whether|if|how\smany|unclear|not\sknown|unless|in\scase|had\sit|as\sif|in\sorder\sto"
    r"|(?P<meant>(?:aim|plan|plot|threaten|vow|want|intend|attempt|design|try|tri|plann|plott|hope)(?:s|ed|ing|d)?\sto)"
    r"|(?:could|would|might)\shave)\b",
)
_SUFFERED = re.compile(r"\b(?:was|were|been|died)\b")  # "guards who tried to stop them were killed"
_CLAIM = re.compile(
    r"\b(?:claim(?:s|ed|ing)?(?!(?:\s[\w-]+){0,4}\s(?:lives|life)|\sresponsibility)|(?<!were\s)(?<!was\s)(?<!been\s)admit(?:s|ted)?|acknowledg(?:es|ed)|conceded"
    r"|alleg(?:es|ed|edly|ing)|purported(?:ly)?|boasted|feared|presumed|unconfirmed|unverified|may\shave)\b",
)

_MANY = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|various|multiple|different|many|a\snumber\sof|both)"
)
_KINDS_OF_PLACE = (
    r"(?:regions|cities|towns|villages|provinces|districts|states|countries|places|locations|areas|settlements|oblasts"
    r"|governorates|counties|communities|sites)"
)
_DAY = r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Janu|Febru|March|April|May|June|July|Augu|Sept|Octo|Nove|Dece)"
_QUARTERS = r"(?:districts|neighbou?rhoods|suburbs|quarters|boroughs|wards|streets|avenues)"  # of one town
_NAME = rf"{_DAY}[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?"
_SEVERAL = re.compile(
    r"\b(?:across|throughout|all\sover|around)\s(?:the\s)?"
    r"(?:country|nation|regions?|state|province|territory|world|globe|continent|north|south|east|west)"
    rf"|\b(?:across|throughout|all\sover)\s(?:the\s)?(?P<over>{_NAME})"
    r"|\b(?:nation|country)wide\b|\b[Ii]n\sall\b|\b[Oo]verall\b(?!\s(?:\w+\s)?toll)"
    rf"|\b(?:[Ii]n|over|across|on)\s(?:(?:at\sleast|some|about|more\sthan|nearly)\s)?{_MANY}\s(?:\w+\s)?{_KINDS_OF_PLACE}\b(?!\sof\s[A-Z])"
    r"|\bin\s(?:\w+\s)?separate\s(?:\w+\s){0,2}(?:attacks|strikes|incidents|shootings|raids|blasts|clashes)\b"
    rf"|\b(?:[Ii]n|on)\s(?:the\s)?{_NAME}(?:,\s(?:the\s)?{_NAME})*,?\sand\s(?:the\s)?[A-Z][\w’'-]+(?!\s{_QUARTERS})\b"
)

_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_CONFLICT = r"(?:war|conflict|insurgency|campaign|violence|pandemic|crisis|fighting|unrest|genocide|famine)"
_CUMULATIVE = re.compile(
    r"\bsince\s(?:the\s)?(?:\w+\s){0,6}?(?:war|conflict|invasion|uprising|start|beginning|outbreak|\d{4}|fighting|began"
    rf"|truce|ceasefire|last\syear|last\smonth|{_MONTH})\b"
    rf"|\b{_CONFLICT},?\s(?:(?:which|that)\s(?:[^.;]{{0,80}}?\b)?)?(?:has|have|had)\s(?:\w+\s){{0,2}}(?:killed|claimed|left|cost)\b"
    r"|\b(?:so\sfar\sthis\s(?:month|week|season|decade|century)|this\syear|in\s\w+\s(?:months|years|weeks)\sof\s(?:war|fighting|conflict)"
    r"|(?:during|throughout|over\sthe\scourse\sof)\s(?:the|its)\s(?:\w+\s)?(?:war|conflict|occupation|past)"
    r"|(?:in|over)\sthe\s(?:past|last)\s\w*\s?(?:weeks|months|years|decade|year|month)|in\srecent\s(?:weeks|months|years)"
    r"|(?:every|each|per)\s(?:year|day|month)|a\s(?:year|day|month)\son\saverage|(?:people|deaths|lives)\sa\s(?:year|day|month)|on\saverage|annually"
    rf"|from\s(?:late\s|early\s)?{_MONTH}\s(?:\d+\s)?to|between\s\d{{4}}\sand\s\d{{4}}"
    r"|\w+-year\s(?:war|insurgency|conflict)\s(?:\w+\s){0,12}?has\s(?:killed|claimed|left))\b",
)
_RANKING = re.compile(
    r"\b(?:\w{3,}est|worst|most|first|record|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|such)\b[^,;]*$"
)


def is_unreal(low: str, start: int, verb: int) -> bool:
    """Say whether a plan, a question or a might-have-been comes before a statement, in its clause."""
    lead = low[max(0, start - 70) : verb]
    last = max(lead.rfind(mark) for mark in (",", ";", ".", " and "))
    lead = lead[last + 1 :] if last > 40 else lead
    match = _UNREAL.search(lead)
    if match is None:
        return False
    return not (match["meant"] and _SUFFERED.search(lead + low[verb : verb + 4], match.end()))


def is_claimed(low: str, start: int, end: int) -> bool:
    """Say whether words of claiming, admitting or fearing come before a statement, or in it."""
    return _CLAIM.search(low, max(0, start - 120), end) is not None


def is_cumulative(low: str, start: int, clause_end: int) -> bool:
    """Say whether a period or a war is what the figure covers; "the worst since 2014" only ranks."""
    return any(
        not (_RANKING.search(low, max(0, match.start() - 60), match.start()) or _described(low, start, match.end()))
        for match in _CUMULATIVE.finditer(low, max(0, start - 110), min(clause_end, start + 200))
    )


def _described(low: str, start: int, end: int) -> bool:
    """Say whether a period only describes a place, by a clause that tells of no war: "in Troy, which has been under curfew since March"."""  # noqa: E501
    clause = _WHICH.search(low, start, end)
    return clause is not None and not _WARS.search(low, clause.end(), end)


_WHICH = re.compile(r"\b(?:which|where|whose)\b")
_WARS = re.compile(rf"\b(?:{_CONFLICT}|invasion|uprising|kill\w*|died|dead|deaths|attacks|clashes)\b")


def several_places(sentence: str, start: int, clause: tuple[int, int]) -> tuple[bool, str | None]:
    """Say whether a statement covers several places, and the name that "across" or "throughout" goes with, if any."""
    opening = max(clause[0], start - 60)
    opening = max(opening, sentence.rfind(",", opening, max(opening, start - 2)) + 1)  # "In two towns, nine"
    match = _SEVERAL.search(sentence, opening, min(clause[1], opening + 300))
    return match is not None, match["over"] if match else None
