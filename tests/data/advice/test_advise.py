"""The advice on the exhibit that ships with Sojourn."""

import pytest

from data import load
from data.advice.advise import advise
from tests.exhibit_folders import SHIPPED


@pytest.mark.content
def test_there_is_no_advice_on_the_shipped_exhibit() -> None:
    advice = advise(load(SHIPPED), SHIPPED)
    assert [str(each) for each in advice if "fonts of this machine" not in each.fault] == []
