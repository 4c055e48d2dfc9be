"""The exhibits of the tests, and copies of them to edit.

A program test uses the exhibits in `tests/exhibits`, so that no edit of `data/exhibit` can make it fail:
`small` (two people, two towns, two languages), `journeys` (two people, 28 stops, three encounters, two plans:
every part of the page has something to show), `museum`
(another look: colours, a logo, fonts), `three` (a third person), `broken` (one fault of every kind).
Only content tests use the shipped exhibit.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from streamlit.file_util import get_static_dir

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "data" / "exhibit"
"""For content tests and measurements."""
EXHIBITS = ROOT / "tests" / "exhibits"
SMALL = EXHIBITS / "small"
MUSEUM = EXHIBITS / "museum"
"""Without the interface strings and the fonts: `copy_museum` adds them."""
JOURNEYS = EXHIBITS / "journeys"
"""Without the ground and the interface strings: `copy_journeys` adds them."""


def copy_small(parent: Path) -> Path:
    """Copy the small exhibit into a folder; returns the copy."""
    return Path(shutil.copytree(SMALL, parent / "small"))


def copy_journeys(parent: Path) -> Path:
    """Copy the journeys into a folder, with the ground of the world and the English interface strings."""
    copy = Path(shutil.copytree(JOURNEYS, parent / "journeys"))
    copy_ground(copy)
    (copy / "words").mkdir()
    shutil.copy(SMALL / "words" / "en.yaml", copy / "words")
    return copy


def copy_museum(parent: Path) -> Path:
    """Copy the exhibit with a look of its own into a folder, with the English interface strings, and with the
    two variable fonts that its look names: Source Sans, upright and italic, as Streamlit ships them."""
    copy = Path(shutil.copytree(MUSEUM, parent / "museum"))
    (copy / "words").mkdir()
    shutil.copy(SMALL / "words" / "en.yaml", copy / "words")
    for name, file in installed_fonts().items():
        shutil.copy(file, copy / "look" / name)
    with (copy / "exhibit.yaml").open("a", encoding="utf-8") as opened:
        opened.write("  fonts: {regular: Sans.woff2, italic: Sans-Italic.woff2}\n")
    return copy


def installed_fonts() -> dict[str, Path]:
    """Two fonts of an installed package, by the names that `copy_museum` gives them."""
    media = Path(get_static_dir()) / "static" / "media"
    (upright,), (italic,) = (media.glob(f"SourceSansVF-{each}.*.woff2") for each in ("Upright", "Italic"))
    return {"Sans.woff2": upright, "Sans-Italic.woff2": italic}


def copy_ground(folder: Path) -> None:
    """Copy the ground of the world and its lettering into an exhibit."""
    shutil.copytree(SHIPPED / "basemap", folder / "basemap")


def replace_in_file(file: Path, old: str, new: str) -> None:
    """Replace the first occurrence of a text; it must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{file.name} no longer holds {old!r}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


WORLD = """\
id,date,text,source,text_de
suez,1869-11-17,The Suez Canal opens,LOGBOOK,
rising,1848-03-13,A rising in Vienna,DIARY,Aufstand in Wien
"""
GLOSSARY = """\
id,term,also,sentence,term_de,also_de,sentence_de
atlas,atlas,,A book of maps bound in one volume.,Atlas,Schulatlas,Ein Buch voller Karten.
barricade,barricade,barricades|street barricades,A wall of furniture and stones across a street.,,,
"""
WHOS_WHO = """\
id,name,also,born,died,line,portrait,name_de,also_de,line_de
moos,Josef Moos,A gardener|gardener,1800~,,He bought ninety boxes.,pier,Josef Moos,Gärtner,Er kaufte Kisten.
vento,Pietro Vento,captain,,1851,He paid a boy for chalk.,,,,
"""


def add_tables(small: Path) -> None:
    """Add to a copy of the small exhibit the tables that it need not have, and an encounter's question and
    picture; all of it can be shown."""
    for name, text in (("world", WORLD), ("glossary", GLOSSARY), ("whos_who", WHOS_WHO)):
        (small / f"{name}.csv").write_text(text, encoding="utf-8")
    table = small / "encounters.csv"
    header, row = table.read_text(encoding="utf-8").splitlines()
    asked = "Did they meet?,pier,,Trafen sie sich?"
    columns = "question,picture_a,picture_b,question_de"
    table.write_text(f"{header},{columns}\n{row},{asked}\n", encoding="utf-8")
