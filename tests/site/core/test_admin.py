"""What editors type is taken and shown as they type it, and what is wrong is said in plain words."""

from __future__ import annotations

from pathlib import Path

import django
import polib
import pytest
import wagtail
import wagtail_localize
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

import core
from campaigns.models import CampaignIndexPage, CampaignPage
from core.checks import our_page_models
from tests.editing import campaign_blocks, campaign_form
from tests.publishing import publish_below


@pytest.mark.parametrize(
    ("typed", "address"),
    [("www.parliament.uk", "https://www.parliament.uk"), ("/help/", "/help/"), ("http://gov.uk", "http://gov.uk")],
)
def test_a_link_in_text_gets_the_beginning_of_its_address(admin_client, home, typed, address):
    form = {"external-link-chooser-url": typed, "external-link-chooser-link_text": "Parliament"}

    answer = admin_client.post(reverse("wagtailadmin_choose_page_external_link"), form)

    assert answer.json()["result"]["url"] == address


@pytest.fixture
def campaign(admin_client, home):
    """A campaign with two versions, the dates of which differ."""
    index = publish_below(home, CampaignIndexPage(title="Campaigns", slug="campaigns"))
    add = reverse("wagtailadmin_pages:add", args=["campaigns", "campaignpage", index.pk])
    admin_client.post(add, campaign_form(review_date="01/02/2027"))
    return CampaignPage.objects.get()


def test_versions_are_compared_with_days_in_the_order_in_which_they_are_typed(admin_client, campaign):
    blocks = campaign_blocks()
    blocks["asks"]["0"]["value"]["outcomes"]["0"]["value"]["date"] = "04/03/2026"
    form = campaign_form(review_date="05/04/2028", **blocks)
    admin_client.post(reverse("wagtailadmin_pages:edit", args=[campaign.pk]), form)
    first, second = campaign.revisions.order_by("pk").values_list("pk", flat=True)

    versions = reverse("wagtailadmin_pages:revisions_compare", args=[campaign.pk, first, second])
    compared = admin_client.get(versions).content.decode()

    for day in ("1 February 2027", "5 April 2028", "4 March 2026"):
        assert day in compared
    assert "2028-04-05" not in compared and "2026-03-04" not in compared


def test_a_form_says_in_plain_words_what_is_missing_or_wrong(admin_client, home):
    index = publish_below(home, CampaignIndexPage(title="Campaigns", slug="campaigns"))
    add = reverse("wagtailadmin_pages:add", args=["campaigns", "campaignpage", index.pk])

    answer = admin_client.post(add, campaign_form("publish", summary="", slug="two words", review_date="31/02/2027"))

    page = answer.content.decode()
    for sentence in (
        "Something is missing or wrong. It is marked below.",
        "Please fill this in.",
        "Write letters, digits and hyphens only, without spaces.",
        "Write a day that exists, for example 01/02/2026.",
    ):
        assert sentence in page
    assert "This field is required" not in page


PLAIN_ENGLISH = Path(core.__file__).parent / "plain_english/en_GB/LC_MESSAGES/django.po"


def test_each_sentence_in_plain_english_still_stands_in_theirs():
    """Else an upgrade would bring back theirs without a word."""
    catalogues = [Path(django.__file__).parent / "conf/locale/en/LC_MESSAGES/django.po"]
    for package in (wagtail, wagtail_localize):
        catalogues += Path(package.__file__).parent.glob("**/locale/en/LC_MESSAGES/django.po")
    theirs = {entry.msgid for path in catalogues for entry in polib.pofile(str(path))}

    assert {entry.msgid for entry in polib.pofile(str(PLAIN_ENGLISH))} - theirs == set()


def test_a_page_that_was_saved_twice_at_once_is_a_form_with_a_sentence(admin_client, campaign, monkeypatch):
    """The form of the second one was checked before the first one was saved."""
    is_free, asked = Page._slug_is_available, []

    def as_before(*args, **options):
        asked.append(args)
        return len(asked) == 1 or is_free(*args, **options)

    monkeypatch.setattr(Page, "_slug_is_available", staticmethod(as_before))
    add = reverse("wagtailadmin_pages:add", args=["campaigns", "campaignpage", campaign.get_parent().pk])

    answer = admin_client.post(add, campaign_form("publish"))

    assert answer.status_code == 200
    assert "A draft has this address:" in answer.content.decode()
    assert CampaignPage.objects.count() == 1


@pytest.mark.parametrize(
    ("dates", "sentence"),
    [
        ({"go_live_at": "31/10/2027 01:30"}, "In this hour the clocks change"),
        ({"expire_at": "01/02/2020 10:00"}, "This moment has passed."),
        ({"go_live_at": "01/02/2100 10:00", "expire_at": "01/01/2100 10:00"}, "It would end before it begins."),
    ],
)
def test_a_schedule_that_cannot_be_says_so_in_plain_words(admin_client, campaign, dates, sentence):
    edit = reverse("wagtailadmin_pages:edit", args=[campaign.pk])

    assert sentence in admin_client.post(edit, campaign_form(**dates)).content.decode()


def test_each_page_type_has_a_name_in_each_language():
    def names():
        return {model.__name__: str(model.get_verbose_name()) for model in our_page_models()}

    english = names()
    with translation.override("cy"):
        welsh = names()

    assert {name for name in english if english[name] == welsh[name]} == set()
