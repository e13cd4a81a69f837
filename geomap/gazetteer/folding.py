"""How two spellings of a name come to be the same key."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

APOSTROPHES = "'’‘ʼʻ`´′ʹʾʿ"
# Letters that Unicode does not decompose, as GeoNames writes them in ASCII.
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ə": "a",
        "ǝ": "a",
        "ŋ": "n",
        "ŧ": "t",
        "&": " and ",
        **dict.fromkeys(APOSTROPHES, ""),
    }
)
_GAPS = re.compile(r"[\W_]+")
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u093c\u094d]+"
)
# Written short and long with no difference in meaning at the head of a name.
_WORDS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """Return one word without case, diacritics and apostrophes: "Slov’yans’k" gives "slovyansk"."""
    plain = word.lower() if word.isascii() and word.isalnum() else _plain(word)
    return _WORDS.get(plain, plain)


@lru_cache(maxsize=16384)
def fold(name: str) -> str:
    """Return the key of a name: words folded one by one, hyphens and stops as spaces."""
    plain = name.lower() if name.isascii() and name.isalpha() else _GAPS.sub(" ", _plain(name)).strip()
    if " " not in plain:
        return _WORDS.get(plain, plain)
    return " ".join([_WORDS.get(word, word) for word in plain.split(" ")])


def _plain(name: str) -> str:
    """Return a name in lower case, without diacritics and apostrophes."""
    lowered = name.casefold().translate(_LETTERS)
    if lowered.isascii():
        return lowered
    plain = unicodedata.normalize("NFKD", lowered)
    if plain != lowered:  # what letters are made of may be capitals, or letters that decompose no further
        plain = unicodedata.normalize("NFKD", plain.casefold()).translate(_LETTERS)
    return _MARKS.sub("", plain)
