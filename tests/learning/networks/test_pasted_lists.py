"""Lists of people to invite, pasted or as CSV: each address is a line, and what is no list is refused."""

from __future__ import annotations

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile

from learning.networks.invitations import address_in
from learning.networks.models import Invitation
from learning.networks.pasted_lists import lines_pasted
from tests.browser import signed_in
from tests.learning.networks.test_invitations import MANAGE
from tests.learning.networks.test_joining import words


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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_a_csv_as_excel_saves_it(south, coordinator, encoding):
    text = "Name;E-Mail\r\nZoë;zoe@charity.example\r\nJosé;jose@charity.example\r\n"

    signed_in(coordinator).post(MANAGE, {"file": SimpleUploadedFile("people.csv", text.encode(encoding))})

    assert set(Invitation.objects.values_list("email", flat=True)) == {"zoe@charity.example", "jose@charity.example"}


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"addresses": "\n".join(f"p{n}@charity.example" for n in range(501))}, "There are 501 lines"),
        ({"addresses": " \n "}, "Enter at least one e-mail address."),
        ({"file": SimpleUploadedFile("p.csv", b"PK\x03\x04...")}, "This is a workbook."),
        ({"file": SimpleUploadedFile("p.csv", b"\x00\x01\x02")}, "This is not a text file."),
        ({"file": SimpleUploadedFile("p.csv", b"")}, "Enter at least one e-mail address."),
        ({"file": SimpleUploadedFile("p.csv", b"a" * 1_000_001)}, "The file is too large"),
    ],
)
def test_what_is_no_list_is_refused_with_a_sentence_and_nobody_is_invited(south, coordinator, sent, sentence):
    response = signed_in(coordinator).post(MANAGE, sent)

    assert response.status_code == 400 and sentence in words(response)
    assert not Invitation.objects.exists() and mail.outbox == []
