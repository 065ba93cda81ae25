"""A letter to an MP: without a script it is read, and opened in a mail program by a plain link."""

import json
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import streamfield

from campaigns.letters import LONGEST_ADDRESS
from campaigns.models import CampaignPage
from tests.editing import at_desk, campaign_form, errors_of, listed

TEXT = "Dear [name],\n\nI live in Tŷ & Dŵr? 100% sure: #1 + 2 = 3.\n\n“Please” count <them>."


@pytest.fixture
def desk(campaigns):
    return at_desk("publisher")


@pytest.fixture
def add_url(campaigns):
    return reverse("wagtailadmin_pages:add", args=["campaigns", "campaignpage", campaigns.pk])


def letter(**changes) -> dict:
    fields = {
        "heading": "Write to your MP",
        "text": "",
        "recipient": "Your MP",
        "finder": "https://members.parliament.uk/FindYourMP",
        "prompts": listed("What have you seen?"),
        "subject": "Children & prison?",
        "letter": TEXT,
    }
    return streamfield([("letter", fields | changes)])


def test_the_letter_is_read_and_opens_in_a_mail_program_as_it_was_written(desk, add_url):
    response = desk.post(add_url, campaign_form("publish", actions=letter()))
    assert errors_of(response) == {}

    page = BeautifulSoup(Client().get(CampaignPage.objects.get().url).content, "html.parser")
    section = page.select_one(".letter")
    for words in ("What have you seen?", "Your MP", "“Please” count <them>.", "does not store or receive it"):
        assert words in section.get_text()
    assert section.select_one("a[href='https://members.parliament.uk/FindYourMP']")
    mail = section.select_one("a[href^=mailto]")["href"]
    assert mail.isascii() and len(mail) <= LONGEST_ADDRESS
    fields = parse_qs(urlsplit(mail).query, strict_parsing=True)
    assert fields == {"subject": ["Children & prison?"], "body": [TEXT.replace("\n", "\r\n")]}
    assert page.select_one(".poster a.btn").get_text() == "Write to your MP"
    assert not section.select("form, [name]"), "nothing that a browser would send"


@pytest.mark.parametrize("text", ["ab c " * 4_000, "ŵ" * 300])
def test_a_letter_that_mail_programs_would_not_take_is_refused_at_its_field_and_kept(desk, add_url, text):
    response = desk.post(add_url, campaign_form("publish", actions=letter(letter=text)))

    assert "This is too long for mail programs. Make it shorter by about" in response.text
    assert json.dumps(text.strip())[1:-1] in unescape(response.text)
    assert not CampaignPage.objects.exists()


def test_a_draft_with_half_a_letter_is_kept_and_previewed(desk, add_url):
    half = campaign_form(actions=letter(heading="", recipient="", finder="", subject="", letter="", prompts=listed()))
    assert desk.post(add_url, half).status_code == 302

    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[CampaignPage.objects.get().pk])
    assert desk.post(preview, half).json()["is_valid"]
    assert desk.get(preview).status_code == 200


def test_a_campaign_has_one_letter(desk, add_url):
    two = letter()
    two["1"], two["count"] = two["0"] | {"order": "1"}, "2"

    assert "actions" in errors_of(desk.post(add_url, campaign_form("publish", actions=two)))


def test_the_page_is_shared_by_plain_links(desk, add_url, settings):
    desk.post(add_url, campaign_form("publish", title="Count & publish"))
    page = CampaignPage.objects.get()

    body = BeautifulSoup(Client().get(page.url).content, "html.parser")
    address = settings.BASE_URL + page.url
    assert body.select_one("#share-address").get_text() == address
    mail = next(a["href"] for a in body.select("a[href^=mailto]"))
    assert parse_qs(urlsplit(mail).query) == {"subject": ["Count & publish"], "body": [address]}
