"""Publishes, unpublishes, moves and deletes translations together with their English page.

The English page is the source. A translation never goes live before it; it is unpublished, expired and
deleted with it, and is a child of the translation of its parent. Changes to a translation do not change the
English page.
"""

from __future__ import annotations

import datetime
import logging
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page, Revision
from wagtail_localize.fields import SynchronizedField
from wagtail_localize.models import SegmentOverride, Translation

from languages.locales import locale_id_of
from languages.models import TranslatedRevision

logger = logging.getLogger(__name__)


def is_source(page: Page) -> bool:
    """Whether the page is in the main language, so that its translations follow it."""
    return page.locale_id == locale_id_of(settings.LANGUAGE_CODE)


def source_of(page: Page) -> Page | None:
    """The English page that this one translates; None for an English page, or a Welsh one without English page."""
    if is_source(page):
        return None
    english = locale_id_of(settings.LANGUAGE_CODE)
    return Page.objects.filter(translation_key=page.translation_key, locale=english).first()


def translations_of(page: Page) -> list[Page]:
    """All translations of an English page, live or not; none for a page that is a translation itself."""
    if not is_source(page):
        return []
    return list(Page.objects.translation_of(page).select_related("locale"))


def goes_live_at(page: Page) -> datetime.datetime | None:
    """The time for which the page is scheduled, or None."""
    scheduled = page.scheduled_revision
    return scheduled.approved_go_live_at if scheduled else None


def unpublish_translations(page: Page, user: Any = None) -> list[Page]:
    """Unpublishes the live translations of a page and cancels all their schedules; returns those unpublished."""
    taken = []
    for translation in translations_of(page):
        Revision.page_revisions.filter(object_id=str(translation.pk)).update(approved_go_live_at=None)
        if translation.live:
            translation.unpublish(set_expired=page.expired, user=user)
            taken.append(translation)
    return taken


def cancel_schedules_of_translations(page: Page) -> int:
    """After the schedule of a page that is no longer to go live was cancelled; returns how many were."""
    if page.live or goes_live_at(page):
        return 0
    keys = [str(translation.pk) for translation in translations_of(page) if not translation.live]
    waiting = Revision.page_revisions.filter(object_id__in=keys, approved_go_live_at__isnull=False)
    return waiting.update(approved_go_live_at=None)


def move_translations(page: Page, new_parent: Page, user: Any = None) -> tuple[list[Page], list[Page]]:
    """Moves the translations below those of the new parent; returns those moved, and those that cannot be."""
    moved, stayed = [], []
    for translation in translations_of(page):
        target = Page.objects.filter(
            translation_key=new_parent.translation_key, locale_id=translation.locale_id
        ).first()
        if target is None or not Page._slug_is_available(translation.slug, target, page=translation):
            stayed.append(translation)
        elif translation.get_parent() != target:
            MovePageAction(translation, target, pos="last-child", user=user).execute(skip_permission_checks=True)
            moved.append(translation)
    return moved, stayed


def delete_translations(translation_key: UUID, user: Any = None) -> int:
    """Deletes the remaining translations of a deleted English page; returns how many there were."""
    left = Page.objects.filter(translation_key=translation_key)
    for translation in left:
        DeletePageAction(translation.specific, user=user).execute(skip_permission_checks=True)
    return len(left)


def synchronise_schedule(page: Page) -> None:
    """Copies the page's go-live and expiry dates to its translations, after it was published or scheduled.

    A scheduled translation goes live with its English page; a draft stays a draft.
    """
    for translation in translations_of(page):
        _copy_dates(page, translation)
        waiting = Revision.page_revisions.filter(
            object_id=str(translation.pk), approved_go_live_at__isnull=False
        ).first()
        if waiting is None:
            continue
        if page.live and not translation.live:
            _publish_waiting_translation(waiting)
        elif not page.live and (at := goes_live_at(page)):
            Revision.objects.filter(pk=waiting.pk).update(approved_go_live_at=at)


