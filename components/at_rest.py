"""What lives as long as the server is left out of the memory's cleaning.

Streamlit has Python look through all of its memory after each run of a script, and every page runs one every
two seconds. The libraries, the exhibit, its parts: two hundred thousand objects that nobody throws away.
Looked through each time they cost a quarter of a second, and ten visitors at once stopped the server.
"""

from __future__ import annotations

import gc


def set_at_rest() -> None:
    """Clean once, thoroughly; what is left then is looked through no more until the next call."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
