"""The "still there?" dialog. When it opens is tested with the attract screen, which uses the same time."""

from __future__ import annotations

from components.visitor.localization import Localization
from components.visitor.still_there.part import COUNTDOWN_SECONDS, still_there
from data import Exhibit
from tests.components.html_tree import tree


def test_the_dialog_has_a_name_two_answers_and_a_countdown(small: Exhibit, english: Localization) -> None:
    root = tree(still_there(small, english).html)
    (dialog,) = root.having("role", "alertdialog")
    assert "hidden" in dialog.attributes
    for label in ("aria-labelledby", "aria-describedby"):
        assert root.having("id", dialog.attributes[label])
    assert [button.text for button in dialog.all() if button.tag == "button"] == [
        *("I’m still here", "Begin again")
    ]
    assert root.having("aria-live", "assertive")
    (countdown,) = root.having("data-left")
    assert countdown.text == str(COUNTDOWN_SECONDS) == "20"
