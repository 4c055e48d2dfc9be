"""The public interface of `data`: the names that `components` may import. No code here."""

from data.advice.advise import advise
from data.advice.completeness import completeness, is_stale
from data.advice.ground import missing_ground_advice
from data.advice.stories import LONGEST_SENTENCE, LONGEST_STORY, SHORTEST_STORY
from data.editions.edition import Edition, EditionUpdate, first_edition, next_edition
from data.editions.installed_kiosk import KIOSK_STATE, InstalledKiosk, as_root, installed_kiosk
from data.editions.last_good import LastGood
from data.editions.snapshot import Signature, signature
from data.editions.state_folder import state_folder
from data.model.address import ascii_address
from data.model.atomic_write import atomic_write, create_file
from data.model.colours import TEXT_CONTRAST, contrast, least_contrast, mixed, readable
from data.model.computed_encounters import ComputedEncounter, computed_encounters
from data.model.counted import counted
from data.model.drafts import Draft, without_drafts
from data.model.edtf_date import LESS_THAN_A_DAY, DatePoint, EdtfDate, parse_date
from data.model.exhibit import (
    Chapter,
    Encounter,
    Exhibit,
    GlossaryTerm,
    Person,
    Picture,
    Place,
    Point,
    Source,
    Stop,
    WhosWhoEntry,
    WorldEvent,
)
from data.model.languages import canonical_language, language_name, locale_of, text_direction
from data.model.leg import Leg, legs
from data.model.life_track import LifeSpan, LifeState, life_track, time_span
from data.model.longitudes import USUAL_CUT, Interval, shifted, widest_gap
from data.model.look import SHIPPED_COLOURS, Font, Logo, Look
from data.model.map_settings import LARGEST_WORLD_ZOOM, Ground, Lettering, LocalGround, Screen, View, sheet_of
from data.model.mercator import TILE_SIZE, WORLD_SIZE, Pixel, to_degrees, to_pixel
from data.model.near_word import near_word
from data.model.problem import Advice, Problem, with_consequences
from data.model.sound import Caption, Sound
from data.model.texts import (
    ChapterText,
    EncounterText,
    ExhibitText,
    PersonText,
    ShownText,
    StopText,
    shown_text,
)
from data.model.toponym_of_time import dated_toponyms, toponym_at
from data.reading.font_file import FONT_TYPES
from data.reading.load import Loaded, load
from data.reading.picture_format import MEDIA_TYPES
from data.reading.prose import as_read, count_words, sentences
from data.reading.read_ground import GROUND_FILE
from data.reading.sound_format import SOUND_TYPES
from data.reading.story_markdown import story_html
from data.reading.story_terms import PERSON, TERM, StoryTerms
from data.reading.tile_files import (
    MAX_TILE_BYTES,
    MBTILES_SIGNATURE,
    directory_entries,
    fetch_one,
    open_database,
    picture_type,
    unfolded,
)
from data.schema.interface_strings import ENGLISH
from data.visits.visit import SubmittedVisit, accepted_visit
from data.visits.visit_log import VisitLog, visits_folder, visits_on

__all__ = [
    "ComputedEncounter",
    "computed_encounters",
    "counted",
    "ENGLISH",
    "FONT_TYPES",
    "GROUND_FILE",
    "KIOSK_STATE",
    "LARGEST_WORLD_ZOOM",
    "LESS_THAN_A_DAY",
    "LONGEST_SENTENCE",
    "LONGEST_STORY",
    "MAX_TILE_BYTES",
    "MBTILES_SIGNATURE",
    "MEDIA_TYPES",
    "PERSON",
    "SHIPPED_COLOURS",
    "SHORTEST_STORY",
    "SOUND_TYPES",
    "TERM",
    "TEXT_CONTRAST",
    "TILE_SIZE",
    "USUAL_CUT",
    "WORLD_SIZE",
    "Advice",
    "Caption",
    "Chapter",
    "ChapterText",
    "DatePoint",
    "Draft",
    "Edition",
    "EditionUpdate",
    "EdtfDate",
    "Encounter",
    "EncounterText",
    "Exhibit",
    "ExhibitText",
    "GlossaryTerm",
    "Font",
    "Ground",
    "InstalledKiosk",
    "Interval",
    "LastGood",
    "Leg",
    "Lettering",
    "LifeSpan",
    "LifeState",
    "Loaded",
    "LocalGround",
    "Logo",
    "Look",
    "Person",
    "PersonText",
    "Picture",
    "Pixel",
    "Place",
    "Point",
    "Problem",
    "Screen",
    "ShownText",
    "Signature",
    "Sound",
    "Source",
    "Stop",
    "StopText",
    "StoryTerms",
    "SubmittedVisit",
    "View",
    "VisitLog",
    "WhosWhoEntry",
    "WorldEvent",
    "accepted_visit",
    "advise",
    "as_read",
    "as_root",
    "ascii_address",
    "atomic_write",
    "canonical_language",
    "completeness",
    "contrast",
    "count_words",
    "create_file",
    "directory_entries",
    "fetch_one",
    "first_edition",
    "installed_kiosk",
    "is_stale",
    "dated_toponyms",
    "language_name",
    "least_contrast",
    "legs",
    "life_track",
    "load",
    "locale_of",
    "missing_ground_advice",
    "mixed",
    "near_word",
    "next_edition",
    "open_database",
    "parse_date",
    "picture_type",
    "readable",
    "sentences",
    "sheet_of",
    "shifted",
    "shown_text",
    "signature",
    "state_folder",
    "story_html",
    "text_direction",
    "time_span",
    "to_degrees",
    "to_pixel",
    "toponym_at",
    "unfolded",
    "visits_folder",
    "visits_on",
    "widest_gap",
    "with_consequences",
    "without_drafts",
]
