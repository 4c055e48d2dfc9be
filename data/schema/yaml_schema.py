"""The fields of the YAML files that curators write: limits, meaning and an example.

The class docstrings head the tables of fields in `data/FIELDS.md` and describe the JSON schemas.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from data.model.exhibit import Certainty, LegCertainty, LineStyle, MarkerShape, Standing, Travel
from data.model.limits import MOST_ROWS, MOST_STOPS
from data.schema.field_types import (
    COLOUR_PATTERN,
    FILE_NAME_PATTERN,
    Address,
    CostsItselfAlone,
    Course,
    Edtf,
    Fields,
    Id,
    LanguageCode,
    Latitude,
    Longitude,
    Markdown,
    NonEmptyText,
    OptionalId,
    Since,
)

DRAFT = "true keeps it out of the gallery until the line is deleted; the preview shows it"
DraftFlag = Annotated[bool, Since("0.3.0"), Field(description=DRAFT, examples=["true"])]


class ChapterFields(Fields):
    """A chapter in person.yaml."""

    id: Id = Field(description="Short name used by the stops", examples=["tokyo"])
    title: NonEmptyText = Field(description="As visitors read it", examples=["The spy in Tokyo"])
    question: Annotated[str, Since("0.5.0")] = Field(
        "",
        description="What a visitor would like to know; its stories answer it",
        examples=["How do you hide among friends?"],
    )


class PortraitFields(Fields):
    """A person's portrait at one age, in person.yaml."""

    wide: str = Field(
        "",
        description="Id in pictures.csv, of a picture about 2.8 times as wide as high",
        examples=["ramsay-wide"],
    )
    upright: str = Field("", description="Id in pictures.csv, of a picture of about 4:5", examples=["ramsay"])


NO_PORTRAIT = PortraitFields(wide="", upright="")


class PortraitsFields(Fields):
    """portraits in person.yaml."""

    young: PortraitFields = Field(
        default=NO_PORTRAIT, description="The person when young", examples=["{wide: ramsay-young-wide}"]
    )
    old: PortraitFields = Field(
        default=NO_PORTRAIT,
        description="The person as most people know them",
        examples=["{wide: ramsay-wide, upright: ramsay}"],
    )


class QuotationFields(Fields):
    """quotation in the head of a stop."""

    words: NonEmptyText = Field(
        description="The words, without quotation marks; 25 at most", examples=["I have always been alone."]
    )
    speaker: NonEmptyText = Field(description="Whose words they are", examples=["Richard Sorge"])
    date: Edtf = Field(
        None, description="When they were said, written or first printed", examples=["1941-09-14"]
    )
    source: str = Field(
        "", description="Id in sources.csv; needed where standing is documented", examples=["MATTHEWS2019"]
    )
    standing: Standing = Field(
        "documented",
        description="Whether a document has the words, or they are only told",
        examples=["attributed"],
    )
    language: LanguageCode | None = Field(
        None,
        description="Language of the words as they stand here (BCP 47); left out, the exhibit’s own",
        examples=["de"],
    )
    translated_from: LanguageCode | None = Field(
        None, description="Language they were said in, where the words are a translation", examples=["ru"]
    )


class LegendOrFactFields(Fields):
    """legend_or_fact in the head of a stop: what visitors find under “Legend or fact?”."""

    told: Annotated[NonEmptyText, Markdown()] = Field(
        description="What is told, in a sentence or two", examples=["He is said to have laughed."]
    )
    known: Annotated[NonEmptyText, Markdown()] = Field(
        description="What is known, in a sentence or two", examples=["No witness wrote of it."]
    )


