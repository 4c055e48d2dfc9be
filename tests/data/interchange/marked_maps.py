"""Small maps and gazetteers with a mark in every place where a value may stand: GPX, uMap, TEI, and all of
the Linked Places Format. What a mark is: `marked_files.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from tests.data.interchange.marked_files import LINE, MarkedFile, Marks, collection, feature, place, point

GPX_1_1 = 'xmlns="http://www.topografix.com/GPX/1/1" version="1.1"'
GPX_1_0 = 'xmlns="http://www.topografix.com/GPX/1/0" version="1.0"'
TEI = 'xmlns="http://www.tei-c.org/ns/1.0"'


def marked_xml(text: str) -> MarkedFile:
    """An XML file; the name of a mark is that of its element or its attribute."""
    marks, root = Marks(), etree.fromstring(text)
    for element in root.iter("*"):
        tag = etree.QName(element).localname
        for name, value in element.attrib.items():
            element.set(name, marks.marked(value, etree.QName(name).localname))
        element.text = marks.marked(element.text or "", tag)
        element.tail = marks.marked(
            element.tail or "", etree.QName(element.getparent()).localname if element.tail else ""
        )
    return MarkedFile(etree.tostring(root), marks.names)


OF_A_POINT = (
    "<ele>34.5</ele><time>@</time><magvar>@</magvar><geoidheight>@</geoidheight><name>@</name><cmt>@</cmt>"
    "<desc>@</desc><src>@</src><link href='https://a.example/@'><text>@</text><type>@</type></link>"
    "<link href='https://a.example/@.jpg'><text>@</text></link><link href='https://a.example/@.jpg'/>"
    "<sym>@</sym><type>@</type><fix>@</fix><sat>@</sat><hdop>@</hdop><vdop>@</vdop><pdop>@</pdop>"
    "<ageofdgpsdata>@</ageofdgpsdata><dgpsid>@</dgpsid><extensions><a:Address xmlns:a='x'>"
    "<a:City>@</a:City>"
    "</a:Address><b xmlns='y' c='@'>@[text]</b></extensions>"
)
OF_A_WAY = (
    "<name>@</name><cmt>@</cmt><desc>@</desc><src>@</src><link href='https://a.example/@'><text>@</text>"
    "</link>"
    "<type>@</type><extensions><colour>@</colour></extensions>"
)
GPX: Mapping[str, str] = {
    "the case": f'<gpx {GPX_1_1}><wpt lat="52.5" lon="13.4"><name>@</name><desc>@</desc></wpt></gpx>',
    "every element": f"<gpx {GPX_1_1}><metadata><name>@</name><desc>@</desc><author><name>@</name>"
    '<email id="@" domain="@"/><link href="@"><text>@</text></link></author><copyright author="@">'
    "<year>@</year><license>@</license></copyright><link href='@'/><time>@</time><keywords>@</keywords>"
    f'<extensions><x>@</x></extensions></metadata><wpt lat="52.5" lon="13.4">{OF_A_POINT}</wpt>'
    f'<rte>{OF_A_WAY}<rtept lat="1" lon="2">{OF_A_POINT}</rtept><rtept lat="1" lon="2"><desc>@</desc>'
    "</rtept>"
    f'</rte><trk>{OF_A_WAY}<trkseg><trkpt lat="1" lon="2">{OF_A_POINT}</trkpt><extensions><y>@</y>'
    "</extensions></trkseg></trk><extensions><z>@</z></extensions></gpx>",
    "version 1.0": f"<gpx {GPX_1_0}><name>@</name><desc>@</desc><author>@</author><email>@</email>"
    "<url>@</url>"
    '<urlname>@</urlname><keywords>@</keywords><wpt lat="52.5" lon="13.4"><name>@</name><desc>@</desc>'
    "<url>https://a.example/@</url><urlname>@</urlname></wpt></gpx>",
    "uMap and geojson.io, by togpx": f'<gpx {GPX_1_1}><wpt lat="52.5" lon="13.4"><name>Pier</name>'
    "<desc>name=Pier\n"
    "description=@\narchitect=@[architect]</desc></wpt></gpx>",
    "a waypoint and its copy": f'<gpx {GPX_1_1}><wpt lat="52.5" lon="13.4"><name>Pier</name><desc>@</desc>'
    "</wpt>"
    '<rte><name>@</name><rtept lat="52.5" lon="13.4"><name>Pier</name></rtept><rtept lat="52.5" lon="13.4">'
    "<name>Pier</name><desc>@</desc></rtept></rte></gpx>",
    "texts twice": f'<gpx {GPX_1_1}><wpt lat="52.5" lon="13.4"><name>@</name><desc>@ again</desc>'
    "<cmt>again</cmt>"
    "</wpt></gpx>",
    "HTML": f'<gpx {GPX_1_1}><wpt lat="52.5" lon="13.4"><name>&lt;b>@&lt;/b></name><desc>&lt;p>@ '
    '&lt;a href="@">@'
    "&lt;/a> &lt;img src='@.jpg'>&lt;/p></desc></wpt></gpx>",
}


def umap(*layers: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "umap", "geometry": point(), "properties": properties, "layers": list(layers)}


UMAP: Mapping[str, Any] = {
    "the case": umap(
        collection(feature(point(), name="@", description="@"), _umap_options={"name": "@"}), name="@"
    ),
    "a map": umap(
        collection(
            feature(
                point(),
                name="@",
                description="# @\n@ *@* **@** __@__\n* @\n** @\n---\n[[https://a.example/@|@]] [[@]] "
                "{{https://a.example/@.jpg|300}} {{https://a.example/@.jpg}} {{{https://a.example/@|200*300}}}",
                Jahr="1901",
                Architekt="@",
                _umap_options={"color": "red", "outlink": "@", "popupContentTemplate": "@", "new": "@"},
            ),
            feature(LINE, name="@", description="@", _umap_options={"weight": 3}),
            feature({"type": "Polygon", "coordinates": []}, name="@"),
            _umap_options={
                "name": "@",
                "description": "@",
                "displayOnLoad": False,
                "remoteData": {"url": "https://a.example/@", "format": "geojson"},
                "labelKey": "name",
            },
        ),
        name="@",
        description="@",
        licence="@",
        shortCredit="@",
        longCredit="@",
        permanentCredit="@",
        tilelayer={"name": "OSM"},
        zoomControl=True,
        other="@",
    ),
    "an older map": umap(
        collection(feature(point(), name="@", _storage_options={"x": "@"}), _storage={"name": "@"}),
        collection(_storage={"name": "@", "remoteData": {"format": "@"}}),
        7,
        name="@",
    ),
    "other members": {**umap(collection(feature(point(), {"x": "@"}, name="@"), y="@")), "z": "@"},
}

TEI_PLACE = (
    "<place xml:id='p1' type='city' n='@' corresp='@' source='@'>"
    "<placeName type='alt' notBefore='@'>@</placeName>"
    "<placeName type='reg' ref='https://www.geonames.org/2950159' key='@'>@</placeName>"
    "<country key='DE'>@</country>"
    "<location type='@' cert='high'><geo decls='@'>52.5 13.4</geo><region>@</region><address>"
    "<street>@</street>"
    "</address><note>@</note></location><location from='@'><geo>1 2</geo><desc>@</desc></location>"
    "<desc>@ <hi rend='italic'>@</hi> <ref target='https://a.example/@'>@</ref><lb/>@ "
    "<foreign xml:lang='fr'>@"
    "</foreign> <persName ref='@'>@</persName> <date when='@'>@</date></desc><note resp='@'>@<p>@</p>"
    "</note>"
    "<idno type='wikidata'>Q64</idno><idno type='@'>@</idno><idno type='geonames'>7</idno><bibl>@ "
    "<title>@</title></bibl>"
    "<listBibl><bibl>@</bibl></listBibl><figure><head>@</head><graphic url='@.jpg'/><figDesc>@</figDesc>"
    "</figure>"
    "<figure><graphic url='@.jpg'/></figure><state type='@'><label>@</label><desc>@</desc></state>"
    "<trait><desc>@</desc></trait><population quantity='@'/><linkGrp><ptr target='@'/></linkGrp>"
    "<event xml:id='e1' type='@' when='1871-01-18'><label>@</label><desc>@</desc><bibl>@</bibl>"
    "<placeName>@</placeName>"
    "</event><event notBefore='1880' notAfter='1889'><p>@</p></event><event from='@'><desc>@</desc></event>"
    "<listEvent><head>@</head><event to='1900'><head>@</head></event></listEvent>@"
    "<listPlace><place xml:id='p2'><placeName>@</placeName></place></listPlace></place>"
)
TEI_FILES: Mapping[str, str] = {
    "an edition": f"<TEI {TEI}><teiHeader><fileDesc><titleStmt><title>@</title></titleStmt></fileDesc>"
    "</teiHeader>"
    f"<text><body><listPlace><head>@</head>{TEI_PLACE}</listPlace></body></text></TEI>",
    "a list alone": f"<listPlace>{TEI_PLACE}</listPlace>",
    "names of places": f"<TEI {TEI}><standOff><listPlace><place><settlement>@</settlement>"
    "<country>@</country></place>"
    "<place><geogName>@</geogName><location><geo>1 2 3 4 5 6</geo></location></place><place/></listPlace>"
    "</standOff></TEI>",
    "a picture in a text": f"<listPlace {TEI}><place><placeName>@</placeName><desc>@ "
    "<graphic url='@.jpg'/></desc></place>"
    "</listPlace>",
    "languages": f"<TEI {TEI} xml:lang='de'><text><listPlace><place><placeName>@</placeName>"
    "<placeName xml:lang='fr'>@"
    "</placeName><desc>@</desc><desc xml:lang='fr'>@</desc></place><place><desc xml:lang='de'>@</desc>"
    "</place></listPlace>"
    "</text></TEI>",
}

WHEN = {
    "timespans": [
        {"start": {"in": "1832", "x": "@"}, "end": {"in": "1840"}, "certainty": "@", "y": "@"},
        {"z": "@"},
    ],
    "periods": [{"name": "@", "@id": "p:@", "uri": "p:@"}],
    "label": "@",
    "duration": "P@Y",
    "certainty": "@",
}
CITATIONS = [
    {"label": "@", "year": "@", "@id": "http://x.org/@", "x": "@"},
    {"label": "@", "@id": "http://x.org/@"},
]
EVERY_MEMBER = place(
    properties={"title": "@", "ccodes": ["TR", "@"], "fclasses": ["P", "@"], "x": {"y": "@"}},
    when=WHEN,
    names=[
        {"toponym": "@", "lang": "en", "citations": CITATIONS, "when": WHEN, "certainty": "@"},
        {"toponym": "@", "lang": "la", "citation": CITATIONS[0], "transliteration": "@"},
    ],
    types=[
        {"identifier": "aat:@", "label": "@", "sourceLabels": [{"label": "@", "lang": "@"}], "when": WHEN}
    ],
    geometry={
        "type": "GeometryCollection",
        "when": WHEN,
        "certainty": "@",
        "geometries": [
            {
                "type": "Point",
                "geowkt": "POINT (13.4 52.5)",
                "when": WHEN,
                "certainty": "certain",
                "citations": CITATIONS,
            },
            {**point(2.35, 48.85), "when": WHEN, "certainty": "@", "citations": CITATIONS, "x": "@"},
        ],
    },
    links=[
        {"type": "closeMatch", "identifier": "wd:Q5684", "x": "@"},
        {"type": "exactMatch", "identifier": "viaf:@"},
        {"type": "seeAlso", "identifier": "wd:Q@"},
    ],
    relations=[
        {
            "relationType": "@",
            "relationTo": "@",
            "label": "@",
            "when": WHEN,
            "citations": CITATIONS,
            "certainty": "@",
        }
    ],
    descriptions=[
        {"value": "@", "lang": "fr", "@id": "http://x.org/@"},
        {"value": "@", "lang": "en", "source": "@"},
        {"value": "@", "lang": "en", "source": "@", "x": "@"},
    ],
    depictions=[
        {"@id": "@.jpg", "title": "@", "license": "@", "x": "@"},
        {"@id": "@.jpg", "title": "@", "license": "@"},
    ],
    x="@",
)
LINKED_PLACES_IN_FULL: Mapping[str, Any] = {
    "every member": EVERY_MEMBER,
    "two shapes of a point": place(
        geometry={**point(), "geowkt": "POINT (99 @)", "geo_wkt": "POINT (13.4 52.5)"}
    ),
    "texts in place of objects": place(
        when={"timespans": ["@", {"start": "@"}, "1900", {"start": {"in": "@"}}]}
    ),
    "the date of a name": place(names=[{"toponym": "@", "when": WHEN}, {"toponym": "@", "when": WHEN}]),
}
