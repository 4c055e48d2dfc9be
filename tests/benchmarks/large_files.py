"""Generates files of any number of places, as other programs write them: KMZ, GeoJSON and CSV."""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple
from xml.sax.saxutils import escape

from data.interchange.zip_container import zip_bytes

SEED = 1842
LAYERS = 20
WORDS = [
    "letter",
    "harbour",
    "winter",
    "road",
    "notebook",
    "carriage",
    "window",
    "river",
    "station",
    "friend",
    "garden",
    "map",
    "lamp",
]


class LargePlace(NamedTuple):
    """One place: its name, the layer it is in, a text of two sentences, a year, its position in degrees."""

    name: str
    layer: str
    text: tuple[str, str]
    year: int
    latitude: float
    longitude: float


def places(count: int) -> Iterator[LargePlace]:
    """So many places, the same each time."""
    rng = random.Random(SEED)
    for number in range(count):
        layer = f"Layer {number * LAYERS // count + 1}"
        at = round(rng.uniform(36, 60), 6), round(rng.uniform(-5, 30), 6)
        yield LargePlace(f"Farm {number}", layer, (_sentence(rng), _sentence(rng)), 1800 + number % 100, *at)


def kmz(count: int) -> bytes:
    """A map with a folder for each layer, a description in HTML, and a value that no field can hold."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>',
        "<name>Many places</name><Folder><name>Layer 1</name>",
    ]
    layer = "Layer 1"
    for place in places(count):
        if place.layer != layer:
            layer = place.layer
            lines.append(f"</Folder><Folder><name>{layer}</name>")
        data = {"date": str(place.year), "architect": "N. N."}
        lines.append(
            f"<Placemark><name>{escape(place.name)}</name>"
            f"<description><![CDATA[{'<br>'.join(place.text)}]]></description><styleUrl>#icon</styleUrl>"
            f"<ExtendedData>{''.join(_data(*each) for each in data.items())}</ExtendedData>"
            f"<Point><coordinates>{place.longitude},{place.latitude},0</coordinates></Point></Placemark>"
        )
    return zip_bytes({"doc.kml": "\n".join([*lines, "</Folder></Document></kml>"]).encode()})


def geojson(count: int) -> bytes:
    """A feature for each place."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
            "properties": _properties(place),
        }
        for place in places(count)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def table(count: int) -> bytes:
    """A row for each place."""
    rows = [
        {**_properties(place), "latitude": place.latitude, "longitude": place.longitude}
        for place in places(count)
    ]
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


FILES: Mapping[str, Callable[[int], bytes]] = {"KMZ": kmz, "GeoJSON": geojson, "CSV": table}


def _properties(place: LargePlace) -> dict[str, object]:
    text = " ".join(place.text)
    return {"title": place.name, "description": text, "date": place.year, "architect": "N. N."}


def _data(name: str, value: str) -> str:
    return f'<Data name="{name}"><value>{value}</value></Data>'


def _sentence(rng: random.Random) -> str:
    return " ".join(rng.choices(WORDS, k=20)).capitalize() + "."
