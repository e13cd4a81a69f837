"""Keys under which the romanisations of one Slavic or Arabic name fall together.

Kupiansk, Kupyansk and Kup'yans'k are one name in Cyrillic, El Fasher and Al-Fashir one in Arabic: rules take
each spelling to the same skeleton. A skeleton says only that two names may be the same, so it is asked last.
"""

from __future__ import annotations

import re
from functools import lru_cache

from geomap.gazetteer.folding import fold

SLAVIC = frozenset({"UA", "RU", "BY", "KZ", "KG", "TJ", "TM", "UZ", "MD", "BG", "MK", "RS", "ME", "GE", "AM", "AZ"})
ARABIC = frozenset(
    {
        "SY",
        "IQ",
        "YE",
        "LY",
        "EG",
        "LB",
        "PS",
        "JO",
        "SA",
        "AE",
        "QA",
        "KW",
        "BH",
        "OM",
        "SD",
        "TN",
        "DZ",
        "MA",
        "MR",
        "IR",
    }
    | {"AF", "PK", "SO", "DJ", "SS", "TD"}
)
SHORTEST = 5
_LATIN = re.compile(r"[a-z ]+$")

# Replacements in turn, each tried only where its letter is; then letters one by one.
_SLAVIC_WITH_C = (("shch", "s"), ("sch", "s"), ("szcz", "s"), ("stch", "s"), ("cz", "c"))
_SLAVIC_WITH_H = (
    ("kh", "x"),
    ("dzh", "z"),
    ("zh", "z"),
    ("zgh", "zh"),
    ("tch", "c"),
    ("ch", "c"),
    ("sh", "s"),
    ("gh", "g"),
)
_SLAVIC_PAIRS = (("sz", "s"), ("ts", "c"), ("tz", "c"), ("gh", "h"), ("ks", "x"))
_SLAVIC_LETTERS = str.maketrans("hwyj", "gvii")
_SLAVIC_VOWELS = (("ii", "i"), ("ii", "i"), ("ia", "a"), ("ie", "e"), ("io", "o"), ("iu", "u"))
# How a Ukrainian and a Russian ending fall together: -ivka and -yevka are -ovka, -ino is -yne, -oye -e, -iv -ov.
_SLAVIC_ENDINGS = (
    (re.compile(r"[ie]v(?=k[ai]\b|\b)"), "ov"),
    (re.compile(r"oe\b"), "e"),
    (re.compile(r"(?<=[nv])o\b"), "e"),
)
_ARTICLES = "al|el|ad|ed|ar|er|as|es|at|et|az|ez|an|en|ash|esh|ath|eth"
_ARABIC_ARTICLE = re.compile(rf"\b(?:{_ARTICLES})(?: |$)")
_ARABIC_WITH_H = (("kh", "x"), ("gh", "g"), ("sh", "s"), ("dh", "z"), ("zh", "z"), ("th", "t"))
_ARABIC_LETTERS = str.maketrans("qc", "kk")
_ARABIC_BACK_VOWEL = re.compile(r"ou|oo|aw|au|ow|uw|o|w")
_ARABIC_ENDING = re.compile(r"[aei]h\b")
_ARABIC_FRONT_VOWEL = re.compile(r"ay|ai|ey|ei|ee|iy|e|y")
_DOUBLED = re.compile(r"(.)\1+")


def _slavic(name: str) -> str:
    if "c" in name:
        name = _replaced(name, _SLAVIC_WITH_C)
    if "h" in name:
        name = _replaced(name, _SLAVIC_WITH_H)
    name = _replaced(name, _SLAVIC_PAIRS).translate(_SLAVIC_LETTERS)
    name = _DOUBLED.sub(r"\1", _replaced(name, _SLAVIC_VOWELS) if "i" in name else name)
    for ending, common in _SLAVIC_ENDINGS:
        name = ending.sub(common, name)
    return name


def _arabic(name: str) -> str:
    if " " in name:
        name = _ARABIC_ARTICLE.sub("", name)
    if "h" in name:
        name = _ARABIC_ENDING.sub("a", _replaced(name, _ARABIC_WITH_H))
    name = name.replace("dj", "z").translate(_ARABIC_LETTERS)
    return _DOUBLED.sub(r"\1", _ARABIC_FRONT_VOWEL.sub("i", _ARABIC_BACK_VOWEL.sub("u", name)))


def _replaced(name: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for old, new in pairs:
        name = name.replace(old, new)
    return name


_BONES = {"s": _slavic, "a": _arabic}


def family(country: str | None) -> str | None:
    """Return the family of scripts a country's names are romanised from: "s" Slavic, "a" Arabic, None neither."""
    return "s" if country in SLAVIC else "a" if country in ARABIC else None


def skeleton_key(name: str, script: str) -> str | None:
    """Return the key of a folded name in a family of scripts, None when too short to tell names apart."""
    if not _LATIN.match(name):
        return None
    bones = _BONES[script](name)
    return f"~{script}{bones}" if len(bones) >= SHORTEST else None


@lru_cache(maxsize=32768)
def skeleton_keys(name: str) -> tuple[str, ...]:
    """Return the keys under which another romanisation of `name` may be found."""
    folded = fold(name)
    if len(folded) < SHORTEST or not _LATIN.match(folded):
        return ()
    slavic, arabic = _slavic(folded), _arabic(folded)
    keys = (f"~s{slavic}",) if len(slavic) >= SHORTEST else ()
    return (*keys, f"~a{arabic}") if len(arabic) >= SHORTEST else keys


def is_article(word: str) -> bool:
    """Say whether a word is an Arabic article, which the keys of names leave out."""
    return word.lower() in _ARTICLES.split("|")


def heads(word: str) -> tuple[str, str]:
    """Return how the keys of longer names begin whose first word is `word`; an article is no part of a key."""
    folded = fold(word)
    return f"~s{_slavic(folded)} ", f"~a{_arabic(folded)} "
