"""StreamField blocks of influence pages."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from core.blocks import FILES


class FileBlock(blocks.StructBlock):
    """A public file of the page, with a word on what it is."""

    document = DocumentChooserBlock(label=_("File"))
    note = blocks.CharBlock(
        required=False,
        max_length=80,
        label=_("What it is"),
        help_text=_("Only where the title does not say it, for example “Summary, 4 pages”."),
    )

    class Meta:
        icon = "doc-full"
        label = _("File")
        group = FILES
        template = "blocks/file.html"
        preview_template = "blocks/previews/file.html"
        description = _("A file to download. Its kind and its size are shown by themselves.")
        preview_value = {"note": "Summary, 4 pages"}
