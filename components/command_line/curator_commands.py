"""What a curator types: check, locate, new, move, rename, schema, import, export, proof, visits."""

from __future__ import annotations

import click

from components.command_line.command import Command, Group, NameOf
from components.command_line.parameters import EXHIBIT, EXHIBIT_OPTION, JSON, PATH, argument, flag, option

READ_FORMAT = NameOf("Formats", "data.interchange.formats:names")
WRITTEN_FORMAT = NameOf("Formats", "data.interchange.formats:written_names")

NO_GROUND = flag("--no-ground", help="without the ground of the map that ships (13 MB)")

CHECK = Command(
    "check",
    target="data.advice.check:run_check",
    short_help="Say what is to be mended, and what could be better.",
    help="Read an exhibit and say everything there is to mend, and what could be better.",
    examples=["uv run app.py check data/exhibit", "uv run app.py check data/exhibit --upgrade"],
    params=[
        EXHIBIT,
        flag(
            "--upgrade",
            help="list what this version knows and the exhibit does not use: nothing of it is a fault",
        ),
        JSON,
    ],
)

LOCATE = Command(
    "locate",
    target="data.geocoding.locate:run_locate",
    short_help="Propose coordinates for places that lack them, offline.",
    help="Propose coordinates for the places of places.csv that lack them. You choose by number, "
    "type coordinates of your own (59°57′N 30°19′E, 59.95 30.32), s to skip or q to stop. Each choice is "
    "written at once, and nothing else in the file is touched. Names are looked up in the exhibit and in a "
    "table of towns on this machine; the network is used with --online only.",
    examples=["uv run app.py locate data/exhibit --accept-sure"],
    params=[
        EXHIBIT,
        flag(
            "--accept-sure",
            help="ask nothing; take what is at least 92 per cent sure, and 20 more than any other place",
        ),
        flag("--online", help="also ask OpenStreetMap (Nominatim), once a second at most"),
        option(
            "--server",
            metavar="ADDRESS",
            help="with --online: a Nominatim of your own (https://nominatim.openstreetmap.org)",
        ),
        option("--cache", type=PATH, metavar="FOLDER", help="with --online: where answers are kept"),
    ],
)

SCHEMA = Command(
    "schema",
    target="data.schema.json_schema:run_schema",
    short_help="Write JSON Schemas, so that editors complete and check.",
    help="Write what each YAML file may hold, as JSON Schema, into .schema/ of an exhibit.",
    examples=["uv run app.py schema data/exhibit"],
    params=[EXHIBIT],
)

IMPORT = Command(
    "import",
    target="data.interchange.import_file:run_import",
    short_help="Make an exhibit of a file of another program.",
    help="Make a new exhibit of a file of another program; say what is left to do.",
    examples=["uv run app.py import my-map.kmz --to exhibits/my-map --report my-map.txt"],
    params=[
        argument("file", type=PATH, help="the file, at most 50 MB; a table may be CSV or a workbook"),
        option("--to", type=PATH, required=True, metavar="FOLDER", help="a folder not there yet"),
        option("--format", "format_name", type=READ_FORMAT, metavar="NAME", help="if the guess is wrong"),
        option("--sheet", default="", metavar="NAME", help="of a workbook, or its number; else the first"),
        option(
            "--column",
            multiple=True,
            metavar="FIELD=COLUMN",
            help="which column of a table holds what, such as title=item_title; may be given several times; "
            "=COLUMN leaves one out",
        ),
        option("--columns", type=PATH, metavar="FILE", help="such columns, as an import has kept them"),
        option("--encoding", default="", metavar="NAME", help="of a CSV file, if letters come out wrong"),
        option("--language", default="", help="of the texts, such as uk or pt-BR; else as the file says"),
        NO_GROUND,
        option("--report", type=PATH, metavar="FILE", help="a new text file: every note in full"),
    ],
)

