"""What a sound's file holds: its format by its bytes, its length in seconds, and whether it is whole.

Only as much is read as says so: heads, the sizes of the parts, and the end. Nothing is decoded.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from struct import unpack
from typing import BinaryIO

from data.reading.picture_format import format_of as picture_format_of

PLAYED = {
    "WAV": (".wav", ".wave"),
    "Ogg": (".ogg", ".oga", ".opus"),
    "MP3": (".mp3",),
    "M4A": (".m4a", ".mp4"),
    "AAC": (".aac",),
    "FLAC": (".flac",),
    "WebM": (".webm", ".weba"),
}
"""The formats that browsers play, each with the suffixes of its files, the usual one first."""
TYPES = {
    **{"WAV": "audio/wav", "Ogg": "audio/ogg", "MP3": "audio/mpeg", "M4A": "audio/mp4"},
    **{"AAC": "audio/aac", "FLAC": "audio/flac", "WebM": "audio/webm"},
}
SOUND_TYPES = {suffix: TYPES[name] for name, suffixes in PLAYED.items() for suffix in suffixes}
"""Media types by suffix, in small letters."""
NOT_PLAYED = {
    b"0&\xb2u\x8ef\xcf\x11": "Windows Media",
    b"MThd": "MIDI, which holds notes and no sound",
    b"caff": "Apple Core Audio",
    b"#!AMR": "AMR",
    b".snd": "Sun audio",
    b".RMF": "RealAudio",
    b"wvpk": "WavPack",
    b"MAC ": "Monkey’s Audio",
}
"""Sounds of other formats, by their first bytes."""
HEAD = 65_536
"""Bytes that are read of a file's beginning."""
PCM, FLOAT, A_LAW, MU_LAW, EXTENSIBLE = 1, 3, 6, 7, 0xFFFE
"""Of WAV files: how samples are written."""
OGG_OPUS, OGG_VORBIS, OGG_FLAC, OGG_THEORA = b"OpusHead", b"\x01vorbis", b"\x7fFLAC", b"\x80theora"
MP3_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
"""Samples a second, by the version's two bits."""
MP3_KILOBITS = {
    3: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}


class DamagedSoundError(Exception):
    """The file is of a format that browsers play, and a part of it is missing."""


class UnplayedError(Exception):
    """The file is of a format that browsers play, and what it holds is not played: `args[0]` says what."""


def sound_format_of(head: bytes) -> str:
    """The format by a file's first bytes, as a name for people; empty where it is none that is known.

    One of PLAYED, the name of another format of sounds, or of what is no sound.
    """
    if head[:4] in (b"RIFF", b"RF64") and head[8:12] == b"WAVE":
        return "WAV"
    if head[:4] == b"FORM" and head[8:12] in (b"AIFF", b"AIFC"):
        return "AIFF"
    if head[:4] == b"OggS":
        return "Ogg"
    if head[:4] == b"fLaC":
        return "FLAC"
    if head[:4] == b"\x1aE\xdf\xa3":
        return "WebM" if b"webm" in head[:64] else "Matroska"
    if head[4:8] == b"ftyp" and head[8:12].lower() not in (b"avif", b"avis", b"heic", b"heix", b"mif1"):
        return "M4A"
    if head[:3] == b"ID3" or _mp3_frame(head):
        return "MP3"
    if len(head) > 1 and head[0] == 0xFF and head[1] & 0xF6 == 0xF0:
        return "AAC"
    known = next((name for mark, name in NOT_PLAYED.items() if head.startswith(mark)), "")
    return known or picture_format_of(head)


def seconds_of(path: Path, name: str) -> float | None:
    """The length of a sound of the format `name`, one of PLAYED; None where its file does not say.

    Raises DamagedSoundError, UnplayedError and OSError.
    """
    with path.open("rb") as file:
        length = file.seek(0, os.SEEK_END)
        file.seek(0)
        try:
            return READERS[name](file, length)
        except (IndexError, ZeroDivisionError) as error:
            raise DamagedSoundError(str(error)) from error


