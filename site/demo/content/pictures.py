"""The project's own drawings as pictures, through the image model, with words for those who do not see them."""

from __future__ import annotations

import io
import re

from django.core.files.base import ContentFile
from django.template.loader import get_template
from PIL import Image, ImageDraw

from files.models import PublicImage

CREDIT = "Drawing: One Small Thing"
GROUND = "#fdfcfa"
WIDTH = 1400  # pixels; enough for the widest place and the pictures of shared links
MARGIN = 0.06

ALTERNATIVES = {
    "street": "A street of houses made of equal dots; in one open door stands a marigold dot.",
    "together": "A large and a small house made of dots side by side; between them a marigold dot.",
    "circle": "A ring of dots, like people around a table, with one marigold dot among them.",
    "ripple": "Rings of dots that grow outwards from one marigold dot in the middle.",
    "door": "A door made of dots that stands half open, with a marigold dot on the threshold.",
    "regions": "Groups of dots in the places of a map, joined by dotted lines.",
    "rows": "Rows of dots that form a wall with windows; one dot in it is marigold.",
    "flow": "Dots that come from many sides and flow together into one stream.",
    "lost": "A line of dots that breaks off; one marigold dot has rolled away below it.",
}
_PART = re.compile(r"<(path|circle) ([^>]*?)/?>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_STEP = re.compile(r"([Mm])\s*(-?[\d.]+)[ ,]?(-?[\d.]+)")


def seed(world) -> None:
    """One picture a drawing; a picture that an editor changed is known by its title and stays."""
    world.images = {name: _picture(name, alternative, world) for name, alternative in ALTERNATIVES.items()}


def _picture(name: str, alternative: str, world) -> PublicImage:
    title = f"Drawing: {name}"
    found = PublicImage.objects.filter(title=title).first()
    if found:
        return found
    return PublicImage.objects.create(
        title=title,
        description=alternative,
        credit=CREDIT,
        uploaded_by_user=world.admin,
        file=ContentFile(draw(name), name=f"{name}.png"),
    )


def draw(name: str) -> bytes:
    """The drawing as a PNG: the same bytes each time."""
    svg = get_template(f"components/drawings/{name}.svg").render()
    left, top, width, height = (float(n) for n in re.search(r'viewBox="([^"]+)"', svg)[1].split())
    scale = WIDTH / (width * (1 + 2 * MARGIN))
    border = width * MARGIN
    size = (WIDTH, round((height + 2 * border) * scale))
    sheet = Image.new("RGB", (size[0] * 2, size[1] * 2), GROUND)
    pen = ImageDraw.Draw(sheet)
    for x, y, radius, colour in _dots(svg):
        centre = (x - left + border) * scale * 2, (y - top + border) * scale * 2
        pen.circle(centre, radius * scale * 2, fill=colour)
    out = io.BytesIO()
    sheet.resize(size, Image.Resampling.LANCZOS).quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def _dots(svg: str):
    """Each dot as (x, y, radius, colour). A path is dots one after the other: `m dx dy h0`."""
    for kind, rest in _PART.findall(svg):
        attributes = dict(_ATTRIBUTE.findall(rest))
        if kind == "circle":
            yield float(attributes["cx"]), float(attributes["cy"]), float(attributes["r"]), attributes["fill"]
            continue
        x = y = 0.0
        for command, dx, dy in _STEP.findall(attributes["d"]):
            x, y = (float(dx), float(dy)) if command == "M" else (x + float(dx), y + float(dy))
            yield x, y, float(attributes["stroke-width"]) / 2, attributes["stroke"]
