"""StreamField blocks of the blueprint."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks import EVIDENCE
from core.dates import DateBlock, validate_has_come
from core.link_blocks import SafeURLBlock


class UptakeBlock(blocks.StructBlock):
    """A dated step towards a recommendation. All texts are text fields, so that they can be translated."""

    on = DateBlock(validators=[validate_has_come], label=_("Day"), help_text=_("Typed as 01/02/2026 it is 1 February."))
    text = blocks.TextBlock(
        label=_("What happened"),
        help_text=_("Who did what, for example “Sentencing Council: pregnancy becomes a factor in sentencing.”"),
    )
    evidence = blocks.CharBlock(
        max_length=250, label=_("Evidence"), help_text=_("For example “Evidence: guideline, 2024.”")
    )
    url = SafeURLBlock(required=False, label=_("Address of the evidence"))

    class Meta:
        icon = "date"
        label = _("Step")
        group = EVIDENCE
        template = "blocks/uptake.html"
        description = _("A dated step that shows how far a recommendation has been taken up.")
        preview_value = {
            "on": "2024-04-01",
            "text": "Sentencing Council: pregnancy, childbirth and post-natal care become a factor in sentencing.",
            "evidence": "Evidence: guideline, 2024.",
            "url": "",
        }
