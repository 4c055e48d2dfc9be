"""Mutations of YAML files and front matter: typing errors, word processors, attacks."""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.data.mutations import STORIES, TABLES, YAML_FILES, reported, set_cell, set_field

PEOPLE = YAML_FILES[1:]
LAUGHS = "\n".join(
    ["a0: &a0 [ha, ha]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10))]
)


@reported
def date_in_words(folder: Path, random: Random) -> str:
    date = random.choice(
        ["c. 1890", "1890s", "06.09.1933", "spring 1860", "1838-13-41", "“1838-05”", "45000", "[1]"]
    )
    if random.random() < 0.5:
        return set_field(folder, random.choice(STORIES), random.choice(["date", "old_style"]), date)
    return set_field(folder, random.choice(PEOPLE), random.choice(["born", "died"]), date)


@reported
def smart_quotes(folder: Path, random: Random) -> str:
    file = random.choice(STORIES)
    field, value = random.choice(
        [
            *(("place", "“vienna”"), ("sources", "[“DIARY”]"), ("chapter", "‘road’"), ("date", "„1838“")),
            *(("title", "“Ashore: at last”"), ("picture", "»pier«"), ("travel", "“ship”")),
        ]
    )
    return set_field(folder, file, field, value)


@reported
def deep_nesting(folder: Path, random: Random) -> str:
    depth = random.choice([20, 300, 20_000])
    opening, closing = random.choice([("[", "]"), ("{a: ", "}"), ("[", "")])
    return set_field(
        folder, random.choice([*YAML_FILES, *STORIES]), "title", opening * depth + closing * depth
    )


@reported
def billion_laughs(folder: Path, random: Random) -> str:
    file = random.choice([*YAML_FILES, *STORIES, "words/en.yaml"])
    text = (folder / file).read_text(encoding="utf-8")
    head = text.removeprefix("---\n")
    text = text.removesuffix(head) + LAUGHS + "\n" + head
    (folder / file).write_text(text, encoding="utf-8")
    return file


@reported
def reference(folder: Path, random: Random) -> str:
    value = random.choice(["*gone", "&co Brandt", "&a [*a]", "{<<: *x}"])
    return set_field(folder, random.choice([*YAML_FILES, *STORIES]), "title", value)


@reported
def python_tag(folder: Path, random: Random) -> str:
    tag = random.choice(
        ["!!python/object/apply:os.system ['true']", "!!python/name:os.system", "!!binary aGk=", "!mine x"]
    )
    return set_field(folder, random.choice([*YAML_FILES, *STORIES]), "title", tag)


@reported
def huge_number(folder: Path, random: Random) -> str:
    value = random.choice(["9" * 5000, "1e999", "0x" + "f" * 300, "-" + "1" * 400, ".inf", "1_000"])
    return set_field(folder, "exhibit.yaml", random.choice(["idle_seconds", "opening_view"]), value)


@reported
def duplicate_key(folder: Path, random: Random) -> str:
    file = random.choice([*YAML_FILES, *STORIES])
    lines = (folder / file).read_text(encoding="utf-8").split("\n")
    keys = [line for line in lines if line[:1].isalpha() and ": " in line and line.split(":")[0].islower()]
    line = random.choice(keys[:5])
    lines.insert(lines.index(line), line)
    (folder / file).write_text("\n".join(lines), encoding="utf-8")
    return file


@reported
def wrong_type(folder: Path, random: Random) -> str:
    file, field = random.choice(
        [
            *((each, "title") for each in STORIES),
            *((each, "name") for each in PEOPLE),
            *(
                ("exhibit.yaml", each)
                for each in ("title", "idle_seconds", "opening_view", "screen", "people")
            ),
        ]
    )
    return set_field(folder, file, field, random.choice(["[a, b]", "{a: b}", "", "[[]]", "{}", "~"]))


@reported
def unknown_field(folder: Path, random: Random) -> str:
    field = random.choice(["titel", "Title", "colour_of_line", "“id”", "2"])
    return set_field(folder, random.choice([*YAML_FILES, *STORIES]), field, "x")


@reported
def tab_for_an_indent(folder: Path, random: Random) -> str:
    file = random.choice(PEOPLE)
    text = (folder / file).read_text(encoding="utf-8")
    (folder / file).write_text(text.replace("    title", "\ttitle", 1), encoding="utf-8")
    return file


@reported
def huge_text(folder: Path, random: Random) -> str:
    file = random.choice([*STORIES, *YAML_FILES, *TABLES])
    if file in TABLES:
        column = {"encounters.csv": "text", "sources.csv": "citation", "pictures.csv": "creator"}
        return set_cell(folder, file, column.get(file, "toponym_en"), "a" * 200_000, random)
    if file in STORIES and random.random() < 0.5:
        with (folder / file).open("a", encoding="utf-8") as story:
            story.write("word " * 40_000)
        return file
    return set_field(folder, file, "name" if file in PEOPLE else "title", "word " * 40_000)


@reported
def html(folder: Path, random: Random) -> str:
    tag = random.choice(
        ["<b>bold</b>", "<script>alert(1)</script>", '<img src=x onerror="x">', "a<br/>b", "<!-- no -->"]
    )
    file = random.choice([*STORIES, *YAML_FILES, "places.csv", "encounters.csv"])
    if file in TABLES:
        return set_cell(folder, file, "toponym_en" if file == "places.csv" else "title", tag, random)
    if file in STORIES and random.random() < 0.5:
        with (folder / file).open("a", encoding="utf-8") as story:
            story.write(f"\nAnd {tag}.\n")
        return file
    return set_field(folder, file, "name" if file in PEOPLE else "title", f"'A {tag}'")


@reported
def bidirectional_override(folder: Path, random: Random) -> str:
    text = random.choice(["\u202eetseirT", "Vienna \u202d1838\u202c", "\u202bVienna\u202c"])
    if random.random() < 0.5:
        return set_cell(folder, "places.csv", "toponym_en", text, random)
    return set_field(folder, random.choice(STORIES), "title", text)


@reported
def repeated_title_or_person(folder: Path, random: Random) -> str:
    """The same title, or the same person, twice."""
    if random.random() < 0.5:
        person = random.choice(["brandt", "rizzi"])
        return set_field(folder, "exhibit.yaml", "people", f"[brandt, rizzi, {person}]")
    one, other = STORIES[random.randrange(3)], STORIES[random.randrange(3, 6)]
    set_field(folder, one, "title", "The same title")
    return set_field(folder, other, "title", "The same title")
