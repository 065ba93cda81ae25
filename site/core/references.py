"""Where pages, pictures, documents and records are used, as Wagtail's reference index and unpublished drafts say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import DraftStateMixin, Page, ReferenceIndex, Revision

from languages.locales import title_with_language

#: A content type's id and a primary key, as the reference index keeps them.
Key = tuple[int, str]
#: What each draft refers to.
Drafts = list[tuple[Key, set[Key]]]


@dataclass(frozen=True)
class Use:
    """One page or record that uses something. Without a `url`, the person may not open it, and its title is hidden."""

    title: str
    kind: str
    url: str = ""
    only_in_draft: bool = False

    def __str__(self) -> str:
        words = f"{self.kind}: {self.title}" if self.title else self.kind
        return _("%(use)s (only in a draft)") % {"use": words} if self.only_in_draft else words


def key_of(item: Model) -> Key:
    return ReferenceIndex._get_base_content_type(item).pk, str(item.pk)


def uses_of(items: Collection[Model], user: Any, known_drafts: Drafts | None = None) -> list[Use]:
    """The pages and records that use any of these, without the items themselves, published ones first.

    Whoever asks about many things, one by one, gives `drafts()`, which are read once then.
    """
    keys = {key_of(item) for item in items}
    published = sources_of(keys)
    references = drafts() if known_drafts is None else known_drafts
    drafted = {key for key, found in references if not keys.isdisjoint(found)} - published
    finder = AdminURLFinder(user)
    return [
        *_as_uses(published - keys, finder, only_in_draft=False),
        *_as_uses(drafted - keys, finder, only_in_draft=True),
    ]


def sources_of(keys: Iterable[Key]) -> set[Key]:
    """What refers to any of these, by the reference index."""
    found = ReferenceIndex.objects.filter(_among(keys, "to_content_type", "to_object_id__in"))
    return set(found.values_list("base_content_type_id", "object_id").distinct())


def _among(keys: Iterable[Key], content_type_field: str, object_id_lookup: str) -> Q:
    by_type = defaultdict(list)
    for content_type, pk in keys:
        by_type[content_type].append(pk)
    condition = Q(pk__in=[])
    for content_type, pks in by_type.items():
        condition |= Q(**{content_type_field: content_type, object_id_lookup: pks})
    return condition


def targets_of(keys: Iterable[Key]) -> set[Key]:
    """What any of these refers to, by the reference index."""
    found = ReferenceIndex.objects.filter(_among(keys, "base_content_type", "object_id__in"))
    return set(found.values_list("to_content_type_id", "to_object_id").distinct())


def drafts() -> Drafts:
    """What each draft that is newer than its published text, or scheduled, refers to: the index leaves drafts out."""
    newest = Q(approved_go_live_at__isnull=False)
    for model in apps.get_models():
        if issubclass(model, DraftStateMixin) and not (issubclass(model, Page) and model is not Page):
            newer = model._base_manager.filter(has_unpublished_changes=True, latest_revision__isnull=False)
            newest |= Q(pk__in=newer.values("latest_revision_id"))
    known = []
    for revision in Revision.objects.filter(newest).select_related("base_content_type"):
        found = ReferenceIndex._extract_references_from_object(revision.as_object())
        key = (revision.base_content_type_id, revision.object_id)
        known.append((key, {(to, pk) for to, pk, _model, _path in found}))
    return known


def item_of(key: Key) -> Model | None:
    content_type, pk = key
    model = ContentType.objects.get_for_id(content_type).model_class()
    item = model._base_manager.filter(pk=pk).first() if model else None
    return item.specific if isinstance(item, Page) else item


def _as_uses(keys: Iterable[Key], finder: AdminURLFinder, *, only_in_draft: bool) -> list[Use]:
    uses = []
    for key in sorted(keys):
        item = item_of(key)
        if item is None or not (isinstance(item, Page) or hasattr(item, "snippet_viewset")):
            continue
        url = finder.get_edit_url(item) or ""
        kind = str(item._meta.verbose_name).capitalize()
        title = title_with_language(item) if isinstance(item, Page) else str(item)
        uses.append(Use(title if url else "", kind, url, only_in_draft))
    return uses
