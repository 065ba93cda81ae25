"""Fields that all apps share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks, fields
from wagtail_localize.fields import SynchronizedField

from core.link_blocks import clean_link_address
from core.names import clean_name


class InvariantField(SynchronizedField):
    """A field of `translatable_fields` that has one value in all languages, which no translator can change.

    A plain `SynchronizedField` is for what may differ: a Welsh picture, recording, or address elsewhere.
    """

    def __init__(self, field_name: str) -> None:
        super().__init__(field_name, overridable=False)


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


class LinkAddressField(models.CharField):
    """The address of a link, with its scheme; `javascript:` and the like are refused with a sentence."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 500} | kwargs)

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        value = super().clean(value, model_instance)
        return clean_link_address(value) if value else value


#: The value of a StreamField of which the form brought nothing, or not all.
INCOMPLETE = object()


class StreamWidget(blocks.BlockWidget):
    """A script makes the fields in which blocks are sent, so a form can come without them."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        try:
            return super().value_from_datadict(data, files, name)
        except (KeyError, ValueError):  # no number of blocks, or no type of one
            return INCOMPLETE


class StreamFormField(blocks.BlockField):
    """Says that the blocks did not arrive, and shows those that were saved last."""

    default_error_messages = {
        "incomplete": _(
            "This part did not reach us, so nothing was saved. Here it is as it was saved last. "
            "Check that JavaScript is on in your browser, and try again."
        )
    }

    def __init__(self, block: blocks.Block, **kwargs: Any) -> None:
        super().__init__(block=block, **{"widget": StreamWidget(block)} | kwargs)

    def clean(self, value: Any) -> Any:
        if value is INCOMPLETE:
            raise ValidationError(self.error_messages["incomplete"], code="incomplete")
        return super().clean(value)

    def bound_data(self, data: Any, initial: Any) -> Any:
        return initial if data is INCOMPLETE else super().bound_data(data, initial)

    def has_changed(self, initial_value: Any, data_value: Any) -> bool:
        return data_value is not INCOMPLETE and super().has_changed(initial_value, data_value)


class StreamField(fields.StreamField):
    """Wagtail's StreamField without block definitions in migrations, and with "" for missing texts.

    Blocks do not change the column, so a change of blocks needs no migration.
    Content that is older than a text field of its block, or that a program wrote, would have None there, and
    wagtail-localize cannot translate a page with None.
    """

    def __init__(self, block_types=(), use_json_field=True, block_lookup=None, **kwargs):
        super().__init__(block_types or [], use_json_field, block_lookup, **kwargs)

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs

    def formfield(self, **kwargs: Any) -> forms.Field:
        return super().formfield(**{"form_class": StreamFormField} | kwargs)

    @cached_property
    def stream_block(self) -> blocks.StreamBlock:
        block = super().stream_block
        _read_missing_texts_as_empty(block)
        return block


def _text_or_empty(value: str | None) -> str:
    return value or ""


def _read_missing_texts_as_empty(block: blocks.Block) -> None:
    if isinstance(block, blocks.CharBlock | blocks.TextBlock):
        if block.meta.default is None:
            block.meta.default = ""
        block.to_python = _text_or_empty
    for child in getattr(block, "child_blocks", {}).values():
        _read_missing_texts_as_empty(child)
    if isinstance(block, blocks.ListBlock):
        _read_missing_texts_as_empty(block.child_block)
