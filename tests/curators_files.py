"""Files as a curator has them: a workbook, a map of Google My Maps, a photograph of a phone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from PIL import Image

Sheet = Sequence[Sequence[str]]
CONTENT_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
{sheets}</Types>"""
SHEET_TYPE = (
    '<Override PartName="/xl/worksheets/sheet{number}.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>\n'
)
RELATIONS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>"""
RELATION = (
    '<Relationship Id="rId{number}" Target="{target}"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/>'
)
WORKBOOK = """<?xml version="1.0" encoding="UTF-8"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{sheets}</sheets></workbook>"""
WORKSHEET = """<?xml version="1.0" encoding="UTF-8"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"""
CELL = '<c t="inlineStr"><is><t>{text}</t></is></c>'
"""Without the address of the cell, which a reader may count itself."""
MY_MAP = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>{name}</name><description/>
<Style id="icon-1899-0288D1-normal"><IconStyle><color>ffd18802</color><scale>1</scale></IconStyle></Style>
<Folder><name>The life</name>{pins}</Folder></Document></kml>"""
PIN = """<Placemark><name>{title}</name><description><![CDATA[{text}]]></description>
<styleUrl>#icon-1899-0288D1</styleUrl><Point><coordinates>{longitude},{latitude},0</coordinates></Point></Placemark>"""


def workbook(sheets: Mapping[str, Sheet]) -> bytes:
    """An Excel workbook of these sheets, all cells texts without `&` and `<`."""
    numbers = range(1, len(sheets) + 1)
    parts = {
        "[Content_Types].xml": CONTENT_TYPES.format(
            sheets="".join(SHEET_TYPE.format(number=each) for each in numbers)
        ),
        "_rels/.rels": RELATIONS.format(
            relations=RELATION.format(number=1, target="xl/workbook.xml", kind="officeDocument")
        ),
        "xl/_rels/workbook.xml.rels": RELATIONS.format(
            relations="".join(
                RELATION.format(number=each, target=f"worksheets/sheet{each}.xml", kind="worksheet")
                for each in numbers
            )
        ),
        "xl/workbook.xml": WORKBOOK.format(
            sheets="".join(
                f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>'
                for number, name in enumerate(sheets, 1)
            )
        ),
    }
    for number, rows in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = WORKSHEET.format(
            rows="".join(
                f'<row r="{row}">{"".join(CELL.format(text=text) for text in cells)}</row>'
                for row, cells in enumerate(rows, 1)
            )
        )
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


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
