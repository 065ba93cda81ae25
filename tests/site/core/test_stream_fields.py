"""A form that comes without its blocks, which a script puts there, is refused in words and takes nothing away."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.models import Page, get_page_models

from core.fields import StreamField
from pages.models import StandardPage
from tests.editing import at_desk
from tests.publishing import publish_below

SENTENCE = "This part did not reach us"
BODY = [("rich_text", "<p>What was written.</p>")]


def with_stream_fields():
    return [model for model in get_page_models() if any(type(field) is StreamField for field in model._meta.fields)]


@pytest.fixture
def page(home):
    return publish_below(home, StandardPage(title="Water", slug="water", body=BODY))


def test_no_page_type_breaks_on_a_form_without_blocks(home):
    desk = at_desk("administrator")
    assert len(with_stream_fields()) > 5
    for model in with_stream_fields():
        page = model.objects.first() or home.add_child(
            instance=model(title="Water", slug=model._meta.model_name, live=False)
        )
        page.save_revision(clean=False)
        before = Page.objects.filter(pk=page.pk).values("title", "draft_title", "latest_revision").get()

        answer = desk.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"title": "Fire", "action-publish": "1"})

        assert answer.status_code == 200 and SENTENCE in answer.content.decode(), model
        assert Page.objects.filter(pk=page.pk).values("title", "draft_title", "latest_revision").get() == before


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"body-count": ""},
        {"body-count": "many"},
        {"body-count": "1"},
        {"body-count": "1", "body-0-deleted": "", "body-0-order": "0"},
        {"body-count": "1", "body-0-deleted": "", "body-0-order": "", "body-0-type": "rich_text"},
    ],
)
def test_the_form_comes_back_with_what_was_typed_and_what_was_saved(page, sent):
    desk = at_desk("publisher")
    answer = desk.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        {"title": "A new title", "slug": "water", "action-publish": "1"} | sent,
    )

    form = answer.context["form"]
    assert SENTENCE in str(form.errors["body"])
    assert form["title"].value() == "A new title"
    assert form["body"].value()[0].value.source == BODY[0][1]
    page.refresh_from_db()
    assert (page.title, page.body[0].value.source) == ("Water", BODY[0][1])


def test_nor_is_a_page_added_or_shown_from_such_a_form(home, page):
    desk = at_desk("publisher")
    typed = {"title": "A new title", "slug": "new"}
    add = [
        reverse(f"wagtailadmin_pages:{name}", args=["pages", "standardpage", home.pk])
        for name in ("add", "preview_on_add")
    ]

    assert SENTENCE in desk.post(add[0], typed).content.decode()
    for preview in (add[1], reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])):
        assert desk.post(preview, typed).json()["is_valid"] is False
    assert not Page.objects.filter(slug="new").exists()
