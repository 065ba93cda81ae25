"""Meetings of a network."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from core.fields import NameField
from core.records import PublishableRecord
from core.timetables import Timed, validate_times
from languages.locales import foreign_language
from learning.library.models import MembersOnlyRecord, MembersOnlyTranslation, Resource
from learning.meetings.managers import MeetingQuerySet

if TYPE_CHECKING:
    from accounts.models import User
    from learning.library.managers import ResourceQuerySet

NOT_A_LINK = _("Write the whole address, which begins with https://. Other links are not taken.")


class Meeting(index.Indexed, Timed, MembersOnlyRecord):
    """A meeting for the members of one network. Strangers learn the day and the town of the next one, and no more."""

    network = models.ForeignKey(
        "networks.Network",
        verbose_name=_("network"),
        on_delete=models.PROTECT,
        related_name="meetings",
        help_text=_("Whose members may see it. Once it is published, this does not change."),
    )
    starts_on = models.DateField(_("day"), help_text=_("For example 04/03/2027."))
    starts_at = models.TimeField(_("begins at"), help_text=_("UK time, for example 10:00."))
    ends_on = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Only when it ends on another day. Empty: the same day.")
    )
    ends_at = models.TimeField(_("ends at"), help_text=_("UK time, for example 12:00."))
    town = NameField(
        _("town"), max_length=80, blank=True, help_text=_("Anybody may read it, for example “Leeds”. No address.")
    )
    address = models.CharField(
        _("address"),
        max_length=300,
        blank=True,
        help_text=_("For members only: the building, the room, how to get in. Never where women live."),
    )
    online_link = models.CharField(
        _("link to take part online"),
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["https"], message=NOT_A_LINK)],
        help_text=_("For members only. The whole address, which begins with https://."),
    )
    is_cancelled = models.BooleanField(
        _("cancelled"),
        default=False,
        help_text=_(
            "The page and people’s calendars say so, and who said that they come gets an e-mail. "
            "If you unpublish or delete it instead they get one too, but nobody can read why."
        ),
    )
    #: Part of its identifier in calendars.
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cancelled_at = models.DateTimeField(null=True, editable=False)

    objects = MeetingQuerySet.as_manager()

    relocated_fields = ("network",)
    computed_fields = ("uid", "cancelled_at")

    search_fields = [
        index.SearchField("town"),
        index.RelatedFields(
            "translations",
            [index.SearchField("title", boost=3), index.AutocompleteField("title"), index.SearchField("summary")],
        ),
    ]

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-starts_on", "-pk"]
        indexes = [models.Index(fields=["network", "starts_on"], name="meetings_meeting_of_network")]

    def clean(self) -> None:
        super().clean()
        errors = validate_times(self) if self.starts_at and self.ends_at else {}
        if not errors and self.pk and self.is_over and self._was_announced_as_coming():
            sentence = _(
                "This is over already, and people were told of a day to come. Write that, or cancel the meeting."
            )
            errors = {"starts_on": ValidationError(sentence)}
        if errors:
            raise ValidationError(dict(errors))

    def _was_announced_as_coming(self) -> bool:
        """Whether those who said that they come expect it still: they would get an email that it was years ago."""
        told = self.changes.last()
        return told is not None and not told.is_cancelled and not told.is_over

    @property
    def place(self) -> str:
        """What anybody may know of where it is."""
        return self.town

    @property
    def place_language(self) -> str:
        """For `lang`: a place is written once, in English, so that it cannot differ between languages."""
        return foreign_language(settings.LANGUAGE_CODE)

    @property
    def is_online(self) -> bool:
        return bool(self.online_link)

    @property
    def where(self) -> str:
        if not self.town:
            return gettext("Online") if self.is_online else ""
        return gettext("%(place)s, and online") % {"place": self.town} if self.is_online else self.town

    @property
    def about(self) -> MeetingTranslation:
        """The words that say what it is about: in the reader's language, in English where that says nothing yet."""
        return self._words_with("summary")

    @property
    def noted(self) -> MeetingTranslation:
        """The words that hold the notes, likewise."""
        return self._words_with("notes")

    def _words_with(self, name: str) -> MeetingTranslation:
        here = self.translation
        return here if getattr(here, name) else self.translation_in(settings.LANGUAGE_CODE)

    @property
    def cancellation(self) -> str:
        """“Cancelled: the trainer is ill.” Empty where it is not cancelled."""
        if not self.is_cancelled:
            return ""
        reason = self._words_with("cancelled_reason").cancelled_reason
        return gettext("Cancelled: %(reason)s") % {"reason": reason} if reason else gettext("Cancelled.")

    @property
    def full_title(self) -> str:
        return f"{self.network} – {self}"

    def materials_for(self, user: User | None) -> ResourceQuerySet:
        """The chosen resources that this person may see, in the order of her library."""
        return self._chosen_of(Resource.objects.visible_to(user))

    def _chosen_of(self, resources: ResourceQuerySet) -> ResourceQuerySet:
        chosen = resources.filter(pk__in=[row.resource_id for row in self.materials.all()])
        return chosen.select_related("section__library").prefetch_related("translations").in_reading_order()

    def get_absolute_url(self) -> str:
        return self._url("meeting")

    def get_calendar_url(self) -> str:
        return self._url("meeting_calendar")

    def get_manage_url(self) -> str:
        return self._url("manage_meeting")

    def get_attendance_url(self) -> str:
        return self._url("manage_attendance")

    def get_materials_url(self) -> str:
        return self._url("manage_materials")

    def get_cancel_url(self) -> str:
        return self._url("manage_cancel")

    def _url(self, name: str) -> str:
        return reverse(f"learning:{name}", args=[self.network.slug, self.pk])

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "pages/meetings/meeting_page.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        materials = self._chosen_of(Resource.objects.published())
        return {"meeting": self, "translation": self.translation, "materials": materials}

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """As any record, from the template: that of a library shows the whole library."""
        return PublishableRecord.serve_preview(self, request, mode_name)