class PersonFields(Fields):
    """people/<person>/person.yaml: one life."""

    name: NonEmptyText = Field(description="Full name", examples=["Richard Sorge"])
    short_name: NonEmptyText = Field(description="As a button says it", examples=["Sorge"])
    epithet: NonEmptyText = Field(description="A few words under the name", examples=["The spy in Tokyo"])
    born: Edtf = Field(None, description="Date of birth (EDTF), if it is known", examples=["1895-10-04"])
    died: Edtf = Field(None, description="Date of death (EDTF), if it is known", examples=["1944-11-07"])
    introduction: NonEmptyText = Field(
        description="Who this is, in one or two sentences", examples=["A German who spied."]
    )
    colour: str = Field(
        description="Colour of the life's line and markers",
        pattern=COLOUR_PATTERN,
        examples=['"#9e2b25"'],
    )
    line: LineStyle = Field(description="How the life's way is drawn on the map", examples=["single"])
    marker: MarkerShape = Field(description="Shape of the life's markers", examples=["circle"])
    call: Annotated[str, Since("0.5.0")] = Field(
        "", description="The life in two or three words, for the first choice of a visit", examples=["A spy."]
    )
    closing_question: Annotated[str, Since("0.5.0")] = Field(
        "",
        description="What the life leaves a visitor to think about; stands at its end",
        examples=["Can one spy change a war?"],
    )
    portraits: Annotated[PortraitsFields, Since("0.5.0")] = Field(
        default=PortraitsFields(young=NO_PORTRAIT, old=NO_PORTRAIT),
        description="Pictures of the person",
        examples=["{old: {wide: ramsay-wide, upright: ramsay}}"],
    )
    chapters: list[ChapterFields] = Field(
        description="The parts of the life, in order",
        min_length=1,
        examples=["[{id: tokyo, title: The spy in Tokyo}]"],
    )
    formerly: Annotated[list[Id], Since("0.4.0")] = Field(
        default=[],
        description="Names that this folder had before: references to them still lead here",
        examples=["[ramsay]"],
    )
    draft: DraftFlag = False


class StopFields(Fields):
    """people/<person>/NN-name.md: the head of a stop's file; the story stands below it."""

    title: Annotated[str, Field(min_length=1, max_length=80)] = Field(
        description="What happened, in a few words that no other stop has", examples=["Lands at Yokohama"]
    )
    place: OptionalId = Field(
        "",
        description="Id in places.csv; left out where the story belongs to none, and is not on the map",
        examples=["yokohama-pier"],
    )
    date: Edtf = Field(
        None, description="When (EDTF); left out where no date is known", examples=["1933-09-06"]
    )
    old_style: Edtf = Field(
        None, description="The Julian date, where that calendar was used", examples=["1895-09-22"]
    )
    chapter: Id = Field(description="Id of a chapter in person.yaml", examples=["tokyo"])
    picture: str = Field("", description="Id in pictures.csv", examples=["sorge-liner"])
    audio: Annotated[str, Since("0.5.0")] = Field(
        "", description="Id in audio.csv: a sound that a visitor may start", examples=["morse-call"]
    )
    highlight: bool = Field(False, description="One of the life's 8 to 10 great moments", examples=["true"])
    certainty: Certainty = Field("certain", description="How sure the event is", examples=["less-certain"])
    present: bool = Field(True, description="false where the person was not there", examples=["false"])
    leg: LegCertainty = Field(
        "certain", description="How sure the way there is; none draws no way", examples=["presumed"]
    )
    via: list[Id] = Field(
        default=[], description="Places the way led through, in order", examples=["[new-york, vancouver]"]
    )
    travel: Travel | None = Field(None, description="How the person travelled", examples=["ship"])
    course: Annotated[Course, Since("0.4.0")] = Field(
        "",
        description="The way there as it went: points in degrees, latitude first, parted by commas",
        examples=["45.65 13.76, 45.43 12.33"],
    )
    zoom: Annotated[float | None, Since("0.4.0")] = Field(
        None,
        description="How near the map is when the story opens: 5 shows a country, 10 a town, 15 a street; "
        "left out, it is near enough to part the markers",
        ge=2,
        le=17,
        examples=["13"],
    )
    mentions: list[Id] = Field(
        default=[], description="Further places the story names", examples=["[le-locle]"]
    )
    sources: list[Id] = Field(description="Ids in sources.csv", min_length=1, examples=["[MATTHEWS2019]"])
    doubt: Annotated[str, Markdown()] = Field(
        "", description="Where sources disagree, in a sentence", examples=["A few say 8 September."]
    )
    quotation: Annotated[QuotationFields | None, Since("0.5.0")] = Field(
        None,
        description="Words of somebody in the story; shown below it",
        examples=[
            '{words: "I was an anarchist.", speaker: Peter Kropotkin, date: 1899, source: MEMOIRS1899}'
        ],
    )
    legend_or_fact: Annotated[LegendOrFactFields | None, Since("0.5.0")] = Field(
        None,
        description="A tale that visitors may have heard, and what is known of it",
        examples=['{told: "He is said to have laughed.", known: "No witness wrote of it."}'],
    )
    formerly: Annotated[list[Id], Since("0.4.0")] = Field(
        default=[],
        description="Names that this file had before, without .md: references to them still lead here",
        examples=["[12-yokohama-pier]"],
    )
    draft: DraftFlag = False


