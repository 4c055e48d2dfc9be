from data import load
from data.advice.advise import advise
from data.advice.check import SHIPPED


def test_there_is_nothing_to_advise() -> None:
    told = advise(load(SHIPPED), SHIPPED)
    assert [str(each) for each in told if "fonts of this machine" not in each.fault] == []
