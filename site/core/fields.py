"""Fields that all apps share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.utils.functional import cached_property
from wagtail import blocks, fields

from core.names import clean_name


class NameFormField(forms.CharField):
    """A name or title as `clean_name` leaves it, so that one of unseen characters alone counts as missing."""

    def to_python(self, value: Any) -> Any:
        return clean_name(super().to_python(value) or "")


class NameField(models.CharField):
    """A name or title that people type, stored without characters that nobody sees, whatever way it came."""

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return clean_name(value) if isinstance(value, str) else value

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": NameFormField} | kwargs)


class StreamField(fields.StreamField):
    """Wagtail's StreamField without block definitions in migrations, and with "" for missing texts.

    Blocks do not change the column, so a change of blocks needs no migration.
    Content that is older than a text field of its block would have None there, and wagtail-localize
    cannot translate a page with None.
    """

    def __init__(self, block_types=(), use_json_field=True, block_lookup=None, **kwargs):
        super().__init__(block_types or [], use_json_field, block_lookup, **kwargs)

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs

    @cached_property
    def stream_block(self) -> blocks.StreamBlock:
        block = super().stream_block
        _set_empty_text_defaults(block)
        return block


def _set_empty_text_defaults(block: blocks.Block) -> None:
    if isinstance(block, blocks.CharBlock | blocks.TextBlock) and block.meta.default is None:
        block.meta.default = ""
    for child in getattr(block, "child_blocks", {}).values():
        _set_empty_text_defaults(child)
    if isinstance(block, blocks.ListBlock):
        _set_empty_text_defaults(block.child_block)
