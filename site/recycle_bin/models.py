"""What was deleted in the last 30 days, kept so that it can be restored."""

from __future__ import annotations

import datetime
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT_FOR = datetime.timedelta(days=30)


class ExactJSONEncoder(DjangoJSONEncoder):
    """Django's encoder cuts times to milliseconds; a restored row has the time that it had."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime.datetime | datetime.time) else super().default(o)


class Deletion(models.Model):
    """One deletion: a page with its subpages and translations, or a record."""

    title = models.CharField(_("title"), max_length=255)
    model = models.CharField(_("kind"), max_length=100)
    object_id = models.CharField(max_length=255)
    deleted_at = models.DateTimeField(_("deleted"), default=timezone.now, db_index=True)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    was_live = models.BooleanField(_("was published"), default=False)
    number_of_pages = models.PositiveIntegerField(_("pages"), default=0)
    #: Where each page tree stood: a list of `recycle_bin.trees.Place` as dictionaries. Empty for a record.
    places = models.JSONField(default=list)
    #: Foreign keys elsewhere that the deletion set to null: [model, pk, column, value].
    cleared = models.JSONField(default=list, encoder=ExactJSONEncoder)
    #: What referred to it, and what it refers to, by `core.references.Key`.
    referrers = models.JSONField(default=list)
    references = models.JSONField(default=list)

    class Meta:
        verbose_name = _("deletion")
        verbose_name_plural = _("deletions")
        ordering = ["-deleted_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def model_class(self) -> type[models.Model]:
        return apps.get_model(self.model)

    @property
    def kind(self) -> str:
        return str(self.model_class._meta.verbose_name).capitalize()

    @property
    def kept_until(self) -> datetime.datetime:
        return self.deleted_at + KEPT_FOR


class DeletedRow(models.Model):
    """A row of the database as it was when it was deleted, in the form of Django's serializer."""

    deletion = models.ForeignKey(Deletion, on_delete=models.CASCADE, related_name="rows")
    model = models.CharField(max_length=100)
    object_id = models.CharField(max_length=255)
    fields = models.JSONField(encoder=ExactJSONEncoder)

    class Meta:
        verbose_name = _("deleted row")
        verbose_name_plural = _("deleted rows")
        ordering = ["pk"]
        indexes = [models.Index(fields=["model", "object_id"], name="bin_row_of_object")]

    def __str__(self) -> str:
        return f"{self.model} {self.object_id}"
