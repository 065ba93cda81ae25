"""The edit forms of what has a schedule or a day of review."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.contrib.routable_page.models import RoutablePageMixin

from core.dates import today


class FutureDatesMixin:
    """Takes no day or time that has passed, unless a version of the record had it: it passed since it was typed.

    An expiry of an earlier version is dropped. It has done its work, and Wagtail refuses to save with it, so nobody
    could edit what has expired, go back to an older version, or save twice: the form in the browser still has the date
    that the first save dropped.
    """

    cleaned_data: dict[str, Any]
    initial: dict[str, Any]
    instance: Any

    def clean_expire_at(self) -> datetime.datetime | None:
        typed = self.cleaned_data["expire_at"]
        if typed and typed < timezone.now() and typed in self._known("expire_at"):
            return None
        return typed

    def clean_go_live_at(self) -> datetime.datetime | None:
        """Wagtail would publish at once."""
        typed = self.cleaned_data["go_live_at"]
        if typed and typed < _minute(timezone.now()) and typed not in self._known("go_live_at"):
            raise ValidationError(_("This moment has passed. Write a later one, or leave it empty to publish now."))
        return typed

    def clean_review_date(self) -> datetime.date | None:
        typed = self.cleaned_data["review_date"]
        if typed and typed < today() and typed not in self._known("review_date"):
            raise ValidationError(_("This day has passed. Write a later one, or leave it empty."))
        return typed

    def _known(self, name: str) -> set[datetime.date]:
        """What the field has been in a version of the record, as the form shows it."""
        stored = [self.initial.get(name)]
        if self.instance.pk:
            key = f"content__{name}"
            texts = self.instance.revisions.order_by().values_list(key, flat=True).distinct()
            stored += map(self.instance._meta.get_field(name).to_python, texts)
        return {_minute(value) for value in stored if value}


def _minute(value: datetime.date) -> datetime.date:
    """Fields for a time show minutes only."""
    return value.replace(second=0, microsecond=0) if isinstance(value, datetime.datetime) else value


class PageForm(FutureDatesMixin, WagtailAdminPageForm):
    """The edit form of every page."""

    def clean_slug(self) -> str:
        """Refuses an address that the page above answers itself, such as its feed: nobody could reach the page."""
        slug = self.cleaned_data["slug"]
        parent = self.parent_page.specific if self.parent_page else None
        if isinstance(parent, RoutablePageMixin) and _answers(parent, slug):
            raise ValidationError(_("The page above uses this address itself. Choose another one."))
        return slug


def _answers(page: RoutablePageMixin, slug: str) -> bool:
    try:
        page.resolve_subpage(f"/{slug}/")
    except Http404:
        return False
    return True
