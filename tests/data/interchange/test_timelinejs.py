"""TimelineJS: dates in numbers and words, people as groups; timelines with mistakes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from data.interchange.file_content import UnreadableError
from data.interchange.timelinejs import read, write
from tests.data.interchange.odd_records import simple_record


def timeline(*events: Any, **members: Any) -> bytes:
    return json.dumps({"events": list(events), **members}).encode()


def event(start: Any = None, **members: Any) -> dict[str, Any]:
    return {
        "start_date": start or {"year": 1933},
        "text": {"headline": "A day", "text": "It rained."},
        **members,
    }


def only(data: bytes) -> Any:
    return read(data).records[0]


def written(**more: object) -> dict[str, Any]:
    return dict(json.loads(write([simple_record(**more)], "A"))["events"][0])


@pytest.mark.parametrize(
    ("date", "start", "end", "display"),
    [
        ("1933-09-06", {"year": 1933, "month": 9, "day": 6}, None, None),
        ("1929/1933-02", {"year": 1929}, {"year": 1933, "month": 2}, None),
        ("1934~", {"year": 1934}, None, "about 1934"),
        ("188X", {"year": 1880}, {"year": 1889}, "the 1880s"),
        ("18XX", {"year": 1800}, {"year": 1899}, "the 19th century"),
        ("1934-23", {"year": 1934, "month": 9}, None, "autumn 1934"),
        ("1917/..", {"year": 1917}, None, "since 1917"),
        ("../1917", {"year": 1917}, None, "until 1917"),
        ("-0300", {"year": -300}, None, "301 BC"),
        ("-004X", {"year": -49}, {"year": -40}, "-004X"),
    ],
)
def test_a_date_is_numbers_and_words_for_what_numbers_cannot_express(
    date: str, start: dict[str, int], end: dict[str, int] | None, display: str | None
) -> None:
    found = written(date=date)
    assert (found["start_date"], found.get("end_date"), found.get("display_date")) == (start, end, display)


def test_the_description_of_a_picture_is_its_alt_text() -> None:
    assert written(picture="x.svg", picture_alt="A pier")["media"] == {"url": "x.svg", "alt": "A pier"}


def test_a_stop_without_a_date_is_left_out() -> None:
    assert json.loads(write([simple_record(date="")], "A"))["events"] == []


def test_a_title_slide_needs_no_date() -> None:
    found = read(timeline(event(), title={"text": {"headline": "My time", "text": "Long story"}}))
    assert (found.title, found.records[0].person_name) == ("My time", "My time")
    assert (found.welcome, found.notes) == ("Long story", ())


def test_what_else_a_title_slide_holds_is_reported() -> None:
    found = read(timeline(event(), title={"text": {"headline": "My time"}, "media": {"url": "x.jpg"}}))
    assert "title slide" in found.notes[0]
    assert "x.jpg" in found.notes[0]


def test_numbers_may_be_texts() -> None:
    assert only(timeline(event({"year": "1933", "month": "9", "day": "06"}))).date == "1933-09-06"
    assert only(timeline(event({"year": " 1,933 ", "month": "", "day": ""}))).date == "1933"
    assert only(timeline(event({"year": 1933.0}))).date == "1933"


@pytest.mark.parametrize(
    ("start", "end", "display", "date", "label"),
    [
        ({"year": 1933}, {"year": 1933}, "", "1933", ""),
        ({"year": 1933}, {"year": 1929}, "", "1933", ""),
        ({"year": 1905, "month": 2, "day": 31}, None, "", "1905", ""),
        ({"year": 1905, "month": 13}, None, "", "1905", ""),
        ({"year": 1905, "day": 3}, None, "", "1905", ""),
        ({"year": 1905}, None, "about 1905", "1905~", ""),
        ({"year": 1905}, None, "about 1907", "1905", "about 1907"),
        ({"year": 1905}, None, "The great year", "1905", "The great year"),
        ({"year": 1905, "display_date": "The great year"}, None, "", "1905", "The great year"),
        ({"year": -13_800_000_000}, None, "Big Bang", "", "Big Bang"),
        ({"year": "soon"}, None, "about 1905", "1905~", ""),
        ({"month": 3}, None, "", "", ""),
        ("1905", None, "", "", ""),
        ({"year": True}, None, "", "", ""),
    ],
)
def test_dates_of_other_programs_are_read_as_far_as_they_are_valid(
    start: Any, end: Any, display: str, date: str, label: str
) -> None:
    record = only(timeline(event(start, end_date=end, display_date=display)))
    assert (record.date, record.date_label) == (date, label)


def test_a_group_is_a_life() -> None:
    events = [event(group=name) for name in ("Ada B.", "Bo", "Ada B.")]
    assert [(each.person, each.person_name, each.order) for each in read(timeline(*events)).records] == [
        ("ada-b", "Ada B.", 1),
        ("bo", "Bo", 1),
        ("ada-b", "Ada B.", 2),
    ]


def test_eras_the_time_of_day_and_a_background_are_left_out_and_reported() -> None:
    found = read(timeline(event({"year": 1933, "hour": 9}, background={"url": "x.jpg"}), eras=[{}, {}]))
    assert len(found.records) == 1
    for words in ("Eras", "time of day", "background"):
        assert any(words in each for each in found.notes)


@pytest.mark.parametrize("document", [b"", b"[]", b"{}", b'{"events": {}}', b'{"timeline": {"date": {}}}'])
def test_content_that_is_no_timeline_is_refused(document: bytes) -> None:
    with pytest.raises(UnreadableError):
        read(document)
