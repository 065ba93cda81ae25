"""Marks the terms of the glossary in an entry: where each stands first, it leads to its meaning on the same page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

if TYPE_CHECKING:
    from blueprint.models.glossary import GlossaryTermTranslation

_TAG = re.compile(r"(<[^>]*>)")
#: In these nothing is marked: a link in a link is broken, and a heading or a mark of a source is no text.
_LEFT_ALONE = re.compile(r"<(/?)(?:a|h[1-6]|figure)\b", re.IGNORECASE)


class Glossary:
    """The terms in one language. The texts of a document are given in the order of the page."""

    def __init__(self, terms: Iterable[GlossaryTermTranslation]) -> None:
        terms = list(terms)
        self._by_form = {_key(form): term for term in terms for form in term.forms}
        self._pattern = _pattern_of(form for term in terms for form in term.forms)
        #: Those that stand in the texts so far, in this order.
        self.found: list[GlossaryTermTranslation] = []

    def in_html(self, html: str) -> SafeString:
        if not self._by_form:
            return mark_safe(html)  # noqa: S308 - as it came: Wagtail's cleaned rich text
        inside, parts = 0, []
        for part in _TAG.split(html):
            if part.startswith("<"):
                tag = _LEFT_ALONE.match(part)
                inside += (-1 if tag[1] else 1) if tag else 0
            elif not inside:
                part = self._pattern.sub(self._link, part)
            parts.append(part)
        return mark_safe("".join(parts))  # noqa: S308 - the same, with links of our own template

    def _link(self, match: re.Match[str]) -> str:
        form = _plain(match[0])
        term = self._by_form.get(form) or self._by_form.get(form.casefold())
        if term is None or term in self.found:
            return match[0]
        self.found.append(term)
        context = {"slug": term.record.slug, "words": mark_safe(match[0])}  # noqa: S308 - a piece of the text
        return render_to_string("pages/blueprint/parts/word.html", context).strip()

    def list(self) -> SafeString | str:
        """What the words mean that were marked, as HTML; empty where none was."""
        if not self.found:
            return ""
        return render_to_string("pages/blueprint/parts/words.html", {"terms": self.found})


def _pattern_of(forms: Iterator[str]) -> re.Pattern[str]:
    """Whole words only, the longest form first."""
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile(rf"(?<![\w&#-])(?:{'|'.join(map(_form_pattern, longest_first))})(?![\w-])")


def _form_pattern(form: str) -> str:
    """A short name in capitals is looked for as it is, other forms in small and capital letters."""
    words = r"\s+".join(re.escape(escape(word, quote=False)) for word in form.split())
    words = re.sub("['’]", "(?:'|’|&#x27;|&#39;)", words)
    return words if form.isupper() else f"(?i:{words})"


def _key(form: str) -> str:
    """A short name in capitals is another word than the same letters in small: IPP, AS."""
    form = _plain(form)
    return form if form.isupper() else form.casefold()


def _plain(form: str) -> str:
    return re.sub("&#x27;|&#39;|’", "'", " ".join(form.split()).replace("&amp;", "&"))
