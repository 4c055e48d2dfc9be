"""`uv run app.py contact-sheet`: every picture of an exhibit in one HTML file, at the sizes it is shown in.

The file holds the pictures and its style, and no script; it makes no request. Exit code 0: written; 1:
written, but the exhibit has problems, and pictures may be missing in it; 2: nothing written.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date as Day
from pathlib import Path

from markupsafe import Markup

from components.curator.contact_sheet.pictures import SheetPicture, Without, sheet_pictures, without_pictures
from components.curator.new_page import NoPageError, create_page, load_with_drafts, refuse_file
from components.curator.proof.embedded_pictures import embedded
from components.visitor.localization import Localization
from components.visitor.templates import COMPONENTS, fill
from data import ENGLISH, Exhibit, Loaded, counted, parse_date

OPTION = "--output"


def run_contact_sheet(exhibit: Path, *, output: Path | None) -> int:
    """Write the sheet, and say where it is and what is marked on it."""
    day = Day.today()
    file = output or Path(f"contact-sheet-{exhibit.resolve().name}-{day.isoformat()}.html")
    try:
        refuse_file(file, exhibit, OPTION)
        loaded = load_with_drafts(exhibit)
        assert loaded.exhibit is not None
        pictures = _pictures(loaded.exhibit, exhibit)
        without = without_pictures(loaded.exhibit)
        content = contact_sheet_html(loaded, pictures, without, day).encode()
        create_page(file, content, OPTION)
    except NoPageError as error:
        print(error, file=sys.stderr)
        return 2
    size = f"{max(len(content) / 1_000_000, 0.1):.1f} MB"
    print(f"{file.resolve()}: {counted(len(pictures), 'picture')}, {size}.")
    lacking = [each for each in without if each.names]
    lines = [f"{len(each.names)} of {each.total} {each.kind} without a picture" for each in lacking]
    for line in (*_marked(pictures), *lines):
        print(line)
    if problems := len(loaded.problems):
        print(f"The exhibit has {counted(problems, 'problem')}: uv run app.py check {exhibit}")
    return 1 if loaded.problems else 0


def contact_sheet_html(
    loaded: Loaded, pictures: Sequence[SheetPicture], without: Sequence[Without], day: Day
) -> str:
    """The whole file."""
    assert loaded.exhibit is not None
    return fill(
        "curator/contact_sheet/contact_sheet.html",
        title=loaded.exhibit.title,
        language=loaded.exhibit.language,
        date=Localization("en", ENGLISH).date_text(parse_date(day.isoformat())),
        pictures=pictures,
        without=without,
        marked=_marked(pictures),
        problems=len(loaded.problems),
        style=Markup(
            (COMPONENTS / "curator" / "contact_sheet" / "contact_sheet.css").read_text(encoding="utf-8")
        ),
    )


def _pictures(exhibit: Exhibit, folder: Path) -> list[SheetPicture]:
    files = [picture.file for picture in exhibit.pictures.values()]
    return sheet_pictures(exhibit, folder, embedded(folder / "pictures", files))


def _marked(pictures: Sequence[SheetPicture]) -> list[str]:
    """A line for each mark, and how many pictures have it; none for a mark that no picture has."""
    counts = {
        "larger than 40 KB": sum(each.is_large for each in pictures),
        "wide, but not 2.8:1": sum(each.is_of_other_proportions for each in pictures),
        "without a focus: cut at the middle": sum(not each.picture.focus for each in pictures),
        "shown nowhere": sum(not each.uses for each in pictures),
        "not readable": sum(not each.data for each in pictures),
    }
    return [f"{count} {mark}" for mark, count in counts.items() if count]
