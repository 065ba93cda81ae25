"""The email about an English page whose texts were changed, to those who translate it."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from languages.progress import Progress
from languages.texts import labels_of


def translators_of(page: Page) -> list:
    """Who may change the page but not publish it; where nobody is a translator, those who may publish it."""
    policy = page_permission_policy
    active = get_user_model().objects.filter(is_active=True)
    change = set(policy.users_with_permission_for_instance("change", page).values_list("pk", flat=True))
    publish = set(policy.users_with_permission_for_instance("publish", page).values_list("pk", flat=True))
    return list(active.filter(pk__in=change - publish or publish).order_by("pk"))


def emails_about_changes(progress: Progress) -> Iterator[EmailMessage]:
    """One for each translator, in her language. The first line of the template is the subject."""
    for user in translators_of(progress.page):
        language = getattr(user, "preferred_language", "") or settings.LANGUAGE_CODE
        with override(language):
            text = render_to_string(
                "pages/languages/emails/english_changed.txt",
                {
                    "title": progress.page.get_admin_display_title(),
                    "english_title": progress.english.title,
                    "labels": labels_of(progress.work, progress.missing),
                    "edit_url": settings.BASE_URL + reverse("wagtailadmin_pages:edit", args=[progress.page.pk]),
                },
            )
        subject, _gap, body = text.strip().partition("\n")
        yield EmailMessage(subject.strip(), body.strip() + "\n", settings.DEFAULT_FROM_EMAIL, [user.email])
