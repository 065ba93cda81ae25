"""Networks, organisations, and memberships with their history."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.search import index

from core.dates import add_months, add_working_days, today
from languages.models import RecordTranslation, TranslatedRecord
from learning.networks.actions import Action
from learning.networks.enums import BETWEEN_REMINDERS, LAPSING, OPEN, REMINDERS, STORED, Region, Sector, SizeBand, State
from learning.networks.managers import MembershipQuerySet, NetworkQuerySet

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
        limit_choices_to={"groups__name": "coordinator"},
        help_text=_(
            "People with the role “coordinator”. They get an e-mail for each application and decide it. While nobody is "
            "ticked, the staff who decide for all networks get it, and the page says so."
        ),
    )
    is_open = models.BooleanField(
        _("takes applications"),
        default=True,
        help_text=_("Untick it to stop new applications. Members keep what they have."),
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

    def get_manage_url(self) -> str:
        """Where those look first who decide for it."""
        return reverse("learning:manage", args=[self.slug])

    def acting_coordinators(self) -> models.QuerySet[User]:
        """Those who have the role still, so that the admin opens to them."""
        return self.coordinators.filter(is_active=True, groups__name="coordinator")

    def answer_by(self, asked: datetime.date) -> datetime.date:
        """The day by which somebody who asked on that day should have an answer."""
        return add_working_days(asked, self.answer_days)

    def term_from(self, day: datetime.date) -> datetime.date:
        """The last day of a term counted from that day."""
        return add_months(day, self.term_months)


class NetworkTranslation(RecordTranslation):
    """The public description of a network in one language. A network may have none."""

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

    def __str__(self) -> str:
        return self.description


class Organisation(index.Indexed, models.Model):
    """Where members work. An approved application adds its name; staff fill in the rest."""

    name = models.CharField(_("name"), max_length=150, help_text=_("Its full name, as it writes it itself."))
    sector = models.CharField(_("sector"), max_length=20, choices=Sector, blank=True)
    region = models.CharField(_("region"), max_length=20, choices=Region, blank=True)
    size_band = models.CharField(_("size"), max_length=10, choices=SizeBand, blank=True)

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


class Membership(models.Model):
    """One person's membership of one network, from the application to the last day.

    Access depends on this row alone, at the moment of asking. `state` is what somebody decided; what the calendar adds
    (begun, ends soon, ended) is asked with `state_on`. Changed only by `services`, which log it.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="memberships",
    )
    network = models.ForeignKey(
        Network, verbose_name=_("network"), on_delete=models.PROTECT, related_name="memberships"
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="memberships",
    )
    #: What she writes is a claim. The libraries of an organisation open to her when the office has confirmed it.
    organisation_confirmed_at = models.DateTimeField(_("place of work confirmed"), null=True, editable=False)
    organisation_name = models.CharField(_("where you work"), max_length=150, blank=True)
    role = models.CharField(_("your role"), max_length=120, blank=True)
    why = models.TextField(_("why you would like to join"), max_length=1000, blank=True)
    agreed_at = models.DateTimeField(_("agreed to the code of conduct"), null=True, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.APPLIED, editable=False)
    applied_at = models.DateTimeField(_("applied"), default=timezone.now, editable=False)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True, help_text=_("The last day that counts."))
    #: How many reminders of this last day she has had.
    reminders = models.PositiveSmallIntegerField(default=0, editable=False)
    reminded_at = models.DateTimeField(_("reminded"), null=True, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["-applied_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "network"],
                condition=Q(state__in=OPEN),
                name="networks_membership_one_open",
                violation_error_message=_("This person already has a membership of this network."),
            ),
            models.CheckConstraint(condition=Q(state__in=STORED), name="networks_membership_state_stored"),
            models.CheckConstraint(
                condition=~Q(state=State.ACTIVE) | Q(starts_on__isnull=False, ends_on__isnull=False),
                name="networks_membership_active_has_dates",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="networks_membership_ends_after_start",
            ),
        ]
        indexes = [models.Index(fields=["user", "state", "ends_on"], name="networks_membership_current")]
        permissions = [("decide_membership", "Can decide applications to any network")]

    def __str__(self) -> str:
        return f"{self.user} · {self.network}"

    def state_on(self, day: datetime.date) -> State:
        """Where it stands on that day."""
        if self.state != State.ACTIVE or not self.starts_on or not self.ends_on:
            return State(self.state)
        if day < self.starts_on:
            return State.APPROVED
        if day > self.ends_on:
            return State.LAPSED
        return State.LAPSING if self.ends_on - day < LAPSING else State.ACTIVE

    @property
    def state_now(self) -> State:
        return self.state_on(today())

    @property
    def is_current(self) -> bool:
        return self.state_now in {State.ACTIVE, State.LAPSING}

    @property
    def reminders_by_now(self) -> int:
        """How many reminders of this last day the clock has sent by today, when it runs as it should."""
        return sum(self.ends_on < today() + before for before in REMINDERS) if self.ends_on else 0

    @property
    def was_reminded_lately(self) -> bool:
        """Whether another reminder would be too much, by whomever the last one was sent."""
        return self.reminded_at is not None and timezone.now() - self.reminded_at < BETWEEN_REMINDERS

    @property
    def is_followed(self) -> bool:
        """Whether the person has asked again since: then this row is history, and the newer one is decided."""
        newer = Membership.objects.filter(user_id=self.user_id, network_id=self.network_id, pk__gt=self.pk)
        return newer.exists()


class MembershipChange(models.Model):
    """Who changed a membership, when, from what to what, and why. Written once, never edited."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField(_("when"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    action = models.CharField(_("what"), max_length=12, choices=Action)
    from_state = models.CharField(_("from"), max_length=12, choices=State, blank=True)
    to_state = models.CharField(_("to"), max_length=12, choices=State)
    ends_on = models.DateField(_("last day"), null=True)
    emailed_at = models.DateTimeField(_("e-mails sent"), null=True, editable=False)
    why = models.TextField(_("why"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("change of a membership")
        verbose_name_plural = _("changes of memberships")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_from_state_display()} → {self.get_to_state_display()}"
