"""The map of networks: a drawing in dots, made on the server from the regions of the networks.

The land is the project's own, set by hand below: each letter is a dot, and says to which region it belongs. It shows
where regions lie to one another, not where their borders are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from learning.networks.enums import Region
from learning.networks.models import Network

LAND = """
.......SS............
......SSS.S..........
......SSSSSS.........
.....SSSSSSS.........
......SSSSSSSS.......
.....SSSSSSSSSS......
......SSSSSSSS.......
....S.SSSSSS.........
.....SSSSSSSS........
....S.SSSSSSSS.......
......SSSSSSSE.......
II.....SSSSSEE.......
IIII...S.SWWEEE......
IIIII....WWWEEE......
.III.....WWWEEYY.....
..........WWYYYYY....
..........WWYYYYYY...
.........WWWYYYYYY...
.........WWWYYYYYYY..
.....CC.CWWWMYYMMMM..
....CCCCCNNNMMMMMM...
.....CCCCNNNMMMMM.AAA
......CCCNNNMMMMAAAAA
.....CCCCNNNNMMMAAAAA
....CCCCCNNNNHMAAAAA.
...CCCCCCNNHHHHAAAA..
......CC.TTHHHHLLAA..
.........TTHHHHLLKKK.
.......TTTTHHHKKKKK..
.....TTTTTTHHHKKKK...
....TTTTTT..HH.K.....
...TTTT.T............
..TT.................
"""
LETTERS = {
    "S": Region.SCOTLAND,
    "I": Region.NORTHERN_IRELAND,
    "E": Region.NORTH_EAST,
    "W": Region.NORTH_WEST,
    "Y": Region.YORKSHIRE,
    "M": Region.EAST_MIDLANDS,
    "N": Region.WEST_MIDLANDS,
    "A": Region.EAST,
    "C": Region.WALES,
    "L": Region.LONDON,
    "K": Region.SOUTH_EAST,
    "H": Region.SOUTH_CENTRAL,
    "T": Region.SOUTH_WEST,
}
Point = tuple[int, int]
#: Between two dots, in units of the drawing.
STEP = 12
#: What a network needs: the ring with its number in it, and the distance to the next one below.
RING, HEIGHT = 12, 30


def _dots() -> dict[str, list[Point]]:
    """The dots of each region."""
    found: dict[str, list[Point]] = defaultdict(list)
    for row, line in enumerate(LAND.split()):
        for column, letter in enumerate(line):
            if letter in LETTERS:
                found[LETTERS[letter]].append((column * STEP + STEP, row * STEP + STEP))
    return found


DOTS = _dots()
SIZE = (max(len(line) for line in LAND.split()) * STEP + STEP, len(LAND.split()) * STEP + STEP)


def network_map(networks: Sequence[Network], first: int | None) -> SafeString:
    """The drawing. Each network stands in its region as a ring with its number in the list, of which `first` is the
    first; without numbers for None.

    A network that takes applications is a full dot, another one a ring. Hidden from screen readers, since the list
    says the same; attributes draw it, not the style sheet, so that it is there in every browser.
    """
    places = _places(networks)
    with_network = {network.region for network in networks}
    land = [
        _path([dot for dot in dots if not _is_covered(dot, places)], with_network=region in with_network)
        for region, dots in DOTS.items()
    ]
    marks = [
        _mark(network, "" if first is None else first + turn, places[turn]) for turn, network in enumerate(networks)
    ]
    return format_html(
        '<svg class="draw" viewBox="0 0 {} {}" width="100%" height="{}" fill="none"'
        ' stroke-linecap="round" aria-hidden="true" focusable="false">{}{}</svg>',
        *(*SIZE, SIZE[1]),
        _joined(land),
        _joined(marks),
    )


def _places(networks: Iterable[Network]) -> list[Point]:
    """Where each network stands: in the middle of its region, one below the other where there are several."""
    networks = list(networks)
    in_region: dict[str, list[int]] = defaultdict(list)
    for index, network in enumerate(networks):
        in_region[network.region].append(index)
    places: list[Point] = [(0, 0)] * len(networks)
    for region, indexes in in_region.items():
        x, y = _middle(DOTS[region])
        for turn, index in enumerate(indexes):
            places[index] = (x, y + round((turn - (len(indexes) - 1) / 2) * HEIGHT))
    return places


def _middle(dots: Sequence[Point]) -> Point:
    return round(sum(x for x, _y in dots) / len(dots)) - STEP // 2, round(sum(y for _x, y in dots) / len(dots))


def _is_covered(dot: Point, places: Iterable[Point]) -> bool:
    """Whether a network stands on this dot."""
    return any(max(abs(dot[0] - x), abs(dot[1] - y)) <= RING + STEP // 2 for x, y in places)


def _path(dots: Iterable[Point], *, with_network: bool) -> SafeString:
    """One path of equal dots; those of a region with a network are larger."""
    drawn = "".join(f"M{x} {y}h0" for x, y in dots)
    css, size = ("d2", 7) if with_network else ("d3", 5)
    return format_html('<path class="{}" stroke="currentColor" stroke-width="{}" d="{}"/>', css, size, drawn)


def _mark(network: Network, number: int | str, place: Point) -> SafeString:
    x, y = place
    fill = "currentColor" if network.takes_applications else "none"
    ring = format_html(
        '<circle cx="{}" cy="{}" r="{}" fill="{}" stroke="currentColor" stroke-width="3"/>', x, y, RING, fill
    )
    css, ink = ("on-full", "#fff") if network.takes_applications else ("", "currentColor")
    text = '<text class="{}" x="{}" y="{}" fill="{}" font-size="14" font-weight="700" text-anchor="middle">{}</text>'
    return format_html("{}{}", ring, format_html(text, css, x, y + 5, ink, number) if number else "")


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))
