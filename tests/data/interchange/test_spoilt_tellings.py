"""Files spoilt at random, from a fixed seed: each is read, or refused with a plain message; nothing else."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from data.interchange import simple_table, storymapjs, tables, timelinejs, timelinejs_csv
from data.interchange.file_content import UnreadableError
from data.interchange.formats import ImportedStops
from tests.data.interchange.odd_records import odd_records

RECORDS = odd_records()[:12]
TABLE = "Title,Start,Lat,Lon,Description\nA day,1905,56.3,37.5,It rained.\n“B”,03/04/1905,x,,\n".encode()
WHOLE: dict[str, tuple[bytes, Callable[[bytes], ImportedStops]]] = {
    "storymapjs": (storymapjs.write(RECORDS, "A"), storymapjs.read),
    "timelinejs": (timelinejs.write(RECORDS, "A"), timelinejs.read),
    "timelinejs-csv": (timelinejs_csv.write(RECORDS, "A"), timelinejs_csv.read),
    "tables": (tables.write(RECORDS, "A"), tables.read),
    "simple-table": (TABLE, simple_table.read),
}
ODD_VALUES: list[Any] = [
    *(None, True, -1, 1e308, 10**400, "", "x" * 10_000, "\ud800", "\x00", [], {}, [[]], [None], {"": None}),
    *("<script>", "=1+1", "NaN", [[[[1]]]], {"lat": {}}, "1933-02-31", "٣٤", 0.1, "1e999"),
]
LINES = [b'"', b",,,,,", b"\x00", b";\t,", b'"""', b"\xff\xfe", b"x" * 200_000]


def cut(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(len(data))]


def flipped(data: bytes, dice: random.Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(dice.randint(1, 20)):
        spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
    return bytes(spoilt)


def doubled(data: bytes, dice: random.Random) -> bytes:
    at, length = dice.randrange(len(data)), dice.randrange(2000)
    return data[:at] + data[at : at + length] * 3 + data[at:]


def spliced(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + dice.choice(LINES) + data[at:]


def recoded(data: bytes, dice: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(dice.choice(["utf-16", "utf-32", "cp1251", "utf-16-le", "cp037"]), "replace")


def with_odd_values(data: bytes, dice: random.Random) -> bytes:
    """One to three values of a JSON document, wherever they stand, made another kind of thing."""
    document = json.loads(data)
    for _ in range(dice.randint(1, 3)):
        spots = list(_spots(document))
        holder, key = dice.choice(spots)
        holder[key] = dice.choice(ODD_VALUES)
        if not isinstance(document, (dict, list)):
            break
    return json.dumps(document).encode()


def _spots(value: Any) -> Any:
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield value, key
        if isinstance(inner, (dict, list)):
            yield from _spots(inner)


def with_odd_cells(data: bytes, dice: random.Random) -> bytes:
    lines = data.decode("utf-8-sig").split("\n")
    at = dice.randrange(len(lines))
    cells = lines[at].split(",")
    cells[dice.randrange(len(cells))] = str(dice.choice(ODD_VALUES))
    lines[at] = dice.choice([",", ";", "\t"]).join(cells)
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def with_a_spoilt_member(data: bytes, dice: random.Random) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(saved, "w") as after:
        chosen = dice.choice(before.namelist())
        for name in before.namelist():
            inner = before.read(name)
            spoil = dice.choice([cut, flipped, doubled, spliced, recoded, with_odd_cells])
            after.writestr(name, spoil(inner, dice) if name == chosen else inner)
    return saved.getvalue()


ANY = [cut, flipped, doubled, spliced, recoded]
OWN = {"storymapjs": with_odd_values, "timelinejs": with_odd_values, "tables": with_a_spoilt_member}
CASES = [(kind, seed) for kind in WHOLE for seed in range(80)]


@pytest.mark.parametrize(("kind", "seed"), CASES)
def test_a_spoilt_file_is_read_or_refused_in_plain_words(kind: str, seed: int) -> None:
    data, read = WHOLE[kind]
    dice = random.Random(f"{kind} {seed}")
    spoil = ANY[seed % len(ANY)] if seed % 2 else OWN.get(kind, with_odd_cells)
    _is_read_or_refused(read, spoil(data, dice))


DEEP = b'{"storymap": {"slides": ' + b"[" * 200_000 + b"]" * 200_000 + b"}}"
HUGE = [
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


@pytest.mark.parametrize("kind", WHOLE)
@pytest.mark.parametrize("number", range(len(HUGE)))
def test_files_beyond_all_measure_are_read_or_refused_in_plain_words(kind: str, number: int) -> None:
    _is_read_or_refused(WHOLE[kind][1], HUGE[number])


def _is_read_or_refused(read: Callable[[bytes], ImportedStops], data: bytes) -> None:
    try:
        found = read(data)
    except UnreadableError as refusal:
        message = str(refusal)
        assert message.endswith(".")
        assert not any(word in message for word in ("Error", "Traceback", "object at", "NoneType"))
        return
    for record in found.records:
        assert record.title
        assert record.person
        assert record.event_id
        for degrees, most in ((record.latitude, 90), (record.longitude, 180)):
            assert degrees is None or abs(degrees) <= most
