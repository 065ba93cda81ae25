"""MP4 video: what its boxes are (ISO/IEC 14496-12), and its picture, sound and subtitles in a file of their own."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import NamedTuple

#: The brands of ordinary MP4 files. Photographs (HEIC, AVIF) and QuickTime's films have brands of their own.
_BRANDS = (b"iso", b"mp4", b"avc1", b"M4V ", b"M4VH", b"M4VP", b"MSNV", b"dash")
#: The boxes at the first level of a file. A film in fragments has `moof`, `sidx`, `styp` and `mfra` beside them.
_BOXES = {b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"meta", b"uuid", b"moof", b"sidx", b"styp", b"mfra"}
_KEPT_STREAMS = ("video", "audio", "subtitle")


class Film(NamedTuple):
    content: bytes
    boxes: set[bytes]  # the kinds of the boxes at the first level; empty when they do not fill the file exactly
    streams: bytes  # a file with the film's streams and nothing else; empty when there are none, or they cannot be read


def begins_as_mp4(head: bytes) -> bool:
    return head[4:8] == b"ftyp" and head[8:12].startswith(_BRANDS)


def read_mp4(content: bytes) -> Film:
    return Film(content, _boxes(content), _streams(content))


def has_only_boxes_of_a_film(film: Film) -> bool:
    return {b"ftyp", b"moov"} <= film.boxes <= _BOXES


def _boxes(content: bytes) -> set[bytes]:
    found, at = set(), 0
    while at + 8 <= len(content):
        size, kind = struct.unpack_from(">I4s", content, at)
        if size == 1 and at + 16 <= len(content):
            (size,) = struct.unpack_from(">Q", content, at + 8)
        if size in range(1, 8):
            return set()
        found.add(kind)
        at += size or len(content) - at  # 0: to the end of the file
    return found if at == len(content) else set()


def _streams(content: bytes) -> bytes:
    """Copies the streams as they are, without decoding them: titles, places, dates, devices, chapters stay behind."""
    import av  # 26 MB of memory, in a process that receives a film alone
    from av.stream import Disposition

    film = BytesIO()
    try:
        with (
            av.open(BytesIO(content), "r", format="mp4") as source,
            av.open(film, "w", format="mp4", options={"fflags": "+bitexact"}) as target,
        ):
            streams = {
                stream: target.add_stream_from_template(stream)
                for stream in source.streams
                if stream.type in _KEPT_STREAMS and not stream.disposition & Disposition.attached_pic
            }
            packets = 0
            for packet in source.demux(list(streams)):
                if packet.dts is not None and packet.stream in streams:  # a damaged film may turn up others
                    packet.stream = streams[packet.stream]
                    target.mux(packet)
                    packets += 1
    except (av.FFmpegError, ValueError):
        return b""
    return film.getvalue() if packets else b""
