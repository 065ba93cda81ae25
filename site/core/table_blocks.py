"""The table of a block, and the text block beside it: what is pasted into them keeps its cells."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.utils.functional import cached_property
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.telepath import register
from wagtail.blocks.field_block import FieldBlockAdapter
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock, TypedTableBlockAdapter
from wagtail_localize.segments import StringSegmentValue

from languages.texts import has_words

SCRIPT = forms.Media(js=["core/table-block.js"])


class TableBlock(TypedTableBlock):
    """Columns of text and of numbers. A table from a spreadsheet that is pasted into it fills its cells.

    Its headings and its cells with words are translated, each text once: a row that moves keeps its translation.
    """

    text = blocks.CharBlock(required=False, label=_("Text"))
    number = blocks.CharBlock(required=False, label=_("Number"))

    def get_translatable_segments(self, table: TypedTable) -> list[StringSegmentValue]:
        return [StringSegmentValue("", text) for text in _texts_of(table)]

    def restore_translated_segments(self, table: TypedTable, segments: list[StringSegmentValue]) -> TypedTable:
        in_order = sorted(segments, key=lambda segment: segment.order)
        translated = [segment.render_text() for segment in in_order]
        translations = dict(zip(_texts_of(table), translated, strict=True))
        return _with_texts(table, lambda text: translations.get(text, text))


def _texts_of(table: TypedTable) -> list[str]:
    """The different texts of the table that have words: a number is the same in all languages."""
    headings = [column["heading"] for column in table.columns]
    cells = [cell for row in table.row_data for cell in row["values"]]
    return [text for text in dict.fromkeys(headings + cells) if text and has_words(escape(text))]


def _with_texts(table: TypedTable, change: Callable[[str], str]) -> TypedTable:
    columns = [column | {"heading": change(column["heading"])} for column in table.columns]
    rows = [row | {"values": [change(cell) for cell in row["values"]]} for row in table.row_data]
    return TypedTable(columns, rows, table.caption)


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
