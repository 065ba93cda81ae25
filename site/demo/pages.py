"""Creates the demonstration's pages once each; their translation keys stay the same when they are moved."""

from __future__ import annotations

from collections.abc import Callable
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from wagtail.models import Page

from accounts.models import User


def demo_key(name: str) -> UUID:
    """The translation key of the demonstration page called `name`, the same on every machine."""
    return uuid5(NAMESPACE_URL, f"https://one-small-thing.example.org/demo/{name}")


def ensure_page[P: Page](name: str, parent: Page, make: Callable[[], P], user: User | None = None) -> P:
    """The English page called `name`, created and published below `parent` when it is missing.

    A page that exists is left as its editors left it.
    """
    key = demo_key(name)
    found = Page.objects.filter(translation_key=key, locale__language_code=settings.LANGUAGE_CODE).first()
    if found:
        return found.specific
    page = make()
    page.translation_key = key
    page.search_description = page.search_description or page.summary
    page.locale = parent.locale
    parent.add_child(instance=page)
    page.save_revision(user=user).publish(user=user, skip_permission_checks=True)
    page.refresh_from_db()
    return page
