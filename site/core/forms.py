"""The edit forms of what has a schedule or a day of review."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from core.dates import today

if TYPE_CHECKING:
    from django.forms import BaseForm
    from django_stubs_ext import StrPromise

NEEDED = gettext_lazy("Needed to publish.")


def without_maxlength(form: BaseForm) -> None:
    """The server says what is too long; a browser would cut a pasted text in silence."""
    for field in form.fields.values():
        field.widget.attrs.pop("maxlength", None)


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

    #: Fields that a draft may lack and a published page may not. Their help says so, as the star does of the others.
    needed_to_publish: ClassVar[dict[str, StrPromise]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, sentence in self.needed_to_publish.items():
            if name in self.fields:
                self.fields[name].help_text = f"{self.fields[name].help_text} {sentence}".strip()

    def clean_slug(self) -> str:
        """Refuses an address that the page above answers itself, such as its feed: nobody could reach the page."""
        slug = self.cleaned_data["slug"]
        parent = self.parent_page.specific if self.parent_page else None
        if isinstance(parent, RoutablePageMixin) and _answers(parent, slug):
            raise ValidationError(_("The page above uses this address itself. Choose another one."))
        return slug

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if sentence := self._draft_with_this_address():
            self.errors["slug"] = self.error_class([sentence])
        return cleaned

    def require_one_of(self, sentence: str, *names: str) -> None:
        """Says it at the first of these fields when all are empty and the page is published; a draft may lack them."""
        first = names[0]
        if self.is_deferred_validation or first not in self.fields or any(name in self.errors for name in names):
            return
        if not any(_says_something(self.cleaned_data.get(name)) for name in names):
            self.add_error(first, sentence)

    def _draft_with_this_address(self) -> str:
        """What to do about the other page that has the address, where that is a draft: often it is one's own, left behind."""
        slug = self.data.get(self.add_prefix("slug"), "")
        if "slug" not in self.errors or self.parent_page is None:
            return ""
        others = Page.objects.child_of(self.parent_page).filter(slug=slug, live=False).exclude(pk=self.instance.pk)
        draft = others.select_related("latest_revision__user").first()
        if draft is None or not draft.permissions_for_user(self.for_user).can_edit():
            return ""
        return format_html(
            _("A draft has this address: {draft}, of {moment}. Go on with it, or write another address here."),
            draft=format_html(
                '<a href="{}">{}</a>',
                reverse("wagtailadmin_pages:edit", args=[draft.pk]),
                draft.get_admin_display_title(),
            ),
            moment=_saved_by(draft),
        )


def _saved_by(draft: Page) -> str:
    """When it was saved last, and by whom."""
    saved = draft.latest_revision
    moment = date_format(timezone.localtime(saved.created_at if saved else None), "j F Y, H:i")
    return f"{moment} ({saved.user.get_full_name()})" if saved and saved.user else moment


def _says_something(value: Any) -> bool:
    """An empty editor sends an empty paragraph, which is not blank to Django."""
    return bool(strip_tags(value).strip()) if isinstance(value, str) else bool(value)


def _answers(page: RoutablePageMixin, slug: str) -> bool:
    try:
        page.resolve_subpage(f"/{slug}/")
    except Http404:
        return False
    return True
