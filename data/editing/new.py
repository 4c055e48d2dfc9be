"""The new command, `uv run app.py new`: adds an exhibit, a person, a stop, a place or a translation.

It never overwrites a file. Exit codes: 0 when everything is written; 1 when something is not; 2 when the
command cannot run.
"""

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

PROG = "uv run app.py new"
SUBCOMMANDS = {
    "exhibit": ("A folder that is shown at once, with one life to be overwritten", "galleries/nansen"),
    "person": ("A life to be filled in, named in exhibit.yaml, with a look of its own", '"Ida Pfeiffer"'),
    "stop": ("A stop of a life to be filled in", 'sorge "Lands at Kobe" --place kobe --date 1936-05'),
    "place": ("A row at the end of places.csv", '"Trondheim" --country NO --latitude 63.43 --longitude 10.4'),
    "translation": ("A stop in another language, to be filled in", "sorge/13-yokohama-1933 ru"),
}
"""By subcommand: what it writes, and an example of its arguments."""


def main(arguments: Sequence[str]) -> int:
    """Run a subcommand, and print what is still to be written. Returns the exit code."""
    options = _parser().parse_args(arguments)
    exhibit: Path = options.exhibit
    if options.subcommand != "exhibit" and not (exhibit / "exhibit.yaml").is_file():
        print(f"{exhibit}: there is no exhibit.yaml; name an exhibit’s folder with --exhibit.")
        return 2
    try:
        return RUN[options.subcommand](options)
    except RefusedError as error:
        print(error)
        return 1
    except OSError as error:
        path = error.filename or exhibit
        print(f"{path}: cannot be read or written ({error.strerror}); check the folder’s rights.")
        return 2


def _exhibit(options: Namespace) -> int:
    new_exhibit(options.exhibit, ground=not options.no_ground)
    print(f"{options.exhibit} is ready: one life, one stop, one place, one source, every word in English.")
    if options.no_ground:
        print("The map is a sea of one colour until basemap/ground.pmtiles is there.")
    folder = shlex.quote(str(options.exhibit))
    _print_next(f"uv run app.py {folder}", f"{PROG} person {shlex.quote('Your Person')} --exhibit {folder}")
    return 0


def _person(options: Namespace) -> int:
    before = _problems(options.exhibit)
    person, by_hand = new_person(options.exhibit, options.name, options.id)
    print(f"people/{person}/person.yaml is written.")
    if by_hand:
        print(by_hand)
    _print_new_problems(options.exhibit, before)
    _print_next(f"{PROG} stop {person} {shlex.quote('What happened first')}{_folder(options.exhibit)}")
    return 1 if by_hand else 0


def _stop(options: Namespace) -> int:
    before = _problems(options.exhibit)
    path = new_stop(
        options.exhibit, options.person, options.title, options.place, options.date, options.after
    )
    name = f"people/{options.person}/{path.name}"
    print(f"{name} is written.")
    # While person.yaml is incomplete, `load` does not read the person's stops: read the new one by itself.
    of_stop: list[Problem] = []
    read_front_matter(path, name, StopFields, STOP_LOST, of_stop)
    _print_new_problems(options.exhibit, before, of_stop)
    _print_next(f"uv run app.py check{_folder(options.exhibit, option='')}")
    return 0


def _place(options: Namespace) -> int:
    before = _problems(options.exhibit)
    columns = ("country", "latitude", "longitude", "precision", "certainty")
    known = {column: value for column in columns if (value := getattr(options, column))}
    place = new_place(options.exhibit, options.name, options.id, known)
    print(f"places.csv has a new last row: {place}.")
    _print_new_problems(options.exhibit, before)
    return 0


def _translation(options: Namespace) -> int:
    before = _problems(options.exhibit)
    path = new_translation(options.exhibit, options.stop, options.language)
    print(f"{path.relative_to(options.exhibit).as_posix()} is written.")
    _print_new_problems(options.exhibit, before)
    return 0


RUN: Mapping[str, Callable[[Namespace], int]] = {
    "exhibit": _exhibit,
    "person": _person,
    "stop": _stop,
    "place": _place,
    "translation": _translation,
}


def _problems(exhibit: Path) -> set[Problem]:
    return set(load(exhibit).problems)


def _print_new_problems(exhibit: Path, before: set[Problem], more: Sequence[Problem] = ()) -> None:
    new = in_reading_order([each for each in (*load(exhibit).problems, *more) if each not in before])
    if new:
        print("Still to write:", *new, sep="\n")


def _print_next(*commands: str) -> None:
    print("Next:", *(f"  {command}" for command in commands), sep="\n")


def _folder(exhibit: Path, option: str = " --exhibit") -> str:
    """The argument that names an exhibit's folder; empty for the shipped exhibit, which is the default."""
    return "" if exhibit == SHIPPED else f"{option} {shlex.quote(str(exhibit))}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=PROG,
        description="Write a skeleton to be filled in: every field with its meaning. Never over a file.",
        epilog=f'Example: {PROG} person "Ida Pfeiffer"',
    )
    subparsers = parser.add_subparsers(required=True, dest="subcommand", metavar="|".join(SUBCOMMANDS))
    subcommands = {
        name: subparsers.add_parser(
            name,
            help=what[0].lower() + what[1:],
            description=f"{what}.",
            epilog=f"Example: {PROG} {name} {example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,  # Keeps the example on one line.
        )
        for name, (what, example) in SUBCOMMANDS.items()
    }
    _add_exhibit_arguments(subcommands["exhibit"])
    _add_person_arguments(subcommands["person"])
    _add_stop_arguments(subcommands["stop"])
    _add_place_arguments(subcommands["place"])
    _add_translation_arguments(subcommands["translation"])
    return parser


def _add_exhibit_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("exhibit", type=Path, metavar="folder", help="a folder that is not there yet")
    parser.add_argument("--no-ground", action="store_true", help="without the shipped map (13 MB)")


def _add_person_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="the full name, in any script")
    _add_id_option(parser)
    _add_exhibit_option(parser)


def _add_stop_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("person", help="the person’s folder in people/")
    parser.add_argument("title", help="what happened, in a few words")
    parser.add_argument("--place", default="", help="an id in places.csv")
    parser.add_argument("--date", default="", help="when (EDTF): 1933-09-06, 1872, 1934~")
    parser.add_argument(
        "--after", metavar="STOP", help="the stop it follows, such as 07; else it is the last"
    )
    _add_exhibit_option(parser)


def _add_place_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="the name in English, as a label on the map")
    parser.add_argument("--country", default="", help="two letters (ISO 3166-1)")
    parser.add_argument("--latitude", default="", help="degrees north")
    parser.add_argument("--longitude", default="", help="degrees east")
    parser.add_argument("--precision", choices=get_args(Precision), help="what the point stands for")
    parser.add_argument("--certainty", choices=get_args(Certainty), help="how sure the point is")
    _add_id_option(parser)
    _add_exhibit_option(parser)


def _add_translation_arguments(parser: argparse.ArgumentParser) -> None:
    where = "the stop: its person’s folder, / and its file, such as sorge/07-tokyo-1933"
    parser.add_argument("stop", help=where)
    parser.add_argument("language", help="ru, ja, de, fr, or another language’s two letters")
    _add_exhibit_option(parser)


def _add_id_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--id", help="the short name, where the one made of the name will not do")


def _add_exhibit_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--exhibit", type=Path, default=SHIPPED, help="the exhibit’s folder")
