"""The people who asked for the newsletter."""

from __future__ import annotations

import datetime
import secrets
from typing import Self

from django.db import models
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from languages.locales import language_choices

#: How long the link in the first email works. An address that nobody confirmed by then is deleted.
CONFIRM_WITHIN = datetime.timedelta(hours=48)


def new_key() -> str:
    """128 random bits, short enough for a header on one line."""
    return secrets.token_urlsafe(16)


class SubscriberQuerySet(models.QuerySet):
    def confirmed(self) -> Self:
        return self.filter(confirmed_at__isnull=False)

    def unconfirmed(self) -> Self:
        """Those who can still confirm."""
        return self.filter(confirmed_at=None, asked_at__gt=timezone.now() - CONFIRM_WITHIN)

    def too_late(self) -> Self:
        return self.filter(confirmed_at=None, asked_at__lte=timezone.now() - CONFIRM_WITHIN)


class Subscriber(models.Model):
    """An address, and the language in which it was given. Leaving deletes the row, and nothing of it is kept.

    Nothing has to be: who gets an issue is settled once, when its sending begins, so that whoever leaves and comes back
    meanwhile does not get it twice.
    """

    wagtail_reference_index_ignore = True

    #: In small letters (`services.ask`), so that one address is one row.
    email = models.EmailField(_("e-mail address"), max_length=254, unique=True)
    language = models.CharField(_("language"), max_length=10, choices=language_choices)
    #: Whoever has it may confirm and leave: it stands only in emails to this address.
    key = models.CharField(max_length=43, unique=True, default=new_key, editable=False)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now, editable=False)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, editable=False, db_index=True)

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        #: Nobody is put on the list by somebody else.
        default_permissions = ("view", "delete")

    def __str__(self) -> str:
        return self.email

    def get_confirm_url(self) -> str:
        return self._url("subscriptions:confirm")

    def get_leave_url(self) -> str:
        return self._url("subscriptions:leave")

    def _url(self, name: str) -> str:
        """In the language of the subscription, whoever asks."""
        with translation.override(self.language):
            return reverse(name, args=[self.key])