def _publish_waiting_translation(revision: Revision) -> None:
    """Publishes a translation. A failure does not stop the English page; the clock tries again."""
    try:
        with transaction.atomic():
            revision.publish(log_action="wagtail.publish.scheduled")
    except Exception:
        logger.exception("The translation %r could not go live with its English page.", revision.object_str)


def copy_synchronised_values(page: Page) -> None:
    """Gives the translations what is the same in all languages, at the moment English is published.

    These are the values of each `SynchronizedField`: dates, states, keys of other pages. wagtail-localize would copy them
    when the translation is published next, so a day that was moved in English would be wrong in Welsh until then. What
    a translator has chosen for one language stays, and so does a translation that goes its own way. Lists of rows, such
    as related pages, wait for the next publication; a page type whose readers see versions names what does not wait.
    """
    stopped = Translation.objects.filter(source__object_id=page.translation_key, enabled=False)
    apart = set(stopped.values_list("target_locale_id", flat=True))
    for translation in translations_of(page):
        if translation.locale_id in apart:
            continue
        chosen = SegmentOverride.objects.filter(
            context__object_id=page.translation_key, locale_id=translation.locale_id
        ).values_list("context__path", flat=True)
        fields = _synchronised_fields(page, set(chosen))
        values = {field.name: field.value_from_object(page) for field in fields if not field.many_to_many}
        rows = {field.name: list(field.value_from_object(page)) for field in fields if field.many_to_many}
        _copy(translation, values, rows)


def _synchronised_fields(page: Page, chosen: set[str]) -> list[Any]:
    """Without those that were chosen for one language, as far as a translator may choose."""
    synchronised = [field for field in page.translatable_fields if isinstance(field, SynchronizedField)]
    names = {field.field_name for field in synchronised if not (field.overridable and field.field_name in chosen)}
    if page.copied_to_translations is not None:
        names &= page.copied_to_translations
    return [field for field in map(page._meta.get_field, names) if field.concrete or field.many_to_many]


def _copy_dates(page: Page, translation: Page) -> None:
    _copy(translation, {"go_live_at": page.go_live_at, "expire_at": page.expire_at})


def _copy(translation: Page, values: dict[str, Any], rows: dict[str, list[Model]] | None = None) -> None:
    """Sets the values in the row and in its revisions, so that publishing one does not restore old ones.

    `rows` are those of relations of many to many.
    """
    rows = rows or {}
    if not values and not rows:
        return
    model = translation.specific_class
    row = model.objects.filter(pk=translation.pk)
    if values and not row.filter(**values).exists():
        row.update(**values)
    for name, others in rows.items():
        relation = getattr(translation.specific, name)
        relation.set(others)
        relation.commit()
    stored = {name: _stored(value) for name, value in values.items()}
    stored |= {name: [other.pk for other in others] for name, others in rows.items()}
    for revision in Revision.page_revisions.filter(object_id=str(translation.pk)).order_by("-pk")[:20]:
        if any(revision.content.get(name) != value for name, value in stored.items()):
            Revision.objects.filter(pk=revision.pk).update(content=revision.content | stored)


def _stored(value: Any) -> Any:
    """A value as a revision stores it."""
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else value


def may_go_live(page: Page, revision: Revision) -> bool:
    """Whether Wagtail's `publish` may run for a page; for a translation this depends on its English page.

    Called on every way of publishing. No text translated: no. English live: yes. English scheduled: yes, with
    the English go-live date in the revision, so that Wagtail schedules it. English a draft: no, it stays a draft.
    """
    source = source_of(page)
    if source is None:
        return True
    made_from = TranslatedRevision.objects.made(page.pk, revision.pk).first()
    if made_from and made_from.is_english:
        logger.warning("%r stays a draft: none of its texts is translated.", page.title)
        return False
    if source.live:
        return True
    at = goes_live_at(source)
    if at is None:
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
        logger.warning("%r waits for its English page, which is neither live nor scheduled.", page.title)
        return False
    if at <= timezone.now():
        return False  # the English page is due now and has to be published first
    revision.content["go_live_at"] = _stored(at)
    revision.save(update_fields=["content"])
    return True
