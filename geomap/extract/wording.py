"""The words of a sentence in lower case, offset for offset, so that each reader can tell at once what it has no part in."""  # noqa: E501

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
_JOINED = re.compile(r"\w+(?:\.?-\w+)*")  # "U.S.-run" ends in no word of its own


def lower(text: str) -> str:
    """Return a text in lower case with every character where it was, even one that lower case would make two."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def words_in(low: str) -> frozenset[str]:
    """Return the words of a text in lower case; those joined by hyphens are one."""
    return frozenset((_JOINED if "-" in low else _WORD).findall(low))
