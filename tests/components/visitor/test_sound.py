"""The player in a story's article."""

from __future__ import annotations

from components.visitor.localization import Localization
from components.visitor.sound.player import sound_address, sound_player
from components.visitor.story_panel.part import story_panel
from data import Sound
from data.model.sound import SoundFile
from tests.components.html_tree import tree
from tests.components.small_exhibit import MOSCOW, exhibit, person, stop


def sound(transcript: str, *timed: str) -> Sound:
    files = {"en": SoundFile("a bell.wav", 9.0)}
    return Sound("bell", files, {"en": transcript}, "Me", "2026", "CC0-1.0", "made", frozenset(timed))


def test_a_story_without_a_sound_has_no_player(english: Localization) -> None:
    shown = exhibit(person("Ada", stop("ada", 1, MOSCOW)))
    assert "data-sound" not in story_panel(shown, english).html
    assert sound_player(None, english, "en") == ""


def test_a_sound_is_not_fetched_and_never_begins_by_itself(english: Localization) -> None:
    shown = exhibit(person("Ada", stop("ada", 1, MOSCOW, audio=sound("A bell"))))
    (audio,) = [each for each in tree(story_panel(shown, english).html).all() if each.tag == "audio"]
    assert audio.attributes == {"src": sound_address("a bell.wav"), "preload": "none"}
    assert sound_address("a bell.wav") == "/audio/a%20bell.wav"


def test_a_transcript_without_times_is_one_passage(english: Localization) -> None:
    (captions,) = tree(sound_player(sound("A bell\nand water"), english, "en")).having("data-sound-captions")
    assert "hidden" in captions.attributes
    assert [each.attributes for each in captions.children] == [{}]
    assert "A bell" in captions.text
    assert "and water" in captions.text


def test_lines_with_times_are_captions_of_their_own(english: Localization) -> None:
    html = sound_player(sound("[0:00] A bell\n[0:04] It fades", "en"), english, "en")
    captions = tree(html).having("data-from")
    assert [(each.attributes["data-from"], each.text) for each in captions] == [
        ("0.0", "A bell"),
        ("4.0", "It fades"),
    ]


def test_the_language_of_the_transcript_and_of_the_buttons_is_marked(english: Localization) -> None:
    root = tree(sound_player(sound("A bell"), english, "de"))
    assert root.of_class("sound__controls")[0].attributes["lang"] == "en"
    assert root.of_class("sound__captions")[0].attributes["lang"] == "en"


def test_the_volume_has_three_steps_of_which_one_is_chosen(english: Localization) -> None:
    steps = tree(sound_player(sound("A bell"), english, "en")).having("data-volume")
    assert [each.attributes["aria-label"] for each in steps] == ["Quiet", "Medium", "Loud"]
    assert [each.attributes["aria-pressed"] for each in steps] == ["false", "true", "false"]
