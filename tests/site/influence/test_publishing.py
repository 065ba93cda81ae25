"""What is asked for when an item is published, scheduled, taken down or begun twice."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import rich_text, streamfield

from influence.models import InfluenceItem
from tests.editing import at_desk, errors_of
from tests.site.influence.test_editor import form


@pytest.fixture
def add(influence):
    return lambda kind: reverse("wagtailadmin_pages:add", args=["influence", kind, influence.pk])


@pytest.fixture
def desk(influence):
    return at_desk("publisher")


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("newspage", "Write the text"),
        ("positionpage", "Write the text"),
        ("consultationresponsepage", "add the file that you sent"),
    ],
)
def test_a_title_alone_is_a_draft_and_never_published(desk, add, kind, sentence):
    empty = {"body": streamfield([]), "summary": ""}
    errors = errors_of(desk.post(add(kind), form(kind, **empty)))
    assert set(errors) == {"body"} and sentence in " ".join(errors["body"])
    assert not InfluenceItem.objects.exists()

    assert desk.post(add(kind), form(kind, "", **empty)).status_code == 302
    assert not InfluenceItem.objects.get().live


@time_machine.travel(datetime.datetime(2026, 11, 27, 9, tzinfo=datetime.UTC), tick=False)
def test_a_scheduled_page_with_the_date_of_today_gets_the_day_on_which_it_goes_live(desk, add):
    def date_of(kind: str, typed: str) -> datetime.date:
        InfluenceItem.objects.all().delete()
        answer = desk.post(add(kind), form(kind, date=typed, go_live_at="30/11/2026 10:00"))
        assert answer.status_code == 302, errors_of(answer)
        return InfluenceItem.objects.get().date

    assert date_of("newspage", "20/11/2026") == datetime.date(2026, 11, 20)
    assert date_of("consultationresponsepage", "27/11/2026") == datetime.date(2026, 11, 27)
    assert date_of("newspage", "27/11/2026") == datetime.date(2026, 11, 30)

    page = InfluenceItem.objects.get()
    desk.post(reverse("wagtailadmin_pages:revisions_unschedule", args=[page.pk, page.scheduled_revision.pk]))
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    desk.post(edit, form("newspage", date="30/11/2026", go_live_at="02/12/2026 10:00"))
    assert InfluenceItem.objects.get().get_latest_revision_as_object().date == datetime.date(2026, 12, 2)


def test_who_unpublishes_is_told_of_withdrawal_and_a_draft_with_the_same_address_is_named(desk, add):
    desk.post(add("newspage"), form("newspage", ""))
    draft = InfluenceItem.objects.get()
    edit = reverse("wagtailadmin_pages:edit", args=[draft.pk])

    again = desk.post(add("newspage"), form("newspage"))
    assert "Go on with it, or write another address here." in " ".join(errors_of(again)["slug"])
    shown = BeautifulSoup(again.content, "html.parser").find("a", string="Women on remand", href=edit)
    assert shown and InfluenceItem.objects.count() == 1

    desk.post(edit, form("newspage", body=streamfield([("rich_text", rich_text("<p>Words.</p>"))])))
    assert "draft" not in " ".join(errors_of(desk.post(add("newspage"), form("newspage")))["slug"])
    asked = desk.get(reverse("wagtailadmin_pages:unpublish", args=[draft.pk])).content
    link = BeautifulSoup(asked, "html.parser").find("a", string="withdraw it instead")
    assert link["href"] == edit

    desk.post(add("newspage"), form("newspage", title="Two", slug="two"))
    both = InfluenceItem.objects.values_list("pk", flat=True)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    asked = BeautifulSoup(desk.get(address, {"id": list(both)}).content, "html.parser").select_one(".help-info")
    assert "withdraw the page instead" in asked.get_text()
    edits = [reverse("wagtailadmin_pages:edit", args=[pk]) for pk in both]
    assert sorted(link["href"] for link in asked.select("a")) == sorted(edits)
