"""A translated text is checked as the English form checks its field; other numbers than in English are warned of."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.rich_text import RichText
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from pages.models import StandardPage
from tests.browser import Browser
from tests.publishing import publish_below
from tests.translating import edit_url, props, segments_of, start, translate, translation_of, type_text, welsh, words


@pytest.fixture
def linked(home, desk):
    quote = {"text": "I drank it.", "source": "A reader", "url": "https://www.gov.uk/quote"}
    text = RichText("<p>See <a href='https://www.gov.uk/map'>the map</a>.</p>")
    page = publish_below(home, StandardPage(title="Links", slug="links", body=[("quote", quote), ("rich_text", text)]))
    start(desk, page)
    return page


@pytest.mark.parametrize("address", ["javascript:alert(1)", "//elsewhere.example", "the map"])
def test_an_address_in_a_translation_is_refused_like_an_english_one(translator, linked, address):
    segment = segments_of(linked)["https://www.gov.uk/quote"]

    answer = type_text(translator, linked, segment, address)
    assert "Write an address without spaces that begins with" in answer.json()["error"]

    assert not type_text(translator, linked, segment, "https://www.llyw.cymru/").json()["error"]


def test_an_address_in_a_translation_gets_its_beginning_like_an_english_one(translator, linked):
    segment = segments_of(linked)["https://www.gov.uk/quote"]

    assert not type_text(translator, linked, segment, "www.llyw.cymru/dyfyniad?a=1&b=2").json()["error"]

    kept = StringTranslation.objects.get(translation_of=segment.string)
    assert kept.data == "https://www.llyw.cymru/dyfyniad?a=1&amp;b=2"


def test_a_refused_address_never_goes_live(desk, linked, committed):
    translate(desk, linked, {"Links": "Dolenni", "https://www.gov.uk/quote": "javascript:alert(1)"})
    url = edit_url(translation_of(linked))
    question = BeautifulSoup(desk.post(url, {"action": "publish"}).content, "html.parser")
    with committed():
        desk.post(url, {"action": "publish", "agreed": question.find("input", {"name": "agreed"})["value"]})

    body = Browser().get("/cy/links/").content.decode()
    assert "javascript:" not in body
    assert "https://www.gov.uk/quote" in body


@pytest.mark.parametrize(
    ("address", "taken"),
    [("javascript:alert(1)", False), ("mailto:nobody", False), ("https://www.llyw.cymru/", True), ("tel:029", True)],
)
def test_a_link_in_a_rich_text_is_checked_as_the_english_editor_does(desk, linked, committed, address, taken):
    work = Translation.objects.get(source__object_id=linked.translation_key)
    segment = next(s for s in work.source.overridablesegment_set.all() if s.data == "https://www.gov.uk/map")
    url = reverse("wagtail_localize:edit_override", args=[work.pk, segment.pk])

    answer = desk.put(url, f"value={address}", content_type="application/x-www-form-urlencoded").json()

    assert bool(answer["error"]) is not taken


def test_a_text_that_is_too_long_and_an_address_that_is_taken_are_refused(translator, linked, live):
    segments = segments_of(linked)

    summary = segments_of(live)["About 17,240 women and water."]
    assert type_text(translator, live, summary, "a" * 301).json()["error"]
    assert "255" in type_text(translator, linked, segments["Links"], "a" * 256).json()["error"]
    assert translation_of(linked).draft_title == "Links"
    assert "“dwr”" in type_text(translator, linked, segments["links"], "dwr").json()["error"]


def test_a_title_in_translation_is_shown_in_lists_as_it_will_be_read(translator, linked):
    assert not type_text(translator, linked, segments_of(linked)["Links"], "Dŵr & dolenni").json()["error"]
    assert translation_of(linked).draft_title == "Dŵr & dolenni"


def test_a_translation_from_a_file_is_checked_too(desk, linked):
    work = Translation.objects.get(source__object_id=linked.translation_key)
    po = desk.get(reverse("wagtail_localize:download_pofile", args=[work.pk])).content.decode()
    po = re.sub(r'(msgid "https://www.gov.uk/quote"\nmsgstr) ""', r'\1 "javascript:alert(1)"', po)
    assert "javascript" in po

    desk.post(
        reverse("wagtail_localize:upload_pofile", args=[work.pk]),
        {"file": SimpleUploadedFile("cy.po", po.encode())},
    )

    shown = props(desk.get(edit_url(translation_of(linked))))
    row = next(row for row in shown["initialStringTranslations"] if row["data"] == "javascript:alert(1)")
    assert "Write an address without spaces that begins with" in row["error"]


@pytest.mark.parametrize("content", [None, b"", b"Words.", b'msgid "Water"\nmsgstr "Dwr"\n'])
def test_what_is_no_po_file_of_ours_is_refused_in_a_sentence(desk, linked, content):
    work = Translation.objects.get(source__object_id=linked.translation_key)
    sent = {} if content is None else {"file": SimpleUploadedFile("cy.po", content)}

    told = desk.post(reverse("wagtail_localize:upload_pofile", args=[work.pk]), sent, follow=True)

    assert "Please upload a valid PO file" in told.content.decode()


@pytest.mark.parametrize("name", ["preview_translation", "download_pofile", "upload_pofile", "machine_translate"])
def test_a_translation_without_a_page_is_not_found(home, desk, name):
    page = publish_below(home, StandardPage(title="Rain", slug="rain"))
    source, _made = TranslationSource.get_or_create_from_instance(page)
    work = Translation.objects.create(source=source, target_locale=welsh())
    address = reverse(f"wagtail_localize:{name}", args=[work.pk])

    assert [desk.get(address).status_code, desk.post(address).status_code] == [404, 404]


@pytest.mark.parametrize(
    ("welsh", "warned"),
    [
        ("Am 17,420 o fenywod a dŵr.", True),
        ("Am fenywod a dŵr.", True),
        ("Am ddŵr a 17,240 o fenywod.", False),
    ],
)
def test_other_numbers_than_in_english_are_warned_of(desk, page, welsh, warned):
    segment = segments_of(page)["About 17,240 women and water."]

    answer = type_text(desk, page, segment, welsh).json()
    translate(desk, page, {"Water": "Dŵr"})
    asked = words(desk.post(edit_url(translation_of(page)), {"action": "publish"}, follow=True))
    beside = props(desk.get(edit_url(translation_of(page))))["initialStringTranslations"]

    assert ("Check the numbers" in answer["comment"]) is warned
    assert ("Only in English: 17,240." in asked) is warned
    assert any("Check the numbers" in row["comment"] for row in beside) is warned
    assert not answer["error"]
