"""MPEG audio, layer III: which bytes of a file are sound (ISO/IEC 11172-3, 2.4.1.3)."""

from __future__ import annotations

from typing import NamedTuple

#: kbit/s of layer III, by the index in a frame's header: MPEG 1, then MPEG 2 and 2.5.
_BIT_RATES = (
    (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
)
#: Hz, by the version in a frame's header: MPEG 2.5, (none), 2, 1.
_SAMPLE_RATES = ((11025, 12000, 8000), (), (22050, 24000, 16000), (44100, 48000, 32000))
_MPEG_1 = 3
_ID3_HEADER = 10
#: Frames in a row that no other bytes have by chance.
ENOUGH_FRAMES = 3


class Sound(NamedTuple):
    content: bytes
    frames: list[bytes]
    beside: list[bytes]  # tags, padding, and whatever else stands before, between and after


def read_mp3(content: bytes) -> Sound:
    """Takes the file apart; joined in order, its frames and what stands beside them are the file."""
    frames: list[bytes] = []
    beside: list[bytes] = []
    at = gap = _end_of_tags(content)
    if at:
        beside.append(content[:at])
    while at < len(content):
        end = _end_of_run(content, at)
        if end == at:
            at = content.find(b"\xff", at + 1)
            if at == -1:
                break
            continue
        if gap < at:
            beside.append(content[gap:at])
        while at < end:
            frames.append(content[at : at + frame_length(content, at)])
            at += len(frames[-1])
        gap = at
    if gap < len(content):
        beside.append(content[gap:])
    return Sound(content, frames, beside)


def frame_length(content: bytes, at: int) -> int:
    """The bytes of the frame that begins here; 0 when none does."""
    header = content[at : at + 4]
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:
        return 0
    version, bit_rate, sample_rate = header[1] >> 3 & 3, header[2] >> 4, header[2] >> 2 & 3
    bit_rates = _BIT_RATES[0 if version == _MPEG_1 else 1]
    if bit_rate in {0, 15} or sample_rate >= len(_SAMPLE_RATES[version]):
        return 0
    samples = 144 if version == _MPEG_1 else 72
    return samples * 1000 * bit_rates[bit_rate] // _SAMPLE_RATES[version][sample_rate] + (header[2] >> 1 & 1)


def _end_of_run(content: bytes, at: int) -> int:
    """Where a row of whole frames of one kind ends; `at` when fewer than `ENOUGH_FRAMES` stand here."""
    begin, end, count = at, at, 0
    while (length := frame_length(content, end)) and end + length <= len(content):
        if _kind(content, end) != _kind(content, begin):
            break
        end += length
        count += 1
    return end if count >= ENOUGH_FRAMES else begin


def _kind(content: bytes, at: int) -> tuple[int, int]:
    """Version and sample rate, which do not change within one sound."""
    return content[at + 1] & 0xFE, content[at + 2] & 0x0C


def _end_of_tags(content: bytes) -> int:
    """Where the ID3v2 tags end; their length is written with seven bits a byte."""
    end = 0
    while content[end : end + 3] == b"ID3" and len(content) > end + _ID3_HEADER:
        size = 0
        for byte in content[end + 6 : end + _ID3_HEADER]:
            size = size << 7 | byte & 0x7F
        has_footer = bool(content[end + 5] & 0x10)
        end += _ID3_HEADER + size + (_ID3_HEADER if has_footer else 0)
    return min(end, len(content))
