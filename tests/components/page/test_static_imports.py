"""What a script will bring with it is found out before a browser has to."""

from __future__ import annotations

from pathlib import Path

import pytest

from components.page.preload_header import static_imports


def scripts(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder / "one.js"


@pytest.mark.parametrize(
    "line",
    [
        'import { two } from "./two.js";',
        'import "./two.js"; // it comes first',
        "import two, * as all from './two.js'",
        'import {\n  one,\n  two as three,\n} from "./two.js";',
        'export { two } from "./two.js";',
        'export * from "./two.js";',
        'import{t as $e}from"./zero.js";import{o as _}from"./two.js";var v=1',
        'let x=()=>{};import"./two.js"',
    ],
)
def test_every_way_to_import_is_seen(tmp_path: Path, line: str) -> None:
    assert static_imports([scripts(tmp_path, one=line, two="")]) == [tmp_path / "one.js", tmp_path / "two.js"]


@pytest.mark.parametrize(
    "line",
    [
        'const two = await import("./two.js");',
        '/** @param {import("./two.js").Two} two */',
        '// import "./two.js"',
        'import { two } from "two.js";',
        'import { two } from "https://two.example/two.js";',
        'import { gone } from "./gone.js";',
    ],
)
def test_what_is_not_imported_at_once_is_left_out(tmp_path: Path, line: str) -> None:
    assert static_imports([scripts(tmp_path, one=line, two="")]) == [tmp_path / "one.js"]


def test_what_is_imported_by_an_import_is_found_once_and_in_a_circle_too(tmp_path: Path) -> None:
    one = scripts(
        tmp_path,
        one='import "./two.js";\nimport "./three.js";',
        two='import "./three.js";\nimport "./one.js";',
        three='import "./deep/../four.js";',
        four="",
    )
    (tmp_path / "deep").mkdir()
    assert [script.stem for script in static_imports([one, one])] == ["one", "two", "three", "four"]


def test_where_there_is_no_script_nothing_comes_of_it(tmp_path: Path) -> None:
    assert static_imports([tmp_path / "one.js"]) == []
    assert static_imports([]) == []
