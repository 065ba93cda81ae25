"""Every version can be reverted to, however it was made."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.urls import reverse
from wagtail.models import Page, RevisionMixin

from core.our_apps import is_ours
from core.revisions import LoggedRevisionsMixin
from learning.library.models import Library
from navigation.models import Helpline
from pages.models import StandardPage
from tests.blueprint.factories import glossary_term
from tests.browser import Browser
from tests.editing import at_desk
from tests.learning.library.factories import make_library, make_resource, make_section
from tests.publishing import publish_below
from tests.site.navigation.factories import item, make_details, make_helpline, make_menu, make_notice
from tests.site.navigation.forms import admin_url, helpline_form
from tests.translating import welsh


def history_of(item):
    if isinstance(item, Page):
        return reverse("wagtailadmin_pages:history", args=[item.pk])
    return reverse(item.snippet_viewset.get_url_name("history"), args=[item.pk])


def ways_back(desk, item):
    """The addresses to which the history leads for the versions before the newest."""
    links = BeautifulSoup(desk.get(history_of(item)).content, "html.parser").find_all("a", href=True)
    return {link["href"] for link in links if link["href"].endswith("/revert/")}


def published(record):
    record.save_revision().publish()
    return record


def a_library():
    library = make_library("south")
    return library, make_section(library), make_resource(make_section(library))


@pytest.mark.parametrize(
    "make",
    [
        lambda home: publish_below(home, StandardPage(title="Water", slug="water")),
        lambda home: publish_below(home, StandardPage(title="Water", slug="water")).copy(
            update_attrs={"slug": "copied"}
        ),
        lambda home: home.copy_for_translation(welsh()),
        lambda home: make_menu(item("Blueprint", address="/search/")),
        lambda home: make_helpline(),
        lambda home: make_notice(),
        lambda home: make_details(),
        lambda home: glossary_term("Remand", "Time in prison before a trial."),
        lambda home: published(a_library()[0]),
        lambda home: published(a_library()[1]),
        lambda home: published(a_library()[2]),
    ],
    ids=[
        "page",
        "copy",
        "translation",
        "menu",
        "helpline",
        "notice",
        "details",
        "term",
        "library",
        "section",
        "resource",
    ],
)
def test_a_version_that_no_form_saved_can_be_reverted_to(home, make):
    record = make(home)
    first = record.latest_revision
    record.save_revision(log_action=True)

    [way] = ways_back(at_desk("administrator"), record)

    assert f"/{first.pk}/revert/" in way


def test_a_helpline_gets_its_first_number_back(home):
    line = make_helpline("Samaritans", "116 123")
    desk = at_desk("publisher")
    desk.post(admin_url(Helpline, "edit", line.pk), helpline_form(line, "116 321", "publish"))

    [way] = ways_back(desk, line)
    assert "116 123" in desk.get(way).content.decode()
    desk.post(way, helpline_form(line, "116 123", "publish"))

    assert "tel:116123" in Browser().get("/").content.decode()


def test_whatever_has_versions_has_a_row_for_each_in_its_history():
    without = [
        model
        for model in apps.get_models()
        if is_ours(model) and issubclass(model, RevisionMixin) and not issubclass(model, LoggedRevisionsMixin)
    ]

    assert without == []
    assert issubclass(Library, LoggedRevisionsMixin)
