"""Who publishes, schedules or cancels an English page reads what that means for its Welsh page, and nothing untrue."""

from __future__ import annotations

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from languages.services import goes_live_at
from pages.models import StandardPage
from tests.browser import Browser
from tests.editing import at_desk
from tests.translating import edit_url, start, translate, translation_of

WELSH = {"Rain": "Glaw", "It rains on us all.": "Mae’n bwrw glaw arnom i gyd."}


@pytest.fixture
def page(home, welsh_home):
    """A draft."""
    return home.add_child(instance=StandardPage(title="Rain", slug="rain", summary="It rains on us all.", live=False))


@pytest.fixture
def desk(page):
    page.save_revision()
    browser = at_desk("publisher")
    start(browser, page)
    translate(browser, page, WELSH)  # all but the address
    return browser


def publish(desk, page, at: str = ""):
    data = {
        "title": "Rain", "slug": "rain", "summary": "It rains on us all.", "content_note": "", "body": streamfield([]),
        "seo_title": "", "search_description": "", "social_image": "", "go_live_at": at, "expire_at": "",
        "review_date": "", "exit_link": "inherit", "comments": inline_formset([]), "action-publish": "1",
    }  # fmt: skip
    return desk.post(edit_url(page), nested_form_data(data), follow=True)


def publish_in_welsh(desk, welsh, committed):
    """The message of the press, and the editor as it opens again."""
    with committed():
        desk.post(edit_url(welsh), {"action": "publish"})
    return desk.get(edit_url(welsh))


def told(response) -> list[str]:
    """The messages at the top of the screen."""
    found = BeautifulSoup(response.content, "html.parser").select(".messages li")
    return [" ".join(message.get_text(" ").split()) for message in found]


def test_publishing_english_offers_the_ready_welsh_page_which_then_says_it_is_published(desk, page, committed):
    welsh = translation_of(page)
    message = [text for text in told(publish(desk, page)) if "Welsh" in text]
    assert message == ["Its Welsh page is ready and not published. Publish it in Welsh"]

    answer = publish_in_welsh(desk, welsh, committed)
    assert told(answer) == ["“Glaw” is published in Welsh.", "Up to date."]
    assert Browser().get("/cy/rain/").status_code == 200


def test_a_schedule_is_one_for_both_languages_and_so_is_its_end(desk, page, committed):
    welsh = translation_of(page)
    at = timezone.localtime(timezone.now() + datetime.timedelta(days=1))
    message = [text for text in told(publish(desk, page, at.strftime("%d/%m/%Y %H:%M"))) if "Welsh" in text]
    assert message == [
        "Its Welsh page is ready and stays a draft at that hour, unless you schedule it too. Schedule it in Welsh"
    ]
    answer = told(publish_in_welsh(desk, welsh, committed))
    assert len(answer) == 1 and answer[0].startswith("It goes live together with the English page, on ")

    page = Page.objects.get(pk=page.pk)
    cancel = reverse("wagtailadmin_pages:revisions_unschedule", args=[page.pk, page.scheduled_revision.pk])
    assert "Its Welsh page is not scheduled any more either." in told(desk.post(cancel, follow=True))
    assert [goes_live_at(Page.objects.get(pk=one.pk)) for one in (page, welsh)] == [None, None]
    assert "Ready to publish." in told(desk.get(edit_url(welsh)))
