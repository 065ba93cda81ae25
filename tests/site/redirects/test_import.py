"""A table of redirects: tried first, imported whole, refused row by row with a reason, and nothing twice."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, ModelLogEntry

from core import spreadsheets
from pages.models import LandingPage, StandardPage
from redirects import forms, services
from tests.editing import at_desk
from tests.publishing import publish_below
from tests.site.redirects.importing import IMPORT, counted, outcomes, press, table, upload

HEADINGS = ("From", "To")


@pytest.fixture
def desk(home):
    return at_desk("editor")


@pytest.fixture
def water(home):
    return publish_below(home, StandardPage(title="Water", slug="water"))


def stored() -> dict[str, tuple]:
    return {row.old_path: (row.redirect_page_id, row.redirect_link) for row in Redirect.objects.all()}


def leads_to(path: str):
    response = Client().get(path)
    return response.headers.get("Location", response.status_code)


def test_a_table_is_tried_first_imported_by_one_press_and_changes_nothing_the_second_time(desk, water):
    content = table(HEADINGS, ("/old/", "/water/"), ("/OLD-2", "https://www.gov.uk/a?b=1"), ("/old-3", "/search/"))

    tried = upload(desk, content)
    assert counted(tried) == ["Refused: 0", "New: 3", "Changed: 0", "Unchanged: 0"] and not stored()
    done = press(desk, tried, "import")

    assert done.status_code == 302
    assert stored() == {
        "/old": (water.pk, ""),
        "/OLD-2": (None, "https://www.gov.uk/a?b=1"),
        "/old-3": (None, "/search/"),
    }
    assert [leads_to(path) for path in ("/old/", "/old-3/?q=1")] == ["/water/", "/search/?q=1"]
    assert set(ModelLogEntry.objects.values_list("action", "label")) >= {("wagtail.create", "/old")}
    again = upload(desk, content)
    assert counted(again) == ["Refused: 0", "New: 0", "Changed: 0", "Unchanged: 3"]
    assert "There is nothing to import." in again.content.decode()


def test_a_page_that_moves_takes_its_imported_redirects_with_it(desk, home, water):
    press(desk, upload(desk, table(HEADINGS, ("/old/", f"{home.get_site().root_url}/Water"))), "import")
    part = publish_below(home, LandingPage(title="Part", slug="part"))
    water.move(part, pos="last-child")

    assert leads_to("/old/") == "/part/water/"


def test_a_welsh_address_is_tied_to_its_page_and_one_row_serves_both_languages(desk, water, welsh_home):
    welsh = water.copy_for_translation(Locale.objects.get(language_code="cy"))
    welsh.slug = "dŵr"
    welsh.save_revision().publish()

    press(desk, upload(desk, table(HEADINGS, ("/old/", "/cy/d%C5%B5r/"), ("/hen/", "/cy/dŵr"))), "import")

    assert stored() == {"/old": (welsh.pk, ""), "/hen": (welsh.pk, "")}
    assert [leads_to(path) for path in ("/old/", "/cy/old/")] == ["/water/", "/cy/d%C5%B5r/"]


def test_each_refused_row_says_why(desk, home, water):
    Redirect.objects.create(old_path="/stored", redirect_link="/d/")
    publish_below(home, StandardPage(title="Gone", slug="gone")).unpublish()
    rows = [
        ("", "/water/", "The old address is missing."),
        ("/a/", "", "The new address is missing"),
        ("/b/", "/nowhere/", "There is no live page at /nowhere/."),
        ("/c/", "/gone/", "There is no live page at /gone/."),
        ("/d/", "/e/", "in a circle: /d → /e/ → /stored/ → /d/"),
        ("/e/", "/stored/", "in a circle"),
        ("/f/", "/F", "It would lead to itself."),
        ("/f2/", "/cy/f2/", "It would lead to itself."),
        ("/g/", "javascript:alert(1)", "This is not an address."),
        ("/g2/", "//evil.example/", "This is not an address."),
        ("/g3/", "mailto:a@example.org", "This is not an address."),
        ("/g4/", "https://[", "This is not an address."),
        ("/water/", "/search/", "“Water” is live at this address"),
        ("/h/", "/water/", "Rows 15, 16 send this address to different places."),
        ("/H", "/search/", "Rows 15, 16 send this address to different places."),
        ("/" + "x" * 300, "/water/", "at most 255 characters"),
        ("/bad\x1f/", "/water/", "characters that no address has"),
        ("/i/", "/water/", None),
        ("/i?", "/water", "Row 19 says the same already."),
    ]

    content = table(HEADINGS, *(row[:2] for row in rows))
    tried = desk.post(IMPORT, {"pasted": content, "action": "check"})
    refused = outcomes(tried)["Refused"]

    assert [number for number in range(2, len(rows) + 2) if number not in refused] == [19]
    for number, (_old, _new, why) in enumerate(rows, start=2):
        assert why is None or why in refused[number][-1], (number, refused[number])


def test_rows_that_lead_on_are_tied_to_the_end_of_their_way(desk, water):
    Redirect.objects.create(old_path="/stored", redirect_page=water)
    rows = (("/a/", "/b/"), ("/b/", "/c/"), ("/c/", "/stored/"), ("/d/", "/water/?x=1#part"))

    press(desk, upload(desk, table(HEADINGS, *rows)), "import")

    assert stored() == {
        **dict.fromkeys(("/a", "/b", "/c", "/stored"), (water.pk, "")),
        "/d": (None, "/water/?x=1#part"),
    }


def test_what_is_stored_is_changed_and_not_doubled(desk, home, water):
    other = publish_below(home, StandardPage(title="Other", slug="other"))
    Redirect.objects.create(old_path="/Mixed Case", redirect_page=other, automatically_created=True)
    Redirect.objects.create(old_path="/text", redirect_link="/water/")

    tried = upload(desk, table(HEADINGS, ("/mixed%20case/", "/water/"), ("/TEXT/", "/water/")))
    assert outcomes(tried)["Changed"] == {
        2: ["/mixed%20case", "/water/", "/other/"],
        3: ["/TEXT", "/water/", "/water/"],
    }
    press(desk, tried, "import")

    assert stored() == {"/Mixed Case": (water.pk, ""), "/text": (water.pk, "")}
    assert not Redirect.objects.filter(automatically_created=True).exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "windows-1252"])
def test_the_encodings_of_spreadsheets_are_read(desk, water, encoding):
    content = "Hen gyfeiriad;Cyfeiriad newydd\r\n\r\n/café;/water/\r\n".encode(encoding)
    if encoding == "utf-16-be":
        content = b"\xfe\xff" + content

    tried = upload(desk, content)

    assert outcomes(tried)["New"] == {3: ["/café", "/water/"]}
    assert ("Windows-1252" in tried.content.decode()) is (encoding == "windows-1252")


def test_a_workbook_is_read_with_the_numbers_of_its_rows(desk, water):
    book = openpyxl.Workbook()
    for row in (["Notes", "Old address", "New address"], ["x", "/old/", "/water/"], [], [None, "/none/", None]):
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)

    found = outcomes(upload(desk, content.getvalue(), "redirects.xlsx"))

    assert found["New"] == {2: ["/old", "/water/"]} and list(found["Refused"]) == [4]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "There is nothing in this file"),
        (b"\r\n\r\n", "There are no rows in it."),
        (b"From\r\n/old/\r\n", "Two columns are needed"),
        (b'From,To\r\n"/old/,/new/\r\n', "A quotation mark is opened"),
        ("From,To\r\n/ol\x81d,/new/".encode("latin-1"), "letters of this file cannot be read"),
        ("From,To\r\n/old/,/new/".encode("utf-16-le"), "letters of this file cannot be read"),
        (b"PK\x03\x04 not a workbook", "This file cannot be read"),
        (b"\xd0\xcf\x11\xe0 an old one", "an old version of Excel"),
        (b"From,To\r\n" + b"/old/,/new/\r\n" * 5001, "more than 5,000 rows"),
        (b"From,To\r\n/old/," + b"x" * 1024 * 1024, "at most 1 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_cannot_be_read_is_answered_at_its_field(desk, content, sentence):
    answer = upload(desk, content)

    assert answer.status_code == 200 and sentence in str(answer.context["form"].errors["file"])


def packed_sheet(rows: bytes) -> bytes:
    """A workbook, small as a file, with these rows."""
    book, written = io.BytesIO(), io.BytesIO()
    openpyxl.Workbook().save(book)
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            filled = old.read(name).replace(b"</worksheet>", b"<sheetData>" + rows + b"</sheetData></worksheet>")
            new.writestr(name, filled)
    return written.getvalue()


def test_a_small_workbook_that_unpacks_to_very_much_is_refused_unread_and_without_a_transaction(home, monkeypatch):
    # Nobody who writes waits for a file that is read: on SQLite a transaction takes the only lock.
    desk, calls = at_desk("editor"), []
    read = forms.read_file
    monkeypatch.setattr(forms, "read_file", lambda *file: calls.append(len(connection.savepoint_ids)) or read(*file))
    monkeypatch.setattr(spreadsheets.openpyxl, "load_workbook", lambda *_a, **_k: calls.append("unpacked"))
    outside = len(connection.savepoint_ids)

    for rows, sentence in ((b'<row r="1"/>' * 6000, "more than 5,000 rows"), (b" " * 6_000_000, "when it is unpacked")):
        answer = upload(desk, packed_sheet(rows), "redirects.xlsx")
        assert sentence in str(answer.context["form"].errors["file"])
    assert calls == [outside, outside]


def test_unknown_headings_are_asked_for(desk, water):
    asked = upload(desk, table(("Title", "Was", "Is now"), ("Water", "/old/", "/water/")))
    assert "B: Was" in asked.content.decode() and "Nothing is imported yet" in asked.content.decode()

    same = press(desk, asked, "check", old="1", target="1", has_headings="on")
    assert "Choose another column" in same.content.decode()
    chosen = [option["value"] for option in BeautifulSoup(asked.content, "html.parser").select("option[selected]")]
    assert chosen == ["1", "2"]
    tried = press(desk, asked, "check", old="1", target="2", has_headings="on")
    press(desk, tried, "import")

    assert stored() == {"/old": (water.pk, "")}


def test_two_pasted_columns_need_no_headings(desk, water):
    tried = desk.post(IMPORT, {"pasted": "/old/\t/water/\n/old-2/\t/water/", "action": "check"})

    assert outcomes(tried)["New"] == {1: ["/old", "/water/"], 2: ["/old-2", "/water/"]}


def test_three_thousand_rows_of_which_thirty_are_bad_in_few_queries(desk, home):
    for number in range(20):
        publish_below(home, StandardPage(title=f"Page {number}", slug=f"page-{number}"))
    site = home.get_site().root_url
    rows = [(f"/old/{n}", "" if n % 100 == 7 else f"{site}/page-{n % 20}/") for n in range(3000)]

    with CaptureQueriesContext(connection) as few:
        upload(desk, table(HEADINGS, *rows[:3]))
    with CaptureQueriesContext(connection) as many:
        tried = upload(desk, table(HEADINGS, *rows))
    assert len(many) <= len(few) + 1
    assert counted(tried) == ["Refused: 30", "New: 2970", "Changed: 0", "Unchanged: 0"]
    assert "Import 2970 redirects" in " ".join(tried.content.decode().split())

    with CaptureQueriesContext(connection) as writing:
        done = press(desk, tried, "import")
    assert len(writing) <= len(many) + 40
    assert Redirect.objects.count() == 2970
    assert "Imported. New: 2970. Changed: 0. Refused: 30." in done.content.decode()

    refused = press(desk, done, "refused").content.decode("utf-8-sig")
    assert refused.count("\r\n") == 31 and "The new address is missing" in refused
    mended = upload(desk, refused.replace(",,", ",/page-1/,"))
    assert counted(mended) == ["Refused: 0", "New: 30", "Changed: 0", "Unchanged: 0"]


def test_nothing_is_half_imported(desk, water, monkeypatch):
    tried = upload(desk, table(HEADINGS, ("/a/", "/water/"), ("/b/", "/water/")))

    def fail(*_arguments):
        raise OSError

    monkeypatch.setattr(services, "_log", fail)
    desk.raise_request_exception = False

    assert press(desk, tried, "import").status_code == 500
    assert not stored()


def test_what_changed_after_somebody_looked_is_shown_again_before_it_is_written(desk, water):
    tried = upload(desk, table(HEADINGS, ("/a/", "/water/")))
    water.unpublish()

    again = press(desk, tried, "import")

    assert "Please look again" in again.content.decode() and not stored()
    assert "There is no live page at /water/." in outcomes(again)["Refused"][2][-1]


def test_there_is_one_way_only_and_not_for_everybody(desk, home):
    assert desk.post("/admin/redirects/import/process/", {}).status_code == 404
    assert 'name="pasted"' in desk.get(IMPORT).content.decode()
    assert at_desk("translator").get(IMPORT).status_code in {302, 403}
    for rows in ("\0", "", '"a', "a,b" * 10):
        assert desk.post(IMPORT, {"rows": rows, "action": "import"}).status_code in {200, 302}