EXPORT = Command(
    "export",
    target="data.interchange.export:run_export",
    short_help="Write the stops as a file that other programs read.",
    help="Write the exhibit’s stops as a file other programs read; say what it cannot hold.",
    examples=["uv run app.py export geojson --to lives.geojson"],
    params=[
        argument("format", required=False, type=WRITTEN_FORMAT, help="one of the formats below"),
        EXHIBIT_OPTION,
        option("--language", default="", help="of the texts, such as ru; by default the original"),
        option("--to", type=PATH, metavar="FILE", help="the new file; by default the exhibit’s name"),
        flag("--list", "list_formats", help="the formats, and nothing else"),
    ],
)

PROOF = Command(
    "proof",
    target="components.curator.proof.proof:run_proof",
    short_help="Write every text as one page, to print, correct and sign.",
    help="Write every text of the exhibit into one HTML file, with pictures, sources and doubts, drafts "
    "too: to print, correct and sign, and to send to a colleague who has nothing installed. With more than "
    "one language the translations stand beside the original.",
    examples=["uv run app.py proof", "uv run app.py proof --person sorge --language ru --to sorge.html"],
    params=[
        EXHIBIT,
        option(
            "--to",
            type=PATH,
            metavar="FILE",
            help="the new file; by default the exhibit’s name and the date, in the current folder",
        ),
        option(
            "--language",
            multiple=True,
            metavar="CODE",
            help="a language beside the original; may be given several times; else those that visitors see",
        ),
        option(
            "--person",
            multiple=True,
            metavar="FOLDER",
            help="only this life, by its folder in people/; may be given several times",
        ),
    ],
)

CONTACT_SHEET = Command(
    "contact-sheet",
    target="components.curator.contact_sheet.contact_sheet:run_contact_sheet",
    short_help="Write every picture as one page, to be looked at.",
    help="Write every picture of the exhibit into one HTML file, in the order of the stories: as large as in "
    "a story, small, and cut to a square around its focus, with its size, its proportions and where it is "
    "shown; then what has no picture. Files over 40 KB and wide pictures that are not 2.8:1 are marked.",
    examples=["uv run app.py contact-sheet", "uv run app.py contact-sheet --output pictures.html"],
    params=[
        EXHIBIT,
        option(
            "--output",
            type=PATH,
            metavar="FILE",
            help="the new file; by default the exhibit’s name and the date, in the current folder",
        ),
    ],
)

VISITS = Command(
    "visits",
    target="data.visits.visits:run_visits",
    short_help="Report how the exhibit was used, from the visit log.",
    help="How the exhibit was used, on one page: visits, how long, which stories, where people left. Where "
    "this machine is a kiosk, its visits, whoever asks.",
    examples=["uv run app.py visits --since 2026-01", "uv run app.py visits --csv visits.csv"],
    params=[
        argument(
            "exhibit",
            type=PATH,
            required=False,
            help="the exhibit’s folder; else the kiosk’s or the shipped one",
        ),
        option(
            "--since", default="", metavar="DATE", help="only visits from a year, month or day on: 2026-01"
        ),
        flag("--all", "everything", help="every day, hour and story, on as many lines as that takes"),
        option("--csv", type=PATH, metavar="FILE", help="write a row a visit into this file"),
        JSON,
    ],
)

ID = option("--id", help="the short name, where the one made of the name will not do")

NEW_EXHIBIT = Command(
    "exhibit",
    target="data.editing.new:run_new_exhibit",
    short_help="A folder that is shown at once.",
    help="A folder that is shown at once, with one life to be overwritten.",
    examples=["uv run app.py new exhibit galleries/nansen"],
    params=[
        argument("folder", type=PATH, help="a folder that is not there yet"),
        NO_GROUND,
    ],
)

NEW_PERSON = Command(
    "person",
    target="data.editing.new:run_new_person",
    short_help="A life to be filled in.",
    help="A life to be filled in, named in exhibit.yaml, with a look of its own.",
    examples=['uv run app.py new person "Ida Pfeiffer"'],
    params=[argument("name", help="the full name, in any script"), ID, EXHIBIT_OPTION],
)

