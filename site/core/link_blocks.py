"""Blocks for links and URLs."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from languages.links import prefetch_translations

LINK_SCHEMES = ("https://", "http://", "mailto:", "tel:", "/", "#")


def validate_link_address(value: str) -> None:
    """An address with a known scheme or of this site; `javascript:` and `//elsewhere` are refused with a sentence."""
    leads_elsewhere = value.startswith("//") or "\\" in value or not value.isprintable()  # as browsers read them
    if leads_elsewhere or not value.lower().startswith(LINK_SCHEMES):
        raise ValidationError(_("Write an address that begins with https://, mailto:, tel: or /."))


class SafeURLBlock(blocks.CharBlock):
    """An address that `validate_link_address` takes."""

    def clean(self, value):
        value = super().clean(value).strip()
        if value:
            validate_link_address(value)
        return value


class LinkedPageBlock(blocks.PageChooserBlock):
    """A page chooser that prefetches the translations of all its pages in one query."""

    def bulk_to_python(self, values):
        pages = super().bulk_to_python(values)
        prefetch_translations(page for page in pages if page)
        return pages


class LinkBlock(blocks.StructBlock):
    """A link to a page of this site, in the reader's language, or to a URL."""

    page = LinkedPageBlock(required=False, label=_("Page of this site"))
    url = SafeURLBlock(
        required=False,
        label=_("Other address"),
        help_text=_("Only when it is not a page of this site, for example https://www.gov.uk/…"),
    )
    text = blocks.CharBlock(
        max_length=120, label=_("Words of the link"), help_text=_("For example “Write to your MP”.")
    )

    class Meta:
        icon = "link"
        label = _("Link")

    def clean(self, value):
        value = super().clean(value)
        if bool(value.get("page")) == bool(value.get("url")) and not self.is_deferred_validation:
            message = _("Choose a page or write an address: one of the two.")
            raise blocks.StructBlockValidationError(block_errors={"page": ValidationError(message)})
        return value
