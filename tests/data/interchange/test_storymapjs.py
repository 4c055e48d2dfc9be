"""StoryMapJS: what is written its editor takes, and what others write is read without trusting it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from data import Exhibit
from data.interchange.export import lost_fields
from data.interchange.formats import ImportedStops
from data.interchange.stop_record import records_of
from data.interchange.storymapjs import FORMAT, read, write
from tests.data.interchange.odd_records import changed, odd_records, one


def storymap(*slides: Any, **members: Any) -> bytes:
    return json.dumps({"storymap": {"slides": list(slides), **members}}).encode()


def slide(headline: str = "A day", **members: Any) -> dict[str, Any]:
    return {
        "text": {"headline": headline, "text": "<p>It rained.</p>"},
        "media": {},
        "location": {},
        **members,
    }


def only(data: bytes) -> Any:
    return read(data).records[0]


def note(read: ImportedStops, words: str) -> str:
    return next(each for each in read.notes if words in each)


def test_every_field_held_comes_back_from_odd_stops() -> None:
    assert changed(odd_records(), FORMAT) == []


def test_every_field_held_comes_back_from_the_shipped_exhibit(shipped: Exhibit) -> None:
    assert changed(records_of(shipped), FORMAT) == []
    back = read(write(records_of(shipped), "Two lives"))
    assert (back.title, back.notes) == ("Two lives", ())


def test_media_and_location_are_objects_on_every_slide() -> None:
    slides = json.loads(write([one(), one(picture="x.svg", latitude=1.0, longitude=2.0)], "A"))["storymap"][
        "slides"
    ]
    assert all(isinstance(each["media"], dict) and isinstance(each["location"], dict) for each in slides)
    assert slides[0]["type"] == "overview"
    assert (slides[1]["media"], slides[1]["location"]) == ({}, {})


def test_positions_are_written_as_numbers() -> None:
    location = json.loads(write([one(latitude=56.34, longitude=37.52)], "A"))["storymap"]["slides"][1][
        "location"
    ]
    assert (location["lat"], location["lon"]) == (56.34, 37.52)


def test_no_line_is_drawn_where_the_exhibit_draws_none() -> None:
    stops = [one(latitude=1.0, longitude=2.0, **each) for each in ({}, {"leg": "none"}, {"present": False})]
    slides = json.loads(write(stops, "A"))["storymap"]["slides"][1:]
    assert [each["location"]["line"] for each in slides] == [True, False, False]


def test_what_is_lost_is_counted() -> None:
    assert lost_fields([one(picture_licence="CC0", doubt="Or not.", sources=("A book",))], FORMAT) == {
        "doubt": 1,
        "picture_licence": 1,
        "sources": 1,
    }


def test_a_map_may_stand_without_its_wrapping() -> None:
    assert only(json.dumps({"slides": [slide("Bare")]}).encode()).title == "Bare"


@pytest.mark.parametrize("location", [None, {}, "", [], {"lat": None, "lon": None}, {"lat": "", "lon": ""}])
def test_a_slide_without_a_location_has_no_coordinates(location: Any) -> None:
    assert only(storymap(slide(location=location))).latitude is None


def test_a_slide_without_media_or_text_is_a_stop_all_the_same() -> None:
    record = only(storymap({"date": "1933"}))
    assert (record.title, record.text, record.picture, record.date) == ("Slide 1", "", "", "1933")


def test_coordinates_written_as_texts_are_taken_and_told() -> None:
    found = read(storymap(slide(location={"lat": "56.34", "lon": "37,52"})))
    assert (found.records[0].latitude, found.records[0].longitude) == (56.34, 37.52)
    assert "slide 1 (A day)" in note(found, "drops such a marker")


@pytest.mark.parametrize(
    "location", [{"lat": 139, "lon": 35}, {"lat": 400, "lon": 0}, {"lat": "n", "lon": 1}]
)
def test_impossible_coordinates_are_told_and_left_out(location: dict[str, Any]) -> None:
    found = read(storymap(slide(location=location)))
    assert found.records[0].latitude is None
    assert len(found.notes) == 1


def test_the_ground_of_the_file_is_left_out_and_told() -> None:
    assert "stamen:toner" in note(read(storymap(slide(), map_type="stamen:toner")), "its own ground")


def test_coordinates_on_a_picture_are_none_of_the_earth() -> None:
    found = read(storymap(slide(location={"lat": 12.5, "lon": 3.5}), map_type="zoomify"))
    assert found.records[0].latitude is None
    assert note(found, "of a picture, not of the earth")


def test_the_overview_gives_the_title_and_no_stop() -> None:
    overview = {"type": "overview", "text": {"headline": "<h1>My &amp; map</h1>", "text": "Long story."}}
    found = read(storymap(overview, slide()))
    assert (found.title, len(found.records)) == ("My & map", 1)
    assert (found.records[0].person, found.records[0].person_name) == ("my-map", "My & map")
    assert note(found, "overview")


def test_two_lives_come_back_with_their_names_and_their_order() -> None:
    stops = [one(), one(person="bo", person_name="Bo", event_id="bo/01")]
    back = read(write(stops, "A")).records
    assert [(each.person, each.person_name, each.order) for each in back] == [
        ("ada", "Ada", 1),
        ("bo", "Bo", 1),
    ]


def test_a_link_keeps_its_words_and_its_address_is_told() -> None:
    text = {"headline": "A <b>day</b>", "text": "See <a href='https://a.example/x'>the *letter*</a>.<br>Now."}
    found = read(storymap(slide(text=text)))
    assert found.records[0].title == "A day"
    assert found.records[0].text == "See the \\*letter\\*.\\\nNow."
    assert "https://a.example/x" in note(found, "kept as words alone")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "<iframe src=x></iframe>", " JavaScript:x"]
)
def test_what_is_no_picture_is_left_out_and_told(url: str) -> None:
    found = read(storymap(slide(media={"url": url, "caption": "x"})))
    assert found.records[0].picture == ""
    assert note(found, "no picture")


def test_a_caption_stands_in_for_a_description_and_is_told() -> None:
    found = read(
        storymap(slide(media={"url": "https://a.example/a.jpg", "caption": "<i>A pier</i>", "credit": "B"}))
    )
    record = found.records[0]
    assert (record.picture_alt, record.picture_creator) == ("A pier", "B")
    assert note(found, "caption")


@pytest.mark.parametrize(
    ("date", "edtf", "label"),
    [
        ("Jan 2006", "2006-01", "Jan 2006"),
        ("1933-09-06", "1933-09-06", ""),
        ("about 1934", "1934~", ""),
        ("03/04/1905", "", "03/04/1905"),
        ("in his youth", "", "in his youth"),
        (1933, "1933", ""),
        (None, "", ""),
    ],
)
def test_a_date_in_words_is_read_where_it_has_one_meaning(date: Any, edtf: str, label: str) -> None:
    record = only(storymap(slide(date=date)))
    assert (record.date, record.date_label) == (edtf, label)
