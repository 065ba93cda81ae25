"""Model fields that all apps share."""

from __future__ import annotations

from django.utils.functional import cached_property
from wagtail import blocks, fields


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
