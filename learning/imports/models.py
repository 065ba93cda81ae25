"""Files of rows to import, and the accounts that imports have made."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learning.library.files.storages import private_storage

#: Of the private storage.
FOLDER = "imports"


def random_key(instance: ImportRun, filename: str) -> str:
    return f"{FOLDER}/{secrets.token_hex(16)}"


class RunState(models.TextChoices):
    LOOKED_AT = "looked_at", _("Looked at, not imported")
    CONFIRMED = "confirmed", _("Being imported")
    DONE = "done", _("Imported")
    STOPPED = "stopped", _("Stopped")


class ImportRun(models.Model):
    """One file, of one person, from the upload to its end. Without the file it keeps numbers and reasons.

    A reason may quote a cell; `personal_data` removes what names somebody who closes her account.
    """

    kind = models.CharField(max_length=20)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    uploaded_at = models.DateTimeField(_("when"), default=timezone.now)
    #: Empty once the file is gone.
    file = models.FileField(upload_to=random_key, storage=private_storage, max_length=100, blank=True)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(_("state"), max_length=12, choices=RunState, default=RunState.LOOKED_AT)
    #: How many rows of the table are behind it. A task that is run again goes on here.
    position = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    #: [row number, reason] of the first refused rows.
    reasons = models.JSONField(default=list)
    finished_at = models.DateTimeField(_("finished"), null=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.kind} · {self.uploaded_at:%Y-%m-%d %H:%M}"


class ImportedAccount(models.Model):
    """An account that an import has made, or that nobody had proved when an import named its address.

    It gives nothing until the address is proved, which a mailed link does.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    imported_at = models.DateTimeField(_("imported"), default=timezone.now)
    written_at = models.DateTimeField(_("written to"), null=True)

    class Meta:
        verbose_name = _("imported account")
        verbose_name_plural = _("imported accounts")

    def __str__(self) -> str:
        return str(self.user)
