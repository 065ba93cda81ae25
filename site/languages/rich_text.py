"""Links to pages in rich text, in the reader's language, without links to pages that are not live."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from languages.links import localized_all
from languages.locales import language_name, language_of, language_tag


class LivePageLinkHandler(PageLinkHandler):
    """Replaces Wagtail's handler, which links to pages that are not live."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        pages = cls.get_many(attrs_list)
        there = {page.translation_key: page for page in localized_all(page for page in pages if page)}
        return [_opening_tag(there.get(page.translation_key) if page else None) for page in pages]


def _opening_tag(page: Page | None) -> str:
    """The opening tag, with the language of the page if it is not the reader's; `<a>` alone, no link, without a page."""
    if page is None or not (url := page.url):
        return "<a>"
    language = language_of(page.locale_id)
    if language == get_language():
        return format_html('<a href="{}">', url)
    tag = language_tag(language)
    return format_html('<a href="{}" hreflang="{}">({}) ', url, tag, language_name(tag))