class ViewFields(Fields):
    """opening_view in exhibit.yaml, in degrees."""

    south: Latitude = Field(description="Southern edge", examples=["26"])
    west: Longitude = Field(description="Western edge", examples=["-2"])
    north: Latitude = Field(description="Northern edge", examples=["64"])
    east: Longitude = Field(description="Eastern edge", examples=["145"])


class ScreenFields(Fields):
    """screen in exhibit.yaml."""

    pixel_pitch: float = Field(
        0.248, description="Millimetres per pixel of the gallery's screen", gt=0.05, lt=2, examples=["0.248"]
    )


SHIPPED_COLOUR, SHIPPED_FONT, NO_LOGO = (
    "The colour that ships is shown.",
    "The font that ships is shown.",
    "No logo is shown.",
)
Colour = Annotated[str | None, Field(pattern=COLOUR_PATTERN), CostsItselfAlone(SHIPPED_COLOUR)]
FontName = Annotated[str | None, Field(pattern=FILE_NAME_PATTERN), CostsItselfAlone(SHIPPED_FONT)]


class ColoursFields(Fields):
    """colours within look in exhibit.yaml."""

    paper: Colour = Field(
        None,
        description="What texts stand on, in quotation marks because of the #; left out, parchment",
        examples=['"#ffffff"'],
    )
    ink: Colour = Field(None, description="Text", examples=['"#1d2433"'])
    accent: Colour = Field(
        None,
        description="Encounters, the mark of the keyboard’s focus, the edge of a slide",
        examples=['"#8a1f4b"'],
    )
    ink_soft: Colour = Field(
        None,
        description="Text of second rank; left out, ink with a little of the paper in it",
        examples=['"#4a5163"'],
    )
    paper_deep: Colour = Field(
        None,
        description="The ground of bars and buttons; left out, paper with a little ink in it",
        examples=['"#eef0f4"'],
    )
    paper_edge: Colour = Field(
        None,
        description="Fine lines between things; left out, paper with more ink in it",
        examples=['"#c3c8d2"'],
    )


class LogoFields(Fields):
    """logo within look in exhibit.yaml."""

    file: Annotated[str, Field(pattern=FILE_NAME_PATTERN)] = Field(
        description="File in look/, with the name as it is there: SVG, PNG, WebP or JPEG",
        examples=["logo.svg"],
    )
    alternative: NonEmptyText = Field(
        description="What it says, for those who do not see it", examples=["Museum of the Sea"]
    )


class FontsFields(Fields):
    """fonts within look in exhibit.yaml."""

    regular: FontName = Field(
        None,
        description="The text’s font, a file in look/ (WOFF2, WOFF, TTF, OTF); a variable one has bold too",
        examples=["Museum.woff2"],
    )
    italic: FontName = Field(
        None, description="Its italics; left out, the letters are slanted", examples=["Museum-Italic.woff2"]
    )
    bold: FontName = Field(
        None, description="Its bold; left out, the letters are thickened", examples=["Museum-Bold.woff2"]
    )
    bold_italic: FontName = Field(None, description="Its bold italics", examples=["Museum-BoldItalic.woff2"])


