"""Files as a curator has them: a map of Google My Maps, a photograph of a phone."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from PIL import Image

MY_MAP = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>{name}</name><description/>
<Style id="icon-1899-0288D1-normal"><IconStyle><color>ffd18802</color><scale>1</scale></IconStyle></Style>
<Folder><name>The life</name>{pins}</Folder></Document></kml>"""
PIN = """<Placemark><name>{title}</name><description><![CDATA[{text}]]></description>
<styleUrl>#icon-1899-0288D1</styleUrl><Point><coordinates>{longitude},{latitude},0</coordinates></Point></Placemark>"""


def my_map(name: str, pins: Sequence[tuple[str, str, float, float]]) -> bytes:
    """A map as Google My Maps exports it (KML). A pin: title, text, latitude, longitude in degrees."""
    placemarks = "".join(
        PIN.format(title=title, text=text, latitude=latitude, longitude=longitude)
        for title, text, latitude, longitude in pins
    )
    return MY_MAP.format(name=name, pins=placemarks).encode()


def photograph(width: int = 1600, height: int = 1200) -> bytes:
    """A photograph of a phone that was held upright (JPEG, Exif orientation 6)."""
    exif, file = Image.Exif(), BytesIO()
    exif[0x0112] = 6
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(file, "JPEG", exif=exif)
    return file.getvalue()
