"""Tables of numbers as they may be published: rounded to five, small numbers hidden, and none of them found again.

A number from one to four is not shown. Where its row or column and their totals would give it away, others are hidden
with it, until each hidden number could be another one even for somebody who knew all shown numbers and all totals
exactly, not only rounded. So two tables that share nothing but totals tell no more together than each alone.

That needs totals of at least five: smaller rows are put together (`merge_small_rows`), and so are columns that follow
one another (`column_groups`).
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from itertools import product

SMALL = 5
Numbers = list[list[int]]


class Shown(IntEnum):
    """What is said of a number. Each value says less than the one before."""

    ROUNDED = 0
    #: It is said that it is fewer than five; none at all is shown as 0.
    FEW = 1
    #: Not shown, since another hidden number could be worked out from it.
    WITHHELD = 2


def rounded(number: int) -> int:
    return SMALL * ((number + SMALL // 2) // SMALL)


def merge_small_rows[Key](rows: dict[Key, list[int]], others: Key) -> dict[Key, list[int]]:
    """Puts rows whose total is small into one, with the next smallest where that one would itself be small."""
    in_size = sorted(rows, key=lambda key: sum(rows[key]))
    small = [key for key in in_size if sum(rows[key]) < SMALL]
    total = sum(sum(rows[key]) for key in small)
    for key in in_size[len(small) :]:
        if total == 0 or total >= SMALL:
            break
        small.append(key)
        total += sum(rows[key])
    kept = {key: row for key, row in rows.items() if key not in set(small)}
    if total == 0:
        return kept
    return kept | {others: [sum(column) for column in zip(*(rows[key] for key in small), strict=True)]}


def column_groups(totals: list[int]) -> list[range]:
    """Columns that follow one another, put together until each group has a total that is not small."""
    groups: list[range] = []
    begin = total = 0
    for number, column in enumerate(totals):
        total += column
        if total >= SMALL:
            groups.append(range(begin, number + 1))
            begin, total = number + 1, 0
    if groups and begin < len(totals):
        groups[-1] = range(groups[-1].start, len(totals))
    return groups


def protect(numbers: Numbers) -> list[list[Shown]]:
    """What may be shown of each number. Every total has to be at least five."""
    shown = [[Shown.FEW if 0 < number < SMALL else Shown.ROUNDED for number in row] for row in numbers]
    while found := _found_again(numbers, shown):
        once_a_row = {row: (row, column) for row, column in found}.values()  # one may help the others of its row
        hidden = [_hide_beside(numbers, shown, *place) for place in once_a_row]
        if not any(hidden) and not _hide_anywhere(numbers, shown):
            raise ValueError("A total of this table is small: nothing can hide what it is made of.")
    return shown


def _hide_beside(numbers: Numbers, shown: list[list[Shown]], row: int, column: int) -> bool:
    """The smallest number of its row; else it says less of the row, when that alone fixes it; else one of its column."""
    in_row = [(row, other) for other in range(len(numbers[row]))]
    if _hide_smallest(numbers, shown, in_row):
        return True
    few = [(r, c) for r, c in in_row if shown[r][c] == Shown.FEW]
    if few and _fixed_by_row(numbers[row], shown[row], column):
        for r, c in few:
            shown[r][c] = Shown.WITHHELD
        return True
    in_column = [(other, column) for other in range(len(numbers))]
    return any(_hide_smallest(numbers, shown, line, noughts=n) for n, line in [(False, in_column), (True, in_row)])


def _fixed_by_row(numbers: list[int], shown: list[Shown], column: int) -> bool:
    """Whether no other number of the row can give way to this one."""
    others = [(n, said) for c, (n, said) in enumerate(zip(numbers, shown, strict=True)) if c != column]
    mine = numbers[column], shown[column]
    rises = _can_rise(*mine) and any(_can_fall(*other) for other in others)
    return not (rises or (_can_fall(*mine) and any(_can_rise(*other) for other in others)))


def _hide_anywhere(numbers: Numbers, shown: list[list[Shown]]) -> bool:
    everywhere = list(product(range(len(numbers)), range(len(numbers[0]))))
    few = [(row, column) for row, column in everywhere if shown[row][column] == Shown.FEW]
    for row, column in few[:1]:
        shown[row][column] = Shown.WITHHELD
    return bool(few) or any(_hide_smallest(numbers, shown, everywhere, noughts=wanted) for wanted in (False, True))


def _hide_smallest(
    numbers: Numbers, shown: list[list[Shown]], places: list[tuple[int, int]], *, noughts: bool = False
) -> bool:
    open_ones = [(numbers[r][c], r, c) for r, c in places if not shown[r][c] and (numbers[r][c] == 0) is noughts]
    if open_ones:
        _number, row, column = min(open_ones)
        shown[row][column] = Shown.WITHHELD
    return bool(open_ones)


def _found_again(numbers: Numbers, shown: list[list[Shown]]) -> list[tuple[int, int]]:
    """Hidden numbers that follow from what is shown and the exact totals.

    A number can be another one when a circle of hidden numbers, taken up and down in turn, leaves each total as it is.
    `steps[a][b]` is in how many rows a unit can leave column a for column b.
    """
    columns = range(len(numbers[0]) if numbers else 0)
    up = [
        [_can_rise(number, said) for number, said in zip(*lines, strict=True)]
        for lines in zip(numbers, shown, strict=True)
    ]
    down = [
        [_can_fall(number, said) for number, said in zip(*lines, strict=True)]
        for lines in zip(numbers, shown, strict=True)
    ]
    steps = [[sum(d[a] and u[b] for u, d in zip(up, down, strict=True)) for b in columns] for a in columns]
    found = []
    for row, column in product(range(len(numbers)), columns):
        if not shown[row][column]:
            continue
        others = [c for c in columns if c != column]
        ahead = {a: [b for b in columns if b != a and steps[a][b] > (down[row][a] and up[row][b])] for a in columns}
        rises = up[row][column] and _leads(ahead, [column], {c for c in others if down[row][c]})
        falls = down[row][column] and _leads(ahead, [c for c in others if up[row][c]], {column})
        if not (rises or falls):
            found.append((row, column))
    return found


def _can_rise(number: int, said: Shown) -> bool:
    return said == Shown.WITHHELD or (said == Shown.FEW and number < SMALL - 1)


def _can_fall(number: int, said: Shown) -> bool:
    return number > (0 if said == Shown.WITHHELD else 1) and said != Shown.ROUNDED


def _leads(ahead: dict[int, list[int]], begin: Iterable[int], goal: set[int]) -> bool:
    """Whether one or more steps lead from one of these columns to the goal."""
    seen: set[int] = set()
    waiting = [column for start in begin for column in ahead[start]]
    while waiting:
        column = waiting.pop()
        if column in goal:
            return True
        if column not in seen:
            seen.add(column)
            waiting += ahead[column]
    return False
