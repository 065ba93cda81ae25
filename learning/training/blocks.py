"""StreamField blocks of training programmes."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.link_blocks import SafeURLBlock


class FindingBlock(blocks.StructBlock):
    """One thing that is known about a programme, with how sure it is and its source."""

    text = blocks.TextBlock(
        label=_("What was found"),
        help_text=_(
            "Say how sure it is, for example “Women who finished reported less anxiety. There was no group to "
            "compare them with.”"
        ),
    )
    source = blocks.CharBlock(
        max_length=250,
        label=_("Source"),
        help_text=_("Publisher, title and year, for example “One Small Thing, Healing Trauma research, 2019”."),
    )
    url = SafeURLBlock(required=False, label=_("Address of the source"))

    class Meta:
        icon = "clipboard-list"
        label = _("Finding")
        group = _("Evidence")
        template = "blocks/finding.html"
        preview_template = "blocks/previews/finding.html"
        description = _("One thing that is known about the programme, how sure it is, and its source.")
        preview_value = {
            "text": "Women who finished reported less anxiety. There was no group to compare them with.",
            "source": "One Small Thing, Healing Trauma research, 2019",
            "url": "",
        }
