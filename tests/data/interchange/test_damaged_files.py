"""Files of every format here, spoilt at random: each is refused with a reason, or makes an exhibit."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from data import Exhibit, Problem, load
from data.interchange.file_content import UnreadableError
from data.interchange.formats import format_named
from data.interchange.imported_exhibit import write_imported_exhibit
from data.interchange.stop_record import records_of

Spoiler = Callable[[bytes, random.Random], bytes]
STRANGE = [
    *(b"NaN", b"null", b"1e999", b"-1", b"[]", b"{}", b'""', b"true", b"\xff", b"\x00", b"<script>", b"&x;"),
    *(b"../../x", b"=1+1", b"9" * 400, b"]]>", b"\t\t", b"\n\n", b"\xf0\x9f\x98\x80", b"XXXX", b"0000-00-00"),
]


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def put_in(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.choice(STRANGE) + data[at:]


def replace_number(data: bytes, chance: random.Random) -> bytes:
    found = chance.choice(list(re.finditer(rb"\d+(\.\d+)?", data)))
    return data[: found.start()] + chance.choice(STRANGE) + data[found.end() :]


def replace_word(data: bytes, chance: random.Random) -> bytes:
    found = chance.choice(list(re.finditer(rb"[A-Za-z_]{3,}", data)))
    return data[: found.start()] + chance.choice(STRANGE) + data[found.end() :]


def drop_line(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    del lines[chance.randrange(len(lines))]
    return b"\n".join(lines)


def swap_lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return b"\n".join(lines)


SPOILERS: list[Spoiler] = [cut, put_in, replace_number, replace_word, drop_line, swap_lines]


@pytest.mark.parametrize("spoiler", SPOILERS, ids=lambda spoiler: spoiler.__name__)
@pytest.mark.parametrize("name", ["geojson", "kml", "linked-places", "lp-tsv"])
def test_a_spoilt_file_is_refused_or_makes_an_exhibit(
    name: str, spoiler: Spoiler, small_exhibit: Exhibit, tmp_path: Path
) -> None:
    pytest.importorskip("data.interchange.html_text")
    kind, chance = format_named(name), random.Random(f"{name} {spoiler.__name__}")
    whole = kind.write(records_of(small_exhibit), "A title")
    for number in range(10):
        try:
            read = kind.read(spoiler(whole, chance))
        except UnreadableError:
            continue
        if read.records:
            write_imported_exhibit(read, tmp_path / str(number), "spoilt.file")
            unmendable = [
                str(problem) for problem in load(tmp_path / str(number)).problems if not left_open(problem)
            ]
            assert unmendable == []


def left_open(problem: Problem) -> bool:
    """Whether a problem is what an import may leave: a place without coordinates, and what hangs on it."""
    return problem.field in ("latitude", "longitude", "place") or problem.fault == "no stop can be shown"
