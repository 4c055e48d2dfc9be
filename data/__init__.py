"""What is so: the exhibit's files, read, checked and frozen. The front door; no code here."""

from data.edtf_date import A_MOMENT, DatePoint, EdtfDate, parse_date
from data.journey import Leg, legs
from data.load import Loaded, load
from data.model import Chapter, Encounter, Exhibit, Lettering, Person, Place, Point, Source, Stop, View
from data.problem import Problem
from data.words import ENGLISH

__all__ = [
    "A_MOMENT",
    "ENGLISH",
    "Chapter",
    "DatePoint",
    "EdtfDate",
    "Encounter",
    "Exhibit",
    "Leg",
    "Lettering",
    "Loaded",
    "Person",
    "Place",
    "Point",
    "Problem",
    "Source",
    "Stop",
    "View",
    "legs",
    "load",
    "parse_date",
]
