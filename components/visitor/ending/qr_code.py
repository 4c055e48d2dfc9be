"""The QR code of an address, drawn as one SVG path."""

from __future__ import annotations

import re
from dataclasses import dataclass

import segno

from data import ascii_address

QUIET_ZONE = 4
"""Modules without ink around the code (ISO/IEC 18004)."""
CORRECTION = "m"
"""15 per cent of the code may be hidden, by a reflection of a lamp."""


@dataclass(frozen=True, slots=True)
class CodeDrawing:
    """`path` draws the dark modules, one unit each, in a square of `size` units with the quiet zone.

    `address` is as the curator typed it.
    """

    address: str
    size: int
    path: str

    @staticmethod
    def of(address: str) -> CodeDrawing:
        code = segno.make_qr(ascii_address(address), error=CORRECTION, boost_error=False)
        size = len(code.matrix) + 2 * QUIET_ZONE
        rows = [
            f"M{x + QUIET_ZONE} {y + QUIET_ZONE}h1v1h-1z"
            for y, row in enumerate(code.matrix)
            for x, is_dark in enumerate(row)
            if is_dark
        ]
        return CodeDrawing(address, size, "".join(rows))

    @property
    def address_pieces(self) -> list[str]:
        """The address without what telephones add themselves, in pieces: a line may end after each."""
        shown = self.address.removeprefix("https://").removesuffix("/")
        return re.findall(r"[^/]+/?|/", shown)
