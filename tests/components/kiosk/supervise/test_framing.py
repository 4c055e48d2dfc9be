"""Messages in pieces, and pieces that are no messages."""

from __future__ import annotations

import pytest

from components.kiosk.supervise.framing import LONGEST, Frames, frame


def test_messages_are_whole_however_they_were_cut() -> None:
    sent = [{"id": 1, "method": "A"}, {"id": 2, "title": "Сорге\0"}]
    stream = b"".join(map(frame, sent))
    for size in (1, 3, 7, 1000):
        frames = Frames()
        pieces = [stream[at : at + size] for at in range(0, len(stream), size)]
        assert [message for piece in pieces for message in frames.feed(piece)] == sent


@pytest.mark.parametrize("nonsense", [b"\0", b"{\0", b"[1]\0", b"\xff\xfe\0", b"null\0"])
def test_nonsense_is_passed_over(nonsense: bytes) -> None:
    assert list(Frames().feed(nonsense + frame({"id": 1}))) == [{"id": 1}]


def test_what_never_ends_is_let_go() -> None:
    frames = Frames()
    assert list(frames.feed(b"x" * (LONGEST + 1))) == []
    assert list(frames.feed(frame({"id": 1}))) == [{"id": 1}]
