"""The screens on which the exhibit is measured, and what a visitor or a system may have changed on them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from playwright.sync_api import Browser, BrowserContext

DESIGN_PITCH = 0.248
"""Millimetres per pixel of the gallery's screen, 21.5 inches, 1920 x 1080. The shipped exhibit states it."""
STAGE = (476.0, 268.0)
"""Millimetres: the gallery's screen. A larger one shows the same, only larger."""


@dataclass(frozen=True, slots=True)
class Variant:
    """What is changed on a screen: `setting` is touched by the visitor, `media` is set by the system."""

    name: str
    setting: str = ""
    forced_colors: bool = False


PLAIN = Variant("")
VARIANTS = (
    Variant("large text", setting="data-large-text"),
    Variant("mirrored", setting="data-mirror"),
    Variant("contrast", setting="data-contrast"),
    Variant("no motion", setting="data-still"),
    Variant("forced colours", forced_colors=True),
)


@dataclass(frozen=True, slots=True)
class Profile:
    """A screen: width and height in CSS pixels, `scale` pixels of the screen for each of them, `pitch` in
    millimetres for a pixel of the screen. `is_kiosk`: floors in millimetres hold; else those of phones."""

    name: str
    width: int
    height: int
    pitch: float = DESIGN_PITCH
    scale: float = 1
    is_kiosk: bool = True
    fits_stories: bool = True
    variants: tuple[Variant, ...] = (PLAIN,)

    def pixels(self, millimetres: float) -> float:
        """CSS pixels of a length on this screen."""
        return millimetres / (self.pitch * self.scale)

    @property
    def stage_millimetre(self) -> float:
        """CSS pixels: one millimetre of the stage, of which all lengths are made."""
        long, short = max(self.width, self.height), min(self.width, self.height)
        return max(self.pixels(1), min(long / STAGE[0], short / STAGE[1]))

    def plain(self) -> Profile:
        """Without variants."""
        return replace(self, variants=self.variants[:1])

    def context(self, browser: Browser, variant: Variant = PLAIN) -> BrowserContext:
        """A touch screen of this profile. Motion is reduced: everything is measured at rest."""
        return browser.new_context(
            viewport={"width": self.width, "height": self.height},
            device_scale_factor=self.scale,
            has_touch=True,
            reduced_motion="reduce",
            forced_colors="active" if variant.forced_colors else "none",
        )


ALL = (PLAIN, *VARIANTS)
TWO_HANDS = tuple(each for each in ALL if each.name in ("", "mirrored"))
SOME = tuple(each for each in ALL if each.name in ("", "large text", "mirrored", "forced colours"))
PROFILES = (
    Profile("1920x1080", 1920, 1080, variants=ALL),
    Profile("1080x1920", 1080, 1920, variants=SOME),
    Profile("1280x800", 1280, 800),
    Profile("4K 43 inch", 3840, 2160, pitch=0.248),
    Profile("4K 43 inch, scale 2", 1920, 1080, pitch=0.248, scale=2),
    Profile("4K 55 inch", 3840, 2160, pitch=0.317),
    Profile("4K 55 inch, scale 2", 1920, 1080, pitch=0.317, scale=2),
    Profile("4K 55 inch upright", 2160, 3840, pitch=0.317),
    Profile("full HD 55 inch", 1920, 1080, pitch=0.634),
    Profile("tablet 1024x768", 1024, 768, is_kiosk=False, fits_stories=False),
    Profile("tablet 768x1024", 768, 1024, is_kiosk=False, fits_stories=False),
    Profile("phone 390x844", 390, 844, scale=3, is_kiosk=False, fits_stories=False, variants=SOME),
    Profile("phone 844x390", 844, 390, scale=3, is_kiosk=False, fits_stories=False, variants=TWO_HANDS),
    Profile("200 %", 960, 540, scale=2, is_kiosk=False, fits_stories=False),
)
"""A screen of 1920 x 1080 has half as many CSS pixels at 200 %. A tablet is held in the hand, and shows an
exhibit that states the pitch of another screen."""
