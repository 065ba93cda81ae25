"""Hands published English to the translators, and keeps what each revision of a translation was made from."""

from __future__ import annotations

import logging
from functools import partial

from django.db import transaction
from wagtail.models import Page
from wagtail_localize.models import (
    SegmentOverride,
    StringTranslation,
    Translation,
    TranslationLog,
    TranslationSource,
)

from languages.models import TranslatedRevision
from languages.progress import progress_of
from languages.tasks import email_translators
from languages.texts import plain

logger = logging.getLogger(__name__)


def hand_to_translators(page: Page) -> None:
    """Gives the translations of a page its texts as they were just published. What is live changes in no language.

    A failure does not stop the English page; the report then says that its texts are missing.
    """
    source = TranslationSource.objects.filter(object_id=page.translation_key, locale_id=page.locale_id).first()
    if source is None:
        return
    translations = list(source.translations.filter(enabled=True))
    before = _missing_texts(translations)
    try:
        with transaction.atomic():
            _update(source)
    except Exception:
        logger.exception("The texts of %r did not reach its translators.", page.title)
        return
    for work in translations:
        if _missing_texts([work]) - before:
            transaction.on_commit(partial(email_translators.enqueue, work.pk))


def _update(source: TranslationSource) -> None:
    """Takes the content of the page. A translated address stays, since an address that was given is kept."""
    addresses = list(
        StringTranslation.objects.filter(
            context__object_id=source.object_id, context__path="slug", translation_of__segments__source=source
        )
    )
    source.update_from_db()
    slug = source.stringsegment_set.filter(context__path="slug").first()
    for address in addresses:
        StringTranslation.objects.get_or_create(
            translation_of=slug.string,
            locale_id=address.locale_id,
            context_id=address.context_id,
            defaults={"data": address.data, "translation_type": address.translation_type},
        )


def _missing_texts(translations: list[Translation]) -> set[tuple[int, str, str]]:
    return {
        (progress.work.pk, text.path, text.english)
        for progress in progress_of(translations)
        for text in progress.missing
    }


def show_draft_title(row: StringTranslation | SegmentOverride) -> None:
    """Shows a translated title in the admin's lists before it is published."""
    if isinstance(row, StringTranslation) and row.context and row.context.path == "title":
        pages = Page.objects.filter(translation_key=row.context.object_id, locale_id=row.locale_id)
        pages.update(draft_title=plain(row.data))


def record_translated_revision(log: TranslationLog) -> None:
    """Keeps what a revision was made from. wagtail-localize writes a log each time that it makes one."""
    if log.revision_id is None:
        return
    work = Translation.objects.filter(source_id=log.source_id, target_locale_id=log.locale_id).first()
    for progress in progress_of([work] if work else []):
        TranslatedRevision.objects.update_or_create(
            revision_id=log.revision_id,
            defaults={
                "page_id": progress.page.pk,
                "english_texts": [text.english for text in progress.missing],
                "is_english": progress.is_english,
                "fingerprint": progress.fingerprint,
            },
        )
