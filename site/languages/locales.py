"""Which locale row stands for which language, and how languages are written. Two rows that hardly change are kept."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils.translation import get_language
from wagtail.models import Locale, Page

#: As HTML and HTTP write them.
TAGS = {"en-gb": "en-GB", "cy": "cy"}


@cache
def _rows() -> dict[int, str]:
    return dict(Locale.objects.values_list("pk", "language_code"))


def language_of(locale_id: int) -> str:
    """The language code of a locale, for example "cy"."""
    return _rows()[locale_id]


def locale_id_of(language: str | None) -> int:
    """The locale's id for a language code; that of English for an unknown one."""
    ids = {code: pk for pk, code in _rows().items()}
    return ids.get(language or "") or ids[settings.LANGUAGE_CODE]


def foreign_tag(page: Page) -> str:
    """`en-GB` for an English page named on a Welsh one, for the `lang` attribute of its title; else empty."""
    code = language_of(page.locale_id)
    return "" if code == get_language() else TAGS[code]


@receiver([post_save, post_delete], sender=Locale)
def forget_rows(**kwargs) -> None:
    _rows.cache_clear()
