"""The first administrator signs in before the mail server works."""

from __future__ import annotations

from django.core import mail
from django.core.management import call_command

from accounts.models import User


def test_the_first_administrator_needs_no_mail(browser, settings, monkeypatch):
    settings.STAFF_SECOND_FACTOR_REQUIRED = True
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "a quiet purple door")
    call_command("createsuperuser", interactive=False, email="First@example.org", verbosity=0)

    response = browser.sign_in(User.objects.get())

    assert response.status_code == 302 and response.url == "/admin/"
    assert browser.get("/admin/").url.startswith("/accounts/2fa/totp/activate/")
    assert mail.outbox == []
