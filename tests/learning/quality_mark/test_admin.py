"""Comms staff enter an award, and each wrong day is answered at its field."""

from __future__ import annotations

import datetime
import re

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from learning.quality_mark.models import Award
from tests.editing import at_desk, errors_of
from tests.learning.quality_mark.factories import make_award


def url(name: str, *args) -> str:
    return reverse(f"wagtailsnippets_quality_mark_award:{name}", args=args)


def typed(action: str = "publish", words: tuple[dict, ...] = (), **changes) -> dict[str, str]:
    fields = {
        "organisation": "Example Trust 12",
        "level": "silver",
        "region": "north_west",
        "awarded_on": "01/03/2025",
        "due_on": "01/03/2028",
        "withdrawn_on": "",
        "go_live_at": "",
        "expire_at": "",
        "translations": inline_formset([{"about": "", "withdrawn_reason": ""} | row for row in words]),
    }
    return nested_form_data(fields | changes) | ({f"action-{action}": "1"} if action else {})


@pytest.fixture
def desk(home):
    return at_desk("publisher")


def test_an_award_is_in_the_register_on_the_next_request_under_an_address_made_of_its_name(desk):
    assert desk.get(url("add")).status_code == 200
    response = desk.post(url("add"), typed(words=({"language": "en-gb", "about": "The two centres."},)))
    assert response.status_code == 302, errors_of(response)

    page = Client().get("/learning/quality-mark/register/example-trust-12/").content.decode()
    assert "1 March 2025" in page and "In date until 1 March 2028" in page and "The two centres." in page
    again = desk.post(url("add"), typed(awarded_on="01/03/2026", due_on="01/03/2029"))
    assert again.status_code == 302, errors_of(again)
    assert Client().get("/learning/quality-mark/register/example-trust-12-2/").status_code == 200


def test_the_address_of_an_award_follows_its_name_until_it_is_published(desk):
    desk.post(url("add"), typed(action="", organisation="Exmaple Trust"))
    award = Award.objects.get()
    other = typed(action="", organisation="Other Trust", awarded_on="01/04/2025")
    desk.post(url("add"), other)

    desk.post(url("edit", award.pk), typed(action="", organisation="Example Trust"))
    desk.post(url("edit", award.pk), typed(organisation="Example Trust"))
    assert Client().get("/learning/quality-mark/register/example-trust/").status_code == 200
    assert Client().get("/learning/quality-mark/register/exmaple-trust/").status_code == 404

    desk.post(url("edit", award.pk), typed(organisation="Renamed Trust"))
    assert "Renamed Trust" in Client().get("/learning/quality-mark/register/example-trust/").content.decode()

    # the name of a draft that another was published under meanwhile
    draft = Award.objects.get(organisation="Other Trust")
    desk.post(url("edit", draft.pk), other | {"organisation": "Third Trust"})
    desk.post(url("add"), typed(organisation="Other Trust", awarded_on="01/05/2025"))
    draft.revisions.order_by("pk").first().publish()
    draft.refresh_from_db()
    assert (draft.organisation, draft.slug) == ("Other Trust", "third-trust")


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"due_on": "01/03/2025"}, "due_on", "An award is due after the day on which it was awarded"),
        ({"due_on": "28/02/2025"}, "due_on", "An award is due after the day on which it was awarded"),
        ({"awarded_on": "TOMORROW", "due_on": "01/01/2040"}, "awarded_on", "This day has not come yet"),
        ({"withdrawn_on": "TOMORROW"}, "withdrawn_on", "This day has not come yet"),
        ({"withdrawn_on": "28/02/2025"}, "withdrawn_on", "It was not awarded yet on this day"),
        ({"withdrawn_on": "01/04/2025"}, "withdrawn_on", "Write the reason in English"),
        ({"words": ({"language": "en-gb", "withdrawn_reason": "Closed."},)}, "withdrawn_on", "write its day"),
        ({"organisation": "\u200b \u202e"}, "organisation", "Please fill this in"),
    ],
)
def test_a_day_that_cannot_be_is_answered_at_its_field_and_nothing_is_lost(desk, changes, field, sentence):
    tomorrow = (timezone.localdate() + datetime.timedelta(days=1)).strftime("%d/%m/%Y")
    form = {name: tomorrow if value == "TOMORROW" else value for name, value in changes.items()}

    response = desk.post(url("add"), typed(**form))

    assert response.status_code == 200
    assert sentence in str(errors_of(response).get(field, ""))
    assert 'value="01/03/2028"' in response.content.decode() or "due_on" in form
    assert not Award.objects.filter(live=True).exists()


