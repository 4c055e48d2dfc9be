"""The advice on the exhibit that ships with Sojourn."""

from data import load
from data.advice.advise import advise
from data.schema.json_schema import SHIPPED


def test_there_is_no_advice_on_the_shipped_exhibit() -> None:
    advice = advise(load(SHIPPED), SHIPPED)
    assert [str(each) for each in advice if "fonts of this machine" not in each.fault] == []
