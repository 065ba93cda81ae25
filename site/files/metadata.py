"""Removes personal metadata from images and PDFs: GPS position, device, owner, author.

The position of a photograph taken in a refuge is the address of that refuge.
"""

from io import BytesIO

import pikepdf
from django.core.files.base import File
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow
from PIL import ImageOps, UnidentifiedImageError

_FORMATS_WITH_METADATA = {"JPEG", "PNG", "WEBP", "AVIF", "TIFF", "MPO"}


def without_metadata(file: File) -> File | None:
    """A copy without metadata, rotated as the EXIF data says; None if its format has none or it cannot be read.

    The colour profile is kept.
    """
    file.seek(0)
    head = file.read(5)
    file.seek(0)
    if head == b"%PDF-":
        return _clean_pdf(file)
    try:
        picture = Pillow.open(file)
        picture.load()
    except (UnidentifiedImageError, OSError, ValueError, Pillow.DecompressionBombError):
        file.seek(0)
        return None
    if picture.format not in _FORMATS_WITH_METADATA or getattr(picture, "is_animated", False):
        file.seek(0)
        return None
    return _clean_picture(file, picture)


def _clean_picture(file: File, picture: Pillow.Image) -> File:
    kind = "JPEG" if picture.format == "MPO" else picture.format
    profile = picture.info.get("icc_profile")
    turned = ImageOps.exif_transpose(picture)
    bare = Pillow.new(turned.mode, turned.size)
    if turned.mode == "P" and (palette := turned.getpalette()):
        bare.putpalette(palette)
        if "transparency" in turned.info:
            bare.info["transparency"] = turned.info["transparency"]
    bare.paste(turned)
    out = BytesIO()
    options = {"quality": 92} if kind in {"JPEG", "WEBP", "AVIF"} else {}
    bare.save(out, kind, icc_profile=profile, **options)
    return SimpleUploadedFile(file.name or "", out.getvalue())


def _clean_pdf(file: File) -> File | None:
    """A copy of the PDF without author, creator and producer; None if it cannot be read."""
    try:
        with pikepdf.open(BytesIO(file.read())) as pdf:
            for key in ("/Author", "/Creator", "/Producer"):
                if key in pdf.docinfo:
                    del pdf.docinfo[key]
            if "/Metadata" in pdf.Root:
                with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
                    for key in ("dc:creator", "xmp:CreatorTool", "pdf:Producer"):
                        if key in metadata:
                            del metadata[key]
            out = BytesIO()
            pdf.save(out)
    except pikepdf.PdfError:
        file.seek(0)
        return None
    return SimpleUploadedFile(file.name or "", out.getvalue())
