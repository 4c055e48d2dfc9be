"""What import writes passes the check, but for what the file does not give."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any

import pytest

from data import load
from data.interchange.zip_container import zip_bytes
from data.schema.field_types import UNSHOWABLE
from tests.commands import command
from tests.random_seeds import each_by_default

run_import = command("import")

AT = "52.5,13.4"
AT_A_POINT = {"lat": 52.5, "lon": 13.4}
HTML = [
    "<p>She <b>came</b>.</p>",
    "a &lt;script&gt;alert(1)&lt;/script&gt; b",
    "<<b>b>x</b>",
    "<!-- gone -->x",
    "5 < 6 and 7 > 3",
    "a <unknown tag=1> b",
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt;bold&lt;/b&gt;",
    "x <br/> y",
    "a\\<b>c",
    "*Le Temps* and **two**",
    "[a](https://a.example) ![b](c.jpg)",
    "~~no~~ <https://a.example> [^1]",
    "A &amp; B &eacute; &#233;",
    "[Le Temps]{lang=fr}",
]
TITLES = [
    "x" * 300,
    "…",
    "---",
    "- a: b",
    "{{ x }}",
    "&#0;x",
    "a\u202eb",
    "\u200b",
    "'=1+1",
    "@me",
    "null",
    "  ",
    "<i></i>",
    "#",
    "“a” \\ b",
    "東京",
    "Con",
    "true",
]
VALUES = {
    "country": ["Italy", "italia", "Prussia", "D", "DEU", "zz", "12", "Германия", "<b>IT</b>"],
    "language": ["German", "de-DE", "Elvish", "deu", "x" * 300, "русский", "en_GB", "und", "zxx; ger"],
    "certainty": ["certain", "Less certain", "maybe", "50 %"],
    "precision": ["town", "Building", "roughly"],
    "travel": ["ship", "by camel"],
    "leg": ["none", "unknown"],
    "person": ["Ada", "../..", "all", "x" * 500, "<b>Ada</b>", "Ada & Bo", "null", "123", "\u200b"],
    "image": [
        "a.jpg",
        "../../etc/passwd",
        "data:image/png;base64,xx",
        "javascript:alert(1)",
        "<iframe>",
        "x" * 900,
    ],
    "rights": ["http://rightsstatements.org/vocab/InC/1.0/", "all mine", "x" * 5000],
    "source": ["x" * 5000, "<a href='https://a.example'>A</a>", "=1+1", "\\"],
    "place": ["<b>Rome</b>", "x" * 900, "52.5, 13.4", "12", "null", "Rome\u0007"],
    "geonames": ["12", "Q1", "https://www.geonames.org/12"],
    "wikidata": ["Q1", "http://www.wikidata.org/entity/Q1", "x" * 300, "<b>Q1</b>"],
    "coordinates": ["POINT (1 2)", "POLYGON ((0 0, 1 1, 1 0, 0 0))", "392000 5820000", "x" * 900, "{}"],
    "dcterms:spatial": ["52.5, 13.4 | Rome", "52,5,13,4", "<b>Rome</b> | x", "|"],
    "image_source": ["https://a.example", "x" * 900],
    "description": [
        *HTML,
        "<<<<<<< mine",
        "| a | b |",
        "# x",
        "> q",
        "---",
        "[a](b)",
        "![a](b)",
        "* x",
        "\ud7ff\ufffe",
    ],
    "doubt": HTML,
    "alt": HTML,
}
ROWS = [("title", each) for each in (*TITLES, *HTML)]
ROWS += [(column, value) for column, values in VALUES.items() for value in values]


def problems_of(data: bytes, folder: Path) -> list[str]:
    """What check reports of the exhibit that is made of this file."""
    (folder / "file").write_bytes(data)
    assert run_import([str(folder / "file"), "--to", str(folder / "new"), "--no-ground"]) < 2
    return [str(each) for each in load(folder / "new").problems]


def quoted(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'


@pytest.mark.parametrize(("column", "value"), each_by_default(ROWS, 4))
def test_a_cell_of_a_table(column: str, value: str, tmp_path: Path) -> None:
    titles = ("", "") if column == "title" else ("title,", "A,")
    header = f"{titles[0]}{column},latitude,longitude,date"
    rows = f"{titles[1]}{quoted(value)},{AT},1900\n{titles[1]}{quoted(value)},{AT},1901"
    assert problems_of(f"{header}\n{rows}\n".encode(), tmp_path) == []


SLIDE_TEXTS = [{"headline": each, "text": each} for each in (*HTML, *TITLES)]


@pytest.mark.parametrize("text", each_by_default(SLIDE_TEXTS, 3))
def test_a_slide_of_a_story_map(text: dict[str, str], tmp_path: Path) -> None:
    location = {"lat": 52.5, "lon": 13.4, "name": text["headline"], "line": True}
    media = {"url": "a.jpg", "caption": text["text"], "credit": text["text"]}
    slide = {
        "text": text,
        "location": location,
        "media": media,
        "date": text["text"],
        "uniqueid": text["text"],
    }
    overview = {"type": "overview", "text": text}
    document = {"storymap": {"slides": [overview, slide, slide]}}
    assert problems_of(json.dumps(document).encode(), tmp_path) == []


@pytest.mark.parametrize("text", each_by_default(SLIDE_TEXTS, 3))
def test_an_event_of_a_timeline_which_has_no_place(text: dict[str, str], tmp_path: Path) -> None:
    event: dict[str, Any] = {"start_date": {"year": "1900"}, "text": text, "group": text["text"]}
    event |= {"media": {"url": text["text"]}, "unique_id": text["headline"], "display_date": text["text"]}
    document = {"title": {"text": text}, "events": [event, {**event, "start_date": {}}]}
    assert problems_of(json.dumps(document).encode(), tmp_path) == []


@pytest.mark.parametrize("value", each_by_default([*HTML, *TITLES], 3))
def test_a_cell_of_lp_tsv(value: str, tmp_path: Path) -> None:
    cell = " ".join(value.split()) or "x"
    columns = ["id", "title", "title_source", "fclasses", "ccodes", "variants", "matches", "description"]
    row = "\t".join(
        [cell, f"A {cell}", cell, cell, cell, f"{cell}@und", f"wd:{cell};gn:{cell}", cell, "13.4", "52.5"]
    )
    data = "\t".join([*columns, "lon", "lat"]) + f"\n{row}\n{row}\n"
    assert problems_of(data.encode(), tmp_path) == []


TEXTS = [*HTML, *TITLES, *VALUES["description"]]
POINT: dict[str, Any] = {"type": "Point", "coordinates": [13.4, 52.5]}


def elements(text: str, *tags: str) -> str:
    return "".join(f"<{tag}>{escape(UNSHOWABLE.sub('', text))}</{tag}>" for tag in tags)


def test_points_of_gpx(tmp_path: Path) -> None:
    points = (elements(each, "name", "cmt", "desc", "src", "sym", "type", "urlname") for each in TEXTS)
    waypoints = "".join(f'<wpt lat="52.5" lon="13.4">{each}</wpt>' for each in points)
    names = "".join(elements(each, "name") for each in TEXTS[:1])
    assert problems_of(f"<gpx>{names}{waypoints}</gpx>".encode(), tmp_path) == []


def test_layers_of_umap(tmp_path: Path) -> None:
    layers = [
        {
            "type": "FeatureCollection",
            "_umap_options": {"name": each},
            "features": [
                {"type": "Feature", "geometry": POINT, "properties": {"name": each, "description": each}}
            ],
        }
        for each in TEXTS
    ]
    document = {"type": "umap", "properties": {"name": TEXTS[0], "description": TEXTS[0]}, "layers": layers}
    assert problems_of(json.dumps(document).encode(), tmp_path) == []


def test_places_of_tei(tmp_path: Path) -> None:
    where = "<location><geo>52.5 13.4</geo></location>"
    places = (elements(each, "placeName", "desc", "note", "idno", "bibl", "country") for each in TEXTS)
    events = (f"<event>{elements(each, 'label', 'desc', 'bibl')}</event>" for each in TEXTS)
    marked = (f"<place>{one}{where}{two}</place>" for one, two in zip(places, events, strict=True))
    assert problems_of(f"<listPlace>{''.join(marked)}</listPlace>".encode(), tmp_path) == []


def test_lines_of_json(tmp_path: Path) -> None:
    lines = (
        json.dumps({name: each for name in ("title", "text", "place", "date", "id")} | AT_A_POINT)
        for each in TEXTS
    )
    assert problems_of("\n".join(lines).encode(), tmp_path) == []


def test_members_of_linked_places(tmp_path: Path) -> None:
    features: list[dict[str, Any]] = [
        {
            "@id": each,
            "type": "Feature",
            "properties": {"title": each, "ccodes": [each], "fclasses": [each]},
            "names": [{"toponym": each, "citations": [{"label": each, "year": each, "@id": each}]}],
            "when": {"label": each, "certainty": each, "timespans": [each]},
            "geometry": {**POINT, "certainty": each, "citations": [{"label": each}]},
            "links": [{"identifier": f"wd:{each}"}, {"identifier": f"gn:{each}"}],
            "descriptions": [{"value": each, "lang": each, "source": each}],
            "depictions": [{"@id": each, "title": each, "license": each}],
        }
        for each in TEXTS
    ]
    document = {"type": "FeatureCollection", "@context": "x", "features": features}
    assert problems_of(json.dumps(document).encode(), tmp_path) == []


@pytest.mark.parametrize("value", each_by_default([*HTML, *TITLES], 3))
def test_the_own_tables(value: str, tmp_path: Path) -> None:
    cell = quoted(value)
    files = {
        "stops.csv": "id,person,title,text,chapter,place,sources,doubt,picture,date\n"
        + f"{cell},ada,{cell},{cell},sea,rome,one,{cell},pier,1900\n" * 2,
        "people.csv": f"id,name\nada,{cell}\n",
        "chapters.csv": f"id,title\nsea,{cell}\n",
        "places.csv": f"id,name,latitude,longitude,country,note\nrome,{cell},{AT},{cell},{cell}\n",
        "sources.csv": f"id,citation\none,{cell}\n",
        "pictures.csv": f"id,file,alt,licence\npier,a.jpg,{cell},{cell}\n",
    }
    data = zip_bytes({name: text.encode() for name, text in files.items()})
    assert problems_of(data, tmp_path) == []
