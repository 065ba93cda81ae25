"""The emails about translations: English changed, to those who translate; ready, to those who publish."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

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


def publishers_of(page: Page) -> list:
    """Who may publish the page; administrators only where nobody else may."""
    people = page_permission_policy.users_with_permission_for_instance("publish", page).filter(is_active=True)
    people = people.order_by("pk")
    return list(people.filter(is_superuser=False) or people)


def emails_about_changes(progress: Progress) -> Iterator[EmailMessage]:
    """One for each translator."""
    for user in translators_of(progress.page):
        yield _email("english_changed", user, progress)


def emails_about_readiness(progress: Progress, translator: Any) -> Iterator[EmailMessage]:
    """One for each publisher."""
    for user in publishers_of(progress.page):
        if user != translator:
            yield _email("ready_to_publish", user, progress, translator)


def _email(name: str, to: Any, progress: Progress, translator: Any = None) -> EmailMessage:
    """In the language that the reader chose. The first line of the template is the subject."""
    language = getattr(to, "preferred_language", "") or settings.LANGUAGE_CODE
    with override(language):
        text = render_to_string(
            f"pages/languages/emails/{name}.txt",
            {
                "title": progress.page.get_admin_display_title(),
                "english_title": progress.english.title,
                "labels": labels_of(progress.work, progress.missing),
                "translator": translator.get_full_name() if translator else "",
                "edit_url": settings.BASE_URL + reverse("wagtailadmin_pages:edit", args=[progress.page.pk]),
            },
        )
    subject, _gap, body = text.strip().partition("\n")
    return EmailMessage(subject.strip(), body.strip() + "\n", settings.DEFAULT_FROM_EMAIL, [to.email])
