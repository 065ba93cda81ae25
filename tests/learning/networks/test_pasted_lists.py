"""The lines that people paste: each address is one of them."""

from __future__ import annotations

import pytest

from learning.networks.invitations import address_in
from learning.networks.pasted_lists import lines_pasted


@pytest.mark.parametrize(
    ("pasted", "addresses"),
    [
        ('Eve Long <eve@a.example>; "Ford, Fay" <fay@a.example>, gil@a.example; Hal', ["eve@a.example", "fay@a.example", "gil@a.example"]),
        ("Name\tE-mail\nZoë\tzoe@a.example", ["", "zoe@a.example"]),
        ("Dee;dee@a.example\nnobody", ["dee@a.example", ""]),
    ],
    ids=["the people of one line of an e-mail program", "cells of a spreadsheet", "a line of a CSV, and one without address"],
)  # fmt: skip
def test_each_address_is_a_line_and_a_line_without_one_is_kept(pasted, addresses):
    assert [address_in(line) for line in lines_pasted(pasted)] == addresses
