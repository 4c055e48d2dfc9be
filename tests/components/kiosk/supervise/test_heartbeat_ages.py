"""Ages of what was heard, by a made clock."""

from __future__ import annotations

from components.kiosk.supervise.heartbeat_ages import Beats


def test_an_age_grows_until_the_thing_is_heard_again_or_forgotten() -> None:
    moment = [100.0]
    beats = Beats(lambda: moment[0])
    assert beats.age("page") is None
    beats.hear("page")
    moment[0] = 107.5
    assert beats.age("page") == 7.5
    beats.hear("page")
    assert beats.age("page") == 0
    beats.forget("page", "never heard")
    assert beats.age("page") is None
