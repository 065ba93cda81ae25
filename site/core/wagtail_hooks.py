"""How Wagtail serves and edits pages here."""

from django.http import Http404
from django.utils.translation import get_language
from wagtail import hooks


@hooks.register("before_serve_page")
def language_of_page_is_language_of_path(page, request, serve_args, serve_kwargs) -> None:
    """A /cy/ address never shows an English page, whether the Welsh home exists or not."""
    if page.locale.language_code != get_language():
        raise Http404
