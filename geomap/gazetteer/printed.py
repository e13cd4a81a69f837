"""The form of a place's name that newsrooms print, by rule: what `Place.name` shows.

GeoNames writes Ukrainian, Russian and Arabic names as maps of the 1960s did: Kryvyy Rih, Al Qaţrānah. Names are still
found, and weighed, as GeoNames has them; only what is shown differs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from geomap.gazetteer.folding import APOSTROPHES, fold

# Where names are romanised from another script, whose transcriptions mark what no newsroom prints. Countries that
# write Latin themselves are not among them: their marks are spelling (São Paulo, Łódź, Malmö, Rēzekne, Muş).
_ARABIC = "AE AF BH DJ DZ EG IQ IR JO KW LB LY MA MR OM PK PS QA SA SD SO SS SY TD TN YE"
_INDIC_AND_EASTERN = "BD BT IN JP KH KP KR LA LK MM MN MV NP TH"
_OTHERS = "AM BY CY ER ET GE GR IL KG KZ RU TJ UA"
ROMANISED = frozenset(f"{_ARABIC} {_INDIC_AND_EASTERN} {_OTHERS}".split())
_FRENCH = frozenset("DJ DZ LB MA MR TD TN".split())  # whose names in French keep é and N'
_ACUTE_KEPT = _FRENCH | {"KH", "LA"}
_CYRILLIC_ENDINGS = frozenset({"RU", "BY", "KZ", "KG", "TJ"})

_MACRON, _ACUTE, _CEDILLA = "\u0304", "\u0301", "\u0327"
# Breve, dot above, dot below, comma below, macron below, low line.
_MARKS = frozenset({_MACRON, _CEDILLA, "\u0306", "\u0307", "\u0323", "\u0326", "\u0331", "\u0332"})
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_ELIDED = re.compile(rf"\b[DLMN][{APOSTROPHES}](?=\w)")  # N'Djamena, M'Sila, L'Arbaa

_VOWEL = "aeiou"
# From the romanisation of BGN/PCGN 1965 to the one Ukraine's government set in 2010.
_UKRAINIAN = (
    (re.compile(rf"(?<=[{_VOWEL}])yi", re.IGNORECASE), "i"),  # Mykolayiv, Andriyivka
    (re.compile(r"yy\b"), "yi"),  # Kryvyy
    (re.compile(r"iy\b"), "ii"),  # Yuriy
    (re.compile(r"(?<=\w)y(?=[aeou])"), "i"),  # Zaporizhzhya, Kostyantynivka
    (re.compile(rf"(?<=[{_VOWEL}])y(?![{_VOWEL}y])", re.IGNORECASE), "i"),  # Haysyn, Izmaylivka
)
_ENDINGS = (
    (re.compile(r"[iy]y\b"), "y"),  # Nizhniy, Groznyy
    (re.compile(r"yy\b"), "iy"),
)
_OBLAST = re.compile(r"^\S*s[’'ʼ]?ka[-\s\S]* Oblast[’'ʼ]?$")
_ENGLISH_OBLAST = re.compile(r"^[A-Z][\w-]+ Oblast$")


def printed(name: str, country: str | None, others: Sequence[str]) -> str:
    """Return the form of `name` to show; `others` are the place's other names, in which a respelling must be found."""
    if country not in ROMANISED:
        return name
    if _OBLAST.match(name):
        return _oblast(name, others)
    plain = unmarked(name, country)
    if country == "UA":
        nationally = _nationally(plain)
        return _listed([nationally, nationally.replace("iia", "ia")], others) or plain
    if country in _CYRILLIC_ENDINGS:
        return _listed([pattern.sub(by, plain) for pattern, by in _ENDINGS], others) or plain
    return plain


def unmarked(name: str, country: str | None) -> str:
    """Return a romanised name without macrons, under-dots and the apostrophes of sounds that English lacks."""
    if name.isascii() and not _APOSTROPHE.search(name):
        return name
    kept = _ELIDED.sub(lambda elided: elided[0][0] + "\x00", name) if country in _FRENCH else name
    bare = _APOSTROPHE.sub("", kept).replace("\x00", "'")
    marks = _MARKS if country in _ACUTE_KEPT else _MARKS | {_ACUTE}
    plain = unicodedata.normalize("NFC", "".join(_without(marks, unicodedata.normalize("NFD", bare))))
    return plain[:1].upper() + plain[1:] if name[:1] in APOSTROPHES else plain


def _without(marks: frozenset[str], letters: str) -> Iterator[str]:
    """Yield the letters of a decomposed name without the marks on Latin ones; ç is a letter."""
    base = ""
    for letter in letters:
        if not unicodedata.combining(letter):
            base = letter
        elif letter in marks and base.isascii() and not (letter == _CEDILLA and base in "cC"):
            continue
        yield letter


def _nationally(name: str) -> str:
    """Return a Ukrainian name of BGN/PCGN in the national romanisation, as far as it can be told."""
    for pattern, by in _UKRAINIAN:
        name = pattern.sub(by, name)
    return name


def _listed(forms: Iterable[str], others: Sequence[str]) -> str | None:
    """Return the first form that is among a place's other names, whatever their apostrophes."""
    known = {fold(other) for other in others}
    return next((form for form in forms if fold(form) in known), None)


def _oblast(name: str, others: Sequence[str]) -> str:
    """Return "Kharkiv Oblast" for "Kharkivs'ka Oblast'" where the other names have it, else the name without marks."""
    english = [other for other in others if _ENGLISH_OBLAST.match(other) and not other.endswith("ska Oblast")]
    return english[0] if english else _APOSTROPHE.sub("", name)
