"""Comms staff make a form in the admin, with the real forms, and are told what becomes of answers."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from forms.models import FormPage, FormSubmission
from forms.services import keep
from pages.models import LandingPage
from recycle_bin.models import Deletion
from tests.editing import at_desk, errors_of
from tests.publishing import publish_below
from tests.site.forms.factories import keys, send


def question(kind: str, label: str, **more) -> tuple[str, dict]:
    return kind, {"label": label, "help": "", "required": "on"} | more


WHEN = question("one_choice", "When?", choices=streamfield([("item", "Morning"), ("item", "Evening")]), shown_as="list")


def edit_form(action: str = "", **changes) -> dict:
    data = {
        "title": "Ask for a place",
        "slug": "ask",
        "summary": "Tell us who comes.",
        "content_note": "",
        "body": streamfield([]),
        "questions": streamfield([question("short_text", "Your name", autocomplete="name"), question("email", "E-mail"), WHEN]),
        "consent": "",
        "keep_months": "6",
        "delete_on": "",
        "thanks": rich_text("<p>We answer within two weeks.</p>"),
        "notify": "",
        "confirms": "on",
        "seo_title": "",
        "search_description": "",
        "social_image": "",
        "go_live_at": "",
        "expire_at": "",
        "review_date": "",
        "exit_link": "inherit",
        "comments": inline_formset([]),
    } | changes  # fmt: skip
    form = nested_form_data({key: value for key, value in data.items() if value is not None})
    return form | ({f"action-{action}": "1"} if action else {})


def add_url(parent) -> str:
    return reverse("wagtailadmin_pages:add", args=["forms", "formpage", parent.pk])


def edit_url(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_a_form_is_made_published_and_answered(about, browser):
    desk = at_desk("publisher")
    response = desk.post(add_url(about), edit_form("publish"))
    assert response.status_code == 302, errors_of(response)

    page = FormPage.objects.get()
    shown = BeautifulSoup(browser.get(page.url).content, "html.parser")
    assert [option.get_text() for option in shown.find("select").find_all("option")] == [
        "Choose an answer", "Morning", "Evening",
    ]  # fmt: skip
    known = keys(page)
    assert shown.find("input", attrs={"name": known["Your name"]})["autocomplete"] == "name"

    with_changed_words = edit_form(
        "publish", questions=with_ids(page, {"Your name": "Your full name", "Evening": "Late"})
    )
    response = desk.post(edit_url(page), with_changed_words)
    assert response.status_code == 302, errors_of(response)
    changed = keys(page)
    assert (changed["Your full name"], changed["Late"]) == (known["Your name"], known["Evening"])


def with_ids(page: FormPage, reworded: dict[str, str]) -> dict:
    """The questions as the edit form sends them back, some in other words."""
    sent = []
    for child in page.questions:
        value = {"help": "", "required": "on", "label": reworded.get(child.value["label"], child.value["label"])}
        if child.block_type == "one_choice":
            items = child.value["choices"].bound_blocks
            value["choices"] = streamfield([("item", reworded.get(item.value, item.value)) for item in items])
            for number, item in enumerate(items):
                value["choices"][str(number)]["id"] = item.id
            value["shown_as"] = "list"
        sent.append((child.block_type, value))
    form = streamfield(sent)
    for number, child in enumerate(page.questions):
        form[str(number)]["id"] = child.id
    return form


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"questions": streamfield([])}, "questions", ""),
        (
            {"questions": streamfield([question("short_text", "Your name", autocomplete="")])},
            "confirms",
            "Add a question",
        ),
        ({"delete_on": "01/02/2020"}, "delete_on", "This day has passed."),
        ({"keep_months": "0"}, "keep_months", ""),
        ({"notify": "training@example.org\r\nBcc: x@example.org"}, "notify", ""),
        ({"notify": "training"}, "notify", ""),
    ],
)
def test_what_is_missing_or_wrong_is_said_at_its_field(about, changes, field, sentence):
    response = at_desk("publisher").post(add_url(about), edit_form("publish", **changes))

    assert response.status_code == 200
    assert sentence in str(errors_of(response)[field])
    assert not FormPage.objects.filter(live=True).exists()


@pytest.mark.parametrize(("mode", "words"), [("form", "Your name"), ("landing", "We answer within two weeks.")])
def test_form_and_thanks_are_previewed_before_anything_is_saved(about, mode, words):
    desk = at_desk("editor")
    preview = reverse("wagtailadmin_pages:preview_on_add", args=["forms", "formpage", about.pk])
    assert desk.post(preview, edit_form()).json()["is_valid"]

    assert words in desk.get(preview, {"mode": mode}).content.decode()


def test_taking_out_a_question_says_what_becomes_of_its_answers(about, browser):
    desk = at_desk("publisher")
    desk.post(add_url(about), edit_form("publish"))
    page = FormPage.objects.get()
    known = keys(page)
    answers = {known["Your name"]: "Example Person", known["E-mail"]: "a@example.org", known["When?"]: known["Morning"]}
    keep(page, answers)
    questions = with_ids(page, {})
    questions["0"]["deleted"] = "1"

    response = desk.post(edit_url(page), edit_form("publish", questions=questions), follow=True)

    told = "You took out “Your name”. 1 answer to it stays in the list and in the export, marked as removed."
    assert told in " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())
    assert "Answers so far" in desk.get(edit_url(page)).content.decode()


def test_a_form_with_answers_is_not_deleted_alone_or_with_its_part_of_the_site(place, about, browser):
    send(browser, place)
    desk = at_desk("administrator")
    sentence = "The form “Ask for a place” has 1 answer."
    addresses = [
        *(reverse("wagtailadmin_pages:delete", args=[page.pk]) for page in (place, about)),
        f"/admin/bulk/wagtailcore/page/delete/?id={about.pk}",
    ]
    for address in addresses:
        assert sentence in desk.get(address).content.decode()
        refused = desk.post(address)
        assert refused.status_code == 409 and sentence in refused.content.decode()
    assert FormPage.objects.exists() and not Deletion.objects.exists()

    FormSubmission.objects.all().delete()
    assert desk.post(addresses[0]).status_code == 302
    assert not FormPage.objects.exists() and Deletion.objects.exists()


def test_a_copy_of_a_form_has_none_of_its_answers(place, about, browser):
    send(browser, place)
    other = publish_below(about.get_parent(), LandingPage(title="Other", slug="other"))
    copy = place.copy(to=other, update_attrs={"slug": "copy"}, keep_live=True)

    assert list(FormPage.objects.get(pk=copy.pk).get_submissions()) == []
    send(browser, FormPage.objects.get(pk=copy.pk))
    assert place.get_submissions().count() == 1


def test_answers_are_in_no_search_and_in_no_draft(place, browser):
    send(browser, place)

    assert "Second line" not in browser.get("/search/?q=Example+Person").content.decode()
    assert not Page.objects.get(pk=place.pk).revisions.filter(content__icontains="Example Person").exists()
