"""The open exhibit of this process: the edition that is shown, and what the curator's folder holds now."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from threading import Lock

from babel import Locale
from babel.dates import format_datetime

from components.page.page_content import RenderedEdition, render_edition
from data import (
    GROUND_FILE,
    Draft,
    EditionUpdate,
    Loaded,
    Problem,
    Signature,
    first_edition,
    missing_ground_advice,
    next_edition,
    signature,
)

EXHIBIT_VARIABLE = "SOJOURN_EXHIBIT"
PREVIEW_VARIABLE = "SOJOURN_PREVIEW"
AS_IT_IS_VARIABLE = "SOJOURN_AS_IT_IS"
"""Environment variables: the exhibit's folder, and the options `--preview` and `--as-it-is` (set or not set).
They also reach servers that are not started by `app.py` itself."""

SHIPPED = Path(__file__).parents[2] / "data" / "exhibit"


class OpenExhibit:
    """The state of one open exhibit.

    `rendered` is the edition that every visitor sees; it is replaced as a whole, and only by a good edition.
    `previous` is the edition before it: a screen that has not changed yet may still request its files.
    `current` is what the curator's folder held when it was read last; `read_signature` its signature then.
    `is_last_good` is true while the folder has new faults and the last good edition is shown instead.
    `preview` shows edits at once, and drafts, and opens the curator's desk.
    """

    def __init__(
        self,
        folder: Path,
        rendered: RenderedEdition,
        current: Loaded,
        *,
        read_signature: Signature | None = None,
        is_last_good: bool = False,
        preview: bool = False,
    ) -> None:
        self.folder = folder
        self.read_signature = signature(folder) if read_signature is None else read_signature
        self.rendered = rendered
        self.previous: RenderedEdition | None = None
        self.current = current
        self.is_last_good = is_last_good
        self.preview = preview
        self.read_at = self.shown_since = _now()
        self._lock = Lock()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of the curator's folder when it was read last."""
        return self.current.problems

    @property
    def missing_ground(self) -> Problem | None:
        """Why the map on the screen has no ground; None where it has one, or where no map is shown."""
        exhibit = self.rendered.loaded.exhibit
        if self.rendered.ground.address or exhibit is None or not exhibit.has_places or exhibit.has_ground:
            return None
        faults = (each for each in self.problems if each.file == GROUND_FILE)
        return next(faults, None) or missing_ground_advice(self.folder, is_last_good=self.is_last_good)

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """The drafts in the curator's folder when it was read last."""
        return self.current.drafts

    @property
    def rendered_editions(self) -> tuple[RenderedEdition, ...]:
        """The editions whose files a screen may request, the newest first."""
        return (self.rendered, self.previous) if self.previous else (self.rendered,)

    def reload(self) -> EditionUpdate:
        """Read the folder again: a good edition is shown; with new faults the shown edition stays."""
        with self._lock:
            update = next_edition(self.folder, self.rendered.edition, drafts=self.preview)
            if update.outcome == "moving":
                return update
            if update.outcome == "new" and update.edition is not self.rendered.edition:
                new = render_edition(update.edition)
                self.rendered, self.previous, self.shown_since = new, self.rendered, _now()
            self.is_last_good = update.outcome == "kept"
            self.current, self.read_at = update.found, _now()
            return update


def _now() -> datetime:
    return datetime.now(UTC)


def local_time(moment: datetime, locale: Locale | str) -> str:
    """A date and time of day in this machine's time zone, as the locale writes it."""
    return str(format_datetime(moment.astimezone(), "medium", locale=locale))


@lru_cache(maxsize=1)
def get_exhibit() -> OpenExhibit:
    """The open exhibit, loaded at the first call."""
    folder = Path(os.environ.get(EXHIBIT_VARIABLE) or SHIPPED)
    read_signature = signature(folder)
    preview = bool(os.environ.get(PREVIEW_VARIABLE))
    update = first_edition(folder, as_it_is=bool(os.environ.get(AS_IT_IS_VARIABLE)), drafts=preview)
    return OpenExhibit(
        folder,
        render_edition(update.edition),
        update.found,
        read_signature=read_signature,
        is_last_good=update.outcome == "kept",
        preview=preview,
    )
