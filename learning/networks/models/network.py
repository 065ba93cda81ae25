"""Networks, and what is said about them in each language."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.search import index

from core.dates import add_months, add_working_days
from languages.models import RecordTranslation, TranslatedRecord
from learning.networks.domains import clean_domains, domain_of
from learning.networks.enums import JoiningRule, Region
from learning.networks.managers import NetworkQuerySet

if TYPE_CHECKING:
    from accounts.models import User


class Network(index.Indexed, TranslatedRecord):
    """A regional network of professionals. One row in all languages; that it exists is public."""

    name = models.CharField(
        _("name"), max_length=80, unique=True, help_text=_("Without the word “network”, for example “South”.")
    )
    slug = models.SlugField(
        _("address"), max_length=60, unique=True, help_text=_("For example “south”. It does not change.")
    )
    region = models.CharField(_("region"), max_length=20, choices=Region)
    coordinators = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("coordinators"),
        blank=True,
        related_name="coordinated_networks",
        help_text=_(
            "The e-mail addresses with which they sign in, one a line. From the moment you save they decide about the "
            "members of this network, here and on its own pages, and whoever is new is told by e-mail; for whom you take "
            "off it ends at once. While nobody is named, the staff who decide for all networks do it, and its page says so."
        ),
    )
    is_open = models.BooleanField(
        _("takes applications"),
        default=True,
        help_text=_("Untick it to stop new applications. Members keep what they have, and invitations are still good."),
    )
    joining = models.CharField(
        _("how people join"),
        max_length=12,
        choices=JoiningRule,
        default=JoiningRule.APPROVAL,
        help_text=_("Its public page says so. Whoever coordinates it can invite people in each case."),
    )
    domains = models.TextField(
        _("domains of e-mail addresses"),
        max_length=4000,
        blank=True,
        help_text=_(
            "What stands after the @, one a line, for example “justice.gov.uk”. It is public. People at “team.justice.gov.uk” "
            "are not meant by it: that is a line of its own. Only for “open to e-mail addresses of these domains”."
        ),
    )
    term_months = models.PositiveSmallIntegerField(
        _("months of membership"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("How long a membership lasts before it is renewed, for example 12."),
    )
    answer_days = models.PositiveSmallIntegerField(
        _("working days until an answer"),
        default=10,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("What an applicant is told, for example 10. Promise only what you can keep."),
    )

    objects = NetworkQuerySet.as_manager()

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
    ]

    class Meta:
        verbose_name = _("network")
        verbose_name_plural = _("networks")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        self.domains = clean_domains(self.domains, needed=self.joining == JoiningRule.DOMAIN)

    @property
    def domain_list(self) -> list[str]:
        """The domains whose people become members at once; none unless that is the rule."""
        return self.domains.split() if self.joining == JoiningRule.DOMAIN else []

    @property
    def takes_applications(self) -> bool:
        """Whether anybody may fill in the application form; `NetworkQuerySet.taking_applications` asks the same in SQL."""
        return self.is_open and self.joining != JoiningRule.INVITATION

    def opens_at_once_to(self, user: User) -> bool:
        """Whether the address that she has proved is one of a listed domain: the very domain, none below or like it."""
        return self.is_open and domain_of(user.verified_email) in self.domain_list

    @property
    def welcome(self) -> NetworkTranslation | None:
        """The row with the words for a new member: in the reader's language, else in the main one."""
        rows = {row.language: row for row in self.translations.all() if row.welcome}
        return rows.get(get_language() or "") or rows.get(settings.LANGUAGE_CODE)

    @property
    def page_title(self) -> str:
        return gettext("%(network)s network") % {"network": self.name}

    def get_absolute_url(self) -> str:
        return reverse("learning:network", args=[self.slug])

    def get_apply_url(self) -> str:
        return reverse("learning:apply", args=[self.slug])

    def get_renew_url(self) -> str:
        return reverse("learning:renew", args=[self.slug])

    def get_leave_url(self) -> str:
        return reverse("learning:leave", args=[self.slug])

    def get_invitations_url(self) -> str:
        return reverse("learning:invitations", args=[self.slug])

    def get_manage_url(self) -> str:
        """Where those look first who decide for it."""
        return reverse("learning:manage", args=[self.slug])

    def acting_coordinators(self) -> models.QuerySet[User]:
        """Those who can sign in."""
        return self.coordinators.filter(is_active=True)

    def answer_by(self, asked: datetime.date) -> datetime.date:
        """The day by which somebody who asked on that day should have an answer."""
        return add_working_days(asked, self.answer_days)

    def term_from(self, day: datetime.date) -> datetime.date:
        """The last day of a term counted from that day."""
        return add_months(day, self.term_months)


class NetworkTranslation(RecordTranslation):
    """The words of a network in one language: those that are public, and those for a new member. It may have none."""

    record = ParentalKey(Network, on_delete=models.CASCADE, related_name="translations")
    description = models.CharField(
        _("description"),
        max_length=300,
        help_text=_("One or two sentences that anybody may read, for example who meets here and how often."),
    )
    offer = models.TextField(
        _("what members get"),
        max_length=600,
        blank=True,
        help_text=_("Anybody may read it, so name no title of the library. Empty: “Not yet known”."),
    )

    welcome = models.TextField(
        _("welcome"),
        max_length=1000,
        blank=True,
        help_text=_(
            "What a new member reads in the e-mail and on her page of the network, for example when the next meeting is "
            "and whom to ask. Only members read it, but e-mails are forwarded: name no title of the library."
        ),
    )

    def __str__(self) -> str:
        return self.description
