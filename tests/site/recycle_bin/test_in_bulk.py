"""Many pages at once go into the bin; what one may not delete stays, and is said."""

from __future__ import annotations

from django.urls import reverse
from wagtail.models import Page

from accounts.roles import sync_roles
from learning.models import LearningPage
from pages.models import StandardPage
from recycle_bin.models import Deletion
from tests.editing import at_desk
from tests.publishing import publish_below
from tests.site.recycle_bin.test_pages import ADDRESSES, answers, everything, text_of


def in_bulk(*pages):
    chosen = "&".join(f"id={page.pk}" for page in pages)
    return reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?{chosen}&next=/admin/"


def test_many_at_once_are_asked_about_once_and_come_back(place, admin):
    before = everything()
    url = in_bulk(place.water, place.cymraeg, place.part, place.after)
    shown = text_of(admin.get(url))
    assert shown.count("<h2>") == 2

    admin.post(url)
    assert answers(*ADDRESSES, "/after/") == [404] * 5
    for title in ("After", "Part"):
        admin.post(reverse("recycle_bin:restore", args=[Deletion.objects.get(title=title).pk]))

    assert everything() == before


def test_what_one_may_not_delete_is_named_before_and_after(place):
    editor = at_desk("editor")
    draft = place.home.add_child(instance=StandardPage(title="Draft", slug="draft", live=False))
    url = in_bulk(draft, place.after)

    for answer in (editor.get(url), editor.post(url, follow=True)):
        assert "You may not delete these, so they stay: After (English)." in text_of(answer)
    assert list(Deletion.objects.values_list("title", flat=True)) == ["Draft"]
    assert answers("/after/") == [200]


def test_a_page_that_one_may_not_see_is_counted_and_not_named(place):
    learning = LearningPage.objects.first() or publish_below(
        place.home, LearningPage(title="Learning", slug="learning")
    )
    sync_roles()
    hers = publish_below(learning, StandardPage(title="Hers", slug="hers"))
    hidden = place.home.add_child(instance=StandardPage(title="Zebra", slug="zebra", live=False))
    editor, url = at_desk("network editor"), in_bulk(hers, hidden)

    for answer in (editor.get(url), editor.post(url, follow=True)):
        assert "1 page that you may not see" in text_of(answer) and "Zebra" not in text_of(answer)
    assert Page.objects.filter(pk=hidden.pk).exists() and not Page.objects.filter(pk=hers.pk).exists()
