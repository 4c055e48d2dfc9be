"""GPX: waypoints and the named points of routes are stops; tracks are told with their lengths."""

from __future__ import annotations

import pytest

from data.interchange.file_content import UnreadableError
from data.interchange.formats import ImportedStops
from data.interchange.gpx import NO_STOPS, read


def read_gpx(body: str) -> ImportedStops:
    return read(f'<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">{body}</gpx>'.encode())


def waypoint(inner: str, at: str = 'lat="45.6" lon="13.7"') -> str:
    return f"<wpt {at}>{inner}</wpt>"


def notes_of(body: str) -> str:
    return "\n".join(read_gpx(body).notes)


def test_a_waypoint_is_a_stop() -> None:
    back = read_gpx(
        f"<metadata><name>A walk</name></metadata>{waypoint('<name>Pier</name><desc>Rain.</desc>')}"
    )
    (record,) = back.records
    assert (record.title, record.text, record.point) == ("Pier", "Rain.", (45.6, 13.7))
    assert (back.title, record.person_name, back.notes) == ("A walk", "A walk", ())


@pytest.mark.parametrize("head", ["<gpx>", '<gpx version="1.0" xmlns="http://www.topografix.com/GPX/1/0">'])
def test_a_file_of_version_1_0_or_without_a_namespace_is_read(head: str) -> None:
    back = read(f"{head}<name>A walk</name>{waypoint('<name>Pier</name>')}</gpx>".encode())
    assert (back.title, back.records[0].title) == ("A walk", "Pier")


def test_description_and_comment_are_one_text_and_what_is_written_twice_is_once() -> None:
    body = [
        waypoint("<name>A</name><cmt>Note.</cmt><desc>Rain.</desc>"),
        waypoint("<name>B</name><cmt>Rain.</cmt><desc>Rain.</desc>"),
        waypoint("<name>C</name><cmt>C</cmt>"),
    ]
    assert [each.text for each in read_gpx("".join(body)).records] == ["Rain.\n\nNote.", "Rain.", ""]


def test_the_time_is_the_date_and_told_to_be_perhaps_that_of_the_recording() -> None:
    back = read_gpx(waypoint("<name>A</name><time>2019-05-04T23:30:00Z</time>"))
    assert back.records[0].date == "2019-05-04"
    assert (
        "it may be when the point was made; see each date (1): waypoint 1 (A): 2019-05-04." in back.notes[0]
    )
    assert back.notes[1] == "The time of day (UTC) is left out (1): waypoint 1 (A): “2019-05-04T23:30:00Z”."


def test_a_date_of_its_own_counts_before_the_time() -> None:
    values = "<time>2019-05-04T00:00:00Z</time><extensions><jahr>1901</jahr></extensions>"
    back = read_gpx(waypoint(f"<name>A</name>{values}"))
    assert back.records[0].date == "1901"
    assert "A point’s time is left out: another value gives the date of the stop (1)" in back.notes[0]


def test_pictures_are_the_stop_s_and_other_links_are_told() -> None:
    links = '<link href="https://a.example/p.jpg"/><link href="https://a.example"><text>see</text></link>'
    back = read_gpx(waypoint(f"<name>A</name>{links}"))
    assert back.records[0].picture == "https://a.example/p.jpg"
    assert back.notes == (
        "A link is left out: an exhibit opens no pages of the web (1): waypoint 1 (A): see: https://a.example.",
    )


def test_symbol_height_and_extensions_are_told() -> None:
    extensions = "<extensions><x:Depth xmlns:x='x'>3</x:Depth></extensions>"
    notes = notes_of(waypoint(f"<ele>120</ele><name>A</name><sym>Flag</sym>{extensions}"))
    assert "The height of a place is left out (1): waypoint 1 (A): 120." in notes
    assert "values of points “Depth” (1), “sym” (1)." in notes


