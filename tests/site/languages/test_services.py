"""The Welsh translation: started, translated and published in the admin; then it follows its English page."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import LocaleSynchronization, StringTranslation, Translation

from pages.models import LandingPage, StandardPage
from tests.editing import at_desk
from tests.publishing import publish_below
from tests.translating import edit_url, start, submit_url, translate, translation_of, welsh

pytestmark = pytest.mark.postgresql


@pytest.fixture
def page(home):
    return publish_below(home, StandardPage(title="Water", slug="water", summary="About water."))


@pytest.fixture
def desk(page, welsh_home):
    return at_desk("publisher")


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Runs what waits for a commit, as on the live site."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def publish(desk, page, committed):
    with committed():
        return desk.post(edit_url(translation_of(page)), {"action": "publish"}, follow=True)


def messages_of(response):
    return " ".join(str(message) for message in response.context["messages"])


def status(path):
    return Client().get(path).status_code


DWR = {"Water": "Dŵr", "water": "dwr", "About water.": "Am ddŵr."}


def live_pair(desk, page, committed):
    start(desk, page)
    translate(desk, page, DWR)
    publish(desk, page, committed)
    assert status("/cy/dwr/") == 200
    return translation_of(page)


def test_from_the_page_to_its_welsh_translation_and_back(desk, page, committed):
    assert submit_url(page) in desk.get(edit_url(page)).content.decode()
    response = start(desk, page)
    assert response.status_code == 200
    assert not translation_of(page).live
    assert status("/cy/water/") == 404

    translate(desk, page, DWR)
    publish(desk, page, committed)

    english, cymraeg = Client().get("/water/").content.decode(), Client().get("/cy/dwr/").content.decode()
    assert "Am ddŵr." in cymraeg
    assert '<html lang="cy"' in cymraeg
    assert 'href="/cy/dwr/"' in english
    assert 'href="/water/"' in cymraeg
    assert 'hreflang="cy"' in english and 'rel="alternate"' in cymraeg


def test_a_translation_that_is_not_live_is_not_named(desk, page):
    start(desk, page)

    assert 'rel="alternate"' not in Client().get("/water/").content.decode()
    assert "/cy/water/" not in Client().get("/sitemap-1.xml").content.decode()


def test_untranslated_texts_are_counted_before_publishing(desk, page):
    response = start(desk, page)

    assert "Texts to translate: 2." in messages_of(response)


def test_who_may_only_translate_cannot_make_welsh_live(desk, page, committed):
    start(desk, page)
    translator = at_desk("translator")
    translate(translator, page, DWR)

    publish(translator, page, committed)

    assert not translation_of(page).live
    assert StringTranslation.objects.filter(data="Dŵr").exists()


def test_who_may_only_translate_cannot_make_a_sync_live(desk, page, committed):
    welsh_page = live_pair(desk, page, committed)
    translator = at_desk("translator")
    Group.objects.get(name="translator").permissions.add(Permission.objects.get(codename="submit_translation"))
    page.summary = "New words."
    page.save_revision().publish()
    work = Translation.objects.get(source__object_id=page.translation_key)

    with committed():
        translator.post(
            reverse("wagtail_localize:update_translations", args=[work.source_id]),
            {"publish_translations": "on"},
            follow=True,
        )

    assert "New words." not in Client().get(welsh_page.url).content.decode()


def test_changed_english_handed_to_translators_changes_nothing_live(desk, page, committed):
    welsh_page = live_pair(desk, page, committed)
    page.summary = "New words."
    page.save_revision().publish()
    work = Translation.objects.get(source__object_id=page.translation_key)

    with committed():
        desk.post(reverse("wagtail_localize:update_translations", args=[work.source_id]), {})

    body = Client().get(welsh_page.url).content.decode()
    assert "Am ddŵr." in body and "New words." not in body


def test_welsh_is_refused_while_english_is_a_draft(home, welsh_home, committed):
    desk = at_desk("publisher")
    draft = StandardPage(title="Draft", slug="draft", live=False)
    home.add_child(instance=draft)
    draft.save_revision()
    start(desk, draft)

    response = publish(desk, draft, committed)

    assert "Publish the English page first" in messages_of(response)
    assert not translation_of(draft).live


def test_the_page_above_is_translated_first(desk, home):
    section = publish_below(home, LandingPage(title="Part", slug="part"))
    child = publish_below(section, StandardPage(title="Child", slug="child"))

    response = desk.post(submit_url(child), {"locales": [welsh().pk]})

    assert response.status_code == 200
    assert "Translate the page above, “Part”" in response.content.decode()
    assert not Page.objects.filter(alias_of__isnull=False).exists()


def test_a_taken_address_is_a_sentence_or_another_address_never_a_500(desk, page, welsh_home):
    publish_below(welsh_home, StandardPage(title="Taken", slug="water", locale=welsh()))

    response = start(desk, page)

    assert response.status_code == 200
    made = page.get_translation_or_none(welsh())
    assert made is not None or "change one of the two" in response.content.decode()


def test_unpublishing_english_asks_about_welsh_and_takes_it_down(desk, page, committed):
    live_pair(desk, page, committed)
    url = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
    assert "one translation of the page" in desk.get(url).content.decode()

    response = desk.post(url, follow=True)

    assert (status("/water/"), status("/cy/dwr/")) == (404, 404)
    assert "Welsh translation is not live either" in messages_of(response)


def test_taking_welsh_down_leaves_english_alone(desk, page, committed):
    welsh_page = live_pair(desk, page, committed)

    desk.post(reverse("wagtailadmin_pages:unpublish", args=[welsh_page.pk]))

    assert (status("/water/"), status("/cy/dwr/")) == (200, 404)


def test_deleting_english_asks_about_welsh_and_deletes_it(page, desk, committed):
    live_pair(desk, page, committed)
    admin = at_desk("administrator")
    url = reverse("wagtailadmin_pages:delete", args=[page.pk])
    assert "Dŵr (Cymraeg)" in admin.get(url).content.decode()

    with committed():
        admin.post(url)

    assert not Page.objects.filter(translation_key=page.translation_key).exists()
    assert status("/cy/dwr/") == 404


def test_deleting_english_in_bulk_deletes_welsh(page, desk, committed):
    live_pair(desk, page, committed)
    admin = at_desk("administrator")
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={page.pk}"

    with committed():
        admin.post(url)

    assert not Page.objects.filter(translation_key=page.translation_key).exists()


def test_moving_english_moves_welsh_and_both_old_addresses_lead_on(page, desk, home, welsh_home, committed):
    live_pair(desk, page, committed)
    section = publish_below(home, LandingPage(title="Part", slug="part"))
    publish_below(
        welsh_home, LandingPage(title="Rhan", slug="rhan", locale=welsh(), translation_key=section.translation_key)
    )
    admin = at_desk("administrator")
    url = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, section.pk])
    assert "also move one translation" in admin.get(url).content.decode()

    response = admin.post(url, follow=True)

    assert (status("/part/water/"), status("/cy/rhan/dwr/")) == (200, 200)
    assert Client().get("/water/").headers["Location"] == "/part/water/"
    assert Client().get("/cy/dwr/").headers["Location"] == "/cy/rhan/dwr/"
    assert "moved along" in messages_of(response)


def test_welsh_stays_when_there_is_no_place_for_it_and_the_editor_is_told(page, desk, home, committed):
    live_pair(desk, page, committed)
    section = publish_below(home, LandingPage(title="Part", slug="part"))
    admin = at_desk("administrator")

    response = admin.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, section.pk]), follow=True)

    assert (status("/part/water/"), status("/cy/dwr/")) == (200, 200)
    assert "stayed where it was" in messages_of(response)


def test_no_page_becomes_an_alias_in_another_language(page, desk, committed):
    with pytest.raises(PermissionDenied):
        page.copy_for_translation(welsh(), alias=True)

    welsh_page = live_pair(desk, page, committed)
    desk.post(reverse("wagtail_localize:convert_to_alias", args=[welsh_page.pk]))
    welsh_page.refresh_from_db()
    assert welsh_page.alias_of_id is None


def test_languages_are_not_synchronised_by_themselves(page, welsh_home):
    english = page.locale
    admin = at_desk("administrator")
    form = admin.get(reverse("wagtaillocales:edit", args=[english.pk]))
    assert "Synchronise content" not in form.content.decode()
    for locale, source in ((english, welsh()), (welsh(), english)):
        with pytest.raises(PermissionDenied):
            LocaleSynchronization.objects.create(locale=locale, sync_from=source)


def test_a_new_page_is_made_in_one_language_only(desk, home, page):
    new = publish_below(home, StandardPage(title="New", slug="new"))

    assert not new.has_translation(welsh())


def test_a_guessed_welsh_address_leads_to_the_translation_under_its_own_name(desk, page, committed):
    live_pair(desk, page, committed)

    assert Client().get("/cy/water/").headers["Location"] == "/cy/dwr/"
