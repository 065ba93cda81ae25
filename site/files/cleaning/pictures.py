"""Writes a picture anew from its pixels alone, so that nothing else can come along.

The position of a photograph taken in a refuge is the address of that refuge.
"""

from __future__ import annotations

import threading
from io import BytesIO
from pathlib import PurePath
from typing import Any

import pillow_heif
from django.core.files.base import File
from django.utils.translation import gettext as _
from PIL import Image as Pillow
from PIL import ImageCms, ImageFile, ImageMath, ImageOps, ImageSequence

from files.cleaning.base import CannotClean, CleanFile, content_of
from files.cleaning.colour_profiles import without_names

pillow_heif.register_heif_opener()
# Pillow refuses pictures of twice this size when it opens them: enough for a telephone's 200 megapixels.
Pillow.MAX_IMAGE_PIXELS = 110_000_000

#: Twice the width that the widest template asks for.
LONGEST_SIDE = 2560
#: Pixels of any kind of picture that may stand in memory, all frames together; each takes four to eight bytes. Of a
#: telephone's 108 or 200 megapixels in a plain JPEG only a fraction does; a progressive one stands there whole.
MOST_PIXELS = 64_000_000
#: One picture at a time in a process, whoever uploads how many: the others wait.
DECODING = threading.Lock()
#: The format in which a picture is kept; TIFF is met in documents alone.
KEPT_AS = {
    "AVIF": "AVIF", "GIF": "GIF", "HEIF": "JPEG", "JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "TIFF": "TIFF",
    "WEBP": "WEBP",
}  # fmt: skip
#: Of all others the first picture is kept: Willow, which makes the sizes, reads no animated AVIF or PNG.
_ANIMATED = {"GIF", "WEBP"}
_SAVE_OPTIONS: dict[str, dict[str, Any]] = {
    "AVIF": {"quality": 85},
    "JPEG": {"quality": 92},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 92},
}


def clean_picture(file: File) -> CleanFile:
    """A copy that is upright, at most `LONGEST_SIDE` pixels long, and has pixels, colour profile and timing only."""
    kind, content = written_anew(content_of(file))
    name = PurePath(file.name or "picture")
    if name.suffix.lower() in {".heic", ".heif"}:
        name = name.with_suffix(".jpg")
    return CleanFile(name.name, content, Pillow.MIME[kind])


def written_anew(content: bytes) -> tuple[str, bytes]:
    """The format and the bytes of a clean copy; raises `CannotClean`."""
    # WeasyPrint sets it for its whole process when it is imported: half a picture would be taken for a whole one.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with DECODING, Pillow.open(BytesIO(content), formats=[kind for kind in KEPT_AS if kind != "MPO"]) as picture:
            return _write(picture)
    except CannotClean:
        raise
    except Pillow.DecompressionBombError as error:
        raise CannotClean(_too_large()) from error
    except Exception as error:  # Pillow raises whatever its decoders meet in a damaged file
        raise CannotClean(_unreadable()) from error


def _unreadable() -> str:
    return _(
        "This picture cannot be read: the file is damaged, or not a picture. "
        "Open it on your computer, save it again as JPEG or PNG, and choose the new file."
    )


def _too_large() -> str:
    return _("This picture has too many pixels. Save a smaller copy, at most 6000 pixels wide, and choose that one.")


def _write(picture: Pillow.Image) -> tuple[str, bytes]:
    kind = KEPT_AS[picture.format or ""]
    if not picture.info.get("progressive"):
        picture.draft(None, (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is decoded at a fraction of its size
    moves = kind in _ANIMATED and getattr(picture, "is_animated", False)
    if picture.width * picture.height * (getattr(picture, "n_frames", 1) if moves else 1) > MOST_PIXELS:
        raise CannotClean(_too_large())
    profile = picture.info.get("icc_profile")
    out = BytesIO()
    if moves:
        frames, timing = _frames(picture)
        frames[0].save(out, kind, save_all=True, append_images=frames[1:], **timing, **_SAVE_OPTIONS.get(kind, {}))
    else:
        still = _still(picture, profile)
        if kind == "JPEG" and still.mode in {"LA", "RGBA"}:
            still = still.convert("RGB")
        still.save(out, kind, icc_profile=still.info.get("icc_profile"), **_SAVE_OPTIONS.get(kind, {}))
    return kind, out.getvalue()


def _still(picture: Pillow.Image, profile: bytes | None) -> Pillow.Image:
    """Shrunk before it is turned, so that no second picture of full size stands in memory."""
    is_cmyk = picture.mode == "CMYK"
    pixels = picture if is_cmyk else _in_a_plain_mode(picture)
    pixels.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    pixels = ImageOps.exif_transpose(pixels)
    profile = without_names(profile) if profile else b""
    if is_cmyk:
        pixels, profile = _in_srgb(pixels, profile), b""
    bare = Pillow.new(pixels.mode, pixels.size)
    bare.paste(pixels)
    if profile and bare.mode != "L":
        bare.info["icc_profile"] = profile
    return bare


def _frames(picture: Pillow.Image) -> tuple[list[Pillow.Image], dict[str, Any]]:
    """The frames of an animation, each whole, and how long each is shown (in milliseconds)."""
    loop = picture.info.get("loop")
    frames, durations = [], []
    for frame in ImageSequence.Iterator(picture):
        whole = Pillow.new("RGBA", frame.size)
        whole.paste(frame.convert("RGBA"))
        whole.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        frames.append(whole)
        durations.append(round(frame.info.get("duration") or 100))
    timing: dict[str, Any] = {"duration": durations}
    if loop is not None:
        timing["loop"] = loop
    if picture.format == "GIF":
        timing["disposal"] = 2
    return frames, timing


def _in_a_plain_mode(picture: Pillow.Image) -> Pillow.Image:
    """The same pixels as L, RGB or RGBA: the modes that every format and every template can use."""
    transparent = picture.info.get("transparency")
    if picture.mode.startswith("I;16") or picture.mode == "I":
        return _eight_bits(picture, transparent)
    if isinstance(transparent, tuple) and max(transparent) > 255:  # of a picture with 16 bits a colour
        picture.info["transparency"] = tuple(value >> 8 for value in transparent)
    if transparent is not None or picture.has_transparency_data:
        return picture.convert("RGBA")
    return picture if picture.mode in {"L", "RGB"} else picture.convert("L" if picture.mode == "1" else "RGB")


def _eight_bits(picture: Pillow.Image, transparent: int | None) -> Pillow.Image:
    """A grey picture of 16 bits, whose lighter half Pillow would otherwise turn white."""
    values = picture.convert("I")
    grey = values.point(lambda value: value * (1 / 257)).convert("L")
    if transparent is None:
        return grey
    grey = grey.convert("RGBA")
    grey.putalpha(
        ImageMath.lambda_eval(lambda names: names["convert"]((names["v"] != transparent) * 255, "L"), v=values)
    )
    return grey


def _in_srgb(picture: Pillow.Image, profile: bytes) -> Pillow.Image:
    """For print colours, which browsers do not show."""
    try:
        converted = ImageCms.profileToProfile(
            picture, ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError):
        converted = None  # a profile that does not fit its picture is ignored by browsers too
    return converted or picture.convert("RGB")
