"""The people who asked for something by e-mail, and what each of them asked for."""

from __future__ import annotations

import datetime
import secrets
from typing import Self

from django.db import models
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from languages.locales import language_choices
from subscriptions.lists import SubscriberList, find_list

#: How long the link in the first email works. What nobody confirmed by then is deleted.
CONFIRM_WITHIN = datetime.timedelta(hours=48)


def new_key() -> str:
    """128 random bits, short enough for a header on one line."""
    return secrets.token_urlsafe(16)


class Subscriber(models.Model):
    """An address. It is deleted with the last of its subscriptions, and nothing of it is kept.

    Nothing has to be: who gets an email is settled once, when its sending begins, so that whoever leaves and comes back
    meanwhile does not get it twice.
    """

    wagtail_reference_index_ignore = True

    #: In small letters (`services.ask`), so that one address is one row.
    email = models.EmailField(_("e-mail address"), max_length=254, unique=True)
    #: Whoever has it may confirm and leave: it stands only in emails to this address.
    key = models.CharField(max_length=43, unique=True, default=new_key, editable=False)

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        default_permissions = ()

    def __str__(self) -> str:
        return self.email


class SubscriptionQuerySet(models.QuerySet):
    def confirmed(self) -> Self:
        return self.filter(confirmed_at__isnull=False)

    def unconfirmed(self) -> Self:
        """Those that can still be confirmed."""
        return self.filter(confirmed_at=None, asked_at__gt=timezone.now() - CONFIRM_WITHIN)

    def too_late(self) -> Self:
        return self.filter(confirmed_at=None, asked_at__lte=timezone.now() - CONFIRM_WITHIN)


class Subscription(models.Model):
    """One subscriber on one list, in the language in which she asked for it. Each is confirmed and left by itself."""

    wagtail_reference_index_ignore = True

    subscriber = models.ForeignKey(
        Subscriber, verbose_name=_("e-mail address"), on_delete=models.CASCADE, related_name="subscriptions"
    )
    #: The key of a `SubscriberList`.
    list_key = models.CharField(_("list"), max_length=60, editable=False)
    language = models.CharField(_("language"), max_length=10, choices=language_choices)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now, editable=False)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, editable=False, db_index=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        #: Nobody is put on a list by somebody else.
        default_permissions = ("view", "delete")
        constraints = [
            models.UniqueConstraint(fields=["subscriber", "list_key"], name="subscriptions_once_on_each_list")
        ]
        indexes = [models.Index(fields=["list_key", "confirmed_at"])]

    def __str__(self) -> str:
        return f"{self.subscriber}: {self.list_key}"

    @property
    def list(self) -> SubscriberList | None:
        """In the current language; None when it has ended."""
        return find_list(self.list_key)

    def get_confirm_url(self) -> str:
        return self._url("subscriptions:confirm", self.subscriber.key, self.pk)

    def get_leave_url(self) -> str:
        return self._url("subscriptions:leave", self.subscriber.key, self.pk)

    def get_leave_all_url(self) -> str:
        return self._url("subscriptions:leave_all", self.subscriber.key)

    def _url(self, name: str, *arguments: object) -> str:
        """In the language of the subscription, whoever asks."""
        with translation.override(self.language):
            return reverse(name, args=arguments)
