"""The import of redirects as somebody of the comms staff uses it."""

from __future__ import annotations

import csv
import io

from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

IMPORT = "/admin/redirects/import/"


def table(*rows: tuple[str, ...]) -> str:
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue()


def upload(desk, content: bytes | str, name: str = "redirects.csv") -> HttpResponse:
    content = content.encode() if isinstance(content, str) else content
    return desk.post(IMPORT, {"file": SimpleUploadedFile(name, content), "action": "check"})


def press(desk, page: HttpResponse, action: str, **changes) -> HttpResponse:
    """Presses a button of the form as it stands."""
    form = BeautifulSoup(page.content, "html.parser").select_one(f'form:has(button[value="{action}"])')
    fields = {field["name"]: field.get("value", "") for field in form.select("input[name]")}
    return desk.post(IMPORT, fields | {"action": action} | changes)


def outcomes(page: HttpResponse) -> dict[str, dict[int, list[str]]]:
    """The cells of each row by its number, below the heading that it stands under."""
    soup = BeautifulSoup(page.content, "html.parser")
    return {
        listing.find_previous("h2").get_text(strip=True): {
            int(cells[0]): cells[1:]
            for row in listing.select("tbody tr")
            if (cells := [cell.get_text(strip=True) for cell in row.select("td")])
        }
        for listing in soup.select("table.listing")
    }


def counted(page: HttpResponse) -> list[str]:
    soup = BeautifulSoup(page.content, "html.parser")
    return [line.get_text(strip=True) for line in soup.select("ul[data-counts] li")]
