"""Which other scripts a script imports before it runs itself, as a browser would find out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

STATIC = re.compile(
    r"""(?:^|[;}])\s*(?:import|export)\s*(?:[\w*{}\s,$]*?from\s*)?["'](\.{1,2}/[^"']+\.js)["']""", re.M
)


def static_imports(entries: Iterable[Path]) -> list[Path]:
    """The scripts themselves and all they import, each once, the first needed first; a file that is not there
    is left out. What a script imports while it runs, by `import()`, is not looked for."""
    found: dict[Path, None] = {}
    waiting = [entry.resolve() for entry in entries]
    while waiting:
        script = waiting.pop(0)
        if script in found or not script.is_file():
            continue
        found[script] = None
        text = script.read_text(encoding="utf-8")
        waiting += [(script.parent / path).resolve() for path in STATIC.findall(text)]
    return list(found)
