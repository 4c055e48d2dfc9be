"""Advice on a museum's look: fonts without the letters of a language, colours of lives that are hard to see,
files that nothing names."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from data.advice.file_locations import FileLocations
from data.model.colours import MARK_CONTRAST, TEXT_CONTRAST, contrast, ratio_text, readable
from data.model.exhibit import Exhibit
from data.model.languages import language_name
from data.model.look import SHIPPED_COLOURS
from data.model.problem import Advice, first_few
from data.reading.folder_files import matching_entries
from data.reading.font_file import FONT_TYPES, missing_characters
from data.reading.read_look import FOLDER
from data.reading.source_file import printable

FILE = "exhibit.yaml"
WHITE = "#ffffff"


def font_letters(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Fonts that lack letters of a language that is shown: one piece of advice for each of them."""
    for font in exhibit.look.fonts:
        for language in exhibit.languages:
            try:
                absent = missing_characters(
                    locations.folder / FOLDER / font.file, _letters(exhibit, language)
                )
            except OSError:  # it is gone since it was read
                continue
            if absent:
                letters = "letter" if len(absent) == 1 else "letters"
                fault = f"has not {len(absent)} {letters} of {language_name(language)}: {first_few(absent)}"
                remedy = "use a font that has them, if there is one in your style"
                effect, at = (
                    "These letters are shown in another font.",
                    locations.field(FILE, "look", "fonts"),
                )
                field = "look.fonts"
                yield Advice.on(
                    FILE, field, found=font.file, fault=fault, remedy=remedy, effect=effect, at=at
                )


def _letters(exhibit: Exhibit, language: str) -> list[str]:
    """The letters and digits of the exhibit's texts in a language. Signs are drawn, or in other fonts."""
    text = exhibit.in_language(language)
    texts = [*exhibit.words[language].values(), text.title, text.subtitle, text.welcome]
    for person in exhibit.people:
        life = person.in_language(language)
        texts += [life.name, life.epithet, life.introduction] if life.language == language else []
    for stop in exhibit.stops:
        story = stop.in_language(language)
        texts += [story.title, story.story] if story.language == language else []
    return sorted({each for text in texts for each in text if unicodedata.category(each)[0] in "LN"})


def colours_of_lives(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Lives whose colour is too near to the paper's, on which their names and lines stand, or to white, in
    which the words on their buttons are."""
    paper = exhibit.look.paper
    whose = "the paper" if paper == SHIPPED_COLOURS["paper"] else f"the paper of your look ({paper})"
    needs = {paper: MARK_CONTRAST, WHITE: TEXT_CONTRAST}
    for person in exhibit.people:
        file = f"people/{person.id}/person.yaml"
        better = readable(person.colour, needs)
        remedy = f'write "{better}"' if better else "choose another"
        for behind, least, name, use, effect in (
            (paper, MARK_CONTRAST, whose, "lines need 3 to 1", "The life’s name and line are hard to see."),
            (
                WHITE,
                TEXT_CONTRAST,
                "white",
                "words need 4.5 to 1",
                "The words on the life’s buttons are hard to read.",
            ),
        ):
            ratio = contrast(person.colour, behind)
            if ratio < least:
                fault, at = (
                    f"has a contrast of {ratio_text(ratio)} with {name}; {use}",
                    locations.field(file, "colour"),
                )
                yield Advice.on(
                    file, "colour", found=person.colour, fault=fault, remedy=remedy, effect=effect, at=at
                )
                break


def unlisted_files(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Files in look/ that exhibit.yaml does not name; without a look only fonts: a folder of this name may
    have been there before."""
    folder = locations.folder / FOLDER
    if locations.has_problem(FILE) or not folder.is_dir():
        return
    for path in matching_entries(folder, "*"):
        is_meant = exhibit.look.files or path.suffix.lower() in FONT_TYPES
        if is_meant and path.is_file() and path.name not in exhibit.look.files and path.name[0] != "_":
            fault = "the file is not named in exhibit.yaml"
            remedy = "name it below look:, or delete it"
            name = f"{FOLDER}/{printable(path.name)}"
            yield Advice.on(name, fault=fault, remedy=remedy, effect="It is not shown.")
