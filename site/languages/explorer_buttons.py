"""wagtail-localize's buttons of a page in the admin, without its three queries for each row of a list.

It could do the same itself: Wagtail annotates each page that it lists with `_has_untranslated_locale`, which its own
`simple_translation` reads, and a list's queryset can say which page has a source of translations.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail_localize import wagtail_hooks as localize
from wagtail_localize.models import Translation, TranslationSource


def replace_localize_buttons() -> None:
    """Puts ours in the place of wagtail-localize's, which are registered when its module is imported."""
    for name in ("register_page_listing_more_buttons", "register_page_header_buttons"):
        hooks._hooks[name] = [
            (_buttons if hook is localize.page_listing_more_buttons else hook, order)
            for hook, order in hooks._hooks[name]
        ]


def annotate_sources(pages: QuerySet[Page]) -> QuerySet[Page]:
    """The pages of a list, each with the id of the source from which its translations are made."""
    used = Exists(Translation.objects.filter(source=OuterRef("pk"), enabled=True))
    of_page = {"object_id": OuterRef("translation_key"), "locale_id": OuterRef("locale_id")}
    return pages.annotate(
        _translation_source_id=Subquery(TranslationSource.objects.filter(used, **of_page).values("pk")[:1])
    )


def _buttons(page: Page, user: Any, view_name: str = "", next_url: str | None = None) -> Iterator[Button]:
    if page.is_root() or not user.has_perm("wagtail_localize.submit_translation"):
        return
    is_untranslated, source_id = _translations_of(page)
    if is_untranslated:
        url = reverse("wagtail_localize:submit_page_translation", args=[page.alias_of_id or page.pk])
        yield Button(_("Translate this page"), url, priority=60, icon_name="wagtail-localize-language")
    if source_id:
        url = reverse("wagtail_localize:update_translations", args=[source_id])
        url += f"?{urlencode({'next': next_url})}" if next_url else ""
        yield Button(_("Sync translated pages"), url, priority=60, icon_name="resubmit")


def _translations_of(page: Page) -> tuple[bool, int | None]:
    """Whether a language is missing, and the id of the source. A list has asked already; the header of a page asks."""
    if not hasattr(page, "_translation_source_id"):
        page = annotate_sources(Page.objects.annotate_has_untranslated_locale()).get(pk=page.pk)
    return page._has_untranslated_locale, page._translation_source_id
