"""A withdrawal has a day and a reason, which every address, list and later return of the work says."""

from __future__ import annotations

import datetime
import re

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from blueprint.citations import FORMATS
from blueprint.models import EntryPage, RecommendationPage, Version
from tests.blueprint.factories import change
from tests.blueprint.test_editor import entry_form
from tests.editing import at_desk

pytestmark = pytest.mark.postgresql

DAY = datetime.date(2026, 5, 3)
REASON = "The figures were wrong."
WITHDRAWN = "Withdrawn on 3 May 2026"


def page_at(address: str) -> str:
    response = Client().get(address, follow=True)
    assert response.status_code == 200, address
    return re.sub(r"\s+", " ", response.content.decode())


def withdraw(page, **values):
    return change(page, reason="", withdrawn_on=DAY, withdrawal_reason=REASON, **values)


def test_every_address_and_list_says_that_an_entry_is_withdrawn(landing, chapter, make_entry):
    other = make_entry(slug="other", title="The newer one")
    entry = withdraw(make_entry(title="The older door"), replaced_by=other)

    for address in (entry.url, "/blueprint/HS-2/", "/blueprint/HS-2/v1/", "/blueprint/HS-2/v2/"):
        page = page_at(address)
        assert WITHDRAWN in page and REASON in page, address
        assert f'Read instead: <a href="{other.url}">The newer one</a>' in page, address
    for address in (chapter.url, "/search/?q=older+door", "/search/?q=HS-2"):
        assert WITHDRAWN in page_at(address), address
    for address in (entry.url, landing.url):
        assert f"{WITHDRAWN}: {REASON}" in page_at(address), address
    for version in (1, 2):
        for extension in FORMATS:
            cited = Client().get(f"/blueprint/HS-2/v{version}/cite.{extension}").content.decode()
            assert f"{WITHDRAWN}: {REASON.rstrip('.')}" in cited, (version, extension)
        assert f'"creativeWorkStatus": "{WITHDRAWN}: {REASON}"' in page_at(f"/blueprint/HS-2/v{version}/")


def test_no_other_status_stands_on_a_withdrawn_recommendation(landing, make_entry, make_recommendation):
    page = make_recommendation(make_entry(), status="in_part", status_checked=DAY)
    assert "Taken up in part" in page_at(page.url)
    withdraw(page)

    for address in (page.url, "/blueprint/HS-R1/v2/", landing.url):
        assert "Taken up in part" not in page_at(address), address
        assert WITHDRAWN in page_at(address), address
    old = page_at("/blueprint/HS-R1/v1/")
    assert "At a glance, on " in old and "Taken up in part" in old and WITHDRAWN in old


def test_a_return_leaves_its_trace(make_entry):
    entry = withdraw(make_entry())
    entry = change(entry, reason="The figures were counted again.", withdrawn_on=None, withdrawal_reason="")
    change(entry, reason="A comma.")

    page = page_at(entry.url)
    assert 'class="note note--soft"> <h2> Withdrawn' not in page
    assert f"{WITHDRAWN}: {REASON}" in page
    assert "Brought back. The figures were counted again." in page
    assert page.count("Brought back.") == 1

    entry.unpublish()
    change(entry, reason="It was taken off in error.")
    change(entry, reason="Another comma.")
    page = page_at(entry.url)
    assert page.count("Published again, after it was not for a time. It was taken off in error.") == 1
    assert page.count("Published again") == 1


def test_the_form_asks_for_a_reason_once(make_entry):
    entry = make_entry()
    EntryPage.objects.update(first_published_at=datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC))
    desk, address = at_desk("administrator"), reverse("wagtailadmin_pages:edit", args=[entry.pk])
    form = {"withdrawn_on": "03/05/2026", "withdrawal_reason": "", "replaced_by": "", "action-publish": "1"}
    assert "Say why it is withdrawn" in desk.post(address, entry_form(**form)).content.decode()
    early = form | {"withdrawn_on": "01/01/2020", "withdrawal_reason": REASON}
    said = desk.post(address, entry_form(**early)).content.decode()
    assert "Readers first had this page" in said and "Write what changed and why" not in said

    desk.post(address, entry_form(**form | {"withdrawal_reason": REASON}))
    assert EntryPage.objects.get().withdrawn_on == DAY
    assert Version.objects.get(number=2).reason == f"{WITHDRAWN}: {REASON}"

    back = desk.post(address, entry_form(**form | {"withdrawn_on": ""}))
    assert "Write what changed and why" in back.content.decode()


@pytest.mark.parametrize("ending", ["unpublish", "delete", "delete the chapter", "withdraw and delete"])
def test_the_address_of_a_page_that_is_gone_leads_to_its_newest_version(chapter, make_entry, ending):
    entry = change(make_entry(), reason="The bell was replaced.")
    address = entry.url
    if ending.startswith("withdraw"):
        entry = withdraw(entry)
    {"unpublish": entry.unpublish, "delete the chapter": chapter.delete}.get(ending, entry.delete)()

    assert Client().get(address).url == "/blueprint/HS-1/"
    for asked in (address, "/blueprint/HS-1/v1/"):
        page = page_at(asked)
        assert "HS-1 is no longer part of the blueprint" in page
        assert (WITHDRAWN in page and REASON in page) == ending.startswith("withdraw")
    assert "The bell was too loud." in page_at(address)
    assert Client().get(f"{address}more/").status_code == 404


def test_welsh_is_withdrawn_in_the_same_minute_and_says_the_reason_in_english(
    landing, chapter, make_entry, make_recommendation, welsh_home
):
    cy = Locale.objects.get(language_code="cy")
    entry = make_entry()
    recommendation = make_recommendation(entry)
    for page in (landing, chapter, entry, recommendation):
        page.copy_for_translation(cy).save_revision().publish()
    assert "Wedi’i gynnig" in page_at("/cy/blueprint/HS-R1/")
    withdraw(recommendation)

    welsh = RecommendationPage.objects.get(locale=cy)
    for address in (welsh.url, "/cy/blueprint/HS-R1/v1/"):
        page = page_at(address)
        assert f'<p lang="en-GB">{REASON}</p>' in page, address
        assert "Wedi’i gynnig" not in page, address
    recommendation.delete()
    assert f'<p lang="en-GB">{REASON}</p>' in page_at("/cy/blueprint/HS-R1/v1/")
