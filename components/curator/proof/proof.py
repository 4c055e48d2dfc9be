"""`uv run app.py proof`: every text of an exhibit in one HTML file, to be printed, corrected and signed.

The file holds its pictures and its style, and no script; a colleague opens it in any browser. Exit code 0:
written; 1: written, but the exhibit has problems, which it names at its top; 2: nothing written.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from datetime import date as Day
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from components.curator.new_page import NoPageError, create_page, load_with_drafts, refuse_file
from components.curator.proof.content import ProofSheet
from components.curator.proof.sheet_language import known_languages, sheet_languages
from components.visitor.localization import Localization
from components.visitor.templates import COMPONENTS, fill
from data import (
    ENGLISH,
    Exhibit,
    Loaded,
    Person,
    canonical_language,
    counted,
    near_word,
    parse_date,
)

MOST_ADVICE = 40
"""Lines of advice on a sheet; `check` prints them all."""
HOW_TO_PRINT = "To print it, open it in Chrome, Edge, Firefox or Safari and press Ctrl P (on a Mac ⌘ P)."


def run_proof(exhibit: Path, *, to: Path | None, language: Sequence[str], person: Sequence[str]) -> int:
    """Write the sheet and say where it is. Without `language` it has all languages that visitors see."""
    day = Day.today()
    file = to or Path(f"proof-{exhibit.resolve().name}-{day.isoformat()}.html")
    try:
        refuse_file(file, exhibit)
        sheet = _sheet(exhibit, language, person)
        content = proof_html(sheet, day).encode()
        create_page(file, content)
    except NoPageError as error:
        print(error, file=sys.stderr)
        return 2
    stories = sum(len(life.stories) for life in sheet.lives)
    size = f"{max(len(content) / 1_000_000, 0.1):.1f} MB"
    print(f"{file.resolve()}: {stories} {'story' if stories == 1 else 'stories'}, {size}.")
    print(f"It needs no other file and can be sent by e-mail. {HOW_TO_PRINT}")
    if unread := sheet.unread_pictures:
        print(f"{len(unread)} of the pictures could not be read, and are named in it: {', '.join(unread)}")
    if problems := len(sheet.problems):
        print(
            f"The exhibit has {counted(problems, 'problem')}, named at its top: uv run app.py check {exhibit}"
        )
    return 1 if sheet.problems else 0


def proof_html(sheet: ProofSheet, day: Day) -> str:
    """The whole file. Its fingerprint is that of its texts and pictures, whatever the date and the advice."""
    english = Localization("en", ENGLISH)
    values = {"sheet": sheet, "exhibit": sheet.exhibit, "languages": sheet.languages}
    body = fill("curator/proof/body.html", **values)
    title = sheet.exhibit.in_language(sheet.exhibit.language).title
    fingerprint = sha256(body.encode("utf-8", "replace")).hexdigest()[:8]
    date = english.date_text(parse_date(day.isoformat()))
    return fill(
        "curator/proof/proof.html",
        **values,
        body=Markup(body),
        most_advice=MOST_ADVICE,
        style=Markup((COMPONENTS / "curator" / "proof" / "proof.css").read_text(encoding="utf-8")),
        date=date,
        fingerprint=fingerprint,
        header=css_string(title),
        edition=css_string(f"Proof of {date} · {fingerprint}"),
        names={life.person.id: css_string(life.versions[0].text.name) for life in sheet.lives},
    )


def css_string(text: str) -> Markup:
    """A text as a CSS string, which nothing in it can end: all but letters, digits and spaces are escaped."""
    escaped = re.sub(r"[^\w ]|_", lambda found: f"\\{ord(found[0]):x} ", text)
    return Markup(f'"{escaped}"')


def _sheet(folder: Path, languages: Sequence[str], people: Sequence[str]) -> ProofSheet:
    """The content, with the drafts that can be shown. Raises NoPageError."""
    loaded = load_with_drafts(folder)
    exhibit = loaded.exhibit
    assert exhibit is not None
    shown = sheet_languages(exhibit, _languages(exhibit, languages))
    return ProofSheet(exhibit, _people(loaded, exhibit, people), folder, shown, loaded)


def _languages(exhibit: Exhibit, codes: Sequence[str]) -> Sequence[str]:
    known = known_languages(exhibit)
    chosen = [canonical_language(code) for code in codes]
    for code, language in zip(codes, chosen, strict=True):
        if language not in known:
            found = f"“{code}” is not a language of the exhibit"
            raise NoPageError(f"{found}; write {' or '.join(known)}.")
    return chosen or exhibit.languages


def _people(loaded: Loaded, exhibit: Exhibit, names: Sequence[str]) -> Sequence[Person]:
    """The lives of these folders in people/, in the exhibit's order; all where none is named."""
    known = [person.id for person in exhibit.people]
    for name in names:
        if name in known:
            continue
        near = near_word(name, known)
        remedy = f"did you mean {near}?" if near else f"write {' or '.join(known)}."
        unread = any(each.file.startswith(f"people/{name}/") for each in loaded.problems)
        fault = (
            "cannot be shown; see uv run app.py check FOLDER"
            if unread
            else f"is no life of the exhibit; {remedy}"
        )
        raise NoPageError(f"“{name}” {fault}")
    return [person for person in exhibit.people if not names or person.id in names]
