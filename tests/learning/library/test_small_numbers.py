"""No hidden number of a published table is found again. The solver here knows more than any reader: every total exactly."""

from __future__ import annotations

from collections.abc import Iterator

import hypothesis
from hypothesis import strategies as st

from learning.library.reports.small_numbers import Shown, column_groups, merge_small_rows, protect, rounded

small_tables = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(st.sampled_from([0, 0, 1, 2, 3, 4, 4, 5, 6, 9]), min_size=width, max_size=width),
                           min_size=1, max_size=4)
)  # fmt: skip


def solutions(numbers: list[list[int]], shown: list[list[Shown]]) -> Iterator[dict[tuple[int, int], int]]:
    """Every table with these totals and these shown numbers, by trying all."""
    cells = [(row, column) for row in range(len(numbers)) for column in range(len(numbers[0]))]
    rows, columns = [sum(row) for row in numbers], [sum(column) for column in zip(*numbers, strict=True)]
    chosen: dict[tuple[int, int], int] = {}

    def fill(place: int) -> Iterator[dict[tuple[int, int], int]]:
        if place == len(cells):
            yield dict(chosen)
            return
        row, column = cells[place]
        left = min(rows[row], columns[column])
        possible = {
            Shown.ROUNDED: range(numbers[row][column], numbers[row][column] + 1),
            Shown.FEW: range(1, 5),
            Shown.WITHHELD: range(left + 1),
        }
        for value in possible[shown[row][column]]:
            closes_row = column < len(columns) - 1 or value == rows[row]
            closes_column = row < len(rows) - 1 or value == columns[column]
            if value <= left and closes_row and closes_column:
                chosen[row, column] = value
                rows[row] -= value
                columns[column] -= value
                yield from fill(place + 1)
                rows[row] += value
                columns[column] += value

    return fill(0)


def found_again(numbers: list[list[int]], shown: list[list[Shown]]) -> set[tuple[int, int]]:
    """The hidden numbers that have one value in every solution."""
    hidden = [(r, c) for r, row in enumerate(shown) for c, said in enumerate(row) if said]
    values: dict[tuple[int, int], set[int]] = {place: set() for place in hidden}
    for solution in solutions(numbers, shown):
        for place in hidden:
            values[place].add(solution[place])
    return {place for place, seen in values.items() if len(seen) == 1}


def only_few_hidden(numbers: list[list[int]]) -> list[list[Shown]]:
    return [[Shown.FEW if 0 < number < 5 else Shown.ROUNDED for number in row] for row in numbers]


def as_published(table: list[list[int]]) -> list[list[int]]:
    groups = column_groups([sum(column) for column in zip(*table, strict=True)])
    rows = {number: [sum(row[c] for c in group) for group in groups] for number, row in enumerate(table)}
    return list(merge_small_rows(rows, -1).values()) if groups else []


@hypothesis.settings(max_examples=150, deadline=None)
@hypothesis.given(small_tables)
def test_each_hidden_number_could_be_another_one(table):
    numbers = as_published(table)
    assert sum(map(sum, numbers)) in {0, sum(map(sum, table))}
    assert all(sum(row) >= 5 for row in numbers) and all(sum(column) >= 5 for column in zip(*numbers, strict=True))
    shown = protect(numbers)
    assert found_again(numbers, shown) == set()
    for row, said in zip(numbers, shown, strict=True):
        assert all(said[c] != Shown.ROUNDED for c, number in enumerate(row) if 0 < number < 5)
        assert all(row[c] < 5 for c, word in enumerate(said) if word == Shown.FEW)


def test_the_solver_finds_what_is_hidden_alone():
    """Else the test above could not fail."""
    table = [[12, 3], [20, 30]]
    assert found_again(table, only_few_hidden(table)) == {(0, 1)}
    assert protect(table) == [[Shown.WITHHELD, Shown.FEW], [Shown.WITHHELD, Shown.WITHHELD]]
    full = [[4, 4, 20], [8, 9, 20]]
    assert found_again(full, only_few_hidden(full)) == {(0, 0), (0, 1)}
    ones = [[1, 1, 1, 1, 1], [9, 9, 9, 9, 9]]
    assert found_again(ones, only_few_hidden(ones)) == {(0, column) for column in range(5)}
    assert found_again(ones, protect(ones)) == set()


def test_two_rounded_totals_never_tell_what_came_between_them():
    """A total of last quarter beside one of today: whatever they were, more than one number from one to four fits."""
    for before in range(5, 60):
        for between in range(1, 5):
            shown = rounded(before), rounded(before + between)
            fits = {
                other for other in range(1, 5) for start in range(5, 70)
                if (rounded(start), rounded(start + other)) == shown
            }  # fmt: skip
            assert between in fits and len(fits) > 1


def test_small_rows_and_columns_are_put_together_until_they_are_not_small():
    assert merge_small_rows({"a": [9], "b": [2], "c": [6]}, "others") == {"a": [9], "others": [8]}
    assert merge_small_rows({"a": [9], "b": [3], "c": [2]}, "others") == {"a": [9], "others": [5]}
    assert column_groups([0, 2, 3, 9, 1]) == [range(3), range(3, 5)]
    assert column_groups([1, 2]) == []
    assert [rounded(number) for number in (5, 7, 8, 12, 13, 0)] == [5, 5, 10, 10, 15, 0]
