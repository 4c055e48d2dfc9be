"""Letters: can every language of the exhibit be written, and the names in Japanese and Chinese?"""

from __future__ import annotations

from collections.abc import Iterator

from components.kiosk.doctor.finding import Finding, fine, look, mend
from components.kiosk.doctor.machine import Machine
from components.kiosk.doctor.machine_config import Post

FACES = {"Noto Serif": "fonts-noto-core", "Noto Serif CJK": "fonts-noto-cjk"}
"""Typefaces the page asks for, and the package each comes in."""
WRITTEN = {"zh-hans": "zh-cn", "zh-hant": "zh-tw"}
"""Languages that fontconfig calls otherwise."""


def check_fonts(machine: Machine, post: Post) -> Iterator[Finding]:
    families = machine.say(["fc-list", ":", "family"])
    if families is None:
        yield look("Fonts", "fc-list does not answer", "type: sudo apt install fontconfig fonts-noto-core")
        return
    missing = [package for face, package in FACES.items() if face not in families]
    if missing:
        yield mend(
            "Fonts", "letters the page needs are missing", f"type: sudo apt install {' '.join(missing)}"
        )
    else:
        yield fine("Fonts", " and ".join(FACES))
    for language in post.exhibit.languages if post.exhibit else ():
        code = WRITTEN.get(language.lower(), language.split("-")[0].lower())
        if not (machine.say(["fc-list", f":lang={code}", "family"]) or "").strip():
            found = f"no typeface writes “{language}”, a language of the exhibit"
            yield mend("Fonts", found, "type: sudo apt install fonts-noto")