def test_the_same_award_twice_is_refused_however_it_is_written(desk):
    desk.post(url("add"), typed())

    response = desk.post(url("add"), typed(organisation=" example  TRUST 12 ", level="gold"))

    assert response.status_code == 200
    assert "This organisation already has an award of this day" in response.content.decode()
    assert Award.objects.count() == 1


def test_a_withdrawal_keeps_the_entry_and_its_history(desk):
    desk.post(url("add"), typed())
    award = Award.objects.get()
    reason = ({"language": "en-gb", "withdrawn_reason": "The organisation closed."},)

    response = desk.post(url("edit", award.pk), typed(withdrawn_on="01/04/2025", words=reason))

    assert response.status_code == 302, errors_of(response)
    page = Client().get(award.get_absolute_url()).content.decode()
    assert "Withdrawn on 1 April 2025" in page and "The organisation closed." in page
    assert award.revisions.count() == 2
    assert desk.get(url("history", award.pk)).status_code == 200


def test_an_editor_drafts_and_a_network_editor_publishes_and_neither_draft_is_public(home):
    editor = at_desk("editor")
    editor.post(url("add"), typed())
    assert not Award.objects.get().live
    assert Client().get(Award.objects.get().get_absolute_url()).status_code == 404

    networks = at_desk("network editor")
    networks.post(url("edit", Award.objects.get().pk), typed())
    assert Award.objects.get().live
    for role in ("translator", "coordinator", "blueprint editor"):
        assert at_desk(role).get(url("list")).status_code == 404, role


def test_a_draft_is_previewed_in_each_language(desk):
    preview = url("preview_on_add")
    assert desk.post(preview, typed("")).json()["is_valid"]

    assert "In date until 1 March 2028" in desk.get(preview, {"mode": "en-gb"}).content.decode()
    assert "Yn ddilys tan 1 Mawrth 2028" in desk.get(preview, {"mode": "cy"}).content.decode()


def test_the_list_is_filtered_and_exported_without_formulas(desk):
    make_award("=1+1", level="gold")
    make_award("Example Trust 3", level="bronze")

    assert "Example Trust 3" not in desk.get(url("list_results"), {"level": "gold"}).content.decode()
    for asked in ({"withdrawn_on": "true"}, {"awarded_on_to": "2001-01-01"}):
        assert "Example Trust 3" not in desk.get(url("list_results"), asked).text
    page = desk.get(url("list")).text
    assert "Example Trust 3" in page and not re.search("is (greater|less|null)", page), "filters in words of people"
    response = desk.get(url("list"), {"export": "csv"})
    rows = b"".join(response.streaming_content).decode().splitlines()
    assert len(rows) == 3 and any(row.startswith("'=1+1,") for row in rows)


@pytest.mark.parametrize(("reviewers", "asked"), [("publisher", True), ("translator", False)])
def test_nobody_is_asked_to_approve_an_award_who_may_not_change_it(home, reviewers, asked):
    """Who approves reads its name before it is published."""
    GroupApprovalTask.objects.get().groups.set([Group.objects.get(name=reviewers)])
    award = make_award(live=False)
    at_desk("editor").post(url("edit", award.pk), typed("submit"))

    assert ("Example Trust 12" in at_desk(reviewers).get("/admin/").content.decode()) is asked


def test_an_award_of_which_the_log_cannot_be_written_is_not_public(home, monkeypatch):
    award = make_award(live=False)
    revision = award.save_revision()

    def refuse(**row):
        raise RuntimeError

    monkeypatch.setattr("wagtail.actions.publish_revision.log", refuse)
    with pytest.raises(RuntimeError):
        revision.publish()

    assert Client().get(award.get_absolute_url()).status_code == 404
