"""What the blueprint editor is reminded of in the admin's reports."""

from __future__ import annotations

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from accounts.roles import sync_roles
from core.dates import today
from tests.blueprint.factories import change
from tests.editing import at_desk

pytestmark = pytest.mark.postgresql


@pytest.fixture(autouse=True)
def roles(landing):
    sync_roles()


def words_of(response) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def test_what_is_due_for_review_is_listed_the_oldest_first(chapter, make_entry, make_recommendation):
    entry = make_entry(review_date=today() - datetime.timedelta(days=3))
    make_recommendation(entry, review_date=today() + datetime.timedelta(days=9))
    make_entry(title="Later", slug="later", review_date=today() + datetime.timedelta(days=200))
    make_entry(title="A draft", slug="draft", publish=False)

    page = at_desk("blueprint editor").get(reverse("review_due"))

    shown = words_of(page)
    assert shown.index("HS-1 One front door") < shown.index("HS-R1 Let a child arrive") < shown.index("Opening")
    assert "Recommendation page" in shown and "Chapter page" in shown
    assert "overdue" in shown and "No day is set" in shown
    assert "Later" not in shown and "A draft" not in shown
    file = at_desk("blueprint editor").get(reverse("review_due"), {"export": "csv"})
    assert b"HS-1 One front door" in b"".join(file.streaming_content)
    assert "HS-1" not in words_of(at_desk("translator").get(reverse("review_due")))


def test_entries_that_do_not_say_what_did_not_work_are_listed(make_entry):
    silent = make_entry(did_not_work='<p data-block-key="a1"></p>', not_yet_known="We ask in May 2027.")
    make_entry(title="It says so", slug="says")

    page = words_of(at_desk("blueprint editor").get(reverse("not_yet_known")))
    assert "HS-1 One front door" in page and "We ask in May 2027." in page
    assert "It says so" not in page

    change(silent, did_not_work="<p>The bell.</p>")
    assert "HS-1" not in words_of(at_desk("blueprint editor").get(reverse("not_yet_known")))
