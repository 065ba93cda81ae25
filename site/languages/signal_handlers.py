"""Calls what follows when pages are published, unpublished, moved, deleted or translated."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move
from wagtail_localize.models import (
    LocaleSynchronization,
    SegmentOverride,
    StringTranslation,
    TranslationLog,
    post_save_string_translation,
)

from languages import services, translating, validation

# It writes each title into the page's row before it is checked, too long ones too, and with HTML's entities.
post_save.disconnect(post_save_string_translation, sender=StringTranslation)


@receiver(page_published)
def schedule_translations(instance: Page, **kwargs: Any) -> None:
    services.synchronise_schedule(instance)
    services.copy_synchronised_values(instance)
    translating.hand_to_translators(instance)


@receiver(post_save, sender=TranslationLog)
def record_translated_revision(instance: TranslationLog, created: bool, raw: bool = False, **kwargs: Any) -> None:
    if created and not raw:
        translating.record_translated_revision(instance)


@receiver(pre_save, sender=StringTranslation)
def keep_lines(instance: StringTranslation, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        validation.keep_lines(instance)


@receiver(post_save, sender=StringTranslation)
@receiver(post_save, sender=SegmentOverride)
def check_translated_text(instance: StringTranslation | SegmentOverride, raw: bool = False, **kwargs: Any) -> None:
    """On each way that a translation arrives: typed, from a PO file, from a program."""
    if not raw and not instance.has_error:
        validation.check(instance)
    if not raw and not instance.has_error:
        translating.show_draft_title(instance)


@receiver(page_unpublished)
def unpublish_translations(instance: Page, **kwargs: Any) -> None:
    services.unpublish_translations(instance)


@receiver(post_page_move)
def move_translations(instance: Page, parent_page_after: Page, parent_page_before: Page, **kwargs: Any) -> None:
    if parent_page_after.pk != parent_page_before.pk:
        services.move_translations(instance, parent_page_after)


@receiver(post_delete, sender=Page)
def delete_translations(instance: Page, **kwargs: Any) -> None:
    """After the commit, since Wagtail's view deletes translations itself when its user confirmed that."""
    if services.is_source(instance):
        key = instance.translation_key
        transaction.on_commit(lambda: services.delete_translations(key))


@receiver(pre_save)
def refuse_alias(sender: type, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Wagtail makes the alias of a scheduled draft live at once, and one in Welsh would show English text as Welsh."""
    if not raw and isinstance(instance, Page) and instance.alias_of_id:
        raise PermissionDenied("A page is copied or translated; no page follows another one by itself.")


@receiver(pre_save, sender=LocaleSynchronization)
def refuse_synchronised_languages(sender: type, **kwargs: Any) -> None:
    """Synchronised locales create aliases; synchronised in both directions, they break each new page."""
    raise PermissionDenied("Languages are not kept the same by themselves: each Welsh page is translated.")
