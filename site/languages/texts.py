"""The texts of translated pages, as wagtail-localize keeps them: English, translation, and what was there before."""

from __future__ import annotations

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.views.edit_translation import FieldHasNoEditPanelError, TabHelper, get_segment_location_info

ADDRESS = re.compile(r"(?i)\b(?:https?://|mailto:|tel:|www\.)\S+|\S+@\S+|^[/#]\S*$")
NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
#: The key of a source, whose digits are no number of the text.
CITED = re.compile(r"\[@[^\]]*\]")


@dataclass(frozen=True)
class Former:
    """A translation of what the English text was before."""

    english: str
    translation: str


@dataclass(frozen=True)
class Text:
    """One text that wagtail-localize offers for translation. Texts are HTML."""

    segment_id: int
    path: str
    field_path: str
    english: str
    #: None while it is not translated, or when the translation has an error.
    translation: str | None
    former: Former | None

    @property
    def has_words(self) -> bool:
        """Whether it differs between languages; numbers and addresses are the same in all."""
        return self.path != "slug" and has_words(self.english)

    @property
    def is_missing(self) -> bool:
        """Whether a reader would see English."""
        return not self.translation and self.has_words

    @property
    def numbers_warning(self) -> str:
        """What differs between the numbers of the two texts, in words; empty when nothing does."""
        return "" if self.path == "slug" else other_numbers_warning(self.english, self.translation)

    @property
    def changes(self) -> str:
        """What changed in English since it was translated, in words; empty when it was not translated before."""
        return changes_in(self.former.english, self.english) if self.former else ""

    @cached_property
    def excerpt(self) -> str:
        return Truncator(plain(self.english)).chars(80)


def in_lines(html: str) -> str:
    """As the translation editor shows it: each new line as one, without its mark."""
    return html.replace("<br/>", "\n")


def plain(html: str) -> str:
    return unescape(strip_tags(in_lines(html)))


def has_words(html: str) -> bool:
    """Whether the text has letters that are not part of an address."""
    return any(character.isalpha() for character in ADDRESS.sub("", plain(html)))


def numbers_in(html: str) -> Counter[str]:
    return Counter(NUMBER.findall(CITED.sub("", plain(html))))


def other_numbers_warning(english: str, translation: str | None) -> str:
    """A sentence that names the numbers that stand in one text only; empty when there are none."""
    if not translation:
        return ""
    ours, theirs = numbers_in(english), numbers_in(translation)
    if ours == theirs:
        return ""
    return _("Check the numbers. Only in English: %(english)s. Only in the translation: %(translation)s.") % {
        "english": ", ".join((ours - theirs).elements()) or "–",
        "translation": ", ".join((theirs - ours).elements()) or "–",
    }


def changes_in(before: str, after: str) -> str:
    """The words that were replaced, added and removed."""
    old, new = plain(before).split(), plain(after).split()
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    changes = []
    for kind, i, j, k, n in matcher.get_opcodes():
        words = {"old": " ".join(old[i:j]), "new": " ".join(new[k:n])}
        if kind == "replace":
            changes.append(_("“%(old)s” became “%(new)s”") % words)
        elif kind == "insert":
            changes.append(_("“%(new)s” was added") % words)
        elif kind == "delete":
            changes.append(_("“%(old)s” was removed") % words)
    return "; ".join(changes)


def texts_of(translations: Iterable[Translation]) -> dict[int, list[Text]]:
    """The texts of each translation, by its id, in the order of the page. Two queries for any number."""
    translations = list(translations)
    segments = defaultdict(list)
    for segment in (
        StringSegment.objects.filter(source_id__in=[work.source_id for work in translations])
        .select_related("string", "context")
        .order_by("order")
    ):
        segments[segment.source_id].append(segment)
    translated = defaultdict(list)
    for row in (
        StringTranslation.objects.filter(context__object_id__in=[work.source.object_id for work in translations])
        .select_related("translation_of")
        .order_by("-updated_at")
    ):
        translated[row.context_id, row.locale_id].append(row)
    return {work.pk: _texts(work, segments[work.source_id], translated) for work in translations}


def _texts(work: Translation, segments: list[StringSegment], translated: dict) -> list[Text]:
    used = {(segment.context_id, segment.string_id) for segment in segments}
    several = Counter(segment.context_id for segment in segments)
    texts = []
    for segment in segments:
        rows = translated.get((segment.context_id, work.target_locale_id), [])
        valid = next((r.data for r in rows if r.translation_of_id == segment.string_id and not r.has_error), None)
        left = [r for r in rows if (r.context_id, r.translation_of_id) not in used]
        former = None if valid else _former(segment.string.data, left, alone=several[segment.context_id] == 1)
        context = segment.context
        texts.append(Text(segment.pk, context.path, context.field_path, segment.string.data, valid, former))
    return texts


def _former(english: str, left: list[StringTranslation], alone: bool) -> Former | None:
    """The translation that was replaced: the last one of a field, the most similar one in a rich text."""
    if not alone:
        similar = difflib.get_close_matches(english, [row.translation_of.data for row in left], n=1, cutoff=0.4)
        left = [row for row in left if row.translation_of.data in similar]
    return Former(left[0].translation_of.data, left[0].data) if left else None


def labels_of(work: Translation, texts: Iterable[Text]) -> list[str]:
    """The name of each text as the form of the page has it, with its beginning: “Summary: “About water.””."""
    page = work.source.get_source_instance()
    tabs = TabHelper(page)
    return [_label(page, tabs, text) for text in texts]


def _label(page: Page, tabs: TabHelper, text: Text) -> str:
    try:
        place = get_segment_location_info(page, tabs, text.path, text.field_path)
    except FieldHasNoEditPanelError:
        return f"“{text.excerpt}”"
    names = (str(name) for name in (place["field"], place["subField"]) if name)
    return f"{', '.join(names)}: “{text.excerpt}”"
