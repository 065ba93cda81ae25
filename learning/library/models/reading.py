"""What a person keeps and tells: the resources that she saved, how she used one, whether she wants a digest."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learning.library.models.resource import Resource


class SavedResource(models.Model):
    """A resource on a person's own list. It opens nothing: what she may see is decided when the list is shown."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_resources")
    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="saved_by")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("saved resource")
        verbose_name_plural = _("saved resources")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["user", "resource"], name="library_saved_once")]

    def __str__(self) -> str:
        return str(self.resource)


class Feedback(models.Model):
    """How a person used a resource, in her own words: for those who keep the library, never for other members."""

    MAX_LENGTH = 1000

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="feedback"
    )
    resource = models.ForeignKey(
        Resource, verbose_name=_("resource"), on_delete=models.CASCADE, related_name="feedback"
    )
    text = models.TextField(_("how it was used"), max_length=MAX_LENGTH)
    written_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["user", "resource"], name="library_feedback_once")]

    def __str__(self) -> str:
        return str(self.resource)


class DigestChoice(models.Model):
    """That a person wants the weekly digest, and of which networks; of all that she may see where none is named.

    It ties her account to a subscription: without it a digest goes to nobody.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digest_choice")
    subscription = models.OneToOneField("subscriptions.Subscription", on_delete=models.CASCADE, related_name="+")
    of_networks = models.ManyToManyField("networks.Network", related_name="+", blank=True)

    class Meta:
        verbose_name = _("weekly digest")
        verbose_name_plural = _("weekly digests")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