def _wav(file: BinaryIO, length: int) -> float | None:
    at, bytes_a_second = 12, 0
    while at + 8 <= length:
        file.seek(at)
        kind, size = file.read(4), _little(file.read(4))
        if kind == b"fmt ":
            fields = file.read(26)
            code = _little(fields[:2])
            code = _little(fields[24:26]) if code == EXTENSIBLE else code
            if code not in (PCM, FLOAT, A_LAW, MU_LAW):
                raise UnplayedError("is WAV of a kind that browsers do not play")
            bytes_a_second = _little(fields[8:12])
        if kind == b"data":
            if at + 8 + size > length and size < 0xFFFFFFFF - 65_536:  # which stands for: to the end
                raise DamagedSoundError("the samples are cut off")
            if bytes_a_second == 0 or size == 0:
                raise DamagedSoundError("there is no sample")
            return min(size, length - at - 8) / bytes_a_second
        at += 8 + size + size % 2
    raise DamagedSoundError("there are no samples")


def _ogg(file: BinaryIO, length: int) -> float | None:
    first, rate, skipped, last, at = b"", 0, 0, 0, 0
    while at < length:
        file.seek(at)
        header = file.read(27)
        if header[:4] != b"OggS" or len(header) < 27:
            raise DamagedSoundError("a page is damaged")
        sizes = file.read(header[26])
        end = at + 27 + len(sizes) + sum(sizes)
        if len(sizes) < header[26] or end > length:
            raise DamagedSoundError("the last page is cut off")
        if not first:
            first = file.read(64)
            if first.startswith(OGG_OPUS):
                rate, skipped = 48000, _little(first[10:12])
            elif first.startswith(OGG_VORBIS):
                rate = _little(first[12:16])
            elif first.startswith(OGG_FLAC):
                rate = int.from_bytes(first[27:30], "big") >> 4
            else:
                what = "a film" if first.startswith(OGG_THEORA) else "Ogg of a kind that browsers do not play"
                raise UnplayedError(f"is {what}")
        position = _little(header[6:14])
        last = position if position != 0xFFFFFFFFFFFFFFFF else last
        at = end
    return max(last - skipped, 0) / rate if rate and last else None


