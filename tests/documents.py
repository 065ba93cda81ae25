"""Small real documents of every type, and what is done to them to make them harmful. Nothing is read from disk."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import av
import pikepdf
from docx import Document
from openpyxl import Workbook

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMESPACES = " ".join(
    [
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
        'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
        'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"',
        'xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0"',
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
    ]
)


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()


def pdf(change: Callable[[pikepdf.Pdf], object] = lambda pdf: None, **options) -> bytes:
    with pikepdf.new() as document:
        document.add_blank_page()
        change(document)
        return _saved(lambda out: document.save(out, deterministic_id="encryption" not in options, **options))


def docx(text: str = "Breathe in.") -> bytes:
    document = Document()
    document.add_paragraph(text)
    return _saved(document.save)


def xlsx(cell: str = "Breathe in.") -> bytes:
    book = Workbook()
    book.active["A1"] = cell
    return _saved(book.save)


def archive(parts: dict[str, bytes | str], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as written:
        for name, body in parts.items():
            written.writestr(name, body)
    return out.getvalue()


def parts(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document)) as read:
        return {name: read.read(name) for name in read.namelist()}


def with_parts(document: bytes, more: dict[str, bytes | str]) -> bytes:
    return archive(parts(document) | more)


def types(*overrides: tuple[str, str], defaults: str = "") -> str:
    rows = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in overrides)
    xml = '<Default Extension="xml" ContentType="application/xml"/>'
    return f'<Types xmlns="{PACKAGE}/content-types">{xml}{defaults}{rows}</Types>'


def relationships(*rows: tuple[str, str] | tuple[str, str, str]) -> str:
    """Each row is a type's last word, a target, and "External" when it lies elsewhere."""
    written = ""
    for number, (kind, target, *mode) in enumerate(rows):
        outside = f' TargetMode="{mode[0]}"' if mode else ""
        written += f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"{outside}/>'
    return f'<Relationships xmlns="{PACKAGE}/relationships">{written}</Relationships>'


def pptx(more: dict[str, bytes | str] | None = None) -> bytes:
    main = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    return archive(
        {
            "[Content_Types].xml": types(("ppt/presentation.xml", main)),
            "_rels/.rels": relationships(("officeDocument", "ppt/presentation.xml")),
            "ppt/presentation.xml": "<presentation/>",
        }
        | (more or {})
    )


def odt(body: str = "<text:p>Breathe in.</text:p>", more: dict[str, bytes | str] | None = None) -> bytes:
    content = f"<office:document-content {_NAMESPACES}><office:body>{body}</office:body></office:document-content>"
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "META-INF/manifest.xml": "<manifest/>",
        }
        | (more or {}),
        zipfile.ZIP_STORED,
    )


def odt_meta(inside: str) -> str:
    return f"<office:document-meta {_NAMESPACES}><office:meta>{inside}</office:meta></office:document-meta>"


def mp3(frames: int = 5, tag: bytes = b"") -> bytes:
    """Silence of 128 kbit/s; each frame is 417 bytes."""
    size = bytes(len(tag) >> shift & 0x7F for shift in (21, 14, 7, 0))
    header = b"ID3\x03\x00\x00" + size + tag if tag else b""
    return header + (b"\xff\xfb\x90\x00" + bytes(413)) * frames


def mp4(title: str = "", **options: str) -> bytes:
    """A second of black in 32 × 32 points, with silence; each name in it is the title. `options`: of FFmpeg's writer."""
    film = io.BytesIO()
    with av.open(film, "w", format="mp4", options=options) as container:
        picture = container.add_stream("mpeg4", rate=5)
        picture.width = picture.height = 32
        picture.pix_fmt = "yuv420p"
        sound = container.add_stream("aac", rate=8000)
        if title:
            container.metadata.update({"title": title, "comment": title, "creation_time": "2019-02-03T04:05:06Z"})
            picture.metadata["handler_name"] = title
        for number in range(5):
            frame = av.VideoFrame(32, 32, "yuv420p")
            for plane in frame.planes:
                plane.update(bytes(plane.buffer_size))
            frame.pts = number
            container.mux(picture.encode(frame))
        silence = av.AudioFrame(format="fltp", layout="mono", samples=1024)
        silence.planes[0].update(bytes(4096))
        silence.sample_rate, silence.pts = 8000, 0
        container.mux([*picture.encode(), *sound.encode(silence), *sound.encode()])
    return film.getvalue()
