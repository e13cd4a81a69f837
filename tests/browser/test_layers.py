"""The layers: each with its count and its switch, drawn as the legend says."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Opened
from tests.browser.samples import TOWNS, account, few_incidents, incident, layer, many_incidents

pytestmark = pytest.mark.browser


def test_layers_are_grouped_and_counted(opened: Opened) -> None:
    """The panel is the legend: groups, names and how many each holds."""
    panel = opened().page.locator("#layers")
    assert panel.locator("legend").all_inner_texts() == [
        "Incidents by type",
        "Claims and denials",
        "Casualties",
        "Places",
        "Other places, where nothing happened",
        "Base map",
    ]
    rows = {
        label.inner_text().split("\n")[0]: label.locator(".count").all_inner_texts()
        for label in panel.locator("label").all()
    }
    assert rows["Missile strike"] == ["1"]
    assert rows["Denied"] == ["1"]
    assert rows["Reported casualties"] == ["2"]
    assert rows["Stated distances"] == ["2"]
    assert rows["Launched from here"] == ["1"]


def test_other_places_are_off_at_first(opened: Opened) -> None:
    """A place where nothing happened is drawn only on request, and its popup says that nothing happened there."""
    opening = opened()
    opening.page.evaluate("map_geomap.setView([48.8534, 2.3488], 8, {animate: false})")
    assert opening.ink(2.3488, 48.8534)[3] == 0
    switch = opening.page.locator("#layers").get_by_label("Only mentioned")
    assert not switch.is_checked()
    switch.check()
    assert opening.ink(2.3488, 48.8534)[3] == 255
    opening.click_at(2.3488, 48.8534)
    assert "Paris" in opening.page.inner_text(".popup")
    assert "No incident is placed here" in opening.page.inner_text(".popup")


def test_a_region_is_an_area_and_no_sharp_pin(opened: Opened) -> None:
    """Its polygon is filled, its marker is soft; with uncertainty switched off the polygon goes."""
    opening = opened()
    assert 0 < opening.ink(29.3, 48.2)[3] < 120
    opening.page.locator("#layers").get_by_label("Uncertainty").uncheck()
    assert opening.ink(29.3, 48.2)[3] == 0


def test_an_uncertainty_circle_follows_a_point_that_was_moved(opened: Opened) -> None:
    """Circles are drawn round the point as it stands, as wide as radius_m says."""
    row = incident(1, TOWNS[0], [account("A strike.", {})], title="A strike", radius_m=30_000)
    opening = opened([layer("incidents", [({"type": "Point", "coordinates": [36.0, 49.0]}, row[1])])])
    assert opening.ink(36.3, 49.0)[3] > 0
    assert opening.ink(36.5, 49.0)[3] == 0


def test_casualty_discs_can_be_switched_off(opened: Opened) -> None:
    """Killed and injured are a disc round the symbol, on or off."""
    opening = opened()
    beside = opening.page.evaluate("""() => {
      const point = map_geomap.latLngToContainerPoint([49.9935, 36.2304]).add([0, 20]);
      const place = map_geomap.containerPointToLatLng(point);
      return [place.lng, place.lat];
    }""")
    opening.page.locator("#layers").get_by_label("Names").uncheck()
    assert opening.ink(*beside)[3] > 0
    opening.page.locator("#layers").get_by_label("Reported casualties").uncheck()
    assert opening.ink(*beside)[3] == 0


def test_regions_are_shaded_by_their_casualties(opened: Opened) -> None:
    """The region's shade follows the filters: with its incident filtered out, it is clear."""
    opening = opened()
    assert opening.ink(37.5, 49.0)[3] == 0
    opening.page.locator("#layers").get_by_label("Casualties by region").check()
    assert opening.ink(37.5, 49.0)[3] > 30
    opening.page.locator("#layers").get_by_label("Missile strike").uncheck()
    assert opening.ink(37.5, 49.0)[3] == 0


def test_heat(opened: Opened) -> None:
    """Heat colours where incidents are dense."""
    opening = opened([many_incidents(400)])
    opening.page.locator("#layers").get_by_label("Heat").check()
    assert opening.ink(31.0, 48.0)[3] > 0


def test_a_distance_that_does_not_fit_is_marked(opened: Opened) -> None:
    """The line's popup gives both figures and says that they disagree; the panel counts the misfits."""
    opening = opened()
    assert "1 distance does not fit the map" in opening.page.inner_text("#layers")
    opening.click_at((30.5238 + 36.2304) / 2, 50.2265)
    words = opening.page.inner_text(".popup")
    assert "Stated: 215 km. On the map: 411 km." in words
    assert "Does not fit" in words


def test_clusters_keep_the_gravest_type_in_sight(opened: Opened) -> None:
    """A missile strike among twenty protests gives its colour to the corner of the ring and an arc of it."""
    rows = [
        incident(n, ("Town", 30 + n / 100, 50, "R", "C", "XX"), [], title="Protest", event_type="protest")
        for n in range(70)
    ]
    rows.append(incident(99, ("Town", 30.2, 50, "R", "C", "XX"), [], title="Missile strike"))
    opening = opened([layer("incidents", rows)], fragment="#map=5/50/30.3")
    found = opening.page.evaluate("""() => {
      const canvas = document.querySelector('.leaflet-incidents-pane canvas');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      let vermillion = 0;
      for (let at = 0; at < data.length; at += 4) {
        if (data[at] === 213 && data[at + 1] === 94 && data[at + 2] === 0) vermillion += 1;
      }
      return vermillion;
    }""")
    assert found > 8


def test_clicking_a_cluster_zooms_until_it_opens(opened: Opened) -> None:
    """A ring of incidents that lie apart is taken apart."""
    opening = opened([many_incidents(3000)])
    before = opening.page.evaluate("map_geomap.getZoom()")
    spot = opening.page.evaluate("""() => {
      const map = document.getElementById('map_geomap').getBoundingClientRect();
      return { x: map.width * 0.3, y: map.height * 0.5 };
    }""")
    place = opening.page.evaluate(
        "({ x, y }) => { const p = map_geomap.containerPointToLatLng([x, y]); return [p.lng, p.lat]; }", spot
    )
    opening.page.evaluate(
        "([lon, lat]) => map_geomap.setView([lat, lon], map_geomap.getZoom(), { animate: false })", place
    )
    for x in range(300, 620, 24):
        opening.page.locator("#map_geomap").click(position={"x": x, "y": 300})
        opening.page.wait_for_timeout(350)
        if opening.page.evaluate("map_geomap.getZoom()") > before:
            break
    assert opening.page.evaluate("map_geomap.getZoom()") > before


def test_a_map_of_incidents_only(opened: Opened) -> None:
    """Without the other layers their switches are not there, and nothing breaks."""
    panel = opened([few_incidents()]).page.locator("#layers")
    assert "Stated distances" not in panel.inner_text()
    assert "Other places" not in panel.inner_text()


def test_a_map_of_nothing(opened: Opened) -> None:
    """No incident at all: the world, and a list that says so."""
    opening = opened([layer("incidents", [])])
    assert opening.page.inner_text("#list-title") == "0 incidents"
