"""Template tags for the admin's pages about translations."""

from __future__ import annotations

import json
from typing import Any

from django import template
from django.utils.translation import gettext as _
from wagtail.models import Page

from languages.progress import progress_of, works
from languages.services import source_of, translations_of
from languages.texts import Text

register = template.Library()


@register.simple_tag(takes_context=True)
def editor_props(context: template.Context) -> str:
    """`{% editor_props as props %}`: what wagtail-localize's editor shows, with the old translation of each text
    that changed in English, what changed, and warnings about numbers. It offers no alias.
    """
    props = json.loads(context["props"])
    props["links"]["convertToAliasUrl"] = None
    rows = {row["segment_id"]: row for row in props["initialStringTranslations"]}
    for progress in progress_of(works().filter(pk=context["translation"].pk)):
        for text in progress.texts:
            if text.former and text.segment_id not in rows:
                props["initialStringTranslations"].append(_former_row(text))
            elif text.numbers_warning and not rows[text.segment_id]["error"]:
                rows[text.segment_id]["comment"] = text.numbers_warning
    return json.dumps(props)


def _former_row(text: Text) -> dict[str, Any]:
    """The old translation as the editor shows a text with a mistake, since it is not published as it is."""
    sentence = _(
        "English changed since this was translated: %(changes)s. Change the translation too, or save it again."
    )
    return {
        "segment_id": text.segment_id,
        "data": text.former.translation if text.former else "",
        "error": sentence % {"changes": text.changes},
        "comment": "",
        "last_translated_by": None,
    }


@register.inclusion_tag("pages/languages/admin/other_languages.html")
def other_languages(page: Page, action: str) -> dict[str, Any]:
    """What happens to the page in the other language. `action`: "delete", "unpublish" or "move"."""
    translations = translations_of(page)
    if action == "unpublish":
        translations = [translation for translation in translations if translation.live]
    return {"action": action, "translations": translations, "source": source_of(page)}
