"""The emails about an answer: they repeat nothing, and whatever happens to them, the answer is kept."""

from __future__ import annotations

from django.core import mail

from forms import tasks
from forms.models import FormSubmission
from tests.site.forms.factories import send


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


def test_emails_that_fail_lose_no_answer_and_show_no_error(place, browser, monkeypatch):
    def fails(submission):
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
