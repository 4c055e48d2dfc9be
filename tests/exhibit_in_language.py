"""Writes small exhibits in any language, made of a few texts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from data import ENGLISH
from data.schema.interface_strings import STRINGS
from tests.exhibit_folders import copy_journeys, replace_in_file

STORY = {
    "uk": "Тут стояв дім, у якому він народився навесні, коли річка вийшла з берегів.",
    "ru": "Здесь стоял дом, в котором он родился весной, когда река вышла из берегов.",
    "zh-Hant": "他出生的房子就在這裡，那年春天河水氾濫，淹沒了整條街道，鄰居們划著小船來慶賀。",
    "ar": "هنا كان البيت الذي ولد فيه في الربيع حين فاض النهر وغمر الشارع كله.",
}
NAME = {"uk": "Тарас Приклад", "ru": "Тарас Пример", "zh-Hant": "範例先生", "ar": "طارق مثال"}
PLACE = {"uk": "Київ", "ru": "Киев", "zh-Hant": "臺北", "ar": "القاهرة", "en": "Kyiv"}


def write_exhibit(folder: Path, language: str, *more: str, settings: str = "", toponyms: str = "") -> Path:
    """An exhibit whose texts are in `language` (one of STORY), with a life of two stops; returns its folder.

    `more` are further languages of the exhibit. `settings` are lines of exhibit.yaml, `toponyms` the columns
    of places.csv for names, by default one.
    """
    story, name, place = " ".join([STORY[language]] * 3), NAME[language], PLACE[language]
    columns = toponyms or f"toponym_{language}"
    names = ",".join([place] * len(columns.split(",")))
    files: Mapping[str, str] = {
        "exhibit.yaml": f"title: {name}\nsubtitle: {place}\nwelcome: {STORY[language]}\n"
        f"languages: [{', '.join([language, *more])}]\npeople: [example]\n{settings}"
        "opening_view: {south: 40, west: 10, north: 60, east: 50}\n",
        "people/example/person.yaml": f"name: {name}\nshort_name: {name}\nepithet: {place}\nborn: 1850\n"
        f'died: 1900\nintroduction: {name}\ncolour: "#9e2b25"\nline: single\nmarker: circle\n'
        f"chapters: [{{id: all, title: {place}}}]\n",
        **{
            f"people/example/{number:02}-kyiv-{year}.md": f"---\ntitle: {place} {number}\nplace: kyiv\n"
            f"date: {year}\nchapter: all\nsources: [BOOK]\ndoubt: {name}\npicture: house\n---\n{story}\n"
            for number, year in ((1, 1850), (2, 1860))
        },
        "places.csv": f"id,{columns},country,latitude,longitude,precision,certainty\n"
        f"kyiv,{names},UA,50.45,30.52,town,certain\n",
        "sources.csv": f"id,citation,kind,consulted\nBOOK,{name},book,full\n",
        "pictures.csv": f"id,file,alt_{language},creator,year,licence,source\n"
        f'house,house.svg,"{STORY[language]}",Sojourn,2026,CC0-1.0,{name}\n',
        "encounters.csv": "id,place,stop_a,stop_b,title,text\n",
        "pictures/house.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 24"/>\n',
        **{f"words/{each}.yaml": strings(each) for each in (language, *more)},
    }
    for file, text in files.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, encoding="utf-8")
    return folder


TRANSLATED, TRANSLATED_FILE = "holm/kiel-1866", "people/holm/02-kiel-1866"
"""The story of `journeys_in_languages` that is translated, its file without the suffix, and its titles."""
TRANSLATED_TITLES = {"en": "The first cable", "ru": "Первый кабель", "ar": "الكابل الأول"}


def journeys_in_languages(parent: Path) -> Path:
    """A copy of the journeys in English, Russian and Arabic: one story, all words, names of places."""
    folder = copy_journeys(parent)
    add_languages(folder, "ru", "ar")
    for language in ("ru", "ar"):
        story = f"---\ntitle: {TRANSLATED_TITLES[language]}\n---\n{STORY[language]}\n"
        file = folder / f"{TRANSLATED_FILE}.{language}.md"
        file.write_text(story, encoding="utf-8")
    return folder


def add_languages(folder: Path, *languages: str) -> None:
    """Show an exhibit in English in further languages too: all words of the interface, no story."""
    every = ", ".join(["en", *languages])
    replace_in_file(folder / "exhibit.yaml", "languages: [en]", f"languages: [{every}]")
    for language in languages:
        (folder / "words" / f"{language}.yaml").write_text(strings(language), encoding="utf-8")


def strings(language: str) -> str:
    """A file of interface strings: the English ones, marked, without what follows from the language."""
    kept = {key: ENGLISH[key] for key in STRINGS if key not in ("language_name", "locale")}
    marked = kept if language == "en" else {key: f"«{text}»" for key, text in kept.items()}
    return "".join(f"{key}: {text!r}\n" for key, text in marked.items())
