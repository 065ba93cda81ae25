"""A page tree goes into the bin in both languages, and comes back as it was."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail_localize.models import StringTranslation, Translation

from campaigns.models import CampaignPage
from navigation.models import MenuItem, Notice
from pages.models import LandingPage, StandardPage
from recycle_bin.models import Deletion
from scheduling.publishing import publish_due
from tests.editing import at_desk
from tests.publishing import publish_below
from tests.site.navigation.factories import make_notice

ADDRESSES = ("/part/", "/part/water/", "/cy/rhan/", "/cy/rhan/dwr/")


def answers(*paths):
    return [Client().get(path).status_code for path in paths]


def delete_url(page):
    return reverse("wagtailadmin_pages:delete", args=[page.pk])


def restore_url():
    return reverse("recycle_bin:restore", args=[Deletion.objects.get().pk])


def text_of(response):
    return " ".join(response.content.decode().split())


def everything():
    """What readers and editors could notice of the pages."""
    return {
        "pages in order": list(
            Page.objects.order_by("path").values_list(
                "pk", "depth", "numchild", "url_path", "title", "draft_title", "live", "has_unpublished_changes",
                "live_revision_id", "latest_revision_id", "translation_key", "last_published_at",
            )
        ),
        "revisions": sorted(Revision.objects.values_list("pk", "object_id", "created_at", "approved_go_live_at")),
        "menu": list(MenuItem.objects.values_list("pk", "page_id")),
        "translations": sorted(StringTranslation.objects.values_list("pk", "data")),
        "work": sorted(Translation.objects.values_list("pk", "enabled")),
        "references": sorted(
            ReferenceIndex.objects.values_list("base_content_type", "object_id", "to_object_id", "content_path")
        ),
    }  # fmt: skip


@pytest.mark.postgresql
def test_a_tree_is_gone_in_both_languages_and_comes_back_as_it_was(place, admin, committed):
    before = everything()
    assert answers(*ADDRESSES) == [200] * 4

    with committed():
        admin.post(delete_url(place.part), follow=True)
    assert answers(*ADDRESSES) == [404] * 4
    assert "Part" not in text_of(admin.get(reverse("wagtailadmin_explore", args=[place.home.pk])))

    with committed():
        response = admin.post(restore_url(), follow=True)

    assert "“Part” is restored." in text_of(response)
    assert everything() == before
    assert answers(*ADDRESSES) == [200] * 4
    assert 'hreflang="cy"' in text_of(Client().get("/part/water/"))
    assert "/part/" in text_of(Client().get("/after/"))  # the menu
    assert 'href="/part/water/"' in text_of(Client().get("/linking/"))
    assert not Deletion.objects.exists()


def test_the_question_names_both_languages_and_what_links_to_them(place, admin):
    shown = text_of(admin.get(delete_url(place.part)))

    assert "Part (English)" in shown
    for title in ("Water (English)", "Rhan (Cymraeg)", "Dŵr (Cymraeg)"):
        assert title in shown
    assert "Menu: Main" in shown
    assert "Standard page: Linking (English)" in shown
    assert "After" not in shown
    assert answers(*ADDRESSES) == [200] * 4


def test_a_draft_that_links_to_it_is_named_too(place, admin):
    place.after.body = [("rich_text", f'<p><a linktype="page" id="{place.dwr.pk}">dŵr</a></p>')]
    place.after.save_revision()

    assert "After (English) (only in a draft)" in text_of(admin.get(delete_url(place.part)))


def test_what_was_live_is_restored_and_a_later_draft_stays_a_draft(place, admin, committed):
    place.water.summary = "A later thought, not yet agreed."
    draft = place.water.save_revision()

    with committed():
        admin.post(delete_url(place.part))
    with committed():
        admin.post(restore_url())

    shown = text_of(Client().get("/part/water/"))
    assert "About clean water." in shown
    assert "A later thought" not in shown
    water = Page.objects.get(pk=place.water.pk)
    assert (water.live, water.has_unpublished_changes, water.latest_revision_id) == (True, True, draft.pk)
    assert "A later thought" in text_of(admin.get(reverse("wagtailadmin_pages:edit", args=[water.pk])))


def schedule(page, at):
    page.go_live_at = at
    page.save_revision(approved_go_live_at=at).publish()


@pytest.mark.parametrize(("days", "is_kept"), [(5, False), (20, True)])
def test_what_was_due_in_the_bin_is_not_published_by_the_restore(place, admin, days, is_kept):
    new = StandardPage(title="Soon", slug="soon", live=False)
    place.part.add_child(instance=new)
    schedule(new, timezone.now() + timedelta(days=days))
    admin.post(delete_url(place.part))

    with time_machine.travel(timezone.now() + timedelta(days=10)):
        at_desk("administrator").post(restore_url())
        publish_due()

        assert answers("/part/", "/part/soon/") == [200, 404]
        assert Revision.objects.filter(approved_go_live_at__isnull=False).exists() is is_kept


def test_search_sitemap_and_listing_forget_it_and_know_it_again(place, admin, committed):
    def found():
        pages = (
            "/search/?q=clean+water", "/sitemap-1.xml", "/part/",
            reverse("wagtailadmin_pages:search") + "?q=water", reverse("wagtailadmin_explore", args=[place.part.pk]),
        )  # fmt: skip
        return ["/part/water/" in text_of(Client().get(url)) if i < 3 else "Water" in text_of(admin.get(url))
                for i, url in enumerate(pages)]  # fmt: skip

    assert found() == [True] * 5
    with committed():
        admin.post(delete_url(place.water), follow=True)
    assert found() == [False] * 5
    with committed():
        admin.post(restore_url(), follow=True)
    assert found() == [True] * 5


def test_a_section_goes_with_its_notice_and_comes_back_with_it(place, admin, committed):
    notice, words = make_notice("Closed on Sunday.", section=place.part), "Closed on Sunday."

    def shown() -> list[bool]:
        return [words in text_of(Client().get(path)) for path in ("/part/water/", "/cy/rhan/dwr/", "/after/")]

    assert shown() == [True, True, False]
    with committed():
        admin.post(delete_url(place.part))
    assert shown() == [False] * 3 and not Notice.objects.exists()
    with committed():
        admin.post(restore_url())

    assert shown() == [True, True, False]
    assert Notice.objects.get().latest_revision_id == notice.latest_revision_id


@pytest.mark.postgresql
def test_a_redirect_to_the_page_comes_back(place, admin):
    Redirect.objects.create(old_path="/old", redirect_page=place.part)
    admin.post(delete_url(place.part))
    assert answers("/old/") == [404]
    admin.post(restore_url())
    assert Client().get("/old/").headers["Location"] == "/part/"


def test_a_page_whose_parent_moved_comes_back_there_and_the_old_address_leads_on(place, admin):
    other = publish_below(place.home, LandingPage(title="Other", slug="other"))
    admin.post(delete_url(place.water))
    place.part.refresh_from_db()
    place.part.move(other, pos="last-child")

    admin.post(restore_url())

    assert answers("/other/part/water/") == [200]
    assert Client().get("/part/water/").headers["Location"] == "/other/part/water/"


def test_below_a_page_in_the_bin_it_waits_for_that(place, admin):
    admin.post(delete_url(place.water))
    admin.post(delete_url(place.part))
    water = Deletion.objects.get(title="Water")
    url = reverse("recycle_bin:restore", args=[water.pk])

    for response in (admin.get(url), admin.post(url, follow=True)):
        assert "The page above it is in the bin too. Restore “Part” first." in text_of(response)
    assert Deletion.objects.count() == 2

    admin.post(reverse("recycle_bin:restore", args=[Deletion.objects.get(title="Part").pk]))
    admin.post(url)
    assert answers(*ADDRESSES) == [200] * 4


def test_when_the_page_above_is_gone_for_good_it_comes_to_the_nearest_one(place, admin):
    admin.post(delete_url(place.water))
    admin.post(delete_url(place.part))
    admin.post(reverse("recycle_bin:delete_for_good", args=[Deletion.objects.get(title="Part").pk]))

    assert "nearest page above that is still there: </p> <ul> <li>One Small Thing (English)</li>" in text_of(
        admin.get(restore_url())
    )
    admin.post(restore_url())

    assert answers("/water/", "/cy/dwr/") == [200, 200]
    assert Client().get("/part/water/").headers["Location"] == "/water/"


def test_where_no_page_above_can_take_it_the_bin_says_so(campaigns, admin):
    fields = {"summary": "We ask.", "why_heading": "Why", "why": "<p>A reason.</p>"}
    count = publish_below(campaigns, CampaignPage(title="Count", slug="count", **fields))
    admin.post(delete_url(count))
    admin.post(delete_url(campaigns))
    admin.post(reverse("recycle_bin:delete_for_good", args=[Deletion.objects.get(title="Campaigns").pk]))

    assert "no other page can take “Count”" in text_of(admin.post(restore_url(), follow=True))
    assert Deletion.objects.exists()


def test_a_taken_address_is_said_and_nothing_changes(place, admin):
    admin.post(delete_url(place.part))
    publish_below(Page.objects.get(pk=place.home.pk).specific, StandardPage(title="New", slug="part"))
    before = everything()

    assert "Another page has the address “part” now." in text_of(admin.post(restore_url(), follow=True))
    assert everything() == before


def test_a_welsh_page_alone_goes_and_comes_back(place, admin):
    before = everything()
    shown = text_of(admin.get(delete_url(place.cymraeg)))
    assert "Rhan (Cymraeg)" in shown and "Part (English)" not in shown

    admin.post(delete_url(place.cymraeg))
    assert answers(*ADDRESSES) == [200, 200, 404, 404]
    assert '<link rel="alternate" hreflang="cy"' not in text_of(Client().get("/part/"))

    admin.post(restore_url())
    assert answers(*ADDRESSES) == [200] * 4
    assert everything() == before


@pytest.mark.postgresql
def test_a_welsh_page_that_was_translated_anew_stays_in_the_bin(place, admin):
    admin.post(delete_url(place.dwr))
    place.water.copy_for_translation(place.cymraeg.locale)

    assert "has been translated anew" in text_of(admin.post(restore_url(), follow=True))


def test_a_welsh_page_waits_for_its_english_page(place, admin):
    admin.post(delete_url(place.dwr))
    dwr = Deletion.objects.get()
    admin.post(delete_url(place.water))

    shown = text_of(admin.post(reverse("recycle_bin:restore", args=[dwr.pk]), follow=True))

    assert "The English page of “Dŵr” is gone." in shown


def test_the_front_page_is_never_deleted(place, admin):
    for language_home in (place.home,):
        response = admin.post(delete_url(language_home), follow=True)
        assert "It is the front page of the site." in text_of(response)
    assert answers("/", "/cy/") == [200, 200]


def test_the_history_of_a_page_says_who_deleted_and_restored_it(place, admin):
    admin.post(delete_url(place.part))
    admin.post(restore_url())

    shown = text_of(admin.get(reverse("wagtailadmin_pages:history", args=[place.part.pk])))
    assert "Restored from the bin" in shown
