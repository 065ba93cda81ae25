"""Marks the texts of translated pages that are still in English, wherever a page shows them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag
from django.conf import settings
from wagtail.models import Page

from languages.locales import language_tag, locale_id_of
from languages.models import TranslatedRevision
from languages.texts import has_words, plain

#: Elements whose text is not shown as text.
NOT_TEXT = {"script", "style", "title", "template", "textarea", "svg", "option"}
#: Attributes that say something by being there.
BOOLEAN = {"checked", "controls", "disabled", "hidden", "multiple", "open", "readonly", "required", "selected"}
#: Characters from which on a part of a text, as search and lists cut them, is taken for English; a shorter one may be
#: a name that both languages have.
SHORTEST_PART = 20


def live_english_texts(language: str) -> set[str]:
    """The texts of live pages in this language that were published in English."""
    rows = TranslatedRevision.objects.live().filter(page__locale=locale_id_of(language)).exclude(english_texts=[])
    return {text for texts in rows.values_list("english_texts", flat=True) for text in texts}


def english_texts_of(page: Page) -> list[str]:
    """The texts of a translated page that are live in English."""
    made_from = TranslatedRevision.objects.made(page.pk, page.live_revision_id).first()
    return made_from.english_texts if made_from else []


def mark_english(html: str, texts: Iterable[str]) -> str:
    """The document or fragment with `lang` at each element or text of its own that says one of the texts, or a part."""
    lines = {_squeezed(line) for text in texts for line in plain(text).splitlines() if has_words(line)}
    if not lines:
        return html
    # Only the body shows text: the rest of the document stays as it was written.
    start, end = html.find("<body"), html.rfind("</html>")
    start, end = max(start, 0), end if end >= 0 else len(html)
    soup = BeautifulSoup(html[start:end], "html.parser")
    every_line = "\n".join(lines)

    def is_english(shown: str | None) -> bool:
        text = _squeezed(shown or "")
        return text in lines or (len(text) >= SHORTEST_PART and text in every_line)

    _mark(soup, is_english)
    _without_empty_values(soup)
    return html[:start] + soup.decode() + html[end:]


def _squeezed(text: str) -> str:
    """Without spaces, and without what templates and search put at the ends."""
    return re.sub(r"\s+", "", text).strip(".…")


def _mark(soup: BeautifulSoup, is_english: Callable[[str | None], bool]) -> None:
    """From the outside in: what lies inside a marked element needs no mark."""
    english = language_tag(settings.LANGUAGE_CODE)
    for element in soup.find_all(True):
        if is_english(element.get_text() or str(element.get("alt", ""))) and not _is_settled(element):
            element["lang"] = english
    for node in soup.find_all(string=is_english):
        if type(node) is NavigableString and not _is_settled(node):
            mark = soup.new_tag("span", lang=english)
            node.wrap(mark)


def _without_empty_values(soup: BeautifulSoup) -> None:
    """Writes `hidden`, which the parser knows as `hidden=""`, as it was."""
    for element in soup.find_all(True):
        without_values: dict[str, Any] = dict.fromkeys(BOOLEAN & element.attrs.keys())
        element.attrs.update(without_values)


def _is_settled(node: Tag | NavigableString) -> bool:
    """Whether it is no text that a reader sees, or has a language of its own already."""
    ours = [node, *node.parents] if isinstance(node, Tag) else list(node.parents)
    if any(element.name in NOT_TEXT for element in ours):
        return True
    language = next((str(element["lang"]) for element in ours if element.has_attr("lang")), "")
    return language.startswith(settings.LANGUAGE_CODE.partition("-")[0])
