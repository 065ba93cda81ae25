"""Editors write an issue and try it, publishers send it and see what became of it; only they see who is on the list."""

from __future__ import annotations

import csv
import datetime
import io

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from subscriptions.enums import DeliveryState, Failure
from subscriptions.jobs import send_what_is_due
from subscriptions.models import Delivery, NewsletterIssue, Sending, Subscriber
from tests.editing import at_desk, errors_of
from tests.site.subscriptions.factories import admin_url, issue, press, subscription, words

pytestmark = pytest.mark.django_db
LIST = "/admin/subscribers/"


def form(*rows: dict, initial: int = 0) -> dict:
    return nested_form_data({"translations": inline_formset(rows, initial=initial)})


def row(language: str, subject: str, **more) -> dict:
    return {"language": language, "subject": subject, "body": rich_text(f"<p>{subject}</p>")} | more


def test_an_editor_writes_an_issue_in_both_languages_previews_it_and_sends_a_test_to_herself():
    editor = at_desk("editor")
    answer = editor.post(admin_url("add"), form(row("en-gb", "In March"), row("cy", "Ym mis Mawrth")))
    made = NewsletterIssue.objects.get()
    assert answer.url == admin_url("sending", made.pk), errors_of(answer)
    assert (
        admin_url("sending", made.pk) in editor.get("/admin/snippets/subscriptions/newsletterissue/").content.decode()
    )

    preview = admin_url("preview_on_edit", made.pk)
    rows = [row(r.language, r.subject, id=r.pk) for r in made.translations.all()]
    editor.post(preview, form(*rows, initial=2))
    for mode, word in (("en-gb", ">In March</p>"), ("cy", ">Ym mis Mawrth</p>"), ("cy.text", "Ym mis Mawrth\n")):
        assert word in editor.get(preview, {"mode": mode}).content.decode(), mode

    press(editor, made, "test")
    me = editor.get("/admin/").wsgi_request.user.email
    assert [message.to for message in mail.outbox] == [[me], [me]]
    assert all("List-Unsubscribe" not in message.extra_headers for message in mail.outbox)


def test_only_a_publisher_sends_schedules_and_takes_back():
    subscription()
    made = issue()
    editor, publisher = at_desk("editor"), at_desk("publisher")
    for action in ("send", "schedule", "take_back"):
        assert press(editor, made, action, send_at="01/07/2099 09:00").status_code == 302
    assert "Send now" not in words(editor.get(admin_url("sending", made.pk)))
    assert not Sending.objects.exists()

    assert press(publisher, made, "schedule", send_at="01/07/2001 09:00").status_code == 400
    press(publisher, made, "schedule", send_at="01/07/2099 09:00")
    assert "1 July 2099, 09:00" in words(publisher.get(admin_url("sending", made.pk)))
    press(publisher, made, "take_back")
    assert not Sending.objects.exists()
    assert at_desk("translator").get(admin_url("sending", made.pk)).status_code in {302, 404}


def test_a_publisher_presses_send_twice_and_sees_waiting_sent_and_failed(run_worker):
    subscription()
    made, publisher = issue(welsh=""), at_desk("publisher")
    page = words(publisher.get(admin_url("sending", made.pk)))
    assert "Welsh: there are no words in this language" in page
    assert 'value="send"' not in publisher.get(admin_url("sending", made.pk)).text, "one press asks, another one sends"
    assert 'value="send"' in publisher.get(admin_url("sending", made.pk), {"now": 1}).text
    assert "date-time-chooser" in publisher.get(admin_url("sending", made.pk)).text

    answers = [words(publisher.post(admin_url("sending", made.pk), {"action": "send"}, follow=True)) for _ in range(2)]
    assert "It goes out now." in answers[0] and "Nobody gets it twice." in answers[1]
    going = publisher.get(admin_url("sending", made.pk))
    assert "Take it back" not in words(going) and going["Refresh"], "it goes out, and the page follows it"
    run_worker()

    assert len(mail.outbox) == 1
    sent = publisher.get(admin_url("sending", made.pk))
    assert "Waiting 0 Sent 1 Failed 0" in words(sent) and "Refresh" not in sent


