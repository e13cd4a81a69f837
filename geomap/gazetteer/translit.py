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

_SLAVIC_RULES = (
    (r"shch|sch|szcz|stch", "s"),
    (r"kh", "x"),
    (r"d?zh|zg(?=h)", "z"),
    (r"tch|tsch|ch|cz", "c"),
    (r"sh|sz", "s"),
    (r"ts|tz", "c"),
    (r"gh|h", "g"),
    (r"ks", "x"),
    (r"w", "v"),
    (r"ph", "f"),
    (r"[yij]+", "i"),
    (r"i(?=[aeou])", ""),
    (r"(.)\1+", r"\1"),
)
_ARABIC_RULES = (
    (r"\b(?:al|el|ad|ed|ar|er|as|es|at|et|az|ez|an|en|ash|esh|ath|eth)(?: |$)", ""),
    (r"kh", "x"),
    (r"gh", "g"),
    (r"sh", "s"),
    (r"dh|dj|zh", "z"),
    (r"th", "t"),
    (r"[qkc]", "k"),
    (r"ou|oo|aw|au|ow|uw|o|w", "u"),
    (r"[aei]h\b", "a"),
    (r"ay|ai|ey|ei|ee|iy|e|y", "i"),
    (r"(.)\1+", r"\1"),
)
_COMPILED = {
    "s": [(re.compile(pattern), by) for pattern, by in _SLAVIC_RULES],
    "a": [(re.compile(pattern), by) for pattern, by in _ARABIC_RULES],
}


def family(country: str | None) -> str | None:
    """Return the family of scripts a country's names are romanised from: "s" Slavic, "a" Arabic, None neither."""
    return "s" if country in SLAVIC else "a" if country in ARABIC else None


def skeleton_key(name: str, script: str) -> str | None:
    """Return the key of a folded name in a family of scripts, None when too short to tell names apart."""
    if not _LATIN.match(name):
        return None
    bones = name
    for pattern, by in _COMPILED[script]:
        bones = pattern.sub(by, bones)
    return f"~{script}{bones}" if len(bones) >= SHORTEST else None


@lru_cache(maxsize=32768)
def skeleton_keys(name: str) -> tuple[str, ...]:
    """Return the keys under which another romanisation of `name` may be found."""
    folded = fold(name)
    keys = (skeleton_key(folded, script) for script in ("s", "a"))
    return tuple(key for key in keys if key)