def test_named_points_of_a_route_are_stops_of_a_chapter_and_the_others_are_counted() -> None:
    points = '<rtept lat="1" lon="2"><name>A</name></rtept><rtept lat="1" lon="3"/><rtept lat="1" lon="4"/>'
    back = read_gpx(f"<rte><name>Voyage</name>{points}</rte>")
    assert [(each.title, each.chapter) for each in back.records] == [("A", "Voyage")]
    assert back.notes == (
        "A point of a route without a name is no stop (1): route 1 (Voyage): 2 of 3 points.",
    )


def test_a_point_of_a_route_that_repeats_a_waypoint_is_no_second_stop() -> None:
    copy = '<rtept lat="45.6" lon="13.7"><name>A</name></rtept>'
    back = read_gpx(f"{waypoint('<name>A</name><desc>Rain.</desc>')}<rte>{copy}</rte>")
    assert len(back.records) == 1
    assert "is a waypoint too, and is one stop" in back.notes[0]


def test_a_track_is_told_with_its_length() -> None:
    points = '<trkpt lat="0" lon="0"/><trkpt lat="0" lon="1"/><trkpt lat="x" lon="1"/>'
    notes = notes_of(f"{waypoint('')}<trk><name>Walk</name><trkseg>{points}</trkseg></trk>")
    assert "track 1 (Walk): 2 points, 111 km." in notes


def test_a_track_from_stop_to_stop_is_the_course_of_the_way_there() -> None:
    ends = 'lat="45" lon="10"', 'lat="45" lon="11"'
    points = [*ends[:1], 'lat="45.3" lon="10.5"', *ends[1:]]
    stops = "".join(waypoint("<name>A</name>", at) for at in ends)
    for way in ("trk", "rte"):
        inner = "".join(f"<{way}pt {at}/>" for at in points)
        body = f"<trk><trkseg>{inner}</trkseg></trk>" if way == "trk" else f"<rte>{inner}</rte>"
        assert read_gpx(stops + body).records[1].course == "45 10, 45.3 10.5, 45 11"


def test_a_file_of_tracks_alone_says_what_to_do() -> None:
    back = read_gpx("<trk><trkseg/></trk>")
    assert back.records == ()
    assert f"{NO_STOPS}." in back.notes


def test_a_description_of_togpx_gives_its_values_by_name() -> None:
    back = read_gpx(
        waypoint("<name>Pier</name><desc>name=Pier\ndescription=Rain.\nyear=1901\nowner=N</desc>")
    )
    (record,) = back.records
    assert (record.title, record.text, record.date) == ("Pier", "Rain.", "1901")
    assert back.notes == ("Left out, as the exhibit has no field for them: values of points “owner” (1).",)


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ('lat="91" lon="1"', "No latitude is beyond 90"),
        ('lat="x" lon="1"', "are no numbers"),
        ('lon="1"', "no numbers"),
    ],
)
def test_a_position_that_is_none_costs_the_position_alone(at: str, told: str) -> None:
    back = read_gpx(waypoint("<name>A</name>", at))
    assert back.records[0].point is None
    assert told in back.notes[0]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<gpx><wpt></gpx>", "line 1: the XML breaks off or is damaged"),
        (b"<kml/>", "this is no gpx file but <kml>; write --format kml"),
        (b"<rss/>", "this is no GPX but <rss>"),
        (b'<!DOCTYPE gpx [<!ENTITY a "b">]><gpx>&a;</gpx>', "declares a DOCTYPE"),
        (b"<gpx>&undefined;</gpx>", "the XML breaks off"),
    ],
)
def test_what_is_no_gpx_is_refused_with_a_reason(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        read(data)


@pytest.mark.parametrize("within", ["<metadata><desc>Of <b>me</b></desc></metadata>", "<desc>Of me</desc>"])
def test_the_description_of_the_file_is_told_in_its_words(within: str) -> None:
    within = within.replace("<b>", "&lt;b&gt;").replace("</b>", "&lt;/b&gt;")
    found = read(f'<gpx>{within}<wpt lat="1" lon="2"><name>A</name></wpt></gpx>'.encode())
    assert [note for note in found.notes if "may become the welcome" in note and note.endswith("“Of me”.")]
