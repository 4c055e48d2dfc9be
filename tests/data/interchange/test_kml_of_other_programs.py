"""KML as Google Earth, My Maps, Organic Maps and others write it: files within files, balloons, views."""

from __future__ import annotations

import pytest

from data.interchange.formats import ImportedStops
from data.interchange.kml_reader import read
from data.interchange.zip_container import zip_bytes

POINT = "<Point><coordinates>13.77,45.65</coordinates></Point>"
SPACES = 'xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"'


def mark(name: str, more: str = POINT) -> str:
    return f"<Placemark><name>{name}</name>{more}</Placemark>"


def kml(body: str) -> bytes:
    return f"<kml {SPACES}><Document><name>M</name>{body}</Document></kml>".encode()


def link(href: str, name: str = "") -> str:
    return f"<NetworkLink><name>{name}</name><Link><href>{href}</href></Link></NetworkLink>"


def told(stops: ImportedStops) -> str:
    return "\n".join(stops.notes)


def test_a_kmz_is_read_with_the_files_it_links_to() -> None:
    files = {
        "doc.kml": kml(link("layers/a%20b.kml", "Layer") + mark("First") + link("layers/c.kml#x")),
        "layers/a b.kml": kml(mark("Second") + link("c.kml")),
        "layers/c.kml": b"<kml><Folder><name>Inner</name>" + mark("Third").encode() + b"</Folder></kml>",
        "layers/lost.kml": kml(mark("Fourth")),
    }
    stops = read(zip_bytes(files))
    assert sorted((each.title, each.chapter) for each in stops.records) == [
        ("First", ""),
        ("Second", "Layer – M"),
        ("Third", "Inner"),
    ]
    assert "not read (1): layers/lost.kml" in told(stops)


@pytest.mark.parametrize("href", ["doc.kml", "a.kml", "../../etc/passwd", "file:///etc/passwd", ""])
def test_links_in_a_circle_or_out_of_the_kmz_are_told_and_not_followed(href: str) -> None:
    stops = read(zip_bytes({"doc.kml": kml(link("a.kml") + mark("A")), "a.kml": kml(link(href, "Again"))}))
    assert [each.title for each in stops.records] == ["A"]
    assert "Links to files elsewhere are not followed (1): NetworkLink (Again)" in told(stops)


def test_a_placemark_without_a_point_is_where_its_view_looks() -> None:
    look = "<LookAt><longitude>13.77</longitude><latitude>45.65</latitude><range>900</range></LookAt>"
    other = "<LookAt><longitude>1</longitude><latitude>2</latitude></LookAt>"
    stops = read(kml(mark("A view", look) + mark("Pier", other + POINT)))
    assert [(each.latitude, each.longitude) for each in stops.records] == [(45.65, 13.77)] * 2
    assert "its view looks at: see whether it is right (1): placemark 1 (A view)" in told(stops)


TEMPLATE = "<BalloonStyle><text><![CDATA[{}]]></text></BalloonStyle>"
MAP_OF_STYLES = (
    "<StyleMap id='m'><Pair><key>normal</key><styleUrl>#s</styleUrl></Pair></StyleMap>"
    "<Style id='s'>{}</Style>"
)
DATA = "<ExtendedData><Data name='Built'><value>1901</value></Data></ExtendedData>"


@pytest.mark.parametrize(
    ("before", "style"),
    [
        ("", "<Style>{}</Style>"),
        ("<Style id='s'>{}</Style>", "<styleUrl>#s</styleUrl>"),
        (MAP_OF_STYLES, "<styleUrl>#m</styleUrl>"),
    ],
)
def test_the_text_of_a_balloon_is_the_story_where_there_is_no_description(before: str, style: str) -> None:
    html = "<h1>$[name]</h1><p>It stands since $[M/Built].</p><img src='https://a.example/p.jpg'>"
    text = TEMPLATE.format(html)
    body = before.replace("{}", text) + mark("Pier", style.replace("{}", text) + DATA + POINT)
    (record,) = read(kml(body)).records
    assert (record.title, record.text) == ("Pier", "It stands since 1901.")
    assert record.picture == "https://a.example/p.jpg"


def test_the_words_of_a_balloon_around_a_description_are_told_once() -> None:
    style = f"<Style id='s'>{TEMPLATE.format('<b>$[name]</b>$[description]<i>Town museum</i>')}</Style>"
    more = f"<styleUrl>#s</styleUrl><description>Stones.</description>{POINT}"
    stops = read(kml(style + mark("Pier", more) + mark("Mole", more)))
    assert [each.text for each in stops.records] == ["Stones."] * 2
    assert "The words of a balloon around the texts are left out (1): " in told(stops)
    assert "Town museum" in told(stops)


def test_a_balloon_that_shows_only_values_says_nothing_of_its_own() -> None:
    style = f"<Style id='s'>{TEMPLATE.format('<b>$[name]</b><br/>$[description]')}</Style>"
    assert read(kml(style + mark("Pier", f"<styleUrl>#s</styleUrl>{POINT}"))).notes == ()


def test_a_style_that_leads_to_itself_is_no_balloon() -> None:
    style = "<StyleMap id='a'><Pair><styleUrl>#a</styleUrl></Pair></StyleMap><Style><BalloonStyle/></Style>"
    assert read(kml(style + mark("Pier", f"<styleUrl>#a</styleUrl>{POINT}"))).records[0].text == ""


def test_a_style_of_two_files_is_not_chosen_by_chance() -> None:
    style = f"<Style id='s'>{TEMPLATE.format('It is {}.')}</Style>"
    files = {
        "doc.kml": kml(
            style.replace("{}", "old") + link("a.kml") + mark("A", "<styleUrl>#s</styleUrl>" + POINT)
        ),
        "a.kml": kml(style.replace("{}", "new")),
    }
    assert read(zip_bytes(files)).records[0].text == ""


def test_the_first_picture_of_google_earth_on_the_web_is_the_picture_and_the_others_are_told() -> None:
    addresses = {"ImageUrl": "https://a.example/1.jpg", "imageUrl": "https://a.example/2.jpg"}
    images = "".join(
        f"<gx:Image><gx:{tag}>{address}</gx:{tag}></gx:Image>" for tag, address in addresses.items()
    )
    stops = read(kml(mark("Pier", f"<gx:Carousel>{images}</gx:Carousel>{POINT}")))
    assert stops.records[0].picture == "https://a.example/1.jpg"
    assert "https://a.example/2.jpg" in told(stops)


def test_a_name_in_several_languages_is_counted_whole() -> None:
    names = "".join(f"<mwm:lang code='{code}'>{code}</mwm:lang>" for code in ("default", "de", "ru"))
    data = f"<ExtendedData xmlns:mwm='https://omaps.app'><mwm:name>{names}</mwm:name></ExtendedData>"
    stops = read(kml(mark("Pier", data + POINT)))
    assert stops.records[0].title == "Pier"
    assert "“name.lang” (3)" in told(stops)


@pytest.mark.parametrize(
    "coordinates",
    ["13.77,45.65", " 13.77,45.65,0 ", "\n13.77,45.65,12.5\n", "13.77, 45.65", "13.77 , 45.65 , 0"],
)
def test_coordinates_may_have_blanks_and_a_height(coordinates: str) -> None:
    (record,) = read(kml(mark("A", f"<Point><coordinates>{coordinates}</coordinates></Point>"))).records
    assert (record.latitude, record.longitude) == (45.65, 13.77)
