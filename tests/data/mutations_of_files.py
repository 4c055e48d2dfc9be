"""What happens to whole files: encodings, line ends, damage, and things that are no files."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

from tests.data.mutations import (
    ANY,
    NEEDED,
    SHEETS,
    STORIES,
    TABLES,
    fine,
    has_pipes,
    put_special,
    resave,
    told,
)

MARKS = ("utf-8-sig", "utf-16", "utf-32")
ENDS = ("\r\n", "\r")
FOREIGN = {
    **dict.fromkeys(("cp1251", "mac_cyrillic", "koi8_r"), "# Дмитров, Вена и Триест\n"),
    **dict.fromkeys(("cp1252", "mac_roman"), "# Zürich, Genève, Évora\n"),
    **dict.fromkeys(("cp866", "utf-16-le", "utf-16-be", "iso8859_5"), "# Вена и Триест\n"),
    **dict.fromkeys(("shift_jis", "euc_jp", "gb18030"), "# 東京と横浜\n"),
}


@told
def wrong_encoding(folder: Path, chance: Random) -> str:
    file, codec = chance.choice(NEEDED), chance.choice(sorted(FOREIGN))
    mark = FOREIGN[codec] if not file.endswith(".csv") else ""
    tail = FOREIGN[codec].replace("# ", "") if file.endswith(".csv") else ""
    resave(folder / file, lambda text: (mark + text + tail).encode(codec, "replace"))
    return file


@fine
def byte_order_mark(folder: Path, chance: Random) -> str:
    file, codec = chance.choice(ANY), chance.choice(MARKS)
    resave(folder / file, lambda text: text.encode(codec))
    return file


@fine
def other_line_ends(folder: Path, chance: Random) -> str:
    file, end = chance.choice(ANY), chance.choice(ENDS)
    resave(folder / file, lambda text: text.replace("\n", end).encode())
    return file


@fine
def mixed_line_ends(folder: Path, chance: Random) -> str:
    file = chance.choice(ANY)
    lines = (folder / file).read_text(encoding="utf-8").split("\n")
    text = "".join(line + chance.choice(["\n", *ENDS]) for line in lines)
    (folder / file).write_bytes(text.encode())
    return file


@told
def truncated(folder: Path, chance: Random) -> str:
    """Cut in the head of a story, or within the last row of a table."""
    file = chance.choice([*STORIES, "places.csv", "encounters.csv"])
    text = (folder / file).read_text(encoding="utf-8")
    low, high = (
        (text.rindex("\n", 0, -1) + 8, len(text) - 60) if file in TABLES else (5, text.index("---", 4))
    )
    cut = chance.randrange(low, max(high, low + 1))
    (folder / file).write_text(text[:cut], encoding="utf-8")
    return file


@told
def nul_bytes(folder: Path, chance: Random) -> str:
    file = chance.choice(ANY)
    held = (folder / file).read_bytes()
    cut = chance.randrange(len(held))
    (folder / file).write_bytes(held[:cut] + b"\0" * chance.randrange(1, 9) + held[cut:])
    return file


@told
def control_characters(folder: Path, chance: Random) -> str:
    file = chance.choice(STORIES)
    text = (folder / file).read_text(encoding="utf-8")
    cut = chance.randrange(text.index("---", 4) + 4, len(text) - 1)
    (folder / file).write_text(text[:cut] + chance.choice("\x07\x1b\x7f\x01") + text[cut:], encoding="utf-8")
    return file


@told
def merge_marks(folder: Path, chance: Random) -> str:
    file = chance.choice(ANY)
    lines = (folder / file).read_text(encoding="utf-8").split("\n")
    at = chance.randrange(1, len(lines))
    lines[at:at] = ["<<<<<<< HEAD", lines[at - 1], "=======", lines[at - 1], ">>>>>>> spring-texts"]
    (folder / file).write_text("\n".join(lines), encoding="utf-8")
    return file


@told
def empty_file(folder: Path, chance: Random) -> str:
    file = chance.choice([*ANY])
    (folder / file).write_bytes(b"")
    return file


@told
def missing_file(folder: Path, chance: Random) -> str:
    file = chance.choice(NEEDED)
    (folder / file).unlink()
    return file


@told
def file_too_large(folder: Path, chance: Random) -> str:
    file = chance.choice(ANY)
    os.truncate(folder / file, 20_000_001 + chance.randrange(10**9))
    return file


@told
def link_to_itself(folder: Path, chance: Random) -> str:
    file = chance.choice(ANY)
    put_special(folder / file, lambda path: path.symlink_to(path))
    return file


@told
def link_to_nowhere(folder: Path, chance: Random) -> str:
    file = chance.choice(ANY)
    put_special(folder / file, lambda path: path.symlink_to(path.with_name("gone")))
    return file


@told
def pipe_or_device(folder: Path, chance: Random) -> str:
    file = chance.choice(ANY)
    if has_pipes() and chance.random() < 0.7:
        put_special(folder / file, os.mkfifo)
    else:
        put_special(folder / file, lambda path: path.symlink_to(os.devnull))
    return file


@told
def folder_for_a_file(folder: Path, chance: Random) -> str:
    file = chance.choice(ANY)
    put_special(folder / file, Path.mkdir)
    return file


@told
def missing_picture(folder: Path, chance: Random) -> str:
    (folder / "pictures/pier.svg").unlink()
    if chance.random() < 0.5:
        (folder / "pictures/pier.svg").mkdir()
    return "pictures.csv"


@told
def hollow_picture(folder: Path, chance: Random) -> str:
    """No byte, no picture, or far too much of one."""
    path = folder / "pictures/pier.svg"
    path.write_bytes(chance.choice([b"", b"", b"not a picture", b"\xff\xd8\xff\xe0", b"\0" * 500]))
    if chance.random() < 0.3:
        path.write_bytes(b"<svg/>")
        os.truncate(path, 10_000_001 + chance.randrange(10**8))
    return "pictures.csv"


@told
def sheet_of_nothing(folder: Path, chance: Random) -> str:
    file = chance.choice([*SHEETS, "words/en.yaml"])
    text = chance.choice(["- a\n- b\n", "a text", "null", "# all of it a comment\n", "3", "|\n  text"])
    (folder / file).write_text(text, encoding="utf-8")
    return file
