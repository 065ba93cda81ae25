"""Imports as the office uses them: a file, the page that says what would become of it, and the buttons."""

from __future__ import annotations

import csv
import io

import openpyxl
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.browser import Browser, signed_in
from tests.factories import UserFactory

IMPORTS = "/admin/imports/"
#: Of a list of members, and one of its rows.
HEADINGS = ("E-mail address", "Name", "Network", "Works at", "Role", "First day", "Last day")
ANN = ("ann@example.org", "Ann", "South", "Example women's centre", "Manager", "01/02/2026", "31/01/2099")


def office() -> Browser:
    return signed_in(UserFactory(email="office@example.org", roles=["network editor"]))


def table(*rows: tuple, delimiter: str = ",") -> str:
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter).writerows(rows)
    return written.getvalue()


def workbook(*rows: tuple) -> bytes:
    book, written = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(written)
    return written.getvalue()


def upload(desk: Browser, kind: str, content: bytes | str):
    """The page that says what would become of each row; or the form with what is wrong."""
    content = content.encode() if isinstance(content, str) else content
    return desk.post(f"{IMPORTS}{kind}/", {"file": SimpleUploadedFile("list.csv", content)}, follow=True)


def press(desk: Browser, page, action: str):
    return desk.post(page.request["PATH_INFO"], {"action": action}, follow=True)


def counted(page) -> dict[str, int]:
    """{"New": 3} without what is 0."""
    lines = [line.get_text(strip=True).rsplit(": ", 1) for line in soup(page).select("ul[data-counts] li")]
    return {label: int(count) for label, count in lines if count != "0"}


def says(page) -> dict[int, str]:
    """By row number what the page says of it."""
    cells = [[cell.get_text(strip=True) for cell in row.select("td")] for row in soup(page).select("tr[data-result]")]
    return {int(row[0]): row[-1] for row in cells}


def soup(page) -> BeautifulSoup:
    return BeautifulSoup(page.content, "html.parser")
