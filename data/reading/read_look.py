"""Read `look` in exhibit.yaml: the museum's colours, fonts and logo. Each fault costs its own entry alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from data.model.colours import TEXT_CONTRAST, contrast, least_contrast, ratio_text, readable
from data.model.look import Font, Logo, Look, completed_colours
from data.reading.font_file import read_font_file, version_of
from data.reading.media_file import MediaFileError, file_names
from data.reading.picture_file import read_picture_file
from data.reading.source_file import SourceFile
from data.reading.yaml_parser import parse_yaml
from data.schema.yaml_schema import (
    NO_LOGO,
    SHIPPED_COLOUR,
    SHIPPED_FONT,
    ColoursFields,
    FontsFields,
    LogoFields,
    LookFields,
)

FOLDER = "look"
FACES: Mapping[str, tuple[Literal["normal", "italic"], str]] = {
    "bold": ("normal", "700"),
    "bold_italic": ("italic", "700"),
    "regular": ("normal", "400"),
    "italic": ("italic", "400"),
}
"""The style and the weight of each font; the bold ones are read first."""
TEXT_PAIRS = (("ink", "paper"), ("ink", "paper_deep"), ("ink_soft", "paper"), ("ink_soft", "paper_deep"))
PAIRS = (*TEXT_PAIRS, ("accent", "paper"), ("accent", "paper_deep"))
"""Colours of texts, and what they stand on. Texts are also written in the accent."""
COLOUR_IN_COMMENT = re.compile(r"#[0-9a-fA-F]{6}\b")
SAVE_LOGO = "save it as SVG or PNG, and write the name of that file"


def read_look(source: SourceFile, fields: LookFields) -> Look:
    """The look that exhibit.yaml describes. What cannot be shown is reported, and what ships is shown."""
    assert source.exhibit is not None
    folder = source.exhibit / FOLDER
    names = file_names(folder)
    _report_comments(source)
    return Look(
        _colours(source, fields.colours) if fields.colours else {},
        _fonts(source, fields.fonts, folder, names) if fields.fonts else (),
        _logo(source, fields.logo, folder, names) if fields.logo else None,
    )


def _report_comments(source: SourceFile) -> None:
    """Report each colour that is a comment to YAML, because no quotation mark stands before its #."""
    for name, value in _mapping(_mapping(parse_yaml(*source.yaml).values.get("look")).get("colours")).items():
        at = source.at("look", "colours", name)
        line = (source.text or "").split("\n")[at.number - 1]
        if value is None and (found := COLOUR_IN_COMMENT.search(line)):
            fault, remedy = "is empty: what follows a # is a comment", f'write {name}: "{found[0]}"'
            source.problem(f"look.colours.{name}", fault=fault, remedy=remedy, effect=SHIPPED_COLOUR, at=at)


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _colours(source: SourceFile, fields: ColoursFields) -> Mapping[str, str]:
    """All colours of the look. Those with which a text could not be read are reported and left out."""
    given = {name: str(value).lower() for name, value in fields.model_dump(exclude_none=True).items()}
    while given:
        colours = completed_colours(given)
        faulty = next((each for each in PAIRS if _is_unreadable(each, colours)), None)
        if faulty is None:
            return colours
        front, behind = faulty
        _report_contrast(source, front if front in given else behind, faulty, given, colours)
        if front not in given or faulty == ("ink", "paper"):
            given.pop(behind, None)
        given.pop(front, None)
    return {}


def _is_unreadable(pair: tuple[str, str], colours: Mapping[str, str]) -> bool:
    return contrast(*(colours[each] for each in pair)) < TEXT_CONTRAST


def _report_contrast(
    source: SourceFile,
    name: str,
    pair: tuple[str, str],
    given: Mapping[str, str],
    colours: Mapping[str, str],
) -> None:
    """Report a colour of a text, or of what it stands on; with one that would do, where there is one."""
    other = pair[1] if name == pair[0] else pair[0]
    found = contrast(colours[name], colours[other])
    fault = f"has a contrast of {ratio_text(found)} with {other} ({colours[other]}); text needs 4.5 to 1"
    fronts = [front for front, behind in PAIRS if behind == name]
    needed = [behind for front, behind in PAIRS if front == name] or [
        each for each in fronts if each in given
    ]
    with_all = [colours[each] for each in dict.fromkeys([other, *needed])]
    remedy = "write another colour for one of the two, much darker or much lighter"
    if better := readable(colours[name], dict.fromkeys(with_all, TEXT_CONTRAST)):
        ratio = ratio_text(least_contrast(better, with_all))
        remedy = f'write {name}: "{better}", which has {ratio}'
    both = pair == ("ink", "paper") and set(pair) <= given.keys()
    effect = "The paper and the ink that ship are shown." if both else SHIPPED_COLOUR
    at = source.at("look", "colours", name)
    source.problem(
        f"look.colours.{name}", found=colours[name], fault=fault, remedy=remedy, effect=effect, at=at
    )


def _fonts(source: SourceFile, fields: FontsFields, folder: Path, names: Sequence[str]) -> tuple[Font, ...]:
    """The fonts whose files can be shown. A variable font has all its weights, but for those that another
    file has."""
    fonts: list[Font] = []
    for face, (style, weight) in FACES.items():
        written = getattr(fields, face)
        if written is None:
            continue
        try:
            file = read_font_file(folder, written, names)
        except MediaFileError as error:
            _report_file(source, ("fonts", face), written, error.fault, error.remedy, SHIPPED_FONT)
            continue
        has_bold = (style, FACES["bold"][1]) in [(each.style, each.weights) for each in fonts]
        is_alone = not face.startswith("bold") and not has_bold
        weights = "{} {}".format(*file.weights) if file.weights and is_alone else weight
        fonts.append(Font(file.name, style, weights, file.capital, file.version))
    return tuple(fonts)


def _logo(source: SourceFile, fields: LogoFields, folder: Path, names: Sequence[str]) -> Logo | None:
    try:
        file = read_picture_file(folder, fields.file, names)
        version = version_of((folder / file.name).read_bytes())
    except MediaFileError as error:
        # The command that makes versions for the screen makes them of pictures.
        remedy = SAVE_LOGO if "new picture" in error.remedy else error.remedy
        _report_file(source, ("logo", "file"), fields.file, error.fault, remedy, NO_LOGO)
        return None
    return Logo(file.name, fields.alternative, file.size.width, file.size.height, version)


def _report_file(
    source: SourceFile, path: tuple[str, str], found: str, fault: str, remedy: str, effect: str
) -> None:
    field, at = ".".join(("look", *path)), source.at("look", *path)
    source.problem(field, found=found, fault=fault, remedy=remedy, effect=effect, at=at)
