"""Small files as other programs write them, with a mark in every place where a value may stand.

A mark is written `@`, or `@[name]` where the value has a name that its place in the file does not show. Each
becomes a word of its own, so that a test can look for it.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

TOKEN = re.compile(r"@(?:\[([^\]]*)\])?(?![\w.])")


@dataclass(frozen=True)
class MarkedFile:
    """The file's bytes, and each of its marks with the name of the value that it stands in."""

    data: bytes
    marks: Mapping[str, str]


class Marks:
    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self._numbers = itertools.count(1)

    def marked(self, text: str, name: str) -> str:
        return TOKEN.sub(lambda token: self._new(token[1] or name), text)

    def _new(self, name: str) -> str:
        mark = f"Mk{next(self._numbers):03}x"
        self.names[mark] = name
        return mark


def marked_json(document: Any) -> MarkedFile:
    """A JSON file; the name of a mark is that of its member, `tags.a` where it stands in an object."""
    marks = Marks()

    def walk(value: Any, name: str) -> Any:
        if isinstance(value, dict):
            return {key: walk(each, key) for key, each in value.items()}
        if isinstance(value, list):
            return [walk(each, name) for each in value]
        return marks.marked(value, name) if isinstance(value, str) else value

    return MarkedFile(json.dumps(walk(document, "")).encode(), marks.names)


def marked_kml(body: str) -> MarkedFile:
    """A KML document; the name of a mark is that of its `Data`, or its element."""
    marks = Marks()
    spaces = 'xmlns:gx="http://www.google.com/kml/ext/2.2" xmlns:atom="http://www.w3.org/2005/Atom"'
    root = etree.fromstring(f'<kml xmlns="http://www.opengis.net/kml/2.2" {spaces}>{body}</kml>')
    for element in root.iter("*"):
        tag = str(element.tag).rpartition("}")[2]
        holder = element.getparent() if tag == "value" else element
        if element.text and "@" in element.text:
            element.text = marks.marked(element.text, holder.get("name", tag))
    return MarkedFile(etree.tostring(root), marks.names)


def feature(geometry: Any, members: Mapping[str, Any] | None = None, /, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": properties, **(members or {})}


def point(longitude: Any = 13.4, latitude: Any = 52.5, *height: Any) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [longitude, latitude, *height]}


