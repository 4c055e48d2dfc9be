"""Damaged files: each is read, or refused with a message in plain words; what is read makes an exhibit.

Files are damaged at random from fixed seeds; huge and meaningless files are read too.
"""

from __future__ import annotations

import copy
import io
import json
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from data import Exhibit, Problem, load
from data.interchange import (
    gpx,
    json_lines,
    linked_places_reader,
    simple_table,
    storymapjs,
    tables,
    tei,
    timelinejs,
    timelinejs_csv,
    umap,
)
from data.interchange.file_content import UnreadableError
from data.interchange.formats import ImportedStops, format_named
from data.interchange.imported_exhibit import write_imported_exhibit
from data.interchange.stop_record import records_of
from tests.data.interchange.marked_files import marked_json
from tests.data.interchange.marked_maps import EVERY_MEMBER, GPX, TEI_FILES, UMAP, marked_xml
from tests.data.interchange.odd_records import odd_records
from tests.random_seeds import few_by_default

Damage = Callable[[bytes, random.Random], bytes]
ODD_BYTES = [
    *(b"NaN", b"null", b"1e999", b"-1", b"[]", b"{}", b'""', b"true", b"\xff", b"\x00", b"<script>", b"&x;"),
    *(b"../../x", b"=1+1", b"9" * 400, b"]]>", b"\t\t", b"\n\n", b"\xf0\x9f\x98\x80", b"XXXX", b"0000-00-00"),
]


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def put_in(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.choice(ODD_BYTES) + data[at:]


def replace_number(data: bytes, chance: random.Random) -> bytes:
    found = chance.choice(list(re.finditer(rb"\d+(\.\d+)?", data)))
    return data[: found.start()] + chance.choice(ODD_BYTES) + data[found.end() :]


def replace_word(data: bytes, chance: random.Random) -> bytes:
    found = chance.choice(list(re.finditer(rb"[A-Za-z_]{3,}", data)))
    return data[: found.start()] + chance.choice(ODD_BYTES) + data[found.end() :]


def drop_line(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    del lines[chance.randrange(len(lines))]
    return b"\n".join(lines)


def swap_lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return b"\n".join(lines)


DAMAGES: list[Damage] = [cut, put_in, replace_number, replace_word, drop_line, swap_lines]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("name", ["geojson", "kml", "linked-places", "lp-tsv"])
def test_a_damaged_file_is_refused_or_makes_an_exhibit(
    name: str, damage: Damage, small_exhibit: Exhibit, tmp_path: Path
) -> None:
    file_format, chance = format_named(name), random.Random(f"{name} {damage.__name__}")
    valid = file_format.write(records_of(small_exhibit), "A title")
    for number in range(10):
        try:
            stops = file_format.read(damage(valid, chance))
        except UnreadableError:
            continue
        if stops.records:
            write_imported_exhibit(stops, tmp_path / str(number), "damaged.file")
            unexpected = [
                str(problem)
                for problem in load(tmp_path / str(number)).problems
                if not is_left_to_the_curator(problem)
            ]
            assert unexpected == []


def is_left_to_the_curator(problem: Problem) -> bool:
    """Whether an import may leave this problem: a place without coordinates, and its consequences."""
    return problem.field in ("latitude", "longitude", "place") or problem.fault == "no stop can be shown"


RECORDS = odd_records()[:12]
TABLE = "Title,Start,Lat,Lon,Description\nA day,1905,56.3,37.5,It rained.\n“B”,03/04/1905,x,,\n".encode()
VALID_FILES: dict[str, tuple[bytes, Callable[[bytes], ImportedStops]]] = {
    "storymapjs": (storymapjs.write(RECORDS, "A"), storymapjs.read),
    "timelinejs": (timelinejs.write(RECORDS, "A"), timelinejs.read),
    "timelinejs-csv": (timelinejs_csv.write(RECORDS, "A"), timelinejs_csv.read),
    "tables": (tables.write(RECORDS, "A"), tables.read),
    "simple-table": (TABLE, simple_table.read),
    "gpx": (marked_xml(GPX["every element"]).data, gpx.read),
    "tei": (marked_xml(TEI_FILES["an edition"]).data, tei.read),
    "umap": (marked_json(UMAP["a map"]).data, umap.read),
    "linked-places": (marked_json(EVERY_MEMBER).data, linked_places_reader.read),
    "json-lines": (marked_json(EVERY_MEMBER["features"] * 2).data, json_lines.read),
}
ODD_VALUES: list[Any] = [
    *(None, True, -1, 1e308, 10**400, "", "x" * 10_000, "\ud800", "\x00", [], {}, [[]], [None], {"": None}),
    *("<script>", "=1+1", "NaN", [[[[1]]]], {"lat": {}}, "1933-02-31", "٣٤", 0.1, "1e999"),
]
LINES = [b'"', b",,,,,", b"\x00", b";\t,", b'"""', b"\xff\xfe", b"x" * 200_000]


def flipped(data: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def doubled(data: bytes, chance: random.Random) -> bytes:
    at, length = chance.randrange(len(data)), chance.randrange(2000)
    return data[:at] + data[at : at + length] * 3 + data[at:]


def spliced(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.choice(LINES) + data[at:]


def recoded(data: bytes, chance: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(chance.choice(["utf-16", "utf-32", "cp1251", "utf-16-le", "cp037"]), "replace")


def with_odd_values(data: bytes, chance: random.Random) -> bytes:
    """One to three values of a JSON document, at any depth, replaced by values of another type."""
    document = json.loads(data)
    for _ in range(chance.randint(1, 3)):
        positions = list(_positions(document))
        container, key = chance.choice(positions)
        container[key] = copy.deepcopy(chance.choice(ODD_VALUES))
        if not isinstance(document, (dict, list)):
            break
    return json.dumps(document).encode()


def _positions(value: Any) -> Any:
    """Every container in the document with each of its keys."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield value, key
        if isinstance(inner, (dict, list)):
            yield from _positions(inner)


def with_odd_cells(data: bytes, chance: random.Random) -> bytes:
    lines = data.decode("utf-8-sig").split("\n")
    at = chance.randrange(len(lines))
    cells = lines[at].split(",")
    cells[chance.randrange(len(cells))] = str(chance.choice(ODD_VALUES))
    lines[at] = chance.choice([",", ";", "\t"]).join(cells)
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def with_odd_elements(data: bytes, chance: random.Random) -> bytes:
    """One to three elements of an XML document removed, repeated, moved, renamed, or with another text."""
    root = etree.fromstring(data, etree.XMLParser(collect_ids=False))
    for _ in range(chance.randint(1, 3)):
        element, other = (chance.choice([*root.iter("*")]) for _ in range(2))
        kind = chance.randrange(5)
        if kind == 0 and element is not root:
            element.getparent().remove(element)
        elif kind == 1:
            other.append(copy.deepcopy(element))
        elif kind == 2:
            element.tag = other.tag
        elif kind == 3:
            element.text = chance.choice(ODD_TEXTS)
        else:
            name = chance.choice([*element.attrib, *other.attrib, "lat", "when", "type"])
            element.set(name, chance.choice(ODD_TEXTS))
    return bytes(etree.tostring(root))


def with_a_damaged_zip_member(data: bytes, chance: random.Random) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(saved, "w") as after:
        chosen = chance.choice(before.namelist())
        for name in before.namelist():
            inner = before.read(name)
            damage = chance.choice([cut, flipped, doubled, spliced, recoded, with_odd_cells])
            after.writestr(name, damage(inner, chance) if name == chosen else inner)
    return saved.getvalue()


ODD_TEXTS = [
    *("", " ", "NaN", "1e999", "-1", "91", "1,5", "x" * 10_000, "<b>a</b>", "a\tb", "1933-02-31", "-0044"),
    *("٣٤", "de", "52.5 13.4", "52.5,13.4,7", "..", "javascript:alert(1)", "=1+1", "[a](b)", "---", "\u200b"),
]
GENERAL = [cut, flipped, doubled, spliced, recoded]
BY_FORMAT = {
    "storymapjs": with_odd_values,
    "timelinejs": with_odd_values,
    "umap": with_odd_values,
    "gpx": with_odd_elements,
    "tei": with_odd_elements,
    "linked-places": with_odd_values,
    "json-lines": with_odd_values,
    "tables": with_a_damaged_zip_member,
}
EVERY_DAMAGE = 2 * len(GENERAL)
"""So many seeds apply each kind of damage at least once."""


@pytest.mark.parametrize("name", VALID_FILES)
@pytest.mark.parametrize("seed", few_by_default(range(80), 2 * EVERY_DAMAGE))
def test_a_damaged_file_is_read_or_refused_in_plain_words(name: str, seed: int) -> None:
    data, read = VALID_FILES[name]
    chance = random.Random(f"{name} {seed}")
    damage = GENERAL[seed % len(GENERAL)] if seed % 2 else BY_FORMAT.get(name, with_odd_cells)
    _is_read_or_refused(read, damage(data, chance))


DEEP = b'{"storymap": {"slides": ' + b"[" * 200_000 + b"]" * 200_000 + b"}}"
HUGE_OR_MEANINGLESS = [
    b"",
    b"\x00" * 100,
    b"{" * 100_000,
    b"[" * 100_000,
    DEEP,
    b'{"events": [{"start_date": {"year": NaN}}], "x": Infinity}',
    b'{"slides": [{"location": {"lat": NaN, "lon": -Infinity}}]}',
    b'{"slides": [{"location": {"lat": 1e999, "lon": 1}}]}',
    b'{"events": [{"start_date": {"year": ' + b"9" * 5000 + b"}}]}",
    b" " * 100_000_000,
    b"PK\x03\x04" + b"\x00" * 1000,
    b"PK\x05\x06" + b"\x00" * 18,
    b"GIF89a",
    "Título,Año\n".encode("cp1252"),
    b"Year,Headline\n" + b"1933," * 50_000,
    b'Year,Headline\n1933,"' + b"never closed\n" * 1000,
]


@pytest.mark.parametrize("name", VALID_FILES)
@pytest.mark.parametrize("number", range(len(HUGE_OR_MEANINGLESS)))
def test_a_huge_or_meaningless_file_is_read_or_refused_in_plain_words(name: str, number: int) -> None:
    _is_read_or_refused(VALID_FILES[name][1], HUGE_OR_MEANINGLESS[number])


def _is_read_or_refused(read: Callable[[bytes], ImportedStops], data: bytes) -> None:
    try:
        found = read(data)
    except UnreadableError as error:
        message = str(error)
        assert message.endswith(".")
        assert not any(word in message for word in ("Error", "Traceback", "object at", "NoneType"))
        return
    for record in found.records:
        assert record.title
        assert record.person
        assert record.event_id
        for degrees, most in ((record.latitude, 90), (record.longitude, 180)):
            assert degrees is None or abs(degrees) <= most
