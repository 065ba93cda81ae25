"""Checks a translated text as the form of the English page checks that field: length, addresses, links."""

from __future__ import annotations

import re

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.admin.forms.choosers import EmailLinkChooserForm, ExternalLinkChooserForm, PhoneLinkChooserForm
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail_localize.models import SegmentOverride, StringTranslation, TranslationContext, TranslationSource
from wagtail_localize.strings import StringValue

from languages.texts import plain

#: As programs write it, as the translation editor sends it, as HTML has it.
LINE = re.compile(r"\r\n|\r|\n|\u2028|<br\s*/?>")


class ChecksTranslatedText:
    """Base of page types that ask more of a translated text than its field does."""

    @classmethod
    def clean_translated_text(cls, english: str, translation: str) -> None:
        """Raises ValidationError with a sentence for the translator."""
        raise NotImplementedError


def keep_lines(row: StringTranslation) -> None:
    """A new line in a text that arrives is a new line for readers; where the form has one line only, a space."""
    if not LINE.search(row.data):
        return
    source = _source_of(row)
    field = _field_at(source.specific_content_type.model_class(), row.context) if source else None
    if isinstance(field, blocks.CharBlock | models.CharField):
        row.data = " ".join(part.strip() for part in LINE.split(row.data) if part.strip())
    else:
        row.data = LINE.sub("<br/>", row.data.strip())


def _source_of(row: StringTranslation | SegmentOverride) -> TranslationSource | None:
    return TranslationSource.objects.filter(object_id=row.context.object_id).first() if row.context else None


def check(row: StringTranslation | SegmentOverride) -> None:
    """Marks the row when the form would refuse its text: wagtail-localize shows why, and never publishes it."""
    try:
        _clean(row)
    except ValidationError as error:
        row.has_error, row.field_error = True, " ".join(error.messages)
        type(row).objects.filter(pk=row.pk).update(has_error=True, field_error=row.field_error)


def _clean(row: StringTranslation | SegmentOverride) -> None:
    context = row.context
    source = _source_of(row)
    if source is None:
        return
    value = plain(row.data) if isinstance(row, StringTranslation) else row.data
    if isinstance(row, SegmentOverride) and context.path.endswith("'"):
        clean_link(value)
        return
    if context.path == "slug":
        _clean_slug(row, value)
        return
    model = source.specific_content_type.model_class()
    if isinstance(row, StringTranslation) and issubclass(model, ChecksTranslatedText):
        model.clean_translated_text(plain(row.translation_of.data), value)
    field = _field_at(model, context)
    if isinstance(field, blocks.CharBlock | blocks.TextBlock | blocks.URLBlock | blocks.EmailBlock):
        cleaned = field.clean(value)
        if cleaned != value and isinstance(row, StringTranslation):  # an address that got its beginning
            row.data = StringValue.from_plaintext(cleaned).data
            StringTranslation.objects.filter(pk=row.pk).update(data=row.data)
    elif isinstance(field, models.CharField | models.TextField) and not isinstance(field, RichTextField):
        form_field = field.formfield(required=False)  # it knows the length of a text field, which the field does not
        if form_field:
            form_field.clean(value)


def clean_link(address: str) -> None:
    """The address of a link in a rich text, by the forms of the English editor."""
    if address.startswith("#"):
        return
    kind, _colon, rest = address.partition(":")
    if kind == "mailto":
        form = EmailLinkChooserForm({"email_address": rest.partition("?")[0]})
    elif kind == "tel":
        form = PhoneLinkChooserForm({"phone_number": rest})
    else:
        form = ExternalLinkChooserForm({"url": address})
    if not form.is_valid():
        raise ValidationError([message for messages in form.errors.values() for message in messages])


def _clean_slug(row: StringTranslation, slug: str) -> None:
    """An address that another page beside it has."""
    page = Page.objects.filter(translation_key=row.context.object_id, locale_id=row.locale_id).first()
    if page and not Page._slug_is_available(slug, page.get_parent(), page=page):
        raise ValidationError(_("Another page there has the address “%(slug)s”.") % {"slug": slug})


def _field_at(model: type[models.Model], context: TranslationContext) -> models.Field | blocks.Block | None:
    """The field or block at a path such as `body.call_to_action.link.url`; None where it is not known."""
    name, *rest = context.field_path.split(".")
    try:
        field = model._meta.get_field(name)
        if isinstance(field, models.ManyToOneRel):
            return field.related_model._meta.get_field(rest[0])
        if not isinstance(field, StreamField):
            return field
        block = field.stream_block
        for part in rest:
            block = block.child_block if isinstance(block, blocks.ListBlock) else block.child_blocks[part]
    except (FieldDoesNotExist, AttributeError, KeyError, IndexError):
        return None  # a field that was removed since, or a table's cell
    return block