def test_a_publisher_sends_again_what_the_server_did_not_take_and_nothing_that_may_have_left(run_worker):
    made, editor, publisher = issue(), at_desk("editor"), at_desk("publisher")
    ann, bo = subscription("ann@example.org"), subscription("bo@example.org")
    sending = Sending.objects.create(issue=made, send_at=timezone.now(), prepared_at=timezone.now())
    long_ago = timezone.now() - datetime.timedelta(days=3)
    for reader, failure in ((ann, Failure.NOT_TAKEN), (bo, Failure.UNKNOWN), (None, Failure.NOT_TAKEN)):
        row = {"state": DeliveryState.FAILED, "failure": failure, "waits_since": long_ago}
        Delivery.objects.create(sending=sending, subscription=reader, **row)
    page = admin_url("sending", made.pk)
    assert "sent, but not to everybody" in words(publisher.get(page))
    assert "did not take 1 email for a day" in words(publisher.get(page))
    assert "Send to those again" not in words(editor.get(page))
    assert press(editor, made, "send_again").status_code == 302 and not Delivery.objects.due().exists()

    answers = [words(publisher.post(page, {"action": "send_again"}, follow=True)) for _ in range(2)]
    assert "It goes out to them now." in answers[0] and "Nobody gets it twice." in answers[1]
    send_what_is_due()
    run_worker()

    assert [message.to for message in mail.outbox] == [["ann@example.org"]]
    assert "Waiting 0 Sent 1 Failed 2" in words(publisher.get(page))
    assert "Send to those again" not in words(publisher.get(page))


def test_what_is_scheduled_or_sent_cannot_be_changed_or_deleted_and_what_was_typed_stays():
    made, publisher = issue(welsh=""), at_desk("publisher")
    press(publisher, made, "schedule", send_at="01/07/2099 09:00")
    assert publisher.get(admin_url("edit", made.pk)).url == admin_url("sending", made.pk)

    english = made.translations.get()
    answer = publisher.post(admin_url("edit", made.pk), form(row("en-gb", "Other", id=english.pk), initial=1))
    assert "its words stand still" in words(answer) and 'value="Other"' in answer.content.decode()
    publisher.post(admin_url("delete", made.pk))

    assert [str(kept) for kept in NewsletterIssue.objects.all()] == ["What changed"]


def test_the_list_is_searched_filtered_and_exported_without_formulas():
    subscription("=1+1@example.org", "cy", confirmed_at="2026-03-05T12:00Z")
    subscription("ann@example.org", confirmed_at="2026-04-05T12:00Z")
    subscription("waiting@example.org", confirmed=False)
    publisher = at_desk("publisher")

    def listed(**query) -> list[str]:
        answer = publisher.get(LIST, query | {"export": "csv"})
        return [row["E-mail address"] for row in csv.DictReader(io.StringIO(answer.getvalue().decode()))]

    assert listed() == ["ann@example.org", "'=1+1@example.org"]
    assert listed(q="ann") == listed(language="en-gb") == listed(month="2026-04") == ["ann@example.org"]
    sheet = load_workbook(io.BytesIO(publisher.get(LIST, {"export": "xlsx"}).getvalue())).active
    assert all(cell.data_type != "f" for cells in sheet.iter_rows() for cell in cells)
    assert "5 March 2026" in words(publisher.get(LIST))


def test_one_person_is_deleted_for_good_and_no_log_keeps_her_address():
    person, publisher = subscription(), at_desk("publisher")
    delete = reverse("subscribers:delete", args=[person.pk])
    assert delete in publisher.get(LIST).content.decode()
    publisher.post(delete)

    assert not Subscriber.objects.exists()
    assert not ModelLogEntry.objects.filter(label__contains="ann@").exists()


def test_an_editor_sees_no_addresses():
    subscription()
    editor = at_desk("editor")

    assert editor.get(LIST).status_code == 302
    assert "Subscribers" not in editor.get("/admin/").content.decode()


def test_a_list_asks_the_same_for_three_and_for_thirty():
    publisher = at_desk("publisher")
    asked = []
    for number in (3, 30):
        while Subscriber.objects.count() < number:
            subscription(f"{Subscriber.objects.count()}@example.org")
            issue()
        found = []
        for address in (LIST, admin_url("list")):
            publisher.get(address)
            with CaptureQueriesContext(connection) as queries:
                publisher.get(address)
            found.append(len(queries))
        asked.append(found)
    assert asked[0] == asked[1]


def test_the_number_of_a_subscriber_tells_nothing_to_who_may_not_see_the_list():
    someone = subscription()
    stranger = at_desk("editor")

    for number in (someone.pk, someone.pk + 1):
        assert stranger.get(f"{LIST}delete/{number}/").status_code == 404
