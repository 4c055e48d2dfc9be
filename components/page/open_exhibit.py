"""The exhibit that is open in this process: what is shown, and what the curator's folder holds now."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from threading import Lock

from components.page.page_content import RenderedEdition, render_edition
from data import EditionUpdate, Loaded, Problem, Signature, first_edition, next_edition, signature

EXHIBIT_VARIABLE = "SOJOURN_EXHIBIT"
PREVIEW_VARIABLE = "SOJOURN_PREVIEW"
AS_IT_IS_VARIABLE = "SOJOURN_AS_IT_IS"
"""Environment variables: the exhibit's folder; the other two, where set, are wishes. So servers that are
started without our own door can be told too."""

SHIPPED = Path(__file__).parents[2] / "data" / "exhibit"


class OpenExhibit:
    """One open exhibit. `house` is what every visitor sees; it is swapped whole, and only for a better one.

    `earlier` is the house before it, which a screen that has not changed yet may still ask for its files.
    `read` is the folder as it was when it was read. `preview` shows edits at once, and opens the desk.
    """

    def __init__(
        self,
        folder: Path,
        rendered: RenderedEdition,
        found: Loaded,
        *,
        read: Signature | None = None,
        is_last_good: bool = False,
        preview: bool = False,
    ) -> None:
        self.folder = folder
        self.read = signature(folder) if read is None else read
        self.rendered = rendered
        self.previous: RenderedEdition | None = None
        self.found = found
        self.is_last_good = is_last_good
        self.preview = preview
        self.read_at = self.shown_since = _now()
        self._one_at_a_time = Lock()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is to be mended in the curator's folder as it is now."""
        return self.found.problems

    @property
    def rendered_editions(self) -> tuple[RenderedEdition, ...]:
        """Where a screen's files may come from, the newest first."""
        return (self.rendered, self.previous) if self.previous else (self.rendered,)

    def look_again(self) -> EditionUpdate:
        """Read the folder again: take a good edit up, tell of a bad one; what is shown is never worse."""
        with self._one_at_a_time:
            reading = next_edition(self.folder, self.rendered.edition)
            if reading.outcome == "moving":
                return reading
            if reading.outcome == "new":
                fresh = render_edition(reading.edition)
                self.rendered, self.previous, self.shown_since = fresh, self.rendered, _now()
            self.is_last_good = reading.outcome == "kept"
            self.found, self.read_at = reading.found, _now()
            return reading


def _now() -> datetime:
    return datetime.now(UTC)


@lru_cache(maxsize=1)
def open_exhibit() -> OpenExhibit:
    """The open exhibit, loaded at the first question."""
    folder = Path(os.environ.get(EXHIBIT_VARIABLE) or SHIPPED)
    read = signature(folder)
    reading = first_edition(folder, as_it_is=bool(os.environ.get(AS_IT_IS_VARIABLE)))
    kept, preview = reading.outcome == "kept", bool(os.environ.get(PREVIEW_VARIABLE))
    rendered = render_edition(reading.edition)
    return OpenExhibit(folder, rendered, reading.found, read=read, is_last_good=kept, preview=preview)
