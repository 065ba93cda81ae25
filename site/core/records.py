"""Records that editors draft, review, publish and preview as they do pages."""

from __future__ import annotations

import itertools
import secrets
from typing import Any

from django.conf import settings
from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import Group
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.text import slugify
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    Revision,
    RevisionMixin,
    Workflow,
    WorkflowMixin,
)

from core.addresses import absolute
from core.locks import lock_row
from core.revisions import LoggedRevisionsMixin
from languages.locales import language_choices
from languages.models import TranslatedRecord


class PublishableRecord(
    LoggedRevisionsMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    TranslatedRecord,
):
    """One row in all languages, its texts in `translations`: drafts, approval, versions and a preview in each language."""

    class Meta:
        abstract = True

    @transaction.atomic
    def publish(self, revision: Revision, **options: Any) -> None:
        """Publishes in one transaction, since Wagtail writes the record and its log one by one."""
        lock_row(self)
        super().publish(revision, **options)

    @transaction.atomic
    def unpublish(self, **options: Any) -> None:
        """Likewise."""
        super().unpublish(**options)

    @classmethod
    def get_default_workflow(cls) -> Workflow | None:
        """The assigned workflow, unless one of its reviewers has no permission on this model.

        Reviewers see a record's title on the admin's home page.
        """
        workflow = super().get_default_workflow()
        if workflow is None:
            return None
        reviewers = Group.objects.filter(groupapprovaltask__pk__in=workflow.tasks.order_by().values("pk"))
        allowed = reviewers.filter(
            permissions__content_type__app_label=cls._meta.app_label,
            permissions__codename=get_permission_codename("change", cls._meta),
        )
        return None if reviewers.exclude(pk__in=allowed.values("pk")).exists() else workflow

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """One preview for each language."""
        return language_choices()

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        with translation.override(mode_name or settings.LANGUAGE_CODE):
            return super().serve_preview(request, mode_name).render()


class AddressedRecord(PublishableRecord):
    """A record with an address of its own."""

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        raise NotImplementedError

    @classmethod
    def reserved_slugs(cls, record_id: int | None) -> set[str]:
        """Slugs that this record cannot have, since they still lead to another one that had them once."""
        return set()

    def get_full_url(self) -> str:
        """The English address, without a language prefix, whatever the editor's own language is."""
        with translation.override(settings.LANGUAGE_CODE):
            return absolute(self.get_absolute_url())

    full_url = property(get_full_url)


def free_slug(model: type[AddressedRecord], title: str, record_id: int | None = None) -> str:
    """A slug that no other record of the model has: made from the title, with a number when that is taken.

    `record_id` is that of the record itself, once it has one: until it is published its address follows its title.
    """
    limit = model._meta.get_field("slug").max_length
    base = slugify(title)[: limit - 5].strip("-") or f"{model._meta.model_name}-{secrets.token_hex(3)}"
    others = model._base_manager.exclude(pk=record_id)
    taken = {*others.filter(slug__startswith=base).values_list("slug", flat=True), *model.reserved_slugs(record_id)}
    numbered = itertools.chain([base], (f"{base}-{number}" for number in itertools.count(2)))
    return next(slug for slug in numbered if slug not in taken)
