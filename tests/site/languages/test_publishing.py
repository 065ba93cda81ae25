"""A translation with English parts: asked for, named, and marked as English wherever it is shown."""

from __future__ import annotations

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail_localize.models import Translation

from pages.models import LandingPage, StandardPage
from tests.browser import Browser
from tests.editing import at_desk
from tests.publishing import publish_below
from tests.translating import edit_url, start, translate, translation_of, welsh

QUESTION = "Publish with English parts?"


@pytest.fixture
def page(home):
    body = [
        ("heading", {"text": "Where it comes from", "level": "h2"}),
        (
            "rich_text",
            RichText("<p>It comes from hills.</p><p>See <a href='https://www.gov.uk/'>the map</a> of it.</p>"),
        ),
        ("quote", {"text": "I drank it.", "source": "A reader of ours, 2024.", "url": "https://www.gov.uk/quote"}),
        ("accordion", {"items": [{"heading": "How much is there", "text": RichText("<p>A great deal of it.</p>")}]}),
    ]
    return publish_below(home, StandardPage(title="Water", slug="water", summary="About water.", body=body))


@pytest.fixture
def desk(page, welsh_home):
    browser = at_desk("publisher")
    start(browser, page)
    return browser


@pytest.fixture
def press_publish(desk, django_capture_on_commit_callbacks):
    """Presses “Publish” in wagtail-localize's editor, or the button of the question that came after it."""

    def press(page, question=None):
        data = {"action": "publish"}
        if question is not None:
            data["agreed"] = soup(question).find("input", {"name": "agreed"})["value"]
        with django_capture_on_commit_callbacks(execute=True):
            return desk.post(edit_url(translation_of(page)), data, follow=True)

    return press


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def marked(path):
    """The texts on a page that are marked as English."""
    found = soup(Browser().get(path)).body.find_all(lang="en-GB")
    return {" ".join(element.get_text().split()) for element in found if not element.get("hreflang")}


def status(path):
    return Browser().get(path).status_code


def test_it_is_asked_which_parts_may_stand_there_in_english(desk, page, press_publish):
    translate(desk, page, {"Water": "Dŵr", "water": "dwr", "Where it comes from": "O ble y daw"})

    asked = press_publish(page)

    words = soup(asked).get_text()
    assert QUESTION in words
    assert "Summary: “About water.”" in words
    assert "How much is there" in words and "It comes from hills." in words
    assert "O ble y daw" not in words and "https://www.gov.uk/quote" not in words
    assert status("/cy/dwr/") == 404

    press_publish(page, asked)

    assert status("/cy/dwr/") == 200


def test_parts_in_english_are_marked_in_title_introduction_fields_and_blocks(desk, page, press_publish):
    translate(desk, page, {"It comes from hills.": "Daw o’r bryniau.", "I drank it.": "Fe’i hyfais."})

    press_publish(page, press_publish(page))

    assert {
        "Water",
        "About water.",
        "Where it comes from",
        "See the map of it.",
        "A reader of ours, 2024.",
        "How much is there",
        "A great deal of it.",
    } <= marked("/cy/water/")
    shown = soup(Browser().get("/cy/water/"))
    assert shown.html["lang"] == "cy"
    for text in ("Daw o’r bryniau.", "Fe’i hyfais."):
        assert shown.find(string=lambda node, text=text: text in node).find_parent(lang=True)["lang"] == "cy"


def test_a_page_without_english_parts_is_published_at_once_and_marks_nothing(desk, home, press_publish):
    page = publish_below(home, StandardPage(title="Rain", slug="rain", summary="It rains."))
    start(desk, page)
    translate(desk, page, {"Rain": "Glaw", "rain": "glaw", "It rains.": "Mae’n bwrw glaw."})

    response = press_publish(page)

    assert QUESTION not in response.content.decode()
    assert status("/cy/glaw/") == 200
    assert not marked("/cy/glaw/") & {"Glaw", "Mae’n bwrw glaw."}


def test_the_history_names_who_published_the_welsh_page(desk, page, press_publish):
    translate(desk, page, {"Water": "Dŵr", "water": "dwr"})
    press_publish(page, press_publish(page))

    history = desk.get(reverse("wagtailadmin_pages:history", args=[translation_of(page).pk]))
    words = soup(history).find("main").get_text(" ", strip=True)
    assert "Published" in words
    assert "system" not in words


