"""The emails about an answer: they repeat nothing, and whatever happens to them, the answer is kept."""

from __future__ import annotations

from django.core import mail

from forms import tasks
from forms.models import FormSubmission
from tests.site.forms.factories import opened, send, typed


def test_the_sender_gets_a_confirmation_and_staff_a_word_neither_with_an_answer(place, browser, run_worker):
    send(browser, place)
    assert mail.outbox == []  # no request speaks with the mail server
    run_worker()
    run_worker()

    confirmation, notice = mail.outbox
    assert (confirmation.to, confirmation.subject) == (["person@example.org"], "We have your answer")
    assert (notice.to, notice.subject) == (["training@example.org"], "A new answer to a form")
    assert f"/admin/forms/submissions/{place.pk}/" in notice.body
    for email in (confirmation, notice):
        assert "Ask for a place" in email.body
        assert "Example Person" not in email.body and "Second line" not in email.body


def test_one_address_gets_three_confirmations_an_hour_and_staff_ten_notices_while_each_answer_is_kept(
    place, browser, run_worker
):
    made = opened(browser, place)
    for number in range(12):
        address = "Victim@example.net" if number % 2 else "victim@example.net"
        answers = typed(place, **{"Your name": f"Person {number}", "Your e-mail address": address})
        assert browser.post(place.url, answers | {"made": made}).status_code == 302
    run_worker()

    assert FormSubmission.objects.count() == 12
    assert sum(email.to[0].lower() == "victim@example.net" for email in mail.outbox) == 3
    notices = [email for email in mail.outbox if email.to == ["training@example.org"]]
    assert ["no email tells of more" in notice.body for notice in notices] == [False] * 9 + [True]


def test_emails_that_fail_lose_no_answer_and_show_no_error(place, browser, monkeypatch):
    def fails(submission, names):
        raise OSError("No mail today.")

    monkeypatch.setattr(tasks, "emails_about", fails)
    response = send(browser, place)

    assert response.status_code == 302
    assert browser.get(response.url).status_code == 200
    assert FormSubmission.objects.count() == 1


def test_a_form_that_wants_no_emails_sends_none(place, browser):
    place.notify, place.confirms = "", False
    place.save_revision().publish()
    send(browser, place)

    assert FormSubmission.objects.count() == 1 and mail.outbox == []


def test_nobody_is_written_to_about_an_answer_that_was_deleted_meanwhile(place, browser, run_worker):
    send(browser, place)
    FormSubmission.objects.all().delete()
    run_worker()

    assert mail.outbox == []