def collection(*features: Any, **members: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", **members, "features": list(features)}


def place(**members: Any) -> dict[str, Any]:
    plain = {
        "@id": "http://x.example/1",
        "type": "Feature",
        "properties": {"title": "@"},
        "geometry": point(),
    }
    return collection({**plain, **members}, title="@", **{"@context": "any"})


LINE = {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}
ARCGIS_TABLE = (
    "<html><head><META http-equiv='Content-Type' content='text/html'></head><body><table><tr><td>Kirche</td>"
    "</tr><tr><td><table><tr><td>FID</td><td>@[FID]</td></tr><tr bgcolor='#D4E4F3'><td>Name</td>"
    "<td>Kirche</td></tr><tr><td>Beschreibung</td><td>@ und &lt;b&gt;</td></tr><tr><td>Foto</td>"
    "<td>&lt;Null&gt;</td></tr><tr><td>Baumeister</td><td>@[Baumeister]</td></tr></table></td></tr></table></body>"
)
GEOJSON: Mapping[str, Any] = {
    "geojson.io": collection(feature(point(), {"id": 0}, name="@", stroke="@")),
    "the case": collection(
        feature(
            {"type": "MultiPoint", "coordinates": [[13.4, 52.5], [2.35, 48.85]]},
            **{"place name": "@", "story_de": "@", "jahr": 1901},
        )
    ),
    "QGIS": collection(
        feature(point(13.4, 52.5, 34.5), fid=7, Titel="@", Beschreibung="@", Höhe="@", NULL=None, Länge=12.5),
        name="@",
        crs={"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}},
    ),
    "Overpass": collection(
        feature(
            point(),
            {"id": "node/1"},
            **{"@id": "node/1", "name": "@", "name:ru": "@", "addr:street": "@", "start_date": "1901"},
        ),
        generator="@",
        copyright="@",
        timestamp="@",
    ),
    "OpenHistoricalMap": collection(feature(point(), name="@", start_date="1901", end_date="1945-05")),
    "uMap": collection(
        feature(point(), name="@", description="@ {{@}}", _umap_options={"color": "@", "iconUrl": "@"}),
        _umap_options={"name": "@", "displayOnLoad": False},
    ),
    "ArcGIS": collection(feature(point(), OBJECTID=1, PopupInfo=ARCGIS_TABLE, GlobalID="@", Name="Kirche")),
    "ArcGIS Online": collection(
        feature(point(), Title="@", Notes="@ <Null>", Image_URL="https://a.example/@.jpg", Link="<Null>")
    ),
    "languages": collection(
        feature(point(), title_de="@", title_fr="@", story_de="@", story_fr="@"),
        feature(point(), title_fr="@", story_de="@", **{"title (ru)": "@", "name_id": "@"}),
    ),
    "nested": collection(
        feature(
            point(), name="@", tags={"a": "@", "b": {"c": "@"}}, list=["@", "@", None], flags=[{"x": "@"}]
        )
    ),
    "several points": collection(
        feature(
            {
                "type": "GeometryCollection",
                "geometries": [
                    point(),
                    LINE,
                    point(2.35, 48.85),
                    {"type": "MultiPoint", "coordinates": [[3, 4]]},
                ],
            },
            name="@",
        )
    ),
    "lines and areas": collection(
        feature(LINE, name="@", description="@", surface="@"),
        feature({"type": "Polygon", "coordinates": []}, **{"Name": "@"}),
        feature(point(), name="@"),
    ),
    "no geometry": collection(feature(None, name="@", Ort="@", breitengrad="48,2", längengrad="16° 22′ E")),
    "no geometry and no degrees": collection(feature(None, name="@", lat="@", lon="@")),
    "foreign members": collection(
        feature(point(), {"style": {"fill": "@"}, "popup": "@"}, name="@"),
        feature({**point(), "accuracy": "@"}, name="@"),
        metadata={"author": "@"},
    ),
    "unfit values": collection(
        feature(point(), name="@", certainty="@", precision="@", country="@", language="@", geonames="@")
        | {"id": "@"},
        feature(point(), name="@", country="Deutschland", leg="@", highlight="@", order="@", present="@"),
        feature(point(), name={"a": "@"}, title="@", date=["1901", "@"], description={"b": "@"}),
    ),
    "several texts": collection(
        feature(point(), title="@", headline="@", name="@", story="@", notes="@", description="@")
    ),
    "HTML": collection(
        feature(
            point(),
            name="A <b>@</b> &amp; <unknown @>",
            description="<p>@ <script>x</script><a href='https://a.example/@'>@</a> <u>@</u> &lt;@&gt;"
            "<img src='https://a.example/@.jpg'><img src='https://a.example/@.jpg'></p>",
        )
    ),
    "Markdown": collection(
        feature(
            point(),
            name="*@* [@](https://a.example/@)",
            description="[@](https://a.example/@) ![@](https://a.example/@.jpg) ~~@~~ {{https://a.example/@.jpg}}"
            "\n\n# @\n\n> @\n\n| @ | @ |\n|---|---|\n| @ | @ |\n\n[[https://a.example/@|@]] @[^1]\n\n[^1]: @",
        )
    ),
    "people": collection(feature(point(), person="@", name="@"), feature(point(), person="@", name="@")),
    "dates": collection(
        feature(point(), name="@", date="in her youth @", end="@"),
        feature(point(), name="@", start="1945", end="1901"),
        feature(point(), name="@", year=1901, date_label="@"),
    ),
    "one feature": feature(point(), {"title": "@"}, name="@"),
    "projected": collection(
        feature(point(4468503, 5332021), name="@"), crs={"properties": {"name": "EPSG:31468 @"}}
    ),
    "swapped": collection(feature(point(45.65, 139.77), name="@")),
}

PLACED = "<Point><coordinates>13.4,52.5,0</coordinates></Point>"


def document(*placemarks: str, before: str = "") -> str:
    marks = "".join(f"<Placemark>{each}</Placemark>" for each in placemarks)
    return f"<Document><name>@</name>{before}{marks}</Document>"


def named(*names: str) -> str:
    return "".join(f'<Data name="{name}"><value>@</value></Data>' for name in names)


KML: Mapping[str, str] = {
    "My Maps": document(
        "<name>Pier</name><description><![CDATA[<img src='https://a.example/p.jpg' height='200'/><br><br>"
        "Name: Pier<br>Jahr: 1901<br>Architect: N. N.<br>description: It rained.<br>Note: ]]></description>"
        "<ExtendedData><Data name='Jahr'><value>1901</value></Data><Data name='Note'><value/></Data>"
        "<Data name='Architect'><value>N. N.</value></Data>"
        "<Data name='description'><value>It rained.</value></Data>"
        "<Data name='gx_media_links'><value>https://a.example/p.jpg https://a.example/@.jpg</value></Data>"
        f"{named('Material')}</ExtendedData>{PLACED}"
    ),
    "the case of data": document(
        f"<name>@</name><description>@</description><ExtendedData>{named('Architect', 'Material')}"
        f"</ExtendedData>{PLACED}"
    ),
    "the case of an attribute table": document(
        "<name>@</name><description><![CDATA[<table><tr><td>Title</td><td>@[Title]</td></tr><tr><td>Photo</td>"
        f"<td>&lt;Null&gt;</td></tr></table>]]></description>{PLACED}"
    ),
    "ArcGIS": document(f"<name>Kirche</name><description><![CDATA[{ARCGIS_TABLE}]]></description>{PLACED}"),
    "Google Earth, of a shapefile": document(
        "<name>@</name><description><![CDATA[<center><table><tr><th colspan='2'><em>Attributes</em></th></tr>"
        "<tr bgcolor='#E3E3F3'><th>ID</th><td>@[ID]</td></tr><tr><th>Jahr</th><td>1901</td></tr></table>"
        f"</center>]]></description>{PLACED}"
    ),
    "a table to be read": document(
        "<name>@</name><description><![CDATA[@<table><tr><td>1901</td><td>@</td></tr><tr><td>1902</td>"
        f"<td>@</td></tr></table>]]></description>{PLACED}"
    ),
    "QGIS": document(
        f'<name>@</name><ExtendedData><SchemaData schemaUrl="#a"><SimpleData name="Titel">@</SimpleData>'
        f'<SimpleData name="Baujahr">@</SimpleData><SimpleData name="x">&lt;Null&gt;</SimpleData>'
        f"</SchemaData></ExtendedData>{PLACED}",
        before='<Schema name="a" id="a"><SimpleField name="Titel" type="string"/></Schema>',
    ),
    "folders": "<Document><name>@</name><description>@</description><ExtendedData><Data name='Owner'>"
    f"<value>@</value></Data></ExtendedData><Folder><name>@</name><description>@</description><Folder>"
    f"<name>@</name><Placemark><name>@</name>{PLACED}</Placemark></Folder><Document><name>@</name><Placemark>"
    f"<name>@</name>{PLACED}</Placemark></Document></Folder><Folder><name>@</name></Folder></Document>",
    "elements": document(
        "<name>@</name><Snippet>@</Snippet><description>@</description><address>@</address><phoneNumber>@"
        "</phoneNumber><atom:author><atom:name>@</atom:name></atom:author>"
        f"<atom:link href='https://a.example/'/>{PLACED}"
    ),
    "times": document(
        f"<name>@</name><TimeStamp><when>1933-09-06T12:30:00Z</when></TimeStamp>{PLACED}",
        f"<name>@</name><TimeSpan><begin>1933</begin><end>1935</end></TimeSpan>{PLACED}",
        f"<name>@</name><TimeStamp><when>@</when></TimeStamp>{PLACED}",
        f"<name>@</name><TimeStamp><when>1901</when></TimeStamp><ExtendedData>{named('date')}</ExtendedData>",
    ),
    "shapes": document(
        f"<name>@</name><MultiGeometry>{PLACED}<Point><coordinates>2.35,48.85</coordinates></Point><LineString>"
        "<coordinates>0,0 1,1</coordinates></LineString></MultiGeometry>",
        f"<name>@</name><description>@</description><ExtendedData>{named('Length')}</ExtendedData><LineString>"
        "<coordinates>0,0 1,1</coordinates></LineString>",
        "<name>@</name><gx:Track><when>2020</when><gx:coord>1 2 3</gx:coord></gx:Track>",
        "<name>@</name><Point><coordinates>13.4,52.5,120</coordinates></Point>",
        "<name>@</name><Polygon/>",
    ),
    "hidden": f"<Document><Folder><name>@</name><visibility>0</visibility><Placemark><name>@</name>{PLACED}"
    "</Placemark></Folder></Document>",
    "other elements": document(
        f"<name>@</name>{PLACED}",
        before="<NetworkLink><name>@</name></NetworkLink><GroundOverlay><name>@</name></GroundOverlay>"
        "<ScreenOverlay><name>@</name></ScreenOverlay><gx:Tour><name>@</name></gx:Tour>",
    ),
    "other data": document(
        "<name>@</name><ExtendedData xmlns:camp='http://camp.example'><camp:number>@</camp:number>"
        f"<Data name='f_1'><displayName>Beschreibung</displayName><value>@</value></Data></ExtendedData>"
        f"{PLACED}"
    ),
    "data twice": document(
        f"<name>@</name><ExtendedData>{named('source', 'source', 'city', 'city')}</ExtendedData>{PLACED}"
    ),
    "HTML": document(
        "<name>A &lt;b&gt;@&lt;/b&gt;</name><description><![CDATA[@ &lt;b&gt;@&lt;/b&gt; <i>@</i> "
        f"<unknown @> <a href='https://a.example/@'>@</a>]]></description>{PLACED}"
    ),
    "null": document("<name>@</name><description>&lt;Null&gt;</description>", f"<name/>{PLACED}"),
    "balloons": document(
        f"<name>@</name><styleUrl>#s</styleUrl>{PLACED}",
        f"<name>@</name><styleUrl>#s</styleUrl><description>@</description>{PLACED}",
        before="<Style id='s'><BalloonStyle><text><![CDATA[@ $[name] <b>@</b>]]></text></BalloonStyle>"
        "</Style>",
    ),
    "Organic Maps": document(
        "<name>@</name><ExtendedData xmlns:mwm='https://omaps.app'><mwm:name><mwm:lang code='de'>@</mwm:lang>"
        "<mwm:lang code='ru'>@</mwm:lang></mwm:name><mwm:scale>@</mwm:scale></ExtendedData>"
        f"{PLACED}"
    ),
    "a view": document(
        "<name>@</name><LookAt><longitude>13.4</longitude><latitude>52.5</latitude></LookAt>"
        "<Carousel><Image><ImageUrl>https://a.example/@.jpg</ImageUrl></Image>"
        "<Image><ImageUrl>https://a.example/@.jpg</ImageUrl></Image></Carousel>"
    ),
    "languages": document(
        f"<name>@</name><ExtendedData>{named('description_de', 'description_fr')}</ExtendedData>{PLACED}"
    ),
}

LINKED_PLACES: Mapping[str, Any] = {
    "World Historical Gazetteer": place(
        properties={"title": "@", "ccodes": ["TR", "GR"], "fclasses": ["P", "A"], "dataset": "@"},
        names=[
            {
                "toponym": "@",
                "lang": "en",
                "citations": [{"label": "@", "year": 1900, "@id": "http://x.org/@"}],
            },
            {"toponym": "@", "lang": "tr"},
        ],
        types=[{"identifier": "aat:@", "label": "@", "sourceLabels": [{"label": "@", "lang": "en"}]}],
        links=[{"type": "closeMatch", "identifier": "wd:Q5684"}, {"identifier": "tgn:@"}],
        relations=[{"relationType": "@", "relationTo": "http://x.org/@", "label": "@"}],
        descriptions=[
            {"value": "@", "lang": "en", "source": "@"},
            {"value": "@", "lang": "fr", "@id": "http:@"},
        ],
        depictions=[
            {"@id": "https://a.example/@.jpg", "title": "@", "license": "cc:by", "accreditation": "@"},
            {"@id": "https://a.example/@.jpg"},
        ],
    ),
    "times": place(
        when={
            "timespans": [{"start": {"in": "1832"}, "end": {"in": "1840"}}, {"start": {"in": "1900"}}],
            "periods": [{"name": "@", "@id": "p:@"}],
            "label": "@",
            "duration": "P@Y",
            "certainty": "uncertain",
        }
    ),
    "a period alone": place(when={"periods": [{"name": "@"}]}),
    "times of names": place(
        names=[
            {"toponym": "@", "when": {"timespans": [{"start": {"in": "1500"}}]}},
            {"toponym": "@", "when": {"timespans": [{"start": {"in": "1600"}}]}},
        ]
    ),
    "geometries": place(
        geometry={
            "type": "GeometryCollection",
            "geometries": [
                {**point(), "certainty": "certain", "citations": [{"label": "@"}, {"label": "@"}]},
                {**point(2.35, 48.85), "when": {"timespans": [{"start": {"in": "1700"}}]}},
            ],
        }
    ),
    "other members": place(note="@", contributors=[{"name": "@"}], citation={"label": "@"}),
    "no coordinates": place(geometry=None, links=[{"type": "primaryTopicOf", "identifier": "http://@"}]),
    "members of the file": {**place(), "indexing": {"name": "@"}, "citation": "@"},
}
