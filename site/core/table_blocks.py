"""The table of a block, and the text block beside it: what is pasted into them keeps its cells."""

from __future__ import annotations

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.telepath import register
from wagtail.blocks.field_block import FieldBlockAdapter
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock, TypedTableBlockAdapter

SCRIPT = forms.Media(js=["core/table-block.js"])


class TableBlock(TypedTableBlock):
    """Columns of text and of numbers. A table from a spreadsheet that is pasted into it fills its cells."""

    text = blocks.CharBlock(required=False, label=_("Text"))
    number = blocks.CharBlock(required=False, label=_("Number"))


class TableTextBlock(blocks.RichTextBlock):
    """A rich text. A table that is pasted into it becomes a table block below it, where the page may have one."""


class TableBlockAdapter(TypedTableBlockAdapter):
    js_constructor = "core.blocks.TableBlock"

    @cached_property
    def media(self) -> forms.Media:
        return super().media + SCRIPT


class TableTextBlockAdapter(FieldBlockAdapter):
    js_constructor = "core.blocks.RichTextBlock"

    @cached_property
    def media(self) -> forms.Media:
        return super().media + TypedTableBlockAdapter().media + SCRIPT


register(TableBlockAdapter(), TableBlock)
register(TableTextBlockAdapter(), TableTextBlock)