class MeetingTranslation(MembersOnlyTranslation):
    """What members read. It is plain text, so that a coordinator writes it in a form of the site."""

    record = ParentalKey(Meeting, on_delete=models.CASCADE, related_name="translations")
    summary = models.TextField(
        _("what it is about"), max_length=2000, blank=True, help_text=_("A few sentences, or the agenda line by line.")
    )
    notes = models.TextField(
        _("notes afterwards"),
        max_length=20000,
        blank=True,
        help_text=_("What was said and agreed, without what anybody told in confidence. Members read it."),
    )
    cancelled_reason = NameField(
        _("why it is cancelled"),
        max_length=250,
        blank=True,
        help_text=_("For example “The trainer is ill. A new date will follow.” Members read it."),
    )

    panels = [
        FieldPanel("language"),
        FieldPanel("title"),
        FieldPanel("summary"),
        FieldPanel("notes"),
        FieldPanel("cancelled_reason"),
    ]

    class Meta(MembersOnlyTranslation.Meta):
        verbose_name = pgettext_lazy("of a meeting", "words")


class MeetingMaterial(models.Model):
    """A resource that is used at a meeting. It stays in its library, whose rule decides who sees it."""

    meeting = ParentalKey(Meeting, on_delete=models.CASCADE, related_name="materials")
    resource = models.ForeignKey(Resource, verbose_name=_("resource"), on_delete=models.CASCADE, related_name="+")

    panels = [FieldPanel("resource")]

    class Meta:
        verbose_name = _("material")
        verbose_name_plural = _("materials")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "resource"],
                name="meetings_material_once",
                violation_error_message=_("This resource is here twice."),
            )
        ]

    def __str__(self) -> str:
        return str(self.resource)
