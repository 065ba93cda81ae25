"""Creates permanent numbers and versions at publication."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry, Revision
from wagtail_localize.models import TranslationSource

from blueprint.landing import live_landing
from blueprint.models import NumberSeries, PermanentNumber, Source, Version
from blueprint.models.numbered import NumberedPage
from blueprint.models.permanent import VersionSource
from blueprint.second_person import is_by_author_alone
from languages.english_marks import english_texts_of, mark_english


@transaction.atomic
def assign_number(page: NumberedPage) -> PermanentNumber:
    """The work's permanent number; at its first publication in any language the next one of its series.

    The series is locked while the number is taken (on SQLite the IMMEDIATE transaction does it).
    """
    NumberSeries.objects.get_or_create(kind=page.kind)
    series = NumberSeries.objects.select_for_update().get(kind=page.kind)
    found = PermanentNumber.objects.filter(translation_key=page.translation_key).first()
    if found:
        return found
    series.last += 1
    series.save(update_fields=["last"])
    return PermanentNumber.objects.create(kind=page.kind, number=series.last, translation_key=page.translation_key)


@transaction.atomic
def create_version(page: NumberedPage, revision: Revision | None = None) -> Version:
    """Stores the published page as the next version in its language, and protects its sources from deletion."""
    number = PermanentNumber.objects.select_for_update().get(pk=assign_number(page).pk)
    page.permanent_number = number
    language = page.language
    before = number.versions.filter(language=language).without_text().order_by("number").last()
    page.version_number = before.number + 1 if before else 1
    with translation.override(language):
        document = page.snapshot()
        reason = reason_of_version(page, before) if page.is_source_language else ""
    document["licence"] = _licence(language)
    html = mark_english(document.pop("html"), english_texts_of(page))
    version = Version.objects.create(
        permanent_number=number,
        language=language,
        number=page.version_number,
        translation_of=None if page.is_source_language else translated_version(page, number),
        page_id=page.pk,
        title=page.title,
        published=page.last_published_at or timezone.now(),
        reason=reason,
        reviewer=page.reviewed_by,
        is_minor=is_minor(page, before),
        is_by_author_alone=is_by_author_alone(page, revision),
        withdrawn_on=page.withdrawn_on,
        withdrawal_reason=page.withdrawal_reason if page.withdrawn_on else "",
        replaced_by_id=page.replaced_by_id if page.withdrawn_on else None,
        html=html,
        data=document,
    )
    keys = [source["key"] for source in document["sources"]]
    sources = Source.objects.in_bulk(keys, field_name="key")
    VersionSource.objects.bulk_create(
        VersionSource(version=version, source=sources[key], position=position)
        for position, key in enumerate(keys, start=1)
    )
    return version


def _licence(language: str) -> dict[str, str]:
    """Name and address of that under which the words are published; empty while it is not decided."""
    landing = live_landing(language)
    return {"name": landing.licence, "url": landing.licence_url} if landing and landing.licence else {}


def reason_of_version(page: NumberedPage, before: Version | None) -> str:
    """The editor's reason, after a sentence that names a withdrawal or a return: both stay in the history."""
    sentences = [page.change_reason]
    if page.withdrawn_on:
        was = (before.withdrawn_on, before.withdrawal_reason) if before else (None, "")
        if was != (page.withdrawn_on, page.withdrawal_reason):
            sentences.insert(0, page.state.name_with_reason)
    elif before and before.withdrawn_on:
        sentences.insert(0, _("Brought back."))
    elif before and _was_taken_off(page, before):
        sentences.insert(0, _("Published again, after it was not for a time."))
    return " ".join(filter(None, sentences))


def is_minor(page: NumberedPage, before: Version | None) -> bool:
    """What the editor ticked, where there is something to correct; a withdrawal or a return is never minor."""
    return bool(
        page.is_minor_correction
        and page.is_source_language
        and before
        and before.withdrawn_on == page.withdrawn_on
        and not _was_taken_off(page, before)
    )


def _was_taken_off(page: NumberedPage, before: Version) -> bool:
    """Whether the page was unpublished, or expired, after its version before this one."""
    taken_off = PageLogEntry.objects.filter(page=page.pk, action__startswith="wagtail.unpublish")
    return taken_off.filter(timestamp__gte=before.published).exists()


def translated_version(page: NumberedPage, number: PermanentNumber) -> int | None:
    """The number of the English version that was translated: the newest when its texts were sent to translation."""
    english = number.versions.filter(language=settings.LANGUAGE_CODE).order_by("number")
    taken = (
        TranslationSource.objects.filter(object_id=page.translation_key)
        .values_list("last_updated_at", flat=True)
        .first()
    )
    before = english.filter(published__lte=taken).last() if taken else english.last()
    found = before or english.first()
    return found.number if found else None
