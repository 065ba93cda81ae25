"""No cell of any export of the admin begins a formula: ours, and those of Wagtail's own reports."""

import csv
import io

import pytest
from bs4 import BeautifulSoup
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.resolvers import RoutePattern
from openpyxl import load_workbook
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.contrib.redirects.models import Redirect

from pages.models import StandardPage
from tests.factories import UserFactory
from tests.full_disk import full_disk
from tests.publishing import publish_below
from tests.site.forms.factories import form_page

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("https://example.org")', "＝1", "'=1"]


def exports(patterns=None, prefix="/") -> list[str]:
    """The address of every view of the admin that can export, found in the URL patterns."""
    found = []
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if not isinstance(pattern.pattern, RoutePattern) or pattern.pattern.converters:
            continue
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver) and address.startswith("/admin/"):
            found += exports(pattern.url_patterns, address)
        elif isinstance(pattern, URLPattern):
            view = getattr(pattern.callback, "view_class", object)
            if issubclass(view, SpreadsheetExportMixin) and not getattr(view, "results_only", False):
                found.append(address)
    return found


@pytest.fixture
def formulas_everywhere(home, admin_user):
    """Titles and names that begin like formulas, and in reports of Wagtail: a locked page, a redirect, a history."""
    for number, words in enumerate(FORMULAS):
        page = home.add_child(instance=type(home)(title=words, slug=f"page-{number}", locale=home.locale))
        page.save_revision().publish()
        page.locked, page.locked_by = True, admin_user
        page.save()
        UserFactory(name=words)
        Redirect.objects.create(old_path=f"/old-{number}", redirect_link=words)


def test_no_cell_of_a_csv_begins_a_formula(admin_client, formulas_everywhere):
    addresses = exports()
    assert len(addresses) > 50
    for address in addresses:
        response = admin_client.get(address, {"export": "csv"})
        if response.headers["Content-Type"] != "text/csv":
            assert b"export=csv" not in response.content, f"{address} offers no export"
            continue
        for row in csv.reader(io.StringIO(response.getvalue().decode(), newline="")):
            for cell in row:
                assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝")), (address, cell)


def test_lists_that_are_exported_often_show_it_in_their_header(admin_client, home):
    about = publish_below(home, StandardPage(title="About", slug="about"))
    form = publish_below(about, form_page())
    answers = reverse("wagtailforms:list_submissions", args=[form.pk])

    for address in ("/admin/subscribers/", reverse("wagtailsnippets_quality_mark_award:list"), answers):
        page = BeautifulSoup(admin_client.get(f"{address}?q=a").content, "html.parser")
        links = page.select("header a[href*='export=']")
        assert [link.get_text(strip=True) for link in links] == ["Download CSV", "Download XLSX"], address
        assert all("w-header-button" in link["class"] and "q=a" in link["href"] for link in links), address


def test_what_was_written_can_be_had_back(admin_client, formulas_everywhere):
    response = admin_client.get("/admin/reports/locked/", {"export": "csv"})

    titles = {row["Title"] for row in csv.DictReader(io.StringIO(response.getvalue().decode(), newline=""))}
    assert {f"'{words}" for words in FORMULAS} <= titles


def test_no_cell_of_a_workbook_is_a_formula(admin_client, formulas_everywhere):
    response = admin_client.get("/admin/reports/locked/", {"export": "xlsx"})

    sheet = load_workbook(io.BytesIO(response.getvalue())).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {words for words in FORMULAS if words != "\t=1"} <= {cell.value for cell in cells}
    assert [cell.value for cell in cells if cell.data_type == "f"] == []


@pytest.mark.parametrize("address", ["/admin/reports/locked/?title=1", "/admin/users/?q="])
def test_a_workbook_that_a_full_disk_cannot_hold_is_a_sentence(admin_client, formulas_everywhere, caplog, address):
    """A small one is cut off in silence, a larger one is a fault of the library that writes it."""
    UserFactory.create_batch(40, name="A name of some length, so that it is large")
    with full_disk():
        response = admin_client.get(f"{address}&export=xlsx", follow=True)
        as_csv = admin_client.get(f"{address}&export=csv")

    assert response.redirect_chain == [(address, 302)]
    assert "The file could not be made" in response.content.decode()
    assert [message.partition(":")[0] for message in caplog.messages] == ["An export was not made"]
    assert as_csv.getvalue().count(b"\n") > 3
