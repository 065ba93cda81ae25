"""Template tags for the admin's pages about translations."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django import template
from django.forms import Form
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from languages.progress import progress_of, works
from languages.services import source_of, translations_of
from languages.texts import Text, in_lines

register = template.Library()


#: Of wagtail-localize's editor, whose script has them without context, so that no catalogue can hold ours.
EDITOR_LABELS = {
    "Stop Synced translation": gettext_lazy("Ready: tell the publishers"),
    "Stopping Synced translation": gettext_lazy("Telling the publishers…"),
    "Publish in ": gettext_lazy("Publish in "),  # the name of the language follows
}


@register.simple_tag
def editor_labels() -> dict[str, str]:
    return {theirs: str(ours) for theirs, ours in EDITOR_LABELS.items()}


@register.simple_tag
def without_alias(form: Form) -> str:
    """`{% without_alias form %}`: the form that copies a page no longer offers to keep the copy the same."""
    form.fields.pop("alias", None)
    return ""


@register.simple_tag(takes_context=True)
def editor_props(context: template.Context) -> str:
    """`{% editor_props as props %}`: what wagtail-localize's editor shows, with the old translation of each text
    that changed in English, what changed, and warnings about numbers. It offers no alias, names an English draft
    as it was handed over, and has only the button “Ready” for those who may not publish.
    """
    props = json.loads(context["props"])
    props["links"]["convertToAliasUrl"] = None
    if not props["perms"]["canPublish"]:  # the last action is the button, so "Ready" is the only one
        props["perms"] = dict.fromkeys(props["perms"], False)
    segments = {segment["id"]: segment for segment in props["segments"] if segment["type"] == "string"}
    rows = {row["segment_id"]: row for row in props["initialStringTranslations"]}
    for progress in progress_of(works().filter(pk=context["translation"].pk)):
        for row in props["translations"]:
            if row["locale"]["code"] == progress.work.source.locale.language_code:
                row["title"] = progress.english_title
        for text in progress.texts:
            if text.segment_id in segments:
                place = segments[text.segment_id]["location"]
                place["subField"] = " · ".join(filter(None, [place["subField"], *_notes_on(text)])) or None
            if text.former and text.segment_id not in rows:
                props["initialStringTranslations"].append(_former_row(text))
            elif text.numbers_warning and not rows[text.segment_id]["error"]:
                rows[text.segment_id]["comment"] = text.numbers_warning
    _show_lines(props)
    return json.dumps(props)


def _show_lines(props: dict[str, Any]) -> None:
    """Translators see and type lines; nobody needs HTML for them."""
    for segment in props["segments"]:
        if segment["type"] == "string":
            segment["source"] = in_lines(segment["source"])
    for row in props["initialStringTranslations"]:
        row["data"] = in_lines(row["data"])


def _notes_on(text: Text) -> Iterator[str]:
    """What the editor shows above the text, also while it is being translated."""
    if text.former:
        yield _("English changed: %(changes)s") % {"changes": text.changes}
    if "<" in in_lines(text.english):
        yield _("Keep the marks around the same words: <b> is bold, <i> italic, <a> a link.")


def _former_row(text: Text) -> dict[str, Any]:
    """The old translation as the editor shows a text with a mistake, since it is not published as it is."""
    return {
        "segment_id": text.segment_id,
        "data": text.former.translation if text.former else "",
        "error": _("English changed since this was translated. Change the translation too, or save it again."),
        "comment": "",
        "last_translated_by": None,
    }


@register.inclusion_tag("pages/languages/admin/other_languages.html")
def other_languages(page: Page, action: str) -> dict[str, Any]:
    """What happens to the page in the other language. `action`: "delete", "unpublish" or "move"."""
    translations = translations_of(page)
    if action == "unpublish":
        translations = [translation for translation in translations if translation.live]
    return {"page": page, "action": action, "translations": translations, "source": source_of(page)}
