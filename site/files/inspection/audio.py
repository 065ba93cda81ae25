"""MP3: sound from the first byte to the last, besides its tags."""

from __future__ import annotations

from typing import IO

from files.file_types import is_mp3_frame
from files.inspection.refusals import has_something_else, not_what_its_name_says
from files.inspection.text import looks_like_a_page

#: kbit/s of layer III, by the index in a frame's header: MPEG 1, then MPEG 2 and 2.5.
_BIT_RATES = (
    (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
)
#: Hz, by the version in a frame's header: MPEG 2.5, (none), 2, 1.
_SAMPLE_RATES = ((11025, 12000, 8000), (), (22050, 24000, 16000), (44100, 48000, 32000))
_MPEG_1 = 3
_ID3_HEADER = 10
#: Frames in a row that no other file has by chance.
_ENOUGH_FRAMES = 3
#: Some encoders leave this much padding between a tag and the sound.
_PADDING = 64 * 1024


def inspect_mp3(content: IO[bytes]) -> None:
    """Raises ValidationError for a file without sound, or with a page or an archive around it."""
    content.seek(0)
    head = content.read(4096)
    content.seek(0)
    sound = content.read()
    if looks_like_a_page(head) or ends_as_archive(sound):
        raise has_something_else("mp3")
    begin = _end_of_tag(sound)
    padding = sound[begin : begin + _PADDING]
    begin += len(padding) - len(padding.lstrip(b"\0"))
    for _frame in range(_ENOUGH_FRAMES):
        length = _frame_length(sound[begin : begin + 4])
        if not length:
            raise not_what_its_name_says("mp3")
        begin += length


def ends_as_archive(content: bytes) -> bool:
    """Whether a program that unpacks archives, which looks at the end of a file, finds one."""
    return b"PK\x05\x06" in content[-(22 + 65_535) :]


def _end_of_tag(sound: bytes) -> int:
    """Where the ID3v2 tags end; their length is written with seven bits a byte."""
    end = 0
    while sound[end : end + 3] == b"ID3" and len(sound) > end + _ID3_HEADER:
        size = 0
        for byte in sound[end + 6 : end + _ID3_HEADER]:
            size = size << 7 | byte & 0x7F
        has_footer = bool(sound[end + 5] & 0x10)
        end += _ID3_HEADER + size + (_ID3_HEADER if has_footer else 0)
    return end


def _frame_length(header: bytes) -> int:
    """The bytes of the frame that begins here; 0 when none does."""
    if not is_mp3_frame(header):
        return 0
    version, bit_rate, sample_rate = header[1] >> 3 & 3, header[2] >> 4, header[2] >> 2 & 3
    bit_rates = _BIT_RATES[0 if version == _MPEG_1 else 1]
    if bit_rate in {0, 15} or sample_rate >= len(_SAMPLE_RATES[version]):
        return 0
    samples = 144 if version == _MPEG_1 else 72
    return samples * 1000 * bit_rates[bit_rate] // _SAMPLE_RATES[version][sample_rate] + (header[2] >> 1 & 1)
