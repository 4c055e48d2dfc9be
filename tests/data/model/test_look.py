"""The colours of a look that follow from those that a museum has chosen."""

from __future__ import annotations

import pytest

from data.model.colours import contrast, least_contrast
from data.model.look import SHIPPED_COLOURS, completed_colours

TEXTS = ("ink", "ink_soft", "accent")


def test_without_a_choice_they_are_those_that_ship() -> None:
    assert completed_colours({}) == SHIPPED_COLOURS


@pytest.mark.parametrize(
    ("paper", "ink"),
    [
        ("#ffffff", "#12263f"),
        ("#101c28", "#f4ecd8"),
        ("#000000", "#ffffff"),
        ("#ffffff", "#767676"),
        ("#fdf6e3", "#3b1c6b"),
        ("#777777", "#ffffff"),
    ],
)
def test_texts_in_every_colour_can_be_read_on_every_paper(paper: str, ink: str) -> None:
    colours = completed_colours({"paper": paper, "ink": ink})
    ratios = {
        (front, behind): contrast(colours[front], colours[behind])
        for front in TEXTS
        for behind in ("paper", "paper_deep")
    }
    least = min(4.5, contrast(paper, ink))
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < least} == {}
    assert least_contrast(colours["accent_paper"], (colours["ink"], colours["accent"])) >= least
    assert contrast(colours["on_accent"], colours["accent"]) >= 4.5


def test_what_a_museum_has_chosen_stays() -> None:
    given = dict.fromkeys(("paper", "paper_deep", "paper_edge", "ink", "ink_soft", "accent"), "#123456")
    assert completed_colours(given).items() >= given.items()
