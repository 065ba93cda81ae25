"""Languages: their choices, tags, names and Wagtail locales.

`settings.LANGUAGES` is the one list of languages. A new one is a line there and a catalogue.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from django.conf import settings
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils.translation import get_language, override
from wagtail.models import Locale, Page


def language_choices() -> list[tuple[str, str]]:
    """Choices for a field. Pass the function itself, so that a new language needs no migration."""
    return [(code, str(name)) for code, name in settings.LANGUAGES]


def language_tag(code: str) -> str:
    """The language tag for HTML and HTTP: `en-GB` for `en-gb`."""
    language, hyphen, region = code.partition("-")
    return f"{language}{hyphen}{region.upper()}"


def language_name(tag: str) -> str:
    """The name of a language in the reader's language: “Saesneg” for `en-GB`."""
    return str(dict(settings.LANGUAGES)[tag.lower()])


@cache
def native_name(code: str) -> str:
    """The name of the language in that language: `Cymraeg`."""
    with override(code):
        return str(dict(settings.LANGUAGES)[code])


@cache
def _language_codes() -> dict[int, str]:
    """Language codes by locale id, read once in each process."""
    return dict(Locale.objects.values_list("pk", "language_code"))


def language_of(locale_id: int) -> str:
    """The language code of a locale, for example "cy"."""
    return _language_codes()[locale_id]


def locale_id_of(language: str | None) -> int:
    """The locale's id for a language code; that of the main language for an unknown one."""
    ids = {code: pk for pk, code in _language_codes().items()}
    return ids.get(language or "") or ids[settings.LANGUAGE_CODE]


def current_language() -> str:
    """The reader's language; the main one where none is active."""
    return get_language() or settings.LANGUAGE_CODE


def foreign_language(code: str) -> str:
    """`en-GB` for text in a language that is not the reader's, for its `lang` attribute; else empty."""
    return "" if code == get_language() else language_tag(code)


def foreign_tag(page: Page) -> str:
    """`en-GB` for an English page named on a Welsh one, for the `lang` attribute of its title; else empty."""
    return foreign_language(language_of(page.locale_id))


def title_with_language(page: Page) -> str:
    """“Water (English)”, for people who read the titles of pages in several languages beside each other."""
    return f"{page.get_admin_display_title()} ({native_name(language_of(page.locale_id))})"


@receiver([post_save, post_delete], sender=Locale)
def forget_language_codes(**kwargs: Any) -> None:
    _language_codes.cache_clear()
