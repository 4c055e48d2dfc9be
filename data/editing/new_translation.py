"""A stop's translation to be filled in: the English beside it, and the fingerprint of that English."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from textwrap import wrap

from data.editing.file_template import WIDTH, skeleton
from data.editing.new_files import refused, write_new
from data.model.exhibit import Stop
from data.model.languages import is_language
from data.model.texts import ORIGINAL
from data.reading.load import load
from data.schema.yaml_schema import StopTextFields


def new_translation(exhibit: Path, stop: str, language: str) -> Path:
    """Write `07-tokyo-1933.ru.md` beside the stop; returns it. The story stays empty: English is shown.

    `stop` is the stop's id, `sorge/07-tokyo-1933`. Raises RefusedError where there is no such stop, the
    language is none, or the file is there already; OSError where it cannot be written.
    """
    if not is_language(language) or language == ORIGINAL:
        remedy = "write ru, ja, de or fr, or another language’s two letters; English is what is translated"
        raise refused("new translation", "language", language, "is no language to translate into", remedy)
    path = exhibit / "people" / f"{stop}.{language}.md"
    write_new(path, _text(_found(exhibit, stop)))
    return path


def _found(exhibit: Path, wanted: str) -> Stop:
    loaded = load(exhibit).exhibit
    stops = {stop.id: stop for stop in loaded.stops} if loaded else {}
    if wanted in stops:
        return stops[wanted]
    near = get_close_matches(wanted, stops, n=1)
    remedy = f"write {near[0]}" if near else "write person/file, such as sorge/07-tokyo-1933"
    raise refused("new translation", "stop", wanted, "is no stop that can be shown", remedy)


def _text(stop: Stop) -> str:
    english = stop.in_language(ORIGINAL)
    parts = [english.title, *([english.doubt] if english.doubt else []), english.story]
    beside = [line for part in parts for line in ("", *wrap(" ".join(part.split()), WIDTH))][1:]
    head = skeleton(StopTextFields, {"original": f'"{english.fingerprint}"'})
    comment = "\n".join(f"# {line}".rstrip() for line in ("In English:", *beside))
    return f"---\n{head}{comment}\n---\n"
