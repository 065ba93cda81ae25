"""Lists of completed training and of resources; and files that were made to break the reader."""

from __future__ import annotations

import datetime
import io
import zipfile

import pytest
from django.core import mail
from wagtail.models import ModelLogEntry

from core import spreadsheets
from learning.library.models import Resource
from learning.training.models import Completion
from tests.factories import CompletionFactory, in_days
from tests.learning.imports.importing import counted, press, says, table, upload, workbook
from tests.learning.library.factories import make_library, make_resource, make_section

COMPLETED = ("E-mail address", "Programme", "Completed on", "Valid until")


def test_completed_training_is_entered_corrected_and_not_entered_twice(desk, programme, run_worker):
    known = CompletionFactory(programme=programme, person__email="ann@example.org", day=-10, last=100)
    content = table(
        COMPLETED,
        ("ann@example.org", "Healing Trauma", in_days(-10), in_days(200)),
        ("new@example.org", "iacháu trawma", "01/02/2026", ""),
        ("new@example.org", "Unknown", "01/02/2026", ""),
        ("new@example.org", "Healing Trauma", in_days(1), ""),
        ("new@example.org", "Healing Trauma", "02/02/2026", "01/02/2026"),
    )

    page = upload(desk, "completions", content)
    assert counted(page) == {"Refused": 3, "New": 1, "Changed": 1}
    assert "no programme" in says(page)[4] and "not come yet" in says(page)[5] and "before the day" in says(page)[6]
    press(desk, page, "import")
    run_worker()

    known.refresh_from_db()
    assert known.valid_until == in_days(200) and ModelLogEntry.objects.filter(action="training.correct").count() == 1
    new = Completion.objects.get(person__email="new@example.org")
    assert (new.completed_on, new.valid_until, new.entered_by) == (datetime.date(2026, 2, 1), None, desk.person)
    assert not new.person.has_usable_password() and not mail.outbox
    assert counted(upload(desk, "completions", content)) == {"Refused": 3, "Nothing to do": 2}


def test_our_own_export_of_completions_comes_back_with_nothing_to_change(desk, programme):
    CompletionFactory(programme=programme, person__name="=1+1")
    CompletionFactory(programme=programme, last=None)
    for kind in ("csv", "xlsx"):
        exported = b"".join(desk.get(f"/admin/snippets/training/completion/?export={kind}").streaming_content)
        assert counted(upload(desk, "completions", exported)) == {"Nothing to do": 2}


RESOURCES = ("Section", "Title", "Summary", "Welsh title", "Licence", "Themes")


def test_resources_become_drafts_and_what_is_live_stays_as_it_is(desk, south, run_worker):
    section = make_section(make_library("south", networks=[south]), "Start here")
    make_section(make_library("two", networks=[south]), "Twice")
    make_section(make_library("three", networks=[south]), "Twice")
    live = make_resource(section, "guide", title="Guide", welsh="Canllaw")
    content = table(
        RESOURCES,
        ("library south - start here", "New one", "What it is.", "Un newydd", "", "Self-harm; suicide"),
        ("Library south – Start here", "guide", "Another summary.", "", "", ""),
        ("Twice", "Which", "", "", "", ""),
        ("Nowhere", "Where", "", "", "", ""),
        ("Start here", "Wrong", "", "", "Mine alone", ""),
    )

    page = upload(desk, "resources", content)
    assert counted(page) == {"Refused": 3, "New": 1, "Changed": 1}
    assert "Several sections" in says(page)[4] and "no section" in says(page)[5] and "none of these" in says(page)[6]
    press(desk, page, "import")
    run_worker()

    new = Resource.objects.exclude(pk=live.pk).get()
    assert not new.live and new.section == section and new.content_themes == ["self_harm", "suicide"]
    assert {words.title for words in new.translations.all()} == {"New one", "Un newydd"} and not new.files.exists()
    live.refresh_from_db()
    assert live.live and live.summary == "About guide." and live.has_unpublished_changes
    assert live.latest_revision.as_object().summary == "Another summary."
    assert counted(upload(desk, "resources", content)) == {"Refused": 3, "Nothing to do": 2}


# --- made to break the reader -------------------------------------------------------------------------


def repacked(sheet: bytes | None = None, **parts: bytes) -> bytes:
    """A workbook with another first sheet, or with further parts."""
    old, new = io.BytesIO(workbook(("E-mail address", "Network"), ("ann@example.org", "South"))), io.BytesIO()
    with zipfile.ZipFile(old) as book, zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in book.namelist():
            content = parts.pop(name.rpartition("/")[2].replace(".", "_"), book.read(name))
            packed.writestr(name, sheet if sheet and "worksheets/" in name else content)
        for name, content in parts.items():
            packed.writestr(name, content)
    return new.getvalue()


def sheet_of(rows: bytes) -> bytes:
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return b'<worksheet xmlns="%s"><dimension ref="A1:XFD1048576"/><sheetData>%s</sheetData></worksheet>' % (main, rows)


def cell(place: bytes, text: bytes) -> bytes:
    return b'<c r="%s" t="inlineStr"><is><t>%s</t></is></c>' % (place, text)


HEAD = b"<row r='1'>" + cell(b"A1", b"E-mail address") + cell(b"B1", b"Network") + b"</row>"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (lambda: repacked(sheet_of(b" " * 42_000_000)), "too large when it is unpacked"),
        (lambda: repacked(sheet_of(b'<row r="1"/>' * 20_100)), "more than 20,000 rows"),
        (lambda: repacked(sheet_of(HEAD + b"<row r='2'>" + b"<c/>" * 200_000 + b"</row>")), "too large when"),
        (lambda: repacked(sheet_of(b'<row r="2"><c/></row>' * 1000 + b"<a/>" * 2_500_000)), "too large when"),
        (lambda: repacked(styles_xml=b"<styleSheet>" + b"<xf/>" * 30_000 + b"</styleSheet>"), "too large when"),
        (lambda: repacked(**{f"part{n}": b"" for n in range(400)}), "too large when it is unpacked"),
    ],
    ids=["spaces", "rows", "a row", "cells", "styles", "parts"],
)
def test_a_small_workbook_that_unpacks_to_very_much_is_never_opened(desk, south, monkeypatch, content, sentence):
    monkeypatch.setattr(spreadsheets.openpyxl, "load_workbook", lambda *_a, **_k: pytest.fail("it was opened"))
    assert sentence in upload(desk, "members", content()).content.decode()


def test_a_cell_that_says_it_stands_in_the_last_column_of_all_makes_no_other(desk, south):
    row = b"<row r='2'>" + cell(b"A2", b"ann@example.org") + cell(b"B2", b"South") + cell(b"XFD2", b"x") + b"</row>"
    far = b"<row r='1048576'>" + cell(b"A1048576", b"bob@example.org") + b"</row>"
    page = upload(desk, "members", repacked(sheet_of(HEAD + row + far)))
    assert counted(page) == {"New": 1}
