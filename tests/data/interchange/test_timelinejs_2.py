"""Timelines for TimelineJS before version 3: JSON, JSON within a script, and the table."""

from __future__ import annotations

import json
from typing import Any

import pytest

from data.interchange.formats import guessed_format
from data.interchange.timelinejs import read
from data.interchange.timelinejs_csv import read as read_table

ASSET = {"media": "pier.jpg", "credit": "B. Nobody", "caption": "A pier"}


def timeline(*dates: Any, **members: Any) -> bytes:
    return json.dumps({"timeline": {"type": "default", "date": list(dates), **members}}).encode()


def event(start: object = "1933,9,6", **members: Any) -> dict[str, Any]:
    return {"startDate": start, "headline": "A day", "text": "<p>It rained.</p>", **members}


def test_its_events_are_stops_and_its_headline_and_text_the_title_and_the_welcome() -> None:
    data = timeline(
        event(asset=ASSET, tag="Ada"),
        headline="My <i>time</i>",
        text="<p>Begin here.</p><p>Or there.</p>",
    )
    assert guessed_format(data) == "timelinejs"
    found = read(data)
    (record,) = found.records
    assert (found.title, found.welcome) == ("My time", "Begin here. Or there.")
    assert (record.title, record.text, record.date) == ("A day", "It rained.", "1933-09-06")
    assert (record.picture, record.picture_creator, record.picture_alt) == ("pier.jpg", "B. Nobody", "A pier")
    assert record.person_name == "Ada"


@pytest.mark.parametrize(
    "script",
    [
        "storyjs_jsonp_data = {};",
        "var storyjs_jsonp_data={}",
        " storyjs_jsonp_data =\n{}\n;\n",
        "onJSONP_Data({});",
    ],
)
def test_a_script_around_the_json_is_read(script: str) -> None:
    data = script.replace("{}", timeline(event()).decode()).encode()
    assert guessed_format(data) == "timelinejs"
    assert read(data).records[0].date == "1933-09-06"


@pytest.mark.parametrize(
    ("start", "end", "date", "label"),
    [
        ("1933,9,6", "1933,9,6", "1933-09-06", ""),
        ("1933,9", "1934", "1933-09/1934", ""),
        ("1933,09,06,17,30", "", "1933-09-06", ""),
        ("1933,,", None, "1933", ""),
        (1933, None, "1933", ""),
        ("-44,3,15", None, "-0044-03-15", ""),
        ("9/6/1933", "10/6/1933", "1933-09-06/1933-10-06", ""),
        ("9/1933", None, "1933-09", ""),
        ("9/6/1933 14:05:00", None, "1933-09-06", ""),
        ("25/12/1933", None, "1933-12-25", ""),
        ("September 1933", None, "1933-09", ""),
        ("some day", "1934", "", "some day – 1934"),
        ("", "", "", ""),
    ],
)
def test_dates_have_the_year_first_between_commas_and_the_month_first_between_strokes(
    start: object, end: object, date: str, label: str
) -> None:
    found = read(timeline(event(start, endDate=end)))
    assert (found.records[0].date, found.records[0].date_label) == (date, label)
    header = "Start Date,End Date,Headline\n"
    cells = ",".join(f'"{"" if each is None else each}"' for each in (start, end))
    table = read_table(f"{header}{cells},A day\n".encode())
    assert (table.records[0].date, table.records[0].date_label) == (date, label)


def test_what_has_no_field_is_told() -> None:
    data = timeline(
        event("1933,9,6,17", classname="dark", asset={**ASSET, "thumbnail": "small.jpg"}),
        7,
        startDate="1930",
        asset=ASSET,
        era=[{"startDate": "1900", "headline": "Before"}],
        lang="de",
    )
    told = "\n".join(read(data).notes)
    for words in ("time of day", "classname", "thumbnail", "1930", "pier.jpg", "Before", "lang", "“7”"):
        assert words in told


def test_the_table_is_recognised_and_its_title_row_is_the_welcome() -> None:
    data = (
        b"Start Date,End Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Tag\n"
        b",,My time,Begin here.,,,,,title,\n"
        b"9/6/1933,,A day,It rained.,pier.jpg,B. Nobody,A pier,small.jpg,,Ada\n"
    )
    assert guessed_format(data) == "timelinejs-csv"
    found = read_table(data)
    (record,) = found.records
    assert (found.title, found.welcome) == ("My time", "Begin here.")
    assert (record.title, record.date, record.person_name) == ("A day", "1933-09-06", "Ada")
    assert "media thumbnail" in "\n".join(found.notes)
