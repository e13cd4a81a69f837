"""Text of reports stays text: hostile strings go through every column, title, layer and source, and nothing runs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from geomap.model import Column, Feature, Layer
from geomap.render.columns import COLUMNS
from tests.browser.conftest import Opened, Opening
from tests.browser.hostile import hostile_texts
from tests.browser.samples import account, few_layers, incident, layer

pytestmark = pytest.mark.browser
TEXTS = hostile_texts()
UNEXPECTED = """() => {
  const tags = 'img, iframe, object, embed, form, base, video, audio, math, marquee, style, script, link, meta';
  const ours = '.print-map, head *, script[type="application/json"], body > script';
  return [...document.querySelectorAll(tags)].filter((one) => !one.matches(ours)).map((one) => one.outerHTML);
}"""


def hostile_row(number: int, text: str) -> tuple[Any, dict[str, Any]]:
    """Return an incident that carries a text in every text column, and in every part of its evidence."""
    spoken = account(
        text or "x", {}, **dict.fromkeys(("report_id", "source", "url", "title", "published", "merge_reason"), text)
    )
    town = ("Town", 22 + (number % 20) * 0.9, 44 + (number // 20) * 0.6, "R", "C", "XX")
    geometry, row = incident(number, town, [spoken], day="2024-03-05")
    texts = {column.name: text for column in COLUMNS["incidents"] if column.type == "string"}
    return geometry, row | texts | {"evidence": json.dumps([spoken]), "incident_id": f"{number} {text}"}


def hostile_layers(texts: Sequence[str]) -> tuple[Layer, ...]:
    """Return the sample layers with every text of theirs replaced, each layer named and titled by one."""
    incidents = layer("incidents", [hostile_row(number, text) for number, text in enumerate(texts)])
    extra = Column(texts[0] or "extra", "string", texts[1], texts[2])
    features = tuple(Feature(one.geometry, {**one.properties, extra.name: texts[3]}) for one in incidents.features)
    incidents = Layer("incidents", texts[4], "Point", (*incidents.columns, extra), features)
    return (incidents, *(spoilt(one, texts) for one in few_layers()[1:]), Layer(texts[5], texts[6], "Point", (extra,)))


def spoilt(source: Layer, texts: Sequence[str]) -> Layer:
    """Return a layer whose every text is hostile, a different one in each row and column."""
    turn = iter(texts * 3)
    rows = tuple(
        Feature(
            one.geometry,
            {
                name: next(turn) if isinstance(value, str) and name != "role" else value
                for name, value in one.properties.items()
            },
        )
        for one in source.features
    )
    return Layer(source.name, next(turn), source.geometry_type, source.columns, rows)


def chunks() -> Iterator[tuple[str, ...]]:
    """Yield all texts, at most a hundred to a map."""
    for first in range(0, len(TEXTS), 100):
        yield TEXTS[first : first + 100]


def test_the_corpus_is_large() -> None:
    """There are at least two hundred of them."""
    assert len(TEXTS) >= 200


@pytest.mark.parametrize("texts", list(chunks()), ids=lambda texts: f"{len(texts)} texts")
def test_nothing_of_a_report_runs_and_the_map_draws(opened: Opened, texts: tuple[str, ...]) -> None:
    """With hostile text everywhere the map draws, every panel and window opens, and no script of theirs has run."""
    opening = opened(hostile_layers(texts))
    page = opening.page
    assert opening.painted() > 2000
    assert page.inner_text("#list-title") == f"{len(texts)} incidents"
    open_every_incident(opening, len(texts))
    page.evaluate(
        "document.querySelectorAll('#layers input[type=checkbox]').forEach(one => { if (!one.checked) one.click(); })"
    )
    page.click("#toggle-filters")
    page.evaluate("document.querySelectorAll('details.facet').forEach(one => { one.open = true; })")
    page.click("#open-about")
    page.keyboard.press("Escape")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("window.__pwn") is None
    assert unexpected(opening) == []


def open_every_incident(opening: Opening, count: int) -> None:
    """Open each incident's panel in turn and look at its links."""
    opening.page.locator("#list button").first.click()
    for _ in range(count):
        links = opening.page.evaluate(
            "[...document.querySelectorAll('#incident a')].map(one => [one.protocol, one.rel])"
        )
        assert all(protocol in ("http:", "https:") and rel == "noopener noreferrer" for protocol, rel in links)
        opening.page.keyboard.press("ArrowRight")
    opening.page.keyboard.press("Escape")


def unexpected(opening: Opening) -> list[str]:
    """Return elements that only markup from data could have made."""
    return list(opening.page.evaluate(UNEXPECTED))


def test_a_hostile_title_is_the_title(chromium: Any, tmp_path: Any) -> None:
    """The map's own title may come from a report too."""
    from geomap.render.page import write_page

    title = "</title><script>window.__pwn=1</script>{{ 7*7 }}${window.__pwn=1}`"
    path = write_page(few_layers(), tmp_path / "map.html", title=title)
    context = chromium.new_context(offline=True)
    opening = Opening(context.new_page())
    opening.load(path)
    assert opening.page.inner_text("h1") == title
    assert opening.page.evaluate("window.__pwn") is None
    assert not opening.errors
    context.close()
