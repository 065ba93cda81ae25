"""Colour profiles (ICC.1:2022): the numbers that make colours true stay, the words that name a screen or a person go."""

from __future__ import annotations

import struct

_HEADER = 128
_ENTRY = 12
#: Names of the profile, its device and viewing conditions, who has the rights, and notes of programs.
_KEPT = {
    b"A2B0", b"A2B1", b"A2B2", b"A2B3", b"B2A0", b"B2A1", b"B2A2", b"B2A3", b"B2D0", b"B2D1", b"B2D2", b"B2D3",
    b"D2B0", b"D2B1", b"D2B2", b"D2B3", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC", b"kTRC", b"wtpt",
    b"bkpt", b"chad", b"lumi", b"gamt", b"pre0", b"pre1", b"pre2", b"cicp",
}  # fmt: skip
_NAME = b"Colours"


def without_names(profile: bytes) -> bytes:
    """The profile with a name that every profile has; b"" for one that is damaged, which readers do without."""
    if len(profile) < _HEADER + 4 or profile[36:40] != b"acsp":
        return b""
    (count,) = struct.unpack_from(">I", profile, _HEADER)
    if _HEADER + 4 + _ENTRY * count > len(profile):
        return b""
    is_version_4 = profile[8] >= 4
    tags = {b"desc": _words(is_version_4, b"desc"), b"cprt": _words(is_version_4, b"text")}
    for number in range(count):
        name, start, size = struct.unpack_from(">4sII", profile, _HEADER + 4 + _ENTRY * number)
        if name in _KEPT:
            tags[name] = profile[start : start + size]
    return _written(profile[:_HEADER], tags)


def _words(is_version_4: bool, kind: bytes) -> bytes:
    if is_version_4:
        words = _NAME.decode().encode("utf-16-be")
        return b"mluc\0\0\0\0" + struct.pack(">II4sII", 1, 12, b"enUS", len(words), 28) + words
    if kind == b"text":
        return b"text\0\0\0\0" + _NAME + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(_NAME) + 1) + _NAME + b"\0" + bytes(4 + 4 + 2 + 1 + 67)


def _written(header: bytes, tags: dict[bytes, bytes]) -> bytes:
    """Tags of one content are stored once, as programs write the three curves of a screen."""
    places: dict[bytes, int] = {}
    body, table = b"", struct.pack(">I", len(tags))
    begin = _HEADER + 4 + _ENTRY * len(tags)
    for name, content in tags.items():
        if content not in places:
            places[content] = begin + len(body)
            body += content + bytes(-len(content) % 4)
        table += struct.pack(">4sII", name, places[content], len(content))
    # Without the program, the time, the platform, maker and model of the device, and the checksum of what it was.
    header = b"".join(
        [
            struct.pack(">I", begin + len(body)), bytes(4), header[8:24], bytes(12), header[36:40], bytes(4),
            header[44:48], bytes(8), header[56:80], bytes(48),
        ]
    )  # fmt: skip
    return header + table + body
