"""What is left in a file of where, with what and by whom it was made, read by other means than the code that cleans."""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
import zlib

#: In every such word of `samples`.
SECRET = "SECRET-OF-"


def everything_inside(content: bytes) -> bytes:
    """The bytes, and those of every archive and compressed part inside."""
    found = [content]
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found += [everything_inside(archive.read(name)) for name in archive.namelist()]
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL) if b"%PDF-" in content[:1024] else []:
        try:
            found.append(everything_inside(zlib.decompressobj().decompress(stream)))
        except zlib.error:
            found.append(stream)
    return b"\n".join(found)


def left_in(content: bytes) -> list[str]:
    """What ExifTool, and a search through every part, still find of place, device, owner and author."""
    command = ["exiftool", "-json", "-a", "-G1", "-ee3", "-m", "-"]
    read = subprocess.run(command, input=content, capture_output=True, check=False).stdout
    tags = json.loads(read)[0] if read else {}
    personal = re.compile(
        r"GPS|:(Make|Model|Artist|Author|Creator|Owner|Copyright|XPAuthor|LastModifiedBy|SerialNumber)$"
    )
    found = [f"{name}: {value}" for name, value in tags.items() if personal.search(name) or SECRET in str(value)]
    inside = everything_inside(content)
    found += [match.decode(errors="replace") for match in set(re.findall(re.escape(SECRET.encode()) + rb"\S*", inside))]
    found += ["SECRET in UTF-16"] if SECRET.encode("utf-16-be") in inside else []
    found += [trace.decode() for trace in (b"Exif\x00\x00", b"GPSLatitude") if trace in inside]
    return found
