"""What a report has in view: the city, region, country and speakers that later words point back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extract.events import inside, is_region, is_wide
from geomap.extract.holding import holding
from geomap.extract.naming import PARTS_OF_CITY
from geomap.extract.neighbours import TOLD_OF
from geomap.extract.parts import HEADS
from geomap.extract.seats import ITSELF, names_seat, seat_of
from geomap.extract.settling import Settling

if TYPE_CHECKING:
    from geomap.extract.refs import PlaceRef
    from geomap.extract.tellings import ReadSentence, Telling
    from geomap.model import Place, Resolution


_REGION_IN_VIEW = 4  # sentences over which a region named is still where a village may lie


def _named_before(read: ReadSentence, ref: PlaceRef) -> list[Place]:
    """Return the places that a sentence names before "the city", "there" and the like, and may mean by it."""
    parts = _MEANT_BY_THERE if ref.text == "there" else _MEANT
    return [
        other.place
        for other, part in zip(read.refs, read.parts, strict=True)
        if other.place is not None
        and other.kind == "name"
        and other.first < ref.first
        and read.tagged.words[other.last] not in PARTS_OF_CITY
        and part.part in parts
    ]


_MEANT = TOLD_OF | {"relative"}
_MEANT_BY_THERE = _MEANT | {"origin"}


class Focus(Settling):
    """The places a report has named so far, as "the city", "the region", "the capital" and "he said" mean them."""

    def settle(self, ref: PlaceRef, telling: Telling, read: ReadSentence) -> Place | None:
        """Return the place a reference means: the gazetteer's, mended by the words around it, or one in view."""
        return self._definite(ref, read) if ref.kind == "definite" else self._settle_named(ref, telling, read)

    def _definite(self, ref: PlaceRef, read: ReadSentence) -> Place | None:  # noqa: PLR0911
        """Return what "the city", "the capital", "the region" or "there" means here."""
        text = ref.text
        if text.startswith("this ") and self.dateline is not None:
            return self.dateline
        beside = _named_before(read, ref)
        if names_seat(text) or text == ITSELF:
            seat = self._seat(beside, anew=text == ITSELF)
            if seat is not None:
                return seat
        if "capital" in text:
            return self._capital(ref, read, beside)
        if any(word in text for word in ("region", "province", "county", "peninsula")):
            spoken = self.speaker(read)
            return (
                spoken
                if spoken is not None and is_region(spoken)
                else next((p for p in reversed(beside) if is_region(p)), self.region)
            )
        if text == "there" and not beside and self.region is not None and self.region_age < self.city_age:
            return self.region
        if "island" in text and beside and (is_wide(beside[-1]) or beside[-1].feature_code.startswith("ISL")):
            return beside[-1]
        before = next((p for p in reversed(beside) if p.feature_class == "P"), self.city)
        headed = self.heading(read.tagged.sentence.paragraph)
        if headed is not None and (before is None or not inside(before, headed[1])):
            return headed[1]
        if before is not None:
            return before
        after = (other.place for other in read.refs if other.first > ref.first and other.kind == "name")
        return next((p for p in after if p is not None and p.feature_class == "P"), self.dateline)

    def container(self, read: ReadSentence, ref: PlaceRef) -> Place | None:
        """Return the finest place that a sentence puts another in, by its name or as "the capital"."""
        meant = (self._definite(one, read) for one in holding(read, ref) if one.kind == "definite")
        return super().container(read, ref) or next((place for place in meant if place is not None), None)

    def _seat(self, beside: list[Place], *, anew: bool) -> Place | None:
        """Return the main city of the region named in a sentence or in view; `anew`: no town was named since."""
        regions = [place for place in beside if place.feature_code == "ADM1"]
        city = next((place for place in reversed(beside) if place.feature_class == "P"), self.city)
        region = regions[-1] if regions else self.region
        if region is None and city is not None:
            region = self.geography.admin1_of(city)
        if region is None or (anew and city is not None and (self.region_age or inside(city, region))):
            return None
        return seat_of(region, self.geography)

    def _capital(self, ref: PlaceRef, read: ReadSentence, beside: list[Place]) -> Place | None:
        """Return what "the capital" means: that of the country named last, or spoken of."""
        demonym = next((other.place for other in read.refs if other.kind == "adjective" and other.place), None)
        after = (other.place for other in read.refs if other.first > ref.first and other.kind == "name")
        country = next((p for p in (*reversed(beside), self.city, demonym, self.country, *after) if p), None)
        return self._capital_of(country, read) if country else None

    def _capital_of(self, place: Place, read: ReadSentence) -> Place | None:
        """Return the capital of the country of a place: the report's, or that of a country named here or of most places, "the Afghan capital"."""  # noqa: E501
        code = place.country_code
        if code is None or code in self.capitals:
            return self.capitals.get(code)
        named = place.feature_code.startswith("PCL") and place in [ref.place for ref in read.refs]
        told = self.countries[code] > 1 and self.countries[code] * 2 > self.countries.total()
        return self.geography.capital(code) if named or told else None

    def note_heading(self, read: ReadSentence) -> None:
        """Remember the one region that heads the line a sentence opens."""
        heads = [ref for ref, part in zip(read.refs, read.parts, strict=True) if part.reason == HEADS]
        place = self._region_of_name(heads[0], read.tagged.words) if len(heads) == 1 else None
        if place is not None and is_region(place):
            self.headed = read.tagged.sentence.paragraph, heads[0], place

    def meant_by(self, phrase: str) -> Place | None:
        """Return the place that "the capital" or "the city" now means, None for other words."""
        text = phrase.lower()
        if "capital" in text:
            country = self.city or self.country
            return self.capitals.get(country.country_code) if country else None
        return self.city if "city" in text or "town" in text else None

    def speaker(self, read: ReadSentence) -> Place | None:
        """Return the place for which somebody speaks in a sentence: named now, or when the speaker was introduced."""
        for telling in read.tellings:
            if telling.speaker is not None:
                return self.settle(telling.speaker, telling, read)
        for ref, part in zip(read.refs, read.parts, strict=True):
            if part.part == "speaker" and ref.kind in ("name", "unknown"):
                place = (
                    self._city_or_region(ref, read.tagged.words)
                    if ref.place
                    else self._unsettled(ref, read.tagged.words)
                )
                if place is not None and not is_wide(place):
                    return place
            if part.part == "speaker" and ref.kind == "definite":
                return self.meant_by(ref.text)
        words = read.tagged.words
        return next(
            (
                self.spokesmen[word]
                for index, word in enumerate(words)
                if word in self.spokesmen and self._speaks(read, index)
            ),
            None,
        )

    def _speaks(self, read: ReadSentence, index: int) -> bool:
        """Say whether the name at a token has a verb of speaking beside it."""
        return any("speech" in classes for classes in read.tagged.classes[max(0, index - 3) : index + 4])

    def note(self, read: ReadSentence, site: Place | None) -> None:
        """Remember the places and speakers of a sentence; the site of an event told in it outweighs the rest."""
        self.region_age += 1
        self.city_age += 1
        for ref, part in zip(read.refs, read.parts, strict=True):
            place = ref.place
            if place is None or ref.kind == "definite":
                continue
            if part.part == "dateline":
                self.open_at(place)
                continue
            if place.feature_code.startswith("PCL"):
                aside = ref.kind == "adjective" or part.part in ("speaker", "venue", "adjective")
                self.country = self.country or place if aside else place
            elif ref.kind != "adjective" and is_region(place):
                self.region, self.region_age = place, 0
            elif (
                place.feature_class == "P"
                and ref.kind == "name"
                and (part.part in ("site", "near") or (part.part == "speaker" and place.feature_code != "PPLC"))
            ):
                self.city, self.city_age = place, 0
            if part.part == "speaker" and ref.kind == "name" and not is_wide(place):
                self._introduce(read, ref, self._city_or_region(ref, read.tagged.words) or place)
        if site is not None and site.feature_class == "P":
            self.city, self.city_age = site, 0

    def begin(self, filed: Place) -> None:
        """Forget what was in view, but for the place another story was filed from."""
        self.region, self.country, self.city, self.dateline = None, None, None, None
        if filed.feature_class == "P":
            self.city = self.dateline = filed

    def around(self) -> Place | None:
        """Return the region in view, if it was named in the last sentences, else the country."""
        return self.region if self.region is not None and self.region_age <= _REGION_IN_VIEW else self.country

    def open_at(self, place: Place, *, line: bool = False) -> None:
        """Take the place of the dateline for "this city": the first settlement's, and each that heads a line of a list."""  # noqa: E501
        if place.feature_class != "P":
            return
        if self.dateline is None:
            self.dateline = place
        if line:
            self.city = place

    def _introduce(self, read: ReadSentence, ref: PlaceRef, place: Place) -> None:
        """Remember the surname of somebody who speaks for a place: "Zaporizhzhia regional head Ivan Fedorov"."""
        tagged = read.tagged
        for index in range(ref.last, min(ref.last + 9, len(tagged.words))):
            word, classes = tagged.words[index], tagged.classes[index]
            if classes & {"speech", "verb"}:
                break
            surname = tagged.capital(index) and not tagged.capital(index + 1)
            if surname and len(word) > 3 and not classes:
                self.spokesmen[word] = place

    def glance(self, resolutions: list[Resolution]) -> None:
        """Remember the places of a sentence that tells nothing, where none is in view yet."""
        for resolution in resolutions:
            place = resolution.place
            if place is None or resolution.toponym.kind == "adjective":
                continue
            if place.feature_code.startswith("PCL"):
                self.country = self.country or place
            elif is_region(place):
                self.region, self.region_age, self.city_age = place, 0, self.city_age + 1
            elif place.feature_class == "P" and place.feature_code != "PPLC":
                self.city = self.city or place
