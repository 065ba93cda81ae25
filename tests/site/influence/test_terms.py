"""Editors keep topics and settings; one that a page has stays."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from influence.models import Setting, Topic
from tests.editing import at_desk
from tests.site.influence.factories import item, term


def address(model, action, *args):
    return reverse(f"wagtailsnippets_influence_{model._meta.model_name}:{action}", args=args)


def form(english, welsh=""):
    rows = [{"language": code, "name": name} for code, name in (("en-gb", english), ("cy", welsh)) if name]
    return nested_form_data({"translations": inline_formset(rows)})


@pytest.mark.parametrize("role", ["editor", "publisher"])
@pytest.mark.parametrize("model", [Topic, Setting])
def test_comms_staff_add_one_with_its_words_in_both_languages(home, role, model):
    answer = at_desk(role).post(address(model, "add"), form("Short sentences", "Dedfrydau byr"))

    assert answer.status_code == 302
    made = model.objects.get()
    assert made.slug == "short-sentences"
    assert str(made.translation_in("cy")) == "Dedfrydau byr"


def test_its_part_of_shared_addresses_stays_when_the_name_changes(home):
    topic = term(Topic, "remand", "Remand")
    row = topic.translations.get()
    data = nested_form_data(
        {"translations": inline_formset([{"id": row.pk, "language": "en-gb", "name": "Held on remand"}], initial=1)}
    )

    assert at_desk("editor").post(address(Topic, "edit", topic.pk), data).status_code == 302

    topic = Topic.objects.get()
    assert (topic.slug, str(topic)) == ("remand", "Held on remand")


@pytest.mark.parametrize(
    ("english", "sentence"), [("Remand", "There is already one with this name."), ("", "Write the words in English")]
)
def test_a_name_is_needed_once(home, english, sentence):
    term(Topic, "remand", "Remand")

    answer = at_desk("editor").post(address(Topic, "add"), form(english, "Remánd"))

    assert sentence in answer.content.decode()
    assert Topic.objects.count() == 1


def test_one_that_a_page_or_a_draft_has_is_not_deleted_and_the_pages_are_named(influence):
    live, drafted, free = (term(Topic, slug, slug.title()) for slug in ("remand", "bail", "unused"))
    item(influence, "On remand", topics=[live])
    page = item(influence, "On bail")
    page.topics = [drafted]
    page.save_revision()
    desk = at_desk("publisher")

    for topic, title in ((live, "On remand"), (drafted, "On bail")):
        answer = desk.post(address(Topic, "delete", topic.pk), follow=True)
        assert "stays, since pages have it" in answer.content.decode() and title in answer.content.decode()
    desk.post(address(Topic, "delete", free.pk))

    assert {topic.slug for topic in Topic.objects.all()} == {"remand", "bail"}


def test_a_list_of_many_pages_is_cut(influence):
    topic = term(Topic, "remand", "Remand")
    for number in range(8):
        item(influence, f"News {number}", topics=[topic])

    answer = at_desk("publisher").post(address(Topic, "delete", topic.pk), follow=True)

    assert "3 more" in answer.content.decode()


def test_a_translator_keeps_none(home):
    assert at_desk("translator").post(address(Topic, "add"), form("Remand")).status_code == 404
    assert not Topic.objects.exists()
