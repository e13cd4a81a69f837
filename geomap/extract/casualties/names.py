"""Read a subject that is a person's name or a pronoun."""

from __future__ import annotations

from geomap.extract.casualties import lexicon, persons
from geomap.extract.casualties.findings import Chain, Finding, befell
from geomap.extract.casualties.group import Group, Groups, one_person
from geomap.extract.casualties.words import Tokens


def pronoun(tokens: Tokens, chain: Chain, kind: str, place: int) -> Finding | None:
    """Read "he was killed": one person already spoken of."""
    if chain.before < 0 or tokens[chain.before].low not in persons.PRONOUNS:
        return None
    one = one_person(chain.before, chain.before, definite=True)
    return befell(kind, (one,), place, chain=chain)


def named(tokens: Tokens, groups: Groups, chain: Chain, kind: str, place: int) -> Finding | None:
    """Read a named subject: "Ivan Petrenko, 34, was lightly injured"."""
    verb = [token.low for token in tokens[chain.before + 1 : place + 1]]
    if not {"was", "is"} & set(verb) and verb[-1:] != ["died"] and not _aged(tokens, chain):
        return None
    return named_at(tokens, groups, chain, kind, place, at_least=1)


def _aged(tokens: Tokens, chain: Chain) -> bool:
    """Say whether an age in brackets stands before a chain, as after names alone: "Jon Doe (35) were killed"."""
    before = [token.low for token in tokens[max(0, chain.before - 2) : chain.before + 1]]
    return len(before) == 3 and before[0] == "(" and before[1].isdigit() and before[2] == ")"


def _before_comma(tokens: Tokens, close: int) -> int:
    """Return the token before the comma that opens what another closes: "Jane" of "Jane, who was 38, died", or -1."""
    return next((k - 1 for k in range(close - 1, max(0, close - 14), -1) if tokens[k].low == ","), -1)


_PARTICLES = ("al-", "el-", "ul-", "ad-", "as-", "an-", "ar-", "bin", "ibn", "de", "da", "van", "von", "della", "ben")


def _in_name(word: str) -> bool:
    """Say whether a word can be part of a person's name: "Ali al-Hamdani", "van Dijk"."""
    particle = word.startswith(_PARTICLES[:7]) and word[3:4].isupper()
    return word[:1].isupper() or particle or word in _PARTICLES[7:]


_BESIDE_NAMES = frozenset((",", "-", "–", "(", ")"))


def _past_age(tokens: Tokens, last: int) -> int:
    """Return the last token of a name, given the end of the age beside it."""
    while last >= 0 and (tokens[last].low in _BESIDE_NAMES or tokens[last].low.isdigit()):
        last -= 1
    return last


def _before_name(tokens: Tokens, groups: Groups, last: int) -> int:
    """Return the token before the name that ends at `last`."""
    while last >= 0 and _in_name(tokens[last].text) and groups.get(last) is None:
        last -= 1
    return last


def named_at(tokens: Tokens, groups: Groups, chain: Chain, kind: str, place: int, *, at_least: int) -> Finding | None:
    """Read the name that ends before a chain, of at least so many words; one word in capitals is no name."""
    last = _past_age(tokens, chain.before)
    if chain.before >= 0 and tokens[chain.before].low == "," and not tokens[last].text[:1].isupper():
        last = _before_comma(tokens, chain.before)
    first = _before_name(tokens, groups, last)
    words = [token.text for token in tokens[first + 1 : last + 1]]
    beside = _named_beside(tokens, groups, first) if first > 0 and tokens[first].low == "and" else None
    if first >= 0 and (tokens[first].low in lexicon.PREPOSITIONS or (tokens[first].low == "and" and beside is None)):
        return None
    if len(words) < at_least or (len(words) == 1 and words[0].isupper()):
        return None
    people = (one_person(first + 1, last, named=" ".join(words)),)
    return befell(kind, people if beside is None else (beside, *people), place, chain=chain)


def _named_beside(tokens: Tokens, groups: Groups, link: int) -> Group | None:
    """Return the person of full name before an "and": "Ann Roe (2)" of "Ann Roe (2) and Jon Doe (35) were killed"."""
    last = _past_age(tokens, link - 1)
    first = _before_name(tokens, groups, last)
    aged = last < link - 1
    words = [token.text for token in tokens[first + 1 : last + 1]]
    return one_person(first + 1, last, named=" ".join(words)) if aged and len(words) > 1 else None
