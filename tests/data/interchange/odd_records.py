"""Stop records with unusual values, and a comparison of records with what a format makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from data.interchange.formats import Format
from data.interchange.stop_record import StopRecord

TEXTS = {
    "empty": "",
    "long": "\n\n".join(" ".join(f"word{n}" for n in range(p, p + 300)) for p in range(10)),
    "emphasis": "He read *Le Temps* and **two** others, [Le Révolté]{lang=fr} among them.\n\nThen he left.",
    "break": "First line\\\nsecond line\nwrapped",
    "chinese": "他在東京。「日本人」は、*静か*だった。",
    "right to left": "שלום עולם، مرحبا بالعالم",
    "quotes": "“She said ‘no’”, \"he said 'yes'\"; and `that` was that.",
    "pipes": "a | b || c, d; e",
    "looks like HTML": "2 < 3 & 4 > 1 &amp; <script>alert(1)</script>",
    "looks like Markdown": "2 \\* 3 \\[x\\]{y} \\_z\\_ \\\\ # no heading\n- no list",
    "emoji": "🚢 → 🗺️ 👩‍👩‍👧 🇯🇵",
    "formula": '=HYPERLINK("https://evil.example")\n\n+1 -2 @x',
}
PLACES: list[tuple[str, float | None, float | None]] = [
    ("Tokyo", 35.6762, 139.6503),
    ("Taveuni, on the antimeridian", -16.8, 180.0),
    ("Chukotka", 66.0, -179.999999),
    ("The Pole", -90.0, 0.0),
    ("Null Island", 0.0, 0.0),
    ("Nowhere known", None, None),
    ("", 1e-7, -1e-7),
]
DATES = [
    *("1933-09-06", "1934~", "1917-06?", "1929/1933", "1917/..", "../1917", "188X", "18XX", "1934-23"),
    *("-0300", "-0043-03-15", "0900", "1884-XX", "1872~/1874?", "1933-09-06/1933-10-01", "1917%", "1917/"),
]
LABELS = ["", "6 September 1933", "That winter", "about 1934", "1933", "in [his] youth", "x [1933]"]


def odd_records() -> tuple[StopRecord, ...]:
    """Two lives with 35 stops each; every text, place, date and label above occurs at least once."""
    texts = list(TEXTS.items())
    return tuple(
        StopRecord(
            person=person,
            person_name=name,
            event_id=f"{person}/{n:02}-stop",
            order=n,
            title=f"{texts[n % len(texts)][0]} & “{n}” < {n + 1}",
            text=texts[n % len(texts)][1],
            date=DATES[n % len(DATES)],
            date_label=LABELS[n % len(LABELS)],
            place_name=PLACES[n % len(PLACES)][0],
            latitude=PLACES[n % len(PLACES)][1],
            longitude=PLACES[n % len(PLACES)][2],
            course="45.65 13.7637, -45 -12.33333" if n % 5 == 0 else "",
            picture="pictures/x y.svg" if n % 3 == 0 else "",
            picture_alt="A “pier” & 2 < 3 lamps" if n % 3 == 0 else "",
            picture_creator="Ö & Söhne" if n % 3 == 0 else "",
        )
        for person, name in (("ada", "Ada Łuczak, “the First”"), ("bo", "薄 熙"))
        for n in range(1, 36)
    )


def changed_fields(records: Sequence[StopRecord], file_format: Format) -> list[str]:
    """What writing and reading changes in the fields that the format holds: `id: field: before -> after`."""
    back = file_format.read(file_format.write(records, "A “title” & more")).records
    assert len(back) == len(records)
    return [
        f"{before.event_id}: {each.name}: {getattr(before, each.name)!r} -> {getattr(after, each.name)!r}"
        for before, after in zip(records, back, strict=True)
        for each in fields(StopRecord)
        if each.name in file_format.holds and getattr(before, each.name) != getattr(after, each.name)
    ]


def simple_record(**more: object) -> StopRecord:
    """A record with few fields; `more` are others."""
    return replace(StopRecord("ada", "Ada", "ada/start", 1, "A start", date="1933"), **more)  # type: ignore[arg-type]
