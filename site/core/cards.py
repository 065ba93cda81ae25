"""The picture of a page in shared links: its title in the project's own type, and dots around one marigold dot."""

from __future__ import annotations

import hashlib
import math
from functools import cache, lru_cache
from io import BytesIO
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630
FONTS = Path(__file__).parent / "static" / "core" / "fonts"
_GROUND, _DOTS, _INK, _QUIET, _MARIGOLD = "#3a1d63", "#5a3a8c", "#ffffff", "#d8ccea", "#f6a21b"
_MARGIN, _TEXT_WIDTH, _TEXT_HEIGHT, _LINE = 72, 750, 380, 1.08
#: Tried from the largest down, until the title fits.
_SIZES = (92, 78, 66, 56, 48)
#: Raised when the drawing changes, so that other sites fetch it anew.
_DESIGN = 1


def card_key(title: str, kind: str) -> str:
    """Changes with what stands on the card, so that each version has an address of its own."""
    return hashlib.blake2s(f"{_DESIGN}\n{kind}\n{title}".encode(), digest_size=8).hexdigest()


@lru_cache(maxsize=64)
def draw_card(title: str, kind: str) -> bytes:
    """A PNG of 1200 by 630 pixels. A process draws each once; the last 64 are kept (about 2 MB)."""
    image = Image.new("RGB", (WIDTH, HEIGHT), _GROUND)
    draw = ImageDraw.Draw(image)
    _draw_ripple(draw, WIDTH - 150, HEIGHT // 2)
    _draw_text(draw, (_MARGIN, 66), kind, "atkinson-next", 34, _QUIET)
    lines, size = _fitting_lines(title)
    for number, line in enumerate(lines):
        _draw_text(draw, (_MARGIN, 134 + int(number * size * _LINE)), line, "bricolage-display", size, _INK)
    _draw_text(draw, (_MARGIN, HEIGHT - 92), "One Small Thing", "atkinson-next", 34, _INK)
    written = BytesIO()
    image.quantize(32).save(written, "PNG", optimize=True)
    return written.getvalue()


def _draw_ripple(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    for ring in range(1, 6):
        distance, dots = ring * 44, ring * 9
        size = 11 - ring
        for number in range(dots):
            angle = math.tau * number / dots + ring * 0.4
            _draw_dot(draw, x + distance * math.cos(angle), y + distance * math.sin(angle), size, _DOTS)
    _draw_dot(draw, x, y, 16, _MARIGOLD)


def _draw_dot(draw: ImageDraw.ImageDraw, x: float, y: float, radius: int, colour: str) -> None:
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)


def _fitting_lines(title: str) -> tuple[list[str], int]:
    """The title in lines of the largest size in which it fits; at the smallest one it may be cut."""
    for size in _SIZES:
        lines = _wrapped(title, size)
        most = int(_TEXT_HEIGHT // (size * _LINE))
        if len(lines) <= most and all(_width(line, "bricolage-display", size) <= _TEXT_WIDTH for line in lines):
            return lines, size
    return [*lines[: most - 1], f"{lines[most - 1][:24]}…"] if len(lines) > most else lines, size


def _wrapped(title: str, size: int) -> list[str]:
    lines = [""]
    for word in title.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _width(longer, "bricolage-display", size) > _TEXT_WIDTH:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _draw_text(draw: ImageDraw.ImageDraw, at: tuple[int, int], text: str, face: str, size: int, colour: str) -> None:
    x, y = at
    for font, run in _runs(text, face, size):
        draw.text((x, y), run, font=font, fill=colour)
        x += int(font.getlength(run))


def _width(text: str, face: str, size: int) -> float:
    return sum(font.getlength(run) for font, run in _runs(text, face, size))


def _runs(text: str, face: str, size: int) -> list[tuple[ImageFont.FreeTypeFont, str]]:
    """The text in parts of one font file each: the faces are cut in two, and Welsh needs the second one too."""
    cut = groupby(text, key=lambda letter: "latin" if letter < "\u0100" or letter in "–—‘’“”…" else "ext")
    return [(_font(f"{face}-{name}", size), "".join(letters)) for name, letters in cut]


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"{name}.woff2", size)
