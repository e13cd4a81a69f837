"""Makes the row of an incident: what is said of it, when, where, how many were hurt, and by whom it is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from geomap.model import Feature
from geomap.render import shapes
from geomap.render.columns import INCIDENTS, acled_types
from geomap.render.row_values import decimal, iso_day, iso_moment, joined, ordered
from geomap.render.titles import incident_title

if TYPE_CHECKING:
    from geomap.model import Account, Count, Incident, Window


def incident_feature(incident: Incident) -> Feature:
    """Return one row of the incidents layer: values by column name, in the order of the columns."""
    values = {
        **_said(incident),
        **_when(incident.when),
        **_where(incident),
        **_toll(incident),
        **_sources(incident.accounts),
    }
    where = incident.where
    geometry = None if where is None else shapes.point(where.lon, where.lat)
    return Feature(geometry, ordered(INCIDENTS, values))


def _said(incident: Incident) -> dict[str, Any]:
    event, sub_event = acled_types(incident.event_type)
    return {
        "incident_id": incident.incident_id,
        "title": incident.title or incident_title(incident),
        "event_type": incident.event_type,
        "weapons": joined(incident.weapons),
        "targets": joined(incident.targets),
        "launched": incident.launched,
        "intercepted": incident.intercepted,
        "attributed_to": incident.attributed_to,
        "status": incident.status,
        "counterclaim": incident.counterclaim,
        "acled_event_type": event,
        "acled_sub_event_type": sub_event,
    }


def _when(window: Window) -> dict[str, Any]:
    return {
        "event_date": iso_day(window.first),
        "date_start": iso_moment(window.first, "00:00:00"),
        "date_end": iso_moment(window.last or window.first, "23:59:59"),
        "time_precision": window.precision,
        "date_text": window.text,
    }


def _where(incident: Incident) -> dict[str, Any]:
    where = incident.where
    if where is None:
        return {"place_reasons": incident.unlocated_reason}
    place = where.place
    return {
        "place": place.name,
        "toponym": where.toponym,
        "admin1": place.admin1,
        "country": place.country,
        "country_code": place.country_code,
        "geonameid": None if where.geo_method == "computed" else place.geonameid,
        "feature_code": place.feature_code or None,
        "geo_precision": where.geo_precision,
        "geo_method": where.geo_method,
        "radius_m": where.radius_m,
        "score": decimal(where.score, 3),
        "place_reasons": joined(where.reasons),
    }


def _toll(incident: Incident) -> dict[str, Any]:
    return {
        **_range("fatalities", incident.fatalities),
        **_range("injured", incident.injured),
        "casualties_text": incident.casualties_text,
        "figures_conflict": incident.figures_conflict,
    }


def _range(name: str, count: Count) -> dict[str, int | None]:
    return {f"{name}_low": count.low, f"{name}_best": count.best, f"{name}_high": count.high}


def _sources(accounts: tuple[Account, ...]) -> dict[str, Any]:
    if not accounts:
        return {"report_count": 0}
    first = accounts[0]
    ids = tuple(dict.fromkeys(account.report_id for account in accounts))
    return {
        "quote": first.quote.exact,
        "report_id": first.report_id,
        "source": first.source,
        "source_title": first.title,
        "published": iso_day(first.published),
        "report_count": len(ids),
        "report_ids": joined(ids),
        "evidence": json.dumps([_account(a) for a in accounts], ensure_ascii=False, separators=(",", ":")),
    }


def _account(account: Account) -> dict[str, Any]:
    start = account.quote.start
    return {
        "report_id": account.report_id,
        "source": account.source,
        "title": account.title,
        "url": account.url,
        "published": iso_day(account.published),
        "quote": account.quote.exact,
        "start": start,
        "end": account.quote.end,
        "marks": [[mark.start - start, mark.end - start, mark.kind] for mark in account.marks],
        "merge_reason": account.merge_reason,
    }
