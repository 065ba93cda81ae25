"""The drawing of a chart as a picture, since Word shows no SVG: what `pages/blueprint/parts/chart.html` writes, and no more."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from io import BytesIO
from itertools import cycle, pairwise

from bs4 import Tag
from django.contrib.staticfiles import finders
from PIL import Image, ImageDraw, ImageFont

#: Pixels for a unit of the drawing, and how much finer it is drawn before it is made smaller, so that edges are smooth.
SCALE, FINER = 3, 2
#: Room around it for words that begin or end outside its frame.
MARGIN = 32
#: So that its words, 16 units high, are as large as the text around it, which has 10.5 points.
DOTS_AN_INCH = round(SCALE * 16 / 10.5 * 72)
INK, GROUND = "#2a1349", "#ffffff"
FONTS = ("core/fonts/atkinson-next-latin.woff2", "core/fonts/atkinson-next-ext.woff2")
#: Letters of the second font: those of Welsh beyond Latin 1 among them. Punctuation stands in the first.
_OTHER_LETTERS = re.compile("([\u0100-\u1fff]+)")
_COMMAND = re.compile(r"([MmLHhVvZz])([^MmLHhVvZz]*)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")

type Point = tuple[float, float]


def as_png(svg: Tag) -> bytes:
    width, height = (float(number) + 2 * MARGIN for number in _NUMBER.findall(str(svg["viewbox"]))[2:])
    unit = SCALE * FINER
    picture = Image.new("RGB", (round(width * unit), round(height * unit)), GROUND)
    pencil = _Pencil(ImageDraw.Draw(picture), unit)
    for element in svg.find_all(["rect", "path", "circle", "text"]):
        pencil.draw(element)
    out = BytesIO()
    smooth = picture.resize((round(width * SCALE), round(height * SCALE)), Image.Resampling.LANCZOS)
    smooth.quantize(32).save(out, "PNG", optimize=True, dpi=(DOTS_AN_INCH, DOTS_AN_INCH))
    return out.getvalue()


class _Pencil:
    def __init__(self, draw: ImageDraw.ImageDraw, unit: int) -> None:
        self._draw, self._unit = draw, unit
        self._fonts = [ImageFont.truetype(str(finders.find(name)), 16 * unit) for name in FONTS]

    def draw(self, element: Tag) -> None:
        if element.name == "text":
            self._text(element)
        elif element.name == "circle":
            self._circle(element)
        else:
            self._shape(element)

    def _shape(self, element: Tag) -> None:
        points, is_closed = _outline(element)
        if is_closed and (colour := _fill(element)):
            self._draw.polygon(self._scaled(points), fill=colour)
        width = _inherited(element, "stroke-width", "2")
        dashes = [float(number) for number in _NUMBER.findall(str(element.get("stroke-dasharray", "")))]
        for start, end in _strokes(points, dashes) if dashes else pairwise(points):
            self._line(start, end, float(width), is_round=element.get("stroke-linecap") == "round")

    def _line(self, start: Point, end: Point, width: float, *, is_round: bool) -> None:
        if is_round:
            self._dot(start, width / 2, INK)
        self._draw.line(self._scaled([start, end]), fill=INK, width=round(width * self._unit))

    def _circle(self, element: Tag) -> None:
        centre, radius = (float(str(element["cx"])), float(str(element["cy"]))), float(str(element["r"]))
        self._dot(centre, radius + 1.5, INK)
        if (colour := _fill(element)) and colour != INK:
            self._dot(centre, radius - 1.5, colour)

    def _dot(self, centre: Point, radius: float, colour: str) -> None:
        (x, y), around = centre, radius
        self._draw.ellipse(self._scaled([(x - around, y - around), (x + around, y + around)]), fill=colour)

    def _text(self, element: Tag) -> None:
        runs = [(run, self._fonts[place % 2]) for place, run in enumerate(_OTHER_LETTERS.split(element.get_text()))]
        length = sum(font.getlength(run) for run, font in runs)
        x, y = ((float(str(element[name])) + MARGIN) * self._unit for name in "xy")
        x -= {"middle": length / 2, "end": length}.get(str(element.get("text-anchor")), 0)
        for run, font in runs:
            self._draw.text((x, y), run, font=font, fill=INK, anchor="ls")
            x += font.getlength(run)

    def _scaled(self, points: list[Point]) -> list[Point]:
        return [((x + MARGIN) * self._unit, (y + MARGIN) * self._unit) for x, y in points]


def _inherited(element: Tag, name: str, default: str) -> str:
    holder = element if element.get(name) else element.find_parent(attrs={name: True})
    return str(holder[name]) if holder else default


def _fill(element: Tag) -> str:
    colour = _inherited(element, "fill", "none")
    return {"none": "", "currentColor": INK}.get(colour, colour)


def _outline(element: Tag) -> tuple[list[Point], bool]:
    """The corners, and whether the last leads back to the first."""
    if element.name == "path":
        return _of_path(str(element["d"]))
    x, y, width, height = (float(str(element[name])) for name in ("x", "y", "width", "height"))
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)], True


def _of_path(path: str) -> tuple[list[Point], bool]:
    points: list[Point] = []
    x = y = 0.0
    for command, words in _COMMAND.findall(path):
        numbers = [float(number) for number in _NUMBER.findall(words)]
        if command in "Zz":
            return [*points, points[0]], True
        is_relative = command.islower()
        if command in "Hh":
            x = numbers[0] + x * is_relative
        elif command in "Vv":
            y = numbers[0] + y * is_relative
        else:
            x, y = numbers[0] + x * is_relative, numbers[1] + y * is_relative
            points = [] if command in "Mm" else points
        points.append((x, y))
    return points, False


def _strokes(points: list[Point], dashes: list[float]) -> Iterator[tuple[Point, Point]]:
    """The pieces of a broken line that are drawn; a dash goes on round a corner."""
    pattern = cycle((length, place % 2 == 0) for place, length in enumerate(dashes))
    left, is_drawn = next(pattern)
    for (x, y), end in pairwise(points):
        length = math.dist((x, y), end)
        done = 0.0
        while done < length or not left:
            step = min(left, length - done)
            if is_drawn:
                yield _between((x, y), end, done, length), _between((x, y), end, done + step, length)
            done, left = done + step, left - step
            if left <= 0:
                left, is_drawn = next(pattern)


def _between(start: Point, end: Point, done: float, length: float) -> Point:
    part = done / length if length else 0
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
