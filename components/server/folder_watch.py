"""Watches the curator's folder while the server runs: an edit is read when the files no longer change."""

from __future__ import annotations

from threading import Event, Thread
from time import monotonic

from components.page.open_exhibit import OpenExhibit
from components.server.console import drafts_found, print_line, print_rarely
from data import counted, signature

POLL_SECONDS = 0.25
"""Between two polls. Polling, unlike file system events, also works on a network drive, and when the whole
folder is replaced by another."""
POLL_SHARE = 20
"""A poll may take 1/20 of the time: a folder of thousands of files is polled less often."""


def start_folder_watch(open_exhibit: OpenExhibit, stop: Event) -> None:
    """Watch the folder in a thread, until `stop` is set."""
    Thread(target=watch, args=(open_exhibit, stop), name="folder watch", daemon=True).start()


def watch(open_exhibit: OpenExhibit, stop: Event) -> None:
    """Read the folder whenever it has changed and then stayed the same for one poll; until `stop` is set."""
    seen, took = open_exhibit.read_signature, 0.0
    while not stop.wait(max(POLL_SECONDS, POLL_SHARE * took)):
        start = monotonic()
        now = signature(open_exhibit.folder)
        took = monotonic() - start
        if now != open_exhibit.read_signature and now == seen and reload_and_report(open_exhibit):
            open_exhibit.read_signature = now
        seen = now


def reload_and_report(open_exhibit: OpenExhibit) -> bool:
    """Read the folder and print the result in the terminal; False if it must be read again."""
    had_ground = open_exhibit.missing_ground is None
    try:
        update = open_exhibit.reload()
    except Exception as error:  # whatever it is, the screen stays as it is, and the next edit is read again
        print_rarely(f"The exhibit could not be read: {error!r}. What is on the screen stays.")
        return True
    if update.outcome == "moving":
        return False
    count = len(update.found.problems)
    problems = counted(count, "problem") if count else "no problem"
    shown = "It is shown." if update.outcome == "new" else "The last good exhibit stays on the screen."
    if update.outcome == "new" and update.edition.kept_files:
        kept = ", ".join(sorted(update.edition.kept_files))
        shown = f"It is shown, with the last good version of {kept}."
    drafts = drafts_found(len(update.found.drafts))
    print_line(f"The exhibit’s files have changed: {problems}{drafts}. {shown}")
    for problem in update.found.problems:
        print_line(f"  - {problem}")
    no_ground = open_exhibit.missing_ground
    if had_ground and no_ground and no_ground not in update.found.problems:
        print_line(f"  {no_ground}")
    return True
