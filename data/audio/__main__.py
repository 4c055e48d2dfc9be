"""The command that makes the sounds that ship: `uv run python -m data.audio`."""

from __future__ import annotations

from pathlib import Path

import click

from data.audio.bell import ship_bell
from data.audio.morse import morse_call
from data.audio.samples import wav
from data.model.atomic_write import atomic_write

PROGRAM = "uv run python -m data.audio"
SHIPPED = Path("data/exhibit/audio")
SOUNDS = {"morse-call.wav": morse_call, "ship-bell.wav": ship_bell}
"""The file of each sound, and what computes it: the standard library alone, always with the same result."""


@click.command(epilog=f"\b\nExample:\n  {PROGRAM} --to sounds")
@click.option("--to", type=click.Path(path_type=Path), default=SHIPPED, help="the folder to write into")
def main(to: Path) -> None:
    """Compute the two sounds of the exhibit and write them, over those that are there."""
    to.mkdir(parents=True, exist_ok=True)
    for name, samples in SOUNDS.items():
        content = wav(samples())
        atomic_write(to / name, content)
        print(f"{to / name}: {len(content) / 1000:.0f} KB")


if __name__ == "__main__":
    main(prog_name=PROGRAM)
