"""StoryMapJS: files that its editor accepts, its zip, and story maps of other people."""

from __future__ import annotations

import json
from typing import Any

import pytest

from data.interchange.export import lost_fields
from data.interchange.file_content import UnreadableError
from data.interchange.formats import ImportedStops
from data.interchange.stop_record import StopRecord
from data.interchange.storymapjs import FORMAT, read, write
from data.interchange.zip_container import zip_bytes
from tests.data.interchange.odd_records import simple_record


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


def note(stops: ImportedStops, words: str) -> str:
    return next(each for each in stops.notes if words in each)


def slides_of(*records: StopRecord) -> list[dict[str, Any]]:
    """The slides that are written of these records; the overview is the first."""
    return list(json.loads(write(records, "A"))["storymap"]["slides"])


def test_media_and_location_are_objects_on_every_slide() -> None:
    slides = slides_of(simple_record(), simple_record(picture="x.svg", latitude=1.0, longitude=2.0))
    assert all(isinstance(each["media"], dict) and isinstance(each["location"], dict) for each in slides)
    assert slides[0]["type"] == "overview"
    assert (slides[1]["media"], slides[1]["location"]) == ({}, {})


def test_positions_are_written_as_numbers() -> None:
    location = slides_of(simple_record(latitude=56.34, longitude=37.52))[1]["location"]
    assert (location["lat"], location["lon"]) == (56.34, 37.52)


def test_no_line_is_drawn_where_the_exhibit_draws_none() -> None:
    stops = [
        simple_record(latitude=1.0, longitude=2.0, **each)
        for each in ({}, {"leg": "none"}, {"present": False})
    ]
    slides = slides_of(*stops)[1:]
    assert [each["location"]["line"] for each in slides] == [True, False, False]


def test_lost_fields_are_counted() -> None:
    assert lost_fields(
        [simple_record(picture_licence="CC0", doubt="Or not.", sources=("A book",))], FORMAT
    ) == {
        "doubt": 1,
        "picture_licence": 1,
        "sources": 1,
    }


def test_a_map_without_its_outer_object_is_read() -> None:
    assert only(json.dumps({"slides": [slide("Bare")]}).encode()).title == "Bare"


@pytest.mark.parametrize("location", [None, {}, "", [], {"lat": None, "lon": None}, {"lat": "", "lon": ""}])
def test_a_slide_without_a_location_has_no_coordinates(location: Any) -> None:
    assert only(storymap(slide(location=location))).latitude is None


def test_a_slide_without_media_or_text_is_a_stop() -> None:
    record = only(storymap({"date": "1933"}))
    assert (record.title, record.text, record.picture, record.date) == ("Slide 1", "", "", "1933")


def test_coordinates_written_as_text_are_read_and_reported() -> None:
    found = read(storymap(slide(location={"lat": "56.34", "lon": "37,52"})))
    assert (found.records[0].latitude, found.records[0].longitude) == (56.34, 37.52)
    assert "slide 1 (A day)" in note(found, "drops such a marker")


@pytest.mark.parametrize(
    "location", [{"lat": 139, "lon": 35}, {"lat": 400, "lon": 0}, {"lat": "n", "lon": 1}]
)
def test_impossible_coordinates_are_reported_and_left_out(location: dict[str, Any]) -> None:
    found = read(storymap(slide(location=location)))
    assert found.records[0].latitude is None
    assert len(found.notes) == 1


def test_the_map_type_of_the_file_is_left_out_and_reported() -> None:
    assert "stamen:toner" in note(read(storymap(slide(), map_type="stamen:toner")), "its own ground")


PICTURE_MAPS = [
    {"map_type": "zoomify", "map_as_image": True, "zoomify": {"path": "https://a.example/z/"}},
    {"map_type": "https://a.example/{z}/{x}/{y}.jpg", "map_as_image": True},
]


@pytest.mark.parametrize("members", PICTURE_MAPS)
def test_a_map_of_a_picture_is_named_as_one_and_its_stories_have_no_places(members: dict[str, Any]) -> None:
    location = {"lat": 12.5, "lon": 3.5, "name": "The dog in the corner"}
    found = read(storymap(slide(location=location), slide(), **members))
    assert [(each.latitude, each.has_place, each.text) for each in found.records] == [
        (None, False, "It rained.")
    ] * 2
    assert note(found, "positions are of the picture, not of the earth")
    assert "12.5, 3.5" in note(found, "A position on the picture is left out")


def test_the_positions_of_a_map_of_the_earth_that_is_shown_as_a_picture_are_of_the_earth() -> None:
    at = {"lat": 12.5, "lon": 3.5}
    assert only(storymap(slide(location=at), map_type="osm:standard", map_as_image=True)).latitude == 12.5


