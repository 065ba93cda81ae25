"""What an editor writes about a change, which its version keeps."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


class ChangeNote(models.Model):
    """It stands on the draft, so that each way of publishing has it. The form offers it empty for the next change."""

    change_reason = models.TextField(
        _("reason for the change"),
        max_length=400,
        blank=True,
        help_text=_(
            "What is different from the version before and why, for example “The figure for 2024 "
            "replaced the one for 2023.” Needed from the second publication on; readers see it."
        ),
    )
    is_minor_correction = models.BooleanField(
        _("minor correction"),
        default=False,
        help_text=_(
            "For example a comma or a broken link. It makes a version with its reason all the same, and lists and "
            "feeds call it minor."
        ),
    )
    reviewed_by = models.CharField(
        _("reviewed by"),
        max_length=160,
        blank=True,
        help_text=_("The role, not the name, for example “Blueprint editor”."),
    )

    change_note_fields = ["change_reason", "is_minor_correction", "reviewed_by"]
    change_note_panels = [FieldPanel(name) for name in change_note_fields]

    class Meta:
        abstract = True
