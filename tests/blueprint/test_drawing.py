"""Charts as pictures for Word: the colours of single points say whether each shape stands where the SVG has it."""

from __future__ import annotations

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from PIL import Image

from blueprint.charts import Chart, chart_of
from blueprint.documents.drawing import MARGIN, SCALE, as_png
from blueprint.figures import ChartKind, Figure


def drawn(kind: ChartKind) -> tuple[Chart, Image.Image]:
    rows = [["2023", "40", "10", "7"], ["2024", "20", "30", "8"]]
    figure = Figure(title="Nights ŵ", kind=kind, columns=["Year", "Women", "Children", "Staff"], rows=rows)
    chart = chart_of(figure)
    assert chart
    html = render_to_string("pages/blueprint/parts/chart.html", {"chart": chart})
    return chart, Image.open(BytesIO(as_png(BeautifulSoup(html, "html.parser").svg))).convert("L")


def shade(picture: Image.Image, x: float, y: float, half: int = 0) -> float:
    """From 0 (ink) to 255 (paper), of the square around a point."""
    left, top = round((x + MARGIN) * SCALE), round((y + MARGIN) * SCALE)
    pixels = picture.crop((left - half, top - half, left + half + 1, top + half + 1)).tobytes()
    return sum(pixels) / len(pixels)


def test_bars_differ_by_their_pattern_and_stand_where_the_svg_has_them():
    chart, picture = drawn(ChartKind.BAR)
    assert picture.size == ((chart.width + 2 * MARGIN) * SCALE, (chart.height + 2 * MARGIN) * SCALE)
    shades = {
        bar.pattern: shade(picture, bar.x + bar.width / 2, bar.middle, half=10) for bar in chart.bars if bar.width > 30
    }
    assert shades[0] < 60 < 120 < shades[1] < 165 < shades[2] < 230, "full, dotted, striped"
    for text in chart.texts:
        assert shade(picture, text.x + 6, text.y - 5, half=12) < 250, f"“{text.text}” is written"


@pytest.mark.parametrize("shape", [0, 1, 2])
def test_each_line_has_marks_of_its_own(shape):
    chart, picture = drawn(ChartKind.LINE)
    marks = [mark for mark in chart.marks if mark.shape == shape]
    assert len(marks) == 3, "the key and two years"
    for mark in marks:
        middle, edge = shade(picture, mark.x, mark.y, half=2), shade(picture, mark.x - 5, mark.y)
        assert edge < 120 and (middle > 200) == (shape == 1), "the second is an empty circle"
