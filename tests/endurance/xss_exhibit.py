"""An exhibit with a payload in every field that a curator fills in words."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from tests.endurance.payloads import DRAWING, PAYLOADS

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "exhibits" / "small"
SHIPPED = ROOT / "data" / "exhibit"
WORDS = {
    *("title", "subtitle", "welcome", "name", "short_name", "epithet", "introduction", "doubt", "citation"),
    *("note", "toponym_en", "toponym_then", "alt_en", "creator", "source", "text", "title_en", "title_de"),
    *("toponym_de", "alt_de", "text_de", "coordinate_source", "name_en"),
}
"""Fields of free words, in whatever sheet they stand."""
STRICT = {
    *("colour", "line", "marker", "born", "date", "certainty", "place", "chapter", "picture", "leg"),
    *("travel", "label", "width_m", "rank", "size", "angle", "people", "languages", "mentions"),
    *("file", "kind", "licence", "year", "wikidata", "country", "latitude", "precision", "id", "stop_a"),
}
"""Fields that take only certain values: a payload there costs the row, and may do no more."""
WHOLE = 10
"""A turn at which no payload falls into a field that would cost a stop or a life: all six stops are shown."""


class Poison:
    """Hands out payloads in turn. `shift` moves the turn, so that another payload meets each field."""

    def __init__(self, folder: Path, shift: int = 0, *, strict: str = "") -> None:
        self.folder = folder
        self.fields = WORDS | ({strict} if strict else set())
        self.count = 0
        self._turn = self._payloads(shift)

    def _payloads(self, shift: int) -> Iterator[str]:
        while True:
            for number in range(len(PAYLOADS)):
                self.count += 1
                yield PAYLOADS[(number + shift) % len(PAYLOADS)]

    def pour(self) -> Poison:
        """Write the whole exhibit; what was in the folder is overwritten."""
        shutil.copytree(SMALL, self.folder, dirs_exist_ok=True)
        for file in ("basemap/lettering.csv", "plans/jura.geojson"):
            (self.folder / file).parent.mkdir(exist_ok=True)
            shutil.copy(SHIPPED / file, self.folder / file)
        (self.folder / "pictures" / "pier.svg").write_text(DRAWING, encoding="utf-8")
        for path in sorted(self.folder.rglob("*.csv")):
            self._table(path)
        for path in sorted(self.folder.rglob("*.yaml")):
            sheet = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
            is_words = path.parent.name == "words"
            self._write(path, self._words(sheet) if is_words else self._sheet(sheet))
        for path in sorted(self.folder.glob("people/*/*.md")):
            self._stop(path)
        for path in sorted(self.folder.glob("plans/*.geojson")):
            plan = json.loads(path.read_text(encoding="utf-8"))
            for feature in plan["features"]:
                said = feature["properties"]
                said.update({key: next(self._turn) for key in said if key in self.fields})
            plan.update({"name": next(self._turn), "title_en": next(self._turn)})
            path.write_text(json.dumps(plan), encoding="utf-8")
        return self

    def _table(self, path: Path) -> None:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            row.update({key: next(self._turn) for key in row if key in self.fields})
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)

    def _sheet(self, sheet: Any) -> Any:
        if isinstance(sheet, list):
            return [self._sheet(each) for each in sheet]
        if not isinstance(sheet, dict):
            return sheet
        return {
            key: next(self._turn) if key in self.fields else self._sheet(value)
            for key, value in sheet.items()
        }

    def _words(self, words: dict[str, str]) -> dict[str, str]:
        """Every word of the interface; its own braces stay, and those of the payload are shown as braces."""
        kept = ("locale",)
        return {
            key: text if key in kept else text + " " + next(self._turn).replace("{", "{{").replace("}", "}}")
            for key, text in words.items()
        }

    def _stop(self, path: Path) -> None:
        _, head, story = path.read_text(encoding="utf-8").split("---", 2)
        sheet = self._sheet(YAML(typ="safe").load(head))
        lines = [f"{key}: {json.dumps(value, default=str)}" for key, value in sheet.items()]
        poisoned = f"{story.strip()}\n\n{next(self._turn)}\n\n{next(self._turn)}"
        path.write_text("\n".join(["---", *lines, "---", poisoned, ""]), encoding="utf-8")

    def _write(self, path: Path, sheet: Any) -> None:
        lines = [f"{key}: {json.dumps(value, default=str)}" for key, value in sheet.items()]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
