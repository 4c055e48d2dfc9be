"""Mutations of whole files: encodings, line ends, damage, and paths that are no regular files."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

from tests.data.mutations import (
    ALL_FILES,
    REQUIRED,
    STORIES,
    TABLES,
    YAML_FILES,
    harmless,
    has_pipes,
    put_special,
    reported,
    resave,
)

MARKS = ("utf-8-sig", "utf-16", "utf-32")
ENDS = ("\r\n", "\r")
FOREIGN = {
    **dict.fromkeys(("cp1251", "mac_cyrillic", "koi8_r"), "# Дмитров, Вена и Триест\n"),
    **dict.fromkeys(("cp1252", "mac_roman"), "# Zürich, Genève, Évora\n"),
    **dict.fromkeys(("cp866", "utf-16-le", "utf-16-be", "iso8859_5"), "# Вена и Триест\n"),
    **dict.fromkeys(("shift_jis", "euc_jp", "gb18030"), "# 東京と横浜\n"),
}


@reported
def wrong_encoding(folder: Path, random: Random) -> str:
    file, codec = random.choice(REQUIRED), random.choice(sorted(FOREIGN))
    mark = FOREIGN[codec] if not file.endswith(".csv") else ""
    tail = FOREIGN[codec].replace("# ", "") if file.endswith(".csv") else ""
    resave(folder / file, lambda text: (mark + text + tail).encode(codec, "replace"))
    return file


@harmless
def byte_order_mark(folder: Path, random: Random) -> str:
    file, codec = random.choice(ALL_FILES), random.choice(MARKS)
    resave(folder / file, lambda text: text.encode(codec))
    return file


@harmless
def other_line_ends(folder: Path, random: Random) -> str:
    file, end = random.choice(ALL_FILES), random.choice(ENDS)
    resave(folder / file, lambda text: text.replace("\n", end).encode())
    return file


@harmless
def mixed_line_ends(folder: Path, random: Random) -> str:
    file = random.choice(ALL_FILES)
    lines = (folder / file).read_text(encoding="utf-8").split("\n")
    text = "".join(line + random.choice(["\n", *ENDS]) for line in lines)
    (folder / file).write_bytes(text.encode())
    return file


@reported
def truncated(folder: Path, random: Random) -> str:
    """Cut within the front matter of a story, or within the last row of a table."""
    file = random.choice([*STORIES, "places.csv", "encounters.csv"])
    text = (folder / file).read_text(encoding="utf-8")
    low, high = (
        (text.rindex("\n", 0, -1) + 8, len(text) - 60) if file in TABLES else (5, text.index("---", 4))
    )
    cut = random.randrange(low, max(high, low + 1))
    (folder / file).write_text(text[:cut], encoding="utf-8")
    return file


@reported
def nul_bytes(folder: Path, random: Random) -> str:
    file = random.choice(ALL_FILES)
    content = (folder / file).read_bytes()
    cut = random.randrange(len(content))
    (folder / file).write_bytes(content[:cut] + b"\0" * random.randrange(1, 9) + content[cut:])
    return file


@reported
def control_characters(folder: Path, random: Random) -> str:
    file = random.choice(STORIES)
    text = (folder / file).read_text(encoding="utf-8")
    cut = random.randrange(text.index("---", 4) + 4, len(text) - 1)
    (folder / file).write_text(text[:cut] + random.choice("\x07\x1b\x7f\x01") + text[cut:], encoding="utf-8")
    return file


@reported
def merge_marks(folder: Path, random: Random) -> str:
    file = random.choice(ALL_FILES)
    lines = (folder / file).read_text(encoding="utf-8").split("\n")
    at = random.randrange(1, len(lines))
    lines[at:at] = ["<<<<<<< HEAD", lines[at - 1], "=======", lines[at - 1], ">>>>>>> spring-texts"]
    (folder / file).write_text("\n".join(lines), encoding="utf-8")
    return file


@reported
def empty_file(folder: Path, random: Random) -> str:
    file = random.choice([*ALL_FILES])
    (folder / file).write_bytes(b"")
    return file


@reported
def missing_file(folder: Path, random: Random) -> str:
    file = random.choice(REQUIRED)
    (folder / file).unlink()
    return file


@reported
def file_too_large(folder: Path, random: Random) -> str:
    file = random.choice(ALL_FILES)
    os.truncate(folder / file, 20_000_001 + random.randrange(10**9))
    return file


@reported
def link_to_itself(folder: Path, random: Random) -> str:
    file = random.choice(ALL_FILES)
    put_special(folder / file, lambda path: path.symlink_to(path))
    return file


@reported
def link_to_nowhere(folder: Path, random: Random) -> str:
    file = random.choice(ALL_FILES)
    put_special(folder / file, lambda path: path.symlink_to(path.with_name("gone")))
    return file


@reported
def pipe_or_device(folder: Path, random: Random) -> str:
    file = random.choice(ALL_FILES)
    if has_pipes() and random.random() < 0.7:
        put_special(folder / file, os.mkfifo)
    else:
        put_special(folder / file, lambda path: path.symlink_to(os.devnull))
    return file


@reported
def folder_for_a_file(folder: Path, random: Random) -> str:
    file = random.choice(ALL_FILES)
    put_special(folder / file, Path.mkdir)
    return file


@reported
def missing_picture(folder: Path, random: Random) -> str:
    (folder / "pictures/pier.svg").unlink()
    if random.random() < 0.5:
        (folder / "pictures/pier.svg").mkdir()
    return "pictures.csv"


@reported
def damaged_picture(folder: Path, random: Random) -> str:
    """A picture's file that is empty, of another format, or too large."""
    path = folder / "pictures/pier.svg"
    path.write_bytes(random.choice([b"", b"", b"not a picture", b"\xff\xd8\xff\xe0", b"\0" * 500]))
    if random.random() < 0.3:
        path.write_bytes(b"<svg/>")
        os.truncate(path, 10_000_001 + random.randrange(10**8))
    return "pictures.csv"


@reported
def yaml_without_fields(folder: Path, random: Random) -> str:
    file = random.choice([*YAML_FILES, "words/en.yaml"])
    text = random.choice(["- a\n- b\n", "a text", "null", "# all of it a comment\n", "3", "|\n  text"])
    (folder / file).write_text(text, encoding="utf-8")
    return file
