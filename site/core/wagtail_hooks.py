"""How Wagtail serves and edits pages here."""

from django.http import Http404
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail import hooks

from core import editor_help, translation_hooks  # noqa: F401  (Wagtail looks for hooks in this module only)
from core.languages import language_of
from core.rich_text import LivePageLinkHandler


@hooks.register("before_serve_page")
def language_of_page_is_language_of_path(page, request, serve_args, serve_kwargs) -> None:
    """A /cy/ address never shows an English page, whether the Welsh home exists or not."""
    if language_of(page.locale_id) != get_language():
        raise Http404


@hooks.register("register_rich_text_features", order=10)
def links_to_withdrawn_pages_are_plain_text(features) -> None:
    features.register_link_type(LivePageLinkHandler)


@hooks.register("insert_global_admin_js")
def dates_stay_as_typed() -> SafeString:
    return format_html('<script src="{}"></script>', static("core/admin-dates.js"))