@pytest.mark.parametrize("location", [None, {}, {"lat": "", "lon": "", "zoom": 4, "line": True}])
def test_a_closing_slide_without_a_location_is_a_stop_without_a_place(location: Any) -> None:
    first = slide("Here", location={"lat": 12.5, "lon": 3.5})
    found = read(storymap(first, slide("The end", location=location)))
    assert [(each.title, each.has_place) for each in found.records] == [("Here", True), ("The end", False)]


def test_a_slide_that_names_its_place_has_one_without_a_position() -> None:
    record = only(storymap(slide(location={"name": "Trieste"})))
    assert (record.place_name, record.has_place) == ("Trieste", True)


def test_the_overview_gives_the_title_and_the_welcome_and_no_stop() -> None:
    text = {"headline": "<h1>My &amp; map</h1>", "text": "<p>Long <b>story</b>.</p><p>Begin.</p>"}
    found = read(storymap({"type": "overview", "text": text, "media": {"url": "x.jpg"}}, slide()))
    assert (found.title, len(found.records)) == ("My & map", 1)
    assert (found.records[0].person, found.records[0].person_name) == ("my-map", "My & map")
    assert found.welcome == "Long story. Begin."
    assert "x.jpg" in note(found, "overview")


def test_two_lives_are_restored_with_their_names_and_order() -> None:
    stops = [simple_record(), simple_record(person="bo", person_name="Bo", event_id="bo/01")]
    back = read(write(stops, "A")).records
    assert [(each.person, each.person_name, each.order) for each in back] == [
        ("ada", "Ada", 1),
        ("bo", "Bo", 1),
    ]


def test_a_link_keeps_its_text_and_its_address_is_reported() -> None:
    text = {"headline": "A <b>day</b>", "text": "See <a href='https://a.example/x'>the *letter*</a>.<br>Now."}
    found = read(storymap(slide(text=text)))
    assert found.records[0].title == "A day"
    assert found.records[0].text == "See the \\*letter\\*.\\\nNow."
    assert "https://a.example/x" in note(found, "kept as words alone")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "<iframe src=x></iframe>", " JavaScript:x"]
)
def test_media_that_are_no_picture_are_left_out_and_reported(url: str) -> None:
    found = read(storymap(slide(media={"url": url, "caption": "x"})))
    assert found.records[0].picture == ""
    assert note(found, "no picture")


def test_a_caption_replaces_a_missing_description_and_is_reported() -> None:
    found = read(
        storymap(slide(media={"url": "https://a.example/a.jpg", "caption": "<i>A pier</i>", "credit": "B"}))
    )
    record = found.records[0]
    assert (record.picture_alt, record.picture_creator) == ("A pier", "B")
    assert note(found, "caption")


@pytest.mark.parametrize(
    ("date", "edtf", "label"),
    [
        ("Jan 2006", "2006-01", ""),
        ("early 2006", "2006", "early 2006"),
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


def test_the_published_map_in_the_zip_of_the_editor_is_preferred() -> None:
    data = zip_bytes(
        {
            "map/draft.json": storymap(slide("Draft")),
            "map/published.json": storymap(slide("Out")),
            "map/x.jpg": b"",
        }
    )
    assert only(data).title == "Out"
    assert only(zip_bytes({"draft.json": storymap(slide("Draft"))})).title == "Draft"


@pytest.mark.parametrize("name", ["../published.json", "/etc/published.json", "a/../../b", "C:/x", "..\\x"])
def test_a_zip_that_points_outside_itself_is_refused(name: str) -> None:
    with pytest.raises(UnreadableError, match="points outside"):
        read(zip_bytes({"published.json": storymap(slide()), name: b""}))


def test_a_zip_bomb_is_refused() -> None:
    with pytest.raises(UnreadableError, match="larger than 50 MB"):
        read(zip_bytes({"published.json": b" " * 60_000_000}))


def test_a_zip_without_a_map_is_refused() -> None:
    with pytest.raises(UnreadableError, match="published.json"):
        read(zip_bytes({"notes.txt": b"x"}))


def test_a_file_too_large_is_refused_with_the_limit() -> None:
    with pytest.raises(UnreadableError, match="50 MB"):
        read(b" " * 100_000_000)


@pytest.mark.parametrize(
    "document", [b"", b"[]", b"{}", b'{"storymap": 1}', b'{"slides": {}}', b'{"slides": []}']
)
def test_content_that_is_no_story_map_is_refused(document: bytes) -> None:
    with pytest.raises(UnreadableError):
        read(document)
