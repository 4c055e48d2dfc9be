"""What happens to YAML sheets and the heads of stories, by slip, by word processor and by malice."""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.data.mutations import SHEETS, STORIES, TABLES, set_cell, set_field, told

PEOPLE = SHEETS[1:]
LAUGHS = "\n".join(
    ["a0: &a0 [ha, ha]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10))]
)


@told
def date_in_words(folder: Path, chance: Random) -> str:
    date = chance.choice(
        ["c. 1890", "1890s", "06.09.1933", "spring 1860", "1838-13-41", "“1838-05”", "45000", "[1]"]
    )
    if chance.random() < 0.5:
        return set_field(folder, chance.choice(STORIES), chance.choice(["date", "old_style"]), date)
    return set_field(folder, chance.choice(PEOPLE), chance.choice(["born", "died"]), date)


@told
def smart_quotes(folder: Path, chance: Random) -> str:
    file = chance.choice(STORIES)
    field, value = chance.choice(
        [
            *(("place", "“vienna”"), ("sources", "[“DIARY”]"), ("chapter", "‘road’"), ("date", "„1838“")),
            *(("title", "“Ashore: at last”"), ("picture", "»pier«"), ("travel", "“ship”")),
        ]
    )
    return set_field(folder, file, field, value)


@told
def deep_nesting(folder: Path, chance: Random) -> str:
    depth = chance.choice([20, 300, 20_000])
    opening, closing = chance.choice([("[", "]"), ("{a: ", "}"), ("[", "")])
    return set_field(folder, chance.choice([*SHEETS, *STORIES]), "title", opening * depth + closing * depth)


@told
def billion_laughs(folder: Path, chance: Random) -> str:
    file = chance.choice([*SHEETS, *STORIES, "words/en.yaml"])
    text = (folder / file).read_text(encoding="utf-8")
    head = text.removeprefix("---\n")
    text = text.removesuffix(head) + LAUGHS + "\n" + head
    (folder / file).write_text(text, encoding="utf-8")
    return file


@told
def reference(folder: Path, chance: Random) -> str:
    value = chance.choice(["*gone", "&co Brandt", "&a [*a]", "{<<: *x}"])
    return set_field(folder, chance.choice([*SHEETS, *STORIES]), "title", value)


@told
def python_tag(folder: Path, chance: Random) -> str:
    tag = chance.choice(
        ["!!python/object/apply:os.system ['true']", "!!python/name:os.system", "!!binary aGk=", "!mine x"]
    )
    return set_field(folder, chance.choice([*SHEETS, *STORIES]), "title", tag)


@told
def huge_number(folder: Path, chance: Random) -> str:
    value = chance.choice(["9" * 5000, "1e999", "0x" + "f" * 300, "-" + "1" * 400, ".inf", "1_000"])
    return set_field(folder, "exhibit.yaml", chance.choice(["idle_seconds", "opening_view"]), value)


@told
def duplicate_key(folder: Path, chance: Random) -> str:
    file = chance.choice([*SHEETS, *STORIES])
    lines = (folder / file).read_text(encoding="utf-8").split("\n")
    keys = [line for line in lines if line[:1].isalpha() and ": " in line and line.split(":")[0].islower()]
    line = chance.choice(keys[:5])
    lines.insert(lines.index(line), line)
    (folder / file).write_text("\n".join(lines), encoding="utf-8")
    return file


@told
def wrong_type(folder: Path, chance: Random) -> str:
    file, field = chance.choice(
        [
            *((each, "title") for each in STORIES),
            *((each, "name") for each in PEOPLE),
            *(
                ("exhibit.yaml", each)
                for each in ("title", "idle_seconds", "opening_view", "screen", "people")
            ),
        ]
    )
    return set_field(folder, file, field, chance.choice(["[a, b]", "{a: b}", "", "[[]]", "{}", "~"]))


@told
def unknown_field(folder: Path, chance: Random) -> str:
    field = chance.choice(["titel", "Title", "colour_of_line", "“id”", "2"])
    return set_field(folder, chance.choice([*SHEETS, *STORIES]), field, "x")


@told
def tab_for_an_indent(folder: Path, chance: Random) -> str:
    file = chance.choice(PEOPLE)
    text = (folder / file).read_text(encoding="utf-8")
    (folder / file).write_text(text.replace("    title", "\ttitle", 1), encoding="utf-8")
    return file


@told
def huge_text(folder: Path, chance: Random) -> str:
    file = chance.choice([*STORIES, *SHEETS, *TABLES])
    if file in TABLES:
        column = {"encounters.csv": "text", "sources.csv": "citation", "pictures.csv": "creator"}
        return set_cell(folder, file, column.get(file, "toponym_en"), "a" * 200_000, chance)
    if file in STORIES and chance.random() < 0.5:
        with (folder / file).open("a", encoding="utf-8") as story:
            story.write("word " * 40_000)
        return file
    return set_field(folder, file, "name" if file in PEOPLE else "title", "word " * 40_000)


@told
def html(folder: Path, chance: Random) -> str:
    tag = chance.choice(
        ["<b>bold</b>", "<script>alert(1)</script>", '<img src=x onerror="x">', "a<br/>b", "<!-- no -->"]
    )
    file = chance.choice([*STORIES, *SHEETS, "places.csv", "encounters.csv"])
    if file in TABLES:
        return set_cell(folder, file, "toponym_en" if file == "places.csv" else "title", tag, chance)
    if file in STORIES and chance.random() < 0.5:
        with (folder / file).open("a", encoding="utf-8") as story:
            story.write(f"\nAnd {tag}.\n")
        return file
    return set_field(folder, file, "name" if file in PEOPLE else "title", f"'A {tag}'")


@told
def turned_direction(folder: Path, chance: Random) -> str:
    text = chance.choice(["\u202eetseirT", "Vienna \u202d1838\u202c", "\u202bVienna\u202c"])
    if chance.random() < 0.5:
        return set_cell(folder, "places.csv", "toponym_en", text, chance)
    return set_field(folder, chance.choice(STORIES), "title", text)


@told
def double_id(folder: Path, chance: Random) -> str:
    """The same title, chapter or person twice."""
    if chance.random() < 0.5:
        person = chance.choice(["brandt", "rizzi"])
        return set_field(folder, "exhibit.yaml", "people", f"[brandt, rizzi, {person}]")
    one, other = STORIES[chance.randrange(3)], STORIES[chance.randrange(3, 6)]
    set_field(folder, one, "title", "The same title")
    return set_field(folder, other, "title", "The same title")
