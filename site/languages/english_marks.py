"""Marks the texts of translated pages that are still in English, wherever a page shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bs4 import BeautifulSoup, NavigableString, Tag
from django.conf import settings
from wagtail.models import Page

from languages.locales import language_tag, locale_id_of
from languages.models import TranslatedRevision
from languages.texts import has_words, plain

#: Elements whose text is not shown as text.
NOT_TEXT = {"script", "style", "title", "template", "textarea", "svg", "option"}
#: A shorter text is only marked where it stands alone: “Home” is a part of many words.
SHORTEST_PART = 12


def live_english_texts(language: str) -> set[str]:
    """The texts of live pages in this language that were published in English."""
    rows = TranslatedRevision.objects.live().filter(page__locale=locale_id_of(language)).exclude(english_texts=[])
    return {text for texts in rows.values_list("english_texts", flat=True) for text in texts}


def english_texts_of(page: Page) -> list[str]:
    """The texts of a translated page that are live in English."""
    made_from = TranslatedRevision.objects.made(page.pk, page.live_revision_id).first()
    return made_from.english_texts if made_from else []


def mark_english(html: str, texts: Iterable[str]) -> str:
    """The document or fragment with `lang` at each of the texts: at the element that holds it, else at a `span`."""
    lines = {line.strip() for text in texts for line in plain(text).splitlines() if has_words(line)}
    if not lines:
        return html
    # Only the body shows text: the rest of the document stays as it was written.
    start, end = html.find("<body"), html.rfind("</html>")
    start, end = max(start, 0), end if end >= 0 else len(html)
    soup = BeautifulSoup(html[start:end], "html.parser")
    _mark_elements(soup, {_squeezed(line) for line in lines})
    parts = re.compile("|".join(_pattern(line) for line in sorted(lines, key=len, reverse=True)))
    for node in list(soup.find_all(string=parts)):
        if type(node) is NavigableString and not _is_settled(node):
            _mark_parts(soup, node, parts)
    return html[:start] + soup.decode() + html[end:]


def _squeezed(text: str) -> str:
    """Without spaces and the final stop, which templates change."""
    return re.sub(r"\s+", "", text).rstrip(".")


def _pattern(line: str) -> str:
    words = r"\s+".join(re.escape(word) for word in line.rstrip(".").split())
    return words if len(line) >= SHORTEST_PART else rf"\A\s*{words}\.?\s*\Z"


def _mark_elements(shown: Tag, squeezed: set[str]) -> None:
    """Marks the innermost elements that hold one of the texts and nothing else, and pictures by their alt text."""
    for image in shown.find_all("img", alt=True):
        if _squeezed(str(image["alt"])) in squeezed:
            image["lang"] = language_tag(settings.LANGUAGE_CODE)
    longest = max(map(len, squeezed))
    for element in shown.find_all(True):
        text = _squeezed(element.get_text())
        if not text or len(text) > longest or text not in squeezed or _is_settled(element):
            continue
        if not any(_squeezed(child.get_text()) == text for child in element.find_all(True, recursive=False)):
            element["lang"] = language_tag(settings.LANGUAGE_CODE)


def _is_settled(node: Tag | NavigableString) -> bool:
    """Whether it is no text that a reader sees, or has a language of its own already."""
    ours = [node, *node.parents] if isinstance(node, Tag) else list(node.parents)
    if any(element.name in NOT_TEXT for element in ours):
        return True
    language = next((str(element["lang"]) for element in ours if element.has_attr("lang")), "")
    return language.startswith(settings.LANGUAGE_CODE.partition("-")[0])


def _mark_parts(soup: BeautifulSoup, node: NavigableString, parts: re.Pattern[str]) -> None:
    text, end, pieces = str(node), 0, []
    for match in parts.finditer(text):
        mark = soup.new_tag("span", lang=language_tag(settings.LANGUAGE_CODE))
        mark.string = match[0]
        pieces += [NavigableString(text[end : match.start()]), mark]
        end = match.end()
    node.replace_with(*pieces, NavigableString(text[end:]))
