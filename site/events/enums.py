"""The kinds of event."""

from django.db import models
from django.utils.translation import pgettext_lazy


class EventKind(models.TextChoices):
    TRAINING = "training", pgettext_lazy("kind of event", "Training")
    NETWORK_MEETING = "network_meeting", pgettext_lazy("kind of event", "Network meeting")
    CONFERENCE = "conference", pgettext_lazy("kind of event", "Conference")
    OTHER = "other", pgettext_lazy("kind of event", "Other event")
