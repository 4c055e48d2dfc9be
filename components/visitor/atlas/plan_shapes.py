"""The lines and areas of the city plans, as a script of their own.

They are most of a map, and the same in every language: a page in five languages fetches and keeps them once.
"""

from __future__ import annotations

import re
from hashlib import sha256

DRAWN = re.compile(r"\.addData\((\{.*\})\);")
"""What `PlanDrawing` adds to a plan's layer: GeoJSON in one line."""


def map_address(module: str) -> str:
    """The address of a map's script, which changes with it."""
    return f"/map/{sha256(module.encode()).hexdigest()[:16]}.js"


def modules_of_map(module: str) -> dict[str, str]:
    """The scripts of a map, by address: that of the map, then that of its plans' shapes, where it has plans.

    `module` is the map as `as_module` returns it.
    """
    shapes = DRAWN.findall(module)
    if not shapes:
        return {map_address(module): module}
    shared = "".join(f"export const shape{number} = {shape};\n" for number, shape in enumerate(shapes))
    numbers = iter(range(len(shapes)))
    module = DRAWN.sub(lambda _: f".addData(shapes.shape{next(numbers)});", module)
    module = module.replace("\n", f'\nimport * as shapes from "{map_address(shared)}";\n', 1)
    return {map_address(module): module, map_address(shared): shared}
