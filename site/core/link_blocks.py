"""Blocks for links and URLs."""

from __future__ import annotations

import re
from copy import copy
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from languages.links import pages_for_reader

LINK_SCHEMES = ("https://", "http://", "mailto:", "tel:", "/", "#")

#: A host name as people type it, without a scheme: `www.parliament.uk`, `gov.uk/guidance`, `example.org:8000`.
HOST_NAME = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#].*)?", re.IGNORECASE)
EMAIL_ADDRESS = re.compile(r"[^\s@/:?#]+@(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)


def clean_link_address(value: str) -> str:
    """The address with its scheme: `www.parliament.uk` becomes `https://www.parliament.uk`, an email `mailto:…`.

    Taken are the known schemes and addresses of this site; `javascript:` and `//elsewhere` are refused with a sentence.
    """
    value = value.strip()
    if value.startswith("tel:"):
        value = value.replace(" ", "")
    if EMAIL_ADDRESS.fullmatch(value):
        value = f"mailto:{value}"
    elif HOST_NAME.fullmatch(value):
        value = f"https://{value}"
    leads_elsewhere = value.startswith("//") or "\\" in value or not value.isprintable()  # as browsers read them
    if leads_elsewhere or " " in value or not value.lower().startswith(LINK_SCHEMES):
        raise ValidationError(_("Write an address without spaces that begins with https://, mailto:, tel: or /."))
    return value


class SafeURLBlock(blocks.CharBlock):
    """An address that `clean_link_address` takes."""

    def clean(self, value):
        value = super().clean(value)
        return clean_link_address(value) if value.strip() else ""


class SourceURLBlock(SafeURLBlock):
    """Where the source of a quotation or a figure can be read."""

    def __init__(self, **options: Any) -> None:
        help_text = _("Where anybody can read it, for example https://www.gov.uk/.")
        super().__init__(**{"required": False, "label": _("Address of the source"), "help_text": help_text} | options)


class LinkedPageBlock(blocks.PageChooserBlock):
    """A page chooser that reads all its pages and their translations in one query."""

    def bulk_to_python(self, values):
        pages = pages_for_reader(values)
        return [copy(pages.get(value)) for value in values]


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
