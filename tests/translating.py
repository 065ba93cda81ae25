"""What tests do as a translator would: start a translation, type its texts, publish it."""

from __future__ import annotations

import json
from urllib.parse import urlencode

from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import Translation

#: The whole Welsh of the page about water, by its English.
WELSH_OF_WATER = {
    "Water": "Dŵr",
    "water": "dwr",
    "About 17,240 women and water.": "Am 17,240 o fenywod a dŵr.",
}


def welsh() -> Locale:
    return Locale.objects.get(language_code="cy")


def submit_url(page) -> str:
    return reverse("wagtail_localize:submit_page_translation", args=[page.pk])


def edit_url(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def start(desk, page):
    """Presses “Translate this page”."""
    return desk.post(submit_url(page), {"locales": [welsh().pk]}, follow=True)


def translation_of(page):
    return page.get_translation(welsh())


def type_text(desk, page, segment, text):
    """Types the translation of one text into wagtail-localize's screen; the answer to it."""
    work = Translation.objects.get(source__object_id=page.translation_key)
    url = reverse("wagtail_localize:edit_string_translation", args=[work.pk, segment.pk])
    answer = desk.put(url, urlencode({"value": text}), content_type="application/x-www-form-urlencoded")
    assert answer.status_code in {200, 201}, answer.content
    return answer


def segments_of(page):
    """The texts of the page that are offered for translation, by their English."""
    work = Translation.objects.get(source__object_id=page.translation_key)
    return {segment.string.data: segment for segment in work.source.stringsegment_set.order_by("order")}


def translate(desk, page, words):
    """Types the translations of texts, which are named by their English."""
    segments = segments_of(page)
    for english, text in words.items():
        type_text(desk, page, segments[english], text)


def words(response):
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def props(response):
    """What wagtail-localize's editor shows."""
    editor = BeautifulSoup(response.content, "html.parser").find(class_="js-translation-editor")
    return json.loads(editor["data-props"])
