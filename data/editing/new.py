"""`uv run app.py new`: a skeleton to be filled in: an exhibit, a person, a stop, a place, a translation.

Nothing is ever written over. Ends with 0, with 1 when something was not done, with 2 when it cannot run."""

from __future__ import annotations

import argparse
import shlex
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import get_args

from data.editing.new_exhibit import new_exhibit
from data.editing.new_files import RefusedError, new_place, new_stop, new_translation
from data.editing.new_person import new_person
from data.model.exhibit import Certainty, Precision
from data.model.problem import Problem, in_reading_order
from data.reading.load import load
from data.reading.read_person import STOP_LOST
from data.reading.read_yaml import read_front_matter
from data.schema.json_schema import SHIPPED
from data.schema.yaml_schema import StopFields


def main(arguments: Sequence[str]) -> int:
    """Make what was asked for, and say what is to be written next."""
    asked = parser().parse_args(arguments)
    exhibit: Path = asked.exhibit
    if asked.verb != "exhibit" and not (exhibit / "exhibit.yaml").is_file():
        print(f"{exhibit}: there is no exhibit.yaml; name an exhibit’s folder with --exhibit.")
        return 2
    try:
        return MAKE[asked.verb](asked)
    except RefusedError as why:
        print(why)
        return 1
    except OSError as error:
        place = error.filename or exhibit
        print(f"{place}: cannot be read or written ({error.strerror}); check the folder’s rights.")
        return 2


def _exhibit(asked: Namespace) -> int:
    new_exhibit(asked.exhibit, ground=not asked.no_ground)
    print(f"{asked.exhibit} is ready: one life, one stop, one place, one source, every word in English.")
    if asked.no_ground:
        print("The map is a sea of one colour until basemap/ground.pmtiles is there.")
    folder = shlex.quote(str(asked.exhibit))
    _say_next(f"uv run app.py {folder}", f"{PROG} person {shlex.quote('Your Person')} --exhibit {folder}")
    return 0


def _person(asked: Namespace) -> int:
    before = _problems(asked.exhibit)
    person, by_hand = new_person(asked.exhibit, asked.name, asked.id)
    print(f"people/{person}/person.yaml is written.")
    if by_hand:
        print(by_hand)
    _say_what_is_missing(asked.exhibit, before)
    _say_next(f"{PROG} stop {person} {shlex.quote('What happened first')}{_at(asked.exhibit)}")
    return 1 if by_hand else 0


def _stop(asked: Namespace) -> int:
    before = _problems(asked.exhibit)
    path = new_stop(asked.exhibit, asked.person, asked.title, asked.place, asked.date, asked.after)
    print(f"people/{asked.person}/{path.name} is written.")
    alone: list[Problem] = []
    read_front_matter(path, f"people/{asked.person}/{path.name}", StopFields, STOP_LOST, alone)
    _say_what_is_missing(asked.exhibit, before, alone)  # a life that is not read yet does not tell its stops
    _say_next(f"uv run app.py check{_at(asked.exhibit, option='')}")
    return 0


def _place(asked: Namespace) -> int:
    before = _problems(asked.exhibit)
    columns = ("country", "latitude", "longitude", "precision", "certainty")
    known = {column: value for column in columns if (value := getattr(asked, column))}
    place = new_place(asked.exhibit, asked.name, asked.id, known)
    print(f"places.csv has a new last row: {place}.")
    _say_what_is_missing(asked.exhibit, before)
    return 0


def _translation(asked: Namespace) -> int:
    before = _problems(asked.exhibit)
    path = new_translation(asked.exhibit, asked.stop, asked.language)
    print(f"{path.relative_to(asked.exhibit).as_posix()} is written.")
    _say_what_is_missing(asked.exhibit, before)
    return 0


def _problems(exhibit: Path) -> set[Problem]:
    return set(load(exhibit).problems)


def _say_what_is_missing(exhibit: Path, before: set[Problem], more: Sequence[Problem] = ()) -> None:
    missing = in_reading_order([each for each in (*load(exhibit).problems, *more) if each not in before])
    if missing:
        print("Still to write:", *missing, sep="\n")


def _say_next(*commands: str) -> None:
    print("Next:", *(f"  {command}" for command in commands), sep="\n")


def _at(exhibit: Path, option: str = " --exhibit") -> str:
    """The words that name an exhibit's folder; none for the shipped one."""
    return "" if exhibit == SHIPPED else f"{option} {shlex.quote(str(exhibit))}"


MAKE: Mapping[str, Callable[[Namespace], int]] = {
    "exhibit": _exhibit,
    "person": _person,
    "stop": _stop,
    "place": _place,
    "translation": _translation,
}


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
    _add_exhibit_arguments(made["exhibit"])
    adders = {
        "person": _add_person_arguments,
        "stop": _add_stop_arguments,
        "place": _add_place_arguments,
        "translation": _add_translation_arguments,
    }
    for verb, add in adders.items():
        add(made[verb])
        made[verb].add_argument("--exhibit", type=Path, default=SHIPPED, help="the exhibit’s folder")
    return top


def _add_exhibit_arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("exhibit", type=Path, metavar="folder", help="a folder that is not there yet")
    verb.add_argument("--no-ground", action="store_true", help="without the shipped map (13 MB)")


def _add_person_arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("name", help="the full name, in any script")
    _add_id_argument(verb)


def _add_stop_arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("person", help="the person’s folder in people/")
    verb.add_argument("title", help="what happened, in a few words")
    verb.add_argument("--place", default="", help="an id in places.csv")
    verb.add_argument("--date", default="", help="when (EDTF): 1933-09-06, 1872, 1934~")
    verb.add_argument("--after", metavar="STOP", help="the stop it follows, such as 07; else it is the last")


def _add_place_arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("name", help="the name in English, as a label on the map")
    verb.add_argument("--country", default="", help="two letters (ISO 3166-1)")
    verb.add_argument("--latitude", default="", help="degrees north")
    verb.add_argument("--longitude", default="", help="degrees east")
    verb.add_argument("--precision", choices=get_args(Precision), help="what the point stands for")
    verb.add_argument("--certainty", choices=get_args(Certainty), help="how sure the point is")
    _add_id_argument(verb)


def _add_translation_arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "stop", help="the stop: its person’s folder, / and its file, such as sorge/07-tokyo-1933"
    )
    verb.add_argument("language", help="ru, ja, de, fr, or another language’s two letters")


def _add_id_argument(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--id", help="the short name, where the one made of the name will not do")
