"""Dates read generously: when a stop may have begun and ended at the most, so that no doubt becomes advice.

All in decimal years. A date that is marked approximate or uncertain is widened by `SLACK`.
"""

from __future__ import annotations

from math import inf

from data.model.edtf_date import DatePoint, EdtfDate, parse_date

SLACK = {"day": 7 / 365, "month": 0.25, "year": 2.0, "decade": 10.0}
"""How far off an approximate date of each precision may be, in years: the exhibit's own reckoning."""


def earliest(date: EdtfDate) -> float:
    """The first moment the date may mean; minus infinity for an open start."""
    return date.first - _slack(date.start)


def latest(date: EdtfDate) -> float:
    """The last moment the date may mean; infinity for an open end."""
    return date.last + _slack(date.end if date.is_interval else date.start)


def latest_start(date: EdtfDate) -> float:
    """The last moment at which the date may begin; infinity for an open start."""
    if not date.is_interval:
        return latest(date)
    start = date.text.split("/")[0]
    return latest(parse_date(start)) if date.start is not None else inf


def is_known_to_the_month(point: DatePoint | None) -> bool:
    """Whether more than a year, or a season of it, is known."""
    return point is not None and point.month is not None


def _slack(point: DatePoint | None) -> float:
    if point is None or not (point.approximate or point.uncertain):
        return 0.0
    if point.digits < 4:
        return SLACK["decade"]
    if point.day is not None:
        return SLACK["day"]
    return SLACK["month"] if point.month is not None or point.season is not None else SLACK["year"]
