"""Breadcrumbs of the hub's pages that are views of ours, not Wagtail pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from languages.links import localized_all
from languages.locales import locale_id_of


@dataclass(frozen=True)
class Breadcrumb:
    title: str
    url: str
    foreign_language: str = ""


def breadcrumbs(request: HttpRequest, *below: Breadcrumb, hub_title: str = "") -> list[Breadcrumb]:
    """Home, the hub, then `below`: those that are live. The hub is called "My learning" when no other title is given."""
    hub = hub_page()
    if hub is None:
        return [*below]
    above = localized_all(hub.get_ancestors().filter(depth__gt=1))
    homes = [Breadcrumb(_("Home"), home.get_url(request)) for home in above]
    return [*homes, Breadcrumb(hub_title or _("My learning"), hub.get_url(request)), *below]


def hub_url(request: HttpRequest) -> str:
    hub = hub_page()
    return (hub.get_url(request) if hub else None) or reverse("wagtail_serve", args=["learning/"])


def hub_page() -> Any:
    """The live hub page in the reader's language, else in the main language; None without one."""
    # By name: `learning.models` imports the apps of the hub, and those import this module.
    learning_page = apps.get_model("learning", "LearningPage")
    here, main = locale_id_of(get_language()), locale_id_of(settings.LANGUAGE_CODE)
    hubs = {hub.locale_id: hub for hub in learning_page.objects.live().filter(locale_id__in={here, main})}
    return hubs.get(here) or hubs.get(main)
