"""What is so: the exhibit's files, read, checked and frozen. The front door; no code here."""

from data.advise import advise
from data.completeness import completeness
from data.edition import Edition, Reading, first_edition, next_edition
from data.edtf_date import A_MOMENT, DatePoint, EdtfDate, parse_date
from data.frame import Lettering, View
from data.journey import Leg, legs
from data.last_good import LastGood
from data.load import Loaded, load
from data.model import Chapter, Encounter, Exhibit, Person, Place, Point, Source, Stop
from data.problem import Advice, Problem
from data.snapshot import Signature, signature
from data.state_folder import state_folder
from data.texts import ORIGINAL, ChapterText, EncounterText, ExhibitText, PersonText, StopText
from data.visit import ToldVisit, Visit, kept_visit
from data.visit_lines import visits_on
from data.visit_log import VisitLog, visits_folder
from data.words import ENGLISH

__all__ = [
    "A_MOMENT",
    "ENGLISH",
    "ORIGINAL",
    "Advice",
    "Chapter",
    "ChapterText",
    "DatePoint",
    "Edition",
    "EdtfDate",
    "Encounter",
    "EncounterText",
    "Exhibit",
    "ExhibitText",
    "LastGood",
    "Leg",
    "Lettering",
    "Loaded",
    "Person",
    "PersonText",
    "Place",
    "Point",
    "Problem",
    "Reading",
    "Signature",
    "Source",
    "Stop",
    "StopText",
    "ToldVisit",
    "View",
    "Visit",
    "VisitLog",
    "advise",
    "completeness",
    "first_edition",
    "kept_visit",
    "legs",
    "load",
    "next_edition",
    "parse_date",
    "signature",
    "state_folder",
    "visits_folder",
    "visits_on",
]