def _mp3(file: BinaryIO, length: int) -> float | None:
    head = file.read(10)
    at = 0
    if head[:3] == b"ID3":
        at = 10 + sum((byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
        if at >= length:
            raise DamagedSoundError("only the tag is there")
    file.seek(at)
    found = file.read(HEAD)
    start = next((each for each in range(len(found) - 4) if _mp3_frame(found[each : each + 4])), None)
    if start is None:
        raise DamagedSoundError("there is no frame")
    frames, duration, position = 0, 0.0, at + start
    tag = re.search(rb"(?:Xing|Info)(.{4})(.{4})", found[start : start + 200], re.DOTALL)
    announced = int.from_bytes(tag[2], "big") if tag and tag[1][3] & 1 else 0
    while position + 4 <= length:
        file.seek(position)
        frame = _mp3_frame(file.read(4))
        if frame is None or position + frame[0] > length:
            break
        frames, duration, position = frames + 1, duration + frame[1], position + frame[0]
    if announced and frames < announced:
        raise DamagedSoundError("frames are missing")
    return duration


def _mp3_frame(head: bytes) -> tuple[int, float] | None:
    """The bytes and the seconds of the frame of MPEG layer III that begins here; None where none does."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return None
    version, rates = head[1] >> 3 & 3, head[2] >> 2 & 3
    kilobits = head[2] >> 4
    if version == 1 or rates == 3 or kilobits in (0, 15):
        return None
    rate = MP3_RATES[version][rates]
    bits = 1000 * MP3_KILOBITS[3 if version == 3 else 2][kilobits - 1]
    samples = 1152 if version == 3 else 576
    return samples // 8 * bits // rate + (head[2] >> 1 & 1), samples / rate


def _m4a(file: BinaryIO, length: int) -> float | None:
    found = dict(_boxes(file, 0, length))
    if b"moov" not in found or (b"mdat" not in found and b"moof" not in found):
        raise DamagedSoundError("a box is missing")
    start, end = found[b"moov"]
    file.seek(start)
    moov = file.read(min(end - start, 4_000_000))
    if b"vide" in moov and b"vmhd" in moov:
        raise UnplayedError("is a film")
    if b"alac" in moov:
        raise UnplayedError("is Apple Lossless, which browsers do not play")
    if b"drms" in moov:
        raise UnplayedError("is protected against copying")
    at = moov.find(b"mvhd") + 4
    if at < 4:
        return None
    long = moov[at] == 1
    scale, size = (at + 20, 8) if long else (at + 12, 4)
    units = int.from_bytes(moov[scale : scale + 4], "big")
    duration = int.from_bytes(moov[scale + 4 : scale + 4 + size], "big")
    return duration / units if units and 0 < duration < 2 ** (8 * size) - 1 else None


def _boxes(file: BinaryIO, start: int, end: int) -> list[tuple[bytes, tuple[int, int]]]:
    """The boxes between two places of a file: their kinds, and the places where their contents are."""
    found, at = [], start
    while at + 8 <= end:
        file.seek(at)
        size, kind, head = int.from_bytes(file.read(4), "big"), file.read(4), 8
        if size == 1:
            size, head = int.from_bytes(file.read(8), "big"), 16
        size = end - at if size == 0 else size
        if size < head or at + size > end:
            raise DamagedSoundError("a box is cut off")
        found.append((kind, (at + head, at + size)))
        at += size
    return found


def _aac(file: BinaryIO, length: int) -> float | None:
    return None


def _flac(file: BinaryIO, length: int) -> float | None:
    head = file.read(42)
    if len(head) < 42 or length < 100:
        raise DamagedSoundError("there is only a head")
    fields = int.from_bytes(head[18:26], "big")
    rate, samples = fields >> 44, fields & 0xFFFFFFFFF
    return samples / rate if samples else None


def _webm(file: BinaryIO, length: int) -> float | None:
    head = file.read(HEAD)
    if b"V_VP" in head or b"V_AV1" in head:
        raise UnplayedError("is a film")
    at = head.find(b"\x18\x53\x80\x67")
    if at < 0:
        raise DamagedSoundError("there is no segment")
    size, width = _ebml_size(head[at + 4 :])
    if size is not None and at + 4 + width + size > length:
        raise DamagedSoundError("the segment is cut off")
    scale = _ebml_value(head, b"\x2a\xd7\xb1")
    duration = _ebml_value(head, b"\x44\x89")
    if duration is None:
        return None
    units = unpack(">f" if len(duration) == 4 else ">d", duration)[0] if len(duration) in (4, 8) else 0.0
    nanoseconds = int.from_bytes(scale, "big") if scale else 1_000_000
    return float(units) * nanoseconds / 1_000_000_000 or None


def _ebml_size(found: bytes) -> tuple[int | None, int]:
    """A size as EBML writes it, None for an unknown one; and the bytes that it is written in."""
    width = 9 - found[0].bit_length()
    value = int.from_bytes(found[:width], "big") & (1 << 7 * width) - 1
    return (None if value == (1 << 7 * width) - 1 else value), width


def _ebml_value(head: bytes, mark: bytes) -> bytes | None:
    at = head.find(mark)
    if at < 0:
        return None
    size, width = _ebml_size(head[at + len(mark) :])
    start = at + len(mark) + width
    return head[start : start + (size or 0)]


def _little(content: bytes) -> int:
    return int.from_bytes(content, "little")


READERS: Mapping[str, Callable[[BinaryIO, int], float | None]] = {
    "WAV": _wav,
    "Ogg": _ogg,
    "MP3": _mp3,
    "M4A": _m4a,
    "AAC": _aac,
    "FLAC": _flac,
    "WebM": _webm,
}
