"""A date in a file of another program: as fields of a StopRecord, with a note where it is not clear."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from data.interchange.notes import Notes
from data.model.date_words import DateReading, read_date, with_words

AMBIGUOUS = "The date can be read in more than one way; write the one that is meant"
UNREADABLE = "The date cannot be read; write it as 1905-04-03, 1905-04 or 1905"
MIDNIGHT = re.compile(
    r"\+?(?P<year>-?\d{4})-(?P<month>\d\d)-(?P<day>\d\d)[T ]00:00(?::00(?:\.0+)?)?(?:Z|[+-]00:?00)?", re.ASCII
)
"""A day as databases write it, with a time that says nothing."""
COMPACT = re.compile(r"([12]\d{3})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])", re.ASCII)
"""A day as dBASE, and so a shapefile, writes it."""
MILLISECONDS = re.compile(r"-?\d{11,13}", re.ASCII)
"""A moment as ArcGIS and JavaScript write it: the milliseconds since 1970."""
EPOCH = datetime(1970, 1, 1)
MOST = 200
"""Characters of a date that is kept as it was typed; the note has all of it."""


def date_fields(
    written: str, where: str, notes: Notes, *, end: str = "", defines_dates: bool = False
) -> dict[str, str]:
    """The `date` in EDTF, and as its `date_label` what was typed, where that is not clear or says more.

    `end` is the last day of a span, where it stands by itself. `defines_dates` is as in `read_date`. Nothing
    is chosen among several meanings: the note names them all.
    """
    written, end = (_of_program(text.strip(), where, notes) for text in (written, end))
    typed = " – ".join(filter(None, (written.strip(), end.strip())))
    label = typed[:MOST]
    first, last = (read_date(text, defines_dates=defines_dates) for text in (written, end))
    unclear = next((each for each in (first, last) if len(each.meanings) > 1), None)
    if unclear is not None:
        notes.add(AMBIGUOUS, f"{where}: “{typed}”, {' or '.join(map(with_words, unclear.meanings))}")
        return {"date": "", "date_label": label}
    reading = _span(first, last) if end.strip() else first
    if label and not reading.date and not reading.says_undated:
        notes.add(UNREADABLE, f"{where}: “{typed}”")
        return {"date": "", "date_label": label}
    return {"date": reading.date, "date_label": "" if reading.in_full else label}


def _of_program(text: str, where: str, notes: Notes) -> str:
    """A day without signs between its parts, or a moment in milliseconds, as a day; other text unchanged."""
    if found := COMPACT.fullmatch(text):
        return "-".join(found.groups())
    if not MILLISECONDS.fullmatch(text):
        return text
    day = (EPOCH + timedelta(milliseconds=int(text))).date().isoformat()
    fault = "A number is read as milliseconds since 1970, as ArcGIS writes dates; see whether it is right"
    notes.add(fault, f"{where}: “{text}” is {day}")
    return day


def database_date(written: str, where: str, notes: Notes, *, is_of_wikidata: bool = False) -> str:
    """A day with midnight as its time, as databases write it, without the time; any other text unchanged.

    Databases complete what they do not know: 1900-01-01T00:00:00Z is most often no more than the year 1900,
    and in Wikidata the first day of a month no more than the month. Only that is kept, and a note tells so.

    >>> database_date("1905-04-03T00:00:00Z", "", Notes()), database_date("1900-01-01T00:00:00Z", "", Notes())
    ('1905-04-03', '1900')
    """
    found = MIDNIGHT.fullmatch(written.strip())
    if found is None:
        return written
    year, month, day = found["year"], found["month"], found["day"]
    if (month, day) == ("01", "01"):
        fault = "1 January at midnight may stand for the whole year, and is read so; see whether it is a day"
        notes.add(fault, f"{where}: “{written}”")
        return year
    if day == "01" and is_of_wikidata:
        fault = "The first of a month may stand for the whole month, and is read so; see whether it is a day"
        notes.add(fault, f"{where}: “{written}”")
        return f"{year}-{month}"
    return f"{year}-{month}-{day}"


def _span(first: DateReading, last: DateReading) -> DateReading:
    if last.says_undated or (first.date and first.date == last.date):
        return first
    if first.says_undated:
        return last
    both = read_date(f"{first.date}/{last.date}") if first.date and last.date else DateReading()
    return DateReading(both.meanings, first.in_full and last.in_full)
