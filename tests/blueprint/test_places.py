"""Where an entry stands today, and what no address below the blueprint may be."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from blueprint.models import ChapterPage, EntryPage
from tests.blueprint.factories import change
from tests.editing import at_desk


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def test_an_entry_that_moved_names_its_present_place_and_old_versions_theirs(client, landing, chapter, make_entry):
    moved = change(make_entry(title="Moved"))
    stays = make_entry(slug="stays", title="Stays")
    other = ChapterPage(title="Design", slug="design")
    landing.add_child(instance=other)
    other.save_revision().publish()
    moved.move(other, pos="last-child")
    moved = EntryPage.objects.get(pk=moved.pk)

    for address in (moved.url, "/blueprint/HS-1/v2/"):
        assert "Entry 2.1, in the chapter “Design”" in text_of(client.get(address)), address
    assert "Entry 1.1, in the chapter “Opening”" in text_of(client.get(stays.url))
    old = text_of(client.get("/blueprint/HS-1/v1/"))
    assert "When it was published: entry 1.1, in the chapter “Opening”" in old
    moved.unpublish()
    assert "When it was published: entry 1.1" in text_of(client.get("/blueprint/HS-1/v2/"))


@pytest.mark.parametrize("slug", ["hs-3", "HS-R3"])
def test_no_chapter_hides_behind_a_number(landing, slug):
    form = nested_form_data(
        {
            "title": "Three", "slug": slug, "summary": "", "content_note": "", "body": streamfield([]),
            "exit_link": "inherit", "comments": inline_formset([]), "action-publish": "1",
        }
    )  # fmt: skip
    address = reverse("wagtailadmin_pages:add", args=["blueprint", "chapterpage", landing.pk])
    response = at_desk("administrator").post(address, form)
    assert "belong to the permanent numbers" in str(response.context["form"].errors["slug"])
    assert not ChapterPage.objects.exists()


def test_a_chapter_is_not_moved_under_itself(client, landing, chapter, make_entry):
    entry = make_entry()
    desk = at_desk("administrator")
    for target in (chapter, entry):
        address = reverse("wagtailadmin_pages:move_confirm", args=[chapter.pk, target.pk])
        assert "you do not have permission" in text_of(desk.post(address, follow=True)).lower(), target
    assert ChapterPage.objects.get().get_parent().specific == landing
    assert client.get("/blueprint/HS-1/", follow=True).status_code == 200