class LookFields(Fields):
    """look in exhibit.yaml."""

    logo: Annotated[LogoFields | None, CostsItselfAlone(NO_LOGO)] = Field(
        None,
        description="Stands on the first screens; its file is in look/",
        examples=["{file: logo.svg, alternative: Museum of the Sea}"],
    )
    colours: Annotated[ColoursFields | None, CostsItselfAlone("The colours that ship are shown.")] = Field(
        None,
        description="Colours of paper and ink; those that are left out follow from the others",
        examples=['{paper: "#ffffff", ink: "#1d2433", accent: "#8a1f4b"}'],
    )
    fonts: Annotated[FontsFields | None, CostsItselfAlone(SHIPPED_FONT)] = Field(
        None, description="Fonts of all texts; their files are in look/", examples=["{regular: Museum.woff2}"]
    )


class ExhibitFields(Fields):
    """exhibit.yaml: the whole."""

    title: NonEmptyText = Field(description="The exhibit's name", examples=["Two lives, one map"])
    subtitle: NonEmptyText = Field(
        description="One line below it", examples=["Richard Sorge and Peter Kropotkin"]
    )
    welcome: NonEmptyText = Field(description="What a visitor reads first", examples=["Tap a place."])
    languages: list[LanguageCode] = Field(
        description="Languages of the exhibit (BCP 47); the first is the opening one",
        min_length=1,
        examples=["[en]"],
    )
    original_language: Annotated[LanguageCode | None, Since("0.2.0")] = Field(
        None,
        description="Language of the texts in files without a language in their names. Left out, it is en if "
        "that is one of the languages, or if there are translations into the first one; else the first one",
        examples=["uk"],
    )
    people: list[Id] = Field(
        description="Folders in people/, in order", min_length=1, examples=["[sorge, kropotkin]"]
    )
    opening_view: ViewFields | None = Field(
        None,
        description="What the map shows first; left out, all stops and a little around",
        examples=["{south: 26, west: -2, north: 64, east: 145}"],
    )
    idle_seconds: int = Field(
        60,
        description="Seconds without a touch before “Still reading?” is shown, 45 to 180",
        ge=45,
        le=180,
        examples=["60"],
    )
    screen: ScreenFields = Field(
        default=ScreenFields(pixel_pitch=0.248),
        description="The gallery's screen",
        examples=["{pixel_pitch: 0.248}"],
    )
    look: Annotated[LookFields | None, Since("0.6.0"), CostsItselfAlone("The look that ships is shown.")] = (
        Field(
            None,
            description="The museum's own logo, colours and fonts",
            examples=["{logo: {file: logo.svg, alternative: Museum of the Sea}}"],
        )
    )
    take_home: Annotated[Address, Since("0.7.0"), CostsItselfAlone("No code is shown.")] = Field(
        "",
        description="Address of a page that visitors take home at the end of a life, as a QR code for their "
        "telephones",
        examples=["https://museum.example/two-lives"],
    )
    most_stops: Annotated[int | None, Since("0.4.0")] = Field(
        None,
        description=f"How many stops may be shown, if more than {MOST_STOPS:,} are meant: so many open and "
        "answer slowly",
        ge=1,
        le=MOST_ROWS,
        examples=["5000"],
    )
    computed_encounters: Annotated[bool, Since("0.7.0")] = Field(
        True,
        description="Whether encounters that follow from the dates and places of the stories are shown "
        "beside those of encounters.csv",
        examples=["false"],
    )
    visit_log: bool = Field(
        True,
        description="Whether visits are counted, on this machine only and without anything personal",
        examples=["false"],
    )
