"""StreamField blocks of the pages about the organisation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

GROUP = _("Organisation")


class RoleBlock(blocks.StructBlock):
    """A role, and the name of who has it only where she agreed to that."""

    role = blocks.CharBlock(max_length=120, label=_("Role"), help_text=_("For example “Head of communications”."))
    text = blocks.TextBlock(
        required=False, label=_("What the role does"), help_text=_("One or two sentences that a visitor understands.")
    )
    name = blocks.CharBlock(
        required=False,
        max_length=120,
        label=_("Name"),
        help_text=_("Only with her written consent. While it is empty, the page names the role alone."),
    )

    class Meta:
        icon = "user"
        label = _("Role")


class RolesBlock(blocks.StructBlock):
    """A group of roles, such as the trustees."""

    heading = blocks.CharBlock(max_length=120, label=_("Heading"), help_text=_("For example “Trustees”."))
    text = blocks.TextBlock(
        required=False,
        label=_("About this group"),
        help_text=_("For example “They answer for the charity and are not paid.”"),
    )
    roles = blocks.ListBlock(RoleBlock(), label=_("Roles"))

    class Meta:
        icon = "group"
        label = _("Group of roles")
        group = GROUP
        template = "blocks/roles.html"
        description = _("People by role under one heading, such as trustees or staff.")
        preview_value = {
            "heading": "Trustees",
            "text": "They answer for the charity.",
            "roles": [{"role": "Chair", "text": "Leads the meetings of the trustees.", "name": ""}],
        }


class ReportBlock(blocks.StructBlock):
    """An annual report with its accounts."""

    year = blocks.CharBlock(max_length=20, label=_("Year"), help_text=_("For example 2025 or 2024–25."))
    summary = blocks.TextBlock(
        required=False, label=_("What it says"), help_text=_("One or two sentences, figures with their source.")
    )
    document = DocumentChooserBlock(
        required=False, label=_("File"), help_text=_("While there is none, the page says that it is not here yet.")
    )

    class Meta:
        icon = "doc-full"
        label = _("Annual report")
        group = GROUP
        template = "blocks/report.html"
        description = _("One year: what the report says, and its file.")
        preview_value = {"year": "2024–25", "summary": "What was done, and what it cost.", "document": None}
