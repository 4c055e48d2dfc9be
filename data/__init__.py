"""What is so: the exhibit's files, read, checked and frozen. The front door; no code here."""

from data.edition import Edition, Reading, first_edition, next_edition
from data.edtf_date import A_MOMENT, DatePoint, EdtfDate, parse_date
from data.journey import Leg, legs
from data.load import Loaded, load
from data.model import Chapter, Encounter, Exhibit, Lettering, Person, Place, Point, Source, Stop, View
from data.problem import Problem
from data.snapshot import Signature, signature
from data.words import ENGLISH

__all__ = [
    "A_MOMENT",
    "ENGLISH",
    "Chapter",
    "DatePoint",
    "Edition",
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
    "Reading",
    "Signature",
    "Source",
    "Stop",
    "View",
    "first_edition",
    "legs",
    "load",
    "next_edition",
    "parse_date",
    "signature",
]
