"""What may be typed after `uv run app.py new`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import get_args

from data.model.exhibit import Certainty, Precision
from data.schema.json_schema import SHIPPED

PROG = "uv run app.py new"
WHAT = {
    "exhibit": ("A folder that is shown at once, with one life to be overwritten", "galleries/nansen"),
    "person": ("A life to be filled in, named in exhibit.yaml, with a look of its own", '"Ida Pfeiffer"'),
    "stop": ("A stop of a life to be filled in", 'sorge "Lands at Kobe" --place kobe --date 1936-05'),
    "place": ("A row at the end of places.csv", '"Trondheim" --country NO --latitude 63.43 --longitude 10.4'),
    "translation": ("A stop in another language, to be filled in", "sorge/13-yokohama-1933 ru"),
}
"""What each verb makes, and an example."""


def parser() -> argparse.ArgumentParser:
    """The words of every verb; what was typed comes back with its `verb`."""
    top = argparse.ArgumentParser(
        prog=PROG,
        description="Write a skeleton to be filled in: every field with its meaning. Never over a file.",
        epilog=f'Example: {PROG} person "Ida Pfeiffer"',
    )
    verbs = top.add_subparsers(required=True, dest="verb", metavar="|".join(WHAT))
    made = {
        verb: verbs.add_parser(
            verb,
            help=what[0].lower() + what[1:],
            description=f"{what}.",
            epilog=f"Example: {PROG} {verb} {example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,  # an example stays on its line
        )
        for verb, (what, example) in WHAT.items()
    }
    _exhibit(made["exhibit"])
    adders = {"person": _person, "stop": _stop, "place": _place, "translation": _translation}
    for verb, add in adders.items():
        add(made[verb])
        made[verb].add_argument("--exhibit", type=Path, default=SHIPPED, help="the exhibit’s folder")
    return top


def _exhibit(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("exhibit", type=Path, metavar="folder", help="a folder that is not there yet")
    verb.add_argument("--no-ground", action="store_true", help="without the shipped map (13 MB)")


def _person(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("name", help="the full name, in any script")
    _id(verb)


def _stop(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("person", help="the person’s folder in people/")
    verb.add_argument("title", help="what happened, in a few words")
    verb.add_argument("--place", default="", help="an id in places.csv")
    verb.add_argument("--date", default="", help="when (EDTF): 1933-09-06, 1872, 1934~")
    verb.add_argument("--after", metavar="STOP", help="the stop it follows, such as 07; else it is the last")


def _place(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("name", help="the name in English, as a label on the map")
    verb.add_argument("--country", default="", help="two letters (ISO 3166-1)")
    verb.add_argument("--latitude", default="", help="degrees north")
    verb.add_argument("--longitude", default="", help="degrees east")
    verb.add_argument("--precision", choices=get_args(Precision), help="what the point stands for")
    verb.add_argument("--certainty", choices=get_args(Certainty), help="how sure the point is")
    _id(verb)


def _translation(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "stop", help="the stop: its person’s folder, / and its file, such as sorge/07-tokyo-1933"
    )
    verb.add_argument("language", help="ru, ja, de, fr, or another language’s two letters")


def _id(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--id", help="the short name, where the one made of the name will not do")
