"""The lists of campaigns. Their order and stage are those of the English pages, so that they agree in all languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Count, F, OuterRef, Subquery
from wagtail.query import PageQuerySet

from languages.locales import locale_id_of

if TYPE_CHECKING:
    from campaigns.models import CampaignPage


class CampaignQuerySet(PageQuerySet):
    def english(self) -> CampaignQuerySet:
        return self.filter(locale_id=locale_id_of(settings.LANGUAGE_CODE))

    def with_facts(self) -> CampaignQuerySet:
        """With `current_stage` and `changed_at`."""
        english = self.model.objects.english().filter(translation_key=OuterRef("translation_key"))
        return self.annotate(
            current_stage=Subquery(english.values("stage")[:1]),
            changed_at=Subquery(english.values("last_published_at")[:1]),
        )

    def newest_first(self) -> CampaignQuerySet:
        """By their last change, of campaigns `with_facts`; SQLite and PostgreSQL order nulls alike."""
        return self.order_by(F("changed_at").desc(nulls_last=True), "-pk")

    def count_stages(self) -> dict[str, int]:
        """How many campaigns `with_facts` are in each stage; stages without any are left out."""
        counted = self.order_by().values("current_stage").annotate(number=Count("pk"))
        return {row["current_stage"]: row["number"] for row in counted}


def prefetch_english(campaigns: Iterable[CampaignPage]) -> list[CampaignPage]:
    """The pages with `english` set, with one query for those in another language."""
    pages = list(campaigns)
    main = locale_id_of(settings.LANGUAGE_CODE)
    keys = [page.translation_key for page in pages if page.locale_id != main]
    english = type(pages[0]).objects.english().filter(translation_key__in=keys) if keys else ()
    found = {page.translation_key: page for page in english}
    for page in pages:
        page.english = found.get(page.translation_key, page)
    return pages