def test_a_list_marks_the_english_summary_of_a_translated_page(desk, home, welsh_home, press_publish):
    section = publish_below(home, LandingPage(title="Part", slug="part"))
    page = publish_below(section, StandardPage(title="Rain", slug="rain", summary="It rains on us all."))
    publish_below(
        welsh_home, LandingPage(title="Rhan", slug="rhan", locale=welsh(), translation_key=section.translation_key)
    )
    start(desk, page)
    translate(desk, page, {"Rain": "Glaw"})

    press_publish(page, press_publish(page))

    assert "It rains on us all." in marked("/cy/rhan/")
    assert "It rains on us all." not in marked("/part/")


def test_marks_follow_what_is_live_not_what_was_typed_since(desk, page, press_publish):
    translate(desk, page, {"Water": "Dŵr"})
    press_publish(page, press_publish(page))

    translate(desk, page, {"About water.": "Am ddŵr."})
    page.refresh_from_db()
    page.title = "Cold water"
    page.save_revision().publish()

    assert "About water." in marked("/cy/water/")
    assert soup(Browser().get("/cy/water/")).h1.get_text(strip=True) == "Dŵr"
    assert "Dŵr" not in marked("/cy/water/")


def test_a_text_that_changed_since_the_question_is_asked_about_again(desk, page, press_publish):
    translate(desk, page, {"Water": "Dŵr", "water": "dwr"})
    asked = press_publish(page)
    page.summary = "About cold water."
    page.save_revision().publish()

    again = press_publish(page, asked)

    assert "About cold water." in soup(again).get_text()
    assert status("/cy/dwr/") == 404


@pytest.mark.parametrize("way", ["button", "bulk", "code", "bulk above"])
def test_an_english_page_is_never_published_as_welsh(desk, page, welsh_home, press_publish, way):
    translation = translation_of(page)
    translate(desk, page, {"water": "dwr"})  # an address is no text

    if way == "button":
        response = press_publish(page)
        assert "none of its texts is translated" in soup(response).get_text()
    elif way == "bulk":
        desk.post(_bulk("publish", translation))
    elif way == "bulk above":
        desk.post(_bulk("publish", welsh_home), {"include_descendants": "on"})
    else:
        translation.get_latest_revision().publish()

    assert (status("/cy/water/"), status("/cy/dwr/")) == (404, 404)


def test_bulk_publishing_names_the_parts_and_takes_the_newest_words(desk, page, django_capture_on_commit_callbacks):
    translate(desk, page, {"Water": "Dŵr", "water": "dwr"})
    url = _bulk("publish", translation_of(page))

    asked = desk.get(url)
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(url)

    assert "Summary: “About water.”" in soup(asked).get_text()
    assert "About water." in marked("/cy/dwr/")


def test_bulk_publishing_from_above_leaves_parts_in_english_unpublished(
    desk, page, home, welsh_home, django_capture_on_commit_callbacks
):
    ready = publish_below(home, StandardPage(title="Rain", slug="rain", summary="It rains."))
    start(desk, ready)
    translate(desk, ready, {"Rain": "Glaw", "rain": "glaw", "It rains.": "Mae’n bwrw glaw."})
    translate(desk, page, {"Water": "Dŵr", "water": "dwr"})

    with django_capture_on_commit_callbacks(execute=True):
        desk.post(_bulk("publish", welsh_home), {"include_descendants": "on"})

    assert (status("/cy/glaw/"), status("/cy/dwr/")) == (200, 404)


def test_a_scheduled_translation_is_asked_about_and_marked_when_it_goes_live(desk, home, press_publish):
    page = StandardPage(title="Rain", slug="rain", summary="It rains on us all.", live=False)
    page.go_live_at = timezone.now() + datetime.timedelta(days=1)
    home.add_child(instance=page)
    page.save_revision().publish()
    start(desk, page)
    translate(desk, page, {"Rain": "Glaw", "rain": "glaw"})

    asked = press_publish(page)
    assert QUESTION in asked.content.decode()
    press_publish(page, asked)
    assert status("/cy/glaw/") == 404

    page = Page.objects.get(pk=page.pk).specific
    page.go_live_at = None
    page.save_revision().publish()

    assert "It rains on us all." in marked("/cy/glaw/")


def _bulk(action, page):
    return reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?id={page.pk}"


def test_the_preview_of_a_draft_marks_its_english_parts(desk, page):
    translate(desk, page, {"Where it comes from": "O ble y daw"})
    work = Translation.objects.get(source__object_id=page.translation_key)

    shown = soup(desk.get(reverse("wagtail_localize:preview_translation", args=[work.pk])))

    in_english = {" ".join(element.get_text().split()) for element in shown.body.find_all(lang="en-GB")}
    assert {"About water.", "It comes from hills."} <= in_english
    assert shown.find(string=lambda node: "O ble y daw" in node).find_parent(lang=True)["lang"] == "cy"
