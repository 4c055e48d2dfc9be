"""What is so: the exhibit's files, read, checked and frozen. The front door; no code here."""

from data.edtf_date import A_MOMENT, DatePoint, EdtfDate, parse_date
from data.frame import Lettering, View
from data.journey import Leg, legs
from data.load import Loaded, load
from data.model import Chapter, Encounter, Exhibit, Person, Place, Point, Source, Stop
from data.problem import Problem
from data.texts import ORIGINAL, ChapterText, EncounterText, ExhibitText, PersonText, StopText
from data.words import ENGLISH

__all__ = [
    "A_MOMENT",
    "ENGLISH",
    "ORIGINAL",
    "Chapter",
    "ChapterText",
    "DatePoint",
    "EdtfDate",
    "Encounter",
    "EncounterText",
    "Exhibit",
    "ExhibitText",
    "Leg",
    "Lettering",
    "Loaded",
    "Person",
    "PersonText",
    "Place",
    "Point",
    "Problem",
    "Source",
    "Stop",
    "StopText",
    "View",
    "legs",
    "load",
    "parse_date",
]
