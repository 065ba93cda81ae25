"""The project's own drawings as pictures, through the image model, with words for those who do not see them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image, ImageDraw

from core.drawings import drawing_svg
from demo.seeded_content import SeededContent
from files.models import People, PublicImage
from styleguide.tokens import tokens

CREDIT = "Drawing: One Small Thing"
GROUND = tokens()["paper"]
WIDTH = 1000  # pixels
MARGIN = 0.06

ALTERNATIVES = {
    "street": "A street of houses made of equal dots, with one open door.",
    "together": "A large ring of dots with a small ring of dots held inside it.",
    "circle": "Dots in a ring, like people around a table, turned towards each other.",
    "ripple": "Rings of dots that grow outwards, as when a pebble falls into water.",
    "door": "A door made of dots that stands half open.",
    "regions": "Groups of dots in the places of a map, joined by dotted lines.",
    "rows": "Rows of dots that form one house with windows.",
    "flow": "Dots that come from many sides and flow together into one stream.",
    "lost": "A line of dots that breaks off.",
}
_VIEW_BOX = re.compile(r'viewBox="([^"]+)"')
_PATH = re.compile(r"<path ([^>]*?)/?>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_STEP = re.compile(r"([Mm])\s*(-?[\d.]+)[ ,]?(-?[\d.]+)")


@transaction.atomic
def seed(seeded: SeededContent) -> None:
    """One picture a drawing; a picture that an editor changed is known by its title and stays."""
    seeded.images = {name: _picture(name, alternative, seeded) for name, alternative in ALTERNATIVES.items()}


def _picture(name: str, alternative: str, seeded: SeededContent) -> PublicImage:
    title = f"Drawing: {name}"
    found = PublicImage.objects.filter(title=title).first()
    if found:
        return found
    return PublicImage.objects.create(
        title=title,
        description=alternative,
        credit=CREDIT,
        people=People.NO,
        uploaded_by_user=seeded.admin,
        file=ContentFile(draw(name), name=f"{name}.png"),
    )


def draw(name: str) -> bytes:
    """The drawing as a PNG: the same bytes each time."""
    svg = drawing_svg(name)
    left, top, width, height = (float(number) for number in _VIEW_BOX.findall(svg)[0].split())
    scale = WIDTH / (width * (1 + 2 * MARGIN))
    border = width * MARGIN
    size = (WIDTH, round((height + 2 * border) * scale))
    sheet = Image.new("RGB", (size[0] * 2, size[1] * 2), GROUND)
    pen = ImageDraw.Draw(sheet)
    for x, y, radius, colour in _dots(svg):
        centre = (x - left + border) * scale * 2, (y - top + border) * scale * 2
        pen.circle(centre, radius * scale * 2, fill=colour)
    out = io.BytesIO()
    sheet.resize(size, Image.Resampling.LANCZOS).quantize(32).save(out, "PNG")
    return out.getvalue()


def _dots(svg: str) -> Iterator[tuple[float, float, float, str]]:
    """Each dot as (x, y, radius, colour). A path is dots one after the other: `m dx dy h0`.

    The marigold dot stays out: each page has one, and it has it already.
    """
    for part in _PATH.findall(svg):
        attributes = dict(_ATTRIBUTE.findall(part))
        x = y = 0.0
        for command, dx, dy in _STEP.findall(attributes["d"]):
            x, y = (float(dx), float(dy)) if command == "M" else (x + float(dx), y + float(dy))
            yield x, y, float(attributes["stroke-width"]) / 2, attributes["stroke"]
