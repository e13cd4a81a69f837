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
_GAPS = re.compile(r"[^\w]+|_+")
# Written short and long with no difference in meaning at the head of a name.
_WORDS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """Return one word without case, diacritics and apostrophes: "Slov’yans’k" gives "slovyansk"."""
    if word.isascii() and word.isalnum():
        plain = word.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
        plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _WORDS.get(plain, plain)


def fold(name: str) -> str:
    """Return the key of a name: words folded one by one, hyphens and stops as spaces."""
    lowered = name.casefold().translate(_LETTERS)
    if not lowered.isascii():
        decomposed = unicodedata.normalize("NFKD", lowered)
        lowered = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(_WORDS.get(word, word) for word in _GAPS.sub(" ", lowered).split())
