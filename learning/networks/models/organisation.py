"""Where members work, and the names under which an organisation was known before."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from learning.networks.enums import Region, Sector, SizeBand
from learning.networks.managers import OrganisationQuerySet


class Organisation(index.Indexed, models.Model):
    """Where members work. An approved application adds its name; staff fill in the rest."""

    name = models.CharField(_("name"), max_length=150, help_text=_("Its full name, as it writes it itself."))
    sector = models.CharField(_("sector"), max_length=20, choices=Sector, blank=True)
    region = models.CharField(_("region"), max_length=20, choices=Region, blank=True)
    size_band = models.CharField(_("size"), max_length=10, choices=SizeBand, blank=True)

    is_listed = models.BooleanField(
        _("offered to applicants"),
        default=False,
        help_text=_(
            "Everybody who applies to a network can then read its name in the list of places of work. Leave it unticked for "
            "one that would tell where a person works, such as a small women’s centre."
        ),
    )

    objects = OrganisationQuerySet.as_manager()

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="networks_organisation_name_any_case",
                violation_error_message=_("There is already an organisation with this name."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A name that another one had before would lead there for ever."""
        super().clean()
        other = FormerName.objects.filter(name__iexact=self.name).exclude(organisation=self.pk).first()
        if other:
            sentence = gettext("“%(name)s” is a former name of “%(kept)s”.")
            raise ValidationError({"name": sentence % {"name": self.name, "kept": other.organisation}})


class FormerName(models.Model):
    """What an organisation was called before, or a double of it before their merger. Typed again, it finds the organisation."""

    name = models.CharField(max_length=150)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="former_names")

    class Meta:
        verbose_name = _("former name of an organisation")
        verbose_name_plural = _("former names of organisations")
        constraints = [models.UniqueConstraint(Lower("name"), name="networks_formername_any_case")]

    def __str__(self) -> str:
        return self.name
