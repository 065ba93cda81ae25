"""A work as a document: what a page shows now, and what a version keeps for ever, in one shape.

`take_snapshot` makes it from the page; a version stores it as JSON beside the HTML of its main part. Pages
show the newest version's document, so that what stands on a page is always what its version says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.rich_text import expand_db_html

from blueprint.citations.harvard import references
from blueprint.enums import Reading
from blueprint.footnotes import Footnotes, keys_in
from blueprint.listings import entries_under, pointer, recommendations_on
from blueprint.models import EntryPage, RecommendationPage, Source, Version

if TYPE_CHECKING:
    from blueprint.models.numbered import NumberedPage

MAIN_PART = "pages/blueprint/parts/{kind}_main.html"


def document_of(page: NumberedPage, version: Version | None) -> dict[str, Any]:
    """The version's document when there is one; else the page's own, as in a preview."""
    if version is None:
        return take_snapshot(page)
    return restored(version)


def restored(version: Version) -> dict[str, Any]:
    """The document of a version. Its HTML was made by our own templates from cleaned text."""
    doc = dict(version.data)
    doc["sources"] = [
        {**source, "html": mark_safe(source["html"])}  # noqa: S308 - cleaned when it was made
        for source in doc.get("sources", [])
    ]
    doc["html"] = mark_safe(version.html)  # noqa: S308 - see above
    doc["number"] = str(version.permanent_number)
    return doc


def take_snapshot(page: NumberedPage) -> dict[str, Any]:
    """The page as it stands in memory, ready for JSON (its HTML strings are safe strings)."""
    known = {
        source.key: source for source in Source.objects.filter(key__in=keys_in(" ".join(page.texts_with_footnotes())))
    }
    footnotes = Footnotes(known)
    number = page.permanent_number
    doc = {
        "kind": page.kind.value,
        "number": str(number) if number else "",
        "title": page.title,
        "summary": page.summary,
        "content_note": page.content_note,
        "language": page.language,
        "is_example": page.is_example,
        "review_date": page.review_date.isoformat() if page.review_date else "",
    }
    doc |= _entry(page, footnotes) if isinstance(page, EntryPage) else _recommendation(page, footnotes)
    doc["html"] = render_to_string(MAIN_PART.format(kind=doc["kind"]), {"doc": doc})
    doc["sources"] = _sources([known[key] for key in footnotes.keys])
    doc["toc"] = [{"id": part["id"], "title": str(part["title"])} for part in doc.pop("parts")]
    return doc


def _rich(text: str, footnotes: Footnotes) -> str:
    return mark_safe(footnotes.mark(expand_db_html(text)))  # noqa: S308 - Wagtail's cleaned rich text


def _entry(page: EntryPage, footnotes: Footnotes) -> dict[str, Any]:
    titles = {
        "context": ("e1", pgettext("part of an entry", "Context")),
        "intention": ("e2", _("What we meant to do")),
        "what_we_did": ("e3", _("What we did")),
        "what_happened": ("e4", _("What happened")),
        "did_not_work": ("e5", _("What did not work")),
        "advice": ("e6", _("What we would tell others")),
    }
    parts = []
    for name, (anchor, title) in titles.items():
        part = {"id": anchor, "title": title, "html": _rich(getattr(page, name), footnotes), "why_unknown": ""}
        if name == "did_not_work":
            part["why_unknown"] = page.not_yet_known
        if part["html"] or part["why_unknown"]:
            parts.append(part)
    return {
        "parts": parts,
        "strength": page.strength,
        "chapter": {"title": page.position.chapter.title, "place": str(page.position)} if page.position.chapter else {},
        "facts": _facts(
            (_("Setting"), page.get_setting_display()),
            (_("Stage"), page.get_stage_display()),
            (_("Cost band"), page.get_cost_band_display()),
            (_("Staffing"), page.staffing or _("Not yet known")),
            (pgettext("audience", "For"), page.audience),
            (_("Review by"), _month(page.review_date)),
        ),
        # Permanent addresses: where the pages stand now may move.
        "recommendations": [pointer(found, found.permanent_url) for found in recommendations_on(page)],
    }


def _recommendation(page: RecommendationPage, footnotes: Footnotes) -> dict[str, Any]:
    steps = [
        {
            "date": step.value["on"].isoformat(),
            "when": date_format(step.value["on"], "j F Y"),
            "html": mark_safe(footnotes.mark(escape(step.value["text"]))),  # noqa: S308 - escaped
            "evidence": mark_safe(footnotes.mark(escape(step.value["evidence"]))),  # noqa: S308 - escaped
        }
        for step in page.uptake
    ]
    if page.still_to_do:
        steps.append({"when": _("Not yet"), "text": page.still_to_do, "is_next": True})
    why = {"id": "why", "title": _("Why we say this"), "html": _rich(page.why, footnotes)}
    uptake = {"id": "uptake", "title": _("How far it has been taken up"), "steps": steps}
    status_checked = date_format(page.status_checked, "j F Y") if page.status_checked else ""
    return {
        "parts": [why, uptake],
        "statement": page.statement,
        "status": {"shape": page.status_shape, "words": page.get_status_display(), "checked": status_checked},
        "facts": _facts(
            (pgettext("audience", "For"), page.audience),
            (_("Level"), page.get_level_display()),
            (_("Timescale"), page.timescale),
            (_("Status"), page.get_status_display()),
            (_("Status checked"), status_checked),
        ),
        "entries": [pointer(found, found.permanent_url) for found in entries_under(page)],
    }


def _facts(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [{"term": str(term), "value": str(value)} for term, value in pairs if value]


def _month(day) -> str:
    return date_format(day, "F Y") if day else ""


def _sources(sources: list[Source]) -> list[dict[str, Any]]:
    """Numbered in the order of the text, each with the words that stand in the list and its CSL."""
    items = [source.csl for source in sources]
    texts = references(items, addresses=False) if items else []
    return [
        {
            "number": number,
            "key": source.key,
            "html": format_html("{}{}", text, _how_known(source)),
            "url": source.url or (f"https://doi.org/{source.doi}" if source.doi else ""),
            "csl": source.csl,
            "licence": source.licence,
            "reported_by": source.reported_by if source.reading == Reading.LISTED else "",
            "cited": True,
        }
        for number, (source, text) in enumerate(zip(sources, texts, strict=True), start=1)
    ]


def _how_known(source: Source) -> str:
    words = []
    if source.reading == Reading.LISTED:
        words.append(_("As reported by %(who)s; we have not read the original.") % {"who": source.reported_by})
    if source.licence:
        words.append(_("Licence: %(licence)s.") % {"licence": source.licence})
    return format_html(' <span class="quiet">{}</span>', " ".join(words)) if words else ""
