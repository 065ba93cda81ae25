"""A DOCX of works, to be changed for a meeting."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, NavigableString, Tag
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from blueprint.citations.texts import letters
from blueprint.documents.drawing import as_png
from blueprint.documents.texts import HEADINGS
from blueprint.documents.works import Content, Work
from core.pdf.faults import LibraryMissing

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

    from blueprint.documents.word_file import WordFile

#: What stands inside a paragraph.
INLINE = {
    "a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "ins", "mark", "span", "strong", "sub", "sup", "time",
}  # fmt: skip


def make_docx(content: Content) -> bytes:
    """Raises LibraryMissing."""
    try:
        from blueprint.documents.word_file import WordFile
    except ImportError as error:
        raise LibraryMissing(f"python-docx is missing: {error}") from error
    title = content.outline["title"]
    word = WordFile(
        title=title, author=content.author, language=content.language_tag, day=timezone.now().replace(tzinfo=None)
    )
    _cover(word, content)
    for section in content.sections:
        for work in section.works:
            _work(word, work)
    out = BytesIO()
    word.document.save(out)
    return out.getvalue()


def _cover(word: WordFile, content: Content) -> None:
    if content.outline["kind"]:
        word.paragraph(content.outline["kind"], bold=True)
    word.heading(content.outline["title"], 0)
    word.paragraph(content.outline["summary"])
    word.link(word.paragraph(), content.address, content.address)
    licence = " ".join(content.outline["licence"]).strip()
    word.facts(
        [
            (_("As it stood on"), date_format(content.day, "j F Y")),
            *([(_("Licence"), licence)] if licence else []),
        ]
    )
    word.heading(_("Contents"), 1)
    for work in content.works:
        line = word.paragraph(style="List Bullet")
        word.run(line, f"{work.number} {work.version.title}", lang=work.lang)
        word.run(line, f" ({work.in_short})")


def _work(word: WordFile, work: Work) -> None:
    word.document.add_page_break()
    word.heading(f"{work.number} {work.version.title}", 1, lang=work.lang)
    word.paragraph(work.lead, lang=work.lang)
    if work.state.words:
        word.paragraph(work.state.words, bold=True)
    if work.doc["content_note"]:
        word.paragraph(work.doc["content_note"], lang=work.lang)
    facts = [(fact["term"], fact["value"]) for fact in work.doc["facts"]]
    if work.strength:
        facts.insert(0, (_("Strength of evidence"), str(work.strength.label)))
    word.facts([(pgettext("of an entry", "Version"), work.version_and_day), *facts], lang=work.lang)
    _Text(word, work.lang).blocks(BeautifulSoup(work.text.html, "html.parser"))
    _below(word, work)


def _below(word: WordFile, work: Work) -> None:
    word.heading(work.related_title, 2)
    for item in work.related:
        line = word.paragraph(style="List Bullet")
        word.link(line, f"{item['number']} {item['title']}", item["url"], lang=item.get("lang") or "")
        if item.get("state_words"):
            word.run(line, f" ({item['state_words']})")
    if not work.related:
        word.paragraph(_("There was none."))
    word.heading(_("Cite this"), 2)
    word.paragraph(work.citation, lang="en-GB")
    word.heading(_("Sources"), 2)
    for number, source in enumerate(work.doc["sources"], start=1):
        line = word.paragraph(f"{number}. {_plain(source['html'])} ")
        if source["url"]:
            word.link(line, source["url"], source["url"])
    if not work.doc["sources"]:
        word.paragraph(_("This rests on no published source."))
    if work.text.addresses:
        word.heading(_("Links in this text"), 2)
        for place, address in enumerate(work.text.addresses):
            word.link(word.paragraph(f"{letters(place)}. "), address, address)


def _plain(html: str) -> str:
    return BeautifulSoup(strip_tags(html), "html.parser").get_text()


class _Text:
    """Writes the HTML of a work's main text."""

    def __init__(self, word: WordFile, lang: str) -> None:
        self._word, self._lang = word, lang

    def blocks(self, parent: Tag) -> None:
        for child in parent.children:
            if isinstance(child, NavigableString):
                if child.strip():
                    self._word.paragraph(_spaced(child), lang=self._lang)
            elif isinstance(child, Tag):
                self._block(child)

    def _block(self, element: Tag) -> None:
        if element.name in HEADINGS:
            self._word.heading(_spaced(element.get_text()).strip(), HEADINGS.index(element.name), lang=self._lang)
        elif element.name in {"ul", "ol"}:
            self._list(element)
        elif element.name == "table":
            rows = [[_spaced(cell.get_text()) for cell in row(["th", "td"])] for row in element("tr")]
            self._word.table([row for row in rows if row], lang=self._lang)
        elif element.name == "svg":
            self._word.picture(as_png(element), element.title.get_text() if element.title else "")
        elif element.find(lambda inner: inner.name not in INLINE):
            self.blocks(element)
        else:
            self._inline(self._word.paragraph(), element)

    def _list(self, element: Tag) -> None:
        for place, item in enumerate(element.find_all("li", recursive=False), start=1):
            is_numbered = element.name == "ol" and "time" not in element.get_attribute_list("class")
            line = self._word.paragraph(style=None if is_numbered else "List Bullet")
            if is_numbered:
                self._word.run(line, f"{place}. ")
            self._inline(line, item)
            for run in line.runs[:1]:
                run.text = run.text.lstrip()

    def _inline(self, paragraph: Paragraph, element: Tag, names: tuple[str, ...] = ()) -> None:
        for child in element.children:
            if isinstance(child, Tag):
                if child.name == "a" and not str(child.get("href", "#")).startswith("#"):
                    self._word.link(paragraph, _spaced(child.get_text()), str(child["href"]), lang=self._lang)
                elif "visually-hidden" not in child.get_attribute_list("class") or child.get_text() == ":":
                    self._inline(paragraph, child, (*names, child.name, *child.get_attribute_list("class")))
            elif isinstance(child, NavigableString) and (text := _spaced(child)):
                run = self._word.run(paragraph, text, lang=self._lang, bold=bool({"b", "strong"} & {*names}))
                run.italic = bool({"i", "em"} & {*names}) or None
                run.font.superscript = bool({"sup", "ref"} & {*names}) or None


def _spaced(text: str) -> str:
    """As a browser shows the space in it."""
    return re.sub(r"[ \t\r\n]+", " ", text)
