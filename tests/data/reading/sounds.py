"""Bytes of sounds in every format that browsers play: as short as their formats allow, one second or so."""

from __future__ import annotations

import io
import struct
import wave


def wav_bytes(seconds: float = 1.0, rate: int = 8000) -> bytes:
    content = io.BytesIO()
    with wave.open(content, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(bytes(2 * round(seconds * rate)))
    return content.getvalue()


def ogg_page(content: bytes, position: int) -> bytes:
    sizes = bytes([255] * (len(content) // 255) + [len(content) % 255])
    return b"OggS" + struct.pack("<BBqIIIB", 0, 0, position, 1, 0, 0, len(sizes)) + sizes + content


def opus_bytes() -> bytes:
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 312, 48000, 0, 0)
    return ogg_page(head, 0) + ogg_page(b"OpusTags", 0) + ogg_page(bytes(300), 48000 + 312)


def vorbis_bytes() -> bytes:
    head = b"\x01vorbis" + struct.pack("<IBI", 0, 1, 44100) + bytes(14)
    return ogg_page(head, 0) + ogg_page(bytes(300), 44100)


def mp3_bytes(frames: int = 38, announced: int | None = None) -> bytes:
    """Frames of 64 kbit/s and 44.1 kHz, 26 ms each."""
    head = b"\xff\xfb\x50\xc0"
    tag = b"" if announced is None else b"Info" + struct.pack(">II", 1, announced)
    first = head + bytes(17) + tag
    return b"ID3\x04\0\0\0\0\0\x0a" + bytes(10) + first.ljust(208, b"\0") + (head + bytes(204)) * (frames - 1)


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", 8 + len(content)) + kind + content


def m4a_bytes(codec: bytes = b"mp4a", more: bytes = b"") -> bytes:
    head = box(b"mvhd", struct.pack(">IIIII", 0, 0, 0, 1000, 1000) + bytes(80))
    return (
        box(b"ftyp", b"M4A \0\0\2\0isomiso2")
        + box(b"moov", head + box(b"stsd", codec) + more)
        + box(b"mdat", bytes(400))
    )


def flac_bytes() -> bytes:
    fields = (44100 << 44) | (15 << 36) | 44100
    info = struct.pack(">HH", 4096, 4096) + bytes(6) + fields.to_bytes(8, "big") + bytes(16)
    return b"fLaC\x80\0\0\x22" + info + bytes(200)


def webm_bytes(codec: bytes = b"A_OPUS") -> bytes:
    duration = b"\x44\x89\x88" + struct.pack(">d", 1000.0)
    info = (
        b"\x15\x49\xa9\x66" + bytes([0x80 | (7 + len(duration))]) + b"\x2a\xd7\xb1\x83\x0f\x42\x40" + duration
    )
    content = info + codec + bytes(100)
    segment = b"\x18\x53\x80\x67" + (1 << 56 | len(content)).to_bytes(8, "big") + content
    return b"\x1aE\xdf\xa3\x87\x42\x82\x84webm" + segment


AAC = b"\xff\xf1\x50\x80\x02\x1f\xfc" + bytes(200)

SOUNDS = {
    "a.wav": wav_bytes(),
    "a.opus": opus_bytes(),
    "a.ogg": vorbis_bytes(),
    "a.mp3": mp3_bytes(),
    "a.m4a": m4a_bytes(),
    "a.aac": AAC,
    "a.flac": flac_bytes(),
    "a.webm": webm_bytes(),
}
"""A sound of each kind, by the name of its file; each but AAC is a second long."""
