"""With which type a public file is served: by its extension alone, never by what its sender said.

What is uploaded must be what its extension says. A type that is not here is sent as bytes to keep.
"""

from __future__ import annotations

from pathlib import PurePosixPath

#: Shown by the browser where they stand in a page.
PICTURES = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}
#: Downloaded. Plain text is missing: browsers would show it, and some of them guess what it might be instead.
DOCUMENTS = {
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
#: Amazon's own name for bytes. SeaweedFS takes `application/octet-stream` for no type, and guesses one.
BYTES = "binary/octet-stream"


def headers_of(name: str) -> dict[str, str]:
    """The headers for the file of this name: its type, and that it is to be kept unless it is a picture."""
    extension = PurePosixPath(name).suffix.removeprefix(".").lower()
    if extension in PICTURES:
        return {"Content-Type": PICTURES[extension]}
    return {"Content-Type": DOCUMENTS.get(extension, BYTES), "Content-Disposition": "attachment"}
