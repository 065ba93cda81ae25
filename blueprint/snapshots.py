"""A work as a document: the same dict for what a page shows and for what a version stores.

`NumberedPage.snapshot` makes it; a version stores it as JSON beside the HTML of its main text, and `restored`
returns it. A live page shows the document of its latest version, so that both always say the same. Nothing here
queries the database.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from blueprint.citations.harvard import references
from blueprint.enums import Kind, Reading
from blueprint.kinds import KINDS
from blueprint.states import State
from languages.locales import foreign_language

if TYPE_CHECKING:
    from blueprint.models import Source, Version


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of a document's main text: a heading and what stands below it."""

    #: What the part is, for example "advice".
    key: str
    #: The `id` of its heading in HTML. Other sites link to it, so it never changes.
    id: str
    title: str
    html: SafeString | str = ""
    #: Why it is not yet known.
    why_unknown: str = ""
    #: Whether it is shown as a callout.
    is_callout: bool = False
    #: The steps of a timeline, which is shown instead of `html`.
    steps: list[dict[str, Any]] | None = None


def main_text(kind: Kind, parts: Sequence[Part]) -> SafeString:
    """The HTML of all parts."""
    return render_to_string(f"pages/blueprint/parts/{kind}_main.html", {"doc": {"parts": parts}})


def part_titles(parts: Sequence[Part]) -> list[dict[str, str]]:
    """What is stored of the parts beside their HTML."""
    return [{"key": part.key, "id": part.id, "title": part.title} for part in parts]


def facts(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    """Terms and values for the list beside the text, without those that have no value."""
    return [{"term": term, "value": value} for term, value in pairs if value]


def source_list(sources: Sequence[Source]) -> list[dict[str, Any]]:
    """The list of sources below the text, in this order, each with its CSL item."""
    texts = references([source.csl for source in sources], addresses=False)
    return [
        {
            "number": number,
            "key": source.key,
            "html": format_html("{}{}", _in_english(text), _how_known(source)),
            "url": source.address,
            "cited": True,
            **source.as_shown,
        }
        for number, (source, text) in enumerate(zip(sources, texts, strict=True), start=1)
    ]


def _in_english(reference: SafeString) -> SafeString:
    """The style writes references in English, whatever the language of the page."""
    lang = foreign_language(settings.LANGUAGE_CODE)
    return format_html('<span lang="{}">{}</span>', lang, reference) if lang else reference


def _how_known(source: Source) -> str:
    words = []
    if source.reading == Reading.LISTED:
        words.append(_("As reported by %(who)s; we have not read the original.") % {"who": source.reported_by})
    if source.licence:
        words.append(_("Licence: %(licence)s.") % {"licence": source.licence})
    return format_html(' <span class="quiet">{}</span>', " ".join(words)) if words else ""


def restored(version: Version) -> dict[str, Any]:
    """The document that a version stores. Its HTML was rendered by our own templates from cleaned text."""
    return version.data | {
        "number": str(version.permanent_number),
        "html": mark_safe(version.html),  # noqa: S308 - see above
        "sources": [
            source | {"html": mark_safe(source["html"])}  # noqa: S308 - cleaned when it was made
            for source in version.data["sources"]
        ],
    }


def in_state(document: dict[str, Any], state: State | None) -> dict[str, Any]:
    """The document as it stands today: no status but the withdrawal stands on what is withdrawn.

    Without a state, that of an old version, which is as it stood.
    """
    if document.get("status") and state and state.withdrawn_on:
        return document | {"status": withdrawn_status(state)}
    return document


def with_status_in_facts(document: dict[str, Any]) -> dict[str, Any]:
    """For where the status stands nowhere else, as it does beside the text of a recommendation's page."""
    status = document.get("status")
    if not status:
        return document
    own = facts((_("Status"), status["words"]), (_("Status checked"), status["checked"]))
    return document | {"facts": [*document["facts"], *own]}


def withdrawn_status(state: State) -> dict[str, str]:
    return {"shape": "dashed", "words": state.name, "checked": ""}


def table_of_contents(document: dict[str, Any]) -> list[dict[str, str]]:
    """Id and title of the parts of the text, then of the sections that every page has below it."""
    kind = KINDS[document["kind"]]
    return [
        *document["parts"],
        {"id": kind.related_id, "title": str(kind.related_title)},
        {"id": "cite", "title": _("Cite this")},
        {"id": "sources", "title": _("Sources")},
    ]