NEW_STOP = Command(
    "stop",
    target="data.editing.new:run_new_stop",
    help="A stop of a life to be filled in.",
    examples=['uv run app.py new stop sorge "Lands at Kobe" --place kobe --date 1936-05'],
    params=[
        argument("person", help="the person’s folder in people/"),
        argument("title", help="what happened, in a few words"),
        option("--place", default="", help="an id in places.csv"),
        option("--date", default="", help="when (EDTF): 1933-09-06, 1872, 1934~"),
        option("--after", metavar="STOP", help="the stop it follows, such as 07; else it is the last"),
        EXHIBIT_OPTION,
    ],
)

NEW_PLACE = Command(
    "place",
    target="data.editing.new:run_new_place",
    help="A row at the end of places.csv.",
    examples=['uv run app.py new place "Trondheim" --country NO --latitude 63.43 --longitude 10.4'],
    params=[
        argument("name", help="the name as a label on the map, in the exhibit’s original language"),
        option("--country", default="", help="two letters (ISO 3166-1)"),
        option("--latitude", default="", help="degrees north"),
        option("--longitude", default="", help="degrees east"),
        option(
            "--precision",
            type=click.Choice(["building", "street", "town", "region"]),
            help="what the point stands for",
        ),
        option(
            "--certainty",
            type=click.Choice(["certain", "less-certain", "uncertain"]),
            help="how sure the point is",
        ),
        ID,
        EXHIBIT_OPTION,
    ],
)

NEW_TRANSLATION = Command(
    "translation",
    target="data.editing.new:run_new_translation",
    short_help="A stop in another language, to be filled in.",
    help="A stop in another language, to be filled in.",
    examples=["uv run app.py new translation sorge/yokohama-1933 ru"],
    params=[
        argument("stop", help="the stop: its person’s folder, / and its file, such as sorge/tokyo-1933"),
        argument("language", help="the language’s code (BCP 47), such as ru, pt-BR or zh-Hant"),
        EXHIBIT_OPTION,
    ],
)

NEW_SOURCE = Command(
    "source",
    target="data.editing.new:run_new_source",
    short_help="A row at the end of sources.csv.",
    help="A row at the end of sources.csv. Its id is made of the author's name and the year.",
    examples=['uv run app.py new source "Owen Matthews, An Impeccable Spy, 2019" --kind book'],
    params=[
        argument("citation", help="as a visitor should read it"),
        option(
            "--kind",
            type=click.Choice(
                [
                    *("book", "memoir", "archive", "article", "press", "encyclopaedia", "website"),
                    *("dataset", "general"),
                ]
            ),
            default="general",
            help="what sort of source it is; by default general",
        ),
        option(
            "--consulted",
            type=click.Choice(["full", "excerpts", "data", "none"]),
            default="none",
            help="how far it was read; by default none",
        ),
        ID,
        EXHIBIT_OPTION,
    ],
)

NEW_ENCOUNTER = Command(
    "encounter",
    target="data.editing.new:run_new_encounter",
    short_help="A row at the end of encounters.csv: where two lives touch.",
    help="A row at the end of encounters.csv: where two lives touch. It is shown when it has a text.",
    examples=[
        "uv run app.py new encounter sorge/berlin-1933 kropotkin/finland-1871 "
        '"Two maps of the North" --place berlin'
    ],
    params=[
        argument("stop_a", help="a stop of one life, such as sorge/berlin-1933"),
        argument("stop_b", help="a stop of another life"),
        argument("title", help="a few words"),
        option("--text", default="", help="one or two sentences, in quotes"),
        option("--place", default="", help="an id in places.csv; by default the place of both stops"),
        ID,
        EXHIBIT_OPTION,
    ],
)

NEW_LANGUAGE = Command(
    "language",
    target="data.editing.new:run_new_language",
    short_help="Columns and words for translations into a language.",
    help="Prepare the exhibit for translations into a language: a column for it in each table with texts, a "
    "file of the words on the buttons, and its code in exhibit.yaml. Visitors see nothing of it yet.",
    examples=["uv run app.py new language uk"],
    params=[
        argument("language", help="the language’s code (BCP 47), such as ru, pt-BR or zh-Hant"),
        EXHIBIT_OPTION,
    ],
)

