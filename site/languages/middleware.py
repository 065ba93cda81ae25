"""Activates the language of the path, and marks what a page shows in another one."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import get_language_from_path

from languages.english_marks import live_english_texts, mark_english
from languages.locales import language_tag

GetResponse = Callable[[HttpRequest], HttpResponse]


class LanguageFromPath:
    """The language comes from the path alone: no cookie, no Accept-Language, no Vary on either."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language_tag(language))
            return response


class MarkEnglishTexts:
    """On pages in other languages `lang="en-GB"` stands at each text that was published without its translation.

    Here, not in templates: a title or a summary is shown on lists, in menus and in search as well.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        language = translation.get_language()
        if language and language != settings.LANGUAGE_CODE and _is_page(response):
            texts = live_english_texts(language)
            if texts:
                response.content = mark_english(response.text, texts).encode()
        return response


def _is_page(response: HttpResponse) -> bool:
    return not response.streaming and response.headers.get("Content-Type", "").startswith("text/html")
