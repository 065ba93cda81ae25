"""Charts drawn on the server: where each bar, line and word of a figure's chart stands.

`pages/blueprint/parts/chart.html` draws it as SVG. Series differ by pattern, dash and mark, never by colour alone. All numbers are
whole, in units of the view box, which is narrow so that its words can be read on a phone.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from blueprint.figures import ChartKind, Figure, Series

WIDTH = 440
LINE = 20
BAR = 14
#: So wide a bar of next to nothing is.
THINNEST = 2
#: How wide a letter is at most, how wide a per cent sign, and how many letters stand in a line.
LETTER, PER_CENT, LETTERS = 10, 17, 44
PLOT_HEIGHT = 200
#: More names below a line chart would run into one another.
MOST_NAMES = 6
STEPS_OF_AXIS = 4
#: How the line of each series is broken, and how long the strokes are.
DASHES = ("", "9 6", "3 5", "14 5 3 5")


@dataclass(frozen=True)
class Text:
    x: int
    y: int
    text: str
    anchor: str = "start"


@dataclass(frozen=True)
class Bar:
    """Drawn in the pattern of its series: full, dotted, striped or empty."""

    x: int
    y: int
    width: int
    pattern: int
    height: int = BAR

    @property
    def middle(self) -> int:
        return self.y + self.height // 2


@dataclass(frozen=True)
class Mark:
    """A point of a line, in the shape of its series: a full or empty circle, a full or empty square."""

    x: int
    y: int
    shape: int


@dataclass(frozen=True)
class Line:
    points: list[tuple[int, int]]
    series: int

    @property
    def dashes(self) -> str:
        """As SVG has it; empty for a full line."""
        return DASHES[self.series]

    @property
    def path(self) -> str:
        return "M" + "L".join(f"{x} {y}" for x, y in self.points)


@dataclass
class Chart:
    title: str
    height: int = 0
    texts: list[Text] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    #: Heights of the lines of an axis, from `rules_from` to the right.
    rules: list[int] = field(default_factory=list)
    rules_from: int = 0
    width: int = WIDTH


def chart_of(figure: Figure) -> Chart | None:
    """None for a figure that is a table alone."""
    if not figure.has_chart:
        return None
    chart = Chart(figure.title)
    _draw_key(chart, figure)
    (_draw_bars if figure.kind == ChartKind.BAR else _draw_lines)(chart, figure)
    return chart


def _draw_key(chart: Chart, figure: Figure) -> None:
    """Which pattern is which column, where there are several."""
    if len(figure.series) < 2:
        return
    for number, series in enumerate(figure.series):
        top = chart.height
        if figure.kind == ChartKind.BAR:
            chart.bars.append(Bar(0, top + 3, 40, number))
        else:
            chart.lines.append(Line([(0, top + 10), (40, top + 10)], number))
            chart.marks.append(Mark(20, top + 10, number))
        chart.height += _write(chart, 50, top, series.name, LETTERS - 6)
    chart.height += LINE // 2


def _write(chart: Chart, x: int, top: int, words: str, letters: int) -> int:
    """Writes the words in as many lines as they need, and returns how high these are."""
    lines = textwrap.wrap(words, letters) or [""]
    chart.texts += [Text(x, top + 15 + LINE * number, line) for number, line in enumerate(lines)]
    return LINE * len(lines)


def _draw_bars(chart: Chart, figure: Figure) -> None:
    """Each row: its name, and below it a bar for each column with its number at the end."""
    values = list(_values(figure.series))
    low, high = min(0.0, *values), max(0.0, *values)
    room = WIDTH - 8 - max(_width(text) for series in figure.series for text in series.texts)
    scale = room / ((high - low) or 1)
    zero = max(round(-low * scale), THINNEST if low < 0 else 0)
    for row, label in enumerate(figure.labels):
        chart.height += _write(chart, 0, chart.height, label, LETTERS)
        for number, series in enumerate(figure.series):
            value, text = series.values[row], series.texts[row]
            if value is not None:
                length = max(THINNEST, round(abs(value) * scale))
                start = zero if value >= 0 else zero - length
                chart.bars.append(Bar(start, chart.height + 3, length, number))
                chart.texts.append(Text(max(start + length, zero) + 6, chart.height + 15, text))
                chart.height += LINE
        chart.height += LINE // 2


def _draw_lines(chart: Chart, figure: Figure) -> None:
    """Years keep their distances; other names stand at equal ones."""
    values = list(_values(figure.series))
    ticks = axis(min(0.0, *values), max(0.0, *values))
    names = [_as_axis_writes(tick, ticks, figure.series[0].texts) for tick in ticks]
    left = 8 + max(map(_width, names))
    places = _places(figure.labels, left + 8, WIDTH - 24)
    top = chart.height + LINE
    scale = PLOT_HEIGHT / (ticks[-1] - ticks[0])

    def height_of(value: float) -> int:
        return round(top + PLOT_HEIGHT - (value - ticks[0]) * scale)

    chart.rules_from = left
    for tick, name in zip(ticks, names, strict=True):
        chart.rules.append(height_of(tick))
        chart.texts.append(Text(left - 6, height_of(tick) + 5, name, "end"))
    for number, series in enumerate(figure.series):
        points = [
            None if value is None else (x, height_of(value)) for x, value in zip(places, series.values, strict=True)
        ]
        chart.lines += [Line(run, number) for run in _runs(points) if len(run) > 1]
        chart.marks += [Mark(*point, number) for point in points if point]
        chart.texts += _ends(points, series)
    chart.texts += _names_below(figure.labels, places, top + PLOT_HEIGHT + LINE + 2)
    chart.height = top + PLOT_HEIGHT + LINE * 2


def _width(text: str) -> int:
    return sum(PER_CENT if letter == "%" else LETTER for letter in text)


def _values(series: Iterable[Series]) -> Iterator[float]:
    return (value for each in series for value in each.values if value is not None)


def axis(low: float, high: float) -> list[float]:
    """Round numbers from at or below `low` to at or above `high`, at most six of them."""
    rough = (high - low) / STEPS_OF_AXIS or 1
    power = 10 ** math.floor(math.log10(rough))
    step = next(size * power for size in (1, 2, 2.5, 5, 10) if size * power >= rough * 0.999)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [number * step for number in range(first, max(last, first + 1) + 1)]


def _as_axis_writes(value: float, ticks: Sequence[float], texts: Sequence[str]) -> str:
    """With the pound or per cent sign that the column has."""
    text = next((text.strip() for text in texts if text.strip()), "")
    is_whole = all(float(tick).is_integer() for tick in ticks)
    written = f"{abs(value):,.0f}" if is_whole else f"{abs(value):,.2f}".rstrip("0").rstrip(".")
    sign = "−" if value < 0 else ""
    return f"{sign}{'£' if '£' in text else ''}{written}{'%' if text.endswith('%') else ''}"


def _places(labels: Sequence[str], left: int, right: int) -> list[int]:
    years = [int(label) for label in labels if label.strip().isdecimal()]
    in_order = len(years) == len(labels) and years == sorted(set(years))
    where = years if in_order else list(range(len(labels)))
    span = (where[-1] - where[0]) or 1
    return [round(left + (place - where[0]) * (right - left) / span) for place in where]


def _runs(points: Sequence[tuple[int, int] | None]) -> list[list[tuple[int, int]]]:
    """The points in pieces: a line is broken where the table has no number."""
    runs: list[list[tuple[int, int]]] = [[]]
    for point in points:
        if point:
            runs[-1].append(point)
        elif runs[-1]:
            runs.append([])
    return runs


def _ends(points: Sequence[tuple[int, int] | None], series: Series) -> list[Text]:
    """The first and the last number of a line, written at its ends."""
    there = [(point, text) for point, text in zip(points, series.texts, strict=True) if point]
    (first, first_text), (last, last_text) = there[0], there[-1]
    start = Text(first[0], first[1] - 10, first_text)
    return [start, Text(WIDTH, last[1] - 10, last_text, "end")] if len(there) > 1 else [start]


def _names_below(labels: Sequence[str], places: Sequence[int], y: int) -> list[Text]:
    """Each in the middle below its place, or at the edge of the drawing: a document cuts off what stands out."""
    every = math.ceil(len(labels) / MOST_NAMES)
    shown = range(0, len(labels), every)
    letters = max(4, LETTERS // max(1, len(shown)))
    return [_below(textwrap.shorten(labels[number], letters, placeholder="…"), places[number], y) for number in shown]


def _below(name: str, place: int, y: int) -> Text:
    half = _width(name) // 2
    if place + half > WIDTH:
        return Text(WIDTH, y, name, "end")
    return Text(max(place, half), y, name, "middle")
