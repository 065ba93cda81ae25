"""A translator hands her translation to those who publish it: an email, a list on their front page, the history."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.urls import reverse

from tests.editing import at_desk
from tests.factories import UserFactory
from tests.translating import WELSH_OF_WATER, edit_url, props, translate, translation_of, words


@pytest.fixture
def nadia(desk):
    """Somebody who publishes, beside whoever started the translation; an administrator publishes as well."""
    UserFactory(email="admin@example.org", is_superuser=True)
    UserFactory(email="gone@example.org", roles=["publisher"], is_active=False)
    return UserFactory(email="nadia@example.org", roles=["publisher"])


@pytest.fixture
def press_ready(translator, committed):
    """Presses the button that wagtail-localize's editor offers to those who may not publish."""

    def press(page):
        url = props(translator.get(edit_url(translation_of(page))))["links"]["stopTranslationUrl"]
        with committed():
            return words(translator.post(url, follow=True))

    return press


def ready_on_the_front_page(browser, page):
    shown = BeautifulSoup(browser.get(reverse("wagtailadmin_home")).content, "html.parser")
    panel = shown.find(id="translations-ready-section")
    return panel is not None and panel.find("a", href=edit_url(translation_of(page))) is not None


def test_publishers_get_one_email_and_see_it_on_their_front_page(desk, translator, page, nadia, press_ready):
    translate(translator, page, WELSH_OF_WATER)

    assert "The publishers are told" in press_ready(page)
    assert "know already" in press_ready(page)

    assert sorted(address for email in mail.outbox for address in email.to if address == nadia.email) == [nadia.email]
    assert not {"admin@example.org", "gone@example.org"} & {address for email in mail.outbox for address in email.to}
    email = next(email for email in mail.outbox if email.to == [nadia.email])
    assert email.subject == "Ready to publish: Dŵr"
    assert edit_url(translation_of(page)) in email.body and "still in English" not in email.body
    assert ready_on_the_front_page(desk, page) and not ready_on_the_front_page(translator, page)
    history = words(desk.get(reverse("wagtailadmin_pages:history", args=[translation_of(page).pk])))
    assert "Handed to the publishers" in history


def test_ready_is_the_button_on_a_first_translation_too(translator, desk, page):
    """The editor makes its last action the button, and our style sheet hides the others."""
    for browser, may_publish in ((translator, False), (desk, True)):
        allowed = props(browser.get(edit_url(translation_of(page))))["perms"]

        assert any(allowed.values()) == allowed["canPublish"] == may_publish


def test_a_text_that_changed_since_may_be_handed_over_again(translator, page, nadia, press_ready):
    translate(translator, page, WELSH_OF_WATER)
    press_ready(page)
    before = len(mail.outbox)
    translate(translator, page, {"Water": "Y dŵr"})

    press_ready(page)

    assert len(mail.outbox) == 2 * before


def test_the_email_names_what_is_still_in_english(translator, page, nadia, press_ready):
    translate(translator, page, {"Water": "Dŵr"})

    press_ready(page)

    assert "Summary: “About 17,240 women and water.”" in mail.outbox[0].body


def test_an_email_comes_in_the_language_of_its_reader(translator, page, nadia, press_ready):
    nadia.preferred_language = "cy"
    nadia.save()
    translate(translator, page, WELSH_OF_WATER)

    press_ready(page)

    assert next(email for email in mail.outbox if email.to == [nadia.email]).subject == "Yn barod i’w gyhoeddi: Dŵr"


def test_nobody_is_told_of_what_is_not_translated_or_live_already(translator, page, nadia, press_ready):
    assert "none of its texts is translated" in press_ready(page)
    assert not mail.outbox


def test_nobody_is_told_of_what_is_live_already(live, press_ready):
    assert "up to date" in press_ready(live)
    assert not mail.outbox


def test_only_who_may_change_the_page_hands_it_over(page, translator):
    url = props(translator.get(edit_url(translation_of(page))))["links"]["stopTranslationUrl"]

    assert at_desk("blueprint editor").post(url).status_code == 404
    assert translator.get(url).status_code == 405
