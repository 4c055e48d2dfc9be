"""The exhibit: is there one to show, and one to fall back to?"""

from __future__ import annotations

import os
from collections.abc import Iterator

from components.kiosk.doctor.finding import Finding, fine, look, mend
from components.kiosk.doctor.machine import Machine
from components.kiosk.doctor.machine_config import Post


def check_exhibit(_: Machine, post: Post) -> Iterator[Finding]:
    remedy = f"type: uv run app.py check {post.folder}"
    if post.exhibit is None and post.last_good is None:
        yield mend("Exhibit", f"{post.folder} cannot be shown", remedy)
    elif post.exhibit is None:
        yield look("Exhibit", f"{post.folder} cannot be shown; the last good one is", remedy)
    elif post.problems:
        count = "1 problem" if post.problems == 1 else f"{post.problems} problems"
        yield look("Exhibit", f"{post.folder} has {count}", remedy)
    else:
        stops = sum(1 for _ in post.exhibit.stops)
        yield fine("Exhibit", f"{len(post.exhibit.people)} people, {stops} stops, nothing to mend")


def check_last_good(_: Machine, post: Post) -> Iterator[Finding]:
    if post.last_good is not None:
        yield fine("Last good exhibit", "a copy is kept, should the files be spoilt")
    elif post.state.exists() and not os.access(post.state, os.R_OK | os.X_OK):
        yield look("Last good exhibit", f"{post.state} may not be read by who asks", "ask with sudo")
    else:
        yield look(
            "Last good exhibit", "no copy is kept yet", "start the exhibit once; it keeps one by itself"
        )
