"""What QGIS shows when the pointer rests on a row: templates in HTML, each value escaped by the expression itself."""

from __future__ import annotations

from geomap.render.qgis_xml import quoted_name, quoted_text


def _escaped(expression: str) -> str:
    """Return an expression whose value is safe in the HTML of a map tip."""
    for raw, safe in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        expression = f"replace({expression}, '{raw}', '{safe}')"
    return expression


def shown(name: str, before: str = "", after: str = "") -> str:
    """Return a template that shows a column between two pieces of HTML, or nothing when it is null."""
    value = _escaped(f"to_string({quoted_name(name)})")
    return f"[% coalesce({quoted_text(before)} || {value} || {quoted_text(after)}, '') %]"


def _numbers(name: str) -> str:
    """Return an expression for "2", "30 or more", "up to 85", "2 to 5"; null when nothing is known."""
    low, high = quoted_name(f"{name}_low"), quoted_name(f"{name}_high")
    return (
        f"CASE WHEN {low} = {high} THEN to_string({low}) WHEN {low} < {high} THEN {low} || ' to ' || {high}"
        f" WHEN {high} IS NULL THEN {low} || ' or more' ELSE 'up to ' || {high} END"
    )


INCIDENT_TIP = (
    shown("title", "<b>", "</b>")
    + shown("event_date", "<br>", "")
    + shown("date_text", " (“", "”)")
    + shown("place", "<br>", "")
    + shown("admin1", ", ", "")
    + shown("country", ", ", "")
    + f"[% coalesce('<br>Killed: ' || {_numbers('fatalities')}, '') %]"
    + f"[% coalesce('<br>Injured: ' || {_numbers('injured')}, '') %]"
    + shown("attributed_to", "<br>Attributed to ", "")
    + shown("status", "<br>Status: ", "")
    + shown("quote", "<blockquote>“", "”</blockquote>")
    + shown("counterclaim", "<blockquote>Rival account: “", "”</blockquote>")
    + shown("source", "<i>", "</i>")
    + shown("published", ", ", "")
)
PLACE_TIP = shown("place", "<b>", "</b>") + shown("role", "<br>Role: ", "") + shown("toponym", "<br>Written: ", "")
DISTANCE_TIP = (
    shown("of", "<b>", "</b>")
    + shown("anchor", " from <b>", "</b>")
    + shown("stated_km", "<br>Stated: ", " km")
    + shown("computed_km", "<br>Measured: ", " km")
    + shown("quote", "<blockquote>“", "”</blockquote>")
)
UNCERTAINTY_TIP = shown("title", "<b>", "</b>") + shown("radius_m", "<br>Within ", " m")
REGION_TIP = (
    shown("region", "<b>", "</b>")
    + shown("incident_count", "<br>Incidents: ", "")
    + shown("killed", "<br>Killed: ", "")
    + shown("injured", "<br>Injured: ", "")
)
