"""One incident: what the panel and the popups say, in whose words."""

from __future__ import annotations

import json

import pytest

from tests.browser.conftest import Opened
from tests.browser.samples import TOWNS, account, few_incidents, incident, layer

pytestmark = pytest.mark.browser


def test_clicking_a_symbol_opens_the_incident(opened: Opened) -> None:
    """The panel shows the incident; a popup on the map shows the sentence the pin rests on, made when opened."""
    opening = opened()
    assert opening.page.locator(".leaflet-popup").count() == 0
    opening.click_at(34.9833, 48.4593)
    assert opening.page.inner_text("#incident-title") == "Air strike, Dnipro"
    popup = opening.page.locator(".leaflet-popup")
    assert "A hospital in Dnipro was struck" in popup.inner_text()
    assert popup.locator("mark.mark-place").inner_text() == "Dnipro"


def test_the_panel_tells_all_of_an_incident(opened: Opened) -> None:
    """Date, place and how it was found, figures as ranges, conflict, weapons, targets, sides, both sentences."""
    opening = opened(fragment="#incident=inc-00001")
    panel = opening.page.locator("#incident")
    words = panel.inner_text()
    for expected in (
        "5 March 2024",
        "to the day",
        "Kharkiv, Kharkivska, Ukraine",
        "named in the sentence",
        "high confidence (93 %)",
        "within 9 km",
        "2–3",
        "30 or more",
        "Figures conflict",
        "Disputed",
        "Missile, Ballistic missile",
        "Residential",
        "Russia",
        "air defence fragments",
        "What 2 reports say",
        "same place, same day, missile strike",
    ):
        assert expected in words
    cells = panel.locator(".figures td").all_inner_texts()
    assert [cell for cell in cells if cell] == ["2", "3", "3", "30", "30", "–"]


def test_words_that_gave_a_value_are_marked(opened: Opened) -> None:
    """Place, weapon, killed and injured are marked each in its way, also after characters beyond the basic plane."""
    quote = "🔥🔥 Fire broke out in Lviv, and a drone killed four."
    spoken = account(quote, {"Lviv": "place", "drone": "weapon", "four": "killed"})
    opening = opened(
        [layer("incidents", [incident(1, TOWNS[0], [spoken], title="Fire")])], fragment="#incident=inc-00001"
    )
    marks = opening.page.locator("#incident blockquote mark")
    assert [(m.inner_text(), m.get_attribute("class")) for m in marks.all()] == [
        ("Lviv", "mark-place"),
        ("drone", "mark-weapon"),
        ("four", "mark-killed"),
    ]
    assert opening.page.inner_text("#incident blockquote") == quote


@pytest.mark.parametrize(
    "evidence",
    [
        "not json",
        "[]",
        '{"quote": 1}',
        '[{"quote": "Words.", "marks": [[3, 99, "place"], [4, 2, "x"], "no", [0, 2, "place"], [1, 3, "weapon"]]}]',
        "[null]",
    ],
)
def test_evidence_edited_beyond_reading_does_no_harm(opened: Opened, evidence: str) -> None:
    """A broken evidence column falls back to the quote; marks that lie outside the sentence are left out."""
    geometry, row = incident(1, TOWNS[0], [account("Words.", {})], title="A strike")
    opening = opened([layer("incidents", [(geometry, row | {"evidence": evidence})])], fragment="#incident=inc-00001")
    assert opening.page.inner_text("#incident blockquote") == "Words."


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org/", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("ftp://example.org", False),
        ("Wire", False),
    ],
)
def test_only_web_addresses_become_links(opened: Opened, address: str, *, linked: bool) -> None:
    """A link opens elsewhere without telling where it came from; anything else stays text."""
    spoken = account("A strike hit the town.", {}, url=address, source=address, title="Report")
    opening = opened(
        [layer("incidents", [incident(1, TOWNS[0], [spoken], title="A strike")])], fragment="#incident=inc-00001"
    )
    links = opening.page.locator("#incident a")
    assert links.count() == int(linked)
    if linked:
        assert links.first.get_attribute("rel") == "noopener noreferrer"
        assert links.first.get_attribute("href") == address


def test_quotes_take_their_own_direction(opened: Opened) -> None:
    """A sentence in Arabic runs from the right in a page that runs from the left."""
    spoken = account("أصاب صاروخ مبنى سكنيا في المدينة", {"المدينة": "place"})
    opening = opened(
        [layer("incidents", [incident(1, TOWNS[0], [spoken], title="ضربة")])], fragment="#incident=inc-00001"
    )
    quote = opening.page.locator("#incident blockquote")
    assert quote.get_attribute("dir") == "auto"
    assert quote.evaluate("element => getComputedStyle(element).direction") == "rtl"


def test_incidents_at_one_spot_open_as_a_list(opened: Opened) -> None:
    """Where no zoom takes a cluster apart, clicking it lists what is there, the gravest first, as buttons."""
    rows = [
        incident(n, TOWNS[1], [account("It happened.", {})], title=f"Event {n}", event_type=kind)
        for n, kind in enumerate(("protest", "missile_strike"))
    ]
    opening = opened([layer("incidents", rows)])
    opening.click_at(TOWNS[1][1], TOWNS[1][2])
    choices = opening.page.locator(".leaflet-popup li button")
    assert [text.split("\n")[0] for text in choices.all_inner_texts()] == ["Event 1", "Event 0"]
    choices.last.click()
    assert opening.page.inner_text("#incident-title") == "Event 0"


def test_unknown_columns_reach_the_panel(opened: Opened) -> None:
    """What someone added to the file is shown as it stands."""
    source = few_incidents()
    row = source.features[0]
    extended = layer("incidents", [(row.geometry, row.properties)])
    note = type(extended.columns[0])("checked_by", "string", "Checked by", "Who checked it")
    feature = type(row)(row.geometry, dict(row.properties) | {"checked_by": "O. K."})
    opening = opened(
        [type(extended)(extended.name, extended.title, "Point", (*extended.columns, note), (feature,))],
        fragment="#incident=inc-00001",
    )
    assert "Checked by" in opening.page.inner_text("#incident .extra")
    assert "O. K." in opening.page.inner_text("#incident .extra")


def test_evidence_of_the_samples_is_json() -> None:
    """The samples write evidence as the layers do."""
    for feature in few_incidents().features:
        for spoken in json.loads(feature.properties["evidence"]):
            assert all(spoken["quote"][start:end] for start, end, _ in spoken["marks"])