NEW_PICTURE = Command(
    "picture",
    target="data.editing.new:run_new_picture",
    short_help="The screen’s version of a photograph, and its row in pictures.csv.",
    help="Make the screen’s version of a picture: upright, in the colours of screens, small enough, without "
    "what a camera wrote into it. JPEG, HEIC, TIFF, PNG, WebP, AVIF, GIF, BMP, JPEG 2000 and SVG are read. "
    "The original is kept in originals/ of the exhibit and never shown. In a terminal you are asked for what "
    "the options do not say; what stays open is left to do.",
    examples=["uv run app.py new picture IMG_0123.HEIC --stop sorge/yokohama-1933"],
    params=[
        argument("file", type=PATH, help="the picture’s file; of one in pictures/ its name is enough"),
        option("--alt", help="what is seen, in a sentence, in the exhibit’s original language"),
        option("--creator", help="who made it"),
        option("--year", help="when"),
        option("--licence", help="such as CC0-1.0, CC-BY-4.0, public domain"),
        option("--source", help="where it came from"),
        option("--focus", help="what stays visible where it is cut: 50% 20% from left and top, or top"),
        option("--stop", help="the story that shows it, such as sorge/yokohama-1933"),
        ID,
        EXHIBIT_OPTION,
    ],
)

NEW_GROUND = Command(
    "ground",
    target="data.editing.new:run_new_ground",
    short_help="The ground of the map that ships (13 MB).",
    help="Copy the ground of the map that ships into an exhibit without one: land, water and relief, their "
    "credits, and the names written on the map.",
    examples=["uv run app.py new ground --exhibit galleries/nansen"],
    params=[EXHIBIT_OPTION],
)

MOVE = Command(
    "move",
    target="data.editing.rearrange:run_move",
    short_help="Put a stop at another place in its life.",
    help="Put a stop at another place in its life. The numbers of the files change as far as needed, with "
    "those of their translations; ids, and whatever names the stops, stay as they are.",
    examples=[
        "uv run app.py move sorge/yokohama-1933 --after sorge/tokyo-1933",
        "uv run app.py move sorge/yokohama-1933 --first",
    ],
    params=[
        argument("stop", help="the stop: its person’s folder, / and its name, such as sorge/yokohama-1933"),
        option("--after", metavar="STOP", help="the stop of the same life that it shall follow"),
        flag("--first", help="make it the first of its life"),
        EXHIBIT_OPTION,
    ],
)

RENAME = Command(
    "rename",
    target="data.editing.rearrange:run_rename",
    short_help="Give a stop, place, picture, sound, source or person another id.",
    help="Give a stop, a place, a picture, a sound, a source or a person another id. Whatever names it "
    "follows: stories, tables, translations, the file of a picture or a sound, the folder of a person. All "
    "files change, or none.",
    examples=[
        "uv run app.py rename stop sorge/yokohama-1933 arrival-1933",
        "uv run app.py rename place yokohama-pier yokohama-harbour",
    ],
    params=[
        argument(
            "kind",
            type=click.Choice(["stop", "place", "picture", "sound", "source", "person"]),
            help="what is renamed",
        ),
        argument("old", help="its id now; of a stop with its person, such as sorge/yokohama-1933"),
        argument("new", help="its new id; of a stop without its person and without a number"),
        EXHIBIT_OPTION,
    ],
)

NEW = Group(
    "new",
    short_help="Write a file to be filled in.",
    help="Write a skeleton to be filled in: every field with its meaning. Never over a file.",
    examples=['uv run app.py new person "Ida Pfeiffer"'],
    subcommands=[
        *(NEW_EXHIBIT, NEW_PERSON, NEW_STOP, NEW_PLACE, NEW_SOURCE, NEW_ENCOUNTER, NEW_TRANSLATION),
        *(NEW_PICTURE, NEW_LANGUAGE, NEW_GROUND),
    ],
)
